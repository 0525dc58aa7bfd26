//! From evaluated nodes to an assessment.

use super::amount::breakdown;
use super::charge::{charges, either};
use super::pass::{Outcome, Pass, decide, decide_again};
use super::refine::{Wanted, refine};
use super::remainder::remainders;
use super::requirements::requirements;
use super::standing::{Effect, Stand};
use super::version::candidates;
use super::{
    AmountRange, Assessment, Defect, Finding, FindingResult, Need, ReadingStand, Settle, Verdict, settle,
};
use crate::bits::Bits;
use crate::catalogue::{Catalogue, Plan};
use crate::claim::ClaimInput;
use crate::eval::Evaluation;
use crate::plan::{PlanVersion, Rule};
use crate::program::{Input, Program};
use crate::value::INF;

/// Assesses a claim under one benefit.
#[must_use]
pub fn assess(catalogue: &Catalogue, claim: &ClaimInput, benefit: &str) -> Assessment {
    let Some(plan) = catalogue.plan(&claim.plan) else {
        return defective(
            claim,
            benefit,
            Defect::UnknownPlan {
                plan: claim.plan.clone(),
            },
        );
    };
    let candidates = match candidates(catalogue, plan, claim) {
        Ok(candidates) => candidates,
        Err(why) => return defective(claim, benefit, why),
    };
    let mut assessments = candidates.found.iter().filter_map(|candidate| {
        let version = plan.versions.get(candidate.version)?;
        let place = version.benefits.iter().position(|b| b.id == benefit)?;
        let program = plan.programs.get(candidate.version)?.get(place)?;
        let pass = Pass::new(&catalogue.vocabulary, version, program, claim);
        Some(report(&pass, &candidate.why))
    });
    let Some(first) = assessments.next() else {
        return defective(
            claim,
            benefit,
            Defect::UnknownBenefit {
                benefit: benefit.to_owned(),
            },
        );
    };
    let assessment = assessments.fold(first, merge);
    if candidates.outside.is_empty() {
        assessment
    } else {
        unless_outside(assessment, candidates.outside)
    }
}

/// Nothing is paid on a day that may be one on which no version is in force.
fn unless_outside(assessment: Assessment, picks: Vec<Need>) -> Assessment {
    if !matches!(assessment.verdict, Verdict::Payable | Verdict::Entitled) {
        return assessment;
    }
    let amount = assessment.amount.map(|amount| AmountRange {
        denial_possible: true,
        ..amount
    });
    let mut open = Assessment {
        verdict: Verdict::Undetermined,
        presuming: false,
        amount,
        ..assessment
    };
    open.breakdown.clear();
    for need in picks {
        if !open.settle.questions.contains(&need) {
            open.settle.questions.push(need);
        }
    }
    open
}

/// Assesses a claim under one benefit of a version, whatever date would pick it.
pub(crate) fn assess_under(
    catalogue: &Catalogue,
    plan: &Plan,
    version: usize,
    claim: &ClaimInput,
    benefit: &str,
) -> Option<Assessment> {
    let found = plan.versions.get(version)?;
    let place = found.benefits.iter().position(|b| b.id == benefit)?;
    let program = plan.programs.get(version)?.get(place)?;
    let pass = Pass::new(&catalogue.vocabulary, found, program, claim);
    Some(report(&pass, "compared"))
}

/// Assesses a claim under one benefit of the version that is named, whatever date picks it otherwise: to try a
/// version on facts that have none. Nothing where there is no such plan, version or benefit.
#[must_use]
pub fn assess_version(
    catalogue: &Catalogue,
    claim: &ClaimInput,
    effective: &str,
    benefit: &str,
) -> Option<Assessment> {
    let plan = catalogue.plan(&claim.plan)?;
    let place = plan.versions.iter().position(|v| v.effective == effective)?;
    assess_under(catalogue, plan, place, claim, benefit)
}

