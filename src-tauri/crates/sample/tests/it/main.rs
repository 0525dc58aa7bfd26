//! The sample desk holds what it promises.
#![expect(
    clippy::expect_used,
    clippy::panic,
    reason = "what these helpers need is part of the tree"
)]

mod content;
mod files;
#[cfg(feature = "generate")]
mod generator;
mod verdicts;

/// The day the sample was made for.
fn today() -> chrono::NaiveDate {
    chrono::NaiveDate::from_ymd_opt(2026, 11, 21).expect("a day of the calendar")
}
