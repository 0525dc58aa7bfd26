//! What would settle an undetermined claim: the fewest documents, then the questions for people.

use super::pass::{Outcome, Pass};
use super::refine::Refined;
use super::{Ask, FindingResult, Need, Settle};
use crate::bits::Bits;
use crate::diagram::{Compiler, Ref};
use crate::plan::{Rule, RuleKind};
use crate::program::Input;
use crate::value::Truth;
use satei_model::DocumentState;

/// Sets of more documents than this are not searched through but built up one by one.
const MOST_CANDIDATES: usize = 12;

/// A document that could be asked for.
struct Candidate {
    id: String,
    /// Its own input, if the program reads whether it is there.
    slot: Option<usize>,
    /// The inputs that it can prove.
    proves: Bits,
    /// Those among them for which it is worth asking: nothing already here can prove them.
    wanted_for: Bits,
}

/// What is left open by a set of documents.
struct Left {
    open: Bits,
    /// How many of the inputs left open a document could still have closed.
    askable: usize,
}

/// Settles a claim of which the exact verdict is known to be undetermined.
pub(super) fn settle(pass: &Pass<'_>, refined: &mut Refined<'_>) -> Settle {
    let open = refined.outcome.open;
    let candidates = candidates(pass, &open);
    let chosen = choose(refined, &candidates);
    let left = left(refined, &candidates, &chosen);
    let documents: Vec<String> = chosen
        .iter()
        .filter_map(|i| candidates.get(*i))
        .map(|c| c.id.clone())
        .collect();
    // A document is either asked for, or another that does as well is already here.
    let questions: Vec<Need> = needs(pass, &left.open)
        .into_iter()
        .filter(|need| !matches!(need, Need::Document(_)))
        .collect();
    Settle {
        deficiency: deficiency(pass, &refined.outcome, &documents),
        complete: left.askable == 0,
        documents,
        questions,
    }
}

/// What an evaluation too large for diagrams can say: all that it waits for.
pub(super) fn settle_roughly(pass: &Pass<'_>, outcome: &Outcome) -> Settle {
    let (documents, questions): (Vec<Need>, Vec<Need>) = needs(pass, &outcome.open)
        .into_iter()
        .partition(|n| matches!(n, Need::Document(_)));
    let documents: Vec<String> = documents.iter().map(|d| d.id().to_owned()).collect();
    Settle {
        deficiency: deficiency(pass, outcome, &documents),
        documents,
        questions,
        complete: false,
    }
}

/// Whether it makes sense to ask the claimant for a document.
fn is_wanted(pass: &Pass<'_>, id: &str) -> bool {
    match pass
        .claim
        .documents
        .get(id)
        .map_or(DocumentState::Missing, |d| d.state)
    {
        DocumentState::Missing | DocumentState::Rejected => true,
        DocumentState::Received | DocumentState::Accepted => fails_quality(pass, id),
        DocumentState::Waived | DocumentState::Unobtainable => false,
    }
}

fn fails_quality(pass: &Pass<'_>, id: &str) -> bool {
    failed_by(pass, id).next().is_some()
}

/// The evidence rules that a document, if it is here, is known to fail.
pub(super) fn failed_by<'p>(pass: &'p Pass<'_>, document: &'p str) -> impl Iterator<Item = &'p Rule> {
    let speaks =
        move |r: &&Rule| r.kind == RuleKind::Evidence && !r.advisory && r.of.as_deref() == Some(document);
    pass.program.rules.iter().filter_map(move |code| {
        let rule = pass.plan.rules.get(code.rule).filter(speaks)?;
        let failed = pass.eval.cell(code.result?).val.as_truth() == Truth::False;
        failed.then_some(rule)
    })
}

