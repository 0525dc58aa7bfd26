//! A claim in the form of a claim file. The desk speaks to the rules core in the same words as a claim
//! file does, so that what is decided here can be decided again from a file, and one parser checks both.

use chrono::{DateTime, FixedOffset};
use satei_cases::{ClaimState, FactNow, HouseReading};
use serde_json::{Map, Value, json};

/// What an assessment takes into account beside the claim itself.
#[derive(Debug, Clone)]
pub(crate) struct Basis {
    /// The moment it is made at, in the desk's zone.
    pub as_of: DateTime<FixedOffset>,
    /// Earlier claims, from the desk's own book; `None` where the claim is linked to no contract.
    pub history: Option<Value>,
    /// Standing choices of the house for the claim's plan.
    pub house: Vec<HouseReading>,
}

/// The claim file of a claim. `name` turns a user into a name.
pub(crate) fn claim_file(
    state: &ClaimState,
    basis: &Basis,
    name: &dyn Fn(satei_model::UserId) -> String,
) -> Value {
    let mut facts: Map<String, Value> = state
        .facts
        .iter()
        .map(|(id, now)| (id.clone(), fact(now)))
        .collect();
    if let Some(history) = &basis.history {
        facts.insert(
            "earlier_claims".to_owned(),
            json!({ "value": history, "proof": "confirmed" }),
        );
    }
    let documents: Map<String, Value> = state
        .documents
        .iter()
        .map(|(id, now)| {
            let by = name(now.stamp.user);
            (
                id.clone(),
                json!({ "state": now.what.state.word(), "why": now.what.why, "by": by }),
            )
        })
        .collect();
    json!({
        "satei": 1,
        "plan": state.plan,
        "subject": state.subject.word(),
        "as_of": basis.as_of.to_rfc3339(),
        "facts": facts,
        "documents": documents,
        "readings": readings(state, basis, name),
        "findings": Map::from_iter(state.discretions.iter().filter_map(|(rule, it)| {
            let raised = it.what.raised?;
            Some((rule.clone(), json!({ "raised": raised, "by": name(it.stamp.user), "reason": it.what.reason })))
        })),
        "presumptions": Map::from_iter(state.presumptions.iter().filter_map(|(rule, it)| {
            let call = match it.what.state {
                satei_model::PresumptionState::Confirmed => "confirmed",
                satei_model::PresumptionState::Overturned => "overturned",
                satei_model::PresumptionState::None => return None,
            };
            Some((rule.clone(), json!({ "state": call, "by": name(it.stamp.user), "reason": it.what.reason })))
        })),
        "enquiries": Map::from_iter(state.enquiries.iter().map(|(rule, it)| {
            let asked_on = it.stamp.at.with_timezone(basis.as_of.offset()).date_naive();
            (rule.clone(), json!({ "asked_on": asked_on, "by": name(it.stamp.user), "reason": it.what.note }))
        })),
        "amounts": Map::from_iter(state.amounts.iter().filter_map(|(rule, it)| {
            let amount = it.what.amount?;
            Some((rule.clone(), json!({ "amount": amount, "by": name(it.stamp.user), "reason": it.what.reason })))
        })),
    })
}

fn fact(now: &FactNow) -> Value {
    match now.settled() {
        Some(settled) if settled.what.value.get("candidates").is_some() => settled.what.value.clone(),
        Some(settled) => json!({ "value": settled.what.value, "proof": settled.what.proof.word() }),
        None => {
            let mut values: Vec<&Value> = Vec::new();
            for candidate in &now.candidates {
                if !values.contains(&&candidate.what.value) {
                    values.push(&candidate.what.value);
                }
            }
            json!({ "candidates": values })
        }
    }
}

/// A choice for this claim goes before the standing choice of the house.
fn readings(
    state: &ClaimState,
    basis: &Basis,
    name: &dyn Fn(satei_model::UserId) -> String,
) -> Map<String, Value> {
    let mut out = Map::new();
    for house in &basis.house {
        out.insert(
            house.reading.clone(),
            json!({ "choice": house.choice, "scope": "house", "by": name(house.user), "reason": house.reason }),
        );
    }
    for (reading, it) in &state.readings {
        if let Some(choice) = &it.what.choice {
            out.insert(
                reading.clone(),
                json!({ "choice": choice, "scope": "claim", "by": name(it.stamp.user), "reason": it.what.reason }),
            );
        }
    }
    out
}
