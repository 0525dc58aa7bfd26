//! Fonts for PDF pages that name a font without carrying it.
//!
//! A page in Japanese or Chinese that leaves its font to the reader would come out blank. The files are opened
//! before the reader is confined and read only if a page asks for one.

use std::{
    collections::HashMap,
    fs::File,
    io::{Read as _, Seek as _, SeekFrom},
    path::Path,
    sync::{Arc, Mutex, PoisonError},
};

use hayro::hayro_interpret::{
    font::{FontData, FontQuery},
    hayro_cmap::CidFamily,
};

/// Where systems keep a font with Japanese and Chinese forms, the better first; the number is the face within.
const JAPANESE: [(&str, u32); 6] = [
    ("/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc", 0),
    ("/usr/share/fonts/noto-cjk/NotoSansCJK-Regular.ttc", 0),
    (
        "/usr/share/fonts/google-noto-sans-cjk-fonts/NotoSansCJK-Regular.ttc",
        0,
    ),
    ("/System/Library/Fonts/ヒラギノ角ゴシック W3.ttc", 0),
    ("C:\\Windows\\Fonts\\YuGothM.ttc", 0),
    ("C:\\Windows\\Fonts\\msgothic.ttc", 0),
];
const CHINESE: [(&str, u32); 5] = [
    ("/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc", 2),
    ("/usr/share/fonts/noto-cjk/NotoSansCJK-Regular.ttc", 2),
    (
        "/usr/share/fonts/google-noto-sans-cjk-fonts/NotoSansCJK-Regular.ttc",
        2,
    ),
    ("/System/Library/Fonts/PingFang.ttc", 0),
    ("C:\\Windows\\Fonts\\msyh.ttc", 0),
];
/// Larger files are not fonts worth loading here, in bytes.
const MAX_FONT: u64 = 64 * 1024 * 1024;

struct Face {
    file: File,
    index: u32,
}

/// The open fallback fonts.
pub struct Fonts {
    japanese: Option<Face>,
    chinese: Option<Face>,
    loaded: Mutex<HashMap<bool, FontData>>,
}

impl Fonts {
    /// Opens what this system has. Having none is no error: such pages stay partly blank.
    pub fn open() -> Self {
        Self {
            japanese: first(&JAPANESE),
            chinese: first(&CHINESE),
            loaded: Mutex::default(),
        }
    }

    /// The font for a query: a CJK face for a CJK collection, a built-in one for everything else.
    pub fn resolve(&self, query: &FontQuery) -> Option<(FontData, u32)> {
        match query {
            FontQuery::Standard(font) => Some(font.get_font_data()),
            FontQuery::Fallback(font) => {
                let family = font.character_collection.as_ref().map(|c| &c.family);
                let cjk = match family {
                    Some(CidFamily::AdobeGB1 | CidFamily::AdobeCNS1) => self.face(true),
                    Some(CidFamily::AdobeJapan1 | CidFamily::AdobeKorea1) => self.face(false),
                    _ => None,
                };
                cjk.or_else(|| Some(font.pick_standard_font().get_font_data()))
            }
        }
    }

    fn face(&self, chinese: bool) -> Option<(FontData, u32)> {
        let preferred = if chinese { &self.chinese } else { &self.japanese };
        let face = preferred
            .as_ref()
            .or(self.japanese.as_ref())
            .or(self.chinese.as_ref())?;
        let mut loaded = self.loaded.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(data) = loaded.get(&chinese) {
            return Some((data.clone(), face.index));
        }
        let mut file = &face.file;
        let mut bytes = Vec::new();
        file.seek(SeekFrom::Start(0)).ok()?;
        file.take(MAX_FONT).read_to_end(&mut bytes).ok()?;
        let data: FontData = Arc::new(bytes);
        loaded.insert(chinese, data.clone());
        Some((data, face.index))
    }
}

fn first(candidates: &[(&str, u32)]) -> Option<Face> {
    candidates.iter().find_map(|(path, index)| {
        Some(Face {
            file: File::open(Path::new(path)).ok()?,
            index: *index,
        })
    })
}
