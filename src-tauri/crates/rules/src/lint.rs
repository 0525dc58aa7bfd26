//! Checks of sense beyond types: what a careful colleague would ask about a plan file.

use crate::diag::Diagnostics;
use crate::expr::ast::{Expr, ExprKind, Fold};
use crate::plan::{PlanVersion, Rule, RuleKind};
use std::collections::BTreeSet;

/// Checks one version.
pub(crate) fn lint(plan: &PlanVersion, diags: &mut Diagnostics) {
    for rule in &plan.rules {
        burden(plan, rule, diags);
    }
    unused(plan, diags);
}

/// An exclusion that speaks of a document or a deadline, or mirrors what the claimant must show,
/// says who has to show it.
fn burden(plan: &PlanVersion, rule: &Rule, diags: &mut Diagnostics) {
    if rule.kind != RuleKind::Exclusion || rule.burden_stated {
        return;
    }
    let Some(when) = &rule.when else { return };
    let mut why = None;
    walk(when, plan, &mut |expr| match &expr.kind {
        ExprKind::Has(_) => why = Some("speaks of a document"),
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
            diags.warn(&plan.path, define.id.span, "unused", message, "");
        }
    }
    for reading in &plan.readings {
        if !used.contains(&format!("reading {}", reading.id)) {
            let message = format!("nothing uses reading `{}`", reading.id);
            diags.warn(&plan.path, reading.span, "unused", message, "");
        }
    }
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
