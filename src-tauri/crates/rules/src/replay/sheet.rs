//! A benefit of a version, laid out so that a stored claim is bound to it in one walk through both.

use super::stored::{Stored, whole};
use crate::calendar::{DAY, FIRST_DATE, LAST_DATE};
use crate::catalogue::Catalogue;
use crate::claim::{MOST, PresumptionCall};
use crate::diff::Side;
use crate::eval::{Env, ListState, SlotState, Texts, document_state, unknown_element, unseen};
use crate::plan::PlanVersion;
use crate::program::{Input, NodeId, Program, Ty, fact_type};
use crate::value::{Absence, INF, Val};
use crate::vocabulary::{Fact, FactType, Field, Vocabulary};
use satei_model::packed::{Item, Reader};

/// Inputs of a program by their ids, in order.
type Table<'a, T> = Vec<(&'a str, T)>;

pub(super) struct Sheet<'a> {
    pub side: Side<'a>,
    facts: Table<'a, Known<'a>>,
    documents: Table<'a, usize>,
    readings: Table<'a, (usize, &'a crate::plan::Reading)>,
    holes: Table<'a, usize>,
    discretions: Table<'a, usize>,
    enquiries: Table<'a, usize>,
    lines: Table<'a, usize>,
    /// Rules by their places in the program.
    rules: Table<'a, usize>,
    /// The inputs of a claim that says nothing, and its lists.
    blank: Vec<SlotState>,
    lists: Vec<ListState>,
    pub charges: bool,
    /// What the day rests on that picks the version.
    pub day: Vec<NodeId>,
}

/// A fact of a program, with what is the same for every claim.
struct Known<'a> {
    slot: usize,
    fact: &'a Fact,
    ty: Ty,
    /// Of a list: the types of its fields, and an element of which nothing is known.
    fields: Vec<Ty>,
    unknown: Vec<Val>,
}

impl<'a> Known<'a> {
    fn new(vocabulary: &Vocabulary, slot: usize, fact: &'a Fact) -> Self {
        let fields: &[Field] = match &fact.ty {
            FactType::List { fields, .. } => fields,
            _ => &[],
        };
        Self {
            slot,
            fact,
            ty: fact_type(vocabulary, &fact.ty),
            fields: fields.iter().map(|f| fact_type(vocabulary, &f.ty)).collect(),
            unknown: unknown_element(fields, vocabulary),
        }
    }
}

/// A fact whose value the version cannot read.
pub(super) struct Unreadable(pub String);

