//! What a decision rested on, in short: enough to decide it again.

use serde_json::{Map, Value, json};
use sha2::{Digest, Sha256};

use super::Decided;
use crate::packed::pack;

/// Members of an entry of a claim file that say who and why: no result depends on them.
const ASIDE: &[(&str, &[&str])] = &[
    ("amounts", &["by", "reason"]),
    ("documents", &["by", "why"]),
    ("enquiries", &["by", "reason"]),
    ("facts", &["from"]),
    ("findings", &["by", "reason"]),
    ("presumptions", &["by", "reason"]),
    ("readings", &["by", "reason"]),
];

impl Decided {
    /// The claim as it was assessed, what it was assessed with and what came of it, packed. Nothing where the
    /// receipt says none of that. It is made from the receipt alone, so it can be made again at any time.
    #[must_use]
    pub fn basis(&self) -> Option<Vec<u8>> {
        let receipt = &self.receipt;
        let plan = receipt.get("plan")?.as_object()?;
        let assessment = receipt.get("assessment")?;
        let text = |name: &str| receipt.get(name).and_then(Value::as_str).unwrap_or_default();
        let made = made_with(
            text("engine"),
            text("time_zone_data"),
            text("holiday_data"),
            text("vocabulary"),
        );
        let charges = assessment.get("charges").and_then(Value::as_array);
        let charges: Vec<&Value> = charges
            .into_iter()
            .flatten()
            .filter_map(|it| it.get("amount"))
            .collect();
        Some(pack(&json!({
            "amount": assessment.get("amount"),
            "benefit": self.benefit,
            "charges": charges,
            "claim": without_persons(receipt.get("claim")?.as_object()?),
            "hash": plan.get("hash").and_then(Value::as_str).map(first_bytes),
            "made": made,
            "plan": plan.get("id")?,
            "verdict": assessment.get("verdict")?,
            "version": plan.get("version")?,
        })))
    }
}

/// A claim file without who did what and why.
fn without_persons(claim: &Map<String, Value>) -> Value {
    let mut claim = claim.clone();
    for (section, aside) in ASIDE {
        let entries = claim.get_mut(*section).and_then(Value::as_object_mut);
        for entry in entries.into_iter().flat_map(Map::values_mut) {
            if let Some(members) = entry.as_object_mut() {
                members.retain(|name, _| !aside.contains(&name.as_str()));
            }
        }
    }
    Value::Object(claim)
}

/// What stands for everything beside the plan's text that an assessment was made with. Two that agree were
/// made with the same.
#[must_use]
pub fn made_with(engine: &str, time_zones: &str, holidays: &str, vocabulary: &str) -> u64 {
    let mut hash = Sha256::new();
    for part in [engine, time_zones, holidays, vocabulary] {
        hash.update((part.len() as u64).to_be_bytes());
        hash.update(part);
    }
    first_of(&hash.finalize())
}

/// The first eight bytes of a hash in hexadecimal, as a number.
#[must_use]
pub fn first_bytes(hex: &str) -> u64 {
    hex.get(..16)
        .and_then(|digits| u64::from_str_radix(digits, 16).ok())
        .unwrap_or_default()
}

fn first_of(hash: &[u8]) -> u64 {
    hash.iter()
        .take(8)
        .fold(0, |number, byte| number << 8 | u64::from(*byte))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::packed::Reader;
    use crate::{Outcome, Yen};

    #[test]
    fn a_basis_holds_what_decides_and_no_person() {
        let decided = Decided {
            benefit: "repair".to_owned(),
            outcome: Outcome::Paid,
            amount: None::<Yen>,
            overrides: None,
            receipt: json!({
                "engine": "e", "time_zone_data": "t", "holiday_data": "h", "vocabulary": "v",
                "plan": {"id": "p", "version": "2024-01-01", "why": "joined", "hash": "00000000000000ffabcd"},
                "claim": {
                    "facts": {
                        "cost": {"value": "1200", "proof": "confirmed", "from": "seen by A"},
                        "when": {"value": {"from": "2024-02-01"}, "proof": "stated"},
                    },
                    "documents": {"receipt": {"state": "waived", "why": "lost", "by": "A"}},
                    "readings": {"r": {"choice": "wide", "scope": "claim", "by": "A", "reason": "so"}},
                },
                "nodes": [1, 2, 3],
                "assessment": {
                    "verdict": "payable",
                    "amount": {"from": "900", "to": "900", "denial_possible": false},
                    "charges": [{"rule": "c", "amount": {"from": "10", "to": null, "denial_possible": true}}],
                    "findings": ["much"],
                },
            }),
            assessment: json!({"much": "more"}),
        };
        let basis = decided.basis().and_then(|bytes| Reader::new(&bytes).value());
        assert_eq!(
            basis,
            Some(json!({
                "plan": "p", "version": "2024-01-01", "benefit": "repair", "hash": 255,
                "made": made_with("e", "t", "h", "v"),
                "verdict": "payable",
                "amount": {"from": "900", "to": "900", "denial_possible": false},
                "charges": [{"from": "10", "to": null, "denial_possible": true}],
                "claim": {
                    "facts": {
                        "cost": {"value": "1200", "proof": "confirmed"},
                        "when": {"value": {"from": "2024-02-01"}, "proof": "stated"},
                    },
                    "documents": {"receipt": {"state": "waived"}},
                    "readings": {"r": {"choice": "wide", "scope": "claim"}},
                },
            }))
        );
        assert_ne!(made_with("e", "t", "h", "v"), made_with("et", "", "h", "v"));
    }

    #[test]
    fn a_receipt_that_says_nothing_gives_no_basis() {
        let decided = Decided {
            benefit: "repair".to_owned(),
            outcome: Outcome::Denied,
            amount: None,
            overrides: None,
            receipt: Value::Null,
            assessment: Value::Null,
        };
        assert_eq!(decided.basis(), None);
    }
}
