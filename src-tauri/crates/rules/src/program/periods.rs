//! Lowering of periods, clocks, calendars and rates.

use super::lower::{Lower, Typed};
use super::node::{Clocks, Counted, Input, LocalOp, Node, NodeId, Ty};
use crate::calendar::Zone;
use crate::diag::{Span, suggest};
use crate::expr::ast::{Clock, CmpOp, Expr, ExprKind, Name, Period, Side, Unit};
use crate::value::Val;

/// By how much a day is shorter than the period that it ends.
const ONE_DAY: i64 = 1;

impl Lower<'_> {
    pub(super) fn constant(&mut self, n: i64, ty: Ty, span: Span) -> NodeId {
        self.push(Node::Const(Val::known(n)), ty, span)
    }

    /// A part of an amount: `N % of X`, `N % a year of X over DAYS`, `share A / B of X`. `to` says how it
    /// is rounded where the plan's own way is not meant.
    pub(super) fn part_of(&mut self, expr: &Expr, to: Option<(Side, i64)>) -> Option<Typed> {
        let span = expr.span;
        let (part, whole, of) = match &expr.kind {
            ExprKind::Percent(n, places, of) => {
                let of = self.expect(of, Ty::Yen, "what a percentage is taken of");
                if *places == 0 && to.is_none() {
                    self.rounds(span);
                    return Some(self.make(Node::Percent(*n, of), Ty::Yen, span));
                }
                let part = self.constant(*n, Ty::Count, span);
                (part, self.constant(hundred(*places), Ty::Count, span), of)
            }
            ExprKind::PerYear(n, places, of, days) => {
                let of = self.expect(of, Ty::Yen, "what a yearly rate is taken of");
                let days = self.expect(days, Ty::Count, "the days of a yearly rate");
                let digits = self.constant(*n, Ty::Count, span);
                let part = self.push(Node::Mul(digits, days), Ty::Count, span);
                (part, self.constant(365 * hundred(*places), Ty::Count, span), of)
            }
            ExprKind::Share(part, whole, of) => self.share(part, whole, of),
            _ => return None,
        };
        if to.is_none() {
            self.rounds(span);
        }
        Some(self.make(Node::Share(part, whole, of, to), Ty::Yen, span))
    }

    fn share(&mut self, part: &Expr, whole: &Expr, of: &Expr) -> (NodeId, NodeId, NodeId) {
        let (part_id, ty) = self.expr(part);
        if !matches!(ty, Ty::Count | Ty::Yen | Ty::Days | Ty::Wrong) {
            let found = self.name_of(ty);
            let message = format!("the part of a share should be a count, yen or days but is {found}");
            let help = "write `share A / B of X`, A and B both counts, both yen or both days";
            self.error(part.span, "type", message, help);
        }
        let whole = if ty == Ty::Wrong {
            self.expr(whole).0
        } else {
            self.expect(whole, ty, "the whole of a share")
        };
        (
            part_id,
            whole,
            self.expect(of, Ty::Yen, "what a share is taken of"),
        )
    }

    /// Amounts are rounded as the plan says, so it has to say it.
    fn rounds(&mut self, span: Span) {
        if !self.plan.rounding_stated {
            self.error(
                span,
                "rounding-undeclared",
                "fractions of a yen can come of this, and the plan does not say how they are rounded",
                "write rounding = \"floor\", \"half_up\" or \"ceil\" under [plan]",
            );
        }
    }

    pub(super) fn rounded(&mut self, of: &Expr, side: Side, to: Option<i64>, span: Span) -> Typed {
        if to.is_some_and(|to| to < 1) {
            let help = "write a whole number of yen, such as `rounded down to 100 yen`";
            return self.wrong(span, "amounts are rounded to one yen at least", help);
        }
        if let Some(part) = self.part_of(of, Some((side, to.unwrap_or(1)))) {
            return part;
        }
        let Some(to) = to else {
            let help = "write `rounded down to 100 yen`, or round a percentage or a share";
            return self.wrong(span, "this has no fractions to round", help);
        };
        let of = self.expect(of, Ty::Yen, "what is rounded");
        self.make(Node::Rounded(of, side, to), Ty::Yen, span)
    }

    pub(super) fn choice(&mut self, condition: &Expr, first: &Expr, other: &Expr, span: Span) -> Typed {
        let condition = self.bool(condition);
        let ((first, ty), (other_id, found)) = (self.expr(first), self.expr(other));
        if ty != found && ty != Ty::Wrong && found != Ty::Wrong {
            let (wanted, found) = (self.name_of(ty), self.name_of(found));
            let message = format!("this is {found} but what stands before `if` is {wanted}");
            self.error(
                other.span,
                "type",
                message,
                "both sides of a choice have one type",
            );
        }
        let ty = if ty == Ty::Wrong { found } else { ty };
        self.make(Node::If(condition, first, other_id), ty, span)
    }

    pub(super) fn elapsed(&mut self, period: Period, from: &Expr, to: &Expr, span: Span) -> Typed {
        let ends = match period {
            Period::Hours | Period::Minutes => Ty::Instant,
            Period::Years | Period::Months | Period::Days => Ty::Date,
        };
        let from = self.expect(from, ends, "the start of a period");
        let to = self.expect(to, ends, "the end of a period");
        self.make(Node::Elapsed(period, from, to), Ty::Count, span)
    }

    pub(super) fn periods(&mut self, length: (i64, Unit), from: &Expr, to: &Expr, span: Span) -> Typed {
        let (n, period) = match length {
            (n, Unit::Days) => (n, Period::Days),
            (n, Unit::Months) => (n, Period::Months),
            (n, Unit::Years) => (n, Period::Years),
            (n, Unit::Hours) => (n, Period::Hours),
            (n, Unit::Minutes) => (n, Period::Minutes),
            (_, Unit::Count | Unit::Yen) => {
                let help = "write `periods of 30 days from A to B`";
                return self.wrong(span, "a period has no unit of time", help);
            }
        };
        if n < 1 {
            return self.wrong(
                span,
                "a period of no length never ends",
                "write a length such as `30 days`",
            );
        }
        let (elapsed, _) = self.elapsed(period, from, to, span);
        self.make(Node::Whole(elapsed, n), Ty::Count, span)
    }

    /// The calendar of that name; without a name the plan's first, or else weekdays but for holidays.
    pub(super) fn counted(&mut self, name: Option<&Name>, span: Span) -> Counted {
        let plan = self.plan;
        let place = match name {
            None => 0,
            Some(name) => match plan.calendars.iter().position(|c| c.id == name.text) {
                Some(place) => place,
                None => {
                    let known = plan.calendars.iter().map(|c| c.id.as_str());
                    let help = suggest(&name.text, known, "define it as [[calendar]]");
                    let message = format!("there is no calendar `{}`", name.text);
                    self.error(name.span, "unknown-calendar", message, help);
                    0
                }
            },
        };
        self.counted_by(u16::try_from(place).unwrap_or(0), span)
    }

    pub(super) fn counted_by(&mut self, calendar: u16, span: Span) -> Counted {
        let beyond = self.slot(Input::Holidays, span);
        Counted { calendar, beyond }
    }

    pub(super) fn business_days(&mut self, n: i64, calendar: Option<&Name>, span: Span) -> Typed {
        let counted = self.counted(calendar, span);
        if n > 10_000 {
            return self.wrong(
                span,
                "the period is too long",
                "business days reach to 10,000 at most",
            );
        }
        self.make(Node::Const(Val::known(n)), Ty::Business(counted.calendar), span)
    }

    /// Not before the start, and not after the end of the period; counting, the first day is in it.
    pub(super) fn within(
        &mut self,
        what: &Expr,
        period: &Expr,
        from: &Expr,
        counting: bool,
        span: Span,
    ) -> Typed {
        let (what, start) = (self.expr(what), self.expr(from));
        let (length, unit) = self.expr(period);
        let known = what.1 != Ty::Wrong && start.1 != Ty::Wrong && unit != Ty::Wrong;
        if known && (what.1 != start.1 || !matches!(start.1, Ty::Date | Ty::Instant)) {
            let (found, wanted) = (self.name_of(what.1), self.name_of(start.1));
            let message = format!("{found} cannot be within a period from {wanted}");
            return self.wrong(span, message, "both are dates, or both are instants");
        }
        if known && start.1 == Ty::Instant && unit != Ty::Hours {
            let help = "from an instant count hours or minutes, or write `date of …`";
            return self.wrong(span, "days are counted between dates", help);
        }
        if known && counting && unit == Ty::Hours {
            let help = "write `after`";
            return self.wrong(
                span,
                "hours run from the instant: there is no first day to count",
                help,
            );
        }
        let end = match unit {
            Ty::Business(_) if counting => {
                let none = self.constant(0, unit, span);
                let first = self.sum(start, (none, unit), false, span);
                let one = self.constant(ONE_DAY, unit, span);
                let rest = self.push(Node::Sub(length, one), unit, span);
                self.sum(first, (rest, unit), false, span)
            }
            Ty::Months if start.1 == Ty::Date => {
                let day = self.constant(ONE_DAY, Ty::Days, span);
                let first = if counting {
                    start
                } else {
                    self.sum(start, (day, Ty::Days), false, span)
                };
                (
                    self.push(Node::LastOfMonths(first.0, length), Ty::Date, span),
                    Ty::Date,
                )
            }
            _ => {
                let end = self.sum(start, (length, unit), false, span);
                let day = self.constant(ONE_DAY, Ty::Days, span);
                if counting {
                    self.sum(end, (day, Ty::Days), true, span)
                } else {
                    end
                }
            }
        };
        let not_before = self.push(Node::Cmp(CmpOp::Ge, what.0, start.0), Ty::Bool, span);
        let in_time = self.push(Node::Cmp(CmpOp::Le, what.0, end.0), Ty::Bool, span);
        (self.and(vec![not_before, in_time], span), Ty::Bool)
    }

    /// The same by another clock, where one is named.
    pub(super) fn local(&mut self, op: LocalOp, plain: Node, of: NodeId, clock: Option<&Clock>) -> Node {
        match clock {
            None => plain,
            Some(Clock::Named(name)) => {
                let place = Zone::by_name(&name.text).map_or(-1, Zone::place);
                if place < 0 {
                    let message = format!("there is no time zone `{}`", name.text);
                    let help = "a name of the time-zone database, such as Asia/Tokyo";
                    self.error(name.span, "unknown-zone", message, help);
                }
                let by = self.constant(0, Ty::Count, name.span);
                let zone = self.constant(place, Ty::Count, name.span);
                let zones = self.run_of(vec![zone]);
                Node::Local(op, of, Clocks { by, zones })
            }
            Some(Clock::Of(value)) => {
                let (by, ty) = self.expr(value);
                let Ty::Enum(place) = ty else {
                    if ty != Ty::Wrong {
                        let found = self.name_of(ty);
                        let message = format!("`zone of` asks for an enum value, but this is {found}");
                        let help = "a zone belongs to a value of an enum that has `zones`";
                        self.error(value.span, "type", message, help);
                    }
                    return plain;
                };
                let vocabulary = self.vocabulary;
                let Some(def) = vocabulary.enums.get(place) else {
                    return plain;
                };
                if def.values.iter().all(|v| v.zone.is_none()) {
                    let message = format!("enum `{}` names no time zones", def.id);
                    let help = "add zones.VALUE = \"Asia/…\" to the enum in vocabulary.toml";
                    self.error(value.span, "unknown-zone", message, help);
                }
                let place_of =
                    |zone: &Option<String>| zone.as_deref().and_then(Zone::by_name).map_or(-1, Zone::place);
                let places: Vec<i64> = def.values.iter().map(|v| place_of(&v.zone)).collect();
                let zones = places
                    .into_iter()
                    .map(|p| self.constant(p, Ty::Count, value.span))
                    .collect();
                let zones = self.run_of(zones);
                Node::Local(op, of, Clocks { by, zones })
            }
        }
    }
}

/// A hundred, with so many more noughts.
fn hundred(places: u32) -> i64 {
    100 * 10_i64.pow(places.min(6))
}
