//! How every rule stands, and whether that is for or against the claim.

use super::FindingResult;
use crate::bits::Bits;
use crate::claim::PresumptionCall;
use crate::eval::{Env, Evaluation};
use crate::plan::{Burden, PlanVersion, Rule, RuleKind};
use crate::program::{Program, RuleCode};
use crate::value::Truth;

/// What a rule does to the claim.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Effect {
    /// Nothing stands in the way.
    Passes,
    /// It takes the claim away.
    Against,
    /// It may still go either way.
    Open,
}

/// A rule as it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Stand {
    pub result: FindingResult,
    pub effect: Effect,
    /// Presumed, and nobody has confirmed it.
    pub presumed: bool,
    pub used: Bits,
    pub waits: Bits,
}

/// How a rule of a benefit stands after evaluation.
pub(crate) fn stand(
    plan: &PlanVersion,
    program: &Program,
    place: usize,
    env: &Env,
    eval: &Evaluation,
) -> Stand {
    let Some(code) = program.rules.get(place) else {
        return passing(FindingResult::Silent);
    };
    let call = env.calls.get(place).copied().flatten();
    let Some(rule) = plan.rules.get(code.rule) else {
        return passing(FindingResult::Silent);
    };
    let mut stand = match rule.kind {
        RuleKind::Exclusion => exclusion(rule, program, code, env, eval, call),
        RuleKind::Discretion => discretion(code, env, eval, call),
        _ => other(rule, code, eval),
    };
    if rule.advisory {
        stand.effect = Effect::Passes;
        stand.presumed = false;
    }
    stand
}

fn passing(result: FindingResult) -> Stand {
    Stand {
        result,
        effect: Effect::Passes,
        presumed: false,
        used: Bits::EMPTY,
        waits: Bits::EMPTY,
    }
}

/// Whether the rule's guard is known not to hold.
fn silent(code: &RuleCode, eval: &Evaluation) -> Option<Stand> {
    let guard = code.guard.map(|g| eval.cell(g))?;
    if guard.val.as_truth() != Truth::False {
        return None;
    }
    Some(Stand {
        used: guard.used,
        ..passing(FindingResult::Silent)
    })
}

fn other(rule: &Rule, code: &RuleCode, eval: &Evaluation) -> Stand {
    // The `if` of a payout is its condition, so a payout is never silent.
    if rule.kind != RuleKind::Payout
        && let Some(stand) = silent(code, eval)
    {
        return stand;
    }
    let Some(cell) = code.result.map(|r| eval.cell(r)) else {
        return passing(FindingResult::Silent);
    };
    let (result, effect) = match cell.val.as_truth() {
        Truth::True => (FindingResult::Met, Effect::Passes),
        Truth::False => (FindingResult::NotMet, Effect::Against),
        Truth::Unknown => (FindingResult::Undetermined, Effect::Open),
    };
    // Evidence acts through the document it speaks of, payouts through the amount; charges change nothing.
    let apart = matches!(
        rule.kind,
        RuleKind::Evidence | RuleKind::Payout | RuleKind::Charge
    );
    Stand {
        result,
        effect: if apart { Effect::Passes } else { effect },
        presumed: false,
        used: cell.used,
        waits: cell.waits,
    }
}

fn exclusion(
    rule: &Rule,
    program: &Program,
    code: &RuleCode,
    env: &Env,
    eval: &Evaluation,
    call: Option<PresumptionCall>,
) -> Stand {
    if let Some(stand) = silent(code, eval) {
        return stand;
    }
    let Some(cell) = code.result.map(|r| eval.cell(r)) else {
        return passing(FindingResult::Silent);
    };
    let mut stand = Stand {
        used: cell.used,
        waits: cell.waits,
        ..passing(FindingResult::DoesNotApply)
    };
    match cell.val.as_truth() {
        Truth::True => {
            stand.result = FindingResult::Applies;
            stand.effect = Effect::Against;
        }
        Truth::False => {}
        Truth::Unknown => unknown(rule, program, code, env, call, &mut stand),
    }
    if rule.lines.is_some() {
        // It takes lines out of the amount and leaves the claim alone.
        stand.effect = Effect::Passes;
    }
    stand
}

/// An exclusion of which it is not known whether it applies.
fn unknown(
    rule: &Rule,
    program: &Program,
    code: &RuleCode,
    env: &Env,
    call: Option<PresumptionCall>,
    stand: &mut Stand,
) {
    stand.result = FindingResult::Undetermined;
    stand.effect = Effect::Open;
    if rule.burden == Burden::Claimant {
        return;
    }
    if call == Some(PresumptionCall::Overturned) {
        stand.result = FindingResult::Applies;
        stand.effect = Effect::Against;
        stand.waits = Bits::EMPTY;
        return;
    }
    if stand.waits.meets(&program.firm) {
        return;
    }
    let enquiry = code.person.filter(|_| rule.enquire);
    if let Some(slot) = enquiry
        && env
            .slots
            .get(slot)
            .is_none_or(|s| s.val.as_truth() == Truth::Unknown)
    {
        stand.waits = Bits::one(slot);
        return;
    }
    presume(call, stand);
}

/// Presumes an exclusion not to apply, unless a person has confirmed just that.
pub(super) fn presume(call: Option<PresumptionCall>, stand: &mut Stand) {
    stand.effect = Effect::Passes;
    stand.waits = Bits::EMPTY;
    if call == Some(PresumptionCall::Confirmed) {
        stand.result = FindingResult::DoesNotApply;
    } else {
        stand.result = FindingResult::Presumed;
        stand.presumed = true;
    }
}

fn discretion(code: &RuleCode, env: &Env, eval: &Evaluation, call: Option<PresumptionCall>) -> Stand {
    if let Some(stand) = silent(code, eval) {
        return stand;
    }
    let mut stand = passing(FindingResult::DoesNotApply);
    let Some(slot) = code.person else { return stand };
    let raised = env.slots.get(slot).map_or(Truth::Unknown, |s| s.val.as_truth());
    match (raised, call) {
        (Truth::True, _) | (Truth::Unknown, Some(PresumptionCall::Overturned)) => {
            stand.result = FindingResult::Applies;
            stand.effect = Effect::Against;
            stand.used = Bits::one(slot);
            if let Some(guard) = code.guard.map(|g| eval.cell(g)) {
                stand.used.add(&guard.used);
                if guard.val.as_truth() == Truth::Unknown {
                    stand.result = FindingResult::Undetermined;
                    stand.effect = Effect::Open;
                    stand.waits = guard.waits;
                }
            }
        }
        (Truth::False, _) => stand.used = Bits::one(slot),
        (Truth::Unknown, _) => presume(call, &mut stand),
    }
    stand
}
