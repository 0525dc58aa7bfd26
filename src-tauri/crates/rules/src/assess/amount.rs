//! What is paid: payouts combined, then limited, as a range while something is open.

use super::{BreakdownLine, LineKind};
use crate::bits::Bits;
use crate::eval::{Cell, Env, Evaluation, evaluate_some};
use crate::plan::{Act, Combine, PlanVersion, Rule, RuleKind};
use crate::program::{Node, NodeId, Program, RuleCode};
use crate::value::{Absence, INF, Truth, Val};

/// The money of a claim.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Money {
    /// Whether any payout holds.
    pub pays: Truth,
    /// The amount, if any holds.
    pub lo: i64,
    pub hi: i64,
    /// What the amount, or whether anything is paid, still waits for.
    pub waits: Bits,
    /// Of that what the limits wait for that act on it.
    pub limits_wait: Bits,
    /// Whether the arithmetic of such a limit left the range of numbers.
    pub overflow: bool,
}

impl Money {
    /// Whether the amount is settled for whoever is paid.
    pub fn is_definite(&self) -> bool {
        self.lo == self.hi
    }
}

/// A payout that holds or may hold.
struct Payout {
    holds: Truth,
    val: Val,
    waits: Bits,
}

/// The payouts that hold or may hold, in the order of the plan.
fn payouts<'a>(
    program: &'a Program,
    eval: &'a Evaluation,
    holds: impl Fn(usize) -> Truth + 'a,
) -> impl Iterator<Item = Payout> + 'a {
    program.payouts.iter().filter_map(move |place| {
        let code = program.rules.get(*place)?;
        let (condition, amount) = (eval.cell(code.result?), eval.cell(code.amount?));
        let holds = holds(*place);
        let mut waits = match holds {
            Truth::False => return None,
            Truth::Unknown => condition.waits,
            Truth::True => Bits::EMPTY,
        };
        waits.add(&amount.waits);
        // No amount is a payout of nothing.
        let val = match amount.val.none {
            Absence::Never => amount.val,
            Absence::Maybe => Val::range(0, amount.val.hi),
            Absence::Surely => Val::known(0),
        };
        Some(Payout {
            holds,
            val: Val::range(val.lo.max(0), val.hi.max(0)),
            waits,
        })
    })
}

/// The amount of a benefit as evaluation alone says.
pub(crate) fn money(plan: &PlanVersion, program: &Program, env: &Env, eval: &Evaluation) -> Money {
    money_of(plan, program, env, eval, |place| {
        let result = program.rules.get(place).and_then(|c| c.result);
        result.map_or(Truth::False, |r| eval.cell(r).val.as_truth())
    })
}

/// The amount of a benefit, where it is said of every payout whether it holds.
pub(crate) fn money_of(
    plan: &PlanVersion,
    program: &Program,
    env: &Env,
    eval: &Evaluation,
    holds: impl Fn(usize) -> Truth,
) -> Money {
    let combine = plan
        .benefits
        .get(program.benefit)
        .map_or(Combine::First, |b| b.combine);
    let mut money = Money {
        pays: Truth::False,
        lo: 0,
        hi: 0,
        waits: Bits::EMPTY,
        limits_wait: Bits::EMPTY,
        overflow: false,
    };
    let (mut least, mut most, mut all) = (INF, 0, 0_i64);
    // Of the payouts that surely hold: the least of what each can be at most, and the sum and the greatest of what
    // they are at least.
    let (mut bound, mut sure, mut floor) = (INF, None, None);
    for payout in payouts(program, eval, holds) {
        money.pays = money.pays.max(payout.holds);
        money.waits.add(&payout.waits);
        least = least.min(payout.val.lo);
        most = most.max(payout.val.hi);
        all = all.saturating_add(payout.val.hi);
        if payout.holds == Truth::True {
            bound = bound.min(payout.val.hi);
            floor = floor.max(Some(payout.val.lo));
            sure = Some(sure.unwrap_or(0_i64).saturating_add(payout.val.lo));
            if combine == Combine::First {
                break;
            }
        }
    }
    if money.pays != Truth::False {
        (money.lo, money.hi) = match combine {
            Combine::First => (least, most),
            Combine::Min => (least, bound.min(most)),
            Combine::Max => (floor.unwrap_or(least), most),
            Combine::Sum => (sure.unwrap_or(least), all),
        };
    }
    limited(plan, program, env, eval, &mut money);
    if money.is_definite() && money.pays == Truth::True {
        money.waits = Bits::EMPTY;
    }
    money
}

