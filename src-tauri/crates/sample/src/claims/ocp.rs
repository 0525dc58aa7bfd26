//! Claims under OpenCocon Plus: one for each of its benefits.

use serde_json::{Value, json};

use super::build::Draft;
use crate::book::{OCP, joined_on, member_number, phone_model};
use crate::numbers::{self, DeviceNumbers};

pub(super) fn claims() -> Vec<Draft> {
    vec![sakuma(), murata(), okabe(), tanabe(), kurata(), sonoda()]
}

/// What the book knows of the member, and when the claim was made.
fn member(key: &'static str, benefit: &'static str, opened_at: &'static str, at: Value) -> Draft {
    Draft::new(key, OCP, benefit, opened_at)
        .book("insurance_started_on", json!(joined_on(key)))
        .book("lives_in_japan", json!(true))
        .book("member_adult", json!(true))
        .book("contract_ended_on", json!("none"))
        .book("unpaid_since_on", json!("none"))
        .book("arrears_paid_on", json!("none"))
        .book("cancellation_notified_on", json!("none"))
        .book("membership_revoked_at", json!("none"))
        .said("group_relation", json!("member"))
        .said("accident_at", at)
        .said("applied_at", json!(opened_at))
}

/// A device that the member bought in a shop, and an accident that nothing speaks against.
fn damaged(
    draft: Draft,
    key: &'static str,
    (kind, model, released, device): (&str, &str, &str, DeviceNumbers),
    (accident, cause): (&str, &str),
) -> Draft {
    let yes = [
        "member_is_individual",
        "attached_to_service",
        "wireless_built_in",
        "sound_at_start",
        "maker_genuine",
        "released_in_japan",
        "repairable_in_japan",
        "purchasable_in_japan",
        "radio_mark",
        "accident_in_japan",
    ];
    let no = [
        "supplied_with_service",
        "device_lent",
        "installed_indoors",
        "modified",
        "third_party_loss",
        "pse_required",
        "acquired_within_group",
        "cosmetic_only",
        "happened_while_missing",
        "maker_defect",
        "recall_cause",
        "service_suspended",
        "other_exchange_possible",
        "report_false",
        "papers_refused",
    ];
    let draft = yes.iter().fold(draft, |d, name| d.found(name, json!(true)));
    no.iter()
        .fold(draft, |d, name| d.found(name, json!(false)))
        .said("insured_id", json!(member_number(key)))
        .book("device_kind", json!(kind))
        .book("device_model", json!(model))
        .book("released_on", json!(released))
        .book("registered_imei", json!(device.imei))
        .book("registered_serial", json!(device.serial))
        .said("owner_party", json!("claimant"))
        .said("user_party", json!("claimant"))
        .said("buyer_party", json!("claimant"))
        .said("seller", json!("shop"))
        .said("accident_id", json!(accident))
        .said("cause", json!(cause))
        .found("peril", json!("everyday"))
        .found("culprit", json!("nobody"))
        .found("damaged_part", json!("body"))
        .found("other_cover_amount", json!(0))
        .asked(
            "exchange-elsewhere",
            "メーカー保証と通信事業者の補償を確認した。交換の対象外。",
        )
}

fn sakuma() -> Draft {
    let device = numbers::SAKUMA;
    let claim = member(
        "sakuma",
        "repair-cost",
        "2026-11-10T21:05:00+09:00",
        json!("2026-10-30T18:20:00+09:00"),
    )
    .shows("61,200 yen were paid in this contract year: of a repair for 52,800 yen, 38,800 are left to pay.")
    .status("in_review", Some(8))
    .file("事故状況説明書.pdf", "sakuma/form.pdf", "claim_form", "accepted")
    .file("IMG_0711.jpg", "sakuma/damage.jpg", "damage_photo", "accepted")
    .file("修理報告書.pdf", "sakuma/report.pdf", "repair_report", "accepted")
    .file("領収書.pdf", "sakuma/receipt.pdf", "repair_receipt", "accepted")
    .file("IMG_0715.jpg", "sakuma/warranty.jpg", "warranty_card", "accepted")
    .read("repair_outcome", json!("repaired"), (2, None))
    .read("examined_by", json!("repair_shop"), (2, None))
    .read("swapped_in_repair", json!(false), (2, None))
    .read(
        "repaired_imei",
        json!(device.imei),
        (2, Some([0.295, 0.288, 0.4, 0.03])),
    )
    .read(
        "repaired_serial",
        json!(device.serial),
        (2, Some([0.295, 0.317, 0.4, 0.03])),
    )
    .read(
        "cost_lines",
        json!({ "items": [
            { "kind": "repair", "amount": 52_800 },
            { "kind": "postage", "amount": 1_100 },
        ], "complete": true }),
        (2, None),
    )
    .looked("receipt_is_estimate", json!(false), (3, None))
    .read("repair_receipt_on", json!("2026-11-07"), (3, None))
    .read("purchased_on", json!("2025-05-03"), (4, None));
    damaged(
        claim,
        "sakuma",
        ("smartphone", phone_model("2025-03"), "2025-03", device),
        ("A-2611-31", "breakage"),
    )
    .expect("payable", Some(38_800), None)
}

