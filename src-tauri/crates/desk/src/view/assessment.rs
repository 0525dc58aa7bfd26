use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{Label, Outcome, RequirementView};

/// The verdict of an assessment, in the order `rules.md` fixes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum VerdictKind {
    /// The plan file cannot decide this claim (overflow, no version).
    PlanDefect,
    /// Some rule is definitely against it.
    NotPayable,
    /// Not known yet; `settle` says what would decide it.
    Undetermined,
    /// Payable.
    Payable,
    /// A service or registration is due.
    Entitled,
    /// A service or registration is not due.
    NotEntitled,
}

/// One benefit's assessment of the claim, as of the claim's head.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct AssessmentView {
    /// Benefit id.
    pub benefit: String,
    /// Benefit name.
    pub label: Label,
    /// Version of the plan used, by its effective day.
    pub version: String,
    /// What decided the version.
    pub why_version: Label,
    /// Verdict.
    pub verdict: VerdictKind,
    /// Whether the verdict rests on presumptions.
    pub presuming: bool,
    /// Amount, where it pays money: equal ends when settled.
    pub amount: Option<AmountView>,
    /// How the amount comes about, line by line like a receipt.
    pub breakdown: Vec<BreakdownLine>,
    /// What the claimant has to pay, or may have to.
    pub charges: Vec<ChargeView>,
    /// What limits over earlier claims leave to this one.
    #[serde(default)]
    pub remainders: Vec<RemainderView>,
    /// Every rule's result.
    pub findings: Vec<FindingView>,
    /// The checklist.
    pub requirements: Vec<RequirementView>,
    /// What would settle it.
    pub settle: SettleView,
    /// Readings the plan offers, and how each stands.
    pub readings: Vec<ReadingStand>,
    /// Rules that deny it.
    pub denied_by: Vec<String>,
    /// What is wrong with the plan, where the verdict is a plan defect.
    pub defect: Option<Label>,
    /// Counts for the headline.
    pub counts: FindingCounts,
    /// Whether nothing but lateness is against it: its denial goes to a senior first.
    #[serde(default)]
    pub late_alone: bool,
    /// What it comes to as a decision; `None` while it is open, and in what was frozen before this was kept.
    #[serde(default)]
    pub proposal: Option<ProposalView>,
}

/// The decision that follows from an assessment: any other needs a reason.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct ProposalView {
    /// Outcome.
    pub outcome: Outcome,
    /// Amount in yen, where it pays.
    pub amount: Option<String>,
}

/// How many findings there are of each sort.
#[derive(Debug, Clone, Default, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct FindingCounts {
    /// In favour: met, or does not apply.
    pub met: u32,
    /// Against: not met, or applies.
    pub against: u32,
    /// Not known yet.
    pub open: u32,
    /// Presumed not to apply.
    pub presumed: u32,
}

/// An amount of whole yen, or a range of it.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct AmountView {
    /// Least amount if it pays.
    pub from: String,
    /// Greatest amount if it pays; `None` when nothing bounds it.
    pub to: Option<String>,
}

/// One line of the breakdown.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct BreakdownLine {
    /// What the line is.
    pub label: Label,
    /// Its amount.
    pub amount: AmountView,
    /// Whether it is a deduction, a limit, or the result.
    pub role: BreakdownRole,
    /// Rule it comes from.
    pub rule: Option<String>,
}

/// Something that the claimant has to pay, or may have to.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct ChargeView {
    /// Rule id.
    pub rule: String,
    /// Place in the source.
    pub clause: String,
    /// Label in our words.
    pub label: Label,
    /// How much, if it is charged.
    pub amount: AmountView,
    /// Whether it is sure to be charged.
    pub certain: bool,
    /// What is open about it.
    pub waits_for: Vec<Wait>,
}

/// What a limit over earlier claims leaves to this one.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct RemainderView {
    /// Rule that limits.
    pub rule: String,
    /// Its name.
    pub label: Label,
    /// What is counted down.
    pub unit: RemainderUnit,
    /// What the earlier claims come to: times or yen.
    pub counted: String,
    /// What is left before this claim: times or yen.
    pub before: String,
}

/// What a limit counts down.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum RemainderUnit {
    /// Applications or payments.
    Times,
    /// Whole yen.
    Yen,
}

/// What a line of the breakdown does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum BreakdownRole {
    /// Part of the loss.
    Loss,
    /// Removed from the loss.
    Removed,
    /// The result.
    Result,
}

/// A rule's result.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum FindingResult {
    /// Met.
    Met,
    /// Not met.
    NotMet,
    /// The exclusion applies.
    Applies,
    /// The exclusion does not apply.
    DoesNotApply,
    /// The exclusion is presumed not to apply.
    Presumed,
    /// Not known yet.
    Undetermined,
    /// The rule's condition does not arise here.
    Silent,
}

/// What a finding means for the verdict as it stands: how findings are grouped and counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum FindingWeight {
    /// It denies the claim, or keeps it from being paid until something better comes.
    Against,
    /// It takes something off the amount.
    Deducts,
    /// It is open, and so is the verdict.
    Open,
    /// It rests on a presumption that nobody has confirmed.
    Presumed,
    /// Shown only; never changes a verdict.
    Advisory,
    /// It speaks for the claim.
    Favour,
    /// Whatever it came to, the verdict would stand.
    Idle,
    /// The rule's condition does not arise here.
    Silent,
}

