//! Whatever a parser is given, it answers: with what it read, or with what is wrong and where. It never
//! panics and never reads something else than what it then writes.
//!
//! `PROPTEST_CASES=100000 cargo test -p satei-parsers --release` tries longer.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test says why it stops"
)]

mod books;
mod claims;
mod dates;
mod events;
mod frames;
mod plans;
