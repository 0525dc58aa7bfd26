//! A scenario file → [`ScenarioFile`].

use super::{Equivalent, Expectation, Scenario, ScenarioFile};
use crate::catalogue::{Catalogue, SourceFile};
use crate::claim::ClaimInput;
use crate::diag::{Diagnostics, Span, suggest};
use crate::toml::{File, Tab, to_json};
use serde::de::DeserializeOwned;
use serde_json::{Map, Value as Json};
use std::collections::BTreeMap;

/// The parts of a claim that a scenario lays over its base.
const SECTIONS: &[&str] = &[
    "facts",
    "documents",
    "readings",
    "findings",
    "presumptions",
    "enquiries",
    "amounts",
];

const KEYS: &[&str] = &[
    "id",
    "label",
    "base",
    "as_of",
    "subject",
    "plan",
    "set",
    "unset",
    "facts",
    "documents",
    "readings",
    "findings",
    "presumptions",
    "enquiries",
    "amounts",
    "interactions",
    "expect",
];

/// Reads a scenario file against plans already loaded.
pub(crate) fn read(
    found: &SourceFile,
    doc: &toml_edit::Document<String>,
    catalogue: &Catalogue,
    diags: &mut Diagnostics,
) -> ScenarioFile {
    let plan = found.path.rsplit('/').nth(1).unwrap_or_default().to_owned();
    let mut file = File {
        path: &found.path,
        text: &found.text,
        diags,
    };
    let root = Tab::root(doc.as_table(), 0);
    file.only(root, "a scenario file", &["base", "scenario", "equivalent"]);
    let mut bases = BTreeMap::new();
    if let Some(tab) = file.table(root, "base") {
        for name in tab.keys() {
            if let Some(item) = tab.item(name) {
                bases.insert(name.to_owned(), to_json(item));
            }
        }
    }
    let mut read = ScenarioFile {
        path: found.path.clone(),
        plan,
        scenarios: Vec::new(),
        equivalents: Vec::new(),
    };
    for tab in file.tables(root, "equivalent") {
        file.only(tab, "an equivalent change", &["of", "was", "became", "why"]);
        let mut need = |key| file.need_text(tab, key, "[[equivalent]]").value;
        read.equivalents.push(Equivalent {
            of: need("of"),
            was: need("was"),
            became: need("became"),
            why: need("why"),
        });
    }
    for tab in file.tables(root, "scenario") {
        if let Some(scenario) = scenario(&mut file, tab, &bases, &read.plan, catalogue) {
            if read.scenarios.iter().any(|s| s.id == scenario.id) {
                let message = format!("there are two scenarios `{}`", scenario.id);
                file.error(tab.span, "duplicate-id", message, "ids are unique in a file");
            }
            read.scenarios.push(scenario);
        }
    }
    read
}

fn scenario(
    file: &mut File<'_>,
    tab: Tab<'_>,
    bases: &BTreeMap<String, Json>,
    plan: &str,
    catalogue: &Catalogue,
) -> Option<Scenario> {
    let id = file.need_text(tab, "id", "a scenario");
    let what = format!("scenario `{}`", id.value);
    file.only(tab, &what, KEYS);
    let mut claim = match file.text(tab, "base") {
        None => Json::Object(Map::new()),
        Some(base) => match bases.get(&base.value) {
            Some(json) => json.clone(),
            None => {
                let help = suggest(
                    &base.value,
                    bases.keys().map(String::as_str),
                    "define it as [base.NAME]",
                );
                file.error(
                    base.span,
                    "unknown-base",
                    format!("there is no base `{}`", base.value),
                    help,
                );
                return None;
            }
        },
    };
    lay_over(file, tab, &mut claim);
    let map = claim.as_object_mut()?;
    map.entry("plan").or_insert_with(|| Json::String(plan.to_owned()));
    let claim = match ClaimInput::from_value(&claim, catalogue) {
        Ok(claim) => Some(claim),
        Err(errors) => {
            for error in errors {
                let message = format!("{what}: {}: {}", error.path, error.mistake);
                let help = error.advice.map(|it| it.to_string()).unwrap_or_default();
                file.error(id.span, "scenario-claim", message, help);
            }
            None
        }
    };
    let mut expect = BTreeMap::new();
    if let Some(expected) = file.table(tab, "expect") {
        for benefit in expected.keys() {
            let known = catalogue
                .plan(plan)
                .is_some_and(|p| p.versions.iter().any(|v| v.benefit(benefit).is_some()));
            if !known {
                let message = format!("the plan has no benefit `{benefit}`");
                file.error(expected.key_span(benefit), "unknown-benefit", message, "");
            }
            if let Some(one) = file.table(expected, benefit) {
                expect.insert(benefit.to_owned(), expectation(file, one, plan, catalogue));
            }
        }
    }
    if expect.is_empty() {
        file.error(
            tab.span,
            "missing-key",
            format!("{what} expects nothing"),
            "add expect.<benefit>",
        );
    }
    let interactions = file.texts(tab, "interactions");
    let label = file.text(tab, "label").map(|l| l.value).unwrap_or_default();
    Some(Scenario {
        id: id.value,
        label,
        start: tab.span.start,
        claim: claim?,
        interactions: interactions.into_iter().map(|i| i.value).collect(),
        expect,
    })
}

