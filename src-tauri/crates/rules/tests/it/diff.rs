//! What changes between two versions of a plan, for which claims, and what is proved to change nothing.

use crate::plans::folder;
use crate::support::{plan, rule, vocabulary};
use satei_rules::{Catalogue, ChangeKind, DiffReport, PlanDiff, SourceFile, diff};

const READING: &str = "[[reading]]\nid = \"meaning\"\nclause = \"1\"\nat = \"L1\"\n\
    question = { ja = \"問\", zh-Hans = \"问\", en = \"Which?\" }\nrecommend = \"narrow\"\n\
    [[reading.choice]]\nid = \"narrow\"\nlabel = { ja = \"狭\", zh-Hans = \"窄\", en = \"Narrow\" }\nvalue = \"a and b\"\n\
    [[reading.choice]]\nid = \"wide\"\nlabel = { ja = \"広\", zh-Hans = \"宽\", en = \"Wide\" }\nvalue = \"a\"\n";

fn load(settings: &str, rules: &str) -> Catalogue {
    let scenario = "[[scenario]]\nid = \"s\"\nas_of = \"2026-04-01T00:00:00+09:00\"\n\
        facts = { d = \"2026-03-15\", a = true, b = true, shade = \"red\", number = 5, price = 1000, \
        moment = \"2026-03-01T00:00:00+09:00\", word = \"x\", e = \"2026-01-01\", past = [] }\n\
        documents = { receipt = \"accepted\" }\nexpect.t = { verdict = \"payable\" }\n";
    let files = [
        ("vocabulary.toml", vocabulary()),
        ("p/2020-01-01.toml", plan("pays = \"money\"", settings, rules)),
        ("p/2020-01-01.scenarios.toml", scenario.to_owned()),
    ];
    let files = files.map(|(path, text)| SourceFile {
        path: path.to_owned(),
        text,
    });
    Catalogue::load(files.to_vec()).unwrap_or_else(|d| panic!("{d}"))
}

/// A fact that only the earlier vocabulary has is left out of a claim; the claim is still tried.
#[test]
fn what_the_later_vocabulary_does_not_know_is_left_out() {
    let label = "{ ja = \"名\", zh-Hans = \"名\", en = \"Name\" }";
    let gone =
        format!("[fact.gone]\ntype = \"bool\"\nproof = \"stated\"\ngroup = \"device\"\nlabel = {label}\n");
    let scenario = "[[scenario]]\nid = \"s\"\nas_of = \"2026-04-01T00:00:00+09:00\"\n\
        facts = { d = \"2026-03-15\", a = true, gone = true, price = 1000 }\nexpect.t = { verdict = \"payable\" }\n";
    let load = |files: [(&str, String); 3]| {
        let files = files.map(|(path, text)| SourceFile {
            path: path.to_owned(),
            text,
        });
        Catalogue::load(files.to_vec()).unwrap_or_else(|d| panic!("{d}"))
    };
    let version = |rule: &str| plan("pays = \"money\"", "", &(needs(rule) + &pay()));
    let before = load([
        ("vocabulary.toml", vocabulary() + "\n" + &gone),
        ("p/2020-01-01.toml", version("a")),
        ("p/2020-01-01.scenarios.toml", scenario.to_owned()),
    ]);
    let after = load([
        ("vocabulary.toml", vocabulary()),
        ("p/2020-01-01.toml", version("not a")),
        ("p/2020-01-01.scenarios.toml", String::new()),
    ]);
    let report = diff(&before, &after, &[]);
    let found = only(&report);
    assert_eq!(found.lost, 0);
    assert!(
        found
            .differing
            .iter()
            .any(|it| it.claim == "scenario `s` of the first"),
        "{report}"
    );
}

fn pay() -> String {
    rule("pay", "payout", "pay = \"25 % of price, capped at 500 yen\"")
}

/// Compares two sets of rules, each with the payout behind them.
fn compared(before: &str, after: &str) -> DiffReport {
    diff(
        &load("", &(before.to_owned() + &pay())),
        &load("", &(after.to_owned() + &pay())),
        &[],
    )
}

fn only(report: &DiffReport) -> &PlanDiff {
    report.plans.first().expect("one plan")
}

fn needs(condition: &str) -> String {
    rule("r", "eligibility", &format!("when = '''{condition}'''"))
}

#[test]
fn what_only_reads_otherwise_is_proved_to_be_the_same() {
    let define = "[[define]]\nid = \"grown\"\nis = \"number >= 3\"\n";
    for (before, after) in [
        (needs("a and b"), needs("b and a")),
        (needs("a and b"), needs("not (not a or not b)")),
        (needs("number >= 3"), needs("number > 2")),
        (needs("shade in {red, green}"), needs("shade is not blue")),
        (
            needs("a and number >= 3"),
            define.to_owned() + &needs("grown and a"),
        ),
        (
            needs("a and number >= 3"),
            needs("a") + &rule("s", "deadline", "when = \"number >= 3\""),
        ),
        (
            needs("a"),
            rule("other", "exclusion", "when = \"not a\"\nburden = \"claimant\""),
        ),
        (
            needs("has receipt and a or has receipt and b"),
            needs("has receipt and (b or a)"),
        ),
        (
            needs("as_of > moment + 3 days and a"),
            needs("a and as_of > moment + 3 days"),
        ),
        (
            READING.to_owned() + &needs("reading meaning"),
            READING.replace("a and b", "b and a") + &needs("reading meaning"),
        ),
        (
            rule("out", "exclusion", "when = \"(count of past where paid) >= 2\""),
            rule("out", "exclusion", "when = \"(count of past where paid) > 1\""),
        ),
    ] {
        let report = compared(&before, &after);
        assert!(report.is_same(), "{before}\n{after}\n{report}");
        assert!(!only(&report).changes.is_empty(), "the words differ");
    }
}

