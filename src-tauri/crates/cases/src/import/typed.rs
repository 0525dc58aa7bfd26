//! An entry of the book as a person types it: the same cells, and the same reasons to refuse them, as a row of a file.

use satei_model::{
    ContractId, ContractRecorded, DeviceId, DeviceRegistered, MemberId, MemberRecorded, PastClaimId,
    PastClaimRecorded, Payload, Term,
};
use serde_json::Map;

use super::row::{Cells, DEVICE_FACTS, PAST_FIELDS, contract, device, past};
use super::{Field, Refusal};
use crate::book::{Contract, Member};
use crate::error::Result;
use crate::store::Store;

/// What an entry is about: something new, or what it replaces.
#[derive(Debug, Clone, PartialEq)]
pub enum EntryOf {
    /// A member; nothing for a new one.
    Member(Option<Member>),
    /// A contract of a member; nothing for a new one.
    Contract(Member, Option<ContractId>),
    /// A device registered under a contract; nothing for a new one.
    Device(Contract, Option<DeviceId>),
    /// A claim under a contract that was decided elsewhere; nothing for a new one.
    PastClaim(Contract, Option<PastClaimId>),
}

/// What an entry records, and whose it is.
#[derive(Debug, Clone, PartialEq)]
pub struct Entered {
    /// The member.
    pub member: MemberId,
    /// What is to be recorded.
    pub payload: Payload,
}

impl Store {
    /// Works out what an entry records: all that its cells say, in the place of what they said before. Records nothing.
    /// The inner error is the reason to refuse it.
    ///
    /// # Errors
    /// Where the book cannot be read.
    pub fn plan_entry(
        &self,
        of: EntryOf,
        cells: &[(Field, String)],
    ) -> Result<std::result::Result<Entered, Refusal>> {
        let filled = cells.iter().filter(|(_, cell)| !cell.trim().is_empty());
        let cells = Cells(filled.map(|(field, cell)| (*field, cell.as_str())).collect());
        Ok(match of {
            EntryOf::Member(known) => self.member_entry(known, &cells)?,
            EntryOf::Contract(member, id) => self.contract_entry(member, id, &cells),
            EntryOf::Device(of, id) => self.device_entry(of, id, &cells),
            EntryOf::PastClaim(of, id) => self.past_entry(of, id, &cells)?,
        })
    }

    fn member_entry(
        &self,
        known: Option<Member>,
        cells: &Cells<'_>,
    ) -> Result<std::result::Result<Entered, Refusal>> {
        let Some(number) = cells.text(Field::Number) else {
            return Ok(Err(Refusal::NoNumber));
        };
        let id = known.as_ref().map(|it| it.entry.id);
        let others = self.members_by_number(&number)?;
        if others.iter().any(|it| Some(it.entry.id) != id) {
            return Ok(Err(Refusal::NumberTaken { member: number }));
        }
        let Some(name) = cells.text(Field::Name) else {
            return Ok(Err(Refusal::NoName { member: number }));
        };
        let mut person = known.map_or_else(Map::new, |it| it.entry.person);
        person.remove("address");
        if let Some(address) = cells.text(Field::Address) {
            person.insert("address".to_owned(), address.into());
        }
        let id = id.unwrap_or_else(|| MemberId(self.new_id()));
        let member = MemberRecorded {
            id,
            number,
            name,
            kana: cells.text(Field::Kana).unwrap_or_default(),
            phones: cells.texts(Field::Phone),
            email: cells.text(Field::Email),
            person,
        };
        Ok(Ok(Entered {
            member: id,
            payload: member.into(),
        }))
    }

    fn contract_entry(
        &self,
        member: Member,
        id: Option<ContractId>,
        cells: &Cells<'_>,
    ) -> std::result::Result<Entered, Refusal> {
        let (terms, rest) = terms(cells)?;
        let said = contract(&rest)?.ok_or(Refusal::NoPlan)?;
        let known = member.contracts.into_iter().find(|it| Some(it.entry.id) == id);
        let recorded = ContractRecorded {
            id: id.unwrap_or_else(|| ContractId(self.new_id())),
            member: member.entry.id,
            plan: said.plan,
            joined_on: said.joined_on,
            ended_on: said.ended_on,
            terms,
            facts: known.map_or_else(Map::new, |it| it.entry.facts),
        };
        Ok(Entered {
            member: member.entry.id,
            payload: recorded.into(),
        })
    }

    fn device_entry(
        &self,
        of: Contract,
        id: Option<DeviceId>,
        cells: &Cells<'_>,
    ) -> std::result::Result<Entered, Refusal> {
        let said = device(cells)?.ok_or(Refusal::NoDevice)?;
        let known = of.devices.into_iter().find(|it| Some(it.id) == id);
        let registered_on = said.registered_on.unwrap_or(of.entry.joined_on);
        let (mut facts, verdict) = known.map_or_else(Default::default, |it| (it.facts, it.verdict));
        facts.retain(|name, _| DEVICE_FACTS.iter().all(|(_, known)| known != name));
        facts.extend(said.facts);
        let recorded = DeviceRegistered {
            id: id.unwrap_or_else(|| DeviceId(self.new_id())),
            contract: of.entry.id,
            facts,
            verdict,
            registered_on,
        };
        Ok(Entered {
            member: of.entry.member,
            payload: recorded.into(),
        })
    }

    fn past_entry(
        &self,
        of: Contract,
        id: Option<PastClaimId>,
        cells: &Cells<'_>,
    ) -> Result<std::result::Result<Entered, Refusal>> {
        let said = match past(cells) {
            Ok(Some(said)) => said,
            Ok(None) => return Ok(Err(Refusal::NoApplication)),
            Err(refusal) => return Ok(Err(refusal)),
        };
        let known = self.past_claims_of(of.entry.member)?;
        let known = known.into_iter().find(|it| Some(it.id) == id);
        let mut fields = known.map_or_else(Map::new, |it| it.fields);
        fields.retain(|name, _| !PAST_FIELDS.contains(&name.as_str()));
        fields.extend(said);
        fields.insert("plan".to_owned(), of.entry.plan.into());
        let recorded = PastClaimRecorded {
            id: id.unwrap_or_else(|| PastClaimId(self.new_id())),
            contract: Some(of.entry.id),
            member: Some(of.entry.member),
            fields,
        };
        Ok(Ok(Entered {
            member: of.entry.member,
            payload: recorded.into(),
        }))
    }

    fn new_id(&self) -> uuid::Uuid {
        let environment = self.environment();
        environment.ids.id(environment.clock.now())
    }
}

/// The paid terms, first and last days in pairs, and the cells that say anything else.
fn terms<'a>(cells: &Cells<'a>) -> std::result::Result<(Vec<Term>, Cells<'a>), Refusal> {
    let (from, until) = (cells.days(Field::TermFrom)?, cells.days(Field::TermUntil)?);
    if from.len() != until.len() {
        return Err(Refusal::TermHalf);
    }
    let mut terms: Vec<Term> = from
        .into_iter()
        .zip(until)
        .map(|(from, until)| Term { from, until })
        .collect();
    if terms.iter().any(|it| it.until < it.from) {
        return Err(Refusal::TermBackwards);
    }
    terms.sort();
    terms.dedup();
    let of_term = |field: &Field| matches!(field, Field::TermFrom | Field::TermUntil);
    let rest = cells.0.iter().filter(|(field, _)| !of_term(field));
    Ok((terms, Cells(rest.copied().collect())))
}
