//! `satei plan cover` and `satei plan diff`.

use std::path::Path;

use clap::CommandFactory as _;
use clap::parser::ValueSource;
use satei_desk::{Desk, unknown_of};
use satei_rules::ClaimInput;

use crate::answer::tell;
use crate::args::Args;
use crate::failure::Failure;
use crate::output::json;
use crate::{Answer, desk};

/// Measures plans against their registers of clauses and their scenarios. `plan`: only this one.
///
/// # Errors
/// When the plans cannot be read or are wrong, or there is no such plan.
pub fn cover(
    args: &Args,
    folder: Option<&Path>,
    plan: Option<&str>,
    mutants: bool,
) -> Result<Answer, Failure> {
    let catalogue = super::spoken(args, folder)?.catalogue()?;
    if let Some(plan) = plan
        && catalogue.plan(plan).is_none()
    {
        let known = catalogue.plans().iter().map(|it| it.id.as_str());
        return Err(unknown_of("plan", plan, known).into());
    }
    let mut report = satei_rules::cover(&catalogue, mutants);
    report.plans.retain(|it| plan.is_none_or(|plan| it.plan == plan));
    if args.json {
        json(&report)?;
    } else {
        tell!("{report}");
    }
    Ok(if report.is_whole() {
        Answer::Yes
    } else {
        Answer::No
    })
}

/// Compares two folders of plans, or two versions; with `--desk` on the line, on its claims too. A desk that only the
/// environment names is left alone: to compare plans nobody has to unlock one.
///
/// # Errors
/// When either side cannot be read or is wrong, or the desk cannot be opened.
pub fn diff(args: &Args, before: &Path, after: &Path) -> Result<Answer, Failure> {
    let (a, b) = (super::load(args, before)?, super::load(args, after)?);
    let claims: Vec<(String, ClaimInput)> = if desk_is_on_the_line() {
        claims_of(&desk::open(args)?)?
    } else {
        Vec::new()
    };
    let report = satei_rules::diff(&a, &b, &claims);
    if args.json {
        json(&report)?;
    } else {
        tell!("{report}");
    }
    Ok(if report.is_same() { Answer::Yes } else { Answer::No })
}

/// Whether `--desk` was said, rather than found in the environment.
fn desk_is_on_the_line() -> bool {
    let all = Args::command().get_matches();
    let mut matches = &all;
    let mut is_said = false;
    loop {
        is_said |= matches.value_source("desk") == Some(ValueSource::CommandLine);
        match matches.subcommand() {
            Some((_, under)) => matches = under,
            None => return is_said,
        }
    }
}

/// The desk's claims as their assessments see them, by their numbers.
fn claims_of(desk: &Desk) -> Result<Vec<(String, ClaimInput)>, Failure> {
    let claims = desk.claim_inputs()?;
    Ok(claims
        .into_iter()
        .map(|(number, claim)| (format!("claim {number}"), claim))
        .collect())
}
