//! Nodes: the smallest steps of an evaluation, each shared by all who need it.

use crate::diag::Span;
use crate::eval::Cell;
use crate::expr::ast::{CmpOp, DatePart, Period, Side};
use crate::value::Val;
use rustc_hash::FxHashMap as HashMap;

/// The place of a node in its arena. Children always come before their parents.
pub(crate) type NodeId = u32;

/// The place of an input in its program.
pub(crate) type Slot = u16;

/// The type of an expression.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Ty {
    Bool,
    Yen,
    Count,
    Date,
    Instant,
    /// A length of the clock, in seconds.
    Hours,
    Days,
    /// Business days, by the place of their calendar in the plan.
    Business(u16),
    Months,
    /// With the enum's place in the vocabulary.
    Enum(usize),
    Text,
    /// Something already reported; fits everywhere so that one mistake is reported once.
    Wrong,
}

/// What an evaluation reads from outside.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) enum Input {
    /// A fact, by its place in the vocabulary; a list among them.
    Fact(usize),
    /// A document, by its place in the vocabulary.
    Doc(usize),
    /// A reading, by its place in the plan.
    Reading(usize),
    /// The amount that a payout rule leaves open, by the rule's place.
    Hole(usize),
    /// A person's finding under a discretion rule.
    Discretion(usize),
    /// Whether the question of an exclusion was put, and its answer.
    Enquiry(usize),
    /// Whether a person overturned the presumption of an exclusion of lines.
    Lines(usize),
    /// Which days are off beyond the published list of holidays.
    Holidays,
}

/// A run of children in an arena's pool.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) struct Run {
    pub first: u32,
    pub len: u32,
}

impl Run {
    /// The children in their pool.
    #[inline]
    pub fn of(self, pool: &[NodeId]) -> &[NodeId] {
        pool.get(self.first as usize..(self.first + self.len) as usize)
            .unwrap_or(&[])
    }
}

/// What is asked of another clock.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum LocalOp {
    DateOf,
    StartOf,
    Hour,
}

/// Clocks to choose from by a value: constants with the places of their zones, negative where a value
/// has none.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) struct Clocks {
    pub by: NodeId,
    pub zones: Run,
}

/// By which calendar of the plan business days are counted, and the input that stands for what is not
/// yet published of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) struct Counted {
    pub calendar: u16,
    pub beyond: Slot,
}

/// One step.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Node {
    Const(Val),
    AsOf,
    /// The value of a fact.
    Fact(Slot),
    /// The value of the choice, or all that the choices can be.
    Reading(Slot, Run),
    /// `has`: the state of the document, its quality and whether it is too late for it.
    Has {
        slot: Slot,
        quality: Option<NodeId>,
        late: Option<NodeId>,
    },
    /// Whether the requirement of the document was waived.
    Waived(Slot),
    /// An amount that the source leaves open.
    Hole(Slot),
    /// The amount before a limit acts, by the rule's place: anything until the limit's turn comes.
    SoFar(u32),
    Not(NodeId),
    And(Run),
    Or(Run),
    /// Holds where the first does not, otherwise as the second: a rule says nothing where its `if` does not hold.
    Guarded(NodeId, NodeId),
    Cmp(CmpOp, NodeId, NodeId),
    /// Whether an enum value is among those of the mask.
    Among(NodeId, u64),
    Exists(NodeId),
    Add(NodeId, NodeId),
    Sub(NodeId, NodeId),
    /// A whole number of times a value.
    Mul(NodeId, NodeId),
    /// A date moved by months; the flag says back.
    MoveMonths(NodeId, NodeId, bool),
    /// The last day of a period of months, by its first day.
    LastOfMonths(NodeId, NodeId),
    /// An instant moved by days of the local clock.
    MoveLocalDays(NodeId, NodeId, bool),
    /// An instant moved by months of the local clock.
    MoveLocalMonths(NodeId, NodeId, bool),
    /// So many hundredths of a value, rounded.
    Percent(i64, NodeId),
    /// `share A / B of X`, rounded as the plan says or, where it is said, to whole multiples.
    Share(NodeId, NodeId, NodeId, Option<(Side, i64)>),
    Min(Run),
    Max(Run),
    DateOf(NodeId),
    StartOf(NodeId),
    /// Something of an instant or date by another clock than the plan's.
    Local(LocalOp, NodeId, Clocks),
    /// The first or, with the flag, the last day of a date's month.
    MonthEdge(NodeId, bool),
    Elapsed(Period, NodeId, NodeId),
    Part(DatePart, NodeId),
    /// A date moved by business days; the flag says back.
    MoveBusiness(Counted, NodeId, NodeId, bool),
    /// Business days after one date, up to another.
    BusinessElapsed(Counted, NodeId, NodeId),
    /// How many times a whole number goes into a count, rounded down.
    Whole(NodeId, i64),
    /// An amount rounded to whole multiples.
    Rounded(NodeId, Side, i64),
    /// The second where the first holds, otherwise the third.
    If(NodeId, NodeId, NodeId),
    /// An aggregate, by the place of its body.
    Fold(u32),
    /// A field of the element at hand.
    Field(u16),
    /// A node of the arena around this body.
    Outer(NodeId),
    /// Not known because of facts alone counts as not so.
    Presume(NodeId, Slot),
}

