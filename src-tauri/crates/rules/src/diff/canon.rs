//! Steps of different programs, numbered so that steps which are written alike have the same number:
//! names instead of places, definitions written out, the order within `and` and `or` set aside.

use crate::business::Calendar;
use crate::plan::{NamedCalendar, PlanVersion};
use crate::program::{Arena, Input, Node, NodeId, Program, Ty};
use crate::value::Val;
use crate::vocabulary::{Fact, FactType, Vocabulary};
use std::collections::HashMap;

/// A benefit of one version, with what its places mean.
#[derive(Clone, Copy)]
pub(crate) struct Side<'a> {
    pub vocabulary: &'a Vocabulary,
    pub plan: &'a PlanVersion,
    pub program: &'a Program,
}

/// The numbers given so far.
#[derive(Default)]
pub(super) struct Canon(HashMap<String, u32>);

impl Canon {
    /// The number of a step.
    pub fn number(&mut self, side: Side<'_>, id: NodeId) -> u32 {
        let mut walk = Walk {
            canon: self,
            side,
            done: HashMap::new(),
        };
        walk.number(&[&side.program.arena], id)
    }
}

struct Walk<'c, 'a> {
    canon: &'c mut Canon,
    side: Side<'a>,
    /// By depth of the arena, its place in memory and the node.
    done: HashMap<(*const Arena, NodeId), u32>,
}