/// The documents that could close something open: those the plan speaks of, in the plan's order.
fn candidates(pass: &Pass<'_>, open: &Bits) -> Vec<Candidate> {
    let here = proved_by_what_is_here(pass);
    let mut found: Vec<Candidate> = Vec::new();
    for id in documents_of(pass) {
        let Some((place, _)) = pass.vocabulary.document(&id) else {
            continue;
        };
        if !is_wanted(pass, &id) || has_stand_in(pass, &id) {
            continue;
        }
        let slot = pass.program.inputs.iter().position(|i| *i == Input::Doc(place));
        let proves = provable(pass, &id);
        let mut wanted_for = Bits::EMPTY;
        proves
            .iter()
            .filter(|s| !here.has(*s))
            .for_each(|s| wanted_for.add(&Bits::one(s)));
        if wanted_for.meets(open) || slot.is_some_and(|s| open.has(s)) {
            found.push(Candidate {
                id,
                slot,
                proves,
                wanted_for,
            });
        }
    }
    found
}

/// The inputs that accepted evidence of a kind of document can prove.
fn provable(pass: &Pass<'_>, document: &str) -> Bits {
    let mut proves = Bits::EMPTY;
    let Some((_, document)) = pass.vocabulary.document(document) else {
        return proves;
    };
    for (at, input) in pass.program.inputs.iter().enumerate() {
        let Input::Fact(fact) = input else { continue };
        let id = pass.vocabulary.facts.get(*fact).map(|f| &f.id);
        if id.is_some_and(|id| document.proves.contains(id)) {
            proves.add(&Bits::one(at));
        }
    }
    proves
}

/// A fact that a document here can prove is for a person to read or to reconcile: no other paper is
/// asked for it.
fn proved_by_what_is_here(pass: &Pass<'_>) -> Bits {
    let mut proved = Bits::EMPTY;
    for (id, entry) in &pass.claim.documents {
        if is_here(pass, id, entry.state) {
            proved.add(&provable(pass, id));
        }
    }
    proved
}

/// Whether a document is in hand: accepted and not found wanting, or waiting to be looked at.
fn is_here(pass: &Pass<'_>, id: &str, state: DocumentState) -> bool {
    matches!(state, DocumentState::Accepted | DocumentState::Received) && !fails_quality(pass, id)
}

/// Whether each requirement that the document could satisfy has another of its alternatives in hand.
fn has_stand_in(pass: &Pass<'_>, document: &str) -> bool {
    let rules = pass
        .program
        .rules
        .iter()
        .filter_map(|c| pass.plan.rules.get(c.rule));
    let mut asking = rules
        .filter(|r| !r.advisory && r.require.iter().any(|d| d == document))
        .peekable();
    let in_hand = |id: &String| {
        pass.claim
            .documents
            .get(id)
            .is_some_and(|d| is_here(pass, id, d.state))
    };
    asking.peek().is_some() && asking.all(|r| r.require.iter().any(in_hand))
}

/// The documents that rules of the benefit ask for, each once.
fn documents_of(pass: &Pass<'_>) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    for rule in pass
        .program
        .rules
        .iter()
        .filter_map(|c| pass.plan.rules.get(c.rule))
    {
        for id in rule.require.iter().filter(|_| !rule.advisory) {
            if !found.contains(id) {
                found.push(id.clone());
            }
        }
    }
    // Documents that only conditions speak of come after them.
    for input in &pass.program.inputs {
        if let Input::Doc(place) = input
            && let Some(document) = pass.vocabulary.documents.get(*place)
            && !found.contains(&document.id)
        {
            found.push(document.id.clone());
        }
    }
    found
}

/// What stays open once some documents are here and good, whatever they say.
fn left(refined: &mut Refined<'_>, candidates: &[Candidate], chosen: &[usize]) -> Left {
    let mut diagrams: Vec<Ref> = std::iter::once(refined.pays)
        .chain(refined.regions.iter().copied())
        .collect();
    let mut proved = Bits::EMPTY;
    for candidate in chosen.iter().filter_map(|i| candidates.get(*i)) {
        if let Some(slot) = candidate.slot {
            for diagram in &mut diagrams {
                *diagram = refined
                    .compiler
                    .diagrams
                    .restrict(*diagram, u32::try_from(slot).unwrap_or(0), 1);
            }
            proved.add(&Bits::one(slot));
        }
        proved.add(&candidate.proves);
    }
    let mut open = Bits::EMPTY;
    for diagram in diagrams {
        open.add(&open_after(&refined.compiler, diagram, &proved));
    }
    let rest: Vec<usize> = refined
        .amount_open
        .iter()
        .filter(|slot| !proved.has(*slot))
        .collect();
    rest.into_iter().for_each(|slot| open.add(&Bits::one(slot)));
    let askable = open
        .iter()
        .filter(|s| {
            candidates
                .iter()
                .any(|c| c.slot == Some(*s) || c.wanted_for.has(*s))
        })
        .count();
    Left { open, askable }
}

