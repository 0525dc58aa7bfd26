//! A benefit of a plan version → its program.

use super::lower::{Context, Lower};
use super::node::{Arena, Input, Node, NodeId, Ty};
use crate::bits::Bits;
use crate::diag::{Diagnostics, Span, suggest};
use crate::eval::Cell;
use crate::expr::ast::{CmpOp, Expr, ExprKind, Fold, Name};
use crate::plan::{PlanVersion, Rule, RuleKind, VersionBy};
use crate::value::Val;
use crate::vocabulary::{FactType, Vocabulary};
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
    /// Of a payout: every exclusion of lines, and the amount as it was before that one.
    pub before_lines: Vec<(usize, NodeId)>,
    /// Whether no input is read twice, so that three-valued evaluation alone is exact.
    pub read_once: bool,
    /// The inputs of a person's own about this rule: discretion, enquiry, overturned lines.
    pub person: Option<usize>,
}

/// Everything needed to assess one benefit.
#[derive(Debug, Clone)]
pub(crate) struct Program {
    /// The benefit's place in the plan.
    pub benefit: usize,
    pub arena: Arena,
    /// How many nodes an evaluation needs; those after them only serve a calculation in words.
    pub core: usize,
    pub inputs: Vec<Input>,
    /// The type of every fact input.
    pub types: Vec<Ty>,
    /// What is possible for every input while nothing is known.
    pub domains: Vec<Val>,
    pub texts: Vec<String>,
    /// In the order of the plan.
    pub rules: Vec<RuleCode>,
    /// The payouts, and the limits that act on their amount, by their places among the rules; advisory
    /// ones are not among them.
    pub payouts: Vec<usize>,
    pub limits: Vec<usize>,
    /// The cells that an evaluation begins with: constants are known before.
    pub blank: Vec<Cell>,
    /// The nodes that an evaluation works out, in order.
    pub steps: Vec<NodeId>,
    /// Inputs that a presumption never absorbs: readings, holes and history.
    pub firm: Bits,
    /// For every condition that is not made of others the nodes it rests on, in the order of evaluation,
    /// itself last; nothing for all other nodes.
    pub cones: Vec<Vec<NodeId>>,
    /// The date or instant that picks the version.
    pub version_by: Option<NodeId>,
}

/// Checks every expression of a plan, used or not.
pub(crate) fn check_plan(vocabulary: &Vocabulary, plan: &PlanVersion, diags: &mut Diagnostics) {
    let mut lower = Lower::new(vocabulary, plan, None, diags);
    for define in &plan.defines {
        let name = Expr {
            kind: ExprKind::Name(define.id.value.clone()),
            span: define.is.span,
        };
        // A definition may leave an amount open if only payouts use it; they report where it may not.
        if !mentions_unstated(&define.is) {
            lower.expr(&name);
        }
        if vocabulary.fact(&define.id.value).is_some() {
            let message = format!("`{}` is already a fact", define.id.value);
            lower.error(define.id.span, "duplicate-id", message, "choose another name");
        }
    }
    hands_on(&mut lower);
    for reading in &plan.readings {
        let name = Name {
            text: reading.id.clone(),
            span: reading.span,
        };
        lower.expr(&Expr {
            kind: ExprKind::Reading(name),
            span: reading.span,
        });
    }
    for place in 0..plan.rules.len() {
        rule_code(&mut lower, place);
    }
    version_by(&mut lower);
}

/// What a dossier hands on to a claim are facts, and its outcome is one that can say so.
fn hands_on(lower: &mut Lower<'_>) {
    let (vocabulary, plan) = (lower.vocabulary, lower.plan);
    for benefit in &plan.benefits {
        for id in benefit.carries.iter().chain(&benefit.outcome) {
            let Some((_, fact)) = vocabulary.fact(id) else {
                let help = suggest(
                    id,
                    vocabulary.fact_ids(),
                    "define it under [fact] of vocabulary.toml",
                );
                let message = format!("there is no fact `{id}`");
                lower.error(benefit.span, "unknown-fact", message, help);
                continue;
            };
            let says = match &fact.ty {
                FactType::Enum { of } => vocabulary.enumeration(of).is_some_and(|(_, def)| {
                    def.value("entitled").is_some() && def.value("not_entitled").is_some()
                }),
                _ => false,
            };
            if benefit.outcome.as_ref() == Some(id) && !says {
                let message = format!("`{id}` cannot say how a dossier came out");
                let help = "its enum has to have the values `entitled` and `not_entitled`";
                lower.error(benefit.span, "type", message, help);
            }
        }
    }
}

