//! A benefit of a plan version, resolved and type-checked, as a flat arena of shared nodes.

mod build;
mod check;
mod lists;
mod lower;
mod names;
mod node;
mod papers;
mod periods;
mod rises;
mod rule;

pub(crate) use build::{Program, build, check_plan, domain, fact_type};
pub(crate) use node::{Arena, Body, Clocks, Counted, FoldOp, Input, LocalOp, Node, NodeId, Run, Slot, Ty};
pub(crate) use rule::{Bearing, Plain, Role, RuleCode};
