//! Checks of sense beyond types: what a careful colleague would ask about a plan file.

use crate::diag::Diagnostics;
use crate::expr::ast::{Expr, ExprKind, Fold};
use crate::plan::{PlanVersion, Rule, RuleKind};
use crate::vocabulary::Vocabulary;
use std::collections::BTreeSet;

mod advice;
mod sense;
mod signers;

pub use advice::lint;

/// Checks one version.
pub(crate) fn check(vocabulary: &Vocabulary, plan: &PlanVersion, diags: &mut Diagnostics) {
    for rule in &plan.rules {
        burden(vocabulary, plan, rule, diags);
        all_lines(plan, rule, diags);
    }
    unused(plan, diags);
}

/// What an exclusion of lines takes out of a list is out of it in `pay` alone.
fn all_lines(plan: &PlanVersion, rule: &Rule, diags: &mut Diagnostics) {
    if rule.kind != RuleKind::Limit {
        return;
    }
    let acts = [&rule.cap, &rule.deduct, &rule.becomes];
    for expr in acts.into_iter().flatten() {
        let mut counted = None;
        walk(expr, plan, &mut |part| {
            if let ExprKind::List { list, .. } = &part.kind {
                let takes = |other: &&Rule| {
                    other.lines.as_deref() == Some(&list.text)
                        && other
                            .benefits
                            .iter()
                            .any(|benefit| rule.benefits.contains(benefit))
                };
                counted = counted.take().or(plan
                    .rules
                    .iter()
                    .find(takes)
                    .map(|it| (list.text.clone(), it.id.clone())));
            }
        });
        if let Some((list, by)) = counted {
            let message = format!("this counts all of `{list}`, with what `{by}` takes out of it");
            let help = "lines are taken out of `pay` alone: say which lines count in a `where`, or make a payout of it and take \
                        the least (`combine = \"min\"`)";
            diags.warn(&plan.path, expr.span, "all-lines", message, help);
        }
    }
}

/// An exclusion that speaks of a document, a deadline or the claimant's own act, or mirrors what the
/// claimant must show, says who has to show it.
fn burden(vocabulary: &Vocabulary, plan: &PlanVersion, rule: &Rule, diags: &mut Diagnostics) {
    if rule.kind != RuleKind::Exclusion || rule.burden_stated {
        return;
    }
    let Some(when) = &rule.when else { return };
    let mut why = None;
    walk(when, plan, &mut |expr| match &expr.kind {
        ExprKind::Has(_) => why = Some("speaks of a document"),
        ExprKind::Name(name) | ExprKind::Claim(name)
            if why.is_none() && vocabulary.fact(name).is_some_and(|(_, f)| f.act) =>
        {
            why = Some("speaks of the claimant's own act");
        }
        ExprKind::AsOf => why = Some("speaks of the day of the assessment"),
        ExprKind::BusinessDays(..)
        | ExprKind::Within { .. }
        | ExprKind::Number(
            _,
            crate::expr::ast::Unit::Minutes | crate::expr::ast::Unit::Hours | crate::expr::ast::Unit::Days,
        ) => {
            why = Some("speaks of a deadline");
        }
        _ => {}
    });
    let mirrors = plan.rules.iter().any(|other| {
        other.kind == RuleKind::Eligibility
            && other.benefits.iter().any(|b| rule.benefits.contains(b))
            && other.when.as_ref().is_some_and(|w| is_negation(w, when))
    });
    if mirrors {
        why = Some("mirrors an eligibility rule");
    }
    if let Some(why) = why {
        let message = format!(
            "exclusion `{}` {why} and does not say who has to show it",
            rule.id
        );
        diags.error(
            &plan.path,
            rule.span,
            "burden",
            message,
            "add burden = \"claimant\" or burden = \"insurer\"",
        );
    }
}

/// Whether one expression is the other's opposite, as far as their shapes tell.
fn is_negation(a: &Expr, b: &Expr) -> bool {
    use crate::expr::ast::CmpOp::{Eq, Ge, Gt, Le, Lt, Ne};
    match (&a.kind, &b.kind) {
        (ExprKind::Not(inner), _) => same(inner, b),
        (_, ExprKind::Not(inner)) => same(a, inner),
        (ExprKind::Is(x, v, n), ExprKind::Is(y, w, m)) => same(x, y) && v.text == w.text && n != m,
        (ExprKind::Cmp(p, x1, x2), ExprKind::Cmp(q, y1, y2)) => {
            let opposite = matches!(
                (p, q),
                (Eq, Ne) | (Ne, Eq) | (Lt, Ge) | (Ge, Lt) | (Le, Gt) | (Gt, Le)
            );
            opposite && same(x1, y1) && same(x2, y2)
        }
        _ => false,
    }
}