/// Builds the program of a benefit.
pub(crate) fn build(
    vocabulary: &Vocabulary,
    plan: &PlanVersion,
    benefit: usize,
    diags: &mut Diagnostics,
) -> Program {
    let id = plan.benefits.get(benefit).map(|b| b.id.as_str());
    let mut lower = Lower::new(vocabulary, plan, id, diags);
    let mut rules = Vec::new();
    for (place, rule) in plan.rules.iter().enumerate() {
        if lower.of_benefit(rule) {
            rules.push(rule_code(&mut lower, place));
        }
    }
    let version_by = version_by(&mut lower);
    let core = lower
        .stack
        .first()
        .map_or(0, |(builder, _)| builder.arena.nodes.len());
    for code in &mut rules {
        before_lines(&mut lower, code);
    }
    let inputs = std::mem::take(&mut lower.inputs);
    let texts = std::mem::take(&mut lower.texts);
    let arena = lower
        .stack
        .pop()
        .map(|(builder, _)| builder.arena)
        .unwrap_or_default();
    for code in &mut rules {
        let mut seen = Bits::EMPTY;
        code.read_once = code.result.is_none_or(|r| reads_once(&arena, r, &mut seen));
    }
    let places = |kind: RuleKind| -> Vec<usize> {
        let acts = |code: &RuleCode| {
            let rule = plan.rules.get(code.rule);
            rule.is_some_and(|r| r.kind == kind && !r.advisory) && code.amount.is_some()
        };
        (0..rules.len())
            .filter(|p| rules.get(*p).is_some_and(acts))
            .collect()
    };
    let (payouts, limits) = (places(RuleKind::Payout), places(RuleKind::Limit));
    let (blank, steps) = begin(&arena, core);
    let cones = (0..core).map(|id| cone_of_condition(&arena, id)).collect();
    let mut firm = Bits::EMPTY;
    let mut types = Vec::new();
    let mut domains = Vec::new();
    for (slot, input) in inputs.iter().enumerate() {
        let fact = match input {
            Input::Fact(place) => vocabulary.facts.get(*place),
            _ => None,
        };
        if matches!(input, Input::Reading(_) | Input::Hole(_) | Input::Holidays)
            || fact.is_some_and(|f| f.group == "history")
        {
            firm.add(&Bits::one(slot));
        }
        let ty = match input {
            // No value that it might be given tells how a year's holidays fall.
            Input::Holidays => Ty::Wrong,
            _ => fact.map_or(Ty::Bool, |f| fact_type(vocabulary, &f.ty)),
        };
        types.push(ty);
        domains.push(match input {
            Input::Hole(_) => Val::range(0, crate::value::INF),
            Input::Reading(place) => {
                let n = plan.readings.get(*place).map_or(1, |r| r.choices.len());
                Val::range(0, i64::try_from(n).unwrap_or(1) - 1)
            }
            _ => {
                let mut domain = domain(ty, vocabulary);
                if fact.is_some_and(|f| f.optional) {
                    domain.none = crate::value::Absence::Maybe;
                }
                domain
            }
        });
    }
    Program {
        benefit,
        arena,
        core,
        inputs,
        types,
        domains,
        texts,
        rules,
        payouts,
        limits,
        blank,
        steps,
        firm,
        cones,
        version_by,
    }
}

/// What of the nodes is known before an evaluation, and which nodes it has to work out.
fn begin(arena: &Arena, core: usize) -> (Vec<Cell>, Vec<NodeId>) {
    let mut blank = vec![Cell::OPEN; core];
    let mut steps = Vec::new();
    for (place, cell) in blank.iter_mut().enumerate() {
        let id = NodeId::try_from(place).unwrap_or(NodeId::MAX);
        match arena.node(id) {
            Node::Const(val) => *cell = Cell::known(val),
            _ => steps.push(id),
        }
    }
    (blank, steps)
}

fn cone_of_condition(arena: &Arena, place: usize) -> Vec<NodeId> {
    let Ok(id) = NodeId::try_from(place) else {
        return Vec::new();
    };
    let made_of_others = matches!(
        arena.node(id),
        Node::Not(_) | Node::And(_) | Node::Or(_) | Node::Reading(..) | Node::Has { .. }
    );
    if made_of_others || arena.types.get(place) != Some(&Ty::Bool) {
        return Vec::new();
    }
    crate::eval::cone(arena, id)
}