/// Also where its conditions are too large to be compared and every claim would have to be tried.
#[test]
fn a_plan_is_proved_the_same_as_itself() {
    let catalogue = crate::plans::built_in();
    let report = satei_rules::diff(&catalogue, &catalogue, &[]);
    assert!(report.is_same(), "{report}");
}

#[test]
fn what_makes_a_difference_is_found_on_a_claim_at_its_boundary() {
    for (before, after, claim) in [
        (needs("number >= 3"), needs("number >= 4"), "number = 3"),
        (
            needs("d <= 2026-03-31"),
            needs("d < 2026-03-31"),
            "d = \"2026-03-31\"",
        ),
        (needs("shade is not green"), needs("true"), "shade = \"green\""),
        (needs("d + 1 month > e"), needs("d + 2 months > e"), "e = "),
        (
            needs("as_of > moment + 3 days"),
            needs("as_of > moment + 4 days"),
            "moment = ",
        ),
        (needs("has receipt"), needs("true"), "receipt"),
        (
            rule("out", "exclusion", "when = \"a and number < 3\""),
            rule(
                "out",
                "exclusion",
                "when = \"a and number < 3\"\nburden = \"claimant\"",
            ),
            "without number",
        ),
        (
            READING.to_owned() + &needs("reading meaning"),
            READING.replace("a and b", "a and number > 9") + &needs("reading meaning"),
            "meaning = narrow",
        ),
    ] {
        let report = compared(&before, &after);
        assert!(!only(&report).benefits[0].proved_same, "{before}\n{after}");
        let found = only(&report).differing.iter().any(|d| d.claim.contains(claim));
        assert!(found, "{claim}: {report}");
    }
}

#[test]
fn what_cannot_be_looked_into_is_not_proved() {
    let quality = |when: &str| {
        rule("paper", "document", "require = [\"receipt\"]")
            + &rule(
                "good",
                "evidence",
                &format!("of = \"receipt\"\nwhen = \"{when}\""),
            )
    };
    let raised = |id: &str| rule(id, "discretion", "");
    for (before, after) in [
        (quality("a"), quality("b")),
        (
            rule("paper", "document", "require = [\"receipt\"]"),
            needs("has receipt"),
        ),
        (raised("one"), raised("two")),
        (
            rule("out", "exclusion", "when = \"a\""),
            rule("renamed", "exclusion", "when = \"a\""),
        ),
    ] {
        let report = compared(&before, &after);
        assert!(!report.is_same(), "{before}\n{after}\n{report}");
    }
    let rounded = |how: &str| load(&format!("rounding = \"{how}\""), &pay());
    let report = diff(&rounded("floor"), &rounded("ceil"), &[]);
    assert!(!report.is_same());
    assert!(
        only(&report).differing.iter().any(|d| d.claim.contains("price")),
        "{report}"
    );
}

#[test]
fn changes_are_listed_by_what_they_are() {
    let report = compared(
        &(needs("a") + &rule("gone", "eligibility", "when = \"b\"")),
        &(needs("b") + &rule("fresh", "document", "require = [\"receipt\"]")),
    );
    let found: Vec<_> = only(&report)
        .changes
        .iter()
        .map(|c| (c.what, c.id.as_str(), c.kind))
        .collect();
    assert_eq!(
        found,
        [
            ("fact", "a", ChangeKind::Removed),
            ("rule", "gone", ChangeKind::Removed),
            ("rule", "r", ChangeKind::Changed),
            ("document", "receipt", ChangeKind::Added),
            ("rule", "fresh", ChangeKind::Added),
        ]
    );
    let changed = &only(&report).changes[2].keys;
    assert_eq!(
        (
            changed[0].key.as_str(),
            changed[0].before.as_deref(),
            changed[0].after.as_deref()
        ),
        ("when", Some("a"), Some("b"))
    );
}

/// Whatever is proved is true of every scenario: each number and operator of a plan is changed in turn.
#[test]
fn no_change_that_a_scenario_notices_is_proved_away() {
    let mut files = folder("tests/data/plans");
    files.extend(
        folder("../../../plans")
            .into_iter()
            .filter(|f| f.path == "vocabulary.toml"),
    );
    let original = Catalogue::load(files.clone()).unwrap_or_else(|d| panic!("{d}"));
    let place = files
        .iter()
        .position(|f| f.path.ends_with("2024-01-01.toml"))
        .expect("the plan");
    let text = files[place].text.clone();
    let (mut tried, mut found) = (0, 0);
    for (was, is) in [
        (" and ", " or "),
        (">= ", "> "),
        ("<= ", "< "),
        (" is ", " is not "),
        ("0_000 yen", "1_000 yen"),
    ] {
        for (at, _) in text.match_indices(was).take(5) {
            let changed = format!("{}{is}{}", &text[..at], &text[at + was.len()..]);
            files[place].text = changed;
            let Ok(other) = Catalogue::load(files.clone()) else {
                continue;
            };
            let report = diff(&original, &other, &[]);
            tried += 1;
            for benefit in &only(&report).benefits {
                assert!(
                    !benefit.proved_same || benefit.differing == 0,
                    "byte {at}: {report}"
                );
                found += usize::from(benefit.differing > 0);
            }
        }
    }
    assert!(
        tried > 5 && found * 10 >= tried * 7,
        "{found} of {tried} were found"
    );
}
