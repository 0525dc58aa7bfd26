//! `satei plan`: what a plan author sees.

use crate::terminal::{Terminal, word};

/// A plan as `satei plan new` begins it, in a folder of its own.
fn begun(at: &Terminal) -> std::path::PathBuf {
    let plans = at.path("plans");
    std::fs::create_dir(&plans).unwrap();
    let made = at.satei(&[
        "plan",
        "new",
        "suzume-care",
        "--effective",
        "2026-04-01",
        "--plans",
        "plans",
    ]);
    assert_eq!(made.code, 0, "{}", made.err);
    plans
}

#[test]
fn a_plan_just_begun_is_linted_tested_and_covered() {
    let at = Terminal::new();
    begun(&at);
    for words in [
        ["plan", "lint", "plans"],
        ["plan", "test", "plans"],
        ["plan", "cover", "plans"],
    ] {
        let said = at.satei(&words);
        assert_eq!(said.code, 0, "{words:?}: {}{}", said.out, said.err);
    }
    let again = at.satei(&["plan", "new", "suzume-care", "--plans", "plans"]);
    assert_eq!(again.code, 2, "what is there is not written over");
}

#[test]
fn a_plan_with_mistakes_is_refused_whole_and_every_mistake_is_shown_with_its_line() {
    let at = Terminal::new();
    let plans = begun(&at);
    let path = plans.join("suzume-care/2026-04-01.toml");
    let good = std::fs::read_to_string(&path).unwrap();
    let bad = good.replacen("when = \"", "when = \"no_such_fact and ", 1)
        + "\n[[rule]]\nid = \"odd\"\nbenefits = [\"nothing\"]\nkind = \"eligibility\"\nclause = \"1\"\nat = \"L1\"\n\
           label = { ja = \"名\", en = \"Name\" }\nwhen = \"joined_on + 3\"\n";
    std::fs::write(&path, bad).unwrap();
    let said = at.satei(&["plan", "lint", "plans"]);
    assert_eq!(said.code, 1, "{}", said.err);
    for part in ["2026-04-01.toml", "no_such_fact", "nothing", "zh-Hans"] {
        assert!(said.out.contains(part), "{part} is not in {}", said.out);
    }
    let refused = at.satei(&["plan", "test", "plans"]);
    assert_eq!(refused.code, 2, "{}", refused.out);
    std::fs::write(&path, good).unwrap();
    assert_eq!(at.satei(&["plan", "lint", "plans"]).code, 0);
}

#[test]
fn a_changed_cap_is_told_with_the_claims_that_come_out_otherwise() {
    let at = Terminal::new();
    let plans = begun(&at);
    let same = at.satei(&["plan", "diff", "plans", "plans"]);
    assert_eq!(same.code, 0, "{}{}", same.out, same.err);
    let changed = at.path("changed");
    std::fs::create_dir_all(changed.join("suzume-care")).unwrap();
    for file in ["vocabulary.toml", "suzume-care/2026-04-01.toml"] {
        let text = std::fs::read_to_string(plans.join(file)).unwrap();
        // The first amount of the plan, one yen less.
        let at = text.find("0 yen").filter(|_| file.starts_with("suzume"));
        let text = match at {
            Some(at) => {
                let from = text[..at]
                    .rfind(|c: char| !c.is_ascii_digit() && c != '_')
                    .unwrap()
                    + 1;
                let yen: u64 = text[from..=at].replace('_', "").parse().unwrap();
                format!("{}{}{}", &text[..from], yen - 1, &text[at + 1..])
            }
            None => text,
        };
        std::fs::write(changed.join(file), text).unwrap();
    }
    let said = at.satei(&["plan", "diff", "plans", "changed"]);
    assert_eq!(said.code, 1, "{}{}", said.out, said.err);
}

#[test]
fn a_schema_is_json_and_an_unknown_plan_is_named() {
    let at = Terminal::new();
    let (code, schema) = at.json(&["plan", "schema", "okippa-plus-paid"]);
    assert_eq!(code, 0);
    assert!(schema["properties"]["facts"].is_object(), "{schema}");
    let said = at.satei(&["plan", "schema", "okipa-plus-paid"]);
    assert_eq!(said.code, 2);
    assert!(
        said.err.contains("okippa-plus-paid"),
        "the near miss is offered: {}",
        said.err
    );
    assert_eq!(at.satei(&["plan", "lint", word(&at.path("nowhere"))]).code, 2);
}

