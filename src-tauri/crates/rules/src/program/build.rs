//! A benefit of a plan version → its program.

use super::lower::Lower;
use super::node::{Arena, Input, Node, NodeId, Slot, Ty};
use super::rises::rises;
use super::rule::{Bearing, RuleCode, after, before_lines, is_bound_to_a_key, rule_code};
use crate::bits::Bits;
use crate::diag::{Diagnostics, suggest};
use crate::eval::Cell;
use crate::expr::ast::{Expr, ExprKind, Name};
use crate::plan::{PlanVersion, Rule, RuleKind, VersionBy};
use crate::value::Val;
use crate::vocabulary::{FactType, Vocabulary};
use std::sync::atomic::{AtomicU64, Ordering};

/// The number of the next program. Nought is nobody's.
static NUMBERS: AtomicU64 = AtomicU64::new(1);

/// Everything needed to assess one benefit.
#[derive(Debug, Clone)]
pub(crate) struct Program {
    /// No other program of this process has it, but for its copies.
    pub number: u64,
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
    /// How each of them bears on a claim.
    pub bearings: Vec<Bearing>,
    /// The payouts, and the limits that act on their amount, by their places among the rules; advisory
    /// ones are not among them.
    pub payouts: Vec<usize>,
    pub limits: Vec<usize>,
    /// The cells that an evaluation begins with: constants are known before.
    pub blank: Vec<Cell>,
    /// The nodes that only say what a fact or an amount is, each with its input.
    pub facts: Vec<(NodeId, Slot, Bits)>,
    /// The nodes that only say whether a requirement was waived, each with the document's input.
    pub waivers: Vec<(NodeId, Slot, Bits)>,
    /// The nodes that an evaluation works out after them, in order.
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
        // A definition may use a word that only some keys know; where it may not, its users report it.
        if !is_bound_to_a_key(&define.is) {
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
        .map_or(0, |level| level.builder.arena.nodes.len());
    for code in &mut rules {
        before_lines(&mut lower, code);
    }
    let inputs = std::mem::take(&mut lower.inputs);
    let texts = std::mem::take(&mut lower.texts);
    let arena = lower
        .stack
        .pop()
        .map(|level| level.builder.arena)
        .unwrap_or_default();
    for code in &mut rules {
        let mut seen = Bits::EMPTY;
        code.after = after(&arena, code);
        let act = plan.rules.get(code.rule).and_then(Rule::acts);
        code.rises = act.is_some_and(|act| rises(&arena, code, act));
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
    let bearing = |code: &RuleCode| Some(Bearing::new(code, plan.rules.get(code.rule)?));
    let bearings = rules.iter().filter_map(bearing).collect();
    let Begun {
        blank,
        facts,
        waivers,
        steps,
    } = begin(&arena, core);
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
        number: NUMBERS.fetch_add(1, Ordering::Relaxed),
        benefit,
        arena,
        core,
        inputs,
        types,
        domains,
        texts,
        rules,
        bearings,
        payouts,
        limits,
        blank,
        facts,
        waivers,
        steps,
        firm,
        cones,
        version_by,
    }
}

/// What of the nodes is known before an evaluation, which nodes only say what an input is, and which nodes an
/// evaluation has to work out.
struct Begun {
    blank: Vec<Cell>,
    facts: Vec<(NodeId, Slot, Bits)>,
    waivers: Vec<(NodeId, Slot, Bits)>,
    steps: Vec<NodeId>,
}

fn begin(arena: &Arena, core: usize) -> Begun {
    let mut begun = Begun {
        blank: vec![Cell::OPEN; core],
        facts: Vec::new(),
        waivers: Vec::new(),
        steps: Vec::new(),
    };
    for (place, cell) in begun.blank.iter_mut().enumerate() {
        let id = NodeId::try_from(place).unwrap_or(NodeId::MAX);
        match arena.node(id) {
            Node::Const(val) => *cell = Cell::known(val),
            Node::Fact(slot)
            | Node::Hole(slot)
            | Node::Has {
                slot,
                quality: None,
                late: None,
            } => begun.facts.push((id, slot, Bits::one(usize::from(slot)))),
            Node::Waived(slot) => begun.waivers.push((id, slot, Bits::one(usize::from(slot)))),
            _ => begun.steps.push(id),
        }
    }
    begun
}

fn cone_of_condition(arena: &Arena, place: usize) -> Vec<NodeId> {
    let Ok(id) = NodeId::try_from(place) else {
        return Vec::new();
    };
    let made_of_others = matches!(
        arena.node(id),
        Node::Not(_) | Node::And(_) | Node::Or(_) | Node::Guarded(..) | Node::Reading(..) | Node::Has { .. }
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
            "name a fact of type date or instant, or `reading ID`",
        );
    }
    Some(match ty {
        Ty::Instant => lower.push(Node::DateOf(id), Ty::Date, span),
        _ => id,
    })
}
