//! How every rule stands, and whether that is for or against the claim.

use super::FindingResult;
use crate::bits::Bits;
use crate::claim::PresumptionCall;
use crate::eval::{Cell, Env, Evaluation};
use crate::program::{Bearing, Plain, Role};
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

/// How a rule of a benefit stands after evaluation. It is written in its place: a copy of it costs as much as working it
/// out.
#[inline]
pub(crate) fn stand(
    bearing: &Bearing,
    call: Option<PresumptionCall>,
    env: &Env,
    eval: &Evaluation,
    out: &mut Stand,
) {
    if let (Some(plain), None, Some(cell)) = (bearing.plain, call, bearing.result.map(|r| eval.cell(r))) {
        let guard = bearing
            .guard
            .filter(|_| bearing.role != (Role::Apart { pays: true }));
        if let Some(guard) = guard.map(|g| eval.cell(g))
            && guard.val.as_truth() == Truth::False
        {
            (out.result, out.effect, out.presumed) = (FindingResult::Silent, Effect::Passes, false);
            (out.used, out.waits) = (guard.used, Bits::EMPTY);
            return;
        }
        // Without a branch on how the rule comes out: nobody can guess it.
        let truth = cell.val.as_truth();
        let presumed = (plain == Plain::ExcludesPresumably) & (truth == Truth::Unknown);
        if !(presumed & cell.waits.meets(&env.firm)) {
            (out.result, out.effect) = STANDS[plain as usize][truth as usize];
            out.presumed = presumed;
            out.used = cell.used;
            out.waits = cell.waits.only_if(!presumed);
            return;
        }
    }
    weigh(bearing, call, env, eval, out);
}

/// What a rule comes to where it does not hold, is not known, holds, in the order of [`Plain`].
const STANDS: [[(FindingResult, Effect); 3]; 4] = [
    [
        (FindingResult::NotMet, Effect::Against),
        (FindingResult::Undetermined, Effect::Open),
        (FindingResult::Met, Effect::Passes),
    ],
    [
        (FindingResult::NotMet, Effect::Passes),
        (FindingResult::Undetermined, Effect::Passes),
        (FindingResult::Met, Effect::Passes),
    ],
    [
        (FindingResult::DoesNotApply, Effect::Passes),
        (FindingResult::Presumed, Effect::Passes),
        (FindingResult::Applies, Effect::Against),
    ],
    [
        (FindingResult::DoesNotApply, Effect::Passes),
        (FindingResult::Undetermined, Effect::Open),
        (FindingResult::Applies, Effect::Against),
    ],
];

fn weigh(bearing: &Bearing, call: Option<PresumptionCall>, env: &Env, eval: &Evaluation, out: &mut Stand) {
    *out = Stand::PASSING;
    match bearing.role {
        Role::Excludes { .. } => exclusion(bearing, env, eval, call, out),
        Role::Discretion => discretion(bearing, env, eval, call, out),
        Role::Asks | Role::Acts | Role::Apart { .. } => other(bearing, eval, out),
    }
    if bearing.advisory {
        out.effect = Effect::Passes;
        out.presumed = false;
    }
}

impl Stand {
    /// Of a rule that says nothing.
    pub(crate) const PASSING: Self = Self {
        result: FindingResult::Silent,
        effect: Effect::Passes,
        presumed: false,
        used: Bits::EMPTY,
        waits: Bits::EMPTY,
    };

    /// Rests on a cell, and waits for what that waits for.
    #[inline]
    fn rests_on(&mut self, cell: &Cell) {
        self.used = cell.used;
        self.waits = cell.waits;
    }
}

/// Whether the rule's guard is known not to hold.
#[inline]
fn is_silent(bearing: &Bearing, eval: &Evaluation, out: &mut Stand) -> bool {
    let guard = bearing.guard.map(|g| eval.cell(g));
    let Some(guard) = guard.filter(|g| g.val.as_truth() == Truth::False) else {
        return false;
    };
    out.used = guard.used;
    true
}

