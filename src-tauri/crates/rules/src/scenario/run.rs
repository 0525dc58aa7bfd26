//! Running scenarios.

use super::{Expectation, Scenario};
use crate::assess::{Assessment, assess};
use crate::catalogue::Catalogue;
use serde::Serialize;
use std::fmt;

/// A scenario that came out otherwise than expected.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ScenarioFailure {
    /// The file.
    pub path: String,
    /// The byte of the file at which the scenario begins.
    pub start: usize,
    /// The scenario.
    pub scenario: String,
    /// The benefit.
    pub benefit: String,
    /// What differs.
    pub differs: Vec<String>,
}

/// What came of running all scenarios.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct ScenarioReport {
    /// How many scenarios were run.
    pub run: usize,
    /// Those that failed.
    pub failures: Vec<ScenarioFailure>,
    /// The files of the versions that no scenario stands beside: nothing of them was tried.
    pub untested: Vec<String>,
}

impl ScenarioReport {
    /// How many scenarios came out otherwise than expected.
    #[must_use]
    pub fn failed(&self) -> usize {
        let mut ids: Vec<(&str, &str)> = self
            .failures
            .iter()
            .map(|f| (f.path.as_str(), f.scenario.as_str()))
            .collect();
        ids.dedup();
        ids.len()
    }
}

impl fmt::Display for ScenarioReport {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for failure in &self.failures {
            writeln!(
                f,
                "{}: scenario `{}` ({})",
                failure.path, failure.scenario, failure.benefit
            )?;
            for difference in &failure.differs {
                writeln!(f, "    {difference}")?;
            }
        }
        for path in &self.untested {
            let scenarios = path.replace(".toml", ".scenarios.toml");
            writeln!(
                f,
                "{path}: no scenario tests this version; write them into {scenarios}"
            )?;
        }
        write!(f, "{} scenarios, {} failed", self.run, self.failed())
    }
}

/// Runs all scenarios that were loaded with the plans.
#[must_use]
pub fn run_scenarios(catalogue: &Catalogue) -> ScenarioReport {
    let mut report = ScenarioReport::default();
    let has_scenarios = |path: &str| {
        let beside = path.replace(".toml", ".scenarios.toml");
        let mut files = catalogue.scenarios.iter();
        files.any(|file| file.path == beside && !file.scenarios.is_empty())
    };
    let versions = catalogue.plans.iter().flat_map(|p| &p.versions);
    let untested = versions.map(|v| &v.path).filter(|path| !has_scenarios(path));
    report.untested = untested.cloned().collect();
    for file in &catalogue.scenarios {
        for scenario in &file.scenarios {
            report.run += 1;
            report.failures.extend(failures(catalogue, &file.path, scenario));
        }
    }
    report
}

/// The benefits of a scenario that come out otherwise than expected.
pub(crate) fn failures(catalogue: &Catalogue, path: &str, scenario: &Scenario) -> Vec<ScenarioFailure> {
    let mut found = Vec::new();
    for (benefit, expected) in &scenario.expect {
        let assessment = assess(catalogue, &scenario.claim, benefit);
        let differs = differences(expected, &assessment);
        if !differs.is_empty() {
            found.push(ScenarioFailure {
                path: path.to_owned(),
                start: scenario.start,
                scenario: scenario.id.clone(),
                benefit: benefit.clone(),
                differs,
            });
        }
    }
    found
}

fn differences(expected: &Expectation, found: &Assessment) -> Vec<String> {
    let mut differs = Vec::new();
    let mut check = |what: &str, wanted: String, got: String| {
        if wanted != got {
            differs.push(format!("{what}: expected {wanted}, found {got}"));
        }
    };
    if let Some(verdict) = expected.verdict {
        check("verdict", word(&verdict), word(&found.verdict));
    }
    let show = |from: i64, to: Option<i64>| match to {
        Some(to) if to == from => format!("{from} yen"),
        Some(to) => format!("{from} to {to} yen"),
        None => format!("{from} yen or more"),
    };
    if let Some((from, to)) = expected.charge {
        let (least, most) = found.charged();
        check("charge", show(from, to), show(least, most));
    }
    if let Some((from, to)) = expected.amount {
        let got = found
            .amount
            .as_ref()
            .map_or_else(|| "none".to_owned(), |a| show(a.from, a.to));
        check("amount", show(from, to), got);
    }
    for (rule, result) in &expected.findings {
        let got = found.findings.iter().find(|f| f.rule == *rule);
        check(
            rule,
            word(result),
            got.map_or_else(|| "no such finding".to_owned(), |f| word(&f.result)),
        );
    }
    for (document, state) in &expected.requirements {
        let mut all = found.requirements.iter().flat_map(|r| &r.alternatives);
        let got = all.find(|a| a.document == *document);
        check(
            document,
            word(state),
            got.map_or_else(|| "not required".to_owned(), |a| word(&a.state)),
        );
    }
    let sorted = |mut ids: Vec<String>| {
        ids.sort();
        ids.dedup();
        ids.join(", ")
    };
    if let Some(asks) = &expected.asks {
        let got = found
            .settle
            .deficiency
            .iter()
            .flat_map(|ask| &ask.documents)
            .chain(&found.settle.documents)
            .cloned()
            .collect();
        check("asks", asks.join(", "), sorted(got));
    }
    if let Some(questions) = &expected.questions {
        check(
            "questions",
            questions.join(", "),
            sorted(crate::assess::ids(&found.settle.questions)),
        );
    }
    if let Some(denied_by) = &expected.denied_by {
        check("denied_by", denied_by.join(", "), sorted(found.denied_by.clone()));
    }
    differs
}

/// The word of a file for a value.
fn word<T: Serialize>(value: &T) -> String {
    match serde_json::to_value(value) {
        Ok(serde_json::Value::String(text)) => text,
        Ok(other) => other.to_string(),
        Err(error) => error.to_string(),
    }
}
