use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{Language, LetterKind};

/// What letter to make.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct LetterRequest {
    /// Benefit it is about.
    pub benefit: String,
    /// Kind.
    pub kind: LetterKind,
    /// Language.
    pub language: Language,
    /// Copy for the house, with provenance and hashes.
    #[serde(default)]
    pub file_copy: bool,
    /// Reply-by day of a deficiency letter, or day until which an extension runs.
    #[serde(default)]
    pub reply_by: Option<String>,
    /// Reason given where no terms are attached and a denial cites the place only.
    #[serde(default)]
    pub place_only_reason: Option<String>,
    /// Free remark printed in the letter.
    #[serde(default)]
    pub remark: Option<String>,
}

/// A letter drawn but not issued. Pages come from `vault://letter/<preview>/<page>`.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct LetterPreview {
    /// Id of the preview.
    pub preview: String,
    /// Pages.
    pub pages: u32,
    /// SHA-256 of the PDF.
    pub sha256: String,
    /// Why it cannot be issued yet; empty means it can.
    pub obstacles: Vec<super::DeskError>,
}

/// A letter that was issued.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct LetterView {
    /// Id.
    pub letter_id: String,
    /// Kind.
    pub kind: LetterKind,
    /// Language.
    pub language: Language,
    /// Copy for the house.
    pub file_copy: bool,
    /// Issued at.
    pub at: String,
    /// By whom.
    pub by: String,
    /// Reply-by day.
    pub reply_by: Option<String>,
    /// SHA-256 of the PDF.
    pub sha256: String,
}
