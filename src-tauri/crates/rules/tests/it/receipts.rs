//! The same input gives the same bytes, and what an assessment rests on is in its receipt.

use crate::plans::folder;
use crate::support::{catalogue, claim, plan, rule};
use satei_rules::{Catalogue, assess_all, receipt};
use serde_json::{Value, json};

#[test]
fn two_loads_of_the_plans_give_the_same_receipts() {
    let files = folder("../../../plans");
    let backwards = files.iter().rev().cloned().collect();
    let (one, two) = (
        Catalogue::load(files).unwrap_or_else(|d| panic!("{d}")),
        Catalogue::load(backwards).unwrap_or_else(|d| panic!("{d}")),
    );
    let all = one.scenarios().iter().flat_map(|f| &f.scenarios).step_by(9);
    let mut compared = 0;
    for scenario in all {
        let (first, second) = (
            assess_all(&one, &scenario.claim),
            assess_all(&two, &scenario.claim),
        );
        assert_eq!(first.len(), second.len());
        for (a, b) in first.iter().zip(&second) {
            let receipts = (
                receipt(&one, &scenario.claim, a),
                receipt(&two, &scenario.claim, b),
            );
            assert_eq!(receipts.0.to_bytes(), receipts.1.to_bytes(), "{}", scenario.id);
            compared += 1;
        }
    }
    assert!(compared > 50, "only {compared} receipts were compared");
}

#[test]
fn a_receipt_names_the_data_of_the_calendar_and_every_part_of_the_plan() {
    let calendar = |closed: &str| {
        let rules = rule(
            "soon",
            "eligibility",
            "when = \"d + 1 business day <= 2026-01-05\"",
        );
        let calendar = format!("[[calendar]]\nid = \"shop\"\nclosed = [\"{closed}\"]\n");
        catalogue(&plan("pays = \"service\"", "", &(rules + &calendar)))
    };
    let made = |plans: &Catalogue| {
        let claim = claim(plans, json!({ "facts": { "d": "2025-12-28" } }));
        let found = assess_all(plans, &claim);
        let bytes = receipt(plans, &claim, &found[0]).to_bytes();
        serde_json::from_slice::<Value>(&bytes).expect("JSON")
    };
    let (one, other) = (
        made(&calendar("12-29 to 01-03")),
        made(&calendar("12-29 to 01-04")),
    );
    assert!(
        one["holiday_data"]
            .as_str()
            .is_some_and(|d| d.contains("Japan 2000-2027"))
    );
    assert!(one["time_zone_data"].is_string() && one["vocabulary"].is_string());
    assert_ne!(
        one["plan"]["hash"], other["plan"]["hash"],
        "a day on which the office is closed"
    );
    assert_eq!(one["assessment"]["verdict"], json!("entitled"));
}
