//! Taking back: which events of a history count, and which may be taken back next.

use std::collections::BTreeSet;

use satei_model::{EventId, Payload, Recorded};

use crate::error::{CaseError, Result};

/// A history with what was taken back worked out.
pub(super) struct Steps<'a> {
    history: &'a [Recorded],
    undone: BTreeSet<EventId>,
}

impl<'a> Steps<'a> {
    /// Works out what was taken back. An `undone` that was itself taken back has no effect, so the
    /// history is read from its end.
    pub fn of(history: &'a [Recorded]) -> Self {
        let mut undone = BTreeSet::new();
        for recorded in history.iter().rev() {
            if let Some(Payload::Undone(undo)) = &recorded.payload
                && !undone.contains(&recorded.id)
            {
                undone.insert(undo.event);
            }
        }
        Self { history, undone }
    }

    pub fn is_effective(&self, event: EventId) -> bool {
        !self.undone.contains(&event)
    }

    pub fn into_undone(self) -> BTreeSet<EventId> {
        self.undone
    }

    /// The events of the last step if it can be taken back, last first: all that one user recorded at one moment.
    /// Nothing where that step holds something that stays: taking back what lies before it would surprise. Files that
    /// came in stay, and stand in nobody's way.
    pub fn undo(&self) -> Vec<EventId> {
        let mut step: Vec<&Recorded> = Vec::new();
        for recorded in self.effective_backwards() {
            let Some(payload) = &recorded.payload else {
                continue;
            };
            if matches!(payload, Payload::EvidenceAttached(_) | Payload::EvidenceRead(_)) {
                continue;
            }
            let same_step = step.first().is_none_or(|last| {
                last.event.at == recorded.event.at && last.event.user == recorded.event.user
            });
            if !same_step {
                break;
            }
            if !is_reversible(payload) {
                return Vec::new();
            }
            step.push(recorded);
        }
        step.into_iter().map(|recorded| recorded.id).collect()
    }

    /// The `undone` events of the last step taken back, if nothing else has happened since.
    pub fn redo(&self) -> Vec<EventId> {
        let mut step: Vec<&Recorded> = Vec::new();
        for recorded in self.history.iter().rev().filter(|r| self.is_effective(r.id)) {
            let Some(Payload::Undone(undo)) = &recorded.payload else {
                break;
            };
            // An effective `undone` that names an `undone` is a redo; the step before it lies further back.
            if self.is_undone_event(undo.event) {
                continue;
            }
            let same_step = step.first().is_none_or(|last| {
                last.event.at == recorded.event.at && last.event.user == recorded.event.user
            });
            if !same_step {
                break;
            }
            step.push(recorded);
        }
        step.into_iter().map(|recorded| recorded.id).collect()
    }

    fn is_undone_event(&self, event: EventId) -> bool {
        self.payload(event)
            .is_some_and(|payload| matches!(payload, Payload::Undone(_)))
    }

    fn payload(&self, event: EventId) -> Option<&Payload> {
        self.history
            .iter()
            .find(|r| r.id == event)
            .and_then(|r| r.payload.as_ref())
    }

    /// Effective events other than `undone`, last first.
    fn effective_backwards(&self) -> impl Iterator<Item = &'a Recorded> {
        let history = self.history;
        history
            .iter()
            .rev()
            .filter(|r| self.is_effective(r.id) && !matches!(r.payload, Some(Payload::Undone(_))))
    }
}

/// Whether `target` may be taken back at the end of `history`.
pub(crate) fn check_undo(history: &[Recorded], target: EventId) -> Result<()> {
    let steps = Steps::of(history);
    let not = |why| Err(CaseError::NotUndoable(why));
    let Some(place) = history.iter().position(|r| r.id == target) else {
        return not("it is not in this claim's history");
    };
    if !steps.is_effective(target) {
        return not("it was taken back already");
    }
    let Some(payload) = &history[place].payload else {
        return not("what it said was erased");
    };
    // Doing again what was taken back touches what the first event touched.
    let touched = match payload {
        Payload::Undone(undo) => match steps.payload(undo.event) {
            Some(Payload::Undone(_)) => {
                return not("what was done again is taken back by taking back the step");
            }
            Some(original) => original,
            None => return not("what it said was erased"),
        },
        other => other,
    };
    if !is_reversible(touched) {
        return not("it cannot be made as if it had not happened");
    }
    let marks = marks(touched);
    for later in &history[place + 1..] {
        let Some(said) = &later.payload else { continue };
        if matches!(said, Payload::Undone(_)) || !steps.is_effective(later.id) {
            continue;
        }
        if is_barrier(said) {
            return not("a decision or a letter came after it");
        }
        if self::marks(said).iter().any(|mark| marks.contains(mark)) {
            return not("a later step rests on it");
        }
    }
    Ok(())
}

/// Decisions and letters rest on everything before them.
fn is_barrier(payload: &Payload) -> bool {
    matches!(
        payload,
        Payload::Decided(_) | Payload::DecisionReversed(_) | Payload::LetterIssued(_)
    )
}

fn is_reversible(payload: &Payload) -> bool {
    matches!(
        payload,
        Payload::PersonRecorded(_)
            | Payload::FactRecorded(_)
            | Payload::FactCleared(_)
            | Payload::EvidenceClassified(_)
            | Payload::EvidenceSetAside(_)
            | Payload::DocumentStateSet(_)
            | Payload::ReadingChosen(_)
            | Payload::PresumptionSet(_)
            | Payload::DiscretionFound(_)
            | Payload::DossierReferred(_)
            | Payload::EnquiryRecorded(_)
            | Payload::AmountSet(_)
            | Payload::DueSet(_)
            | Payload::NoteAdded(_)
    )
}

/// What a payload is about. Two payloads with a mark in common depend on each other's order.
fn marks(payload: &Payload) -> Vec<(&'static str, String)> {
    match payload {
        Payload::PersonRecorded(_) => vec![("person", String::new())],
        Payload::FactRecorded(fact) => vec![("fact", fact.fact.clone())],
        Payload::FactCleared(fact) => vec![("fact", fact.fact.clone())],
        Payload::EvidenceClassified(file) => vec![("class", file.evidence.to_string())],
        Payload::EvidenceSetAside(file) => vec![("aside", file.evidence.to_string())],
        Payload::DocumentStateSet(set) => {
            // A document accepted on a file rests on how that file was classified.
            let files = set.evidence.iter().map(|file| ("class", file.to_string()));
            files.chain([("document", set.document.clone())]).collect()
        }
        Payload::ReadingChosen(chosen) => vec![("reading", chosen.reading.clone())],
        Payload::PresumptionSet(set) => vec![("presumption", set.rule.clone())],
        Payload::DiscretionFound(found) => vec![("discretion", found.rule.clone())],
        Payload::DossierReferred(_) => vec![("dossier", String::new())],
        Payload::EnquiryRecorded(enquiry) => vec![("enquiry", enquiry.rule.clone())],
        Payload::AmountSet(set) => vec![("amount", set.rule.clone())],
        Payload::DueSet(_) => vec![("due", String::new())],
        _ => Vec::new(),
    }
}
