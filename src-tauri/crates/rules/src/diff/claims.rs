//! Claims on which two versions are tried: the scenarios of both, and each of them with one fact,
//! document or reading at the values where either version turns.

use super::canon::Side;
use crate::assess::Pass;
use crate::calendar::{DAY, FIRST_DATE, LAST_DATE};
use crate::catalogue::Catalogue;
use crate::claim::{ClaimInput, FactEntry, FactValue};
use crate::diagram::{Compiler, NONE_KEY};
use crate::plan::PlanVersion;
use crate::program::{Input, Node, Ty};
use crate::vocabulary::FactType;
use satei_model::{DocumentState, Proof};
use std::collections::BTreeSet;

/// A claim with a word on where it comes from.
pub(super) struct Trial {
    pub from: String,
    pub claim: ClaimInput,
}

/// The claims of the scenarios beside a plan.
pub(super) fn of_scenarios(catalogue: &Catalogue, plan: &str, name: &str) -> Vec<Trial> {
    let files = catalogue.scenarios().iter().filter(|f| f.plan == plan);
    files
        .flat_map(|f| &f.scenarios)
        .map(|s| Trial {
            from: format!("scenario `{}` of {name}", s.id),
            claim: s.claim.clone(),
        })
        .collect()
}

/// A claim as another vocabulary and plan know it: what these do not know is left out.
pub(super) fn carried(
    claim: &ClaimInput,
    from: &Catalogue,
    plan: &PlanVersion,
    to: &Catalogue,
) -> Option<ClaimInput> {
    crate::claim::carried(&claim.to_json(from, plan.zone), to).map(|it| it.claim)
}

/// A claim with one input at a time set to every value at which a version turns, left out, and one
/// step beyond.
pub(super) fn around(trial: &Trial, sides: &[Side<'_>]) -> Vec<Trial> {
    let mut found = Vec::new();
    let mut seen = BTreeSet::new();
    for side in sides {
        for input in &side.program.inputs {
            match input {
                Input::Fact(place) => {
                    let Some(fact) = side.vocabulary.facts.get(*place) else {
                        continue;
                    };
                    if seen.insert(format!("fact {}", fact.id)) {
                        facts(trial, sides, &fact.id, &mut found);
                    }
                }
                Input::Doc(place) => {
                    let document = side.vocabulary.documents.get(*place);
                    if let Some(id) = document.map(|d| &d.id)
                        && seen.insert(format!("document {id}"))
                    {
                        documents(trial, id, &mut found);
                    }
                }
                Input::Reading(place) => {
                    let Some(reading) = side.plan.readings.get(*place) else {
                        continue;
                    };
                    if seen.insert(format!("reading {}", reading.id)) {
                        for choice in &reading.choices {
                            let claim = trial.claim.clone().reading(
                                &reading.id,
                                &choice.id,
                                crate::claim::Scope::Claim,
                            );
                            let from = format!("{} with reading {} = {}", trial.from, reading.id, choice.id);
                            found.push(Trial { from, claim });
                        }
                    }
                }
                Input::Hole(_)
                | Input::Discretion(_)
                | Input::Enquiry(_)
                | Input::Lines(_)
                | Input::Holidays => {}
            }
        }
    }
    found
}

fn documents(trial: &Trial, id: &str, found: &mut Vec<Trial>) {
    for state in [
        DocumentState::Missing,
        DocumentState::Accepted,
        DocumentState::Unobtainable,
    ] {
        found.push(Trial {
            from: format!("{} with {id} {state:?}", trial.from).to_lowercase(),
            claim: trial.claim.clone().document(id, state),
        });
    }
}

fn facts(trial: &Trial, sides: &[Side<'_>], id: &str, found: &mut Vec<Trial>) {
    let mut without = trial.claim.clone();
    without.facts.remove(id);
    let mut values: BTreeSet<i64> = BTreeSet::new();
    let mut named: Vec<FactValue> = Vec::new();
    let mut ty = None;
    for side in sides {
        let Some((_, fact)) = side.vocabulary.fact(id) else {
            continue;
        };
        match &fact.ty {
            FactType::List { .. } | FactType::Text => {}
            FactType::Bool => named.extend([FactValue::Bool(true), FactValue::Bool(false)]),
            FactType::Enum { of } => {
                let def = side.vocabulary.enumeration(of).map(|(_, d)| d);
                named.extend(
                    def.iter()
                        .flat_map(|d| &d.values)
                        .map(|v| FactValue::Enum(v.id.clone())),
                );
            }
            FactType::Yen | FactType::Count | FactType::Date | FactType::Instant => {
                turns(side, &without, id, &mut values);
            }
        }
        if fact.optional {
            named.push(FactValue::None);
        }
        ty = Some(fact.ty.clone());
    }
    let (least, most) = match &ty {
        Some(FactType::Date) => (FIRST_DATE, LAST_DATE),
        // A moment of the first or last day in one zone is of none that can be written in another.
        Some(FactType::Instant) => ((FIRST_DATE + 1) * DAY, LAST_DATE * DAY - 1),
        _ => (0, crate::claim::MOST),
    };
    for value in values.into_iter().filter(|v| (least..=most).contains(v)) {
        let one = Some(value);
        named.push(match &ty {
            Some(FactType::Date) => FactValue::Date(one, one),
            Some(FactType::Instant) => FactValue::Instant(one, one),
            _ => FactValue::Number(one, one),
        });
    }
    found.push(Trial {
        from: format!("{} without {id}", trial.from),
        claim: without,
    });
    let zone = sides.first().map(|s| s.plan.zone);
    for value in named {
        // A claim that knows the fact with any proof keeps to the best, so that the value counts.
        let shown = ty.as_ref().zip(zone).map(|(ty, zone)| value.to_json(ty, zone));
        let from = format!("{} with {id} = {}", trial.from, shown.unwrap_or_default());
        let entry = FactEntry::Value {
            value,
            proof: Proof::Confirmed,
            from: None,
        };
        let mut claim = trial.claim.clone();
        claim.facts.insert(id.to_owned(), entry);
        found.push(Trial { from, claim });
    }
}

/// The values of a fact at which some rule of a version turns, given the rest of the claim, and the
/// neighbours of the amounts that the version names.
fn turns(side: &Side<'_>, without: &ClaimInput, id: &str, values: &mut BTreeSet<i64>) {
    let pass = Pass::new(side.vocabulary, side.plan, side.program, without);
    let is_fact = |input: &Input| {
        matches!(input, Input::Fact(place)
            if side.vocabulary.facts.get(*place).is_some_and(|f| f.id == id))
    };
    let Some(slot) = side.program.inputs.iter().position(is_fact) else {
        return;
    };
    let mut compiler = Compiler::new(&pass);
    for result in side.program.rules.iter().filter_map(|c| c.result) {
        let diagram = compiler.condition(result);
        for (key, _) in compiler.diagrams.edges_asking(diagram, slot) {
            if key != NONE_KEY {
                values.extend([key, key.saturating_add(1)]);
            }
        }
    }
    if matches!(side.program.types.get(slot), Some(Ty::Yen | Ty::Count)) {
        for (node, ty) in side.program.arena.nodes.iter().zip(&side.program.arena.types) {
            if let (Node::Const(val), Ty::Yen) = (node, ty) {
                values.extend([val.lo.saturating_sub(1), val.lo, val.lo.saturating_add(1)]);
            }
        }
    }
}
