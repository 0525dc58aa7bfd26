//! A claim under one benefit, evaluated, and what three-valued evaluation alone makes of it.

use super::amount::{Money, money};
use super::standing::{Effect, Stand, stand};
use super::{Need, Verdict, settle};
use crate::bits::Bits;
use crate::claim::ClaimInput;
use crate::diff::Side;
use crate::eval::{Env, Evaluation, bind, evaluate};
use crate::plan::{Combine, Pays, PlanVersion, Rule};
use crate::program::{Input, Program};
use crate::value::Truth;
use crate::vocabulary::{FactType, Vocabulary};

/// A claim under one benefit of one version, evaluated.
pub(crate) struct Pass<'a> {
    pub plan: &'a PlanVersion,
    pub program: &'a Program,
    pub vocabulary: &'a Vocabulary,
    pub claim: &'a ClaimInput,
    pub env: Env,
    pub eval: Evaluation,
}

/// What three-valued evaluation alone says.
#[derive(Debug, Clone)]
pub(crate) struct Outcome {
    pub verdict: Verdict,
    pub stands: Vec<Stand>,
    pub money: Option<Money>,
    /// The rules against the claim, by their places in the program.
    pub against: Vec<usize>,
    /// What verdict and amount wait for.
    pub open: Bits,
}

impl<'a> Pass<'a> {
    pub fn new(
        vocabulary: &'a Vocabulary,
        plan: &'a PlanVersion,
        program: &'a Program,
        claim: &'a ClaimInput,
    ) -> Self {
        let mut pass = Self {
            plan,
            program,
            vocabulary,
            claim,
            env: bind(program, plan, vocabulary, claim),
            eval: Evaluation::default(),
        };
        pass.evaluate();
        pass
    }

    /// Works every node out.
    pub fn evaluate(&mut self) {
        evaluate(self.program, &self.env, &mut self.eval);
    }

    /// Evaluates a claim bound already, in cells that may have served before. `claim` is what reports read beside it.
    pub fn bound(side: Side<'a>, env: Env, mut eval: Evaluation, claim: &'a ClaimInput) -> Self {
        evaluate(side.program, &env, &mut eval);
        Self {
            plan: side.plan,
            program: side.program,
            vocabulary: side.vocabulary,
            claim,
            env,
            eval,
        }
    }

    pub fn pays(&self) -> Pays {
        self.plan
            .benefits
            .get(self.program.benefit)
            .map_or(Pays::Money, |b| b.pays)
    }

    /// How the payouts of the benefit make one amount.
    pub fn combine(&self) -> Combine {
        self.plan
            .benefits
            .get(self.program.benefit)
            .map_or(Combine::First, |b| b.combine)
    }

    /// Whether an input is a list.
    pub fn is_list(&self, slot: usize) -> bool {
        let fact = match self.program.inputs.get(slot) {
            Some(Input::Fact(place)) => self.vocabulary.facts.get(*place),
            _ => None,
        };
        fact.is_some_and(|f| matches!(f.ty, FactType::List { .. }))
    }

    /// Whether an input is an amount that the source leaves open.
    pub fn is_hole(&self, slot: usize) -> bool {
        matches!(self.program.inputs.get(slot), Some(Input::Hole(_)))
    }

    /// What an input is, for whoever has to provide it.
    pub fn need(&self, slot: usize) -> Option<Need> {
        settle::need(self, slot)
    }

    /// The text of a number in the claim's table of texts.
    pub fn text(&self, number: i64) -> String {
        let place = usize::try_from(number).unwrap_or(usize::MAX);
        let known = self.program.texts.iter().chain(&self.env.more_texts).nth(place);
        known.map_or_else(|| "?".to_owned(), |t| format!("\"{t}\""))
    }

    pub fn rule(&self, code: usize) -> Option<&'a Rule> {
        self.program
            .rules
            .get(code)
            .and_then(|c| self.plan.rules.get(c.rule))
    }
}

/// Verdict and amount of an evaluated claim.
pub(crate) fn decide(pass: &Pass<'_>) -> Outcome {
    decide_again(pass, Vec::new(), Vec::new())
}

/// The same in lists that have served before, so that nothing has to be allocated.
pub(crate) fn decide_again(pass: &Pass<'_>, mut stands: Vec<Stand>, mut against: Vec<usize>) -> Outcome {
    stands.resize(pass.program.bearings.len(), Stand::PASSING);
    against.clear();
    let mut open = Bits::EMPTY;
    let mut undetermined = false;
    for (chunk, from) in pass.program.bearings.chunks(64).zip((0..).step_by(64)) {
        let mut denying = 0_u64;
        let outs = stands.iter_mut().skip(from);
        for ((bearing, out), bit) in chunk.iter().zip(outs).zip(0_usize..) {
            let call = pass.env.calls.get(from + bit).copied().flatten();
            stand(bearing, call, &pass.env, &pass.eval, out);
            // Without a branch for every rule: nobody can guess how a claim's rules come out.
            denying |= u64::from(out.effect == Effect::Against) << bit;
            let is_open = out.effect == Effect::Open;
            undetermined |= is_open;
            open.add_if(is_open, &out.waits);
        }
        while denying != 0 {
            against.push(from + denying.trailing_zeros() as usize);
            denying &= denying - 1;
        }
    }
    let service = pass.pays() == Pays::Service;
    let money = (!service).then(|| money(pass.plan, pass.program, &pass.env, &pass.eval));
    if let Some(money) = &money {
        if money.pays == Truth::False && against.is_empty() {
            against.extend(&pass.program.payouts);
        }
        if money.pays != Truth::True || !money.is_definite() {
            undetermined = true;
            open.add(&money.waits);
        }
    }
    let denied = !against.is_empty() || money.as_ref().is_some_and(|m| m.pays == Truth::False);
    let verdict = if pass.eval.overflow.is_some() || money.as_ref().is_some_and(|m| m.overflow) {
        Verdict::PlanDefect
    } else if denied {
        if service {
            Verdict::NotEntitled
        } else {
            Verdict::NotPayable
        }
    } else if undetermined {
        Verdict::Undetermined
    } else if service {
        Verdict::Entitled
    } else {
        Verdict::Payable
    };
    if verdict != Verdict::Undetermined {
        open = Bits::EMPTY;
    }
    Outcome {
        verdict,
        stands,
        money,
        against,
        open,
    }
}
