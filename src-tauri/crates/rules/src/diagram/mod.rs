//! Reduced ordered decision diagrams over inputs with many values.
//!
//! A variable is an input that is open; each of its edges stands for a run of its values. What one
//! fact cannot be at the same time is on different edges, so infeasible combinations never arise,
//! and the variables that are left in a reduced diagram are exactly those that can change the
//! outcome.

mod compile;

use rustc_hash::{FxBuildHasher, FxHashMap as HashMap, FxHashSet as HashSet};
use std::hash::BuildHasher as _;
use std::ops::Range;

pub(crate) use compile::Compiler;

/// A diagram: 0 is false, 1 is true, anything else a node.
pub(crate) type Ref = u32;
/// Always false.
pub(crate) const FALSE: Ref = 0;
/// Always true.
pub(crate) const TRUE: Ref = 1;
/// The key of the edge for *none*.
pub(crate) const NONE_KEY: i64 = i64::MIN;
/// Beyond this many nodes a diagram is given up.
const MOST_NODES: usize = 40_000;

/// An edge: the last value that it stands for, and where it leads. It begins after the edge before.
pub(crate) type Edge = (i64, Ref);

#[derive(Debug, Clone, Copy)]
struct DiagramNode {
    var: u32,
    /// Where its edges stand among those of all nodes.
    first: u32,
    len: u32,
    /// The node made before it of which variable and edges have the same hash, if there is one.
    before: Ref,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Op {
    And,
    Or,
}

/// A store of diagrams that share their nodes.
#[derive(Debug)]
pub(crate) struct Diagrams {
    nodes: Vec<DiagramNode>,
    /// The edges of all nodes, node by node.
    edges: Vec<Edge>,
    /// Edges of the nodes that are being made, the innermost last.
    scratch: Vec<Edge>,
    /// By the hash of variable and edges the last such node made.
    newest: HashMap<u64, Ref>,
    memo: HashMap<(Op, Ref, Ref), Ref>,
    negated: HashMap<Ref, Ref>,
    /// Set once the store is full: nothing it says counts any more.
    pub full: bool,
}

impl Default for Diagrams {
    fn default() -> Self {
        // Room for the diagrams of most claims.
        let (nodes, edges) = (64, 192);
        Self {
            nodes: Vec::with_capacity(nodes),
            edges: Vec::with_capacity(edges),
            scratch: Vec::with_capacity(nodes),
            newest: HashMap::with_capacity_and_hasher(nodes, FxBuildHasher),
            memo: HashMap::with_capacity_and_hasher(nodes, FxBuildHasher),
            negated: HashMap::default(),
            full: false,
        }
    }
}

impl Diagrams {
    fn node(&self, r: Ref) -> Option<&DiagramNode> {
        self.nodes.get((r as usize).checked_sub(2)?)
    }

    /// The variable that a diagram asks first, with its edges. Nothing where it asks none.
    pub fn asks(&self, r: Ref) -> Option<(u32, &[Edge])> {
        self.node(r).map(|n| (n.var, self.edges_of(n)))
    }

    /// All edges that ask an input, anywhere in a diagram.
    pub fn edges_asking(&self, r: Ref, slot: usize) -> Vec<Edge> {
        let mut seen = vec![false; self.nodes.len() + 2];
        let mut found = Vec::new();
        let mut rest = vec![r];
        while let Some(at) = rest.pop() {
            let Some(node) = self.node(at) else { continue };
            if let Some(flag) = seen.get_mut(at as usize)
                && !std::mem::replace(flag, true)
            {
                rest.extend(self.edges_of(node).iter().map(|e| e.1));
                if node.var as usize == slot {
                    found.extend_from_slice(self.edges_of(node));
                }
            }
        }
        found
    }

    fn var(&self, r: Ref) -> u32 {
        self.node(r).map_or(u32::MAX, |n| n.var)
    }

    /// Where the edges of a diagram stand that asks this variable first; nothing if it does not.
    fn asking(&self, r: Ref, var: u32) -> Option<Range<usize>> {
        let node = self.node(r).filter(|n| n.var == var)?;
        Some(node.first as usize..(node.first + node.len) as usize)
    }

    fn edge(&self, place: usize) -> Edge {
        self.edges.get(place).copied().unwrap_or((0, FALSE))
    }

    fn edges_of(&self, node: &DiagramNode) -> &[Edge] {
        let range = node.first as usize..(node.first + node.len) as usize;
        self.edges.get(range).unwrap_or(&[])
    }

