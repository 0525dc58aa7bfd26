//! Payloads of a claim's history.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::ids::{ClaimId, ContractId, EventId, EvidenceId, LetterId, MemberId};
use crate::words::word_set;
use crate::{DocumentState, Language, LetterKind, Outcome, Proof, Status, Subject, Yen};

/// A claim was opened. Number and plan never change afterwards.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ClaimOpened {
    /// Number people use, given by the store: `KSP-0142`.
    pub number: String,
    /// Plan id.
    pub plan: String,
    /// Claim, or dossier of a registration.
    pub subject: Subject,
    /// Benefits asked for; empty means all of the plan for this subject.
    #[serde(default)]
    pub benefits: Vec<String>,
    /// The claimant in the member book.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub member: Option<MemberId>,
    /// The contract claimed under.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub contract: Option<ContractId>,
    /// Name of the claimant.
    pub person_name: String,
    /// Name in kana.
    pub person_kana: String,
}

/// The claimant's own data, all of them; replaces what was recorded before.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct PersonRecorded {
    /// The claimant in the member book.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub member: Option<MemberId>,
    /// The contract claimed under.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub contract: Option<ContractId>,
    /// Name.
    pub name: String,
    /// Name in kana.
    pub kana: String,
    /// Phone numbers as written.
    #[serde(default)]
    pub phones: Vec<String>,
    /// E-mail address.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub email: Option<String>,
    /// Postal address, as it goes on a letter.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub address: Option<String>,
}

word_set! {
    /// Where a value came from.
    SourceKind {
        /// The claimant says so.
        Claimant = "claimant",
        /// Read from evidence.
        Evidence = "evidence",
        /// An adjuster found or typed it.
        Adjuster = "adjuster",
        /// From the member book.
        MemberBook = "member_book",
        /// From a claim file.
        ClaimFile = "claim_file",
    }
    /// Whether a person let a presumption stand.
    PresumptionState {
        /// A person looked and lets it stand.
        Confirmed = "confirmed",
        /// A person found that the exclusion applies.
        Overturned = "overturned",
        /// Back to nobody having looked.
        None = "none",
    }
    /// How reading a file ended.
    ReadState {
        /// Read.
        Read = "read",
        /// Cannot be read.
        Unreadable = "unreadable",
        /// A kind of file that is kept but not read.
        Unsupported = "unsupported",
        /// Over the limits of the reader.
        TooLarge = "too_large",
    }
}

/// A place on a page, in ten-thousandths of its width and height, from the top left corner.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Region {
    /// Left edge.
    pub x: u16,
    /// Upper edge.
    pub y: u16,
    /// Width.
    pub width: u16,
    /// Height.
    pub height: u16,
}

/// Where a value came from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Source {
    /// The sort of source.
    pub kind: SourceKind,
    /// The file it was read from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub evidence: Option<EvidenceId>,
    /// The page, from 1.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub page: Option<u32>,
    /// The place on the page.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub region: Option<Region>,
    /// A remark.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

impl Source {
    /// A source without a place.
    #[must_use]
    pub fn of(kind: SourceKind) -> Self {
        Self {
            kind,
            evidence: None,
            page: None,
            region: None,
            note: None,
        }
    }
}

/// A fact was recorded. A confirmed value, or one an adjuster gives, settles the fact; a differing value
/// from another source stands beside the earlier one as a candidate until somebody does.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct FactRecorded {
    /// Name in the vocabulary.
    pub fact: String,
    /// The value, in the shape of a claim file; no floats.
    pub value: Value,
    /// How well it is known.
    pub proof: Proof,
    /// Where it came from.
    pub source: Source,
}

/// A fact was taken back: nothing is known of it any more.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FactCleared {
    /// Name in the vocabulary.
    pub fact: String,
    /// Why.
    pub reason: String,
}

/// A file was received; the original lies in the vault.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct EvidenceAttached {
    /// Id within the desk.
    pub evidence: EvidenceId,
    /// Name of the original in the vault.
    pub original: String,
    /// SHA-256 of the original, in hex.
    pub sha256: String,
    /// File name as received.
    pub name: String,
    /// Media type by content.
    pub media_type: String,
    /// Bytes.
    pub size: u64,
    /// The folder or container it came out of, as names only.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source_path_name: Option<String>,
}

