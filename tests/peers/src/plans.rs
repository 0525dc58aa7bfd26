//! Every benefit of every plan of this repository, on claims drawn from the plans' own scenarios.

use crate::gift::{self, Gift};
use crate::measure::{self, Runner};
use crate::show;
use crate::sixteen::drawn::Numbers;
use satei_rules::{Bound, Catalogue, ClaimInput, Room, SourceFile, Verdict, assess};
use std::cell::RefCell;
use std::collections::BTreeMap;
use std::hint::black_box;
use std::path::{Path, PathBuf};

/// Claims drawn for each benefit.
const DRAWN: usize = 512;
const ROUNDS: usize = 9;
/// How often each claim of the benefit written by hand is varied to compare the two.
const VARIED: usize = 16;

/// Prints how long loading takes, and what each benefit costs.
pub fn print() {
    let files = files(Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../../plans")));
    print_loading(&files);
    let catalogue = Catalogue::load(files).unwrap_or_else(|d| panic!("{d}"));
    println!(
        "\n| plan | benefit | rules | with provenance | a rule | and settled | a rule | whole report | refused, \
         open, paid or entitled |"
    );
    println!("|---|---|---|---|---|---|---|---|---|");
    let mut all = [Vec::new(), Vec::new()];
    let mut whole = None;
    for ((plan, benefit), bases) in bases(&catalogue) {
        let mut numbers = Numbers(23);
        let claims: Vec<ClaimInput> = (0..DRAWN).map(|_| drawn(&bases, &mut numbers)).collect();
        let row = row(&catalogue, &plan, &benefit, &claims);
        println!("{}", row.text);
        if (plan.as_str(), benefit.as_str()) == (gift::PLAN, gift::BENEFIT) {
            let plain = bases.iter().copied().chain(&claims);
            let often = plain.clone().cycle().take(plain.clone().count() * VARIED);
            let vary = |claim| gift::varied(claim, &bases, &mut numbers);
            let varied: Vec<ClaimInput> = often.map(vary).collect();
            agree(&catalogue, plain.chain(&varied));
            whole = Some(claims);
        }
        all[0].push(row.evaluated);
        all[1].push(row.settled);
    }
    let [evaluated, settled] = all.map(|times| measure::median(&times));
    println!(
        "\nMedian of the benefits: {} with provenance, {} settled.",
        show(evaluated),
        show(settled)
    );
    print_gift(&catalogue, &whole.expect("the gift has scenarios"));
}

/// A whole benefit by hand and by the core. The two must agree on every claim.
fn agree<'a>(catalogue: &Catalogue, claims: impl Iterator<Item = &'a ClaimInput>) {
    let mut room = Room::default();
    for claim in claims {
        let mut bound = Bound::new(catalogue, claim, gift::BENEFIT).expect("every claim has a version");
        let (verdict, amount) = bound.evaluate(&mut room);
        let (wanted, yen) = gift::assess(&Gift::of(catalogue, claim));
        assert_eq!(
            (verdict, amount),
            (wanted, Some(yen)),
            "the plan and `gift/by_hand.rs` disagree; was the plan changed? {claim:#?}"
        );
    }
}

/// What a claim of that benefit costs.
fn print_gift(catalogue: &Catalogue, claims: &[ClaimInput]) {
    let bind = |claim| Bound::new(catalogue, claim, gift::BENEFIT).map(RefCell::new);
    let bound: Vec<RefCell<Bound<'_>>> = claims.iter().filter_map(bind).collect();
    let room = RefCell::new(Room::default());
    let gifts: Vec<Gift> = claims.iter().map(|claim| Gift::of(catalogue, claim)).collect();
    let mut runners = [
        Runner::new("hand-written Rust, three-valued", |claim| {
            black_box(gift::assess(black_box(&gifts[claim])));
        }),
        Runner::new("Satei, assessed with provenance", |claim| {
            black_box(bound[claim].borrow_mut().evaluate(&mut room.borrow_mut()));
        }),
        Runner::new("Satei, assessed and settled", |claim| {
            drop(black_box(
                bound[claim].borrow_mut().settle(&mut room.borrow_mut()),
            ));
        }),
    ];
    measure::race(&mut runners, claims.len(), ROUNDS * 5);
    let hand = runners[0].median();
    println!(
        "\n| {} of {} | a claim | hand-written × |",
        gift::BENEFIT,
        gift::PLAN
    );
    println!("|---|---|---|");
    for runner in &runners {
        let time = runner.median();
        println!("| {} | {} | {:.1} |", runner.name, show(time), time / hand);
    }
}