    /// The diagram that asks a variable first. Edges are in rising order of their values.
    pub fn make(&mut self, var: u32, edges: impl IntoIterator<Item = Edge>) -> Ref {
        let base = self.scratch.len();
        edges.into_iter().for_each(|edge| self.lay(base, edge));
        self.finish(var, base)
    }

    /// Lays an edge beside those from `base` on; neighbours that lead to the same place are one.
    fn lay(&mut self, base: usize, edge: Edge) {
        match self.scratch.get_mut(base..).and_then(<[Edge]>::last_mut) {
            Some(last) if last.1 == edge.1 && last.0 != NONE_KEY => last.0 = edge.0,
            _ => self.scratch.push(edge),
        }
    }

    /// Makes a node of the edges laid from `base` on.
    fn finish(&mut self, var: u32, base: usize) -> Ref {
        let made = match self.scratch.get(base..) {
            None | Some([]) => FALSE,
            Some([first, rest @ ..]) if rest.iter().all(|e| e.1 == first.1) => first.1,
            Some(_) => self.shared(var, base),
        };
        self.scratch.truncate(base);
        made
    }

    /// The node with the edges laid from `base` on: the one that is there, or a new one.
    fn shared(&mut self, var: u32, base: usize) -> Ref {
        let edges = self.scratch.get(base..).unwrap_or(&[]);
        let hash = FxBuildHasher.hash_one((var, edges));
        let newest = self.newest.get(&hash).copied().unwrap_or(FALSE);
        let mut at = newest;
        while let Some(node) = self.node(at) {
            if node.var == var && self.edges_of(node) == edges {
                return at;
            }
            at = node.before;
        }
        if self.nodes.len() >= MOST_NODES {
            self.full = true;
            return FALSE;
        }
        let made = Ref::try_from(self.nodes.len() + 2).unwrap_or(FALSE);
        self.nodes.push(DiagramNode {
            var,
            first: u32::try_from(self.edges.len()).unwrap_or(u32::MAX),
            len: u32::try_from(edges.len()).unwrap_or(0),
            before: newest,
        });
        self.edges.extend_from_slice(edges);
        self.newest.insert(hash, made);
        made
    }

    /// The diagram that goes where a variable's value leads. Unlike [`Diagrams::make`] it takes children
    /// that ask variables of any order.
    pub fn choose(&mut self, var: u32, edges: &[Edge]) -> Ref {
        let mut all = FALSE;
        for (key, child) in edges {
            let literal = edges
                .iter()
                .map(|(k, _)| (*k, if k == key { TRUE } else { FALSE }));
            let literal = self.make(var, literal);
            let taken = self.and(literal, *child);
            all = self.or(all, taken);
        }
        all
    }

    /// Negation.
    pub fn not(&mut self, a: Ref) -> Ref {
        if a <= TRUE {
            return TRUE - a;
        }
        if let Some(done) = self.negated.get(&a) {
            return *done;
        }
        let var = self.var(a);
        let base = self.scratch.len();
        for place in self.asking(a, var).into_iter().flatten() {
            let (key, child) = self.edge(place);
            let child = self.not(child);
            self.lay(base, (key, child));
        }
        let made = self.finish(var, base);
        self.negated.insert(a, made);
        made
    }

    /// Conjunction.
    pub fn and(&mut self, a: Ref, b: Ref) -> Ref {
        self.apply(Op::And, a, b)
    }

    /// Disjunction.
    pub fn or(&mut self, a: Ref, b: Ref) -> Ref {
        self.apply(Op::Or, a, b)
    }

    /// Conjunction of many. What asks late variables comes first: what is joined to it then goes on top, and what is
    /// there is not made anew.
    pub fn all(&mut self, parts: impl IntoIterator<Item = Ref>) -> Ref {
        let mut parts: Vec<Ref> = parts.into_iter().filter(|part| *part != TRUE).collect();
        parts.sort_unstable_by_key(|part| std::cmp::Reverse(self.var(*part)));
        parts.into_iter().fold(TRUE, |all, part| self.and(all, part))
    }

    /// Whether two can hold at once: looked for, so that their conjunction need not be made.
    pub fn meet(&self, a: Ref, b: Ref) -> bool {
        self.meet_but(a, b, &mut HashSet::default())
    }