/// Whether two expressions are the same but for their places.
fn same(a: &Expr, b: &Expr) -> bool {
    format!("{:?}", Bare(a)) == format!("{:?}", Bare(b))
}

/// An expression without its places.
struct Bare<'a>(&'a Expr);

impl std::fmt::Debug for Bare<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&crate::expr::show(self.0))
    }
}

/// Definitions and readings that nothing uses.
fn unused(plan: &PlanVersion, diags: &mut Diagnostics) {
    let mut used = BTreeSet::new();
    let mut note = |expr: &Expr| {
        walk(expr, plan, &mut |e| match &e.kind {
            ExprKind::Name(name) | ExprKind::Claim(name) => {
                used.insert(name.clone());
            }
            ExprKind::Reading(name) => {
                used.insert(format!("reading {}", name.text));
            }
            _ => {}
        });
    };
    for rule in &plan.rules {
        rule.expressions().for_each(&mut note);
    }
    if let crate::plan::VersionBy::Reading(id) = &plan.version_by {
        used.insert(format!("reading {id}"));
        for choice in plan.reading(id).map_or(&[][..], |r| &r.choices) {
            choice.value.iter().for_each(|v| {
                walk(v, plan, &mut |e| {
                    if let ExprKind::Name(name) = &e.kind {
                        used.insert(name.clone());
                    }
                })
            });
        }
    }
    for define in &plan.defines {
        if !used.contains(&define.id.value) {
            let message = format!("nothing uses definition `{}`", define.id.value);
            let help = "name it in a rule, or leave it out";
            diags.warn(&plan.path, define.id.span, "unused", message, help);
        }
    }
    for reading in &plan.readings {
        if !used.contains(&format!("reading {}", reading.id)) {
            let message = format!("nothing uses reading `{}`", reading.id);
            let help = format!(
                "say `reading {}` in the rule that depends on it, or leave it out",
                reading.id
            );
            diags.warn(&plan.path, reading.span, "unused", message, help);
        }
    }
}

/// The facts and documents that a version speaks of.
#[derive(Debug, Default)]
pub(crate) struct Used {
    /// Ids of facts, lists among them; a field of a list that is called like a fact counts as it.
    pub facts: BTreeSet<String>,
    /// Ids of documents.
    pub documents: BTreeSet<String>,
}

/// What a version speaks of, in rules, readings and definitions.
pub(crate) fn used(plan: &PlanVersion) -> Used {
    let mut used = Used::default();
    if let crate::plan::VersionBy::Fact(fact) = &plan.version_by {
        used.facts.insert(fact.clone());
    }
    for rule in &plan.rules {
        used.documents
            .extend(rule.require.iter().chain(&rule.of).cloned());
        used.facts.extend(rule.lines.clone());
    }
    let of_rules = plan.rules.iter().flat_map(crate::plan::Rule::expressions);
    let of_readings = plan
        .readings
        .iter()
        .flat_map(|r| &r.choices)
        .filter_map(|c| c.value.as_ref());
    let of_defines = plan.defines.iter().map(|d| &d.is);
    for expr in of_rules.chain(of_readings).chain(of_defines) {
        walk(expr, plan, &mut |part| match &part.kind {
            ExprKind::Name(name) | ExprKind::Claim(name) => {
                used.facts.insert(name.clone());
            }
            ExprKind::List { list, .. } => {
                used.facts.insert(list.text.clone());
            }
            ExprKind::Has(document) => {
                used.documents.insert(document.text.clone());
            }
            _ => {}
        });
    }
    used
}

/// Visits an expression, its parts, and the definitions and readings it names, each once.
pub(crate) fn walk(expr: &Expr, plan: &PlanVersion, visit: &mut dyn FnMut(&Expr)) {
    let mut seen = BTreeSet::new();
    step(expr, plan, &mut seen, visit);
}

fn step(expr: &Expr, plan: &PlanVersion, seen: &mut BTreeSet<String>, visit: &mut dyn FnMut(&Expr)) {
    visit(expr);
    match &expr.kind {
        ExprKind::Name(name) => {
            if let Some(define) = plan.defines.iter().find(|d| d.id.value == *name)
                && seen.insert(name.clone())
            {
                step(&define.is, plan, seen, visit);
            }
        }
        ExprKind::Reading(name) => {
            if seen.insert(format!("reading {}", name.text)) {
                for value in plan
                    .reading(&name.text)
                    .map_or(&[][..], |r| &r.choices)
                    .iter()
                    .flat_map(|c| &c.value)
                {
                    step(value, plan, seen, visit);
                }
            }
        }
        ExprKind::List { fold, cond, .. } => {
            if let Fold::Sum(of) = fold {
                step(of, plan, seen, visit);
            }
            cond.iter().for_each(|c| step(c, plan, seen, visit));
        }
        _ => crate::expr::children(expr)
            .into_iter()
            .for_each(|c| step(c, plan, seen, visit)),
    }
}
