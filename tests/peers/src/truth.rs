//! What is true of the drawn claims, and how the engines' answers compare.

use crate::answer::{Answer, Peer};
use crate::sixteen::by_hand::{self, Tri, Verdict};
use crate::sixteen::drawn::{Numbers, whole};
use crate::sixteen::{CLAUSES, Facts, is_exclusion};
use chrono::{Days, NaiveDate};

/// How many completions are drawn at most to find two that come out differently.
const COMPLETIONS: usize = 100_000;

/// A claim as it truly stands.
pub struct Truth {
    pub answer: Answer,
    pub clauses: [Tri; CLAUSES],
}

/// The hand-written evaluator's answers. Where it leaves a claim open, two completions of the facts not known
/// are looked for that come out differently, each judged with everything known: so nobody can call it settled.
pub fn truths(facts: &[Facts]) -> Vec<Truth> {
    let mut numbers = Numbers(11);
    facts.iter().map(|f| truth(f, &mut numbers)).collect()
}

fn truth(facts: &Facts, numbers: &mut Numbers) -> Truth {
    let found = by_hand::assess(facts);
    if found.verdict == Verdict::Undetermined {
        assert!(
            differs(facts, &found.clauses, numbers),
            "settled after all: {facts:?}"
        );
    }
    Truth {
        answer: Answer::of(found.verdict, facts.cost.map(|_| found.amount.0)),
        clauses: found.clauses,
    }
}

/// Whether two completions differ in verdict or amount. An exclusion stays presumed as the known facts leave
/// it: what entitles is completed, and the amount.
fn differs(facts: &Facts, known: &[Tri; CLAUSES], numbers: &mut Numbers) -> bool {
    let mut first: Option<Answer> = None;
    for _ in 0..COMPLETIONS {
        let whole = complete(facts, numbers);
        let mut clauses = by_hand::clauses(&whole);
        for place in (0..CLAUSES).filter(|place| is_exclusion(*place)) {
            clauses[place] = known[place];
        }
        let found = by_hand::decide(clauses, whole.cost);
        let answer = Answer::of(found.verdict, Some(found.amount.0));
        match first {
            None => first = Some(answer),
            Some(first) if first != answer => return true,
            Some(_) => {}
        }
    }
    false
}

/// The facts, and for those not known values as they are drawn, or days within eleven years of a known day: as
/// far as any clause looks.
fn complete(facts: &Facts, numbers: &mut Numbers) -> Facts {
    let drawn = whole(numbers);
    let known: Vec<NaiveDate> = facts.dates.iter().copied().flatten().collect();
    let mut day = |drawn: Option<NaiveDate>| {
        let place = numbers.next(2 * known.len() as u64 + 1) as usize;
        let near = |date: &NaiveDate| *date - Days::new(4_200) + Days::new(numbers.next(8_400));
        known.get(place).map(near).or(drawn)
    };
    Facts {
        bools: std::array::from_fn(|i| facts.bools[i].or(drawn.bools[i])),
        dates: std::array::from_fn(|i| facts.dates[i].or_else(|| day(drawn.dates[i]))),
        cause: facts.cause.or(drawn.cause),
        cost: facts.cost.or(drawn.cost),
        earlier: facts.earlier.or(drawn.earlier),
    }
}

/// What an engine makes of the claims, against the truth.
#[derive(Debug, Default, Clone, Copy)]
pub struct Tally {
    /// Claims that are open, and the engine refuses or pays.
    pub refused: usize,
    pub paid: usize,
    /// Claims that are settled, and the engine says the opposite, or another amount.
    pub opposite: usize,
    pub amount: usize,
    /// Claims that are settled, and the engine leaves them open.
    pub silent: usize,
    /// Clauses, where it says something of each.
    pub clauses: Option<ClauseTally>,
}

/// The same of clauses.
#[derive(Debug, Default, Clone, Copy)]
pub struct ClauseTally {
    /// Not known, and answered.
    pub invented: usize,
    /// Known, and answered with the opposite.
    pub opposite: usize,
    /// Known, and not answered.
    pub silent: usize,
}

/// Compares an engine's answers with the truth.
pub fn tally(peer: &dyn Peer, truths: &[Truth]) -> Tally {
    let mut tally = Tally::default();
    for (claim, truth) in truths.iter().enumerate() {
        match (truth.answer, peer.assess(claim)) {
            (Answer::Open, Answer::NotPayable) => tally.refused += 1,
            (Answer::Open, Answer::Payable(_)) => tally.paid += 1,
            (Answer::Open, Answer::Open) => {}
            (_, Answer::Open) => tally.silent += 1,
            (Answer::Payable(a), Answer::Payable(b)) => tally.amount += usize::from(a != b),
            (truth, said) => tally.opposite += usize::from(truth != said),
        }
        let Some(clauses) = peer.clauses(claim) else {
            continue;
        };
        let counted = tally.clauses.get_or_insert_default();
        for (known, said) in truth.clauses.iter().zip(clauses) {
            match (known, said) {
                (None, Some(_)) => counted.invented += 1,
                (Some(_), None) => counted.silent += 1,
                (Some(known), Some(said)) => counted.opposite += usize::from(*known != said),
                (None, None) => {}
            }
        }
    }
    tally
}
