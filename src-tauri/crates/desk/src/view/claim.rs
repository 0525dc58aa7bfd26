use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{
    AssessmentView, DeskError, DocumentState, Label, LetterKind, LetterView, Outcome, Proof, Status, Subject,
    VerdictKind,
};

/// Everything the claim screen shows, as of one head.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct ClaimView {
    /// Id.
    pub claim_id: String,
    /// The event this view was made from; a change names it.
    pub head: String,
    /// Number.
    pub number: String,
    /// Plan id.
    pub plan: String,
    /// Plan name.
    pub plan_label: Label,
    /// Claim or registration.
    pub subject: Subject,
    /// Status.
    pub status: Status,
    /// Claimant.
    pub person: PersonView,
    /// Contract the claim is under, if linked.
    pub contract: Option<ContractBrief>,
    /// The dossier of a registration it refers to, if any.
    pub dossier: Option<DossierView>,
    /// The dossiers it can refer to, newest first.
    pub dossiers: Vec<DossierView>,
    /// Of a dossier: the claims that refer to it, newest first.
    pub referring: Vec<ReferringView>,
    /// Received at.
    pub opened_at: String,
    /// Day something is due.
    pub due_on: Option<String>,
    /// Evidence in order of arrival.
    pub evidence: Vec<EvidenceView>,
    /// Facts this plan can use: known ones and unknown ones.
    pub facts: Vec<FactView>,
    /// What is recorded and counts as not known, because the plans as they are take no such value.
    pub left_out: Option<DeskError>,
    /// One assessment per benefit.
    pub assessments: Vec<AssessmentView>,
    /// Decisions, newest first.
    pub decisions: Vec<DecisionView>,
    /// Letters, newest first.
    pub letters: Vec<LetterView>,
    /// What undo would take back, if anything.
    pub undo: Option<Label>,
    /// What redo would do again, if anything.
    pub redo: Option<Label>,
}

/// The claimant.
#[derive(Debug, Clone, Default, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", default)]
#[ts(export)]
pub struct PersonView {
    /// Member id, where the person is in the book.
    pub member_id: Option<String>,
    /// Member number.
    pub member_number: Option<String>,
    /// Name.
    pub name: String,
    /// Name in kana.
    pub kana: String,
    /// Phone numbers.
    pub phones: Vec<String>,
}

/// The contract in one line.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct ContractBrief {
    /// Id.
    pub contract_id: String,
    /// Joined on.
    pub joined_on: String,
    /// Ended on.
    pub ended_on: Option<String>,
    /// Earlier claims in the book.
    pub earlier_claims: u32,
    /// Day from which the book is complete.
    pub complete_from: Option<String>,
}

/// A registration that a claim refers to or can refer to.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct DossierView {
    /// The dossier, which opens like a claim.
    pub claim_id: String,
    /// Its number.
    pub number: String,
    /// What is registered by it: a device, an enrolment.
    pub label: Label,
    /// Its status.
    pub status: Status,
    /// How it came out: what a person decided, otherwise the assessment.
    pub verdict: VerdictKind,
    /// Whether a person decided it.
    pub decided: bool,
    /// Received at.
    pub opened_at: String,
}

/// A claim that refers to a dossier.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct ReferringView {
    /// The claim.
    pub claim_id: String,
    /// Its number.
    pub number: String,
    /// Its status.
    pub status: Status,
}

/// A piece of evidence.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct EvidenceView {
    /// Id; images come from `vault://`.
    pub evidence_id: String,
    /// File name as received.
    pub name: String,
    /// Media type by content.
    pub media_type: String,
    /// Bytes.
    #[ts(type = "number")]
    pub size: u64,
    /// SHA-256 of the original.
    pub sha256: String,
    /// Received at.
    pub attached_at: String,
    /// Document kind it was classified as.
    pub document: Option<String>,
    /// Whether it could be read.
    pub reading: EvidenceReading,
    /// Pages, with pixel sizes.
    pub pages: Vec<PageView>,
    /// Text found, per page.
    pub text: Vec<String>,
    /// Camera, time and the like.
    pub properties: Vec<Property>,
    /// State of the document it was classified as.
    pub state: Option<DocumentState>,
    /// Set aside by a person: kept, but not part of the claim.
    pub set_aside: bool,
}

