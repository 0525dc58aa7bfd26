//! Syntax tree → nodes: names are resolved and types checked on the way.

use super::node::{Builder, Input, LocalOp, Node, NodeId, Slot, Ty};
use crate::bits::MAX_INPUTS;
use crate::diag::{Diagnostics, Span};
use crate::expr::ast::{CmpOp, DatePart, Expr, ExprKind, Unit};
use crate::plan::PlanVersion;
use crate::value::Val;
use crate::vocabulary::{FactType, Vocabulary};
use rustc_hash::FxHashMap as HashMap;

/// A node with its type.
pub(crate) type Typed = (NodeId, Ty);

/// What is lowered at the moment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Context {
    /// A condition, a cap or a date.
    Plain,
    /// What a limit takes off or makes of the amount, by the rule's place.
    Limit(usize),
    /// The amount of a payout rule.
    Pay {
        /// The rule's place.
        rule: usize,
        /// How many of the plan's exclusions of lines count, in the order of the plan.
        lines: usize,
    },
}

/// The program, or the body of an aggregate, that is being made.
#[derive(Default)]
pub(crate) struct Level {
    pub builder: Builder,
    /// Of a body: its list, by its place in the vocabulary.
    pub list: Option<usize>,
    /// What its element is called, where it has a name.
    pub element: Option<String>,
}

pub(crate) struct Lower<'a> {
    pub vocabulary: &'a Vocabulary,
    pub plan: &'a PlanVersion,
    /// The benefit at hand; none when a whole plan is checked at once.
    pub benefit: Option<&'a str>,
    pub diags: &'a mut Diagnostics,
    pub inputs: Vec<Input>,
    pub texts: Vec<String>,
    /// The arena of the program, and above it those of the bodies around the place at hand.
    pub stack: Vec<Level>,
    pub context: Context,
    pub(super) defined: HashMap<(usize, Context), Typed>,
    /// Definitions, readings and documents being resolved, to find circles.
    open: Vec<String>,
}

impl<'a> Lower<'a> {
    pub fn new(
        vocabulary: &'a Vocabulary,
        plan: &'a PlanVersion,
        benefit: Option<&'a str>,
        diags: &'a mut Diagnostics,
    ) -> Self {
        Self {
            vocabulary,
            plan,
            benefit,
            diags,
            inputs: Vec::new(),
            texts: Vec::new(),
            stack: vec![Level::default()],
            context: Context::Plain,
            defined: HashMap::default(),
            open: Vec::new(),
        }
    }

    pub fn error(
        &mut self,
        span: Span,
        code: &'static str,
        message: impl Into<String>,
        help: impl Into<String>,
    ) {
        self.diags.error(&self.plan.path, span, code, message, help);
    }

    pub(super) fn wrong(&mut self, span: Span, message: impl Into<String>, help: impl Into<String>) -> Typed {
        self.error(span, "type", message, help);
        self.nothing(span)
    }

    pub(super) fn nothing(&mut self, span: Span) -> Typed {
        (self.push(Node::Const(Val::FALSE), Ty::Wrong, span), Ty::Wrong)
    }

    pub fn push(&mut self, node: Node, ty: Ty, span: Span) -> NodeId {
        match self.stack.last_mut() {
            Some(level) => level.builder.push(node, ty, span),
            None => 0,
        }
    }

    pub fn make(&mut self, node: Node, ty: Ty, span: Span) -> Typed {
        (self.push(node, ty, span), ty)
    }

    pub(super) fn run_of(&mut self, ids: Vec<NodeId>) -> super::node::Run {
        match self.stack.last_mut() {
            Some(level) => level.builder.run(ids),
            None => super::node::Run { first: 0, len: 0 },
        }
    }

    pub fn slot(&mut self, input: Input, span: Span) -> Slot {
        let place = match self.inputs.iter().position(|i| *i == input) {
            Some(place) => place,
            None => {
                self.inputs.push(input);
                self.inputs.len() - 1
            }
        };
        // A benefit has a limit; a plan is checked with all its benefits at once.
        if place >= MAX_INPUTS && self.benefit.is_some() {
            let message = format!("a benefit can use {MAX_INPUTS} facts, documents and readings at most");
            self.error(span, "too-large", message, "split the benefit");
        }
        Slot::try_from(place).unwrap_or(Slot::MAX)
    }