/// Lets every limit act on the amount, in the order of the plan.
fn limited(plan: &PlanVersion, program: &Program, env: &Env, eval: &Evaluation, money: &mut Money) {
    let mut turns = Turns::new(program, env, eval);
    for (code, act, id) in acting(plan, program) {
        let guard = code.guard.map_or(Truth::True, |g| eval.cell(g).val.as_truth());
        if guard == Truth::False {
            continue;
        }
        // Of an open amount that the limit speaks of, each end by itself: that says all where it rises with it.
        let whole = (money.lo, money.hi);
        let ends = [(money.lo, money.lo), (money.hi, money.hi)];
        let is_split = code.rises && money.lo < money.hi && money.hi != INF;
        let befores = if is_split {
            &ends[..]
        } else {
            std::slice::from_ref(&whole)
        };
        let acted = befores.iter().map(|before| {
            let cell = turns.cell(code, id, Val::range(before.0, before.1));
            Acted::on(*before, act, &cell, guard, code.after.is_empty())
        });
        let Some(acted) = acted.reduce(Acted::or) else {
            continue;
        };
        (money.lo, money.hi) = acted.after;
        if acted.instead {
            money.limits_wait = Bits::EMPTY;
        }
        if acted.takes {
            let mut waits = acted.waits;
            if let Some(guard) = code.guard {
                waits.add(&eval.cell(guard).waits);
            }
            money.waits.add(&waits);
            money.limits_wait.add(&waits);
        }
    }
    money.overflow = turns.overflow;
}

/// What a limit makes of an amount.
struct Acted {
    /// The least and the most that is left.
    after: (i64, i64),
    /// Whether it can make a difference.
    takes: bool,
    /// Whether what the amount was before makes no difference any more.
    instead: bool,
    waits: Bits,
}

impl Acted {
    fn on((lo, hi): (i64, i64), act: Act, limit: &Cell, guard: Truth, is_apart: bool) -> Self {
        if limit.val.none == Absence::Surely {
            return Self {
                after: (lo, hi),
                takes: false,
                instead: false,
                waits: Bits::EMPTY,
            };
        }
        let certain = guard == Truth::True && limit.val.none == Absence::Never;
        let (least, most) = (limit.val.lo.max(0), limit.val.hi.max(0));
        let (after, takes) = match act {
            Act::Deducts => {
                let left = if certain && hi != INF {
                    hi.saturating_sub(least).max(0)
                } else {
                    hi
                };
                ((lo.saturating_sub(most).max(0), left), hi > 0)
            }
            Act::Caps => {
                let left = if certain { hi.min(most) } else { hi };
                ((lo.min(least), left), hi > least || lo > least)
            }
            Act::Becomes if certain => ((least, most), true),
            Act::Becomes => ((lo.min(least), hi.max(most)), true),
        };
        let instead = match act {
            Act::Caps => lo >= most,
            Act::Becomes => is_apart,
            Act::Deducts => false,
        };
        Self {
            after,
            takes,
            instead: certain && instead,
            waits: limit.waits.only_if(takes),
        }
    }

    /// What it makes of either of two amounts.
    fn or(self, other: Self) -> Self {
        let mut waits = self.waits;
        waits.add(&other.waits);
        Self {
            after: (self.after.0.min(other.after.0), self.after.1.max(other.after.1)),
            takes: self.takes || other.takes,
            instead: self.instead && other.instead,
            waits,
        }
    }
}