impl<'a> Sheet<'a> {
    pub fn new(catalogue: &'a Catalogue, plan: &'a PlanVersion, program: &'a Program) -> Self {
        let vocabulary = catalogue.vocabulary();
        let mut sheet = Self {
            side: Side {
                vocabulary,
                plan,
                program,
            },
            facts: Vec::new(),
            documents: Vec::new(),
            readings: Vec::new(),
            holes: Vec::new(),
            discretions: Vec::new(),
            enquiries: Vec::new(),
            lines: Vec::new(),
            rules: Vec::new(),
            blank: Vec::new(),
            lists: Vec::new(),
            charges: false,
            day: program
                .version_by
                .map_or_else(Vec::new, |id| crate::eval::cone(&program.arena, id)),
        };
        let nothing = crate::claim::ClaimInput::new(&plan.id, 0);
        let env = crate::eval::bind(program, plan, vocabulary, &nothing);
        (sheet.blank, sheet.lists) = (env.slots, env.lists);
        let rule = |place: usize| plan.rules.get(place).map(|r| r.id.as_str());
        for (slot, input) in program.inputs.iter().enumerate() {
            match input {
                Input::Fact(place) => {
                    let fact = vocabulary.facts.get(*place);
                    sheet
                        .facts
                        .extend(fact.map(|f| (f.id.as_str(), Known::new(vocabulary, slot, f))));
                }
                Input::Doc(place) => {
                    let document = vocabulary.documents.get(*place);
                    sheet.documents.extend(document.map(|d| (d.id.as_str(), slot)));
                }
                Input::Reading(place) => {
                    let reading = plan.readings.get(*place);
                    sheet.readings.extend(reading.map(|r| (r.id.as_str(), (slot, r))));
                }
                Input::Hole(place) => sheet.holes.extend(rule(*place).map(|id| (id, slot))),
                Input::Discretion(place) => sheet.discretions.extend(rule(*place).map(|id| (id, slot))),
                Input::Enquiry(place) => sheet.enquiries.extend(rule(*place).map(|id| (id, slot))),
                Input::Lines(place) => sheet.lines.extend(rule(*place).map(|id| (id, slot))),
                Input::Holidays => {}
            }
        }
        for (place, code) in program.rules.iter().enumerate() {
            sheet.rules.extend(rule(code.rule).map(|id| (id, place)));
            let of = plan.rules.get(code.rule);
            sheet.charges |= of.is_some_and(|r| r.kind == crate::plan::RuleKind::Charge && !r.advisory);
        }
        sheet.facts.sort_unstable_by_key(|(id, _)| *id);
        sheet.readings.sort_unstable_by_key(|(id, _)| *id);
        for table in [
            &mut sheet.documents,
            &mut sheet.holes,
            &mut sheet.discretions,
            &mut sheet.enquiries,
            &mut sheet.lines,
            &mut sheet.rules,
        ] {
            table.sort_unstable_by_key(|(id, _)| *id);
        }
        sheet
    }

    /// The inputs of a claim that says nothing.
    fn unbound(&self) -> Env {
        let Side { plan, program, .. } = self.side;
        Env {
            as_of: 0,
            zone: plan.zone,
            leap_day: plan.leap_day,
            rounding: plan.rounding,
            calendars: plan.calendars.clone(),
            slots: Vec::new(),
            lists: Vec::new(),
            firm: program.firm,
            calls: Vec::new(),
            texts: 0,
            more_texts: Vec::new(),
        }
    }

    /// Binds a stored claim: what `bind` makes of the same claim, but for the numbers of texts. `before` is what this
    /// very sheet bound before, to be written over.
    pub fn bind(&self, stored: &Stored<'_>, before: Option<Env>) -> Result<Env, Unreadable> {
        let Side {
            vocabulary,
            plan,
            program,
        } = self.side;
        let mut env = before.unwrap_or_else(|| self.unbound());
        env.as_of = stored.as_of;
        env.more_texts.clear();
        let mut texts = Texts {
            program: &program.texts,
            more: std::mem::take(&mut env.more_texts),
        };
        env.slots.clone_from(&self.blank);
        env.lists.clone_from(&self.lists);
        env.calls.clear();
        env.calls.resize(program.rules.len(), None);
        let (slots, lists, calls) = (&mut env.slots, &mut env.lists, &mut env.calls);
        let mut put = |slot: usize, state: SlotState| {
            if let Some(place) = slots.get_mut(slot) {
                *place = state;
            }
        };
        let mut unreadable = None;
        joined(&self.facts, &stored.facts, |id, known, (proof, reader)| {
            let fact = known.fact;
            if *proof < fact.proof {
                return;
            }
            let mut reader = *reader;
            let mut read = Values {
                vocabulary,
                texts: &mut texts,
            };
            if let FactType::List { fields, complete_by } = &fact.ty {
                let list = read.list(&mut reader, fields, complete_by.as_deref(), plan, known);
                let place = self
                    .blank
                    .get(known.slot)
                    .and_then(|s| usize::try_from(s.val.lo).ok());
                match (list, place.and_then(|place| lists.get_mut(place))) {
                    (Some(list), Some(state)) => *state = list,
                    _ => unreadable = Some(id.to_owned()),
                }
                return;
            }
            match read.scalar(&mut reader, &fact.ty, known.ty, fact.optional) {
                Some(val) => put(known.slot, SlotState::of(val)),
                None => unreadable = Some(id.to_owned()),
            }
        });
        if let Some(fact) = unreadable {
            return Err(Unreadable(fact));
        }
        joined(&self.documents, &stored.documents, |_, slot, state| {
            put(*slot, document_state(*state));
        });
        joined(&self.readings, &stored.readings, |_, (slot, reading), choice| {
            if let Some(place) = reading.choices.iter().position(|c| c.id == *choice) {
                put(
                    *slot,
                    SlotState::of(Val::known(i64::try_from(place).unwrap_or(0))),
                );
            }
        });
        joined(&self.holes, &stored.amounts, |_, slot, amount| {
            put(*slot, SlotState::of(Val::known(*amount)));
        });
        joined(&self.discretions, &stored.findings, |_, slot, raised| {
            put(*slot, SlotState::of(Val::bool(*raised)));
        });
        joined(&self.enquiries, &stored.enquiries, |_, slot, ()| {
            put(*slot, SlotState::of(Val::TRUE));
        });
        joined(&self.lines, &stored.presumptions, |_, slot, call| {
            put(
                *slot,
                SlotState::of(Val::bool(*call == PresumptionCall::Overturned)),
            );
        });
        joined(&self.rules, &stored.presumptions, |_, place, call| {
            if let Some(said) = calls.get_mut(*place) {
                *said = Some(*call);
            }
        });
        env.texts = i64::try_from(texts.program.len() + texts.more.len()).unwrap_or(i64::MAX);
        env.more_texts = texts.more;
        Ok(env)
    }
}

