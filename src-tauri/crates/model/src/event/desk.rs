//! Payloads of the desk's own history.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use crate::ids::{ContractId, DeviceId, EventId, MemberId, PastClaimId, UserId};

/// The desk was made.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DeskCreated {
    /// Name of the desk.
    pub name: String,
    /// Whether it is the sample desk.
    pub sample: bool,
}

/// A person who works at the desk was recorded.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct UserRecorded {
    /// Id.
    pub id: UserId,
    /// Name, as it stands on letters and in the history.
    pub name: String,
    /// Whether this person may settle readings and approve denials.
    pub senior: bool,
}

/// A member was recorded; replaces what was recorded under the same id.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct MemberRecorded {
    /// Id.
    pub id: MemberId,
    /// Member number.
    pub number: String,
    /// Name.
    pub name: String,
    /// Name in kana.
    pub kana: String,
    /// Phone numbers as written.
    #[serde(default)]
    pub phones: Vec<String>,
    /// E-mail address.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub email: Option<String>,
    /// Other personal data, such as the postal address; opaque to the store.
    #[serde(default)]
    pub person: Map<String, Value>,
}

/// A paid term of a contract; both days are in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Term {
    /// First day.
    pub from: NaiveDate,
    /// Last day.
    pub until: NaiveDate,
}

/// A contract was recorded; replaces what was recorded under the same id.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ContractRecorded {
    /// Id.
    pub id: ContractId,
    /// Whose it is.
    pub member: MemberId,
    /// Plan id.
    pub plan: String,
    /// Joining day.
    pub joined_on: NaiveDate,
    /// Last day, where it has ended.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ended_on: Option<NaiveDate>,
    /// Paid terms.
    #[serde(default)]
    pub terms: Vec<Term>,
    /// Facts of the contract by name in the vocabulary.
    #[serde(default)]
    pub facts: Map<String, Value>,
}

/// A device was registered; replaces what was recorded under the same id.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct DeviceRegistered {
    /// Id.
    pub id: DeviceId,
    /// The contract.
    pub contract: ContractId,
    /// Facts of the device by name in the vocabulary, such as `registered_imei`.
    pub facts: Map<String, Value>,
    /// Verdict of its dossier, where one was decided.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub verdict: Option<String>,
    /// Day of registration.
    pub registered_on: NaiveDate,
}

/// An earlier claim, decided outside this desk, was recorded; replaces what was recorded under the same id.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct PastClaimRecorded {
    /// Id.
    pub id: PastClaimId,
    /// The contract, where known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub contract: Option<ContractId>,
    /// The member, where known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub member: Option<MemberId>,
    /// The fields of an element of `earlier_claims` in the vocabulary.
    pub fields: Map<String, Value>,
}

/// The book of earlier claims is complete from a day on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct HistoryCompleteAsOf {
    /// The plan, or all of them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub plan: Option<String>,
    /// First day for which no claim is missing.
    pub from: NaiveDate,
}

/// The house chose a reading as its standing choice; `None` takes the choice back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct HouseReadingAdopted {
    /// Plan id.
    pub plan: String,
    /// The reading.
    pub reading: String,
    /// The choice.
    pub choice: Option<String>,
    /// Why.
    pub reason: String,
}

/// Terms of a plan were attached, so that clauses can be quoted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TermsAttached {
    /// Plan id.
    pub plan: String,
    /// Version by its effective day.
    pub version: NaiveDate,
    /// Name of the original in the vault.
    pub original: String,
    /// SHA-256 of the original, in hex.
    pub sha256: String,
    /// File name as received.
    pub name: String,
    /// Sample wording of our own, not the insurer's.
    pub own_words: bool,
}

/// A plan's contact and complaint data were checked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ContactVerified {
    /// Plan id.
    pub plan: String,
    /// Who checked.
    pub by: String,
    /// When.
    pub on: NaiveDate,
    /// The dispute-resolution body, where the plan does not name it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub body: Option<DisputeBody>,
}

/// A dispute-resolution body that a person named because the plan does not.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DisputeBody {
    /// Its name.
    pub name: String,
    /// Its telephone number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub phone: Option<String>,
    /// Where that was found, or who said so.
    pub source: String,
}

/// A file of members was imported.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ImportRecorded {
    /// File name.
    pub name: String,
    /// SHA-256 of the file, in hex.
    pub sha256: String,
    /// Rows taken in.
    pub accepted: u32,
    /// Rows refused.
    pub refused: u32,
}

/// A payload was erased. Its event stays; only what it said is gone.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PayloadErased {
    /// The event whose payload is gone.
    pub event: EventId,
    /// On what ground.
    pub reason: String,
}