/// A finding: one rule on this claim.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct FindingView {
    /// Rule id.
    pub rule: String,
    /// Kind of rule: eligibility, exclusion, deadline, document, evidence, limit, payout, discretion.
    pub kind: String,
    /// Place in the source.
    pub clause: String,
    /// Label in our words.
    pub label: Label,
    /// Result.
    pub result: FindingResult,
    /// What it means for the verdict as it stands.
    pub weight: FindingWeight,
    /// Shown only; never changes a verdict.
    pub advisory: bool,
    /// Facts it used.
    pub used: Vec<String>,
    /// Readings that it went by. Decisions frozen before this was kept have none.
    #[serde(default)]
    pub readings: Vec<String>,
    /// What it waits for.
    pub waits_for: Vec<Wait>,
    /// Whether its result rests on a presumption that nobody has confirmed.
    pub presumed: bool,
    /// Who confirmed or overturned the presumption, or answered for discretion.
    pub handled_by: Option<String>,
}

/// Something a finding waits for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "snake_case")]
#[ts(export)]
pub enum Wait {
    /// A fact.
    Fact {
        /// Its name.
        name: String,
    },
    /// A document.
    Document {
        /// Its name.
        name: String,
    },
    /// A reading to choose.
    Reading {
        /// Its id.
        name: String,
    },
    /// A person's finding.
    Discretion {
        /// The rule.
        name: String,
    },
    /// A document that is there and that nobody has looked at.
    Review {
        /// Its name.
        name: String,
    },
    /// A question to put to someone first.
    Enquiry {
        /// The rule.
        name: String,
    },
    /// An amount only a person can give.
    Amount {
        /// The payout rule.
        name: String,
    },
    /// Public holidays that are not published yet.
    Holidays {
        /// The country.
        name: String,
    },
}

/// What would settle the claim.
#[derive(Debug, Clone, Default, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct SettleView {
    /// The smallest set of documents that settles it, whatever they say; alternatives per entry.
    pub documents: Vec<Vec<String>>,
    /// Whether that set settles it in every case.
    pub certain: bool,
    /// Every document a deficiency letter asks for at once; alternatives per entry.
    pub ask: Vec<AskedDocument>,
    /// Questions for people.
    pub questions: Vec<Wait>,
}

/// A document to ask for.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct AskedDocument {
    /// Rule that asks.
    pub rule: String,
    /// Place in the source.
    pub clause: String,
    /// Acceptable documents.
    pub alternatives: Vec<String>,
}

/// How a reading stands on this claim.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct ReadingStand {
    /// The reading.
    pub reading: super::ReadingInfo,
    /// The choice in force, if any.
    pub choice: Option<String>,
    /// Who chose and why.
    pub chosen: Option<ReadingChosen>,
    /// Whether another choice would change the verdict or the amount.
    pub matters: bool,
}

/// A choice of reading.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct ReadingChosen {
    /// For the whole house, or for this claim.
    pub scope: ReadingScope,
    /// Who chose.
    pub by: String,
    /// When.
    pub at: String,
    /// Why.
    pub reason: String,
}

/// How far a choice of reading reaches.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum ReadingScope {
    /// Standing choice of the house.
    House,
    /// Only this claim.
    Claim,
}

/// How a finding came about: one node of its expression.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct TraceView {
    /// What kind of step it is: `rule`, `and`, `or`, `not`, `fact`, `reading`, `compare` …
    pub step: String,
    /// What it says, with labels in place of ids; absent where it is not written in the plan as one expression.
    pub wording: Option<super::WordingView>,
    /// The expression, as the plan writes it.
    pub words: String,
    /// Its value, where it is neither true nor false.
    pub value: Label,
    /// Sort of value: known true, known false, known otherwise, or not known.
    pub state: TraceState,
    /// The fact it reads, with where that came from.
    pub fact: Option<TraceFact>,
    /// Of a reading: the choice that holds.
    pub choice: Option<Label>,
    /// Its parts.
    pub parts: Vec<TraceView>,
}

/// Whether a node of a trace is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum TraceState {
    /// True.
    True,
    /// False.
    False,
    /// A value that is not a truth.
    Value,
    /// A value known only as a range.
    Range,
    /// Not known.
    Unknown,
}

/// A fact inside a trace.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct TraceFact {
    /// Name.
    pub name: String,
    /// Label.
    pub label: Label,
    /// Where the value came from.
    pub source: Option<super::SourceView>,
}

/// A finding with its trace and the passage it cites.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct ExplanationView {
    /// Rule id.
    pub rule: String,
    /// Place in the source.
    pub clause: String,
    /// Line or page of the source.
    pub at: String,
    /// Title of the source.
    pub source_title: String,
    /// The passage, where terms are attached to the desk.
    pub passage: Option<String>,
    /// Whether that passage is sample wording of our own.
    pub passage_is_sample: bool,
    /// The trace.
    pub trace: TraceView,
}
