//! A claim file becomes a claim: what it says is recorded, and its member is looked up in the book.

use std::io::Read;
use std::path::Path;

use satei_cases::NewClaim as Opening;
use satei_model::{
    AmountSet, DiscretionFound, DocumentState, DocumentStateSet, EnquiryRecorded, FactRecorded, Payload,
    PresumptionSet, PresumptionState, Proof, ReadingChosen, Source, SourceKind, Subject, Yen,
};
use satei_rules::{ClaimInput, InputError, claim_json};
use serde_json::Value;

use super::open::stem;
use super::person::{beside, person_of};
use crate::desk::Desk;
use crate::errors::Outcome;
use crate::facts::taken;
use crate::mistakes::{input_errors, joined};
use crate::text::why_not;
use crate::view::{ClaimView, DeskError};

/// Largest claim file taken in, in bytes.
const CLAIM_FILE_LIMIT: u64 = 8 * 1024 * 1024;

/// The claimant's name as whoever opens a claim file gives it; empty, the file's own counts.
#[derive(Debug, Clone, Default)]
pub struct Named {
    /// Name.
    pub name: String,
    /// Name in kana.
    pub kana: String,
}

impl Desk {
    /// Opens a claim from a claim file. Every error of the file is told; then no claim is opened. Where its member number
    /// leaves no doubt which contract of the book is meant, the claim is linked to it.
    ///
    /// # Errors
    /// `claim_file_unreadable`, `claim_file_wrong`.
    pub fn open_claim_file(&self, file: &Path, named: &Named, key: &str) -> Outcome<ClaimView> {
        let body = read(file)?;
        let catalogue = self.plans.catalogue();
        let wrong = |errors: Vec<InputError>| joined(input_errors(catalogue, &errors));
        let json: Value = claim_json(&body).map_err(wrong)?;
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

fn read(file: &Path) -> Outcome<String> {
    let unreadable = |error: std::io::Error| {
        DeskError::new(
            "claim_file_unreadable",
            format!("The claim file could not be read: {error}. No claim was opened."),
        )
        .hint("path", file.display())
        .hint_label("why", &why_not(&error))
    };
    let mut body = String::new();
    let open = std::fs::File::open(file).map_err(unreadable)?;
    let taken = open
        .take(CLAIM_FILE_LIMIT + 1)
        .read_to_string(&mut body)
        .map_err(unreadable)?;
    if taken as u64 > CLAIM_FILE_LIMIT {
        Err(DeskError::new(
            "claim_file_too_large",
            "A claim file may have 8 MiB at most. No claim was opened.",
        ))
    } else {
        Ok(body)
    }
}
