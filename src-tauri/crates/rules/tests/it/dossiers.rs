//! Registrations: dossiers of their own, which a claim refers to.

use crate::support::{claim, load, plan, rule, vocabulary, word};
use satei_rules::{Catalogue, FactEntry, assess};
use serde_json::{Value, json};

/// A plan with a claim that needs a registration: `a` entitles to it, `price` is carried.
fn plans() -> Catalogue {
    let outcome = "[enum.outcome]\n\
        values.entitled = { ja = \"有\", zh-Hans = \"有\", en = \"Yes\" }\n\
        values.not_entitled = { ja = \"無\", zh-Hans = \"无\", en = \"No\" }\n\
        [fact.registered]\ntype = \"enum\"\nof = \"outcome\"\nproof = \"evidenced\"\ngroup = \"registration\"\n\
        label = { ja = \"登録\", zh-Hans = \"登记\", en = \"Registered\" }\n";
    let label = "{ ja = \"登録\", zh-Hans = \"登记\", en = \"Registration\" }";
    let registration = format!(
        "[[benefit]]\nid = \"registration\"\npays = \"service\"\nsubject = \"registration\"\n\
         carries = [\"price\"]\noutcome = \"registered\"\nlabel = {label}\n"
    );
    let own = rule("whole", "eligibility", "when = \"a\"").replace("[\"t\"]", "[\"registration\"]");
    let rules = [
        registration,
        own,
        rule("registered", "eligibility", "when = \"registered is entitled\""),
        rule("pay", "payout", "pay = \"price\""),
    ];
    load(&(vocabulary() + "\n" + outcome), &plan("", "", &rules.concat())).unwrap_or_else(|d| panic!("{d}"))
}

/// The claim's verdict and amount after referring to a dossier.
fn refers(own: Value, dossier: Value) -> (String, Option<i64>) {
    let plans = plans();
    let mut sections = json!({ "facts": dossier });
    sections["subject"] = json!("registration");
    let dossier = claim(&plans, sections);
    let mut main = claim(&plans, json!({ "facts": own }));
    main.refer_to(&plans, &dossier, "registration R-1");
    let found = assess(&plans, &main, "t");
    (word(found.verdict), found.amount.map(|a| a.from))
}

#[test]
fn a_claim_takes_over_what_the_dossier_carries_and_how_it_came_out() {
    let good = json!({ "a": true, "price": 70 });
    assert_eq!(refers(json!({}), good.clone()), ("payable".into(), Some(70)));
    assert_eq!(
        refers(json!({}), json!({ "a": false, "price": 70 })),
        ("not_payable".into(), None)
    );
    assert_eq!(refers(json!({}), json!({ "price": 70 })).0, "undetermined");
    assert_eq!(
        refers(json!({ "price": 70 }), good.clone()),
        ("payable".into(), Some(70))
    );
    assert_eq!(
        refers(json!({ "price": 80 }), good).0,
        "undetermined",
        "two values, not reconciled"
    );
}

#[test]
fn a_person_s_decision_about_the_dossier_goes_before_its_verdict() {
    let decided = json!({ "value": "entitled", "proof": "confirmed" });
    let dossier = json!({ "a": false, "price": 70, "registered": decided });
    assert_eq!(refers(json!({}), dossier), ("payable".into(), Some(70)));
}

#[test]
fn what_is_taken_over_says_where_it_comes_from() {
    let plans = plans();
    let dossier = claim(
        &plans,
        json!({ "subject": "registration", "facts": { "a": true, "price": 70 } }),
    );
    let mut main = claim(&plans, json!({}));
    main.refer_to(&plans, &dossier, "registration R-1");
    let Some(FactEntry::Value { from, .. }) = main.facts.get("price") else {
        panic!("the price is known");
    };
    assert_eq!(from.as_deref(), Some("registration R-1"));
    assert!(!main.facts.contains_key("a"), "only what is carried");
}

#[test]
fn only_a_dossier_hands_facts_on() {
    let refused = |pays: &str| {
        let text = plan(pays, "", &rule("pay", "payout", "pay = \"price\""));
        let found = load(&vocabulary(), &text).expect_err("refused");
        found.0[0].code
    };
    assert_eq!(refused("carries = [\"price\"]"), "no-dossier");
    assert_eq!(
        refused("subject = \"registration\"\ncarries = [\"prize\"]"),
        "unknown-fact"
    );
    assert_eq!(refused("subject = \"registration\"\noutcome = \"shade\""), "type");
}
