//! Nodes of a program → diagrams over what is open.

use super::{Diagrams, Edge, FALSE, NONE_KEY, Ref, TRUE};
use crate::assess::Pass;
use crate::bits::{Bits, MAX_INPUTS};
use crate::claim::MOST;
use crate::eval::{Cell, Env, Evaluation, evaluate_some};
use crate::program::{Node, NodeId, Ty};
use crate::value::{Absence, INF, NEG, Truth, Val};
use std::collections::{BTreeMap, HashMap};

/// A condition is cut into at most so many runs of one input's values.
const MOST_RUNS: usize = 64;
/// It is tried on at most so many ranges while it is cut.
const MOST_PROBES: usize = 4_096;

/// What a free variable stands for: a condition, or an aggregate of a list not fully known.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
struct FreeKey {
    node: NodeId,
    /// The values given to other inputs on the way to it.
    given: Vec<(usize, i64)>,
}

/// Compiles conditions of one evaluated claim.
pub(crate) struct Compiler<'a> {
    pass: &'a Pass<'a>,
    pub diagrams: Diagrams,
    done: HashMap<NodeId, Ref>,
    free: HashMap<FreeKey, u32>,
    /// For every free variable the inputs it stands for.
    tags: Vec<Bits>,
    cones: HashMap<NodeId, Vec<NodeId>>,
}

/// Values laid over the claim's own while a condition is cut up.
#[derive(Clone)]
struct Trial {
    env: Env,
    given: Vec<(usize, i64)>,
}

impl<'a> Compiler<'a> {
    pub fn new(pass: &'a Pass<'a>) -> Self {
        Self {
            pass,
            diagrams: Diagrams::default(),
            done: HashMap::new(),
            free: HashMap::new(),
            tags: Vec::new(),
            cones: HashMap::new(),
        }
    }

    /// The inputs that a variable stands for.
    pub fn inputs_of(&self, var: u32) -> Bits {
        let var = var as usize;
        if var < MAX_INPUTS {
            return Bits::one(var);
        }
        self.tags.get(var - MAX_INPUTS).copied().unwrap_or(Bits::EMPTY)
    }

    /// A variable that is true or false and stands for one input as a whole.
    pub fn switch(&mut self, slot: usize) -> Ref {
        let var = u32::try_from(slot).unwrap_or(0);
        self.diagrams.make(var, vec![(0, FALSE), (1, TRUE)])
    }

    /// The diagram of a condition.
    pub fn condition(&mut self, id: NodeId) -> Ref {
        match self.pass.eval.cell(id).val.as_truth() {
            Truth::False => return FALSE,
            Truth::True => return TRUE,
            Truth::Unknown => {}
        }
        if let Some(done) = self.done.get(&id) {
            return *done;
        }
        let made = self.compile(id);
        self.done.insert(id, made);
        made
    }

    fn compile(&mut self, id: NodeId) -> Ref {
        let arena = &self.pass.program.arena;
        match arena.node(id) {
            Node::Not(a) => {
                let a = self.condition(a);
                self.diagrams.not(a)
            }
            Node::And(run) => arena.run(run).iter().fold(TRUE, |all, part| {
                let part = self.condition(*part);
                self.diagrams.and(all, part)
            }),
            Node::Or(run) => arena.run(run).iter().fold(FALSE, |any, part| {
                let part = self.condition(*part);
                self.diagrams.or(any, part)
            }),
            Node::Reading(slot, run) => {
                let state = self
                    .pass
                    .env
                    .slots
                    .get(usize::from(slot))
                    .map_or(Val::FALSE, |s| s.val);
                let choices = arena.run(run);
                let mut edges = Vec::new();
                for choice in state.lo..=state.hi {
                    let node = usize::try_from(choice).ok().and_then(|c| choices.get(c));
                    let child = node.map_or(FALSE, |n| self.condition(*n));
                    edges.push((choice, child));
                }
                self.diagrams.make(u32::from(slot), edges)
            }
            Node::Has { slot, quality, late } => self.has(usize::from(slot), quality, late),
            _ => self.atom(id),
        }
    }

    /// A document that is missing or bad may still come, unless it is too late for it.
    fn has(&mut self, slot: usize, quality: Option<NodeId>, late: Option<NodeId>) -> Ref {
        let accepted = self.pass.env.slots.get(slot).is_some_and(|s| s.accepted);
        let comes = self.switch(slot);
        let late = late.map_or(FALSE, |l| self.condition(l));
        let in_time = self.diagrams.not(late);
        let comes = self.diagrams.and(comes, in_time);
        match quality {
            Some(quality) if accepted => {
                let good = self.condition(quality);
                self.diagrams.or(good, comes)
            }
            _ => comes,
        }
    }

