//! The same sixteen clauses by hand: strong Kleene logic over optional facts, with the calendar of a
//! well-known library, which moves by months as the plan language does (29 February less a year is
//! 28 February).

use super::{CAP, CLAUSES, Facts, is_exclusion};
use chrono::{Datelike, Days, Months, NaiveDate};

/// Known to be so, known not to be so, or not known.
pub type Tri = Option<bool>;

/// What comes of a claim.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    NotPayable,
    Undetermined,
    Payable,
}

/// The result of one claim.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Assessed {
    pub verdict: Verdict,
    /// What would be paid, in yen: the least and the most.
    pub amount: (i64, i64),
    /// In the order of the plan.
    pub clauses: [Tri; CLAUSES],
}

fn and(a: Tri, b: Tri) -> Tri {
    match (a, b) {
        (Some(false), _) | (_, Some(false)) => Some(false),
        (Some(true), Some(true)) => Some(true),
        _ => None,
    }
}

fn or(a: Tri, b: Tri) -> Tri {
    and(a.map(|a| !a), b.map(|b| !b)).map(|c| !c)
}

fn on(a: Option<NaiveDate>, b: Option<NaiveDate>, test: impl Fn(NaiveDate, NaiveDate) -> bool) -> Tri {
    Some(test(a?, b?))
}

/// Full years from one day to another.
fn years(from: NaiveDate, to: NaiveDate) -> i32 {
    let years = to.year() - from.year();
    let months = Months::new(u32::try_from(years * 12).unwrap_or(0));
    if from + months > to { years - 1 } else { years }
}

/// The sixteen clauses, each on its own.
#[inline]
pub fn clauses(f: &Facts) -> [Tri; CLAUSES] {
    let [
        wifi,
        genuine,
        own,
        registered,
        report,
        receipt,
        police,
        family,
        theft,
        rejoined,
    ] = f.bools;
    let [released, joined, bought, accident, applied] = f.dates;
    let fresh = on(released, joined, |r, j| r >= j - Months::new(60));
    let proven = and(receipt, on(bought, joined, |b, j| b >= j - Months::new(12)));
    [
        wifi,
        genuine,
        own,
        or(fresh, proven),
        registered,
        on(accident, joined, |a, j| a > j),
        on(applied, accident, |p, a| p <= a + Days::new(90)),
        f.earlier.map(|n| n < 2),
        and(report, receipt),
        or(police, theft.map(|t| !t)),
        f.cause.map(|c| c == 2),
        f.cause.map(|c| c == 3),
        family,
        rejoined,
        on(bought, released, |b, r| b < r),
        on(joined, applied, |j, p| years(j, p) <= 10),
    ]
}

/// Verdict and amount from the clauses: what entitles must be shown, what excludes is presumed not to
/// apply until it is.
#[inline]
pub fn decide(clauses: [Tri; CLAUSES], cost: Option<i64>) -> Assessed {
    let (mut against, mut open) = (false, cost.is_none());
    for (place, clause) in clauses.iter().enumerate() {
        let exclusion = is_exclusion(place);
        against |= *clause == Some(exclusion);
        open |= clause.is_none() && !exclusion;
    }
    Assessed {
        verdict: match (against, open) {
            (true, _) => Verdict::NotPayable,
            (false, true) => Verdict::Undetermined,
            (false, false) => Verdict::Payable,
        },
        amount: cost.map_or((0, CAP), |c| (c.min(CAP), c.min(CAP))),
        clauses,
    }
}

/// Assesses a claim.
pub fn assess(f: &Facts) -> Assessed {
    decide(clauses(f), f.cost)
}
