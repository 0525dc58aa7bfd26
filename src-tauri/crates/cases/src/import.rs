//! Members, contracts, devices and earlier claims from a CSV file or typed by a person.
//!
//! One row is a member, with at most one contract, term, device and earlier claim; rows that name the same
//! member number or the same contract add to it. A row that cannot be taken in is refused with its line
//! and the reason; the others are taken in.

mod field;
mod read;
mod refusal;
mod row;
mod typed;

pub use field::{Field, Mapping, suggest};
pub use read::{CsvFile, Encoding, NoCsv};
pub use refusal::Refusal;
pub use typed::{Entered, EntryOf};

use std::collections::BTreeMap;

use satei_model::{
    ContractId, ContractRecorded, DeviceId, DeviceRegistered, IdSource, ImportRecorded, MemberId,
    MemberRecorded, PastClaimId, PastClaimRecorded, Payload,
};

use crate::error::Result;
use crate::store::Store;
use row::Row;

/// A row that is not taken in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refused {
    /// Line of the file, from 1.
    pub line: u64,
    /// What is wrong, and with which column.
    pub reason: Refusal,
}

/// What a file would add to the book.
#[derive(Debug, Clone, PartialEq)]
pub struct ImportPlan {
    /// Events to record on the desk's own history, ending with the record of the import.
    pub payloads: Vec<Payload>,
    /// Rows taken in.
    pub accepted: u32,
    /// Rows refused.
    pub refused: Vec<Refused>,
}

impl Store {
    /// Works out what a file would add to the book. Records nothing: the caller shows it and appends the
    /// payloads if a person agrees. Contracts are taken in under the given plans alone.
    ///
    /// # Errors
    /// Where the book cannot be read.
    pub fn plan_import(
        &self,
        file: &CsvFile,
        mapping: &[Option<Field>],
        plans: &[&str],
    ) -> Result<ImportPlan> {
        let environment = self.environment();
        let now = environment.clock.now();
        let mut additions = Additions {
            store: self,
            ids: environment.ids.as_ref(),
            now,
            members: Vec::new(),
            places: BTreeMap::new(),
        };
        let (mut accepted, mut refused) = (0, file.refused.clone());
        for (line, cells) in &file.rows {
            match Row::read(cells, mapping).and_then(|row| row.under(plans)) {
                Ok(row) => match additions.add(row)? {
                    Ok(()) => accepted += 1,
                    Err(reason) => refused.push(Refused { line: *line, reason }),
                },
                Err(reason) => refused.push(Refused { line: *line, reason }),
            }
        }
        refused.sort_by_key(|refused| refused.line);
        let mut payloads: Vec<Payload> = additions
            .members
            .into_iter()
            .flat_map(Entry::into_payloads)
            .collect();
        payloads.push(
            ImportRecorded {
                name: file.name.clone(),
                sha256: file.sha256.clone(),
                accepted,
                refused: u32::try_from(refused.len()).unwrap_or(u32::MAX),
            }
            .into(),
        );
        Ok(ImportPlan {
            payloads,
            accepted,
            refused,
        })
    }
}

/// A member being put together from rows and from what the book has.
struct Entry {
    member: MemberRecorded,
    contracts: Vec<ContractRecorded>,
    devices: Vec<DeviceRegistered>,
    past: Vec<PastClaimRecorded>,
    /// What the book has already, so that only changes are recorded.
    known: Vec<Payload>,
    /// Whether a row of the file has named them: the book's name may change, but not from row to row.
    named: bool,
}

impl Entry {
    fn into_payloads(self) -> Vec<Payload> {
        let member = std::iter::once(Payload::from(self.member));
        let contracts = self.contracts.into_iter().map(Payload::from);
        let devices = self.devices.into_iter().map(Payload::from);
        let past = self.past.into_iter().map(Payload::from);
        member
            .chain(contracts)
            .chain(devices)
            .chain(past)
            .filter(|payload| !self.known.contains(payload))
            .collect()
    }
}

