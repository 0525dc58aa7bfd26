use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{ContactView, Label, ReadingInfo, Subject};

/// One version of a plan, whole: what the window's plan browser shows.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct PlanView {
    /// Plan id.
    pub plan: String,
    /// Name.
    pub label: Label,
    /// Every version of the plan, oldest first.
    pub versions: Vec<VersionBrief>,
    /// The version shown, by its effective day.
    pub version: String,
    /// What picks the version of a claim: a fact or a reading.
    pub version_by: Label,
    /// Whether it is insurance.
    pub insurance: bool,
    /// Time zone its dates are read in.
    pub time_zone: String,
    /// How fractions of a yen are rounded: floor, `half_up`, ceil.
    pub rounding: String,
    /// Where the anniversary of 29 February lies in a common year: clamp (28 February), march (1 March).
    pub leap_day: String,
    /// Title of the source document.
    pub source_title: String,
    /// The terms attached to this desk for this version.
    pub terms: Option<TermsBrief>,
    /// The insurer's name, where it is insurance.
    pub insurer: Option<Label>,
    /// The name of the company that runs the plan, where the plan names it.
    pub operator: Option<Label>,
    /// Whom to ask.
    pub contact: Option<ContactView>,
    /// The dispute-resolution body.
    pub adr: Option<ContactView>,
    /// Its benefits.
    pub benefits: Vec<PlanBenefit>,
    /// Its rules, in the order of the plan.
    pub rules: Vec<RuleView>,
    /// Its ambiguous clauses.
    pub readings: Vec<PlanReading>,
    /// The documents it speaks of.
    pub documents: Vec<PlanDocument>,
    /// Clauses that change no decision.
    pub no_effect: Vec<NoEffectView>,
}

/// A version in the list of versions.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct VersionBrief {
    /// The day it takes effect.
    pub effective: String,
    /// Its last day: its own, or the one before a later version.
    pub until: Option<String>,
    /// How many rules it has.
    pub rules: u32,
}

/// Terms attached to the desk.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct TermsBrief {
    /// Name of the file.
    pub name: String,
    /// Whether it is sample wording of our own.
    pub own_words: bool,
    /// Rules of the version whose passage is found in them.
    pub quoted: u32,
}

/// A benefit with what its rules speak of.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct PlanBenefit {
    /// Benefit id.
    pub id: String,
    /// Name.
    pub label: Label,
    /// Whether it decides a claim or a registration.
    pub subject: Subject,
    /// What it gives: money, gift, service.
    pub pays: String,
    /// How several payouts make one amount: first, sum, min.
    pub combine: String,
    /// Facts its rules use, in the order of the vocabulary.
    pub facts: Vec<String>,
    /// Documents its rules ask for or judge, in the order of the plan.
    pub documents: Vec<String>,
    /// Readings it rests on, in the order of the plan.
    pub readings: Vec<String>,
}

/// A rule as a reader sees it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct RuleView {
    /// Rule id.
    pub id: String,
    /// Kind of rule: eligibility, exclusion, deadline, document, evidence, limit, payout, charge, discretion.
    pub kind: String,
    /// Benefits it belongs to.
    pub benefits: Vec<String>,
    /// Where a reader finds the clause.
    pub clause: String,
    /// Line or page of the source.
    pub at: String,
    /// What it carries out: clauses of the inventory, ambiguities and interactions of the registers.
    pub inventory: Vec<String>,
    /// Label in our words.
    pub label: Label,
    /// Shown only; never changes a verdict.
    pub advisory: bool,
    /// Of exclusions: who has to show it, insurer or claimant.
    pub burden: Option<String>,
    /// Of exclusions: somebody is asked before it is presumed not to apply.
    pub enquire: bool,
    /// Of document rules: any one of these will do.
    pub require: Vec<String>,
    /// Of evidence rules: the document it judges.
    pub of: Option<String>,
    /// Of exclusions of lines: the list that loses elements.
    pub lines: Option<String>,
    /// Of charges: after which verdicts they fall due, one word.
    pub on: Option<String>,
    /// What the source leaves open about the amount.
    pub open: Option<Label>,
    /// What it says, in the order in which it acts.
    pub statements: Vec<StatementView>,
    /// Facts it uses itself, or through a reading.
    pub facts: Vec<String>,
    /// Documents it speaks of.
    pub documents: Vec<String>,
    /// Readings it rests on.
    pub readings: Vec<String>,
}

/// One expression of a rule.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct StatementView {
    /// Which: if, when, by, pay, deduct, cap, becomes.
    pub part: String,
    /// What it says.
    pub wording: WordingView,
}

/// A condition or an amount, with names in place of ids.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "snake_case")]
#[ts(export)]
pub enum WordingView {
    /// All of these hold.
    All {
        /// The conditions.
        parts: Vec<WordingView>,
    },
    /// At least one of these holds.
    Any {
        /// The conditions.
        parts: Vec<WordingView>,
    },
    /// This does not hold.
    Not {
        /// The condition.
        part: Box<WordingView>,
    },
    /// What is made of the elements of a list for which a condition holds.
    Elements {
        /// count, sum, any, all, earliest, latest.
        fold: String,
        /// What is summed or compared; empty where the elements themselves count.
        of: Vec<PieceView>,
        /// The list.
        list: String,
        /// The list's label.
        label: Label,
        /// Which elements count.
        cond: Box<WordingView>,
        /// What it is compared with; empty where it stands alone.
        tail: Vec<PieceView>,
    },
    /// One line, from left to right.
    Said {
        /// Its pieces.
        pieces: Vec<PieceView>,
    },
}

