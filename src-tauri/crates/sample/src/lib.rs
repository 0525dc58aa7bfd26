//! The sample desk: invented people, contracts, claims, terms and evidence, together reaching every verdict.
//!
//! Nobody and nothing in here is real. Names, shops, carriers, makers and police stations are made up; telephone
//! numbers begin 050-0000 and device numbers with the test prefix 00, neither of which is given out; sums pass the
//! check digit only so that the desk's own checks can be tried.
//!
//! Content is data for the desk to record through its ordinary commands: this crate knows neither the desk nor the
//! rules. The evidence lies finished in `assets/sample/evidence` and is part of the program; the feature `generate`
//! draws it anew (`cargo run -p satei-sample --features generate --example contact-sheet -- FOLDER`).

mod book;
mod claims;
mod evidence;
#[cfg(feature = "generate")]
pub mod generate;
mod history;
pub mod numbers;
mod terms;
mod words;

pub use book::{contracts, devices, members};
pub use claims::claims;
pub use evidence::{evidence_bytes, evidence_paths};
pub use history::{complete_from, house_leaves_open, past_claims};
pub use terms::{dispute_body, terms};
pub use words::*;
