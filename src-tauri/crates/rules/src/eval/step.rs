//! The meaning of every node.

use super::numbers::{add, among, fraction, made, map_ends, multiply, rounded, share, subtract};
use super::plain::{at, plain};
use super::{Cell, Env};
use crate::bits::Bits;
use crate::calendar::{self, DAY};
use crate::expr::ast::Side;
use crate::program::{Arena, Node, NodeId, Run};
use crate::value::{Absence, INF, NEG, Truth, Val};
use std::cell::Cell as Once;

/// The element around a body's nodes.
#[derive(Clone, Copy)]
pub(super) struct Around<'a> {
    /// The cells of the arena outside.
    pub outer: &'a [Cell],
    /// The values of the element's fields.
    pub fields: &'a [Val],
    /// The list's input.
    pub list: u16,
}

/// What the evaluation of an arena reads beside its cells.
pub(super) struct Ground<'a> {
    pub arena: &'a Arena,
    pub env: &'a Env,
    pub around: Option<Around<'a>>,
    /// The first node whose arithmetic on known numbers left their range.
    pub overflow: Once<Option<NodeId>>,
}

impl<'a> Ground<'a> {
    pub fn new(arena: &'a Arena, env: &'a Env, around: Option<Around<'a>>) -> Self {
        Self {
            arena,
            env,
            around,
            overflow: Once::new(None),
        }
    }

    /// Works nodes out in the order given, each in its place among the cells of their arena, where those before it stand
    /// already. One loop holds what most nodes need: calls and returns would cost as much as the work.
    pub fn work(&self, ids: &[NodeId], cells: &mut [Cell]) {
        let (nodes, pool) = (self.arena.nodes.as_slice(), self.arena.pool.as_slice());
        for id in ids {
            let place = *id as usize;
            if place < cells.len()
                && let (cells, [out, ..]) = cells.split_at_mut(place)
                && let Some(node) = nodes.get(place)
            {
                let cells = &*cells;
                if !plain(cells, pool, *node, out) {
                    let step = Step {
                        ground: self,
                        cells,
                        id: *id,
                    };
                    step.cell(*node, out);
                }
            }
        }
    }
}

/// One evaluation step with all it may read.
#[derive(Clone, Copy)]
pub(super) struct Step<'a> {
    pub ground: &'a Ground<'a>,
    /// The cells of the nodes that come before.
    pub cells: &'a [Cell],
    /// The node at hand.
    pub id: NodeId,
}

