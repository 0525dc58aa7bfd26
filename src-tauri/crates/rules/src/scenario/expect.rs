//! What a scenario expects, from its file.

use super::Expectation;
use crate::catalogue::Catalogue;
use crate::diag::{Span, suggest};
use crate::plan::PlanVersion;
use crate::toml::{File, Tab, to_json};
use satei_model::DocumentState;
use serde::de::DeserializeOwned;
use serde_json::{Map, Value as Json};

/// The verdicts, as files word them.
const VERDICTS: &[&str] = &[
    "plan_defect",
    "not_payable",
    "undetermined",
    "payable",
    "entitled",
    "not_entitled",
];

/// The results of rules, as files word them.
const FINDINGS: &[&str] = &[
    "met",
    "not_met",
    "undetermined",
    "applies",
    "does_not_apply",
    "presumed",
    "silent",
];

fn versions<'a>(catalogue: &'a Catalogue, plan: &str) -> impl Iterator<Item = &'a PlanVersion> {
    catalogue.plan(plan).into_iter().flat_map(|p| &p.versions)
}

/// What to write instead of a benefit that no version of the plan has; nothing where one has it.
pub(super) fn benefit_unknown(catalogue: &Catalogue, plan: &str, benefit: &str) -> Option<String> {
    let known: Vec<&str> = versions(catalogue, plan)
        .flat_map(|v| &v.benefits)
        .map(|b| b.id.as_str())
        .collect();
    let all = format!("write expect.BENEFIT = {{ … }}; it has {}", known.join(", "));
    (!known.contains(&benefit)).then(|| suggest(benefit, known, &all))
}

/// What a scenario expects of a benefit.
pub(super) fn expectation(
    file: &mut File<'_>,
    tab: Tab<'_>,
    plan: &str,
    catalogue: &Catalogue,
) -> Expectation {
    let keys = [
        "verdict",
        "amount",
        "charge",
        "findings",
        "requirements",
        "asks",
        "questions",
        "denied_by",
    ];
    file.only(tab, "an expectation", &keys);
    let mut expected = Expectation {
        verdict: tab
            .item("verdict")
            .and_then(|item| parsed(file, tab.place("verdict"), &to_json(item), ("verdict", VERDICTS))),
        amount: amount(file, tab, "amount"),
        charge: amount(file, tab, "charge"),
        ..Expectation::default()
    };
    let rules: Vec<&str> = versions(catalogue, plan)
        .flat_map(|v| &v.rules)
        .map(|r| r.id.as_str())
        .collect();
    let states: Vec<&str> = DocumentState::ALL.iter().map(|it| it.word()).collect();
    let vocabulary = catalogue.vocabulary();
    let documents: Vec<&str> = vocabulary.document_ids().collect();
    for (rule, json) in object(tab, "findings") {
        let span = tab.deep("findings", &[&rule]).unwrap_or(tab.span);
        known(file, span, &rule, ("rule", "unknown-rule"), &rules);
        if let Some(result) = parsed(file, span, &json, ("finding", FINDINGS)) {
            expected.findings.insert(rule, result);
        }
    }
    for (document, json) in object(tab, "requirements") {
        let span = tab.deep("requirements", &[&document]).unwrap_or(tab.span);
        known(
            file,
            span,
            &document,
            ("document", "unknown-document"),
            &documents,
        );
        if let Some(state) = parsed(file, span, &json, ("state of a document", &states)) {
            expected.requirements.insert(document, state);
        }
    }
    let readings = versions(catalogue, plan).flat_map(|v| &v.readings);
    let people: Vec<&str> = (vocabulary.fact_ids())
        .chain(documents.iter().copied())
        .chain(readings.map(|r| r.id.as_str()))
        .chain(rules.iter().copied())
        .collect();
    let mut list = |key: &str, what: (&str, &'static str), names: &[&str]| {
        tab.has(key).then(|| {
            let mut ids = Vec::new();
            for id in file.texts(tab, key) {
                known(file, id.span, &id.value, what, names);
                ids.push(id.value);
            }
            ids.sort();
            ids
        })
    };
    expected.asks = list("asks", ("document", "unknown-document"), &documents);
    expected.questions = list(
        "questions",
        ("fact, document, reading or rule", "unknown-name"),
        &people,
    );
    expected.denied_by = list("denied_by", ("rule", "unknown-rule"), &rules);
    expected
}

/// Whether a name is one of those known; says so where it is not.
fn known(file: &mut File<'_>, span: Span, name: &str, (what, code): (&str, &'static str), names: &[&str]) {
    if !names.contains(&name) {
        let otherwise = "a scenario names what its plan and the vocabulary have";
        let help = suggest(name, names.iter().copied(), otherwise);
        file.error(span, code, format!("there is no {what} `{name}`"), help);
    }
}

fn object(tab: Tab<'_>, key: &str) -> Map<String, Json> {
    match tab.item(key).map(to_json) {
        Some(Json::Object(map)) => map,
        _ => Map::new(),
    }
}

fn parsed<T: DeserializeOwned>(
    file: &mut File<'_>,
    span: Span,
    json: &Json,
    (what, words): (&str, &[&str]),
) -> Option<T> {
    let found = serde_json::from_value(json.clone()).ok();
    if found.is_none() {
        let word = json.as_str().map_or_else(|| json.to_string(), str::to_owned);
        let all = format!("one of {}", words.join(", "));
        let help = suggest(&word, words.iter().copied(), &all);
        file.error(span, "unknown-word", format!("`{word}` is no {what}"), help);
    }
    found
}

/// An exact amount, or a range `{from, to}`.
fn amount(file: &mut File<'_>, tab: Tab<'_>, key: &str) -> Option<(i64, Option<i64>)> {
    let json = to_json(tab.item(key)?);
    let whole = |json: &Json| {
        json.as_i64()
            .or_else(|| json.as_str().and_then(|s| s.parse().ok()))
    };
    let found = match &json {
        Json::Object(map) if map.keys().all(|key| key == "from" || key == "to") => map
            .get("from")
            .and_then(whole)
            .map(|from| (from, map.get("to").and_then(whole))),
        Json::Object(_) => None,
        _ => whole(&json).map(|yen| (yen, Some(yen))),
    };
    if found.is_none() {
        file.error(
            tab.place(key),
            "wrong-type",
            format!("{json} is not an amount"),
            "whole yen without separators or unit, or { from = 0, to = 30_000 }",
        );
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::assess::{FindingResult, Verdict};

    #[test]
    fn every_word_of_a_file_is_read() {
        let of = |word: &&str| Json::String((*word).to_owned());
        assert!(
            VERDICTS
                .iter()
                .map(of)
                .all(|w| serde_json::from_value::<Verdict>(w).is_ok())
        );
        assert!(
            FINDINGS
                .iter()
                .map(of)
                .all(|w| serde_json::from_value::<FindingResult>(w).is_ok())
        );
    }
}
