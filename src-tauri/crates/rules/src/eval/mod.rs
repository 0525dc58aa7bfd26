//! Evaluation: every node once, with its value, what it used and what it waits for.

mod bind;
mod list;
mod numbers;
mod periods;
mod step;

use crate::bits::Bits;
use crate::calendar::{LeapDay, Zone};
use crate::claim::PresumptionCall;
use crate::plan::{NamedCalendar, Rounding};
use crate::program::{Arena, NodeId, Program};
use crate::value::Val;
use std::sync::Arc;

pub(crate) use bind::{Texts, bind, document_state, unknown_element, unseen};

/// What a node came to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
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
}

impl Evaluation {
    #[inline]
    pub fn cell(&self, id: NodeId) -> &Cell {
        self.cells.get(id as usize).unwrap_or(&Cell::OPEN)
    }
}

/// The cells before an evaluation: constants, and the inputs as they are bound.
pub(crate) fn begin(program: &Program, env: &Env) -> Evaluation {
    let mut begun = Evaluation {
        cells: program.blank.clone(),
        overflow: None,
    };
    evaluate_some(&program.arena, env, &program.loads, None, &mut begun);
    begun
}

/// Evaluates a program into cells begun for it. What an earlier evaluation left there is overwritten.
pub(crate) fn evaluate(program: &Program, env: &Env, out: &mut Evaluation) {
    run(program, env, &program.steps, out);
}

/// Evaluates some steps of a program, in the order given, and nothing else of it: inputs that are read have to be
/// among them.
pub(crate) fn evaluate_these(program: &Program, env: &Env, steps: &[NodeId], out: &mut Evaluation) {
    out.cells.clone_from(&program.blank);
    run(program, env, steps, out);
}

fn run(program: &Program, env: &Env, steps: &[NodeId], out: &mut Evaluation) {
    out.overflow = None;
    for id in steps {
        let mut step = step::Step {
            arena: &program.arena,
            env,
            cells: &out.cells,
            around: None,
            overflow: false,
        };
        let cell = step.cell(*id as usize);
        if step.overflow && out.overflow.is_none() {
            out.overflow = Some(*id);
        }
        if let Some(place) = out.cells.get_mut(*id as usize) {
            *place = cell;
        }
    }
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
    let mut overflow = false;
    for id in nodes {
        let cell = match fixed {
            Some((node, val)) if node == *id => Cell {
                val,
                ..*out.cell(*id)
            },
            _ => {
                let mut step = step::Step {
                    arena,
                    env,
                    cells: &out.cells,
                    around: None,
                    overflow: false,
                };
                let cell = step.cell(*id as usize);
                overflow |= step.overflow;
                cell
            }
        };
        if let Some(place) = out.cells.get_mut(*id as usize) {
            *place = cell;
        }
    }
    overflow
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
