//! The sample's claims, recorded as an adjuster would have.

use satei_cases::{AppendRequest, Expected, NewClaim as Opening};
use satei_evidence::Source as Original;
use satei_model::{
    DiscretionFound, DocumentState, DocumentStateSet, Dossier, DossierReferred, DueSet, EnquiryRecorded,
    EvidenceClassified, EvidenceId, FactRecorded, NoteAdded, Outcome as Decision, Payload, PersonRecorded,
    PresumptionSet, PresumptionState, Proof, Source, SourceKind, Status, StatusChanged, Stream, Subject,
};
use satei_sample::{SampleClaim, SampleSource};

use super::Ids;
use crate::desk::Desk;
use crate::errors::{Outcome, case_error};
use crate::view::DeskError;
use crate::work::Cancel;

impl Desk {
    pub(super) fn fill_claim(&self, claim: &SampleClaim, ids: &mut Ids) -> Outcome<()> {
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
        let own = Dossier {
            claim: opened.claim,
            number: opened.number.clone(),
        };
        ids.claims.insert(claim.key, own);
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
        let mut payloads = sample_payloads(claim, &files).ok_or_else(|| wrong("known word"))?;
        if let Some(key) = claim.dossier {
            let dossier = ids.claims.get(key).ok_or_else(|| wrong("registration"))?.clone();
            let referred = DossierReferred {
                dossier: Some(dossier),
                reason: String::new(),
            };
            payloads.push(referred.into());
        }
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
