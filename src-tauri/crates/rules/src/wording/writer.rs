//! Expressions as lines of pieces.

use super::pieces::{bracketed, called, compare, decimal, joined, number, sign, word};
use super::{Piece, Wording};
use crate::calendar::show_date;
use crate::expr::ast::{Clock, CmpOp, DatePart, Expr, ExprKind, Fold, Name, Period, Side, Unit};
use crate::plan::PlanVersion;
use crate::vocabulary::{FactType, Field, Vocabulary};

/// How tightly a line holds together, as in the grammar of expressions.
mod binds {
    pub const OR: u8 = 0;
    pub const AND: u8 = 1;
    pub const NOT: u8 = 2;
    pub const COMPARISON: u8 = 3;
    pub const SUM: u8 = 4;
    pub const WHOLE: u8 = 6;
}

/// The lists whose elements are spoken of, the innermost last.
pub(super) type Scope<'a> = Vec<(&'a str, &'a [Field], Option<&'a str>)>;

/// Writes expressions of one version.
pub(super) struct Writer<'a> {
    pub vocabulary: &'a Vocabulary,
    pub version: &'a PlanVersion,
}

impl<'a> Writer<'a> {
    /// An expression that stands by itself, or is read for every element of a list.
    pub fn wording(&self, expr: &'a Expr, elements_of: Option<&str>) -> Wording {
        let mut scope = Vec::new();
        self.enter(elements_of, None, &mut scope);
        self.laid_out(expr, &scope)
    }

    fn laid_out(&self, expr: &'a Expr, scope: &Scope<'a>) -> Wording {
        match &expr.kind {
            ExprKind::And(parts) => Wording::All(self.parts(parts, true, scope)),
            ExprKind::Or(parts) => Wording::Any(self.parts(parts, false, scope)),
            ExprKind::Name(name) => match (self.named(name, scope, false), self.defined(name)) {
                (None, Some(is)) => self.laid_out(is, &Vec::new()),
                _ => Wording::Said(self.said(expr, scope).0),
            },
            ExprKind::Not(inner) => match self.denied(inner, scope) {
                Some(pieces) => Wording::Said(pieces),
                None => Wording::Not(Box::new(self.laid_out(inner, scope))),
            },
            ExprKind::List { .. } => self.elements(expr, Vec::new(), scope),
            ExprKind::Cmp(op, list, limit) if matches!(list.kind, ExprKind::List { .. }) => {
                let mut tail = vec![sign(compare(*op))];
                tail.extend(self.within(limit, binds::SUM, scope));
                self.elements(list, tail, scope)
            }
            _ => Wording::Said(self.said(expr, scope).0),
        }
    }

    /// An aggregate whose condition is laid out part by part; on one line where it has none.
    fn elements(&self, expr: &'a Expr, tail: Vec<Piece>, scope: &Scope<'a>) -> Wording {
        match &expr.kind {
            ExprKind::List {
                fold,
                list,
                element,
                cond: Some(cond),
            } => {
                let mut inner = scope.clone();
                self.enter(Some(&list.text), element.as_ref(), &mut inner);
                let (fold, of) = self.head(fold, &inner);
                Wording::Elements {
                    fold,
                    of,
                    list: list.text.clone(),
                    cond: Box::new(self.laid_out(cond, &inner)),
                    tail,
                }
            }
            _ => {
                let mut line = self.said(expr, scope).0;
                line.extend(tail);
                Wording::Said(line)
            }
        }
    }

    fn enter(&self, list: Option<&str>, element: Option<&'a Name>, scope: &mut Scope<'a>) {
        let element = element.map(|it| it.text.as_str());
        let fact = list.and_then(|list| self.vocabulary.fact(list));
        if let Some((_, fact)) = fact
            && let FactType::List { fields, .. } = &fact.ty
        {
            scope.push((&fact.id, fields, element));
        }
    }

    /// The parts of a conjunction or disjunction; one within the other of its own kind is the same.
    fn parts(&self, parts: &'a [Expr], all: bool, scope: &Scope<'a>) -> Vec<Wording> {
        parts
            .iter()
            .map(|part| self.laid_out(part, scope))
            .flat_map(|part| match part {
                Wording::All(inner) if all => inner,
                Wording::Any(inner) if !all => inner,
                other => vec![other],
            })
            .collect()
    }

