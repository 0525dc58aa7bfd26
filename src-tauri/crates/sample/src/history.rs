//! What happened before this desk was opened, and what its house has settled.

use chrono::NaiveDate;
use serde_json::json;

use crate::book::{KSP, NVB, OCP, OKF, OKP, RKT, day, map, member_number};
use crate::words::SamplePastClaim;

/// Claims dealt with before the desk was opened.
pub fn past_claims() -> Vec<SamplePastClaim> {
    let past = |number,
                member: &'static str,
                plan,
                benefit,
                applied: &str,
                accident: &str,
                outcome,
                paid: Option<(&str, u32)>| {
        let (paid_on, amount) = paid.map_or((json!("none"), 0), |(on, yen)| (json!(on), yen));
        SamplePastClaim {
            number,
            member,
            contract: member,
            fields: map(json!({
                "claim": number, "plan": plan, "benefit": benefit, "person": member_number(member),
                "insured": member_number(member), "device": member,
                "accident": format!("A-{number}"), "applied_at": applied, "accident_at": accident,
                "outcome": outcome, "paid_on": paid_on, "amount": amount,
            })),
        }
    };
    vec![
        past(
            "KSP-H0871",
            "kuroki",
            KSP,
            "repair-cost",
            "2026-04-20T10:00:00+09:00",
            "2026-04-11T18:00:00+09:00",
            "paid",
            Some(("2026-05-12", 42_000)),
        ),
        past(
            "KSP-H0964",
            "kuroki",
            KSP,
            "repair-cost",
            "2026-08-03T09:30:00+09:00",
            "2026-07-25T08:00:00+09:00",
            "paid",
            Some(("2026-08-24", 27_500)),
        ),
        past(
            "KSP-H0990",
            "aoyama",
            KSP,
            "repair-cost",
            "2026-08-17T14:00:00+09:00",
            "2026-08-15T21:00:00+09:00",
            "withdrawn",
            None,
        ),
        past(
            "KSP-H1002",
            "morishita",
            KSP,
            "repair-cost",
            "2026-03-02T16:45:00+09:00",
            "2026-02-27T12:00:00+09:00",
            "paid",
            Some(("2026-03-20", 31_900)),
        ),
        past(
            "OKF-H0031",
            "serizawa",
            OKF,
            "parcel-gift",
            "2025-12-08T20:00:00+09:00",
            "2025-12-07T15:00:00+09:00",
            "paid",
            Some(("2025-12-26", 5_000)),
        ),
        past(
            "OKP-H0107",
            "shirai",
            OKP,
            "parcel-theft",
            "2026-05-16T11:00:00+09:00",
            "2026-05-15T19:00:00+09:00",
            "paid",
            Some(("2026-06-02", 8_640)),
        ),
        past(
            "OCP-H0042",
            "sakuma",
            OCP,
            "repair-cost",
            "2026-06-09T10:20:00+09:00",
            "2026-06-02T13:00:00+09:00",
            "paid",
            Some(("2026-06-30", 61_200)),
        ),
    ]
}

/// From which day on the book of earlier claims is complete, per plan. For the free plan that is the plan's first day,
/// so nothing is missing at all.
pub fn complete_from() -> Vec<(&'static str, NaiveDate)> {
    vec![
        (KSP, day("2026-01-01")),
        (OKP, day("2025-06-01")),
        (OKF, day("2024-01-01")),
        (OCP, day("2024-04-01")),
        (RKT, day("2024-01-01")),
        (NVB, day("2016-08-01")),
    ]
}

/// Readings (plan, reading) that the sample house has not adopted although its plan recommends one: one claim stops
/// there and shows what that looks like.
pub fn house_leaves_open() -> &'static [(&'static str, &'static str)] {
    &[(KSP, "registered_before")]
}
