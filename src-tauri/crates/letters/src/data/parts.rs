//! The parts of a letter.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::{Label, Language, Yen};

/// To whom a letter goes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Addressee {
    /// The name, without a title.
    pub name: String,
    /// An organisation (御中) and not a person (様).
    #[serde(default)]
    pub organisation: bool,
    /// The postal code without 〒.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub postal_code: Option<String>,
    /// The address, line by line.
    #[serde(default)]
    pub address: Vec<String>,
}

/// From whom a letter comes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Sender {
    /// The company: the insurer, or who gives the guarantee.
    pub company: Label,
    /// The desk within it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub department: Option<Label>,
    /// The postal code without 〒.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub postal_code: Option<String>,
    /// The address, line by line.
    #[serde(default)]
    pub address: Vec<String>,
    /// The adjuster who answers for it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub adjuster: Option<String>,
    /// Leave a framed place for the company's seal.
    #[serde(default)]
    pub seal: bool,
}

/// A clause that the letter rests on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ClauseApplied {
    /// Where a reader finds it in the terms.
    pub place: Label,
    /// What it says, in our words.
    pub label: Label,
    /// What came out: "met", "applies", …
    pub result: Label,
    /// The passage itself, where the desk has the terms attached.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub quotation: Option<Quotation>,
    /// The facts that the result rests on.
    #[serde(default)]
    pub facts: Vec<FactUsed>,
}

/// A passage of the terms.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Quotation {
    /// The passage as it stands in the attached terms; never translated.
    pub text: String,
    /// The language of the terms.
    #[serde(default)]
    pub language: Language,
    /// The attached terms are a summary in our own words, and the letter says so.
    #[serde(default)]
    pub own_words: bool,
    /// The page of the attached terms, from 1, where they have pages.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub page: Option<u32>,
}

/// A fact that a clause was applied to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FactUsed {
    /// What it is.
    pub label: Label,
    /// Its value, as a reader writes it.
    pub value: Label,
    /// Where it was read.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub evidence: Option<EvidencePlace>,
}

/// A page of a document that was received.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EvidencePlace {
    /// The document.
    pub document: Label,
    /// The page, from 1.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub page: Option<u32>,
}

/// A reading of an ambiguous clause that was chosen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReadingChosen {
    /// The clause.
    pub place: Label,
    /// The meaning that was taken.
    pub choice: Label,
}

/// Where a person decided otherwise than the terms were assessed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Override {
    /// What was decided otherwise.
    pub what: Label,
    /// The clauses it passes over.
    #[serde(default)]
    pub clauses: Vec<ClauseApplied>,
    /// Less is given than the terms come to: the claimant is told why in a paragraph of the adjuster's own.
    #[serde(default)]
    pub gives_less: bool,
}

/// What is paid.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Payout {
    /// The amount paid.
    pub amount: Yen,
    /// How it came about, in the order of the calculation.
    #[serde(default)]
    pub lines: Vec<AmountLine>,
    /// How the plan rounds fractions of a yen.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rounding: Option<Label>,
    /// To whom and how it is paid.
    pub payment: Payment,
}

/// One line of a breakdown.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AmountLine {
    /// What the amount does.
    pub kind: LineKind,
    /// What it is for.
    pub label: Label,
    /// The amount; one that is taken off is given without its sign.
    pub amount: Yen,
    /// The clause it rests on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<Label>,
}

/// What a line of a breakdown does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LineKind {
    /// Part of the loss: counts.
    Loss,
    /// Not covered: is taken off.
    NotCovered,
    /// What stands after a step such as a percentage, a cap or rounding.
    Result,
}

/// What is left of a limit before and after this payment.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Remainder {
    /// Which limit.
    pub label: Label,
    /// Before: an amount or a number of times, as a reader writes it.
    pub before: Label,
    /// After.
    pub after: Label,
}

/// To whom and how money goes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Payment {
    /// Who receives it.
    pub payee: String,
    /// How: bank transfer, points, gift card.
    pub method: Label,
    /// Where to; none where no account belongs to the method.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub account: Option<Account>,
    /// When it is expected to arrive.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub expected_on: Option<NaiveDate>,
}

/// Where money or points go.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Account {
    /// This one. The last four digits are printed, those before them hidden.
    Known(String),
    /// Nobody has named one yet: the letter asks the claimant to.
    Open,
}

/// Something the claimant has to pay.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Charge {
    /// What for.
    pub label: Label,
    /// The clause.
    pub place: Label,
    /// The least it comes to.
    pub from: Yen,
    /// The most; none where nothing bounds it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<Yen>,
}

/// Something the claimant is asked for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MissingItem {
    /// The document, or what about it has to be put right.
    pub document: Label,
    /// Why it is needed.
    pub why: Label,
    /// The clause that asks for it.
    pub place: Label,
    /// The passage of that clause, where the desk has the terms attached.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub quotation: Option<Quotation>,
    /// What is known so far and does not do.
    #[serde(default)]
    pub facts: Vec<FactUsed>,
    /// What else would do.
    #[serde(default)]
    pub alternatives: Vec<Label>,
    /// Who issues it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ask: Option<Label>,
}

/// By when to reply and what follows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Reply {
    /// The house's reply-by date.
    pub by: NaiveDate,
    /// What happens to the period in which the claim is decided, as this plan has it. Where the plan
    /// says nothing, the letter says that the decision waits for the documents.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub clock: Option<Label>,
    /// A deadline that stands in the terms themselves and takes the claim away. Where there is none
    /// the letter says that a late reply is no denial and that the claim can be reopened.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub terms_deadline: Option<Label>,
}

/// Why a decision takes longer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Extension {
    /// Until when the decision was due.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub was_due_on: Option<NaiveDate>,
    /// Until when it is due now.
    pub due_on: NaiveDate,
    /// What has to be confirmed.
    pub outstanding: Vec<Outstanding>,
}

/// Something that still has to be confirmed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Outstanding {
    /// What.
    pub what: Label,
    /// Why, and with whom.
    pub why: Label,
    /// The clause that calls for it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<Label>,
    /// The passage of that clause, where the desk has the terms attached.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub quotation: Option<Quotation>,
    /// What is known so far.
    #[serde(default)]
    pub facts: Vec<FactUsed>,
    /// Until when.
    pub until: NaiveDate,
}

/// Whom to ask about a letter.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Contact {
    /// The desk.
    pub desk: Label,
    /// Its telephone number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub phone: Option<String>,
    /// Its hours.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hours: Option<Label>,
    /// Its address on the web or for mail.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub address: Option<String>,
    /// When somebody last made sure that this is right.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub verified_on: Option<NaiveDate>,
}

/// How a decision is looked at again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Reexamination {
    /// The way within the house.
    pub route: Label,
    /// The designated body outside it; none for a plan that is not insurance.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub adr: Option<Adr>,
}

/// A designated dispute resolution body.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Adr {
    /// Its name.
    pub name: Label,
    /// Its telephone number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub phone: Option<String>,
    /// Its hours.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hours: Option<Label>,
    /// Its address on the web.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub address: Option<String>,
    /// When somebody last made sure that the insurer has a contract with it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub verified_on: Option<NaiveDate>,
}
