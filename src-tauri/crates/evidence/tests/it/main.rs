//! The vault and the reader together, as the desk uses them.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test ends at the first surprise"
)]

mod custody;
mod pictures;
mod reading;
mod support;
