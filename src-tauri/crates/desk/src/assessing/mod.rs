//! A claim as the desk holds it → the rules core → what the window shows.

mod input;
mod show;
mod taken;
mod trace;

pub(crate) use input::{Basis, claim_file};
pub(crate) use show::{Handled, beyond_limit, proposal, show, verdict_kind};
pub(crate) use taken::{Taken, fits, taken_in};
pub(crate) use trace::Tracing;
