//! What a letter says, before it is worded and laid out. Everything comes from the desk: labels,
//! clauses and contact lines are plan data, already in the languages they exist in.

mod check;
mod file_copy;
mod parts;

use chrono::{DateTime, FixedOffset, NaiveDate};
use serde::{Deserialize, Serialize};

pub use check::Problem;
pub use file_copy::{
    EvidenceRecord, FactRecord, FileCopy, OverrideRecord, PresumptionRecord, ReadingRecord, VersionRecord,
};
pub use parts::{
    Account, Addressee, Adr, AmountLine, Charge, ClauseApplied, Contact, EvidencePlace, Extension, FactUsed,
    LineKind, MissingItem, Outstanding, Override, Payment, Payout, Quotation, ReadingChosen, Reexamination,
    Remainder, Reply, Sender,
};

use crate::{Label, Language, LetterKind, text::Days};

/// One letter.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LetterData {
    /// What it tells.
    pub kind: LetterKind,
    /// The language of the reader. Anything but Japanese binds a reference translation behind the
    /// Japanese letter.
    pub language: Language,
    /// The letter's own number, unique on the desk; the PDF's identifier is made from it.
    pub number: String,
    /// When it is issued, in the zone whose date it bears; also the PDF's time stamp.
    pub issued_at: DateTime<FixedOffset>,
    /// The claim it is about.
    pub claim: ClaimHead,
    /// To whom it goes.
    pub addressee: Addressee,
    /// From whom it comes.
    pub sender: Sender,
    /// The clauses that the letter rests on. Never a presumption.
    #[serde(default)]
    pub clauses: Vec<ClauseApplied>,
    /// Why clauses are cited by their place only, where a denial quotes nothing: the issuer's reason.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place_only_reason: Option<String>,
    /// Readings of ambiguous clauses that were chosen.
    #[serde(default)]
    pub readings: Vec<ReadingChosen>,
    /// Where a person decided otherwise than the terms were assessed.
    #[serde(default)]
    pub overrides: Vec<Override>,
    /// Paragraphs of the adjuster's own.
    #[serde(default)]
    pub remarks: Vec<Label>,
    /// The amount, how it came about, and to whom it goes. Payment and partial payment.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub payout: Option<Payout>,
    /// What the claimant has to pay, where a service is not free of charge.
    #[serde(default)]
    pub charges: Vec<Charge>,
    /// What is left of limits over a year or a lifetime.
    #[serde(default)]
    pub remainders: Vec<Remainder>,
    /// What is still missing. Deficiency; also an acknowledgement or an extension that can say so.
    #[serde(default)]
    pub missing: Vec<MissingItem>,
    /// By when to reply and what follows. Deficiency.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reply: Option<Reply>,
    /// What still has to be confirmed, and until when. Extension.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub extension: Option<Extension>,
    /// Whom to ask.
    pub contact: Contact,
    /// How a decision is looked at again.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reexamination: Option<Reexamination>,
    /// Print 〓 for characters that no font of the desk has, and list them in the file copy, instead
    /// of refusing the letter.
    #[serde(default)]
    pub substitute: bool,
    /// Makes this the house's file copy (社内控), with what the claimant's letter leaves out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub file_copy: Option<FileCopy>,
}

/// What a benefit gives: the words of a letter follow from it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Gives {
    /// Money.
    #[default]
    Money,
    /// A gift of some value (見舞金).
    Gift,
    /// A service or a registration, which pays no money: "payment" then says that it is granted.
    Service,
}

/// What every letter names of its claim.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ClaimHead {
    /// The claim's number.
    pub number: String,
    /// The plan.
    pub plan: Label,
    /// What the plan is asked for.
    pub benefit: Label,
    /// Whether the benefit is insurance; one that is not has no ADR line and pays no 保険金.
    pub insurance: bool,
    /// What the benefit gives.
    #[serde(default)]
    pub gives: Gives,
    /// From when the version of the terms that was applied is in force.
    pub terms_from: NaiveDate,
    /// The person who is covered.
    pub insured: String,
    /// When the accident happened.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub accident: Option<Days>,
    /// The device or item.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub item: Option<Label>,
    /// When the claim arrived.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub received_on: Option<NaiveDate>,
    /// When everything that was needed was in (請求完了日).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub complete_on: Option<NaiveDate>,
}
