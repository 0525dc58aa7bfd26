//! What the house's file copy (社内控) adds, in the language of the letter's reader.

use chrono::{DateTime, FixedOffset, NaiveDate};
use serde::{Deserialize, Serialize};

use crate::Label;

/// What the file copy adds to the claimant's letter.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FileCopy {
    /// Every fact the decision rests on, with where it comes from.
    #[serde(default)]
    pub facts: Vec<FactRecord>,
    /// Why the decision departs from the assessment. Stands here and never in the claimant's letter.
    #[serde(default)]
    pub overrides: Vec<OverrideRecord>,
    /// Every reading, with who chose it.
    #[serde(default)]
    pub readings: Vec<ReadingRecord>,
    /// What was presumed. Stands here and never in the claimant's letter.
    #[serde(default)]
    pub presumptions: Vec<PresumptionRecord>,
    /// Every document that was received, by its hash.
    #[serde(default)]
    pub evidence: Vec<EvidenceRecord>,
    /// Hashes and versions of what the decision was made with: plan, vocabulary, engine, receipt.
    /// Those of template and fonts are added by the renderer.
    #[serde(default)]
    pub versions: Vec<VersionRecord>,
}

/// A fact with its provenance.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FactRecord {
    /// What it is.
    pub label: Label,
    /// Its value.
    pub value: Label,
    /// How well it is known: stated, evidenced, confirmed.
    pub proof: Label,
    /// Where it comes from: the document and page, or who said it.
    pub source: Label,
    /// Who recorded it.
    pub by: String,
    /// When.
    pub at: DateTime<FixedOffset>,
}

/// Why a decision departs from what was assessed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OverrideRecord {
    /// Why.
    pub reason: String,
    /// Who decided.
    pub by: String,
    /// When.
    pub at: DateTime<FixedOffset>,
}

/// A reading with who chose it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReadingRecord {
    /// The clause.
    pub place: String,
    /// The meaning that was taken.
    pub choice: Label,
    /// For this claim, or the house's standing choice.
    pub scope: Label,
    /// Why.
    pub reason: String,
    /// Who chose.
    pub by: String,
    /// When.
    pub at: DateTime<FixedOffset>,
}

/// Something that was presumed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PresumptionRecord {
    /// The clause.
    pub place: String,
    /// What it says, in our words.
    pub label: Label,
    /// Whether a person confirmed it, and who.
    pub state: Label,
}

/// A document that was received.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EvidenceRecord {
    /// Its name.
    pub name: String,
    /// What it was taken for.
    pub document: Label,
    /// When it arrived.
    pub received_on: NaiveDate,
    /// SHA-256 of the original, in hexadecimal.
    pub sha256: String,
}

/// One thing that a decision was made with.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct VersionRecord {
    /// What: plan, vocabulary, engine, receipt, template, font.
    pub what: Label,
    /// Its name or version.
    pub version: String,
    /// SHA-256 in hexadecimal, where it has one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sha256: Option<String>,
}
