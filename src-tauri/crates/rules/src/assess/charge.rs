//! What the claimant has to pay: charges stand beside the verdict and never change it.

use super::pass::{Outcome, Pass};
use super::{AmountRange, Assessment, Charge, Verdict, settle};
use crate::bits::Bits;
use crate::plan::{ChargedOn, RuleKind};
use crate::value::{Absence, INF, Truth};

/// The charges that fall due after the verdict, or may.
pub(crate) fn charges(pass: &Pass<'_>, outcome: &Outcome) -> Vec<Charge> {
    let mut found = Vec::new();
    for (place, code) in pass.program.rules.iter().enumerate() {
        let charge = |r: &&crate::plan::Rule| r.kind == RuleKind::Charge && !r.advisory;
        let Some(rule) = pass.rule(place).filter(charge) else {
            continue;
        };
        let (Some(condition), Some(amount)) = (code.result, code.amount) else {
            continue;
        };
        let (condition, amount) = (pass.eval.cell(condition), pass.eval.cell(amount));
        let applies = due(rule.on, outcome.verdict).min(condition.val.as_truth());
        if applies == Truth::False || amount.val.none == Absence::Surely {
            continue;
        }
        let mut waits = Bits::EMPTY;
        if condition.val.as_truth() == Truth::Unknown {
            waits.add(&condition.waits);
        }
        waits.add(&amount.waits);
        let most = amount.val.hi.max(0);
        found.push(Charge {
            rule: rule.id.clone(),
            clause: rule.clause.clone(),
            at: rule.at.clone(),
            label: rule.label.clone(),
            amount: AmountRange {
                from: amount.val.lo.max(0),
                to: (most != INF).then_some(most),
                denial_possible: applies != Truth::True || amount.val.none == Absence::Maybe,
            },
            waits_for: settle::needs(pass, &waits),
        });
    }
    found
}

/// Whether a charge falls due after a verdict.
fn due(on: ChargedOn, verdict: Verdict) -> Truth {
    match (on, verdict) {
        (_, Verdict::PlanDefect) => Truth::False,
        (ChargedOn::Always, _)
        | (ChargedOn::Entitled, Verdict::Payable | Verdict::Entitled)
        | (ChargedOn::Refused, Verdict::NotPayable | Verdict::NotEntitled) => Truth::True,
        (_, Verdict::Undetermined) => Truth::Unknown,
        _ => Truth::False,
    }
}

/// The charges under two versions of which either may apply.
pub(super) fn either(earlier: Vec<Charge>, later: Vec<Charge>) -> Vec<Charge> {
    let mut found = later;
    for charge in &mut found {
        let other = earlier.iter().find(|e| e.rule == charge.rule).map(|e| &e.amount);
        charge.amount = match other {
            None => AmountRange {
                denial_possible: true,
                ..charge.amount.clone()
            },
            Some(other) => AmountRange {
                from: charge.amount.from.min(other.from),
                to: charge.amount.to.zip(other.to).map(|(a, b)| a.max(b)),
                denial_possible: charge.amount.denial_possible || other.denial_possible,
            },
        };
    }
    for mut charge in earlier {
        if !found.iter().any(|f| f.rule == charge.rule) {
            charge.amount.denial_possible = true;
            found.push(charge);
        }
    }
    found
}

impl Assessment {
    /// All charges together: the least and the most; no most where nothing limits it.
    #[must_use]
    pub fn charged(&self) -> (i64, Option<i64>) {
        together(self.charges.iter().map(|c| &c.amount))
    }
}

/// Charges together: the least and the most.
pub(crate) fn together<'a>(amounts: impl Iterator<Item = &'a AmountRange>) -> (i64, Option<i64>) {
    amounts.fold((0, Some(0)), |(least, most), amount| {
        let sure = if amount.denial_possible { 0 } else { amount.from };
        let more = most.zip(amount.to).map(|(a, b)| a.saturating_add(b));
        (least.saturating_add(sure), more)
    })
}
