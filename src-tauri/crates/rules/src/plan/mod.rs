//! A plan version as its file states it: read, but not yet resolved.

mod party;
mod read;
mod read_calendar;
mod read_rule;

pub use party::{Contact, Decider, Party};
pub(crate) use read::read;

use crate::business::Calendar;
use crate::calendar::{LeapDay, Zone};
use crate::diag::Span;
use crate::expr::ast::{Expr, Side};
use crate::toml::Spanned;
use satei_model::{Label, Subject};
use serde::Serialize;
use std::sync::Arc;

/// What a benefit gives.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Pays {
    /// Money.
    Money,
    /// A gift of a value in yen.
    Gift,
    /// A service: no amount, the verdict is entitled or not.
    Service,
}

/// How several payout rules that hold make one amount.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Combine {
    /// The first that holds, in the order of the file.
    First,
    /// All that hold, added up.
    Sum,
    /// The least of those that hold.
    Min,
    /// The greatest of those that hold.
    Max,
}

/// The kinds of rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum RuleKind {
    /// What entitles the claimant.
    Eligibility,
    /// A clock that must have been kept.
    Deadline,
    /// A limit of number or money.
    Limit,
    /// What takes cover away.
    Exclusion,
    /// A document that must be there.
    Document,
    /// What a document must be like.
    Evidence,
    /// What is paid.
    Payout,
    /// A person's finding.
    Discretion,
    /// What the claimant has to pay.
    Charge,
}

/// After which verdicts a charge falls due.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Default)]
#[serde(rename_all = "snake_case")]
pub enum ChargedOn {
    /// Where the benefit is given.
    #[default]
    Entitled,
    /// Where it is refused.
    Refused,
    /// Either way.
    Always,
}

/// Who has to show an exclusion's facts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Burden {
    /// The insurer: not known = presumed not to apply.
    Insurer,
    /// The claimant: not known = undetermined.
    Claimant,
}

/// How an amount becomes whole yen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Default)]
#[serde(rename_all = "snake_case")]
pub enum Rounding {
    /// Down.
    #[default]
    Floor,
    /// To the nearest, half a yen up.
    HalfUp,
    /// Up.
    Ceil,
}

impl Rounding {
    pub(crate) fn side(self) -> Side {
        match self {
            Self::Floor => Side::Down,
            Self::HalfUp => Side::Nearer,
            Self::Ceil => Side::Up,
        }
    }
}

/// One thing a plan pays or does.
#[derive(Debug, Clone, Serialize)]
pub struct Benefit {
    /// Its id.
    pub id: String,
    /// Its name for people.
    pub label: Label,
    /// What it gives.
    pub pays: Pays,
    /// How several payouts make one.
    pub combine: Combine,
    #[serde(skip)]
    pub(crate) combine_stated: bool,
    /// What is assessed.
    pub subject: Subject,
    /// Of a registration or enrolment: the facts that a claim takes over from it.
    pub carries: Vec<String>,
    /// Of a registration or enrolment: the fact under which its outcome is known to a claim.
    pub outcome: Option<String>,
    /// Who decides about it, where the file says so.
    pub by: Option<Decider>,
    #[serde(skip)]
    pub(crate) span: Span,
}

/// A named expression.
#[derive(Debug, Clone)]
pub(crate) struct Define {
    pub id: Spanned<String>,
    pub ty: Option<Spanned<String>>,
    pub is: Expr,
}

/// A calendar of business days.
#[derive(Debug, Clone)]
pub(crate) struct NamedCalendar {
    pub id: String,
    pub span: Span,
    pub calendar: Calendar,
}

/// One meaning of an ambiguous clause.
#[derive(Debug, Clone, Serialize)]
pub struct Choice {
    /// Its id.
    pub id: String,
    /// Its name for people.
    pub label: Label,
    #[serde(skip)]
    pub(crate) value: Option<Expr>,
}

