//! The documents that a plan asks for, as they stand.

use super::pass::{Outcome, Pass};
use super::settle::failed_by;
use super::{Alternative, FindingResult, Needed, Requirement};
use crate::plan::RuleKind;
use crate::value::Truth;
use satei_model::DocumentState;

/// The document rules with the states of their documents.
pub(super) fn requirements(pass: &Pass<'_>, outcome: &Outcome) -> Vec<Requirement> {
    let mut found = Vec::new();
    for (place, stand) in outcome.stands.iter().enumerate() {
        let Some(rule) = pass.rule(place).filter(|r| r.kind == RuleKind::Document) else {
            continue;
        };
        let guard = pass
            .program
            .rules
            .get(place)
            .and_then(|c| c.guard)
            .map(|g| pass.eval.cell(g).val.as_truth());
        let needed = match guard {
            None | Some(Truth::True) => Needed::Yes,
            Some(Truth::Unknown) => Needed::Perhaps,
            Some(Truth::False) => Needed::No,
        };
        let alternatives: Vec<Alternative> = rule.require.iter().map(|d| alternative(pass, d)).collect();
        let best = alternatives.iter().min_by_key(|a| rank(a.state));
        found.push(Requirement {
            rule: rule.id.clone(),
            state: best.map_or(DocumentState::Missing, |b| b.state),
            why: best.and_then(|b| b.why.clone()),
            alternatives,
            needed: if stand.result == FindingResult::Silent {
                Needed::No
            } else {
                needed
            },
        });
    }
    found
}

/// The nearer to satisfying a requirement, the smaller.
fn rank(state: DocumentState) -> u8 {
    match state {
        DocumentState::Accepted => 0,
        DocumentState::Waived => 1,
        DocumentState::Received => 2,
        DocumentState::Rejected => 3,
        DocumentState::Missing => 4,
        DocumentState::Unobtainable => 5,
    }
}

/// A document with its state; one that is here but fails an evidence rule counts as rejected.
fn alternative(pass: &Pass<'_>, document: &str) -> Alternative {
    let entry = pass.claim.documents.get(document);
    let state = entry.map_or(DocumentState::Missing, |e| e.state);
    let fails: Vec<String> = failed_by(pass, document).map(|r| r.id.clone()).collect();
    let here = matches!(state, DocumentState::Accepted | DocumentState::Received);
    let rejected = here && !fails.is_empty();
    Alternative {
        document: document.to_owned(),
        state: if rejected { DocumentState::Rejected } else { state },
        why: entry.and_then(|e| e.why.clone()),
        fails: if here { fails } else { Vec::new() },
    }
}
