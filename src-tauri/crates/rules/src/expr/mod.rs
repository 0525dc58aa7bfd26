//! The expression language: text → tokens → syntax tree. Types come later, in `program`.

pub mod ast;
mod choices;
mod hints;
mod lex;
mod parse;
mod periods;
mod primary;
mod show;

pub use parse::{SyntaxError, parse};
pub(crate) use show::{children, decimal, show};

/// Words with a meaning of their own; no fact, field or definition can have one as its name.
pub const KEYWORDS: &[&str] = &[
    "or",
    "and",
    "not",
    "is",
    "in",
    "between",
    "exists",
    "capped",
    "at",
    "least",
    "of",
    "share",
    "times",
    "true",
    "false",
    "reading",
    "has",
    "min",
    "max",
    "unstated",
    "count",
    "sum",
    "any",
    "all",
    "where",
    "earliest",
    "latest",
    "date",
    "start",
    "years",
    "months",
    "days",
    "hours",
    "year",
    "month",
    "day",
    "hour",
    "minutes",
    "minute",
    "from",
    "to",
    "as_of",
    "yen",
    "none",
    "if",
    "otherwise",
    "within",
    "business",
    "periods",
    "weekday",
    "rounded",
    "case",
    "so_far",
];