fn murata() -> Draft {
    let device = numbers::MURATA;
    let claim = member(
        "murata",
        "irreparable",
        "2026-11-12T11:30:00+09:00",
        json!("2026-11-01T09:40:00+09:00"),
    )
    .shows("A tablet that the maker cannot repair: a quarter of its price of 86,400 yen.")
    .status("in_review", Some(10))
    .file("事故状況説明書.pdf", "murata/form.pdf", "claim_form", "accepted")
    .file("IMG_3308.jpg", "murata/damage.jpg", "damage_photo", "accepted")
    .file(
        "修理不能証明書.pdf",
        "murata/certificate.pdf",
        "irreparable_certificate",
        "accepted",
    )
    .file("納品書.pdf", "murata/purchase.pdf", "purchase_proof", "accepted")
    .read("repair_outcome", json!("irreparable_not_replaced"), (2, None))
    .read("examined_by", json!("maker"), (2, None))
    .found("swapped_in_repair", json!(false))
    .read("repaired_imei", json!(device.imei), (2, None))
    .read("repaired_serial", json!(device.serial), (2, None))
    .read("purchased_on", json!("2025-10-11"), (3, None))
    .read(
        "purchase_amount",
        json!(86_400),
        (3, Some([0.62, 0.26, 0.3, 0.05])),
    )
    .read("proof_shows_date", json!(true), (3, None))
    .read(
        "proof_shows_amount",
        json!(true),
        (3, Some([0.62, 0.26, 0.3, 0.05])),
    );
    damaged(
        claim,
        "murata",
        ("tablet", "Mikage Pad 10", "2025-02", device),
        ("A-2611-32", "water"),
    )
    .expect("payable", Some(21_600), None)
}

fn okabe() -> Draft {
    member(
        "okabe",
        "call-out",
        "2026-11-19T22:15:00+09:00",
        json!("2026-11-19T22:00:00+09:00"),
    )
    .shows("A lost key at night: the crew comes, but no identity paper with the dwelling's address was shown yet.")
    .status("documents_asked", Some(2))
    .file("受付票.pdf", "okabe/dispatch.pdf", "", "")
    .book("member_accepted", json!(true))
    .book("registered_co_resident", json!(true))
    .book("service_suspended", json!(false))
    .read("lock_trouble", json!("key_lost"), (0, None))
    .read("lock_work", json!("opening"), (0, None))
    .read("visit_at", json!("2026-11-19T23:05:00+09:00"), (0, None))
    .read("at_service_property", json!(true), (0, None))
    .found("in_private_part", json!(true))
    .said("member_present", json!(true))
    .found("second_visit", json!(false))
    .read("labour_minutes", json!(35), (0, None))
    .read("parts_cost", json!(0), (0, None))
    .found("peril", json!("everyday"))
    .found("handled_by_others", json!(false))
    .found("unreachable_by_disaster", json!(false))
    .found_not("ground-for-revocation", "資格取消に当たる事情は見当たらない")
    .found_not("ground-for-declining", "提供を断る事情は見当たらない")
    .found_not("otherwise-improper", "不適切な点は見当たらない")
    .expect("undetermined", None, Some("identity_paper"))
}

fn tanabe() -> Draft {
    member(
        "tanabe",
        "initial-defect-exchange",
        "2026-11-18T09:50:00+09:00",
        json!("none"),
    )
    .shows("A lock that never had power, asked for within a month of its delivery: exchanged without charge.")
    .status("in_review", Some(4))
    .file("納品書.pdf", "tanabe/delivery.pdf", "", "")
    .read("delivered_at", json!("2026-10-27"), (0, None))
    .read("supplied_with_service", json!(true), (0, None))
    .said("defect_state", json!("no_power"))
    .found("misused", json!(false))
    .found("damaged_on_purpose", json!(false))
    .expect("entitled", None, None)
}

fn kurata() -> Draft {
    member(
        "kurata",
        "contract-end",
        "2026-11-20T08:30:00+09:00",
        json!("none"),
    )
    .shows("Cancelled by the form after 27 months: the fee for leaving early is not stated in the terms, and a late charge runs.")
    .status("in_review", Some(12))
    .file("お支払いのお願い.png", "kurata/reminder.png", "", "")
    .found("contract_end_kind", json!("by_member"))
    .found("cancelled_by_web_form", json!(true))
    .book("contract_ended_on", json!("2026-11-20"))
    .book("unpaid_since_on", json!("2026-10-27"))
    .read("overdue_fee", json!(1_100), (0, None))
    .book("later_unpaid_fees", json!({ "items": [], "complete": true }))
    .expect("entitled", None, None)
}

fn sonoda() -> Draft {
    member(
        "sonoda",
        "company-damages",
        "2026-11-17T15:40:00+09:00",
        json!("2026-10-02T18:30:00+09:00"),
    )
    .shows("The company admits that its lock jammed a door: the terms only bound what it owes, and a person has to set it.")
    .status("in_review", Some(13))
    .file("ご回答.png", "sonoda/answer.png", "", "")
    .said("damage_kind", json!("direct"))
    .found("company_found_liable", json!(true))
    .read("service_fees_total", json!(18_700), (0, None))
    .read("fee_of_damage_month", json!(1_100), (0, None))
    .expect("undetermined", None, Some("pay-within-the-limit"))
}
