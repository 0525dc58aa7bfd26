//! Who claims: a member of the book with their contract, or somebody by name alone.

use satei_cases::Contract;
use satei_model::{ContractId, MemberRecorded, Payload, PersonRecorded, Proof};
use serde_json::Value;

use super::Assessed;
use crate::desk::Desk;
use crate::errors::{Outcome, case_error, refused, unknown};
use crate::view::Claimant;

impl Desk {
    /// The events that say anew who claims. Linked to a contract of the book, the claim takes over what the book knows;
    /// where the claim says something else, both stand until a person settles it.
    ///
    /// # Errors
    /// `unknown_contract`, `contract_of_other_plan`, `name_missing`.
    pub(super) fn claimant(&self, assessed: &Assessed, claimant: &Claimant) -> Outcome<Vec<Payload>> {
        let Some(contract) = &claimant.contract_id else {
            if claimant.name.trim().is_empty() {
                return Err(name_missing());
            }
            let phone = Some(claimant.phone.trim().to_owned()).filter(|it| !it.is_empty());
            let person = PersonRecorded {
                name: claimant.name.trim().to_owned(),
                kana: claimant.kana.trim().to_owned(),
                phones: phone.into_iter().collect(),
                ..PersonRecorded::default()
            };
            return Ok(vec![person.into()]);
        };
        let (contract, member) = self.contract_under(contract, &assessed.state.plan)?;
        let mut out = vec![person_of(&contract, &member).into()];
        let facts = &assessed.state.facts;
        out.extend(beside(self.facts_of_book(&contract, &member.number), |fact| {
            let now = &facts.get(fact)?.settled()?.what;
            Some((&now.value, now.proof))
        }));
        Ok(out)
    }

    /// The contract under a plan that a claim file means by a member's number: the only one of the only member with it,
    /// unless the file names somebody else.
    pub(super) fn contract_of_number(
        &self,
        number: &str,
        plan: &str,
        name: &str,
    ) -> Outcome<Option<(Contract, MemberRecorded)>> {
        let found = self.store.members_by_number(number);
        let mut found = found.map_err(|error| case_error(&error))?;
        let (Some(member), true) = (found.pop(), found.is_empty()) else {
            return Ok(None);
        };
        let letters = |text: &str| text.split_whitespace().collect::<String>();
        if !name.is_empty() && letters(name) != letters(&member.entry.name) {
            return Ok(None);
        }
        let mut under: Vec<Contract> = member.contracts;
        under.retain(|it| it.entry.plan == plan);
        let only = under.pop().filter(|_| under.is_empty());
        Ok(only.map(|contract| (contract, member.entry)))
    }

    /// A contract of the book under a plan, and whose it is.
    pub(super) fn contract_under(&self, contract: &str, plan: &str) -> Outcome<(Contract, MemberRecorded)> {
        let id: ContractId = contract.parse().map_err(|_| unknown("contract", contract))?;
        let found = self.store.contract(id).map_err(|error| case_error(&error))?;
        let found = found.ok_or_else(|| unknown("contract", contract))?;
        if found.entry.plan != plan {
            return Err(refused(
                "contract_of_other_plan",
                "This contract is under another plan.",
            ));
        }
        let member = self.store.member(found.entry.member);
        let member = member.map_err(|error| case_error(&error))?;
        let member = member.ok_or_else(|| unknown("member", &found.entry.member.to_string()))?;
        Ok((found, member.entry))
    }
}

/// What the book knows beside what a claim says already, with how well it is known there: the same is not said twice, and
/// where somebody has confirmed something else, the book does not overrule them unseen.
pub(super) fn beside<'a>(
    book: Vec<Payload>,
    said: impl Fn(&str) -> Option<(&'a Value, Proof)>,
) -> Vec<Payload> {
    let mut out = Vec::new();
    for payload in book {
        let Payload::FactRecorded(mut fact) = payload else {
            continue;
        };
        match said(&fact.fact) {
            Some((value, _)) if *value == fact.value => continue,
            Some((_, Proof::Confirmed)) => fact.proof = Proof::Evidenced,
            _ => {}
        }
        out.push(fact.into());
    }
    out
}

/// The claimant as the book has them.
pub(super) fn person_of(contract: &Contract, member: &MemberRecorded) -> PersonRecorded {
    PersonRecorded {
        member: Some(member.id),
        contract: Some(contract.entry.id),
        name: member.name.clone(),
        kana: member.kana.clone(),
        phones: member.phones.clone(),
        email: None,
        address: None,
    }
}

pub(super) fn name_missing() -> crate::view::DeskError {
    refused("name_missing", "A claim needs the claimant's name.")
}
