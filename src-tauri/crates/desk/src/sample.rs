//! The sample desk: made from invented content through the same use cases as any other.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use satei_cases::{AppendRequest, Environment, Expected, NewClaim as Opening, Protection, Store};
use satei_evidence::Source as Original;
use satei_model::{
    Clock, ContactVerified, ContractId, ContractRecorded, DeviceId, DeviceRegistered, DiscretionFound,
    DocumentState, DocumentStateSet, DueSet, EnquiryRecorded, EvidenceClassified, EvidenceId, FactRecorded,
    HistoryCompleteAsOf, HouseReadingAdopted, MemberId, MemberRecorded, NoteAdded, Outcome as Decision,
    PastClaimId, PastClaimRecorded, Payload, PersonRecorded, PresumptionSet, PresumptionState, Proof, Source,
    SourceKind, Status, StatusChanged, Stream, Subject, Term, TermsAttached,
};
use satei_sample::{SampleClaim, SampleSource};

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
        let created = Store::create(folder, new, past).map_err(|error| case_error(&error))?;
        let Parts {
            user,
            plans,
            letters,
            environment,
        } = parts;
        let making = Parts {
            user: user.clone(),
            plans: plans.clone(),
            letters,
            environment: environment.clone(),
        };
        let desk = Self::assemble(created.store, making)?;
        let ids = desk.fill_book()?;
        for claim in satei_sample::claims(desk.local(today).date_naive()) {
            clock.set(claim.opened_at.with_timezone(&Utc));
            desk.fill_claim(&claim, &ids)?;
        }
        clock.set(today);
        // Opened again so that from here on the clock is the machine's.
        let letters = std::mem::replace(&mut { desk.letters }, Box::new(satei_letters::FakeRenderer));
        drop((desk.store, desk.vault));
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
                }
                .into(),
            );
        }
        Ok(out)
    }

    fn fill_claim(&self, claim: &SampleClaim, ids: &Ids) -> Outcome<()> {
        let wrong = |what: &str| {
            DeskError::new(
                "sample_wrong",
                format!("The sample claim {} names no {what}.", claim.key),
            )
        };
        let version = self
            .plans
            .catalogue()
            .plan(claim.plan)
            .and_then(|it| it.versions.last())
            .ok_or_else(|| wrong("plan"))?;
        let member = satei_sample::members()
            .into_iter()
            .find(|it| it.key == claim.member)
            .ok_or_else(|| wrong("member"))?;
        let phones = member.phones.iter().map(ToString::to_string).collect();
        let person = PersonRecorded {
            member: Some(ids.member(claim.member)?),
            contract: Some(ids.contract(claim.contract)?),
            name: member.name.to_owned(),
            kana: member.kana.to_owned(),
            phones,
            email: Some(member.email.to_owned()),
            address: None,
        };
        let opened = self
            .store
            .open_claim(&Opening {
                key: format!("sample {}", claim.key),
                user: self.user,
                number_prefix: version.number_prefix.clone(),
                plan: claim.plan.to_owned(),
                subject: Subject::from_word(claim.subject).ok_or_else(|| wrong("subject"))?,
                benefits: claim.benefits.iter().map(ToString::to_string).collect(),
                member: person.member,
                contract: person.contract,
                person_name: person.name.clone(),
                person_kana: person.kana.clone(),
                payloads: vec![person.into()],
            })
            .map_err(|error| case_error(&error))?;
        let claim_id = opened.claim.to_string();
        let mut files: Vec<EvidenceId> = Vec::new();
        for (at, file) in claim.evidence.iter().enumerate() {
            let source = Original::Bytes {
                name: file.name.to_owned(),
                bytes: file.bytes.to_vec(),
            };
            files.push(self.attach_one(
                &claim_id,
                source,
                &format!("sample {} file {at}", claim.key),
                &Cancel::default(),
            )?);
        }
        let payloads = sample_payloads(claim, &files).ok_or_else(|| wrong("known word"))?;
        if !payloads.is_empty() {
            let request = AppendRequest {
                stream: Stream::Claim(opened.claim),
                expected: Expected::Any,
                key: format!("sample {} facts", claim.key),
                user: self.user,
                payloads,
            };
            self.store.append(&request).map_err(|error| case_error(&error))?;
        }
        self.decide_sample(claim, &claim_id)
    }

    fn decide_sample(&self, claim: &SampleClaim, claim_id: &str) -> Outcome<()> {
        let wrong = || {
            DeskError::new(
                "sample_wrong",
                format!("The sample claim {} is decided wrongly.", claim.key),
            )
        };
        let status = Status::from_word(claim.status).ok_or_else(wrong)?;
        let mut payloads: Vec<Payload> = Vec::new();
        if let Some(decision) = &claim.decision {
            let assessed = self.assessed(claim_id)?;
            let outcome = Decision::from_word(decision.outcome).ok_or_else(wrong)?;
            let amount = decision.amount.map(|it| it.to_string());
            payloads = self.decision(
                &assessed,
                decision.benefit,
                outcome,
                amount.as_deref(),
                decision.override_reason,
            )?;
        }
        let stands = payloads.iter().rev().find_map(|it| {
            if let Payload::StatusChanged(it) = it {
                Some(it.to)
            } else {
                None
            }
        });
        if stands.unwrap_or(Status::Received) != status {
            payloads.push(
                StatusChanged {
                    to: status,
                    why: String::new(),
                }
                .into(),
            );
        }
        if payloads.is_empty() {
            return Ok(());
        }
        let request = AppendRequest {
            stream: Stream::Claim(self.claim_id(claim_id)?),
            expected: Expected::Any,
            key: format!("sample {} decision", claim.key),
            user: self.user,
            payloads,
        };
        self.store
            .append(&request)
            .map(drop)
            .map_err(|error| case_error(&error))
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

/// What was recorded on a sample claim before anybody looked at it; `None` for a word nobody knows.
fn sample_payloads(claim: &SampleClaim, files: &[EvidenceId]) -> Option<Vec<Payload>> {
    let mut out: Vec<Payload> = Vec::new();
    for (at, file) in claim.evidence.iter().enumerate() {
        if let Some(document) = file.document {
            out.push(
                EvidenceClassified {
                    evidence: *files.get(at)?,
                    document: Some(document.to_owned()),
                }
                .into(),
            );
        }
    }
    for document in &claim.documents {
        out.push(
            DocumentStateSet {
                document: document.document.to_owned(),
                state: DocumentState::from_word(document.state)?,
                why: document.why.to_owned(),
                evidence: document
                    .evidence
                    .iter()
                    .filter_map(|at| files.get(*at).copied())
                    .collect(),
            }
            .into(),
        );
    }
    for fact in &claim.facts {
        let source = match fact.source {
            SampleSource::Book => Source::of(SourceKind::MemberBook),
            SampleSource::Claimant => Source::of(SourceKind::Claimant),
            SampleSource::Adjuster => Source::of(SourceKind::Adjuster),
            SampleSource::Evidence { index, page, region } => Source {
                evidence: Some(*files.get(index)?),
                page: Some(page),
                region: region.map(crate::changing::region_of),
                ..Source::of(SourceKind::Evidence)
            },
        };
        let proof = Proof::from_word(fact.proof.word())?;
        out.push(
            FactRecorded {
                fact: fact.name.to_owned(),
                value: fact.value.clone(),
                proof,
                source,
            }
            .into(),
        );
    }
    for (rule, raised, reason) in &claim.findings {
        out.push(
            DiscretionFound {
                rule: (*rule).to_owned(),
                raised: Some(*raised),
                reason: (*reason).to_owned(),
            }
            .into(),
        );
    }
    for (rule, note) in &claim.enquiries {
        out.push(
            EnquiryRecorded {
                rule: (*rule).to_owned(),
                note: (*note).to_owned(),
            }
            .into(),
        );
    }
    for (rule, reason) in &claim.presumptions {
        let state = PresumptionState::Confirmed;
        out.push(
            PresumptionSet {
                rule: (*rule).to_owned(),
                state,
                reason: (*reason).to_owned(),
            }
            .into(),
        );
    }
    for note in &claim.notes {
        out.push(
            NoteAdded {
                text: (*note).to_owned(),
            }
            .into(),
        );
    }
    if claim.due_on.is_some() {
        out.push(
            DueSet {
                due_on: claim.due_on,
                why: String::new(),
            }
            .into(),
        );
    }
    Some(out)
}
