//! Who claims: a member of the book with their contract, or somebody by name alone.

use satei_cases::Contract;
use satei_model::{ContractId, MemberRecorded, Payload, PersonRecorded, Proof};

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
        for payload in self.facts_of_book(&contract, &member.number) {
            let Payload::FactRecorded(mut fact) = payload else {
                continue;
            };
            let now = assessed.state.facts.get(&fact.fact).and_then(|now| now.settled());
            match now.map(|now| &now.what) {
                Some(now) if now.value == fact.value => continue,
                // Somebody has confirmed something else here: the book does not overrule them unseen.
                Some(now) if now.proof == Proof::Confirmed => fact.proof = Proof::Evidenced,
                _ => {}
            }
            out.push(fact.into());
        }
        Ok(out)
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
