//! Aggregates over lists, complete or not.

use super::Cell;
use super::numbers::made;
use super::step::{Around, Ground, Step};
use crate::bits::Bits;
use crate::program::{Body, FoldOp, NodeId};
use crate::value::{Absence, INF, NEG, Truth, Val};
use smallvec::SmallVec;

/// The cells of a body: few, and worked out anew for every element.
type Cells = SmallVec<[Cell; 32]>;

/// What an element contributes: whether it counts, and its value.
struct Part<'a> {
    counts: &'a Cell,
    value: &'a Cell,
}

impl<'a> Part<'a> {
    fn of(body: &Body, cells: &'a [Cell]) -> Self {
        const COUNTS: Cell = Cell::known(Val::TRUE);
        const NOTHING: Cell = Cell::known(Val::known(0));
        let get = |id: Option<NodeId>, otherwise: &'a Cell| {
            id.and_then(|id| cells.get(id as usize)).unwrap_or(otherwise)
        };
        Self {
            counts: get(body.cond, &COUNTS),
            value: get(body.value, &NOTHING),
        }
    }
}

impl Step<'_> {
    /// An aggregate: over the elements here, and over any number of unseen ones where the list is
    /// not complete.
    #[inline(never)]
    pub(super) fn fold(&self, place: u32, out: &mut Cell) {
        let arena = self.ground.arena;
        let Some(body) = arena.bodies.get(place as usize) else {
            return out.set(Val::UNKNOWN_BOOL, &[]);
        };
        let state = self
            .ground
            .env
            .slots
            .get(usize::from(body.list))
            .map_or(0, |s| s.val.lo);
        let Some(list) = usize::try_from(state)
            .ok()
            .and_then(|l| self.ground.env.lists.get(l))
        else {
            return out.set(Val::UNKNOWN_BOOL, &[]);
        };
        let bit = Bits::one(usize::from(body.list));
        let mut total = Total::new(body.op);
        let mut used = bit;
        let mut waits = Bits::EMPTY;
        let mut overflow = false;
        let mut cells = Cells::new();
        let unseen = list.ghost.iter().map(|fields| (fields, true));
        let elements = list.items.iter().map(|fields| (fields, false)).chain(unseen);
        for (place, (fields, ghost)) in elements.enumerate() {
            if place == 0 {
                cells.extend_from_slice(&body.blank);
                self.work_body(body, fields, &body.once, &mut cells);
            }
            self.work_body(body, fields, &body.each, &mut cells);
            let part = Part::of(body, &cells);
            let truth = part.counts.val.as_truth();
            used.add(&part.counts.used);
            let matters = total.take(truth, part.value.val, ghost, &mut overflow);
            if truth != Truth::False {
                used.add(&part.value.used);
            }
            if matters {
                waits.add(&part.counts.waits);
                if truth != Truth::False {
                    waits.add(&part.value.waits);
                }
                if ghost {
                    waits.add(&bit);
                }
            }
        }
        self.leaves_the_numbers(overflow);
        let val = total.result();
        out.val = val;
        out.used = used;
        out.waits = if val.is_definite() { Bits::EMPTY } else { waits };
    }

    /// Works out some nodes of a body for one element.
    fn work_body(&self, body: &Body, fields: &[Val], nodes: &[NodeId], cells: &mut [Cell]) {
        let around = Around {
            outer: self.cells,
            fields,
            list: body.list,
        };
        let ground = Ground::new(&body.arena, self.ground.env, Some(around));
        ground.work(nodes, cells);
        self.leaves_the_numbers(ground.overflow.get().is_some());
    }
}

/// The running total of an aggregate.
struct Total {
    op: FoldOp,
    lo: i64,
    hi: i64,
    /// Of earliest and latest: whether an element surely is there, or may be.
    sure: bool,
    maybe: bool,
    /// Of earliest and latest: the far end where any one element may be the only one.
    alone: i64,
}

