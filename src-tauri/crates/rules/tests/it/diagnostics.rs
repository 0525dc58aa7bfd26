//! Wrong plans are refused whole, with every mistake at its place.

use crate::support::{catalogue, load, plan, rule, vocabulary};
use satei_rules::Severity;

/// The codes and quoted places of a plan's mistakes.
fn mistakes(text: &str) -> Vec<(String, String, String)> {
    let diags = load(&vocabulary(), text).expect_err("refused");
    let quoted = |d: &satei_rules::Diagnostic| text.get(d.span.start..d.span.end()).unwrap_or("").to_owned();
    diags
        .0
        .iter()
        .map(|d| (d.code.to_owned(), quoted(d), format!("{} {}", d.message, d.help)))
        .collect()
}

fn one(condition: &str) -> (String, String, String) {
    let text = plan(
        "pays = \"service\"",
        "",
        &rule("r", "eligibility", &format!("when = '''{condition}'''")),
    );
    let found = mistakes(&text);
    assert_eq!(found.len(), 1, "{condition}: {found:?}");
    found[0].clone()
}

#[test]
fn types_are_kept_apart() {
    for (condition, place) in [
        ("d < moment", "d < moment"),
        ("price == 3", "price == 3"),
        ("3 months < 90 days", "3 months < 90 days"),
        ("word < \"a\"", "word < \"a\""),
        ("d + 3 hours < 2026-01-01", "d + 3 hours"),
        ("price + 3 < 5 yen", "price + 3"),
        ("d", "d"),
        ("d exists", "d"),
        ("price is red", "price is red"),
        ("past == 3", "past"),
        ("unstated > 3 yen", "unstated"),
    ] {
        let (code, quoted, _) = one(condition);
        assert_eq!((code.as_str(), quoted.as_str()), ("type", place), "{condition}");
    }
}

#[test]
fn names_that_are_not_there_get_a_suggestion() {
    for (condition, code, place, near) in [
        ("pirce > 3 yen", "unknown-name", "pirce", "price"),
        ("shade is gren", "unknown-value", "gren", "green"),
        ("has reciept", "unknown-document", "reciept", "receipt"),
        ("any psat where paid", "unknown-list", "psat", "past"),
        (
            "earliest of no in past == 2026-01-01",
            "unknown-field",
            "no",
            "on",
        ),
    ] {
        let (found, quoted, words) = one(condition);
        assert_eq!((found.as_str(), quoted.as_str()), (code, place), "{condition}");
        assert!(words.contains(&format!("`{near}`")), "{words}");
    }
}

#[test]
fn syntax_errors_stand_where_they_are() {
    assert_eq!(one("a and").0, "syntax");
    assert_eq!(one("price > 3 yen > 2 yen").1, ">");
    assert_eq!(one("d > 2026-02-30").1, "2026-02-30");
    assert_eq!(one("a = b").1, "=");
}

#[test]
fn every_mistake_of_a_file_is_listed() {
    let text = plan(
        "pays = \"service\"",
        "leap_day = \"clmap\"",
        &[
            rule("r", "eligibility", "when = \"a adn b\""),
            rule("r", "exclusion", "when = \"b\"\nburdon = \"claimant\""),
            rule("Bad", "limit", ""),
        ]
        .join(""),
    );
    let codes: Vec<String> = mistakes(&text).into_iter().map(|m| m.0).collect();
    for code in [
        "unknown-word",
        "syntax",
        "duplicate-id",
        "unknown-key",
        "bad-id",
        "missing-key",
    ] {
        assert!(codes.iter().any(|c| c == code), "{code} in {codes:?}");
    }
}

#[test]
fn a_circle_is_refused() {
    let circle = "[[define]]\nid = \"x\"\nis = \"not y\"\n[[define]]\nid = \"y\"\nis = \"not x\"\n";
    let text = plan(
        "pays = \"service\"",
        "",
        &[circle, &rule("r", "eligibility", "when = \"x\"")].concat(),
    );
    assert!(mistakes(&text).iter().any(|m| m.0 == "circle"));
}

#[test]
fn an_exclusion_about_documents_or_deadlines_states_its_burden() {
    for condition in ["not has receipt", "as_of > moment + 24 hours", "not a"] {
        let rules = |burden: &str| {
            let out = rule("out", "exclusion", &format!("when = '''{condition}'''\n{burden}"));
            plan(
                "pays = \"service\"",
                "",
                &[rule("in", "eligibility", "when = \"a\""), out].concat(),
            )
        };
        assert_eq!(mistakes(&rules(""))[0].0, "burden", "{condition}");
        catalogue(&rules("burden = \"claimant\""));
    }
}

