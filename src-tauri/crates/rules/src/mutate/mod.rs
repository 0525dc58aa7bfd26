//! Mutation: every number and operator of the plans is changed, one at a time, to see whether a
//! scenario notices.

mod expressions;
mod settings;

use crate::catalogue::Catalogue;
use crate::diag::{Diagnostics, Span};
use crate::plan::PlanVersion;
use crate::program::build;
use crate::scenario::{Equivalent, Scenario, failures};
use serde::Serialize;
use std::fmt;

/// What a mutant changes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum MutantKind {
    /// A number or date, by one up or down.
    Number,
    /// An operator, or a setting such as who has to show something.
    Operator,
}

/// A changed plan that no scenario noticed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Mutant {
    /// The plan file.
    pub path: String,
    /// The line in it.
    pub line: usize,
    /// Where the change was made.
    pub span: Span,
    /// The rule, definition, reading, benefit or calendar; `plan` for what the whole plan says.
    pub of: String,
    /// What was changed.
    pub kind: MutantKind,
    /// What stood there.
    pub was: String,
    /// What was put there.
    pub became: String,
}

/// What came of a mutation run.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct MutationReport {
    /// Changes of numbers tried.
    pub numbers: usize,
    /// Changes of numbers that a scenario noticed.
    pub numbers_killed: usize,
    /// Changes of operators tried.
    pub operators: usize,
    /// Changes of operators that a scenario noticed.
    pub operators_killed: usize,
    /// Changes that no scenario noticed and that the plan's author lists as changing nothing.
    pub equivalent: usize,
    /// Those lists, with the reasons.
    pub listed: Vec<Equivalent>,
    /// Scenarios that fail on the plan as it is. They would notice every change, so that they guard nothing.
    pub failing: usize,
    /// Listed as changing nothing, but noticed, or of something that the plan does not have.
    pub stale: Vec<Equivalent>,
    survivors: Vec<Mutant>,
}

impl MutationReport {
    /// The changes that no scenario noticed and that are not listed as changing nothing.
    #[must_use]
    pub fn survivors(&self) -> &[Mutant] {
        &self.survivors
    }
}

impl fmt::Display for MutationReport {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for m in &self.survivors {
            writeln!(
                f,
                "{}:{}: {}: `{}` → `{}` survives",
                m.path, m.line, m.of, m.was, m.became
            )?;
        }
        for e in &self.stale {
            writeln!(
                f,
                "{}: [[equivalent]] `{}` → `{}` is noticed, or does not occur",
                e.of, e.was, e.became
            )?;
        }
        for e in &self.listed {
            writeln!(f, "{e}")?;
        }
        write!(
            f,
            "numbers {} of {} killed, operators {} of {} killed, {} listed as equivalent",
            self.numbers_killed, self.numbers, self.operators_killed, self.operators, self.equivalent
        )
    }
}

/// Changes every number and operator of every plan and runs the plan's scenarios on each change.
#[must_use]
pub fn mutate(catalogue: &Catalogue) -> MutationReport {
    let mut report = MutationReport::default();
    for (place, plan) in catalogue.plans.iter().enumerate() {
        for version_place in 0..plan.versions.len() {
            let of_version = mutate_version(catalogue, place, version_place);
            report.numbers += of_version.numbers;
            report.numbers_killed += of_version.numbers_killed;
            report.operators += of_version.operators;
            report.operators_killed += of_version.operators_killed;
            report.equivalent += of_version.equivalent;
            report.listed.extend(of_version.listed);
            report.failing += of_version.failing;
            report.stale.extend(of_version.stale);
            report.survivors.extend(of_version.survivors);
        }
    }
    report
}

/// Changes every number and operator of one version.
pub(crate) fn mutate_version(catalogue: &Catalogue, place: usize, version_place: usize) -> MutationReport {
    let mut report = MutationReport::default();
    let version = catalogue
        .plans
        .get(place)
        .and_then(|p| p.versions.get(version_place));
    if let Some(version) = version {
        let mut changed = catalogue.clone();
        let sound = sound(catalogue, place, &mut report.failing);
        change_each(&mut changed, place, version_place, version, &sound, &mut report);
        set_aside(catalogue, version, &mut report);
    }
    report
}

