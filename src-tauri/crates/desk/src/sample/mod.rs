//! The sample desk: made from invented content through the same use cases as any other.

mod claims;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use satei_cases::{Environment, Protection, Store};
use satei_evidence::Source as Original;
use satei_model::{
    Clock, ContactVerified, ContractId, ContractRecorded, DeviceId, DeviceRegistered, DisputeBody, Dossier,
    HistoryCompleteAsOf, HouseReadingAdopted, MemberId, MemberRecorded, PastClaimId, PastClaimRecorded,
    Payload, Term, TermsAttached,
};

use crate::desk::{Desk, Parts, user_id};
use crate::errors::{Outcome, case_error, evidence_error};
use crate::view::DeskError;
use crate::work::Cancel;

/// A clock that can be set, so that the sample's history lies in the past.
#[derive(Debug)]
struct SampleClock(Mutex<DateTime<Utc>>);

impl SampleClock {
    fn set(&self, to: DateTime<Utc>) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = to;
    }
}

impl Clock for SampleClock {
    fn now(&self) -> DateTime<Utc> {
        let mut now = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        *now += TimeDelta::seconds(1);
        *now
    }
}

/// Where the sample desk lies: in the platform's data folder.
pub fn sample_folder() -> Option<PathBuf> {
    dirs::data_dir().map(|it| it.join("satei").join("sample-desk"))
}

/// The sample's own ids, by key.
#[derive(Default)]
struct Ids {
    members: BTreeMap<&'static str, MemberId>,
    contracts: BTreeMap<&'static str, ContractId>,
    claims: BTreeMap<&'static str, Dossier>,
}

impl Desk {
    /// Opens the sample desk, making it first where there is none.
    ///
    /// # Errors
    /// As [`Desk::open`] and [`Desk::make_sample`].
    pub fn open_or_make_sample(folder: &Path, parts: Parts) -> Outcome<Self> {
        if folder.join("desk.json").is_file() {
            Self::open(folder, None, parts)
        } else {
            Self::make_sample(folder, parts)
        }
    }

    /// Makes a sample desk: invented people under a published key.
    ///
    /// # Errors
    /// The folder is not empty or cannot be written.
    pub fn make_sample(folder: &Path, parts: Parts) -> Outcome<Self> {
        let today = parts.environment.clock.now();
        let clock = Arc::new(SampleClock(Mutex::new(today - TimeDelta::days(60))));
        let ids = Arc::clone(&parts.environment.ids);
        let past = Environment {
            clock: Arc::clone(&clock) as Arc<dyn Clock>,
            ids,
            files: Arc::clone(&parts.environment.files),
        };
        let new = satei_cases::NewDesk {
            name: "見本デスク",
            user: user_id(&parts.user),
            protection: Protection::Sample,
        };
        if folder.is_dir() && std::fs::read_dir(folder).is_ok_and(|mut it| it.next().is_some()) {
            return Err(case_error(&satei_cases::CaseError::NotEmpty(folder.to_owned())));
        }
        // Made beside its place and moved there whole, so that a broken-off start leaves no half desk.
        let making = folder.with_extension("making");
        let moved = |error: std::io::Error| case_error(&error.into());
        if making.is_dir() {
            std::fs::remove_dir_all(&making).map_err(moved)?;
        }
        let created = Store::create(&making, new, past).map_err(|error| case_error(&error))?;
        let Parts {
            user,
            plans,
            letters,
            environment,
        } = parts;
        let filling = Parts {
            user: user.clone(),
            plans: plans.clone(),
            letters,
            environment: environment.clone(),
        };
        let desk = Self::assemble(created.store, filling)?;
        let mut ids = desk.fill_book()?;
        for claim in satei_sample::claims(desk.local(today).date_naive()) {
            clock.set(claim.opened_at.with_timezone(&Utc));
            desk.fill_claim(&claim, &mut ids)?;
        }
        clock.set(today);
        // Opened again so that from here on the clock is the machine's.
        let letters = desk.letters;
        drop((desk.store, desk.vault));
        std::fs::rename(&making, folder).map_err(moved)?;
        Self::open(
            folder,
            None,
            Parts {
                user,
                plans,
                letters,
                environment,
            },
        )
    }

