//! Charges beside a verdict, and deductibles within an amount.

use crate::support::{assessed, catalogue, plan, rule, word};
use satei_rules::{Assessment, LineKind, Need};
use serde_json::json;

/// A service with a rule that `a` decides, and charges.
fn service(charges: &str) -> satei_rules::Catalogue {
    let rules = rule("entitles", "eligibility", "when = \"a\"") + charges;
    catalogue(&plan("pays = \"service\"", "", &rules))
}

fn summary(assessment: &Assessment) -> (String, (i64, Option<i64>)) {
    (word(assessment.verdict), assessment.charged())
}

#[test]
fn a_charge_stands_beside_the_verdict_and_never_changes_it() {
    let fee = rule(
        "fee",
        "charge",
        "pay = \"300 yen if price <= 20_000 yen otherwise 1.5 % of price\"",
    );
    let service = service(&fee);
    let known = |a: bool, price: i64| {
        summary(&assessed(
            &service,
            json!({ "facts": { "a": a, "price": price } }),
        ))
    };
    assert_eq!(known(true, 20_000), ("entitled".into(), (300, Some(300))));
    assert_eq!(known(true, 20_001), ("entitled".into(), (300, Some(300))));
    assert_eq!(known(true, 20_067), ("entitled".into(), (301, Some(301))));
    assert_eq!(known(false, 20_067), ("not_entitled".into(), (0, Some(0))));

    let open = assessed(&service, json!({ "facts": { "a": true } }));
    assert_eq!(summary(&open), ("entitled".into(), (0, None)));
    assert_eq!(open.charges[0].waits_for, [Need::Fact("price".into())]);
    assert!(
        open.settle.questions.is_empty(),
        "nothing is asked for a charge's sake"
    );
}

#[test]
fn a_charge_of_which_it_is_open_whether_it_falls_due_may_be_nought() {
    let soiled = rule("soiled", "charge", "if = \"b\"\npay = \"800 yen\"");
    let service = service(&soiled);
    let facts = |facts: serde_json::Value| summary(&assessed(&service, json!({ "facts": facts })));
    assert_eq!(facts(json!({ "a": true, "b": true })).1, (800, Some(800)));
    assert_eq!(facts(json!({ "a": true, "b": false })).1, (0, Some(0)));
    assert_eq!(facts(json!({ "a": true })), ("entitled".into(), (0, Some(800))));
    assert_eq!(
        facts(json!({ "b": true })),
        ("undetermined".into(), (0, Some(800)))
    );
}

#[test]
fn a_refusal_can_have_charges_of_its_own() {
    let back = rule("freight-back", "charge", "on = \"refused\"\npay = \"price\"");
    let always = rule("visit", "charge", "on = \"always\"\npay = \"5_500 yen\"");
    let service = service(&(back + &always));
    let charged =
        |a: serde_json::Value| assessed(&service, json!({ "facts": { "a": a, "price": 3_200 } })).charged();
    assert_eq!(charged(json!(false)), (8_700, Some(8_700)));
    assert_eq!(charged(json!(true)), (5_500, Some(5_500)));
    assert_eq!(charged(json!({ "candidates": [] })), (5_500, Some(8_700)));
}

#[test]
fn a_price_that_the_source_does_not_state_waits_for_a_person() {
    let keys = "pay = \"unstated\"\nopen = { ja = \"価格\", zh-Hans = \"价格\", en = \"The price\" }";
    let service = service(&rule("swap", "charge", keys));
    let open = assessed(&service, json!({ "facts": { "a": true } }));
    assert_eq!(summary(&open), ("entitled".into(), (0, None)));
    assert_eq!(open.charges[0].waits_for, [Need::Hole("swap".into())]);
    let set =
        json!({ "facts": { "a": true }, "amounts": { "swap": { "amount": 640, "reason": "price list" } } });
    assert_eq!(assessed(&service, set).charged(), (640, Some(640)));
}

#[test]
fn deductibles_and_caps_act_in_the_order_of_the_plan() {
    let pay = rule("pay", "payout", "pay = \"price\"");
    let deductible = rule("own-share", "limit", "deduct = \"max(3_000 yen, 10 % of price)\"");
    let cap = rule("cap", "limit", "cap = \"50_000 yen\"");
    let first = catalogue(&plan("", "", &(pay.clone() + &deductible + &cap)));
    let last = catalogue(&plan("", "", &(pay + &cap + &deductible)));
    let paid = |plan, price: i64| {
        let found = assessed(plan, json!({ "facts": { "price": price } }));
        assert_eq!(word(found.verdict), "payable");
        let amount = found.amount.expect("an amount");
        let lines: i64 = found.breakdown.iter().map(|l| l.amount).sum();
        assert_eq!((amount.from, Some(amount.from)), (lines, amount.to));
        lines
    };
    // 60,000 less 6,000 is 54,000, capped at 50,000; capped first it is 50,000 less 6,000.
    assert_eq!((paid(&first, 60_000), paid(&last, 60_000)), (50_000, 44_000));
    assert_eq!((paid(&first, 10_000), paid(&last, 10_000)), (7_000, 7_000));
    assert_eq!((paid(&first, 2_999), paid(&last, 3_000)), (0, 0));
    let shown = assessed(&first, json!({ "facts": { "price": 10_000 } }));
    assert_eq!(shown.breakdown[1].kind, LineKind::Deductible);
    assert_eq!(shown.breakdown[1].amount, -3_000);

    let range = assessed(
        &first,
        json!({ "facts": { "price": { "from": 5_000, "to": 8_000 } } }),
    );
    let amount = range.amount.expect("a range");
    assert!(amount.from <= 2_000 && amount.to >= Some(5_000), "{amount:?}");
}