/// The inputs that can change the outcome, without those that documents prove.
fn open_after(compiler: &Compiler<'_>, diagram: Ref, proved: &Bits) -> Bits {
    let mut open = Bits::EMPTY;
    for (_, inputs) in compiler.variables(diagram) {
        for slot in inputs.iter().filter(|slot| !proved.has(*slot)) {
            open.add(&Bits::one(slot));
        }
    }
    open
}

/// The smallest set of documents that leaves least open; ties go to the plan's order.
fn choose(refined: &mut Refined<'_>, candidates: &[Candidate]) -> Vec<usize> {
    let all: Vec<usize> = (0..candidates.len()).collect();
    let least = left(refined, candidates, &all).askable;
    let needed: Vec<usize> = all
        .iter()
        .copied()
        .filter(|leave| {
            let others: Vec<usize> = all.iter().copied().filter(|i| i != leave).collect();
            left(refined, candidates, &others).askable > least
        })
        .collect();
    let optional: Vec<usize> = all.iter().copied().filter(|i| !needed.contains(i)).collect();
    if optional.len() > MOST_CANDIDATES {
        return pruned(refined, candidates, all, least);
    }
    for size in 0..=optional.len() {
        let mut found = None;
        subsets(&optional, size, &mut Vec::new(), &mut |more| {
            let mut chosen: Vec<usize> = needed.iter().chain(more).copied().collect();
            chosen.sort_unstable();
            let fits = left(refined, candidates, &chosen).askable <= least;
            if fits {
                found = Some(chosen);
            }
            fits
        });
        if let Some(chosen) = found {
            return chosen;
        }
    }
    all
}

/// A set from which no document can be left out, found by leaving out one after the other.
fn pruned(
    refined: &mut Refined<'_>,
    candidates: &[Candidate],
    mut kept: Vec<usize>,
    least: usize,
) -> Vec<usize> {
    for leave in kept.clone().into_iter().rev() {
        let fewer: Vec<usize> = kept.iter().copied().filter(|i| *i != leave).collect();
        if left(refined, candidates, &fewer).askable <= least {
            kept = fewer;
        }
    }
    kept
}

/// Visits the subsets of a size in order until one fits.
fn subsets(
    from: &[usize],
    size: usize,
    taken: &mut Vec<usize>,
    visit: &mut dyn FnMut(&[usize]) -> bool,
) -> bool {
    if size == 0 {
        return visit(taken);
    }
    for (i, first) in from.iter().enumerate() {
        taken.push(*first);
        if subsets(from.get(i + 1..).unwrap_or(&[]), size - 1, taken, visit) {
            return true;
        }
        taken.pop();
    }
    false
}

/// All that is to be asked for at once: for every requirement still open its alternatives, and
/// documents wanted for what they prove.
fn deficiency(pass: &Pass<'_>, outcome: &Outcome, documents: &[String]) -> Vec<Ask> {
    let mut asks: Vec<Ask> = Vec::new();
    for (place, stand) in outcome.stands.iter().enumerate() {
        let Some(rule) = pass
            .rule(place)
            .filter(|r| r.kind == RuleKind::Document && !r.advisory)
        else {
            continue;
        };
        if stand.result != FindingResult::Undetermined {
            continue;
        }
        let group: Vec<String> = rule
            .require
            .iter()
            .filter(|id| is_wanted(pass, id) && (matters(pass, id, &outcome.open) || documents.contains(id)))
            .cloned()
            .collect();
        let asked = group.iter().any(|id| documents.contains(id));
        if asked && asks.iter().all(|a| a.documents != group) {
            asks.push(ask(pass, group, Some(rule)));
        }
    }
    for id in documents {
        if !asks.iter().any(|a| a.documents.contains(id)) {
            asks.push(ask(pass, vec![id.clone()], waiting_for(pass, outcome, id)));
        }
    }
    asks
}

