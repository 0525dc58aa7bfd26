//! `satei assess`: a claim file, without any desk.

use serde_json::{Value, json};

use crate::terminal::{Terminal, word};

/// A cracked phone, repaired for 80,000 yen, everything known and accepted.
pub fn repaired() -> Value {
    let house = |choice: &str| json!({ "choice": choice, "scope": "house" });
    json!({
        "satei": 1, "plan": "keitai-support-plus", "subject": "claim", "as_of": "2024-07-10T10:00:00+09:00",
        "facts": {
            "member_id": "M-1001", "joined_on": "2023-01-01", "service_applied_on": "2022-12-28",
            "membership_ended_on": "none", "rejoined": false, "device_kind": "smartphone",
            "released_on": "2022-09-16", "wifi_capable": true, "support_capable": true, "maker_genuine": true,
            "released_in_japan": true, "first_sold_by": "carrier_in_japan", "already_broken": false,
            "seller": "carrier", "device_owner": "member", "device_user": "member",
            "registration_result": "entitled", "registered_at": "2023-01-05T12:00:00+09:00",
            "registered_with_photos": true, "registered_imei": "004999010640000",
            "registered_serial": "SN-4410-77", "accident_id": "A-0900",
            "accident_at": "2024-06-10T15:30:00+09:00", "applied_at": "2024-07-01T10:00:00+09:00",
            "cause": "breakage", "external_damage": true, "repair_outcome": "repaired",
            "examined_by": "repair_shop", "repaired_imei": "004999010640000",
            "repaired_serial": "SN-4410-77", "swapped_in_repair": false,
            "cost_lines": [{ "kind": "repair", "amount": 80_000 }], "repair_receipt_on": "2024-06-20",
            "receipt_is_estimate": false, "form_shows_imei": true, "form_shows_serial": true,
            "request_complete_on": "2024-07-01", "earlier_claims": []
        },
        "documents": {
            "claim_form": "accepted", "repair_report": "accepted", "repair_receipt": "accepted",
            "damage_photo": "accepted"
        },
        "readings": {
            "age_anchor": house("joining_day"), "purchase_window": house("open_end"),
            "stationary_devices": house("portable_only"), "theft_with_repair": house("needs_repair"),
            "accident_link": house("boilerplate"), "registered_before": house("before_accident"),
            "proof_contents": house("model_or_number"), "registration_papers": house("by_answers"),
            "proof_at_claim": house("five_years_only"), "irreparable_papers": house("full_set"),
            "counted_application": house("accepted"), "year_of_claim": house("application_day"),
            "payment_due_on": house("complete_day_first")
        }
    })
}

#[test]
fn a_payable_claim_ends_with_nought_and_its_amount() {
    let at = Terminal::new();
    let file = at.file("claim.json", repaired().to_string());
    let said = at.satei(&["assess", word(&file), "--benefit", "repair-cost", "--lang", "en"]);
    assert_eq!(said.code, 0, "{}", said.err);
    assert!(said.out.contains("payable"), "{}", said.out);
    assert!(said.out.contains("80,000"), "{}", said.out);
    let (code, json) = at.json(&["assess", word(&file), "--benefit", "repair-cost"]);
    assert_eq!((code, &json[0]["verdict"]), (0, &json!("payable")));
    assert_eq!(json[0]["amount"], json!({ "from": "80000", "to": "80000" }));
}

/// A report is in, a dated receipt is not: it is asked for by name and clause, and nothing else is.
#[test]
fn a_missing_receipt_is_asked_for_by_name_and_clause_and_nothing_else_is() {
    let at = Terminal::new();
    let mut claim = repaired();
    claim["documents"]["repair_receipt"] = json!("missing");
    for fact in ["repair_receipt_on", "receipt_is_estimate", "cost_lines"] {
        claim["facts"].as_object_mut().unwrap().remove(fact);
    }
    let file = at.file("claim.json", claim.to_string());
    let (code, json) = at.json(&["assess", word(&file)]);
    assert_eq!((code, &json[0]["verdict"]), (1, &json!("undetermined")));
    let asked = json[0]["settle"]["ask"].as_array().unwrap();
    assert_eq!(asked.len(), 1, "{asked:?}");
    assert_eq!(asked[0]["alternatives"], json!(["repair_receipt"]));
    assert!(!asked[0]["clause"].as_str().unwrap().is_empty());
    assert_eq!(json[0]["settle"]["questions"], json!([]));
    let said = at.satei(&["assess", word(&file)]);
    assert_eq!(said.code, 1);
    assert!(said.out.contains("修理代金の領収書"), "{}", said.out);
}

#[test]
fn a_claim_file_may_come_on_standard_input() {
    let at = Terminal::new();
    let said = at.satei_reading(
        &["assess", "-", "--benefit", "repair-cost", "--json"],
        &repaired().to_string(),
    );
    assert_eq!(said.code, 0, "{}", said.err);
    let json: Value = serde_json::from_str(&said.out).unwrap();
    assert_eq!(json[0]["verdict"], "payable");
}

#[test]
fn a_claim_dated_before_any_version_says_so_and_names_the_nearest() {
    let at = Terminal::new();
    let mut claim = repaired();
    claim["facts"]["joined_on"] = json!("2022-12-31");
    let file = at.file("claim.json", claim.to_string());
    let (code, json) = at.json(&["assess", word(&file)]);
    assert_eq!((code, &json[0]["verdict"]), (1, &json!("plan_defect")));
    for language in ["ja", "zh-Hans", "en"] {
        let why = json[0]["defect"][language].as_str().unwrap();
        assert!(why.contains("2022-12-31") && why.contains("2023-01-01"), "{why}");
    }
    let said = at.satei(&["assess", word(&file)]);
    assert!(
        said.out
            .contains("2022-12-31に有効な版はありません。最も近い版は2023-01-01から有効です。"),
        "{}",
        said.out
    );
}
