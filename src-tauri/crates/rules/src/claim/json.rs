//! A claim file (JSON) → [`ClaimInput`], with every mistake named by its path.

use super::fact::{MOST, parse_instant};
use super::{
    ByPerson, ClaimInput, DocumentEntry, FactEntry, FactValue, PresumptionCall, ReadingChoice, Scope,
};
use crate::calendar::Zone;
use crate::catalogue::{Catalogue, Plan};
use crate::diag::suggest;
use crate::plan::RuleKind;
use crate::vocabulary::Vocabulary;
use satei_model::{DocumentState, Proof, Subject};
use serde::Serialize;
use serde_json::{Map, Value as Json};
use std::collections::BTreeMap;

/// What is wrong in a claim file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct InputError {
    /// Where, as a JSON pointer.
    pub path: String,
    /// What is wrong.
    pub message: String,
    /// What to do about it.
    pub help: String,
}

impl std::fmt::Display for InputError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}: {}", self.path, self.message)?;
        if self.help.is_empty() {
            Ok(())
        } else {
            write!(f, " ({})", self.help)
        }
    }
}

const KEYS: &[&str] = &[
    "satei",
    "plan",
    "subject",
    "as_of",
    "facts",
    "documents",
    "readings",
    "findings",
    "presumptions",
    "enquiries",
    "amounts",
];

struct Reader<'a> {
    vocabulary: &'a Vocabulary,
    plan: &'a Plan,
    zone: Zone,
    errors: Vec<InputError>,
}

impl ClaimInput {
    /// Reads a claim file.
    ///
    /// # Errors
    /// Every mistake in it: unknown names, wrong types, impossible dates, amounts below zero or
    /// with fractions.
    pub fn from_json(text: &str, catalogue: &Catalogue) -> Result<Self, Vec<InputError>> {
        match serde_json::from_str(text) {
            Ok(json) => Self::from_value(&json, catalogue),
            Err(error) => Err(vec![InputError {
                path: String::new(),
                message: format!("the file is not JSON: {error}"),
                help: String::new(),
            }]),
        }
    }

    /// Reads a claim from JSON already parsed.
    ///
    /// # Errors
    /// As [`ClaimInput::from_json`].
    pub fn from_value(json: &Json, catalogue: &Catalogue) -> Result<Self, Vec<InputError>> {
        let one = |path: &str, message: String, help: String| {
            vec![InputError {
                path: path.to_owned(),
                message,
                help,
            }]
        };
        let Some(map) = json.as_object() else {
            return Err(one("", "a claim file is a JSON object".into(), String::new()));
        };
        let id = map.get("plan").and_then(Json::as_str).unwrap_or_default();
        let Some(plan) = catalogue.plan(id) else {
            let known: Vec<&str> = catalogue.plans().iter().map(|p| p.id.as_str()).collect();
            let help = suggest(
                id,
                known.iter().copied(),
                &format!("the plans are {}", known.join(", ")),
            );
            return Err(one("/plan", format!("there is no plan `{id}`"), help));
        };
        let Some(zone) = plan.versions.last().map(|v| v.zone) else {
            return Err(one("/plan", format!("plan `{id}` has no version"), String::new()));
        };
        let mut reader = Reader {
            vocabulary: catalogue.vocabulary(),
            plan,
            zone,
            errors: Vec::new(),
        };
        let claim = reader.claim(map, id);
        if reader.errors.is_empty() {
            Ok(claim)
        } else {
            Err(reader.errors)
        }
    }
}

