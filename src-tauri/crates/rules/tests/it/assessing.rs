//! Verdicts, amounts and what would settle a claim.

use crate::support::{assessed, catalogue, claim, plan, result, rule, word};
use satei_rules::{Assessment, Catalogue, Need, explain, receipt};
use serde_json::json;

fn money(rest: &str) -> Catalogue {
    catalogue(&plan("pays = \"money\"", "", rest))
}

fn pay(id: &str, condition: &str, amount: &str) -> String {
    rule(
        id,
        "payout",
        &format!("if = '''{condition}'''\npay = '''{amount}'''"),
    )
}

fn when(id: &str, kind: &str, condition: &str) -> String {
    rule(id, kind, &format!("when = '''{condition}'''"))
}

fn verdict(assessment: &Assessment) -> String {
    word(assessment.verdict)
}

fn amount(assessment: &Assessment) -> Option<(i64, Option<i64>)> {
    assessment.amount.as_ref().map(|a| (a.from, a.to))
}

fn questions(assessment: &Assessment) -> Vec<&str> {
    assessment.settle.questions.iter().map(Need::id).collect()
}

#[test]
fn a_rule_definitely_against_decides_and_nothing_more_is_asked() {
    let plans = money(
        &[
            when("first", "eligibility", "a"),
            when("second", "eligibility", "b"),
            pay("p", "true", "5 yen"),
        ]
        .join(""),
    );
    let found = assessed(&plans, json!({ "facts": { "a": false } }));
    assert_eq!(verdict(&found), "not_payable");
    assert_eq!(found.denied_by, ["first"]);
    assert_eq!(result(&found, "second"), "undetermined");
    assert_eq!(found.settle, satei_rules::Settle::default());
    assert_eq!(amount(&found), None);
}

#[test]
fn a_fact_that_cannot_change_the_outcome_is_not_asked_for() {
    let plans = money(
        &[
            when("r", "eligibility", "a and b or not a and b"),
            pay("p", "true", "5 yen"),
        ]
        .join(""),
    );
    let found = assessed(&plans, json!({ "facts": {} }));
    assert_eq!(verdict(&found), "undetermined");
    assert_eq!(questions(&found), ["b"]);
    let known = assessed(&plans, json!({ "facts": { "b": true } }));
    assert_eq!(
        (verdict(&known), amount(&known)),
        ("payable".into(), Some((5, Some(5))))
    );
    assert_eq!(result(&known, "r"), "met");
}

#[test]
fn thresholds_of_one_fact_are_considered_together() {
    // Whatever the day, one of the two holds; three-valued logic alone would not see it.
    let plans = money(
        &[
            when("r", "eligibility", "e < 2026-01-01 or e >= 2025-06-01"),
            pay("p", "true", "5 yen"),
        ]
        .join(""),
    );
    let open = assessed(&plans, json!({ "facts": {} }));
    assert_eq!(verdict(&open), "undetermined", "the day may be none");
    let some = assessed(&plans, json!({ "facts": { "e": { "from": "1990-01-01" } } }));
    assert_eq!(verdict(&some), "payable");
}

#[test]
fn a_denial_certain_only_together_names_the_rules_that_make_it_so() {
    let plans = money(
        &[
            when("one", "eligibility", "a"),
            when("other", "eligibility", "not a"),
            when("third", "eligibility", "b"),
            pay("p", "true", "5 yen"),
        ]
        .join(""),
    );
    let found = assessed(&plans, json!({ "facts": {} }));
    assert_eq!(verdict(&found), "not_payable");
    assert_eq!(found.denied_by, ["one", "other"]);
}

#[test]
fn no_payout_that_holds_is_a_denial_by_the_payouts() {
    let plans = money(&[pay("p", "a", "5 yen"), pay("q", "shade is red", "7 yen")].join(""));
    let found = assessed(&plans, json!({ "facts": { "a": false, "shade": "blue" } }));
    assert_eq!(
        (verdict(&found), found.denied_by),
        ("not_payable".into(), vec!["p".to_owned(), "q".to_owned()])
    );
}

#[test]
fn payouts_combine_and_are_capped() {
    let rules = [
        pay("p", "a", "price capped at 100 yen"),
        pay("q", "b", "70 yen"),
        rule("limit", "limit", "cap = \"160 yen\""),
    ]
    .join("");
    let facts = json!({ "facts": { "a": true, "b": true, "price": 120 } });
    for (combine, wanted) in [("first", 100), ("sum", 160), ("min", 70)] {
        let plans = catalogue(&plan(&format!("combine = \"{combine}\""), "", &rules));
        let found = assessed(&plans, facts.clone());
        assert_eq!(amount(&found), Some((wanted, Some(wanted))), "{combine}");
        let total: i64 = found.breakdown.iter().map(|l| l.amount).sum();
        assert_eq!(total, wanted, "{:?}", found.breakdown);
    }
}

