//! Turns drawings into layers, pictures and PDFs with the fonts at hand.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use krilla::geom::Size;
use krilla::metadata::{DateTime, Metadata};
use krilla::page::PageSettings;
use krilla::{Document, SerializeSettings};
use krilla_svg::{SurfaceExt, SvgSettings};
use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::{Options, Tree, fontdb};

use super::Error;
use super::picture::Layer;
use super::svg::{Drawing, Face};

/// Fonts and renderers.
pub struct Studio {
    options: Options<'static>,
}

/// Folders that may hold the fonts, in the order they are looked through.
pub fn font_folders() -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../..");
    std::env::var_os("SATEI_FONTS")
        .map(PathBuf::from)
        .into_iter()
        .chain([
            root.join("ui/node_modules/@expo-google-fonts"),
            root.join("target/sample-fonts/node_modules"),
        ])
        .collect()
}

impl Studio {
    /// Loads the four families from the first folders that have them.
    ///
    /// # Errors
    /// [`Error::Fonts`] names the families that no folder has.
    pub fn open(folders: &[PathBuf]) -> Result<Self, Error> {
        let mut fonts = fontdb::Database::new();
        for folder in folders {
            fonts.load_fonts_dir(folder);
        }
        let missing: Vec<&str> = [Face::Gothic, Face::Mincho, Face::Hand, Face::Dots]
            .map(Face::family)
            .into_iter()
            .filter(|family| {
                !fonts
                    .faces()
                    .any(|f| f.families.iter().any(|(name, _)| name == family))
            })
            .collect();
        if !missing.is_empty() {
            return Err(Error::Fonts(missing.join(", ")));
        }
        let options = Options {
            fontdb: Arc::new(fonts),
            ..Options::default()
        };
        Ok(Self { options })
    }

    fn tree(&self, drawing: &Drawing) -> Result<Tree, Error> {
        Tree::from_str(&drawing.finish(), &self.options).map_err(|e| Error::Draw(e.to_string()))
    }

    /// The drawing as a layer, so many pixels per drawing unit.
    ///
    /// # Errors
    /// [`Error::Draw`] when the drawing is no valid SVG or too large.
    pub fn layer(&self, drawing: &Drawing, scale: f32) -> Result<Layer, Error> {
        Ok(Layer::from_pixmap(&self.pixmap(drawing, scale)?))
    }

    /// The drawing as a PNG file, so many pixels per drawing unit.
    ///
    /// # Errors
    /// As [`Self::layer`].
    pub fn png(&self, drawing: &Drawing, scale: f32) -> Result<Vec<u8>, Error> {
        self.pixmap(drawing, scale)?
            .encode_png()
            .map_err(|e| Error::Encode(e.to_string()))
    }

    fn pixmap(&self, drawing: &Drawing, scale: f32) -> Result<Pixmap, Error> {
        let tree = self.tree(drawing)?;
        let (w, h) = (
            (drawing.width * scale).ceil() as u32,
            (drawing.height * scale).ceil() as u32,
        );
        let mut pixmap = Pixmap::new(w, h).ok_or_else(|| Error::Draw(format!("{w} × {h} pixels")))?;
        resvg::render(&tree, Transform::from_scale(scale, scale), &mut pixmap.as_mut());
        Ok(pixmap)
    }

    /// A PDF with one page a drawing; text stays text.
    ///
    /// # Errors
    /// [`Error::Draw`] for an invalid drawing, [`Error::Encode`] when the PDF cannot be written.
    pub fn pdf(&self, title: &str, made_on: (u16, u8, u8), pages: &[Drawing]) -> Result<Vec<u8>, Error> {
        let mut document = new_document(title, made_on);
        for drawing in pages {
            let tree = self.tree(drawing)?;
            let size = page_size(drawing.width, drawing.height)?;
            let mut page = document.start_page_with(PageSettings::new(size));
            let mut surface = page.surface();
            surface.draw_svg(&tree, size, SvgSettings::default());
            surface.finish();
            page.finish();
        }
        document.finish().map_err(|e| Error::Encode(format!("{e:?}")))
    }

    /// A PDF as a scanner makes it: one JPEG filling an A4 page, no text.
    ///
    /// # Errors
    /// [`Error::Encode`] when the JPEG or the PDF cannot be written.
    pub fn scan(&self, title: &str, made_on: (u16, u8, u8), jpeg: Vec<u8>) -> Result<Vec<u8>, Error> {
        let mut document = new_document(title, made_on);
        let size = page_size(595.0, 842.0)?;
        let mut page = document.start_page_with(PageSettings::new(size));
        let mut surface = page.surface();
        let picture = krilla::image::Image::from_jpeg(jpeg.into(), false).map_err(Error::Encode)?;
        surface.draw_image(picture, size);
        surface.finish();
        page.finish();
        document.finish().map_err(|e| Error::Encode(format!("{e:?}")))
    }
}

fn page_size(width: f32, height: f32) -> Result<Size, Error> {
    Size::from_wh(width, height).ok_or_else(|| Error::Draw(format!("{width} × {height} points")))
}

fn new_document(title: &str, (year, month, day): (u16, u8, u8)) -> Document {
    let mut document = Document::new_with(SerializeSettings::default());
    document.set_metadata(
        Metadata::new()
            .title(title.to_owned())
            .creator("Satei sample evidence".to_owned())
            .creation_date(DateTime::new(year).month(month).day(day)),
    );
    document
}
