//! Claims for repair cost.

use serde_json::json;

use super::build::{Draft, receipted, repair, repaired};
use crate::numbers;

const RECEIPT_DATE_PDF: [f32; 4] = [0.72, 0.163, 0.2, 0.02];

pub(super) fn claims() -> Vec<Draft> {
    let mut claims = first_half();
    claims.extend(second_half());
    claims
}

fn pair(numbers: numbers::DeviceNumbers) -> (&'static str, &'static str) {
    (numbers.imei, numbers.serial)
}

fn first_half() -> Vec<Draft> {
    let aoyama = repair("aoyama", "2026-10-28T20:14:00+09:00", ("A-2610-01", json!("2026-10-18T14:00:00+09:00"), "breakage", true), 0)
        .shows("Everything is in: ready to decide. Postage is taken off, a withdrawn claim this year does not count.")
        .status("in_review", Some(0))
        .file("事故状況説明書.pdf", "aoyama/form.pdf", "claim_form", "accepted")
        .file("IMG_0863.jpg", "aoyama/imei.jpg", "front_photo", "accepted")
        .file("IMG_2038.jpg", "aoyama/damage.jpg", "damage_photo", "accepted")
        .file("修理報告書.pdf", "aoyama/report.pdf", "repair_report", "accepted")
        .file("IMG_2077.jpg", "aoyama/receipt.jpg", "repair_receipt", "accepted")
        .file("納品書.pdf", "aoyama/purchase.pdf", "purchase_proof", "accepted")
        .read("front_photo_number", json!(numbers::AOYAMA.imei), (1, Some([0.29, 0.415, 0.215, 0.03])));
    let aoyama = repaired(
        aoyama,
        3,
        pair(numbers::AOYAMA),
        "repair_shop",
        &[("repair", 38_500), ("postage", 1_100)],
    );
    let aoyama =
        receipted(aoyama, 4, "2026-10-27", [0.21, 0.225, 0.36, 0.075]).expect("payable", Some(38_500), None);

    let hojo = repair(
        "hojo",
        "2026-11-02T11:02:00+09:00",
        ("A-2610-02", json!("2026-10-21T08:30:00+09:00"), "breakage", true),
        0,
    )
    .shows("The receipt bears no date: one document is missing, and only that one is asked for.")
    .status("in_review", Some(0))
    .file("請求書_北条.pdf", "hojo/form.pdf", "claim_form", "accepted")
    .file("DSC_0917.jpg", "hojo/imei-askew.jpg", "front_photo", "accepted")
    .file("DSC_0921.jpg", "hojo/damage.jpg", "damage_photo", "accepted")
    .file(
        "scan0012.pdf",
        "hojo/report-scan.pdf",
        "repair_report",
        "accepted",
    )
    .file(
        "領収書.pdf",
        "hojo/receipt-undated.pdf",
        "repair_receipt",
        "received",
    );
    let hojo = repaired(
        hojo,
        3,
        pair(numbers::HOJO),
        "maker",
        &[("repair", 52_800), ("quote_fee", 3_300)],
    )
    .read("repair_receipt_on", json!("none"), (4, Some(RECEIPT_DATE_PDF)))
    .looked("receipt_is_estimate", json!(false), (4, None))
    .expect("undetermined", None, Some("repair_receipt"));

    let onodera = repair(
        "onodera",
        "2026-10-20T09:41:00+09:00",
        ("A-2610-03", json!("2026-10-03T19:30:00+09:00"), "water", false),
        0,
    )
    .shows("The accident happened on the joining day: not payable, whatever else may come.")
    .status("awaiting_approval", Some(1))
    .file("請求書.pdf", "onodera/form.pdf", "claim_form", "accepted")
    .file(
        "修理報告書.pdf",
        "onodera/report.pdf",
        "repair_report",
        "accepted",
    )
    .file("領収書.pdf", "onodera/receipt.pdf", "repair_receipt", "accepted");
    let onodera = repaired(
        onodera,
        1,
        pair(numbers::ONODERA),
        "repair_shop",
        &[("repair", 29_700)],
    );
    let onodera = receipted(onodera, 2, "2026-10-14", RECEIPT_DATE_PDF).expect(
        "not_payable",
        None,
        Some("accident-after-joining"),
    );

    let takahashi = repair(
        "takahashi",
        "2026-11-06T15:25:00+09:00",
        ("A-2610-04", json!("2026-10-12"), "water", false),
        0,
    )
    .shows("Irreparable and replaced: the source never says how the amount is found, so a person must.")
    .status("in_review", Some(3))
    .file(
        "IMG_5510.jpg",
        "takahashi/form-photo.jpg",
        "claim_form",
        "accepted",
    )
    .file(
        "修理不能証明書.pdf",
        "takahashi/certificate.pdf",
        "irreparable_certificate",
        "accepted",
    )
    .file(
        "IMG_5513.jpg",
        "takahashi/new-device.jpg",
        "new_device_receipt",
        "accepted",
    )
    .file(
        "IMG_5516.jpg",
        "takahashi/warranty.jpg",
        "purchase_proof",
        "accepted",
    )
    .read(
        "repair_outcome",
        json!("irreparable_replaced"),
        (1, Some([0.08, 0.5, 0.84, 0.1])),
    )
    .read("examined_by", json!("maker"), (1, None))
    .read("repaired_imei", json!(numbers::TAKAHASHI.imei), (1, None))
    .read("repaired_serial", json!(numbers::TAKAHASHI.serial), (1, None))
    .read("swapped_in_repair", json!(false), (1, None))
    .read("new_device_amount", json!(65_780), (2, None))
    .read("proof_shows_date", json!(true), (3, None))
    .read("proof_shows_model", json!(true), (3, None))
    .read("proof_shows_number", json!(true), (3, None))
    .read("proof_shows_shop", json!(true), (3, None))
    .looked("proof_whole", json!(true), (3, None))
    .looked("proof_legible", json!(true), (3, None))
    .expect("undetermined", None, Some("pay-irreparable"));

    let wang = repair("wang", "2026-10-20T22:08:00+09:00", ("A-2610-05", json!("2026-10-10T23:15:00+09:00"), "water", false), 0)
        .shows("Registered after the accident but before the claim: the house has not settled which of the two counts.")
        .status("in_review", Some(2))
        .language("zh-Hans")
        .file("保险金请求书.pdf", "wang/form.pdf", "claim_form", "accepted")
        .file("微信图片_20261012.jpg", "wang/imei-dark.jpg", "front_photo", "received")
        .file("修理報告書.pdf", "wang/report.pdf", "repair_report", "accepted")
        .file("領収書.pdf", "wang/receipt.pdf", "repair_receipt", "accepted");
    let wang = repaired(
        wang,
        2,
        pair(numbers::WANG),
        "repair_shop",
        &[("repair", 46_200), ("loaner", 2_200)],
    );
    let wang = receipted(wang, 3, "2026-10-18", RECEIPT_DATE_PDF).expect(
        "undetermined",
        None,
        Some("registered_before"),
    );

    vec![aoyama, hojo, onodera, takahashi, wang]
}

