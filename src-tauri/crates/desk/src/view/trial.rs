use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{AssessmentView, DeskError, DocumentState, Subject};

/// A claim that nobody made: facts by hand, to see what a plan says to them. Nothing of it is recorded.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct Trial {
    /// The plan.
    pub plan: String,
    /// The version; where there is none, the facts pick it as they would on a claim.
    pub version: Option<String>,
    /// What is assessed.
    pub subject: Subject,
    /// The moment of the assessment as typed; empty for now.
    pub as_of: String,
    /// Facts in the claim-file form; dates and numbers may be as typed. All count as confirmed.
    #[ts(type = "Record<string, unknown>")]
    pub facts: BTreeMap<String, serde_json::Value>,
    /// States of documents; what is absent is missing.
    pub documents: BTreeMap<String, DocumentState>,
    /// Readings taken otherwise than the house has them; `None` leaves one open.
    pub readings: BTreeMap<String, Option<String>>,
}

/// What a plan says to a trial.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct TrialView {
    /// The moment it was assessed at.
    pub as_of: String,
    /// One assessment per benefit of the subject.
    pub assessments: Vec<AssessmentView>,
    /// What could not be taken as typed: it was left out, and counts as not known.
    pub mistakes: Vec<TrialMistake>,
    /// The same trial as a claim file.
    pub file: String,
}

/// Something typed that could not be taken.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct TrialMistake {
    /// The fact, or `as_of`.
    pub fact: String,
    /// What is wrong with it.
    pub error: DeskError,
}