    /// Conjunction; of nothing it is true.
    pub fn and(&mut self, mut ids: Vec<NodeId>, span: Span) -> NodeId {
        match (ids.len(), ids.pop()) {
            (_, None) => self.push(Node::Const(Val::TRUE), Ty::Bool, span),
            (1, Some(only)) => only,
            (_, Some(last)) => {
                ids.push(last);
                let run = self.run_of(ids);
                self.push(Node::And(run), Ty::Bool, span)
            }
        }
    }

    /// Disjunction; of nothing it is false.
    pub fn or(&mut self, mut ids: Vec<NodeId>, span: Span) -> NodeId {
        match (ids.len(), ids.pop()) {
            (_, None) => self.push(Node::Const(Val::FALSE), Ty::Bool, span),
            (1, Some(only)) => only,
            (_, Some(last)) => {
                ids.push(last);
                let run = self.run_of(ids);
                self.push(Node::Or(run), Ty::Bool, span)
            }
        }
    }

    pub fn not(&mut self, id: NodeId, span: Span) -> NodeId {
        self.push(Node::Not(id), Ty::Bool, span)
    }

    /// Lowers in the program's own arena and brings the result into the body at hand.
    pub(super) fn at_root(&mut self, inner: impl FnOnce(&mut Self) -> Typed) -> Typed {
        let above = self.stack.split_off(1);
        let (mut id, ty) = inner(self);
        for mut level in above {
            id = level.builder.push(Node::Outer(id), ty, Span::default());
            self.stack.push(level);
        }
        (id, ty)
    }

    /// An expression of which the type is given.
    pub fn expect(&mut self, expr: &Expr, wanted: Ty, what: &str) -> NodeId {
        let (id, ty) = self.expr(expr);
        if ty != wanted && ty != Ty::Wrong {
            let help = super::check::instead(wanted, ty, expr);
            let (wanted, found) = (self.name_of(wanted), self.name_of(ty));
            let message = format!("{what} should be {wanted} but is {found}");
            self.error(expr.span, "type", message, help);
        }
        id
    }

    pub fn bool(&mut self, expr: &Expr) -> NodeId {
        self.expect(expr, Ty::Bool, "this")
    }

    pub fn name_of(&self, ty: Ty) -> String {
        match ty {
            Ty::Bool => "true or false".to_owned(),
            Ty::Yen => "yen".to_owned(),
            Ty::Count => "a count".to_owned(),
            Ty::Date => "a date".to_owned(),
            Ty::Instant => "an instant".to_owned(),
            Ty::Hours => "hours or minutes".to_owned(),
            Ty::Days => "days".to_owned(),
            Ty::Business(_) => "business days".to_owned(),
            Ty::Months => "months or years".to_owned(),
            Ty::Enum(e) => match self.vocabulary.enums.get(e) {
                Some(def) => format!("a value of enum `{}`", def.id),
                None => "an enum value".to_owned(),
            },
            Ty::Text => "a text".to_owned(),
            Ty::Wrong => "not known".to_owned(),
        }
    }

    pub fn type_of(&self, ty: &FactType) -> Ty {
        match ty {
            FactType::Bool => Ty::Bool,
            FactType::Yen => Ty::Yen,
            FactType::Count => Ty::Count,
            FactType::Date => Ty::Date,
            FactType::Instant => Ty::Instant,
            FactType::Text => Ty::Text,
            FactType::Enum { of } => self
                .vocabulary
                .enumeration(of)
                .map_or(Ty::Wrong, |(i, _)| Ty::Enum(i)),
            FactType::List { .. } => Ty::Wrong,
        }
    }

