//! A claim file (JSON) → [`ClaimInput`], with every mistake named by its path.

use super::fact::{not_a_date, number, parse_instant};
use super::mistake::{Advice, InputError, Mistake, near, near_or_all, short, shown};
use super::strict::claim_json;
use super::{
    ByPerson, ClaimInput, DocumentEntry, FactEntry, FactValue, PresumptionCall, ReadingChoice, Scope,
};
use crate::calendar::Zone;
use crate::catalogue::{Catalogue, Plan};
use crate::plan::RuleKind;
use crate::vocabulary::{FactType, Vocabulary};
use satei_model::{DocumentState, Proof, Subject};
use serde_json::{Map, Value as Json};
use std::collections::BTreeMap;

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
    /// with fractions, a key that stands twice.
    pub fn from_json(text: &str, catalogue: &Catalogue) -> Result<Self, Vec<InputError>> {
        Self::from_value(&claim_json(text)?, catalogue)
    }

    /// Reads a claim from JSON already parsed.
    ///
    /// # Errors
    /// As [`ClaimInput::from_json`].
    pub fn from_value(json: &Json, catalogue: &Catalogue) -> Result<Self, Vec<InputError>> {
        let Some(map) = json.as_object() else {
            return Err(vec![InputError::of(Mistake::NotAClaimFile {})]);
        };
        let wrong_plan = |mistake, advice| Err(vec![InputError::of(mistake).advised(advice).below("/plan")]);
        let id = map.get("plan").and_then(Json::as_str).unwrap_or_default();
        let Some(plan) = catalogue.plan(id) else {
            let advice = near_or_all(id, catalogue.plans().iter().map(|p| p.id.as_str()));
            return wrong_plan(Mistake::UnknownPlan { id: short(id) }, advice);
        };
        let Some(zone) = plan.versions.last().map(|v| v.zone) else {
            return wrong_plan(Mistake::PlanWithoutVersion { id: short(id) }, None);
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
    fn error(&mut self, path: impl Into<String>, mistake: Mistake, advice: Option<Advice>) {
        self.errors.push(InputError {
            path: path.into(),
            mistake: Box::new(mistake),
            advice,
        });
    }

    fn claim(&mut self, map: &Map<String, Json>, plan: &str) -> ClaimInput {
        self.only("", map, KEYS);
        if let Some(version) = map.get("satei")
            && version.as_i64() != Some(1)
        {
            let found = shown(version);
            self.error("/satei", Mistake::WrongFileVersion { found }, None);
        }
        let mut claim = ClaimInput::new(plan, 0);
        claim.subject = match map.get("subject").map(|s| s.as_str().unwrap_or_default()) {
            None | Some("claim") => Subject::Claim,
            Some("registration") => Subject::Registration,
            Some(other) => {
                let found = short(other);
                let advice = near_or_all(other, ["claim", "registration"]);
                self.error("/subject", Mistake::UnknownSubject { found }, advice);
                Subject::Claim
            }
        };
        match map
            .get("as_of")
            .and_then(Json::as_str)
            .and_then(|t| parse_instant(t, self.zone))
        {
            Some((first, last)) if first == last => claim.as_of = first,
            _ => self.error("/as_of", Mistake::WrongAsOf {}, None),
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
            self.rule(&path, &id, &[RuleKind::Discretion], |id| {
                Mistake::UnknownDiscretion { id }
            });
            let raised = json.get("raised").unwrap_or(&json);
            match raised.as_bool() {
                Some(raised) => drop(claim.findings.insert(id, by_person(&json, raised))),
                None => {
                    let found = shown(raised);
                    self.error(path, Mistake::NotABool { found }, None);
                }
            }
        }
        for (id, json) in self.section(map, "presumptions") {
            let path = format!("/presumptions/{id}");
            let kinds = &[RuleKind::Exclusion, RuleKind::Discretion];
            self.rule(&path, &id, kinds, |id| Mistake::UnknownExclusion { id });
            match call(&json) {
                Some(call) => drop(claim.presumptions.insert(id, by_person(&json, call))),
                None => self.error(path, Mistake::NotACall { found: shown(&json) }, None),
            }
        }
        for (id, json) in self.section(map, "enquiries") {
            let path = format!("/enquiries/{id}");
            self.rule(&path, &id, &[RuleKind::Exclusion], |id| {
                Mistake::UnknownExclusion { id }
            });
            let asked_on = json.get("asked_on").unwrap_or(&json);
            let day = asked_on.as_str().unwrap_or_default();
            if crate::calendar::parse_date(day).is_none() {
                self.error(path, not_a_date(asked_on), None);
            }
            claim.enquiries.insert(id, by_person(&json, day.to_owned()));
        }
        for (id, json) in self.section(map, "amounts") {
            let path = format!("/amounts/{id}");
            let open = &[RuleKind::Payout, RuleKind::Charge];
            self.rule(&path, &id, open, |id| Mistake::UnknownPayout { id });
            match number(json.get("amount").unwrap_or(&json), &FactType::Yen) {
                Ok((yen, _)) => drop(claim.amounts.insert(id, by_person(&json, yen))),
                Err(error) => self.errors.push(error.below(&path)),
            }
        }
        claim
    }

    fn only(&mut self, path: &str, map: &Map<String, Json>, known: &[&str]) {
        for key in map.keys().filter(|k| !known.contains(&k.as_str())) {
            let advice = near_or_all(key, known.iter().copied());
            let path = format!("{path}/{}", short(key));
            self.error(path, Mistake::UnknownKey { key: short(key) }, advice);
        }
    }

    fn section(&mut self, map: &Map<String, Json>, key: &str) -> BTreeMap<String, Json> {
        match map.get(key) {
            None | Some(Json::Null) => BTreeMap::new(),
            Some(Json::Object(section)) => section.iter().map(|(k, v)| (k.clone(), v.clone())).collect(),
            Some(other) => {
                let found = shown(other);
                self.error(format!("/{key}"), Mistake::WrongSection { found }, None);
                BTreeMap::new()
            }
        }
    }

    fn fact(&mut self, id: &str, json: &Json) -> Option<FactEntry> {
        let path = format!("/facts/{id}");
        let vocabulary = self.vocabulary;
        let Some((_, fact)) = vocabulary.fact(id) else {
            let advice = near(id, vocabulary.fact_ids());
            self.error(path, Mistake::UnknownFact { id: short(id) }, advice);
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
                reader.errors.extend(errors.into_iter().map(|it| it.below(path)));
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
        if let Some(candidates) = map.get("candidates") {
            let path = format!("{path}/candidates");
            let Some(candidates) = candidates.as_array() else {
                let found = shown(candidates);
                self.error(path, Mistake::NotAList { found }, None);
                return None;
            };
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
                let advice = near_or_all(other, ["stated", "evidenced", "confirmed"]);
                let found = short(other);
                self.error(format!("{path}/proof"), Mistake::UnknownProof { found }, advice);
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
            let advice = near(id, self.vocabulary.document_ids());
            self.error(path, Mistake::UnknownDocument { id: short(id) }, advice);
            return None;
        }
        let state = json.get("state").unwrap_or(json);
        let Ok(state) = serde_json::from_value::<DocumentState>(state.clone()) else {
            let names = DocumentState::ALL.iter().map(|it| it.word());
            let advice = near_or_all(state.as_str().unwrap_or_default(), names);
            self.error(path, Mistake::UnknownState { found: shown(state) }, advice);
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
            let advice = near(id, readings.map(|r| r.id.as_str()));
            self.error(path, Mistake::UnknownReading { id: short(id) }, advice);
            return None;
        };
        if !readings.any(|r| r.id == id && r.choices.iter().any(|c| c.id == choice)) {
            let advice = near_or_all(choice, found.choices.iter().map(|c| c.id.as_str()));
            let (reading, id) = (id.to_owned(), short(choice));
            self.error(path, Mistake::UnknownChoice { id, reading }, advice);
            return None;
        }
        let scope = match json.get("scope").map(|s| s.as_str().unwrap_or_default()) {
            None | Some("claim") => Scope::Claim,
            Some("house") => Scope::House,
            Some(other) => {
                let advice = near_or_all(other, ["house", "claim"]);
                let found = short(other);
                self.error(format!("{path}/scope"), Mistake::UnknownScope { found }, advice);
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

    fn rule(&mut self, path: &str, id: &str, kinds: &[RuleKind], unknown: fn(String) -> Mistake) {
        let fits = |r: &&crate::plan::Rule| kinds.contains(&r.kind);
        let rules = self.plan.versions.iter().flat_map(|v| &v.rules).filter(fits);
        if !rules.clone().any(|r| r.id == id) {
            let advice = near(id, rules.map(|r| r.id.as_str()));
            self.error(path, unknown(short(id)), advice);
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