/// Whether a file could be read.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(tag = "state", rename_all = "snake_case")]
#[ts(export)]
pub enum EvidenceReading {
    /// Not read yet.
    Waiting,
    /// Read.
    Read,
    /// Kept, but it cannot be shown.
    Unreadable {
        /// Code, such as `damaged`, `encrypted`, `too_slow`, `too_much_memory`.
        code: String,
        /// Reason.
        reason: String,
    },
}

/// A page of evidence.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct PageView {
    /// Width in pixels.
    pub width: u32,
    /// Height in pixels.
    pub height: u32,
}

/// A named property of a file.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct Property {
    /// `camera`, `taken_at`, `software`, `orientation`, `gps`.
    pub name: String,
    /// Value.
    pub value: String,
}

/// A fact on this claim.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct FactView {
    /// Name; label, input and group stand in the vocabulary.
    pub name: String,
    /// Value in the claim-file form; `null` when unknown.
    #[ts(type = "unknown")]
    pub value: serde_json::Value,
    /// Value as text in each language.
    pub text: Option<Label>,
    /// How well it is known.
    pub proof: Option<Proof>,
    /// Whether that is enough for the plan.
    pub sufficient: bool,
    /// Where it came from.
    pub source: Option<SourceView>,
    /// Other values not yet reconciled with it.
    pub candidates: Vec<CandidateView>,
    /// Whether some finding waits for it.
    pub wanted: bool,
    /// Whether it comes from the desk's own book and is not edited here.
    pub from_book: bool,
}

/// One of several values of a fact.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct CandidateView {
    /// Value as text in each language.
    pub text: Label,
    /// Value in the claim-file form.
    #[ts(type = "unknown")]
    pub value: serde_json::Value,
    /// Where it came from.
    pub source: Option<SourceView>,
}

/// Where a value came from.
#[derive(Debug, Clone, Default, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", default)]
#[ts(export)]
pub struct SourceView {
    /// `claimant`, `evidence`, `adjuster`, `member_book`, `claim_file`, `dossier`.
    pub kind: String,
    /// Evidence it was read from.
    pub evidence_id: Option<String>,
    /// Page, from 1.
    pub page: Option<u32>,
    /// Part of the page, as fractions of its width and height: x, y, width, height.
    pub region: Option<[f32; 4]>,
    /// Who recorded it.
    pub by: String,
    /// When.
    pub at: String,
    /// Remark.
    pub note: Option<String>,
    /// The dossier it was taken over from.
    pub dossier_id: Option<String>,
    /// That dossier's number.
    pub dossier_number: Option<String>,
}

/// A decision, frozen with what it rested on.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct DecisionView {
    /// Event of the decision.
    pub event: String,
    /// Benefit.
    pub benefit: String,
    /// Outcome.
    pub outcome: Outcome,
    /// Amount.
    pub amount: Option<String>,
    /// Reason where it departs from the assessment.
    pub override_reason: Option<String>,
    /// Who decided.
    pub by: String,
    /// When.
    pub at: String,
    /// Whether it was reversed.
    pub reversed: bool,
    /// The letter that tells of it.
    pub letter: LetterKind,
}

/// A decision as it was made.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct DecidedView {
    /// The decision.
    pub decision: DecisionView,
    /// The claim as it stood then; of its assessments the decided one alone, as it was frozen with the decision.
    pub claim: ClaimView,
    /// What it was made with.
    pub made_with: Vec<MadeWithView>,
}

/// One of the things that a decision was made with.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct MadeWithView {
    /// `plan`, `vocabulary` or `engine`.
    pub what: String,
    /// What it was: a SHA-256, or the name and version of the rules core.
    pub was: String,
    /// Whether this desk has the same today.
    pub same: bool,
}

/// One entry of the history.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct HistoryEntry {
    /// Event id.
    pub event: String,
    /// When.
    pub at: String,
    /// Who.
    pub by: String,
    /// Kind of event.
    pub kind: String,
    /// What happened, in words.
    pub text: Label,
    /// Whether it was undone later.
    pub undone: bool,
}
