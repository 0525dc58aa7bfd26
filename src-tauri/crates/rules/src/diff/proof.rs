//! Proof that a benefit comes out the same under two versions, whatever a claim may say.
//!
//! Conditions of both versions are compiled into diagrams over the same variables; diagrams of the
//! same conditions are the same. What a diagram cannot look into counts as a variable of its own, so
//! a proof may be missed and is never wrong.

use super::canon::{Canon, Side, input, rests_on_facts};
use crate::assess::Pass;
use crate::claim::ClaimInput;
use crate::diagram::{Compiler, Diagrams, Edge, FALSE, Ref, TRUE};
use crate::plan::{Act, Burden, ChargedOn, Combine, Pays, Rule, RuleKind};
use crate::program::{Node, NodeId, RuleCode, Ty};
use rustc_hash::FxHashMap;
use std::collections::{BTreeMap, HashMap};

/// What a rule does to a claim, in terms that two versions share.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Matter {
    kind: RuleKind,
    advisory: bool,
    burden: Burden,
    enquire: bool,
    lines: bool,
    acts: Option<Act>,
    on: ChargedOn,
    guard: Option<Ref>,
    result: Option<Ref>,
    amount: Option<u32>,
}

/// Everything that verdict and amount of a benefit depend on.
#[derive(PartialEq, Eq)]
struct Standing {
    /// When none of the rules speaks against the claim whose facts the claimant has to show.
    shown: Ref,
    /// Exclusions that the insurer has to show, by their ids, because people speak of them by those.
    presumed: BTreeMap<String, (Ref, bool)>,
    discretions: Vec<String>,
    payouts: Vec<(Option<Ref>, Option<u32>)>,
    /// Limits of the amount in the order in which they act.
    limits: Vec<(Option<Act>, Option<Ref>, Option<u32>)>,
    charges: Vec<(ChargedOn, Option<Ref>, Option<u32>)>,
    settings: String,
}

/// Conditions of two versions in one store.
#[derive(Default)]
pub(crate) struct Prover {
    canon: Canon,
    diagrams: Diagrams,
    vars: HashMap<String, u32>,
}

impl Matter {
    /// Whether two rules speak in the same way, whatever they say.
    pub(super) fn alike(&self, other: &Self) -> bool {
        let way = |it: &Self| {
            (
                it.kind,
                it.advisory,
                it.burden,
                it.enquire,
                it.lines,
                it.acts,
                it.on,
            )
        };
        way(self) == way(other)
    }
}

impl Prover {
    /// Whether a condition was too large to be told from others.
    pub(super) fn is_full(&self) -> bool {
        self.diagrams.full
    }

    /// Whether a benefit comes out the same for every claim. `false`: not proved.
    pub fn same(&mut self, a: Side<'_>, b: Side<'_>) -> bool {
        // The same text under the same vocabulary needs no proof, however large its conditions are.
        if (&a.plan.hash, &a.vocabulary.hash) == (&b.plan.hash, &b.vocabulary.hash) {
            return true;
        }
        let (a, b) = (self.standing(a), self.standing(b));
        a == b && !self.diagrams.full
    }

    /// What a rule does, in terms that can be compared with another version's.
    pub fn matter(&mut self, side: Side<'_>, code: &RuleCode, rule: &Rule) -> Matter {
        let nothing = ClaimInput::new(&side.plan.id, 0);
        let pass = Pass::new(side.vocabulary, side.plan, side.program, &nothing);
        let mut compiler = Compiler::new(&pass);
        self.matter_of(side, &mut compiler, code, rule)
    }

    fn matter_of(
        &mut self,
        side: Side<'_>,
        compiler: &mut Compiler<'_>,
        code: &RuleCode,
        rule: &Rule,
    ) -> Matter {
        Matter {
            kind: rule.kind,
            advisory: rule.advisory,
            burden: rule.burden,
            enquire: rule.enquire,
            lines: rule.lines.is_some(),
            acts: rule.acts(),
            on: rule.on,
            guard: code.guard.map(|g| self.condition(side, compiler, g)),
            result: code.result.map(|r| self.condition(side, compiler, r)),
            amount: code.amount.map(|a| self.canon.number(side, a)),
        }
    }

