//! Claims under every plan, drawn from what the plans' scenarios say.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use satei_oracle::{Claim, Plan, Verdict, base_claims};
use satei_rules::{Catalogue, ClaimInput, SourceFile, Verdict as CoreVerdict};

/// A small generator of repeatable random numbers (SplitMix64).
pub struct Dice(pub u64);

impl Dice {
    /// One of so many sides, from nought.
    pub fn roll(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        ((mixed ^ (mixed >> 31)) % sides.max(1) as u64) as usize
    }
}

fn plans_folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../plans")
}

fn read(path: &Path) -> String {
    fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

fn files_below(folder: &Path) -> Vec<PathBuf> {
    let mut out = Vec::new();
    let mut open = vec![folder.to_path_buf()];
    while let Some(dir) = open.pop() {
        for entry in fs::read_dir(&dir).unwrap().map(Result::unwrap) {
            let path = entry.path();
            if path.is_dir() {
                open.push(path);
            } else if path.extension().is_some_and(|it| it == "toml") {
                out.push(path);
            }
        }
    }
    out.sort();
    out
}

/// The plans in use and one of forms that they do without, which speaks a few words more.
fn folders() -> [PathBuf; 2] {
    [
        plans_folder(),
        Path::new(env!("CARGO_MANIFEST_DIR")).join("plans"),
    ]
}

fn vocabulary() -> String {
    folders().map(|it| read(&it.join("vocabulary.toml"))).join("\n")
}

/// The plan files as the core takes them.
pub fn catalogue() -> Catalogue {
    let mut files = vec![SourceFile {
        path: "vocabulary.toml".to_owned(),
        text: vocabulary(),
    }];
    for folder in folders() {
        let own = files_below(&folder).into_iter().map(|path| SourceFile {
            text: read(&path),
            path: path
                .strip_prefix(&folder)
                .unwrap()
                .to_string_lossy()
                .replace('\\', "/"),
        });
        files.extend(own.filter(|it| it.path != "vocabulary.toml"));
    }
    Catalogue::load(files).unwrap_or_else(|it| panic!("{it}"))
}

/// One version of a plan with the claims its scenarios tell of, and for each fact the values they give it.
pub struct Case {
    pub plan: Plan,
    claims: Vec<Claim>,
    pool: BTreeMap<String, Vec<toml::Value>>,
}

/// Every version of every plan there is.
pub fn cases() -> Vec<Case> {
    let vocabulary = vocabulary();
    let mut out = Vec::new();
    let mut versions: Vec<PathBuf> = folders().iter().flat_map(|it| files_below(it)).collect();
    versions.retain(|it| {
        let stem = it.file_stem().unwrap().to_string_lossy();
        chrono::NaiveDate::parse_from_str(&stem, "%Y-%m-%d").is_ok()
    });
    for file in versions {
        let plan = Plan::read(&vocabulary, &read(&file));
        let claims: Vec<Claim> = base_claims(&read(&file.with_extension("scenarios.toml")));
        let mut pool: BTreeMap<String, Vec<toml::Value>> = BTreeMap::new();
        for (name, value) in claims.iter().flat_map(|it| &it.facts) {
            // Only values that say one thing: the naive evaluator knows no ranges.
            let certain = satei_oracle::Value::from_toml(&plan.kinds[name], value).is_some();
            let values = pool.entry(name.clone()).or_default();
            if certain && !values.contains(value) {
                values.push(value.clone());
            }
        }
        out.push(Case { plan, claims, pool });
    }
    assert!(!out.is_empty(), "no plans found");
    out
}

impl Case {
    /// A claim of which everything the plan can ask is known: a scenario's, with some facts drawn anew.
    pub fn draw(&self, dice: &mut Dice) -> Claim {
        let mut claim = self.claims[dice.roll(self.claims.len())].clone();
        claim
            .facts
            .retain(|name, _| self.pool.get(name).is_some_and(|it| !it.is_empty()));
        for (name, values) in &self.pool {
            let known = claim.facts.get(name).is_some_and(|it| values.contains(it));
            if (!known || dice.roll(12) == 0) && !values.is_empty() {
                claim
                    .facts
                    .insert(name.clone(), values[dice.roll(values.len())].clone());
            }
        }
        for rule in self.plan.items("rule") {
            let named = rule
                .get("require")
                .and_then(toml::Value::as_array)
                .into_iter()
                .flatten();
            for document in named.chain(rule.get("of")).filter_map(toml::Value::as_str) {
                let state = if dice.roll(15) == 0 {
                    "unobtainable"
                } else {
                    "accepted"
                };
                let kept = claim
                    .documents
                    .get(document)
                    .is_some_and(|it| it == "accepted" || it == "unobtainable");
                if !kept || dice.roll(10) == 0 {
                    claim.documents.insert(document.to_owned(), state.to_owned());
                }
            }
        }
        for reading in self.plan.items("reading") {
            let choices = reading["choice"].as_array().unwrap();
            let id = reading["id"].as_str().unwrap().to_owned();
            if !claim.readings.contains_key(&id) || dice.roll(6) == 0 {
                let choice = choices[dice.roll(choices.len())]["id"].as_str().unwrap();
                claim.readings.insert(id, choice.to_owned());
            }
        }
        claim
    }

    pub fn input(&self, catalogue: &Catalogue, claim: &Claim) -> ClaimInput {
        let plain = |value: &toml::Value| serde_json::to_value(value).unwrap();
        let facts: serde_json::Map<_, _> = claim
            .facts
            .iter()
            .map(|(name, it)| (name.clone(), plain(it)))
            .collect();
        let readings: serde_json::Map<_, _> = claim
            .readings
            .iter()
            .map(|(name, it)| {
                (
                    name.clone(),
                    serde_json::json!({ "choice": it, "scope": "house", "by": "x", "reason": "x" }),
                )
            })
            .collect();
        let findings: serde_json::Map<_, _> = claim
            .raised
            .iter()
            .map(|name| {
                (
                    name.clone(),
                    serde_json::json!({ "raised": true, "by": "x", "reason": "x" }),
                )
            })
            .collect();
        let amounts: serde_json::Map<_, _> = claim
            .amounts
            .iter()
            .map(|(name, it)| {
                (
                    name.clone(),
                    serde_json::json!({ "amount": it.to_string(), "by": "x", "reason": "x" }),
                )
            })
            .collect();
        let body = serde_json::json!({
            "satei": 1, "plan": self.plan.id(), "subject": claim.subject, "as_of": claim.as_of,
            "facts": facts, "documents": claim.documents, "readings": readings, "findings": findings, "amounts": amounts,
        });
        ClaimInput::from_value(&body, catalogue).unwrap_or_else(|errors| panic!("{errors:?}\n{body}"))
    }
}

/// What the core says, in the naive evaluator's words; `None` where it says nothing definite.
pub fn said(assessment: &satei_rules::Assessment) -> Option<Verdict> {
    match assessment.verdict {
        CoreVerdict::NotPayable => Some(Verdict::NotPayable),
        CoreVerdict::NotEntitled => Some(Verdict::NotEntitled),
        CoreVerdict::Entitled => Some(Verdict::Entitled),
        CoreVerdict::Payable => {
            let amount = assessment.amount.as_ref().expect("a payable claim has an amount");
            assert_eq!(Some(amount.from), amount.to, "a payable claim has one amount");
            Some(Verdict::Payable(i128::from(amount.from)))
        }
        CoreVerdict::Undetermined => None,
        CoreVerdict::PlanDefect => None,
    }
}

/// A claim and its assessment, short enough to be read.
pub fn told(claim: &Claim, assessment: &satei_rules::Assessment) -> String {
    let open = assessment.findings.iter().filter(|it| {
        !matches!(
            it.result,
            satei_rules::FindingResult::Met
                | satei_rules::FindingResult::DoesNotApply
                | satei_rules::FindingResult::Silent
        )
    });
    let open: Vec<String> = open
        .map(|it| format!("{} {:?} {:?}", it.rule, it.result, it.waits_for))
        .collect();
    format!(
        "denied by {:?}, defect {:?}, amount {:?}, settle {:?}\nfindings {open:#?}\n{claim:?}",
        assessment.denied_by, assessment.defect, assessment.amount, assessment.settle
    )
}
