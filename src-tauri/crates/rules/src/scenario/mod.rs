//! Scenarios: claims with their expected assessments, the tests that stand beside a plan.

mod expect;
mod read;
mod run;

use crate::assess::{FindingResult, Verdict};
use crate::claim::ClaimInput;
use satei_model::DocumentState;
use serde::Serialize;
use std::collections::BTreeMap;
use std::fmt;

pub(crate) use read::read;
pub(crate) use run::failures;
pub use run::{ScenarioFailure, ScenarioReport, run_scenarios};

/// A file of scenarios.
#[derive(Debug, Clone)]
pub struct ScenarioFile {
    /// Its path.
    pub path: String,
    /// The plan that it belongs to.
    pub plan: String,
    /// The scenarios in the order of the file.
    pub scenarios: Vec<Scenario>,
    /// Changes of the plan that no scenario can notice, because they change nothing.
    pub equivalents: Vec<Equivalent>,
}

/// A change of a plan's number or operator that changes nothing a claim could show.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Equivalent {
    /// The rule, definition or `reading.choice`.
    pub of: String,
    /// What stands there, as a mutation run words it.
    pub was: String,
    /// What it would become.
    pub became: String,
    /// Why that changes nothing.
    pub why: String,
}

impl fmt::Display for Equivalent {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "{}: `{}` → `{}` changes nothing: {}",
            self.of, self.was, self.became, self.why
        )
    }
}

/// A claim with what is expected of it.
#[derive(Debug, Clone)]
pub struct Scenario {
    /// Its id.
    pub id: String,
    /// What it shows, in a few words.
    pub label: String,
    /// The byte of the file at which it begins.
    pub start: usize,
    /// The claim.
    pub claim: ClaimInput,
    /// Interactions between claims that it shows.
    pub interactions: Vec<String>,
    /// What is expected, by benefit.
    pub expect: BTreeMap<String, Expectation>,
}

/// What is expected of one benefit; what is absent is not looked at.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Expectation {
    /// The verdict.
    pub verdict: Option<Verdict>,
    /// The least and the most; no most = no limit.
    pub amount: Option<(i64, Option<i64>)>,
    /// The least and the most of all charges together; no most = no limit.
    pub charge: Option<(i64, Option<i64>)>,
    /// Results of rules.
    pub findings: BTreeMap<String, FindingResult>,
    /// States of documents.
    pub requirements: BTreeMap<String, DocumentState>,
    /// Exactly the documents to be asked for.
    pub asks: Option<Vec<String>>,
    /// Exactly the questions for people.
    pub questions: Option<Vec<String>>,
    /// Exactly the rules against it.
    pub denied_by: Option<Vec<String>>,
}