/// Walks through two tables in the order of their ids and meets what both have.
fn joined<A, B>(sheet: &[(&str, A)], stored: &[(&str, B)], mut met: impl FnMut(&str, &A, &B)) {
    let (mut mine, mut theirs) = (sheet.iter().peekable(), stored.iter());
    let mut next = theirs.next();
    while let (Some((id, a)), Some((other, b))) = (mine.peek(), next) {
        match id.cmp(other) {
            std::cmp::Ordering::Less => drop(mine.next()),
            std::cmp::Ordering::Greater => next = theirs.next(),
            std::cmp::Ordering::Equal => {
                met(id, a, b);
                // An id may stand twice in a sheet, never in a claim.
                mine.next();
            }
        }
    }
}

/// Reads values as a claim states them; everything gives nothing where a value is not of its type.
struct Values<'t, 'a> {
    vocabulary: &'a Vocabulary,
    texts: &'t mut Texts<'a>,
}

impl Values<'_, '_> {
    fn scalar(&mut self, reader: &mut Reader<'_>, ty: &FactType, of: Ty, optional: bool) -> Option<Val> {
        let item = reader.item()?;
        if optional && matches!(item, Item::Null | Item::Text("none")) {
            return Some(Val::NONE);
        }
        let open = match ty {
            FactType::Bool => match item {
                Item::Bool(truth) => return Some(Val::bool(truth)),
                _ => return None,
            },
            FactType::Enum { .. } => {
                let Ty::Enum(place) = of else {
                    return None;
                };
                let def = self.vocabulary.enums.get(place)?;
                let value = match item {
                    Item::Text(id) => def.value(id),
                    other => def.value(&other.text()?),
                };
                return Some(Val::known(i64::try_from(value?).ok()?));
            }
            FactType::Text => {
                let text = match item {
                    Item::Text(text) => self.texts.number(text),
                    other => self.texts.number(&other.text()?),
                };
                return Some(Val::known(text));
            }
            FactType::Yen | FactType::Count => Val::range(0, INF),
            FactType::Date => Val::range(FIRST_DATE, LAST_DATE),
            FactType::Instant => Val::range(FIRST_DATE * DAY, (LAST_DATE + 1) * DAY - 1),
            FactType::List { .. } => return None,
        };
        let Item::Map(ends) = item else {
            return end(item, ty).map(Val::known);
        };
        let mut val = open;
        for _ in 0..ends {
            match reader.name()? {
                "from" => val.lo = end(reader.item()?, ty)?,
                "to" => val.hi = end(reader.item()?, ty)?,
                _ => return None,
            }
        }
        (val.lo <= val.hi).then_some(val)
    }

