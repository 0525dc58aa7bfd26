//! Receipts: everything an assessment rests on, in bytes that come out the same years later.

use crate::assess::{Assessment, Pass, chosen_version};
use crate::business::HOLIDAY_DATA;
use crate::calendar::{Zone, show_instant};
use crate::catalogue::{Catalogue, hash};
use crate::claim::{ByPerson, ClaimInput, FactEntry, PresumptionCall};
use crate::value::{Absence, INF, NEG, Val};
use serde_json::{Map, Value as Json, json};
use std::collections::BTreeMap;

/// The version of the rules that a receipt was made with.
pub const ENGINE: &str = concat!("satei-rules ", env!("CARGO_PKG_VERSION"));

/// What an assessment rests on, as canonical JSON: keys in order, no spaces, whole numbers only.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Receipt(String);

impl Receipt {
    /// The bytes to be kept.
    #[must_use]
    pub fn to_bytes(&self) -> Vec<u8> {
        self.0.clone().into_bytes()
    }

    /// SHA-256 of the bytes, in hexadecimal.
    #[must_use]
    pub fn hash(&self) -> String {
        hash(&self.0)
    }
}

/// Writes down everything that an assessment of a claim rests on. The same input gives the same
/// bytes.
#[must_use]
pub fn receipt(catalogue: &Catalogue, claim: &ClaimInput, assessment: &Assessment) -> Receipt {
    let plan = catalogue.plan(&claim.plan);
    let version = plan.and_then(|p| p.version(&assessment.version));
    let zone = version
        .or_else(|| plan.and_then(|p| p.versions.last()))
        .map(|v| v.zone);
    let json = json!({
        "receipt": 1,
        "engine": ENGINE,
        "time_zone_data": Zone::data_version(),
        "holiday_data": HOLIDAY_DATA,
        "vocabulary": catalogue.vocabulary().hash,
        "plan": {
            "id": claim.plan,
            "version": assessment.version,
            "why": assessment.why_version,
            "hash": version.map(|v| v.hash.clone()),
        },
        "claim": zone.map(|zone| claim.to_json(catalogue, zone)),
        "nodes": nodes(catalogue, claim, &assessment.benefit),
        "assessment": serde_json::to_value(assessment).unwrap_or(Json::Null),
    });
    Receipt(json.to_string())
}

/// The value of every node, as `[from, to]` with open ends null, `"none"`, or both.
fn nodes(catalogue: &Catalogue, claim: &ClaimInput, benefit: &str) -> Vec<Json> {
    let Some((version, program)) = chosen_version(catalogue, claim, benefit) else {
        return Vec::new();
    };
    let pass = Pass::new(catalogue.vocabulary(), version, program, claim);
    pass.eval.cells.iter().map(|cell| value(cell.val)).collect()
}

fn value(val: Val) -> Json {
    let end = |n: i64| {
        if n == NEG || n == INF {
            Json::Null
        } else {
            Json::from(n)
        }
    };
    match val.none {
        Absence::Surely => json!("none"),
        Absence::Maybe => json!([end(val.lo), end(val.hi), "none"]),
        Absence::Never if val.lo == val.hi => end(val.lo),
        Absence::Never => json!([end(val.lo), end(val.hi)]),
    }
}

impl ClaimInput {
    /// The claim as a claim file states it; it reads back the same.
    #[must_use]
    pub fn to_json(&self, catalogue: &Catalogue, zone: Zone) -> Json {
        let mut facts = Map::new();
        for (id, entry) in &self.facts {
            let Some((_, fact)) = catalogue.vocabulary().fact(id) else {
                continue;
            };
            let json = match entry {
                FactEntry::Value { value, proof, from } => {
                    let mut map = Map::new();
                    map.insert("value".into(), value.to_json(&fact.ty, zone));
                    map.insert("proof".into(), serde_json::to_value(proof).unwrap_or(Json::Null));
                    map.extend(
                        from.as_ref()
                            .map(|f| ("from".to_owned(), Json::String(f.clone()))),
                    );
                    Json::Object(map)
                }
                FactEntry::Candidates(values) => {
                    let values: Vec<Json> = values.iter().map(|v| v.to_json(&fact.ty, zone)).collect();
                    json!({ "candidates": values })
                }
            };
            facts.insert(id.clone(), json);
        }
        let documents: Map<String, Json> = self
            .documents
            .iter()
            .map(|(id, entry)| {
                let mut map = Map::new();
                map.insert(
                    "state".into(),
                    serde_json::to_value(entry.state).unwrap_or(Json::Null),
                );
                map.extend(
                    entry
                        .why
                        .as_ref()
                        .map(|w| ("why".to_owned(), Json::String(w.clone()))),
                );
                map.extend(
                    entry
                        .by
                        .as_ref()
                        .map(|b| ("by".to_owned(), Json::String(b.clone()))),
                );
                (id.clone(), Json::Object(map))
            })
            .collect();
        json!({
            "satei": 1,
            "plan": self.plan,
            "subject": self.subject,
            "as_of": show_instant(self.as_of, zone),
            "facts": facts,
            "documents": documents,
            "readings": persons(&self.readings, |r| vec![
                ("choice", Json::String(r.choice.clone())),
                ("scope", serde_json::to_value(r.scope).unwrap_or(Json::Null)),
            ]),
            "findings": persons(&self.findings, |raised| vec![("raised", Json::Bool(*raised))]),
            "presumptions": persons(&self.presumptions, |call| {
                let key = if *call == PresumptionCall::Confirmed { "confirmed" } else { "overturned" };
                vec![(key, Json::Bool(true))]
            }),
            "enquiries": persons(&self.enquiries, |on| vec![("asked_on", Json::String(on.clone()))]),
            "amounts": persons(&self.amounts, |yen| vec![("amount", Json::String(yen.to_string()))]),
        })
    }
}

fn persons<T>(
    entries: &BTreeMap<String, ByPerson<T>>,
    what: impl Fn(&T) -> Vec<(&'static str, Json)>,
) -> Map<String, Json> {
    entries
        .iter()
        .map(|(id, entry)| {
            let mut map: Map<String, Json> = what(&entry.what)
                .into_iter()
                .map(|(k, v)| (k.to_owned(), v))
                .collect();
            map.extend(
                entry
                    .by
                    .as_ref()
                    .map(|b| ("by".to_owned(), Json::String(b.clone()))),
            );
            map.extend(
                entry
                    .reason
                    .as_ref()
                    .map(|r| ("reason".to_owned(), Json::String(r.clone()))),
            );
            (id.clone(), Json::Object(map))
        })
        .collect()
}
