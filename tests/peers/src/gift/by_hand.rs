//! The rules of the gift by hand, with three values.

use super::{Earlier, Gift, Span, There};
use crate::sixteen::by_hand::Tri;
use satei_rules::{DocumentState, PresumptionCall, Verdict};

const HOUR: i64 = 3_600;
const DAY: i64 = 24 * HOUR;
/// How far the clock of Japan is ahead.
const AHEAD: i64 = 9 * HOUR;
/// What is given at most, in yen.
const CAP: i64 = 5_000;

fn all<const N: usize>(parts: [Tri; N]) -> Tri {
    if parts.contains(&Some(false)) {
        return Some(false);
    }
    (!parts.contains(&None)).then_some(true)
}

fn any<const N: usize>(parts: [Tri; N]) -> Tri {
    not(all(parts.map(not)))
}

fn not(a: Tri) -> Tri {
    a.map(|a| !a)
}

/// What a reading says: its choice, or what all its choices agree on while none is chosen.
fn read<const N: usize>(choice: Option<u8>, choices: [Tri; N]) -> Tri {
    match choice {
        Some(choice) => choices[usize::from(choice)],
        None if choices.iter().all(|c| *c == choices[0]) => choices[0],
        None => None,
    }
}

/// Whether a reading has that choice. Where a rule compares it with each of its choices in turn, nothing is made
/// out while none is chosen, not even what all of them agree on.
fn chosen(reading: Option<u8>, choice: u8) -> Tri {
    reading.map(|c| c == choice)
}

/// Whether one comes before the other; where either is known not to be, it does not.
fn before(a: Span, b: Span, or_at_once: bool) -> Tri {
    if a.there == There::No || b.there == There::No {
        return Some(false);
    }
    let less = |x: i64, y: i64| x < y || or_at_once && x == y;
    if !less(a.from, b.to) {
        return Some(false);
    }
    let sure = a.there == There::Yes && b.there == There::Yes;
    (sure && less(a.to, b.from)).then_some(true)
}

fn exists(a: Span) -> Tri {
    match a.there {
        There::Yes => Some(true),
        There::Perhaps => None,
        There::No => Some(false),
    }
}

impl Span {
    fn later(self, by: i64) -> Self {
        Self {
            from: self.from + by,
            to: self.to + by,
            there: self.there,
        }
    }

    /// The days in Japan.
    fn days(self) -> Self {
        let day = |at: i64| (at + AHEAD).div_euclid(DAY);
        Self {
            from: day(self.from),
            to: day(self.to),
            there: self.there,
        }
    }
}

/// Whether the enrolment was in force at a moment.
fn enrolled(g: &Gift, at: Span) -> Tri {
    let ended = any([
        not(exists(g.enrolment_ended_at)),
        before(at, g.enrolment_ended_at, false),
    ]);
    all([before(g.enrolled_at, at, true), ended])
}

/// The same of a day: those on which it began and ended count whole.
fn enrolled_on(g: &Gift, day: Span) -> Tri {
    let ended = g.enrolment_ended_at;
    all([
        before(g.enrolled_at.days(), day, true),
        any([not(exists(ended)), before(day, ended.days(), true)]),
    ])
}

fn in_force(g: &Gift) -> Tri {
    let moments = [g.delivered_at, g.stolen_at, g.reported_at].map(|at| enrolled(g, at));
    let [delivered, stolen, reported] = moments;
    // A moment that never came asks for nothing.
    let each = all([
        any([not(exists(g.delivered_at)), delivered]),
        stolen,
        any([not(exists(g.reported_at)), reported]),
    ]);
    // Of the purchase the day alone is known.
    let when_bought = enrolled_on(g, g.ordered_on);
    read(g.cover_moments, [each, any(moments), all([each, when_bought])])
}

/// Whether the requirement of a document is met, whose quality may be in question.
fn met(state: DocumentState, quality: Tri) -> Tri {
    match state {
        DocumentState::Accepted if quality == Some(true) => Some(true),
        DocumentState::Waived => Some(true),
        DocumentState::Unobtainable => Some(false),
        _ => None,
    }
}

/// Whether an earlier claim uses the one gift up.
fn counts(g: &Gift, e: &Earlier) -> Tri {
    let same = |a: Option<u32>, b: Option<u32>| Some(a? == b?);
    let among = |outcomes: std::ops::Range<u8>| e.outcome.map(|o| outcomes.contains(&o));
    let came_to_nothing = all([not(same(e.accident, g.accident)), among(3..5)]);
    let counted = |choice: u8| chosen(g.counted_application, choice);
    let applied = any([
        counted(1),
        all([counted(0), any([among(0..3), came_to_nothing])]),
        all([counted(2), among(0..3)]),
    ]);
    all([
        e.plan.map(|p| p == g.this_plan),
        same(e.person, g.member),
        before(e.applied_at, g.applied_at, false),
        applied,
    ])
}

fn first_gift(g: &Gift) -> Tri {
    let mut open = !g.earlier_complete;
    for earlier in &g.earlier {
        match counts(g, earlier) {
            Some(true) => return Some(false),
            Some(false) => {}
            None => open = true,
        }
    }
    (!open).then_some(true)
}