struct Additions<'a> {
    store: &'a Store,
    ids: &'a dyn IdSource,
    now: chrono::DateTime<chrono::Utc>,
    members: Vec<Entry>,
    places: BTreeMap<String, usize>,
}

impl Additions<'_> {
    /// The inner error is the reason to refuse the row.
    fn add(&mut self, row: Row) -> Result<std::result::Result<(), Refusal>> {
        let place = match self.places.get(&row.number) {
            Some(place) => *place,
            None => match self.entry(&row)? {
                Ok(entry) => {
                    self.members.push(entry);
                    self.places.insert(row.number.clone(), self.members.len() - 1);
                    self.members.len() - 1
                }
                Err(reason) => return Ok(Err(reason)),
            },
        };
        let (ids, now) = (self.ids, self.now);
        let entry = &mut self.members[place];
        if entry.named && row.name.as_ref().is_some_and(|it| *it != entry.member.name) {
            return Ok(Err(Refusal::OtherName { member: row.number }));
        }
        entry.named |= row.name.is_some();
        row.write_member(&mut entry.member);
        if let Some(contract) = &row.contract {
            let same =
                |c: &&mut ContractRecorded| c.plan == contract.plan && c.joined_on == contract.joined_on;
            let id = match entry.contracts.iter_mut().find(same) {
                Some(known) => {
                    contract.write(known);
                    known.id
                }
                None => {
                    let id = ContractId(ids.id(now));
                    entry.contracts.push(contract.record(id, entry.member.id));
                    id
                }
            };
            if let Some(device) = row.device {
                let known = entry
                    .devices
                    .iter()
                    .any(|d| d.contract == id && d.facts == device.facts);
                if !known {
                    entry.devices.push(DeviceRegistered {
                        id: DeviceId(ids.id(now)),
                        contract: id,
                        facts: device.facts,
                        verdict: None,
                        registered_on: device.registered_on.unwrap_or(contract.joined_on),
                    });
                }
            }
            if let Some(mut fields) = row.past {
                fields.insert("plan".to_owned(), contract.plan.clone().into());
                let known = entry
                    .past
                    .iter()
                    .any(|p| p.contract == Some(id) && p.fields == fields);
                if !known {
                    entry.past.push(PastClaimRecorded {
                        id: PastClaimId(ids.id(now)),
                        contract: Some(id),
                        member: Some(entry.member.id),
                        fields,
                    });
                }
            }
        }
        Ok(Ok(()))
    }

    fn entry(&self, row: &Row) -> Result<std::result::Result<Entry, Refusal>> {
        let mut known = self.store.members_by_number(&row.number)?;
        let Some(found) = known.pop() else {
            if row.name.is_none() {
                let member = row.number.clone();
                return Ok(Err(Refusal::NoName { member }));
            }
            let member = MemberRecorded {
                id: MemberId(self.ids.id(self.now)),
                number: row.number.clone(),
                name: String::new(),
                kana: String::new(),
                phones: Vec::new(),
                email: None,
                person: serde_json::Map::new(),
            };
            return Ok(Ok(Entry {
                member,
                contracts: Vec::new(),
                devices: Vec::new(),
                past: Vec::new(),
                known: Vec::new(),
                named: false,
            }));
        };
        if !known.is_empty() {
            let member = row.number.clone();
            return Ok(Err(Refusal::Twice { member }));
        }
        let past = self.store.past_claims_of(found.entry.id)?;
        let mut payloads = vec![Payload::from(found.entry.clone())];
        let (mut contracts, mut devices) = (Vec::new(), Vec::new());
        for contract in found.contracts {
            payloads.push(contract.entry.clone().into());
            payloads.extend(contract.devices.iter().cloned().map(Payload::from));
            contracts.push(contract.entry);
            devices.extend(contract.devices);
        }
        payloads.extend(past.iter().cloned().map(Payload::from));
        Ok(Ok(Entry {
            member: found.entry,
            contracts,
            devices,
            past,
            known: payloads,
            named: false,
        }))
    }
}
