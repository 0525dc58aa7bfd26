//! What limits over earlier claims still leave: the remainder of a year's count or sum.

use super::pass::Pass;
use crate::expr::ast::CmpOp;
use crate::plan::RuleKind;
use crate::program::{FoldOp, Node, NodeId, RuleCode};
use crate::value::{Truth, Val};
use serde::Serialize;

/// What is counted down.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum RemainderUnit {
    /// Applications or payments.
    Times,
    /// Yen.
    Yen,
}

/// What a limit over earlier claims leaves to this one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Remainder {
    /// The rule that limits.
    pub rule: String,
    /// What it counts.
    pub unit: RemainderUnit,
    /// What the earlier claims come to.
    #[serde(serialize_with = "super::yen")]
    pub counted: i64,
    /// What is left before this claim.
    #[serde(serialize_with = "super::yen")]
    pub before: i64,
}

/// The remainders that are settled, in the order of the plan. Two forms are understood, which are those that plans
/// are written in: a count of earlier claims compared with a number, and a cap less a sum over earlier claims. A limit
/// of another form has none.
pub(super) fn remainders(pass: &Pass<'_>) -> Vec<Remainder> {
    let of = |code: &RuleCode| {
        let rule = pass.plan.rules.get(code.rule)?;
        let guarded = code
            .guard
            .is_some_and(|g| pass.eval.cell(g).val.as_truth() != Truth::True);
        if guarded || rule.advisory {
            return None;
        }
        let (unit, counted, before) = match rule.kind {
            RuleKind::Limit if rule.becomes.is_some() => return None,
            RuleKind::Limit => times(pass, code).or_else(|| yen(pass, code.amount?))?,
            // A payout may carry the cap itself: `A capped at B`.
            RuleKind::Payout => match pass.program.arena.node(code.amount?) {
                Node::Min(run) => pass.program.arena.run(run).iter().find_map(|id| yen(pass, *id))?,
                _ => return None,
            },
            _ => return None,
        };
        Some(Remainder {
            rule: rule.id.clone(),
            unit,
            counted,
            before,
        })
    };
    pass.program.rules.iter().filter_map(of).collect()
}

/// `count of earlier claims < N`, and its mirror image.
fn times(pass: &Pass<'_>, code: &RuleCode) -> Option<(RemainderUnit, i64, i64)> {
    let Node::Cmp(op, left, right) = pass.program.arena.node(code.test?) else {
        return None;
    };
    let (op, count, bound) = match op {
        CmpOp::Gt => (CmpOp::Lt, right, left),
        CmpOp::Ge => (CmpOp::Le, right, left),
        op => (op, left, right),
    };
    if !folds(pass, count, FoldOp::Count) {
        return None;
    }
    let counted = settled(pass, count)?;
    let left = settled(pass, bound)? - counted;
    let left = match op {
        CmpOp::Lt => left,
        CmpOp::Le => left + 1,
        _ => return None,
    };
    Some((RemainderUnit::Times, counted, left.max(0)))
}

/// An amount less a sum over earlier claims, wherever the sum stands in it.
fn yen(pass: &Pass<'_>, cap: NodeId) -> Option<(RemainderUnit, i64, i64)> {
    let mut open = vec![cap];
    while let Some(id) = open.pop() {
        if folds(pass, id, FoldOp::Sum) {
            let (counted, left) = (settled(pass, id)?, settled(pass, cap)?);
            return Some((RemainderUnit::Yen, counted, left.max(0)));
        }
        open.extend(pass.program.arena.children(id));
    }
    None
}

/// Whether a node is an aggregate over the book of earlier claims.
fn folds(pass: &Pass<'_>, id: NodeId, op: FoldOp) -> bool {
    let Node::Fold(place) = pass.program.arena.node(id) else {
        return false;
    };
    let body = pass.program.arena.bodies.get(place as usize);
    body.is_some_and(|body| {
        let fact = pass.vocabulary.facts.get(body.fact);
        body.op == op && fact.is_some_and(|fact| fact.group == "history")
    })
}

fn settled(pass: &Pass<'_>, id: NodeId) -> Option<i64> {
    let val: Val = pass.eval.cell(id).val;
    val.is_definite().then_some(val.lo)
}
