//! The meaning of periods, clocks and calendars.

use super::Cell;
use super::numbers::{made, map_ends};
use super::step::Step;
use crate::bits::Bits;
use crate::business::Calendar;
use crate::calendar::{self, DAY, Zone};
use crate::expr::ast::{DatePart, Period};
use crate::program::{Clocks, Counted, LocalOp, NodeId};
use crate::value::{Truth, Val};
use std::sync::OnceLock;

impl<'a> Step<'a> {
    pub(super) fn elapsed(&self, period: Period, from: NodeId, to: NodeId, out: &mut Cell) {
        let (from, to) = (self.at(from), self.at(to));
        let none = from.val.none.or(to.val.none);
        let leap_day = self.ground.env.leap_day;
        let between = |a: i64, b: i64| match period {
            Period::Years => calendar::years_between(a, b, leap_day),
            Period::Months => calendar::months_between(a, b, leap_day),
            Period::Days => b.saturating_sub(a),
            Period::Hours => b.saturating_sub(a).div_euclid(3_600),
            Period::Minutes => b.saturating_sub(a).div_euclid(60),
        };
        let lo = between(from.val.hi, to.val.lo);
        let same = from.val.lo == from.val.hi && to.val.lo == to.val.hi;
        let hi = if same { lo } else { between(from.val.lo, to.val.hi) };
        out.set(made(lo, hi, none), &[from, to]);
    }

    pub(super) fn part(&self, part: DatePart, a: NodeId, out: &mut Cell) {
        let a = self.at(a);
        let (lo, hi) = (a.val.lo, a.val.hi);
        let (first, last) = (calendar::civil_from_days(lo), calendar::civil_from_days(hi));
        let (least, most) = match part {
            DatePart::Year => (first.0, last.0),
            DatePart::Month if first.0 == last.0 => (first.1, last.1),
            DatePart::Month => (1, 12),
            DatePart::Day if (first.0, first.1) == (last.0, last.1) => (first.2, last.2),
            DatePart::Day => (1, 31),
            // 1970-01-01 was a Thursday.
            DatePart::Weekday => turning(lo + 3, hi + 3, 7, 1),
            DatePart::Hour => {
                let hours = map_ends(a.val, |x| self.ground.env.zone.local_of(x).div_euclid(3_600));
                turning(hours.lo, hours.hi, 24, 0)
            }
        };
        out.set(made(least, most, a.val.none), &[a]);
    }

    /// A date moved by business days. Where the calendar is not published the result is a range, and
    /// what is open then is the calendar.
    pub(super) fn move_business(&self, counted: Counted, a: NodeId, by: NodeId, back: bool, out: &mut Cell) {
        let (a, by) = (self.at(a), self.at(by));
        let none = a.val.none.or(by.val.none);
        let calendar = self.calendar(counted);
        let (first, last) = if back {
            (by.val.hi.saturating_neg(), by.val.lo.saturating_neg())
        } else {
            (by.val.lo, by.val.hi)
        };
        let limit = 100_000;
        let (lo, _) = calendar.moved(a.val.lo, first.clamp(-limit, limit));
        let (_, hi) = calendar.moved(a.val.hi, last.clamp(-limit, limit));
        self.beyond(counted, made(lo, hi, none), &[a, by], out);
    }

    pub(super) fn business_elapsed(&self, counted: Counted, from: NodeId, to: NodeId, out: &mut Cell) {
        let (from, to) = (self.at(from), self.at(to));
        let none = from.val.none.or(to.val.none);
        let calendar = self.calendar(counted);
        let (lo, _) = calendar.between(from.val.hi, to.val.lo);
        let (_, hi) = calendar.between(from.val.lo, to.val.hi);
        self.beyond(counted, made(lo, hi, none), &[from, to], out);
    }

