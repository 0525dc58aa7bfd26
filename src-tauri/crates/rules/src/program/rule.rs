//! A rule of a plan → what a program asks of it.

use super::lower::{Context, Lower};
use super::node::{Arena, Input, Node, NodeId, Ty};
use crate::diag::Span;
use crate::expr::ast::{CmpOp, Expr, ExprKind, Fold, Name};
use crate::plan::{Burden, PlanVersion, Rule, RuleKind};
use crate::value::Val;
use satei_model::Label;

/// A rule of a program.
#[derive(Debug, Clone)]
pub(crate) struct RuleCode {
    /// Its place in the plan.
    pub rule: usize,
    /// Its `if`.
    pub guard: Option<NodeId>,
    /// What the rule asks, without its guard. Nothing where only a person can answer.
    pub test: Option<NodeId>,
    /// Guard and test together: for exclusions both hold, for payouts the guard, for all others
    /// that the guard fails or the test holds.
    pub result: Option<NodeId>,
    /// The amount of a payout or charge, or what a limit caps at or takes off.
    pub amount: Option<NodeId>,
    /// Of a limit that speaks of the amount before it: the nodes that rest on that, in order, itself first.
    pub after: Vec<NodeId>,
    /// Of such a limit: whether more before it never leaves less after it.
    pub rises: bool,
    /// Of a payout: every exclusion of lines, and the amount as it was before that one.
    pub before_lines: Vec<(usize, NodeId)>,
    /// Whether no input is read twice, so that three-valued evaluation alone is exact.
    pub read_once: bool,
    /// The inputs of a person's own about this rule: discretion, enquiry, overturned lines.
    pub person: Option<usize>,
}

/// What deciding a claim reads of a rule, close together: a rule in full is a long way apart from the next.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Bearing {
    pub role: Role,
    /// Shown only; changes no verdict.
    pub advisory: bool,
    /// Whether its guard and its result alone say how it stands, but for what a person says.
    pub plain: Option<Plain>,
    /// As in [`RuleCode`].
    pub guard: Option<NodeId>,
    pub result: Option<NodeId>,
    pub person: Option<u16>,
}

/// How a rule bears on a claim of which nobody has said anything about it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Plain {
    /// It is against the claim where it does not hold.
    Asks,
    /// It is never against it.
    Tells,
    /// It is against the claim where it holds, and presumed not to where that is not known.
    ExcludesPresumably,
    /// It is against the claim where it holds.
    Excludes,
}

/// How a rule bears on a claim.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Role {
    /// It is against the claim where it does not hold.
    Asks,
    /// It acts on the amount, and is against the claim where it does not hold.
    Acts,
    /// Evidence, payouts and charges: they act through something else.
    Apart {
        /// Its `if` is its condition, so it is never silent.
        pays: bool,
    },
    /// It is against the claim where it holds.
    Excludes {
        /// It takes lines out of the amount and leaves the claim alone.
        lines: bool,
        /// The insurer has to show it: until then it is presumed not to apply.
        insurer: bool,
        /// The presumption waits until the question was put.
        enquire: bool,
    },
    /// It is against the claim where a person raised it.
    Discretion,
}

impl Bearing {
    pub(super) fn new(code: &RuleCode, rule: &Rule) -> Self {
        let role = match rule.kind {
            RuleKind::Exclusion => Role::Excludes {
                lines: rule.lines.is_some(),
                insurer: rule.burden == Burden::Insurer,
                enquire: rule.enquire,
            },
            RuleKind::Discretion => Role::Discretion,
            RuleKind::Evidence | RuleKind::Charge => Role::Apart { pays: false },
            RuleKind::Payout => Role::Apart { pays: true },
            _ if rule.acts().is_some() => Role::Acts,
            _ => Role::Asks,
        };
        let plain = match role {
            Role::Asks if rule.advisory => Some(Plain::Tells),
            Role::Asks => Some(Plain::Asks),
            Role::Apart { .. } => Some(Plain::Tells),
            Role::Excludes {
                lines: false,
                insurer,
                enquire,
            } if !(rule.advisory || insurer && enquire) => Some(if insurer {
                Plain::ExcludesPresumably
            } else {
                Plain::Excludes
            }),
            _ => None,
        };
        Self {
            role,
            plain,
            advisory: rule.advisory,
            guard: code.guard,
            result: code.result,
            person: code.person.and_then(|slot| u16::try_from(slot).ok()),
        }
    }
}

