//! Traces: why a rule came out as it did, down to the facts.

use crate::assess::{Need, Pass, chosen_version, named_version};
use crate::calendar::{show_date, show_instant};
use crate::catalogue::Catalogue;
use crate::claim::ClaimInput;
use crate::diag::Span;
use crate::expr::parse;
use crate::plan::{PlanVersion, RuleKind};
use crate::program::{Node, NodeId, Program, Ty};
use crate::value::{Absence, INF, NEG, Truth, Val};
use crate::wording::{Piece, Wording, worded};
use serde::Serialize;

/// What sort of value a step has.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Sort {
    /// True or false.
    Truth,
    /// Yen.
    Yen,
    /// A date, as `YYYY-MM-DD`.
    Date,
    /// An instant, by the clock of the plan.
    Instant,
    /// A value of the enum that is named.
    Enum(String),
    /// Anything else: a number, a text, a length of time.
    Plain,
}

/// The value of a step. Both ends are the same where it is known.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct StepValue {
    /// What sort it is.
    pub sort: Sort,
    /// The least or earliest that it can be; nothing where that is open.
    pub from: Option<String>,
    /// The greatest or latest that it can be; nothing where that is open.
    pub to: Option<String>,
    /// Whether it is known not to exist.
    pub none: bool,
}

/// A step of the reasoning with the steps that it rests on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Trace {
    /// What kind of step it is, one word: `rule`, `fact`, `reading`, `has`, `and`, `or`, `compare` …
    pub step: &'static str,
    /// The expression, as the plan file states it; of steps not written there, the word of the step.
    pub words: String,
    /// The expression taken apart for a reader, where it is written in the plan file.
    pub wording: Option<Wording>,
    /// Its value in words that need no translation: `true`, `2026-04-02`, `30000`, `?`, `none`.
    pub value: String,
    /// The same value for whoever words it.
    pub worth: StepValue,
    /// Of conditions: whether it holds, where that is known.
    pub truth: Option<bool>,
    /// Whether the value is definite.
    pub known: bool,
    /// Where the expression stands in the plan file.
    pub span: Span,
    /// The fact's id, where the step reads one.
    pub fact: Option<String>,
    /// The fact, document or reading, where the step reads one.
    pub reads: Option<Need>,
    /// The steps it rests on.
    pub parts: Vec<Trace>,
}

/// Why a rule came out as it did: its `if`, what it asks, and the amount it gives, where it has them.
/// Nothing where the benefit has no such rule or no version is in force.
#[must_use]
pub fn explain(catalogue: &Catalogue, claim: &ClaimInput, benefit: &str, rule: &str) -> Option<Trace> {
    let (version, program) = chosen_version(catalogue, claim, benefit)?;
    traced(catalogue, claim, version, program, rule)
}

/// As [`explain`], under the version that is named; see [`crate::assess_version`].
#[must_use]
pub fn explain_version(
    catalogue: &Catalogue,
    claim: &ClaimInput,
    effective: &str,
    benefit: &str,
    rule: &str,
) -> Option<Trace> {
    let (version, program) = named_version(catalogue, claim, effective, benefit)?;
    traced(catalogue, claim, version, program, rule)
}

fn traced(
    catalogue: &Catalogue,
    claim: &ClaimInput,
    version: &PlanVersion,
    program: &Program,
    rule: &str,
) -> Option<Trace> {
    let place = version.rules.iter().position(|r| r.id == rule)?;
    let code = program.rules.iter().find(|c| c.rule == place)?;
    let pass = Pass::new(catalogue.vocabulary(), version, program, claim);
    let payout = version
        .rules
        .get(place)
        .is_some_and(|r| r.kind == RuleKind::Payout);
    let lines = version.rules.get(place).and_then(|r| r.lines.as_deref());
    let asked = [code.guard, code.test.filter(|_| !payout), code.amount];
    let parts = asked
        .into_iter()
        .flatten()
        .map(|id| step(&pass, id, lines, 0))
        .collect();
    let mut root = Trace {
        step: "rule",
        words: rule.to_owned(),
        parts,
        ..empty(code.span(version))
    };
    if let Some(cell) = code.result.map(|r| pass.eval.cell(r)) {
        root.value = show(&pass, cell.val, Ty::Bool);
        root.worth = worth(&pass, cell.val, Ty::Bool);
        root.truth = truth(cell.val, Ty::Bool);
        root.known = cell.val.is_definite();
    }
    Some(root)
}

fn empty(span: Span) -> Trace {
    Trace {
        step: "rule",
        words: String::new(),
        wording: None,
        value: "?".to_owned(),
        worth: StepValue {
            sort: Sort::Truth,
            from: None,
            to: None,
            none: false,
        },
        truth: None,
        known: false,
        span,
        fact: None,
        reads: None,
        parts: Vec::new(),
    }
}

