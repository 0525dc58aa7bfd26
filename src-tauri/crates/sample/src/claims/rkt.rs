//! Claims under Rakuten Anshin Shopping.

use serde_json::{Value, json};

use super::build::Draft;
use crate::book::RKT;

/// Where an order record prints its sum.
const SUM: Option<[f32; 4]> = Some([0.62, 0.26, 0.3, 0.05]);

pub(super) fn claims() -> Vec<Draft> {
    vec![mitani(), koga(), segawa(), higa(), ebina()]
}

/// An order (file 0) that was paid for at once, and an application that nothing outside the order speaks against.
fn order(
    key: &'static str,
    benefit: &'static str,
    (opened_at, ordered_on, number): (&'static str, &str, &str),
    lines: &[(&str, u32)],
    path: &'static str,
) -> Draft {
    let items: Vec<Value> = lines
        .iter()
        .map(|(kind, yen)| json!({ "kind": kind, "amount": yen }))
        .collect();
    Draft::new(key, RKT, benefit, opened_at)
        .file("ご注文内容.pdf", path, "order_record", "accepted")
        .said("accident_id", json!(number))
        .said("applied_at", json!(opened_at))
        .read("ordered_on", json!(ordered_on), (0, None))
        .read("paid_on", json!(ordered_on), (0, None))
        .read("payment_confirmed", json!(true), (0, None))
        .read(
            "applicant_is_buyer",
            json!(true),
            (0, Some([0.08, 0.19, 0.4, 0.03])),
        )
        .found("ordered_at_rakuten", json!(true))
        .read("ordered_used", json!(false), (0, None))
        .read("hometown_tax", json!(false), (0, None))
        .read(
            "order_lines",
            json!({ "items": items, "complete": true }),
            (0, SUM),
        )
        .said("delivery_route", json!("domestic"))
        .found("cancelled_before_payment", json!(false))
        .found("outside_cause", json!("none_found"))
        .found("merchant_settled", json!(false))
        .asked(
            "shop-settled",
            "店舗に照会し、返金も交換もしていないことを確認した。",
        )
        .found("chargeback_requested", json!(false))
        .asked("chargeback", "支払取消の申請がないことを申請者に確認した。")
        .found("other_compensation_obtained", json!(false))
        .asked(
            "otherwise-compensated",
            "他の補償を受けていないことを申請者に確認した。",
        )
        .found_not("improper", "不正を疑わせる点は見当たらない")
}

/// The applicant wants points on the account that file `index` names.
fn in_points(draft: Draft, name: &'static str, path: &'static str, index: usize) -> Draft {
    draft
        .file(name, path, "points_account", "accepted")
        .said("payment_form", json!("points"))
        .book("rakuten_member", json!(true))
        .read("points_account_own", json!(true), (index, None))
}

fn mitani() -> Draft {
    let claim = order(
        "mitani",
        "not-received",
        ("2026-11-16T09:40:00+09:00", "2026-10-02", "HM-261002-0418"),
        &[("goods", 12_800), ("shipping", 880)],
        "mitani/order.pdf",
    )
    .shows("Never delivered, and the shop said nothing in three business days: price and shipping are paid.")
    .status("in_review", Some(3))
    .file("受付メール.png", "mitani/enquiry.png", "", "")
    .read("scheduled_delivery_on", json!("2026-10-20"), (0, None))
    .said("goods_received_on", json!("none"))
    .said("goods_returned_on", json!("none"))
    .read(
        "merchant_contacted_at",
        json!("2026-11-04T10:32:00+09:00"),
        (1, Some([0.04, 0.33, 0.9, 0.05])),
    )
    .looked("contacted_in_hours", json!(true), (1, None))
    .found("merchant_third_day_on", json!("none"))
    .found("merchant_answered_on", json!("none"));
    in_points(claim, "ポイント口座.png", "mitani/points.png", 2).expect("payable", Some(13_680), None)
}

/// Goods that came, the shop's answer to the complaint (file `mail`) and what it was about.
fn complaint(
    draft: Draft,
    (received, contacted, answered): (&str, &str, &str),
    mail: usize,
    problem: &str,
) -> Draft {
    draft
        .said("goods_received_on", json!(received))
        .said("merchant_contacted_at", json!(contacted))
        .found("contacted_in_hours", json!(true))
        .read("merchant_answered_on", json!(answered), (mail, None))
        .said("merchant_answer_accepted", json!(false))
        .looked("goods_problem", json!(problem), (mail, None))
}

fn koga() -> Draft {
    let claim = order(
        "koga",
        "not-as-described",
        ("2026-11-12T20:25:00+09:00", "2026-10-28", "HM-261028-1190"),
        &[("goods", 64_800)],
        "koga/order.pdf",
    )
    .shows("A phone that came with broken glass: the photo of the delivery slip is too dark, and only that one is asked for again.")
    .status("documents_asked", Some(5))
    .file("ショップからの返信.png", "koga/reply.png", "", "")
    .file("IMG_7730.jpg", "koga/glass.jpg", "goods_photo", "accepted")
    .file("IMG_7741.jpg", "koga/slip-dark.jpg", "delivery_slip_photo", "rejected")
    .why("delivery_slip_photo", "暗くて問い合わせ番号が読めない")
    .found("goods_photo_requested", json!(true))
    .found("slip_photo_requested", json!(true))
    .found("return_requested", json!(false))
    .said("goods_returned_on", json!("none"));
    let claim = complaint(
        claim,
        ("2026-11-01", "2026-11-02T10:05:00+09:00", "2026-11-06"),
        2,
        "damaged",
    );
    in_points(claim, "ポイント口座.png", "koga/points.png", 4).expect(
        "undetermined",
        None,
        Some("delivery_slip_photo"),
    )
}

fn segawa() -> Draft {
    let claim = order(
        "segawa",
        "not-as-described",
        ("2026-11-09T18:15:00+09:00", "2026-10-14", "HM-261014-0077"),
        &[("goods", 338_000), ("shipping", 1_100)],
        "segawa/order.pdf",
    )
    .shows("A smaller camera came for the one that was ordered, and went back as it was: paid in cash up to 300,000 yen.")
    .status("awaiting_approval", Some(2))
    .file("返信メール.png", "segawa/reply.png", "", "")
    .file("IMG_0319.jpg", "segawa/waybill.jpg", "delivery_slip_photo", "accepted")
    .file("振込口座.png", "segawa/bank.png", "bank_account", "accepted")
    .found("goods_photo_requested", json!(false))
    .found("slip_photo_requested", json!(true))
    .found("return_requested", json!(true))
    .found("goods_returned_on", json!("2026-11-14"))
    .found("return_state", json!("as_received"))
    .said("payment_form", json!("cash"))
    .read("bank_account_own", json!(true), (3, None))
    .read("bank_account_in_japan", json!(true), (3, None));
    complaint(
        claim,
        ("2026-10-18", "2026-10-19T09:30:00+09:00", "2026-10-23"),
        1,
        "wrong_item",
    )
    .expect("payable", Some(300_000), None)
}

fn higa() -> Draft {
    let claim = order(
        "higa",
        "not-as-described",
        ("2026-11-13T22:05:00+09:00", "2026-11-01", "HM-261101-0632"),
        &[("goods", 8_900), ("shipping", 550)],
        "higa/order.pdf",
    )
    .shows("The dress is the one that was ordered and only does not please: not payable.")
    .status("in_review", Some(7))
    .file("お申込み.png", "higa/application.png", "", "")
    .found("goods_photo_requested", json!(false))
    .found("slip_photo_requested", json!(false))
    .found("return_requested", json!(false))
    .said("goods_returned_on", json!("none"));
    let claim = complaint(
        claim,
        ("2026-11-05", "2026-11-06T12:15:00+09:00", "2026-11-10"),
        1,
        "not_to_taste",
    );
    in_points(claim, "ポイント口座.png", "higa/points.png", 2).expect(
        "not_payable",
        None,
        Some("not-to-taste"),
    )
}

fn ebina() -> Draft {
    let claim = order(
        "ebina",
        "third-situation",
        ("2026-11-17T13:20:00+09:00", "2026-10-20", "TB-261020-3302"),
        &[("goods", 5_940)],
        "ebina/order.pdf",
    )
    .shows("Neither missing nor wrong goods: the source announces a third situation and does not describe it, so a person has to.")
    .status("in_review", Some(11))
    .file("店舗の回答.png", "ebina/reply.png", "", "")
    .found("goods_photo_requested", json!(false))
    .found("slip_photo_requested", json!(false))
    .found("return_requested", json!(false))
    .said("merchant_contacted_at", json!("2026-11-05T11:20:00+09:00"))
    .found("contacted_in_hours", json!(true))
    .read("merchant_answered_on", json!("2026-11-09"), (1, None))
    .said("merchant_answer_accepted", json!(false));
    in_points(claim, "ポイント口座.png", "ebina/points.png", 2).expect(
        "undetermined",
        None,
        Some("pay-third-situation"),
    )
}
