//! The exact verdict: what three-valued evaluation leaves open, decided over every feasible
//! completion.

use super::amount::{Money, money_of};
use super::pass::{Outcome, Pass};
use super::standing::{Effect, presume};
use super::{FindingResult, Verdict};
use crate::bits::Bits;
use crate::diagram::{Compiler, FALSE, Ref, TRUE};
use crate::plan::{Burden, Combine, Pays, Rule, RuleKind};
use crate::value::Truth;

/// An outcome with the diagrams behind it, for settling.
pub(crate) struct Refined<'a> {
    pub outcome: Outcome,
    pub compiler: Compiler<'a>,
    /// Whether the claim is paid, or entitled.
    pub pays: Ref,
    /// Where the amount is not settled: the completions of each amount.
    pub regions: Vec<Ref>,
    /// What is open in the amounts themselves.
    pub amount_open: Bits,
}

/// What is wanted of an outcome decided over all completions.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Wanted {
    /// Verdict and amount: what each rule comes to stays as evaluation left it.
    Result,
    /// And what stands behind them, rule by rule, and what is open.
    Reasons,
}

/// Decides over all completions what evaluation left undetermined. Nothing where the claim is too
/// large for that; then evaluation alone stands.
pub(crate) fn refine<'a>(pass: &'a Pass<'a>, mut outcome: Outcome, wanted: Wanted) -> Option<Refined<'a>> {
    let mut compiler = Compiler::new(pass);
    let passes: Vec<Ref> = (0..outcome.stands.len())
        .map(|i| passes(pass, &outcome, i, &mut compiler))
        .collect();
    let mut conditions = Vec::new();
    let mut some = TRUE;
    if outcome.money.is_some() {
        some = FALSE;
        for place in pass.program.payouts.iter().copied() {
            let result = pass.program.rules.get(place).and_then(|c| c.result);
            let condition = result.map_or(FALSE, |r| compiler.condition(r));
            some = compiler.diagrams.or(some, condition);
            conditions.push((place, condition));
        }
    }
    let pays = compiler.diagrams.all(passes.iter().copied().chain([some]));
    let mut amount_open = Bits::EMPTY;
    let mut regions = Vec::new();
    if pays != FALSE && outcome.money.is_some() {
        let money = reachable_money(pass, &mut compiler, pays, &conditions);
        if !money.is_definite() && wanted == Wanted::Reasons {
            // Of limits those that act on what can be paid.
            amount_open.add(&money.limits_wait);
            regions = amount_regions(pass, &mut compiler, pays, &conditions, &mut amount_open);
        }
        outcome.money = Some(money);
    }
    if compiler.diagrams.full {
        return None;
    }
    if wanted == Wanted::Reasons {
        for (place, diagram) in passes.iter().enumerate() {
            sharpen(pass, &mut outcome, place, *diagram);
        }
    }
    let service = pass.pays() == Pays::Service;
    if pays == FALSE {
        outcome.verdict = if service {
            Verdict::NotEntitled
        } else {
            Verdict::NotPayable
        };
        outcome.open = Bits::EMPTY;
        if outcome.against.is_empty() && wanted == Wanted::Reasons {
            outcome.against = together(&mut compiler, &passes, some, &conditions);
        }
    } else {
        outcome.against.clear();
        if wanted == Wanted::Reasons {
            outcome.open = compiler.open_inputs(pays);
            outcome.open.add(&amount_open);
            for region in &regions {
                outcome.open.add(&compiler.open_inputs(*region));
            }
        }
        let settled = pays == TRUE && outcome.money.as_ref().is_none_or(Money::is_definite);
        outcome.verdict = match (settled, service) {
            (false, _) => Verdict::Undetermined,
            (true, false) => Verdict::Payable,
            (true, true) => Verdict::Entitled,
        };
    }
    Some(Refined {
        outcome,
        compiler,
        pays,
        regions,
        amount_open,
    })
}

/// When a rule leaves the claim alone.
fn passes(pass: &Pass<'_>, outcome: &Outcome, place: usize, compiler: &mut Compiler<'_>) -> Ref {
    let (Some(rule), Some(stand)) = (pass.rule(place), outcome.stands.get(place)) else {
        return TRUE;
    };
    match stand.effect {
        Effect::Passes => return TRUE,
        Effect::Against => return FALSE,
        Effect::Open => {}
    }
    let Some(result) = pass.program.rules.get(place).and_then(|c| c.result) else {
        return TRUE;
    };
    let condition = compiler.condition(result);
    let applies = match rule.kind {
        RuleKind::Exclusion => presumed(pass, rule, place, condition, compiler),
        // Raised already: it is against the claim wherever its guard holds.
        RuleKind::Discretion => condition,
        _ => return condition,
    };
    compiler.diagrams.not(applies)
}

/// An exclusion with its presumption: it applies where it does so whatever the facts not known are.
fn presumed(pass: &Pass<'_>, rule: &Rule, place: usize, condition: Ref, compiler: &mut Compiler<'_>) -> Ref {
    if rule.burden == Burden::Claimant {
        return condition;
    }
    let firm = pass.program.firm;
    let soft: Vec<u32> = compiler
        .variables(condition)
        .into_iter()
        .filter(|(_, inputs)| !inputs.meets(&firm))
        .map(|(var, _)| var)
        .collect();
    let surely = compiler.diagrams.forall(condition, &|var| soft.contains(&var));
    let enquiry = pass
        .program
        .rules
        .get(place)
        .and_then(|c| c.person)
        .filter(|_| rule.enquire);
    let Some(slot) = enquiry.filter(|s| asked(pass, *s) == Truth::Unknown) else {
        return surely;
    };
    // Until the question is put, the answer may make it apply wherever the facts allow that.
    let never = compiler.diagrams.not(condition);
    let possibly_not = compiler.diagrams.forall(never, &|var| soft.contains(&var));
    let possibly = compiler.diagrams.not(possibly_not);
    let answer = compiler.switch(slot);
    let answered = compiler.diagrams.and(answer, possibly);
    compiler.diagrams.or(surely, answered)
}

