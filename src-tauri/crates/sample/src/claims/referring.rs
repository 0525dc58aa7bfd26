//! Claims that refer to a registration of the desk, and what they refer to. Their papers came by post.

use serde_json::json;

use super::build::Draft;
use crate::book::{KSP, joined_on, phone_model};
use crate::numbers;

pub(super) fn claims() -> Vec<Draft> {
    vec![asakura_repair(), uemura_desktop(), uemura_repair()]
}

/// What a member of Keitai Support Plus says of a broken device. The device itself stands in its registration.
fn repair(
    member: &'static str,
    opened_at: &'static str,
    (id, at): (&'static str, &'static str),
    (imei, serial): (&'static str, &'static str),
    (yen, receipt): (u32, &'static str),
) -> Draft {
    let joined = joined_on(member);
    Draft::new(member, KSP, "repair-cost", opened_at)
        .book("joined_on", json!(joined))
        .book("service_applied_on", json!(joined))
        .book("membership_ended_on", json!("none"))
        .book("rejoined", json!(false))
        .book("already_broken", json!(false))
        .said("device_owner", json!("member"))
        .said("device_user", json!("member"))
        .said("applied_at", json!(opened_at))
        .said("accident_id", json!(id))
        .found("accident_at", json!(at))
        .found("cause", json!("breakage"))
        .found("external_damage", json!(true))
        .found("form_shows_imei", json!(true))
        .found("form_shows_serial", json!(true))
        .found(
            "request_complete_on",
            json!(opened_at.get(..10).unwrap_or_default()),
        )
        .found("repair_outcome", json!("repaired"))
        .found("examined_by", json!("repair_shop"))
        .found("repaired_imei", json!(imei))
        .found("repaired_serial", json!(serial))
        .found("swapped_in_repair", json!(false))
        .found(
            "cost_lines",
            json!({ "items": [{ "kind": "repair", "amount": yen }], "complete": true }),
        )
        .found("repair_receipt_on", json!(receipt))
        .found("receipt_is_estimate", json!(false))
        .found_not("outside-rules", "規定外の点は見当たらない")
        .held("claim_form", "accepted")
        .held("damage_photo", "accepted")
        .held("repair_report", "accepted")
        .held("repair_receipt", "accepted")
}

fn asakura_repair() -> Draft {
    repair(
        "asakura",
        "2026-11-20T16:40:00+09:00",
        ("A-2611-31", "2026-11-18T12:10:00+09:00"),
        (numbers::ASAKURA.imei, numbers::ASAKURA.serial),
        (28_600, "2026-11-19"),
    )
    .key("asakura-repair")
    .shows("Rests on the registration of the same phone: its IMEI is the repaired one's. Payable.")
    .status("in_review", Some(5))
    .said("device_model", json!(phone_model("2025-03")))
    .refers_to("asakura")
    .expect("payable", Some(28_600), None)
}

const DESKTOP: &str = "TWD-2602-4410";

fn uemura_desktop() -> Draft {
    let joined = joined_on("uemura");
    Draft::new("uemura", KSP, "registration", "2026-11-10T10:05:00+09:00")
        .key("uemura-desktop")
        .registration()
        .shows("A desktop computer: its registration was refused.")
        .status("denied", None)
        .book("joined_on", json!(joined))
        .book("service_applied_on", json!(joined))
        .phone()
        .said("device_kind", json!("desktop_pc"))
        .said("released_on", json!("2026-02"))
        .said("purchased_on", json!("2026-11-07"))
        .said("registered_imei", json!("none"))
        .said("registered_serial", json!(DESKTOP))
        .said("registered_production_no", json!("none"))
        .book("registered_at", json!("2026-11-10T10:05:00+09:00"))
        .found("registered_with_photos", json!(false))
        .held("purchase_proof", "accepted")
        .decided("not_entitled", 0, None)
        .expect("not_entitled", None, Some("desktop-pc"))
}

fn uemura_repair() -> Draft {
    repair(
        "uemura",
        "2026-11-19T09:15:00+09:00",
        ("A-2611-32", "2026-11-15T20:00:00+09:00"),
        ("none", DESKTOP),
        (19_800, "2026-11-17"),
    )
    .key("uemura-repair")
    .shows("Rests on a registration that was refused: not payable.")
    .status("in_review", Some(9))
    .said("device_model", json!("小糸 卓上機 26"))
    .refers_to("uemura-desktop")
    .expect("not_payable", None, Some("registration-in-order"))
}
