//! The syntax tree of an expression.

use crate::diag::Span;

/// An expression with its place in the file.
#[derive(Debug, Clone, PartialEq)]
pub struct Expr {
    /// What it is.
    pub kind: ExprKind,
    /// Where it stands.
    pub span: Span,
}

/// A name with its place in the file.
#[derive(Debug, Clone, PartialEq)]
pub struct Name {
    /// The name.
    pub text: String,
    /// Where it stands.
    pub span: Span,
}

/// A comparison.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum CmpOp {
    /// Equal.
    Eq,
    /// Not equal.
    Ne,
    /// Less, or earlier.
    Lt,
    /// Less or equal, or not later.
    Le,
    /// Greater, or later.
    Gt,
    /// Greater or equal, or not earlier.
    Ge,
}

/// The unit behind a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Unit {
    /// No unit: a count.
    Count,
    /// Yen.
    Yen,
    /// Hours.
    Hours,
    /// Days.
    Days,
    /// Months.
    Months,
    /// Years, which are twelve months each.
    Years,
}

/// Whole elapsed periods between two dates.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Period {
    /// Years.
    Years,
    /// Months.
    Months,
    /// Days.
    Days,
}

/// A part of a date.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum DatePart {
    /// The calendar year.
    Year,
    /// The month, 1 to 12.
    Month,
}

/// What is made of the elements of a list.
#[derive(Debug, Clone, PartialEq)]
pub enum Fold {
    /// How many elements.
    Count,
    /// The sum of an expression over the elements.
    Sum(Box<Expr>),
    /// Whether at least one element fits.
    Any,
    /// Whether every element fits.
    All,
    /// The least of a field.
    Earliest(Name),
    /// The greatest of a field.
    Latest(Name),
}

/// The kinds of expression.
#[derive(Debug, Clone, PartialEq)]
pub enum ExprKind {
    /// `true`, `false`.
    Bool(bool),
    /// A whole number with its unit.
    Number(i64, Unit),
    /// A date, as days.
    Date(i64),
    /// A text.
    Text(String),
    /// A fact, a definition or, within a list, a field.
    Name(String),
    /// `claim.NAME`: the claim's fact even where a field has the same name.
    Claim(String),
    /// The instant of the assessment.
    AsOf,
    /// An amount that the source does not state.
    Unstated,
    /// `reading id`.
    Reading(Name),
    /// `has document`.
    Has(Name),
    /// `not A`.
    Not(Box<Expr>),
    /// `A and B and …`.
    And(Vec<Expr>),
    /// `A or B or …`.
    Or(Vec<Expr>),
    /// A comparison.
    Cmp(CmpOp, Box<Expr>, Box<Expr>),
    /// `A is value`, negated where the flag is set.
    Is(Box<Expr>, Name, bool),
    /// `A in {a, b}`.
    In(Box<Expr>, Vec<Name>),
    /// `X between A and B`, both ends in.
    Between(Box<Expr>, Box<Expr>, Box<Expr>),
    /// `X exists`.
    Exists(Box<Expr>),
    /// `A + B`.
    Add(Box<Expr>, Box<Expr>),
    /// `A - B`.
    Sub(Box<Expr>, Box<Expr>),
    /// `N times X`.
    Times(Box<Expr>, Box<Expr>),
    /// `N % of X`.
    Percent(i64, Box<Expr>),
    /// `share A / B of X`.
    Share(Box<Expr>, Box<Expr>, Box<Expr>),
    /// `min(…)`, and `A capped at B`.
    Min(Vec<Expr>),
    /// `max(…)`, and `A at least B`.
    Max(Vec<Expr>),
    /// `date of INSTANT`.
    DateOf(Box<Expr>),
    /// `start of DATE`.
    StartOf(Box<Expr>),
    /// `years from A to B`.
    Elapsed(Period, Box<Expr>, Box<Expr>),
    /// `year of D`, `month of D`.
    Part(DatePart, Box<Expr>),
    /// An aggregate over a list.
    List {
        /// What is made of the elements.
        fold: Fold,
        /// The list.
        list: Name,
        /// Which elements count; all where there is no condition.
        cond: Option<Box<Expr>>,
    },
}
