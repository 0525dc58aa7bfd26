//! JSON Schemas: of a plan's claim files, and of plan files.

use crate::catalogue::{Catalogue, Plan};
use crate::claim::MOST;
use crate::plan::RuleKind;
use crate::program::Input;
use crate::vocabulary::{Fact, FactType, Field, Vocabulary};
use satei_model::DocumentState;
use serde_json::{Map, Value as Json, json};
use std::collections::BTreeSet;

/// The JSON Schema (draft 7) of plan files, as it stands beside the plans: editors complete and check a
/// plan by it while it is written.
pub const PLAN_FORMAT: &str = include_str!("../../../../plans/plan.schema.json");

/// [`PLAN_FORMAT`] as JSON.
#[must_use]
pub fn plan_format() -> Json {
    serde_json::from_str(PLAN_FORMAT).unwrap_or_default()
}

/// The JSON Schema (2020-12) of the claim files of a plan: the facts, documents, readings and rules
/// that any of its versions uses. Nothing where there is no such plan.
#[must_use]
pub fn schema(catalogue: &Catalogue, plan: &str) -> Option<Json> {
    let plan = catalogue.plan(plan)?;
    let vocabulary = catalogue.vocabulary();
    let (facts, documents) = used(plan, vocabulary);
    let facts: Map<String, Json> = vocabulary
        .facts
        .iter()
        .filter(|f| facts.contains(f.id.as_str()))
        .map(|f| (f.id.clone(), fact(f, vocabulary)))
        .collect();
    let states: Vec<&str> = DocumentState::ALL.iter().map(|it| it.word()).collect();
    let state = json!({ "enum": states });
    let document = json!({ "oneOf": [state, object(&[
        ("state", state.clone()), ("why", text()), ("by", text()),
    ], &["state"])] });
    let documents: Map<String, Json> = documents
        .iter()
        .map(|d| ((*d).to_owned(), document.clone()))
        .collect();
    Some(json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": format!("Claim file of {}", plan.id),
        "type": "object",
        "required": ["plan", "as_of"],
        "additionalProperties": false,
        "properties": {
            "satei": { "const": 1 },
            "plan": { "const": plan.id },
            "subject": { "enum": ["claim", "registration"] },
            "as_of": text(),
            "facts": closed(facts),
            "documents": closed(documents),
            "readings": closed(readings(plan)),
            "findings": rules(plan, &[RuleKind::Discretion], "raised", json!({ "type": "boolean" })),
            "presumptions": closed(
                ids(plan, &[RuleKind::Exclusion, RuleKind::Discretion])
                    .map(|id| (id.to_owned(), person(&[
                        ("confirmed", json!({ "const": true })), ("overturned", json!({ "const": true })),
                    ], &[])))
                    .collect(),
            ),
            "enquiries": rules(plan, &[RuleKind::Exclusion], "asked_on", text()),
            "amounts": rules(plan, &[RuleKind::Payout, RuleKind::Charge], "amount", whole()),
        }
    }))
}

/// The facts and documents that the programs of a plan read.
fn used<'v>(plan: &Plan, vocabulary: &'v Vocabulary) -> (BTreeSet<&'v str>, BTreeSet<&'v str>) {
    let (mut facts, mut documents) = (BTreeSet::new(), BTreeSet::new());
    for input in plan.programs.iter().flatten().flat_map(|p| &p.inputs) {
        match input {
            Input::Fact(place) => facts.extend(vocabulary.facts.get(*place).map(|f| f.id.as_str())),
            Input::Doc(place) => documents.extend(vocabulary.documents.get(*place).map(|d| d.id.as_str())),
            _ => {}
        }
    }
    (facts, documents)
}

fn text() -> Json {
    json!({ "type": "string" })
}

/// Whole numbers from nought, as numbers or as texts.
fn whole() -> Json {
    json!({ "oneOf": [
        { "type": "integer", "minimum": 0, "maximum": MOST },
        { "type": "string", "pattern": "^[0-9]+$" },
    ] })
}