/// The version of a claim's plan that is in force from a day, with the program of a benefit.
pub(crate) fn named_version<'a>(
    catalogue: &'a Catalogue,
    claim: &ClaimInput,
    effective: &str,
    benefit: &str,
) -> Option<(&'a PlanVersion, &'a Program)> {
    let plan = catalogue.plan(&claim.plan)?;
    let place = plan.versions.iter().position(|v| v.effective == effective)?;
    let version = plan.versions.get(place)?;
    let of = version.benefits.iter().position(|b| b.id == benefit)?;
    Some((version, plan.programs.get(place)?.get(of)?))
}

/// The version that a claim falls under, the newest where several are possible, with the program of
/// a benefit.
pub(crate) fn chosen_version<'a>(
    catalogue: &'a Catalogue,
    claim: &ClaimInput,
    benefit: &str,
) -> Option<(&'a PlanVersion, &'a Program)> {
    let plan = catalogue.plan(&claim.plan)?;
    let found = candidates(catalogue, plan, claim).ok()?;
    found.found.iter().rev().find_map(|candidate| {
        let version = plan.versions.get(candidate.version)?;
        let place = version.benefits.iter().position(|b| b.id == benefit)?;
        Some((version, plan.programs.get(candidate.version)?.get(place)?))
    })
}

/// Assesses a claim under every benefit of its subject.
#[must_use]
pub fn assess_all(catalogue: &Catalogue, claim: &ClaimInput) -> Vec<Assessment> {
    let Some(plan) = catalogue.plan(&claim.plan) else {
        return Vec::new();
    };
    let mut ids: Vec<&str> = Vec::new();
    for benefit in plan.versions.iter().rev().flat_map(|v| &v.benefits) {
        if benefit.subject == claim.subject && !ids.contains(&benefit.id.as_str()) {
            ids.push(&benefit.id);
        }
    }
    ids.into_iter().map(|id| assess(catalogue, claim, id)).collect()
}

/// Of two candidate versions: one assessment if they agree, otherwise undetermined.
fn merge(earlier: Assessment, later: Assessment) -> Assessment {
    let charges = if earlier.charges == later.charges {
        later.charges.clone()
    } else {
        either(earlier.charges, later.charges.clone())
    };
    if (earlier.verdict, &earlier.amount) == (later.verdict, &later.amount) {
        return Assessment {
            charges,
            late_alone: earlier.late_alone && later.late_alone,
            ..later
        };
    }
    let amount = match (earlier.amount, later.amount) {
        (Some(a), Some(b)) => Some(AmountRange {
            from: a.from.min(b.from),
            to: a.to.zip(b.to).map(|(a, b)| a.max(b)),
            denial_possible: a.denial_possible || b.denial_possible,
        }),
        (Some(one), None) | (None, Some(one)) => Some(AmountRange {
            denial_possible: true,
            ..one
        }),
        (None, None) => None,
    };
    let mut merged = Assessment {
        verdict: Verdict::Undetermined,
        amount,
        charges,
        ..later
    };
    merged.why_version = format!("{}; {}", earlier.why_version, merged.why_version);
    merged.breakdown.clear();
    merged.denied_by.clear();
    merged.late_alone = false;
    for question in earlier.settle.questions {
        if !merged.settle.questions.contains(&question) {
            merged.settle.questions.push(question);
        }
    }
    merged
}

fn defective(claim: &ClaimInput, benefit: &str, defect: Defect) -> Assessment {
    Assessment {
        plan: claim.plan.clone(),
        version: String::new(),
        why_version: String::new(),
        benefit: benefit.to_owned(),
        verdict: Verdict::PlanDefect,
        presuming: false,
        amount: None,
        breakdown: Vec::new(),
        charges: Vec::new(),
        remainders: Vec::new(),
        findings: Vec::new(),
        requirements: Vec::new(),
        settle: Settle::default(),
        presumptions: Vec::new(),
        readings: Vec::new(),
        denied_by: Vec::new(),
        late_alone: false,
        defect: Some(defect),
    }
}

