//! Services of plans that otherwise pay money: accessories of OKIPPA plus, and what Keitai Support Plus brings along.

use serde_json::{Value, json};

use super::build::Draft;
use crate::book::{KSP, OKP, day, joined_on, paid_terms};

pub(super) fn claims() -> Vec<Draft> {
    vec![nomura(), arai(), tsuji(), toyama(), uemura()]
}

/// An accessory of the bag: when something happened to it, and what.
fn accessory(key: &'static str, opened_at: &'static str, (id, at, cause): (&str, &str, &str)) -> Draft {
    let terms: Vec<Value> = paid_terms(day(joined_on(key)))
        .iter()
        .map(|(from, _)| json!({ "starts_on": from.to_string() }))
        .collect();
    Draft::new(key, OKP, "accessory-swap", opened_at)
        .book("joined_on", json!(joined_on(key)))
        .book("paid_terms", json!({ "items": terms, "complete": true }))
        .said("accident_id", json!(id))
        .said("applied_at", json!(opened_at))
        .said("accident_at", json!(at))
        .said("cause", json!(cause))
        .said("swap_address_given", json!(true))
        .said("swap_items_given", json!(true))
        .said("swap_symptom_given", json!(true))
}

fn nomura() -> Draft {
    accessory(
        "nomura",
        "2026-11-14T08:32:00+09:00",
        ("A-2611-27", "2026-11-13", "breakage"),
    )
    .shows("A strap that tore in use: a new one is sent free of charge.")
    .status("in_review", Some(1))
    .file("IMG_3081.jpg", "nomura/strap.jpg", "", "")
    .file("交換の受付.png", "nomura/request.png", "", "")
    .found("swap_sent_on", json!("2026-11-17"))
    .expect("entitled", None, None)
}

fn arai() -> Draft {
    accessory(
        "arai",
        "2026-11-17T19:08:00+09:00",
        ("A-2611-28", "2026-11-16", "soiling"),
    )
    .also("accessory-swap-at-cost")
    .shows("A soiled cover: no free exchange, but one at a price, which the terms do not state.")
    .status("in_review", Some(2))
    .file("交換の受付.png", "arai/request.png", "", "")
    .expect("not_entitled", None, Some("accessory-soiled"))
    .expect_of("accessory-swap-at-cost", "entitled")
}

fn tsuji() -> Draft {
    Draft::new("tsuji", OKP, "enrolment", "2026-11-19T07:50:00+09:00")
        .registration()
        .shows("An enrolment in paid support with its photo of the installed bag: entitled.")
        .status("received", Some(5))
        .book("joined_on", json!(joined_on("tsuji")))
        .said("applied_at", json!("2026-11-19T07:50:00+09:00"))
        .book("entries_complete", json!(true))
        .book("payment_registered", json!(true))
        .file(
            "IMG_0042.jpg",
            "tsuji/installed.jpg",
            "installation_photo",
            "accepted",
        )
        .expect("entitled", None, None)
}

/// A member of Keitai Support Plus who asks for a service.
fn supported(key: &'static str, benefit: &'static str, opened_at: &'static str) -> Draft {
    Draft::new(key, KSP, benefit, opened_at)
        .book("joined_on", json!(joined_on(key)))
        .book("membership_ended_on", json!("none"))
        .said("applied_at", json!(opened_at))
}

fn toyama() -> Draft {
    supported("toyama", "visit-support", "2026-11-16T11:25:00+09:00")
        .shows("A visit to set up a network: entitled, for 85 % of visit and work, which is 12,155 yen.")
        .status("in_review", Some(3))
        .file(
            "御見積書.pdf",
            "toyama/estimate.pdf",
            "visit_estimate",
            "accepted",
        )
        .read("visit_starts_at", json!("2026-11-17T14:00:00+09:00"), (0, None))
        .said("visit_called_off_at", json!("none"))
        .read("visit_work_agreed", json!(true), (0, None))
        .read("visit_support_price", json!(8_800), (0, None))
        .said("support_capable", json!(true))
        .expect("entitled", None, None)
        .charging(12_155)
}

fn uemura() -> Draft {
    supported("uemura", "computer-pickup", "2026-11-18T17:03:00+09:00")
        .shows("A notebook that no longer starts: only computers that work are picked up. Not entitled.")
        .status("in_review", Some(6))
        .file("お引き取りの受付.png", "uemura/request.png", "", "")
        .read("pickup_item", json!("computer"), (0, None))
        .read("pickup_works", json!(false), (0, Some([0.04, 0.43, 0.9, 0.05])))
        .expect("not_entitled", None, Some("pickup-works"))
}
