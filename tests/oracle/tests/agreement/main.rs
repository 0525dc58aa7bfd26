//! The rules core against the naive evaluator: on claims of which everything is known they agree; on
//! claims of which some is not known the core never says more than is known, and says what can be said.
//!
//! `SATEI_SOAK=10000000 cargo test -p satei-oracle --release -- --nocapture` tries that many partial
//! claims, spread over all plans, on all processors; `SATEI_CASES=10000` so many small cases.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test says why it stops"
)]

mod cases;
mod forms;
mod precision;
mod soak;