#[test]
fn an_amount_not_settled_is_a_range_and_a_denial_is_not_a_nought() {
    let plans = money(
        &[
            when("r", "eligibility", "b"),
            pay("p", "true", "price capped at 75_000 yen"),
        ]
        .join(""),
    );
    let found = assessed(&plans, json!({ "facts": { "price": { "from": 20_000 } } }));
    assert_eq!(
        (verdict(&found), amount(&found)),
        ("undetermined".into(), Some((20_000, Some(75_000))))
    );
    assert!(found.amount.as_ref().is_some_and(|a| a.denial_possible));
    assert!(found.settle.documents.is_empty(), "this plan asks for no receipt");
    assert_eq!(questions(&found), ["b", "price"]);
    let nought = assessed(&plans, json!({ "facts": { "price": 0, "b": true } }));
    assert_eq!(
        (verdict(&nought), amount(&nought)),
        ("payable".into(), Some((0, Some(0))))
    );
    let enough = assessed(
        &plans,
        json!({ "facts": { "price": { "from": 75_000 }, "b": true } }),
    );
    assert_eq!(
        verdict(&enough),
        "payable",
        "above the cap the price does not matter"
    );
}

#[test]
fn a_cap_with_nothing_left_is_against_the_claim() {
    let cap = "cap = '''1_000 yen - sum of amount in past where paid'''";
    let plans = money(&[rule("year", "limit", cap), pay("p", "true", "price")].join(""));
    let past = |amount: i64| json!({ "facts": { "price": 800, "past": [{ "on": "2026-01-01", "amount": amount, "paid": true }] } });
    assert_eq!(amount(&assessed(&plans, past(300))), Some((700, Some(700))));
    assert_eq!(amount(&assessed(&plans, past(999))), Some((1, Some(1))));
    let spent = assessed(&plans, past(1_000));
    assert_eq!(
        (verdict(&spent), spent.denied_by),
        ("not_payable".into(), vec!["year".to_owned()])
    );
}

#[test]
fn a_hole_is_payable_only_with_an_amount_set_by_a_person() {
    let hole = rule(
        "p",
        "payout",
        "pay = \"unstated capped at 75_000 yen\"\nopen = { ja = \"不明\", zh-Hans = \"不明\", en = \"Not stated\" }",
    );
    let plans = money(&hole);
    let open = assessed(&plans, json!({}));
    assert_eq!(
        (verdict(&open), amount(&open), questions(&open)),
        ("undetermined".into(), Some((0, Some(75_000))), vec!["p"])
    );
    let set = assessed(
        &plans,
        json!({ "amounts": { "p": { "amount": "80000", "by": "s", "reason": "r" } } }),
    );
    assert_eq!(
        (verdict(&set), amount(&set)),
        ("payable".into(), Some((75_000, Some(75_000))))
    );
}

const READING: &str = r#"
[[reading]]
id = "meaning"
clause = "1"
at = "L1"
question = { ja = "問", zh-Hans = "问", en = "Which?" }
[[reading.choice]]
id = "narrow"
label = { ja = "狭", zh-Hans = "窄", en = "Narrow" }
value = "a and b"
[[reading.choice]]
id = "wide"
label = { ja = "広", zh-Hans = "宽", en = "Wide" }
value = "a"
"#;

#[test]
fn a_reading_matters_only_where_its_choices_differ() {
    let plans = money(
        &[
            READING,
            &when("r", "eligibility", "reading meaning"),
            &pay("p", "true", "5 yen"),
        ]
        .concat(),
    );
    let same = assessed(&plans, json!({ "facts": { "a": true, "b": true } }));
    assert_eq!(verdict(&same), "payable");
    let differ = assessed(&plans, json!({ "facts": { "a": true, "b": false } }));
    assert_eq!(
        (verdict(&differ), questions(&differ)),
        ("undetermined".into(), vec!["meaning"])
    );
    assert!(differ.readings.iter().any(|r| r.id == "meaning" && r.matters));
    let chosen =
        json!({ "facts": { "a": true, "b": false }, "readings": { "meaning": { "choice": "wide" } } });
    assert_eq!(verdict(&assessed(&plans, chosen)), "payable");
}

