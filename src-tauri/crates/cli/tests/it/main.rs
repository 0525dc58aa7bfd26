//! The command line as a script or a person calls it: what it prints, where, and with which exit code.

// A whole claim in one `json!` is deeper than the compiler expects of a macro.
#![recursion_limit = "256"]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test says why it stops"
)]

mod assess;
mod bad_input;
mod desk;
mod keeping;
mod plans;
mod terminal;