/// What a plan file can have wrong, each told with its own code, the file's line and a help.
#[test]
fn each_mistake_of_a_plan_has_its_own_code_and_help() {
    let at = Terminal::new();
    let plans = begun(&at);
    let path = plans.join("suzume-care/2026-04-01.toml");
    let good = std::fs::read_to_string(&path).unwrap();
    let cut = |from: &str| {
        assert!(good.contains(from), "the plan begun has no {from}");
        good.replacen(from, "", 1)
    };
    let circle = "\n[[define]]\nid = \"x\"\nis = \"not y\"\n[[define]]\nid = \"y\"\nis = \"not x\"\n";
    let circled = good.replacen("when = \"cause is theft\"", "when = \"x\"", 1) + circle;
    let percent = good.replacen("rounding = \"floor\"", "", 1).replacen(
        "pay = \"purchase_amount\"",
        "pay = \"25 % of purchase_amount\"",
        1,
    );
    let never = "when = \"cause is theft and cause is not theft\"";
    let never = good.replacen("when = \"cause is theft\"", never, 1);
    let chosen = "label = { ja = \"対象とする\", zh-Hans = \"在范围内\", en = \"Covered\" }";
    for (text, code, severity, exit) in [
        (circled, "circle", "error", 1),
        (cut(chosen), "missing-label", "error", 1),
        (cut("zh-Hans = \"被盗\", "), "missing-language", "error", 1),
        (percent, "rounding-undeclared", "error", 1),
        (never, "unreachable", "warning", 0),
    ] {
        std::fs::write(&path, text).unwrap();
        let (ended, found) = at.json(&["plan", "lint", "plans"]);
        let hit = found.as_array().unwrap().iter().find(|it| it["code"] == code);
        let hit = hit.unwrap_or_else(|| panic!("{code} is not in {found}"));
        assert_eq!(
            (ended, hit["severity"].as_str()),
            (exit, Some(severity)),
            "{code}"
        );
        assert_eq!(hit["path"], "suzume-care/2026-04-01.toml", "{code}");
        assert!(hit["span"]["len"].as_u64() > Some(0), "{code}: {hit}");
        assert!(!hit["help"].as_str().unwrap().is_empty(), "{code}: {hit}");
        let said = at.satei(&["plan", "lint", "plans"]);
        assert!(
            said.out.contains(code) && said.out.contains("help:"),
            "{code}: {}",
            said.out
        );
    }
}

/// A second version, and what the first one's last day makes of the two.
#[test]
fn versions_that_overlap_are_refused_and_a_gap_between_them_is_pointed_out() {
    let at = Terminal::new();
    let plans = begun(&at);
    let path = plans.join("suzume-care/2026-04-01.toml");
    let first = std::fs::read_to_string(&path).unwrap();
    let second = first.replace("effective = 2026-04-01", "effective = 2027-04-01");
    std::fs::write(plans.join("suzume-care/2027-04-01.toml"), second).unwrap();
    for (ends, code, exit) in [
        ("2027-04-01", "version-overlap", 1),
        ("2027-03-30", "version-gap", 0),
    ] {
        let line = format!("effective = 2026-04-01\nends = {ends}");
        std::fs::write(&path, first.replacen("effective = 2026-04-01", &line, 1)).unwrap();
        let (ended, found) = at.json(&["plan", "lint", "plans"]);
        let hit = found.as_array().unwrap().iter().find(|it| it["code"] == code);
        let hit = hit.unwrap_or_else(|| panic!("{code} is not in {found}"));
        assert!(!hit["help"].as_str().unwrap().is_empty(), "{code}: {hit}");
        assert_eq!(ended, exit, "{code}");
    }
}

/// 0 where all holds, 1 where the answer is no, 2 where there is nothing to answer about.
#[test]
fn plan_commands_end_with_what_they_came_to() {
    let at = Terminal::new();
    let plans = begun(&at);
    let gone = at.path("nowhere");
    for command in ["lint", "test", "cover"] {
        assert_eq!(at.satei(&["plan", command, "plans"]).code, 0, "{command}");
        let said = at.satei(&["plan", command, word(&gone)]);
        assert_eq!(said.code, 2, "{command}: {}", said.out);
        assert!(
            said.err.contains("約款データ") && said.err.contains("nowhere"),
            "{command}: {}",
            said.err
        );
    }
    assert_eq!(at.satei(&["plan", "diff", "plans", word(&gone)]).code, 2);
    let unknown = at.satei(&["plan", "cover", "plans", "--plan", "suzume-cate"]);
    assert_eq!(unknown.code, 2);
    assert!(
        unknown.err.contains("「suzume-care」ではありませんか。"),
        "{}",
        unknown.err
    );
    let path = plans.join("suzume-care/2026-04-01.toml");
    let good = std::fs::read_to_string(&path).unwrap();
    // A scenario expects the cap of 30,000 yen.
    std::fs::write(
        &path,
        good.replacen("cap = \"30_000 yen\"", "cap = \"29_999 yen\"", 1),
    )
    .unwrap();
    assert_eq!(at.satei(&["plan", "test", "plans"]).code, 1);
    std::fs::write(&path, "[plan]\n").unwrap();
    let refused = at.satei(&["plan", "test", "plans"]);
    assert_eq!(refused.code, 2);
    assert!(
        refused.err.contains("[plans_wrong]") && refused.err.contains("件ある"),
        "{}",
        refused.err
    );
    assert_eq!(
        at.satei(&["plan", "new", "Not A Name", "--plans", "plans"]).code,
        2
    );
}

