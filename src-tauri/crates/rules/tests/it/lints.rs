//! What a plan's author should look at: each piece of advice by a small plan that needs it.

use crate::support::{catalogue, load, plan, rule, vocabulary};
use satei_rules::{Severity, lint};

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
fn a_field_compared_with_itself_is_pointed_out() {
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
}
