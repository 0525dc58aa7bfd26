//! Claims as scenario files write them.

use std::collections::{BTreeMap, BTreeSet};

/// A claim as a scenario file writes it.
#[derive(Debug, Clone, Default)]
pub struct Claim {
    pub subject: String,
    pub as_of: String,
    pub facts: BTreeMap<String, toml::Value>,
    pub documents: BTreeMap<String, String>,
    pub readings: BTreeMap<String, String>,
    pub raised: BTreeSet<String>,
    pub amounts: BTreeMap<String, i128>,
}

/// Every claim of a scenario file: its bases with each scenario's changes laid over.
pub fn base_claims(scenarios: &str) -> Vec<Claim> {
    let file: toml::Value = toml::from_str(scenarios).unwrap();
    let mut claims = Vec::new();
    let none = toml::Table::new();
    let bases = file.get("base").and_then(toml::Value::as_table).unwrap_or(&none);
    for base in bases.values() {
        claims.push(laid(Claim::default(), base, "facts"));
    }
    for scenario in file
        .get("scenario")
        .and_then(toml::Value::as_array)
        .into_iter()
        .flatten()
    {
        let base = scenario
            .get("base")
            .and_then(toml::Value::as_str)
            .map(|name| laid(Claim::default(), &bases[name], "facts"));
        let mut claim = laid(base.unwrap_or_default(), scenario, "set");
        for name in scenario
            .get("unset")
            .and_then(toml::Value::as_array)
            .into_iter()
            .flatten()
        {
            claim.facts.remove(name.as_str().unwrap());
        }
        claims.push(claim);
    }
    claims
}

fn laid(mut claim: Claim, over: &toml::Value, facts: &str) -> Claim {
    let text = |key: &str| {
        over.get(key)
            .map(|it| it.as_str().map_or_else(|| it.to_string(), str::to_owned))
    };
    claim.subject = text("subject").unwrap_or(claim.subject);
    claim.as_of = text("as_of").unwrap_or(claim.as_of);
    let table = |key: &str| {
        over.get(key)
            .and_then(toml::Value::as_table)
            .cloned()
            .unwrap_or_default()
    };
    for key in [facts, "facts"] {
        for (name, value) in table(key) {
            let plain = value.as_table().and_then(|it| it.get("value")).cloned();
            claim.facts.insert(name, plain.unwrap_or(value));
        }
    }
    let part = |value: &toml::Value, key: &str| {
        value
            .as_str()
            .map(str::to_owned)
            .or_else(|| value.get(key)?.as_str().map(str::to_owned))
    };
    for (name, value) in table("documents") {
        claim.documents.extend(part(&value, "state").map(|it| (name, it)));
    }
    for (name, value) in table("readings") {
        claim.readings.extend(part(&value, "choice").map(|it| (name, it)));
    }
    for (name, value) in table("findings") {
        if value.get("raised").and_then(toml::Value::as_bool) == Some(true) {
            claim.raised.insert(name);
        }
    }
    for (name, value) in table("amounts") {
        let amount = value.get("amount").unwrap_or(&value);
        let amount = amount
            .as_integer()
            .map(i128::from)
            .or_else(|| amount.as_str()?.parse().ok());
        claim.amounts.extend(amount.map(|it| (name, it)));
    }
    claim
}
