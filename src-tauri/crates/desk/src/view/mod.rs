//! What crosses to the window and to `--json` readers: plain data, already resolved from events,
//! plans and assessments. Field names are camelCase, enum values snake_case; money is a string of
//! whole yen, dates and instants are ISO 8601 strings, labels carry all three languages so that the
//! window can change language without asking again.
//!
//! `cargo test -p satei-desk` writes the TypeScript of every type into `ui/src/api/types`; the gate
//! fails when the committed files differ.

mod assessment;
mod claim;
mod command;
mod contact;
mod desk;
mod letter;
mod member;
mod plan;
mod queue;
mod requirement;
mod trial;

pub use assessment::*;
pub use claim::*;
pub use command::*;
pub use contact::*;
pub use desk::*;
pub use letter::*;
pub use member::*;
pub use plan::*;
pub use queue::*;
pub use requirement::*;
pub use trial::*;

pub use satei_model::{DocumentState, Label, Language, LetterKind, Outcome, Proof, Status, Subject};