/// Lays what a scenario says of its own over its base.
fn lay_over(file: &mut File<'_>, tab: Tab<'_>, claim: &mut Json) {
    let Some(map) = claim.as_object_mut() else { return };
    for key in ["as_of", "subject", "plan"] {
        if let Some(text) = file.text(tab, key) {
            map.insert(key.to_owned(), Json::String(text.value));
        }
    }
    for section in SECTIONS {
        for key in [*section, if *section == "facts" { "set" } else { *section }] {
            let Some(json) = tab.item(key).map(to_json) else {
                continue;
            };
            let Json::Object(own) = json else {
                file.error(
                    tab.place(key),
                    "wrong-type",
                    format!("`{key}` should be a table"),
                    "",
                );
                continue;
            };
            if let Some(under) = map
                .entry(*section)
                .or_insert_with(|| Json::Object(Map::new()))
                .as_object_mut()
            {
                under.extend(own);
            }
        }
    }
    for name in file.texts(tab, "unset") {
        let mut found = false;
        for section in SECTIONS {
            if let Some(under) = map.get_mut(*section).and_then(Json::as_object_mut) {
                found |= under.remove(&name.value).is_some();
            }
        }
        if !found {
            let message = format!("the base has no `{}` to unset", name.value);
            file.error(name.span, "unset", message, "");
        }
    }
}

fn expectation(file: &mut File<'_>, tab: Tab<'_>, plan: &str, catalogue: &Catalogue) -> Expectation {
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
            .and_then(|item| parsed(file, tab.place("verdict"), &to_json(item), "verdict")),
        amount: amount(file, tab, "amount"),
        charge: amount(file, tab, "charge"),
        ..Expectation::default()
    };
    for (rule, json) in object(tab, "findings") {
        let known = catalogue
            .plan(plan)
            .is_some_and(|p| p.versions.iter().any(|v| v.rule(&rule).is_some()));
        if !known {
            let rules = catalogue
                .plan(plan)
                .into_iter()
                .flat_map(|p| &p.versions)
                .flat_map(|v| &v.rules);
            let help = suggest(&rule, rules.map(|r| r.id.as_str()), "");
            file.error(
                tab.place("findings"),
                "unknown-rule",
                format!("there is no rule `{rule}`"),
                help,
            );
        }
        if let Some(result) = parsed(file, tab.place("findings"), &json, "finding") {
            expected.findings.insert(rule, result);
        }
    }
    for (document, json) in object(tab, "requirements") {
        if let Some(state) = parsed(file, tab.place("requirements"), &json, "state of a document") {
            expected.requirements.insert(document, state);
        }
    }
    let mut list = |key: &str| {
        tab.has(key).then(|| {
            let mut ids: Vec<String> = file.texts(tab, key).into_iter().map(|t| t.value).collect();
            ids.sort();
            ids
        })
    };
    expected.asks = list("asks");
    expected.questions = list("questions");
    expected.denied_by = list("denied_by");
    expected
}

fn object(tab: Tab<'_>, key: &str) -> Map<String, Json> {
    match tab.item(key).map(to_json) {
        Some(Json::Object(map)) => map,
        _ => Map::new(),
    }
}

fn parsed<T: DeserializeOwned>(file: &mut File<'_>, span: Span, json: &Json, what: &str) -> Option<T> {
    match serde_json::from_value(json.clone()) {
        Ok(value) => Some(value),
        Err(error) => {
            file.error(
                span,
                "unknown-word",
                format!("{json} is no {what}"),
                error.to_string(),
            );
            None
        }
    }
}

/// An exact amount, or a range `{from, to}`.
fn amount(file: &mut File<'_>, tab: Tab<'_>, key: &str) -> Option<(i64, Option<i64>)> {
    let json = to_json(tab.item(key)?);
    let whole = |json: &Json| {
        json.as_i64()
            .or_else(|| json.as_str().and_then(|s| s.parse().ok()))
    };
    let found = match &json {
        Json::Object(map) => map
            .get("from")
            .and_then(whole)
            .map(|from| (from, map.get("to").and_then(whole))),
        _ => whole(&json).map(|yen| (yen, Some(yen))),
    };
    if found.is_none() {
        file.error(
            tab.place(key),
            "wrong-type",
            format!("{json} is not an amount"),
            "yen, or { from, to }",
        );
    }
    found
}
