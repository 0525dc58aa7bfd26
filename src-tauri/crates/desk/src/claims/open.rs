//! A claim is opened: by hand, from a claim file, or from a folder.

use std::io::Read;
use std::path::Path;

use satei_cases::NewClaim as Opening;
use satei_model::{
    AmountSet, DiscretionFound, DocumentState, DocumentStateSet, EnquiryRecorded, FactRecorded, Payload,
    PersonRecorded, PresumptionSet, PresumptionState, Proof, ReadingChosen, Source, SourceKind, Subject, Yen,
};
use satei_rules::{ClaimInput, InputError, Mistake};
use serde_json::{Map, Value};

use super::Attached;
use super::evidence::spread;
use super::person::{beside, name_missing, person_of};
use crate::desk::Desk;
use crate::errors::{Outcome, case_error, refused};
use crate::facts::taken;
use crate::file::unknown_plan;
use crate::mistakes::{input_errors, joined};
use crate::view::{ClaimView, DeskError, NewClaim, Progress};
use crate::work::Cancel;

/// Largest claim file taken in, in bytes.
const CLAIM_FILE_LIMIT: u64 = 8 * 1024 * 1024;
/// Name of the claim file in a folder that is opened as a claim.
const CLAIM_FILE: &str = "claim.json";

/// The claimant's name as whoever opens a claim file gives it; empty, the file's own counts.
#[derive(Debug, Clone, Default)]
pub struct Named {
    /// Name.
    pub name: String,
    /// Name in kana.
    pub kana: String,
}

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

    /// Opens a claim from a claim file. Every error of the file is told; then no claim is opened. Where its member number
    /// leaves no doubt which contract of the book is meant, the claim is linked to it.
    ///
    /// # Errors
    /// `claim_file_unreadable`, `claim_file_wrong`.
    pub fn open_claim_file(&self, file: &Path, named: &Named, key: &str) -> Outcome<ClaimView> {
        let body = read(file)?;
        let catalogue = self.plans.catalogue();
        let wrong = |errors: Vec<InputError>| joined(input_errors(catalogue, &errors));
        let json: Value = serde_json::from_str(&body).map_err(|error| {
            wrong(vec![InputError::of(Mistake::NotJson {
                line: error.line().to_string(),
                column: error.column().to_string(),
            })])
        })?;
        // The claimant stands beside what the rules core reads.
        let mut bare = json.clone();
        let person = bare
            .as_object_mut()
            .and_then(|it| it.remove("person"))
            .unwrap_or(Value::Null);
        let input = ClaimInput::from_value(&bare, catalogue).map_err(wrong)?;
        let subject = bare
            .get("subject")
            .and_then(Value::as_str)
            .and_then(Subject::from_word)
            .unwrap_or(Subject::Claim);
        let mut opening = self.opening(key, &input.plan, subject)?;
        let text = |name: &str| {
            person
                .get(name)
                .and_then(Value::as_str)
                .unwrap_or_default()
                .to_owned()
        };
        let either = |said: &str, name: &str| match said.trim() {
            "" => text(name),
            said => said.to_owned(),
        };
        let name = either(&named.name, "name");
        opening.person_kana = either(&named.kana, "kana");
        opening.payloads = self.payloads_of_file(&bare)?;
        self.link_by_number(&mut opening, &name)?;
        if opening.person_name.is_empty() {
            opening.person_name = if name.is_empty() { stem(file) } else { name };
        }
        self.opened(&opening)
    }

    /// Links a claim opened from a file to the contract its member number means, with what the book knows of it.
    fn link_by_number(&self, opening: &mut Opening, name: &str) -> Outcome<()> {
        let said = |fact: &str| {
            opening.payloads.iter().find_map(|it| match it {
                Payload::FactRecorded(it) if it.fact == fact => Some((&it.value, it.proof)),
                _ => None,
            })
        };
        let Some(number) = said("member_id").and_then(|(value, _)| value.as_str()) else {
            return Ok(());
        };
        let Some((contract, member)) = self.contract_of_number(number, &opening.plan, name)? else {
            return Ok(());
        };
        let book = beside(self.facts_of_book(&contract, &member.number), said);
        let person = person_of(&contract, &member);
        opening.member = person.member;
        opening.contract = person.contract;
        opening.person_name.clone_from(&person.name);
        opening.person_kana.clone_from(&person.kana);
        opening.payloads.extend(book);
        opening.payloads.insert(0, person.into());
        Ok(())
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

    fn opening(&self, key: &str, plan: &str, subject: Subject) -> Outcome<Opening> {
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

    fn opened(&self, opening: &Opening) -> Outcome<ClaimView> {
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

    /// The events that record what a checked claim file says.
    fn payloads_of_file(&self, file: &Value) -> Outcome<Vec<Payload>> {
        let section = |name: &str| {
            file.get(name)
                .and_then(Value::as_object)
                .cloned()
                .unwrap_or_default()
        };
        let mut out: Vec<Payload> = Vec::new();
        for (fact, entry) in section("facts") {
            if fact == "earlier_claims" {
                // History comes from the desk's own book once the claim is linked to a contract.
                continue;
            }
            let proof = entry
                .get("proof")
                .and_then(Value::as_str)
                .and_then(Proof::from_word)
                .unwrap_or(Proof::Confirmed);
            let value = entry.get("value").filter(|_| entry.is_object()).unwrap_or(&entry);
            let mut source = Source::of(SourceKind::ClaimFile);
            source.note = text_of(&entry, "from");
            let value = taken(self.plans.catalogue(), &fact, value)?;
            out.push(
                FactRecorded {
                    fact,
                    value,
                    proof,
                    source,
                }
                .into(),
            );
        }
        for (document, entry) in section("documents") {
            let state = entry
                .get("state")
                .unwrap_or(&entry)
                .as_str()
                .and_then(DocumentState::from_word);
            let why = text_of(&entry, "why").unwrap_or_default();
            if let Some(state) = state {
                out.push(
                    DocumentStateSet {
                        document,
                        state,
                        why,
                        evidence: Vec::new(),
                    }
                    .into(),
                );
            }
        }
        for (reading, entry) in section("readings") {
            let choice = entry.get("choice").unwrap_or(&entry).as_str().map(str::to_owned);
            out.push(
                ReadingChosen {
                    reading,
                    choice,
                    reason: reason(&entry),
                }
                .into(),
            );
        }
        for (rule, entry) in section("findings") {
            let raised = entry.get("raised").unwrap_or(&entry).as_bool();
            out.push(
                DiscretionFound {
                    rule,
                    raised,
                    reason: reason(&entry),
                }
                .into(),
            );
        }
        for (rule, entry) in section("presumptions") {
            let state = match entry.get("state").unwrap_or(&entry).as_str() {
                Some("overturned") => PresumptionState::Overturned,
                _ => PresumptionState::Confirmed,
            };
            out.push(
                PresumptionSet {
                    rule,
                    state,
                    reason: reason(&entry),
                }
                .into(),
            );
        }
        for (rule, entry) in section("enquiries") {
            out.push(
                EnquiryRecorded {
                    rule,
                    note: reason(&entry),
                }
                .into(),
            );
        }
        for (rule, entry) in section("amounts") {
            let amount = entry.get("amount").unwrap_or(&entry);
            let digits = amount.as_str().map_or_else(|| amount.to_string(), str::to_owned);
            let amount: Yen = crate::letters::yen(&digits)?;
            out.push(
                AmountSet {
                    rule,
                    amount: Some(amount),
                    reason: reason(&entry),
                }
                .into(),
            );
        }
        Ok(out)
    }
}

fn reason(entry: &Value) -> String {
    text_of(entry, "reason").unwrap_or_default()
}

fn text_of(entry: &Value, name: &str) -> Option<String> {
    entry.get(name).and_then(Value::as_str).map(str::to_owned)
}

fn stem(path: &Path) -> String {
    path.file_stem()
        .unwrap_or_default()
        .to_string_lossy()
        .into_owned()
}

fn read(file: &Path) -> Outcome<String> {
    let unreadable = |why: String| {
        DeskError::new(
            "claim_file_unreadable",
            format!("The claim file could not be read: {why}. No claim was opened."),
        )
        .hint("path", file.display())
        .hint("why", why)
    };
    let mut body = String::new();
    let open = std::fs::File::open(file).map_err(|error| unreadable(error.to_string()))?;
    let taken = open
        .take(CLAIM_FILE_LIMIT + 1)
        .read_to_string(&mut body)
        .map_err(|error| unreadable(error.to_string()))?;
    if taken as u64 > CLAIM_FILE_LIMIT {
        Err(unreadable("it has more than 8 MiB".to_owned()))
    } else {
        Ok(body)
    }
}