    fn list(
        &mut self,
        reader: &mut Reader<'_>,
        fields: &[Field],
        complete_by: Option<&str>,
        plan: &PlanVersion,
        known: &Known<'_>,
    ) -> Option<ListState> {
        let by_name = |name: &str| fields.iter().position(|f| f.id == name);
        let (mut list, mut complete) = (ListState::default(), false);
        let (mut from, mut by) = (None, complete_by.and_then(by_name));
        let Item::Map(members) = reader.item()? else {
            return None;
        };
        for _ in 0..members {
            match reader.name()? {
                "items" => {
                    let Item::List(items) = reader.item()? else {
                        return None;
                    };
                    for _ in 0..items {
                        let item = self.element(reader, fields, known)?;
                        list.items.push(item);
                    }
                }
                "complete" => complete = reader.item()? == Item::Bool(true),
                "complete_from" => from = Some(end(reader.item()?, &FactType::Date)?),
                "complete_by" => by = Some(by_name(reader.name()?)?),
                _ => return None,
            }
        }
        list.ghost = (!complete).then(|| unseen(known.unknown.clone(), fields, from, by, plan));
        Some(list)
    }

    fn element(&mut self, reader: &mut Reader<'_>, fields: &[Field], known: &Known<'_>) -> Option<Vec<Val>> {
        let mut values = known.unknown.clone();
        let Item::Map(members) = reader.item()? else {
            return None;
        };
        for _ in 0..members {
            let name = reader.name()?;
            let place = fields.iter().position(|f| f.id == name)?;
            let field = fields.get(place)?;
            let ty = known.fields.get(place).copied()?;
            *values.get_mut(place)? = self.scalar(reader, &field.ty, ty, field.optional)?;
        }
        Some(values)
    }
}

/// One end of a number, date or instant.
fn end(item: Item<'_>, ty: &FactType) -> Option<i64> {
    match (ty, item) {
        (FactType::Yen | FactType::Count, item) => whole(item).filter(|n| (0..=MOST).contains(n)),
        (FactType::Date, Item::Date(day)) => Some(day).filter(|d| (FIRST_DATE..=LAST_DATE).contains(d)),
        (FactType::Instant, Item::Instant(at, _)) => Some(at),
        _ => None,
    }
}

/// Whether a claim says nothing of a fact that counts.
pub(super) fn is_unknown(stored: &Stored<'_>, fact: &Fact) -> bool {
    let place = stored.facts.binary_search_by_key(&fact.id.as_str(), |(id, _)| id);
    let said = place.ok().and_then(|place| stored.facts.get(place));
    said.is_none_or(|(_, (proof, _))| *proof < fact.proof)
}

/// The day that a fact says, where it says one for sure and the proof suffices.
pub(super) fn day_of(stored: &Stored<'_>, fact: &Fact, plan: &PlanVersion) -> Option<i64> {
    let place = stored
        .facts
        .binary_search_by_key(&fact.id.as_str(), |(id, _)| id)
        .ok()?;
    let (_, (proof, reader)) = stored.facts.get(place)?;
    let mut reader = *reader;
    match (&fact.ty, reader.item().filter(|_| *proof >= fact.proof)?) {
        (FactType::Date, Item::Date(day)) => Some(day),
        (FactType::Instant, Item::Instant(at, _)) => Some(plan.zone.date_of(at)),
        _ => None,
    }
}

/// A definite day, where a value is one.
pub(super) fn known_day(val: Val) -> Option<i64> {
    (val.none == Absence::Never && val.lo == val.hi).then_some(val.lo)
}
