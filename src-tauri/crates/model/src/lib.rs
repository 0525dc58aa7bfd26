//! Ids, money, dates and events of a claim, and their canonical bytes.
//!
//! Nothing in this crate reads or writes anything but memory, save [`SystemClock`] and [`SystemIds`],
//! which are the only places where time and randomness enter the program.

mod cancel;
mod canonical;
mod clock;
mod date;
mod event;
mod ids;
pub mod packed;
mod status;
pub mod text;
mod words;
mod yen;

pub use cancel::Cancel;
pub use canonical::{CanonicalError, canonical_bytes, canonical_value};
pub use clock::{Clock, FixedClock, FixedIds, IdSource, SystemClock, SystemIds};
pub use date::{DateInputError, parse_date, parse_instant};
pub use event::*;
pub use ids::*;
pub use status::Status;
pub use words::{DocumentState, Label, Language, LetterKind, Outcome, Proof, Subject};
pub use yen::{Yen, YenError};
