//! Claim files.

use std::sync::LazyLock;

use proptest::prelude::*;
use satei_parsers::{edits, spoilt_text};
use satei_rules::{Catalogue, ClaimInput, assess_all, receipt, scaffold};
use serde_json::{Value, json};

/// A list, which the plan to begin with has none of.
const PAST: &str = r#"
[fact.past]
type = "list"
proof = "stated"
group = "history"
complete_by = "on"
fields.on = { type = "date", label = { ja = "日", zh-Hans = "日", en = "On" } }
fields.amount = { type = "yen", label = { ja = "額", zh-Hans = "金额", en = "Amount" } }
label = { ja = "過去", zh-Hans = "过往", en = "Past" }
"#;

static CATALOGUE: LazyLock<Catalogue> = LazyLock::new(|| {
    let mut files = scaffold("suzume-care", "2026-04-01", None).expect("a plan to begin with");
    let vocabulary = files.iter_mut().find(|it| it.path.ends_with("vocabulary.toml"));
    vocabulary.expect("its vocabulary").text += PAST;
    Catalogue::load(files).expect("a plan without mistakes")
});

/// A claim file with something in every section.
static CLAIM: LazyLock<String> = LazyLock::new(|| {
    json!({
        "satei": 1, "plan": "suzume-care", "subject": "claim", "as_of": "2026-06-01T10:00:00+09:00",
        "facts": {
            "joined_on": "2026-04-02", "accident_at": { "from": "2026-05-01", "to": "2026-05-02" },
            "purchase_amount": { "value": 12_000, "proof": "confirmed", "from": "receipt.pdf" },
            "cause": { "candidates": ["breakage", "theft"] },
            "past": { "items": [{ "amount": 5_000, "on": "2026-02" }], "complete_from": "2026-01-01" }
        },
        "documents": { "order_proof": { "state": "rejected", "why": "cut off" } },
        "readings": {}, "findings": {}, "presumptions": {}, "enquiries": {}, "amounts": {}
    })
    .to_string()
});

fn value() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<f64>().prop_map(|n| json!(n)),
        "[ -~]{0,12}".prop_map(Value::from),
        "\\PC{0,8}".prop_map(Value::from),
        (1800_i32..2500, 0_u32..14, 0_u32..33).prop_map(|(y, m, d)| json!(format!("{y:04}-{m:02}-{d:02}"))),
    ];
    leaf.prop_recursive(3, 24, 4, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(Value::from),
            prop::collection::btree_map(
                prop::sample::select(vec![
                    "from",
                    "to",
                    "value",
                    "proof",
                    "candidates",
                    "items",
                    "complete",
                    "complete_from",
                    "state",
                    "choice",
                    "scope",
                    "amount",
                    "on"
                ]),
                inner,
                0..4
            )
            .prop_map(|map| map.into_iter().map(|(k, v)| (k.to_owned(), v)).collect()),
        ]
    })
}

/// What is let in can be assessed, and stands in its receipt as it reads back.
fn answer(text: &str) -> Result<(), TestCaseError> {
    match ClaimInput::from_json(text, &CATALOGUE) {
        Ok(claim) => {
            for assessment in assess_all(&CATALOGUE, &claim) {
                let kept: Value =
                    serde_json::from_slice(&receipt(&CATALOGUE, &claim, &assessment).to_bytes())
                        .map_err(|error| TestCaseError::fail(error.to_string()))?;
                if kept["claim"].is_null() {
                    continue;
                }
                let again = ClaimInput::from_value(&kept["claim"], &CATALOGUE);
                prop_assert_eq!(again.as_ref(), Ok(&claim));
            }
        }
        Err(errors) => {
            prop_assert!(!errors.is_empty(), "refused without a reason");
            for error in errors {
                prop_assert!(!error.to_string().is_empty());
                prop_assert!(
                    error.path.is_empty() || error.path.starts_with('/'),
                    "{}",
                    error.path
                );
            }
        }
    }
    Ok(())
}

#[test]
fn the_claim_file_is_right_before_it_is_spoilt() {
    assert_eq!(ClaimInput::from_json(&CLAIM, &CATALOGUE).map(drop), Ok(()));
    answer(&CLAIM).unwrap();
}

proptest! {
    #[test]
    fn a_spoilt_claim_file_is_read_or_told_what_is_wrong(edits in edits()) {
        answer(&spoilt_text(&CLAIM, &edits))?;
    }

    #[test]
    fn any_value_of_any_fact_is_read_or_told_what_is_wrong(
        section in prop::sample::select(vec!["facts", "documents", "readings", "findings", "presumptions",
                                             "enquiries", "amounts"]),
        place in any::<prop::sample::Index>(),
        value in value(),
    ) {
        let mut claim: Value = serde_json::from_str(&CLAIM).unwrap();
        let vocabulary = CATALOGUE.vocabulary();
        let names: Vec<&str> = match section {
            "facts" => vocabulary.facts.iter().map(|it| it.id.as_str()).collect(),
            "documents" => vocabulary.documents.iter().map(|it| it.id.as_str()).collect(),
            _ => CATALOGUE.plans()[0].versions[0].rules.iter().map(|it| it.id.as_str()).collect(),
        };
        claim[section][place.get(&names).to_owned()] = value;
        answer(&claim.to_string())?;
    }
}
