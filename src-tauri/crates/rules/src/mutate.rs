//! Mutation: every number and operator of the plans is changed, one at a time, to see whether a
//! scenario notices.

use crate::catalogue::Catalogue;
use crate::diag::{Diagnostics, Span};
use crate::expr::ast::{Clock, CmpOp, Expr, ExprKind, Fold, Side};
use crate::expr::show;
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
    /// An operator.
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
    /// The rule, definition or reading.
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
        if taken == 0 {
            report.stale.push(listed.clone());
        }
    }
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
    for slot in 0..expressions(&mut version.clone()).len() {
        let mut probe = version.clone();
        let (of, sites) = match expressions(&mut probe).into_iter().nth(slot) {
            Some((of, expr)) => (of, sites(expr)),
            None => continue,
        };
        for (site, variant, kind) in sites {
            let mut mutant = version.clone();
            let Some((_, expr)) = expressions(&mut mutant).into_iter().nth(slot) else {
                continue;
            };
            let Some((span, was, became)) = apply(expr, site, variant) else {
                continue;
            };
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
                report.survivors.push(Mutant {
                    path,
                    line: before.matches('\n').count() + 1,
                    span,
                    of: of.clone(),
                    kind,
                    was,
                    became,
                });
            }
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

/// Every expression of a version, with what it belongs to.
fn expressions(version: &mut PlanVersion) -> Vec<(String, &mut Expr)> {
    let mut found: Vec<(String, &mut Expr)> = Vec::new();
    for define in &mut version.defines {
        found.push((define.id.value.clone(), &mut define.is));
    }
    for reading in &mut version.readings {
        for choice in &mut reading.choices {
            let of = format!("{}.{}", reading.id, choice.id);
            found.extend(choice.value.as_mut().map(|value| (of, value)));
        }
    }
    for rule in version.rules.iter_mut().filter(|r| !r.advisory) {
        for expr in [
            &mut rule.guard,
            &mut rule.when,
            &mut rule.cap,
            &mut rule.deduct,
            &mut rule.becomes,
            &mut rule.by,
            &mut rule.pay,
        ] {
            found.extend(expr.as_mut().map(|expr| (rule.id.clone(), expr)));
        }
    }
    found
}

/// Visits an expression and all its parts, those within lists too, parents first.
fn visit(expr: &mut Expr, step: &mut dyn FnMut(&mut Expr)) {
    step(expr);
    match &mut expr.kind {
        ExprKind::Not(a)
        | ExprKind::Is(a, ..)
        | ExprKind::In(a, _)
        | ExprKind::Exists(a)
        | ExprKind::Percent(_, _, a)
        | ExprKind::Rounded(a, ..)
        | ExprKind::MonthEdge(_, a) => visit(a, step),
        ExprKind::DateOf(a, clock) | ExprKind::StartOf(a, clock) | ExprKind::Part(_, a, clock) => {
            visit(a, step);
            if let Some(Clock::Of(of)) = clock {
                visit(of, step);
            }
        }
        ExprKind::And(parts) | ExprKind::Or(parts) | ExprKind::Min(parts) | ExprKind::Max(parts) => {
            parts.iter_mut().for_each(|p| visit(p, step));
        }
        ExprKind::Cmp(_, a, b)
        | ExprKind::Add(a, b)
        | ExprKind::Sub(a, b)
        | ExprKind::Times(a, b)
        | ExprKind::Elapsed(_, a, b)
        | ExprKind::BusinessElapsed(_, a, b)
        | ExprKind::Periods(_, _, a, b)
        | ExprKind::PerYear(_, _, a, b) => {
            visit(a, step);
            visit(b, step);
        }
        ExprKind::Between(a, b, c)
        | ExprKind::Share(a, b, c)
        | ExprKind::If(a, b, c)
        | ExprKind::Within {
            what: a,
            period: b,
            from: c,
            ..
        } => {
            visit(a, step);
            visit(b, step);
            visit(c, step);
        }
        ExprKind::List { fold, cond, .. } => {
            if let Fold::Sum(of) = fold {
                visit(of, step);
            }
            cond.iter_mut().for_each(|c| visit(c, step));
        }
        _ => {}
    }
}

/// The places that can be changed, with the variants of each.
fn sites(expr: &mut Expr) -> Vec<(usize, usize, MutantKind)> {
    let mut found = Vec::new();
    let mut place = 0;
    visit(expr, &mut |part| {
        for (variant, (kind, _)) in variants(&part.kind).into_iter().enumerate() {
            found.push((place, variant, kind));
        }
        place += 1;
    });
    found
}

fn apply(expr: &mut Expr, site: usize, variant: usize) -> Option<(Span, String, String)> {
    let mut place = 0;
    let mut done = None;
    visit(expr, &mut |part| {
        if place == site
            && done.is_none()
            && let Some((_, kind)) = variants(&part.kind).into_iter().nth(variant)
        {
            let was = show(part);
            part.kind = kind;
            done = Some((part.span, was, show(part)));
            // The changed part may have fewer parts of its own; no later place is of interest.
            place = usize::MAX / 2;
        }
        place += 1;
    });
    done
}

/// A number one up and one down, but not below the least that makes sense.
fn near(n: i64, least: i64, make: impl Fn(i64) -> ExprKind) -> Vec<(MutantKind, ExprKind)> {
    [n + 1, n - 1]
        .into_iter()
        .filter(|n| *n >= least)
        .map(|n| (MutantKind::Number, make(n)))
        .collect()
}

fn variants(kind: &ExprKind) -> Vec<(MutantKind, ExprKind)> {
    use MutantKind::{Number, Operator};
    match kind {
        ExprKind::Number(n, unit) => near(*n, 0, |n| ExprKind::Number(n, *unit)),
        ExprKind::Date(days) => {
            vec![
                (Number, ExprKind::Date(days + 1)),
                (Number, ExprKind::Date(days - 1)),
            ]
        }
        ExprKind::BusinessDays(n, calendar) => near(*n, 0, |n| ExprKind::BusinessDays(n, calendar.clone())),
        ExprKind::Percent(n, places, of) => near(*n, 0, |n| ExprKind::Percent(n, *places, of.clone())),
        ExprKind::PerYear(n, places, of, days) => {
            near(*n, 0, |n| ExprKind::PerYear(n, *places, of.clone(), days.clone()))
        }
        ExprKind::Periods(n, unit, a, b) => {
            near(*n, 1, |n| ExprKind::Periods(n, *unit, a.clone(), b.clone()))
        }
        ExprKind::Rounded(a, side, n) => {
            let other = match side {
                Side::Down => Side::Up,
                Side::Up | Side::Nearer => Side::Down,
            };
            let unit = n.map_or_else(Vec::new, |n| {
                near(n, 1, |n| ExprKind::Rounded(a.clone(), *side, Some(n)))
            });
            let mut found = unit;
            found.push((Operator, ExprKind::Rounded(a.clone(), other, *n)));
            found
        }
        ExprKind::If(c, a, b) => vec![(Operator, ExprKind::If(c.clone(), b.clone(), a.clone()))],
        ExprKind::Within {
            what,
            period,
            from,
            counting,
        } => {
            let (what, period, from) = (what.clone(), period.clone(), from.clone());
            let counting = !counting;
            vec![(
                Operator,
                ExprKind::Within {
                    what,
                    period,
                    from,
                    counting,
                },
            )]
        }
        ExprKind::Bool(b) => vec![(Operator, ExprKind::Bool(!b))],
        ExprKind::Not(inner) => vec![(Operator, inner.kind.clone())],
        ExprKind::And(parts) => vec![(Operator, ExprKind::Or(parts.clone()))],
        ExprKind::Or(parts) => vec![(Operator, ExprKind::And(parts.clone()))],
        ExprKind::Cmp(op, a, b) => {
            let other = match op {
                CmpOp::Eq => CmpOp::Ne,
                CmpOp::Ne => CmpOp::Eq,
                CmpOp::Lt => CmpOp::Le,
                CmpOp::Le => CmpOp::Lt,
                CmpOp::Gt => CmpOp::Ge,
                CmpOp::Ge => CmpOp::Gt,
            };
            vec![(Operator, ExprKind::Cmp(other, a.clone(), b.clone()))]
        }
        ExprKind::Is(a, value, negated) => vec![(Operator, ExprKind::Is(a.clone(), value.clone(), !negated))],
        ExprKind::In(a, values) if values.len() > 1 => (0..values.len())
            .map(|leave| {
                let fewer = values
                    .iter()
                    .enumerate()
                    .filter(|(i, _)| *i != leave)
                    .map(|(_, v)| v.clone());
                (Operator, ExprKind::In(a.clone(), fewer.collect()))
            })
            .collect(),
        // To the next business day, if it is none, there is no way back.
        ExprKind::Add(_, b) if matches!(b.kind, ExprKind::BusinessDays(0, _)) => Vec::new(),
        ExprKind::Add(a, b) => vec![(Operator, ExprKind::Sub(a.clone(), b.clone()))],
        ExprKind::Sub(a, b) => vec![(Operator, ExprKind::Add(a.clone(), b.clone()))],
        ExprKind::Min(parts) => vec![(Operator, ExprKind::Max(parts.clone()))],
        ExprKind::Max(parts) => vec![(Operator, ExprKind::Min(parts.clone()))],
        ExprKind::List {
            fold,
            list,
            element,
            cond,
        } => {
            let other = match fold {
                Fold::Any => Fold::All,
                Fold::All => Fold::Any,
                Fold::Earliest(field) => Fold::Latest(field.clone()),
                Fold::Latest(field) => Fold::Earliest(field.clone()),
                Fold::Count | Fold::Sum(_) => return Vec::new(),
            };
            vec![(
                Operator,
                ExprKind::List {
                    fold: other,
                    list: list.clone(),
                    element: element.clone(),
                    cond: cond.clone(),
                },
            )]
        }
        _ => Vec::new(),
    }
}
