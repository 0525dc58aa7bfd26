//! Where the fonts of letters come from. They are not part of the program: they are large, and
//! under a licence of their own.

use std::{
    env,
    path::{Path, PathBuf},
};

use typst::{
    foundations::Bytes,
    text::{Font, FontBook},
    utils::LazyHash,
};

use crate::{LetterError, renderer::sha256};

/// The font files that letters are printed with: folder of the npm package, folder in it, file.
const FILES: [(&str, &str, &str); 4] = [
    ("noto-sans-jp", "400Regular", "NotoSansJP_400Regular.ttf"),
    ("noto-sans-jp", "700Bold", "NotoSansJP_700Bold.ttf"),
    ("noto-sans-sc", "400Regular", "NotoSansSC_400Regular.ttf"),
    ("noto-sans-sc", "700Bold", "NotoSansSC_700Bold.ttf"),
];

/// The folders that are searched for fonts, in order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FontSource {
    folders: Vec<PathBuf>,
}

impl FontSource {
    /// One folder: the four files lie in it, or it is laid out as the npm packages are.
    pub fn folder(folder: impl Into<PathBuf>) -> Self {
        Self {
            folders: vec![folder.into()],
        }
    }

    /// Where fonts lie by rule: the folder named in `SATEI_FONTS`; `fonts` beside the program or in
    /// `resources` (a folder the installer knows, if any); in a source checkout, the UI's packages.
    pub fn standard(resources: Option<&Path>) -> Self {
        let mut folders: Vec<PathBuf> = env::var_os("SATEI_FONTS")
            .map(PathBuf::from)
            .into_iter()
            .collect();
        folders.extend(resources.map(|folder| folder.join("fonts")));
        let program = env::current_exe().ok();
        folders.extend(
            program
                .as_deref()
                .and_then(Path::parent)
                .map(|folder| folder.join("fonts")),
        );
        // The checkout itself is known to a debug build only, so that no release carries its builder's paths.
        let checkout = cfg!(debug_assertions).then(|| concat!(env!("CARGO_MANIFEST_DIR"), "/../../.."));
        let here = env::current_dir().ok();
        let packages = [program, here, checkout.map(PathBuf::from)]
            .iter()
            .flatten()
            .flat_map(|start| start.ancestors())
            .map(|root| root.join("ui/node_modules/@expo-google-fonts"))
            .filter(|folder| folder.is_dir())
            .collect::<Vec<_>>();
        for folder in packages {
            if !folders.contains(&folder) {
                folders.push(folder);
            }
        }
        Self { folders }
    }

    /// Reads all fonts.
    pub(crate) fn load(&self) -> Result<Fonts, LetterError> {
        let mut fonts = Vec::new();
        let mut hashes = Vec::new();
        for (package, weight, file) in FILES {
            let path = self
                .find(package, weight, file)
                .ok_or_else(|| LetterError::FontsMissing {
                    missing: file.to_owned(),
                    looked_in: self.folders.clone(),
                })?;
            let damaged = |reason: String| LetterError::FontDamaged {
                path: path.clone(),
                reason,
            };
            let bytes = std::fs::read(&path).map_err(|error| damaged(error.to_string()))?;
            hashes.push((file.to_owned(), sha256(&bytes)));
            let font =
                Font::new(Bytes::new(bytes), 0).ok_or_else(|| damaged("it is not a font".to_owned()))?;
            fonts.push(font);
        }
        let book = LazyHash::new(FontBook::from_fonts(&fonts));
        Ok(Fonts { fonts, book, hashes })
    }

    fn find(&self, package: &str, weight: &str, file: &str) -> Option<PathBuf> {
        self.folders
            .iter()
            .flat_map(|folder| [folder.join(file), folder.join(package).join(weight).join(file)])
            .find(|path| path.is_file())
    }
}

/// The fonts of letters, read.
pub(crate) struct Fonts {
    pub(crate) fonts: Vec<Font>,
    pub(crate) book: LazyHash<FontBook>,
    /// File names with their SHA-256.
    pub(crate) hashes: Vec<(String, String)>,
}

impl Fonts {
    /// Whether a character, or that form of it, is in one of the families in every weight.
    pub(crate) fn cover(&self, character: char, selector: Option<char>) -> bool {
        self.fonts.chunks(2).any(|family| {
            family.iter().all(|font| match selector {
                None => font.info().coverage.contains(character.into()),
                Some(selector) => ttf_parser::Face::parse(font.data(), font.index())
                    .is_ok_and(|face| face.glyph_variation_index(character, selector).is_some()),
            })
        })
    }
}
