//! A claim → the states of a program's inputs.

use super::{Env, ListState, SlotState};
use crate::claim::{ClaimInput, FactEntry, FactValue, ListValue, PresumptionCall};
use crate::plan::PlanVersion;
use crate::program::{Input, Program, Ty, fact_type};
use crate::value::{Absence, INF, NEG, Val};
use crate::vocabulary::{FactType, Field, Vocabulary};
use satei_model::DocumentState;

/// Numbers for texts, the program's own first.
pub(crate) struct Texts<'a> {
    pub program: &'a [String],
    pub more: Vec<String>,
}

impl Texts<'_> {
    pub fn number(&mut self, text: &str) -> i64 {
        let known = self.program.iter().chain(&self.more).position(|t| t == text);
        let place = known.unwrap_or_else(|| {
            self.more.push(text.to_owned());
            self.program.len() + self.more.len() - 1
        });
        i64::try_from(place).unwrap_or(i64::MAX)
    }
}

/// Binds a claim to a program.
pub(crate) fn bind(
    program: &Program,
    plan: &PlanVersion,
    vocabulary: &Vocabulary,
    claim: &ClaimInput,
) -> Env {
    let mut texts = Texts {
        program: &program.texts,
        more: Vec::new(),
    };
    let mut lists = Vec::new();
    let mut slots = Vec::with_capacity(program.inputs.len());
    for (place, input) in program.inputs.iter().enumerate() {
        let domain = program
            .domains
            .get(place)
            .copied()
            .unwrap_or(Val::range(NEG, INF));
        let state = match input {
            Input::Fact(fact) => match vocabulary.facts.get(*fact) {
                None => SlotState::of(domain),
                Some(def) => {
                    let known = match claim.facts.get(&def.id) {
                        Some(FactEntry::Value { value, proof, .. }) if *proof >= def.proof => Some(value),
                        _ => None,
                    };
                    if let FactType::List { fields, complete_by } = &def.ty {
                        let list = match known {
                            Some(FactValue::List(list)) => list.clone(),
                            _ => ListValue::default(),
                        };
                        lists.push(list_state(
                            &list,
                            fields,
                            complete_by.as_deref(),
                            plan,
                            vocabulary,
                            &mut texts,
                        ));
                        SlotState::of(Val::known(i64::try_from(lists.len() - 1).unwrap_or(0)))
                    } else {
                        let ty = program.types.get(place).copied().unwrap_or(Ty::Wrong);
                        SlotState::of(known.map_or(domain, |v| value(v, ty, vocabulary, &mut texts)))
                    }
                }
            },
            Input::Doc(document) => {
                let id = vocabulary.documents.get(*document).map_or("", |d| d.id.as_str());
                document_state(
                    claim
                        .documents
                        .get(id)
                        .map_or(DocumentState::Missing, |d| d.state),
                )
            }
            Input::Reading(reading) => {
                let chosen = plan.readings.get(*reading).and_then(|r| {
                    let choice = claim.readings.get(&r.id)?;
                    r.choices.iter().position(|c| c.id == choice.what.choice)
                });
                SlotState::of(chosen.map_or(domain, |c| Val::known(i64::try_from(c).unwrap_or(0))))
            }
            Input::Hole(rule) => {
                let amount = rule_id(plan, *rule)
                    .and_then(|id| claim.amounts.get(id))
                    .map(|a| a.what);
                SlotState::of(amount.map_or(domain, Val::known))
            }
            Input::Discretion(rule) => {
                let raised = rule_id(plan, *rule)
                    .and_then(|id| claim.findings.get(id))
                    .map(|f| f.what);
                SlotState::of(raised.map_or(Val::UNKNOWN_BOOL, Val::bool))
            }
            Input::Enquiry(rule) => {
                let asked = rule_id(plan, *rule).is_some_and(|id| claim.enquiries.contains_key(id));
                SlotState::of(if asked { Val::TRUE } else { Val::UNKNOWN_BOOL })
            }
            Input::Holidays => SlotState::of(Val::UNKNOWN_BOOL),
            Input::Lines(rule) => {
                let call = rule_id(plan, *rule)
                    .and_then(|id| claim.presumptions.get(id))
                    .map(|p| p.what);
                SlotState::of(Val::bool(call == Some(PresumptionCall::Overturned)))
            }
        };
        slots.push(state);
    }
    Env {
        as_of: claim.as_of,
        zone: plan.zone,
        leap_day: plan.leap_day,
        rounding: plan.rounding,
        calendars: plan.calendars.clone(),
        slots,
        lists,
        firm: program.firm,
        calls: program
            .rules
            .iter()
            .map(|code| {
                let id = rule_id(plan, code.rule)?;
                claim.presumptions.get(id).map(|call| call.what)
            })
            .collect(),
        texts: i64::try_from(texts.program.len() + texts.more.len()).unwrap_or(i64::MAX),
        more_texts: texts.more,
    }
}