    /// A condition that is not made of other conditions: cut up input by input.
    fn atom(&mut self, id: NodeId) -> Ref {
        let trial = Trial {
            env: self.pass.env.clone(),
            given: Vec::new(),
        };
        self.cut(id, &trial, None)
    }

    /// The nodes that a node rests on, itself last.
    fn cone(&mut self, id: NodeId) -> Vec<NodeId> {
        if let Some(cone) = self.cones.get(&id) {
            return cone.clone();
        }
        let cone = crate::eval::cone(&self.pass.program.arena, id);
        self.cones.insert(id, cone.clone());
        cone
    }

    /// Evaluates a node under a trial; `fixed` stands in for an aggregate.
    fn try_out(&mut self, id: NodeId, trial: &Trial, fixed: Option<(NodeId, Val)>) -> (Cell, Evaluation) {
        let cone = self.cone(id);
        let mut eval = Evaluation {
            cells: self.pass.eval.cells.clone(),
            overflow: None,
        };
        evaluate_some(&self.pass.program.arena, &trial.env, &cone, fixed, &mut eval);
        (eval.cell(id), eval)
    }

    fn cut(&mut self, id: NodeId, trial: &Trial, fixed: Option<(NodeId, Val)>) -> Ref {
        if self.diagrams.full {
            return FALSE;
        }
        let (cell, eval) = self.try_out(id, trial, fixed);
        match cell.val.as_truth() {
            Truth::False => return FALSE,
            Truth::True => return TRUE,
            Truth::Unknown => {}
        }
        let open: Vec<usize> = cell.waits.iter().collect();
        if let Some(slot) = open.iter().copied().find(|s| self.is_discrete(*s)) {
            return self.split(id, trial, slot);
        }
        match open.as_slice() {
            [only] if self.is_ordered(*only) => self.runs_of_input(id, trial, *only),
            _ => self.opaque(id, trial, &cell, &eval),
        }
    }

    fn is_list(&self, slot: usize) -> bool {
        self.pass.is_list(slot)
    }

    /// Inputs with few values: bools, enums, readings, documents.
    fn is_discrete(&self, slot: usize) -> bool {
        let ty = self.pass.program.types.get(slot).copied().unwrap_or(Ty::Wrong);
        !self.is_list(slot) && matches!(ty, Ty::Bool | Ty::Enum(_)) && !self.pass.is_hole(slot)
    }

    fn is_ordered(&self, slot: usize) -> bool {
        !self.is_list(slot)
    }

    /// The range of an input, without open ends.
    fn range(&self, slot: usize) -> Val {
        let val = self.pass.env.slots.get(slot).map_or(Val::UNKNOWN_BOOL, |s| s.val);
        let text = self.pass.program.types.get(slot) == Some(&Ty::Text);
        let most = if text { self.pass.env.texts } else { MOST };
        Val {
            lo: if val.lo == NEG { 0 } else { val.lo },
            hi: if val.hi == INF { most } else { val.hi },
            ..val
        }
    }

    fn given(trial: &Trial, slot: usize, val: Val) -> Trial {
        let mut next = trial.clone();
        if let Some(state) = next.env.slots.get_mut(slot) {
            state.val = val;
        }
        let key = if val.none == Absence::Surely {
            NONE_KEY
        } else {
            val.lo
        };
        next.given.push((slot, key));
        next.given.sort_unstable();
        next
    }

    /// One edge for every value of an input.
    fn split(&mut self, id: NodeId, trial: &Trial, slot: usize) -> Ref {
        let range = self.range(slot);
        let mut edges: Vec<Edge> = Vec::new();
        if range.none == Absence::Maybe {
            let child = self.cut(id, &Self::given(trial, slot, Val::NONE), None);
            edges.push((NONE_KEY, child));
        }
        for value in range.lo..=range.hi {
            let child = self.cut(id, &Self::given(trial, slot, Val::known(value)), None);
            edges.push((value, child));
        }
        self.diagrams.make(u32::try_from(slot).unwrap_or(0), edges)
    }

    /// The runs of one ordered input's values over which the condition is the same.
    fn runs_of_input(&mut self, id: NodeId, trial: &Trial, slot: usize) -> Ref {
        let range = self.range(slot);
        let mut edges: Vec<Edge> = Vec::new();
        if range.none == Absence::Maybe {
            let (cell, _) = self.try_out(id, &Self::given(trial, slot, Val::NONE), None);
            edges.push((NONE_KEY, terminal(cell.val.as_truth()).unwrap_or(FALSE)));
        }
        let mut probe = |compiler: &mut Self, lo: i64, hi: i64| {
            let next = Self::given(trial, slot, Val::range(lo, hi));
            compiler.try_out(id, &next, None).0.val.as_truth()
        };
        if self.runs((range.lo, range.hi), &mut edges, &mut probe) {
            return self.diagrams.make(u32::try_from(slot).unwrap_or(0), edges);
        }
        self.free_condition(id, trial, Bits::one(slot))
    }