fn print_loading(files: &[SourceFile]) {
    let is_scenario = |file: &&SourceFile| file.path.ends_with(".scenarios.toml");
    let plans: Vec<SourceFile> = files.iter().filter(|f| !is_scenario(f)).cloned().collect();
    for (what, files) in [
        ("all plans", &plans[..]),
        ("all plans with their scenarios", files),
    ] {
        let kilobytes: usize = files.iter().map(|f| f.text.len()).sum::<usize>() / 1_000;
        let time = measure::milliseconds(15, || drop(black_box(Catalogue::load(files.to_vec()))));
        println!("\nLoaded and checked, {what} ({kilobytes} kB of text): {time:.1} ms.");
    }
}

struct Row {
    text: String,
    evaluated: f64,
    settled: f64,
}

fn row(catalogue: &Catalogue, plan: &str, benefit: &str, claims: &[ClaimInput]) -> Row {
    let bind = |claim| Bound::new(catalogue, claim, benefit).map(RefCell::new);
    let bound: Vec<RefCell<Bound<'_>>> = claims.iter().filter_map(bind).collect();
    assert_eq!(bound.len(), claims.len(), "every drawn claim has a version");
    let room = RefCell::new(Room::default());
    let mut verdicts = [0_usize; 3];
    for bound in &bound {
        let place = match bound.borrow_mut().settle(&mut room.borrow_mut()).0 {
            Verdict::NotPayable | Verdict::NotEntitled => 0,
            Verdict::Undetermined => 1,
            Verdict::Payable | Verdict::Entitled => 2,
            Verdict::PlanDefect => panic!("{plan}, {benefit}: a defect"),
        };
        verdicts[place] += 1;
    }
    let mut runners = [
        Runner::new("evaluate", |claim| {
            black_box(bound[claim].borrow_mut().evaluate(&mut room.borrow_mut()));
        }),
        Runner::new("settle", |claim| {
            drop(black_box(
                bound[claim].borrow_mut().settle(&mut room.borrow_mut()),
            ))
        }),
        Runner::new("report", |claim| {
            drop(black_box(assess(catalogue, &claims[claim], benefit)))
        }),
    ];
    measure::race(&mut runners, claims.len(), ROUNDS);
    let [evaluated, settled, report] = [0, 1, 2].map(|i: usize| runners[i].median());
    let rules = rules(catalogue, plan, benefit);
    let a_rule = |time: f64| show(time / rules as f64);
    let [refused, open, paid] = verdicts;
    let text = format!(
        "| {plan} | {benefit} | {rules} | {} | {} | {} | {} | {} | {refused}, {open}, {paid} |",
        show(evaluated),
        a_rule(evaluated),
        show(settled),
        a_rule(settled),
        show(report),
    );
    Row {
        text,
        evaluated,
        settled,
    }
}

/// How many rules the newest version has for a benefit.
fn rules(catalogue: &Catalogue, plan: &str, benefit: &str) -> usize {
    let newest = catalogue.plan(plan).and_then(|p| p.versions.last());
    newest.map_or(0, |version| {
        let of = |rule: &&satei_rules::Rule| rule.benefits.iter().any(|b| b == benefit);
        version.rules.iter().filter(of).count()
    })
}

/// The claims of the scenarios by plan and benefit.
fn bases(catalogue: &Catalogue) -> BTreeMap<(String, String), Vec<&ClaimInput>> {
    let mut bases: BTreeMap<_, Vec<_>> = BTreeMap::new();
    for file in catalogue.scenarios() {
        for scenario in &file.scenarios {
            for benefit in scenario.expect.keys() {
                let key = (file.plan.clone(), benefit.clone());
                if Bound::new(catalogue, &scenario.claim, benefit).is_some() {
                    bases.entry(key).or_default().push(&scenario.claim);
                }
            }
        }
    }
    bases
}

/// A claim of a scenario of which a quarter of facts and documents is not known.
fn drawn(bases: &[&ClaimInput], numbers: &mut Numbers) -> ClaimInput {
    let mut claim = bases[numbers.next(bases.len() as u64) as usize].clone();
    claim.facts.retain(|_, _| numbers.next(4) != 0);
    claim.documents.retain(|_, _| numbers.next(4) != 0);
    claim
}

/// The plans' files, with paths as the library wants them.
fn files(root: &Path) -> Vec<SourceFile> {
    let mut found = Vec::new();
    let mut rest: Vec<PathBuf> = vec![root.to_owned()];
    while let Some(folder) = rest.pop() {
        let entries = std::fs::read_dir(&folder).unwrap_or_else(|e| panic!("{}: {e}", folder.display()));
        for path in entries.flatten().map(|entry| entry.path()) {
            if path.is_dir() {
                rest.push(path);
            } else if path.extension().is_some_and(|ending| ending == "toml") {
                let relative = path
                    .strip_prefix(root)
                    .unwrap_or(&path)
                    .to_string_lossy()
                    .replace('\\', "/");
                let text =
                    std::fs::read_to_string(&path).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
                found.push(SourceFile { path: relative, text });
            }
        }
    }
    found.sort_by(|a, b| a.path.cmp(&b.path));
    found
}
