//! The rules as their users meet them: plan files in, assessments out.

#![allow(
    clippy::expect_used,
    clippy::panic,
    reason = "a test that cannot go on should stop"
)]

mod assessing;
mod charges;
mod claims;
mod cover;
mod diagnostics;
mod discretion;
mod dossiers;
mod language;
mod plans;
mod properties;
mod support;
mod versions;
