//! Limits that speak of the amount as it stands, and payouts of which the greatest is taken.

use crate::support::{assessed, catalogue, load, plan, rule, vocabulary, word};
use satei_rules::{Assessment, Catalogue, FindingResult, LineKind, Need, RemainderUnit, lint};
use serde_json::{Value, json};

fn limits(keys: &[&str]) -> Catalogue {
    let mut rules = rule("pay", "payout", "pay = \"price\"");
    for (place, keys) in keys.iter().enumerate() {
        rules.push_str(&rule(&format!("l{place}"), "limit", keys));
    }
    catalogue(&plan("", "", &rules))
}

fn amount(assessment: &Assessment) -> (i64, Option<i64>) {
    let amount = assessment.amount.as_ref().expect("an amount");
    (amount.from, amount.to)
}

fn priced(plans: &Catalogue, facts: Value) -> Assessment {
    assessed(plans, json!({ "facts": facts }))
}

#[test]
fn what_a_limit_makes_of_the_amount_is_a_line_of_the_calculation() {
    let plans = limits(&[
        "deduct = \"10 % of so_far\"",
        "becomes = \"so_far rounded half up to 100 yen\"",
    ]);
    // 10,500 less 1,050 is 9,450, which is 9,500 in hundreds.
    let found = priced(&plans, json!({ "price": 10_500 }));
    let lines: Vec<(LineKind, i64)> = found.breakdown.iter().map(|l| (l.kind, l.amount)).collect();
    assert_eq!(
        lines,
        [
            (LineKind::Payout, 10_500),
            (LineKind::Deductible, -1_050),
            (LineKind::Payout, 50)
        ]
    );
    assert_eq!(amount(&found), (9_500, Some(9_500)));
}

#[test]
fn a_limit_that_does_not_apply_leaves_the_amount() {
    let plans = limits(&["if = \"a\"\nbecomes = \"80 % of so_far\"", "cap = \"900 yen\""]);
    assert_eq!(
        amount(&priced(&plans, json!({ "a": true, "price": 1_000 }))),
        (800, Some(800))
    );
    let open = priced(&plans, json!({ "price": 1_000 }));
    assert_eq!(amount(&open), (800, Some(900)));
    assert_eq!(open.settle.questions, [Need::Fact("a".into())]);
    // Whatever `a` is, the cap leaves 900 yen.
    let idle = priced(&plans, json!({ "price": 2_000 }));
    assert_eq!(
        (word(idle.verdict), amount(&idle)),
        ("payable".into(), (900, Some(900)))
    );
}

/// A deductible of 15 %, 8,000 yen at least and 30,000 yen at most. Of 100,000 yen it leaves 85,000, of 200,000 yen
/// 170,000 and of 240,000 yen 210,000: while the amount is open, nothing beyond what its ends give.
#[test]
fn a_limit_that_rises_with_an_open_amount_gives_what_its_ends_give() {
    let between = |keys: &str, from: u32, to: u32| {
        let price = json!({ "price": { "from": from, "to": to } });
        amount(&priced(&limits(&[keys]), price))
    };
    let deductible = "deduct = \"15 % of so_far, at least 8_000 yen, capped at 30_000 yen\"";
    assert_eq!(between(deductible, 100_000, 200_000), (85_000, Some(170_000)));
    assert_eq!(between(deductible, 10_000, 240_000), (2_000, Some(210_000)));
    let becomes =
        "becomes = \"so_far - (15 % of so_far, at least 8_000 yen, capped at 30_000 yen), at least 0 yen\"";
    assert_eq!(between(becomes, 100_000, 200_000), (85_000, Some(170_000)));
    // In hundreds a yen more can take off a hundred more: what is left need not rise, and the range stays wide.
    let steps = "deduct = \"15 % of so_far rounded up to 10_000 yen\"";
    assert_eq!(between(steps, 60_000, 70_000), (40_000, Some(60_000)));
}

/// Whatever the price, 50,000 yen are paid: the cap acts on either.
#[test]
fn an_open_amount_that_a_later_cap_cuts_to_one_is_settled() {
    let plans = limits(&[
        "deduct = \"15 % of so_far, at least 8_000 yen, capped at 30_000 yen\"",
        "cap = \"50_000 yen\"",
    ]);
    let found = priced(&plans, json!({ "price": { "from": 60_000, "to": 90_000 } }));
    assert_eq!(
        (word(found.verdict), amount(&found)),
        ("payable".into(), (50_000, Some(50_000)))
    );
}

#[test]
fn a_limit_of_which_it_is_not_known_whether_it_acts_is_undetermined_and_in_nobodys_way() {
    for keys in [
        "deduct = \"100 yen\"",
        "cap = \"900 yen\"",
        "becomes = \"900 yen\"",
    ] {
        let plans = limits(&[&format!("if = \"a\"\n{keys}")]);
        let limit = |facts| {
            let found = priced(&plans, facts);
            let limit = found
                .findings
                .iter()
                .find(|it| it.rule == "l0")
                .expect("the limit");
            (
                word(found.verdict),
                limit.result,
                limit.waits_for.clone(),
                limit.matters,
            )
        };
        let open = limit(json!({ "price": 1_000 }));
        let waits = vec![Need::Fact("a".into())];
        assert_eq!(
            open,
            ("undetermined".into(), FindingResult::Undetermined, waits, true),
            "{keys}"
        );
        let acts = limit(json!({ "price": 1_000, "a": true }));
        assert_eq!(
            acts,
            ("payable".into(), FindingResult::Met, vec![], false),
            "{keys}"
        );
        let silent = limit(json!({ "price": 1_000, "a": false }));
        assert_eq!(
            silent,
            ("payable".into(), FindingResult::Silent, vec![], false),
            "{keys}"
        );
    }
}

