//! Small cases: what can be said of a claim is found by trying every value of what is not known, and the
//! core has to find it; what it asks for has to matter.

use std::collections::{BTreeMap, BTreeSet};

use satei_oracle::{Kind, Known, Value, Verdict};
use satei_rules::{Need, assess};

use crate::cases::{Case, Dice, cases, catalogue, said};

/// So many completions are tried at most.
const MOST: usize = 128;

/// Something taken away, with everything it can be.
#[derive(Clone)]
enum Missing {
    Fact(String, Vec<Value>),
    Reading(String, Vec<String>),
}

impl Missing {
    fn id(&self) -> &str {
        match self {
            Self::Fact(id, _) | Self::Reading(id, _) => id,
        }
    }

    fn len(&self) -> usize {
        match self {
            Self::Fact(_, values) => values.len(),
            Self::Reading(_, choices) => choices.len(),
        }
    }

    fn set(&self, known: &mut Known, at: usize) {
        match self {
            Self::Fact(id, values) => drop(known.facts.insert(id.clone(), values[at].clone())),
            Self::Reading(id, choices) => drop(known.claim.readings.insert(id.clone(), choices[at].clone())),
        }
    }
}

fn wanted() -> usize {
    let cases = std::env::var("SATEI_CASES").ok();
    cases.and_then(|it| it.parse().ok()).unwrap_or(240)
}

#[test]
fn what_can_be_said_is_found_and_what_is_asked_matters() {
    let (catalogue, cases) = (catalogue(), cases());
    let mut dice = Dice(7);
    let (mut proven, mut missed) = (0_u64, Vec::new());
    let (mut asked, mut idle) = (0_u64, Vec::new());
    for turn in 0..wanted() {
        let case = &cases[turn % cases.len()];
        let claim = case.draw(&mut dice);
        let missing = take_away(case, &case.plan.know(&claim), &mut dice);
        let mut input = case.input(&catalogue, &claim);
        for it in &missing {
            input.facts.remove(it.id());
            input.readings.remove(it.id());
        }
        for benefit in case.plan.benefits(&claim.subject) {
            let Some(found) = outcomes(case, &case.plan.know(&claim), &missing, &benefit) else {
                continue;
            };
            let core = assess(&catalogue, &input, &benefit);
            if core.version.is_empty() {
                continue;
            }
            let told = || format!("{} {benefit}, not known {:?}", case.plan.id(), names(&missing));
            let all: BTreeSet<String> = found.iter().map(|it| format!("{it:?}")).collect();
            match (all.len(), said(&core)) {
                (1, answer) if found[0] != Verdict::Undetermined => {
                    proven += 1;
                    match answer {
                        Some(answer) => assert_eq!(answer, found[0], "{}", told()),
                        None => missed.push(told()),
                    }
                }
                (_, Some(answer)) => panic!("{}: {answer:?} is said where {all:?} may be", told()),
                (_, None) => {}
            }
            // Where a paper has to be sent again, what it will say is open too, and what that makes of a question cannot
            // be seen from the completions of what was taken away.
            let all_told = !found.contains(&Verdict::Undetermined);
            for place in asked_for(&core.settle.questions, &missing) {
                let matters = matters(&found, &missing, place);
                asked += u64::from(matters || all_told);
                if !matters && all_told {
                    idle.push(format!("{}: {} was asked", told(), missing[place].id()));
                }
            }
        }
    }
    let precision = 100.0 * (proven as f64 - missed.len() as f64) / proven as f64;
    println!(
        "{proven} small cases with a provable answer: {precision:.2} % found, {} missed; {asked} questions asked, {} \
         of them for nothing",
        missed.len(),
        idle.len()
    );
    tally("missed", &missed);
    tally("asked for nothing", &idle);
    assert!(proven > 100, "only {proven} cases were proven");
    assert!(precision >= 99.0, "precision {precision:.2} %");
    assert!(
        idle.len() as u64 * 100 <= asked,
        "{} of {asked} questions for nothing",
        idle.len()
    );
}

fn tally(what: &str, lines: &[String]) {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for line in lines {
        *counts.entry(line).or_default() += 1;
    }
    for (line, times) in counts.iter().take(20) {
        println!("{what} {times} x: {line}");
    }
}

fn names(missing: &[Missing]) -> Vec<&str> {
    missing.iter().map(Missing::id).collect()
}

