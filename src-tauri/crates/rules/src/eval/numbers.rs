//! Arithmetic and comparison of ranges.

use crate::expr::ast::{CmpOp, Side};
use crate::value::{Absence, INF, NEG, Val};

/// A value between two ends; known not to exist where that is so.
#[inline(always)]
pub(super) fn made(lo: i64, hi: i64, none: Absence) -> Val {
    if none == Absence::Surely {
        Val::NONE
    } else {
        Val { lo, hi, none }
    }
}

pub(super) fn map_ends(val: Val, op: impl Fn(i64) -> i64) -> Val {
    let lo = op(val.lo);
    made(lo, if val.lo == val.hi { lo } else { op(val.hi) }, val.none)
}

/// A comparison is definite only if it is so for everything that both sides can be; with none it is
/// not so.
#[inline(always)]
pub(super) fn compare(op: CmpOp, a: Val, b: Val) -> Val {
    let apart = (a.hi < b.lo) | (b.hi < a.lo);
    let same = (a.lo == a.hi) & (b.lo == b.hi) & (a.lo == b.lo);
    let (mut always, mut never) = match op {
        CmpOp::Eq => (same, apart),
        CmpOp::Ne => (apart, same),
        CmpOp::Lt => (a.hi < b.lo, a.lo >= b.hi),
        CmpOp::Le => (a.hi <= b.lo, a.lo > b.hi),
        CmpOp::Gt => (a.lo > b.hi, a.hi <= b.lo),
        CmpOp::Ge => (a.lo >= b.hi, a.hi < b.lo),
    };
    // Two open ends are not the same number.
    let open = |v: Val| (v.lo == NEG) | (v.hi == INF);
    if open(a) && open(b) && (a.lo == b.hi || a.hi == b.lo) {
        (always, never) = (false, false);
    }
    let none = a.none.or(b.none);
    Val::range(
        i64::from(always & (none == Absence::Never)),
        i64::from(!never & (none != Absence::Surely)),
    )
}

pub(super) fn among(a: Val, mask: u64) -> Val {
    if a.none == Absence::Surely {
        return Val::FALSE;
    }
    let hit = |v: i64| {
        u32::try_from(v)
            .ok()
            .and_then(|v| mask.checked_shr(v))
            .is_some_and(|m| m & 1 == 1)
    };
    let (mut all, mut any) = (true, false);
    for v in a.lo..=a.hi.min(a.lo.saturating_add(64)) {
        all &= hit(v);
        any |= hit(v);
    }
    if !any {
        Val::FALSE
    } else if all && a.none == Absence::Never {
        Val::TRUE
    } else {
        Val::UNKNOWN_BOOL
    }
}

/// A sum, and whether known numbers left the range. An open end stays open: it is `end`.
pub(super) fn add(x: i64, y: i64, end: i64) -> (i64, bool) {
    if is_open(x) || is_open(y) {
        return (if is_open(x) { x } else { y }, false);
    }
    x.checked_add(y).map_or((end, true), |n| (n, false))
}

pub(super) fn subtract(x: i64, y: i64, end: i64) -> (i64, bool) {
    if is_open(x) || is_open(y) {
        return (end, false);
    }
    x.checked_sub(y).map_or((end, true), |n| (n, false))
}

pub(super) fn multiply(x: i64, y: i64) -> (i64, bool) {
    if x == 0 || y == 0 {
        return (0, false);
    }
    let end = if (x < 0) == (y < 0) { INF } else { NEG };
    if is_open(x) || is_open(y) {
        return (end, false);
    }
    x.checked_mul(y).map_or((end, true), |n| (n, false))
}

pub(super) fn is_open(x: i64) -> bool {
    x == NEG || x == INF
}

/// An amount in whole multiples of `to`; nothing where that is no number.
pub(super) fn rounded(x: i64, side: Side, to: i64) -> Option<i64> {
    let (below, rest) = (x.checked_div_euclid(to)?, x.checked_rem_euclid(to)?);
    let up = match side {
        Side::Down => false,
        Side::Up => rest > 0,
        Side::Nearer => rest >= to - rest,
    };
    below.checked_add(i64::from(up))?.checked_mul(to)
}

/// `part / whole` of `of` in whole multiples of `to`; nothing where that is no number.
pub(super) fn fraction((part, whole): (i64, i64), of: i64, side: Side, to: i64) -> Option<i64> {
    let product = i128::from(part).checked_mul(i128::from(of))?;
    let whole = i128::from(whole) * i128::from(to);
    if whole <= 0 {
        return None;
    }
    let floor = product.div_euclid(whole);
    let rest = product.rem_euclid(whole);
    let up = match side {
        Side::Down => false,
        Side::Nearer => rest >= whole - rest,
        Side::Up => rest > 0,
    };
    i64::try_from(floor + i128::from(up)).ok()?.checked_mul(to)
}

/// The ends of `part / whole` of `of`, and whether some share between them is no number: one among fewer parts than
/// none, or one beyond the numbers. A share of no parts is nothing.
pub(super) fn share(part: Val, whole: Val, of: Val, (side, to): (Side, i64)) -> ((i64, i64), bool) {
    let (mut lo, mut hi, mut leaves) = (INF, NEG, whole.lo < 0);
    let mut reach = |end: i64| (lo, hi) = (lo.min(end), hi.max(end));
    if whole.lo <= 0 {
        reach(0);
    }
    // Where the parts may be none, the largest share is that of one part.
    let wholes = [whole.lo.max(1), whole.hi];
    for w in wholes.into_iter().filter(|_| whole.hi >= 1) {
        for (p, x) in [part.lo, part.hi]
            .into_iter()
            .flat_map(|p| [(p, of.lo), (p, of.hi)])
        {
            let (product, _) = multiply(p, x);
            let end = if w == INF {
                // Among ever more parts next to nothing is left, and rounding still sees from which side.
                fraction((product.signum(), INF), 1, side, to)
            } else if is_open(p) || is_open(x) {
                Some(product)
            } else {
                fraction((p, w), x, side, to)
            };
            leaves |= end.is_none();
            reach(end.unwrap_or(if product < 0 { NEG } else { INF }));
        }
    }
    // Parts that may be fewer than none are no answer, so nor is the one that all others give.
    if whole.lo < 0 && lo == hi {
        hi = INF;
    }
    ((lo, hi), leaves)
}