/// The rule for whose sake a document is asked for that no document rule requires: the first that waits to see whether
/// it is there, such as one that asks for two of three papers, otherwise the first that waits for what it proves.
fn waiting_for<'p>(pass: &Pass<'p>, outcome: &Outcome, document: &str) -> Option<&'p Rule> {
    let (place, _) = pass.vocabulary.document(document)?;
    let slot = pass.program.inputs.iter().position(|i| *i == Input::Doc(place));
    let itself = slot.map_or(Bits::EMPTY, Bits::one);
    [itself, provable(pass, document)].into_iter().find_map(|wanted| {
        let stands = outcome.stands.iter().zip(&pass.program.rules).enumerate();
        let waiting = stands.filter(|(_, (stand, code))| {
            let amount = code.amount.map(|id| pass.eval.cell(id).waits);
            match stand.result {
                FindingResult::Undetermined => {
                    stand.waits.meets(&wanted) || amount.is_some_and(|a| a.meets(&wanted))
                }
                FindingResult::Met => amount.is_some_and(|a| a.meets(&wanted)),
                _ => false,
            }
        });
        let mut rules = waiting.filter_map(|(place, _)| pass.rule(place));
        rules.find(|r| !r.advisory && r.kind != RuleKind::Charge && r.kind != RuleKind::Evidence)
    })
}

fn ask(pass: &Pass<'_>, documents: Vec<String>, rule: Option<&Rule>) -> Ask {
    let here = |id: &&String| {
        let state = pass.claim.documents.get(*id).map(|d| d.state);
        matches!(state, Some(DocumentState::Received | DocumentState::Accepted))
    };
    let fails = documents
        .iter()
        .filter(here)
        .flat_map(|id| failed_by(pass, id))
        .map(|r| r.id.clone())
        .collect();
    Ask {
        rule: rule.map(|r| r.id.clone()),
        fails,
        documents,
    }
}

fn matters(pass: &Pass<'_>, document: &str, open: &Bits) -> bool {
    let place = pass.vocabulary.document(document).map(|(place, _)| place);
    let slot = place.and_then(|p| pass.program.inputs.iter().position(|i| *i == Input::Doc(p)));
    slot.is_some_and(|s| open.has(s))
}

/// Inputs as needs, in the order of the program.
pub(super) fn needs(pass: &Pass<'_>, bits: &Bits) -> Vec<Need> {
    bits.iter().filter_map(|slot| need(pass, slot)).collect()
}

pub(super) fn need(pass: &Pass<'_>, slot: usize) -> Option<Need> {
    let rule = |place: &usize| {
        pass.plan
            .rules
            .get(*place)
            .map(|r| r.id.clone())
            .unwrap_or_default()
    };
    Some(match pass.program.inputs.get(slot)? {
        Input::Fact(place) => Need::Fact(pass.vocabulary.facts.get(*place)?.id.clone()),
        Input::Doc(place) => {
            let id = pass.vocabulary.documents.get(*place)?.id.clone();
            match pass.claim.documents.get(&id).map(|d| d.state) {
                Some(DocumentState::Received) if !fails_quality(pass, &id) => Need::Review(id),
                _ => Need::Document(id),
            }
        }
        Input::Reading(place) => Need::Reading(pass.plan.readings.get(*place)?.id.clone()),
        Input::Hole(place) => Need::Hole(rule(place)),
        Input::Discretion(place) => Need::Discretion(rule(place)),
        Input::Enquiry(place) => Need::Enquiry(rule(place)),
        Input::Holidays => Need::Holidays("japan".to_owned()),
        Input::Lines(_) => return None,
    })
}
