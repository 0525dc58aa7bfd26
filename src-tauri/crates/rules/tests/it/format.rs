//! The JSON Schema of plan files, for editors: it knows the keys and words that the reader knows, no
//! more and no fewer.

use crate::support::{load, plan, rule, vocabulary};
use satei_rules::{PLAN_FORMAT, plan_format};
use serde_json::Value;
use std::collections::BTreeSet;

const LABEL: &str = "{ ja = \"名\", zh-Hans = \"名\", en = \"Name\" }";

/// The help of the one diagnostic of a code in a plan with some text put in.
fn help(code: &str, text: &str) -> String {
    let found = load(&vocabulary(), text).expect_err("refused").0;
    let mut helps = found.into_iter().filter(|d| d.code == code).map(|d| d.help);
    helps.next().unwrap_or_else(|| panic!("no {code} in {text}"))
}

/// What a help lists behind its first words.
fn listed(help: &str, first: &str) -> BTreeSet<String> {
    let list = help.strip_prefix(first).unwrap_or_else(|| panic!("{help}"));
    list.split(", ").map(|w| w.trim().to_owned()).collect()
}

/// The keys that the reader takes in a table, from what it says of one that it does not.
fn keys_read(text: &str) -> BTreeSet<String> {
    listed(&help("unknown-key", text), "it has: ")
}

fn keys_of(schema: &Value) -> BTreeSet<String> {
    let properties = schema["properties"].as_object().expect("properties");
    properties.keys().cloned().collect()
}

fn words_of(schema: &Value) -> BTreeSet<String> {
    let words = schema["enum"].as_array().expect("words");
    words
        .iter()
        .filter_map(Value::as_str)
        .map(str::to_owned)
        .collect()
}

const ODD: &str = "xqzwvkjyx = 1\n";

fn with_rule(rest: &str) -> String {
    plan("pays = \"service\"", "", rest)
}

#[test]
fn the_schema_has_the_keys_that_the_reader_has() {
    let schema = plan_format();
    let of = |name: &str| keys_of(&schema["definitions"][name]);
    let whole = format!("{ODD}{}", with_rule(""));
    assert_eq!(keys_of(&schema), keys_read(&whole));
    assert_eq!(of("plan"), keys_read(&plan("pays = \"service\"", ODD, "")));
    assert_eq!(
        of("contact"),
        keys_read(&with_rule(&format!("[plan.contact]\ndesk = {LABEL}\n{ODD}")))
    );
    assert_eq!(
        of("party"),
        keys_read(&with_rule(&format!("[plan.operator]\nname = {LABEL}\n{ODD}")))
    );
    assert_eq!(of("benefit"), keys_read(&plan(ODD, "", "")));
    for (table, name, rest) in [
        ("calendar", "calendar", "id = \"c\""),
        ("define", "define", "id = \"x\"\nis = \"a\""),
        ("reading", "reading", "id = \"m\""),
        ("no_effect", "no_effect", "inventory = \"P-1\"\nwhy = \"None.\""),
    ] {
        assert_eq!(
            of(name),
            keys_read(&with_rule(&format!("[[{table}]]\n{rest}\n{ODD}"))),
            "{table}"
        );
    }
    let choice = &schema["definitions"]["reading"]["properties"]["choice"]["items"];
    let text = format!("[[reading]]\nid = \"m\"\n[[reading.choice]]\nid = \"x\"\n{ODD}");
    assert_eq!(keys_of(choice), keys_read(&with_rule(&text)));
}

#[test]
fn the_schema_has_every_kind_of_rule_with_its_keys() {
    let schema = plan_format();
    let kinds: BTreeSet<String> = schema["definitions"]["kind"]["oneOf"]
        .as_array()
        .expect("kinds")
        .iter()
        .filter_map(|k| k["const"].as_str().map(str::to_owned))
        .collect();
    let odd = with_rule(&rule("r", "xqzwvkjyx", ""));
    assert_eq!(kinds, listed(&help("unknown-word", &odd), "one of "));
    let all = schema["definitions"]["rule"]["allOf"].as_array().expect("kinds");
    assert_eq!(all.len(), kinds.len());
    let mut every = BTreeSet::new();
    for one in all {
        let kind = one["if"]["properties"]["kind"]["const"].as_str().expect("a kind");
        let known = words_of(&one["then"]["propertyNames"]);
        assert_eq!(known, keys_read(&with_rule(&rule("r", kind, ODD))), "{kind}");
        every.extend(known);
        for needed in one["then"]["required"].as_array().expect("keys") {
            let needed = needed.as_str().expect("a key");
            let found = load(&vocabulary(), &with_rule(&rule("r", kind, "")))
                .expect_err("refused")
                .0;
            let says = |d: &satei_rules::Diagnostic| d.message.contains(&format!("`{needed}`"));
            assert!(
                found.iter().any(|d| d.code == "missing-key" && says(d)),
                "{kind} {needed}"
            );
        }
    }
    assert_eq!(every, keys_of(&schema["definitions"]["rule"]));
}

#[test]
fn the_schema_has_the_words_that_the_reader_has() {
    let schema = plan_format();
    let rules = &schema["definitions"]["rule"]["properties"];
    let plans = &schema["definitions"]["plan"]["properties"];
    let benefits = &schema["definitions"]["benefit"]["properties"];
    let calendars = &schema["definitions"]["calendar"]["properties"];
    let odd = |key: &str| format!("{key} = \"xqzwvkjyx\"");
    for (known, text) in [
        (
            &plans["rounding"],
            plan("pays = \"service\"", &odd("rounding"), ""),
        ),
        (
            &plans["leap_day"],
            plan("pays = \"service\"", &odd("leap_day"), ""),
        ),
        (&benefits["pays"], plan(&odd("pays"), "", "")),
        (&benefits["combine"], plan(&odd("combine"), "", "")),
        (&benefits["subject"], plan(&odd("subject"), "", "")),
        (&benefits["by"], plan(&odd("by"), "", "")),
        (
            &calendars["holidays"],
            with_rule(&format!("[[calendar]]\nid = \"c\"\n{}\n", odd("holidays"))),
        ),
        (
            &rules["burden"],
            with_rule(&rule("r", "exclusion", &(odd("burden") + "\nwhen = \"a\""))),
        ),
        (
            &rules["enquire"],
            with_rule(&rule("r", "exclusion", &(odd("enquire") + "\nwhen = \"a\""))),
        ),
        (
            &rules["on"],
            with_rule(&rule("r", "charge", &(odd("on") + "\npay = \"5 yen\""))),
        ),
    ] {
        assert_eq!(
            words_of(known),
            listed(&help("unknown-word", &text), "one of "),
            "{text}"
        );
    }
}

#[test]
fn the_schema_is_the_file_beside_the_plans() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../../plans/plan.schema.json");
    assert_eq!(std::fs::read_to_string(path).expect("there"), PLAN_FORMAT);
    for file in crate::plans::folder("../../../plans") {
        let name = file.path.rsplit('/').next().unwrap_or_default();
        if name.bytes().filter(u8::is_ascii_digit).count() == 8 && name.len() == 15 {
            assert!(
                file.text.starts_with("#:schema ../plan.schema.json\n"),
                "{}",
                file.path
            );
        }
    }
}
