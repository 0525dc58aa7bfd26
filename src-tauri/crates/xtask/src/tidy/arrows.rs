//! Which crate may depend on which: the arrows of `ARCHITECTURE.md`.

use serde_json::Value;

/// Every crate of the workspace and the crates of the workspace it may depend on.
const ARROWS: &[(&str, &[&str])] = &[
    ("satei-model", &[]),
    ("satei-rules", &["satei-model"]),
    ("satei-cases", &["satei-model"]),
    ("satei-reader-proto", &["satei-model"]),
    ("satei-reader", &["satei-reader-proto"]),
    ("satei-evidence", &["satei-model", "satei-reader-proto"]),
    ("satei-letters", &["satei-model"]),
    ("satei-sample", &["satei-model"]),
    (
        "satei-desk",
        &[
            "satei-model",
            "satei-rules",
            "satei-cases",
            "satei-evidence",
            "satei-letters",
            "satei-sample",
        ],
    ),
    // The command line shows plan diagnostics with their source, which no screen does.
    ("satei", &["satei-desk", "satei-letters", "satei-rules"]),
    ("satei-shell", &["satei-desk", "satei-letters"]),
    ("satei-journeys", &["satei-desk", "satei-letters"]),
    // Written apart from the engine it checks, so it may know only the values.
    ("satei-oracle", &["satei-model"]),
    ("satei-hostile", &[]),
    ("satei-parsers", &[]),
    ("satei-crash", &["satei-desk"]),
    // Fills desks in bulk, which no use case does.
    (
        "satei-replay",
        &["satei-cases", "satei-desk", "satei-model", "satei-rules"],
    ),
    ("xtask", &[]),
];

/// Crates only these packages may name, and why.
const RESERVED: &[(&str, &[&str], &str)] = &[
    ("tauri", &["satei-shell"], "only the shell knows Tauri"),
    ("tauri-build", &["satei-shell"], "only the shell knows Tauri"),
    (
        "tauri-plugin-dialog",
        &["satei-shell"],
        "only the shell knows Tauri",
    ),
    ("typst", &["satei-letters"], "only the letters link Typst"),
    ("rusqlite", &["satei-cases"], "only the case store knows SQLite"),
    (
        "pdf-extract",
        &["satei-reader"],
        "only the reader parses files from outside",
    ),
    (
        "pdf_oxide",
        &["satei-reader"],
        "only the reader parses files from outside",
    ),
    (
        "hayro",
        &["satei-reader"],
        "only the reader parses files from outside",
    ),
];

/// Arrows that point elsewhere.
pub fn check(metadata: &Value) -> Vec<String> {
    let packages: Vec<&Value> = metadata["packages"].as_array().into_iter().flatten().collect();
    let ours: Vec<&str> = packages
        .iter()
        .filter_map(|package| package["name"].as_str())
        .collect();
    let mut found = Vec::new();
    for package in &packages {
        let name = package["name"].as_str().unwrap_or_default();
        let Some((_, allowed)) = ARROWS.iter().find(|(from, _)| *from == name) else {
            found.push(format!(
                "{name} has no place among the arrows: add it to ARCHITECTURE.md and to `tidy/arrows.rs`."
            ));
            continue;
        };
        for dependency in package["dependencies"].as_array().into_iter().flatten() {
            let to = dependency["name"].as_str().unwrap_or_default();
            // Tests may reach sideways: a test is nobody's dependency.
            let for_tests = dependency["kind"].as_str() == Some("dev");
            if ours.contains(&to) && !allowed.contains(&to) && !for_tests {
                found.push(format!(
                    "{name} depends on {to}, which the arrows of ARCHITECTURE.md do not allow."
                ));
            }
            if let Some((_, owners, why)) = RESERVED.iter().find(|(reserved, ..)| *reserved == to)
                && !owners.contains(&name)
                && !for_tests
            {
                found.push(format!("{name} depends on {to}: {why}."));
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::check;

    fn package(name: &str, dependencies: &[(&str, Option<&str>)]) -> serde_json::Value {
        let dependencies: Vec<_> = dependencies
            .iter()
            .map(|(name, kind)| json!({ "name": name, "kind": kind }))
            .collect();
        json!({ "name": name, "dependencies": dependencies })
    }

    #[test]
    fn arrows_of_the_architecture_are_allowed() {
        let metadata = json!({ "packages": [
            package("satei-model", &[("serde", None)]),
            package("satei-rules", &[("satei-model", None)]),
        ]});
        assert!(check(&metadata).is_empty());
    }

    #[test]
    fn an_arrow_against_the_stream_is_refused() {
        let metadata = json!({ "packages": [
            package("satei-desk", &[]),
            package("satei-rules", &[("satei-desk", None)]),
        ]});
        assert_eq!(check(&metadata).len(), 1);
    }

    #[test]
    fn only_the_shell_may_name_tauri_and_tests_may_reach_sideways() {
        let metadata = json!({ "packages": [
            package("satei-cases", &[]),
            package("satei-rules", &[("satei-cases", Some("dev"))]),
            package("satei-desk", &[("tauri", None)]),
        ]});
        let found = check(&metadata);
        assert_eq!(found.len(), 1);
        assert!(found[0].contains("satei-desk depends on tauri"));
    }

    #[test]
    fn a_crate_without_a_place_is_named() {
        assert!(check(&json!({ "packages": [package("satei-new", &[])] }))[0].contains("satei-new"));
    }
}
