//! What few scenarios of the gift say anything of, drawn anew so that many claims do.

use crate::sixteen::drawn::Numbers;
use satei_rules::{ClaimInput, DocumentEntry, DocumentState};
use std::collections::BTreeMap;

const FACTS: [&str; 2] = ["repurchased_on", "police_slip_channel"];
const DOCUMENTS: [&str; 1] = ["bank_account"];
const READINGS: [&str; 5] = [
    "counted_application",
    "repurchase_period",
    "slip_channel",
    "gift_basis",
    "gift_form",
];
const STATES: [DocumentState; 5] = [
    DocumentState::Received,
    DocumentState::Accepted,
    DocumentState::Rejected,
    DocumentState::Unobtainable,
    DocumentState::Waived,
];

/// The claim with values of its own, a quarter of them not known.
pub fn varied(claim: &ClaimInput, bases: &[&ClaimInput], numbers: &mut Numbers) -> ClaimInput {
    let mut claim = claim.clone();
    for id in FACTS {
        let values = distinct(bases.iter().filter_map(|base| base.facts.get(id)));
        draw(&mut claim.facts, id, &values, numbers);
    }
    let states = STATES.map(|state| DocumentEntry {
        state,
        why: None,
        by: None,
    });
    for id in DOCUMENTS {
        draw(&mut claim.documents, id, &states, numbers);
    }
    for id in READINGS {
        let choices = distinct(bases.iter().filter_map(|base| base.readings.get(id)));
        draw(&mut claim.readings, id, &choices, numbers);
    }
    claim
}

/// Every value that the scenarios give, once.
fn distinct<'a, T: Clone + PartialEq + 'a>(all: impl Iterator<Item = &'a T>) -> Vec<T> {
    let mut values = Vec::new();
    for value in all {
        if !values.contains(value) {
            values.push(value.clone());
        }
    }
    values
}

/// One of the values, or the claim's own, or in a quarter of the claims none.
fn draw<T: Clone>(known: &mut BTreeMap<String, T>, id: &str, values: &[T], numbers: &mut Numbers) {
    if numbers.next(4) == 0 {
        known.remove(id);
    } else if !known.contains_key(id) || numbers.next(2) == 0 {
        let value = &values[numbers.next(values.len() as u64) as usize];
        known.insert(id.to_owned(), value.clone());
    }
}
