use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{Label, Status, Subject, VerdictKind};

/// What the queue shall show.
#[derive(Debug, Clone, Default, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", default)]
#[ts(export)]
pub struct QueueQuery {
    /// Words to find: claim number, name in kanji or kana, phone, IMEI, police number, evidence text.
    pub search: String,
    /// Only these statuses; empty means every open one.
    pub statuses: Vec<Status>,
    /// Only this plan.
    pub plan: Option<String>,
    /// Only these verdicts.
    pub verdicts: Vec<VerdictKind>,
    /// Only what is overdue or due within so many days; 0 is today.
    pub due_within: Option<u16>,
    /// Order of the rows.
    pub sort: QueueSort,
    /// First row to return.
    #[ts(type = "number")]
    pub offset: u64,
    /// At most this many rows (0: the default of 200).
    #[ts(type = "number")]
    pub limit: u64,
}

/// Order of the queue.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum QueueSort {
    /// Due soonest first.
    #[default]
    Due,
    /// By claim number.
    Number,
    /// Changed most recently first.
    Changed,
}

/// One page of the queue.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct Queue {
    /// The rows asked for.
    pub rows: Vec<QueueRow>,
    /// How many rows match in all.
    #[ts(type = "number")]
    pub total: u64,
    /// How many claims match per status, ignoring the status filter.
    pub counts: Vec<StatusCount>,
}

/// How many claims stand at a status.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct StatusCount {
    /// The status.
    pub status: Status,
    /// The number of claims.
    #[ts(type = "number")]
    pub count: u64,
}

/// One claim in the queue.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct QueueRow {
    /// Id of the claim.
    pub claim_id: String,
    /// Number people use, such as `KSP-0142`.
    pub number: String,
    /// Plan id.
    pub plan: String,
    /// Short name of the plan.
    pub plan_label: Label,
    /// `claim`, or `registration` for a device's dossier.
    pub subject: Subject,
    /// Name of the claimant.
    pub person: String,
    /// Status.
    pub status: Status,
    /// Day something is due, if any.
    pub due_on: Option<String>,
    /// Days from today to the due day; negative when overdue.
    #[ts(type = "number | null")]
    pub due_in_days: Option<i64>,
    /// Verdict of the last assessment (the weakest one where a claim has several benefits).
    pub verdict: VerdictKind,
    /// Documents that are missing.
    pub missing: Vec<Label>,
    /// Amount that can be paid, where it is settled.
    pub amount: Option<String>,
    /// Whether a decision that stands departs from its assessment.
    pub overridden: bool,
    /// Passage that matched the search, if the search matched in a document.
    pub snippet: Option<String>,
}
