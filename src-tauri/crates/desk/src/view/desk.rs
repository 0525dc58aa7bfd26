use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{BookComplete, Label, Proof, Subject};

/// The open desk.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct DeskInfo {
    /// Name of the desk.
    pub name: String,
    /// Whether this is the sample desk: invented people, published key.
    pub sample: bool,
    /// Who works at it.
    pub user: String,
    /// Version of the program.
    pub version: String,
    /// Today in the desk's zone.
    pub today: String,
    /// Every plan the desk can decide.
    pub plans: Vec<PlanInfo>,
    /// Facts and documents, with what the editor needs to offer the right input.
    pub vocabulary: VocabularyInfo,
    /// From which days on the book of earlier claims is complete, as far as anybody has said so.
    pub book_complete: Vec<BookComplete>,
    /// Recommended readings the house has neither adopted nor settled otherwise.
    pub open_readings: Vec<ReadingInfo>,
    /// Whether the house has made any standing choice yet: a new desk is offered all of them once.
    pub house_has_chosen: bool,
}

/// A plan as the window needs it.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct PlanInfo {
    /// Plan id.
    pub id: String,
    /// Name.
    pub label: Label,
    /// Days the versions take effect.
    pub versions: Vec<String>,
    /// Whether the plan is insurance.
    pub insurance: bool,
    /// Its benefits.
    pub benefits: Vec<BenefitInfo>,
}

/// A benefit of a plan.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct BenefitInfo {
    /// Benefit id.
    pub id: String,
    /// Name.
    pub label: Label,
    /// Whether it decides a claim or a registration.
    pub subject: Subject,
}

/// What facts and documents there are.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct VocabularyInfo {
    /// Facts by name.
    pub facts: Vec<FactInfo>,
    /// Document kinds.
    pub documents: Vec<DocumentInfo>,
}

/// A kind of fact.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct FactInfo {
    /// Name in plans and claim files.
    pub name: String,
    /// Label.
    pub label: Label,
    /// How one asks for it.
    pub question: Option<Label>,
    /// Group on the screen.
    pub group: String,
    /// Which input to offer.
    pub input: FactInput,
    /// Proof it needs.
    pub proof: Proof,
    /// Whether it may be known not to exist.
    pub optional: bool,
}

/// The typed input of a fact.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(tag = "type", rename_all = "snake_case")]
#[ts(export)]
pub enum FactInput {
    /// Yes or no.
    Bool,
    /// Whole yen.
    Yen,
    /// A whole number.
    Count,
    /// A calendar date, a month, a year, or a span of dates.
    Date,
    /// A date with a time of day, a date only, or a span.
    Instant,
    /// Free text.
    Text,
    /// One of these.
    Enum {
        /// The choices.
        options: Vec<EnumOption>,
    },
    /// Rows with these columns.
    List {
        /// The columns.
        columns: Vec<ListColumn>,
    },
}

/// One choice of an enumeration.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct EnumOption {
    /// Value.
    pub value: String,
    /// Label.
    pub label: Label,
}

/// One column of a list fact.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct ListColumn {
    /// Field name.
    pub name: String,
    /// Label.
    pub label: Label,
    /// Input.
    pub input: FactInput,
}

/// A kind of document.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct DocumentInfo {
    /// Name in plans and claim files.
    pub name: String,
    /// Label.
    pub label: Label,
    /// Facts it can prove.
    pub proves: Vec<String>,
    /// Whom to ask for it.
    pub issuer: Option<Label>,
}

/// A reading of an ambiguous clause, for the house to settle.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct ReadingInfo {
    /// Plan id.
    pub plan: String,
    /// Reading id.
    pub id: String,
    /// Number in the register of ambiguities.
    pub register: String,
    /// Place in the source.
    pub clause: String,
    /// What is ambiguous.
    pub question: Label,
    /// The choices.
    pub choices: Vec<ReadingChoice>,
    /// The recommended choice, if the plan has one.
    pub recommended: Option<String>,
    /// Why it is recommended.
    pub because: Option<Label>,
}

/// One meaning of an ambiguous clause.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct ReadingChoice {
    /// Choice id.
    pub id: String,
    /// Label.
    pub label: Label,
}

/// What `verify` found.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct VerifyReport {
    /// Events checked.
    #[ts(type = "number")]
    pub events: u64,
    /// Where the history has come to: number of events, a colon, and the hash over them. Noted elsewhere, it proves later that
    /// nothing up to there was taken away.
    pub head: String,
    /// Originals checked.
    #[ts(type = "number")]
    pub originals: u64,
    /// Everything that does not hold; empty means the desk is unaltered.
    pub defects: Vec<VerifyDefect>,
}

/// One thing that does not hold.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct VerifyDefect {
    /// Code, such as `event_altered`.
    pub code: String,
    /// What it concerns: an event, a projection or an original, by id.
    pub subject: String,
    /// What was found.
    pub message: String,
}