    /// The same, of two that are not among those found apart already.
    fn meet_but(&self, a: Ref, b: Ref, apart: &mut HashSet<(Ref, Ref)>) -> bool {
        let (a, b) = if a <= b { (a, b) } else { (b, a) };
        // Whatever is not always false can hold.
        if a <= TRUE || a == b {
            return a != FALSE;
        }
        if apart.contains(&(a, b)) {
            return false;
        }
        let var = self.var(a).min(self.var(b));
        let mut found = false;
        match (self.asking(a, var), self.asking(b, var)) {
            (Some(mut left), Some(mut right)) => {
                while !found && !left.is_empty() && !right.is_empty() {
                    let (l, r) = (self.edge(left.start), self.edge(right.start));
                    found = self.meet_but(l.1, r.1, apart);
                    left.start += usize::from(l.0 <= r.0);
                    right.start += usize::from(r.0 <= l.0);
                }
            }
            (one, other) => {
                let (edges, rest) = if one.is_some() { (one, b) } else { (other, a) };
                let mut edges = edges.into_iter().flatten();
                found = edges.any(|place| self.meet_but(self.edge(place).1, rest, apart));
            }
        }
        if !found {
            apart.insert((a, b));
        }
        found
    }

    fn apply(&mut self, op: Op, a: Ref, b: Ref) -> Ref {
        let (a, b) = if a <= b { (a, b) } else { (b, a) };
        match (op, a) {
            (Op::And, FALSE) => return FALSE,
            (Op::And, TRUE) | (Op::Or, FALSE) => return b,
            (Op::Or, TRUE) => return TRUE,
            _ if a == b => return a,
            _ => {}
        }
        if self.full {
            return FALSE;
        }
        if let Some(done) = self.memo.get(&(op, a, b)) {
            return *done;
        }
        let var = self.var(a).min(self.var(b));
        let base = self.scratch.len();
        match (self.asking(a, var), self.asking(b, var)) {
            (Some(left), Some(right)) => self.cross(op, left, right, base),
            (Some(one), None) => self.spread(op, one, b, base),
            (None, Some(one)) => self.spread(op, one, a, base),
            (None, None) => {}
        }
        let made = self.finish(var, base);
        self.memo.insert((op, a, b), made);
        made
    }

    /// Every edge of a node joined with a diagram that does not ask its variable.
    fn spread(&mut self, op: Op, edges: Range<usize>, other: Ref, base: usize) {
        for place in edges {
            let (key, child) = self.edge(place);
            let child = self.apply(op, child, other);
            self.lay(base, (key, child));
        }
    }

    /// Two nodes of one variable, joined run by run.
    fn cross(&mut self, op: Op, mut left: Range<usize>, mut right: Range<usize>, base: usize) {
        while !left.is_empty() && !right.is_empty() {
            let (l, r) = (self.edge(left.start), self.edge(right.start));
            let key = l.0.min(r.0);
            let child = self.apply(op, l.1, r.1);
            self.lay(base, (key, child));
            left.start += usize::from(l.0 == key);
            right.start += usize::from(r.0 == key);
        }
    }

    /// The diagram where a variable has one value.
    pub fn restrict(&mut self, r: Ref, var: u32, value: i64) -> Ref {
        let mut done = HashMap::default();
        self.transform(r, &mut done, &mut |diagrams, node, base| {
            if node != var {
                return diagrams.finish(node, base);
            }
            let children = diagrams.scratch.get(base..).unwrap_or(&[]);
            let hit = children
                .iter()
                .find(|(key, _)| *key >= value && (*key != NONE_KEY || value == NONE_KEY));
            hit.or(children.last()).map_or(FALSE, |e| e.1)
        })
    }

    /// What holds whatever the variables of which `which` is true may be.
    pub fn forall(&mut self, r: Ref, which: &dyn Fn(u32) -> bool) -> Ref {
        let mut done = HashMap::default();
        self.transform(r, &mut done, &mut |diagrams, node, base| {
            if !which(node) {
                return diagrams.finish(node, base);
            }
            (base..diagrams.scratch.len()).fold(TRUE, |all, place| {
                let child = diagrams.scratch.get(place).map_or(TRUE, |e| e.1);
                diagrams.and(all, child)
            })
        })
    }

    /// A diagram made anew from its leaves: `step` gets a variable and where its edges are laid.
    fn transform(
        &mut self,
        r: Ref,
        done: &mut HashMap<Ref, Ref>,
        step: &mut dyn FnMut(&mut Self, u32, usize) -> Ref,
    ) -> Ref {
        if r <= TRUE {
            return r;
        }
        if let Some(known) = done.get(&r) {
            return *known;
        }
        let var = self.var(r);
        let base = self.scratch.len();
        for place in self.asking(r, var).into_iter().flatten() {
            let (key, child) = self.edge(place);
            let child = self.transform(child, done, step);
            self.lay(base, (key, child));
        }
        let made = step(self, var, base);
        self.scratch.truncate(base);
        done.insert(r, made);
        made
    }

