//! What crosses to the window and to `--json` readers: plain data, already resolved from events,
//! plans and assessments. Field names are camelCase, enum values snake_case; money is a string of
//! whole yen, dates and instants are ISO 8601 strings, labels carry all three languages so that the
//! window can change language without asking again.
//!
//! `cargo test -p satei-desk` writes the TypeScript of every type into `ui/src/api/types`; the gate
//! fails when the committed files differ.

mod assessment;
mod claim;
mod command;
mod desk;
mod letter;
mod member;
mod queue;

pub use assessment::*;
pub use claim::*;
pub use command::*;
pub use desk::*;
pub use letter::*;
pub use member::*;
pub use queue::*;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A text in the three languages of the workbench.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct Label {
    /// Japanese.
    pub ja: String,
    /// Simplified Chinese.
    #[serde(rename = "zh-Hans")]
    pub zh_hans: String,
    /// English.
    pub en: String,
}
