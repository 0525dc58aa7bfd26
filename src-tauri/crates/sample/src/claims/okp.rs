//! Claims under OKIPPA plus, paid support.

use serde_json::{Value, json};

use super::build::Draft;
use crate::book::{OKP, day, joined_on, paid_terms};

pub(super) fn claims() -> Vec<Draft> {
    vec![
        nakahara(),
        shirai(),
        tokunaga(),
        hayami(),
        ishigami(),
        kaneshiro(),
    ]
}

/// A theft: when delivered, stolen, reported (all as the papers say), and the accident's id.
fn theft(
    key: &'static str,
    benefit: &'static str,
    opened_at: &'static str,
    accident: &str,
    stolen: Value,
) -> Draft {
    let terms: Vec<Value> = paid_terms(day(joined_on(key)))
        .iter()
        .map(|(from, _)| json!({ "starts_on": from.to_string() }))
        .collect();
    Draft::new(key, OKP, benefit, opened_at)
        .book("joined_on", json!(joined_on(key)))
        .book("paid_terms", json!({ "items": terms, "complete": true }))
        .book("enrolment_result", json!("entitled"))
        .said("accident_id", json!(accident))
        .said("cause", json!("theft"))
        .said("stolen_at", stolen.clone())
        .said("accident_at", stolen)
        .said("applied_at", json!(opened_at))
        .book("report_quality", json!("in_order"))
        .found("report_false", json!(false))
        .found_not("terms-of-use", "利用規約の適用除外に当たる事情は見当たらない")
}

/// What the order papers and the tracking record say of a parcel put into the bag.
fn parcel(draft: Draft, mail: usize, delivered: Value, order: usize, price: u32) -> Draft {
    draft
        .said("goods_stolen", json!(true))
        .read("delivered_at", delivered, (mail, Some([0.04, 0.36, 0.9, 0.05])))
        .read(
            "delivered_to",
            json!("okippa_bag"),
            (mail, Some([0.04, 0.42, 0.9, 0.05])),
        )
        .read(
            "purchase_amount",
            json!(price),
            (order, Some([0.62, 0.26, 0.3, 0.05])),
        )
        .read(
            "purchased_by_member",
            json!(true),
            (order, Some([0.08, 0.19, 0.4, 0.03])),
        )
        .read("seller", json!("online_shop"), (order, None))
}

/// What the police slip says.
fn police(draft: Draft, slip: usize, on: &str, number: &str) -> Draft {
    draft
        .read(
            "police_reported_on",
            json!(on),
            (slip, Some([0.35, 0.38, 0.4, 0.08])),
        )
        .read("police_paper", json!("receipt_number"), (slip, None))
        .read(
            "police_number",
            json!(number),
            (slip, Some([0.35, 0.3, 0.5, 0.08])),
        )
}

fn nakahara() -> Draft {
    let claim = theft(
        "nakahara",
        "parcel-theft",
        "2026-11-12T20:40:00+09:00",
        "A-2611-21",
        json!({ "from": "2026-11-09T14:12:00+09:00", "to": "2026-11-09T18:30:00+09:00" }),
    )
    .shows(
        "A stolen parcel with every paper: payable. The theft is known as a span of time and that is enough.",
    )
    .status("in_review", Some(0))
    .book("reported_at", json!("2026-11-09T19:05:00+09:00"))
    .book("contacted_at", json!("2026-11-09T19:05:00+09:00"))
    .file(
        "配達完了メール.png",
        "nakahara/mail.png",
        "tracking_proof",
        "accepted",
    )
    .file("ご注文明細.pdf", "nakahara/order.pdf", "order_proof", "accepted")
    .file(
        "再購入明細.pdf",
        "nakahara/voucher.pdf",
        "repurchase_voucher",
        "accepted",
    )
    .file("IMG_4410.jpg", "nakahara/slip.jpg", "police_slip", "accepted")
    .file("IMG_4402.jpg", "nakahara/scene.jpg", "scene_photo", "accepted")
    .read(
        "repurchase_amount",
        json!(12_980),
        (2, Some([0.62, 0.26, 0.3, 0.05])),
    )
    .found("shop_cover_available", json!(false))
    .asked("shop-cover", "販売店に盗難補償の有無を電話で確認した。補償なし。");
    police(
        parcel(claim, 0, json!("2026-11-09T14:12:00+09:00"), 1, 12_480),
        3,
        "2026-11-10",
        "見本 第2026-1043号",
    )
    .expect("payable", Some(12_980), None)
}

