//! Lowering of aggregates over lists.

use super::lower::{Context, Level, Lower, Typed};
use super::node::{Body, Builder, FoldOp, Input, Node, NodeId, Ty};
use crate::diag::{Span, suggest};
use crate::expr::ast::{Expr, Fold, Name};
use crate::plan::Burden;
use crate::vocabulary::FactType;

impl Lower<'_> {
    pub(super) fn list(
        &mut self,
        fold: &Fold,
        (list, element): (&Name, Option<&Name>),
        cond: Option<&Expr>,
        span: Span,
    ) -> Typed {
        let found = self.vocabulary.fact(&list.text);
        let Some((fact, FactType::List { fields, .. })) = found.map(|(i, f)| (i, &f.ty)) else {
            let lists = self
                .vocabulary
                .facts
                .iter()
                .filter(|f| matches!(f.ty, FactType::List { .. }));
            let help = suggest(
                &list.text,
                lists.map(|f| f.id.as_str()),
                "lists are facts of type list",
            );
            let message = format!("there is no list `{}`", list.text);
            self.error(list.span, "unknown-list", message, help);
            return self.nothing(span);
        };
        let slot = self.slot(Input::Fact(fact), list.span);
        if let Some(name) = element.filter(|it| self.is_taken(&it.text)) {
            let message = format!("`{}` is something else already", name.text);
            let help = "an element's name is no fact, no definition and no element around";
            self.error(name.span, "bad-id", message, help);
        }
        self.stack.push(Level {
            builder: Builder::default(),
            list: Some(fact),
            element: element.map(|it| it.text.clone()),
        });
        let mut conds: Vec<NodeId> = cond.map(|c| self.bool(c)).into_iter().collect();
        if let Context::Pay { lines, .. } = self.context {
            self.without_excluded_lines(&list.text, lines, &mut conds, span);
        }
        let (op, value, ty) = match fold {
            Fold::Count => (FoldOp::Count, None, Ty::Count),
            Fold::Any => (FoldOp::Any, None, Ty::Bool),
            Fold::All => (FoldOp::All, None, Ty::Bool),
            Fold::Sum(of) => {
                let (id, ty) = self.expr(of);
                if !matches!(ty, Ty::Yen | Ty::Count | Ty::Wrong) {
                    let found = self.name_of(ty);
                    self.error(
                        of.span,
                        "type",
                        format!("only yen or counts can be summed, not {found}"),
                        "to count elements write `count of LIST where …`",
                    );
                }
                (FoldOp::Sum, Some(id), ty)
            }
            Fold::Earliest(field) | Fold::Latest(field) => {
                let op = if matches!(fold, Fold::Earliest(_)) {
                    FoldOp::Earliest
                } else {
                    FoldOp::Latest
                };
                match fields.iter().position(|f| f.id == field.text) {
                    None => {
                        let ids: Vec<&str> = fields.iter().map(|f| f.id.as_str()).collect();
                        let help = suggest(
                            &field.text,
                            ids.iter().copied(),
                            &format!("it has {}", ids.join(", ")),
                        );
                        let message = format!("`{}` has no field `{}`", list.text, field.text);
                        self.error(field.span, "unknown-field", message, help);
                        (op, None, Ty::Wrong)
                    }
                    Some(_) => {
                        let (id, ty) = self.name(&field.text, field.span);
                        if !matches!(ty, Ty::Date | Ty::Instant | Ty::Yen | Ty::Count | Ty::Wrong) {
                            let found = self.name_of(ty);
                            let help = "`earliest` and `latest` are of dates, instants, yen and counts";
                            self.error(field.span, "type", format!("{found} has no order"), help);
                        }
                        (op, Some(id), ty)
                    }
                }
            }
        };
        let cond = if conds.is_empty() {
            None
        } else {
            Some(self.and(conds, span))
        };
        let Some(Level { builder, .. }) = self.stack.pop() else {
            return self.nothing(span);
        };
        let body = Body::new(op, (slot, fact), builder.arena, cond, value);
        match self.stack.last_mut() {
            Some(level) => (level.builder.body(body, ty, span), ty),
            None => (0, ty),
        }
    }

    /// The exclusions of lines of the benefit, in the order of the plan.
    pub fn line_rules(&self) -> Vec<usize> {
        let takes_lines =
            |rule: &crate::plan::Rule| rule.lines.is_some() && !rule.advisory && self.of_benefit(rule);
        let rules = self.plan.rules.iter().enumerate();
        rules
            .filter(|(_, rule)| takes_lines(rule))
            .map(|(place, _)| place)
            .collect()
    }

    /// Exclusions of lines: what they take out of a list is out of every aggregate of a payout.
    pub(super) fn without_excluded_lines(
        &mut self,
        list: &str,
        lines: usize,
        conds: &mut Vec<NodeId>,
        span: Span,
    ) {
        let plan = self.plan;
        for place in self.line_rules().into_iter().take(lines) {
            let Some(rule) = plan.rules.get(place).filter(|r| r.lines.as_deref() == Some(list)) else {
                continue;
            };
            let context = std::mem::replace(&mut self.context, Context::Plain);
            let mut parts = Vec::new();
            parts.extend(rule.guard.as_ref().map(|g| self.bool(g)));
            parts.extend(rule.when.as_ref().map(|w| self.bool(w)));
            self.context = context;
            let mut out = self.and(parts, rule.span);
            if rule.burden == Burden::Insurer {
                let slot = self.slot(Input::Lines(place), span);
                out = self.push(Node::Presume(out, slot), Ty::Bool, rule.span);
            }
            conds.push(self.not(out, rule.span));
        }
    }
}
