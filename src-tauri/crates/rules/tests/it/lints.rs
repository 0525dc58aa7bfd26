//! What a plan's author should look at: each piece of advice by a small plan that needs it.

use crate::support::{catalogue, load, plan, rule, vocabulary};
use satei_rules::{Catalogue, Severity, SourceFile, lint};

const MONEY: &str = "pays = \"money\"\ncombine = \"first\"";

/// The advice of a code: the words of the file at its place, and its help.
fn advice(code: &str, pays: &str, rest: &str) -> Vec<(String, String)> {
    let text = plan(pays, "", rest);
    let plans = catalogue(&text);
    lint(&plans)
        .0
        .into_iter()
        .filter(|d| d.code == code)
        .map(|d| {
            assert_eq!(d.severity, Severity::Warning, "advice refuses nothing");
            (
                text.get(d.span.start..d.span.end()).unwrap_or("").to_owned(),
                d.help,
            )
        })
        .collect()
}

/// The one piece of advice of a code; its place is `quoted` and its help speaks of `help`.
fn one(code: &str, pays: &str, rest: &str, quoted: &str, help: &str) {
    let found = advice(code, pays, rest);
    assert_eq!(found.len(), 1, "{code}: {found:?}\n{rest}");
    assert_eq!(found[0].0, quoted);
    assert!(found[0].1.contains(help), "{}", found[0].1);
}

#[test]
fn a_rule_that_can_never_matter_is_pointed_out() {
    for (kind, condition, help) in [
        ("eligibility", "number > 5 and number < 3", "contradict"),
        ("eligibility", "a or not a", "no_effect"),
        ("exclusion", "shade is red and shade is blue", "contradict"),
        (
            "exclusion",
            "shade is not red or shade is not blue",
            "`or` in place of `and`",
        ),
        ("deadline", "d + 1 year > d", "no_effect"),
    ] {
        let rest =
            rule("r", kind, &format!("when = \"{condition}\"")) + &rule("p", "payout", "pay = \"5 yen\"");
        one("unreachable", MONEY, &rest, condition, help);
    }
}

#[test]
fn a_rule_whose_guard_lets_no_claim_through_is_pointed_out() {
    let never = "shade is red and shade is blue";
    for (kind, rest) in [
        ("eligibility", "when = \"a\""),
        ("deadline", "when = \"a\""),
        ("limit", "cap = \"100 yen\""),
        ("document", "require = [\"receipt\"]"),
    ] {
        let guarded = rule("r", kind, &format!("if = \"{never}\"\n{rest}"));
        let rest = guarded + &rule("p", "payout", "pay = \"5 yen\"");
        one("unreachable", MONEY, &rest, never, "of its `if`");
    }
}

#[test]
fn a_payout_behind_a_wider_one_is_never_reached() {
    let wide = rule("wide", "payout", "if = \"number >= 3\"\npay = \"5 yen\"");
    let narrow = rule("narrow", "payout", "if = \"number >= 5\"\npay = \"9 yen\"");
    one(
        "unreachable",
        MONEY,
        &(wide.clone() + &narrow),
        "number >= 5",
        "special",
    );
    assert!(advice("unreachable", MONEY, &(narrow.clone() + &wide)).is_empty());
    let sum = "pays = \"money\"\ncombine = \"sum\"";
    assert!(advice("unreachable", sum, &(wide + &narrow)).is_empty());
}

#[test]
fn what_may_matter_is_left_alone() {
    let rest = [
        rule("r", "eligibility", "when = \"a\""),
        rule(
            "late",
            "exclusion",
            "when = \"as_of > moment + 3 days\"\nburden = \"claimant\"",
        ),
        rule("paper", "document", "require = [\"receipt\"]"),
        rule("cap", "limit", "cap = \"10 yen\""),
        rule("p", "payout", "pay = \"5 yen\""),
    ];
    assert!(advice("unreachable", MONEY, &rest.concat()).is_empty());
}