fn shirai() -> Draft {
    let claim = theft(
        "shirai",
        "parcel-theft",
        "2026-11-08T09:15:00+09:00",
        "A-2611-22",
        json!({ "from": "2026-11-04T11:37:00+09:00", "to": "2026-11-04T20:00:00+09:00" }),
    )
    .shows("Bought again for more than the limit: paid up to 30,000 yen. Second claim within the year.")
    .status("awaiting_approval", Some(1))
    .book("reported_at", json!("2026-11-04T21:10:00+09:00"))
    .book("contacted_at", json!("2026-11-04T21:10:00+09:00"))
    .file("IMG_0230.png", "shirai/mail.png", "tracking_proof", "accepted")
    .file("注文確認.pdf", "shirai/order.pdf", "order_proof", "accepted")
    .file(
        "IMG_0244.jpg",
        "shirai/voucher.jpg",
        "repurchase_voucher",
        "accepted",
    )
    .file("IMG_0240.jpg", "shirai/slip.jpg", "police_slip", "accepted")
    .read("repurchase_amount", json!(42_800), (2, None))
    .asked(
        "shop-cover",
        "販売店の問い合わせ窓口に照会し、盗難は補償外との回答を記録した。",
    )
    .found("shop_cover_available", json!(false));
    police(
        parcel(claim, 0, json!("2026-11-04T11:37:00+09:00"), 1, 39_800),
        3,
        "2026-11-05",
        "手本 受 26-2210",
    )
    .expect("payable", Some(30_000), None)
}

fn tokunaga() -> Draft {
    let claim = theft(
        "tokunaga",
        "parcel-theft",
        "2026-11-11T18:22:00+09:00",
        "A-2611-23",
        json!({ "from": "2026-11-06T15:48:00+09:00", "to": "2026-11-07T17:00:00+09:00" }),
    )
    .shows(
        "Reported 26 hours after the delivery: the terms give 24. Not payable; a senior looks at it first.",
    )
    .status("awaiting_approval", Some(2))
    .book("reported_at", json!("2026-11-07T17:52:00+09:00"))
    .book("contacted_at", json!("2026-11-07T17:52:00+09:00"))
    .file("配達完了.png", "tokunaga/mail.png", "tracking_proof", "accepted")
    .file("注文履歴.pdf", "tokunaga/order.pdf", "order_proof", "accepted")
    .file("IMG_6120.jpg", "tokunaga/slip.jpg", "police_slip", "accepted");
    police(
        parcel(claim, 0, json!("2026-11-06T15:48:00+09:00"), 1, 6_980),
        2,
        "2026-11-08",
        "見本 第2026-1029号",
    )
    .expect("not_payable", None, Some("parcel-report-24h"))
}