/// The type of a fact's values; lists have none.
pub(crate) fn fact_type(vocabulary: &Vocabulary, ty: &FactType) -> Ty {
    match ty {
        FactType::Bool => Ty::Bool,
        FactType::Yen => Ty::Yen,
        FactType::Count => Ty::Count,
        FactType::Date => Ty::Date,
        FactType::Instant => Ty::Instant,
        FactType::Text => Ty::Text,
        FactType::Enum { of } => vocabulary.enumeration(of).map_or(Ty::Wrong, |(i, _)| Ty::Enum(i)),
        FactType::List { .. } => Ty::Wrong,
    }
}

/// Whether no input stands twice below a node, as it would be written out.
fn reads_once(arena: &Arena, id: NodeId, seen: &mut Bits) -> bool {
    let slot = match arena.node(id) {
        Node::Fact(slot) | Node::Reading(slot, _) | Node::Hole(slot) => Some(slot),
        Node::Has { slot, .. } => Some(slot),
        Node::Fold(place) => arena.bodies.get(place as usize).map(|b| b.list),
        _ => None,
    };
    if let Some(slot) = slot.map(usize::from) {
        if seen.has(slot) {
            return false;
        }
        seen.add(&Bits::one(slot));
    }
    arena
        .children(id)
        .into_iter()
        .all(|child| reads_once(arena, child, seen))
}

/// Everything that a value of a type can be while nothing is known.
pub(crate) fn domain(ty: Ty, vocabulary: &Vocabulary) -> Val {
    use crate::calendar::{DAY, FIRST_DATE, LAST_DATE};
    match ty {
        Ty::Bool => Val::UNKNOWN_BOOL,
        Ty::Date => Val::range(FIRST_DATE, LAST_DATE),
        Ty::Instant => Val::range(FIRST_DATE * DAY, (LAST_DATE + 1) * DAY - 1),
        Ty::Enum(e) => {
            let n = vocabulary.enums.get(e).map_or(1, |d| d.values.len());
            Val::range(0, i64::try_from(n).unwrap_or(1) - 1)
        }
        Ty::Yen | Ty::Count => Val::range(0, crate::value::INF),
        _ => Val::range(crate::value::NEG, crate::value::INF),
    }
}

fn version_by(lower: &mut Lower<'_>) -> Option<NodeId> {
    let plan = lower.plan;
    let span = plan.version_by_span;
    let kind = match &plan.version_by {
        VersionBy::Fact(fact) => ExprKind::Name(fact.clone()),
        VersionBy::Reading(reading) => ExprKind::Reading(Name {
            text: reading.clone(),
            span,
        }),
    };
    let (id, ty) = lower.expr(&Expr { kind, span });
    if !matches!(ty, Ty::Date | Ty::Instant | Ty::Wrong) {
        let found = lower.name_of(ty);
        lower.error(
            span,
            "type",
            format!("`version_by` should be a date or an instant but is {found}"),
            "",
        );
    }
    Some(match ty {
        Ty::Instant => lower.push(Node::DateOf(id), Ty::Date, span),
        _ => id,
    })
}

fn rule_code(lower: &mut Lower<'_>, place: usize) -> RuleCode {
    let plan = lower.plan;
    let mut code = RuleCode {
        rule: place,
        guard: None,
        test: None,
        result: None,
        amount: None,
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
            if let Some(deduct) = &rule.deduct {
                code.amount = Some(lower.expect(deduct, Ty::Yen, "what is deducted"));
                code.test = Some(lower.push(Node::Const(Val::TRUE), Ty::Bool, span));
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
fn before_lines(lower: &mut Lower<'_>, code: &mut RuleCode) {
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

fn mentions_unstated(expr: &Expr) -> bool {
    match &expr.kind {
        ExprKind::Unstated => true,
        ExprKind::Min(parts) | ExprKind::Max(parts) | ExprKind::And(parts) | ExprKind::Or(parts) => {
            parts.iter().any(mentions_unstated)
        }
        ExprKind::Add(a, b) | ExprKind::Sub(a, b) | ExprKind::Times(a, b) => {
            mentions_unstated(a) || mentions_unstated(b)
        }
        ExprKind::Percent(_, _, of) | ExprKind::Share(_, _, of) | ExprKind::Rounded(of, ..) => {
            mentions_unstated(of)
        }
        ExprKind::If(_, a, b) => mentions_unstated(a) || mentions_unstated(b),
        _ => false,
    }
}

/// The place of a rule in its file, for messages about it.
impl RuleCode {
    pub fn span(&self, plan: &PlanVersion) -> Span {
        plan.rules.get(self.rule).map_or(Span::default(), |r| r.span)
    }
}
