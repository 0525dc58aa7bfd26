//! What the sample desk is made of. Everything is plain data; ids are short keys that the desk maps to its own.

use chrono::{DateTime, FixedOffset, NaiveDate};
use serde_json::{Map, Value};

/// An invented person in the member book.
#[derive(Debug, Clone)]
pub struct SampleMember {
    /// Key within the sample.
    pub key: &'static str,
    /// Member number.
    pub number: &'static str,
    /// Name in kanji or letters.
    pub name: &'static str,
    /// Name in kana.
    pub kana: &'static str,
    /// Telephone numbers.
    pub phones: Vec<&'static str>,
    /// Mail address.
    pub email: &'static str,
}

/// A contract of a member.
#[derive(Debug, Clone)]
pub struct SampleContract {
    /// Key within the sample.
    pub key: &'static str,
    /// The member's key.
    pub member: &'static str,
    /// Plan id.
    pub plan: &'static str,
    /// Day of joining.
    pub joined_on: NaiveDate,
    /// Last day, where it ended.
    pub ended_on: Option<NaiveDate>,
    /// Paid terms, first and last day.
    pub terms: Vec<(NaiveDate, NaiveDate)>,
    /// Facts of the contract, in claim-file form.
    pub facts: Map<String, Value>,
}

/// A registered device.
#[derive(Debug, Clone)]
pub struct SampleDevice {
    /// Key within the sample.
    pub key: &'static str,
    /// The contract's key.
    pub contract: &'static str,
    /// Day of registration.
    pub registered_on: NaiveDate,
    /// Result of the registration.
    pub verdict: &'static str,
    /// Facts of the device, in claim-file form.
    pub facts: Map<String, Value>,
}

/// A claim that was dealt with before this desk was opened.
#[derive(Debug, Clone)]
pub struct SamplePastClaim {
    /// Claim number in the old book.
    pub number: &'static str,
    /// The member's key.
    pub member: &'static str,
    /// The contract's key.
    pub contract: &'static str,
    /// The fields of an element of `earlier_claims`, in claim-file form.
    pub fields: Map<String, Value>,
}

/// Terms in our own words, attached to the sample desk in place of the real ones.
#[derive(Debug, Clone, Copy)]
pub struct SampleTerms {
    /// Plan id.
    pub plan: &'static str,
    /// Effective day of the version.
    pub version: &'static str,
    /// File name to attach them under.
    pub name: &'static str,
    /// Markdown in Japanese; the first line says that it is a sample. Passages are headed by the clause they tell.
    pub text: &'static str,
}

/// How well a sample fact is known: a word of the vocabulary.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SampleProof {
    /// The claimant says so.
    Stated,
    /// Read from evidence.
    Evidenced,
    /// A person looked.
    Confirmed,
}

impl SampleProof {
    /// The word in claim files.
    pub fn word(self) -> &'static str {
        match self {
            Self::Stated => "stated",
            Self::Evidenced => "evidenced",
            Self::Confirmed => "confirmed",
        }
    }
}

/// Where a sample fact came from.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum SampleSource {
    /// From the member book.
    Book,
    /// The claimant says so.
    Claimant,
    /// An adjuster found it.
    Adjuster,
    /// Read from a piece of this claim's evidence.
    Evidence {
        /// Index into the claim's evidence.
        index: usize,
        /// Page, from 1.
        page: u32,
        /// Place on the page as fractions of its width and height: x, y, width, height.
        region: Option<[f32; 4]>,
    },
}

/// A fact on a sample claim.
#[derive(Debug, Clone)]
pub struct SampleFact {
    /// Name in the vocabulary.
    pub name: &'static str,
    /// Value in claim-file form; `{"candidates": […]}` where two are not yet reconciled.
    pub value: Value,
    /// How well it is known.
    pub proof: SampleProof,
    /// Where it came from.
    pub source: SampleSource,
}

/// A file that was received with a sample claim.
#[derive(Debug, Clone)]
pub struct SampleEvidence {
    /// File name as received.
    pub name: &'static str,
    /// Path within the sample evidence.
    pub path: &'static str,
    /// Media type.
    pub media_type: &'static str,
    /// The file.
    pub bytes: &'static [u8],
    /// Document kind it was classified as; `None` where nobody has yet.
    pub document: Option<&'static str>,
}

/// The state of a document on a sample claim.
#[derive(Debug, Clone)]
pub struct SampleDocument {
    /// Document kind.
    pub document: &'static str,
    /// `received`, `accepted`, `rejected`, `unobtainable` or `waived`.
    pub state: &'static str,
    /// Why, where a reason belongs to the state; otherwise empty.
    pub why: &'static str,
    /// Indices into the claim's evidence.
    pub evidence: Vec<usize>,
}

/// A decision already taken on a sample claim.
#[derive(Debug, Clone)]
pub struct SampleDecision {
    /// Benefit.
    pub benefit: &'static str,
    /// `paid`, `partly_paid`, `denied`, `entitled` or `not_entitled`.
    pub outcome: &'static str,
    /// Amount in yen.
    pub amount: Option<u32>,
    /// Reason, where it departs from the assessment.
    pub override_reason: Option<&'static str>,
}

