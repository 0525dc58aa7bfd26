//! Desks full of decisions, made in bulk.
//!
//! Events, payloads, commitments and projections are those that the store always makes. Left out are the wait
//! for the disk after each claim, and of every receipt the values of nodes and the findings for people: a
//! replay reads neither, and a million of them would fill the disk.

use std::path::Path;

use satei_cases::{Environment, NewClaim, NewDesk, Protection, Store};
use satei_model::{Decided, Outcome as Decision, Payload, UserId};
use satei_rules::{Assessment, Catalogue, ClaimInput, Verdict, receipt};
use serde_json::{Value, json};

/// Claims opened in one transaction.
const AT_ONCE: usize = 64;

/// The decision of an assessed claim, its receipt cut down to what a replay reads.
#[must_use]
pub fn decided(plans: &Catalogue, claim: &ClaimInput, assessment: &Assessment) -> Decided {
    let bytes = receipt(plans, claim, assessment).to_bytes();
    let mut receipt: Value = serde_json::from_slice(&bytes).unwrap_or_default();
    receipt["nodes"] = json!([]);
    let charges = receipt["assessment"]["charges"].as_array().into_iter().flatten();
    let charges: Vec<Value> = charges.map(|it| json!({ "amount": it["amount"] })).collect();
    receipt["assessment"] = json!({
        "verdict": receipt["assessment"]["verdict"],
        "amount": receipt["assessment"]["amount"],
        "charges": charges,
    });
    Decided {
        benefit: assessment.benefit.clone(),
        outcome: match assessment.verdict {
            Verdict::Payable => Decision::Paid,
            Verdict::Entitled => Decision::Entitled,
            Verdict::NotEntitled => Decision::NotEntitled,
            Verdict::NotPayable | Verdict::Undetermined | Verdict::PlanDefect => Decision::Denied,
        },
        amount: None,
        overrides: None,
        receipt,
        assessment: Value::Null,
    }
}

/// Makes a sample desk in a folder and fills it with claims, each with the decisions that `decisions` gives.
///
/// # Errors
/// What the store says where it cannot be written.
pub fn fill(
    folder: &Path,
    plan: &str,
    decisions: impl Iterator<Item = Vec<Decided>>,
) -> satei_cases::Result<()> {
    let environment = Environment::system();
    let user = UserId(environment.ids.id(environment.clock.now()));
    let new = NewDesk {
        name: "Replay",
        user,
        protection: Protection::Sample,
    };
    let store = Store::create(folder, new, environment)?.store;
    let mut waiting = Vec::new();
    for (place, decisions) in decisions.enumerate() {
        waiting.push(NewClaim {
            key: format!("claim {place}"),
            user,
            number_prefix: "RPL".to_owned(),
            plan: plan.to_owned(),
            subject: satei_model::Subject::Claim,
            benefits: Vec::new(),
            member: None,
            contract: None,
            person_name: "再 計算".to_owned(),
            person_kana: "サイ ケイサン".to_owned(),
            payloads: decisions.into_iter().map(Payload::from).collect(),
        });
        if waiting.len() == AT_ONCE {
            store.open_claims(&waiting)?;
            waiting.clear();
        }
    }
    store.open_claims(&waiting)
}