fn truth(val: Val, ty: Ty) -> Option<bool> {
    match val.as_truth() {
        Truth::True if ty == Ty::Bool => Some(true),
        Truth::False if ty == Ty::Bool => Some(false),
        _ => None,
    }
}

/// Traces do not go deeper than this.
const DEEPEST: usize = 40;

fn step(pass: &Pass<'_>, id: NodeId, lines: Option<&str>, depth: usize) -> Trace {
    let arena = &pass.program.arena;
    let node = arena.node(id);
    let cell = pass.eval.cell(id);
    let ty = arena.types.get(id as usize).copied().unwrap_or(Ty::Wrong);
    let span = arena.spans.get(id as usize).copied().unwrap_or_default();
    let mut children = if depth < DEEPEST {
        arena.children(id)
    } else {
        Vec::new()
    };
    if let Node::Reading(slot, _) = node
        && let Some(chosen) = pass.env.slots.get(usize::from(slot)).map(|s| s.val)
        && chosen.is_definite()
        && let Some(child) = usize::try_from(chosen.lo).ok().and_then(|n| children.get(n))
    {
        // Once a reading is chosen, its other meanings are no reasons.
        children = vec![*child];
    }
    let text = text(pass, span);
    let parts = children
        .into_iter()
        .filter(|child| !matches!(arena.node(*child), Node::Const(_)))
        .map(|child| step(pass, child, lines, depth + 1))
        // What one expression of the file was made into is one step for a reader.
        .flat_map(|part| {
            let same = part.span == span && !text.is_empty() && !part.parts.is_empty();
            if same { part.parts } else { vec![part] }
        })
        .collect();
    let reads = reads(pass, node);
    let own_name = matches!(node, Node::Reading(..) | Node::Has { .. } | Node::Waived(_)) || text.is_empty();
    let wording = if own_name {
        named(node, reads.as_ref())
    } else {
        let expr = parse(&text, 0).ok();
        expr.map(|expr| worded(pass.vocabulary, pass.plan, &expr, lines))
    };
    Trace {
        step: word(node),
        wording,
        worth: worth(pass, cell.val, ty),
        words: if text.is_empty() {
            word(node).to_owned()
        } else {
            text
        },
        value: show(pass, cell.val, ty),
        truth: truth(cell.val, ty),
        known: cell.val.is_definite(),
        span,
        fact: reads.as_ref().and_then(|r| {
            if let Need::Fact(id) = r {
                Some(id.clone())
            } else {
                None
            }
        }),
        reads,
        parts,
    }
}

/// What a step reads that is no expression by itself, such as a paper or a reading, is named.
fn named(node: Node, reads: Option<&Need>) -> Option<Wording> {
    let mut pieces = vec![match reads? {
        Need::Document(id) | Need::Review(id) => Piece::Document(id.clone()),
        Need::Fact(id) => Piece::Fact(id.clone()),
        Need::Reading(id) => Piece::Reading(id.clone()),
        _ => return None,
    }];
    if matches!(node, Node::Waived(_)) {
        pieces.push(Piece::Word("waived".to_owned()));
    }
    Some(Wording::Said(pieces))
}

fn reads(pass: &Pass<'_>, node: Node) -> Option<Need> {
    let slot = match node {
        Node::Fact(slot) | Node::Reading(slot, _) | Node::Waived(slot) | Node::Hole(slot) => slot,
        Node::Has { slot, .. } => slot,
        Node::Fold(place) => pass.program.arena.bodies.get(place as usize)?.list,
        _ => return None,
    };
    pass.need(usize::from(slot))
}

/// The words of the file; nothing where the step is not written there as one expression.
fn text(pass: &Pass<'_>, span: Span) -> String {
    let is_rule = pass.plan.rules.iter().any(|r| r.span == span);
    let words = pass.plan.text.get(span.start..span.end()).unwrap_or("");
    if is_rule {
        String::new()
    } else {
        words.split_whitespace().collect::<Vec<_>>().join(" ")
    }
}