#[test]
fn payouts_that_may_hold_at_once_are_pointed_out_where_nobody_said_so() {
    let pay =
        |id: &str, condition: &str| rule(id, "payout", &format!("if = \"{condition}\"\npay = \"5 yen\""));
    // Neither is a special case of the other, so only the order decides.
    let crossed = pay("x", "a") + &pay("y", "b");
    one("payouts-overlap", MONEY, &crossed, "b", "exclude each other");
    let apart = pay("x", "shade is red") + &pay("y", "shade in {green, blue}");
    assert!(advice("payouts-overlap", MONEY, &apart).is_empty());
    // The special one first, then the general one, is the idiom; it has to be said, though.
    let special = pay("x", "a and b") + &pay("y", "a");
    assert!(advice("payouts-overlap", MONEY, &special).is_empty());
    one("payouts-overlap", "pays = \"money\"", &special, "a", "combine");
}

#[test]
fn a_reading_recommends_or_says_why_not() {
    let reading = |more: &str| {
        format!(
            "[[reading]]\nid = \"m\"\nclause = \"1\"\nat = \"L1\"\n\
             question = {{ ja = \"問\", zh-Hans = \"问\", en = \"Which?\" }}\n{more}\n\
             [[reading.choice]]\nid = \"x\"\nlabel = {{ ja = \"一\", zh-Hans = \"一\", en = \"One\" }}\nvalue = \"a\"\n\
             [[reading.choice]]\nid = \"y\"\nlabel = {{ ja = \"二\", zh-Hans = \"二\", en = \"Two\" }}\nvalue = \"b\"\n"
        ) + &rule("r", "eligibility", "when = \"reading m\"")
    };
    let service = "pays = \"service\"";
    let because = "because = { ja = \"理由\", zh-Hans = \"理由\", en = \"Why\" }";
    for (more, help) in [("", "recommend"), ("recommend = \"x\"", "because")] {
        let found = advice("recommendation", service, &reading(more));
        assert_eq!(found.len(), 1, "{more}");
        assert!(
            found[0].0.starts_with("[[reading]]") && found[0].1.contains(help),
            "{found:?}"
        );
    }
    for more in [because.to_owned(), format!("recommend = \"x\"\n{because}")] {
        assert!(advice("recommendation", service, &reading(&more)).is_empty());
    }
}

#[test]
fn facts_and_documents_that_no_plan_uses_are_pointed_out_in_the_vocabulary() {
    let text = vocabulary();
    let plans = catalogue(&plan(
        "pays = \"service\"",
        "",
        &rule(
            "r",
            "eligibility",
            "when = \"a and has receipt and any past where paid\"",
        ),
    ));
    let found: Vec<(&str, &str)> = lint(&plans)
        .0
        .iter()
        .filter(|d| d.code.starts_with("unused-"))
        .map(|d| {
            assert_eq!(d.path, "vocabulary.toml");
            assert!(d.help.starts_with("leave it out"), "{}", d.help);
            (d.code, text.get(d.span.start..d.span.end()).unwrap_or(""))
        })
        .collect();
    assert!(found.contains(&("unused-fact", "b")) && found.contains(&("unused-document", "estimate")));
    for used in ["a", "d", "past", "receipt"] {
        assert!(!found.iter().any(|(_, word)| *word == used), "{used}");
    }
}

#[test]
fn an_exclusion_about_the_claimants_own_act_states_its_burden() {
    let vocabulary = vocabulary().replace(
        "[fact.e]\ntype = \"date\"",
        "[fact.e]\nact = true\ntype = \"date\"",
    );
    let rules = |burden: &str| {
        let out = rule(
            "out",
            "exclusion",
            &format!("when = \"not (e exists)\"\n{burden}"),
        );
        plan("pays = \"service\"", "", &out)
    };
    let text = rules("");
    let found = load(&vocabulary, &text).expect_err("refused").0;
    let quoted = text.get(found[0].span.start..found[0].span.end()).unwrap_or("");
    assert_eq!((found.len(), found[0].code), (1, "burden"));
    assert!(
        quoted.starts_with("[[rule]]") && found[0].message.contains("own act"),
        "{quoted}"
    );
    assert!(found[0].help.contains("burden = \"claimant\""));
    load(&vocabulary, &rules("burden = \"insurer\"")).expect("stated");
}

