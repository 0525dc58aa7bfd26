//! The meaning of every node.

use super::numbers::{add, among, compare, fraction, made, map_ends, multiply, rounded, subtract};
use super::{Cell, Env};
use crate::bits::Bits;
use crate::calendar::{self, DAY};
use crate::expr::ast::Side;
use crate::program::{Arena, Node, NodeId, Run};
use crate::value::{Absence, INF, NEG, Truth, Val};

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

/// One evaluation step with all it may read.
pub(super) struct Step<'a> {
    pub arena: &'a Arena,
    pub env: &'a Env,
    pub cells: &'a [Cell],
    pub around: Option<Around<'a>>,
    /// Set when arithmetic on known numbers left their range.
    pub overflow: bool,
}

impl<'a> Step<'a> {
    pub(super) fn at(&self, id: NodeId) -> &'a Cell {
        self.cells.get(id as usize).unwrap_or(&Cell::OPEN)
    }

    /// An input's value; it is waited for as long as it is open.
    fn input(slot: u16, val: Val) -> Cell {
        let bit = Bits::one(usize::from(slot));
        Cell {
            val,
            used: bit,
            waits: if val.is_definite() { Bits::EMPTY } else { bit },
        }
    }

    pub(super) fn slot(&self, slot: u16) -> super::SlotState {
        self.env
            .slots
            .get(usize::from(slot))
            .copied()
            .unwrap_or(super::SlotState::of(Val::UNKNOWN_BOOL))
    }

    /// A value that rests on all of these.
    #[inline]
    pub(super) fn from(val: Val, parts: &[&Cell]) -> Cell {
        let mut cell = Cell::known(val);
        for part in parts {
            cell.used.add(&part.used);
            cell.waits.add(&part.waits);
        }
        if val.is_definite() {
            cell.waits = Bits::EMPTY;
        }
        cell
    }

    /// The cell of the node at a place.
    pub fn cell(&mut self, place: usize) -> Cell {
        let Some(node) = self.arena.nodes.get(place).copied() else {
            return Cell::known(Val::UNKNOWN_BOOL);
        };
        match node {
            Node::Const(val) => Cell::known(val),
            Node::AsOf => Cell::known(Val::known(self.env.as_of)),
            Node::Fact(slot) | Node::Hole(slot) => Self::input(slot, self.slot(slot).val),
            Node::SoFar(_) => Cell::known(Val::range(0, INF)),
            Node::Reading(slot, run) => self.reading(slot, run),
            Node::Has { slot, quality, late } => self.has(slot, quality, late),
            Node::Waived(slot) => Self::input(slot, Val::bool(self.slot(slot).waived)),
            Node::Not(a) => {
                let a = self.at(a);
                Self::from(Val::truth(a.val.as_truth().not()), &[a])
            }
            Node::And(run) => self.joined(run, Truth::False),
            Node::Or(run) => self.joined(run, Truth::True),
            Node::Cmp(op, a, b) => {
                let (a, b) = (self.at(a), self.at(b));
                Self::from(compare(op, a.val, b.val), &[a, b])
            }
            Node::Among(a, mask) => {
                let a = self.at(a);
                Self::from(among(a.val, mask), &[a])
            }
            Node::Exists(a) => {
                let a = self.at(a);
                let val = match a.val.none {
                    Absence::Never => Val::TRUE,
                    Absence::Maybe => Val::UNKNOWN_BOOL,
                    Absence::Surely => Val::FALSE,
                };
                Self::from(val, &[a])
            }
            Node::Add(a, b) => self.sum(a, b, false),
            Node::Sub(a, b) => self.sum(a, b, true),
            Node::Mul(a, b) => self.product(a, b),
            Node::MoveMonths(a, b, back) => {
                let leap_day = self.env.leap_day;
                self.moved(a, b, back, |date, n| calendar::add_months(date, n, leap_day))
            }
            Node::LastOfMonths(first, months) => self.moved(first, months, false, calendar::last_of_months),
            Node::MoveLocalDays(a, b, back) => {
                let zone = self.env.zone;
                self.moved(a, b, back, |at, n| {
                    zone.instant_of(zone.local_of(at).saturating_add(n.saturating_mul(DAY)))
                })
            }
            Node::MoveLocalMonths(a, b, back) => {
                let (zone, leap_day) = (self.env.zone, self.env.leap_day);
                self.moved(a, b, back, |at, n| {
                    let local = zone.local_of(at);
                    let date = calendar::add_months(local.div_euclid(DAY), n, leap_day);
                    zone.instant_of(date.saturating_mul(DAY).saturating_add(local.rem_euclid(DAY)))
                })
            }
            Node::Percent(n, a) => {
                let (a, side) = (self.at(a), self.env.rounding.side());
                let val = self.monotone(a.val, |x| fraction((n, 100), x, side, 1));
                Self::from(val, &[a])
            }
            Node::Share(part, whole, of, to) => self.share((part, whole, of), to),
            Node::Min(run) => self.extreme(run, i64::min),
            Node::Max(run) => self.extreme(run, i64::max),
            Node::DateOf(a) => {
                let (a, zone) = (self.at(a), self.env.zone);
                Self::from(map_ends(a.val, |x| zone.date_of(x)), &[a])
            }
            Node::StartOf(a) => {
                let (a, zone) = (self.at(a), self.env.zone);
                Self::from(map_ends(a.val, |x| zone.start_of(x)), &[a])
            }
            Node::Local(op, a, clocks) => self.local(op, a, clocks),
            Node::MonthEdge(a, last) => {
                let a = self.at(a);
                Self::from(map_ends(a.val, |x| calendar::month_edge(x, last)), &[a])
            }
            Node::MoveBusiness(counted, a, by, back) => self.move_business(counted, a, by, back),
            Node::BusinessElapsed(counted, from, to) => self.business_elapsed(counted, from, to),
            Node::Whole(a, by) => {
                let a = self.at(a);
                let val = self.monotone(a.val, |x| x.checked_div_euclid(by));
                Self::from(val, &[a])
            }
            Node::Rounded(a, side, to) => {
                let a = self.at(a);
                let val = self.monotone(a.val, |x| rounded(x, side, to));
                Self::from(val, &[a])
            }
            Node::If(condition, first, other) => self.choice(condition, first, other),
            Node::Elapsed(period, from, to) => self.elapsed(period, from, to),
            Node::Part(part, a) => self.part(part, a),
            Node::Fold(place) => self.fold(place),
            Node::Field(field) => {
                let Some(around) = self.around else {
                    return Cell::known(Val::UNKNOWN_BOOL);
                };
                let val = around
                    .fields
                    .get(usize::from(field))
                    .copied()
                    .unwrap_or(Val::range(NEG, INF));
                Self::input(around.list, val)
            }
            Node::Outer(id) => {
                let cell = self.around.and_then(|a| a.outer.get(id as usize)).copied();
                cell.unwrap_or(Cell::known(Val::UNKNOWN_BOOL))
            }
            Node::Presume(a, slot) => {
                let a = self.at(a);
                if a.val.as_truth() != Truth::Unknown || a.waits.meets(&self.env.firm) {
                    return *a;
                }
                Cell {
                    val: self.slot(slot).val,
                    used: a.used,
                    waits: Bits::EMPTY,
                }
            }
        }
    }

    /// The chosen reading, or whatever the open choices can be.
    fn reading(&self, slot: u16, run: Run) -> Cell {
        let chosen = self.slot(slot).val;
        let choices = self.arena.run(run);
        let bit = Bits::one(usize::from(slot));
        let first = usize::try_from(chosen.lo).unwrap_or(0);
        let last = usize::try_from(chosen.hi).unwrap_or(0);
        let mut open = choices
            .get(first..=last.min(choices.len().saturating_sub(1)))
            .unwrap_or(&[])
            .iter();
        let Some(mut cell) = open.next().map(|c| *self.at(*c)) else {
            return Cell::known(Val::UNKNOWN_BOOL);
        };
        for choice in open {
            let other = self.at(*choice);
            cell.val = cell.val.hull(other.val);
            cell.used.add(&other.used);
            cell.waits.add(&other.waits);
        }
        cell.used.add(&bit);
        if cell.val.is_definite() {
            cell.waits = Bits::EMPTY;
        } else if first != last {
            cell.waits.add(&bit);
        }
        cell
    }

    /// A document counts while it is accepted and good. One that is missing or bad can still come,
    /// but not after its deadline.
    fn has(&self, slot: u16, quality: Option<NodeId>, late: Option<NodeId>) -> Cell {
        let state = self.slot(slot);
        let bit = Bits::one(usize::from(slot));
        let mut cell = Self::input(slot, state.val);
        if state.accepted
            && let Some(quality) = quality.map(|q| self.at(q))
        {
            cell.used.add(&quality.used);
            match quality.val.as_truth() {
                Truth::True => {}
                Truth::Unknown => {
                    cell.val = Val::UNKNOWN_BOOL;
                    cell.waits.add(&quality.waits);
                    return cell;
                }
                Truth::False => {
                    cell.val = Val::UNKNOWN_BOOL;
                    cell.waits = bit;
                }
            }
        }
        if cell.val.as_truth() == Truth::Unknown
            && let Some(late) = late.map(|l| self.at(l))
        {
            cell.used.add(&late.used);
            if late.val.as_truth() == Truth::True {
                cell.val = Val::FALSE;
                cell.waits = Bits::EMPTY;
            } else {
                cell.waits.add(&late.waits);
            }
        }
        cell
    }

    /// `and`, `or`: one part with the deciding value decides alone.
    fn joined(&self, run: Run, deciding: Truth) -> Cell {
        let parts = self.arena.run(run);
        if let Some(decided) = parts
            .iter()
            .map(|id| self.at(*id))
            .find(|p| p.val.as_truth() == deciding)
        {
            return Cell {
                val: Val::truth(deciding),
                used: decided.used,
                waits: Bits::EMPTY,
            };
        }
        let mut cell = Cell::known(Val::truth(deciding.not()));
        for part in parts.iter().map(|id| self.at(*id)) {
            cell.used.add(&part.used);
            if part.val.as_truth() == Truth::Unknown {
                cell.val = Val::UNKNOWN_BOOL;
                cell.waits.add(&part.waits);
            }
        }
        cell
    }

    /// A sum, or a difference; of that the far end of one goes with the near end of the other.
    fn sum(&mut self, a: NodeId, b: NodeId, difference: bool) -> Cell {
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
        self.overflow |= none != Absence::Surely && (over_lo || over_hi);
        Self::from(made(lo, hi, none), &[a, b])
    }

    fn product(&mut self, a: NodeId, b: NodeId) -> Cell {
        let (a, b) = (self.at(a), self.at(b));
        let none = a.val.none.or(b.val.none);
        let mut lo = INF;
        let mut hi = NEG;
        for x in [a.val.lo, a.val.hi] {
            for y in [b.val.lo, b.val.hi] {
                let (product, over) = multiply(x, y);
                self.overflow |= over && none != Absence::Surely;
                lo = lo.min(product);
                hi = hi.max(product);
            }
        }
        Self::from(made(lo, hi, none), &[a, b])
    }

    /// A value moved by a period; both ends move the same way.
    fn moved(&self, a: NodeId, by: NodeId, back: bool, op: impl Fn(i64, i64) -> i64) -> Cell {
        let (a, by) = (self.at(a), self.at(by));
        let none = a.val.none.or(by.val.none);
        let limit = 100_000;
        let (least, most) = (by.val.lo.clamp(-limit, limit), by.val.hi.clamp(-limit, limit));
        let (first, last) = if back { (-most, -least) } else { (least, most) };
        let lo = op(a.val.lo, first);
        let same = first == last && a.val.lo == a.val.hi;
        Self::from(
            made(lo, if same { lo } else { op(a.val.hi, last) }, none),
            &[a, by],
        )
    }

    /// A function that never falls, applied to both ends.
    fn monotone(&mut self, val: Val, op: impl Fn(i64) -> Option<i64>) -> Val {
        let mut end = |x: i64| match x {
            NEG | INF => x,
            _ => op(x).unwrap_or_else(|| {
                self.overflow |= val.none != Absence::Surely;
                x
            }),
        };
        made(end(val.lo), end(val.hi), val.none)
    }

    fn share(&mut self, parts: (NodeId, NodeId, NodeId), to: Option<(Side, i64)>) -> Cell {
        let (part, whole, of) = (self.at(parts.0), self.at(parts.1), self.at(parts.2));
        let none = part.val.none.or(whole.val.none).or(of.val.none);
        let (side, to) = to.unwrap_or((self.env.rounding.side(), 1));
        let mut lo = INF;
        let mut hi = NEG;
        for p in [part.val.lo, part.val.hi] {
            for w in [whole.val.lo, whole.val.hi] {
                for x in [of.val.lo, of.val.hi] {
                    let end = if [p, w, x].iter().any(|n| *n == INF || *n == NEG) {
                        // A share with an open end lies between nothing and an open end.
                        lo = lo.min(0);
                        INF
                    } else if let Some(n) = fraction((p, w), x, side, to) {
                        n
                    } else {
                        self.overflow |= none != Absence::Surely && w != 0;
                        // A share of no parts is no amount.
                        0
                    };
                    lo = lo.min(end);
                    hi = hi.max(end);
                }
            }
        }
        Self::from(made(lo, hi, none), &[part, whole, of])
    }

    fn extreme(&self, run: Run, pick: fn(i64, i64) -> i64) -> Cell {
        let mut cells = self.arena.run(run).iter().map(|id| self.at(*id));
        let Some(mut cell) = cells.next().copied() else {
            return Cell::known(Val::known(0));
        };
        for other in cells {
            let none = cell.val.none.or(other.val.none);
            cell.val = made(
                pick(cell.val.lo, other.val.lo),
                pick(cell.val.hi, other.val.hi),
                none,
            );
            cell.used.add(&other.used);
            cell.waits.add(&other.waits);
        }
        if cell.val.is_definite() {
            cell.waits = Bits::EMPTY;
        }
        cell
    }
}