impl<'a> Step<'a> {
    #[inline]
    pub(super) fn at(&self, id: NodeId) -> &'a Cell {
        at(self.cells, id)
    }

    pub(super) fn leaves_the_numbers(&self, leaves: bool) {
        if leaves && self.ground.overflow.get().is_none() {
            self.ground.overflow.set(Some(self.id));
        }
    }

    pub(super) fn slot(&self, slot: u16) -> super::SlotState {
        self.ground
            .env
            .slots
            .get(usize::from(slot))
            .copied()
            .unwrap_or(super::SlotState::of(Val::UNKNOWN_BOOL))
    }

    /// The cell of a node, written in its place: a copy of a cell costs as much as working it out.
    fn cell(&self, node: Node, out: &mut Cell) {
        match node {
            Node::Const(val) => out.set(val, &[]),
            Node::AsOf => out.set(Val::known(self.ground.env.as_of), &[]),
            Node::Fact(slot) | Node::Hole(slot) => out.input(slot, self.slot(slot).val),
            Node::SoFar(_) => out.set(Val::range(0, INF), &[]),
            Node::Reading(slot, run) => self.reading(slot, run, out),
            Node::Has { slot, quality, late } => self.has(slot, quality, late, out),
            Node::Waived(slot) => out.input(slot, Val::bool(self.slot(slot).waived)),
            Node::Not(_)
            | Node::And(_)
            | Node::Or(_)
            | Node::Guarded(..)
            | Node::Cmp(..)
            | Node::Exists(_) => {
                plain(self.cells, &self.ground.arena.pool, node, out);
            }
            Node::Among(a, mask) => {
                let a = self.at(a);
                out.set(among(a.val, mask), &[a])
            }
            Node::Add(a, b) => self.sum(a, b, false, out),
            Node::Sub(a, b) => self.sum(a, b, true, out),
            Node::Mul(a, b) => self.product(a, b, out),
            Node::MoveMonths(a, b, back) => {
                let leap_day = self.ground.env.leap_day;
                self.moved(a, b, back, |date, n| calendar::add_months(date, n, leap_day), out)
            }
            Node::LastOfMonths(first, months) => {
                self.moved(first, months, false, calendar::last_of_months, out)
            }
            Node::MoveLocalDays(a, b, back) => {
                let zone = self.ground.env.zone;
                let op =
                    |at, n: i64| zone.instant_of(zone.local_of(at).saturating_add(n.saturating_mul(DAY)));
                self.moved(a, b, back, op, out)
            }
            Node::MoveLocalMonths(a, b, back) => {
                let (zone, leap_day) = (self.ground.env.zone, self.ground.env.leap_day);
                let op = |at, n| {
                    let local = zone.local_of(at);
                    let date = calendar::add_months(local.div_euclid(DAY), n, leap_day);
                    zone.instant_of(date.saturating_mul(DAY).saturating_add(local.rem_euclid(DAY)))
                };
                self.moved(a, b, back, op, out)
            }
            Node::Percent(n, a) => {
                let (a, side) = (self.at(a), self.ground.env.rounding.side());
                let val = self.monotone(a.val, |x| fraction((n, 100), x, side, 1));
                out.set(val, &[a])
            }
            Node::Share(part, whole, of, to) => self.share((part, whole, of), to, out),
            Node::Min(run) => self.extreme(run, i64::min, out),
            Node::Max(run) => self.extreme(run, i64::max, out),
            Node::DateOf(a) => {
                let (a, zone) = (self.at(a), self.ground.env.zone);
                out.set(map_ends(a.val, |x| zone.date_of(x)), &[a])
            }
            Node::StartOf(a) => {
                let (a, zone) = (self.at(a), self.ground.env.zone);
                out.set(map_ends(a.val, |x| zone.start_of(x)), &[a])
            }
            Node::Local(op, a, clocks) => self.local(op, a, clocks, out),
            Node::MonthEdge(a, last) => {
                let a = self.at(a);
                out.set(map_ends(a.val, |x| calendar::month_edge(x, last)), &[a])
            }
            Node::MoveBusiness(counted, a, by, back) => self.move_business(counted, a, by, back, out),
            Node::BusinessElapsed(counted, from, to) => self.business_elapsed(counted, from, to, out),
            Node::Whole(a, by) => {
                let a = self.at(a);
                let val = self.monotone(a.val, |x| x.checked_div_euclid(by));
                out.set(val, &[a])
            }
            Node::Rounded(a, side, to) => {
                let a = self.at(a);
                let val = self.monotone(a.val, |x| rounded(x, side, to));
                out.set(val, &[a])
            }
            Node::If(condition, first, other) => self.choice(condition, first, other, out),
            Node::Elapsed(period, from, to) => self.elapsed(period, from, to, out),
            Node::Part(part, a) => self.part(part, a, out),
            Node::Fold(place) => self.fold(place, out),
            Node::Field(field) => {
                let Some(around) = self.ground.around else {
                    return out.set(Val::UNKNOWN_BOOL, &[]);
                };
                let val = around
                    .fields
                    .get(usize::from(field))
                    .copied()
                    .unwrap_or(Val::range(NEG, INF));
                out.input(around.list, val)
            }
            Node::Outer(id) => {
                let cell = self.ground.around.and_then(|a| a.outer.get(id as usize));
                out.copy(cell.unwrap_or(&Cell::OPEN));
            }
            Node::Presume(a, slot) => {
                let a = self.at(a);
                out.copy(a);
                if a.val.as_truth() == Truth::Unknown && !a.waits.meets(&self.ground.env.firm) {
                    out.val = self.slot(slot).val;
                    out.waits = Bits::EMPTY;
                }
            }
        }
    }

    /// The chosen reading, or whatever the open choices can be.
    fn reading(&self, slot: u16, run: Run, out: &mut Cell) {
        let chosen = self.slot(slot).val;
        let choices = self.ground.arena.run(run);
        let bit = Bits::one(usize::from(slot));
        let first = usize::try_from(chosen.lo).unwrap_or(0);
        let last = usize::try_from(chosen.hi).unwrap_or(0);
        let mut open = choices
            .get(first..=last.min(choices.len().saturating_sub(1)))
            .unwrap_or(&[])
            .iter();
        let Some(one) = open.next() else {
            return out.set(Val::UNKNOWN_BOOL, &[]);
        };
        out.copy(self.at(*one));
        for choice in open {
            let other = self.at(*choice);
            out.val = out.val.hull(other.val);
            out.used.add(&other.used);
            out.waits.add(&other.waits);
        }
        out.used.add(&bit);
        if out.val.is_definite() {
            out.waits = Bits::EMPTY;
        } else if first != last {
            out.waits.add(&bit);
        }
    }

    /// A document counts while it is accepted and good. One that is missing or bad can still come,
    /// but not after its deadline.
    fn has(&self, slot: u16, quality: Option<NodeId>, late: Option<NodeId>, out: &mut Cell) {
        let state = self.slot(slot);
        out.input(slot, state.val);
        if state.accepted
            && let Some(quality) = quality.map(|q| self.at(q))
        {
            out.used.add(&quality.used);
            match quality.val.as_truth() {
                Truth::True => {}
                Truth::Unknown => {
                    out.val = Val::UNKNOWN_BOOL;
                    out.waits.add(&quality.waits);
                    return;
                }
                Truth::False => {
                    out.val = Val::UNKNOWN_BOOL;
                    out.waits = Bits::one(usize::from(slot));
                }
            }
        }
        if out.val.as_truth() == Truth::Unknown
            && let Some(late) = late.map(|l| self.at(l))
        {
            out.used.add(&late.used);
            if late.val.as_truth() == Truth::True {
                out.val = Val::FALSE;
                out.waits = Bits::EMPTY;
            } else {
                out.waits.add(&late.waits);
            }
        }
    }

    /// A sum, or a difference; of that the far end of one goes with the near end of the other.
    fn sum(&self, a: NodeId, b: NodeId, difference: bool, out: &mut Cell) {
        let (a, b) = (self.at(a), self.at(b));
        let none = a.val.none.or(b.val.none);
        let ((lo, over_lo), (hi, over_hi)) = if difference {
            (
                subtract(a.val.lo, b.val.hi, NEG),
                subtract(a.val.hi, b.val.lo, INF),
            )
        } else {
            (add(a.val.lo, b.val.lo, NEG), add(a.val.hi, b.val.hi, INF))
        };
        self.leaves_the_numbers(none != Absence::Surely && (over_lo || over_hi));
        out.set(made(lo, hi, none), &[a, b])
    }

    fn product(&self, a: NodeId, b: NodeId, out: &mut Cell) {
        let (a, b) = (self.at(a), self.at(b));
        let none = a.val.none.or(b.val.none);
        let mut lo = INF;
        let mut hi = NEG;
        for x in [a.val.lo, a.val.hi] {
            for y in [b.val.lo, b.val.hi] {
                let (product, over) = multiply(x, y);
                self.leaves_the_numbers(over && none != Absence::Surely);
                lo = lo.min(product);
                hi = hi.max(product);
            }
        }
        out.set(made(lo, hi, none), &[a, b])
    }

    /// A value moved by a period; both ends move the same way.
    #[inline]
    fn moved(&self, a: NodeId, by: NodeId, back: bool, op: impl Fn(i64, i64) -> i64, out: &mut Cell) {
        let (a, by) = (self.at(a), self.at(by));
        let none = a.val.none.or(by.val.none);
        let limit = 100_000;
        let (least, most) = (by.val.lo.clamp(-limit, limit), by.val.hi.clamp(-limit, limit));
        let (first, last) = if back { (-most, -least) } else { (least, most) };
        let lo = op(a.val.lo, first);
        let same = first == last && a.val.lo == a.val.hi;
        out.set(
            made(lo, if same { lo } else { op(a.val.hi, last) }, none),
            &[a, by],
        )
    }

    /// A function that never falls, applied to both ends.
    fn monotone(&self, val: Val, op: impl Fn(i64) -> Option<i64>) -> Val {
        let end = |x: i64| match x {
            NEG | INF => x,
            _ => op(x).unwrap_or_else(|| {
                self.leaves_the_numbers(val.none != Absence::Surely);
                x
            }),
        };
        made(end(val.lo), end(val.hi), val.none)
    }

    fn share(&self, parts: (NodeId, NodeId, NodeId), to: Option<(Side, i64)>, out: &mut Cell) {
        let (part, whole, of) = (self.at(parts.0), self.at(parts.1), self.at(parts.2));
        let none = part.val.none.or(whole.val.none).or(of.val.none);
        let exact = [part, whole, of].iter().all(|it| it.val.lo == it.val.hi);
        let how = to.unwrap_or((self.ground.env.rounding.side(), 1));
        let (val, leaves) = share(part.val, whole.val, of.val, how);
        // Of what is known only as a range, what is beyond the numbers need not come true.
        let leaves = leaves && (exact || whole.val.hi < 0);
        self.leaves_the_numbers(leaves && none != Absence::Surely);
        out.set(made(val.0, val.1, none), &[part, whole, of])
    }

    fn extreme(&self, run: Run, pick: fn(i64, i64) -> i64, out: &mut Cell) {
        let mut cells = self.ground.arena.run(run).iter().map(|id| self.at(*id));
        let Some(first) = cells.next() else {
            return out.set(Val::known(0), &[]);
        };
        out.copy(first);
        for other in cells {
            let none = out.val.none.or(other.val.none);
            out.val = made(
                pick(out.val.lo, other.val.lo),
                pick(out.val.hi, other.val.hi),
                none,
            );
            out.used.add(&other.used);
            out.waits.add(&other.waits);
        }
        if out.val.is_definite() {
            out.waits = Bits::EMPTY;
        }
    }
}