/// The reader has read a file, or could not.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct EvidenceRead {
    /// The file.
    pub evidence: EvidenceId,
    /// How it ended.
    pub state: ReadState,
    /// Why it could not be read.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
    /// Pages.
    pub pages: u32,
    /// Characters of text.
    pub chars: u64,
    /// The reader's build.
    pub reader: String,
    /// What else it said: page sizes, camera, time; opaque to the store.
    #[serde(default, skip_serializing_if = "Value::is_null")]
    pub detail: Value,
}

/// A person said which document a file is; `None` takes it back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct EvidenceClassified {
    /// The file.
    pub evidence: EvidenceId,
    /// Kind of document.
    pub document: Option<String>,
}

/// A file was set aside as having nothing to do with the claim, or taken up again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct EvidenceSetAside {
    /// The file.
    pub evidence: EvidenceId,
    /// Set aside, or taken up again.
    pub set_aside: bool,
    /// Why.
    pub reason: String,
}

/// A document's state was set.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DocumentStateSet {
    /// Kind of document.
    pub document: String,
    /// Its state.
    pub state: DocumentState,
    /// Why, or who says so.
    pub why: String,
    /// The files looked at.
    #[serde(default)]
    pub evidence: Vec<EvidenceId>,
}

/// A reading was chosen for this claim; `None` takes the choice back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReadingChosen {
    /// The reading.
    pub reading: String,
    /// The choice.
    pub choice: Option<String>,
    /// Why.
    pub reason: String,
}

/// A presumption was confirmed or overturned.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PresumptionSet {
    /// The exclusion.
    pub rule: String,
    /// What was found.
    pub state: PresumptionState,
    /// Why.
    pub reason: String,
}

/// A person answered a discretion; `None` takes the answer back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DiscretionFound {
    /// The rule.
    pub rule: String,
    /// Whether it is raised against the claim.
    pub raised: Option<bool>,
    /// Why.
    pub reason: String,
}

/// A registration that claims refer to: a dossier of its own, opened and numbered like a claim.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Dossier {
    /// The dossier.
    pub claim: ClaimId,
    /// Its number, which never changes, so that the history can be read without it.
    pub number: String,
}

/// The claim refers to a dossier from here on; `None`: to none any more.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DossierReferred {
    /// The dossier.
    pub dossier: Option<Dossier>,
    /// Why, where somebody says so.
    pub reason: String,
}

/// A question was put to somebody, as a rule demands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct EnquiryRecorded {
    /// The rule.
    pub rule: String,
    /// Whom, what, and what came back.
    pub note: String,
}

/// A person gave an amount the terms leave open; `None` takes it back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AmountSet {
    /// The payout rule.
    pub rule: String,
    /// The amount.
    pub amount: Option<Yen>,
    /// Why.
    pub reason: String,
}

/// The status changed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct StatusChanged {
    /// The new status.
    pub to: Status,
    /// Why.
    pub why: String,
}

/// The day by which something is to be done was set; `None` takes it away.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DueSet {
    /// The day.
    pub due_on: Option<NaiveDate>,
    /// Why.
    pub why: String,
}

/// A benefit was decided, frozen with everything the decision rested on.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Decided {
    /// Benefit id.
    pub benefit: String,
    /// What was decided.
    pub outcome: Outcome,
    /// The amount, where money is paid.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub amount: Option<Yen>,
    /// Why the decision departs from the assessment, where it does.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub overrides: Option<String>,
    /// The receipt; opaque to the store.
    pub receipt: Value,
    /// The assessment it rests on; opaque to the store.
    pub assessment: Value,
}

/// A decision was reversed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DecisionReversed {
    /// Benefit id.
    pub benefit: String,
    /// Why.
    pub reason: String,
}

/// A letter was issued.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LetterIssued {
    /// Id.
    pub letter: LetterId,
    /// Benefit it is about.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub benefit: Option<String>,
    /// Kind.
    pub letter_kind: LetterKind,
    /// Language of the reference translation, or Japanese alone.
    pub language: Language,
    /// SHA-256 of the PDF, in hex.
    pub sha256: String,
    /// Name of the PDF in the vault.
    pub original: String,
    /// Reply-by day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reply_by: Option<NaiveDate>,
    /// Copy for the house.
    pub file_copy: bool,
}

/// A note was added.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NoteAdded {
    /// The note.
    pub text: String,
}

/// An event was taken back. Taking back an `Undone` does the first one again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Undone {
    /// The event taken back.
    pub event: EventId,
}
