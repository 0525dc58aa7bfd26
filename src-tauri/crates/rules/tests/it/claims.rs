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
    errors.into_iter().map(|e| (e.path, e.message, e.help)).collect()
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
    has("/facts/d", "not a date");
    has("/facts/a", "neither true nor false");
    has("/facts/shade", "did you mean `green`?");
    has("/facts/past/0/amount", "not yen");
    has("/facts/past/0/when", "no field `when`");
    has("/facts/moment", "not an instant");
    has("/facts/b", "leave the fact out");
    has("/facts/e", "ends before it begins");
    has("/documents/reciept", "did you mean `receipt`?");
    has("/documents/receipt", "did you mean `accepted`?");
    has("/readings/r", "no reading `r`");
    assert_eq!(found.len(), 15);
}

#[test]
fn an_unknown_plan_names_the_near_one() {
    assert!(errors(&json!({ "plan": "q" }))[0].2.contains("the plans are p"));
    assert_eq!(
        ClaimInput::from_json("{", &plans()).expect_err("refused").len(),
        1
    );
}

#[test]
fn the_schema_names_what_the_plan_reads() {
    let schema = schema(&plans(), "p").expect("the plan is there");
    let facts = &schema["properties"]["facts"]["properties"];
    assert!(facts.get("a").is_some() && facts.get("d").is_some());
    assert!(facts.get("price").is_none(), "nothing reads the price");
}
