//! What is known about a claim: the input of an assessment.

mod carry;
mod fact;
mod json;
mod mistake;
mod strict;

use crate::calendar::{self, Zone};
use satei_model::{DocumentState, Proof, Subject};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

pub(crate) use carry::carried;
pub(crate) use fact::MOST;
pub use fact::{FactValue, ListValue};
pub use mistake::{Advice, InputError, Mistake, shown};
pub use strict::claim_json;

/// A fact of a claim.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FactEntry {
    /// One value, with the proof behind it.
    Value {
        /// The value.
        value: FactValue,
        /// How well it is proved.
        proof: Proof,
        /// Where it came from, in free text or as a reference to evidence.
        from: Option<String>,
    },
    /// Values that contradict each other and are not yet reconciled: not known.
    Candidates(Vec<FactValue>),
}

/// A document on a claim.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DocumentEntry {
    /// Its state.
    pub state: DocumentState,
    /// Why it was rejected or waived, or who says that it cannot be had.
    pub why: Option<String>,
    /// Who said so.
    pub by: Option<String>,
}

/// What a person decided: about a reading, a discretion, a presumption, an enquiry or an amount.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ByPerson<T> {
    /// What was decided.
    pub what: T,
    /// Who decided.
    pub by: Option<String>,
    /// Why.
    pub reason: Option<String>,
}

/// For whom the choice of a reading was made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Default)]
#[serde(rename_all = "snake_case")]
pub enum Scope {
    /// For all claims of the house.
    House,
    /// For this claim.
    #[default]
    Claim,
}

/// The choice of a reading.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReadingChoice {
    /// The id of the choice.
    pub choice: String,
    /// For whom it was made.
    pub scope: Scope,
}

/// What a person said of a presumption.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PresumptionCall {
    /// It holds: the exclusion does not apply.
    Confirmed,
    /// It does not hold: the exclusion applies.
    Overturned,
}

/// Everything that an assessment takes into account.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ClaimInput {
    /// The plan's id.
    pub plan: String,
    /// What is assessed.
    pub subject: Subject,
    /// The moment of the assessment, in seconds since 1970-01-01T00:00:00Z.
    pub as_of: i64,
    /// The facts by their ids; what is absent is not known.
    pub facts: BTreeMap<String, FactEntry>,
    /// The documents by their ids; what is absent is missing.
    pub documents: BTreeMap<String, DocumentEntry>,
    /// The chosen readings by their ids.
    pub readings: BTreeMap<String, ByPerson<ReadingChoice>>,
    /// Discretion rules by their ids: whether somebody raised them.
    pub findings: BTreeMap<String, ByPerson<bool>>,
    /// Exclusions by their ids: what a person said of the presumption.
    pub presumptions: BTreeMap<String, ByPerson<PresumptionCall>>,
    /// Exclusions by their ids: the date on which the question was put.
    pub enquiries: BTreeMap<String, ByPerson<String>>,
    /// Payout rules by their ids: the amount, in yen, that a person set where the source states none.
    pub amounts: BTreeMap<String, ByPerson<i64>>,
}

impl ClaimInput {
    /// A claim under a plan of which nothing is known yet. `as_of` is in seconds since
    /// 1970-01-01T00:00:00Z.
    #[must_use]
    pub fn new(plan: &str, as_of: i64) -> Self {
        Self {
            plan: plan.to_owned(),
            subject: Subject::Claim,
            as_of,
            facts: BTreeMap::new(),
            documents: BTreeMap::new(),
            readings: BTreeMap::new(),
            findings: BTreeMap::new(),
            presumptions: BTreeMap::new(),
            enquiries: BTreeMap::new(),
            amounts: BTreeMap::new(),
        }
    }

    /// Sets a fact to a value with its proof.
    #[must_use]
    pub fn fact(mut self, id: &str, value: FactValue, proof: Proof) -> Self {
        self.facts.insert(
            id.to_owned(),
            FactEntry::Value {
                value,
                proof,
                from: None,
            },
        );
        self
    }

    /// Sets the state of a document.
    #[must_use]
    pub fn document(mut self, id: &str, state: DocumentState) -> Self {
        self.documents.insert(
            id.to_owned(),
            DocumentEntry {
                state,
                why: None,
                by: None,
            },
        );
        self
    }

    /// Chooses a reading.
    #[must_use]
    pub fn reading(mut self, id: &str, choice: &str, scope: Scope) -> Self {
        let what = ReadingChoice {
            choice: choice.to_owned(),
            scope,
        };
        self.readings.insert(
            id.to_owned(),
            ByPerson {
                what,
                by: None,
                reason: None,
            },
        );
        self
    }

    /// The moment of the assessment as text in a zone.
    #[must_use]
    pub fn as_of_text(&self, zone: Zone) -> String {
        calendar::show_instant(self.as_of, zone)
    }
}