/// An ambiguous clause with its meanings.
#[derive(Debug, Clone, Serialize)]
pub struct Reading {
    /// Its id.
    pub id: String,
    /// Its number in the register of ambiguities.
    pub register: Option<String>,
    /// Where a reader finds the clause.
    pub clause: String,
    /// Line or page of the source.
    pub at: String,
    /// What is to be decided.
    pub question: Label,
    /// The choice that the plan's author recommends; it counts only once adopted.
    pub recommend: Option<String>,
    /// Why that one.
    pub because: Option<Label>,
    /// The meanings.
    pub choices: Vec<Choice>,
    #[serde(skip)]
    pub(crate) span: Span,
}

/// The executable form of a clause.
#[derive(Debug, Clone, Serialize)]
pub struct Rule {
    /// Its id.
    pub id: String,
    /// Its kind.
    pub kind: RuleKind,
    /// The benefits it belongs to, as their ids.
    pub benefits: Vec<String>,
    /// Where a reader finds the clause.
    pub clause: String,
    /// Line or page of the source.
    pub at: String,
    /// The clauses of the inventory that it carries out.
    pub inventory: Vec<String>,
    /// The ambiguities of the register that it carries: a hole, a discretion, or a rule that settles one.
    pub register: Vec<String>,
    /// The interactions between claims that it carries.
    pub interactions: Vec<String>,
    /// Its name for people.
    pub label: Label,
    /// Shown, but never changes a verdict.
    pub advisory: bool,
    /// Of exclusions: who has to show it.
    pub burden: Burden,
    /// Of exclusions: somebody must be asked before it is presumed not to apply.
    pub enquire: bool,
    /// It is against the claim for lateness: a deadline, or an exclusion that says so of itself.
    pub late: bool,
    /// Of document rules: any one of these documents satisfies it.
    pub require: Vec<String>,
    /// Of evidence rules: the document it speaks of.
    pub of: Option<String>,
    /// Of exclusions of lines: the list from which elements are removed.
    pub lines: Option<String>,
    /// Of charges: after which verdicts they fall due.
    pub on: ChargedOn,
    /// Of payouts and charges that use `unstated`: what the source leaves open.
    pub open: Option<Label>,
    #[serde(skip)]
    pub(crate) guard: Option<Expr>,
    #[serde(skip)]
    pub(crate) when: Option<Expr>,
    #[serde(skip)]
    pub(crate) cap: Option<Expr>,
    #[serde(skip)]
    pub(crate) deduct: Option<Expr>,
    #[serde(skip)]
    pub(crate) becomes: Option<Expr>,
    #[serde(skip)]
    pub(crate) by: Option<Expr>,
    #[serde(skip)]
    pub(crate) pay: Option<Expr>,
    #[serde(skip)]
    pub(crate) span: Span,
    #[serde(skip)]
    pub(crate) burden_stated: bool,
}

/// What a limit does to the benefit's amount.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Act {
    /// It is no more than that.
    Caps,
    /// So much is taken off it.
    Deducts,
    /// It is that from there on.
    Becomes,
}

impl PlanVersion {
    /// Where a text of a table stands, which begins at a place of the file; that place where it is not found.
    pub(crate) fn word_at(&self, table: Span, word: &str) -> Span {
        let quoted = format!("\"{word}\"");
        let rest = self.text.get(table.end()..).unwrap_or("");
        let found = rest.find(&quoted).map(|at| table.end() + at);
        found.map_or(table, |at| Span::new(at, at + quoted.len()))
    }
}

impl Rule {
    /// What a limit does to the amount; nothing where it only asks something.
    pub(crate) fn acts(&self) -> Option<Act> {
        let of = |expr: &Option<Expr>, act| expr.as_ref().map(|_| act);
        of(&self.cap, Act::Caps)
            .or_else(|| of(&self.deduct, Act::Deducts))
            .or_else(|| of(&self.becomes, Act::Becomes))
    }

