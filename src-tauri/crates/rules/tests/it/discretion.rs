//! A person's finding under a clause that leaves room for one.

use crate::support::{assessed, catalogue, plan, result, rule, word};
use serde_json::{Value, json};

#[test]
fn a_discretion_with_a_guard_acts_only_where_the_guard_holds() {
    let rules = [
        rule("unfit", "discretion", "if = \"a\""),
        rule("p", "payout", "pay = \"5 yen\""),
    ];
    let plans = catalogue(&plan("", "", &rules.concat()));
    let stands = |facts: Value, raised: bool| {
        let findings = if raised {
            json!({ "unfit": true })
        } else {
            json!({})
        };
        let found = assessed(&plans, json!({ "facts": facts, "findings": findings }));
        (word(found.verdict), result(&found, "unfit"))
    };
    let pair = |verdict: &str, finding: &str| (verdict.to_owned(), finding.to_owned());
    assert_eq!(stands(json!({ "a": true }), true), pair("not_payable", "applies"));
    assert_eq!(stands(json!({ "a": false }), true), pair("payable", "silent"));
    assert_eq!(stands(json!({}), true), pair("undetermined", "undetermined"));
    assert_eq!(stands(json!({}), false), pair("payable", "presumed"));
    assert_eq!(stands(json!({ "a": false }), false), pair("payable", "silent"));
}
