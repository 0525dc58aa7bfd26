//! Claim files: every mistake is named by its path.

use crate::support::{catalogue, plan, rule};
use satei_rules::{Catalogue, ClaimInput, schema};
use serde_json::{Value, json};

fn plans() -> Catalogue {
    catalogue(&plan(
        "pays = \"service\"",
        "",
        &rule("r", "eligibility", "when = \"a\""),
    ))
}

fn errors(json: &Value) -> Vec<(String, String, String)> {
    let errors = ClaimInput::from_value(json, &plans()).expect_err("refused");
    let told = |e: satei_rules::InputError| {
        let advice = e.advice.map(|it| it.to_string()).unwrap_or_default();
        (e.path, e.mistake.to_string(), advice)
    };
    errors.into_iter().map(told).collect()
}

#[test]
fn all_mistakes_are_listed_with_path_and_help() {
    let found = errors(&json!({
        "plan": "p", "as_of": "2026-04-01T00:00:00+09:00", "fatcs": {},
        "facts": {
            "pirce": 5, "price": -1, "number": 1.5, "d": "2026-02-30", "a": "yes", "shade": "gren",
            "past": [{ "amount": "12.5", "when": 1 }], "moment": "2026-04-01T25:00", "b": null,
            "e": { "from": "2026-02-01", "to": "2026-01-01" },
        },
        "documents": { "reciept": "accepted", "receipt": "acepted" },
        "readings": { "r": "x" },
    }));
    let has = |path: &str, words: &str| {
        assert!(
            found
                .iter()
                .any(|(p, m, h)| p == path && format!("{m} {h}").contains(words)),
            "{path} {words}: {found:#?}"
        );
    };
    has("/fatcs", "`facts`");
    has("/facts/pirce", "did you mean `price`?");
    has("/facts/price", "negative");
    has("/facts/number", "whole number");
    has("/facts/d", "no such day");
    has("/facts/a", "neither true nor false");
    has("/facts/shade", "did you mean `green`?");
    has("/facts/past/0/amount", "has a fraction");
    has("/facts/past/0/when", "no field `when`");
    has("/facts/moment", "not an instant");
    has("/facts/b", "leave out what is not known");
    has("/facts/e", "ends before it begins");
    has("/documents/reciept", "did you mean `receipt`?");
    has("/documents/receipt", "did you mean `accepted`?");
    has("/readings/r", "no reading `r`");
    assert_eq!(found.len(), 15);
}

#[test]
fn an_unknown_plan_names_the_near_one() {
    assert!(errors(&json!({ "plan": "q" }))[0].2.contains("one of p"));
    assert_eq!(
        ClaimInput::from_json("{", &plans()).expect_err("refused").len(),
        1
    );
}

/// Each of these was once taken for "nothing there", which says something else than the file does.
#[test]
fn what_is_no_list_is_not_taken_for_an_empty_one() {
    for (wrong, path) in [
        (json!({ "items": 5, "complete": true }), "/facts/past/items"),
        (json!({ "items": null }), "/facts/past/items"),
        (json!({ "candidates": "soon" }), "/facts/past/candidates"),
        (json!({ "value": "soon" }), "/facts/past/value"),
        (
            json!({ "items": [{ "amount": -3 }] }),
            "/facts/past/items/0/amount",
        ),
    ] {
        let file = json!({ "plan": "p", "as_of": "2026-04-01T00:00:00+09:00", "facts": { "past": wrong } });
        let found = errors(&file);
        assert_eq!(found.len(), 1, "{wrong}: {found:?}");
        assert_eq!(found[0].0, path, "{wrong}");
    }
}

#[test]
fn every_wrong_number_has_a_kind_of_its_own() {
    let code = |fact: &str, value: &Value| {
        let file = json!({ "plan": "p", "as_of": "2026-04-01T00:00:00+09:00", "facts": { fact: value } });
        let found = ClaimInput::from_value(&file, &plans()).expect_err("refused");
        found[0].mistake.code()
    };
    for (value, kind) in [
        (json!(-1), "negative"),
        (json!("-1"), "negative"),
        (json!("-99999999999999999999"), "negative"),
        (json!(0.5), "fraction"),
        (json!(75_000.0), "fraction"),
        (json!("12.5"), "fraction"),
        (json!(1e300), "not-yen"),
        (json!("１０円"), "not-yen"),
        (json!("1,000"), "not-yen"),
        (json!(""), "not-yen"),
        (json!([1]), "not-yen"),
        (json!(1_000_000_000_001_i64), "too-large"),
        (json!("99999999999999999999"), "too-large"),
    ] {
        assert_eq!(code("price", &value), kind, "{value}");
    }
    assert_eq!(code("number", &json!("two")), "not-a-count");
}

#[test]
fn a_long_wrong_value_is_repeated_only_in_part() {
    let file = json!({ "plan": "p".repeat(10_000), "as_of": "2026-04-01T00:00:00+09:00" });
    assert!(errors(&file)[0].1.chars().count() < 120);
}

#[test]
fn the_schema_names_what_the_plan_reads() {
    let schema = schema(&plans(), "p").expect("the plan is there");
    let facts = &schema["properties"]["facts"]["properties"];
    assert!(facts.get("a").is_some() && facts.get("d").is_some());
    assert!(facts.get("price").is_none(), "nothing reads the price");
}

/// Of two values of one fact nobody would know which was meant.
#[test]
fn a_key_that_stands_twice_is_refused_with_its_place() {
    let told = |text: &str| {
        let errors = ClaimInput::from_json(text, &plans()).expect_err("refused");
        assert_eq!(errors.len(), 1, "{errors:?}");
        (errors[0].path.clone(), errors[0].mistake.to_string())
    };
    let (path, words) = told("{\"plan\": \"p\",\n \"facts\": { \"price\": 5,\n \"price\": 6 } }");
    assert_eq!(path, "/facts/price");
    assert!(words.contains("`price`") && words.contains("line 3"), "{words}");
    let (path, _) = told("{\"facts\": { \"past\": [{}, { \"on\": 1, \"on\": 1 }] } }");
    assert_eq!(path, "/facts/past/1/on");
    let (path, words) = told("{\"plan\": \"p\"");
    assert!(path.is_empty() && words.contains("not JSON"), "{words}");
    assert!(told("{} {}").1.contains("not JSON"));
    let good = "{\"plan\": \"p\", \"as_of\": \"2026-04-01T00:00:00+09:00\", \"facts\": { \"price\": 5, \"a\": true } }";
    ClaimInput::from_json(good, &plans()).expect("each key once");
}