#[test]
fn what_nothing_uses_is_a_warning_only() {
    let define = "[[define]]\nid = \"x\"\nis = \"not a\"\n";
    let plans = catalogue(&plan(
        "pays = \"service\"",
        "",
        &[define, &rule("r", "eligibility", "when = \"a\"")].concat(),
    ));
    assert_eq!(plans.warnings().0.len(), 1);
    assert_eq!(plans.warnings().0[0].severity, Severity::Warning);
}

#[test]
fn folder_and_file_say_what_the_plan_says() {
    let text = plan(
        "pays = \"service\"",
        "",
        &rule("r", "eligibility", "when = \"a\""),
    )
    .replace("2020-01-01", "2020-01-02");
    assert!(mistakes(&text).iter().any(|m| m.0 == "file-name"));
}

#[test]
fn each_of_these_mistakes_has_its_own_code_and_help() {
    let reading = |label: &str| {
        let choice = |id: &str, value: &str| {
            format!("[[reading.choice]]\nid = \"{id}\"\nvalue = \"{value}\"\n{label}\n")
        };
        let head = "[[reading]]\nid = \"which\"\nclause = \"1\"\nat = \"L1\"\n\
                    question = { ja = \"問\", zh-Hans = \"问\", en = \"Which?\" }\n";
        let rest = [
            head.to_owned(),
            choice("one", "a"),
            choice("two", "b"),
            rule("r", "eligibility", "when = \"reading which\""),
        ];
        plan("pays = \"service\"", "", &rest.concat())
    };
    let circle = "[[define]]\nid = \"x\"\nis = \"not y\"\n[[define]]\nid = \"y\"\nis = \"not x\"\n";
    let circle = plan(
        "pays = \"service\"",
        "",
        &[circle, &rule("r", "eligibility", "when = \"x\"")].concat(),
    );
    let percent = plan("", "", &rule("r", "payout", "pay = \"25 % of price\""));
    for (text, code, help) in [
        (circle, "circle", "`x` → definition `y` → definition `x`"),
        (reading(""), "missing-label", "zh-Hans"),
        (
            reading("label = { ja = \"一\", en = \"One\" }"),
            "missing-language",
            "zh-Hans",
        ),
        (
            percent.replace("rounding = \"floor\"\n", ""),
            "rounding-undeclared",
            "half_up",
        ),
    ] {
        let found = mistakes(&text);
        let hit = found.iter().find(|m| m.0 == code);
        let (_, _, words) = hit.unwrap_or_else(|| panic!("{code} in {found:?}"));
        assert!(words.contains(help), "{code}: {words}");
        assert!(found.iter().all(|m| m.0 == code), "{found:?}");
    }
    let stated = plan("", "", &rule("r", "payout", "pay = \"25 % of price rounded up\""));
    catalogue(&stated.replace("rounding = \"floor\"\n", ""));
}

#[test]
fn what_a_where_swallows_is_said() {
    for condition in [
        "(sum of amount in past where paid - 5 yen) > 3 yen",
        "count of past where on == d < 2",
    ] {
        let (_, _, words) = one(condition);
        assert!(words.contains("in parentheses"), "{condition}: {words}");
    }
}

#[test]
fn a_case_ends_with_what_is_left() {
    let (code, _, words) = one("case shade { red: a, green: b }");
    assert!(code == "syntax" && words.contains("`otherwise`"), "{words}");
    assert_eq!(one("case shade { otherwise a }").0, "syntax");
    assert_eq!(one("case shade { gren: a, otherwise b }").1, "gren");
    assert_eq!(one("case price { < 5: a, otherwise b }").0, "type");
}

#[test]
fn what_was_meant_is_told_where_it_is_easy_to_guess() {
    let (_, _, words) = one("shade == red");
    assert!(words.contains("`is red`"), "{words}");
    let (_, _, words) = one("shade is \"red\"");
    assert!(words.contains("without quotation marks"), "{words}");
    let (code, _, words) = one("has price");
    assert!(
        code == "unknown-document" && words.contains("it is a fact"),
        "{words}"
    );
}

#[test]
fn of_two_elements_of_one_list_it_is_said_which() {
    let (code, place, words) = one("any past where (any past where past.on > on)");
    assert_eq!((code.as_str(), place.as_str()), ("two-elements", "past.on"));
    assert!(words.contains("any one in past"), "{words}");
    let (code, place, _) = one("any price in past where paid");
    assert_eq!((code.as_str(), place.as_str()), ("bad-id", "price"));
    let (code, place, _) = one("any one in past where two.paid");
    assert_eq!((code.as_str(), place.as_str()), ("unknown-name", "two.paid"));
}

#[test]
fn the_element_of_a_list_is_spoken_of_within_it() {
    assert_eq!(one("past.on > d").0, "unknown-name");
    assert_eq!(one("any items where items.no == d").1, "items.no");
    assert_eq!(
        one("any items where any past where item.on == on").0,
        "unknown-name"
    );
}
