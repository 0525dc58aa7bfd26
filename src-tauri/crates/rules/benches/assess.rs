//! One assessment of 16 clauses and a payout, against the same clauses written by hand in Rust with the
//! same three values, on the same claims with a quarter of the facts unknown.
//!
//! The runs are interleaved in slices too short to be interrupted often, and the median of the slices is
//! printed, so that a busy machine slows all alike and changes the ratio little. Other rules engines stand
//! beside it in `tests/peers`.
//! Allowed here: a bench that cannot go on should stop.
#![allow(clippy::expect_used, clippy::panic, missing_docs)]

mod sixteen;

use satei_rules::{Bound, Catalogue, ClaimInput, Room, Verdict};
use sixteen::drawn::{self, Numbers};
use sixteen::{Facts, by_hand};
use std::hint::black_box;
use std::time::Instant;

const CLAIMS: usize = 2_048;
const ROUNDS: usize = 41;
/// Claims measured at one go.
const SLICE: usize = 32;

/// How long something takes for each claim of a slice, in nanoseconds.
fn timed(run: impl FnOnce()) -> f64 {
    let start = Instant::now();
    run();
    start.elapsed().as_nanos() as f64 / SLICE as f64
}

fn median(mut times: Vec<f64>) -> f64 {
    times.sort_by(f64::total_cmp);
    times[times.len() / 2]
}

fn main() {
    let catalogue = Catalogue::load(sixteen::files()).unwrap_or_else(|d| panic!("{d}"));
    let facts: Vec<Facts> = drawn::claims(&mut Numbers(7), CLAIMS);
    let claims: Vec<ClaimInput> = facts.iter().map(sixteen::claim).collect();
    let bind = |c| Bound::new(&catalogue, c, "repair").expect("the benefit is there");
    let mut bound: Vec<Bound<'_>> = claims.iter().map(bind).collect();
    let mut room = Room::default();
    let mut verdicts = [0_usize; 3];
    let mut unknown = 0;
    for (bound, facts) in bound.iter_mut().zip(&facts) {
        let (verdict, amount) = bound.evaluate(&mut room);
        let (verdict, place) = match verdict {
            Verdict::NotPayable => (by_hand::Verdict::NotPayable, 0),
            Verdict::Undetermined => (by_hand::Verdict::Undetermined, 1),
            Verdict::Payable => (by_hand::Verdict::Payable, 2),
            other => panic!("{other:?}"),
        };
        verdicts[place] += 1;
        let wanted = by_hand::assess(facts);
        unknown += wanted.clauses.iter().filter(|clause| clause.is_none()).count();
        assert_eq!(
            (verdict, amount),
            (wanted.verdict, Some(wanted.amount)),
            "the two disagree"
        );
    }
    let (mut core, mut hand, mut exact) = (Vec::new(), Vec::new(), Vec::new());
    for _ in 0..ROUNDS {
        for (bound, facts) in bound.chunks_mut(SLICE).zip(facts.chunks(SLICE)) {
            core.push(timed(|| {
                bound.iter_mut().for_each(|b| {
                    black_box(b.evaluate(&mut room));
                });
            }));
            hand.push(timed(|| {
                facts.iter().for_each(|f| {
                    black_box(by_hand::assess(black_box(f)));
                });
            }));
            exact.push(timed(|| {
                bound
                    .iter_mut()
                    .for_each(|b| drop(black_box(b.settle(&mut room))));
            }));
        }
    }
    let (core, hand, exact) = (median(core), median(hand), median(exact));
    println!("{CLAIMS} claims, a quarter unknown: {verdicts:?} not payable, undetermined, payable");
    println!("{unknown} of {} clauses not known", CLAIMS * sixteen::CLAUSES);
    println!(
        "core with provenance {core:.0} ns, by hand {hand:.0} ns, ratio {:.1}",
        core / hand
    );
    println!("core with settle     {exact:.0} ns");
}
