//! Payloads of events as they come out of a store that may be damaged or newer.

use proptest::prelude::*;
use satei_model::{EVENT_SCHEMA, Payload};
use satei_parsers::edits;

/// A payload of every shape: text, a list, an amount, a choice, nothing.
const STORED: &[&str] = &[
    r#"{"kind":"fact_recorded","fact":"joined_on","value":"2026-04-02","proof":"confirmed","source":{"kind":"adjuster"}}"#,
    r#"{"kind":"status_changed","to":"in_review","why":""}"#,
    r#"{"kind":"document_state_set","document":"repair_receipt","state":"waived","why":"見本"}"#,
    r#"{"kind":"dossier_referred","dossier":{"claim":"00000000-0000-4000-8000-000000000012","number":"KSP-0012"},"reason":""}"#,
    r#"{"kind":"member_recorded","id":"00000000-0000-4000-8000-000000000001","number":"KS-1","name":"青山 澪","kana":"アオヤマ ミオ","phones":[],"email":null,"person":{}}"#,
];

proptest! {
    #[test]
    fn a_damaged_payload_is_answered_and_what_is_read_is_written_the_same(
        which in 0..STORED.len(),
        edits in prop::option::of(edits()),
        schema in 0_u16..4,
    ) {
        let spoilt = edits.is_some();
        let bytes = edits.map_or_else(
            || STORED[which].as_bytes().to_vec(),
            |edits| satei_parsers::spoilt(STORED[which].as_bytes(), &edits),
        );
        match Payload::from_stored(schema, &bytes) {
            Ok(payload) => {
                prop_assert!(schema <= EVENT_SCHEMA);
                let written = payload.canonical().unwrap();
                let again = Payload::from_stored(EVENT_SCHEMA, &written).unwrap();
                prop_assert_eq!(again.canonical().unwrap(), written);
            }
            Err(error) => {
                prop_assert!(spoilt || schema > EVENT_SCHEMA, "{error}");
                prop_assert!(!error.to_string().is_empty());
            }
        }
    }
}
