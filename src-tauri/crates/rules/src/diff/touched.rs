//! Which rules of a benefit two versions do not share, and whether a claim can tell.

use super::canon::Side;
use super::proof::{Matter, Prover, settings};
use crate::eval::{Evaluation, cone};
use crate::plan::{Rule, RuleKind};
use crate::program::{NodeId, RuleCode};
use crate::value::{Truth, Val};
use std::collections::{BTreeMap, BTreeSet};

/// The rules of a benefit that differ between two versions, by their places in the two programs.
#[derive(Debug, Default)]
pub(crate) struct Touched {
    pairs: Vec<Pair>,
    /// What their results rest on in the earlier program, in the order of evaluation.
    before: Vec<NodeId>,
}

#[derive(Debug)]
struct Pair {
    before: Option<One>,
    after: Option<One>,
    /// Whether both speak in the same way, so that equal results do the same.
    alike: bool,
}

#[derive(Debug)]
struct One {
    kind: RuleKind,
    /// It says nothing that verdict or amount take up by itself.
    idle: bool,
    guard: Option<NodeId>,
    result: Option<NodeId>,
    amount: Option<NodeId>,
}

/// Compares the rules of a benefit. Nothing where more differs than rules: then no result of single rules
/// says anything.
pub(crate) fn touched(before: Side<'_>, after: Side<'_>) -> Option<Touched> {
    if settings(before) != settings(after) || order(before, after) != order(after, before) {
        return None;
    }
    let mut prover = Prover::default();
    let (old, new) = (matters(&mut prover, before), matters(&mut prover, after));
    if prover.is_full() {
        return None;
    }
    let mut found = Vec::new();
    for (id, (matter, code)) in &old {
        match new.get(id) {
            Some((same, _)) if same == matter => {}
            Some((other, now)) => found.push(Pair {
                before: one(before, code),
                after: one(after, now),
                alike: matter.alike(other),
            }),
            None => found.push(Pair {
                before: one(before, code),
                after: None,
                alike: false,
            }),
        }
    }
    for (id, (_, code)) in &new {
        if !old.contains_key(id) {
            found.push(Pair {
                before: None,
                after: one(after, code),
                alike: false,
            });
        }
    }
    let ones = found.iter().filter_map(|pair| pair.before.as_ref());
    let ids = ones.flat_map(|it| [it.guard, it.result, it.amount]).flatten();
    let steps: BTreeSet<NodeId> = ids.flat_map(|id| cone(&before.program.arena, id)).collect();
    Some(Touched {
        before: steps.into_iter().collect(),
        pairs: found,
    })
}

fn matters<'a>(prover: &mut Prover, side: Side<'a>) -> BTreeMap<&'a str, (Matter, &'a RuleCode)> {
    let of = |code: &'a RuleCode| {
        let rule = rule(side, code)?;
        Some((rule.id.as_str(), (prover.matter(side, code, rule), code)))
    };
    side.program.rules.iter().filter_map(of).collect()
}

fn rule<'a>(side: Side<'a>, code: &RuleCode) -> Option<&'a Rule> {
    side.plan.rules.get(code.rule)
}

/// The payouts and limits that the other version has too, in the order in which they act.
fn order<'a>(side: Side<'a>, other: Side<'_>) -> Vec<&'a str> {
    let places = side.program.payouts.iter().chain(&side.program.limits);
    places
        .filter_map(|place| side.program.rules.get(*place))
        .filter_map(|code| rule(side, code))
        .map(|rule| rule.id.as_str())
        .filter(|id| {
            let mut codes = other.program.rules.iter();
            codes.any(|code| rule(other, code).is_some_and(|rule| rule.id == *id))
        })
        .collect()
}

fn one(side: Side<'_>, code: &RuleCode) -> Option<One> {
    let rule = rule(side, code)?;
    Some(One {
        kind: rule.kind,
        idle: rule.advisory || rule.kind == RuleKind::Evidence || rule.lines.is_some(),
        guard: code.guard,
        result: code.result,
        amount: code.amount,
    })
}

impl Touched {
    /// What the rules rest on in the earlier program.
    pub fn steps_before(&self) -> &[NodeId] {
        &self.before
    }

    /// Whether every touched rule comes out for sure, and the same on both sides: then so does the benefit,
    /// because all else is the same function of the claim.
    pub fn same(&self, before: &Evaluation, after: &Evaluation) -> bool {
        before.overflow.is_none()
            && after.overflow.is_none()
            && self.pairs.iter().all(|pair| pair.same(before, after))
    }
}

impl Pair {
    fn same(&self, before: &Evaluation, after: &Evaluation) -> bool {
        let silent = |one: &Option<One>, eval| one.as_ref().is_none_or(|it| it.does_nothing(eval));
        if silent(&self.before, before) && silent(&self.after, after) {
            return true;
        }
        let (Some(old), Some(new)) = (&self.before, &self.after) else {
            return false;
        };
        self.alike
            && old.kind != RuleKind::Discretion
            && settled(old.guard, new.guard, before, after)
            && settled(old.result, new.result, before, after)
            && settled(old.amount, new.amount, before, after)
    }
}

/// Whether two steps, where there are any, have one and the same definite value.
fn settled(old: Option<NodeId>, new: Option<NodeId>, before: &Evaluation, after: &Evaluation) -> bool {
    let definite = |id, eval: &Evaluation| Some(eval.cell(id).val).filter(|val: &Val| val.is_definite());
    match (old, new) {
        (None, None) => true,
        (Some(old), Some(new)) => {
            let old = definite(old, before);
            old.is_some() && old == definite(new, after)
        }
        _ => false,
    }
}

impl One {
    /// Whether the rule surely changes nothing of this claim, just as if it were not there.
    fn does_nothing(&self, eval: &Evaluation) -> bool {
        let truth = |id: Option<NodeId>| id.map(|id| eval.cell(id).val.as_truth());
        let off = truth(self.guard) == Some(Truth::False);
        match self.kind {
            _ if self.idle => true,
            RuleKind::Evidence => true,
            RuleKind::Eligibility | RuleKind::Deadline | RuleKind::Document => {
                truth(self.result) == Some(Truth::True)
            }
            RuleKind::Limit => truth(self.result) == Some(Truth::True) && (self.amount.is_none() || off),
            RuleKind::Exclusion | RuleKind::Payout | RuleKind::Charge => {
                truth(self.result) == Some(Truth::False)
            }
            RuleKind::Discretion => off,
        }
    }
}
