//! The rules core beside hand-written Rust and other rules engines: on the same claims, in one run.
//!
//! `cargo run --release --manifest-path tests/peers/Cargo.toml` prints what `docs/peers.md` holds.
//! Allowed here: a measurement that cannot go on should stop.
#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

mod answer;
mod cedar;
mod cel;
mod feel;
mod gift;
mod measure;
mod plans;
mod satei;
#[path = "../../../src-tauri/crates/rules/benches/sixteen/mod.rs"]
mod sixteen;
mod truth;
mod zen;

use answer::{ByHand, Peer};
use measure::Runner;
use satei_rules::{Catalogue, ClaimInput};
use sixteen::Facts;
use sixteen::drawn::{self, Numbers};
use truth::{Tally, Truth};

const CLAIMS: usize = 2_048;
const ROUNDS: usize = 15;

fn main() {
    let facts = drawn::claims(&mut Numbers(7), CLAIMS);
    let catalogue = Catalogue::load(sixteen::files()).unwrap_or_else(|d| panic!("{d}"));
    let claims: Vec<ClaimInput> = facts.iter().map(sixteen::claim).collect();
    let peers = peers(&facts, &catalogue, &claims);
    let truths = truth::truths(&facts);
    print_answers(&peers, &truths);
    print_times(&peers);
    plans::print();
}

fn peers<'a>(
    facts: &'a [Facts],
    catalogue: &'a Catalogue,
    claims: &'a [ClaimInput],
) -> Vec<Box<dyn Peer + 'a>> {
    let satei = |depth| Box::new(satei::Satei::new(catalogue, claims, depth));
    vec![
        Box::new(ByHand(facts)),
        satei(satei::Depth::Provenance),
        satei(satei::Depth::Settle),
        satei(satei::Depth::Report),
        Box::new(cel::Cel::new(facts, true)),
        Box::new(cel::Cel::new(facts, false)),
        Box::new(feel::Feel::new(facts, true)),
        Box::new(feel::Feel::new(facts, false)),
        Box::new(zen::expression::ZenExpression::new(facts, true)),
        Box::new(zen::expression::ZenExpression::new(facts, false)),
        Box::new(zen::graph::ZenGraph::table(facts)),
        Box::new(zen::graph::ZenGraph::guarded(facts)),
        Box::new(cedar::Cedar::new(facts, false)),
        Box::new(cedar::Cedar::new(facts, true)),
    ]
}

fn print_times(peers: &[Box<dyn Peer + '_>]) {
    let mut runners: Vec<Runner<'_>> = peers
        .iter()
        .map(|peer| {
            Runner::new(peer.name(), move |claim| {
                std::hint::black_box(peer.assess(claim));
            })
        })
        .collect();
    measure::race(&mut runners, CLAIMS, ROUNDS);
    let hand = runners[0].median();
    let core = runners[1].median();
    println!("\n| 16 clauses and a payout | a claim | hand-written × | Satei with provenance × |");
    println!("|---|---|---|---|");
    for runner in &runners {
        let time = runner.median();
        let (by_hand, by_core) = (time / hand, time / core);
        println!(
            "| {} | {} | {by_hand:.1} | {by_core:.1} |",
            runner.name,
            show(time)
        );
    }
}

/// A time in nanoseconds as people read it.
pub fn show(nanoseconds: f64) -> String {
    match nanoseconds {
        n if n < 1e3 => format!("{n:.0} ns"),
        n if n < 1e6 => format!("{:.2} µs", n / 1e3),
        n => format!("{:.2} ms", n / 1e6),
    }
}

fn print_answers(peers: &[Box<dyn Peer + '_>], truths: &[Truth]) {
    let open = truths.iter().filter(|t| t.answer == answer::Answer::Open).count();
    let clauses = truths.iter().flat_map(|t| t.clauses);
    let unknown = clauses.clone().filter(Option::is_none).count();
    println!(
        "{CLAIMS} claims, a quarter of the facts not known: {open} open, {} settled.",
        CLAIMS - open
    );
    println!("{} clauses, {unknown} not known.\n", clauses.count());
    println!(
        "| | open claims refused | open claims paid | settled claims: the opposite | another amount | no answer \
         | unknown clauses answered | known clauses: the opposite | no answer |"
    );
    println!("|---|---|---|---|---|---|---|---|---|");
    for peer in peers {
        let Tally {
            refused,
            paid,
            opposite,
            amount,
            silent,
            clauses,
        } = truth::tally(peer.as_ref(), truths);
        let clauses = clauses.map_or_else(
            || "– | – | –".to_owned(),
            |c| format!("{} | {} | {}", c.invented, c.opposite, c.silent),
        );
        println!(
            "| {} | {refused} | {paid} | {opposite} | {amount} | {silent} | {clauses} |",
            peer.name()
        );
    }
}
