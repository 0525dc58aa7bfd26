//! What is known only as a range never excludes what the value turns out to be.

use crate::support::{assessed, catalogue, plan, result, rule};
use proptest::prelude::*;
use satei_rules::{Catalogue, Verdict, parse_date, show_date};
use serde_json::{Value, json};
use std::sync::LazyLock;

const AMOUNTS: &[&str] = &[
    "number times 100 yen",
    "share number / 7 of price rounded up to 10 yen",
    // A share of no parts is nothing, of one part the whole of it: the most lies at neither end.
    "share 7 / number of price rounded down to 10 yen",
    // A share among fewer parts than none is no amount: known to be that, it is a plan defect.
    "share 7 / (number - 5) of price",
    "(share number / (days from 2024-01-01 to d) of price), at least 0 yen",
    "(share (days from 2024-01-01 to d) / number of price rounded up) + 900_000_000_000 yen",
    "14.6 % a year of price over max(0, days from 2024-01-01 to d)",
    "price rounded half up to 100 yen",
    "300 yen if price <= 20_000 yen otherwise 1.5 % of price",
    "(1 if a otherwise number) times 1 yen",
    "max(0, business days from 2024-01-01 to d) times 10 yen",
    "(days from 2015-01-01 to (d + 5 business days)) times 1 yen",
    "(days from 2015-01-01 to (d - 2 business days of shop)) times 1 yen",
    "(weekday of d) times 1 yen",
    "(day of last day of month of d) times 1 yen",
    "(periods of 30 days from 2015-01-01 to d) times 1 yen",
    "(months from 2015-01-31 to d) times 1 yen",
    "(hour of moment) times 1 yen",
    "(hour of moment in zone of land) times 1 yen",
    "max(0, minutes from start of d to moment) times 1 yen",
];

const CONDITIONS: &[&str] = &[
    "d within 10 days counting first day of month of d",
    "d within 1 month after 2025-01-31",
    "date of moment within 3 business days after d",
    "date of moment in zone of land == date of moment",
    "moment within 36 hours after start of d in zone of land",
    "hour of moment >= 21 or hour of moment < 9",
    "d + 0 business days == d",
    "d <= d + number times 1 day + 1 business day",
];

const LANDS: &[&str] = &["taiwan", "hawaii", "elsewhere"];

static PLANS: LazyLock<(Vec<Catalogue>, Catalogue)> = LazyLock::new(|| {
    let shop = "[[calendar]]\nid = \"usual\"\n[[calendar]]\nid = \"shop\"\nholidays = \"none\"\nweekend = [\"sunday\"]\n\
                closed = [\"12-29 to 01-03\"]\n";
    let early = |text: String| text.replace("version_by = \"d\"", "version_by = \"e\"");
    let pay = |amount: &&str| {
        let rules = rule("pay", "payout", &format!("pay = '''{amount}'''")) + shop;
        catalogue(&early(plan("", "", &rules)))
    };
    let conditions: Vec<String> = CONDITIONS
        .iter()
        .enumerate()
        .map(|(i, c)| rule(&format!("r{i}"), "eligibility", &format!("when = '''{c}'''")))
        .collect();
    let conditions = catalogue(&early(plan("pays = \"service\"", "", &conditions.concat())));
    (AMOUNTS.iter().map(pay).collect(), conditions)
});

/// A claim at one point, and the same with some facts widened to ranges or left out.
#[derive(Debug, Clone)]
struct Point {
    day: i64,
    second: i64,
    price: i64,
    number: i64,
    a: bool,
    land: usize,
    widths: Vec<Option<i64>>,
}

fn point() -> impl Strategy<Value = Point> {
    let first = parse_date("2020-01-01").expect("a date");
    (
        first..first + 2_900,
        -200_000_i64..200_000,
        0_i64..60_000,
        0_i64..20,
        any::<bool>(),
        0_usize..3,
        prop::collection::vec(prop::option::weighted(0.6, 0_i64..400), 6),
    )
        .prop_map(|(day, second, price, number, a, land, widths)| Point {
            day,
            second,
            price,
            number,
            a,
            land,
            widths,
        })
}

