//! Evaluation: every node once, with its value, what it used and what it waits for.

mod bind;
mod list;
mod numbers;
mod periods;
mod plain;
mod step;

use crate::bits::Bits;
use crate::calendar::{LeapDay, Zone};
use crate::claim::PresumptionCall;
use crate::plan::{NamedCalendar, Rounding};
use crate::program::{Arena, NodeId, Program, Slot};
use crate::value::Val;
use std::sync::Arc;
use step::Ground;

pub(crate) use bind::{Texts, bind, document_state, unknown_element, unseen};

/// What a node came to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
// One line of the processor's cache.
#[repr(align(64))]
pub(crate) struct Cell {
    pub val: Val,
    /// The inputs that the value rests on.
    pub used: Bits,
    /// The inputs not known on which it still depends; none where the value is definite.
    pub waits: Bits,
}

impl Cell {
    /// What stands in for a cell that is not there.
    pub const OPEN: Self = Self::known(Val::UNKNOWN_BOOL);

    pub const fn known(val: Val) -> Self {
        Self {
            val,
            used: Bits::EMPTY,
            waits: Bits::EMPTY,
        }
    }

    /// A value that rests on all of these.
    #[inline(always)]
    fn set(&mut self, val: Val, parts: &[&Self]) {
        let (mut used, mut waits) = (Bits::EMPTY, Bits::EMPTY);
        for part in parts {
            used.add(&part.used);
            waits.add(&part.waits);
        }
        self.val = val;
        self.used = used;
        self.waits = waits.only_if(!val.is_definite());
    }

    /// An input's value; it is waited for as long as it is open.
    #[inline(always)]
    fn input(&mut self, slot: Slot, val: Val) {
        self.read(Bits::one(usize::from(slot)), val);
    }

    /// The same, of an input whose set is known already.
    #[inline(always)]
    fn read(&mut self, bit: Bits, val: Val) {
        self.val = val;
        self.used = bit;
        self.waits = bit.only_if(!val.is_definite());
    }

    /// What the other is, number by number.
    #[inline(always)]
    fn copy(&mut self, other: &Self) {
        (self.val.lo, self.val.hi, self.val.none) = (other.val.lo, other.val.hi, other.val.none);
        (self.used, self.waits) = (other.used, other.waits);
    }
}

/// The state of one input.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct SlotState {
    /// A fact's value, a document's `has`, a reading's choice, an amount. Of a list: its place.
    pub val: Val,
    /// Of a document: the requirement was waived.
    pub waived: bool,
    /// Of a document: it was accepted, so its quality decides.
    pub accepted: bool,
}

impl SlotState {
    pub const fn of(val: Val) -> Self {
        Self {
            val,
            waived: false,
            accepted: false,
        }
    }
}

/// A list as evaluation sees it.
#[derive(Debug, Clone, Default)]
pub(crate) struct ListState {
    /// For each element the values of its fields.
    pub items: Vec<Vec<Val>>,
    /// The element nobody has seen, which stands for any number of them; none where all are here.
    pub ghost: Option<Vec<Val>>,
}

/// Everything that an evaluation reads.
#[derive(Debug, Clone)]
pub(crate) struct Env {
    pub as_of: i64,
    pub zone: Zone,
    pub leap_day: LeapDay,
    pub rounding: Rounding,
    pub calendars: Arc<[NamedCalendar]>,
    pub slots: Vec<SlotState>,
    pub lists: Vec<ListState>,
    /// Inputs that a presumption does not absorb.
    pub firm: Bits,
    /// Of every rule of the program what a person said of its presumption.
    pub calls: Vec<Option<PresumptionCall>>,
    /// The number of a text that is none of those known.
    pub texts: i64,
    /// The claim's texts that the program does not know, numbered after its own.
    pub more_texts: Vec<String>,
}

/// The cells of an arena after evaluation.
#[derive(Debug, Clone, Default)]
pub(crate) struct Evaluation {
    pub cells: Vec<Cell>,
    /// The first node whose arithmetic left the range of numbers.
    pub overflow: Option<NodeId>,
    /// The program whose constants stand in the cells, by its number.
    of: u64,
}

impl Evaluation {
    #[inline]
    pub fn cell(&self, id: NodeId) -> &Cell {
        self.cells.get(id as usize).unwrap_or(&Cell::OPEN)
    }
}

/// Evaluates a program for what is bound. Cells that have served the same program before are ready for it: its
/// constants stand there already.
pub(crate) fn evaluate(program: &Program, env: &Env, out: &mut Evaluation) {
    if out.of != program.number {
        out.cells.clone_from(&program.blank);
        out.of = program.number;
    }
    for (id, slot, bit) in &program.facts {
        if let (Some(cell), Some(state)) =
            (out.cells.get_mut(*id as usize), env.slots.get(usize::from(*slot)))
        {
            cell.read(*bit, state.val);
        }
    }
    for (id, slot, bit) in &program.waivers {
        if let (Some(cell), Some(state)) =
            (out.cells.get_mut(*id as usize), env.slots.get(usize::from(*slot)))
        {
            cell.read(*bit, Val::bool(state.waived));
        }
    }
    run(program, env, &program.steps, out);
}

/// Evaluates some steps of a program, in the order given, and nothing else of it: inputs that are read have to be
/// among them.
pub(crate) fn evaluate_these(program: &Program, env: &Env, steps: &[NodeId], out: &mut Evaluation) {
    out.cells.clone_from(&program.blank);
    out.of = program.number;
    run(program, env, steps, out);
}

fn run(program: &Program, env: &Env, steps: &[NodeId], out: &mut Evaluation) {
    let ground = Ground::new(&program.arena, env, None);
    ground.work(steps, &mut out.cells);
    out.overflow = ground.overflow.get();
}

/// Evaluates some nodes again, in the order given, over cells already there. `fixed` sets the value
/// of one of them instead. Says whether arithmetic left the range of numbers.
pub(crate) fn evaluate_some(
    arena: &Arena,
    env: &Env,
    nodes: &[NodeId],
    fixed: Option<(NodeId, Val)>,
    out: &mut Evaluation,
) -> bool {
    let ground = Ground::new(arena, env, None);
    let place = fixed.and_then(|(node, _)| nodes.iter().position(|id| *id == node));
    let (before, after) = nodes.split_at(place.unwrap_or(nodes.len()));
    ground.work(before, &mut out.cells);
    if let (Some((node, val)), Some((_, after))) = (fixed, after.split_first()) {
        // What it rests on and waits for stays.
        if let Some(cell) = out.cells.get_mut(node as usize) {
            cell.val = val;
        }
        ground.work(after, &mut out.cells);
    }
    ground.overflow.get().is_some()
}

/// The nodes that a node rests on, in the order of evaluation, itself last.
pub(crate) fn cone(arena: &Arena, id: NodeId) -> Vec<NodeId> {
    let mut seen = std::collections::BTreeSet::new();
    let mut rest = vec![id];
    while let Some(at) = rest.pop() {
        if seen.insert(at) {
            rest.extend(arena.children(at));
        }
    }
    seen.into_iter().collect()
}
