//! From evaluated nodes to an assessment.

use super::amount::{Money, breakdown, money};
use super::refine::refine;
use super::standing::{Effect, Stand, stand};
use super::version::candidates;
use super::{
    Alternative, AmountRange, Assessment, Finding, FindingResult, Need, Needed, ReadingStand, Requirement,
    Settle, Verdict, settle,
};
use crate::bits::Bits;
use crate::catalogue::Catalogue;
use crate::claim::ClaimInput;
use crate::eval::{Env, Evaluation, bind, evaluate};
use crate::plan::{Combine, Pays, PlanVersion, Rule, RuleKind};
use crate::program::{Input, Program, RuleCode};
use crate::value::{INF, Truth};
use crate::vocabulary::{FactType, Vocabulary};
use satei_model::DocumentState;

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
        let env = bind(program, plan, vocabulary, claim);
        let mut eval = Evaluation::default();
        evaluate(program, &env, &mut eval);
        Self {
            plan,
            program,
            vocabulary,
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

    /// Whether a rule caps the amount.
    pub fn is_cap(&self, code: &RuleCode) -> bool {
        let rule = self.plan.rules.get(code.rule);
        code.amount.is_some() && rule.is_some_and(|r| r.kind == RuleKind::Limit && !r.advisory)
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
    let stand_of = |code| stand(pass.plan, pass.program, code, &pass.env, &pass.eval, pass.claim);
    let stands: Vec<Stand> = pass.program.rules.iter().map(stand_of).collect();
    let mut against: Vec<usize> = Vec::new();
    let mut open = Bits::EMPTY;
    let mut undetermined = false;
    for (place, stand) in stands.iter().enumerate() {
        match stand.effect {
            Effect::Passes => {}
            Effect::Against => against.push(place),
            Effect::Open => {
                undetermined = true;
                open.add(&stand.waits);
            }
        }
    }
    let service = pass.pays() == Pays::Service;
    let money = (!service).then(|| money(pass.plan, pass.program, &pass.eval));
    if let Some(money) = &money {
        if money.pays == Truth::False && against.is_empty() {
            let payouts = |place: &usize| {
                pass.rule(*place)
                    .is_some_and(|r| r.kind == RuleKind::Payout && !r.advisory)
            };
            against.extend((0..stands.len()).filter(payouts));
        }
        if money.pays != Truth::True || !money.is_definite() {
            undetermined = true;
            open.add(&money.waits);
        }
    }
    let denied = !against.is_empty() || money.as_ref().is_some_and(|m| m.pays == Truth::False);
    let verdict = if pass.eval.overflow.is_some() {
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

/// Assesses a claim under one benefit.
#[must_use]
pub fn assess(catalogue: &Catalogue, claim: &ClaimInput, benefit: &str) -> Assessment {
    let Some(plan) = catalogue.plan(&claim.plan) else {
        return defective(claim, benefit, format!("there is no plan `{}`", claim.plan));
    };
    let found = match candidates(catalogue, plan, claim) {
        Ok(found) => found,
        Err(why) => return defective(claim, benefit, why),
    };
    let mut assessments = found.iter().filter_map(|candidate| {
        let version = plan.versions.get(candidate.version)?;
        let place = version.benefits.iter().position(|b| b.id == benefit)?;
        let program = plan.programs.get(candidate.version)?.get(place)?;
        let pass = Pass::new(&catalogue.vocabulary, version, program, claim);
        Some(report(&pass, &candidate.why))
    });
    let Some(first) = assessments.next() else {
        return defective(claim, benefit, format!("the plan has no benefit `{benefit}`"));
    };
    assessments.fold(first, merge)
}

/// The version that a claim falls under, the newest where several are possible, with the program of
/// a benefit.
pub(crate) fn chosen_version<'a>(
    catalogue: &'a Catalogue,
    claim: &ClaimInput,
    benefit: &str,
) -> Option<(&'a PlanVersion, &'a Program)> {
    let plan = catalogue.plan(&claim.plan)?;
    let found = candidates(catalogue, plan, claim).ok()?;
    found.iter().rev().find_map(|candidate| {
        let version = plan.versions.get(candidate.version)?;
        let place = version.benefits.iter().position(|b| b.id == benefit)?;
        Some((version, plan.programs.get(candidate.version)?.get(place)?))
    })
}

/// Assesses a claim under every benefit of its subject.
#[must_use]
pub fn assess_all(catalogue: &Catalogue, claim: &ClaimInput) -> Vec<Assessment> {
    let Some(plan) = catalogue.plan(&claim.plan) else {
        return Vec::new();
    };
    let mut ids: Vec<&str> = Vec::new();
    for benefit in plan.versions.iter().rev().flat_map(|v| &v.benefits) {
        if benefit.subject == claim.subject && !ids.contains(&benefit.id.as_str()) {
            ids.push(&benefit.id);
        }
    }
    ids.into_iter().map(|id| assess(catalogue, claim, id)).collect()
}

/// Of two candidate versions: one assessment if they agree, otherwise undetermined.
fn merge(earlier: Assessment, later: Assessment) -> Assessment {
    if (earlier.verdict, &earlier.amount) == (later.verdict, &later.amount) {
        return later;
    }
    let amount = match (earlier.amount, later.amount) {
        (Some(a), Some(b)) => Some(AmountRange {
            from: a.from.min(b.from),
            to: a.to.zip(b.to).map(|(a, b)| a.max(b)),
            denial_possible: a.denial_possible || b.denial_possible,
        }),
        (Some(one), None) | (None, Some(one)) => Some(AmountRange {
            denial_possible: true,
            ..one
        }),
        (None, None) => None,
    };
    let mut merged = Assessment {
        verdict: Verdict::Undetermined,
        amount,
        ..later
    };
    merged.why_version = format!("{}; {}", earlier.why_version, merged.why_version);
    merged.breakdown.clear();
    merged.denied_by.clear();
    for question in earlier.settle.questions {
        if !merged.settle.questions.contains(&question) {
            merged.settle.questions.push(question);
        }
    }
    merged
}

fn defective(claim: &ClaimInput, benefit: &str, defect: String) -> Assessment {
    Assessment {
        plan: claim.plan.clone(),
        version: String::new(),
        why_version: String::new(),
        benefit: benefit.to_owned(),
        verdict: Verdict::PlanDefect,
        presuming: false,
        amount: None,
        breakdown: Vec::new(),
        findings: Vec::new(),
        requirements: Vec::new(),
        settle: Settle::default(),
        presumptions: Vec::new(),
        readings: Vec::new(),
        denied_by: Vec::new(),
        defect: Some(defect),
    }
}

/// The exact verdict, and what would settle it where it is undetermined.
fn exact(pass: &Pass<'_>, outcome: Outcome) -> (Outcome, Settle) {
    let mut outcome = outcome;
    let mut doubtful = false;
    if matches!(outcome.verdict, Verdict::Payable | Verdict::Entitled) {
        for (code, stand) in pass.program.rules.iter().zip(&mut outcome.stands) {
            // Evaluation alone can miss that a condition holds whatever the facts are.
            if stand.presumed && !code.read_once {
                stand.effect = Effect::Open;
                doubtful = true;
            }
        }
    }
    if outcome.verdict != Verdict::Undetermined && !doubtful {
        return (outcome, Settle::default());
    }
    match refine(pass, outcome.clone()) {
        None => {
            let settle = settle::settle_roughly(pass, &outcome);
            (outcome, settle)
        }
        Some(mut refined) => {
            let settle = match refined.outcome.verdict {
                Verdict::Undetermined => settle::settle(pass, &mut refined),
                _ => Settle::default(),
            };
            (refined.outcome, settle)
        }
    }
}

/// A claim bound to a benefit, to be evaluated again and again: what an assessment costs without its
/// report.
pub struct Bound<'a>(Pass<'a>);

impl<'a> Bound<'a> {
    /// Binds a claim to a benefit of the version in force, if there is one.
    #[must_use]
    pub fn new(catalogue: &'a Catalogue, claim: &'a ClaimInput, benefit: &str) -> Option<Self> {
        let (plan, program) = chosen_version(catalogue, claim, benefit)?;
        Some(Self(Pass::new(&catalogue.vocabulary, plan, program, claim)))
    }

    /// Evaluates every node with its provenance; gives verdict and amount by three-valued evaluation
    /// alone.
    pub fn evaluate(&mut self) -> (Verdict, Option<(i64, i64)>) {
        let Pass {
            program, env, eval, ..
        } = &mut self.0;
        evaluate(program, env, eval);
        let outcome = decide(&self.0);
        (outcome.verdict, outcome.money.map(|m| (m.lo, m.hi)))
    }

    /// Evaluates, decides over every completion, and finds what would settle the claim.
    pub fn settle(&mut self) -> (Verdict, Settle) {
        let Pass {
            program, env, eval, ..
        } = &mut self.0;
        evaluate(program, env, eval);
        let (outcome, settle) = exact(&self.0, decide(&self.0));
        (outcome.verdict, settle)
    }
}

fn report(pass: &Pass<'_>, why_version: &str) -> Assessment {
    let (outcome, settle) = exact(pass, decide(pass));
    let rules = || {
        outcome
            .stands
            .iter()
            .enumerate()
            .filter_map(|(i, s)| Some((pass.rule(i)?, s)))
    };
    let payable = outcome.verdict == Verdict::Payable;
    let denied = matches!(
        outcome.verdict,
        Verdict::NotPayable | Verdict::NotEntitled | Verdict::PlanDefect
    );
    let presumptions: Vec<String> = rules()
        .filter(|(_, s)| s.presumed)
        .map(|(r, _)| r.id.clone())
        .collect();
    Assessment {
        plan: pass.plan.id.clone(),
        version: pass.plan.effective.clone(),
        why_version: why_version.to_owned(),
        benefit: pass
            .plan
            .benefits
            .get(pass.program.benefit)
            .map(|b| b.id.clone())
            .unwrap_or_default(),
        verdict: outcome.verdict,
        presuming: matches!(outcome.verdict, Verdict::Payable | Verdict::Entitled)
            && !presumptions.is_empty(),
        amount: outcome.money.as_ref().filter(|_| !denied).map(|m| AmountRange {
            from: m.lo,
            to: (m.hi != INF).then_some(m.hi),
            denial_possible: !payable,
        }),
        breakdown: if payable {
            breakdown(pass.plan, pass.program, &pass.env, &pass.eval)
        } else {
            Vec::new()
        },
        findings: rules().map(|(rule, stand)| finding(pass, rule, stand)).collect(),
        requirements: requirements(pass, &outcome),
        settle,
        presumptions,
        readings: readings(pass, &outcome),
        denied_by: outcome
            .against
            .iter()
            .filter_map(|i| pass.rule(*i))
            .map(|r| r.id.clone())
            .collect(),
        defect: pass
            .eval
            .overflow
            .map(|_| "an amount is larger than the program can count".to_owned()),
    }
}

fn finding(pass: &Pass<'_>, rule: &Rule, stand: &Stand) -> Finding {
    Finding {
        rule: rule.id.clone(),
        kind: rule.kind,
        clause: rule.clause.clone(),
        at: rule.at.clone(),
        label: rule.label.clone(),
        result: stand.result,
        presumed: stand.presumed,
        advisory: rule.advisory,
        used: settle::needs(pass, &stand.used),
        waits_for: if stand.result == FindingResult::Undetermined {
            settle::needs(pass, &stand.waits)
        } else {
            Vec::new()
        },
    }
}

fn readings(pass: &Pass<'_>, outcome: &Outcome) -> Vec<ReadingStand> {
    let mut found = Vec::new();
    for (slot, input) in pass.program.inputs.iter().enumerate() {
        let Input::Reading(place) = input else { continue };
        let Some(reading) = pass.plan.readings.get(*place) else {
            continue;
        };
        let chosen = pass.claim.readings.get(&reading.id);
        found.push(ReadingStand {
            id: reading.id.clone(),
            choice: chosen.map(|c| c.what.choice.clone()),
            scope: chosen.map(|c| c.what.scope),
            matters: outcome.open.has(slot),
        });
    }
    found
}

/// The document rules with the states of their documents.
fn requirements(pass: &Pass<'_>, outcome: &Outcome) -> Vec<Requirement> {
    let mut found = Vec::new();
    for (place, stand) in outcome.stands.iter().enumerate() {
        let Some(rule) = pass.rule(place).filter(|r| r.kind == RuleKind::Document) else {
            continue;
        };
        let guard = pass
            .program
            .rules
            .get(place)
            .and_then(|c| c.guard)
            .map(|g| pass.eval.cell(g).val.as_truth());
        let needed = match guard {
            None | Some(Truth::True) => Needed::Yes,
            Some(Truth::Unknown) => Needed::Perhaps,
            Some(Truth::False) => Needed::No,
        };
        let alternatives: Vec<Alternative> = rule.require.iter().map(|d| alternative(pass, d)).collect();
        let best = alternatives.iter().min_by_key(|a| rank(a.state));
        found.push(Requirement {
            rule: rule.id.clone(),
            state: best.map_or(DocumentState::Missing, |b| b.state),
            why: best.and_then(|b| b.why.clone()),
            alternatives,
            needed: if stand.result == FindingResult::Silent {
                Needed::No
            } else {
                needed
            },
        });
    }
    found
}

/// The nearer to satisfying a requirement, the smaller.
fn rank(state: DocumentState) -> u8 {
    match state {
        DocumentState::Accepted => 0,
        DocumentState::Waived => 1,
        DocumentState::Received => 2,
        DocumentState::Rejected => 3,
        DocumentState::Missing => 4,
        DocumentState::Unobtainable => 5,
    }
}

/// A document with its state; one that is accepted but fails an evidence rule counts as rejected.
fn alternative(pass: &Pass<'_>, document: &str) -> Alternative {
    let entry = pass.claim.documents.get(document);
    let state = entry.map_or(DocumentState::Missing, |e| e.state);
    let fails: Vec<String> = pass
        .program
        .rules
        .iter()
        .filter_map(|code| {
            let rule = pass.plan.rules.get(code.rule)?;
            let speaks =
                rule.kind == RuleKind::Evidence && !rule.advisory && rule.of.as_deref() == Some(document);
            let failed = pass.eval.cell(code.result?).val.as_truth() == Truth::False;
            (speaks && failed).then(|| rule.id.clone())
        })
        .collect();
    let here = matches!(state, DocumentState::Accepted | DocumentState::Received);
    let rejected = here && !fails.is_empty();
    Alternative {
        document: document.to_owned(),
        state: if rejected { DocumentState::Rejected } else { state },
        why: entry.and_then(|e| e.why.clone()),
        fails: if here { fails } else { Vec::new() },
    }
}

/// Needs as their ids, for whoever compares them.
pub(crate) fn ids(needs: &[Need]) -> Vec<String> {
    needs.iter().map(|n| n.id().to_owned()).collect()
}
