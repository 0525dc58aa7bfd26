//! Which version of a plan a claim falls under.

use super::pass::Pass;
use super::settle::needs;
use super::{Defect, Need};
use crate::calendar::show_date;
use crate::catalogue::{Catalogue, Plan};
use crate::claim::ClaimInput;
use crate::eval::{Evaluation, bind, cone, evaluate_these};
use crate::plan::VersionBy;
use crate::value::{Absence, Val};

/// A version that the claim may fall under, and why.
pub(super) struct Candidate {
    pub version: usize,
    pub why: String,
}

/// The versions that a claim may fall under.
pub(super) struct Candidates {
    pub found: Vec<Candidate>,
    /// What the day that picks the version waits for, where it can still be one on which none is in force.
    pub outside: Vec<Need>,
}

/// The candidates, or why there is none.
pub(super) fn candidates(
    catalogue: &Catalogue,
    plan: &Plan,
    claim: &ClaimInput,
) -> Result<Candidates, Defect> {
    let mut found = Vec::new();
    let mut outside = Vec::new();
    // The first day that no version looked at so far takes in.
    let mut covered = i64::MIN;
    let mut known: Option<i64> = None;
    for (place, version) in plan.versions.iter().enumerate() {
        let Some((date, waits)) = date_of(catalogue, plan, place, claim) else {
            continue;
        };
        let next = plan.versions.get(place + 1);
        let until = version
            .ends_day
            .unwrap_or_else(|| next.map_or(i64::MAX, |next| next.effective_day - 1));
        if date.none == Absence::Surely {
            continue;
        }
        if date.is_definite() {
            known = Some(date.lo);
        }
        let from = version.effective_day.max(covered);
        let before = date.lo.max(covered) < version.effective_day && date.hi >= covered;
        let last = place + 1 == plan.versions.len();
        let after = last && date.hi > until;
        if (before || after) && !date.is_definite() {
            outside = waits;
        }
        covered = until.saturating_add(1).max(from);
        if date.hi < version.effective_day || date.lo > until {
            continue;
        }
        let by = match &version.version_by {
            VersionBy::Fact(fact) => fact.clone(),
            VersionBy::Reading(reading) => format!("reading {reading}"),
        };
        let why = if date.is_definite() {
            format!(
                "{by} = {}, in force from {}",
                show_date(date.lo),
                version.effective
            )
        } else {
            format!("{by} is not known; in force from {}", version.effective)
        };
        found.push(Candidate { version: place, why });
    }
    if !found.is_empty() {
        return Ok(Candidates { found, outside });
    }
    let nearest = known.and_then(|on| {
        let spans = plan.versions.iter();
        let away = |v: &&crate::plan::PlanVersion| {
            let before = v.effective_day - on;
            before.max(v.ends_day.map_or(i64::MIN, |last| on - last))
        };
        spans.min_by_key(away)
    });
    Err(Defect::NoVersion {
        plan: plan.id.clone(),
        on: known.map(show_date),
        nearest: nearest.map(|v| (v.effective.clone(), v.ends.clone())),
    })
}

/// The day that picks the version, and what it waits for while it is open.
fn date_of(
    catalogue: &Catalogue,
    plan: &Plan,
    version: usize,
    claim: &ClaimInput,
) -> Option<(Val, Vec<Need>)> {
    let program = plan.programs.get(version)?.first()?;
    let version = plan.versions.get(version)?;
    let vocabulary = catalogue.vocabulary();
    let env = bind(program, version, vocabulary, claim);
    let id = program.version_by?;
    let mut eval = Evaluation::default();
    evaluate_these(program, &env, &cone(&program.arena, id), &mut eval);
    let pass = Pass {
        plan: version,
        program,
        vocabulary,
        claim,
        env,
        eval,
    };
    let cell = pass.eval.cell(id);
    Some((cell.val, needs(&pass, &cell.waits)))
}
