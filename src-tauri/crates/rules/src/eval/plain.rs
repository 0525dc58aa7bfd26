//! Nodes that are worked out of cells alone: logic and comparisons, which most nodes are.

use super::Cell;
use super::numbers::compare;
use crate::bits::Bits;
use crate::program::{Node, NodeId};
use crate::value::{Truth, Val};

/// A node that reads cells and nothing else, as most do. Says whether it is one.
#[inline(always)]
pub(super) fn plain(cells: &[Cell], pool: &[NodeId], node: Node, out: &mut Cell) -> bool {
    match node {
        Node::Not(a) => {
            let a = at(cells, a);
            let degree = a.val.degree();
            out.set(Val::range((2 - degree) >> 1, (3 - degree) >> 1), &[a]);
        }
        Node::And(run) => joined(cells, run.of(pool), Truth::False, out),
        Node::Or(run) => joined(cells, run.of(pool), Truth::True, out),
        // The guard does not hold, or the test does.
        Node::Guarded(guard, test) => {
            let (guard, test) = (at(cells, guard), at(cells, test));
            let silent = 2 - guard.val.degree();
            pair((guard, silent), (test, test.val.degree()), Truth::True, out);
        }
        Node::Cmp(op, a, b) => {
            let (a, b) = (at(cells, a), at(cells, b));
            out.set(compare(op, a.val, b.val), &[a, b]);
        }
        Node::Exists(a) => {
            let a = at(cells, a);
            // Never, maybe, surely absent: so, not known, not so.
            let absent = a.val.none as i64;
            out.set(Val::range((2 - absent) >> 1, (3 - absent) >> 1), &[a]);
        }
        _ => return false,
    }
    true
}

/// The cell of a node among those before.
#[inline(always)]
pub(super) fn at(cells: &[Cell], id: NodeId) -> &Cell {
    cells.get(id as usize).unwrap_or_else(|| missing())
}

/// A node never reads what is not there: apart, so that reading what is there need not choose.
#[cold]
fn missing() -> &'static Cell {
    &Cell::OPEN
}

/// `and`, `or`: one part with the deciding value decides alone, the first of them. Without a branch for every part.
#[inline(always)]
fn joined(cells: &[Cell], parts: &[NodeId], deciding: Truth, out: &mut Cell) {
    match parts {
        [a, b] => {
            let (a, b) = (at(cells, *a), at(cells, *b));
            pair((a, a.val.degree()), (b, b.val.degree()), deciding, out);
        }
        parts => all_joined(cells, parts, deciding, out),
    }
}

fn all_joined(cells: &[Cell], parts: &[NodeId], deciding: Truth, out: &mut Cell) {
    let (mut used, mut waits, mut alone) = (Bits::EMPTY, Bits::EMPTY, Bits::EMPTY);
    let (mut open, mut decided) = (false, false);
    for part in parts.iter().map(|id| at(cells, *id)) {
        let truth = part.val.as_truth();
        let decides = truth == deciding;
        alone.add_if(decides & !decided, &part.used);
        decided |= decides;
        used.add(&part.used);
        let is_open = truth == Truth::Unknown;
        open |= is_open;
        waits.add_if(is_open, &part.waits);
    }
    // All parts hold against the deciding value, or some are open.
    let (so, open) = ((deciding == Truth::True) == decided, open & !decided);
    out.val = Val::range(i64::from(so & !open), i64::from(so | open));
    out.used = used.only_if(!decided);
    out.used.add(&alone);
    out.waits = waits.only_if(open);
}

/// `and`, `or` of two parts, which most are, each with its degree of truth.
#[inline(always)]
fn pair((a, first): (&Cell, i64), (b, second): (&Cell, i64), deciding: Truth, out: &mut Cell) {
    let (degree, decides) = match deciding {
        Truth::True => (first.max(second), 2),
        _ => (first.min(second), 0),
    };
    let (by_first, open) = (first == decides, degree == 1);
    let mut used = a.used.only_if(by_first | (second != decides));
    used.add_if(!by_first, &b.used);
    let mut waits = a.waits.only_if(open & (first == 1));
    waits.add_if(open & (second == 1), &b.waits);
    out.val = Val::range(degree >> 1, (degree + 1) >> 1);
    out.used = used;
    out.waits = waits;
}
