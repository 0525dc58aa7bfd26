//! Claims under OKIPPA plus, free support.

use serde_json::json;

use super::build::Draft;
use crate::book::{OKF, joined_on};

pub(super) fn claims() -> Vec<Draft> {
    let mizuno = gift(
        "mizuno",
        "2026-11-05T19:27:00+09:00",
        "A-2611-31",
        (
            "2026-11-02T16:21:00+09:00",
            "2026-11-02T20:10:00+09:00",
            "2026-11-02T20:40:00+09:00",
        ),
    )
    .shows("A gift of the purchase price, decided and on its way.")
    .status("in_payment", Some(3))
    .file("配達完了.png", "mizuno/mail.png", "tracking_proof", "accepted")
    .file("注文明細.pdf", "mizuno/order.pdf", "order_proof", "accepted")
    .file("IMG_5002.jpg", "mizuno/slip.jpg", "police_slip", "accepted")
    .read(
        "purchase_amount",
        json!(4_280),
        (1, Some([0.62, 0.26, 0.3, 0.05])),
    )
    .decided("paid", 4_280, None)
    .expect("payable", Some(4_280), None);

    let serizawa = gift(
        "serizawa",
        "2026-11-13T21:50:00+09:00",
        "A-2611-32",
        (
            "2026-11-10T12:44:00+09:00",
            "2026-11-10T19:00:00+09:00",
            "2026-11-10T19:25:00+09:00",
        ),
    )
    .shows("A second application of the same person: this plan gives once in a lifetime. Not payable.")
    .status("in_review", Some(1))
    .file("メール.png", "serizawa/mail.png", "tracking_proof", "accepted")
    .file("注文明細.pdf", "serizawa/order.pdf", "order_proof", "accepted")
    .file("IMG_0404.jpg", "serizawa/slip.jpg", "police_slip", "accepted")
    .read(
        "purchase_amount",
        json!(7_150),
        (1, Some([0.62, 0.26, 0.3, 0.05])),
    )
    .expect("not_payable", None, Some("once-per-person"));

    let li = gift(
        "li",
        "2026-11-19T23:11:00+09:00",
        "A-2611-33",
        (
            "2026-11-18T17:30:00+09:00",
            "2026-11-19T08:00:00+09:00",
            "2026-11-19T08:30:00+09:00",
        ),
    )
    .shows("Just received: police paper and tracking record are missing. Letters in Chinese.")
    .status("received", Some(9))
    .language("zh-Hans")
    .without(&[
        "delivered_at",
        "delivered_to",
        "police_reported_on",
        "police_paper",
        "police_number",
        "shop_cover_available",
    ])
    .file("订单.pdf", "li/order.pdf", "order_proof", "accepted")
    .file("微信图片_20261119.jpg", "li/scene.jpg", "scene_photo", "accepted")
    .read(
        "purchase_amount",
        json!(3_960),
        (0, Some([0.62, 0.26, 0.3, 0.05])),
    )
    .read("purchased_by_member", json!(true), (0, None))
    .read("seller", json!("online_shop"), (0, None))
    .expect("undetermined", None, Some("police_slip"));
    let li = li.forget_enquiries();

    vec![mizuno, serizawa, li]
}

/// A theft with a tracking record (file 0), an order (file 1) and a police slip (file 2).
fn gift(key: &'static str, opened_at: &'static str, accident: &str, times: (&str, &str, &str)) -> Draft {
    let (delivered, noticed, reported) = times;
    let stolen = json!({ "from": delivered, "to": noticed });
    Draft::new(key, OKF, "parcel-gift", opened_at)
        .book("enrolled_at", json!(format!("{}T12:00:00+09:00", joined_on(key))))
        .book("enrolment_ended_at", json!("none"))
        .book("enrolment_result", json!("entitled"))
        .said("accident_id", json!(accident))
        .said("cause", json!("theft"))
        .said("goods_stolen", json!(true))
        .said("bag_state", json!("unharmed"))
        .said("stolen_at", stolen.clone())
        .said("accident_at", stolen)
        .said("applied_at", json!(opened_at))
        .book("reported_at", json!(reported))
        .book("contacted_at", json!(reported))
        .book("report_quality", json!("in_order"))
        .found("report_false", json!(false))
        .read(
            "delivered_at",
            json!(delivered),
            (0, Some([0.04, 0.36, 0.9, 0.05])),
        )
        .read(
            "delivered_to",
            json!("okippa_bag"),
            (0, Some([0.04, 0.42, 0.9, 0.05])),
        )
        .read("purchased_by_member", json!(true), (1, None))
        .read("seller", json!("online_shop"), (1, None))
        .read(
            "police_reported_on",
            json!(noticed.get(..10).unwrap_or_default()),
            (2, Some([0.35, 0.38, 0.4, 0.08])),
        )
        .read("police_paper", json!("receipt_number"), (2, None))
        .read(
            "police_number",
            json!("見本 第2026-0998号"),
            (2, Some([0.35, 0.3, 0.5, 0.08])),
        )
        .found("shop_cover_available", json!(false))
        .asked("shop-cover", "販売店に盗難補償がないことを確認した。")
        .found_not("terms-of-use", "利用規約の適用除外に当たる事情は見当たらない")
}