#[test]
fn a_limit_that_counts_lines_which_are_taken_out_is_pointed_out() {
    let excluded = "lines = \"items\"\nwhen = \"amount > 5 yen\"";
    let rest = |cap: &str| {
        [
            rule("worn", "exclusion", excluded),
            rule("pay", "payout", "pay = \"sum of amount in items\""),
            rule("rest", "limit", &format!("cap = \"{cap}\"")),
        ]
        .concat()
    };
    let all = "(sum of amount in items) - price, at least 0 yen";
    one("all-lines", MONEY, &rest(all), all, "where");
    assert_eq!(advice("all-lines", MONEY, &rest("900 yen")), []);
}

#[test]
fn what_is_compared_with_itself_is_pointed_out() {
    let count = |condition: &str| {
        rule(
            "r",
            "limit",
            &format!("when = \"(count of past where {condition}) < 2\""),
        )
    };
    let rest = |condition: &str| count(condition) + &rule("p", "payout", "pay = \"5 yen\"");
    one("same", MONEY, &rest("on == on"), "on == on", "`claim.on`");
    for fine in ["on == claim.d", "on == d", "any items where on == past.on"] {
        assert_eq!(advice("same", MONEY, &rest(fine)), [], "{fine}");
    }
    for (condition, place) in [
        ("a or price > price", "price > price"),
        ("a and d + 1 day == d + 1 day", "d + 1 day == d + 1 day"),
    ] {
        let rest = rule("r", "eligibility", &format!("when = \"{condition}\""));
        one("same", "pays = \"service\"", &rest, place, "something else");
    }
}

#[test]
fn bounds_that_exclude_each_other_or_nothing_are_pointed_out_wherever_they_stand() {
    let found = |code: &str, condition: &str| {
        let rest = rule("r", "eligibility", &format!("when = '''{condition}'''"));
        let found = advice(code, "pays = \"service\"", &rest);
        found.into_iter().map(|(place, _)| place).collect::<Vec<_>>()
    };
    for (condition, place) in [
        ("a or number > 5 and number < 3", "number > 5 and number < 3"),
        (
            "a or 5 yen < price and price <= 5 yen",
            "5 yen < price and price <= 5 yen",
        ),
        (
            "a or shade is red and shade is blue",
            "shade is red and shade is blue",
        ),
        (
            "a or shade in {red, green} and shade is blue",
            "shade in {red, green} and shade is blue",
        ),
        (
            "any past where amount > 9 yen and amount between 1 yen and 9 yen",
            "amount > 9 yen and amount between 1 yen and 9 yen",
        ),
        (
            "a or d < 2026-01-01 and b and d > 2026-01-01",
            "d < 2026-01-01 and b and d > 2026-01-01",
        ),
        (
            "a or word == \"x\" and word == \"y\"",
            "word == \"x\" and word == \"y\"",
        ),
    ] {
        assert_eq!(found("never-true", condition), [place], "{condition}");
    }
    for (condition, place) in [
        ("a and (number > 5 or number < 7)", "number > 5 or number < 7"),
        (
            "a and (shade is not red or shade is not blue)",
            "shade is not red or shade is not blue",
        ),
    ] {
        let places = found("always-true", condition);
        assert!(
            places.len() == 1 && places[0].contains(place),
            "{condition}: {places:?}"
        );
    }
    for fine in [
        "number > 3 and number < 5",
        "number > 5 or number < 5",
        "number >= 5 and price <= 5 yen",
        "shade is not red and shade is not blue",
        "shade in {red, green} and shade is not red",
        "days from d to 2026-01-01 > 3 and days from 2026-01-01 to d > 3",
        "hour of moment >= 21 or hour of moment < 9",
        "a or d < 2026-01-01 and (b or d > 2026-01-01)",
    ] {
        assert!(
            found("never-true", fine).is_empty() && found("always-true", fine).is_empty(),
            "{fine}"
        );
    }
}

