//! The numbers and operators of a plan's expressions, and what each may be changed to.

use super::{Change, MutantKind};
use crate::diag::Span;
use crate::expr::ast::{Clock, CmpOp, Expr, ExprKind, Fold, Side};
use crate::expr::show;
use crate::plan::PlanVersion;

/// Every change of one number or operator in an expression of a version, one at a time.
pub(super) fn changes(version: &PlanVersion) -> impl Iterator<Item = Change> {
    let slots = expressions(&mut version.clone()).len();
    (0..slots).flat_map(move |slot| {
        let mut probe = version.clone();
        let found = expressions(&mut probe).into_iter().nth(slot);
        let sites = found.map_or_else(Vec::new, |(_, expr)| sites(expr));
        sites.into_iter().filter_map(move |(site, variant, kind)| {
            let mut changed = version.clone();
            let (of, expr) = expressions(&mut changed).into_iter().nth(slot)?;
            let (span, was, became) = apply(expr, site, variant)?;
            Some(Change {
                version: changed,
                of,
                span,
                kind,
                was,
                became,
            })
        })
    })
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
pub(super) fn visit(expr: &mut Expr, step: &mut dyn FnMut(&mut Expr)) {
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
