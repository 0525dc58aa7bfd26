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
    /// Minutes.
    Minutes,
    /// Hours.
    Hours,
    /// Days.
    Days,
    /// Months.
    Months,
    /// Years, which are twelve months each.
    Years,
}

/// Whole elapsed periods between two dates, or of hours and minutes between two instants.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Period {
    /// Years.
    Years,
    /// Months.
    Months,
    /// Days.
    Days,
    /// Hours.
    Hours,
    /// Minutes.
    Minutes,
}

/// A part of a date, or the hour of an instant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum DatePart {
    /// The calendar year.
    Year,
    /// The month, 1 to 12.
    Month,
    /// The day of the month, 1 to 31.
    Day,
    /// The day of the week, 1 for Monday to 7 for Sunday.
    Weekday,
    /// Of an instant: the hour of the local clock, 0 to 23.
    Hour,
}

/// Whose clock shows the date of an instant.
#[derive(Debug, Clone, PartialEq)]
pub enum Clock {
    /// A time zone by its name.
    Named(Name),
    /// The zone that belongs to a value of an enum.
    Of(Box<Expr>),
}

/// To which side an amount is rounded.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Side {
    /// Down.
    Down,
    /// Up.
    Up,
    /// To the nearer, halves up.
    Nearer,
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
    /// `3 business days`, by a calendar of the plan where one is named.
    BusinessDays(i64, Option<Name>),
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
    /// The benefit's amount as it stands before a limit acts on it.
    SoFar,
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
    /// `X within P after Y`, or `X within P counting Y`, which counts Y's own day as the first.
    Within {
        /// The date or instant that is to keep the period.
        what: Box<Expr>,
        /// The period.
        period: Box<Expr>,
        /// From when.
        from: Box<Expr>,
        /// Whether the first day is counted.
        counting: bool,
    },
    /// `X exists`.
    Exists(Box<Expr>),
    /// `A + B`.
    Add(Box<Expr>, Box<Expr>),
    /// `A - B`.
    Sub(Box<Expr>, Box<Expr>),
    /// `N times X`.
    Times(Box<Expr>, Box<Expr>),
    /// `N % of X`: the digits of N, and how many of them stand behind the point.
    Percent(i64, u32, Box<Expr>),
    /// `N % a year of X over DAYS`.
    PerYear(i64, u32, Box<Expr>, Box<Expr>),
    /// `X rounded down to N yen`, or of a part of an amount `rounded down` alone.
    Rounded(Box<Expr>, Side, Option<i64>),
    /// `A if C otherwise B`: the condition first.
    If(Box<Expr>, Box<Expr>, Box<Expr>),
    /// `share A / B of X`.
    Share(Box<Expr>, Box<Expr>, Box<Expr>),
    /// `min(…)`, and `A capped at B`.
    Min(Vec<Expr>),
    /// `max(…)`, and `A at least B`.
    Max(Vec<Expr>),
    /// `date of INSTANT`, by the clock of a place where one is named.
    DateOf(Box<Expr>, Option<Clock>),
    /// `start of DATE`.
    StartOf(Box<Expr>, Option<Clock>),
    /// `first day of month of D`, `last day of month of D`; the flag says last.
    MonthEdge(bool, Box<Expr>),
    /// `years from A to B`.
    Elapsed(Period, Box<Expr>, Box<Expr>),
    /// `business days from A to B`, by a calendar of the plan where one is named.
    BusinessElapsed(Option<Name>, Box<Expr>, Box<Expr>),
    /// `periods of 30 days from A to B`.
    Periods(i64, Unit, Box<Expr>, Box<Expr>),
    /// `year of D`, `month of D`, `day of D`, `weekday of D`, `hour of INSTANT`.
    Part(DatePart, Box<Expr>, Option<Clock>),
    /// An aggregate over a list.
    List {
        /// What is made of the elements.
        fold: Fold,
        /// The list.
        list: Name,
        /// The name of the element at hand, where it has one: `any a in LIST where …`.
        element: Option<Name>,
        /// Which elements count; all where there is no condition.
        cond: Option<Box<Expr>>,
    },
}