/// The limits' turns: one that speaks of the amount before it is worked out when that is known.
struct Turns<'a> {
    program: &'a Program,
    env: &'a Env,
    eval: &'a Evaluation,
    /// A copy of the evaluation, made only where a limit needs it.
    own: Option<Evaluation>,
    overflow: bool,
}

impl<'a> Turns<'a> {
    fn new(program: &'a Program, env: &'a Env, eval: &'a Evaluation) -> Self {
        Self {
            program,
            env,
            eval,
            own: None,
            overflow: false,
        }
    }

    fn cell(&mut self, code: &RuleCode, id: NodeId, so_far: Val) -> Cell {
        let Some(first) = code.after.first() else {
            return *self.eval.cell(id);
        };
        let own = self.own.get_or_insert_with(|| self.eval.clone());
        let fixed = Some((*first, so_far));
        self.overflow |= evaluate_some(&self.program.arena, self.env, &code.after, fixed, own);
        *own.cell(id)
    }
}

/// The limits that act on the amount, each with how and by what, in the order of the plan.
fn acting<'a>(
    plan: &'a PlanVersion,
    program: &'a Program,
) -> impl Iterator<Item = (&'a RuleCode, Act, NodeId)> {
    let codes = program
        .limits
        .iter()
        .filter_map(|place| program.rules.get(*place));
    codes.filter_map(|code| Some((code, plan.rules.get(code.rule)?.acts()?, code.amount?)))
}

/// The calculation of a settled amount, line by line.
pub(crate) fn breakdown(
    plan: &PlanVersion,
    program: &Program,
    env: &Env,
    eval: &Evaluation,
) -> Vec<BreakdownLine> {
    let eval = &with_amounts_before_lines(program, env, eval);
    let combine = plan
        .benefits
        .get(program.benefit)
        .map_or(Combine::First, |b| b.combine);
    let mut lines: Vec<Vec<BreakdownLine>> = Vec::new();
    for code in &program.rules {
        let Some(rule) = plan
            .rules
            .get(code.rule)
            .filter(|r| r.kind == RuleKind::Payout && !r.advisory)
        else {
            continue;
        };
        let (Some(condition), Some(amount)) = (code.result, code.amount) else {
            continue;
        };
        if eval.cell(condition).val.as_truth() != Truth::True {
            continue;
        }
        let net = eval.cell(amount).val.lo.max(0);
        let line = |rule: &Rule, amount: i64, kind: LineKind| BreakdownLine {
            label: rule.label.clone(),
            amount,
            rule: rule.id.clone(),
            kind,
        };
        // The amount before each exclusion of lines, then after all of them, each before its cap.
        let stages = code
            .before_lines
            .iter()
            .map(|(_, id)| *id)
            .chain(std::iter::once(amount));
        let settled: Option<Vec<Parts>> = stages.map(|id| parts(program, eval, id)).collect();
        let plain = Parts {
            whole: net,
            gross: net,
        };
        let stages = settled.unwrap_or_else(|| vec![plain; code.before_lines.len() + 1]);
        let mut payout = vec![line(
            rule,
            stages.first().map_or(net, |it| it.whole),
            LineKind::Payout,
        )];
        for ((place, _), pair) in code.before_lines.iter().zip(stages.windows(2)) {
            if let (Some(exclusion), [before, after]) = (plan.rules.get(*place), pair)
                && before.whole > after.whole
            {
                payout.push(line(exclusion, after.whole - before.whole, LineKind::Removed));
            }
        }
        let Parts { whole, gross } = stages.last().copied().unwrap_or(plain);
        if whole != gross {
            payout.push(line(rule, gross - whole, LineKind::Share));
        }
        if gross > net {
            payout.push(line(rule, net - gross, LineKind::Cap));
        }
        lines.push(payout);
        if combine == Combine::First {
            break;
        }
    }
    let net = |payout: &Vec<BreakdownLine>| payout.iter().map(|l| l.amount).sum::<i64>();
    let mut lines: Vec<BreakdownLine> = match combine {
        Combine::Min => lines.into_iter().min_by_key(net).unwrap_or_default(),
        // Of equal ones the first, as it stands in the plan.
        Combine::Max => lines.into_iter().rev().max_by_key(net).unwrap_or_default(),
        _ => lines.into_iter().flatten().collect(),
    };
    let mut turns = Turns::new(program, env, eval);
    for (code, act, id) in acting(plan, program) {
        let Some(rule) = plan.rules.get(code.rule) else {
            continue;
        };
        if code
            .guard
            .is_some_and(|g| eval.cell(g).val.as_truth() != Truth::True)
        {
            continue;
        }
        let so_far: i64 = lines.iter().map(|l| l.amount).sum();
        let cell = turns.cell(code, id, Val::known(so_far));
        if cell.val.none != Absence::Never {
            continue;
        }
        let limit = cell.val.lo.max(0);
        let (change, kind) = match act {
            Act::Deducts => (-limit.min(so_far), LineKind::Deductible),
            Act::Caps => (limit.min(so_far) - so_far, LineKind::Limit),
            Act::Becomes if limit > so_far => (limit - so_far, LineKind::Payout),
            Act::Becomes => (limit - so_far, LineKind::Deductible),
        };
        if change != 0 {
            lines.push(BreakdownLine {
                label: rule.label.clone(),
                amount: change,
                rule: rule.id.clone(),
                kind,
            });
        }
    }
    lines
}

