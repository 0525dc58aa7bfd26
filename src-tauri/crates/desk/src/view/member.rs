use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::PersonView;

/// A member found in the book.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct MemberView {
    /// The person.
    pub person: PersonView,
    /// E-mail address.
    pub email: Option<String>,
    /// Postal address.
    pub address: Option<String>,
    /// Contracts.
    pub contracts: Vec<MemberContract>,
}

/// A contract of a member.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct MemberContract {
    /// Id.
    pub contract_id: String,
    /// Plan.
    pub plan: String,
    /// Joined on.
    pub joined_on: String,
    /// Ended on.
    pub ended_on: Option<String>,
    /// Paid terms.
    pub terms: Vec<TermView>,
    /// Registered devices.
    pub devices: Vec<MemberDevice>,
    /// Claims decided outside this desk.
    pub past_claims: Vec<MemberPastClaim>,
    /// Claims so far, on this desk and outside.
    pub claims: u32,
}

/// A paid term; both days are in.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct TermView {
    /// First day.
    pub from: String,
    /// Last day.
    pub until: String,
}

/// A device registered under a contract.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct MemberDevice {
    /// Id.
    pub device_id: String,
    /// IMEI.
    pub imei: Option<String>,
    /// Serial number.
    pub serial: Option<String>,
    /// Maker.
    pub maker: Option<String>,
    /// Model.
    pub model: Option<String>,
    /// Registered on.
    pub registered_on: String,
}

/// A claim decided outside this desk.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct MemberPastClaim {
    /// Id.
    pub past_claim_id: String,
    /// Applied for on.
    pub applied_on: Option<String>,
    /// Day of the accident.
    pub accident_on: Option<String>,
    /// Benefit, by its id or as the book has it.
    pub benefit: Option<String>,
    /// Outcome, in the words of the vocabulary.
    pub outcome: Option<String>,
    /// Amount paid.
    pub amount: Option<String>,
    /// Paid on.
    pub paid_on: Option<String>,
}

/// What an entry of the book is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum BookKind {
    /// A member.
    Member,
    /// A contract of a member.
    Contract,
    /// A device registered under a contract.
    Device,
    /// A claim under a contract that was decided outside this desk.
    PastClaim,
}

/// One cell of an entry.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct BookCell {
    /// Field, by the names of the import; phones and paid terms may stand more than once.
    pub field: String,
    /// What was typed.
    pub text: String,
}

/// An entry of the book by hand. It says all of what it is about, and replaces what was recorded.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct BookEntry {
    /// What it is about.
    pub kind: BookKind,
    /// What it replaces; nothing for something new.
    pub id: Option<String>,
    /// Of a new contract its member, of a new device or earlier claim its contract.
    pub of: Option<String>,
    /// What it says.
    pub cells: Vec<BookCell>,
}

/// What became of an entry by hand.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct BookAnswer {
    /// The member as they stand in the book now; none where the entry was refused.
    pub member: Option<MemberView>,
    /// Why it was refused; then nothing was recorded.
    pub refused: Option<BookRefusal>,
}

/// Why an entry is refused.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct BookRefusal {
    /// What kind of mistake it is; the codes of the import.
    pub code: String,
    /// The cell or number it is about, where there is one.
    pub subject: Option<String>,
}

/// From which day on the book of earlier claims is complete.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct BookComplete {
    /// The plan; nothing where it is said of all.
    pub plan: Option<String>,
    /// First day for which no claim is missing.
    pub from: String,
}

/// A CSV of members before it is taken in.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct ImportPreview {
    /// Handle of the file within this session.
    pub import: String,
    /// File name.
    pub name: String,
    /// Encoding found.
    pub encoding: String,
    /// Header cells.
    pub columns: Vec<String>,
    /// Field each column is taken as; `None` leaves it out.
    pub mapping: Vec<Option<String>>,
    /// Fields that can be mapped.
    pub fields: Vec<String>,
    /// First rows.
    pub rows: Vec<Vec<String>>,
    /// Rows in all.
    pub total: u32,
    /// Rows that would be refused.
    pub refused: Vec<RefusedRow>,
}

/// A row that cannot be taken in.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct RefusedRow {
    /// Line of the file, from 1.
    pub line: u32,
    /// What kind of mistake it is.
    pub code: String,
    /// The cell or number it is about, where there is one.
    pub subject: Option<String>,
    /// Why, for the terminal.
    pub reason: String,
}

/// What an import did.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct ImportReport {
    /// Rows taken in.
    pub accepted: u32,
    /// Rows refused.
    pub refused: Vec<RefusedRow>,
}
