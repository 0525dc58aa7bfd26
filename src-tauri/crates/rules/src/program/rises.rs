//! Whether what a limit leaves of an amount rises with that amount.
//!
//! While the amount before a limit is open, it is one number wherever the limit speaks of it. Taken as a range each
//! time, `so_far - 15 % of so_far` would have ends that no amount gives. Where more before never leaves less after,
//! the least before gives the least after and the most gives the most: two evaluations say it exactly.

use super::node::{Arena, Node, NodeId};
use super::rule::RuleCode;
use crate::plan::Act;
use crate::value::INF;

/// By how much a value can change when the amount before is one yen more: the least and the most.
type Change = (i64, i64);

const NONE: Change = (0, 0);

/// Whether the amount after a limit never falls when the amount before it rises.
pub(super) fn rises(arena: &Arena, code: &RuleCode, act: Act) -> bool {
    let Some(amount) = code.amount.filter(|_| !code.after.is_empty()) else {
        return false;
    };
    let mut changes: Vec<(NodeId, Option<Change>)> = Vec::new();
    for id in &code.after {
        let of = |child: NodeId| match changes.iter().find(|(known, _)| *known == child) {
            Some((_, change)) => *change,
            // It does not rest on the amount.
            None => Some(NONE),
        };
        let change = change(arena, *id, &of);
        changes.push((*id, change));
    }
    let found = changes.iter().find(|(id, _)| *id == amount);
    let Some((least, most)) = found.and_then(|(_, change)| *change) else {
        return false;
    };
    match act {
        Act::Caps | Act::Becomes => least >= 0,
        Act::Deducts => most <= 1,
    }
}

fn change(arena: &Arena, id: NodeId, of: &dyn Fn(NodeId) -> Option<Change>) -> Option<Change> {
    let rising = |change: Change| (change.0 >= 0).then_some((0, INF));
    match arena.node(id) {
        Node::SoFar(_) => Some((1, 1)),
        Node::Add(a, b) => {
            let (a, b) = (of(a)?, of(b)?);
            Some((a.0.saturating_add(b.0), a.1.saturating_add(b.1)))
        }
        Node::Sub(a, b) => {
            let (a, b) = (of(a)?, of(b)?);
            Some((a.0.saturating_sub(b.1), a.1.saturating_sub(b.0)))
        }
        // Rounding to whole yen takes less than a yen from a step or adds it.
        Node::Percent(hundredths, a) if hundredths >= 0 => {
            let (least, most) = of(a)?;
            let part = |n: i64| n.saturating_mul(hundredths);
            Some((part(least).div_euclid(100), -(-part(most)).div_euclid(100)))
        }
        Node::Share(part, whole, a, _) if of(part)? == NONE && of(whole)? == NONE => rising(of(a)?),
        Node::Mul(times, a) if of(times)? == NONE => rising(of(a)?),
        Node::Rounded(a, ..) => rising(of(a)?),
        Node::Min(run) | Node::Max(run) => hull(arena.run(run).iter().map(|id| of(*id))),
        Node::Reading(_, run) => hull(arena.run(run).iter().map(|id| of(*id))),
        Node::If(condition, a, b) if of(condition)? == NONE => hull([of(a), of(b)].into_iter()),
        _ => None,
    }
}

fn hull(changes: impl Iterator<Item = Option<Change>>) -> Option<Change> {
    let mut all = changes.collect::<Option<Vec<Change>>>()?.into_iter();
    let first = all.next()?;
    Some(all.fold(first, |so_far, it| (so_far.0.min(it.0), so_far.1.max(it.1))))
}
