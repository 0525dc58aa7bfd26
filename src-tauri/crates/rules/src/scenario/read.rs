//! A scenario file → [`ScenarioFile`].

use super::expect::{benefit_unknown, expectation};
use super::{Equivalent, Scenario, ScenarioFile};
use crate::catalogue::{Catalogue, SourceFile};
use crate::claim::{ClaimInput, Mistake};
use crate::diag::{Diagnostics, Span, suggest};
use crate::toml::{File, Tab, to_json};
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
        if let Some(scenario) = scenario(&mut file, tab, (root, &bases), &read.plan, catalogue) {
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
    (root, bases): (Tab<'_>, &BTreeMap<String, Json>),
    plan: &str,
    catalogue: &Catalogue,
) -> Option<Scenario> {
    let id = file.need_text(tab, "id", "a scenario");
    let what = format!("scenario `{}`", id.value);
    file.only(tab, &what, KEYS);
    let base = file.text(tab, "base");
    let mut claim = match &base {
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
            let under = base.as_ref().and_then(|base| {
                let bases = file.table(root, "base")?;
                Some((format!("base `{}`", base.value), file.table(bases, &base.value)?))
            });
            for error in errors {
                // What a base has wrong is told once, and there.
                let own = place_of(tab, &error.path).map(|span| (what.as_str(), span));
                let of_base = || {
                    let (name, tab) = under.as_ref()?;
                    Some((name.as_str(), place_of(*tab, &error.path)?))
                };
                let (whose, span) = own.or_else(of_base).unwrap_or((&what, id.span));
                let message = format!("{whose}: {}: {}", error.path, error.mistake);
                let advice = error.advice.map(|it| it.to_string());
                let help = advice.unwrap_or_else(|| match (*error.mistake, &base) {
                    (Mistake::WrongAsOf {}, None) => {
                        "begin from a base with base = \"…\", or give `as_of` here".to_owned()
                    }
                    _ => String::new(),
                });
                file.error(span, "scenario-claim", message, help);
            }
            None
        }
    };
    let mut expect = BTreeMap::new();
    if let Some(expected) = file.table(tab, "expect") {
        for benefit in expected.keys() {
            if let Some(help) = benefit_unknown(catalogue, plan, benefit) {
                let message = format!("the plan has no benefit `{benefit}`");
                file.error(expected.key_span(benefit), "unknown-benefit", message, help);
                continue;
            }
            if let Some(one) = file.table(expected, benefit) {
                expect.insert(benefit.to_owned(), expectation(file, one, plan, catalogue));
            }
        }
    }
    if expect.is_empty() && !tab.has("expect") {
        file.error(
            tab.span,
            "missing-key",
            format!("{what} expects nothing"),
            "add expect.BENEFIT = { verdict = \"payable\", amount = 20_000 }",
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
                let message = format!("`{key}` should be a table");
                let help = format!("write {key}.NAME = …");
                file.error(tab.place(key), "wrong-type", message, help);
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
            let known: Vec<String> = SECTIONS
                .iter()
                .filter_map(|section| map.get(*section)?.as_object())
                .flat_map(|under| under.keys().cloned())
                .collect();
            let all = format!("it has {}", known.join(", "));
            let help = suggest(&name.value, known.iter().map(String::as_str), &all);
            file.error(name.span, "unset", message, help);
        }
    }
}

/// Where in a scenario or a base stands what a JSON pointer into its claim names; nothing where it is not there.
fn place_of(tab: Tab<'_>, pointer: &str) -> Option<Span> {
    let mut parts = pointer.split('/').skip(1);
    let section = parts.next()?;
    let parts: Vec<&str> = parts.collect();
    let keys = [section, if section == "facts" { "set" } else { section }];
    keys.iter().rev().find_map(|key| tab.deep(key, &parts))
}
