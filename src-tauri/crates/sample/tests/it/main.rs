//! The sample desk holds what it promises.

mod content;
mod files;
#[cfg(feature = "generate")]
mod generator;
mod verdicts;

/// The day the sample was made for.
fn today() -> chrono::NaiveDate {
    chrono::NaiveDate::from_ymd_opt(2026, 11, 21).expect("a day of the calendar")
}
