//! A million stored assessments, replayed against changed plans: reading them from the desk's encrypted
//! database included.
//!
//! They are made from the scenarios of all plans with facts varied and left out: some thousands that
//! differ, each decided many times over, a hundred decisions to a claim. One in twenty was undetermined when it was
//! decided, as where a person decides against the assessment; `SATEI_REPLAY_OPEN` sets another number of twenty (the
//! scenarios alone give nine). `SATEI_REPLAY` sets another number of assessments. Storing a million takes a quarter of an
//! hour: `SATEI_REPLAY_DESK` names a folder in which the desk is kept, and used again.
//! Allowed here: a bench that cannot go on should stop.
#![allow(clippy::expect_used, clippy::panic, missing_docs)]

use satei_cases::{Environment, Store, Unlock};
use satei_desk::{Cancel, Desk, Parts, Plans, ReplayAsked, ReplayReport};
use satei_model::Decided;
use satei_replay::{decided, fill};
use satei_rules::{Catalogue, ClaimInput, FactEntry, FactValue, ReplayBy, SourceFile, Verdict, assess_all};
use std::path::PathBuf;
use std::time::Instant;

const STORED: usize = 1_000_000;
/// Assessments that differ, about.
const KINDS: usize = 4_000;
/// Of twenty assessments those that were undetermined.
const OPEN: usize = 1;
/// Decisions of one claim.
const TO_A_CLAIM: usize = 100;

/// What is changed in the plans: an amount in each of the six.
const CHANGES: &[(&str, &str)] = &[
    ("capped at 150_000 yen", "capped at 120_000 yen"),
    ("300 yen if parcel_goods_price", "350 yen if parcel_goods_price"),
    ("cap = \"5_000 yen\"", "cap = \"4_000 yen\""),
    ("capped at 30_000 yen", "capped at 25_000 yen"),
    ("100_000 yen - paid_this_year", "80_000 yen - paid_this_year"),
    ("capped at 300_000 yen", "capped at 250_000 yen"),
];

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
}

fn load(files: Vec<SourceFile>) -> Catalogue {
    Catalogue::load(files).unwrap_or_else(|d| panic!("{d}"))
}

fn changed() -> Catalogue {
    let mut files = Plans::built_in_files();
    files.retain(|file| !file.path.ends_with(".scenarios.toml"));
    for (from, to) in CHANGES {
        let mut places = 0;
        for file in &mut files {
            places += file.text.matches(from).count();
            file.text = file.text.replace(from, to);
        }
        assert!(places > 0, "nothing reads {from}");
    }
    load(files)
}

/// A claim with its amounts varied, and one fact in fifty left out.
fn varied(claim: &ClaimInput, numbers: &mut Numbers) -> ClaimInput {
    let mut claim = claim.clone();
    claim.facts.retain(|_, _| numbers.next(50) != 0);
    for entry in claim.facts.values_mut() {
        if let FactEntry::Value {
            value: FactValue::Number(Some(lo), Some(hi)),
            ..
        } = entry
            && lo == hi
            && *lo > 1_000
        {
            *lo = *lo / 2 + i64::try_from(numbers.next(*lo as u64 + 1)).unwrap_or_default();
            *hi = *lo;
        }
    }
    claim
}

fn set(name: &str) -> Option<usize> {
    std::env::var(name).ok().and_then(|n| n.parse().ok())
}