/// What is made of the elements of a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum FoldOp {
    Count,
    Sum,
    Any,
    All,
    Earliest,
    Latest,
}

/// The part of an aggregate that is evaluated for every element.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Body {
    pub op: FoldOp,
    pub list: Slot,
    /// The fact that is the list, by its place in the vocabulary.
    pub fact: usize,
    pub arena: Arena,
    pub cond: Option<NodeId>,
    pub value: Option<NodeId>,
    /// Its cells before evaluation: constants stand there already.
    pub blank: Vec<Cell>,
    /// The other nodes that are the same for every element, and those that are not, in the order of evaluation.
    pub once: Vec<NodeId>,
    pub each: Vec<NodeId>,
}

impl Body {
    /// What is worked out for the elements of a list.
    pub fn new(
        op: FoldOp,
        (list, fact): (Slot, usize),
        arena: Arena,
        cond: Option<NodeId>,
        value: Option<NodeId>,
    ) -> Self {
        let mut differs = vec![false; arena.nodes.len()];
        let mut blank = vec![Cell::OPEN; arena.nodes.len()];
        let (mut once, mut each) = (Vec::new(), Vec::new());
        for ((id, node), cell) in (0..).zip(&arena.nodes).zip(&mut blank) {
            if let Node::Const(val) = node {
                *cell = Cell::known(*val);
                continue;
            }
            let reads = |child: &NodeId| differs.get(*child as usize).is_some_and(|it| *it);
            let by_element = matches!(node, Node::Field(_)) || arena.children(id).iter().any(reads);
            if let Some(place) = differs.get_mut(id as usize) {
                *place = by_element;
            }
            if by_element { &mut each } else { &mut once }.push(id);
        }
        Self {
            op,
            list,
            fact,
            arena,
            cond,
            value,
            blank,
            once,
            each,
        }
    }
}

/// Nodes in an order in which children come before their parents.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Arena {
    pub nodes: Vec<Node>,
    /// The first place in the file that asked for the node.
    pub spans: Vec<Span>,
    pub types: Vec<Ty>,
    pub pool: Vec<NodeId>,
    pub bodies: Vec<Body>,
}

impl Arena {
    /// The children of a run.
    pub fn run(&self, run: Run) -> &[NodeId] {
        run.of(&self.pool)
    }

