//! One assessment of 16 clauses and a payout, against the same clauses written by hand in Rust with the
//! same three values, on the same claims with a quarter of the facts unknown.
//!
//! The runs are interleaved in slices too short to be interrupted often, and the median of the slices is
//! printed, so that a busy machine slows all alike and changes the ratio little.
//! Allowed here: a bench that cannot go on should stop.
#![allow(clippy::expect_used, clippy::panic, missing_docs)]

use satei_rules::{Bound, Catalogue, ClaimInput, FactValue, Proof, SourceFile, Verdict};
use std::hint::black_box;
use std::time::Instant;

const CLAIMS: usize = 2_048;
const ROUNDS: usize = 41;
/// Claims measured at one go.
const SLICE: usize = 32;

/// Facts by their type: bools first, then enums, dates, yen and counts.
const BOOLS: &[&str] = &[
    "wifi",
    "genuine",
    "own",
    "registered",
    "report",
    "receipt",
    "police",
    "family",
    "theft",
    "rejoined",
];
const DATES: &[&str] = &["released", "joined", "bought", "accident", "applied"];
const CAUSES: &[&str] = &["breakage", "submersion", "loss", "battery"];

fn files() -> Vec<SourceFile> {
    let label = "{ ja = \"名\", zh-Hans = \"名\", en = \"Name\" }";
    let mut vocabulary = String::from("[enum.cause]\n");
    for cause in CAUSES {
        vocabulary += &format!("values.{cause} = {label}\n");
    }
    let mut fact = |id: &str, ty: &str| {
        vocabulary +=
            &format!("[fact.{id}]\n{ty}\nproof = \"stated\"\ngroup = \"device\"\nlabel = {label}\n");
    };
    BOOLS.iter().for_each(|id| fact(id, "type = \"bool\""));
    DATES.iter().for_each(|id| fact(id, "type = \"date\""));
    fact("cause", "type = \"enum\"\nof = \"cause\"");
    fact("cost", "type = \"yen\"");
    fact("earlier", "type = \"count\"");
    let mut plan = format!(
        "[plan]\nid = \"bench\"\neffective = 1900-01-01\nversion_by = \"joined\"\ntime_zone = \"Asia/Tokyo\"\n\
         label = {label}\nsource = {{ title = \"Bench\" }}\n[[benefit]]\nid = \"repair\"\nlabel = {label}\n"
    );
    let rules = [
        ("eligibility", "wifi"),
        ("eligibility", "genuine"),
        ("eligibility", "own"),
        (
            "eligibility",
            "released >= joined - 5 years or receipt and bought >= joined - 1 year",
        ),
        ("eligibility", "registered"),
        ("eligibility", "accident > joined"),
        ("deadline", "applied <= accident + 90 days"),
        ("limit", "earlier < 2"),
        ("eligibility", "report and receipt"),
        ("eligibility", "police or not theft"),
        ("exclusion", "cause is loss"),
        ("exclusion", "cause is battery"),
        ("exclusion", "family"),
        ("exclusion", "rejoined"),
        ("exclusion", "bought < released"),
        ("limit", "years from joined to applied <= 10"),
    ];
    for (place, (kind, when)) in rules.iter().enumerate() {
        let burden = if *kind == "exclusion" {
            "burden = \"insurer\"\n"
        } else {
            ""
        };
        plan += &format!(
            "[[rule]]\nid = \"r{place}\"\nbenefits = [\"repair\"]\nkind = \"{kind}\"\nclause = \"1\"\nat = \"L1\"\n\
             label = {label}\nwhen = \"{when}\"\n{burden}"
        );
    }
    plan += &format!(
        "[[rule]]\nid = \"pay\"\nbenefits = [\"repair\"]\nkind = \"payout\"\nclause = \"1\"\nat = \"L1\"\n\
         label = {label}\npay = \"cost capped at 150_000 yen\"\n"
    );
    vec![
        SourceFile {
            path: "vocabulary.toml".into(),
            text: vocabulary,
        },
        SourceFile {
            path: "bench/1900-01-01.toml".into(),
            text: plan,
        },
    ]
}

/// The facts of one claim; what is not known is `None`.
#[derive(Clone, Default)]
struct Facts {
    bools: [Option<bool>; 10],
    dates: [Option<i64>; 5],
    cause: Option<usize>,
    cost: Option<i64>,
    earlier: Option<i64>,
}

/// A small generator of numbers, the same on every run.
struct Numbers(u64);

impl Numbers {
    fn next(&mut self, below: u64) -> u64 {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % below
    }

    fn known<T>(&mut self, value: T) -> Option<T> {
        (self.next(4) != 0).then_some(value)
    }
}

fn facts(numbers: &mut Numbers) -> Facts {
    let mut made = Facts::default();
    for (place, slot) in made.bools.iter_mut().enumerate() {
        // Mostly as a good claim would have it, so that most clauses are looked at.
        let good = place < 7;
        let value = if numbers.next(12) == 0 { !good } else { good };
        *slot = numbers.known(value);
    }
    let joined = 19_000 + numbers.next(1_000) as i64;
    let dates = [
        joined - numbers.next(2_200) as i64,
        joined,
        joined - numbers.next(500) as i64,
        joined + numbers.next(700) as i64,
        joined + 700 + numbers.next(100) as i64,
    ];
    for (slot, date) in made.dates.iter_mut().zip(dates) {
        *slot = numbers.known(date);
    }
    let cause = numbers.next(12) as usize / 5;
    made.cause = numbers.known(cause);
    let cost = numbers.next(200_000) as i64;
    made.cost = numbers.known(cost);
    let earlier = numbers.next(3) as i64;
    made.earlier = numbers.known(earlier);
    made
}