/// What the assessment of a benefit must come to, with every recommended reading adopted but those of
/// [`house_leaves_open`](crate::house_leaves_open).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Expected {
    /// Benefit.
    pub benefit: &'static str,
    /// `payable`, `not_payable`, `undetermined`, `entitled` or `not_entitled`.
    pub verdict: &'static str,
    /// Whether it rests on presumptions.
    pub presuming: bool,
    /// Amount in yen, where it is payable.
    pub amount: Option<u32>,
    /// What the claimant has to pay in all, in yen, where the claim is there to show it.
    pub charge: Option<u32>,
    /// One thing that must be asked or that denies: a document, a fact, a reading or a rule.
    pub because: Option<&'static str>,
}

/// A sample claim.
#[derive(Debug, Clone)]
pub struct SampleClaim {
    /// Key within the sample.
    pub key: &'static str,
    /// Plan id.
    pub plan: &'static str,
    /// `claim` or `registration`.
    pub subject: &'static str,
    /// Benefits asked for.
    pub benefits: Vec<&'static str>,
    /// The member's key.
    pub member: &'static str,
    /// The contract's key.
    pub contract: &'static str,
    /// The device's key, where a registered one is concerned.
    pub device: Option<&'static str>,
    /// Key of the registration it refers to, an earlier one of [`claims`](crate::claims).
    pub dossier: Option<&'static str>,
    /// Language the claimant wants letters in: `ja`, `zh-Hans` or `en`.
    pub language: &'static str,
    /// What this claim shows, in a line, for whoever tries the sample desk.
    pub shows: &'static str,
    /// When it was received.
    pub opened_at: DateTime<FixedOffset>,
    /// Day something is due, counted from the day given to [`claims`](crate::claims).
    pub due_on: Option<NaiveDate>,
    /// Status: a word of the desk.
    pub status: &'static str,
    /// Files in order of arrival.
    pub evidence: Vec<SampleEvidence>,
    /// States of documents; what is not listed is missing.
    pub documents: Vec<SampleDocument>,
    /// Facts. `earlier_claims` is not among them: it comes from the desk's own book.
    pub facts: Vec<SampleFact>,
    /// Discretion: rule, whether it was raised, reason.
    pub findings: Vec<(&'static str, bool, &'static str)>,
    /// Enquiries made: rule, note.
    pub enquiries: Vec<(&'static str, &'static str)>,
    /// Presumptions confirmed: rule, reason.
    pub presumptions: Vec<(&'static str, &'static str)>,
    /// Notes on the file.
    pub notes: Vec<&'static str>,
    /// Decision already taken.
    pub decision: Option<SampleDecision>,
    /// What the assessment must come to.
    pub expected: Vec<Expected>,
}

impl SampleClaim {
    /// The claim in the form of a claim file, as of an instant (RFC 3339), without readings and without
    /// `earlier_claims`.
    pub fn claim_file(&self, as_of: &str) -> Value {
        let object = |pairs: Vec<(&str, Value)>| {
            Value::Object(
                pairs
                    .into_iter()
                    .map(|(k, v)| (k.to_owned(), v))
                    .collect::<Map<_, _>>(),
            )
        };
        let facts = self.facts.iter().map(|f| (f.name, fact_entry(f))).collect();
        let documents = self
            .documents
            .iter()
            .map(|d| {
                (
                    d.document,
                    serde_json::json!({ "state": d.state, "why": d.why, "by": "sample" }),
                )
            })
            .collect();
        let findings = self
            .findings
            .iter()
            .map(|(rule, raised, reason)| {
                (
                    *rule,
                    serde_json::json!({ "raised": raised, "by": "sample", "reason": reason }),
                )
            })
            .collect();
        let asked_on = self.opened_at.date_naive().to_string();
        let enquiries = self
            .enquiries
            .iter()
            .map(|(rule, _)| (*rule, serde_json::json!({ "asked_on": asked_on, "by": "sample" })))
            .collect();
        let presumptions = self
            .presumptions
            .iter()
            .map(|(rule, reason)| {
                (
                    *rule,
                    serde_json::json!({ "confirmed": true, "by": "sample", "reason": reason }),
                )
            })
            .collect();
        object(vec![
            ("satei", 1.into()),
            ("plan", self.plan.into()),
            ("subject", self.subject.into()),
            ("as_of", as_of.into()),
            ("facts", object(facts)),
            ("documents", object(documents)),
            ("findings", object(findings)),
            ("enquiries", object(enquiries)),
            ("presumptions", object(presumptions)),
        ])
    }
}

fn fact_entry(fact: &SampleFact) -> Value {
    if fact.value.get("candidates").is_some() {
        return fact.value.clone();
    }
    serde_json::json!({ "value": fact.value, "proof": fact.proof.word() })
}
