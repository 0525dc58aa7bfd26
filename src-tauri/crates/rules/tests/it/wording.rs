//! Rules taken apart for a reader.

use satei_rules::{Catalogue, Part, Piece, Wording, choice_wording, statements};

use crate::plans::built_in;
use crate::support::{load, plan, rule, vocabulary};

/// A line as one would read it aloud, ids in place of labels.
fn read(wording: &Wording) -> String {
    let each = |parts: &[Wording], word: &str| {
        let all: Vec<String> = parts.iter().map(read).collect();
        format!("[{}]", all.join(word))
    };
    match wording {
        Wording::All(parts) => each(parts, " & "),
        Wording::Any(parts) => each(parts, " / "),
        Wording::Not(inner) => format!("!{}", read(inner)),
        Wording::Elements {
            fold,
            of,
            list,
            cond,
            tail,
        } => {
            format!(
                "{fold} {} of {list} where {} {}",
                line(of),
                read(cond),
                line(tail)
            )
        }
        Wording::Said(pieces) => line(pieces),
    }
}

fn line(pieces: &[Piece]) -> String {
    pieces.iter().map(piece).collect::<Vec<_>>().join(" ")
}

fn piece(piece: &Piece) -> String {
    match piece {
        Piece::Fact(id) => id.clone(),
        Piece::Field { list, field } => format!("{list}.{field}"),
        Piece::Document(id) => format!("<{id}>"),
        Piece::Reading(id) => format!("?{id}"),
        Piece::Value { of, value } => format!("{of}:{value}"),
        Piece::Choice { reading, choice } => format!("{reading}={choice}"),
        Piece::Percent(share) => format!("{share}%"),
        Piece::Number { number, unit } => format!("{number}{unit}"),
        Piece::Date(text) | Piece::Text(text) => format!("'{text}'"),
        Piece::Sign(sign) => sign.clone(),
        Piece::Word(word) => word.to_uppercase(),
    }
}

fn said(plans: &Catalogue, plan: &str, rule: &str) -> Vec<(Part, String)> {
    let version = plans.plan(plan).unwrap().versions.last().unwrap();
    statements(plans, version, rule)
        .iter()
        .map(|it| (it.part, read(&it.wording)))
        .collect()
}

/// Worked out from the plan's text by hand.
#[test]
fn a_rule_reads_as_its_plan_says_it() {
    let plans = built_in();
    let ksp = |rule| said(&plans, "keitai-support-plus", rule);
    assert_eq!(
        ksp("device-age"),
        [(
            Part::When,
            "[registration_result = registration_result:entitled / !?fifth_anniversary / [HAS <purchase_proof> & ?purchase_window]]"
                .to_owned()
        )],
        "a definition stands spelled out"
    );
    assert_eq!(
        ksp("pay-repaired"),
        [
            (
                Part::If,
                "[repair_outcome = repair_outcome:repaired & examined_by ∈ { examiner:maker , examiner:repair_shop , examiner:exchange_service }]"
                    .to_owned()
            ),
            (
                Part::Pay,
                "LEAST ( SUM ( cost_lines.amount ) , 150000yen )".to_owned()
            ),
        ]
    );
    assert_eq!(
        ksp("battery-and-accessories"),
        [(
            Part::When,
            "cost_lines.kind ∈ { cost_kind:battery , cost_kind:accessory , cost_kind:consumable , cost_kind:peripheral }".to_owned()
        )],
        "an exclusion of lines speaks of each line"
    );
    assert_eq!(
        ksp("once-per-accident"),
        [(
            Part::When,
            "!any  of earlier_claims where [earlier_claims.plan = 'keitai-support-plus' & earlier_claims.benefit = 'repair-cost' \
             & earlier_claims.person = member_id \
             & earlier_claims.accident = accident_id & earlier_claims.applied_at ≥ accident_at \
             & [earlier_claims.outcome ∈ { claim_outcome:accepted , claim_outcome:paid } \
             / [earlier_claims.outcome = claim_outcome:open & earlier_claims.applied_at < applied_at]]] "
                .to_owned()
        )]
    );
    assert_eq!(
        ksp("accident-after-joining"),
        [(Part::When, "DATE-OF ( accident_at ) > joined_on".to_owned())]
    );
    let okp = |rule| said(&plans, "okippa-plus-paid", rule);
    assert_eq!(
        okp("parcel-report-24h"),
        [
            (Part::If, "?report_clock ≠ report_clock=contact_only".to_owned()),
            (Part::When, "reported_at ≤ delivered_at + 24hours".to_owned()),
        ]
    );
}

