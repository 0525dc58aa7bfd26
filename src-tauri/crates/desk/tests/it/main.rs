//! The desk as its users meet it: the sample desk, deciding, letters, bad input.

mod bad_input;
mod bench;
mod deciding;
mod sample;
