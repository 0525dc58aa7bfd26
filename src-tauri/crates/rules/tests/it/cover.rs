//! Coverage: what of a source a plan carries, and what its scenarios have seen.

use crate::plans::folder;
use crate::support::{plan, rule, vocabulary};
use satei_rules::{Catalogue, CoverReport, PlanCover, SourceFile, cover};
use std::collections::BTreeSet;
use std::path::Path;

/// Loads a plan `p` with its scenarios and a register, and measures it.
fn measured(rules: &str, scenarios: &str, register: Option<&str>) -> CoverReport {
    let mut files = vec![
        ("vocabulary.toml", vocabulary()),
        ("p/2020-01-01.toml", plan("pays = \"service\"", "", rules)),
        ("p/2020-01-01.scenarios.toml", scenarios.to_owned()),
    ];
    files.extend(register.map(|text| ("p/clauses.toml", text.to_owned())));
    let files = files
        .into_iter()
        .map(|(path, text)| SourceFile {
            path: path.to_owned(),
            text,
        })
        .collect();
    cover(&Catalogue::load(files).unwrap_or_else(|d| panic!("{d}")), true)
}

fn only(report: &CoverReport) -> &PlanCover {
    report.plans.first().expect("one plan")
}

fn ids(gaps: &[satei_rules::Gap]) -> Vec<&str> {
    gaps.iter().map(|g| g.id.as_str()).collect()
}

/// A scenario with `d` known and some facts; a verdict of `t` is expected.
fn scenario(id: &str, facts: &str, verdict: &str) -> String {
    format!(
        "[[scenario]]\nid = \"{id}\"\nas_of = \"2026-04-01T00:00:00+09:00\"\nfacts = {{ d = \"2026-03-15\"{facts} }}\n\
         expect.t = {{ verdict = \"{verdict}\" }}\n"
    )
}

const REGISTER: &str = "ambiguities = [\"A-01\", \"A-02\", \"A-03\"]\ninteractions = [\"X-01\", \"X-02\", \"X-03\"]\n\
    [clauses]\nP-01 = \"L1\"\nP-02 = \"L2\"\nP-03 = \"L3\"\n";

#[test]
fn what_nothing_carries_and_what_the_register_lacks_are_gaps() {
    let rules = [
        rule(
            "r",
            "eligibility",
            "when = \"a\"\ninventory = [\"P-01\", \"P-09\"]\nregister = [\"A-01\"]\ninteractions = [\"X-01\"]",
        ),
        "[[no_effect]]\ninventory = \"P-02\"\nregister = \"A-02\"\nwhy = \"A telephone number.\"\n"
            .to_owned(),
    ];
    let shown = scenario("s", ", a = true", "entitled") + "interactions = [\"X-02\"]\n";
    let report = measured(&rules.concat(), &shown, Some(REGISTER));
    let found = only(&report);
    assert_eq!((found.clauses.covered, found.clauses.total), (2, 3));
    assert_eq!(ids(&found.clauses.missing), ["P-03"]);
    assert_eq!(found.clauses.missing[0].at, "L3");
    assert_eq!(ids(&found.clauses.unknown), ["P-09"]);
    assert_eq!(ids(&found.ambiguities.missing), ["A-03"]);
    assert_eq!(ids(&found.interactions.missing), ["X-03"]);
    assert_eq!(found.benefits[0].clauses, 1);
    assert!(!report.is_whole());
}

#[test]
fn a_plan_without_a_register_is_not_whole() {
    let rules = rule("r", "eligibility", "when = \"a\"");
    let seen = [
        scenario("yes", ", a = true", "entitled"),
        scenario("no", ", a = false", "not_entitled"),
        scenario("open", "", "undetermined"),
    ];
    let report = measured(&rules, &seen.concat(), None);
    assert!(only(&report).register.is_none() && !report.is_whole());
    assert!(report.to_string().contains("p/clauses.toml"), "{report}");
    assert!(measured(&rules, &seen.concat(), Some("[clauses]\n")).is_whole());
}

#[test]
fn a_rule_should_be_seen_with_every_result_that_it_can_have() {
    let rules = [
        rule("r", "eligibility", "when = \"a\""),
        rule("out", "exclusion", "when = \"b\""),
        rule("raised", "discretion", ""),
        rule("surely", "eligibility", "when = \"a or not a\""),
    ];
    let report = measured(
        &rules.concat(),
        &scenario("s", ", a = true", "entitled"),
        Some("[clauses]\n"),
    );
    let unseen: Vec<(&str, &[&str])> = only(&report)
        .unseen
        .iter()
        .map(|u| (u.rule.as_str(), u.never.as_slice()))
        .collect();
    // `b` is not known, so `out` and `raised` are presumed; `surely` can only be true, and was.
    assert_eq!(
        unseen,
        [
            ("r", &["false", "undetermined"][..]),
            ("out", &["true", "false"][..]),
            ("raised", &["true", "false"][..]),
        ]
    );
}

