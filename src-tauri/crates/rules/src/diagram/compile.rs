//! Nodes of a program → diagrams over what is open.

use super::{Diagrams, Edge, FALSE, NONE_KEY, Ref, TRUE};
use crate::assess::Pass;
use crate::bits::{Bits, MAX_INPUTS};
use crate::claim::MOST;
use crate::eval::{Cell, Env, Evaluation, SlotState, evaluate_some};
use crate::expr::ast::CmpOp;
use crate::program::{Node, NodeId, Ty};
use crate::value::{Absence, INF, NEG, Truth, Val};
use rustc_hash::FxHashMap as HashMap;

/// A condition is cut into at most so many runs of one input's values.
const MOST_RUNS: usize = 64;
/// It is tried on at most so many ranges while it is cut.
const MOST_PROBES: usize = 4_096;

/// Tries a condition on a range of what is cut up.
type Probe<'p, 'a> = dyn FnMut(&mut Compiler<'a>, i64, i64) -> Truth + 'p;

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
    /// The claim's inputs with the values given on trial.
    env: Env,
    given: Vec<(usize, i64)>,
    /// The cells of the last trial; only those of its cone count.
    trial: Evaluation,
}

impl<'a> Compiler<'a> {
    pub fn new(pass: &'a Pass<'a>) -> Self {
        Self {
            pass,
            diagrams: Diagrams::default(),
            done: HashMap::default(),
            free: HashMap::default(),
            tags: Vec::new(),
            env: pass.env.clone(),
            given: Vec::new(),
            trial: pass.eval.clone(),
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

    /// What a variable beyond the inputs stands for: a node, and the values given to inputs on the way
    /// to it. Nothing for an input.
    pub fn stands_for(&self, var: u32) -> Option<(NodeId, &[(usize, i64)])> {
        let found = self.free.iter().find(|(_, known)| **known == var);
        found.map(|(key, _)| (key.node, key.given.as_slice()))
    }

    /// A variable that is true or false and stands for one input as a whole.
    pub fn switch(&mut self, slot: usize) -> Ref {
        self.diagrams.make(var_of(slot), [(0, FALSE), (1, TRUE)])
    }

    /// The diagram of a condition.
    pub fn condition(&mut self, id: NodeId) -> Ref {
        if let Some(terminal) = terminal(self.pass.eval.cell(id).val.as_truth()) {
            return terminal;
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
            Node::Guarded(guard, test) => {
                let guard = self.condition(guard);
                let silent = self.diagrams.not(guard);
                let test = self.condition(test);
                self.diagrams.or(silent, test)
            }
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
                self.diagrams.choose(u32::from(slot), &edges)
            }
            Node::Has { slot, quality, late } => self.has(usize::from(slot), quality, late),
            Node::If(condition, first, other) => {
                let condition = self.condition(condition);
                let (first, other) = (self.condition(first), self.condition(other));
                let fails = self.diagrams.not(condition);
                let first = self.diagrams.and(condition, first);
                let other = self.diagrams.and(fails, other);
                self.diagrams.or(first, other)
            }
            Node::Cmp(op, a, b) => match self.threshold(op, a, b) {
                Some(made) => made,
                None => self.cut(id),
            },
            _ => self.cut(id),
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

    /// A fact compared with something settled: its runs follow from the comparison alone.
    fn threshold(&mut self, op: CmpOp, a: NodeId, b: NodeId) -> Option<Ref> {
        let arena = &self.pass.program.arena;
        let settled = |id: NodeId| {
            let val = self.pass.eval.cell(id).val;
            (val.is_definite() && val.none == Absence::Never).then_some(val.lo)
        };
        let (slot, op, limit) = match (arena.node(a), arena.node(b)) {
            (Node::Fact(slot), _) if settled(b).is_some() => (slot, op, settled(b)?),
            (_, Node::Fact(slot)) if settled(a).is_some() => (slot, mirrored(op), settled(a)?),
            _ => return None,
        };
        let slot = usize::from(slot);
        let range = self.range(slot);
        let (below, at, above) = match op {
            CmpOp::Eq => (FALSE, TRUE, FALSE),
            CmpOp::Ne => (TRUE, FALSE, TRUE),
            CmpOp::Lt => (TRUE, FALSE, FALSE),
            CmpOp::Le => (TRUE, TRUE, FALSE),
            CmpOp::Gt => (FALSE, FALSE, TRUE),
            CmpOp::Ge => (FALSE, TRUE, TRUE),
        };
        let edges = [
            (range.none == Absence::Maybe).then_some((NONE_KEY, FALSE)),
            (range.lo < limit).then_some((range.hi.min(limit - 1), below)),
            (range.lo <= limit && limit <= range.hi).then_some((limit, at)),
            (range.hi > limit).then_some((range.hi, above)),
        ];
        Some(self.diagrams.make(var_of(slot), edges.into_iter().flatten()))
    }

    /// The nodes that a condition rests on, itself last.
    fn cone(&self, id: NodeId) -> &'a [NodeId] {
        self.pass
            .program
            .cones
            .get(id as usize)
            .map_or(&[], Vec::as_slice)
    }

    /// Evaluates a node with the values given on trial; `fixed` stands in for an aggregate.
    fn try_out(&mut self, id: NodeId, fixed: Option<(NodeId, Val)>) -> Cell {
        let cone = self.cone(id);
        // Whatever an earlier trial left in the cells of this cone is overwritten.
        evaluate_some(&self.pass.program.arena, &self.env, cone, fixed, &mut self.trial);
        *self.trial.cell(id)
    }

    /// Runs something with a value given to an input, which is taken back afterwards. A document that is given is another
    /// than the one that is here, and good.
    fn given<T>(&mut self, slot: usize, val: Val, inner: impl FnOnce(&mut Self) -> T) -> T {
        let set = |compiler: &mut Self, to: SlotState| {
            let state = compiler.env.slots.get_mut(slot);
            state.map(|state| std::mem::replace(state, to))
        };
        let before = self.env.slots.get(slot).copied();
        let given = before.map_or(SlotState::of(val), |state| SlotState {
            val,
            accepted: false,
            ..state
        });
        set(self, given);
        let result = inner(self);
        if let Some(before) = before {
            set(self, before);
        }
        result
    }

    /// A condition that is not made of other conditions: cut up input by input.
    fn cut(&mut self, id: NodeId) -> Ref {
        if self.diagrams.full {
            return FALSE;
        }
        let cell = self.try_out(id, None);
        if let Some(terminal) = terminal(cell.val.as_truth()) {
            return terminal;
        }
        let open: Vec<usize> = cell.waits.iter().collect();
        // What is known already and waited for all the same is settled by no value it could take; but a document that
        // is here and not good enough may come again.
        let known = |slot: usize| {
            let state = self.env.slots.get(slot);
            state.is_some_and(|s| s.val.is_definite() && !s.accepted)
        };
        let splits = |s: &usize| self.is_discrete(*s) && !known(*s);
        if let Some(slot) = open.iter().copied().find(splits) {
            return self.split(id, slot);
        }
        match open.as_slice() {
            [only] if !self.pass.is_list(*only) => self.runs_of_input(id, *only),
            _ => self.opaque(id, &cell),
        }
    }

    /// Inputs with few values: bools, enums, readings, documents.
    fn is_discrete(&self, slot: usize) -> bool {
        let ty = self.pass.program.types.get(slot).copied().unwrap_or(Ty::Wrong);
        matches!(ty, Ty::Bool | Ty::Enum(_)) && !self.pass.is_list(slot) && !self.pass.is_hole(slot)
    }

    /// The range of an input, without open ends.
    fn range(&self, slot: usize) -> Val {
        let state = self.pass.env.slots.get(slot).filter(|s| !s.accepted);
        let val = state.map_or(Val::UNKNOWN_BOOL, |s| s.val);
        let text = self.pass.program.types.get(slot) == Some(&Ty::Text);
        let most = if text { self.pass.env.texts } else { MOST };
        Val {
            lo: if val.lo == NEG { 0 } else { val.lo },
            hi: if val.hi == INF { most } else { val.hi },
            ..val
        }
    }

    /// One edge for every value of an input.
    fn split(&mut self, id: NodeId, slot: usize) -> Ref {
        let range = self.range(slot);
        let none = (range.none == Absence::Maybe).then_some((NONE_KEY, Val::NONE));
        let values = (range.lo..=range.hi).map(|v| (v, Val::known(v)));
        let mut edges: Vec<Edge> = Vec::new();
        for (key, val) in none.into_iter().chain(values) {
            self.given.push((slot, key));
            let child = self.given(slot, val, |c| c.cut(id));
            self.given.pop();
            edges.push((key, child));
        }
        self.diagrams.choose(var_of(slot), &edges)
    }

    /// The runs of one ordered input's values over which the condition is the same.
    fn runs_of_input(&mut self, id: NodeId, slot: usize) -> Ref {
        let range = self.range(slot);
        let mut edges: Vec<Edge> = Vec::new();
        if range.none == Absence::Maybe {
            let cell = self.given(slot, Val::NONE, |c| c.try_out(id, None));
            edges.push((NONE_KEY, terminal(cell.val.as_truth()).unwrap_or(FALSE)));
        }
        let mut probe = |compiler: &mut Self, lo: i64, hi: i64| {
            compiler
                .given(slot, Val::range(lo, hi), |c| c.try_out(id, None))
                .val
                .as_truth()
        };
        if self.runs(id, (range.lo, range.hi), &mut edges, &mut probe) {
            return self.diagrams.make(var_of(slot), edges);
        }
        self.free_condition(id, Bits::one(slot))
    }

    /// Cuts a range until the condition is definite on every part. Gives up on too many parts.
    fn runs(
        &mut self,
        id: NodeId,
        range: (i64, i64),
        edges: &mut Vec<Edge>,
        probe: &mut Probe<'_, 'a>,
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
                    let last = self.last_like_first(id, (lo, hi), probe);
                    rest.extend([(last + 1, hi), (lo, last)]);
                }
            }
            if probes > MOST_PROBES || edges.len() > MOST_RUNS {
                return false;
            }
        }
        true
    }

    /// Where to cut a range: if its ends come out differently, behind a value that comes out like the
    /// first and before one that does not, otherwise in the middle.
    fn last_like_first(&mut self, id: NodeId, range: (i64, i64), probe: &mut Probe<'_, 'a>) -> i64 {
        let (mut low, mut high) = range;
        let middle = |low: i64, high: i64| low + (high - low) / 2;
        let mut at = |compiler: &mut Self, x: i64| (probe(compiler, x, x), compiler.gap(id));
        let (first, mut below) = at(self, low);
        let (last, mut above) = at(self, high);
        if first == last {
            return middle(low, high);
        }
        // Guess from how far apart the sides of the comparison are; halve whenever that was no help.
        let mut halve = false;
        while high - low > 1 {
            let width = high - low;
            let guess = match (below, above) {
                (Some(below), Some(above)) if !halve => low + share_of(width, below, above),
                _ => middle(low, high),
            };
            let guess = guess.clamp(low + 1, high - 1);
            let (truth, gap) = at(self, guess);
            if truth == first {
                (low, below) = (guess, gap);
            } else {
                (high, above) = (guess, gap);
            }
            halve = high - low > width / 2;
        }
        low
    }

    /// How far apart the sides of a comparison were in the last trial.
    fn gap(&self, id: NodeId) -> Option<i64> {
        let Node::Cmp(_, a, b) = self.pass.program.arena.node(id) else {
            return None;
        };
        let side = |id: NodeId| {
            let val = self.trial.cell(id).val;
            (val.is_definite() && val.none == Absence::Never).then_some(val.lo)
        };
        side(a)?.checked_sub(side(b)?)
    }

    /// A condition on a list, or on several ordered inputs at once.
    fn opaque(&mut self, id: NodeId, cell: &Cell) -> Ref {
        let cone = self.cone(id);
        let arena = &self.pass.program.arena;
        let is_open =
            |n: &&NodeId| matches!(arena.node(**n), Node::Fold(_)) && !self.trial.cell(**n).val.is_definite();
        let folds: Vec<NodeId> = cone.iter().filter(is_open).copied().collect();
        let [fold] = folds.as_slice() else {
            return self.free_condition(id, cell.waits);
        };
        let fold = *fold;
        let inner = *self.trial.cell(fold);
        // Only where nothing but this aggregate is open is it an ordered variable of its own.
        if cell.waits != inner.waits || fold == id {
            return self.free_condition(id, cell.waits);
        }
        let val = Val {
            lo: if inner.val.lo == NEG { -MOST } else { inner.val.lo },
            hi: if inner.val.hi == INF { MOST } else { inner.val.hi },
            ..inner.val
        };
        let mut edges = Vec::new();
        if val.none == Absence::Maybe {
            let none = self.try_out(id, Some((fold, Val::NONE)));
            edges.push((NONE_KEY, terminal(none.val.as_truth()).unwrap_or(FALSE)));
        }
        let mut probe = |compiler: &mut Self, lo: i64, hi: i64| {
            compiler
                .try_out(id, Some((fold, Val::range(lo, hi))))
                .val
                .as_truth()
        };
        if self.runs(id, (val.lo, val.hi), &mut edges, &mut probe) {
            let var = self.free_var(fold, inner.waits);
            return self.diagrams.make(var, edges);
        }
        self.free_condition(id, cell.waits)
    }

    fn free_condition(&mut self, id: NodeId, inputs: Bits) -> Ref {
        let var = self.free_var(id, inputs);
        self.diagrams.make(var, [(0, FALSE), (1, TRUE)])
    }

    fn free_var(&mut self, node: NodeId, inputs: Bits) -> u32 {
        let mut given = self.given.clone();
        given.sort_unstable();
        let next = u32::try_from(MAX_INPUTS + self.tags.len()).unwrap_or(u32::MAX);
        let var = *self.free.entry(FreeKey { node, given }).or_insert(next);
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
    pub fn variables(&self, r: Ref) -> Vec<(u32, Bits)> {
        self.diagrams
            .support(r)
            .into_iter()
            .map(|var| (var, self.inputs_of(var)))
            .collect()
    }
}

/// The variable of an input.
fn var_of(slot: usize) -> u32 {
    u32::try_from(slot).unwrap_or(0)
}

/// The comparison with its sides exchanged.
fn mirrored(op: CmpOp) -> CmpOp {
    match op {
        CmpOp::Eq | CmpOp::Ne => op,
        CmpOp::Lt => CmpOp::Gt,
        CmpOp::Le => CmpOp::Ge,
        CmpOp::Gt => CmpOp::Lt,
        CmpOp::Ge => CmpOp::Le,
    }
}

/// Where in a width the sides of a comparison meet that are so far apart at its ends, if they draw near
/// evenly.
fn share_of(width: i64, below: i64, above: i64) -> i64 {
    let weight = |gap: i64| i128::from(gap.unsigned_abs()) * 2 + 1;
    let (near, far) = (weight(below), weight(above));
    i64::try_from(i128::from(width) * near / (near + far)).unwrap_or(0)
}

fn terminal(truth: Truth) -> Option<Ref> {
    match truth {
        Truth::False => Some(FALSE),
        Truth::True => Some(TRUE),
        Truth::Unknown => None,
    }
}