#[inline]
fn other(bearing: &Bearing, eval: &Evaluation, out: &mut Stand) {
    if bearing.role != (Role::Apart { pays: true }) && is_silent(bearing, eval, out) {
        return;
    }
    let Some(cell) = bearing.result.map(|r| eval.cell(r)) else {
        return;
    };
    out.rests_on(cell);
    (out.result, out.effect) = STANDS[Plain::Asks as usize][cell.val.as_truth() as usize];
    match bearing.role {
        Role::Apart { .. } => out.effect = Effect::Passes,
        // A limit of the amount stands in nobody's way, yet whether it acts is not known while its `if` is not.
        Role::Acts if out.effect == Effect::Passes => {
            let guard = bearing.guard.map(|g| eval.cell(g));
            if let Some(guard) = guard.filter(|g| g.val.as_truth() == Truth::Unknown) {
                out.rests_on(guard);
                out.result = FindingResult::Undetermined;
            }
        }
        _ => {}
    }
}

#[inline]
fn exclusion(
    bearing: &Bearing,
    env: &Env,
    eval: &Evaluation,
    call: Option<PresumptionCall>,
    out: &mut Stand,
) {
    if is_silent(bearing, eval, out) {
        return;
    }
    let Some(cell) = bearing.result.map(|r| eval.cell(r)) else {
        return;
    };
    out.rests_on(cell);
    let truth = cell.val.as_truth();
    (out.result, out.effect) = STANDS[Plain::ExcludesPresumably as usize][truth as usize];
    if truth == Truth::Unknown {
        unknown(bearing, env, call, out);
    }
    if let Role::Excludes { lines: true, .. } = bearing.role {
        out.effect = Effect::Passes;
    }
}

/// An exclusion of which it is not known whether it applies.
fn unknown(bearing: &Bearing, env: &Env, call: Option<PresumptionCall>, out: &mut Stand) {
    out.result = FindingResult::Undetermined;
    out.effect = Effect::Open;
    let Role::Excludes {
        insurer: true,
        enquire,
        ..
    } = bearing.role
    else {
        return;
    };
    if call == Some(PresumptionCall::Overturned) {
        out.result = FindingResult::Applies;
        out.effect = Effect::Against;
        out.waits = Bits::EMPTY;
        return;
    }
    if out.waits.meets(&env.firm) {
        return;
    }
    let enquiry = bearing.person.filter(|_| enquire).map(usize::from);
    if let Some(slot) = enquiry
        && env
            .slots
            .get(slot)
            .is_none_or(|s| s.val.as_truth() == Truth::Unknown)
    {
        out.waits = Bits::one(slot);
        return;
    }
    presume(call, out);
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

fn discretion(
    bearing: &Bearing,
    env: &Env,
    eval: &Evaluation,
    call: Option<PresumptionCall>,
    out: &mut Stand,
) {
    if is_silent(bearing, eval, out) {
        return;
    }
    out.result = FindingResult::DoesNotApply;
    let Some(slot) = bearing.person.map(usize::from) else {
        return;
    };
    let raised = env.slots.get(slot).map_or(Truth::Unknown, |s| s.val.as_truth());
    match (raised, call) {
        (Truth::True, _) | (Truth::Unknown, Some(PresumptionCall::Overturned)) => {
            out.result = FindingResult::Applies;
            out.effect = Effect::Against;
            out.used = Bits::one(slot);
            if let Some(guard) = bearing.guard.map(|g| eval.cell(g)) {
                out.used.add(&guard.used);
                if guard.val.as_truth() == Truth::Unknown {
                    out.result = FindingResult::Undetermined;
                    out.effect = Effect::Open;
                    out.waits = guard.waits;
                }
            }
        }
        (Truth::False, _) => out.used = Bits::one(slot),
        (Truth::Unknown, _) => presume(call, out),
    }
}