    pub(super) fn defined(&self, name: &str) -> Option<&'a Expr> {
        let found = self.version.defines.iter().find(|d| d.id.value == name);
        found.map(|d| &d.is)
    }

    /// A line that says the opposite without a word for "not", where there is one.
    fn denied(&self, expr: &'a Expr, scope: &Scope<'a>) -> Option<Vec<Piece>> {
        match &expr.kind {
            ExprKind::In(of, values) => Some(self.among(of, values, "∉", scope)),
            ExprKind::Is(of, value, negated) => Some(self.is(of, &value.text, !negated, scope)),
            ExprKind::Exists(of) => {
                let mut out = self.said(of, scope).0;
                out.push(word("exists-not"));
                Some(out)
            }
            ExprKind::Name(name) | ExprKind::Claim(name) => {
                let piece = self.named(name, scope, matches!(expr.kind, ExprKind::Claim(_)))?;
                self.is_bool(&piece)
                    .then(|| vec![piece, sign("="), word("false")])
            }
            _ => None,
        }
    }

    /// The pieces of a line and how tightly they hold together.
    fn said(&self, expr: &'a Expr, scope: &Scope<'a>) -> (Vec<Piece>, u8) {
        use binds::{AND, COMPARISON, NOT, OR, SUM, WHOLE};
        match &expr.kind {
            ExprKind::Bool(true) => (vec![word("always")], WHOLE),
            ExprKind::Bool(false) => (vec![word("never")], WHOLE),
            ExprKind::Number(n, unit) => (vec![number(*n, *unit)], WHOLE),
            ExprKind::Date(days) => (vec![Piece::Date(show_date(*days))], WHOLE),
            ExprKind::Text(text) => (vec![Piece::Text(text.clone())], WHOLE),
            ExprKind::Name(name) | ExprKind::Claim(name) => {
                let of_claim = matches!(expr.kind, ExprKind::Claim(_));
                match self.named(name, scope, of_claim) {
                    Some(piece) if self.is_bool(&piece) => (vec![piece, sign("="), word("true")], COMPARISON),
                    Some(piece) => (vec![piece], WHOLE),
                    None => match self.defined(name) {
                        Some(is) => self.said(is, &Vec::new()),
                        None => (vec![Piece::Text(name.clone())], WHOLE),
                    },
                }
            }
            ExprKind::AsOf => (vec![word("as-of")], WHOLE),
            ExprKind::Unstated => (vec![word("unstated")], WHOLE),
            ExprKind::SoFar => (vec![word("so-far")], WHOLE),
            ExprKind::Reading(name) => (vec![Piece::Reading(name.text.clone())], WHOLE),
            ExprKind::Has(name) => (vec![word("has"), Piece::Document(name.text.clone())], WHOLE),
            ExprKind::Not(inner) => match self.denied(inner, scope) {
                Some(pieces) => (pieces, COMPARISON),
                None => (joined(word("not"), self.within(inner, NOT, scope)), NOT),
            },
            ExprKind::And(parts) => (self.list(parts, &word("and"), NOT, scope), AND),
            ExprKind::Or(parts) => (self.list(parts, &word("or"), AND, scope), OR),
            ExprKind::Cmp(op, a, b) => (self.compared(*op, a, b, scope), COMPARISON),
            ExprKind::Is(of, value, negated) => (self.is(of, &value.text, *negated, scope), COMPARISON),
            ExprKind::In(of, values) => (self.among(of, values, "∈", scope), COMPARISON),
            ExprKind::Between(what, from, to) => {
                let mut out = self.between(from, sign("≤"), what, scope);
                out.push(sign("≤"));
                out.extend(self.within(to, SUM, scope));
                (out, COMPARISON)
            }
            ExprKind::Exists(of) => {
                let mut out = self.within(of, SUM, scope);
                out.push(word("exists"));
                (out, COMPARISON)
            }
            ExprKind::Add(a, b) => (self.sum(a, sign("+"), b, scope), SUM),
            ExprKind::Sub(a, b) => (self.sum(a, sign("−"), b, scope), SUM),
            ExprKind::Times(count, of) => (self.sum(count, sign("×"), of, scope), SUM),
            ExprKind::Min(parts) => (called("least", self.list(parts, &sign(","), SUM, scope)), WHOLE),
            ExprKind::Max(parts) => (
                called("greatest", self.list(parts, &sign(","), SUM, scope)),
                WHOLE,
            ),
            ExprKind::Elapsed(period, from, to) => {
                let name = match period {
                    Period::Years => "years-between",
                    Period::Months => "months-between",
                    Period::Days => "days-between",
                    Period::Hours => "hours-between",
                    Period::Minutes => "minutes-between",
                };
                (called(name, self.between(from, sign("→"), to, scope)), WHOLE)
            }
            ExprKind::List {
                fold,
                list,
                element,
                cond,
            } => {
                let of = (list.text.as_str(), element.as_ref());
                (self.fold(fold, of, cond.as_deref(), scope), WHOLE)
            }
            ExprKind::Percent(n, places, of) => {
                let share = Piece::Percent(decimal(*n, *places));
                (
                    joined(share, joined(sign("×"), self.within(of, WHOLE, scope))),
                    SUM,
                )
            }
            ExprKind::PerYear(n, places, of, days) => {
                let mut out = vec![word("per-year"), Piece::Percent(decimal(*n, *places)), sign("×")];
                out.extend(self.within(of, WHOLE, scope));
                out.extend([sign("×"), word("days-of-year")]);
                out.extend(bracketed(self.said(days, scope).0));
                (out, SUM)
            }
            ExprKind::Share(part, whole, of) => {
                let mut out = self.within(of, WHOLE, scope);
                out.push(sign("×"));
                out.extend(self.within(part, WHOLE, scope));
                out.push(sign("÷"));
                out.extend(self.within(whole, WHOLE, scope));
                (out, SUM)
            }
            ExprKind::Rounded(of, side, to) => {
                let name = match side {
                    Side::Down => "rounded-down",
                    Side::Up => "rounded-up",
                    Side::Nearer => "rounded-nearer",
                };
                let mut inner = self.said(of, scope).0;
                if let Some(yen) = to {
                    inner.extend([sign(","), number(*yen, Unit::Yen)]);
                }
                (called(name, inner), WHOLE)
            }
            ExprKind::If(cond, then, otherwise) => {
                let mut out = self.within(then, AND, scope);
                out.push(word("if"));
                out.extend(bracketed(self.said(cond, scope).0));
                out.push(word("otherwise"));
                out.extend(self.within(otherwise, AND, scope));
                (out, OR)
            }
            ExprKind::Within {
                what,
                period,
                from,
                counting,
            } => {
                let mut out = self.between(from, sign("≤"), what, scope);
                out.push(sign("≤"));
                out.extend(self.within(from, SUM, scope));
                out.push(sign("+"));
                out.extend(self.within(period, SUM, scope));
                out.push(word(if *counting {
                    "first-day-counted"
                } else {
                    "first-day-not-counted"
                }));
                (out, COMPARISON)
            }
            ExprKind::BusinessDays(n, calendar) => {
                let days = Piece::Number {
                    number: *n,
                    unit: "business-days",
                };
                let named = calendar.as_ref().map(|name| Piece::Text(name.text.clone()));
                (std::iter::once(days).chain(named).collect(), WHOLE)
            }
            ExprKind::BusinessElapsed(calendar, from, to) => {
                let mut span = self.between(from, sign("→"), to, scope);
                if let Some(name) = calendar {
                    span.extend([sign(","), Piece::Text(name.text.clone())]);
                }
                (called("business-days-between", span), WHOLE)
            }
            ExprKind::Periods(n, unit, from, to) => {
                let mut span = vec![number(*n, *unit), sign(",")];
                span.extend(self.between(from, sign("→"), to, scope));
                (called("periods-between", span), WHOLE)
            }
            ExprKind::MonthEdge(last, of) => {
                let name = if *last { "month-end-of" } else { "month-start-of" };
                (called(name, self.said(of, scope).0), WHOLE)
            }
            ExprKind::DateOf(of, clock) => (self.by_clock("date-of", of, clock.as_ref(), scope), WHOLE),
            ExprKind::StartOf(of, clock) => (self.by_clock("start-of", of, clock.as_ref(), scope), WHOLE),
            ExprKind::Part(part, of, clock) => {
                let name = match part {
                    DatePart::Year => "year-of",
                    DatePart::Month => "month-of",
                    DatePart::Day => "day-of",
                    DatePart::Weekday => "weekday-of",
                    DatePart::Hour => "hour-of",
                };
                (self.by_clock(name, of, clock.as_ref(), scope), WHOLE)
            }
        }
    }

    /// A part of a date by somebody's clock.
    fn by_clock(&self, name: &str, of: &'a Expr, clock: Option<&'a Clock>, scope: &Scope<'a>) -> Vec<Piece> {
        let mut inner = self.said(of, scope).0;
        match clock {
            None => {}
            Some(Clock::Named(zone)) => inner.extend([sign(","), Piece::Text(zone.text.clone())]),
            Some(Clock::Of(place)) => {
                inner.extend([sign(","), word("zone-of")]);
                inner.extend(self.within(place, binds::WHOLE, scope));
            }
        }
        called(name, inner)
    }

    fn within(&self, expr: &'a Expr, level: u8, scope: &Scope<'a>) -> Vec<Piece> {
        let (pieces, binds) = self.said(expr, scope);
        if binds < level { bracketed(pieces) } else { pieces }
    }

    fn between(&self, a: &'a Expr, middle: Piece, b: &'a Expr, scope: &Scope<'a>) -> Vec<Piece> {
        let mut out = self.within(a, binds::SUM, scope);
        out.push(middle);
        out.extend(self.within(b, binds::SUM, scope));
        out
    }

    /// `a + b`, `a − b`: what stands behind the sign keeps its brackets.
    fn sum(&self, a: &'a Expr, middle: Piece, b: &'a Expr, scope: &Scope<'a>) -> Vec<Piece> {
        let mut out = self.within(a, binds::SUM, scope);
        out.push(middle);
        out.extend(self.within(b, binds::SUM + 1, scope));
        out
    }

    fn list(&self, parts: &'a [Expr], middle: &Piece, level: u8, scope: &Scope<'a>) -> Vec<Piece> {
        let mut out = Vec::new();
        for part in parts {
            if !out.is_empty() {
                out.push(middle.clone());
            }
            out.extend(self.within(part, level, scope));
        }
        out
    }

    fn is(&self, of: &'a Expr, value: &str, negated: bool, scope: &Scope<'a>) -> Vec<Piece> {
        // `X is true` is said like any other answer.
        if let "true" | "false" = value {
            let holds = (value == "true") != negated;
            let mut out = self.bare(of, scope);
            out.extend([sign("="), word(if holds { "true" } else { "false" })]);
            return out;
        }
        let mut out = self.within(of, binds::SUM, scope);
        let enumeration = self.enumeration(out.last());
        out.push(sign(if negated { "≠" } else { "=" }));
        out.push(Piece::Value {
            of: enumeration,
            value: value.to_owned(),
        });
        out
    }

    /// A condition named where its answer follows anyway.
    fn bare(&self, of: &'a Expr, scope: &Scope<'a>) -> Vec<Piece> {
        match &of.kind {
            ExprKind::Name(name) | ExprKind::Claim(name) => self
                .named(name, scope, matches!(of.kind, ExprKind::Claim(_)))
                .map_or_else(|| self.within(of, binds::SUM, scope), |piece| vec![piece]),
            _ => self.within(of, binds::SUM, scope),
        }
    }

    fn among(&self, of: &'a Expr, values: &[Name], relation: &str, scope: &Scope<'a>) -> Vec<Piece> {
        let mut out = self.within(of, binds::SUM, scope);
        let enumeration = self.enumeration(out.last());
        out.extend([sign(relation), sign("{")]);
        for (place, value) in values.iter().enumerate() {
            if place > 0 {
                out.push(sign(","));
            }
            out.push(Piece::Value {
                of: enumeration.clone(),
                value: value.text.clone(),
            });
        }
        out.push(sign("}"));
        out
    }

    fn fold(
        &self,
        fold: &'a Fold,
        (list, element): (&str, Option<&'a Name>),
        cond: Option<&'a Expr>,
        scope: &Scope<'a>,
    ) -> Vec<Piece> {
        let mut inner = scope.clone();
        self.enter(Some(list), element, &mut inner);
        let (name, mut out) = self.head(fold, &inner);
        // A field names its list.
        if !out.iter().any(|piece| matches!(piece, Piece::Field { .. })) {
            out.push(Piece::Fact(list.to_owned()));
        }
        if let Some(cond) = cond {
            out.push(sign("|"));
            out.extend(self.said(cond, &inner).0);
        }
        called(name, out)
    }

    /// What is made of the elements of a list, and of what of each.
    fn head(&self, fold: &'a Fold, inner: &Scope<'a>) -> (&'static str, Vec<Piece>) {
        let field = |name: &str| self.named(name, inner, false).into_iter().collect::<Vec<_>>();
        match fold {
            Fold::Count => ("count", Vec::new()),
            Fold::Sum(of) => ("sum", self.said(of, inner).0),
            Fold::Any => ("any", Vec::new()),
            Fold::All => ("all", Vec::new()),
            Fold::Earliest(of) => ("earliest", field(&of.text)),
            Fold::Latest(of) => ("latest", field(&of.text)),
        }
    }

    /// A comparison. What a reading is compared with is one of its choices.
    fn compared(&self, op: CmpOp, a: &'a Expr, b: &'a Expr, scope: &Scope<'a>) -> Vec<Piece> {
        if let (ExprKind::Reading(reading), ExprKind::Text(_)) = (&a.kind, &b.kind)
            && let Some(found) = self.version.reading(&reading.text)
            && let Some(choice) = found
                .choices
                .iter()
                .find(|c| c.value.as_ref().is_some_and(|value| value.kind == b.kind))
        {
            return vec![
                Piece::Reading(reading.text.clone()),
                sign(compare(op)),
                Piece::Choice {
                    reading: reading.text.clone(),
                    choice: choice.id.clone(),
                },
            ];
        }
        self.between(a, sign(compare(op)), b, scope)
    }
}