impl Point {
    fn facts(&self, widened: bool) -> Value {
        let width = |i: usize| self.widths[i].filter(|_| widened);
        let zone = satei_rules::Zone::by_name("Asia/Tokyo").expect("in the database");
        let instant = |at: i64| json!(satei_rules::show_instant(at, zone));
        let moment = self.day * 86_400 + self.second;
        let whole = |n: i64, width: Option<i64>| match width {
            Some(w) => json!({ "from": (n - w).max(0), "to": n + w / 2 }),
            None => json!(n),
        };
        let mut facts = json!({
            "e": "2026-01-01",
            "price": whole(self.price, width(2)),
            "number": whole(self.number, width(3)),
            "d": match width(0) {
                Some(w) => json!({ "from": show_date(self.day - w / 3), "to": show_date(self.day + w) }),
                None => json!(show_date(self.day)),
            },
            "moment": match width(1) {
                Some(w) => json!({ "from": instant(moment - w * 100), "to": instant(moment + w * 300) }),
                None => instant(moment),
            },
            "a": self.a,
            "land": LANDS[self.land],
        });
        for (fact, place) in [("a", 4), ("land", 5)] {
            if width(place).is_some() {
                facts[fact] = json!({ "candidates": [] });
            }
        }
        json!({ "facts": facts })
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, ..ProptestConfig::default() })]

    #[test]
    fn a_range_holds_what_the_value_turns_out_to_be(point in point()) {
        let (amounts, conditions) = &*PLANS;
        for (expression, plans) in AMOUNTS.iter().zip(amounts) {
            let (exact, range) = (assessed(plans, point.facts(false)), assessed(plans, point.facts(true)));
            if exact.verdict == Verdict::PlanDefect {
                let waits = matches!(range.verdict, Verdict::PlanDefect | Verdict::Undetermined);
                prop_assert!(waits, "{expression}: {:?}, but it is no amount", range.verdict);
                continue;
            }
            prop_assert!(range.verdict != Verdict::PlanDefect, "{expression}: some value is an amount");
            let (exact, range) = (exact.amount.expect("an amount"), range.amount.expect("a range"));
            let above = range.to.is_some_and(|to| exact.to.is_none_or(|e| e > to));
            prop_assert!(range.from <= exact.from && !above, "{expression}: {range:?} without {exact:?}");
        }
        let (exact, open) = (assessed(conditions, point.facts(false)), assessed(conditions, point.facts(true)));
        for (i, condition) in CONDITIONS.iter().enumerate() {
            let rule = format!("r{i}");
            let (exact, open) = (result(&exact, &rule), result(&open, &rule));
            prop_assert!(open == "undetermined" || open == exact, "{condition}: {open}, but it is {exact}");
        }
    }
}

/// However many days it is, a day so many days later is not earlier; no count of them leaves the range of numbers.
#[test]
fn business_days_from_a_day_without_bounds_are_counted_without_leaving_the_numbers() {
    let (_, conditions) = &*PLANS;
    let facts = json!({ "facts": { "e": "2026-01-01", "d": "2026-01-01" } });
    let assessed = assessed(conditions, facts);
    let place = CONDITIONS.iter().position(|it| it.contains("number times"));
    let place = place.expect("it stands above");
    assert_eq!(result(&assessed, &format!("r{place}")), "met");
}

/// A fact not known is asked for; that nothing can be divided so is said once it is known.
#[test]
fn a_share_among_parts_that_are_not_known_waits_for_them() {
    let shares = rule("pay", "payout", "pay = \"share 1 / (number - 5) of price\"");
    let plans = catalogue(&plan("", "", &shares));
    let judged = |number: Value| {
        let facts = json!({ "facts": { "d": "2026-01-01", "price": 900, "number": number } });
        assessed(&plans, facts)
    };
    for open in [
        json!({ "candidates": [] }),
        json!({ "from": 3, "to": 8 }),
        json!({ "from": 4, "to": 5 }),
    ] {
        let waits = judged(open.clone());
        assert_eq!(waits.verdict, Verdict::Undetermined, "{open}");
        let asked: Vec<String> = waits
            .settle
            .questions
            .iter()
            .map(|it| format!("{it:?}"))
            .collect();
        assert!(asked.iter().any(|it| it.contains("number")), "{open}: {asked:?}");
    }
    let paid = |number: i64| judged(json!(number)).amount.map(|it| (it.from, it.to));
    assert_eq!(paid(5), Some((0, Some(0))), "a share of no parts is nothing");
    assert_eq!(paid(8), Some((300, Some(300))));
    assert_eq!(judged(json!(4)).verdict, Verdict::PlanDefect);
    assert_eq!(judged(json!({ "from": 1, "to": 4 })).verdict, Verdict::PlanDefect);
}
