//! The worked example of plans/README.md does what the guide says of it.

use crate::plans::folder;
use crate::support::blocks;
use satei_rules::{Catalogue, SourceFile, cover, lint, run_scenarios};

const PLAN: &str = "suzume-bicycle-care";

fn guide() -> String {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../../plans/README.md");
    std::fs::read_to_string(path).expect("the guide stands beside the plans")
}

/// The blocks of a kind, one behind the other.
fn text(guide: &str, kind: &str) -> String {
    let found: Vec<String> = blocks(guide, &format!("toml {kind}"))
        .into_iter()
        .map(|(_, lines)| lines.join("\n") + "\n")
        .collect();
    assert!(!found.is_empty(), "the guide shows its {kind}");
    found.join("\n")
}

/// The example beside the vocabulary that all plans share, with what the guide adds to it.
fn example(guide: &str) -> Vec<SourceFile> {
    let shared = folder("../../../plans")
        .into_iter()
        .find(|f| f.path == "vocabulary.toml")
        .expect("the vocabulary");
    [
        (
            "vocabulary.toml".to_owned(),
            shared.text + "\n" + &text(guide, "vocabulary"),
        ),
        (format!("{PLAN}/clauses.toml"), text(guide, "clauses")),
        (format!("{PLAN}/2026-04-01.toml"), text(guide, "plan")),
        (
            format!("{PLAN}/2026-04-01.scenarios.toml"),
            text(guide, "scenarios"),
        ),
    ]
    .map(|(path, text)| SourceFile { path, text })
    .to_vec()
}

#[test]
fn the_example_is_linted_tested_and_covered() {
    let guide = guide();
    let catalogue = Catalogue::load(example(&guide)).unwrap_or_else(|d| panic!("{d}"));
    let advice: Vec<_> = lint(&catalogue)
        .0
        .into_iter()
        .filter(|d| !d.code.starts_with("unused-"))
        .collect();
    assert_eq!(advice, [], "linted clean");
    let report = run_scenarios(&catalogue);
    assert_eq!(report.failed(), 0, "{report}");
    let report = cover(&catalogue, true);
    assert!(report.is_whole(), "{report}");
    let shown = report.plans[0].to_string();
    assert!(
        guide.contains(shown.trim_end()),
        "the guide shows what `cover` says:\n{shown}"
    );
}

#[test]
fn the_example_carries_every_line_of_its_leaflet() {
    let guide = guide();
    let lines = guide.lines().filter(|l| l.starts_with("| L")).count();
    let catalogue = Catalogue::load(example(&guide)).unwrap_or_else(|d| panic!("{d}"));
    let register = catalogue.register(PLAN, "2026-04-01").expect("a register");
    // Every line but the title holds a clause.
    for line in 2..=lines {
        let at = format!("L{line}");
        assert!(register.clauses.iter().any(|c| c.at == at), "{at}");
    }
}