fn asked(pass: &Pass<'_>, slot: usize) -> Truth {
    pass.env
        .slots
        .get(slot)
        .map_or(Truth::Unknown, |s| s.val.as_truth())
}

/// The amount over the payouts that a paying completion can reach.
fn reachable_money(
    pass: &Pass<'_>,
    compiler: &mut Compiler<'_>,
    pays: Ref,
    conditions: &[(usize, Ref)],
) -> Money {
    let holds = |place: usize, compiler: &mut Compiler<'_>| {
        let Some((_, condition)) = conditions.iter().find(|(p, _)| *p == place) else {
            return Truth::False;
        };
        let fails = compiler.diagrams.not(*condition);
        match (
            compiler.diagrams.meet(pays, *condition),
            compiler.diagrams.meet(pays, fails),
        ) {
            (false, _) => Truth::False,
            (true, false) => Truth::True,
            (true, true) => Truth::Unknown,
        }
    };
    let truths: Vec<(usize, Truth)> = conditions
        .iter()
        .map(|(place, _)| (*place, holds(*place, compiler)))
        .collect();
    money_of(pass.plan, pass.program, &pass.env, &pass.eval, |place| {
        truths
            .iter()
            .find(|(p, _)| *p == place)
            .map_or(Truth::False, |(_, truth)| *truth)
    })
}

/// The paying completions by what they pay, and what is open in the amounts themselves.
fn amount_regions(
    pass: &Pass<'_>,
    compiler: &mut Compiler<'_>,
    pays: Ref,
    conditions: &[(usize, Ref)],
    open: &mut Bits,
) -> Vec<Ref> {
    let first = pass.combine() == Combine::First;
    let mut rest = pays;
    // Paying completions by what they pay; an amount still open is like no other.
    let mut groups: Vec<(Option<i64>, Ref)> = Vec::new();
    for (place, condition) in conditions {
        let reached = compiler.diagrams.and(rest, *condition);
        if reached == FALSE {
            continue;
        }
        if first {
            let fails = compiler.diagrams.not(*condition);
            rest = compiler.diagrams.and(rest, fails);
        }
        let Some(cell) = pass
            .program
            .rules
            .get(*place)
            .and_then(|c| c.amount)
            .map(|a| pass.eval.cell(a))
        else {
            continue;
        };
        let settled = cell.val.is_definite().then_some(cell.val.lo).filter(|_| first);
        if !cell.val.is_definite() {
            open.add(&cell.waits);
        }
        match groups
            .iter_mut()
            .find(|(amount, _)| settled.is_some() && *amount == settled)
        {
            Some((_, group)) => *group = compiler.diagrams.or(*group, reached),
            None => groups.push((settled, reached)),
        }
    }
    groups.into_iter().map(|(_, group)| group).collect()
}

/// A finding that evaluation left open but that comes out the same in every completion.
fn sharpen(pass: &Pass<'_>, outcome: &mut Outcome, place: usize, diagram: Ref) {
    let kind = pass.rule(place).map(|r| r.kind);
    let exclusion = matches!(kind, Some(RuleKind::Exclusion | RuleKind::Discretion));
    let insurer =
        kind == Some(RuleKind::Exclusion) && pass.rule(place).is_some_and(|r| r.burden == Burden::Insurer);
    let call = pass.env.calls.get(place).copied().flatten();
    let Some(stand) = outcome.stands.get_mut(place).filter(|s| s.effect == Effect::Open) else {
        return;
    };
    match diagram {
        FALSE => {
            stand.effect = Effect::Against;
            stand.result = if exclusion {
                FindingResult::Applies
            } else {
                FindingResult::NotMet
            };
            outcome.against.push(place);
            outcome.against.sort_unstable();
        }
        TRUE if exclusion && insurer => presume(call, stand),
        TRUE => {
            stand.effect = Effect::Passes;
            stand.result = if exclusion {
                FindingResult::DoesNotApply
            } else {
                FindingResult::Met
            };
        }
        _ => return,
    }
    stand.waits = Bits::EMPTY;
}

/// The rules that are together against the claim in every completion where none is alone: a set from
/// which none can be left out.
fn together(
    compiler: &mut Compiler<'_>,
    passes: &[Ref],
    some: Ref,
    conditions: &[(usize, Ref)],
) -> Vec<usize> {
    let mut kept: Vec<usize> = (0..passes.len())
        .filter(|i| passes.get(*i).is_some_and(|one| *one != TRUE))
        .collect();
    let mut covers = |kept: &[usize], paid: Ref| {
        let passes = kept.iter().filter_map(|i| passes.get(*i).copied());
        compiler.diagrams.all(passes.chain([paid])) == FALSE
    };
    // The payouts stay out where the other rules are enough.
    let needs_payouts = !covers(&kept, TRUE);
    let paid = if needs_payouts { some } else { TRUE };
    for candidate in kept.clone().into_iter().rev() {
        let fewer: Vec<usize> = kept.iter().copied().filter(|i| *i != candidate).collect();
        if covers(&fewer, paid) {
            kept = fewer;
        }
    }
    if needs_payouts {
        kept.extend(conditions.iter().map(|(place, _)| *place));
    }
    kept.sort_unstable();
    kept
}
