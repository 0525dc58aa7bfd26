//! The plan language and the assessment of a claim under it. Pure: no I/O, no clock.

mod bits;
mod calendar;
mod catalogue;
mod diag;
mod expr;
mod lint;
mod plan;
mod program;
mod scenario;
mod toml;
mod value;
mod vocabulary;

pub use catalogue::{Catalogue, Plan, SourceFile};
pub use diag::{Diagnostic, Diagnostics, Severity, Span, did_you_mean};