/// Takes the survivors that the author lists as changing nothing out of the report.
fn set_aside(catalogue: &Catalogue, version: &PlanVersion, report: &mut MutationReport) {
    let beside = version.path.replace(".toml", ".scenarios.toml");
    let files = catalogue.scenarios.iter().filter(|f| f.path == beside);
    for listed in files.flat_map(|f| &f.equivalents) {
        let before = report.survivors.len();
        report
            .survivors
            .retain(|m| (&m.of, &m.was, &m.became) != (&listed.of, &listed.was, &listed.became));
        let taken = before - report.survivors.len();
        report.equivalent += taken;
        let list = if taken == 0 {
            &mut report.stale
        } else {
            &mut report.listed
        };
        list.push(listed.clone());
    }
}

/// A version with one thing in it changed.
struct Change {
    version: PlanVersion,
    /// The rule, definition, reading, benefit or calendar; `plan` for what the whole plan says.
    of: String,
    /// Where in the file.
    span: Span,
    kind: MutantKind,
    was: String,
    became: String,
}

fn change_each(
    changed: &mut Catalogue,
    place: usize,
    version_place: usize,
    version: &PlanVersion,
    sound: &[(&str, &Scenario)],
    report: &mut MutationReport,
) {
    let mut last_killer = 0;
    for change in expressions::changes(version).chain(settings::changes(version)) {
        let Change {
            version: mutant,
            of,
            span,
            kind,
            was,
            became,
        } = change;
        let mut diags = Diagnostics::default();
        let programs = (0..mutant.benefits.len())
            .map(|b| build(&changed.vocabulary, &mutant, b, &mut diags))
            .collect();
        if diags.has_errors() {
            continue;
        }
        let path = mutant.path.clone();
        if let Some(plan) = changed.plans.get_mut(place) {
            if let Some(old) = plan.versions.get_mut(version_place) {
                *old = mutant;
            }
            if let Some(old) = plan.programs.get_mut(version_place) {
                *old = programs;
            }
        }
        let killed = killed(changed, sound, &mut last_killer);
        let (tried, dead) = match kind {
            MutantKind::Number => (&mut report.numbers, &mut report.numbers_killed),
            MutantKind::Operator => (&mut report.operators, &mut report.operators_killed),
        };
        *tried += 1;
        *dead += usize::from(killed);
        if !killed {
            let before = version.text.get(..span.start).unwrap_or("");
            let line = before.matches('\n').count() + 1;
            report.survivors.push(Mutant {
                path,
                line,
                span,
                of,
                kind,
                was,
                became,
            });
        }
    }
}

/// The scenarios of a plan that hold as it is, each with its file; how many do not is counted.
fn sound<'a>(catalogue: &'a Catalogue, place: usize, failing: &mut usize) -> Vec<(&'a str, &'a Scenario)> {
    let Some(plan) = catalogue.plans.get(place) else {
        return Vec::new();
    };
    let files = catalogue.scenarios.iter().filter(|f| f.plan == plan.id);
    let all = files.flat_map(|f| f.scenarios.iter().map(move |s| (f.path.as_str(), s)));
    let (sound, others): (Vec<_>, Vec<_>) =
        all.partition(|(path, s)| failures(catalogue, path, s).is_empty());
    *failing = others.len();
    sound
}

/// Whether a scenario of the plan notices; the search begins at the one that noticed last.
fn killed(changed: &Catalogue, sound: &[(&str, &Scenario)], last_killer: &mut usize) -> bool {
    for step in 0..sound.len() {
        let at = (*last_killer + step) % sound.len();
        if let Some((path, scenario)) = sound.get(at)
            && !failures(changed, path, scenario).is_empty()
        {
            *last_killer = at;
            return true;
        }
    }
    false
}