    fn calendar(&self, counted: Counted) -> &'a Calendar {
        let named = self.ground.env.calendars.get(usize::from(counted.calendar));
        named.map_or_else(|| USUAL.get_or_init(Calendar::default), |c| &c.calendar)
    }

    /// A value that also waits for the calendar where everything else about it is known.
    fn beyond(&self, counted: Counted, val: Val, parts: &[&Cell], out: &mut Cell) {
        out.set(val, parts);
        if !val.is_definite() && out.waits == Bits::EMPTY {
            out.waits = Bits::one(usize::from(counted.beyond));
        }
    }

    /// By every clock that can be meant. Where a clock is not known at all it may be any on earth.
    pub(super) fn local(&self, op: LocalOp, a: NodeId, clocks: Clocks, out: &mut Cell) {
        let (a, by) = (self.at(a), self.at(clocks.by));
        let zones = self.ground.arena.run(clocks.zones);
        let mut hull: Option<Val> = None;
        let mut somewhere = true;
        for choice in by.val.lo..=by.val.hi {
            let node = usize::try_from(choice).ok().and_then(|c| zones.get(c));
            let Some(place) = node.map(|id| self.at(*id).val.lo) else {
                continue;
            };
            let zone = Zone::at(place);
            somewhere &= zone.is_some();
            let val = clocked(op, a.val, zone);
            hull = Some(hull.map_or(val, |h| h.hull(val)));
        }
        let none = a.val.none.or(by.val.none);
        let val = hull.map_or(Val::UNKNOWN_BOOL, |h| made(h.lo, h.hi, none));
        out.set(val, &[a, by]);
        if !somewhere && !val.is_definite() {
            // A place without a clock is a question about the place.
            out.waits.add(&by.used);
        }
    }

    /// One side or the other; both where the condition is open.
    pub(super) fn choice(&self, condition: NodeId, first: NodeId, other: NodeId, out: &mut Cell) {
        let (condition, first, other) = (self.at(condition), self.at(first), self.at(other));
        let taken = match condition.val.as_truth() {
            Truth::True => first,
            Truth::False => other,
            Truth::Unknown => {
                let val = first.val.hull(other.val);
                return out.set(val, &[condition, first, other]);
            }
        };
        out.copy(taken);
        out.used.add(&condition.used);
    }
}

/// Weekdays but for the national holidays: the calendar of a plan that names none.
static USUAL: OnceLock<Calendar> = OnceLock::new();

/// The widest that clocks on earth are apart from UTC, in seconds.
const WEST: i64 = -12 * 3_600;
const EAST: i64 = 14 * 3_600;

fn clocked(op: LocalOp, val: Val, zone: Option<Zone>) -> Val {
    let Some(zone) = zone else {
        return match op {
            LocalOp::DateOf => made(
                val.lo.saturating_add(WEST).div_euclid(DAY),
                val.hi.saturating_add(EAST).div_euclid(DAY),
                val.none,
            ),
            LocalOp::StartOf => made(
                val.lo.saturating_mul(DAY).saturating_sub(EAST),
                val.hi.saturating_mul(DAY).saturating_sub(WEST),
                val.none,
            ),
            LocalOp::Hour => made(0, 23, val.none),
        };
    };
    match op {
        LocalOp::DateOf => map_ends(val, |x| zone.date_of(x)),
        LocalOp::StartOf => map_ends(val, |x| zone.start_of(x)),
        LocalOp::Hour => {
            let hours = map_ends(val, |x| zone.local_of(x).div_euclid(3_600));
            let (least, most) = turning(hours.lo, hours.hi, 24, 0);
            made(least, most, val.none)
        }
    }
}

/// Where a range of numbers lies on a wheel of so many, of which the first has the number `first`.
fn turning(lo: i64, hi: i64, size: i64, first: i64) -> (i64, i64) {
    if lo.div_euclid(size) == hi.div_euclid(size) {
        (lo.rem_euclid(size) + first, hi.rem_euclid(size) + first)
    } else {
        (first, first + size - 1)
    }
}
