//! The checklist: which documents a claim needs, and how each stands.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{DocumentState, Label};

/// A line of the checklist.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct RequirementView {
    /// Rule that asks.
    pub rule: String,
    /// Place in the source.
    pub clause: String,
    /// Why it is asked, in our words.
    pub label: Label,
    /// Documents, any one of which satisfies it.
    pub alternatives: Vec<RequirementDocument>,
    /// State of the requirement as a whole.
    pub state: DocumentState,
    /// Whether it is needed on this claim: yes, no, or not known yet.
    pub needed: Needed,
    /// Asked for only: nothing turns on it.
    #[serde(default)]
    pub advisory: bool,
    /// Why it is in this state (rejection, waiver, who says it cannot be had, a quality rule not met).
    pub why: Option<Label>,
}

/// Whether a document is needed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum Needed {
    /// Needed.
    Yes,
    /// Not needed.
    No,
    /// Depends on something unknown.
    Unknown,
}

/// A document that can satisfy a requirement.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct RequirementDocument {
    /// Document kind.
    pub document: String,
    /// Label.
    pub label: Label,
    /// State.
    pub state: DocumentState,
    /// Evidence classified as it.
    pub evidence: Vec<String>,
}