pub(super) fn rule_code(lower: &mut Lower<'_>, place: usize) -> RuleCode {
    let plan = lower.plan;
    let mut code = RuleCode {
        rule: place,
        guard: None,
        test: None,
        result: None,
        amount: None,
        after: Vec::new(),
        rises: false,
        before_lines: Vec::new(),
        read_once: false,
        person: None,
    };
    let Some(rule) = plan.rules.get(place) else {
        return code;
    };
    let span = rule.span;
    code.guard = rule.guard.as_ref().map(|g| lower.bool(g));
    match rule.kind {
        RuleKind::Eligibility | RuleKind::Deadline | RuleKind::Limit | RuleKind::Evidence => {
            code.test = rule.when.as_ref().map(|w| lower.bool(w));
            if let Some(cap) = &rule.cap {
                let cap = lower.expect(cap, Ty::Yen, "a cap");
                let zero = lower.push(Node::Const(Val::known(0)), Ty::Yen, span);
                code.test = Some(lower.push(Node::Cmp(CmpOp::Gt, cap, zero), Ty::Bool, span));
                code.amount = Some(cap);
            }
            for (amount, what) in [
                (&rule.deduct, "what is deducted"),
                (&rule.becomes, "what the amount becomes"),
            ] {
                if let Some(amount) = amount {
                    lower.context = Context::Limit(place);
                    code.amount = Some(lower.expect(amount, Ty::Yen, what));
                    lower.context = Context::Plain;
                    code.test = Some(lower.push(Node::Const(Val::TRUE), Ty::Bool, span));
                }
            }
            if let Some(of) = &rule.of {
                lower.document(of, span);
            }
            code.result = code
                .test
                .map(|t| lower.guarded_test(rule.guard.as_ref(), t, span));
        }
        RuleKind::Document => {
            let mut ways = Vec::new();
            for document in &rule.require {
                ways.push(lower.has_document(document, span));
                if let Some(known) = lower.document(document, span) {
                    let slot = lower.slot(Input::Doc(known), span);
                    ways.push(lower.push(Node::Waived(slot), Ty::Bool, span));
                }
            }
            let met = lower.or(ways, span);
            code.test = Some(met);
            code.result = Some(lower.guarded_test(rule.guard.as_ref(), met, span));
        }
        RuleKind::Exclusion => exclusion(lower, rule, &mut code),
        RuleKind::Payout | RuleKind::Charge => {
            code.result = match code.guard {
                Some(guard) => Some(guard),
                None => Some(lower.push(Node::Const(Val::TRUE), Ty::Bool, span)),
            };
            if let Some(pay) = &rule.pay {
                // What is left out of a payout may be just what the claimant has to pay.
                let charge = rule.kind == RuleKind::Charge;
                lower.context = Context::Pay {
                    rule: place,
                    lines: if charge { 0 } else { usize::MAX },
                };
                code.amount = Some(lower.expect(pay, Ty::Yen, "a payout"));
                lower.context = Context::Plain;
                open_matches(lower, rule, pay);
            }
        }
        RuleKind::Discretion => {
            code.result = code.guard;
            code.person = Some(usize::from(lower.slot(Input::Discretion(place), span)));
        }
    }
    code
}

