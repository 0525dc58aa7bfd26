//! The rules as their users meet them: plan files in, assessments out.

mod assessing;
mod claims;
mod diagnostics;
mod language;
mod plans;
mod support;