fn hayami() -> Draft {
    let claim = theft("hayami", "parcel-theft", "2026-11-15T13:00:00+09:00", "A-2611-24", json!({ "from": "2026-11-12", "to": "2026-11-13T12:00:00+09:00" }))
        .shows("The carrier names the day of delivery and no time: whether the report came within 24 hours is not known yet.")
        .status("third_party_asked", Some(5))
        .book("reported_at", json!("2026-11-13T14:20:00+09:00"))
        .book("contacted_at", json!("2026-11-13T14:20:00+09:00"))
        .file("お届け状況.png", "hayami/tracking.png", "tracking_proof", "accepted")
        .file("注文明細.pdf", "hayami/order.pdf", "order_proof", "accepted")
        .file("再購入.pdf", "hayami/voucher.pdf", "repurchase_voucher", "accepted")
        .file("IMG_9015.jpg", "hayami/slip.jpg", "police_slip", "accepted")
        .read("repurchase_amount", json!(8_250), (2, Some([0.62, 0.26, 0.3, 0.05])))
        .found("shop_cover_available", json!(false))
        .asked("shop-cover", "販売店の規約を確認した。盗難の補償なし。")
        .note("みどり便に配達完了時刻を照会中。");
    police(
        parcel(claim, 0, json!("2026-11-12"), 1, 8_250),
        3,
        "2026-11-14",
        "見本 第2026-1051号",
    )
    .expect("undetermined", None, Some("delivered_at"))
}

fn ishigami() -> Draft {
    let claim = theft("ishigami", "bag-theft", "2026-11-13T10:10:00+09:00", "A-2611-25", json!({ "from": "2026-11-10T08:00:00+09:00", "to": "2026-11-10T18:45:00+09:00" }))
        .shows("Only the bag was stolen, without a delivery: payable up to 6,000 yen for the recycled one, by the house's reading.")
        .status("in_review", Some(3))
        .book("reported_at", json!("2026-11-10T19:30:00+09:00"))
        .book("contacted_at", json!("2026-11-10T19:30:00+09:00"))
        .said("goods_stolen", json!(false))
        .found("delivered_at", json!("none"))
        .file("IMG_1711.jpg", "ishigami/scene.jpg", "scene_photo", "accepted")
        .file("IMG_1720.jpg", "ishigami/slip.jpg", "police_slip", "accepted")
        .file("交換費用.pdf", "ishigami/bag-receipt.pdf", "bag_exchange_receipt", "accepted")
        .looked("bag_state", json!("stolen"), (0, Some([0.6, 0.28, 0.2, 0.16])))
        .read("bag_model", json!("recycled_original"), (2, None))
        .read("bag_exchange_cost", json!(6_380), (2, Some([0.62, 0.26, 0.3, 0.05])))
        .found("bag_cover_available", json!(false));
    police(claim, 1, "2026-11-11", "手本 受 26-2251").expect("payable", Some(6_000), None)
}

fn kaneshiro() -> Draft {
    let claim = theft("kaneshiro", "parcel-theft", "2026-11-14T22:31:00+09:00", "A-2611-26", json!({ "from": "2026-11-11T13:05:00+09:00", "to": "2026-11-11T19:00:00+09:00" }))
        .shows("The police paper reports lost property, not theft, and nobody has asked the shop about its own cover yet.")
        .status("documents_asked", Some(6))
        .book("reported_at", json!("2026-11-11T20:15:00+09:00"))
        .book("contacted_at", json!("2026-11-11T20:15:00+09:00"))
        .file("メール.png", "kaneshiro/mail.png", "tracking_proof", "accepted")
        .file("注文明細.pdf", "kaneshiro/order.pdf", "order_proof", "accepted")
        .file("再購入明細.pdf", "kaneshiro/voucher.pdf", "repurchase_voucher", "accepted")
        .file("IMG_2209.jpg", "kaneshiro/lost-slip.jpg", "police_slip", "received")
        .read("repurchase_amount", json!(15_400), (2, Some([0.62, 0.26, 0.3, 0.05])))
        .read("police_reported_on", json!("2026-11-12"), (3, None))
        .read("police_paper", json!("lost_property"), (3, Some([0.2, 0.1, 0.6, 0.1])));
    parcel(claim, 0, json!("2026-11-11T13:05:00+09:00"), 1, 15_400).expect(
        "undetermined",
        None,
        Some("police_slip"),
    )
}