#[test]
fn what_a_limit_does_not_read_for_this_amount_is_not_asked_for() {
    // Below 5,000 yen nobody needs to know the number.
    let plans = limits(&["becomes = \"number times 10 yen if so_far >= 5_000 yen otherwise so_far\""]);
    let small = priced(&plans, json!({ "price": 4_999 }));
    assert_eq!(
        (word(small.verdict), amount(&small)),
        ("payable".into(), (4_999, Some(4_999)))
    );
    assert_eq!(
        priced(&plans, json!({ "price": 5_000 })).settle.questions,
        [Need::Fact("number".into())]
    );
}

#[test]
fn an_amount_beyond_the_numbers_is_a_defect_of_the_plan() {
    let plans = limits(&["becomes = \"number times (number times so_far)\""]);
    let facts = json!({ "price": 1_000_000_000_000_i64, "number": 1_000_000_000_000_i64 });
    let found = priced(&plans, facts);
    assert_eq!(word(found.verdict), "plan_defect");
    assert!(found.defect.is_some());
    let found = priced(&plans, json!({ "price": 10, "number": 3 }));
    assert_eq!(amount(&found), (90, Some(90)));
}

#[test]
fn only_a_limit_speaks_of_the_amount_before_it() {
    for (kind, keys) in [
        ("payout", "pay = \"so_far\""),
        ("eligibility", "when = \"so_far > 5 yen\""),
        ("limit", "cap = \"so_far\""),
        ("limit", "if = \"so_far > 5 yen\"\ndeduct = \"5 yen\""),
    ] {
        let refused = load(&vocabulary(), &plan("", "", &rule("r", kind, keys))).expect_err(keys);
        assert!(
            refused.0.iter().any(|d| d.help.contains("`becomes`")),
            "{keys}: {refused}"
        );
    }
    // A definition may use it, for limits.
    let define = "[[define]]\nid = \"fifth\"\nis = \"20 % of so_far\"\n";
    let rules = rule("pay", "payout", "pay = \"price\"") + &rule("l", "limit", "deduct = \"fifth\"") + define;
    let plans = catalogue(&plan("", "", &rules));
    assert_eq!(
        amount(&priced(&plans, json!({ "price": 1_000 }))),
        (800, Some(800))
    );
}

#[test]
fn the_greatest_of_several_payouts_is_taken() {
    let pay = rule("bill", "payout", "pay = \"price\"")
        + &rule("flat", "payout", "if = \"a\"\npay = \"1_000 yen\"");
    let plans = catalogue(&plan("combine = \"max\"", "", &pay));
    for (a, price, paid) in [(true, 999, 1_000), (true, 1_001, 1_001), (false, 999, 999)] {
        let found = priced(&plans, json!({ "a": a, "price": price }));
        assert_eq!(amount(&found), (paid, Some(paid)));
        let lines: i64 = found.breakdown.iter().map(|l| l.amount).sum();
        assert_eq!(lines, paid);
    }
    assert_eq!(
        amount(&priced(&plans, json!({ "price": 400 }))),
        (400, Some(1_000))
    );
    let settled = priced(&plans, json!({ "price": 1_000 }));
    assert_eq!(
        (word(settled.verdict), amount(&settled)),
        ("payable".into(), (1_000, Some(1_000)))
    );
    assert!(
        lint(&plans).0.iter().all(|d| d.code != "payouts-overlap"),
        "meant so"
    );
}

#[test]
fn what_an_amount_becomes_is_no_remainder() {
    let plans = limits(&[
        "cap = \"1_000 yen - sum of amount in past, at least 0 yen\"",
        "becomes = \"max(so_far, price - (500 yen - sum of amount in past, at least 0 yen))\"",
    ]);
    let past = json!([{ "on": "2026-01-10", "amount": 300, "paid": true }]);
    let found = priced(&plans, json!({ "price": 600, "past": past }));
    let left: Vec<_> = found
        .remainders
        .iter()
        .map(|r| (r.rule.as_str(), r.unit, r.before))
        .collect();
    assert_eq!(left, [("l0", RemainderUnit::Yen, 700)]);
}

#[test]
fn what_a_later_cap_swallows_is_not_asked_for() {
    let plans = limits(&[
        "if = \"a\"\nbecomes = \"80 % of so_far\"",
        "cap = \"case shade { red: 1_000 yen, otherwise 2_000 yen }\"",
    ]);
    let found = priced(&plans, json!({ "price": 9_000 }));
    assert_eq!(amount(&found), (1_000, Some(2_000)));
    assert_eq!(found.settle.questions, [Need::Fact("shade".into())]);
    // Of 2,000 yen four fifths lie between the caps.
    let found = priced(&plans, json!({ "price": 2_000 }));
    assert_eq!(
        found.settle.questions,
        [Need::Fact("a".into()), Need::Fact("shade".into())]
    );
}
