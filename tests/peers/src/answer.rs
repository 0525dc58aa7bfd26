//! What an engine says of a claim, in words that fit all of them.

use crate::sixteen::by_hand::{self, Tri, Verdict};
use crate::sixteen::{CLAUSES, Facts};

/// What comes of a claim.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Answer {
    NotPayable,
    /// Nothing definite: said to be open, null, a residual or an error.
    Open,
    /// With the amount in yen.
    Payable(i64),
}

impl Answer {
    /// From the clauses as an engine found them and what it would pay: put together by the host just as the
    /// hand-written evaluator does, so that nobody loses by the putting together.
    pub fn from_clauses(clauses: [Tri; CLAUSES], pay: Option<i64>) -> Self {
        Self::of(by_hand::decide(clauses, pay).verdict, pay)
    }

    /// From the clauses taken together: whether all that entitles is shown, and whether anything excludes.
    pub fn from_groups(entitled: Tri, excluded: Tri, pay: Option<i64>) -> Self {
        match (entitled, excluded, pay) {
            (Some(false), ..) | (_, Some(true), _) => Self::NotPayable,
            (Some(true), _, Some(pay)) => Self::Payable(pay),
            _ => Self::Open,
        }
    }

    /// From a verdict.
    pub fn of(verdict: Verdict, pay: Option<i64>) -> Self {
        match (verdict, pay) {
            (Verdict::NotPayable, _) => Self::NotPayable,
            (Verdict::Payable, Some(pay)) => Self::Payable(pay),
            _ => Self::Open,
        }
    }
}

/// An engine with the claims bound to it.
pub trait Peer {
    /// Its name in the tables.
    fn name(&self) -> &'static str;

    /// What it says of a claim: this is what is timed.
    fn assess(&self, claim: usize) -> Answer;

    /// What it says of each clause, where it says it clause by clause.
    fn clauses(&self, _claim: usize) -> Option<[Tri; CLAUSES]> {
        None
    }
}

/// The hand-written evaluator, among the others.
pub struct ByHand<'a>(pub &'a [Facts]);

impl Peer for ByHand<'_> {
    fn name(&self) -> &'static str {
        "hand-written Rust, three-valued"
    }

    fn assess(&self, claim: usize) -> Answer {
        let facts = std::hint::black_box(&self.0[claim]);
        let found = by_hand::assess(facts);
        Answer::of(found.verdict, facts.cost.map(|_| found.amount.0))
    }

    fn clauses(&self, claim: usize) -> Option<[Tri; CLAUSES]> {
        Some(by_hand::clauses(&self.0[claim]))
    }
}
