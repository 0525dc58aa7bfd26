use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Kind of letter.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum LetterKind {
    /// Payment in full.
    Payment,
    /// Payment in part.
    PartialPayment,
    /// Denial.
    Denial,
    /// Documents asked for.
    Deficiency,
    /// Acknowledgement of receipt.
    Acknowledgement,
    /// Notice that the examination takes longer.
    Extension,
}

/// Language of a letter: Japanese, or Japanese with a reference translation bound behind it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub enum LetterLanguage {
    /// Japanese only.
    #[serde(rename = "ja")]
    Ja,
    /// Japanese with a Simplified Chinese reference translation.
    #[serde(rename = "zh-Hans")]
    ZhHans,
    /// Japanese with an English reference translation.
    #[serde(rename = "en")]
    En,
}

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
    pub language: LetterLanguage,
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
    pub language: LetterLanguage,
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
