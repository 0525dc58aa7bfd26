//! What would settle an undetermined claim.

use super::report::{Outcome, Pass};
use super::{Need, Settle};
use crate::bits::Bits;
use crate::program::Input;

pub(super) fn settle(pass: &Pass<'_>, outcome: &Outcome) -> Settle {
    let open = outcome.open;
    let mut settle = Settle::default();
    let needs = needs(pass, &open);
    for need in needs {
        match need {
            Need::Document(id) => settle.documents.push(id),
            other => settle.questions.push(other),
        }
    }
    settle
}

/// Inputs as needs, in the order of the program.
pub(super) fn needs(pass: &Pass<'_>, bits: &Bits) -> Vec<Need> {
    bits.iter().filter_map(|slot| need(pass, slot)).collect()
}

fn need(pass: &Pass<'_>, slot: usize) -> Option<Need> {
    let rule = |place: &usize| {
        pass.plan
            .rules
            .get(*place)
            .map(|r| r.id.clone())
            .unwrap_or_default()
    };
    Some(match pass.program.inputs.get(slot)? {
        Input::Fact(place) => Need::Fact(pass.vocabulary.facts.get(*place)?.id.clone()),
        Input::Doc(place) => {
            let id = pass.vocabulary.documents.get(*place)?.id.clone();
            match pass.claim.documents.get(&id).map(|d| d.state) {
                Some(crate::claim::DocumentState::Received) => Need::Review(id),
                _ => Need::Document(id),
            }
        }
        Input::Reading(place) => Need::Reading(pass.plan.readings.get(*place)?.id.clone()),
        Input::Hole(place) => Need::Hole(rule(place)),
        Input::Discretion(place) => Need::Discretion(rule(place)),
        Input::Enquiry(place) => Need::Enquiry(rule(place)),
        Input::Lines(_) => return None,
    })
}
