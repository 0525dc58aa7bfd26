//! The renderer that is used in earnest: Typst, with no file system, network or clock.

use std::sync::LazyLock;

use chrono::{Datelike, Timelike};
use typst::{
    Library, LibraryExt, World, comemo,
    diag::{FileError, FileResult, SourceDiagnostic},
    foundations::{Bytes, Datetime, Duration, Smart},
    syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot},
    text::{Font, FontBook},
    utils::LazyHash,
};
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards, Timestamp};

use crate::{
    Cancel, FontSource, Letter, LetterData, LetterError, LetterRenderer, MissingGlyph,
    compose::{Renderings, compose},
    data::VersionRecord,
    fonts::Fonts,
    glyphs,
    renderer::{go_on, printed_with, sha256},
    wording,
};

const TEMPLATE: &str = include_str!("../../../../assets/letters/letter.typ");
const TYPST_VERSION: &str = "0.15.1";

/// How many letters ago something may have been laid out to be kept for the next one.
const KEPT_LAYOUTS: usize = 8;

/// Makes letters with Typst. Fonts are read once; a renderer is meant to be kept.
pub struct TypstRenderer {
    fonts: Fonts,
    library: LazyHash<Library>,
    template: Source,
}

impl TypstRenderer {
    /// Reads the fonts.
    ///
    /// # Errors
    /// [`LetterError::FontsMissing`] and [`LetterError::FontDamaged`].
    pub fn new(source: &FontSource) -> Result<Self, LetterError> {
        Ok(Self {
            fonts: source.load()?,
            library: LazyHash::new(Library::default()),
            template: Source::new(*TEMPLATE_ID, TEMPLATE.to_owned()),
        })
    }

    fn lay_out(
        &self,
        data: &LetterData,
        cancel: &Cancel,
    ) -> Result<(PagedDocument, Vec<MissingGlyph>), LetterError> {
        go_on(cancel)?;
        data.check().map_err(LetterError::Data)?;
        let (data, substituted) = self.printable(data)?;
        let renderings = Renderings {
            versions: self.versions(),
            substituted: substituted
                .iter()
                .map(|glyph| (glyph.code_points(), glyph.place.clone()))
                .collect(),
        };
        let mut sheet = serde_json::to_value(compose(&data, &renderings)).map_err(|error| layout(&error))?;
        glyphs::make_breakable(&mut sheet);
        let world = Desk {
            renderer: self,
            sheet: Bytes::from_string(sheet.to_string()),
        };
        let document = typst::compile::<PagedDocument>(&world)
            .output
            .map_err(|errors| refused(&errors))?;
        comemo::evict(KEPT_LAYOUTS);
        go_on(cancel)?;
        Ok((document, substituted))
    }

    /// The data with only what the fonts can print.
    fn printable(&self, data: &LetterData) -> Result<(LetterData, Vec<MissingGlyph>), LetterError> {
        let mut value = serde_json::to_value(data).map_err(|error| layout(&error))?;
        let missing = glyphs::make_printable(&mut value, &|c, selector| self.fonts.cover(c, selector));
        if !missing.is_empty() && !data.substitute {
            return Err(LetterError::Glyphs(missing));
        }
        Ok((
            serde_json::from_value(value).map_err(|error| layout(&error))?,
            missing,
        ))
    }
}

impl LetterRenderer for TypstRenderer {
    fn render(&self, data: &LetterData, cancel: &Cancel) -> Result<Letter, LetterError> {
        let (document, substituted) = self.lay_out(data, cancel)?;
        let standards = PdfStandards::new(&[PdfStandard::A_2u, PdfStandard::Ua_1])
            .map_err(|error| LetterError::Layout(error.message().to_string()))?;
        let options = PdfOptions {
            ident: Smart::Custom(data.number.clone()),
            creator: Smart::Custom(Some(format!("Satei {}", env!("CARGO_PKG_VERSION")))),
            timestamp: timestamp(data),
            standards,
            ..PdfOptions::default()
        };
        let pdf = typst_pdf::pdf(&document, &options).map_err(|errors| refused(&errors))?;
        go_on(cancel)?;
        Ok(Letter {
            pages: document.pages().len(),
            sha256: sha256(&pdf),
            pdf,
            versions: self.versions(),
            substituted,
        })
    }