/// Up to four facts with few values, or readings, that the claim has.
fn take_away(case: &Case, known: &Known, dice: &mut Dice) -> Vec<Missing> {
    let mut all: Vec<Missing> = Vec::new();
    for (name, kind) in &case.plan.kinds {
        if known.facts.contains_key(name)
            && matches!(kind, Kind::Bool | Kind::Enum)
            && let Some(values) = case.plan.all_values(name)
        {
            all.push(Missing::Fact(name.clone(), values));
        }
    }
    for reading in case.plan.items("reading") {
        let choices = reading["choice"].as_array().unwrap();
        let choices = choices.iter().map(|it| it["id"].as_str().unwrap().to_owned());
        let id = reading["id"].as_str().unwrap().to_owned();
        all.push(Missing::Reading(id, choices.collect()));
    }
    let mut missing: Vec<Missing> = Vec::new();
    for _ in 0..1 + dice.roll(5) {
        let one = all[dice.roll(all.len())].clone();
        let size: usize = missing.iter().map(Missing::len).product();
        if size * one.len() <= MOST && missing.iter().all(|it| it.id() != one.id()) {
            missing.push(one);
        }
    }
    missing
}

/// The outcome of every completion, the last of what is missing changing fastest. A presumption absorbs
/// facts: an exclusion that it covers applies where it does so whatever the facts are, given the readings.
/// Nothing where the naive evaluator has no opinion.
fn outcomes(case: &Case, whole: &Known, missing: &[Missing], benefit: &str) -> Option<Vec<Verdict>> {
    let key = |rule: &toml::Value, key: &str| rule.get(key).and_then(toml::Value::as_str).map(str::to_owned);
    let exclusions = case
        .plan
        .items("rule")
        .iter()
        .filter(|it| key(it, "kind").as_deref() == Some("exclusion") && it.get("lines").is_none());
    let presumable: BTreeSet<String> = exclusions
        .clone()
        .filter(|it| key(it, "burden").as_deref() != Some("claimant") && it.get("enquire").is_none())
        .filter_map(|it| key(it, "id"))
        .collect();
    let enquired: BTreeSet<String> = exclusions
        .filter(|it| it.get("enquire").is_some())
        .filter_map(|it| key(it, "id"))
        .collect();
    let size: usize = missing.iter().map(Missing::len).product();
    let mut known = whole.clone();
    let complete = |known: &mut Known, mut at: usize| {
        for it in missing.iter().rev() {
            it.set(known, at % it.len());
            at /= it.len();
        }
    };
    // By readings the exclusions that apply whatever the facts are.
    let mut surely: BTreeMap<Vec<String>, BTreeSet<String>> = BTreeMap::new();
    for at in 0..size {
        complete(&mut known, at);
        let applying: BTreeSet<String> = case.plan.applying(&known, benefit).into_iter().collect();
        // Whether somebody asked is not among what this evaluator knows.
        if applying.intersection(&enquired).next().is_some() {
            return None;
        }
        surely
            .entry(chosen(&known))
            .and_modify(|it| it.retain(|rule| applying.contains(rule)))
            .or_insert(applying);
    }
    let mut decided = Vec::with_capacity(size);
    for at in 0..size {
        complete(&mut known, at);
        let surely = &surely[&chosen(&known)];
        let spared = |rule: &str| presumable.contains(rule) && !surely.contains(rule);
        decided.push(case.plan.decide_sparing(&known, benefit, &spared).ok()?);
    }
    Some(decided)
}

fn chosen(known: &Known) -> Vec<String> {
    known.claim.readings.values().cloned().collect()
}

/// Which of what is missing was asked of people.
fn asked_for(questions: &[Need], missing: &[Missing]) -> Vec<usize> {
    let asked = |it: &Missing| {
        questions.iter().any(|need| match (need, it) {
            (Need::Fact(id), Missing::Fact(name, _)) => id == name,
            (Need::Reading(id), Missing::Reading(name, _)) => id == name,
            _ => false,
        })
    };
    (0..missing.len()).filter(|at| asked(&missing[*at])).collect()
}

/// Whether two completions that differ in one thing alone come out differently.
fn matters(found: &[Verdict], missing: &[Missing], place: usize) -> bool {
    let step: usize = missing[place + 1..].iter().map(Missing::len).product();
    let len = missing[place].len();
    (0..found.len()).any(|at| {
        let digit = at / step % len;
        digit > 0 && found[at] != found[at - digit * step]
    })
}
