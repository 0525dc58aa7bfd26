//! Assessment: a claim under one benefit of its plan → findings, verdict, amount, and what would
//! settle it.

mod amount;
mod charge;
mod defect;
mod pass;
mod refer;
mod refine;
mod remainder;
mod report;
mod requirements;
mod settle;
mod standing;
mod version;

use crate::claim::Scope;
use crate::plan::RuleKind;
use satei_model::DocumentState;
use satei_model::Label;
use serde::{Deserialize, Serialize};

pub(crate) use charge::{charges, together};
pub use defect::Defect;
pub(crate) use pass::{Pass, decide, decide_again};
pub(crate) use refine::Wanted;
pub use remainder::{Remainder, RemainderUnit};
pub use report::{Bound, Room, assess, assess_all, assess_version};
pub(crate) use report::{assess_under, chosen_version, ids, named_version, paid, refined, surely};
pub(crate) use standing::Stand;

/// What comes of an assessment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// The plan cannot be applied to this claim: see `defect`.
    PlanDefect,
    /// Some rule is definitely against it.
    NotPayable,
    /// Something still open would make a difference.
    Undetermined,
    /// The amount is to be paid.
    Payable,
    /// Of services: the claimant has a right to it.
    Entitled,
    /// Of services: some rule is definitely against it.
    NotEntitled,
}

/// A rule's result on a claim.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FindingResult {
    /// Of all but exclusions: it holds.
    Met,
    /// Of all but exclusions: it does not hold.
    NotMet,
    /// Not known yet.
    Undetermined,
    /// Of exclusions: it takes cover away.
    Applies,
    /// Of exclusions: it does not.
    DoesNotApply,
    /// Of exclusions: not known, and presumed not to apply.
    Presumed,
    /// Its `if` does not hold, so it says nothing.
    Silent,
}

/// The amount, as a range while it is not settled. Yen, both ends in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct AmountRange {
    /// The least that can come to be paid, if anything is.
    #[serde(serialize_with = "yen")]
    pub from: i64,
    /// The most; absent where nothing limits it.
    #[serde(serialize_with = "optional_yen")]
    pub to: Option<i64>,
    /// Whether nothing at all may be payable, or charged.
    pub denial_possible: bool,
}

/// A line of the calculation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct BreakdownLine {
    /// What it is, for people.
    pub label: Label,
    /// Yen; negative where it takes away.
    #[serde(serialize_with = "yen")]
    pub amount: i64,
    /// The rule that it comes from.
    pub rule: String,
    /// What kind of line it is.
    pub kind: LineKind,
}

/// The kinds of line of a calculation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum LineKind {
    /// What a payout rule gives, or a limit adds to the amount as it stands.
    Payout,
    /// What an exclusion of lines takes out.
    Removed,
    /// What a percentage or share leaves out.
    Share,
    /// What the payout rule's own cap takes off.
    Cap,
    /// What a limit takes off.
    Limit,
    /// What the claimant bears of every loss, or a limit leaves out of the amount as it stands.
    Deductible,
}

/// Something that the claimant has to pay, or may have to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Charge {
    /// The rule's id.
    pub rule: String,
    /// Where a reader finds the clause.
    pub clause: String,
    /// Line or page of the source.
    pub at: String,
    /// The rule's name for people.
    pub label: Label,
    /// How much, if it is charged.
    pub amount: AmountRange,
    /// What is open about it.
    pub waits_for: Vec<Need>,
}

/// Something that a claim can wait for.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case", tag = "kind", content = "id")]
pub enum Need {
    /// A fact.
    Fact(String),
    /// A document.
    Document(String),
    /// A document that is here and that somebody should look at.
    Review(String),
    /// The choice of a reading.
    Reading(String),
    /// An amount that the source leaves open, by its payout rule.
    Hole(String),
    /// A person's finding, by its discretion rule.
    Discretion(String),
    /// A question to be put, by its exclusion.
    Enquiry(String),
    /// The public holidays of a year for which they are not published, by the country.
    Holidays(String),
}

impl Need {
    /// The id of what is needed.
    #[must_use]
    pub fn id(&self) -> &str {
        match self {
            Self::Fact(id)
            | Self::Document(id)
            | Self::Review(id)
            | Self::Reading(id)
            | Self::Hole(id)
            | Self::Discretion(id)
            | Self::Enquiry(id)
            | Self::Holidays(id) => id,
        }
    }
}

/// A rule with its result.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Finding {
    /// The rule's id.
    pub rule: String,
    /// Its kind.
    pub kind: RuleKind,
    /// Where a reader finds the clause.
    pub clause: String,
    /// Line or page of the source.
    pub at: String,
    /// The rule's name for people.
    pub label: Label,
    /// The result.
    pub result: FindingResult,
    /// Whether the result rests on a presumption that nobody has confirmed.
    pub presumed: bool,
    /// Whether it is shown only and changes no verdict.
    pub advisory: bool,
    /// The facts, documents and readings that the result rests on.
    pub used: Vec<Need>,
    /// What it waits for.
    pub waits_for: Vec<Need>,
    /// Whether something that it waits for can still change verdict or amount.
    pub matters: bool,
}