/// What evaluation says, and whether no completion of the claim can say otherwise; else there is something to refine.
pub(crate) fn surely(pass: &Pass<'_>, mut outcome: Outcome) -> (Outcome, bool) {
    let mut doubtful = false;
    if matches!(outcome.verdict, Verdict::Payable | Verdict::Entitled) {
        for (code, stand) in pass.program.rules.iter().zip(&mut outcome.stands) {
            // Evaluation alone can miss that a condition holds whatever the facts are.
            if stand.presumed && !code.read_once {
                stand.effect = Effect::Open;
                doubtful = true;
            }
        }
    }
    let is_settled = outcome.verdict != Verdict::Undetermined && !doubtful;
    (outcome, is_settled)
}

/// What evaluation left open, decided over every completion where that is possible.
pub(crate) fn refined(pass: &Pass<'_>, outcome: Outcome, wanted: Wanted) -> Outcome {
    refine(pass, outcome.clone(), wanted).map_or(outcome, |it| it.outcome)
}

/// What is paid, unless nothing can be: the least and the most.
pub(crate) fn paid(outcome: &Outcome) -> Option<(i64, Option<i64>)> {
    let denied = matches!(
        outcome.verdict,
        Verdict::NotPayable | Verdict::NotEntitled | Verdict::PlanDefect
    );
    let money = outcome.money.as_ref().filter(|_| !denied)?;
    Some((money.lo, (money.hi != INF).then_some(money.hi)))
}

/// The exact verdict, and what would settle it where it is undetermined.
fn exact(pass: &Pass<'_>, outcome: Outcome) -> (Outcome, Settle) {
    let (outcome, is_settled) = surely(pass, outcome);
    if is_settled {
        return (outcome, Settle::default());
    }
    match refine(pass, outcome.clone(), Wanted::Reasons) {
        None => {
            let settle = settle::settle_roughly(pass, &outcome);
            (outcome, settle)
        }
        Some(mut refined) => {
            let settle = match refined.outcome.verdict {
                Verdict::Undetermined => settle::settle(pass, &mut refined),
                _ => Settle::default(),
            };
            (refined.outcome, settle)
        }
    }
}

/// A claim bound to a benefit, to be evaluated again and again: what an assessment costs without its
/// report.
pub struct Bound<'a> {
    pass: Pass<'a>,
}

/// Room to work in, for one claim after the other.
#[derive(Default)]
pub struct Room {
    eval: Evaluation,
    stands: Vec<Stand>,
    against: Vec<usize>,
}

impl<'a> Bound<'a> {
    /// Binds a claim to a benefit of the version in force, if there is one.
    #[must_use]
    pub fn new(catalogue: &'a Catalogue, claim: &'a ClaimInput, benefit: &str) -> Option<Self> {
        let (plan, program) = chosen_version(catalogue, claim, benefit)?;
        let mut pass = Pass::new(&catalogue.vocabulary, plan, program, claim);
        pass.eval = Evaluation::default();
        Some(Self { pass })
    }

    /// Evaluates every node with its provenance; gives verdict and amount by three-valued evaluation
    /// alone.
    pub fn evaluate(&mut self, room: &mut Room) -> (Verdict, Option<(i64, i64)>) {
        self.in_room(room, |pass, room| {
            let stands = std::mem::take(&mut room.stands);
            let against = std::mem::take(&mut room.against);
            let outcome = decide_again(pass, stands, against);
            (room.stands, room.against) = (outcome.stands, outcome.against);
            (outcome.verdict, outcome.money.map(|m| (m.lo, m.hi)))
        })
    }

    /// Evaluates, decides over every completion, and finds what would settle the claim.
    pub fn settle(&mut self, room: &mut Room) -> (Verdict, Settle) {
        self.in_room(room, |pass, _| {
            let (outcome, settle) = exact(pass, decide(pass));
            (outcome.verdict, settle)
        })
    }

