//! Lowering of what people decide and send in: readings and documents.

use super::lower::{Context, Lower, Typed};
use super::node::{Input, Node, NodeId, Ty};
use crate::diag::{Span, suggest};
use crate::expr::ast::{CmpOp, Expr, Name};
use crate::plan::RuleKind;

impl Lower<'_> {
    pub(super) fn reading(&mut self, name: &Name) -> Typed {
        let plan = self.plan;
        let Some(place) = plan.readings.iter().position(|r| r.id == name.text) else {
            let help = suggest(
                &name.text,
                plan.readings.iter().map(|r| r.id.as_str()),
                "define it as [[reading]]",
            );
            self.error(
                name.span,
                "unknown-reading",
                format!("there is no reading `{}`", name.text),
                help,
            );
            return self.nothing(name.span);
        };
        let typed = self.guarded(&format!("reading `{}`", name.text), name.span, |l| {
            l.choices(place, name.span)
        });
        typed.unwrap_or_else(|| self.nothing(name.span))
    }

    pub(super) fn choices(&mut self, place: usize, span: Span) -> Typed {
        let plan = self.plan;
        let choices = plan.readings.get(place).map_or(&[][..], |r| &r.choices);
        let mut ids = Vec::new();
        let mut ty: Option<Ty> = None;
        for choice in choices {
            let Some(value) = &choice.value else { continue };
            let (id, found) = self.expr(value);
            ids.push(id);
            match ty {
                None | Some(Ty::Wrong) => ty = Some(found),
                Some(first) if first != found && found != Ty::Wrong => {
                    let (first, found) = (self.name_of(first), self.name_of(found));
                    let message = format!("this choice is {found} but the first is {first}");
                    self.error(
                        value.span,
                        "type",
                        message,
                        "all choices of a reading have one type",
                    );
                }
                Some(_) => {}
            }
        }
        let slot = self.slot(Input::Reading(place), span);
        let run = self.run_of(ids);
        self.make(Node::Reading(slot, run), ty.unwrap_or(Ty::Wrong), span)
    }

    pub fn document(&mut self, id: &str, span: Span) -> Option<usize> {
        let found = self.vocabulary.document(id).map(|(place, _)| place);
        if found.is_none() {
            let help = if self.vocabulary.fact(id).is_some() {
                "it is a fact: papers alone are required, so define under [document] the paper that proves it"
                    .to_owned()
            } else {
                suggest(
                    id,
                    self.vocabulary.document_ids(),
                    "define it under [document] of vocabulary.toml",
                )
            };
            // A rule that requires it has its name further down; in an expression it stands here.
            let begins = self
                .plan
                .text
                .get(span.start..)
                .is_some_and(|t| t.starts_with("[["));
            let span = if begins { self.plan.word_at(span, id) } else { span };
            self.error(
                span,
                "unknown-document",
                format!("there is no document `{id}`"),
                help,
            );
        }
        found
    }

    pub(super) fn has(&mut self, name: &Name) -> Typed {
        (self.has_document(&name.text, name.span), Ty::Bool)
    }

    /// `has`: accepted and good, or unobtainable, or its deadline has passed.
    pub fn has_document(&mut self, id: &str, span: Span) -> NodeId {
        let Some(place) = self.document(id, span) else {
            return self.nothing(span).0;
        };
        let context = std::mem::replace(&mut self.context, Context::Plain);
        let parts = self.guarded(&format!("document `{id}`"), span, |l| {
            let plan = l.plan;
            let mut quality = Vec::new();
            let mut late = Vec::new();
            for rule in plan.rules.iter().filter(|r| !r.advisory) {
                if !l.of_benefit(rule) {
                    continue;
                }
                if rule.kind == RuleKind::Evidence && rule.of.as_deref() == Some(id) {
                    if let Some(when) = &rule.when {
                        let when = l.bool(when);
                        quality.push(l.guarded_test(rule.guard.as_ref(), when, span));
                    }
                } else if rule.kind == RuleKind::Document
                    && rule.require.iter().any(|r| r == id)
                    && let Some(by) = &rule.by
                {
                    let mut passed = vec![l.passed(by)];
                    if let Some(guard) = &rule.guard {
                        passed.push(l.bool(guard));
                    }
                    late.push(l.and(passed, span));
                }
            }
            let quality = if quality.is_empty() {
                None
            } else {
                Some(l.and(quality, span))
            };
            let late = if late.is_empty() {
                None
            } else {
                Some(l.or(late, span))
            };
            (quality, late)
        });
        self.context = context;
        let Some((quality, late)) = parts else {
            return self.nothing(span).0;
        };
        let slot = self.slot(Input::Doc(place), span);
        self.push(Node::Has { slot, quality, late }, Ty::Bool, span)
    }

    /// Whether the moment of the assessment is after a deadline.
    pub(super) fn passed(&mut self, by: &Expr) -> NodeId {
        let (id, ty) = self.expr(by);
        let now = self.push(Node::AsOf, Ty::Instant, by.span);
        let now = match ty {
            Ty::Date => self.push(Node::DateOf(now), Ty::Date, by.span),
            Ty::Instant | Ty::Wrong => now,
            other => {
                let found = self.name_of(other);
                self.error(
                    by.span,
                    "type",
                    format!("`by` should be a date or an instant but is {found}"),
                    "`by` is the last day or moment, such as `joined_on + 30 days`",
                );
                now
            }
        };
        self.push(Node::Cmp(CmpOp::Gt, now, id), Ty::Bool, by.span)
    }

    /// A test that is silent, and so holds, where its guard does not.
    pub fn guarded_test(&mut self, guard: Option<&Expr>, test: NodeId, span: Span) -> NodeId {
        match guard {
            None => test,
            Some(guard) => {
                let guard = self.bool(guard);
                self.push(Node::Guarded(guard, test), Ty::Bool, span)
            }
        }
    }
}