impl Reader<'_> {
    fn error(&mut self, path: impl Into<String>, message: impl Into<String>, help: impl Into<String>) {
        self.errors.push(InputError {
            path: path.into(),
            message: message.into(),
            help: help.into(),
        });
    }

    fn claim(&mut self, map: &Map<String, Json>, plan: &str) -> ClaimInput {
        self.only("", map, KEYS);
        if let Some(version) = map.get("satei")
            && version.as_i64() != Some(1)
        {
            self.error(
                "/satei",
                format!("{version} is not a version of claim files"),
                "this program reads version 1",
            );
        }
        let mut claim = ClaimInput::new(plan, 0);
        claim.subject = match map.get("subject").map(|s| s.as_str().unwrap_or_default()) {
            None | Some("claim") => Subject::Claim,
            Some("registration") => Subject::Registration,
            Some(other) => {
                self.error(
                    "/subject",
                    format!("there is no subject `{other}`"),
                    "claim or registration",
                );
                Subject::Claim
            }
        };
        match map
            .get("as_of")
            .and_then(Json::as_str)
            .and_then(|t| parse_instant(t, self.zone))
        {
            Some((first, last)) if first == last => claim.as_of = first,
            _ => self.error(
                "/as_of",
                "`as_of` is missing or not an instant",
                "write 2026-04-20T10:00:00+09:00",
            ),
        }
        for (id, json) in self.section(map, "facts") {
            if let Some(entry) = self.fact(&id, &json) {
                claim.facts.insert(id, entry);
            }
        }
        for (id, json) in self.section(map, "documents") {
            if let Some(entry) = self.document(&id, &json) {
                claim.documents.insert(id, entry);
            }
        }
        for (id, json) in self.section(map, "readings") {
            if let Some(choice) = self.reading(&id, &json) {
                claim.readings.insert(id, choice);
            }
        }
        for (id, json) in self.section(map, "findings") {
            let path = format!("/findings/{id}");
            self.rule(&path, &id, &[RuleKind::Discretion], "discretion rule");
            match json.get("raised").unwrap_or(&json).as_bool() {
                Some(raised) => drop(claim.findings.insert(id, by_person(&json, raised))),
                None => self.error(path, "`raised` is neither true nor false", ""),
            }
        }
        for (id, json) in self.section(map, "presumptions") {
            let path = format!("/presumptions/{id}");
            self.rule(
                &path,
                &id,
                &[RuleKind::Exclusion, RuleKind::Discretion],
                "exclusion",
            );
            match call(&json) {
                Some(call) => drop(claim.presumptions.insert(id, by_person(&json, call))),
                None => self.error(path, format!("{json} is neither confirmed nor overturned"), ""),
            }
        }
        for (id, json) in self.section(map, "enquiries") {
            let path = format!("/enquiries/{id}");
            self.rule(&path, &id, &[RuleKind::Exclusion], "exclusion");
            let asked_on = json.get("asked_on").unwrap_or(&json).as_str().unwrap_or_default();
            if crate::calendar::parse_date(asked_on).is_none() {
                self.error(path, "`asked_on` is not a date", "write YYYY-MM-DD");
            }
            claim.enquiries.insert(id, by_person(&json, asked_on.to_owned()));
        }
        for (id, json) in self.section(map, "amounts") {
            let path = format!("/amounts/{id}");
            let open = &[RuleKind::Payout, RuleKind::Charge];
            self.rule(&path, &id, open, "payout rule or charge");
            let amount = json.get("amount").unwrap_or(&json);
            let parsed = amount
                .as_i64()
                .or_else(|| amount.as_str().and_then(|s| s.parse().ok()));
            match parsed.filter(|n| (0..=MOST).contains(n)) {
                Some(yen) => drop(claim.amounts.insert(id, by_person(&json, yen))),
                None => self.error(
                    path,
                    format!("{amount} is not an amount"),
                    "whole yen, not below zero",
                ),
            }
        }
        claim
    }

    fn only(&mut self, path: &str, map: &Map<String, Json>, known: &[&str]) {
        for key in map.keys().filter(|k| !known.contains(&k.as_str())) {
            let help = suggest(
                key,
                known.iter().copied(),
                &format!("one of {}", known.join(", ")),
            );
            self.error(format!("{path}/{key}"), format!("there is no `{key}` here"), help);
        }
    }

    fn section(&mut self, map: &Map<String, Json>, key: &str) -> BTreeMap<String, Json> {
        match map.get(key) {
            None | Some(Json::Null) => BTreeMap::new(),
            Some(Json::Object(section)) => section.iter().map(|(k, v)| (k.clone(), v.clone())).collect(),
            Some(other) => {
                self.error(format!("/{key}"), format!("{other} is not an object"), "");
                BTreeMap::new()
            }
        }
    }

    fn fact(&mut self, id: &str, json: &Json) -> Option<FactEntry> {
        let path = format!("/facts/{id}");
        let vocabulary = self.vocabulary;
        let Some((_, fact)) = vocabulary.fact(id) else {
            let help = suggest(id, vocabulary.fact_ids(), "facts are defined in vocabulary.toml");
            self.error(path, format!("there is no fact `{id}`"), help);
            return None;
        };
        let parse = |reader: &mut Self, json: &Json, path: &str| match FactValue::parse_json(
            json,
            &fact.ty,
            fact.optional,
            vocabulary,
            reader.zone,
        ) {
            Ok(value) => Some(value),
            Err(errors) => {
                errors
                    .into_iter()
                    .for_each(|(p, m, h)| reader.error(format!("{path}{p}"), m, h));
                None
            }
        };
        let wrapped = json
            .as_object()
            .filter(|m| m.contains_key("value") || m.contains_key("candidates"));
        let Some(map) = wrapped else {
            let value = parse(self, json, &path)?;
            return Some(FactEntry::Value {
                value,
                proof: Proof::Confirmed,
                from: None,
            });
        };
        self.only(&path, map, &["value", "candidates", "proof", "from"]);
        if let Some(candidates) = map.get("candidates").and_then(Json::as_array) {
            let path = format!("{path}/candidates");
            let values = candidates
                .iter()
                .enumerate()
                .filter_map(|(i, c)| parse(self, c, &format!("{path}/{i}")));
            return Some(FactEntry::Candidates(values.collect()));
        }
        let proof = match map.get("proof").map(|p| p.as_str().unwrap_or_default()) {
            None | Some("confirmed") => Proof::Confirmed,
            Some("evidenced") => Proof::Evidenced,
            Some("stated") => Proof::Stated,
            Some(other) => {
                let help = suggest(
                    other,
                    ["stated", "evidenced", "confirmed"],
                    "stated, evidenced or confirmed",
                );
                self.error(
                    format!("{path}/proof"),
                    format!("there is no proof `{other}`"),
                    help,
                );
                Proof::Stated
            }
        };
        let value = parse(self, map.get("value")?, &format!("{path}/value"))?;
        let from = map.get("from").and_then(Json::as_str).map(str::to_owned);
        Some(FactEntry::Value { value, proof, from })
    }

    fn document(&mut self, id: &str, json: &Json) -> Option<DocumentEntry> {
        let path = format!("/documents/{id}");
        if self.vocabulary.document(id).is_none() {
            let help = suggest(
                id,
                self.vocabulary.document_ids(),
                "documents are defined in vocabulary.toml",
            );
            self.error(path, format!("there is no document `{id}`"), help);
            return None;
        }
        let state = json.get("state").unwrap_or(json);
        let Ok(state) = serde_json::from_value::<DocumentState>(state.clone()) else {
            let names = [
                "missing",
                "received",
                "accepted",
                "rejected",
                "unobtainable",
                "waived",
            ];
            let help = suggest(
                state.as_str().unwrap_or_default(),
                names,
                &format!("one of {}", names.join(", ")),
            );
            self.error(path, format!("{state} is not the state of a document"), help);
            return None;
        };
        let text = |key: &str| json.get(key).and_then(Json::as_str).map(str::to_owned);
        Some(DocumentEntry {
            state,
            why: text("why"),
            by: text("by"),
        })
    }

    fn reading(&mut self, id: &str, json: &Json) -> Option<ByPerson<ReadingChoice>> {
        let path = format!("/readings/{id}");
        let choice = json.get("choice").unwrap_or(json).as_str().unwrap_or_default();
        let mut readings = self.plan.versions.iter().flat_map(|v| &v.readings);
        let Some(found) = readings.clone().find(|r| r.id == id) else {
            let help = suggest(
                id,
                readings.map(|r| r.id.as_str()),
                "readings are defined in the plan",
            );
            self.error(path, format!("the plan has no reading `{id}`"), help);
            return None;
        };
        if !readings.any(|r| r.id == id && r.choices.iter().any(|c| c.id == choice)) {
            let names: Vec<&str> = found.choices.iter().map(|c| c.id.as_str()).collect();
            let help = suggest(
                choice,
                names.iter().copied(),
                &format!("one of {}", names.join(", ")),
            );
            self.error(path, format!("reading `{id}` has no choice `{choice}`"), help);
            return None;
        }
        let scope = match json.get("scope").map(|s| s.as_str().unwrap_or_default()) {
            None | Some("claim") => Scope::Claim,
            Some("house") => Scope::House,
            Some(other) => {
                self.error(
                    format!("{path}/scope"),
                    format!("there is no scope `{other}`"),
                    "house or claim",
                );
                Scope::Claim
            }
        };
        Some(by_person(
            json,
            ReadingChoice {
                choice: choice.to_owned(),
                scope,
            },
        ))
    }

    fn rule(&mut self, path: &str, id: &str, kinds: &[RuleKind], what: &str) {
        let fits = |r: &&crate::plan::Rule| kinds.contains(&r.kind);
        let rules = self.plan.versions.iter().flat_map(|v| &v.rules).filter(fits);
        if !rules.clone().any(|r| r.id == id) {
            let help = suggest(id, rules.map(|r| r.id.as_str()), "");
            self.error(path, format!("the plan has no {what} `{id}`"), help);
        }
    }
}

fn call(json: &Json) -> Option<PresumptionCall> {
    let word = |json: &Json| match json.as_str() {
        Some("confirmed") => Some(PresumptionCall::Confirmed),
        Some("overturned") => Some(PresumptionCall::Overturned),
        _ => None,
    };
    let flag = |key: &str| json.get(key).and_then(Json::as_bool) == Some(true);
    if flag("confirmed") {
        return Some(PresumptionCall::Confirmed);
    }
    if flag("overturned") {
        return Some(PresumptionCall::Overturned);
    }
    word(json)
        .or_else(|| json.get("call").and_then(word))
        .or_else(|| json.get("state").and_then(word))
}

fn by_person<T>(json: &Json, what: T) -> ByPerson<T> {
    let text = |key: &str| json.get(key).and_then(Json::as_str).map(str::to_owned);
    ByPerson {
        what,
        by: text("by"),
        reason: text("reason"),
    }
}