    fn pages_as_images(
        &self,
        data: &LetterData,
        width: u32,
        cancel: &Cancel,
    ) -> Result<Vec<Vec<u8>>, LetterError> {
        let (document, _) = self.lay_out(data, cancel)?;
        let width = f64::from(width.clamp(100, 4_000));
        let mut images = Vec::new();
        for page in document.pages() {
            go_on(cancel)?;
            let options = typst_render::RenderOptions {
                pixel_per_pt: (width / page.frame.width().to_pt()).into(),
                render_bleed: false,
            };
            images.push(
                typst_render::render(page, &options)
                    .encode_png()
                    .map_err(|error| layout(&error))?,
            );
        }
        Ok(images)
    }

    fn versions(&self) -> Vec<VersionRecord> {
        printed_with(
            &format!("Typst {TYPST_VERSION}"),
            Some(TEMPLATE_HASH.clone()),
            &self.fonts.hashes,
        )
    }
}

/// One hash over the template and the wording.
static TEMPLATE_HASH: LazyLock<String> = LazyLock::new(|| {
    let files: Vec<String> = [TEMPLATE]
        .iter()
        .chain(&wording::FILES)
        .map(|file| sha256(file.as_bytes()))
        .collect();
    sha256(files.join("\n").as_bytes())
});

static TEMPLATE_ID: LazyLock<FileId> = LazyLock::new(|| file("letter.typ"));
static SHEET_ID: LazyLock<FileId> = LazyLock::new(|| file("sheet.json"));

#[expect(clippy::expect_used, reason = "the two names are constants and valid")]
fn file(name: &str) -> FileId {
    RootedPath::new(
        VirtualRoot::Project,
        VirtualPath::new(name).expect("a plain file name is a path"),
    )
    .intern()
}

/// The data's time stamp. An instant has to be given in full for the same data to give the same bytes.
fn timestamp(data: &LetterData) -> Option<Timestamp> {
    let at = data.issued_at;
    let part = |value: u32| u8::try_from(value).ok();
    let datetime = Datetime::from_ymd_hms(
        at.year(),
        part(at.month())?,
        part(at.day())?,
        part(at.hour())?,
        part(at.minute())?,
        part(at.second())?,
    )?;
    Timestamp::new_local(datetime, at.offset().local_minus_utc() / 60)
}

/// What Typst sees of the world: the template, one letter's sheet and the fonts.
struct Desk<'a> {
    renderer: &'a TypstRenderer,
    sheet: Bytes,
}

impl World for Desk<'_> {
    fn library(&self) -> &LazyHash<Library> {
        &self.renderer.library
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &self.renderer.fonts.book
    }

    fn main(&self) -> FileId {
        *TEMPLATE_ID
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        if id == *TEMPLATE_ID {
            Ok(self.renderer.template.clone())
        } else {
            Err(FileError::NotSource)
        }
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        if id == *SHEET_ID {
            Ok(self.sheet.clone())
        } else {
            Err(FileError::AccessDenied)
        }
    }

    fn font(&self, index: usize) -> Option<Font> {
        self.renderer.fonts.fonts.get(index).cloned()
    }

    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        None
    }
}

fn layout(error: &dyn std::error::Error) -> LetterError {
    LetterError::Layout(error.to_string())
}

fn refused(errors: &[SourceDiagnostic]) -> LetterError {
    let messages: Vec<&str> = errors.iter().map(|error| error.message.as_str()).collect();
    LetterError::Layout(messages.join("; "))
}
