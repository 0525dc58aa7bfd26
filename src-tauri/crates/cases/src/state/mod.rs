//! What a claim is now: the fold of its events. A pure function, so that "as it was then" is the fold of
//! the events up to then.

mod fold;
mod order;
mod undo;

pub use order::topological;
pub(crate) use undo::check_undo;

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, NaiveDate, Utc};
use satei_model::{
    AmountSet, ClaimId, Decided, DecisionReversed, DiscretionFound, DocumentStateSet, Dossier,
    EnquiryRecorded, EventId, EvidenceAttached, EvidenceId, EvidenceRead, FactRecorded, LetterIssued,
    NoteAdded, PersonRecorded, PresumptionSet, ReadingChosen, Status, Subject, UserId,
};

/// When something was recorded, by whom, in which event.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stamp {
    /// The event.
    pub event: EventId,
    /// When.
    pub at: DateTime<Utc>,
    /// By whom.
    pub user: UserId,
}

/// Something with its stamp.
#[derive(Debug, Clone, PartialEq)]
pub struct Stamped<T> {
    /// When and by whom.
    pub stamp: Stamp,
    /// What.
    pub what: T,
}

/// What is known of a fact.
#[derive(Debug, Clone, PartialEq)]
pub struct FactNow {
    /// The values that stand, oldest first; never empty. More than one distinct value means that they
    /// have not been reconciled.
    pub candidates: Vec<Stamped<FactRecorded>>,
}

impl FactNow {
    /// The value with the best proof, unless candidates disagree.
    #[must_use]
    pub fn settled(&self) -> Option<&Stamped<FactRecorded>> {
        let first = self.candidates.first()?;
        let agreed = self
            .candidates
            .iter()
            .all(|other| other.what.value == first.what.value);
        agreed
            .then(|| self.candidates.iter().max_by_key(|c| c.what.proof))
            .flatten()
    }
}

/// A document's state, with who set it.
pub type DocumentNow = Stamped<DocumentStateSet>;

/// A file of the claim.
#[derive(Debug, Clone, PartialEq)]
pub struct EvidenceNow {
    /// Received when and by whom.
    pub stamp: Stamp,
    /// The file.
    pub attached: EvidenceAttached,
    /// What the reader said; `None` while it has not been read.
    pub read: Option<EvidenceRead>,
    /// Which document it is.
    pub document: Option<String>,
    /// Why it was set aside, if it was.
    pub set_aside: Option<String>,
}

/// A decision, and its reversal where there was one.
#[derive(Debug, Clone, PartialEq)]
pub struct DecisionNow {
    /// When and by whom.
    pub stamp: Stamp,
    /// What was decided.
    pub decided: Decided,
    /// Its reversal.
    pub reversed: Option<Stamped<DecisionReversed>>,
}

/// A claim as its events make it.
#[derive(Debug, Clone, PartialEq)]
pub struct ClaimState {
    /// The claim.
    pub claim: ClaimId,
    /// Its last event; a change names it.
    pub head: EventId,
    /// Opened when and by whom.
    pub opened: Stamp,
    /// Last change.
    pub changed: Stamp,
    /// Number.
    pub number: String,
    /// Plan id.
    pub plan: String,
    /// Claim or registration.
    pub subject: Subject,
    /// Benefits asked for; empty means all.
    pub benefits: Vec<String>,
    /// The claimant.
    pub person: PersonRecorded,
    /// Status.
    pub status: Status,
    /// Since when it has had that status.
    pub status_since: Stamp,
    /// Day by which something is to be done.
    pub due_on: Option<NaiveDate>,
    /// Facts by name.
    pub facts: BTreeMap<String, FactNow>,
    /// Documents by kind; those never touched are missing and not listed.
    pub documents: BTreeMap<String, DocumentNow>,
    /// Files in order of arrival.
    pub evidence: Vec<EvidenceNow>,
    /// Readings chosen for this claim, by reading; the choice is there.
    pub readings: BTreeMap<String, Stamped<ReadingChosen>>,
    /// Presumptions a person looked at, by rule.
    pub presumptions: BTreeMap<String, Stamped<PresumptionSet>>,
    /// Discretions answered, by rule; the answer is there.
    pub discretions: BTreeMap<String, Stamped<DiscretionFound>>,
    /// The dossier it refers to.
    pub dossier: Option<Stamped<Dossier>>,
    /// Questions put, by rule.
    pub enquiries: BTreeMap<String, Stamped<EnquiryRecorded>>,
    /// Amounts given, by rule; the amount is there.
    pub amounts: BTreeMap<String, Stamped<AmountSet>>,
    /// Decisions, oldest first.
    pub decisions: Vec<DecisionNow>,
    /// Letters, oldest first.
    pub letters: Vec<Stamped<LetterIssued>>,
    /// Notes, oldest first.
    pub notes: Vec<Stamped<NoteAdded>>,
    /// Events that were taken back.
    pub undone: BTreeSet<EventId>,
    /// What undo would take back: one user's one step, to be undone in this order. Empty: nothing.
    pub undo: Vec<EventId>,
    /// What redo would do again: the `undone` events to take back, in this order. Empty: nothing.
    pub redo: Vec<EventId>,
}

impl ClaimState {
    /// A file of the claim by its id.
    #[must_use]
    pub fn evidence(&self, evidence: EvidenceId) -> Option<&EvidenceNow> {
        self.evidence
            .iter()
            .find(|file| file.attached.evidence == evidence)
    }

    /// The decision on a benefit that stands, if any.
    #[must_use]
    pub fn standing_decision(&self, benefit: &str) -> Option<&DecisionNow> {
        self.decisions
            .iter()
            .rev()
            .find(|d| d.decided.benefit == benefit && d.reversed.is_none())
    }
}
