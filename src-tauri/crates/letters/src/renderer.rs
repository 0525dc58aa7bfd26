//! What the desk asks of a renderer, and one without a typesetter for tests.

use satei_model::Cancel;
use sha2::{Digest, Sha256};

use crate::{
    Label, LetterError,
    compose::{Renderings, compose},
    data::{LetterData, VersionRecord},
    sheet::Part,
    wording,
};

/// A finished letter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Letter {
    /// The file.
    pub pdf: Vec<u8>,
    /// How many pages it has.
    pub pages: usize,
    /// Its SHA-256, in hexadecimal.
    pub sha256: String,
    /// What it was printed with: template, fonts, typesetter.
    pub versions: Vec<VersionRecord>,
    /// Characters printed as 〓, where [`LetterData::substitute`] allowed it.
    pub substituted: Vec<crate::MissingGlyph>,
}

/// Stops here if somebody asked to.
pub(crate) fn go_on(cancel: &Cancel) -> Result<(), LetterError> {
    if cancel.is_cancelled() {
        Err(LetterError::Cancelled)
    } else {
        Ok(())
    }
}

/// Makes letters. The same data gives the same bytes with the same [`versions`](Self::versions).
pub trait LetterRenderer: Send + Sync {
    /// The letter as a PDF.
    ///
    /// # Errors
    /// What is wrong with the data, characters that cannot be printed, or a cancellation.
    fn render(&self, data: &LetterData, cancel: &Cancel) -> Result<Letter, LetterError>;

    /// The letter's pages as PNG files, `width` pixels wide (between 100 and 4,000).
    ///
    /// # Errors
    /// As [`render`](Self::render).
    fn pages_as_images(
        &self,
        data: &LetterData,
        width: u32,
        cancel: &Cancel,
    ) -> Result<Vec<Vec<u8>>, LetterError>;

    /// What letters are printed with: template, fonts, typesetter, each with its hash.
    fn versions(&self) -> Vec<VersionRecord>;
}

/// Prints the words of a letter as plain text instead of a PDF: for tests of what uses letters.
#[derive(Debug, Clone, Copy, Default)]
pub struct FakeRenderer;

impl LetterRenderer for FakeRenderer {
    fn render(&self, data: &LetterData, cancel: &Cancel) -> Result<Letter, LetterError> {
        go_on(cancel)?;
        data.check().map_err(LetterError::Data)?;
        let pdf = plain_text(data).into_bytes();
        Ok(Letter {
            pages: 1,
            sha256: sha256(&pdf),
            pdf,
            versions: self.versions(),
            substituted: Vec::new(),
        })
    }

    fn pages_as_images(
        &self,
        data: &LetterData,
        _: u32,
        cancel: &Cancel,
    ) -> Result<Vec<Vec<u8>>, LetterError> {
        /// One white pixel.
        const PIXEL: [u8; 67] = *b"\x89PNG\r\n\x1a\n\
            \x00\x00\x00\x0dIHDR\x00\x00\x00\x01\x00\x00\x00\x01\x08\x00\x00\x00\x00\x3a\x7e\x9b\x55\
            \x00\x00\x00\x0aIDAT\x78\x9c\x63\xf8\x0f\x00\x01\x01\x01\x00\xb1\x38\xf6\x14\
            \x00\x00\x00\x00IEND\xae\x42\x60\x82";
        self.render(data, cancel).map(|_| vec![PIXEL.to_vec()])
    }

    fn versions(&self) -> Vec<VersionRecord> {
        printed_with("fake", None, &[])
    }
}

/// The words of a letter in reading order, one string a line: for search, for a terminal, for tests.
pub fn plain_text(data: &LetterData) -> String {
    let sheet = compose(data, &Renderings::default());
    let mut text = String::new();
    for line in sheet
        .parts
        .iter()
        .flat_map(Part::strings)
        .filter(|line| !line.is_empty())
    {
        text.push_str(line);
        text.push('\n');
    }
    text
}

/// What letters are printed with, as the file copy lists it. Fonts are named with their hash.
pub(crate) fn printed_with(
    typesetter: &str,
    template: Option<String>,
    fonts: &[(String, String)],
) -> Vec<VersionRecord> {
    use wording::FileCopy;
    let record = |what: &Label, version: &str, sha256| VersionRecord {
        what: what.clone(),
        version: version.to_owned(),
        sha256,
    };
    let mut versions = vec![
        record(&FileCopy::label(|it| &it.typesetter), typesetter, None),
        record(
            &FileCopy::label(|it| &it.template),
            env!("CARGO_PKG_VERSION"),
            template,
        ),
    ];
    let font = FileCopy::label(|it| &it.font);
    versions.extend(
        fonts
            .iter()
            .map(|(file, hash)| record(&font, file, Some(hash.clone()))),
    );
    versions
}

/// SHA-256 in hexadecimal.
pub(crate) fn sha256(bytes: &[u8]) -> String {
    hex::encode(Sha256::digest(bytes))
}