    fn in_room<T>(&mut self, room: &mut Room, work: impl FnOnce(&Pass<'a>, &mut Room) -> T) -> T {
        std::mem::swap(&mut self.pass.eval, &mut room.eval);
        self.pass.evaluate();
        let done = work(&self.pass, room);
        std::mem::swap(&mut self.pass.eval, &mut room.eval);
        done
    }
}

fn report(pass: &Pass<'_>, why_version: &str) -> Assessment {
    let (outcome, settle) = exact(pass, decide(pass));
    let rules = || {
        outcome
            .stands
            .iter()
            .enumerate()
            .filter_map(|(i, s)| Some((pass.rule(i)?, s)))
    };
    let payable = outcome.verdict == Verdict::Payable;
    let presumptions: Vec<String> = rules()
        .filter(|(_, s)| s.presumed)
        .map(|(r, _)| r.id.clone())
        .collect();
    Assessment {
        plan: pass.plan.id.clone(),
        version: pass.plan.effective.clone(),
        why_version: why_version.to_owned(),
        benefit: pass
            .plan
            .benefits
            .get(pass.program.benefit)
            .map(|b| b.id.clone())
            .unwrap_or_default(),
        verdict: outcome.verdict,
        presuming: matches!(outcome.verdict, Verdict::Payable | Verdict::Entitled)
            && !presumptions.is_empty(),
        amount: paid(&outcome).map(|(from, to)| AmountRange {
            from,
            to,
            denial_possible: !payable,
        }),
        breakdown: if payable {
            breakdown(pass.plan, pass.program, &pass.env, &pass.eval)
        } else {
            Vec::new()
        },
        charges: charges(pass, &outcome),
        remainders: remainders(pass),
        findings: rules()
            .map(|(rule, stand)| finding(pass, rule, stand, &outcome.open))
            .collect(),
        requirements: requirements(pass, &outcome),
        settle,
        presumptions,
        readings: readings(pass, &outcome),
        denied_by: outcome
            .against
            .iter()
            .filter_map(|i| pass.rule(*i))
            .map(|r| r.id.clone())
            .collect(),
        late_alone: matches!(outcome.verdict, Verdict::NotPayable | Verdict::NotEntitled)
            && !outcome.against.is_empty()
            && outcome
                .against
                .iter()
                .all(|i| pass.rule(*i).is_some_and(|it| it.late)),
        defect: (outcome.verdict == Verdict::PlanDefect).then_some(Defect::TooLarge),
    }
}

fn finding(pass: &Pass<'_>, rule: &Rule, stand: &Stand, open: &Bits) -> Finding {
    let undetermined = stand.result == FindingResult::Undetermined;
    Finding {
        rule: rule.id.clone(),
        kind: rule.kind,
        clause: rule.clause.clone(),
        at: rule.at.clone(),
        label: rule.label.clone(),
        result: stand.result,
        presumed: stand.presumed,
        advisory: rule.advisory,
        used: settle::needs(pass, &stand.used),
        matters: undetermined && stand.waits.meets(open),
        waits_for: if undetermined {
            settle::needs(pass, &stand.waits)
        } else {
            Vec::new()
        },
    }
}

fn readings(pass: &Pass<'_>, outcome: &Outcome) -> Vec<ReadingStand> {
    let mut found = Vec::new();
    for (slot, input) in pass.program.inputs.iter().enumerate() {
        let Input::Reading(place) = input else { continue };
        let Some(reading) = pass.plan.readings.get(*place) else {
            continue;
        };
        let chosen = pass.claim.readings.get(&reading.id);
        found.push(ReadingStand {
            id: reading.id.clone(),
            choice: chosen.map(|c| c.what.choice.clone()),
            scope: chosen.map(|c| c.what.scope),
            matters: outcome.open.has(slot),
        });
    }
    found
}

/// Needs as their ids, for whoever compares them.
pub(crate) fn ids(needs: &[Need]) -> Vec<String> {
    needs.iter().map(|n| n.id().to_owned()).collect()
}