    /// Every expression of the rule.
    pub(crate) fn expressions(&self) -> impl Iterator<Item = &Expr> {
        let all = [
            &self.guard,
            &self.when,
            &self.cap,
            &self.deduct,
            &self.becomes,
            &self.by,
            &self.pay,
        ];
        all.into_iter().flatten()
    }
}

/// Clauses, ambiguities or interactions that change no decision.
#[derive(Debug, Clone, Serialize)]
pub struct NoEffect {
    /// The clauses of the inventory.
    pub inventory: Vec<String>,
    /// The ambiguities of the register that make no difference.
    pub register: Vec<String>,
    /// The interactions between claims that no rule has to look at.
    pub interactions: Vec<String>,
    /// Where a reader finds it.
    pub clause: String,
    /// Line or page of the source.
    pub at: String,
    /// Why they change nothing.
    pub why: Label,
}

/// Which date picks the version.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum VersionBy {
    /// A date or instant fact.
    Fact(String),
    /// A reading whose choices are dates or instants.
    Reading(String),
}

/// One version of one plan.
#[derive(Debug, Clone, Serialize)]
pub struct PlanVersion {
    /// The plan's id.
    pub id: String,
    /// In force from this date on, as `YYYY-MM-DD`.
    pub effective: String,
    /// The last day it is in force, as `YYYY-MM-DD`; without one until the next version begins.
    pub ends: Option<String>,
    /// The file it was read from.
    pub path: String,
    /// SHA-256 of the file, in hexadecimal.
    pub hash: String,
    /// Its name for people.
    pub label: Label,
    /// Which date picks the version.
    pub version_by: VersionBy,
    /// The name of its time zone.
    pub time_zone: String,
    /// How fractions of a yen are rounded.
    pub rounding: Rounding,
    /// What becomes of 29 February.
    pub leap_day: LeapDay,
    /// Whether it is insurance.
    pub insurance: bool,
    /// Title of the source document.
    pub source_title: String,
    /// File of the source document.
    pub source_file: String,
    /// What claim numbers begin with.
    pub number_prefix: String,
    /// The insurer, where it is insurance.
    pub insurer: Option<Party>,
    /// The company that runs the plan: it gives the services, and all of a plan that is not insurance.
    pub operator: Option<Party>,
    /// Whom to ask about a claim.
    pub contact: Option<Contact>,
    /// The dispute-resolution body.
    pub adr: Option<Contact>,
    /// The benefits in the order of the file.
    pub benefits: Vec<Benefit>,
    /// The readings in the order of the file.
    pub readings: Vec<Reading>,
    /// The rules in the order of the file.
    pub rules: Vec<Rule>,
    /// Clauses without effect.
    pub no_effect: Vec<NoEffect>,
    #[serde(skip)]
    pub(crate) effective_day: i64,
    #[serde(skip)]
    pub(crate) ends_day: Option<i64>,
    #[serde(skip)]
    pub(crate) effective_span: Span,
    #[serde(skip)]
    pub(crate) zone: Zone,
    #[serde(skip)]
    pub(crate) defines: Vec<Define>,
    #[serde(skip)]
    pub(crate) calendars: Arc<[NamedCalendar]>,
    /// Whether the file says how fractions of a yen are rounded.
    #[serde(skip)]
    pub(crate) rounding_stated: bool,
    #[serde(skip)]
    pub(crate) version_by_span: Span,
    #[serde(skip)]
    pub(crate) text: String,
}

impl PlanVersion {
    /// The rule of that id.
    #[must_use]
    pub fn rule(&self, id: &str) -> Option<&Rule> {
        self.rules.iter().find(|r| r.id == id)
    }

    /// The benefit of that id.
    #[must_use]
    pub fn benefit(&self, id: &str) -> Option<&Benefit> {
        self.benefits.iter().find(|b| b.id == id)
    }

    /// The reading of that id.
    #[must_use]
    pub fn reading(&self, id: &str) -> Option<&Reading> {
        self.readings.iter().find(|r| r.id == id)
    }
}