/// A piece of a line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "snake_case", rename_all_fields = "camelCase")]
#[ts(export)]
pub enum PieceView {
    /// A fact.
    Fact {
        /// Its name.
        name: String,
        /// Its label.
        label: Label,
    },
    /// A field of a list's elements.
    Field {
        /// The list.
        list: String,
        /// The list's label.
        list_label: Label,
        /// The field's name.
        name: String,
        /// The field's label.
        label: Label,
    },
    /// A kind of document.
    Document {
        /// Its name.
        name: String,
        /// Its label.
        label: Label,
    },
    /// A reading.
    Reading {
        /// Its id.
        name: String,
        /// What it decides.
        label: Label,
    },
    /// A value of an enumeration, a choice of a reading, or a plan.
    Value {
        /// Its name.
        name: String,
        /// Its label.
        label: Label,
    },
    /// A whole number with its unit.
    Number {
        /// The number.
        number: String,
        /// count, yen, minutes, hours, days, business-days, months, years.
        unit: String,
    },
    /// A percentage.
    Percent {
        /// The number before the sign, with its point.
        number: String,
    },
    /// A date.
    Date {
        /// As each language writes it.
        label: Label,
    },
    /// A text literal.
    Text {
        /// The text.
        text: String,
    },
    /// A sign such as `≤` or `(`.
    Sign {
        /// The sign.
        sign: String,
    },
    /// A word of the plan language, such as `exists`; the window says it in its own words.
    Word {
        /// The word.
        word: String,
    },
}

/// An ambiguous clause of a version.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct PlanReading {
    /// The reading with its choices.
    pub reading: ReadingInfo,
    /// Line or page of the source.
    pub at: String,
    /// What each choice says, in the order of the choices.
    pub wordings: Vec<WordingView>,
    /// The standing choice of the house.
    pub house: Option<HouseStand>,
    /// Rules that rest on it.
    pub rules: Vec<String>,
    /// Whether the version itself is picked by it, so that every rule rests on it.
    pub picks_version: bool,
}

/// What the house chose at some time.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct HouseStand {
    /// The choice; `None` where it was taken back.
    pub choice: Option<String>,
    /// Who chose.
    pub by: String,
    /// When.
    pub at: String,
    /// Why.
    pub reason: String,
}

/// A document of a version.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct PlanDocument {
    /// Document kind.
    pub document: String,
    /// Rules that ask for it.
    pub asked_by: Vec<String>,
    /// Rules that say what it must be like.
    pub judged_by: Vec<String>,
    /// Facts of this plan that it proves.
    pub proves: Vec<String>,
}

/// A clause that changes no decision.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct NoEffectView {
    /// Its place among the clauses without effect, for the window to name it by.
    pub id: String,
    /// Its numbers in the inventory and the registers.
    pub inventory: Vec<String>,
    /// Where a reader finds it.
    pub clause: String,
    /// Line or page of the source.
    pub at: String,
    /// Why it changes nothing.
    pub why: Label,
}

/// The passage of the source that a rule cites.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct PassageView {
    /// The words; `None` where no terms are attached or they do not name the clause.
    pub text: Option<String>,
    /// Whether it is sample wording of our own.
    pub own_words: bool,
}

/// A reading of a plan as the house has settled it.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct HouseReadingView {
    /// Name of the plan.
    pub plan_label: Label,
    /// The reading with its choices and the recommendation.
    pub reading: ReadingInfo,
    /// The choice in force.
    pub house: Option<HouseStand>,
    /// Choices before it, newest first.
    pub earlier: Vec<HouseStand>,
    /// How many rules of the newest version rest on it.
    pub rules: u32,
}

/// Two versions of a plan side by side.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct PlanDiffView {
    /// Plan id.
    pub plan: String,
    /// The version compared from.
    pub from: String,
    /// The version compared with.
    pub to: String,
    /// Rules that differ, in the order of the newer version.
    pub rules: Vec<RuleDiff>,
    /// Readings that differ.
    pub readings: Vec<ReadingDiff>,
    /// Settings of the plan that differ.
    pub settings: Vec<SettingDiff>,
    /// How many rules are the same in both.
    pub same: u32,
    /// What the change comes to, benefit by benefit.
    pub benefits: Vec<BenefitOutcome>,
}

/// What a change between two versions comes to for one benefit.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct BenefitOutcome {
    /// Benefit id.
    pub benefit: String,
    /// Name.
    pub label: Label,
    /// Proved: no claim comes out otherwise.
    pub proved_same: bool,
    /// Claims that were tried: those of the plan's scenarios, and what is made from them.
    pub tried: u32,
    /// How many of them come out otherwise.
    pub differing: u32,
}

/// How something came to differ.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum DiffKind {
    /// Only the later version has it.
    Added,
    /// Only the earlier version has it.
    Removed,
    /// Both have it, and it differs.
    Changed,
}

/// A rule that differs.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct RuleDiff {
    /// How.
    pub kind: DiffKind,
    /// As it was.
    pub before: Option<RuleView>,
    /// As it is.
    pub after: Option<RuleView>,
    /// What differs: kind, benefits, place, label, numbers, expression, burden, documents, open, effect.
    pub aspects: Vec<String>,
    /// Proved: it does the same to every claim.
    pub same_effect: bool,
}

/// A reading that differs.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct ReadingDiff {
    /// How.
    pub kind: DiffKind,
    /// Its id.
    pub id: String,
    /// What it decides, in the later version that has it.
    pub question: Label,
}

/// A setting that differs, each side as text.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct SettingDiff {
    /// Which: `time_zone`, `rounding`, `leap_day`, `insurance`, contact, adr, source.
    pub name: String,
    /// As it was.
    pub before: String,
    /// As it is.
    pub after: String,
}