    fn fill_book(&self) -> Outcome<Ids> {
        let environment = self.store.environment();
        let fresh = || environment.ids.id(environment.clock.now());
        let mut ids = Ids::default();
        let mut payloads: Vec<Payload> = Vec::new();
        for it in satei_sample::members() {
            let id = MemberId(fresh());
            ids.members.insert(it.key, id);
            payloads.push(
                MemberRecorded {
                    id,
                    number: it.number.to_owned(),
                    name: it.name.to_owned(),
                    kana: it.kana.to_owned(),
                    phones: it.phones.iter().map(ToString::to_string).collect(),
                    email: Some(it.email.to_owned()),
                    person: serde_json::Map::new(),
                }
                .into(),
            );
        }
        for it in satei_sample::contracts() {
            let id = ContractId(fresh());
            ids.contracts.insert(it.key, id);
            payloads.push(
                ContractRecorded {
                    id,
                    member: ids.member(it.member)?,
                    plan: it.plan.to_owned(),
                    joined_on: it.joined_on,
                    ended_on: it.ended_on,
                    terms: it
                        .terms
                        .iter()
                        .map(|(from, until)| Term {
                            from: *from,
                            until: *until,
                        })
                        .collect(),
                    facts: it.facts,
                }
                .into(),
            );
        }
        for it in satei_sample::devices() {
            payloads.push(
                DeviceRegistered {
                    id: DeviceId(fresh()),
                    contract: ids.contract(it.contract)?,
                    facts: it.facts,
                    verdict: Some(it.verdict.to_owned()),
                    registered_on: it.registered_on,
                }
                .into(),
            );
        }
        for it in satei_sample::past_claims() {
            let (member, contract) = (Some(ids.member(it.member)?), Some(ids.contract(it.contract)?));
            payloads.push(
                PastClaimRecorded {
                    id: PastClaimId(fresh()),
                    contract,
                    member,
                    fields: it.fields,
                }
                .into(),
            );
        }
        for (plan, from) in satei_sample::complete_from() {
            payloads.push(
                HistoryCompleteAsOf {
                    plan: Some(plan.to_owned()),
                    from,
                }
                .into(),
            );
        }
        payloads.extend(self.sample_house());
        payloads.extend(self.sample_terms()?);
        self.record_on_desk(payloads, "sample book")?;
        Ok(ids)
    }

    /// The sample house has adopted what the plans recommend, but for what it leaves open on purpose.
    fn sample_house(&self) -> Vec<Payload> {
        let left_open = satei_sample::house_leaves_open();
        let versions = self
            .plans
            .catalogue()
            .plans()
            .iter()
            .filter_map(|it| it.versions.last());
        versions
            .flat_map(|version| version.readings.iter().map(move |reading| (version, reading)))
            .filter(|(version, reading)| !left_open.contains(&(version.id.as_str(), reading.id.as_str())))
            .filter_map(|(version, reading)| {
                let choice = reading.recommend.clone()?;
                let reason = reading
                    .because
                    .as_ref()
                    .map_or_else(String::new, |it| it.ja.clone());
                Some(
                    HouseReadingAdopted {
                        plan: version.id.clone(),
                        reading: reading.id.clone(),
                        choice: Some(choice),
                        reason,
                    }
                    .into(),
                )
            })
            .collect()
    }

    fn sample_terms(&self) -> Outcome<Vec<Payload>> {
        let mut out: Vec<Payload> = Vec::new();
        for it in satei_sample::terms() {
            let source = Original::Bytes {
                name: it.name.to_owned(),
                bytes: it.text.as_bytes().to_vec(),
            };
            let taken = self
                .vault
                .take_in(source, &Cancel::default(), &|_| {})
                .map_err(|error| evidence_error(&error))?;
            let version: NaiveDate = it.version.parse().map_err(|_| {
                DeskError::new(
                    "sample_wrong",
                    format!("The sample terms name no day: {}.", it.version),
                )
            })?;
            out.push(
                TermsAttached {
                    plan: it.plan.to_owned(),
                    version,
                    original: taken.original.to_string(),
                    sha256: taken.sha256.to_string(),
                    name: it.name.to_owned(),
                    own_words: true,
                }
                .into(),
            );
            out.push(
                ContactVerified {
                    plan: it.plan.to_owned(),
                    by: "見本".to_owned(),
                    on: version,
                    body: satei_sample::dispute_body(it.plan).map(|(name, phone, source)| DisputeBody {
                        name: name.to_owned(),
                        phone: Some(phone.to_owned()),
                        source: source.to_owned(),
                    }),
                }
                .into(),
            );
        }
        Ok(out)
    }
}

impl Ids {
    fn member(&self, key: &str) -> Outcome<MemberId> {
        self.members
            .get(key)
            .copied()
            .ok_or_else(|| DeskError::new("sample_wrong", format!("The sample has no member {key}.")))
    }

    fn contract(&self, key: &str) -> Outcome<ContractId> {
        self.contracts
            .get(key)
            .copied()
            .ok_or_else(|| DeskError::new("sample_wrong", format!("The sample has no contract {key}.")))
    }
}
