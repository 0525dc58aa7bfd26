//! Why an assessment comes out otherwise.

use crate::assess::{Assessment, LineKind};
use crate::diff::Outcome;
use serde::Serialize;
use std::collections::BTreeMap;

/// An assessment that comes out otherwise, explained.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Explained {
    /// The plan.
    pub plan: String,
    /// The benefit.
    pub benefit: String,
    /// What the receipt states.
    pub before: Outcome,
    /// What comes of it now.
    pub after: Outcome,
    /// The rules that make the difference.
    pub rules: Vec<String>,
}

impl Explained {
    /// What two assessments of one claim differ in.
    #[must_use]
    pub fn of(was: &Assessment, is: &Assessment) -> Self {
        Self {
            plan: was.plan.clone(),
            benefit: was.benefit.clone(),
            before: Outcome::of(was),
            after: Outcome::of(is),
            rules: turning(was, is),
        }
    }
}

/// The rules that two assessments of a claim do not agree on: by what they find, what they pay or take off,
/// and what they charge.
fn turning(was: &Assessment, is: &Assessment) -> Vec<String> {
    fn parts(it: &Assessment) -> BTreeMap<(&str, &str), String> {
        let mut found = BTreeMap::new();
        for finding in &it.findings {
            found.insert(
                ("finding", finding.rule.as_str()),
                format!("{:?}", finding.result),
            );
        }
        for line in &it.breakdown {
            let kind = match line.kind {
                LineKind::Payout => "payout",
                LineKind::Removed => "removed",
                LineKind::Share => "share",
                LineKind::Cap => "cap",
                LineKind::Limit => "limit",
                LineKind::Deductible => "deductible",
            };
            found.insert((kind, line.rule.as_str()), line.amount.to_string());
        }
        for charge in &it.charges {
            found.insert(("charge", charge.rule.as_str()), format!("{:?}", charge.amount));
        }
        found
    }
    let (old, new) = (parts(was), parts(is));
    // A calculation stands only where something is paid, so only two of them can be compared.
    let comparable = !was.breakdown.is_empty() && !is.breakdown.is_empty();
    let counts = |kind: &str| comparable || kind == "finding" || kind == "charge";
    let mut rules: Vec<String> = old
        .keys()
        .chain(new.keys())
        .filter(|key| counts(key.0) && old.get(*key) != new.get(*key))
        .map(|key| key.1.to_owned())
        .collect();
    rules.sort();
    rules.dedup();
    rules
}