    /// The nodes that a node reads directly, those that its body reads among them.
    pub fn children(&self, id: NodeId) -> Vec<NodeId> {
        match self.node(id) {
            Node::Const(_)
            | Node::AsOf
            | Node::Fact(_)
            | Node::Waived(_)
            | Node::Hole(_)
            | Node::SoFar(_)
            | Node::Field(_)
            | Node::Outer(_) => Vec::new(),
            Node::Reading(_, run) | Node::And(run) | Node::Or(run) | Node::Min(run) | Node::Max(run) => {
                self.run(run).to_vec()
            }
            Node::Has { quality, late, .. } => quality.into_iter().chain(late).collect(),
            Node::Not(a)
            | Node::Among(a, _)
            | Node::Exists(a)
            | Node::Percent(_, a)
            | Node::DateOf(a)
            | Node::StartOf(a)
            | Node::Part(_, a)
            | Node::MonthEdge(a, _)
            | Node::Whole(a, _)
            | Node::Rounded(a, ..)
            | Node::Presume(a, _) => vec![a],
            Node::Local(_, a, clocks) => vec![a, clocks.by],
            Node::Guarded(a, b)
            | Node::Cmp(_, a, b)
            | Node::Add(a, b)
            | Node::Sub(a, b)
            | Node::Mul(a, b)
            | Node::MoveMonths(a, b, _)
            | Node::LastOfMonths(a, b)
            | Node::MoveLocalDays(a, b, _)
            | Node::MoveLocalMonths(a, b, _)
            | Node::MoveBusiness(_, a, b, _)
            | Node::BusinessElapsed(_, a, b)
            | Node::Elapsed(_, a, b) => vec![a, b],
            Node::Share(a, b, c, _) | Node::If(a, b, c) => vec![a, b, c],
            Node::Fold(place) => self
                .bodies
                .get(place as usize)
                .map_or_else(Vec::new, |b| b.arena.outers()),
        }
    }

    /// The nodes of the arena around that this one reads.
    fn outers(&self) -> Vec<NodeId> {
        let of = |node: &Node| match node {
            Node::Outer(id) => Some(*id),
            _ => None,
        };
        self.nodes.iter().filter_map(of).collect()
    }

    /// The node; a constant for a place that is not in the arena.
    pub fn node(&self, id: NodeId) -> Node {
        self.nodes
            .get(id as usize)
            .copied()
            .unwrap_or(Node::Const(Val::FALSE))
    }
}

/// An arena being built: equal nodes are made once.
#[derive(Debug, Default)]
pub(crate) struct Builder {
    pub arena: Arena,
    made: HashMap<Node, NodeId>,
    runs: HashMap<Vec<NodeId>, Run>,
}

impl Builder {
    pub fn push(&mut self, node: Node, ty: Ty, span: Span) -> NodeId {
        if let Some(id) = self.made.get(&node) {
            return *id;
        }
        let id = NodeId::try_from(self.arena.nodes.len()).unwrap_or(NodeId::MAX);
        self.arena.nodes.push(node);
        self.arena.types.push(ty);
        self.arena.spans.push(span);
        self.made.insert(node, id);
        id
    }

    pub fn run(&mut self, ids: Vec<NodeId>) -> Run {
        if let Some(run) = self.runs.get(&ids) {
            return *run;
        }
        let first = u32::try_from(self.arena.pool.len()).unwrap_or(u32::MAX);
        let run = Run {
            first,
            len: u32::try_from(ids.len()).unwrap_or(0),
        };
        self.arena.pool.extend_from_slice(&ids);
        self.runs.insert(ids, run);
        run
    }

    pub fn body(&mut self, body: Body, ty: Ty, span: Span) -> NodeId {
        let place = match self.arena.bodies.iter().position(|b| *b == body) {
            Some(place) => place,
            None => {
                self.arena.bodies.push(body);
                self.arena.bodies.len() - 1
            }
        };
        self.push(Node::Fold(u32::try_from(place).unwrap_or(u32::MAX)), ty, span)
    }
}