fn rule_id(plan: &PlanVersion, rule: usize) -> Option<&str> {
    plan.rules.get(rule).map(|r| r.id.as_str())
}

pub(crate) fn document_state(state: DocumentState) -> SlotState {
    let val = match state {
        DocumentState::Accepted => Val::TRUE,
        DocumentState::Unobtainable => Val::FALSE,
        _ => Val::UNKNOWN_BOOL,
    };
    SlotState {
        val,
        waived: state == DocumentState::Waived,
        accepted: state == DocumentState::Accepted,
    }
}

/// A value as evaluation keeps it.
fn value(value: &FactValue, ty: Ty, vocabulary: &Vocabulary, texts: &mut Texts<'_>) -> Val {
    if let Some((lo, hi, none)) = value.ends() {
        return Val { lo, hi, none };
    }
    match (value, ty) {
        (FactValue::Enum(id), Ty::Enum(of)) => {
            let place = vocabulary.enums.get(of).and_then(|e| e.value(id));
            place.map_or(Val::range(NEG, INF), |p| {
                Val::known(i64::try_from(p).unwrap_or(0))
            })
        }
        (FactValue::Text(text), _) => Val::known(texts.number(text)),
        _ => Val::range(NEG, INF),
    }
}

fn list_state(
    list: &ListValue,
    fields: &[Field],
    complete_by: Option<&str>,
    plan: &PlanVersion,
    vocabulary: &Vocabulary,
    texts: &mut Texts<'_>,
) -> ListState {
    let unknown = unknown_element(fields, vocabulary);
    let items = list
        .items
        .iter()
        .map(|item| {
            let one = |(i, field): (usize, &Field)| match item.get(i).and_then(Option::as_ref) {
                Some(known) => value(known, fact_type(vocabulary, &field.ty), vocabulary, texts),
                None => unknown.get(i).copied().unwrap_or(Val::range(NEG, INF)),
            };
            fields.iter().enumerate().map(one).collect()
        })
        .collect();
    let by = list
        .complete_by
        .or_else(|| fields.iter().position(|f| Some(f.id.as_str()) == complete_by));
    let ghost = (!list.complete).then(|| unseen(unknown, fields, list.complete_from, by, plan));
    ListState { items, ghost }
}

/// The values of the fields of an element of which nothing is known.
pub(crate) fn unknown_element(fields: &[Field], vocabulary: &Vocabulary) -> Vec<Val> {
    let of = |field: &Field| {
        let mut domain = crate::program::domain(fact_type(vocabulary, &field.ty), vocabulary);
        if field.optional {
            domain.none = Absence::Maybe;
        }
        domain
    };
    fields.iter().map(of).collect()
}

/// The element nobody has seen, of a list that is complete from a day on by one of its fields.
pub(crate) fn unseen(
    unknown: Vec<Val>,
    fields: &[Field],
    complete_from: Option<i64>,
    by: Option<usize>,
    plan: &PlanVersion,
) -> Vec<Val> {
    let mut ghost = unknown;
    if let (Some(from), Some(by)) = (complete_from, by)
        && let (Some(field), Some(val)) = (fields.get(by), ghost.get_mut(by))
    {
        let first = match field.ty {
            FactType::Instant => plan.zone.start_of(from),
            _ => from,
        };
        val.hi = val.hi.min(first - 1).max(val.lo);
    }
    ghost
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_unknown_to_the_program_get_their_own_numbers() {
        let program = ["a".to_owned()];
        let mut texts = Texts {
            program: &program,
            more: Vec::new(),
        };
        assert_eq!(
            (
                texts.number("a"),
                texts.number("b"),
                texts.number("b"),
                texts.number("c")
            ),
            (0, 1, 1, 2)
        );
    }
}