#[test]
fn a_surviving_change_is_a_gap_unless_it_is_listed_as_equivalent() {
    let rules = rule("r", "eligibility", "when = \"number >= 3\"");
    let seen = [
        scenario("over", ", number = 4", "entitled"),
        scenario("at", ", number = 3", "entitled"),
        scenario("under", ", number = 2", "not_entitled"),
        scenario("open", "", "undetermined"),
    ];
    let whole = measured(&rules, &seen.concat(), Some("[clauses]\n"));
    assert!(whole.is_whole(), "{whole}");
    let fewer = [seen[0].as_str(), &seen[2], &seen[3]].concat();
    let report = measured(&rules, &fewer, Some("[clauses]\n"));
    let mutants = only(&report).mutants.as_ref().expect("asked for");
    let became: Vec<&str> = mutants.survivors().iter().map(|m| m.became.as_str()).collect();
    assert_eq!(became, ["number > 3", "4"]);
    let listed = |became: &str| {
        format!(
            "[[equivalent]]\nof = \"r\"\nwas = \"number >= 3\"\nbecame = \"{became}\"\nwhy = \"For the test.\"\n"
        )
    };
    let report = measured(&rules, &(fewer + &listed("number > 3")), Some("[clauses]\n"));
    let mutants = only(&report).mutants.as_ref().expect("asked for");
    assert_eq!((mutants.survivors().len(), mutants.equivalent), (1, 1));
    assert_eq!(mutants.listed[0].why, "For the test.", "with its reason");
    let stale = measured(
        &rules,
        &(seen.concat() + &listed("number > 3")),
        Some("[clauses]\n"),
    );
    assert_eq!(only(&stale).mutants.as_ref().expect("asked for").stale.len(), 1);
    assert!(!stale.is_whole(), "what is noticed is not equivalent");
}

/// The registers of the plans against the inventory of the sources, where that is at hand.
#[test]
fn the_registers_hold_every_number_of_the_inventory() {
    let inventory = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../../shared/rules/inventory.md");
    let Ok(inventory) = std::fs::read_to_string(inventory) else {
        return;
    };
    let numbered = |prefixes: &[&str]| -> BTreeSet<String> {
        let first_cell = |line: &str| Some(line.strip_prefix("| ")?.split(" |").next()?.to_owned());
        inventory
            .lines()
            .filter_map(first_cell)
            .filter(|cell| {
                prefixes.iter().any(|p| {
                    cell.strip_prefix(p)
                        .is_some_and(|n| !n.is_empty() && n.bytes().all(|b| b.is_ascii_digit()))
                })
            })
            .collect()
    };
    let (mut clauses, mut ambiguities, mut interactions) = (Vec::new(), Vec::new(), Vec::new());
    for file in folder("../../../plans") {
        if file.path.ends_with("/clauses.toml") {
            let table: toml_edit::DocumentMut = file.text.parse().expect("TOML");
            let list = |key: &str| -> Vec<String> {
                let array = table[key].as_array().expect("a list");
                array
                    .iter()
                    .filter_map(|v| v.as_str())
                    .map(str::to_owned)
                    .collect()
            };
            ambiguities.extend(list("ambiguities"));
            interactions.extend(list("interactions"));
            let table = table["clauses"].as_table().expect("a table");
            clauses.extend(table.iter().map(|(id, _)| id.to_owned()));
        }
    }
    assert_eq!(clauses.len(), 440, "every clause belongs to one plan");
    let set = |ids: Vec<String>| -> BTreeSet<String> { ids.into_iter().collect() };
    assert_eq!(
        set(clauses),
        numbered(&["OKP-", "OKF-", "OCP-", "OCR-", "RKT-", "NVB-", "KSP-"])
    );
    assert_eq!(set(ambiguities), numbered(&["A-"]));
    assert_eq!(set(interactions), numbered(&["X-"]));
}

#[test]
fn a_scenario_that_fails_guards_nothing() {
    let rules = rule(
        "r",
        "eligibility",
        "when = \"number <= 5\"\ninventory = [\"P-01\"]",
    );
    let seen = [
        scenario("yes", ", number = 5", "entitled"),
        scenario("no", ", number = 9", "not_entitled"),
        scenario("wrong", ", number = 9", "entitled"),
    ];
    let mutants = |scenarios: &[String]| {
        let report = measured(&rules, &scenarios.concat(), Some(REGISTER));
        let found = only(&report).mutants.clone().expect("asked for");
        (found.failing, found.survivors().len(), report.to_string())
    };
    // From 5 to 6 nothing changes for 5 and 9.
    let (failing, survivors, _) = mutants(&seen[..2]);
    assert_eq!((failing, survivors), (0, 1));
    let (failing, survivors, shown) = mutants(&seen);
    assert_eq!((failing, survivors), (1, 1), "{shown}");
    assert!(shown.contains("1 scenarios fail"), "{shown}");
    // The rule's condition stands in the last but one line of the file.
    let lines = plan("pays = \"service\"", "", &rules).lines().count();
    assert!(shown.contains(&format!("(line {})", lines - 1)), "{shown}");
}