fn claim(facts: &Facts) -> ClaimInput {
    let mut claim = ClaimInput::new("bench", 1_775_000_000);
    for (id, value) in BOOLS.iter().zip(facts.bools) {
        if let Some(b) = value {
            claim = claim.fact(id, FactValue::Bool(b), Proof::Confirmed);
        }
    }
    for (id, value) in DATES.iter().zip(facts.dates) {
        if let Some(d) = value {
            claim = claim.fact(id, FactValue::Date(Some(d), Some(d)), Proof::Confirmed);
        }
    }
    if let Some(cause) = facts.cause {
        claim = claim.fact(
            "cause",
            FactValue::Enum(CAUSES[cause].to_owned()),
            Proof::Confirmed,
        );
    }
    for (id, value) in [("cost", facts.cost), ("earlier", facts.earlier)] {
        if let Some(n) = value {
            claim = claim.fact(id, FactValue::Number(Some(n), Some(n)), Proof::Confirmed);
        }
    }
    claim
}

/// The same 16 clauses by hand, with the calendar of a well-known library.
mod by_hand {
    use super::Facts;
    use chrono::{Datelike, Days, Months, NaiveDate};

    type Tri = Option<bool>;

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

    fn date(days: i64) -> NaiveDate {
        NaiveDate::default()
            .checked_add_days(Days::new(days as u64))
            .expect("in range")
    }

    fn on<T>(a: Option<i64>, b: Option<i64>, f: impl Fn(NaiveDate, NaiveDate) -> T) -> Option<T> {
        Some(f(date(a?), date(b?)))
    }

    fn years(from: NaiveDate, to: NaiveDate) -> i32 {
        let n = to.year() - from.year();
        let moved = from
            .checked_add_months(Months::new((n.max(0) * 12) as u32))
            .expect("in range");
        if moved > to { n - 1 } else { n }
    }

    /// 0 not payable, 1 undetermined, 2 payable; and the amount as a range.
    pub fn assess(f: &Facts) -> (u8, i64, i64) {
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
        let needed = [
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
            on(joined, applied, |j, p| years(j, p) <= 10),
        ];
        let excluded = [
            f.cause.map(|c| c == 2),
            f.cause.map(|c| c == 3),
            family,
            rejoined,
            on(bought, released, |b, r| b < r),
        ];
        let against = needed.contains(&Some(false)) || excluded.contains(&Some(true));
        let (lo, hi) = f.cost.map_or((0, 150_000), |c| (c.min(150_000), c.min(150_000)));
        let open = needed.contains(&None) || lo != hi;
        (
            if against {
                0
            } else if open {
                1
            } else {
                2
            },
            lo,
            hi,
        )
    }
}

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
    let catalogue = Catalogue::load(files()).unwrap_or_else(|d| panic!("{d}"));
    let mut numbers = Numbers(7);
    let facts: Vec<Facts> = (0..CLAIMS).map(|_| facts(&mut numbers)).collect();
    let claims: Vec<ClaimInput> = facts.iter().map(claim).collect();
    let bind = |c| Bound::new(&catalogue, c, "repair").expect("the benefit is there");
    let mut bound: Vec<Bound<'_>> = claims.iter().map(bind).collect();
    let mut verdicts = [0_usize; 3];
    for (bound, facts) in bound.iter_mut().zip(&facts) {
        let (verdict, amount) = bound.evaluate();
        let code = match verdict {
            Verdict::NotPayable => 0,
            Verdict::Undetermined => 1,
            Verdict::Payable => 2,
            other => panic!("{other:?}"),
        };
        verdicts[code] += 1;
        let (wanted, lo, hi) = by_hand::assess(facts);
        assert_eq!((code as u8, amount), (wanted, Some((lo, hi))), "the two disagree");
    }
    let (mut core, mut hand, mut exact) = (Vec::new(), Vec::new(), Vec::new());
    for _ in 0..ROUNDS {
        for (bound, facts) in bound.chunks_mut(SLICE).zip(facts.chunks(SLICE)) {
            core.push(timed(|| {
                bound.iter_mut().for_each(|b| {
                    black_box(b.evaluate());
                });
            }));
            hand.push(timed(|| {
                facts.iter().for_each(|f| {
                    black_box(by_hand::assess(black_box(f)));
                });
            }));
            exact.push(timed(|| {
                bound.iter_mut().for_each(|b| drop(black_box(b.settle())));
            }));
        }
    }
    let (core, hand, exact) = (median(core), median(hand), median(exact));
    println!("{CLAIMS} claims, a quarter unknown: {verdicts:?} not payable, undetermined, payable");
    println!(
        "core with provenance {core:.0} ns, by hand {hand:.0} ns, ratio {:.1}",
        core / hand
    );
    println!("core with settle     {exact:.0} ns");
}
