//! The case store as a program sees it: desks in temporary folders.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test that cannot go on fails"
)]

mod book;
mod claims;
mod crash;
mod desk;
mod dossiers;
mod faults;
mod queue;
mod support;
mod undo;
mod verify;