/// The amounts that a payout had before each exclusion of lines, to show what each takes out.
pub(super) fn before_lines(lower: &mut Lower<'_>, code: &mut RuleCode) {
    let plan = lower.plan;
    let payout = plan.rules.get(code.rule).filter(|r| r.kind == RuleKind::Payout);
    let Some(pay) = payout.and_then(|r| r.pay.as_ref()) else {
        return;
    };
    for (lines, place) in lower.line_rules().into_iter().enumerate() {
        lower.context = Context::Pay {
            rule: code.rule,
            lines,
        };
        code.before_lines.push((place, lower.expr(pay).0));
    }
    lower.context = Context::Plain;
}

fn exclusion(lower: &mut Lower<'_>, rule: &Rule, code: &mut RuleCode) {
    let span = rule.span;
    if let Some(lines) = &rule.lines {
        if rule.enquire {
            let help = "put the question in an exclusion of the whole claim";
            lower.error(
                span,
                "enquire-lines",
                "an exclusion of lines cannot ask for an enquiry",
                help,
            );
        }
        let list = Name {
            text: lines.clone(),
            span,
        };
        let cond = rule.when.clone().map(Box::new);
        let any = Expr {
            kind: ExprKind::List {
                fold: Fold::Any,
                list,
                element: None,
                cond,
            },
            span,
        };
        code.test = Some(lower.bool(&any));
        code.person = Some(usize::from(lower.slot(Input::Lines(code.rule), span)));
    } else {
        code.test = rule.when.as_ref().map(|w| lower.bool(w));
        if rule.enquire {
            code.person = Some(usize::from(lower.slot(Input::Enquiry(code.rule), span)));
        }
    }
    let parts: Vec<NodeId> = code.guard.into_iter().chain(code.test).collect();
    code.result = Some(lower.and(parts, span));
}

/// A payout that uses `unstated` says what the source leaves open, and only such a one does.
fn open_matches(lower: &mut Lower<'_>, rule: &Rule, pay: &Expr) {
    let used = lower
        .inputs
        .iter()
        .any(|i| matches!(i, Input::Hole(r) if lower.plan.rules.get(*r).is_some_and(|x| x.id == rule.id)));
    match (&rule.open, used) {
        (None, true) => lower.error(
            pay.span,
            "hole",
            "an amount is left open without a word why",
            "add `open`",
        ),
        (Some(Label { .. }), false) => {
            lower.error(
                rule.span,
                "hole",
                "`open` stands without an amount left open",
                "use `unstated` in `pay`",
            );
        }
        _ => {}
    }
}

/// Whether an expression uses a word that has its place only in some of a rule's keys.
pub(super) fn is_bound_to_a_key(expr: &Expr) -> bool {
    matches!(expr.kind, ExprKind::Unstated | ExprKind::SoFar)
        || crate::expr::children(expr).into_iter().any(is_bound_to_a_key)
        || match &expr.kind {
            ExprKind::List { fold, cond, .. } => {
                let of = match fold {
                    Fold::Sum(of) => Some(&**of),
                    _ => None,
                };
                of.into_iter().chain(cond.as_deref()).any(is_bound_to_a_key)
            }
            _ => false,
        }
}

/// Of a limit that speaks of the amount before it: what has to be worked out anew when its turn comes.
pub(super) fn after(arena: &Arena, code: &RuleCode) -> Vec<NodeId> {
    let Some(amount) = code.amount else {
        return Vec::new();
    };
    let mut found: Vec<NodeId> = Vec::new();
    for id in crate::eval::cone(arena, amount) {
        let rests = matches!(arena.node(id), Node::SoFar(_))
            || arena.children(id).iter().any(|child| found.contains(child));
        if rests {
            found.push(id);
        }
    }
    found
}

/// The place of a rule in its file, for messages about it.
impl RuleCode {
    pub fn span(&self, plan: &PlanVersion) -> Span {
        plan.rules.get(self.rule).map_or(Span::default(), |r| r.span)
    }
}