fn word(node: Node) -> &'static str {
    match node {
        Node::Const(_) => "constant",
        Node::AsOf => "as_of",
        Node::Fact(_) => "fact",
        Node::Reading(..) => "reading",
        Node::Has { .. } => "has",
        Node::Waived(_) => "waived",
        Node::Hole(_) => "unstated",
        Node::SoFar(_) => "so_far",
        Node::Not(_) => "not",
        Node::And(_) => "and",
        Node::Or(_) => "or",
        Node::Cmp(..) | Node::Among(..) => "compare",
        Node::Exists(_) => "exists",
        Node::Add(..) | Node::Sub(..) | Node::Mul(..) => "arithmetic",
        Node::MoveMonths(..)
        | Node::LastOfMonths(..)
        | Node::MoveLocalDays(..)
        | Node::MoveLocalMonths(..) => "arithmetic",
        Node::Percent(..) | Node::Share(..) => "share",
        Node::Min(_) => "min",
        Node::Max(_) => "max",
        Node::DateOf(_)
        | Node::StartOf(_)
        | Node::Local(..)
        | Node::MonthEdge(..)
        | Node::MoveBusiness(..)
        | Node::BusinessElapsed(..)
        | Node::Whole(..)
        | Node::Elapsed(..)
        | Node::Part(..) => "calendar",
        Node::Rounded(..) => "share",
        Node::If(..) => "if",
        Node::Guarded(..) => "guarded",
        Node::Fold(_) => "list",
        Node::Field(_) | Node::Outer(_) | Node::Presume(..) => "element",
    }
}

/// One end of a value in words that need no translation.
fn one(pass: &Pass<'_>, n: i64, ty: Ty) -> String {
    match ty {
        Ty::Date => show_date(n),
        Ty::Instant => show_instant(n, pass.plan.zone),
        Ty::Enum(e) => {
            let def = pass.vocabulary.enums.get(e);
            let value = def.and_then(|d| usize::try_from(n).ok().and_then(|n| d.values.get(n)));
            value.map_or_else(|| n.to_string(), |v| v.id.clone())
        }
        Ty::Text => pass.text(n),
        Ty::Hours => clock_length(n),
        _ => n.to_string(),
    }
}

/// A value with its sort. Texts and enum values have no order: of them a range says nothing.
fn worth(pass: &Pass<'_>, val: Val, ty: Ty) -> StepValue {
    let sort = match ty {
        Ty::Bool => Sort::Truth,
        Ty::Yen => Sort::Yen,
        Ty::Date => Sort::Date,
        Ty::Instant => Sort::Instant,
        Ty::Enum(e) => Sort::Enum(
            pass.vocabulary
                .enums
                .get(e)
                .map(|d| d.id.clone())
                .unwrap_or_default(),
        ),
        _ => Sort::Plain,
    };
    let ranged = val.lo == val.hi || !matches!(ty, Ty::Bool | Ty::Enum(_) | Ty::Text);
    let end = |n: i64| match ty {
        _ if !ranged || open(n, ty) => None,
        Ty::Bool => Some((n != 0).to_string()),
        _ => Some(one(pass, n, ty)),
    };
    StepValue {
        sort,
        from: end(val.lo),
        to: end(val.hi),
        none: val.none == Absence::Surely,
    }
}

/// A value in words that need no translation.
fn show(pass: &Pass<'_>, val: Val, ty: Ty) -> String {
    let one = |n: i64| one(pass, n, ty);
    let some = match ty {
        Ty::Bool => match (Val {
            none: Absence::Never,
            ..val
        })
        .as_truth()
        {
            Truth::True => "true".to_owned(),
            Truth::False => "false".to_owned(),
            Truth::Unknown => "?".to_owned(),
        },
        _ if val.lo == val.hi => one(val.lo),
        Ty::Enum(_) | Ty::Text => "?".to_owned(),
        _ => match (open(val.lo, ty), open(val.hi, ty)) {
            (true, true) => "?".to_owned(),
            (true, false) => format!("… {}", one(val.hi)),
            (false, true) => format!("{} …", one(val.lo)),
            (false, false) => format!("{} … {}", one(val.lo), one(val.hi)),
        },
    };
    match val.none {
        Absence::Never => some,
        Absence::Maybe => format!("{some} / none"),
        Absence::Surely => "none".to_owned(),
    }
}

/// A length of the clock: `24 h`, `1 h 30 min`.
fn clock_length(seconds: i64) -> String {
    let (hours, minutes) = (seconds / 3_600, seconds / 60 % 60);
    if minutes == 0 {
        format!("{hours} h")
    } else {
        format!("{hours} h {minutes} min")
    }
}

/// Whether an end is open: unbounded, or the edge of what the calendar knows.
fn open(end: i64, ty: Ty) -> bool {
    use crate::calendar::{DAY, FIRST_DATE, LAST_DATE};
    end == NEG
        || end == INF
        || match ty {
            Ty::Date => end == FIRST_DATE || end == LAST_DATE,
            Ty::Instant => end == FIRST_DATE * DAY || end == (LAST_DATE + 1) * DAY - 1,
            _ => false,
        }
}
