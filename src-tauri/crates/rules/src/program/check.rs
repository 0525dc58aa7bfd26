//! Lowering of operators: which types go together, and what comes of them.

use super::lower::{Lower, Typed};
use super::node::{Node, NodeId, Ty};
use crate::diag::{Span, suggest};
use crate::expr::ast::{CmpOp, Expr, ExprKind, Name};
use crate::value::Val;

impl Lower<'_> {
    pub(super) fn compare(&mut self, op: CmpOp, a: &Expr, b: &Expr, span: Span) -> Typed {
        let ((left, lt), (right, rt)) = (self.expr(a), self.expr(b));
        if lt != Ty::Wrong && rt != Ty::Wrong {
            let ordered = !matches!(op, CmpOp::Eq | CmpOp::Ne);
            if lt != rt {
                let help = match (lt, rt) {
                    (Ty::Date, Ty::Instant) | (Ty::Instant, Ty::Date) => "write `date of …` or `start of …`",
                    (Ty::Months, Ty::Days) | (Ty::Days, Ty::Months) => {
                        "months and days have no common measure"
                    }
                    (Ty::Yen, Ty::Count) | (Ty::Count, Ty::Yen) => "write the unit: `30_000 yen`",
                    (Ty::Enum(_), Ty::Text) => {
                        "an enum value stands without quotation marks, behind `is` or `in`: `X is a`, `X in {a, b}`"
                    }
                    (Ty::Date, Ty::Text) => "a date stands without quotation marks: 2026-04-01",
                    (Ty::Date | Ty::Instant, Ty::Days | Ty::Months) => {
                        "a period is added to a date, and the dates are compared: `X <= Y + 30 days`"
                    }
                    (Ty::Count, Ty::Days | Ty::Months | Ty::Hours) => {
                        "`days from A to B` and its like count: compare with the number alone"
                    }
                    _ => "both sides of a comparison are of one kind",
                };
                let (l, r) = (self.name_of(lt), self.name_of(rt));
                self.error(span, "type", format!("{l} cannot be compared with {r}"), help);
            } else if ordered && matches!(lt, Ty::Bool | Ty::Text | Ty::Enum(_)) {
                let found = self.name_of(lt);
                self.error(
                    span,
                    "type",
                    format!("{found} has no order"),
                    "compare with `==`, `!=`, `is` or `in`",
                );
            }
        }
        self.make(Node::Cmp(op, left, right), Ty::Bool, span)
    }

    pub(super) fn is(&mut self, value: &Expr, name: &Name, negated: bool, span: Span) -> Typed {
        let (id, ty) = self.expr(value);
        let wanted = match ty {
            Ty::Bool if name.text == "true" || name.text == "false" => i64::from(name.text == "true"),
            Ty::Enum(_) => self.enum_value(ty, name).unwrap_or(0),
            Ty::Wrong => 0,
            _ => {
                let found = self.name_of(ty);
                let message = format!("`is` asks for an enum value, true or false, but this is {found}");
                self.error(span, "type", message, "compare with `==`");
                0
            }
        };
        let wanted = self.push(Node::Const(Val::known(wanted)), ty, name.span);
        let op = if negated { CmpOp::Ne } else { CmpOp::Eq };
        self.make(Node::Cmp(op, id, wanted), Ty::Bool, span)
    }

    fn enum_value(&mut self, ty: Ty, name: &Name) -> Option<i64> {
        let Ty::Enum(place) = ty else { return None };
        let def = self.vocabulary.enums.get(place)?;
        let found = def.value(&name.text);
        if found.is_none() {
            let help = suggest(
                &name.text,
                def.values.iter().map(|v| v.id.as_str()),
                &format!(
                    "it has {}; others are added to the enum in vocabulary.toml",
                    def.values
                        .iter()
                        .map(|v| v.id.as_str())
                        .collect::<Vec<_>>()
                        .join(", ")
                ),
            );
            let message = format!("enum `{}` has no value `{}`", def.id, name.text);
            self.error(name.span, "unknown-value", message, help);
        }
        found.and_then(|v| i64::try_from(v).ok())
    }

    pub(super) fn among(&mut self, value: &Expr, names: &[Name], span: Span) -> Typed {
        let (id, ty) = self.expr(value);
        let mut mask = 0_u64;
        match ty {
            Ty::Enum(_) => {
                for name in names {
                    if let Some(v) = self.enum_value(ty, name) {
                        mask |= 1_u64.checked_shl(u32::try_from(v).unwrap_or(64)).unwrap_or(0);
                    }
                }
            }
            Ty::Wrong => {}
            _ => {
                let found = self.name_of(ty);
                self.error(
                    span,
                    "type",
                    format!("`in` asks for an enum value, but this is {found}"),
                    "numbers, dates and texts are written out: `X in {7, 8}`, `X in {\"a\", \"b\"}`",
                );
            }
        }
        self.make(Node::Among(id, mask), Ty::Bool, span)
    }

    pub(super) fn arithmetic(&mut self, a: &Expr, b: &Expr, back: bool, span: Span) -> Typed {
        let (left, right) = (self.expr(a), self.expr(b));
        self.sum(left, right, back, span)
    }

    /// A sum or, back, a difference, of which the parts are lowered already.
    pub(super) fn sum(&mut self, (left, lt): Typed, (right, rt): Typed, back: bool, span: Span) -> Typed {
        let plain = |l: NodeId, r: NodeId| if back { Node::Sub(l, r) } else { Node::Add(l, r) };
        let (node, ty) = match (lt, rt) {
            (Ty::Wrong, _) | (_, Ty::Wrong) => (plain(left, right), Ty::Wrong),
            (Ty::Yen | Ty::Count | Ty::Hours | Ty::Days | Ty::Months, _) if lt == rt => {
                (plain(left, right), lt)
            }
            (Ty::Date, Ty::Days) => (plain(left, right), Ty::Date),
            (Ty::Date, Ty::Months) => (Node::MoveMonths(left, right, back), Ty::Date),
            (Ty::Instant, Ty::Hours) => (plain(left, right), Ty::Instant),
            (Ty::Date, Ty::Business(calendar)) => {
                let counted = self.counted_by(calendar, span);
                (Node::MoveBusiness(counted, left, right, back), Ty::Date)
            }
            (Ty::Instant, Ty::Days) => (Node::MoveLocalDays(left, right, back), Ty::Instant),
            (Ty::Instant, Ty::Months) => (Node::MoveLocalMonths(left, right, back), Ty::Instant),
            _ => {
                let help = match (lt, rt) {
                    (Ty::Date, Ty::Hours) => "a date has no hours: write `start of …`",
                    (Ty::Instant, Ty::Business(_)) => {
                        "business days are counted between dates: write `date of …`"
                    }
                    (Ty::Date, Ty::Date) | (Ty::Instant, Ty::Instant) => "write `days from A to B`",
                    (Ty::Date | Ty::Instant, Ty::Count) => "write the unit: `30 days`",
                    (Ty::Yen, Ty::Count) | (Ty::Count, Ty::Yen) => "write the unit: `30_000 yen`",
                    (Ty::Bool, Ty::Yen | Ty::Count) => {
                        "a `where` reaches as far as it can: put the whole `sum of …` or `count of …` in parentheses"
                    }
                    _ => "",
                };
                let (l, r) = (self.name_of(lt), self.name_of(rt));
                let verb = if back { "taken from" } else { "added to" };
                self.error(span, "type", format!("{r} cannot be {verb} {l}"), help);
                (plain(left, right), Ty::Wrong)
            }
        };
        self.make(node, ty, span)
    }

    pub(super) fn times(&mut self, count: &Expr, of: &Expr, span: Span) -> Typed {
        let count_id = self.expect(count, Ty::Count, "the number of times");
        let (of_id, ty) = self.expr(of);
        if !matches!(
            ty,
            Ty::Yen | Ty::Count | Ty::Days | Ty::Business(_) | Ty::Hours | Ty::Months | Ty::Wrong
        ) {
            let found = self.name_of(ty);
            let help = "amounts, counts and periods can: `2 times X`";
            self.error(span, "type", format!("{found} cannot be multiplied"), help);
        }
        self.make(Node::Mul(count_id, of_id), ty, span)
    }

    pub(super) fn extreme(&mut self, parts: &[Expr], least: bool, span: Span) -> Typed {
        let mut ids = Vec::new();
        let mut ty = Ty::Wrong;
        for part in parts {
            let (id, found) = self.expr(part);
            ids.push(id);
            if ty == Ty::Wrong {
                ty = found;
            } else if found != ty && found != Ty::Wrong {
                let (first, found) = (self.name_of(ty), self.name_of(found));
                let message = format!("this is {found} but the first is {first}");
                let help = if matches!(part.kind, ExprKind::Number(..)) {
                    "write the unit"
                } else {
                    "what is compared is of one kind"
                };
                self.error(part.span, "type", message, help);
            }
        }
        if matches!(ty, Ty::Bool | Ty::Text | Ty::Enum(_)) {
            let found = self.name_of(ty);
            let help = "`min` and `max` are of amounts, counts, dates, instants and periods";
            self.error(span, "type", format!("{found} has no order"), help);
        }
        let node_run = self.run_of(ids);
        let node = if least {
            Node::Min(node_run)
        } else {
            Node::Max(node_run)
        };
        self.make(node, ty, span)
    }
}

/// What to write where an expression is of another type than it should be.
pub(super) fn instead(wanted: Ty, found: Ty, expr: &Expr) -> &'static str {
    let literal = matches!(expr.kind, ExprKind::Number(..));
    match (wanted, found) {
        (Ty::Yen, Ty::Count) if literal => "write the unit: `30_000 yen`",
        (Ty::Yen, Ty::Count) => "a number of yen reads `X times 1 yen`",
        (Ty::Count, Ty::Yen) => "the number stands in front: `2 times X`",
        (Ty::Date, Ty::Instant) => "write `date of …`",
        (Ty::Instant, Ty::Date) => "write `start of …`",
        (Ty::Bool, Ty::Enum(_)) => "say which value: `… is VALUE`",
        (Ty::Bool, _) => "compare it with something, as in `X >= 3`",
        (_, Ty::Bool) => "a condition chooses between values in `A if C otherwise B`",
        _ => "LANGUAGE.md, section 3, says what each form takes and gives",
    }
}