#[test]
fn a_presumption_absorbs_facts_and_no_reading() {
    let plans = money(
        &[
            READING,
            &when("out", "exclusion", "reading meaning"),
            &pay("p", "true", "5 yen"),
        ]
        .concat(),
    );
    let unknown = assessed(&plans, json!({ "facts": {} }));
    assert_eq!(
        result(&unknown, "out"),
        "presumed",
        "under either reading facts are missing"
    );
    assert!(unknown.presuming);
    let reading = assessed(&plans, json!({ "facts": { "a": true, "b": false } }));
    assert_eq!(
        (verdict(&reading), questions(&reading)),
        ("undetermined".into(), vec!["meaning"])
    );
    let half = assessed(&plans, json!({ "facts": { "a": true } }));
    assert_eq!(
        verdict(&half),
        "undetermined",
        "read widely it applies whatever b is"
    );
}

#[test]
fn a_presumption_never_hides_what_holds_whatever_the_facts_are() {
    let plans = money(
        &[
            when("out", "exclusion", "a and b or a and not b"),
            pay("p", "true", "5 yen"),
        ]
        .join(""),
    );
    let found = assessed(&plans, json!({ "facts": { "a": true } }));
    assert_eq!(
        (verdict(&found), result(&found, "out")),
        ("not_payable".into(), "applies".into())
    );
}

#[test]
fn presumptions_are_confirmed_overturned_and_outweighed_by_facts() {
    let plans = money(
        &[
            when("out", "exclusion", "a"),
            rule("other", "discretion", ""),
            pay("p", "true", "5 yen"),
        ]
        .join(""),
    );
    let open = assessed(&plans, json!({}));
    assert_eq!((verdict(&open), open.presuming), ("payable".into(), true));
    assert_eq!(open.presumptions, ["out", "other"]);
    let confirmed =
        json!({ "presumptions": { "out": { "confirmed": true }, "other": { "confirmed": true } } });
    let confirmed = assessed(&plans, confirmed);
    assert_eq!(
        (verdict(&confirmed), confirmed.presuming),
        ("payable".into(), false)
    );
    let overturned = assessed(
        &plans,
        json!({ "presumptions": { "out": { "overturned": true } } }),
    );
    assert_eq!(
        (verdict(&overturned), overturned.denied_by),
        ("not_payable".into(), vec!["out".to_owned()])
    );
    let known = json!({ "facts": { "a": false }, "presumptions": { "out": { "overturned": true } } });
    assert_eq!(result(&assessed(&plans, known), "out"), "does_not_apply");
    let raised = assessed(
        &plans,
        json!({ "findings": { "other": { "raised": true, "reason": "r" } } }),
    );
    assert_eq!(raised.denied_by, ["other"]);
}

#[test]
fn an_enquiry_must_be_put_before_anything_is_presumed() {
    let out = rule("out", "exclusion", "when = \"a\"\nenquire = \"always\"");
    let plans = money(&[out, pay("p", "true", "5 yen")].join(""));
    let open = assessed(&plans, json!({}));
    assert_eq!(
        (verdict(&open), questions(&open)),
        ("undetermined".into(), vec!["out"])
    );
    let asked = assessed(
        &plans,
        json!({ "enquiries": { "out": { "asked_on": "2026-03-01" } } }),
    );
    assert_eq!(
        (verdict(&asked), result(&asked, "out")),
        ("payable".into(), "presumed".into())
    );
}

#[test]
fn excluded_lines_leave_the_amount_and_not_the_claim() {
    let out = rule("unpaid", "exclusion", "when = \"not paid\"\nlines = \"past\"");
    let plans = money(&[out, pay("p", "true", "sum of amount in past")].join(""));
    let past =
        json!({ "facts": { "past": [{ "amount": 300, "paid": true }, { "amount": 50, "paid": false }] } });
    let found = assessed(&plans, past);
    assert_eq!(
        (verdict(&found), amount(&found)),
        ("payable".into(), Some((300, Some(300))))
    );
    assert_eq!(result(&found, "unpaid"), "applies");
    let lines: Vec<(&str, i64)> = found
        .breakdown
        .iter()
        .map(|l| (l.rule.as_str(), l.amount))
        .collect();
    assert_eq!(
        lines,
        [("p", 350), ("unpaid", -50)],
        "the calculation shows what was taken out"
    );
}

