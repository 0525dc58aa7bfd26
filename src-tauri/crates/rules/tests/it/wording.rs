//! Rules taken apart for a reader.

use satei_rules::{Catalogue, Part, Piece, Wording, choice_wording, statements};

use crate::plans::built_in;

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
            format!("{fold}{} of {list} where {} {}", line(of), read(cond), line(tail))
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
            "[!released_on < ?age_anchor − 5years / [HAS <purchase_proof> & ?purchase_window]]".to_owned()
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
            "cost_lines.kind ∈ { cost_kind:battery , cost_kind:accessory , cost_kind:consumable }".to_owned()
        )],
        "an exclusion of lines speaks of each line"
    );
    assert_eq!(
        ksp("once-per-accident"),
        [(
            Part::When,
            "!any of earlier_claims where [earlier_claims.plan = 'keitai-support-plus' & earlier_claims.person = member_id \
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
