//! What a letter asks for, and for the sake of which rule.

use crate::support::{assessed, catalogue, plan, rule};
use serde_json::json;

/// A letter that asks for a paper names the clause for whose sake it does, whatever kind of rule that is.
#[test]
fn what_is_asked_for_names_the_rule_that_waits_for_it() {
    let two = "(1 if has receipt otherwise 0) + (1 if has estimate otherwise 0) + (1 if a otherwise 0) >= 2";
    let pay = rule("pay", "payout", "pay = \"price\"");
    let asked = |rules: &str, sections: serde_json::Value| {
        let plans = catalogue(&plan("pays = \"money\"", "", &(rules.to_owned() + &pay)));
        let asks = assessed(&plans, sections).settle.deficiency;
        let told = asks.into_iter().map(|ask| (ask.documents.join(" "), ask.rule));
        told.collect::<Vec<_>>()
    };
    let of = |document: &str, rule: &str| (document.to_owned(), Some(rule.to_owned()));
    let known = json!({ "facts": { "price": 900, "a": false } });
    assert_eq!(
        asked(
            &rule("papers", "eligibility", &format!("when = \"{two}\"")),
            known
        ),
        [of("receipt", "papers"), of("estimate", "papers")]
    );
}
