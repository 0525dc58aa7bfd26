//! A second evaluator of plans, as plain as can be: two values only, every fact known, expressions
//! walked as trees of words, no sharing, no ranges, no provenance. It was written from the language's
//! description and shares no code with the rules core, so that where both agree, agreement means
//! something. It is slow, and it may panic on a wrong plan: it is only ever given plans that passed lint.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "test code: a wrong plan shall stop the test"
)]
#![allow(missing_docs, reason = "test code, read as a whole")]

mod amounts;
mod calendar;
mod claims;
mod expression;
mod holidays;
mod parse;
mod plan;
mod times;
mod value;
mod walk;

pub use claims::{Claim, base_claims};
pub use plan::{Known, Open, Plan, Verdict};
pub use value::{Kind, Value};
