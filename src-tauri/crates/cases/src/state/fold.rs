//! Event by event to the claim's state.

use std::collections::BTreeMap;

use satei_model::{
    ClaimId, ClaimOpened, DocumentStateSet, EvidenceId, FactRecorded, LetterIssued, Payload, PersonRecorded,
    PresumptionState, Proof, Recorded, Source, SourceKind, Status, Stream, Subject,
};

use super::undo::Steps;
use super::{ClaimState, DecisionNow, EvidenceNow, FactNow, Stamp, Stamped};

impl ClaimState {
    /// Folds a claim's history, in the order [`super::topological`] gives. `None` for an empty history.
    /// An event whose payload was erased counts, but says nothing.
    #[must_use]
    pub fn fold(history: &[Recorded]) -> Option<Self> {
        let (first, last) = (history.first()?, history.last()?);
        let Stream::Claim(claim) = first.event.stream else {
            return None;
        };
        let steps = Steps::of(history);
        let mut state = Self::empty(claim, stamp(first), stamp(last));
        for recorded in history.iter().filter(|r| steps.is_effective(r.id)) {
            if let Some(payload) = &recorded.payload {
                state.apply(stamp(recorded), payload);
            }
        }
        state.undo = steps.undo();
        state.redo = steps.redo();
        state.undone = steps.into_undone();
        Some(state)
    }

    fn empty(claim: ClaimId, opened: Stamp, changed: Stamp) -> Self {
        Self {
            claim,
            head: changed.event,
            opened,
            changed,
            number: String::new(),
            plan: String::new(),
            subject: Subject::Claim,
            benefits: Vec::new(),
            person: PersonRecorded::default(),
            status: Status::Received,
            status_since: opened,
            due_on: None,
            facts: BTreeMap::new(),
            documents: BTreeMap::new(),
            evidence: Vec::new(),
            readings: BTreeMap::new(),
            presumptions: BTreeMap::new(),
            discretions: BTreeMap::new(),
            dossier: None,
            enquiries: BTreeMap::new(),
            amounts: BTreeMap::new(),
            decisions: Vec::new(),
            letters: Vec::new(),
            notes: Vec::new(),
            undone: std::collections::BTreeSet::new(),
            undo: Vec::new(),
            redo: Vec::new(),
        }
    }

    fn apply(&mut self, stamp: Stamp, payload: &Payload) {
        match payload {
            Payload::ClaimOpened(opened) => self.open(opened),
            Payload::PersonRecorded(person) => self.person = person.clone(),
            Payload::FactRecorded(fact) => self.record(stamp, fact),
            Payload::FactCleared(cleared) => {
                self.facts.remove(&cleared.fact);
            }
            Payload::EvidenceAttached(attached) => self.evidence.push(EvidenceNow {
                stamp,
                attached: attached.clone(),
                read: None,
                document: None,
                set_aside: None,
            }),
            Payload::EvidenceRead(read) => self.file(read.evidence, |file| file.read = Some(read.clone())),
            Payload::EvidenceClassified(classified) => {
                self.file(classified.evidence, |file| {
                    file.document.clone_from(&classified.document)
                });
            }
            Payload::EvidenceSetAside(aside) => self.file(aside.evidence, |file| {
                file.set_aside = aside.set_aside.then(|| aside.reason.clone());
            }),
            Payload::DocumentStateSet(set) => self.document(stamp, set),
            Payload::ReadingChosen(chosen) => {
                put(
                    &mut self.readings,
                    &chosen.reading,
                    stamp,
                    chosen,
                    chosen.choice.is_some(),
                );
            }
            Payload::PresumptionSet(set) => {
                put(
                    &mut self.presumptions,
                    &set.rule,
                    stamp,
                    set,
                    set.state != PresumptionState::None,
                );
            }
            Payload::DiscretionFound(found) => {
                put(
                    &mut self.discretions,
                    &found.rule,
                    stamp,
                    found,
                    found.raised.is_some(),
                );
            }
            Payload::DossierReferred(referred) => {
                self.dossier = referred.dossier.clone().map(|what| Stamped { stamp, what });
            }
            Payload::EnquiryRecorded(enquiry) => {
                put(&mut self.enquiries, &enquiry.rule, stamp, enquiry, true);
            }
            Payload::AmountSet(set) => put(&mut self.amounts, &set.rule, stamp, set, set.amount.is_some()),
            Payload::StatusChanged(changed) => {
                self.status = changed.to;
                self.status_since = stamp;
                if changed.to.is_closed() {
                    self.due_on = None;
                }
            }
            Payload::DueSet(due) => self.due_on = due.due_on,
            Payload::Decided(decided) => {
                self.decisions.push(DecisionNow {
                    stamp,
                    decided: decided.clone(),
                    reversed: None,
                });
            }
            Payload::DecisionReversed(reversed) => {
                let standing =
                    |d: &&mut DecisionNow| d.decided.benefit == reversed.benefit && d.reversed.is_none();
                if let Some(decision) = self.decisions.iter_mut().rev().find(standing) {
                    decision.reversed = Some(Stamped {
                        stamp,
                        what: reversed.clone(),
                    });
                }
            }
            Payload::LetterIssued(letter) => self.letter(stamp, letter),
            Payload::NoteAdded(note) => self.notes.push(Stamped {
                stamp,
                what: note.clone(),
            }),
            // What an `undone` says was worked out before the fold; desk events are not in a claim's history.
            _ => {}
        }
    }

