//! Files of a folder of plans: what is left alone is said, and what a file has wrong is told at its place with what was
//! meant.

use crate::support::vocabulary;
use satei_rules::{Catalogue, Diagnostic, Severity, SourceFile, scaffold};

fn begun() -> Vec<SourceFile> {
    scaffold("suzume-care", "2026-04-01", None).expect("a plan to begin with")
}

fn found(files: Vec<SourceFile>) -> Vec<Diagnostic> {
    match Catalogue::load(files) {
        Ok(catalogue) => catalogue.warnings().0.clone(),
        Err(diags) => diags.0,
    }
}

/// What is said of the plan just begun and one more file.
fn with(path: &str, text: &str) -> Vec<Diagnostic> {
    let mut files = begun();
    files.push(SourceFile {
        path: path.to_owned(),
        text: text.to_owned(),
    });
    found(files)
}

#[test]
fn what_is_left_alone_for_its_name_is_pointed_out_with_the_name_it_should_have() {
    let files = begun();
    let plan = files.iter().find(|f| f.path.ends_with("2026-04-01.toml"));
    let plan = &plan.expect("the plan").text;
    let later = plan.replace("effective = 2026-04-01", "effective = 2026-10-01");
    let wanted = "suzume-care/2026-10-01.toml";
    for (path, text, severity, help) in [
        (
            "suzume-care/2026-10-1.toml",
            later.as_str(),
            Severity::Error,
            wanted,
        ),
        ("suzume-care/new.toml", &later, Severity::Error, wanted),
        ("2026-10-01.toml", &later, Severity::Error, wanted),
        (
            "suzume-care/draft.toml",
            "[plan]\n",
            Severity::Error,
            "<plan>/<YYYY-MM-DD>.toml",
        ),
        (
            "suzume-care/notes.toml",
            "x = 1\n",
            Severity::Warning,
            "take it out",
        ),
        (
            "suzume-care/2026-4-1.scenarios.toml",
            "",
            Severity::Error,
            "suzume-care/2026-4-1.toml",
        ),
        (
            "suzume-care/vocabulary.toml",
            &vocabulary(),
            Severity::Error,
            "one vocabulary.toml",
        ),
    ] {
        let found = with(path, text);
        assert_eq!(found.len(), 1, "{path}: {found:?}");
        assert_eq!((found[0].path.as_str(), found[0].severity), (path, severity));
        assert!(found[0].help.contains(help), "{path}: {}", found[0].help);
    }
}

#[test]
fn a_folder_without_a_vocabulary_is_told_that_alone() {
    let mut files = begun();
    files.retain(|f| f.path != "vocabulary.toml");
    let found = found(files);
    assert_eq!(found.len(), 1, "{found:?}");
    assert!(
        found[0].code == "missing-file" && found[0].help.contains("plan new"),
        "{found:?}"
    );
}

/// One change of the plan just begun: the file, what stands there, and what instead. What is said: the place, and
/// message and help.
fn changed(file: &str, from: &str, to: &str) -> Vec<(String, String)> {
    let mut files = begun();
    let spoilt = files.iter_mut().find(|f| f.path.ends_with(file));
    let spoilt = spoilt.expect("the file");
    assert!(spoilt.text.contains(from), "{from}");
    spoilt.text = spoilt.text.replacen(from, to, 1);
    let text = spoilt.text.clone();
    let told = |d: Diagnostic| {
        assert!(d.path.ends_with(file), "{d:?}");
        let place = text.get(d.span.start..d.span.end()).unwrap_or("").to_owned();
        (place, format!("{} {}", d.message, d.help))
    };
    found(files).into_iter().map(told).collect()
}