    /// Lowers an expression.
    pub fn expr(&mut self, expr: &Expr) -> Typed {
        let span = expr.span;
        match &expr.kind {
            ExprKind::Bool(b) => self.make(Node::Const(Val::bool(*b)), Ty::Bool, span),
            ExprKind::Number(n, unit) => self.number(*n, *unit, span),
            ExprKind::Date(days) => self.make(Node::Const(Val::known(*days)), Ty::Date, span),
            ExprKind::Text(text) => {
                let place = self.texts.iter().position(|t| t == text).unwrap_or_else(|| {
                    self.texts.push(text.clone());
                    self.texts.len() - 1
                });
                let number = i64::try_from(place).unwrap_or(i64::MAX);
                self.make(Node::Const(Val::known(number)), Ty::Text, span)
            }
            ExprKind::Name(name) => self.name(name, span),
            ExprKind::Claim(name) => self.at_root(|l| l.root_name(name, span)),
            ExprKind::AsOf => self.at_root(|l| l.make(Node::AsOf, Ty::Instant, span)),
            ExprKind::Unstated => match self.context {
                Context::Pay { rule, .. } => {
                    let slot = self.slot(Input::Hole(rule), span);
                    self.at_root(|l| l.make(Node::Hole(slot), Ty::Yen, span))
                }
                Context::Plain | Context::Limit(_) => {
                    let help = "only the `pay` of a payout rule can leave an amount open";
                    self.wrong(span, "`unstated` has no place here", help)
                }
            },
            ExprKind::SoFar => match self.context {
                Context::Limit(rule) => {
                    let rule = u32::try_from(rule).unwrap_or(u32::MAX);
                    self.at_root(|l| l.make(Node::SoFar(rule), Ty::Yen, span))
                }
                Context::Plain | Context::Pay { .. } => {
                    let help = "only `deduct` and `becomes` of a limit speak of the amount before it";
                    self.wrong(span, "`so_far` has no place here", help)
                }
            },
            ExprKind::Reading(name) => self.at_root(|l| l.reading(name)),
            ExprKind::Has(name) => self.at_root(|l| l.has(name)),
            ExprKind::Not(inner) => {
                let inner = self.bool(inner);
                (self.not(inner, span), Ty::Bool)
            }
            ExprKind::And(parts) => {
                let ids = parts.iter().map(|p| self.bool(p)).collect();
                (self.and(ids, span), Ty::Bool)
            }
            ExprKind::Or(parts) => {
                let ids = parts.iter().map(|p| self.bool(p)).collect();
                (self.or(ids, span), Ty::Bool)
            }
            ExprKind::Cmp(op, a, b) => self.compare(*op, a, b, span),
            ExprKind::Is(value, name, negated) => self.is(value, name, *negated, span),
            ExprKind::In(value, names) => self.among(value, names, span),
            ExprKind::Between(value, low, high) => {
                let (above, _) = self.compare(CmpOp::Ge, value, low, span);
                let (below, _) = self.compare(CmpOp::Le, value, high, span);
                (self.and(vec![above, below], span), Ty::Bool)
            }
            ExprKind::Exists(inner) => {
                let (id, _) = self.expr(inner);
                if !self.is_optional(inner) {
                    let help =
                        "only what is declared optional, or taken from a list, can be known not to exist";
                    self.error(inner.span, "type", "this always exists", help);
                }
                self.make(Node::Exists(id), Ty::Bool, span)
            }
            ExprKind::Add(a, b) => self.arithmetic(a, b, false, span),
            ExprKind::Sub(a, b) => self.arithmetic(a, b, true, span),
            ExprKind::Times(count, of) => self.times(count, of, span),
            ExprKind::Percent(..) | ExprKind::PerYear(..) | ExprKind::Share(..) => {
                let part = self.part_of(expr, None);
                part.unwrap_or_else(|| self.nothing(span))
            }
            ExprKind::Rounded(of, side, n) => self.rounded(of, *side, *n, span),
            ExprKind::If(condition, first, other) => self.choice(condition, first, other, span),
            ExprKind::Min(parts) => self.extreme(parts, true, span),
            ExprKind::Max(parts) => self.extreme(parts, false, span),
            ExprKind::DateOf(of, clock) => {
                let of = self.expect(of, Ty::Instant, "what `date of` is taken of");
                let node = self.local(LocalOp::DateOf, Node::DateOf(of), of, clock.as_ref());
                self.make(node, Ty::Date, span)
            }
            ExprKind::StartOf(of, clock) => {
                let of = self.expect(of, Ty::Date, "what `start of` is taken of");
                let node = self.local(LocalOp::StartOf, Node::StartOf(of), of, clock.as_ref());
                self.make(node, Ty::Instant, span)
            }
            ExprKind::MonthEdge(last, of) => {
                let of = self.expect(of, Ty::Date, "what a day of a month is taken of");
                self.make(Node::MonthEdge(of, *last), Ty::Date, span)
            }
            ExprKind::Elapsed(period, from, to) => self.elapsed(*period, from, to, span),
            ExprKind::BusinessDays(n, calendar) => self.business_days(*n, calendar.as_ref(), span),
            ExprKind::BusinessElapsed(calendar, from, to) => {
                let counted = self.counted(calendar.as_ref(), span);
                let from = self.expect(from, Ty::Date, "the start of a period");
                let to = self.expect(to, Ty::Date, "the end of a period");
                self.make(Node::BusinessElapsed(counted, from, to), Ty::Count, span)
            }
            ExprKind::Periods(n, unit, from, to) => self.periods((*n, *unit), from, to, span),
            ExprKind::Within {
                what,
                period,
                from,
                counting,
            } => self.within(what, period, from, *counting, span),
            ExprKind::Part(DatePart::Hour, of, clock) => {
                let of = self.expect(of, Ty::Instant, "what an hour is taken of");
                let node = Node::Part(DatePart::Hour, of);
                let node = self.local(LocalOp::Hour, node, of, clock.as_ref());
                self.make(node, Ty::Count, span)
            }
            ExprKind::Part(part, of, _) => {
                let of = self.expect(of, Ty::Date, "what a part of a date is taken of");
                self.make(Node::Part(*part, of), Ty::Count, span)
            }
            ExprKind::List {
                fold,
                list,
                element,
                cond,
            } => self.list(fold, (list, element.as_ref()), cond.as_deref(), span),
        }
    }

