//! Which version of a plan a claim falls under.

use crate::calendar::show_date;
use crate::catalogue::{Catalogue, Plan};
use crate::claim::ClaimInput;
use crate::eval::{Evaluation, bind, evaluate};
use crate::plan::VersionBy;
use crate::value::{Absence, Val};

/// A version that the claim may fall under, and why.
pub(super) struct Candidate {
    pub version: usize,
    pub why: String,
}

/// The candidates, or in words why there is none.
pub(super) fn candidates(
    catalogue: &Catalogue,
    plan: &Plan,
    claim: &ClaimInput,
) -> Result<Vec<Candidate>, String> {
    let mut found = Vec::new();
    let mut known: Option<i64> = None;
    for (place, version) in plan.versions.iter().enumerate() {
        let Some(date) = date_of(catalogue, plan, place, claim) else {
            continue;
        };
        let until = plan
            .versions
            .get(place + 1)
            .map_or(i64::MAX, |next| next.effective_day - 1);
        if date.none == Absence::Surely {
            continue;
        }
        if date.is_definite() {
            known = Some(date.lo);
        }
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
        return Ok(found);
    }
    let nearest = plan
        .versions
        .iter()
        .min_by_key(|v| known.map_or(0, |k| (v.effective_day - k).abs()));
    let nearest = nearest.map_or(String::new(), |v| {
        format!("; the nearest is in force from {}", v.effective)
    });
    let on = known.map_or_else(
        || "the date that picks it does not exist".to_owned(),
        |k| format!("on {}", show_date(k)),
    );
    Err(format!("no version of `{}` is in force: {on}{nearest}", plan.id))
}

fn date_of(catalogue: &Catalogue, plan: &Plan, version: usize, claim: &ClaimInput) -> Option<Val> {
    let program = plan.programs.get(version)?.first()?;
    let version = plan.versions.get(version)?;
    let env = bind(program, version, catalogue.vocabulary(), claim);
    let mut eval = Evaluation::default();
    evaluate(program, &env, &mut eval);
    program.version_by.map(|id| eval.cell(id).val)
}
