use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{DocumentState, LetterRequest, Outcome, Proof, ReadingScope, Subject};

/// Why a command did not do what was asked. The window matches `code`, never the text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, thiserror::Error)]
#[serde(rename_all = "camelCase")]
#[error("{message}")]
#[ts(export)]
pub struct DeskError {
    /// Stable code.
    pub code: String,
    /// What happened, what was kept, and what to do, in English, for logs and the command line.
    pub message: String,
    /// Details the window fills into its own sentence.
    pub hints: Vec<Hint>,
}

/// A named detail of an error.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct Hint {
    /// Name.
    pub name: String,
    /// Value.
    pub value: String,
}

/// A change to one claim. Refused when the claim has moved on from `head`.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct ClaimChange {
    /// The claim.
    pub claim_id: String,
    /// The head it was made on.
    pub head: String,
    /// Idempotency key: the same key does nothing twice.
    pub key: String,
    /// What to change.
    pub change: Change,
}

/// Who claims.
#[derive(Debug, Clone, Default, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", default)]
#[ts(export)]
pub struct Claimant {
    /// The contract claimed under; what else stands here is the book's then.
    pub contract_id: Option<String>,
    /// Name.
    pub name: String,
    /// Name in kana.
    pub kana: String,
    /// Phone number.
    pub phone: String,
}

/// What can be changed on a claim. Every one answers with the new `ClaimView`.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "snake_case", rename_all_fields = "camelCase")]
#[ts(export)]
pub enum Change {
    /// Record a fact. The value is in the claim-file form; dates and numbers may be as typed (令和8年4月2日, １２３).
    SetFact {
        /// Fact.
        fact: String,
        /// Value.
        #[ts(type = "unknown")]
        value: serde_json::Value,
        /// How well it is known.
        proof: Proof,
        /// Evidence it was read from.
        evidence_id: Option<String>,
        /// Page, from 1.
        page: Option<u32>,
        /// Part of the page.
        region: Option<[f32; 4]>,
        /// Remark.
        note: Option<String>,
    },
    /// Forget a fact.
    ClearFact {
        /// Fact.
        fact: String,
        /// Reason.
        reason: Option<String>,
    },
    /// Say what kind of document a piece of evidence is; `None` takes that back.
    Classify {
        /// Evidence.
        evidence_id: String,
        /// Document kind.
        document: Option<String>,
    },
    /// Keep a file but leave it out of the claim, or take it back in.
    SetAside {
        /// Evidence.
        evidence_id: String,
        /// Out or in.
        set_aside: bool,
        /// Reason.
        reason: String,
    },
    /// Accept, reject, waive … a document.
    SetDocument {
        /// Document kind.
        document: String,
        /// State.
        state: DocumentState,
        /// Reason; required for rejected, unobtainable and waived.
        why: Option<String>,
    },
    /// Choose a reading; `None` takes the choice back.
    ChooseReading {
        /// Reading.
        reading: String,
        /// Choice.
        choice: Option<String>,
        /// For this claim or the house.
        scope: ReadingScope,
        /// Reason.
        reason: String,
    },
    /// Confirm every presumption of a benefit.
    ConfirmPresumptions {
        /// Benefit.
        benefit: String,
        /// Reason.
        reason: String,
    },
    /// Overturn one presumption: the exclusion is open again.
    OverturnPresumption {
        /// Rule.
        rule: String,
        /// Reason.
        reason: String,
    },
    /// A person's finding on a discretionary clause.
    FindDiscretion {
        /// Rule.
        rule: String,
        /// Raised, found not to apply, or taken back.
        raised: Option<bool>,
        /// Reason.
        reason: String,
    },
    /// Refer to the dossier of a registration; `None` refers to none any more.
    ReferToDossier {
        /// Dossier.
        dossier: Option<String>,
        /// Reason; may be empty.
        reason: String,
    },
    /// A question was put to someone.
    RecordEnquiry {
        /// Rule.
        rule: String,
        /// To whom, and the answer.
        note: String,
    },
    /// A person's amount for a hole in the source.
    SetAmount {
        /// Payout rule.
        rule: String,
        /// Amount; `None` takes it back.
        amount: Option<String>,
        /// Reason.
        reason: String,
    },
    /// Say who claims: a member of the book by their contract, or somebody by name alone.
    SetPerson {
        /// Who.
        claimant: Claimant,
    },
    /// Withdraw, reopen, hold …
    SetStatus {
        /// Status.
        status: super::Status,
        /// Reason.
        reason: String,
    },
    /// Set the day by which something is to be done, or take it away.
    SetDue {
        /// The day as typed; nothing takes it away.
        day: Option<String>,
        /// Why; needed for a day.
        reason: String,
    },
    /// Decide.
    Decide {
        /// Benefit.
        benefit: String,
        /// Outcome.
        outcome: Outcome,
        /// Amount.
        amount: Option<String>,
        /// Required where it departs from the assessment.
        override_reason: Option<String>,
    },
    /// Reverse a decision.
    ReverseDecision {
        /// Benefit.
        benefit: String,
        /// Reason.
        reason: String,
    },
    /// Issue a letter: it is stored with the claim.
    IssueLetter {
        /// Which.
        letter: LetterRequest,
        /// SHA-256 of the preview that was looked at: nothing else is issued then.
        previewed: Option<String>,
    },
    /// Add a note.
    AddNote {
        /// Text.
        text: String,
    },
    /// Take back the last reversible change.
    Undo {},
    /// Do it again.
    Redo {},
}

/// A new claim by hand.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct NewClaim {
    /// Idempotency key.
    pub key: String,
    /// Plan.
    pub plan: String,
    /// Claim or registration.
    pub subject: Subject,
    /// Contract of the book, if any.
    pub contract_id: Option<String>,
    /// Claimant's name, where not in the book.
    pub name: String,
    /// In kana.
    pub kana: String,
    /// Phone.
    pub phone: String,
}

/// Progress of long work, sent as the event `desk://progress`.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct Progress {
    /// The job.
    pub job: String,
    /// `attach`, `import`, `verify`.
    pub work: String,
    /// Done so far.
    #[ts(type = "number")]
    pub done: u64,
    /// In all.
    #[ts(type = "number")]
    pub total: u64,
    /// What is being worked on.
    pub item: String,
    /// Whether it is over.
    pub finished: bool,
    /// Files or rows that were not taken in, with the reason.
    pub refused: Vec<DeskError>,
}

/// Files a person chose or dropped. The window sees names and a handle, never a path.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct Picked {
    /// Handle to give back to a command.
    pub picked: String,
    /// File names.
    pub names: Vec<String>,
}

/// One reading the house adopts.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct HouseChoice {
    /// Plan.
    pub plan: String,
    /// Reading.
    pub reading: String,
    /// Choice.
    pub choice: String,
    /// Reason.
    pub reason: String,
}
