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
    /// Registered devices: name and IMEI or serial number.
    pub devices: Vec<String>,
    /// Claims so far.
    pub claims: u32,
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