/// The evaluation with the nodes that only a calculation in words needs.
fn with_amounts_before_lines(program: &Program, env: &Env, eval: &Evaluation) -> Evaluation {
    let mut full = eval.clone();
    full.cells.resize(program.arena.nodes.len(), Cell::OPEN);
    let rest: Vec<NodeId> = (program.core..program.arena.nodes.len())
        .filter_map(|i| NodeId::try_from(i).ok())
        .collect();
    evaluate_some(&program.arena, env, &rest, None, &mut full);
    full
}

/// What an amount is made from.
#[derive(Clone, Copy)]
struct Parts {
    /// Of a percentage or share of A what A is; otherwise as `gross`.
    whole: i64,
    /// Of `A capped at B` what A is; otherwise the amount itself.
    gross: i64,
}

/// The parts of a settled amount. A bound from below is looked through where it does not bind, and so are the choice of
/// a reading and a rounding between a bound and the percentage.
fn parts(program: &Program, eval: &Evaluation, amount: NodeId) -> Option<Parts> {
    let arena = &program.arena;
    let settled = |id: NodeId| {
        let val = eval.cell(id).val;
        val.is_definite().then_some(val.lo.max(0))
    };
    let first = |run| arena.run(run).first().copied();
    let mut uncapped = amount;
    if let Node::Max(run) = arena.node(uncapped) {
        uncapped = first(run)
            .filter(|id| settled(*id) == settled(amount))
            .unwrap_or(uncapped);
    }
    if let Node::Min(run) = arena.node(uncapped) {
        uncapped = first(run).unwrap_or(uncapped);
    }
    let gross = settled(uncapped)?;
    let mut whole = uncapped;
    let whole = loop {
        whole = match arena.node(whole) {
            Node::Percent(_, of, ..) | Node::Share(_, _, of, ..) => break of,
            Node::Rounded(of, ..) => of,
            Node::Reading(_, choices) => {
                let chosen = arena.run(choices).iter().find(|id| settled(**id) == Some(gross));
                *chosen.unwrap_or(&uncapped)
            }
            _ => break uncapped,
        };
        if whole == uncapped {
            break uncapped;
        }
    };
    Some(Parts {
        whole: settled(whole)?,
        gross,
    })
}
