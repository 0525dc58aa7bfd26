//! A plan begun with `satei plan new`.

use crate::plans::folder;
use satei_rules::{Catalogue, ScaffoldError, SourceFile, cover, lint, run_scenarios, scaffold};

fn checked(files: Vec<SourceFile>, plan: &str) {
    let catalogue = Catalogue::load(files).unwrap_or_else(|d| panic!("{d}"));
    let advice: Vec<_> = lint(&catalogue)
        .0
        .into_iter()
        .filter(|d| !d.code.starts_with("unused-"))
        .collect();
    assert_eq!(advice, [], "linted clean");
    let report = run_scenarios(&catalogue);
    assert_eq!(report.failed(), 0, "{report}");
    let mut report = cover(&catalogue, true);
    report.plans.retain(|p| p.plan == plan);
    assert!(report.plans.len() == 1 && report.is_whole(), "{report}");
}

#[test]
fn a_new_plan_is_linted_tested_and_covered_by_itself() {
    let files = scaffold("bicycle-care", "2025-01-01", None).expect("files");
    let paths: Vec<&str> = files.iter().map(|f| f.path.as_str()).collect();
    assert_eq!(
        paths,
        [
            "bicycle-care/2025-01-01.toml",
            "bicycle-care/2025-01-01.scenarios.toml",
            "bicycle-care/clauses.toml",
            "vocabulary.toml"
        ]
    );
    assert!(
        files[2].text.contains("BC-01"),
        "clauses are numbered by the plan's initials"
    );
    checked(files, "bicycle-care");
}

/// The scenarios once had dates of their own: a plan in force from a later day failed every one of them.
#[test]
fn a_new_plan_passes_its_scenarios_whenever_it_begins() {
    for effective in [
        "1999-12-31",
        "2024-02-29",
        "2026-04-01",
        "2026-11-27",
        "2031-01-11",
    ] {
        checked(
            scaffold("bicycle-care", effective, None).expect("files"),
            "bicycle-care",
        );
    }
}

#[test]
fn a_new_plan_beside_others_uses_their_words_and_adds_what_is_lacking() {
    let there: Vec<SourceFile> = folder("../../../plans")
        .into_iter()
        .filter(|f| f.path == "vocabulary.toml")
        .collect();
    let mut files = scaffold("bicycle-care", "2025-01-01", Some(&there[0].text)).expect("files");
    assert!(
        files.iter().all(|f| f.path != "vocabulary.toml"),
        "nothing is lacking"
    );
    files.extend(there.clone());
    checked(files, "bicycle-care");
    let fewer = there[0].text.replace("[fact.joined_on]", "[fact.joined_once]");
    let added = scaffold("bicycle-care", "2025-01-01", Some(&fewer)).expect("files");
    let vocabulary = &added.last().expect("the vocabulary").text;
    assert!(vocabulary.starts_with(&fewer) && vocabulary.matches("[fact.joined_on]").count() == 1);
    assert_eq!(vocabulary.matches("[fact.accident_at]").count(), 1);
}

#[test]
fn names_and_dates_that_cannot_be_are_refused() {
    assert_eq!(scaffold("Bicycle", "2025-01-01", None), Err(ScaffoldError::Name));
    assert_eq!(
        scaffold("../bicycle", "2025-01-01", None),
        Err(ScaffoldError::Name)
    );
    assert_eq!(scaffold("bicycle", "2025-02-30", None), Err(ScaffoldError::Date));
    assert_eq!(
        scaffold("bicycle", "2025-01-01", Some("[")),
        Err(ScaffoldError::Vocabulary)
    );
}