fn second_half() -> Vec<Draft> {
    let morishita = repair("morishita", "2026-11-09T10:30:00+09:00", ("A-2610-06", json!("2026-10-29T07:50:00+09:00"), "water", false), 0)
        .shows("One claim this contract year is known and the book does not reach back to its first days: a second may be missing.")
        .status("third_party_asked", Some(5))
        .file("請求書.pdf", "morishita/form.pdf", "claim_form", "accepted")
        .file("修理報告書.pdf", "morishita/report.pdf", "repair_report", "accepted")
        .file("IMG_0031.jpg", "morishita/receipt.jpg", "repair_receipt", "accepted")
        .note("旧システムの2025年12月分の請求履歴を代理店に照会中。");
    let morishita = repaired(
        morishita,
        1,
        pair(numbers::MORISHITA),
        "repair_shop",
        &[("repair", 33_000)],
    );
    let morishita = receipted(morishita, 2, "2026-11-05", [0.18, 0.325, 0.37, 0.03]).expect(
        "undetermined",
        None,
        Some("earlier_claims"),
    );

    let ichinose = repair("ichinose", "2026-11-04T18:55:00+09:00", ("A-2611-07", json!("2026-11-01"), "breakage", true), 0)
        .shows("An estimate in place of the receipt, a blurred photo and a cat: form and receipt are asked for.")
        .status("documents_asked", Some(7))
        .without(&["form_shows_imei", "form_shows_serial", "request_complete_on"])
        .said("accident_at", json!("2026-11-01"))
        .said("cause", json!("breakage"))
        .said("external_damage", json!(true))
        .file("IMG_0412.jpg", "ichinose/imei-blurred.jpg", "front_photo", "rejected")
        .why("front_photo", "ぶれていてIMEIが読めない")
        .file("IMG_7699.jpg", "ichinose/damage.jpg", "damage_photo", "accepted")
        .file("見積書.pdf", "ichinose/estimate.pdf", "repair_estimate", "accepted")
        .file("IMG_7650.jpg", "ichinose/cat.jpg", "", "")
        .read("repaired_imei", json!(numbers::ICHINOSE.imei), (2, None))
        .read("repaired_serial", json!(numbers::ICHINOSE.serial), (2, None))
        .read("examined_by", json!("repair_shop"), (2, None))
        .read("swapped_in_repair", json!(false), (2, None))
        .said("repair_outcome", json!("repaired"))
        .read("cost_lines", json!({ "items": [{ "kind": "repair", "amount": 41_800 }, { "kind": "quote_fee", "amount": 2_200 }], "complete": true }), (2, None))
        .expect("undetermined", None, Some("repair_receipt"));

    let kuroki = repair(
        "kuroki",
        "2026-11-10T12:12:00+09:00",
        ("A-2611-08", json!("2026-11-03T21:40:00+09:00"), "breakage", false),
        0,
    )
    .shows("The third application of the contract year, two of them paid: not payable.")
    .status("in_review", Some(1))
    .file("請求書.pdf", "kuroki/form.pdf", "claim_form", "accepted")
    .file("修理報告書.pdf", "kuroki/report.pdf", "repair_report", "accepted")
    .file("領収書.pdf", "kuroki/receipt.pdf", "repair_receipt", "accepted");
    let kuroki = repaired(kuroki, 1, pair(numbers::KUROKI), "maker", &[("repair", 24_200)]);
    let kuroki =
        receipted(kuroki, 2, "2026-11-08", RECEIPT_DATE_PDF).expect("not_payable", None, Some("two-a-year"));

    let minami = repair("minami", "2026-10-26T13:37:00+09:00", ("A-2610-09", json!("2026-10-15T17:20:00+09:00"), "breakage", false), 0)
        .shows("Not payable by the rules and paid all the same: a senior's override with its reason, marked everywhere.")
        .status("in_payment", Some(4))
        .said("device_user", json!("family"))
        .file("請求書.pdf", "minami/form.pdf", "claim_form", "accepted")
        .file("修理報告書.pdf", "minami/report.pdf", "repair_report", "accepted")
        .file("領収書.pdf", "minami/receipt.pdf", "repair_receipt", "accepted");
    let minami = repaired(
        minami,
        1,
        pair(numbers::MINAMI),
        "repair_shop",
        &[("repair", 18_700)],
    );
    let minami = receipted(minami, 2, "2026-10-22", RECEIPT_DATE_PDF)
        .decided("paid", 18_700, Some("入院中の会員に代わり家族が一時的に使用していた。会員本人の常用端末であることを利用明細で確認し、上席が支払を承認した。"))
        .expect("not_payable", None, Some("member-uses-it"));

    let fujimoto = repair("fujimoto", "2026-11-17T08:20:00+09:00", ("A-2611-10", json!("2026-11-08"), "breakage", false), 0)
        .shows("Photo and repair report give different numbers, not reconciled, and the cause is not stated: facts are unknown.")
        .status("received", Some(6))
        .without(&["cause", "swapped_in_repair"])
        .file("請求書.pdf", "fujimoto/form.pdf", "claim_form", "accepted")
        .file("PXL_20250330.jpg", "fujimoto/imei.jpg", "front_photo", "received")
        .file("修理報告書.pdf", "fujimoto/report.pdf", "repair_report", "accepted")
        .file("領収書.pdf", "fujimoto/receipt.pdf", "repair_receipt", "accepted");
    let fujimoto = repaired(
        fujimoto,
        2,
        pair(numbers::FUJIMOTO_REPAIRED),
        "repair_shop",
        &[("repair", 35_200)],
    )
    .read(
        "repaired_imei",
        json!({ "candidates": [numbers::FUJIMOTO.imei, numbers::FUJIMOTO_REPAIRED.imei] }),
        (2, None),
    )
    .without(&["swapped_in_repair"]);
    let fujimoto =
        receipted(fujimoto, 3, "2026-11-14", RECEIPT_DATE_PDF).expect("undetermined", None, Some("cause"));

    let carter = repair("carter", "2026-10-30T19:48:00+09:00", ("A-2610-11", json!("2026-10-24T16:05:00+09:00"), "breakage", false), 0)
        .shows("Payable presuming: nobody knows whether the phone was bought privately or was broken before. Letters in English.")
        .status("in_review", Some(2))
        .language("en")
        .without(&["seller", "already_broken"])
        .file("claim form.pdf", "carter/form.pdf", "claim_form", "accepted")
        .file("repair report.pdf", "carter/report.pdf", "repair_report", "accepted")
        .file("IMG_1188.jpg", "carter/receipt.jpg", "repair_receipt", "accepted");
    let carter = repaired(
        carter,
        1,
        pair(numbers::CARTER),
        "maker",
        &[("repair", 54_780), ("postage", 1_650)],
    );
    let carter = receipted(carter, 2, "2026-10-29", [0.18, 0.325, 0.37, 0.03])
        .expect("payable", Some(54_780), None)
        .presuming();

    vec![morishita, ichinose, kuroki, minami, fujimoto, carter]
}