/// What tests nothing does not pass, and without a folder the plans at hand are meant.
#[test]
fn nothing_passes_where_there_is_nothing_to_test() {
    let at = Terminal::new();
    for command in ["lint", "test", "cover"] {
        at.file("empty/vocabulary.toml", "");
        let said = at.satei(&["plan", command, "empty", "--lang", "en"]);
        assert_eq!(said.code, 2, "{command}: {}{}", said.out, said.err);
        for part in ["[no_plans]", "empty", "<YYYY-MM-DD>.toml"] {
            assert!(said.err.contains(part), "{command}: {}", said.err);
        }
    }
    // Nothing is named and there is no folder `plans`: the plans of the program, with their scenarios.
    let (code, report) = at.json(&["plan", "test"]);
    assert_eq!(
        (code, report["run"].as_u64() > Some(100)),
        (0, true),
        "{}",
        report["run"]
    );
    let plans = begun(&at);
    let said = at.satei(&["plan", "lint"]);
    assert!(
        said.code == 0 && said.out.contains("plans: 4 files"),
        "{}",
        said.out
    );
    assert!(
        at.satei(&["plan", "test"])
            .out
            .contains("plans: 16 passed, 0 failed")
    );
    std::fs::remove_file(plans.join("suzume-care/2026-04-01.scenarios.toml")).unwrap();
    let said = at.satei(&["plan", "test", "plans"]);
    assert_eq!(said.code, 1, "{}", said.out);
    assert!(
        said.out
            .contains("suzume-care/2026-04-01.toml: no scenario tests this version"),
        "{}",
        said.out
    );
    let (_, report) = at.json(&["plan", "test", "plans"]);
    assert_eq!(
        report["untested"],
        serde_json::json!(["suzume-care/2026-04-01.toml"])
    );
}

/// A desk that only the environment names is not opened for a comparison of plans.
#[test]
fn a_desk_is_compared_on_only_where_it_is_named_on_the_line() {
    let at = Terminal::new();
    begun(&at);
    let gone = at.path("no-desk");
    let alone = at.satei_on_desk(&gone, &["plan", "diff", "plans", "plans"]);
    assert_eq!(alone.code, 0, "{}", alone.err);
    let named = at.satei(&["plan", "diff", "plans", "plans", "--desk", word(&gone)]);
    assert_eq!(named.code, 2, "{}{}", named.out, named.err);
    let before = at.satei(&["--desk", word(&gone), "plan", "diff", "plans", "plans"]);
    assert_eq!(before.code, 2, "{}{}", before.out, before.err);
}

/// A comparison can be read on a terminal of a hundred columns.
#[test]
fn a_comparison_fits_a_hundred_columns() {
    let at = Terminal::new();
    let plans = begun(&at);
    let text = std::fs::read_to_string(plans.join("suzume-care/2026-04-01.toml")).unwrap();
    let long = "when = \"date of applied_at <= date of accident_at + 20 days and cause is breakage and \
                date of accident_at >= joined_on + 10 days and purchase_amount >= 1_000 yen\"";
    let short = "when = \"date of applied_at <= date of accident_at + 30 days\"";
    assert!(text.contains(short));
    at.file("other/suzume-care/2026-04-01.toml", text.replacen(short, long, 1));
    let words = std::fs::read_to_string(plans.join("vocabulary.toml")).unwrap();
    at.file("other/vocabulary.toml", words);
    let said = at.satei(&["plan", "diff", "plans", "other"]);
    assert_eq!(said.code, 1, "{}{}", said.out, said.err);
    assert!(said.out.contains("come out otherwise"), "{}", said.out);
    for line in said.out.lines() {
        assert!(line.chars().count() <= 100, "{line}");
    }
}