    /// Halves a range until the condition is definite on every part. Gives up on too many parts.
    fn runs(
        &mut self,
        range: (i64, i64),
        edges: &mut Vec<Edge>,
        probe: &mut dyn FnMut(&mut Self, i64, i64) -> Truth,
    ) -> bool {
        let mut rest = vec![range];
        let mut probes = 0;
        while let Some((lo, hi)) = rest.pop() {
            probes += 1;
            match terminal(probe(self, lo, hi)) {
                Some(child) => match edges.last_mut() {
                    Some(last) if last.1 == child && last.0 != NONE_KEY => last.0 = hi,
                    _ => edges.push((hi, child)),
                },
                None if lo >= hi => return false,
                None => {
                    let middle = lo + (hi - lo) / 2;
                    rest.extend([(middle + 1, hi), (lo, middle)]);
                }
            }
            if probes > MOST_PROBES || edges.len() > MOST_RUNS {
                return false;
            }
        }
        true
    }

    /// A condition on a list, or on several ordered inputs at once.
    fn opaque(&mut self, id: NodeId, trial: &Trial, cell: &Cell, eval: &Evaluation) -> Ref {
        let cone = self.cone(id);
        let arena = &self.pass.program.arena;
        let folds: Vec<NodeId> = cone
            .iter()
            .copied()
            .filter(|n| matches!(arena.node(*n), Node::Fold(_)) && !eval.cell(*n).val.is_definite())
            .collect();
        let [fold] = folds.as_slice() else {
            return self.free_condition(id, trial, cell.waits);
        };
        let inner = eval.cell(*fold);
        // Only where nothing but this aggregate is open is it an ordered variable of its own.
        if cell.waits != inner.waits || *fold == id {
            return self.free_condition(id, trial, cell.waits);
        }
        let val = Val {
            lo: if inner.val.lo == NEG { -MOST } else { inner.val.lo },
            hi: if inner.val.hi == INF { MOST } else { inner.val.hi },
            ..inner.val
        };
        let mut edges = Vec::new();
        if val.none == Absence::Maybe {
            let (none, _) = self.try_out(id, trial, Some((*fold, Val::NONE)));
            edges.push((NONE_KEY, terminal(none.val.as_truth()).unwrap_or(FALSE)));
        }
        let fold = *fold;
        let mut probe = |compiler: &mut Self, lo: i64, hi: i64| {
            compiler
                .try_out(id, trial, Some((fold, Val::range(lo, hi))))
                .0
                .val
                .as_truth()
        };
        if self.runs((val.lo, val.hi), &mut edges, &mut probe) {
            let var = self.free_var(fold, trial, inner.waits);
            return self.diagrams.make(var, edges);
        }
        self.free_condition(id, trial, cell.waits)
    }

    fn free_condition(&mut self, id: NodeId, trial: &Trial, inputs: Bits) -> Ref {
        let var = self.free_var(id, trial, inputs);
        self.diagrams.make(var, vec![(0, FALSE), (1, TRUE)])
    }

    fn free_var(&mut self, node: NodeId, trial: &Trial, inputs: Bits) -> u32 {
        let key = FreeKey {
            node,
            given: trial.given.clone(),
        };
        let next = u32::try_from(MAX_INPUTS + self.tags.len()).unwrap_or(u32::MAX);
        let var = *self.free.entry(key).or_insert(next);
        if var == next {
            self.tags.push(inputs);
        }
        var
    }

    /// What a diagram can still be changed by.
    pub fn open_inputs(&self, r: Ref) -> Bits {
        let mut open = Bits::EMPTY;
        for var in self.diagrams.support(r) {
            open.add(&self.inputs_of(var));
        }
        open
    }

    /// The variables of a diagram with their inputs.
    pub fn variables(&self, r: Ref) -> BTreeMap<u32, Bits> {
        self.diagrams
            .support(r)
            .into_iter()
            .map(|var| (var, self.inputs_of(var)))
            .collect()
    }
}

fn terminal(truth: Truth) -> Option<Ref> {
    match truth {
        Truth::False => Some(FALSE),
        Truth::True => Some(TRUE),
        Truth::Unknown => None,
    }
}
