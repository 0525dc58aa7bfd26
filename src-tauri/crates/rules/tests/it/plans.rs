//! The plans of this repository, and the test plan with what they lack.

use satei_rules::{Catalogue, SourceFile, run_scenarios};
use std::path::Path;

/// The TOML files of a folder, with their paths below it.
pub fn folder(path: &str) -> Vec<SourceFile> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
    let mut files = Vec::new();
    let mut folders = vec![root.clone()];
    while let Some(at) = folders.pop() {
        for entry in std::fs::read_dir(&at).expect("the folder is there") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|e| e == "toml") {
                let relative = path
                    .strip_prefix(&root)
                    .expect("within")
                    .to_string_lossy()
                    .replace('\\', "/");
                files.push(SourceFile {
                    path: relative,
                    text: std::fs::read_to_string(&path).expect("text"),
                });
            }
        }
    }
    files.sort_by(|a, b| a.path.cmp(&b.path));
    files
}

/// The plans of this repository.
pub fn built_in() -> Catalogue {
    Catalogue::load(folder("../../../plans")).unwrap_or_else(|d| panic!("{d}"))
}

#[test]
fn the_scenarios_of_the_plans_hold() {
    let catalogue = built_in();
    let report = run_scenarios(&catalogue);
    assert!(report.run > 100, "scenarios were found");
    assert_eq!(report.failed(), 0, "{report}");
}

#[test]
fn the_test_plan_with_percentages_and_an_annual_cap_holds() {
    let mut files = folder("tests/data/plans");
    files.extend(
        folder("../../../plans")
            .into_iter()
            .filter(|f| f.path == "vocabulary.toml"),
    );
    let catalogue = Catalogue::load(files).unwrap_or_else(|d| panic!("{d}"));
    let report = run_scenarios(&catalogue);
    assert!(report.run > 0, "scenarios were found");
    assert_eq!(report.failed(), 0, "{report}");
}
