//! Letters as a claimant, an auditor or an archive sees them.
#![allow(clippy::unwrap_used, clippy::panic, reason = "tests")]

mod sample;
mod words;

#[cfg(feature = "typst")]
mod hostile;
#[cfg(feature = "typst")]
mod pdf;