impl<'a> Walk<'_, 'a> {
    /// `arenas`: the arena of the step, behind those around it.
    fn number(&mut self, arenas: &[&'a Arena], id: NodeId) -> u32 {
        let Some(arena) = arenas.last().copied() else {
            return u32::MAX;
        };
        let place = (std::ptr::from_ref(arena), id);
        if let Some(done) = self.done.get(&place) {
            return *done;
        }
        let words = self.words(arenas, arena, id);
        let next = u32::try_from(self.canon.0.len()).unwrap_or(u32::MAX);
        let number = *self.canon.0.entry(words).or_insert(next);
        self.done.insert(place, number);
        number
    }

    fn words(&mut self, arenas: &[&'a Arena], arena: &'a Arena, id: NodeId) -> String {
        let side = self.side;
        let mut all = |ids: &[NodeId]| -> Vec<u32> { ids.iter().map(|n| self.number(arenas, *n)).collect() };
        match arena.node(id) {
            Node::Const(val) => {
                let ty = arena.types.get(id as usize).copied().unwrap_or(Ty::Wrong);
                constant(side, val, ty)
            }
            Node::AsOf => "as_of".to_owned(),
            Node::SoFar(_) => "so_far".to_owned(),
            Node::Fact(slot) | Node::Hole(slot) => input(side, usize::from(slot)),
            Node::Waived(slot) => format!("waived {}", input(side, usize::from(slot))),
            Node::Reading(slot, run) => {
                format!("{} {:?}", input(side, usize::from(slot)), all(arena.run(run)))
            }
            Node::Has { slot, quality, late } => format!(
                "has {} {:?} {:?}",
                input(side, usize::from(slot)),
                quality.map(|q| all(&[q])),
                late.map(|l| all(&[l]))
            ),
            Node::Not(a) => format!("not {:?}", all(&[a])),
            Node::And(run) => format!("and {:?}", sorted(all(arena.run(run)))),
            Node::Or(run) => format!("or {:?}", sorted(all(arena.run(run)))),
            Node::Guarded(guard, test) => format!("guarded {:?}", all(&[guard, test])),
            Node::Min(run) => format!("min {:?}", sorted(all(arena.run(run)))),
            Node::Max(run) => format!("max {:?}", sorted(all(arena.run(run)))),
            Node::Cmp(op, a, b) => format!("{op:?} {:?}", all(&[a, b])),
            Node::Among(a, mask) => {
                let ty = arena.types.get(a as usize).copied().unwrap_or(Ty::Wrong);
                let values = (0..64)
                    .filter(|i| mask >> i & 1 == 1)
                    .map(|i| constant(side, Val::known(i), ty));
                format!("among {:?} {:?}", values.collect::<Vec<_>>(), all(&[a]))
            }
            Node::Exists(a) => format!("exists {:?}", all(&[a])),
            Node::Add(a, b) => format!("add {:?}", sorted(all(&[a, b]))),
            Node::Sub(a, b) => format!("sub {:?}", all(&[a, b])),
            Node::Mul(a, b) => format!("times {:?}", all(&[a, b])),
            Node::MoveMonths(a, b, back) => format!("months {back} {:?}", all(&[a, b])),
            Node::LastOfMonths(a, b) => format!("last of months {:?}", all(&[a, b])),
            Node::MoveLocalDays(a, b, back) => format!("local days {back} {:?}", all(&[a, b])),
            Node::MoveLocalMonths(a, b, back) => format!("local months {back} {:?}", all(&[a, b])),
            Node::Percent(n, a) => format!("percent {n} {:?}", all(&[a])),
            Node::Share(a, b, c, unit) => format!("share {unit:?} {:?}", all(&[a, b, c])),
            Node::If(a, b, c) => format!("if {:?}", all(&[a, b, c])),
            Node::Whole(a, n) => format!("whole {n} {:?}", all(&[a])),
            Node::Rounded(a, to, n) => format!("rounded {to:?} {n} {:?}", all(&[a])),
            Node::Local(op, a, clocks) => {
                let zones = all(arena.run(clocks.zones));
                format!("{op:?} {zones:?} {:?}", all(&[a, clocks.by]))
            }
            Node::MonthEdge(a, last) => format!("edge {last} {:?}", all(&[a])),
            Node::MoveBusiness(by, a, b, back) => {
                format!(
                    "business {back} {} {:?}",
                    calendar(side, by.calendar),
                    all(&[a, b])
                )
            }
            Node::BusinessElapsed(by, a, b) => {
                format!("business days {} {:?}", calendar(side, by.calendar), all(&[a, b]))
            }
            Node::DateOf(a) => format!("date of {:?}", all(&[a])),
            Node::StartOf(a) => format!("start of {:?}", all(&[a])),
            Node::Elapsed(period, a, b) => format!("elapsed {period:?} {:?}", all(&[a, b])),
            Node::Part(part, a) => format!("part {part:?} {:?}", all(&[a])),
            Node::Presume(a, slot) => {
                format!("presume {} {:?}", input(side, usize::from(slot)), all(&[a]))
            }
            Node::Field(field) => format!("field {field}"),
            Node::Outer(outer) => {
                let around = arenas.get(..arenas.len() - 1).unwrap_or(&[]);
                format!("outer {}", self.number(around, outer))
            }
            Node::Fold(place) => self.fold(arenas, arena, place),
        }
    }

    fn fold(&mut self, arenas: &[&'a Arena], arena: &'a Arena, place: u32) -> String {
        let Some(body) = arena.bodies.get(place as usize) else {
            return "no list".to_owned();
        };
        let mut within = arenas.to_vec();
        within.push(&body.arena);
        let cond = body.cond.map(|c| self.number(&within, c));
        let value = body.value.map(|v| self.number(&within, v));
        format!(
            "{:?} {} {cond:?} {value:?}",
            body.op,
            input(self.side, usize::from(body.list))
        )
    }
}

fn sorted(mut numbers: Vec<u32>) -> Vec<u32> {
    numbers.sort_unstable();
    numbers
}

fn constant(side: Side<'_>, val: Val, ty: Ty) -> String {
    let name = usize::try_from(val.lo).ok().and_then(|place| match ty {
        Ty::Enum(e) => {
            let def = side.vocabulary.enums.get(e)?;
            Some(format!("{} {}", def.id, def.values.get(place)?.id))
        }
        Ty::Business(by) => Some(format!("{} {}", val.lo, calendar(side, by))),
        Ty::Text => Some(format!("{:?}", side.program.texts.get(place)?)),
        _ => None,
    });
    match (name, ty) {
        (Some(name), _) => name,
        (None, Ty::Enum(_)) => format!("{val:?}"),
        (None, ty) => format!("{ty:?} {val:?}"),
    }
}

fn calendar(side: Side<'_>, place: u16) -> String {
    let named = side.plan.calendars.get(usize::from(place));
    named.map_or_else(String::new, days_off)
}

/// What decides which days are business days.
pub(super) fn days_off(named: &NamedCalendar) -> String {
    let Calendar {
        holidays,
        weekend,
        closed,
        ..
    } = &named.calendar;
    format!("holidays {holidays}, weekend {weekend:?}, closed {closed:?}")
}

/// An input by its name, with all of its definition that a result can depend on.
pub(super) fn input(side: Side<'_>, slot: usize) -> String {
    let rule = |place: usize| side.plan.rules.get(place).map_or("?", |r| r.id.as_str());
    match side.program.inputs.get(slot) {
        None => "?".to_owned(),
        Some(Input::Fact(place)) => side
            .vocabulary
            .facts
            .get(*place)
            .map_or_else(|| "?".to_owned(), |f| fact(side.vocabulary, f)),
        Some(Input::Doc(place)) => {
            let document = side.vocabulary.documents.get(*place);
            format!("document {}", document.map_or("?", |d| d.id.as_str()))
        }
        Some(Input::Reading(place)) => {
            let reading = side.plan.readings.get(*place);
            let choices: Vec<&str> = reading
                .iter()
                .flat_map(|r| &r.choices)
                .map(|c| c.id.as_str())
                .collect();
            format!(
                "reading {} {}",
                reading.map_or("?", |r| r.id.as_str()),
                choices.join("|")
            )
        }
        Some(Input::Hole(place)) => format!("unstated {}", rule(*place)),
        Some(Input::Discretion(place)) => format!("discretion {}", rule(*place)),
        Some(Input::Enquiry(place)) => format!("enquiry {}", rule(*place)),
        Some(Input::Lines(place)) => format!("lines {}", rule(*place)),
        Some(Input::Holidays) => "holidays".to_owned(),
    }
}

fn fact(vocabulary: &Vocabulary, fact: &Fact) -> String {
    format!(
        "fact {} {} {:?} optional={} history={}",
        fact.id,
        kind(vocabulary, &fact.ty),
        fact.proof,
        fact.optional,
        fact.group == "history"
    )
}

fn kind(vocabulary: &Vocabulary, ty: &FactType) -> String {
    match ty {
        FactType::Enum { of } => {
            let def = vocabulary.enumeration(of).map(|(_, d)| d);
            let values: Vec<&str> = def
                .iter()
                .flat_map(|d| &d.values)
                .map(|v| v.id.as_str())
                .collect();
            format!("enum {of} {}", values.join("|"))
        }
        FactType::List { fields, complete_by } => {
            let fields: Vec<String> = fields
                .iter()
                .map(|f| format!("{} {} {}", f.id, kind(vocabulary, &f.ty), f.optional))
                .collect();
            format!("list {} by {complete_by:?}", fields.join(", "))
        }
        other => format!("{other:?}"),
    }
}

/// Whether a step depends only on facts and readings: not on the day of the assessment, nor on a
/// document, a waiver or an overturned presumption, which a claim without anything fixes.
pub(crate) fn rests_on_facts(arena: &Arena, id: NodeId) -> bool {
    crate::eval::cone(arena, id)
        .into_iter()
        .all(|id| match arena.node(id) {
            Node::AsOf
            | Node::SoFar(_)
            | Node::Has { .. }
            | Node::Waived(_)
            | Node::Presume(..)
            | Node::Hole(_) => false,
            Node::Fold(place) => arena
                .bodies
                .get(place as usize)
                .is_none_or(|body| everything_rests_on_facts(&body.arena)),
            _ => true,
        })
}

fn everything_rests_on_facts(arena: &Arena) -> bool {
    (0..arena.nodes.len()).all(|id| NodeId::try_from(id).is_ok_and(|id| rests_on_facts(arena, id)))
}
