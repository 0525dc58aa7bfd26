//! The desk as its users meet it: the sample desk, deciding, letters, bad input.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test says why it stops"
)]

mod bad_input;
mod bench;
mod book;
mod browsing;
mod deciding;
mod dossiers;
mod finding;
mod letter_words;
mod notices;
mod packing;
mod papers;
mod person;
mod sample;
mod standing;
mod then;
