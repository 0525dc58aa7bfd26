//! The rules as their users meet them: plan files in, assessments out.

#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test that cannot go on should stop"
)]

mod asking;
mod assessing;
mod charges;
mod claims;
mod cover;
mod diagnostics;
mod diff;
mod discretion;
mod dossiers;
mod files;
mod format;
mod guide;
mod language;
mod limits;
mod lints;
mod plans;
mod properties;
mod ranges;
mod receipts;
mod remainders;
mod replaying;
mod scaffold;
mod support;
mod versions;
mod wording;
