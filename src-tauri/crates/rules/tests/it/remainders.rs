//! What limits over earlier claims leave, and how a percentage stands in a calculation.

use crate::support::{assessed, catalogue, plan, rule};
use satei_rules::{Assessment, LineKind, RemainderUnit};
use serde_json::{Value, json};

const PAYS: &str = "pays = \"money\"";

fn of(rules: &[String], past: Value) -> Assessment {
    let catalogue = catalogue(&plan(PAYS, "", &rules.join("\n")));
    let facts = json!({ "facts": { "price": 50_000, "past": past } });
    assessed(&catalogue, facts)
}

fn two_claims() -> Value {
    json!([
        { "on": "2026-01-10", "amount": 40_000, "paid": true },
        { "on": "2026-02-10", "amount": 20_000, "paid": true },
    ])
}

fn pay(amount: &str) -> String {
    rule("pay", "payout", &format!("pay = '{amount}'"))
}

#[test]
fn a_count_leaves_what_the_number_allows() {
    for (when, before) in [
        ("(count of past) < 3", 1),
        ("3 > (count of past)", 1),
        ("(count of past) <= 3", 2),
        ("3 >= (count of past)", 2),
        ("(count of past where on >= 2026-02-01) < 3", 2),
        // Used up, and no debt.
        ("(count of past) < 1", 0),
    ] {
        let limit = rule("twice", "limit", &format!("when = '{when}'"));
        let found = of(&[limit, pay("price")], two_claims());
        let [left] = found.remainders.as_slice() else {
            panic!("{when}: {:?}", found.remainders)
        };
        assert_eq!((left.rule.as_str(), left.unit), ("twice", RemainderUnit::Times));
        assert_eq!(left.before, before, "{when}");
        assert_eq!(left.counted, if when.contains("where") { 1 } else { 2 });
    }
}

#[test]
fn a_yearly_sum_leaves_the_rest_of_the_cap() {
    let rest = "100_000 yen - (sum of amount in past)";
    let cap = rule("a-year", "limit", &format!("cap = '{rest}'"));
    for rules in [
        vec![cap, pay("price")],
        vec![pay(&format!("price capped at ({rest})"))],
    ] {
        let found = of(&rules, two_claims());
        assert_eq!(found.amount.as_ref().map(|it| it.from), Some(40_000));
        let [left] = found.remainders.as_slice() else {
            panic!("{:?}", found.remainders)
        };
        assert_eq!(
            (left.unit, left.counted, left.before),
            (RemainderUnit::Yen, 60_000, 40_000)
        );
    }
}

#[test]
fn what_is_not_known_or_no_limit_over_the_book_leaves_nothing() {
    let limit = rule("twice", "limit", "when = '(count of past) < 3'");
    let unseen = json!({ "items": [], "complete": false });
    assert!(of(&[limit, pay("price")], unseen).remainders.is_empty());
    let cap = rule("each-time", "limit", "cap = '30_000 yen'");
    let days = rule("in-time", "limit", "when = 'd <= 2026-12-31'");
    assert!(of(&[cap, days, pay("price")], two_claims()).remainders.is_empty());
}

#[test]
fn a_percentage_stands_between_the_loss_and_the_cap() {
    let found = of(&[pay("25 % of price capped at 10_000 yen")], json!([]));
    let lines: Vec<(LineKind, i64)> = found.breakdown.iter().map(|it| (it.kind, it.amount)).collect();
    assert_eq!(
        lines,
        [
            (LineKind::Payout, 50_000),
            (LineKind::Share, -37_500),
            (LineKind::Cap, -2_500)
        ]
    );
}

/// As a leaflet that leaves the rounding open has it: the percentage is a choice, within bounds from both sides.
#[test]
fn a_percentage_is_seen_through_a_reading_and_a_lower_bound() {
    let label = "{ ja = \"名\", zh-Hans = \"名\", en = \"Name\" }";
    let choice = |id: &str, value: &str| {
        format!("[[reading.choice]]\nid = \"{id}\"\nlabel = {label}\nvalue = '{value}'\n")
    };
    let reading = format!(
        "[[reading]]\nid = \"m\"\nclause = \"1\"\nat = \"L1\"\nquestion = {label}\nrecommend = \"down\"\nbecause = {label}\n{}{}",
        choice("down", "25 % of price rounded down"),
        choice("up", "25 % of price rounded up"),
    );
    let rules = format!("{reading}{}", pay("min(reading m, 10_000 yen), at least 0 yen"));
    let catalogue = catalogue(&plan(PAYS, "", &rules));
    let claim = json!({ "facts": { "price": 50_001 }, "readings": { "m": "up" } });
    let found = assessed(&catalogue, claim);
    let lines: Vec<(LineKind, i64)> = found.breakdown.iter().map(|it| (it.kind, it.amount)).collect();
    assert_eq!(
        lines,
        [
            (LineKind::Payout, 50_001),
            (LineKind::Share, -37_500),
            (LineKind::Cap, -2_501)
        ]
    );
}