#[test]
fn a_line_of_a_choice_that_nothing_reaches_is_pointed_out() {
    let dead = |amount: &str| {
        let rest = rule("p", "payout", &format!("pay = '''{amount}'''"));
        let found = advice("dead-line", MONEY, &rest);
        assert!(
            found.iter().all(|(_, help)| help.contains("narrower")),
            "{found:?}"
        );
        found.into_iter().map(|(place, _)| place).collect::<Vec<_>>()
    };
    for (amount, place) in [
        ("case number { < 5: 1 yen, < 3: 2 yen, otherwise 3 yen }", "< 3"),
        (
            "case number { < 5: 1 yen, >= 2: 2 yen, 7: 9 yen, otherwise 3 yen }",
            "7",
        ),
        (
            "case shade { red or green: 1 yen, green: 2 yen, otherwise 3 yen }",
            "green",
        ),
        (
            "1 yen if price > 5 yen otherwise 2 yen if price > 9 yen otherwise 3 yen",
            "price > 9 yen",
        ),
        (
            "sum of (case amount { <= 9 yen: 1 yen, 3 yen: 2 yen, otherwise 3 yen }) in past",
            "3 yen",
        ),
    ] {
        assert_eq!(dead(amount), [place], "{amount}");
    }
    for fine in [
        "case number { < 3: 1 yen, < 5: 2 yen, otherwise 3 yen }",
        "case shade { red: 1 yen, green or blue: 2 yen, otherwise 3 yen }",
        "case shade { red: case shade { red: 1 yen, otherwise 2 yen }, otherwise 3 yen }",
        "1 yen if a otherwise 2 yen if price > 9 yen otherwise 3 yen",
    ] {
        assert!(dead(fine).is_empty(), "{fine}");
    }
}

#[test]
fn a_plan_names_the_company_whose_letters_it_brings_about() {
    let signed = |settings: &str| {
        let rules = rule("r", "eligibility", "when = \"a\"");
        let text = plan("pays = \"service\"", settings, &rules);
        let found = lint(&catalogue(&text)).0;
        let found = found.into_iter().filter(|d| d.code.starts_with("no-"));
        found
            .map(|d| {
                assert!(d.help.contains("[plan."), "{}", d.help);
                let place = text.get(d.span.start..d.span.end()).unwrap_or("").to_owned();
                (d.code, place)
            })
            .collect::<Vec<_>>()
    };
    let company = "{ name = { ja = \"社\", zh-Hans = \"社\", en = \"Company\" } }";
    assert_eq!(
        signed("insurance = true"),
        [("no-insurer", "insurance".to_owned())]
    );
    assert_eq!(signed("insurance = false"), [("no-operator", "id".to_owned())]);
    assert_eq!(signed(&format!("insurance = true\ninsurer = {company}")), []);
    assert_eq!(signed(&format!("insurance = false\noperator = {company}")), []);
}

/// A plan with its register of clauses beside it.
#[test]
fn a_number_that_the_register_lacks_is_pointed_out() {
    let keys = "inventory = [\"P-01\", \"P-22\"]\nregister = \"A-01\"\nwhen = \"a\"";
    let note = "[[no_effect]]\ninteractions = \"X-09\"\nwhy = \"Nothing.\"\n";
    let text = plan("pays = \"service\"", "", &(rule("r", "eligibility", keys) + note));
    let file = |path: &str, text: &str| SourceFile {
        path: path.to_owned(),
        text: text.to_owned(),
    };
    let register =
        "ambiguities = [\"A-01\"]\ninteractions = [\"X-01\"]\n[clauses]\nP-01 = \"L1\"\nP-02 = \"L2\"\n";
    let plans = Catalogue::load(vec![
        file("vocabulary.toml", &vocabulary()),
        file("p/2020-01-01.toml", &text),
        file("p/clauses.toml", register),
    ])
    .unwrap_or_else(|d| panic!("{d}"));
    let found: Vec<_> = lint(&plans)
        .0
        .into_iter()
        .filter(|d| d.code == "unknown-number")
        .map(|d| {
            let place = text.get(d.span.start..d.span.end()).unwrap_or("").to_owned();
            (place, d.help)
        })
        .collect();
    assert_eq!(
        found,
        [
            ("\"P-22\"".to_owned(), "did you mean `P-02`?".to_owned()),
            ("\"X-09\"".to_owned(), "did you mean `X-01`?".to_owned()),
        ]
    );
}
