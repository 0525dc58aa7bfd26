//! Claims under Navibird's added service for forwarded parcels.

use serde_json::{Value, json};

use super::build::Draft;
use crate::book::{NVB, joined_on};

pub(super) fn claims() -> Vec<Draft> {
    vec![lam(), chen(), lindqvist(), park(), ong(), dubois()]
}

/// What the book knows of the member and the parcel's contract.
fn member(key: &'static str, benefit: &'static str, opened_at: &'static str) -> Draft {
    Draft::new(key, NVB, benefit, opened_at)
        .book("joined_on", json!(joined_on(key)))
        .book("forwarding_member", json!(true))
        .book("service_terms_agreed", json!(true))
        .book("member_accepted", json!(true))
        .book("membership_status", json!("active"))
        .said("applied_at", json!(opened_at))
}

/// An application for one of the services (its form is file 0) that nothing about the goods speaks against.
fn service(
    draft: Draft,
    (service, path): (&str, &'static str),
    (kind, price, bought_on): (&str, u32, &str),
    costs: &[(&str, u32)],
) -> Draft {
    let items: Vec<Value> = costs
        .iter()
        .map(|(kind, yen)| json!({ "kind": kind, "amount": yen }))
        .collect();
    let draft = draft
        .file("申込書.pdf", path, "service_form", "accepted")
        .read(
            "requested_service",
            json!(service),
            (0, Some([0.08, 0.12, 0.8, 0.05])),
        )
        .looked("entries_complete", json!(true), (0, None))
        .found("misconduct", json!("nothing_found"))
        .book("exchanges_given", json!({ "items": [], "complete": true }))
        .found("certificate_asked", json!(false))
        .said("goods_kind", json!(kind))
        .said("goods_condition", json!("brand_new"))
        .said("goods_whereabouts", json!("with_member"))
        .book("forwarded_by_company", json!(true))
        .said("seller", json!("online_shop"))
        .found("purchase_suspicion", json!("no_suspicion"))
        .read("declared_price", json!(price), (0, None))
        .said("item_price", json!(price))
        .said("purchased_on", json!(bought_on))
        .found("service_costs", json!({ "items": items, "complete": true }));
    let yes = [
        "seller_company_in_japan",
        "replacement_in_japan",
        "repairable_in_japan",
    ];
    let no = [
        "custom_made",
        "maker_refuses_used_abroad",
        "shipping_blocked",
        "altered_after_arrival",
        "warranty_falsified",
    ];
    let draft = yes.iter().fold(draft, |d, name| d.found(name, json!(true)));
    no.iter()
        .fold(draft, |d, name| d.found(name, json!(false)))
        .found_not("improper-act", "不適当な行為は見当たらない")
        .found_not("too-difficult", "提供を妨げる事情は見当たらない")
        .found_not("bad-packing", "梱包に不備はない")
}

/// What the seller's slip (file `index`) says.
fn slip(draft: Draft, path: &'static str, index: usize, price: u32, bought_on: &str) -> Draft {
    draft
        .file("納品書.pdf", path, "seller_slip", "accepted")
        .read("item_price", json!(price), (index, Some([0.62, 0.26, 0.3, 0.05])))
        .read("purchased_on", json!(bought_on), (index, None))
        .read("slip_in_seller_name", json!(true), (index, None))
        .looked("slips_original", json!(true), (index, None))
        .looked("slips_all", json!(true), (index, None))
        .looked("slip_in_japanese", json!(true), (index, None))
}

fn lam() -> Draft {
    member("lam", "joining", "2026-11-18T10:20:00+09:00")
        .registration()
        .shows("Joining for a parcel with goods for 48,600 yen: entitled, for a fee of 729 yen.")
        .status("received", Some(3))
        .file("納品書.pdf", "lam/order.pdf", "", "")
        .read(
            "parcel_goods_price",
            json!(48_600),
            (0, Some([0.62, 0.26, 0.3, 0.05])),
        )
        .found("certificate_asked", json!(false))
        .expect("entitled", None, None)
        .charging(729)
}

fn chen() -> Draft {
    let claim = member("chen", "initial-defect", "2026-11-09T21:40:00+09:00")
        .shows("A new phone that never started in Taipei: entitled. The member pays the freight and what the repair costs beyond the price.")
        .status("in_review", Some(4))
        .language("zh-Hans");
    let claim = service(
        claim,
        ("initial_defect", "chen/form.pdf"),
        ("other_goods", 79_800, "2026-10-30"),
        &[("to_member", 3_100), ("to_company", 1_800)],
    )
    .read("form_language", json!("zh_hans"), (0, None))
    .read("destination", json!("taiwan"), (0, None))
    .read("arrived_at", json!("2026-11-09T15:20:00+08:00"), (0, None));
    let claim = slip(claim, "chen/slip.pdf", 1, 79_800, "2026-10-30")
        .file("保証書.jpg", "chen/warranty.jpg", "warranty_card", "accepted")
        .file("IMG_2231.jpg", "chen/arrival.jpg", "arrival_photo", "accepted")
        .file(
            "修理申込書.pdf",
            "chen/repair-application.pdf",
            "repair_application",
            "accepted",
        )
        .file(
            "差額のお支払い.png",
            "chen/excess.png",
            "excess_payment",
            "accepted",
        )
        .held("defective_item", "accepted")
        .looked("warranty_original", json!(true), (2, None))
        .read("warranty_on", json!("2026-10-30"), (2, None))
        .read("arrival_photo_at", json!("2026-11-09T16:05:12+08:00"), (3, None))
        .looked("application_printed", json!(true), (4, None))
        .read("remedy_cost", json!(84_300), (5, None))
        .read("excess_notified_on", json!("2026-11-16"), (5, None))
        .read("excess_paid_on", json!("2026-11-18"), (5, None))
        .found("accepted_on", json!("2026-11-11"))
        .found("return_arrived_on", json!("2026-11-18"))
        .found("faulty_at_arrival", json!(true))
        .found("fault_reproduced", json!(true))
        .found("faulty_part", json!("main_body"))
        .found("fault_cause", json!("inherent"))
        .found("fault_effect", json!("impaired"));
    let no = [
        "consumable_replaced",
        "transport_signs",
        "transport_possible",
        "fixable_without_parts",
        "needs_limited_parts",
        "repair_entrusted_elsewhere",
        "business_use",
        "statement_false",
        "differs_from_declaration",
        "other_cover_possible",
        "other_papers_asked",
    ];
    no.iter()
        .fold(claim, |d, name| d.found(name, json!(false)))
        .asked(
            "other-cover",
            "メーカー保証は国内利用に限られ、他の保険もないことを確認した。",
        )
        .found_not("refused-defect", "資料はそろっている")
        .expect("entitled", None, None)
        .charging(9_400)
}

fn lindqvist() -> Draft {
    let claim = member("lindqvist", "genuine-exchange", "2026-11-12T08:30:00+09:00")
        .shows("A counterfeit pen that was bought at an auction: not entitled, and the freight back is the member's. Letters in English.")
        .status("in_review", Some(6))
        .language("en");
    service(
        claim,
        ("genuine_exchange", "lindqvist/form.pdf"),
        ("other_goods", 46_500, "2026-10-31"),
        &[("to_member", 3_400), ("examination", 1_200)],
    )
    .file("auction.png", "lindqvist/auction.png", "", "")
    .read("form_language", json!("en"), (0, None))
    .read("destination", json!("us_west"), (0, None))
    .read("arrived_at", json!("2026-11-11T10:05:00-08:00"), (0, None))
    .read("seller", json!("auction"), (1, Some([0.04, 0.42, 0.9, 0.05])))
    .found("received_counterfeit", json!(true))
    .expect("not_entitled", None, Some("from-a-person"))
    .charging(3_400)
}

fn park() -> Draft {
    let claim = member("park", "repair-agency", "2026-11-14T13:10:00+09:00")
        .shows("A rice cooker to be repaired through the agency: only the certificate of name and address is still out.")
        .status("documents_asked", Some(9))
        .language("en");
    let claim = service(
        claim,
        ("repair_agency", "park/form.pdf"),
        ("appliance", 32_780, "2026-11-03"),
        &[("to_member", 2_900), ("repair_contract", 8_800)],
    )
    .read("form_language", json!("en"), (0, None))
    .read("destination", json!("korea"), (0, None))
    .found("certificate_asked", json!(true))
    .found("repair_contract_signed", json!(false))
    .book("contracts_held", json!(1))
    .book("agency_appliances", json!({ "items": [], "complete": true }))
    .said("appliance_id", json!("RC-10"));
    slip(claim, "park/slip.pdf", 1, 32_780, "2026-11-03").expect(
        "undetermined",
        None,
        Some("public_certificate"),
    )
}

fn ong() -> Draft {
    member("ong", "fee-refund", "2026-11-13T11:00:00+09:00")
        .shows("The parcel went back to its shop and was never forwarded: the fee is refunded.")
        .status("in_review", Some(8))
        .language("en")
        .file("mail.png", "ong/cancelled.png", "", "")
        .read("forwarding_performed", json!(false), (0, None))
        .read("service_fee_paid", json!(1_140), (0, None))
        .expect("payable", Some(1_140), None)
}

fn dubois() -> Draft {
    member("dubois", "damages", "2026-11-15T07:50:00+09:00")
        .shows("A bowl chipped when the parcel was checked: a reasonable sum within the fee is owed, and a person has to set it.")
        .status("in_review", Some(14))
        .language("en")
        .file("mail.png", "dubois/complaint.png", "", "")
        .said("damage_kind", json!("direct"))
        .found("company_grossly_at_fault", json!(false))
        .read("service_fee_paid", json!(960), (0, None))
        .expect("undetermined", None, Some("pay-direct-damage"))
}