/// How much a document is needed now.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Needed {
    /// The claim needs it.
    Yes,
    /// It depends on something open.
    Perhaps,
    /// This claim does not need it.
    No,
}

/// One of the documents that satisfy a requirement.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Alternative {
    /// The document.
    pub document: String,
    /// Its state; a document whose quality is found wanting counts as rejected.
    pub state: DocumentState,
    /// Why it is rejected, waived or unobtainable.
    pub why: Option<String>,
    /// The evidence rules that it fails.
    pub fails: Vec<String>,
}

/// A document that the plan asks for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Requirement {
    /// The rule that asks for it.
    pub rule: String,
    /// Any one of these satisfies it.
    pub alternatives: Vec<Alternative>,
    /// The state of the best of them.
    pub state: DocumentState,
    /// Why, where that needs a word.
    pub why: Option<String>,
    /// Whether this claim needs it.
    pub needed: Needed,
}

/// Something to be asked for in a deficiency letter.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Ask {
    /// The documents that would do: any one of them.
    pub documents: Vec<String>,
    /// The document rule that asks; where none requires the document, the first rule that waits to see whether it is
    /// there, otherwise the first that waits for what it proves.
    pub rule: Option<String>,
    /// The evidence rules that those among the documents fail that are here already: why another is
    /// asked for.
    pub fails: Vec<String>,
}

/// What would settle an undetermined claim.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Settle {
    /// The smallest set of documents whose content settles the most.
    pub documents: Vec<String>,
    /// Everything to be asked for at once: for each requirement the acceptable alternatives.
    pub deficiency: Vec<Ask>,
    /// What only people can answer.
    pub questions: Vec<Need>,
    /// Whether documents and answers together are sure to settle the claim.
    pub complete: bool,
}

/// A reading as it stands on a claim.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ReadingStand {
    /// The reading's id.
    pub id: String,
    /// The choice, if one was made.
    pub choice: Option<String>,
    /// For whom.
    pub scope: Option<Scope>,
    /// Whether another choice could change verdict or amount of this claim.
    pub matters: bool,
}

/// A claim × benefit at one moment.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Assessment {
    /// The plan's id.
    pub plan: String,
    /// The effective date of the version; empty where none is in force.
    pub version: String,
    /// Why this version.
    pub why_version: String,
    /// The benefit's id.
    pub benefit: String,
    /// What comes of it.
    pub verdict: Verdict,
    /// Whether the verdict rests on presumptions that nobody has confirmed.
    pub presuming: bool,
    /// What is paid, unless nothing can be.
    pub amount: Option<AmountRange>,
    /// How the amount comes about, where it is settled.
    pub breakdown: Vec<BreakdownLine>,
    /// What the claimant has to pay, or may have to.
    pub charges: Vec<Charge>,
    /// What limits over earlier claims leave, where that is settled.
    pub remainders: Vec<Remainder>,
    /// All rules of the benefit, in the order of the plan.
    pub findings: Vec<Finding>,
    /// The documents that the plan asks for.
    pub requirements: Vec<Requirement>,
    /// What would settle it.
    pub settle: Settle,
    /// Exclusions presumed not to apply and not yet confirmed.
    pub presumptions: Vec<String>,
    /// The readings that the benefit uses.
    pub readings: Vec<ReadingStand>,
    /// The rules that are against it.
    pub denied_by: Vec<String>,
    /// Whether nothing but lateness is against it. Such a denial goes to a senior.
    pub late_alone: bool,
    /// What is wrong with the plan, where the verdict is a plan defect.
    pub defect: Option<Defect>,
}

impl Assessment {
    /// Whether it pays less than the loss that was claimed: an exclusion takes a line out, or a cap or limit cuts what is
    /// left. A share or what the claimant bears of every loss is what the plan promises, so it is paid whole.
    #[must_use]
    pub fn pays_in_part(&self) -> bool {
        let mut lines = self.breakdown.iter();
        self.verdict == Verdict::Payable
            && lines.any(|it| matches!(it.kind, LineKind::Removed | LineKind::Cap | LineKind::Limit))
    }
}

fn yen<S: serde::Serializer>(amount: &i64, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(&amount.to_string())
}

fn optional_yen<S: serde::Serializer>(amount: &Option<i64>, serializer: S) -> Result<S::Ok, S::Error> {
    match amount {
        Some(amount) => serializer.serialize_some(&amount.to_string()),
        None => serializer.serialize_none(),
    }
}