#[test]
fn what_a_scenario_has_wrong_is_told_where_it_stands() {
    let theft = "set.cause = \"theft\"";
    for (from, to, place, words) in [
        (
            theft,
            "set.cause = \"stolen\"",
            "cause = \"stolen\"",
            "breakage, theft",
        ),
        (theft, "set.casue = \"theft\"", "casue = \"theft\"", "`cause`"),
        // What a base has wrong is told once, though every scenario begins from it.
        (
            "order_proof = \"accepted\"",
            "order_proof = \"ok\"",
            "order_proof = \"ok\"",
            "base `usual`",
        ),
        ("[\"theft\"]", "[\"teft\"]", "\"teft\"", "`theft`"),
        (
            "asks = [\"order_proof\"]",
            "asks = [\"order_prof\"]",
            "\"order_prof\"",
            "`order_proof`",
        ),
        (
            "[\"accident_at\"]",
            "[\"accident_on\"]",
            "\"accident_on\"",
            "`accident_at`",
        ),
        (
            "theft = \"presumed\"",
            "theft = \"presumd\"",
            "theft = \"presumd\"",
            "`presumed`",
        ),
        (
            "{ verdict = \"payable\"",
            "{ verdict = \"paid\"",
            "\"paid\"",
            "not_payable",
        ),
        (
            "{ from = 0, to = 30_000 }",
            "{ from = 0, too = 30_000 }",
            "{ from = 0, too = 30_000 }",
            "{ from",
        ),
        ("expect.damage", "expect.damages", "damages", "`damage`"),
        (
            "unset = [\"cause\"]",
            "unset = [\"casue\"]",
            "\"casue\"",
            "`cause`",
        ),
        (
            "id = \"stolen\"\nbase = \"usual\"",
            "id = \"stolen\"",
            "\"stolen\"",
            "base =",
        ),
    ] {
        let found = changed("scenarios.toml", from, to);
        assert_eq!(found.len(), 1, "{to}: {found:?}");
        assert!(
            found[0].0 == place && found[0].1.contains(words),
            "{to}: {found:?}"
        );
    }
}

#[test]
fn what_was_meant_is_told() {
    let theft = "when = \"cause is theft\"";
    let label = "label = { ja = \"盗難\", zh-Hans = \"被盗\", en = \"Theft\" }";
    let cap = "cap = \"30_000 yen\"";
    let require = "require = [\"order_proof\"]";
    for (file, from, to, words) in [
        (
            "01.toml",
            "[[rule]]\nid = \"theft\"",
            "[rule]\nid = \"theft\"",
            "[[rule]]",
        ),
        (
            "01.toml",
            "kind = \"deadline\"",
            "kind = \"deadline\"\nkind = \"limit\"",
            "for the second time",
        ),
        (
            "01.toml",
            theft,
            "when = “cause is theft”",
            "straight quotation marks",
        ),
        (
            "01.toml",
            theft,
            "when = \"cause is theft",
            "no closing quotation mark",
        ),
        ("01.toml", cap, "cap = 30_000", "cap = \"30000 yen\""),
        ("01.toml", cap, "cap = \"30_000\"", "30_000 yen"),
        (
            "01.toml",
            "insurance = true",
            "insurance = \"true\"",
            "without quotation marks",
        ),
        ("01.toml", require, "require = \"order_proof\"", require),
        ("01.toml", require, "require = [\"order_prof\"]", "`order_proof`"),
        (
            "01.toml",
            "when = \"reading joining_day\"",
            "when = \"joining_day\"",
            "reading joining_day",
        ),
        ("01.toml", "pay = \"purchase_amount\"\n", "", "add pay ="),
        ("01.toml", theft, "when = \"order_proof\"", "has order_proof"),
        (
            "01.toml",
            theft,
            "when = 'cause == \"theft\"'",
            "without quotation marks",
        ),
        ("01.toml", "+ 30 days", "+ 30", "30 days"),
        ("01.toml", label, "label = \"Theft\"", "zh-Hans ="),
        (
            "vocabulary.toml",
            "type = \"date\"",
            "type = \"day\"",
            "bool, yen",
        ),
        ("vocabulary.toml", "proof = \"stated\"\n", "", "\"evidenced\""),
        ("vocabulary.toml", "group = \"contract\"\n", "", "other_cover"),
        ("vocabulary.toml", "of = \"cause\"\n", "", "id of an enum"),
        ("vocabulary.toml", "[fact.joined_on]", "[[fact]]", "[fact.NAME]"),
    ] {
        let found = changed(file, from, to);
        assert!(
            found.iter().any(|(_, told)| told.contains(words)),
            "{to}: {found:?}"
        );
    }
}
