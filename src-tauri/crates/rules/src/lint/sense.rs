//! Conditions that cannot be meant as they stand: a thing compared with itself, bounds that exclude each other, a line
//! of a choice that no value reaches. Told from their shape alone, so that the place is exact.

use crate::diag::Diagnostics;
use crate::expr::ast::{CmpOp, Expr, ExprKind, Fold, Unit};
use crate::expr::{children, show};
use crate::plan::PlanVersion;
use std::collections::{BTreeMap, BTreeSet};

/// Looks at every expression of a version.
pub(super) fn check(plan: &PlanVersion, diags: &mut Diagnostics) {
    let of_readings = plan.readings.iter().flat_map(|r| &r.choices);
    let all = plan
        .rules
        .iter()
        .flat_map(crate::plan::Rule::expressions)
        .chain(plan.defines.iter().map(|d| &d.is))
        .chain(of_readings.filter_map(|c| c.value.as_ref()));
    for expr in all {
        look(plan, expr, false, diags);
    }
}

/// `within`: the expression continues a choice that was looked at from its first line.
fn look(plan: &PlanVersion, expr: &Expr, within: bool, diags: &mut Diagnostics) {
    match &expr.kind {
        ExprKind::Cmp(op, a, b) if show(a) == show(b) => with_itself(plan, expr, *op, a, diags),
        ExprKind::And(parts) => contradiction(plan, expr, parts, diags),
        ExprKind::Or(parts) => tautology(plan, expr, parts, diags),
        ExprKind::If(..) if !within => dead_lines(plan, expr, diags),
        ExprKind::List { fold, cond, .. } => {
            if let Fold::Sum(of) = fold {
                look(plan, of, false, diags);
            }
            cond.iter().for_each(|cond| look(plan, cond, false, diags));
        }
        _ => {}
    }
    if let ExprKind::If(condition, first, other) = &expr.kind {
        look(plan, condition, false, diags);
        look(plan, first, false, diags);
        look(plan, other, matches!(other.kind, ExprKind::If(..)), diags);
        return;
    }
    for part in children(expr) {
        look(plan, part, false, diags);
    }
}

fn with_itself(plan: &PlanVersion, expr: &Expr, op: CmpOp, a: &Expr, diags: &mut Diagnostics) {
    let comes_to = match op {
        CmpOp::Eq | CmpOp::Le | CmpOp::Ge => "always true",
        CmpOp::Ne | CmpOp::Lt | CmpOp::Gt => "never true",
    };
    let name = show(a);
    let message = format!("`{name}` is compared with itself, which is {comes_to}");
    let help = match &a.kind {
        ExprKind::Name(name) if !name.contains('.') => format!(
            "one of the two should be something else; within a list `{name}` is the element's, `claim.{name}` the \
             claim's and `LIST.{name}` that of the list around"
        ),
        _ => "one of the two should be something else".to_owned(),
    };
    diags.warn(&plan.path, expr.span, "same", message, help);
}

fn contradiction(plan: &PlanVersion, expr: &Expr, parts: &[Expr], diags: &mut Diagnostics) {
    let mut left: BTreeMap<String, Set> = BTreeMap::new();
    for (subject, set) in parts.iter().filter_map(fits) {
        let both = match left.get(&subject) {
            Some(before) => before.and(&set),
            None => set,
        };
        if both.is_empty() {
            let message =
                format!("no `{subject}` meets both this and what stands before it, so this is never true");
            let help =
                "bounds that exclude each other: one of the signs is turned round, or `and` should be `or`";
            diags.warn(&plan.path, expr.span, "never-true", message, help);
            return;
        }
        left.insert(subject, both);
    }
}

fn tautology(plan: &PlanVersion, expr: &Expr, parts: &[Expr], diags: &mut Diagnostics) {
    let mut covered: BTreeMap<String, Set> = BTreeMap::new();
    for (subject, set) in parts.iter().filter_map(fits) {
        let either = match covered.get(&subject) {
            Some(before) => before.or(&set),
            None => set,
        };
        if either.is_all() {
            let message = format!("every `{subject}` meets one of these, so this is always true");
            let help =
                "bounds that leave nothing out: one of the signs is turned round, or `or` should be `and`";
            diags.warn(&plan.path, expr.span, "always-true", message, help);
            return;
        }
        covered.insert(subject, either);
    }
}

/// The lines of `case`, or the conditions of a choice that goes on behind `otherwise`.
fn dead_lines(plan: &PlanVersion, expr: &Expr, diags: &mut Diagnostics) {
    let mut covered: BTreeMap<String, Set> = BTreeMap::new();
    let mut at = expr;
    while let ExprKind::If(condition, _, other) = &at.kind {
        if let Some((subject, set)) = fits(condition) {
            let before = covered.get(&subject);
            if before.is_some_and(|before| set.and(&before.not()).is_empty()) {
                let message = format!("no `{subject}` comes to this line: an earlier one takes all of it");
                let help = "lines are read from above: put the narrower one first, or leave this one out";
                diags.warn(&plan.path, condition.span, "dead-line", message, help);
            }
            let all = before.map_or_else(|| set.clone(), |before| before.or(&set));
            covered.insert(subject, all);
        }
        at = other;
    }
}

