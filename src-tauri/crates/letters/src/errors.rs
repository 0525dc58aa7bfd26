//! What can go wrong with a letter.

use std::path::PathBuf;

use crate::data::Problem;

/// A character that no font has, and where in the letter's data it stands.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct MissingGlyph {
    /// The character, with its variation selector if it is that form which is missing.
    pub character: String,
    /// Where: a JSON pointer into the letter's data, as in `/addressee/name`.
    pub place: String,
}

impl MissingGlyph {
    /// The character with its code points: `😀 (U+1F600)`.
    pub fn named(&self) -> String {
        format!("{} ({})", self.character, self.code_points())
    }

    /// The code points alone: `U+1F600`.
    pub fn code_points(&self) -> String {
        let points: Vec<String> = self
            .character
            .chars()
            .map(|c| format!("U+{:04X}", u32::from(c)))
            .collect();
        points.join(" ")
    }
}

/// Why there is no letter. Nothing is written by this crate, so nothing is left half done.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum LetterError {
    /// The data do not make a letter of this kind.
    #[error("The letter was not made: {}. Put this right and try again.", list(.0.iter().map(ToString::to_string)))]
    Data(Vec<Problem>),
    /// Characters that no font of the desk has.
    #[error(
        "The letter was not made: no font has {}. Write them otherwise, or allow 〓 in their place.",
        list(.0.iter().map(|glyph| format!("{} at {}", glyph.named(), glyph.place)))
    )]
    Glyphs(Vec<MissingGlyph>),
    /// The fonts for letters were not found.
    #[error(
        "The letter was not made: {missing} is not in any of the font folders ({}). Run `npm ci` in ui/, \
         or put the font files in a folder and name it in SATEI_FONTS.",
        list(.looked_in.iter().map(|folder| folder.display().to_string()))
    )]
    FontsMissing {
        /// The file that was looked for.
        missing: String,
        /// Where it was looked for.
        looked_in: Vec<PathBuf>,
    },
    /// A font file cannot be read or is no font.
    #[error("The letter was not made: the font {path} cannot be used ({reason}). Replace it and try again.")]
    FontDamaged {
        /// The file.
        path: PathBuf,
        /// What is wrong with it.
        reason: String,
    },
    /// The typesetter refused the letter: a fault of this program.
    #[error(
        "The letter was not made: it could not be laid out ({0}). The claim is as it was; please report this."
    )]
    Layout(String),
    /// Somebody asked to stop.
    #[error("The letter was not made: it was cancelled.")]
    Cancelled,
}

impl LetterError {
    /// A stable name of what went wrong.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Data(_) => "letter_incomplete",
            Self::Glyphs(_) => "letter_glyphs_missing",
            Self::FontsMissing { .. } => "letter_fonts_missing",
            Self::FontDamaged { .. } => "letter_font_damaged",
            Self::Layout(_) => "letter_layout",
            Self::Cancelled => "cancelled",
        }
    }
}

fn list(items: impl Iterator<Item = String>) -> String {
    items.collect::<Vec<_>>().join("; ")
}
