//! A claim is opened: by hand, from a claim file, or from a folder.

use std::path::Path;

use satei_cases::NewClaim as Opening;
use satei_model::{FactRecorded, Payload, PersonRecorded, Proof, Source, SourceKind, Subject};
use serde_json::{Map, Value};

use super::Attached;
use super::evidence::spread;
use super::from_file::Named;
use super::person::{name_missing, person_of};
use crate::desk::Desk;
use crate::errors::{Outcome, case_error, refused};
use crate::file::unknown_plan;
use crate::view::{ClaimView, NewClaim, Progress};
use crate::work::Cancel;

/// Name of the claim file in a folder that is opened as a claim.
const CLAIM_FILE: &str = "claim.json";

impl Desk {
    /// Opens a claim by hand. Linked to a contract of the book, it takes over what the book knows, and refers to
    /// the contract's registration where there is only one.
    ///
    /// # Errors
    /// `unknown_plan`, `unknown_contract`, `name_missing`.
    pub fn create_claim(&self, new: &NewClaim) -> Outcome<ClaimView> {
        let mut opening = self.opening(&new.key, &new.plan, new.subject)?;
        opening.person_name.clone_from(&new.name);
        opening.person_kana.clone_from(&new.kana);
        let mut person = PersonRecorded {
            name: new.name.clone(),
            kana: new.kana.clone(),
            phones: Some(new.phone.clone())
                .filter(|it| !it.trim().is_empty())
                .into_iter()
                .collect(),
            ..PersonRecorded::default()
        };
        if let Some(contract) = &new.contract_id {
            let (found, member) = self.contract_under(contract, &new.plan)?;
            person = person_of(&found, &member);
            opening.member = person.member;
            opening.contract = person.contract;
            opening.person_name.clone_from(&person.name);
            opening.person_kana.clone_from(&person.kana);
            let book = self.facts_of_book(&found, &member.number);
            if new.subject == Subject::Claim {
                let dossier = self.only_dossier(&new.plan, (found.entry.id, &member), &book)?;
                opening.payloads.extend(dossier);
            }
            opening.payloads.extend(book);
        }
        if opening.person_name.trim().is_empty() {
            return Err(name_missing());
        }
        opening.payloads.insert(0, person.into());
        self.opened(&opening)
    }

    /// Opens a claim from a folder: the claim file in it, if there is one, and every other file as evidence; or from a
    /// claim file alone.
    ///
    /// # Errors
    /// `plan_missing` where the folder has no claim file and no plan was named; else as
    /// [`Desk::open_claim_file`].
    pub fn open_claim_folder(
        &self,
        folder: &Path,
        plan: Option<&str>,
        key: &str,
        cancel: &Cancel,
        progress: &mut dyn FnMut(Progress),
    ) -> Outcome<Attached> {
        let is_json = folder
            .extension()
            .is_some_and(|it| it.eq_ignore_ascii_case("json"));
        if is_json && folder.is_file() {
            return Ok(Attached {
                claim: self.open_claim_file(folder, &Named::default(), key)?,
                refused: Vec::new(),
            });
        }
        let claim_file = folder.join(CLAIM_FILE);
        let claim = if claim_file.is_file() {
            self.open_claim_file(&claim_file, &Named::default(), key)?
        } else {
            let plan = plan
                .ok_or_else(|| refused("plan_missing", "The folder holds no claim.json: choose the plan."))?;
            self.create_claim(&NewClaim {
                key: key.to_owned(),
                plan: plan.to_owned(),
                subject: Subject::Claim,
                contract_id: None,
                name: stem(folder),
                kana: String::new(),
                phone: String::new(),
            })?
        };
        let mut files = spread(&[folder.to_owned()]);
        files.retain(|it| *it != claim_file);
        self.attach(&claim.claim_id, &files, &format!("{key}/files"), cancel, progress)
    }

    pub(super) fn opening(&self, key: &str, plan: &str, subject: Subject) -> Outcome<Opening> {
        let found = self
            .plans
            .catalogue()
            .plan(plan)
            .and_then(|it| it.versions.last())
            .ok_or_else(|| unknown_plan(self.plans.catalogue(), plan))?;
        if !found.benefits.iter().any(|it| it.subject == subject) {
            return Err(refused(
                "subject_not_of_plan",
                "This plan has nothing to decide of that kind.",
            ));
        }
        Ok(Opening {
            key: key.to_owned(),
            user: self.user,
            number_prefix: found.number_prefix.clone(),
            plan: plan.to_owned(),
            subject,
            benefits: Vec::new(),
            member: None,
            contract: None,
            person_name: String::new(),
            person_kana: String::new(),
            payloads: Vec::new(),
        })
    }

    pub(super) fn opened(&self, opening: &Opening) -> Outcome<ClaimView> {
        let opened = self
            .store
            .open_claim(opening)
            .map_err(|error| case_error(&error))?;
        self.claim(&opened.claim.to_string())
    }

    /// What the book knows of a contract and its only device, as facts of a new claim.
    pub(crate) fn facts_of_book(
        &self,
        contract: &satei_cases::Contract,
        member_number: &str,
    ) -> Vec<Payload> {
        let vocabulary = self.plans.catalogue().vocabulary();
        let mut facts: Map<String, Value> = contract.entry.facts.clone();
        facts.insert("member_id".to_owned(), Value::from(member_number));
        facts
            .entry("joined_on")
            .or_insert_with(|| Value::from(contract.entry.joined_on.to_string()));
        if !contract.entry.terms.is_empty() {
            // A plan counts the days of a term itself, from the day it starts on.
            let terms = contract.entry.terms.iter();
            let rows = terms.map(|it| serde_json::json!({ "starts_on": it.from.to_string() }));
            facts.insert(
                "paid_terms".to_owned(),
                serde_json::json!({ "items": rows.collect::<Vec<_>>(), "complete": true }),
            );
        }
        if let [device] = contract.devices.as_slice() {
            facts.extend(device.facts.clone());
        }
        let known = facts
            .into_iter()
            .filter(|(name, _)| vocabulary.fact(name).is_some());
        known
            .map(|(fact, value)| {
                let source = Source::of(SourceKind::MemberBook);
                FactRecorded {
                    fact,
                    value,
                    proof: Proof::Confirmed,
                    source,
                }
                .into()
            })
            .collect()
    }
}

/// A file's name without its ending.
pub(super) fn stem(path: &Path) -> String {
    path.file_stem()
        .unwrap_or_default()
        .to_string_lossy()
        .into_owned()
}