    pub(super) fn number(&mut self, n: i64, unit: Unit, span: Span) -> Typed {
        let (n, ty) = match unit {
            Unit::Count => (n, Ty::Count),
            Unit::Yen => (n, Ty::Yen),
            Unit::Minutes => (n.saturating_mul(60), Ty::Hours),
            Unit::Hours => (n.saturating_mul(3_600), Ty::Hours),
            Unit::Days => (n, Ty::Days),
            Unit::Months => (n, Ty::Months),
            Unit::Years => (n.saturating_mul(12), Ty::Months),
        };
        let limit = match ty {
            Ty::Hours => 3_600_000_000,
            Ty::Days => 100_000,
            Ty::Months => 3_000,
            _ => i64::MAX,
        };
        if n > limit {
            return self.wrong(
                span,
                "the period is too long",
                "periods reach to 250 years at most",
            );
        }
        self.make(Node::Const(Val::known(n)), ty, span)
    }

    /// Resolves something by its name; a circle is reported and gives nothing.
    pub(super) fn guarded<T>(
        &mut self,
        what: &str,
        span: Span,
        inner: impl FnOnce(&mut Self) -> T,
    ) -> Option<T> {
        if self.open.iter().any(|o| o == what) {
            let round = self.open.iter().skip_while(|o| *o != what);
            let round: Vec<&str> = round.map(String::as_str).chain([what]).collect();
            let help = format!("{}: let one of them rest on facts alone", round.join(" → "));
            self.error(span, "circle", format!("{what} rests on itself"), help);
            return None;
        }
        self.open.push(what.to_owned());
        let result = inner(self);
        self.open.pop();
        Some(result)
    }

    pub fn of_benefit(&self, rule: &crate::plan::Rule) -> bool {
        self.benefit.is_none_or(|b| rule.benefits.iter().any(|r| r == b))
    }
}
