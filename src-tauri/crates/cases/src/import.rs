//! Members, contracts, devices and earlier claims from a CSV file.
//!
//! One row is a member, with at most one contract, term, device and earlier claim; rows that name the same
//! member number or the same contract add to it. A row that cannot be taken in is refused with its line
//! and the reason; the others are taken in.

mod read;
mod row;

pub use read::{CsvFile, Encoding};

use std::collections::BTreeMap;

use satei_model::{
    ContractId, ContractRecorded, DeviceId, DeviceRegistered, IdSource, ImportRecorded, MemberId,
    MemberRecorded, PastClaimId, PastClaimRecorded, Payload,
};

use crate::error::Result;
use crate::store::Store;
use row::Row;

/// What a column can hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Field {
    /// Member number; every row needs one.
    Number,
    /// Name; a new member needs one.
    Name,
    /// Name in kana.
    Kana,
    /// A phone number; several columns may hold one.
    Phone,
    /// E-mail address.
    Email,
    /// Postal address.
    Address,
    /// Plan id; begins a contract.
    Plan,
    /// Joining day.
    JoinedOn,
    /// Last day of the contract.
    EndedOn,
    /// First day of a paid term.
    TermFrom,
    /// Last day of a paid term.
    TermUntil,
    /// IMEI of a registered device.
    Imei,
    /// Serial number of a registered device.
    Serial,
    /// Maker of a registered device.
    Maker,
    /// Model of a registered device.
    Model,
    /// Day the device was registered.
    RegisteredOn,
    /// Day an earlier claim was applied for; begins an earlier claim.
    ClaimAppliedOn,
    /// Day of an earlier claim's accident.
    ClaimAccidentOn,
    /// Benefit of an earlier claim.
    ClaimBenefit,
    /// Outcome of an earlier claim, in the words of the vocabulary.
    ClaimOutcome,
    /// Amount paid on an earlier claim.
    ClaimAmount,
    /// Day an earlier claim was paid.
    ClaimPaidOn,
}

impl Field {
    /// Every field with its name, and with headings that are taken for it without being told.
    pub const ALL: &'static [(Self, &'static str, &'static [&'static str])] = &[
        (
            Self::Number,
            "number",
            &["会員番号", "会員id", "member number", "会员号", "会员编号"],
        ),
        (Self::Name, "name", &["氏名", "名前", "お名前", "会員名", "姓名"]),
        (
            Self::Kana,
            "kana",
            &["フリガナ", "カナ", "氏名カナ", "お名前カナ"],
        ),
        (
            Self::Phone,
            "phone",
            &["電話番号", "電話", "携帯電話", "携帯番号", "电话", "手机"],
        ),
        (
            Self::Email,
            "email",
            &["メール", "メールアドレス", "e-mail", "mail", "邮箱"],
        ),
        (Self::Address, "address", &["住所", "地址"]),
        (Self::Plan, "plan", &["プラン", "契約プラン", "商品", "计划"]),
        (
            Self::JoinedOn,
            "joined_on",
            &["加入日", "入会日", "契約開始日", "加入日期"],
        ),
        (
            Self::EndedOn,
            "ended_on",
            &["解約日", "退会日", "契約終了日", "终止日期"],
        ),
        (Self::TermFrom, "term_from", &["利用期間開始", "期間開始日"]),
        (Self::TermUntil, "term_until", &["利用期間終了", "期間終了日"]),
        (Self::Imei, "imei", &[]),
        (Self::Serial, "serial", &["製造番号", "シリアル番号", "序列号"]),
        (Self::Maker, "maker", &["メーカー", "製造元", "厂商"]),
        (Self::Model, "model", &["機種", "型番", "モデル", "型号"]),
        (
            Self::RegisteredOn,
            "registered_on",
            &["登録日", "端末登録日", "登记日期"],
        ),
        (
            Self::ClaimAppliedOn,
            "claim_applied_on",
            &["請求日", "申請日", "申请日期"],
        ),
        (
            Self::ClaimAccidentOn,
            "claim_accident_on",
            &["事故日", "事故日期"],
        ),
        (Self::ClaimBenefit, "claim_benefit", &["補償", "特典"]),
        (Self::ClaimOutcome, "claim_outcome", &["結果", "支払結果", "结果"]),
        (
            Self::ClaimAmount,
            "claim_amount",
            &["支払額", "支払金額", "支付金额"],
        ),
        (Self::ClaimPaidOn, "claim_paid_on", &["支払日", "支付日期"]),
    ];

    /// The field's name.
    #[must_use]
    pub fn name(self) -> &'static str {
        Self::ALL
            .iter()
            .find(|(field, ..)| *field == self)
            .map_or("", |(_, name, _)| name)
    }

    /// The field of a name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL
            .iter()
            .find(|(_, known, _)| *known == name)
            .map(|(field, ..)| *field)
    }

    /// The field a heading is usually meant for.
    #[must_use]
    pub fn guess(heading: &str) -> Option<Self> {
        let form = satei_model::text::search_form;
        let wanted = form(heading);
        let meant = |known: &&str| form(known) == wanted;
        Self::ALL
            .iter()
            .find(|(_, name, known)| form(name) == wanted || known.iter().any(meant))
            .map(|(field, ..)| *field)
    }
}

/// Which field each column holds; `None` leaves the column out.
pub type Mapping = Vec<Option<Field>>;

/// The mapping that the headings suggest.
#[must_use]
pub fn suggest(headings: &[String]) -> Mapping {
    let mut mapping: Mapping = Vec::with_capacity(headings.len());
    for heading in headings {
        // A second column of the same sort is left for a person to map, save phones, of which there are many.
        let guess = Field::guess(heading);
        mapping.push(guess.filter(|field| *field == Field::Phone || !mapping.contains(&guess)));
    }
    mapping
}

/// A row that is not taken in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refused {
    /// Line of the file, from 1.
    pub line: u64,
    /// What is wrong, and with which column.
    pub reason: String,
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
    /// payloads if a person agrees.
    ///
    /// # Errors
    /// Where the book cannot be read.
    pub fn plan_import(&self, file: &CsvFile, mapping: &[Option<Field>]) -> Result<ImportPlan> {
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
            match Row::read(cells, mapping) {
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
    fn add(&mut self, row: Row) -> Result<std::result::Result<(), String>> {
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

    fn entry(&self, row: &Row) -> Result<std::result::Result<Entry, String>> {
        let mut known = self.store.members_by_number(&row.number)?;
        let Some(found) = known.pop() else {
            if row.name.is_none() {
                return Ok(Err(format!(
                    "member {} is new and the row has no name",
                    row.number
                )));
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
            }));
        };
        if !known.is_empty() {
            return Ok(Err(format!(
                "the book holds member {} more than once",
                row.number
            )));
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
        }))
    }
}