    /// The variables that can change the outcome, in rising order.
    pub fn support(&self, r: Ref) -> Vec<u32> {
        let mut seen = vec![false; self.nodes.len() + 2];
        let mut found = Vec::new();
        let mut rest = vec![r];
        while let Some(at) = rest.pop() {
            let Some(node) = self.node(at) else { continue };
            if let Some(flag) = seen.get_mut(at as usize) {
                if *flag {
                    continue;
                }
                *flag = true;
            }
            found.push(node.var);
            rest.extend(self.edges_of(node).iter().map(|e| e.1));
        }
        found.sort_unstable();
        found.dedup();
        found
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thresholds_of_one_variable_are_ordered() {
        let mut d = Diagrams::default();
        let five = d.make(0, vec![(4, FALSE), (100, TRUE)]);
        let one = d.make(0, vec![(0, FALSE), (100, TRUE)]);
        let not_one = d.not(one);
        assert_eq!(d.and(five, not_one), FALSE, "≥ 5 implies ≥ 1");
        assert_eq!(d.and(five, one), five);
    }

    #[test]
    fn a_variable_that_does_not_matter_is_not_in_the_support() {
        let mut d = Diagrams::default();
        let a = d.make(0, vec![(0, FALSE), (1, TRUE)]);
        let b = d.make(1, vec![(0, FALSE), (1, TRUE)]);
        let not_a = d.not(a);
        let left = d.and(a, b);
        let right = d.and(not_a, b);
        let both = d.or(left, right);
        assert_eq!(d.support(both), vec![1]);
        assert_eq!(both, b);
    }

    #[test]
    fn a_conjunction_of_many_is_that_of_each_with_the_next() {
        let mut d = Diagrams::default();
        let parts = [2, 0, 1, 0].map(|var| d.make(var, vec![(i64::from(var), FALSE), (9, TRUE)]));
        let one_by_one = parts.iter().fold(TRUE, |all, part| d.and(all, *part));
        assert_eq!(d.all(parts), one_by_one);
        assert_eq!((d.all([]), d.all([parts[0], FALSE])), (TRUE, FALSE));
    }

    #[test]
    fn two_meet_where_their_conjunction_is_not_always_false() {
        let mut d = Diagrams::default();
        let [a, b] = [0, 1].map(|var| d.make(var, vec![(0, FALSE), (5, TRUE), (9, FALSE)]));
        let small = d.make(0, vec![(0, TRUE), (9, FALSE)]);
        let large = d.make(0, vec![(5, FALSE), (9, TRUE)]);
        let (either, not_a) = (d.or(a, b), d.not(a));
        let (without_a, not_either) = (d.and(not_a, b), d.not(either));
        let all = [
            FALSE, TRUE, a, b, small, large, either, not_a, without_a, not_either,
        ];
        for (x, y) in all.iter().flat_map(|x| all.map(|y| (*x, y))) {
            assert_eq!(d.meet(x, y), d.and(x, y) != FALSE, "{x} and {y}");
        }
        assert!(!d.meet(a, small) && d.meet(not_a, small) && !d.meet(either, not_either));
    }

    #[test]
    fn a_choice_keeps_the_order_of_variables() {
        let mut d = Diagrams::default();
        let early = d.make(0, vec![(0, FALSE), (1, TRUE)]);
        let not_early = d.not(early);
        let chosen = d.choose(5, &[(0, early), (1, early)]);
        assert_eq!(chosen, early);
        let either = d.choose(5, &[(0, early), (1, not_early)]);
        let both = d.and(either, early);
        assert_eq!(d.support(both), vec![0, 5]);
    }

    #[test]
    fn none_is_an_edge_of_its_own() {
        let mut d = Diagrams::default();
        let exists = d.make(0, vec![(NONE_KEY, FALSE), (9, TRUE)]);
        let small = d.make(0, vec![(NONE_KEY, FALSE), (3, TRUE), (9, FALSE)]);
        assert_eq!(d.and(exists, small), small);
        assert_eq!(d.restrict(small, 0, NONE_KEY), FALSE);
        assert_eq!(d.restrict(small, 0, 2), TRUE);
        assert_eq!(d.restrict(exists, 0, 9), TRUE);
    }
}