    fn open(&mut self, opened: &ClaimOpened) {
        self.number.clone_from(&opened.number);
        self.plan.clone_from(&opened.plan);
        self.subject = opened.subject;
        self.benefits.clone_from(&opened.benefits);
        self.person = PersonRecorded {
            member: opened.member,
            contract: opened.contract,
            name: opened.person_name.clone(),
            kana: opened.person_kana.clone(),
            ..PersonRecorded::default()
        };
    }

    fn file(&mut self, evidence: EvidenceId, change: impl FnOnce(&mut EvidenceNow)) {
        if let Some(file) = self
            .evidence
            .iter_mut()
            .find(|file| file.attached.evidence == evidence)
        {
            change(file);
        }
    }

    fn document(&mut self, stamp: Stamp, set: &DocumentStateSet) {
        self.documents.insert(
            set.document.clone(),
            Stamped {
                stamp,
                what: set.clone(),
            },
        );
    }

    /// A letter that waits for an answer makes its reply-by day the day something is due.
    fn letter(&mut self, stamp: Stamp, letter: &LetterIssued) {
        if letter.reply_by.is_some() && !letter.file_copy {
            self.due_on = letter.reply_by;
        }
        self.letters.push(Stamped {
            stamp,
            what: letter.clone(),
        });
    }

    /// A confirmed value, or one an adjuster gives, settles the fact. Otherwise the same source speaking
    /// again replaces what it said, and another source's value stands beside it.
    fn record(&mut self, stamp: Stamp, fact: &FactRecorded) {
        let new = Stamped {
            stamp,
            what: fact.clone(),
        };
        let settles = fact.proof == Proof::Confirmed || fact.source.kind == SourceKind::Adjuster;
        let now = self.facts.entry(fact.fact.clone()).or_insert_with(|| FactNow {
            candidates: Vec::new(),
        });
        if settles {
            now.candidates.clear();
        } else {
            now.candidates
                .retain(|old| !same_source(&old.what.source, &fact.source));
        }
        now.candidates.push(new);
    }
}

/// Two values read from one file are one source, wherever on it they stand.
fn same_source(a: &Source, b: &Source) -> bool {
    a.kind == b.kind && a.evidence == b.evidence
}

fn put<T: Clone>(map: &mut BTreeMap<String, Stamped<T>>, name: &str, stamp: Stamp, what: &T, stands: bool) {
    if stands {
        map.insert(
            name.to_owned(),
            Stamped {
                stamp,
                what: what.clone(),
            },
        );
    } else {
        map.remove(name);
    }
}

fn stamp(recorded: &Recorded) -> Stamp {
    Stamp {
        event: recorded.id,
        at: recorded.event.at,
        user: recorded.event.user,
    }
}