/// Every way of saying something that the norm lists, in a plan of its own.
#[test]
fn every_form_of_the_language_has_its_words() {
    for (written, expected) in [
        ("a", "a = TRUE"),
        ("not a", "a = FALSE"),
        ("shade is not red", "shade ≠ colour:red"),
        (
            "not shade in {red, green}",
            "shade ∉ { colour:red , colour:green }",
        ),
        ("e exists", "e EXISTS"),
        ("not (e exists)", "e EXISTS-NOT"),
        (
            "d between 2026-01-01 and 2026-02-01",
            "'2026-01-01' ≤ d ≤ '2026-02-01'",
        ),
        (
            "d within 7 days counting 2026-03-01",
            "'2026-03-01' ≤ d ≤ '2026-03-01' + 7days FIRST-DAY-COUNTED",
        ),
        (
            "d within 3 business days after 2026-03-01",
            "'2026-03-01' ≤ d ≤ '2026-03-01' + 3business-days FIRST-DAY-NOT-COUNTED",
        ),
        ("date of moment == d", "DATE-OF ( moment ) = d"),
        ("last day of month of d == d", "MONTH-END-OF ( d ) = d"),
        ("weekday of d == 1", "WEEKDAY-OF ( d ) = 1count"),
        (
            "years from d to 2026-01-01 >= 2",
            "YEARS-BETWEEN ( d → '2026-01-01' ) ≥ 2count",
        ),
        (
            "price - (1_000 yen - 100 yen) > 0 yen",
            "price − ( 1000yen − 100yen ) > 0yen",
        ),
        ("price == 25 % of price", "price = 25% × price"),
        (
            "price == 1.5 % of price rounded down",
            "price = ROUNDED-DOWN ( 1.5% × price )",
        ),
        ("price == share 1 / 4 of price", "price = price × 1count ÷ 4count"),
        (
            "price == max(price, 5 yen) capped at 9 yen",
            "price = LEAST ( GREATEST ( price , 5yen ) , 9yen )",
        ),
        ("a and (b or a)", "[a = TRUE & [b = TRUE / a = TRUE]]"),
        ("not (a and b)", "![a = TRUE & b = TRUE]"),
        (
            "count of past where paid < 2",
            "count of past where past.paid = TRUE < 2count",
        ),
        (
            "(sum of amount in past where on >= d) < 5 yen",
            "sum past.amount of past where past.on ≥ d < 5yen",
        ),
        ("(latest of on in past) < d", "LATEST ( past.on ) < d"),
    ] {
        let written = written.replace("count of past where paid < 2", "(count of past where paid) < 2");
        let rules = rule("r", "eligibility", &format!("when = {written:?}"));
        let plans = load(&vocabulary(), &plan("pays = \"service\"", "", &rules))
            .unwrap_or_else(|d| panic!("{written}: {d}"));
        let version = plans.plan("p").unwrap().versions.last().unwrap();
        let said = statements(&plans, version, "r");
        let line = read(&said[0].wording);
        assert_eq!(
            line.split_whitespace().collect::<Vec<_>>().join(" "),
            expected,
            "{written}"
        );
    }
}

#[test]
fn a_choice_of_a_reading_says_what_it_means() {
    let plans = built_in();
    let version = plans
        .plan("keitai-support-plus")
        .unwrap()
        .versions
        .last()
        .unwrap();
    let said = |reading, choice| read(&choice_wording(&plans, version, reading, choice).unwrap());
    assert_eq!(
        said("purchase_window", "one_year_around"),
        "joined_on − 1years ≤ purchased_on ≤ joined_on + 1years"
    );
    assert_eq!(said("age_anchor", "joining_day"), "joined_on");
    assert!(choice_wording(&plans, version, "age_anchor", "nothing").is_none());
}

/// Whatever a plan writes, nothing of it is left without a meaning.
#[test]
fn every_name_of_every_plan_is_resolved() {
    let plans = built_in();
    for version in plans.plans().iter().flat_map(|it| &it.versions) {
        for rule in &version.rules {
            for statement in statements(&plans, version, &rule.id) {
                for piece in statement.wording.pieces() {
                    let known = match piece {
                        Piece::Fact(id) => plans.vocabulary().fact(id).is_some(),
                        Piece::Document(id) => plans.vocabulary().document(id).is_some(),
                        Piece::Reading(id) => version.reading(id).is_some(),
                        Piece::Value { of, value } => plans
                            .vocabulary()
                            .enumeration(of)
                            .is_some_and(|(_, it)| it.values.iter().any(|it| it.id == *value)),
                        Piece::Text(text) => plans.vocabulary().fact(text).is_none(),
                        _ => true,
                    };
                    assert!(known, "{} {}: {piece:?}", version.id, rule.id);
                }
            }
        }
    }
}

#[test]
fn the_amount_so_far_and_elements_around_are_named() {
    let sum = "sum of (amount if any past where on == items.on otherwise 0 yen) in items";
    let rules = rule("pay", "payout", &format!("pay = \"{sum}\""))
        + &rule("less", "limit", "becomes = \"so_far - 10 % of so_far\"");
    let plans = load(&vocabulary(), &plan("", "", &rules)).unwrap_or_else(|d| panic!("{d}"));
    let less = said(&plans, "p", "less");
    assert_eq!(less, [(Part::Becomes, "SO-FAR − ( 10% × SO-FAR )".to_owned())]);
    let pay = &said(&plans, "p", "pay")[0].1;
    assert!(pay.contains("past.on = items.on"), "{pay}");
}
