//! Many partial claims: nothing is invented, and nothing flipped.

use std::collections::{BTreeMap, BTreeSet};
use std::thread;
use std::time::Instant;

use satei_oracle::{Known, Verdict};
use satei_rules::{Catalogue, ClaimInput, DocumentState, FactEntry, FactValue, assess};

use crate::cases::{Case, Dice, cases, catalogue, said, told};

/// So many partial claims are made of one that is known.
const PARTIALS: usize = 8;
/// A claim that waits for more papers than these is not compared: every way they can turn out is tried.
const MOST_PAPERS: usize = 10;

#[derive(Default)]
struct Counts {
    /// By plan the claims of which everything is known, compared with the naive evaluator.
    whole: BTreeMap<String, u64>,
    /// The same with something taken away.
    partial: u64,
    /// Of these with a definite answer that was compared.
    answered: u64,
    /// Of these with an answer on a presumption that does not hold in the claim as it is.
    conditional: u64,
}

fn wanted() -> usize {
    let soak = std::env::var("SATEI_SOAK").ok();
    soak.and_then(|it| it.parse().ok()).unwrap_or(12_000)
}

#[test]
fn nothing_is_invented_and_nothing_flipped() {
    let (catalogue, cases) = (catalogue(), cases());
    let threads = thread::available_parallelism().map_or(1, usize::from);
    let share = wanted() as u64 / threads as u64;
    let start = Instant::now();
    let counts: Vec<Counts> = thread::scope(|scope| {
        let running: Vec<_> = (0..threads as u64)
            .map(|thread| {
                let (catalogue, cases) = (&catalogue, &cases);
                scope.spawn(move || {
                    let mut dice = Dice(20_261_121 + thread);
                    let mut counts = Counts::default();
                    while counts.partial < share {
                        for case in cases {
                            try_one(catalogue, case, &mut dice, &mut counts);
                        }
                    }
                    counts
                })
            })
            .collect();
        running.into_iter().map(|it| it.join().unwrap()).collect()
    });
    let sum = |of: fn(&Counts) -> u64| counts.iter().map(of).sum::<u64>();
    let (partial, answered) = (sum(|it| it.partial), sum(|it| it.answered));
    let mut whole: BTreeMap<&str, u64> = cases.iter().map(|it| (it.plan.id(), 0)).collect();
    for (plan, n) in counts.iter().flat_map(|it| &it.whole) {
        *whole.entry(plan).or_default() += n;
    }
    println!(
        "in full {whole:?}; {partial} partial claims: {answered} answered, none invented, none flipped, {} on a \
         presumption that does not hold; {:.0} partial claims a second",
        sum(|it| it.conditional),
        partial as f64 / start.elapsed().as_secs_f64(),
    );
    for (plan, n) in &whole {
        assert!(n * 1_000 > partial, "{plan}: only {n} claims could be compared");
    }
    assert!(answered * 20 > partial, "almost everything undetermined");
}

/// The verdict. Where papers are still to come it is that of every way in which they can turn out, if that is one; the
/// naive evaluator by itself takes a paper that is not there for a reason to wait.
fn truth(case: &Case, known: &Known, benefit: &str) -> Option<Verdict> {
    let plain = case.plan.decide(known, benefit).ok()?;
    if plain != Verdict::Undetermined {
        return Some(plain);
    }
    let papers = case.plan.papers_to_come(known, benefit);
    if papers.len() > MOST_PAPERS {
        return None;
    }
    every_way(case, known, benefit, &papers)
}

/// What every way in which these papers turn out comes to; undetermined where they come to different answers.
fn every_way(case: &Case, known: &Known, benefit: &str, papers: &[String]) -> Option<Verdict> {
    let plain = case.plan.decide(known, benefit).ok()?;
    let Some((paper, others)) = papers.split_first() else {
        return Some(plain);
    };
    if plain != Verdict::Undetermined {
        return Some(plain);
    }
    let comes = every_way(case, &known.with_paper(paper, true), benefit, others)?;
    if comes == Verdict::Undetermined {
        return Some(comes);
    }
    let stays_away = every_way(case, &known.with_paper(paper, false), benefit, others)?;
    Some(if comes == stays_away {
        comes
    } else {
        Verdict::Undetermined
    })
}

fn try_one(catalogue: &Catalogue, case: &Case, dice: &mut Dice, counts: &mut Counts) {
    let claim = case.draw(dice);
    let known = case.plan.know(&claim);
    let mut input: Option<ClaimInput> = None;
    for benefit in case.plan.benefits(&claim.subject) {
        let Some(truth) = truth(case, &known, &benefit) else {
            continue;
        };
        let input = input.get_or_insert_with(|| case.input(catalogue, &claim));
        let whole = assess(catalogue, input, &benefit);
        if whole.version.is_empty() {
            // Dated before any version: the naive evaluator knows only this one.
            continue;
        }
        let expected = (truth != Verdict::Undetermined).then_some(truth);
        assert_eq!(
            said(&whole),
            expected,
            "{} {benefit}: the two evaluators differ on a claim of which everything is known\n{}",
            case.plan.id(),
            told(&claim, &whole)
        );
        *counts.whole.entry(case.plan.id().to_owned()).or_default() += 1;
        let mut applying: Option<BTreeSet<String>> = None;
        for _ in 0..PARTIALS {
            let partial = partial(input, dice);
            let less = assess(catalogue, &partial, &benefit);
            counts.partial += 1;
            let Some(answer) = said(&less) else { continue };
            // A presumption is an answer on condition: it stands only where no presumed exclusion applies.
            let applying =
                applying.get_or_insert_with(|| case.plan.applying(&known, &benefit).into_iter().collect());
            if less.presumptions.iter().any(|it| applying.contains(it)) {
                counts.conditional += 1;
                continue;
            }
            assert_eq!(
                Some(answer),
                expected,
                "{} {benefit}: an answer that what is missing overturns; known {:?} {:?}\n{}",
                case.plan.id(),
                partial.facts.keys(),
                partial.readings.keys(),
                told(&claim, &less)
            );
            counts.answered += 1;
        }
    }
}

/// The claim with facts and readings taken away or known in part, and papers not looked at.
fn partial(whole: &ClaimInput, dice: &mut Dice) -> ClaimInput {
    let mut claim = whole.clone();
    // From a fact or two up to half of them.
    let sides = [2, 4, 4, 8, 16, 32][dice.roll(6)];
    claim.facts.retain(|_, _| dice.roll(sides) != 0);
    claim.readings.retain(|_, _| dice.roll(sides) != 0);
    for entry in claim.documents.values_mut() {
        if entry.state == DocumentState::Accepted && dice.roll(2 * sides) == 0 {
            entry.state = DocumentState::Received;
        }
    }
    for entry in claim.facts.values_mut() {
        if let FactEntry::Value { value, .. } = entry
            && dice.roll(2 * sides) == 0
        {
            widen(value, dice);
        }
    }
    claim
}

/// Of a day or a number only a range is known.
fn widen(value: &mut FactValue, dice: &mut Dice) {
    let mut off = || [0, 1, 7, 40, 400][dice.roll(5)];
    match value {
        FactValue::Date(Some(from), Some(to)) => {
            *from -= off();
            *to += off();
        }
        FactValue::Number(Some(from), Some(to)) => {
            *from = (*from - off()).max(0);
            *to += off();
        }
        _ => {}
    }
}