#[test]
fn the_fewest_documents_settle_and_alternatives_are_named() {
    let rules = [
        rule("papers", "document", "require = [\"estimate\", \"receipt\"]"),
        pay("p", "true", "price capped at 100 yen"),
    ];
    let plans = money(&rules.join(""));
    let found = assessed(&plans, json!({}));
    assert_eq!(found.settle.documents, ["receipt"], "it also proves the price");
    let asked: Vec<&[String]> = found.settle.deficiency.iter().map(|a| &a.documents[..]).collect();
    assert_eq!(asked, [["estimate", "receipt"]]);
    assert!(questions(&found).is_empty());
    let received = assessed(
        &plans,
        json!({ "documents": { "receipt": "received" }, "facts": { "price": 5 } }),
    );
    assert_eq!(received.settle.questions, [Need::Review("receipt".into())]);
    assert!(received.settle.documents.is_empty());
}

#[test]
fn poor_quality_asks_again_and_never_denies() {
    let rules = [
        rule("paper", "document", "require = [\"receipt\"]"),
        rule("legible", "evidence", "of = \"receipt\"\nwhen = \"a\""),
        pay("p", "true", "5 yen"),
    ];
    let plans = money(&rules.join(""));
    let accepted = |a: Option<bool>| {
        let facts = a.map_or_else(|| json!({}), |a| json!({ "a": a }));
        assessed(
            &plans,
            json!({ "documents": { "receipt": "accepted" }, "facts": facts }),
        )
    };
    assert_eq!(verdict(&accepted(Some(true))), "payable");
    let bad = accepted(Some(false));
    assert_eq!(
        (verdict(&bad), bad.settle.documents.clone()),
        ("undetermined".into(), vec!["receipt".to_owned()])
    );
    assert_eq!(word(bad.requirements[0].state), "rejected");
    let unknown = accepted(None);
    assert_eq!(
        (verdict(&unknown), questions(&unknown)),
        ("undetermined".into(), vec!["a"])
    );
    assert!(
        unknown.settle.documents.is_empty(),
        "the document is here: somebody should look"
    );
}

#[test]
fn versions_differ_only_where_they_do() {
    let plans = money(&pay("p", "true", "5 yen"));
    let early = assessed(&plans, json!({ "facts": { "d": "2019-12-31" } }));
    assert_eq!(verdict(&early), "plan_defect");
    assert!(
        early.defect.is_some_and(|d| d.to_string().contains("2020-01-01")),
        "it names the nearest"
    );
    assert_eq!(
        verdict(&assessed(&plans, json!({ "facts": { "d": "2020-01-01" } }))),
        "payable"
    );
    let unknown = assessed(&plans, json!({ "facts": { "d": { "candidates": [] } } }));
    assert_eq!(
        (verdict(&unknown), questions(&unknown)),
        ("undetermined".into(), vec!["d"]),
        "the day may come before every version"
    );
}

#[test]
fn arithmetic_beyond_all_numbers_is_a_plan_defect() {
    let plans = money(&pay(
        "p",
        "true",
        "1_000_000_000_000 times (1_000_000_000_000 times price)",
    ));
    assert_eq!(
        verdict(&assessed(
            &plans,
            json!({ "facts": { "price": 1_000_000_000_000_i64 } })
        )),
        "plan_defect"
    );
    assert_eq!(
        verdict(&assessed(&plans, json!({ "facts": { "price": 0 } }))),
        "payable"
    );
}

#[test]
fn a_receipt_is_the_same_bytes_and_a_trace_reaches_the_facts() {
    let plans = money(
        &[
            when("r", "eligibility", "a or price > 10 yen"),
            pay("p", "true", "5 yen"),
        ]
        .join(""),
    );
    let claim = claim(
        &plans,
        json!({ "facts": { "price": { "value": 11, "proof": "stated", "from": "form" } } }),
    );
    let assessment = satei_rules::assess(&plans, &claim, "t");
    let bytes = receipt(&plans, &claim, &assessment).to_bytes();
    assert_eq!(bytes, receipt(&plans, &claim.clone(), &assessment).to_bytes());
    let json: serde_json::Value = serde_json::from_slice(&bytes).expect("JSON");
    assert_eq!(
        json["claim"]["facts"]["price"],
        json!({ "value": "11", "proof": "stated", "from": "form" })
    );
    let again = satei_rules::ClaimInput::from_value(&json["claim"], &plans).expect("a claim file");
    assert_eq!(again, claim, "the receipt's claim reads back the same");
    let trace = explain(&plans, &claim, "t", "r").expect("the rule is there");
    assert_eq!((trace.truth, trace.words.as_str()), (Some(true), "r"));
    let or = &trace.parts[0];
    assert_eq!(
        (or.step, or.words.as_str(), or.value.as_str()),
        ("or", "a or price > 10 yen", "true")
    );
    let price = &or.parts[1].parts[0];
    assert_eq!(
        (price.fact.as_deref(), price.value.as_str()),
        (Some("price"), "11")
    );
}
