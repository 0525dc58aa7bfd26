//! What holds for every plan: verdicts agree with their completions, learning never flips them, and
//! what is asked for can matter.

use crate::support::{assessed, catalogue, plan, rule, word};
use proptest::prelude::*;
use satei_rules::{Assessment, Catalogue};
use serde_json::{Map, Value, json};

/// Facts with the values that tell all conditions below apart.
const FACTS: &[(&str, &[&str])] = &[
    ("a", &["true", "false"]),
    ("b", &["true", "false"]),
    ("shade", &["\"red\"", "\"green\"", "\"blue\""]),
    ("number", &["0", "2", "3", "9"]),
    (
        "e",
        &["\"none\"", "\"2025-12-31\"", "\"2026-01-01\"", "\"2026-02-01\""],
    ),
];

fn condition() -> impl Strategy<Value = String> {
    let atom = prop::sample::select(vec![
        "a",
        "b",
        "shade is red",
        "shade in {red, green}",
        "number >= 2",
        "number < 3",
        "number == 9",
        "e >= 2026-01-01",
        "e + 1 month > 2026-02-15",
        "e exists",
        "reading meaning",
    ])
    .prop_map(str::to_owned);
    atom.prop_recursive(3, 12, 3, |inner| {
        prop_oneof![
            inner.clone().prop_map(|c| format!("not ({c})")),
            (inner.clone(), inner.clone()).prop_map(|(x, y)| format!("({x}) and ({y})")),
            (inner.clone(), inner).prop_map(|(x, y)| format!("({x}) or ({y})")),
        ]
    })
}

const READING: &str = "[[reading]]\nid = \"meaning\"\nclause = \"1\"\nat = \"L1\"\n\
    question = { ja = \"問\", zh-Hans = \"问\", en = \"Which?\" }\n\
    [[reading.choice]]\nid = \"narrow\"\nlabel = { ja = \"狭\", zh-Hans = \"窄\", en = \"Narrow\" }\nvalue = \"a and number > 2\"\n\
    [[reading.choice]]\nid = \"wide\"\nlabel = { ja = \"広\", zh-Hans = \"宽\", en = \"Wide\" }\nvalue = \"a\"\n";

/// A plan in which nothing is presumed: three needs, an exclusion for the claimant, two payouts.
fn plans(conditions: &[String]) -> Catalogue {
    let when = |i: usize| format!("when = '''{}'''", conditions[i]);
    let pay = |i: usize, yen: &str| format!("if = '''{}'''\npay = \"{yen}\"", conditions[i]);
    let rules = [
        READING.to_owned(),
        rule("one", "eligibility", &when(0)),
        rule("two", "eligibility", &when(1)),
        rule("out", "exclusion", &format!("{}\nburden = \"claimant\"", when(2))),
        rule("p", "payout", &pay(3, "5 yen")),
        rule("q", "payout", "pay = \"7 yen\""),
    ];
    catalogue(&plan("pays = \"money\"", "", &rules.concat()))
}

/// The known facts of a claim: for each fact the place of its value, or nothing.
type Known = Vec<Option<usize>>;

fn sections(known: &Known, reading: Option<bool>) -> Value {
    let mut facts = Map::new();
    for ((id, values), place) in FACTS.iter().zip(known) {
        if let Some(place) = place {
            let value = values[place % values.len()];
            facts.insert((*id).to_owned(), serde_json::from_str(value).expect("a value"));
        }
    }
    let readings = match reading {
        None => json!({}),
        Some(wide) => json!({ "meaning": if wide { "wide" } else { "narrow" } }),
    };
    json!({ "facts": facts, "readings": readings })
}

/// Verdict and amount as one word.
fn outcome(assessment: &Assessment) -> String {
    let amount = assessment.amount.as_ref().map(|a| a.from);
    format!("{} {amount:?}", word(assessment.verdict))
}

/// The outcomes of all completions.
fn completions(plans: &Catalogue, known: &Known, reading: Option<bool>) -> Vec<String> {
    let mut all: Vec<(Known, Option<bool>)> = vec![(known.clone(), reading)];
    for place in 0..FACTS.len() {
        let values = FACTS[place].1.len();
        let each = |(known, reading): (Known, Option<bool>)| {
            let one = known[place];
            (0..values)
                .filter(move |v| one.is_none_or(|k| k % values == *v))
                .map(move |v| {
                    let mut full = known.clone();
                    full[place] = Some(v);
                    (full, reading)
                })
        };
        all = all.into_iter().flat_map(each).collect();
    }
    let readings = |(known, reading): (Known, Option<bool>)| match reading {
        Some(_) => vec![(known, reading)],
        None => vec![(known.clone(), Some(true)), (known, Some(false))],
    };
    let all: Vec<(Known, Option<bool>)> = all.into_iter().flat_map(readings).collect();
    let mut found: Vec<String> = all
        .iter()
        .map(|(known, reading)| outcome(&assessed(plans, sections(known, *reading))))
        .collect();
    found.sort();
    found.dedup();
    found
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, ..ProptestConfig::default() })]

    /// Undetermined exactly where completions differ; otherwise what they all say.
    #[test]
    fn a_verdict_is_that_of_its_completions(
        conditions in prop::collection::vec(condition(), 4),
        known in prop::collection::vec(prop::option::weighted(0.6, 0_usize..4), FACTS.len()),
        reading in prop::option::of(any::<bool>()),
    ) {
        let plans = plans(&conditions);
        let found = assessed(&plans, sections(&known, reading));
        let all = completions(&plans, &known, reading);
        if word(found.verdict) == "undetermined" {
            prop_assert!(all.len() > 1, "settled as {all:?} but left open");
            prop_assert!(!found.settle.questions.is_empty(), "open, and nothing is asked");
        } else {
            prop_assert_eq!(&all, &[outcome(&found)]);
        }
    }

    /// Every question asked can make a difference: two completions that differ in it alone differ in
    /// outcome. And learning a fact never flips a settled verdict.
    #[test]
    fn what_is_asked_matters_and_what_is_settled_stays(
        conditions in prop::collection::vec(condition(), 4),
        known in prop::collection::vec(prop::option::weighted(0.7, 0_usize..4), FACTS.len()),
        learned in 0_usize..4,
    ) {
        let plans = plans(&conditions);
        let found = assessed(&plans, sections(&known, Some(true)));
        for (place, (id, values)) in FACTS.iter().enumerate().filter(|(place, _)| known[*place].is_none()) {
            if word(found.verdict) != "undetermined" {
                let mut more = known.clone();
                more[place] = Some(learned);
                prop_assert_eq!(outcome(&assessed(&plans, sections(&more, Some(true)))), outcome(&found));
            } else if found.settle.questions.iter().any(|q| q.id() == *id) {
                let others: Vec<usize> = (0..FACTS.len()).filter(|p| *p != place && known[*p].is_none()).collect();
                prop_assert!(matters(&plans, &known, place, values.len(), &others), "{} was asked for nothing", id);
            }
        }
    }
}

/// Whether for some values of the other open facts the outcome depends on one.
fn matters(plans: &Catalogue, known: &Known, place: usize, values: usize, others: &[usize]) -> bool {
    let Some((first, rest)) = others.split_first() else {
        let with = |v: usize| {
            let mut full = known.clone();
            full[place] = Some(v);
            outcome(&assessed(plans, sections(&full, Some(true))))
        };
        let one = with(0);
        return (1..values).any(|v| with(v) != one);
    };
    (0..FACTS[*first].1.len()).any(|v| {
        let mut more = known.clone();
        more[*first] = Some(v);
        matters(plans, &more, place, values, rest)
    })
}