fn closed(properties: Map<String, Json>) -> Json {
    json!({ "type": "object", "additionalProperties": false, "properties": properties })
}

fn object(properties: &[(&str, Json)], required: &[&str]) -> Json {
    let properties: Map<String, Json> = properties
        .iter()
        .map(|(k, v)| ((*k).to_owned(), v.clone()))
        .collect();
    json!({ "type": "object", "additionalProperties": false, "properties": properties, "required": required })
}

/// Something a person decided, with who and why.
fn person(properties: &[(&str, Json)], required: &[&str]) -> Json {
    let mut all = properties.to_vec();
    all.extend([("by", text()), ("reason", text())]);
    object(&all, required)
}

fn ids<'p>(plan: &'p Plan, kinds: &'p [RuleKind]) -> impl Iterator<Item = &'p str> {
    let rules = plan.versions.iter().flat_map(|v| &v.rules);
    rules.filter(|r| kinds.contains(&r.kind)).map(|r| r.id.as_str())
}

fn rules(plan: &Plan, kinds: &[RuleKind], key: &str, value: Json) -> Json {
    let entry = json!({ "oneOf": [value, person(&[(key, value.clone())], &[key])] });
    closed(
        ids(plan, kinds)
            .map(|id| (id.to_owned(), entry.clone()))
            .collect(),
    )
}

fn readings(plan: &Plan) -> Map<String, Json> {
    let mut found = Map::new();
    for reading in plan.versions.iter().flat_map(|v| &v.readings) {
        let choices: Vec<&str> = reading.choices.iter().map(|c| c.id.as_str()).collect();
        let choice = json!({ "enum": choices });
        let scope = json!({ "enum": ["house", "claim"] });
        let entry = person(&[("choice", choice.clone()), ("scope", scope)], &["choice"]);
        found.insert(
            reading.id.clone(),
            json!({ "title": reading.question.en, "oneOf": [choice, entry] }),
        );
    }
    found
}

fn fact(fact: &Fact, vocabulary: &Vocabulary) -> Json {
    let value = value(&fact.ty, fact.optional, vocabulary);
    let wrapped = object(
        &[
            ("value", value.clone()),
            ("proof", json!({ "enum": ["stated", "evidenced", "confirmed"] })),
            ("from", text()),
        ],
        &["value"],
    );
    let candidates = object(
        &[("candidates", json!({ "type": "array", "items": value }))],
        &["candidates"],
    );
    json!({ "title": fact.label.en, "anyOf": [value, wrapped, candidates] })
}

fn value(ty: &FactType, optional: bool, vocabulary: &Vocabulary) -> Json {
    let interval =
        |one: Json| json!({ "anyOf": [one, object(&[("from", one.clone()), ("to", one.clone())], &[])] });
    let some = match ty {
        FactType::Bool => json!({ "type": "boolean" }),
        FactType::Yen | FactType::Count => interval(whole()),
        FactType::Date => {
            interval(json!({ "type": "string", "pattern": "^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$" }))
        }
        FactType::Instant => interval(text()),
        FactType::Text => text(),
        FactType::Enum { of } => {
            let def = vocabulary.enumeration(of).map(|(_, d)| d);
            let ids: Vec<&str> = def
                .iter()
                .flat_map(|d| &d.values)
                .map(|v| v.id.as_str())
                .collect();
            json!({ "enum": ids })
        }
        FactType::List { fields, .. } => list(fields, vocabulary),
    };
    if optional {
        json!({ "anyOf": [{ "enum": ["none", null] }, some] })
    } else {
        some
    }
}

fn list(fields: &[Field], vocabulary: &Vocabulary) -> Json {
    let properties: Map<String, Json> = fields
        .iter()
        .map(|f| (f.id.clone(), value(&f.ty, f.optional, vocabulary)))
        .collect();
    let items = json!({ "type": "array", "items": closed(properties) });
    let whole = object(
        &[
            ("items", items.clone()),
            ("complete", json!({ "type": "boolean" })),
            ("complete_from", text()),
            ("complete_by", text()),
        ],
        &["items"],
    );
    json!({ "anyOf": [items, whole] })
}
