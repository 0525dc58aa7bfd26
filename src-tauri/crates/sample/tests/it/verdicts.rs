//! Every claim comes to the verdict it is there to show.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use satei_rules::{Assessment, Catalogue, ClaimInput, SourceFile, assess};
use satei_sample::{Expected, SampleClaim, claims, complete_from, house_leaves_open, past_claims};
use serde_json::{Value, json};

pub fn catalogue() -> Catalogue {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../plans");
    let mut files = Vec::new();
    let mut folders: Vec<PathBuf> = vec![root.clone()];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder)
            .expect("the plans folder is there")
            .flatten()
        {
            let path = entry.path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|e| e == "toml") {
                let text = std::fs::read_to_string(&path).expect("plan files are text");
                let path = path
                    .strip_prefix(&root)
                    .expect("it lies below")
                    .to_string_lossy()
                    .replace('\\', "/");
                files.push(SourceFile { path, text });
            }
        }
    }
    files.sort_by(|a, b| a.path.cmp(&b.path));
    Catalogue::load(files).expect("the plans are sound")
}

/// The claim as the desk puts it together: with the house's readings and what the book says of earlier claims.
fn input_of(catalogue: &Catalogue, claim: &SampleClaim) -> ClaimInput {
    let mut file = claim.claim_file("2026-11-21T09:00:00+09:00");
    let plan = catalogue.plan(claim.plan).expect("the plan is there");
    let mut readings = serde_json::Map::new();
    for reading in plan.versions.iter().flat_map(|v| &v.readings) {
        if let Some(choice) = reading
            .recommend
            .as_ref()
            .filter(|_| !house_leaves_open().contains(&(claim.plan, &reading.id)))
        {
            let stand =
                json!({ "choice": choice, "scope": "house", "by": "sample", "reason": "recommended" });
            readings.insert(reading.id.clone(), stand);
        }
    }
    let items: Vec<Value> = past_claims()
        .into_iter()
        .filter(|p| p.member == claim.member)
        .map(|p| Value::Object(p.fields))
        .collect();
    let from = complete_from()
        .into_iter()
        .find(|(plan, _)| *plan == claim.plan)
        .expect("every plan has a book")
        .1;
    let whole = plan
        .versions
        .first()
        .is_some_and(|v| from.to_string() <= v.effective);
    file["readings"] = Value::Object(readings);
    file["facts"]["earlier_claims"] = if whole {
        json!({ "items": items, "complete": true })
    } else {
        json!({ "items": items, "complete": false, "complete_from": from.to_string(), "complete_by": "applied_at" })
    };
    ClaimInput::from_value(&file, catalogue).unwrap_or_else(|errors| panic!("{}: {errors:#?}", claim.key))
}

fn word(value: impl serde::Serialize) -> String {
    serde_json::to_value(value)
        .ok()
        .and_then(|v| v.as_str().map(str::to_owned))
        .unwrap_or_default()
}

/// Everything that the assessment names as open or as against the claim.
fn named(assessment: &Assessment) -> BTreeSet<String> {
    let mut names: BTreeSet<String> = assessment.denied_by.iter().cloned().collect();
    let asked = assessment.settle.deficiency.iter().flat_map(|ask| &ask.documents);
    names.extend(asked.cloned());
    let questions = serde_json::to_value(&assessment.settle.questions).expect("needs are plain data");
    let waiting = assessment
        .findings
        .iter()
        .filter(|f| word(f.result) == "undetermined")
        .map(|f| &f.waits_for);
    let mut open: Vec<Value> = waiting
        .filter_map(|needs| serde_json::to_value(needs).ok())
        .collect();
    open.push(questions);
    while let Some(value) = open.pop() {
        match value {
            Value::String(text) => drop(names.insert(text)),
            Value::Array(items) => open.extend(items),
            Value::Object(map) => open.extend(map.into_iter().map(|(_, v)| v)),
            _ => {}
        }
    }
    names
}

fn differs(expected: &Expected, assessment: &Assessment) -> Option<String> {
    let verdict = word(assessment.verdict);
    let amount = assessment.amount.as_ref().map(|a| (a.from, a.to));
    let paid = expected.amount.map(i64::from);
    let charged: Option<i64> = assessment
        .charges
        .iter()
        .map(|c| (c.amount.to == Some(c.amount.from)).then_some(c.amount.from))
        .sum();
    let because = expected.because.is_none_or(|b| named(assessment).contains(b));
    if verdict == expected.verdict
        && assessment.presuming == expected.presuming
        && paid.is_none_or(|yen| amount == Some((yen, Some(yen))))
        && expected.charge.is_none_or(|yen| charged == Some(i64::from(yen)))
        && because
    {
        return None;
    }
    let open: Vec<_> = assessment
        .findings
        .iter()
        .filter(|f| word(f.result) == "undetermined")
        .map(|f| (f.rule.clone(), word(f.result)))
        .collect();
    Some(format!(
        "{verdict}, presuming {} {:?}, amount {amount:?}, charged {charged:?}, names {:?}, open {open:?}",
        assessment.presuming,
        assessment.presumptions,
        named(assessment)
    ))
}

#[test]
fn every_claim_comes_to_its_verdict() {
    let catalogue = catalogue();
    let mut wrong = Vec::new();
    let claims = claims(super::today());
    for claim in &claims {
        let mut input = input_of(&catalogue, claim);
        if let Some(key) = claim.dossier {
            let dossier = claims.iter().find(|it| it.key == key).expect("a registration");
            input.refer_to(&catalogue, &input_of(&catalogue, dossier), key);
        }
        for expected in &claim.expected {
            if let Some(difference) = differs(expected, &assess(&catalogue, &input, expected.benefit)) {
                wrong.push(format!("{}: expected {expected:?}\n    {difference}", claim.key));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_benefit_of_every_plan_has_a_claim() {
    let claims = claims(super::today());
    let shown: BTreeSet<(&str, &str)> = claims
        .iter()
        .flat_map(|c| c.expected.iter().map(|e| (c.plan, e.benefit)))
        .collect();
    let catalogue = catalogue();
    let without: Vec<(&str, &str)> = catalogue
        .plans()
        .iter()
        .flat_map(|plan| plan.versions.iter())
        .flat_map(|v| v.benefits.iter().map(|b| (v.id.as_str(), b.id.as_str())))
        .filter(|benefit| !shown.contains(benefit))
        .collect();
    assert!(without.is_empty(), "no sample claim for {without:?}");
}

#[test]
fn together_they_reach_every_verdict() {
    let claims = claims(super::today());
    let reached: BTreeSet<(&str, bool)> = claims
        .iter()
        .flat_map(|c| &c.expected)
        .map(|e| (e.verdict, e.presuming))
        .collect();
    for verdict in [
        ("payable", false),
        ("payable", true),
        ("not_payable", false),
        ("undetermined", false),
        ("entitled", false),
        ("not_entitled", false),
    ] {
        assert!(reached.contains(&verdict), "no claim is {verdict:?}");
    }
    assert!(
        claims
            .iter()
            .any(|c| c.decision.as_ref().is_some_and(|d| d.override_reason.is_some()))
    );
    assert!(claims.len() >= 16, "{} claims", claims.len());
}