    fn standing(&mut self, side: Side<'_>) -> Standing {
        let nothing = ClaimInput::new(&side.plan.id, 0);
        let pass = Pass::new(side.vocabulary, side.plan, side.program, &nothing);
        let mut compiler = Compiler::new(&pass);
        let mut standing = Standing {
            shown: TRUE,
            presumed: BTreeMap::new(),
            discretions: Vec::new(),
            payouts: Vec::new(),
            limits: Vec::new(),
            charges: Vec::new(),
            settings: settings(side),
        };
        for code in &side.program.rules {
            let Some(rule) = side.plan.rules.get(code.rule).filter(|r| !r.advisory) else {
                continue;
            };
            let matter = self.matter_of(side, &mut compiler, code, rule);
            let holds = matter.result.unwrap_or(TRUE);
            match rule.kind {
                RuleKind::Evidence => {}
                RuleKind::Exclusion if rule.lines.is_some() => {}
                RuleKind::Discretion => standing.discretions.push(rule.id.clone()),
                RuleKind::Charge => standing.charges.push((rule.on, matter.result, matter.amount)),
                RuleKind::Payout => standing.payouts.push((matter.result, matter.amount)),
                RuleKind::Exclusion if rule.burden == Burden::Insurer => {
                    standing.presumed.insert(rule.id.clone(), (holds, rule.enquire));
                }
                RuleKind::Exclusion => {
                    let spared = self.diagrams.not(holds);
                    standing.shown = self.diagrams.and(standing.shown, spared);
                }
                RuleKind::Eligibility | RuleKind::Deadline | RuleKind::Limit | RuleKind::Document => {
                    standing.shown = self.diagrams.and(standing.shown, holds);
                    if matter.amount.is_some() {
                        standing.limits.push((matter.acts, matter.guard, matter.amount));
                    }
                }
            }
        }
        standing.discretions.sort();
        standing
            .charges
            .sort_unstable_by_key(|(on, result, amount)| (*on as u8, *result, *amount));
        if combine(side) != Combine::First {
            standing.payouts.sort_unstable();
        }
        standing
    }

    /// The diagram of a condition over the variables of both versions.
    fn condition(&mut self, side: Side<'_>, compiler: &mut Compiler<'_>, id: NodeId) -> Ref {
        let arena = &side.program.arena;
        if rests_on_facts(arena, id) {
            let found = compiler.condition(id);
            if compiler.diagrams.full {
                self.diagrams.full = true;
            }
            return self.import(side, compiler, found, &mut FxHashMap::default());
        }
        match arena.node(id) {
            Node::Not(a) => {
                let a = self.condition(side, compiler, a);
                self.diagrams.not(a)
            }
            Node::And(run) => arena.run(run).iter().fold(TRUE, |all, part| {
                let part = self.condition(side, compiler, *part);
                self.diagrams.and(all, part)
            }),
            Node::Or(run) => arena.run(run).iter().fold(FALSE, |any, part| {
                let part = self.condition(side, compiler, *part);
                self.diagrams.or(any, part)
            }),
            Node::Guarded(guard, test) => {
                let guard = self.condition(side, compiler, guard);
                let test = self.condition(side, compiler, test);
                let silent = self.diagrams.not(guard);
                self.diagrams.or(silent, test)
            }
            _ => {
                let name = format!("step {}", self.canon.number(side, id));
                let var = self.var(name);
                self.diagrams.make(var, vec![(0, FALSE), (1, TRUE)])
            }
        }
    }

    /// A diagram of one version in the common store.
    fn import(
        &mut self,
        side: Side<'_>,
        compiler: &Compiler<'_>,
        r: Ref,
        done: &mut FxHashMap<Ref, Ref>,
    ) -> Ref {
        if r <= TRUE {
            return r;
        }
        if let Some(known) = done.get(&r) {
            return *known;
        }
        let Some((var, edges)) = compiler.diagrams.asks(r) else {
            return FALSE;
        };
        let edges: Vec<Edge> = edges
            .iter()
            .map(|(key, child)| (*key, self.import(side, compiler, *child, done)))
            .collect();
        let name = self.name(side, compiler, var);
        let var = self.var(name);
        let made = self.diagrams.choose(var, &edges);
        done.insert(r, made);
        made
    }

    fn name(&mut self, side: Side<'_>, compiler: &Compiler<'_>, var: u32) -> String {
        let of_input = |slot: usize| {
            let name = input(side, slot);
            if side.program.types.get(slot) == Some(&Ty::Text) {
                // Texts are numbered by the program, so only programs with the same texts agree.
                return format!("{name} {:?}", side.program.texts);
            }
            name
        };
        match compiler.stands_for(var) {
            None => of_input(var as usize),
            Some((node, given)) => {
                let given: Vec<String> = given
                    .iter()
                    .map(|(slot, val)| format!("{} = {val}", of_input(*slot)))
                    .collect();
                format!(
                    "step {} given {}",
                    self.canon.number(side, node),
                    given.join(", ")
                )
            }
        }
    }

    fn var(&mut self, name: String) -> u32 {
        let next = u32::try_from(self.vars.len()).unwrap_or(u32::MAX);
        *self.vars.entry(name).or_insert(next)
    }
}

fn combine(side: Side<'_>) -> Combine {
    let benefit = side.plan.benefits.get(side.program.benefit);
    benefit.map_or(Combine::First, |b| b.combine)
}

/// The settings of plan and benefit on which results depend.
pub(super) fn settings(side: Side<'_>) -> String {
    let benefit = side.plan.benefits.get(side.program.benefit);
    format!(
        "{:?} {:?} {:?} {} {:?} {:?}",
        benefit.map_or(Pays::Money, |b| b.pays),
        combine(side),
        benefit.map(|b| b.subject),
        side.plan.time_zone,
        side.plan.rounding,
        side.plan.leap_day,
    )
}
