//! Where a claimant can turn.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::Label;

/// Where a claimant can turn.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct ContactView {
    /// Which desk.
    pub desk: Label,
    /// Telephone number.
    pub phone: Option<String>,
    /// When it answers.
    pub hours: Option<Label>,
    /// The day somebody last verified this; `None` where nobody has.
    pub verified_on: Option<String>,
    /// Where it stands.
    pub basis: Option<Label>,
    /// Of a dispute-resolution body: the plan does not name it, so a person has to.
    pub unnamed: bool,
    /// The body that a person named on this desk.
    pub named: Option<NamedBody>,
}

/// A dispute-resolution body that a person names where the plan does not.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct NamedBody {
    /// Its name.
    pub name: String,
    /// Its telephone number.
    pub phone: Option<String>,
    /// Where that was found, or who said so.
    pub source: String,
}
