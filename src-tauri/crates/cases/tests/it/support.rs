//! A desk to work on.

use std::sync::Arc;

use chrono::{DateTime, NaiveDate};
use satei_cases::{
    AppendRequest, Appended, DiskFiles, Environment, Expected, NewClaim, NewDesk, OpenedClaim, Protection,
    Result, Store, Summary,
};
use satei_model::{
    ClaimId, EvidenceAttached, EvidenceId, FactRecorded, FixedClock, FixedIds, IdSource as _, Payload, Proof,
    Source, SourceKind, Stream, Subject, UserId,
};
use serde_json::Value;
use tempfile::TempDir;

/// A sample desk in a temporary folder, with a clock and ids that repeat.
pub struct Bench {
    pub dir: TempDir,
    pub store: Store,
    pub user: UserId,
    ids: FixedIds,
}

pub fn environment(seed: u64) -> Environment {
    let start = DateTime::from_timestamp(1_780_000_000, 0).unwrap();
    Environment {
        clock: Arc::new(FixedClock::at(start)),
        ids: Arc::new(FixedIds::seeded(seed)),
        files: Arc::new(DiskFiles),
    }
}

impl Bench {
    pub fn new() -> Self {
        let dir = tempfile::tempdir().unwrap();
        let ids = FixedIds::seeded(99);
        let user = UserId(ids.id(DateTime::UNIX_EPOCH));
        let new = NewDesk {
            name: "Bench",
            user,
            protection: Protection::Sample,
        };
        let store = Store::create(&dir.path().join("desk"), new, environment(1))
            .unwrap()
            .store;
        Self {
            dir,
            store,
            user,
            ids,
        }
    }

    pub fn id<T: From<uuid::Uuid>>(&self) -> T {
        self.ids
            .id(DateTime::from_timestamp(1_780_000_000, 0).unwrap())
            .into()
    }

    pub fn new_claim(&self, name: &str, kana: &str) -> NewClaim {
        NewClaim {
            key: self.id::<JobKey>().0,
            user: self.user,
            number_prefix: "KSP".into(),
            plan: "keitai-support-plus".into(),
            subject: Subject::Claim,
            benefits: vec![],
            member: None,
            contract: None,
            person_name: name.into(),
            person_kana: kana.into(),
            payloads: vec![],
        }
    }

    pub fn open(&self, name: &str, kana: &str) -> OpenedClaim {
        self.store.open_claim(&self.new_claim(name, kana)).unwrap()
    }

    /// Appends on the present head.
    pub fn add(&self, claim: ClaimId, payloads: Vec<Payload>) -> Result<Appended> {
        let stream = Stream::Claim(claim);
        let head = self.store.head(stream)?.unwrap();
        self.store.append(&AppendRequest {
            stream,
            expected: Expected::Head(head),
            key: self.id::<JobKey>().0,
            user: self.user,
            payloads,
        })
    }

    pub fn add_to_desk(&self, payloads: Vec<Payload>) -> Appended {
        let request = AppendRequest {
            stream: Stream::Desk,
            expected: Expected::Any,
            key: self.id::<JobKey>().0,
            user: self.user,
            payloads,
        };
        self.store.append(&request).unwrap()
    }

    /// Keeps a summary worked out just now.
    pub fn keep(&self, claim: ClaimId, summary: &Summary) {
        let moment = self.store.moment().unwrap();
        self.store.keep_summary(claim, summary, moment).unwrap();
    }

    pub fn attach(&self, claim: ClaimId, name: &str) -> EvidenceId {
        let evidence = self.id();
        self.add(claim, vec![file(evidence, name)]).unwrap();
        evidence
    }
}

/// A fresh idempotency key.
pub struct JobKey(pub String);

impl From<uuid::Uuid> for JobKey {
    fn from(id: uuid::Uuid) -> Self {
        Self(id.to_string())
    }
}

pub fn fact(name: &str, value: impl Into<Value>, proof: Proof, kind: SourceKind) -> Payload {
    FactRecorded {
        fact: name.into(),
        value: value.into(),
        proof,
        source: Source::of(kind),
    }
    .into()
}

pub fn file(evidence: EvidenceId, name: &str) -> Payload {
    EvidenceAttached {
        evidence,
        original: format!("vault-{evidence}"),
        sha256: "00".repeat(32),
        name: name.into(),
        media_type: "image/jpeg".into(),
        size: 1234,
        source_path_name: None,
    }
    .into()
}

pub fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}
