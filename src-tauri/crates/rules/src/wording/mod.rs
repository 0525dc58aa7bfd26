//! Rules taken apart for a reader: what a rule asks and gives, with every name resolved to the fact, field,
//! document, reading or value that it means, so that a screen can show labels where the plan has ids.

mod names;
mod pieces;
mod writer;

use crate::catalogue::Catalogue;
use crate::expr::ast::Expr;
use crate::plan::{PlanVersion, Rule};
use crate::vocabulary::Vocabulary;
use serde::Serialize;
use writer::Writer;

/// Which of a rule's expressions it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Part {
    /// `if`: where it fails, the rule says nothing.
    If,
    /// `when`: what must hold, or of an exclusion, what takes cover away.
    When,
    /// `by`: the last moment for a document.
    By,
    /// `pay`: the amount.
    Pay,
    /// `deduct`: what the claimant bears.
    Deduct,
    /// `cap`: the most that is paid.
    Cap,
    /// `becomes`: what the amount is from there on.
    Becomes,
}

/// One expression of a rule.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Statement {
    /// Which one.
    pub part: Part,
    /// What it says.
    pub wording: Wording,
}

/// A condition or an amount. Definitions of the plan stand spelled out where they are used.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Wording {
    /// All of these hold.
    All(Vec<Wording>),
    /// At least one of these holds.
    Any(Vec<Wording>),
    /// This does not hold.
    Not(Box<Wording>),
    /// What is made of the elements of a list for which a condition holds.
    Elements {
        /// `count`, `sum`, `any`, `all`, `earliest` or `latest`.
        fold: &'static str,
        /// What is summed or compared; empty where the elements themselves count.
        of: Vec<Piece>,
        /// The list's fact id.
        list: String,
        /// Which elements count.
        cond: Box<Wording>,
        /// What it is compared with; empty where it stands alone.
        tail: Vec<Piece>,
    },
    /// One line, from left to right.
    Said(Vec<Piece>),
}

/// A piece of a line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Piece {
    /// A fact, by its id.
    Fact(String),
    /// A field of a list's elements.
    Field {
        /// The list's fact id.
        list: String,
        /// The field's id.
        field: String,
    },
    /// A kind of document, by its id.
    Document(String),
    /// A reading, by its id.
    Reading(String),
    /// A value of an enum.
    Value {
        /// The enum's id; empty where the expression compared is no plain fact.
        of: String,
        /// The value's id.
        value: String,
    },
    /// A choice of a reading.
    Choice {
        /// The reading's id.
        reading: String,
        /// The choice's id.
        choice: String,
    },
    /// A whole number with its unit.
    Number {
        /// The number.
        number: i64,
        /// `count`, `yen`, `minutes`, `hours`, `days`, `business-days`, `months`, `years`.
        unit: &'static str,
    },
    /// A percentage, with its point.
    Percent(String),
    /// A date, as `YYYY-MM-DD`.
    Date(String),
    /// A text literal.
    Text(String),
    /// A sign such as `≤` or `(`.
    Sign(String),
    /// A word of the language, such as `exists` or `count`.
    Word(String),
}

/// What a rule of a version says: its expressions in the order in which they act.
/// Nothing where the version has no such rule.
#[must_use]
pub fn statements(catalogue: &Catalogue, version: &PlanVersion, rule: &str) -> Vec<Statement> {
    let Some(rule) = version.rule(rule) else {
        return Vec::new();
    };
    let writer = Writer {
        vocabulary: catalogue.vocabulary(),
        version,
    };
    expressions(rule)
        .into_iter()
        .filter_map(|(part, expr)| {
            Some(Statement {
                part,
                // What takes lines out of a list is read for each of its elements.
                wording: writer.wording(expr?, rule.lines.as_deref()),
            })
        })
        .collect()
}

/// What an expression of a version says, read for each element of a list where one is named.
pub(crate) fn worded(
    vocabulary: &Vocabulary,
    version: &PlanVersion,
    expr: &Expr,
    elements_of: Option<&str>,
) -> Wording {
    Writer { vocabulary, version }.wording(expr, elements_of)
}

/// What a choice of a reading says; nothing where the version has no such choice.
#[must_use]
pub fn choice_wording(
    catalogue: &Catalogue,
    version: &PlanVersion,
    reading: &str,
    choice: &str,
) -> Option<Wording> {
    let choice = version
        .reading(reading)?
        .choices
        .iter()
        .find(|c| c.id == choice)?;
    let writer = Writer {
        vocabulary: catalogue.vocabulary(),
        version,
    };
    choice.value.as_ref().map(|value| writer.wording(value, None))
}

fn expressions(rule: &Rule) -> [(Part, Option<&Expr>); 7] {
    [
        (Part::If, rule.guard.as_ref()),
        (Part::When, rule.when.as_ref()),
        (Part::By, rule.by.as_ref()),
        (Part::Pay, rule.pay.as_ref()),
        (Part::Deduct, rule.deduct.as_ref()),
        (Part::Cap, rule.cap.as_ref()),
        (Part::Becomes, rule.becomes.as_ref()),
    ]
}

impl Wording {
    /// Every piece, from left to right. The list of an aggregate is not among them: see [`Wording::lists`].
    #[must_use]
    pub fn pieces(&self) -> Vec<&Piece> {
        match self {
            Self::All(parts) | Self::Any(parts) => parts.iter().flat_map(Self::pieces).collect(),
            Self::Not(inner) => inner.pieces(),
            Self::Elements { of, cond, tail, .. } => of.iter().chain(cond.pieces()).chain(tail).collect(),
            Self::Said(pieces) => pieces.iter().collect(),
        }
    }

    /// The lists whose elements are laid out.
    #[must_use]
    pub fn lists(&self) -> Vec<&str> {
        match self {
            Self::All(parts) | Self::Any(parts) => parts.iter().flat_map(Self::lists).collect(),
            Self::Not(inner) => inner.lists(),
            Self::Elements { list, cond, .. } => {
                let mut lists = cond.lists();
                lists.push(list);
                lists
            }
            Self::Said(_) => Vec::new(),
        }
    }
}
