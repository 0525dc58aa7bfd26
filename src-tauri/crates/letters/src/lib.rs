//! Decision letters: data to PDF.
//!
//! [`LetterData`] says what a letter tells; `compose` words it in Japanese and, behind that, in the
//! reader's language; the typesetter (feature `typst`) lays it out as PDF/A. The template adds no
//! word of its own. Without the feature there are the data, the words and [`FakeRenderer`].

mod compose;
pub mod data;
mod errors;
mod renderer;
mod sheet;
mod text;
mod wording;

#[cfg(feature = "typst")]
mod fonts;
#[cfg(feature = "typst")]
mod glyphs;
#[cfg(feature = "typst")]
mod on_demand;
#[cfg(feature = "typst")]
mod typesetter;

pub use data::LetterData;
pub use errors::{LetterError, MissingGlyph};
pub use renderer::{FakeRenderer, Letter, LetterRenderer, plain_text};
pub use satei_model::{Cancel, Label, Language, LetterKind, Yen};
pub use text::Days;

#[cfg(feature = "typst")]
pub use {fonts::FontSource, on_demand::OnDemand, typesetter::TypstRenderer};