fn main() {
    let count = set("SATEI_REPLAY").unwrap_or(STORED);
    let open = set("SATEI_REPLAY_OPEN").unwrap_or(OPEN);
    let before = load(Plans::built_in_files());
    let mut numbers = Numbers(11);
    let scenarios: Vec<_> = before.scenarios().iter().flat_map(|f| &f.scenarios).collect();
    let began = Instant::now();
    let (mut kinds, mut undetermined): (Vec<Decided>, Vec<Decided>) = (Vec::new(), Vec::new());
    while kinds.len() < KINDS.min(count) {
        for scenario in &scenarios {
            let claim = varied(&scenario.claim, &mut numbers);
            let assessments = assess_all(&before, &claim);
            for assessment in assessments.iter().filter(|it| !it.version.is_empty()) {
                let is_open = assessment.verdict == Verdict::Undetermined;
                let kinds = if is_open { &mut undetermined } else { &mut kinds };
                kinds.push(decided(&before, &claim, assessment));
            }
        }
    }
    undetermined.truncate(kinds.len() * open / (20 - open.min(19)));
    let every = kinds.len() / undetermined.len().max(1);
    for (place, one) in undetermined.into_iter().enumerate() {
        kinds.insert((place * (every + 1)).min(kinds.len()), one);
    }
    let mut verdicts = std::collections::BTreeMap::<String, usize>::new();
    for kind in &kinds {
        *verdicts
            .entry(kind.receipt["assessment"]["verdict"].to_string())
            .or_default() += 1;
    }
    let bytes: usize = kinds.iter().filter_map(Decided::basis).map(|it| it.len()).sum();
    println!(
        "{} assessments that differ ({verdicts:?}), {} bytes of basis each, made in {:.1} s",
        kinds.len(),
        bytes / kinds.len(),
        began.elapsed().as_secs_f64()
    );
    let folder = tempfile::tempdir().expect("a folder");
    let kept = std::env::var_os("SATEI_REPLAY_DESK").map(PathBuf::from);
    let desk = kept.unwrap_or_else(|| folder.path().join("desk"));
    if desk.join("desk.db").exists() {
        println!("the desk in {} is used as it is", desk.display());
    } else {
        let began = Instant::now();
        let claims = (0..count.div_ceil(TO_A_CLAIM)).map(|claim| {
            let first = claim * TO_A_CLAIM;
            (first..(first + TO_A_CLAIM).min(count))
                .map(|place| kinds[place % kinds.len()].clone())
                .collect()
        });
        fill(&desk, "keitai-support-plus", claims).expect("the desk is filled");
        let size = std::fs::metadata(desk.join("desk.db")).map_or(0, |it| it.len());
        println!(
            "{count} stored in a desk of {} MB in {:.1} s",
            size / 1_000_000,
            began.elapsed().as_secs_f64()
        );
    }
    drop(kinds);
    let cpu = processor_time();
    let began = Instant::now();
    let read = read_alone(&desk);
    println!(
        "reading alone, on one thread: {:.2} s, {:.2} s of processor time for {} MB",
        began.elapsed().as_secs_f64(),
        processor_time() - cpu,
        read / 1_000_000
    );
    let parts = Parts::new(
        "査定 花子".to_owned(),
        Plans::built_in().expect("the plans are right"),
    );
    let desk = Desk::open(&desk, None, parts).expect("the desk opens");
    let after = changed();
    for (name, later) in [("changed plans", &after), ("the same plans", &before)] {
        for _ in 0..3 {
            let asked = ReplayAsked {
                before: &before,
                after: later,
                by: ReplayBy::Day,
                open: false,
                named: 20,
            };
            let began = Instant::now();
            let cpu = processor_time();
            let report = desk
                .replay(&asked, &Cancel::default(), &mut |_, _| {})
                .expect("the desk is read");
            let spent = began.elapsed().as_secs_f64();
            let busy = processor_time() - cpu;
            println!(
                "{name}: {:.2} s, {busy:.2} s of processor time; {}",
                spent,
                summary(&report)
            );
        }
    }
}

/// Reads every basis and looks at none; gives their bytes.
fn read_alone(desk: &std::path::Path) -> usize {
    let store = Store::open(desk, Unlock::Sample, Environment::system()).expect("the desk opens");
    let mut bytes = 0;
    let scan = store.decisions(1).expect("the desk can be read");
    scan.read(|row| {
        bytes += row.basis.map_or(0, <[u8]>::len);
        true
    })
    .expect("the desk is read");
    bytes
}

fn summary(report: &ReplayReport) -> String {
    let it = &report.stored;
    format!(
        "{} of {} done, {} same, {} otherwise, engine {}, text {}, not replayed {}",
        report.done,
        report.total,
        it.same,
        it.differing,
        it.engine_differs,
        it.text_differs,
        it.not_replayed.iter().map(|it| it.count).sum::<u64>()
    )
}

/// Seconds that this program has kept processors busy, where the system says so: on a machine that others use too, that
/// tells more than the clock.
fn processor_time() -> f64 {
    let stat = std::fs::read_to_string("/proc/self/stat").unwrap_or_default();
    let fields = stat.rsplit(") ").next().unwrap_or_default().split(' ');
    let ticks: u64 = fields
        .skip(11)
        .take(2)
        .filter_map(|it| it.parse::<u64>().ok())
        .sum();
    ticks as f64 / 100.0
}