impl Total {
    fn new(op: FoldOp) -> Self {
        let (lo, hi) = match op {
            FoldOp::Count | FoldOp::Sum => (0, 0),
            FoldOp::Any => (0, 0),
            FoldOp::All => (1, 1),
            FoldOp::Earliest => (INF, INF),
            FoldOp::Latest => (NEG, NEG),
        };
        Self {
            op,
            lo,
            hi,
            sure: false,
            maybe: false,
            alone: 0,
        }
    }

    /// Takes one element in; says whether something open about it leaves the total open.
    fn take(&mut self, counts: Truth, value: Val, ghost: bool, overflow: &mut bool) -> bool {
        match self.op {
            FoldOp::Count => {
                if counts == Truth::False {
                    return false;
                }
                self.lo += i64::from(counts == Truth::True && !ghost);
                self.hi = if ghost { INF } else { plus(self.hi, 1, overflow) };
                ghost || counts == Truth::Unknown
            }
            FoldOp::Any => {
                if counts == Truth::True && !ghost {
                    (self.lo, self.hi) = (1, 1);
                } else if counts != Truth::False {
                    self.hi = 1;
                    return true;
                }
                false
            }
            FoldOp::All => {
                if counts == Truth::False && !ghost {
                    (self.lo, self.hi) = (0, 0);
                } else if counts != Truth::True {
                    self.lo = 0;
                    return true;
                }
                false
            }
            FoldOp::Sum => self.add(counts, value, ghost, overflow),
            FoldOp::Earliest | FoldOp::Latest => self.extreme(counts, value, ghost),
        }
    }

    fn add(&mut self, counts: Truth, value: Val, ghost: bool, overflow: &mut bool) -> bool {
        if counts == Truth::False || value.none == Absence::Surely {
            return false;
        }
        let sure = counts == Truth::True && value.none == Absence::Never && !ghost;
        let (mut lo, mut hi) = (value.lo, value.hi);
        if ghost {
            lo = if lo < 0 { NEG } else { 0 };
            hi = if hi > 0 { INF } else { 0 };
        } else if !sure {
            (lo, hi) = (lo.min(0), hi.max(0));
        }
        self.lo = plus(self.lo, lo, overflow);
        self.hi = plus(self.hi, hi, overflow);
        !sure || value.lo != value.hi
    }

    fn extreme(&mut self, counts: Truth, value: Val, ghost: bool) -> bool {
        if counts == Truth::False || value.none == Absence::Surely {
            return false;
        }
        let sure = counts == Truth::True && value.none == Absence::Never && !ghost;
        if self.op == FoldOp::Earliest {
            self.lo = self.lo.min(value.lo);
            self.hi = if sure { self.hi.min(value.hi) } else { self.hi };
            self.alone = if self.maybe {
                self.alone.max(value.hi)
            } else {
                value.hi
            };
        } else {
            self.hi = self.hi.max(value.hi);
            self.lo = if sure { self.lo.max(value.lo) } else { self.lo };
            self.alone = if self.maybe {
                self.alone.min(value.lo)
            } else {
                value.lo
            };
        }
        self.sure |= sure;
        self.maybe = true;
        !sure || value.lo != value.hi
    }

    fn result(&self) -> Val {
        match self.op {
            FoldOp::Earliest | FoldOp::Latest if !self.maybe => Val::NONE,
            _ if self.sure => Val::range(self.lo, self.hi),
            FoldOp::Earliest => made(self.lo, self.alone, Absence::Maybe),
            FoldOp::Latest => made(self.alone, self.hi, Absence::Maybe),
            _ => Val::range(self.lo, self.hi),
        }
    }
}

/// A sum in which open ends stay open.
fn plus(x: i64, y: i64, overflow: &mut bool) -> i64 {
    if x == NEG || x == INF {
        return x;
    }
    if y == NEG || y == INF {
        return y;
    }
    x.checked_add(y).unwrap_or_else(|| {
        *overflow = true;
        if y > 0 { INF } else { NEG }
    })
}