/// What stands in the way of the gift: for every rule, whether it is passed.
fn passed(g: &Gift) -> [Tri; 20] {
    let clock = |other: u8| not(chosen(g.report_clock, other));
    let period = |choice: u8| chosen(g.repurchase_period, choice);
    let by_purchase = chosen(g.gift_basis, 0);
    let proofs = chosen(g.proofs_needed, 0);
    let papers = g.police_paper.map(|p| usize::from(p) < super::PAPERS.len());
    let channel = |place: u8| g.police_slip_channel.map(|c| c == place);
    let slip = all([papers, read(g.slip_channel, [Some(true), channel(0), channel(1)])]);
    let tracking = met(g.tracking_proof, Some(true));
    let order = met(g.order_proof, Some(true));
    let filed = g.police_reported_on;
    let within_week = |from: Span| before(filed, from.days().later(7), true);
    let deficient = read(
        g.deficient_report,
        [g.report_quality.map(|q| q == 1), g.report_quality.map(|q| q != 0)],
    );
    [
        in_force(g),
        all([g.purchased_by_member, g.seller.map(|s| s == 0)]),
        all([g.cause_is_theft, g.goods_stolen]),
        g.into_the_bag,
        any([
            not(clock(2)),
            before(g.reported_at, g.delivered_at.later(24 * HOUR), true),
        ]),
        any([
            not(clock(1)),
            before(g.contacted_at, g.stolen_at.later(24 * HOUR), true),
            before(g.reported_at, g.stolen_at.later(24 * HOUR), true),
        ]),
        read(
            g.police_week,
            [
                Some(true),
                within_week(g.stolen_at),
                within_week(g.reported_at),
                within_week(g.delivered_at),
            ],
        ),
        any([
            by_purchase,
            period(0),
            all([period(1), before(g.repurchased_on, g.applied_at.days(), true)]),
            all([period(2), enrolled_on(g, g.repurchased_on)]),
        ]),
        any([not(period(2)), enrolled(g, g.applied_at)]),
        exists(filed),
        not(deficient),
        met(g.police_slip, slip),
        any([by_purchase, met(g.repurchase_voucher, Some(true))]),
        any([not(proofs), tracking]),
        any([not(proofs), order]),
        any([proofs, tracking, order]),
        any([chosen(g.scene_photo_duty, 0), met(g.scene_photo, Some(true))]),
        any([chosen(g.gift_form, 0), met(g.bank_account, Some(true))]),
        first_gift(g),
        // A finding under the terms of use, once somebody has raised it.
        Some(g.terms_raised != Some(true) && !(g.terms_raised.is_none() && overturned(g, 4))),
    ]
}

fn overturned(g: &Gift, place: usize) -> bool {
    g.calls[place] == Some(PresumptionCall::Overturned)
}

/// What the insurer would have to show: not known counts as not so, but for the question to the shop, which
/// must have been put.
fn excluded(g: &Gift) -> [Tri; 5] {
    let person = g.seller.map(|s| s == 1 || s == 2);
    let bag = all([g.bag_is_stolen, not(g.goods_stolen)]);
    let presume = |found: Tri, place: usize, asked: bool| match found {
        Some(found) => Some(found),
        None if overturned(g, place) => Some(true),
        None => asked.then_some(false),
    };
    [
        presume(person, 0, true),
        presume(bag, 1, true),
        presume(g.shop_cover_available, 2, g.shop_asked),
        presume(g.report_false, 3, true),
        presume(g.enrolment_turned_down, 5, true),
    ]
}

/// The gift, in yen, from and to, and whether it is clear by which amount it goes.
fn gift(g: &Gift) -> (i64, i64, bool) {
    let (bought, again) = (g.purchase_amount, g.repurchase_amount);
    let lower = (bought.from.min(again.from), bought.to.min(again.to));
    let bought = (bought.from, bought.to);
    // By the purchase, by the purchase with a voucher, by the re-purchase, by the lower.
    let bases = [bought, bought, (again.from, again.to), lower];
    let (from, to) = match g.gift_basis {
        Some(basis) => bases[usize::from(basis)],
        None => bases
            .iter()
            .fold((i64::MAX, 0), |(from, to), b| (from.min(b.0), to.max(b.1))),
    };
    (from.min(CAP), to.min(CAP), g.gift_basis.is_some())
}

/// Verdict and amount.
pub fn assess(g: &Gift) -> (Verdict, (i64, i64)) {
    let (passed, excluded) = (passed(g), excluded(g));
    let (from, to, clear) = gift(g);
    let against = passed.contains(&Some(false)) || excluded.contains(&Some(true));
    let open = passed.contains(&None) || excluded.contains(&None) || from != to || !clear;
    let verdict = match (against, open) {
        (true, _) => Verdict::NotPayable,
        (false, true) => Verdict::Undetermined,
        (false, false) => Verdict::Payable,
    };
    (verdict, (from, to))
}