/// What a condition leaves of the values of one thing.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Set {
    /// These values of an enum, or texts; all but these where negated.
    Names(BTreeSet<String>, bool),
    /// The numbers from one to another, both in, in order and apart.
    Numbers(Vec<(i64, i64)>),
}

impl Set {
    fn is_empty(&self) -> bool {
        match self {
            Self::Names(names, but) => names.is_empty() && !but,
            Self::Numbers(runs) => runs.is_empty(),
        }
    }

    fn is_all(&self) -> bool {
        self.not().is_empty()
    }

    fn not(&self) -> Self {
        match self {
            Self::Names(names, but) => Self::Names(names.clone(), !but),
            Self::Numbers(runs) => {
                let (mut rest, mut from) = (Vec::new(), Some(i64::MIN));
                for (lo, hi) in runs {
                    if let Some(first) = from.filter(|first| first < lo) {
                        rest.push((first, lo - 1));
                    }
                    from = hi.checked_add(1);
                }
                rest.extend(from.map(|first| (first, i64::MAX)));
                Self::Numbers(rest)
            }
        }
    }

    fn and(&self, other: &Self) -> Self {
        match (self, other) {
            (Self::Names(a, false), Self::Names(b, false)) => Self::Names(a & b, false),
            (Self::Names(a, false), Self::Names(b, true)) | (Self::Names(b, true), Self::Names(a, false)) => {
                Self::Names(a - b, false)
            }
            (Self::Names(a, true), Self::Names(b, true)) => Self::Names(a | b, true),
            (Self::Numbers(a), Self::Numbers(b)) => {
                let pairs = a
                    .iter()
                    .flat_map(|x| b.iter().map(move |y| (x.0.max(y.0), x.1.min(y.1))));
                Self::Numbers(pairs.filter(|(lo, hi)| lo <= hi).collect())
            }
            // Of two kinds nothing is said.
            _ => self.clone(),
        }
    }

    fn or(&self, other: &Self) -> Self {
        self.not().and(&other.not()).not()
    }
}

/// Of what a condition speaks, and what it leaves of it; nothing where it is not one thing against literals.
fn fits(condition: &Expr) -> Option<(String, Set)> {
    let names = |names: &[&str]| names.iter().map(|it| (*it).to_owned()).collect();
    match &condition.kind {
        ExprKind::Is(a, value, negated) => Some((show(a), Set::Names(names(&[&value.text]), *negated))),
        ExprKind::In(a, values) => {
            let values: Vec<&str> = values.iter().map(|v| v.text.as_str()).collect();
            Some((show(a), Set::Names(names(&values), false)))
        }
        ExprKind::Cmp(op, a, b) => match (&a.kind, &b.kind) {
            (_, ExprKind::Text(text)) if matches!(op, CmpOp::Eq | CmpOp::Ne) => {
                Some((show(a), Set::Names(names(&[text]), *op == CmpOp::Ne)))
            }
            _ => match (literal(a), literal(b)) {
                (None, Some((n, unit))) => Some((format!("{}{unit}", show(a)), numbers(*op, n))),
                (Some((n, unit)), None) => Some((format!("{}{unit}", show(b)), numbers(mirrored(*op), n))),
                _ => None,
            },
        },
        ExprKind::Between(a, low, high) => {
            let ((low, unit), (high, other)) = (literal(low)?, literal(high)?);
            let set = numbers(CmpOp::Ge, low).and(&numbers(CmpOp::Le, high));
            (unit == other).then(|| (format!("{}{unit}", show(a)), set))
        }
        ExprKind::Or(parts) => {
            let mut parts = parts.iter().map(fits);
            let (subject, mut all) = parts.next()??;
            for part in parts {
                let (other, set) = part?;
                if other != subject {
                    return None;
                }
                all = all.or(&set);
            }
            Some((subject, all))
        }
        _ => None,
    }
}

/// A number as it is compared, and its kind where it has more than one.
fn literal(expr: &Expr) -> Option<(i64, &'static str)> {
    Some(match &expr.kind {
        ExprKind::Date(days) => (*days, ""),
        ExprKind::Number(n, unit) => match unit {
            Unit::Years => (n.checked_mul(12)?, " in months"),
            Unit::Months => (*n, " in months"),
            Unit::Hours => (n.checked_mul(60)?, " in minutes"),
            Unit::Minutes => (*n, " in minutes"),
            Unit::Days | Unit::Yen | Unit::Count => (*n, ""),
        },
        _ => return None,
    })
}

fn mirrored(op: CmpOp) -> CmpOp {
    match op {
        CmpOp::Lt => CmpOp::Gt,
        CmpOp::Le => CmpOp::Ge,
        CmpOp::Gt => CmpOp::Lt,
        CmpOp::Ge => CmpOp::Le,
        same => same,
    }
}

fn numbers(op: CmpOp, n: i64) -> Set {
    let (below, above) = ((i64::MIN, n.saturating_sub(1)), (n.saturating_add(1), i64::MAX));
    Set::Numbers(match op {
        CmpOp::Eq => vec![(n, n)],
        CmpOp::Ne => vec![below, above],
        CmpOp::Lt => vec![below],
        CmpOp::Le => vec![(i64::MIN, n)],
        CmpOp::Gt => vec![above],
        CmpOp::Ge => vec![(n, i64::MAX)],
    })
}
