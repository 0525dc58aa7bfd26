//! Registrations: devices of Keitai Support Plus, and enrolments of OKIPPA plus.

use serde_json::json;

use super::build::Draft;
use crate::book::{KSP, OKF, joined_on};
use crate::numbers;

pub(super) fn claims() -> Vec<Draft> {
    vec![asakura(), hayashi(), kuroki_desktop(), saeki()]
}

fn asakura() -> Draft {
    let joined = joined_on("asakura");
    Draft::new("asakura", KSP, "registration", "2026-11-16T21:02:00+09:00")
        .registration()
        .shows("A registration with good photos of front and back: entitled.")
        .status("received", Some(2))
        .book("joined_on", json!(joined))
        .book("service_applied_on", json!(joined))
        .phone()
        .said("released_on", json!("2025-03"))
        .said("purchased_on", json!("2025-12-20"))
        .read("purchased_on", json!("2025-12-20"), (2, None))
        .said("registered_imei", json!(numbers::ASAKURA.imei))
        .said("registered_serial", json!(numbers::ASAKURA.serial))
        .said("registered_production_no", json!("none"))
        .said("model_changed_on", json!("none"))
        .book("registered_at", json!("2026-11-16T21:02:00+09:00"))
        .found("registered_with_photos", json!(true))
        .file("IMG_0102.jpg", "asakura/front.jpg", "front_photo", "accepted")
        .file("IMG_0103.jpg", "asakura/back.jpg", "back_photo", "accepted")
        .file(
            "IMG_0105.jpg",
            "asakura/warranty.jpg",
            "purchase_proof",
            "accepted",
        )
        .looked("front_photo_subject", json!("front"), (0, None))
        .read(
            "front_photo_number",
            json!(numbers::ASAKURA.imei),
            (0, Some([0.29, 0.415, 0.215, 0.03])),
        )
        .read("front_photo_on", json!("2026-11-16"), (0, None))
        .looked("front_photo_bright", json!(true), (0, None))
        .looked("front_photo_whole", json!(true), (0, None))
        .looked("front_photo_uncovered", json!(true), (0, None))
        .looked("front_photo_undamaged", json!(true), (0, None))
        .read("front_photo_resized", json!(false), (0, None))
        .looked("front_photo_by_other_device", json!(true), (0, None))
        .looked("back_photo_bright", json!(true), (1, None))
        .looked("back_photo_whole", json!(true), (1, None))
        .looked("back_photo_uncovered", json!(true), (1, None))
        .looked("back_photo_undamaged", json!(true), (1, None))
        .looked("back_photo_same_device", json!(true), (1, None))
        .read("back_photo_resized", json!(false), (1, None))
        .looked("back_photo_by_other_device", json!(true), (1, None))
        .read("proof_paper", json!("warranty_card"), (2, None))
        .read("proof_shows_date", json!(true), (2, None))
        .read("proof_shows_model", json!(true), (2, None))
        .read("proof_shows_number", json!(true), (2, None))
        .read("proof_shows_shop", json!(true), (2, None))
        .looked("proof_whole", json!(true), (2, None))
        .looked("proof_legible", json!(true), (2, None))
        .expect("entitled", None, None)
}

fn hayashi() -> Draft {
    let joined = joined_on("hayashi");
    Draft::new("hayashi", KSP, "registration", "2026-11-05T07:33:00+09:00")
        .registration()
        .shows("A blurred front and a back in its case: both are asked for again.")
        .status("documents_asked", Some(8))
        .book("joined_on", json!(joined))
        .book("service_applied_on", json!(joined))
        .phone()
        .said("released_on", json!("2024-10"))
        .found("purchased_on", json!("2026-08-01"))
        .said("registered_imei", json!(numbers::HAYASHI.imei))
        .said("registered_serial", json!(numbers::HAYASHI.serial))
        .said("registered_production_no", json!("none"))
        .said("model_changed_on", json!("none"))
        .file(
            "IMG_3301.jpg",
            "hayashi/front-blurred.jpg",
            "front_photo",
            "rejected",
        )
        .why("front_photo", "ぶれていてIMEIが読めない")
        .file("IMG_3302.jpg", "hayashi/back-case.jpg", "back_photo", "received")
        .looked("back_photo_uncovered", json!(false), (1, None))
        .looked("back_photo_bright", json!(true), (1, None))
        .looked("back_photo_whole", json!(true), (1, None))
        .expect("undetermined", None, Some("front_photo"))
}

fn kuroki_desktop() -> Draft {
    let joined = joined_on("kuroki");
    Draft::new("kuroki", KSP, "registration", "2026-11-12T16:16:00+09:00")
        .key("kuroki-desktop")
        .registration()
        .shows("A desktop computer: not entitled, and overdue.")
        .status("in_review", Some(-1))
        .book("joined_on", json!(joined))
        .book("service_applied_on", json!(joined))
        .phone()
        .said("device_kind", json!("desktop_pc"))
        .said("released_on", json!("2026-02"))
        .said("registered_imei", json!("none"))
        .said("registered_serial", json!("TWD-2602-1187"))
        .file(
            "納品書.pdf",
            "kuroki-desktop/purchase.pdf",
            "purchase_proof",
            "received",
        )
        .read("purchased_on", json!("2026-11-07"), (0, None))
        .expect("not_entitled", None, Some("desktop-pc"))
}

fn saeki() -> Draft {
    Draft::new("saeki", OKF, "enrolment", "2026-11-18T12:00:00+09:00")
        .registration()
        .shows("An enrolment with its photo of the installed bag: entitled.")
        .status("received", Some(4))
        .book("enrolled_at", json!("2026-11-18T12:00:00+09:00"))
        .said("applied_at", json!("2026-11-18T12:00:00+09:00"))
        .book("entries_complete", json!(true))
        .file(
            "IMG_8801.jpg",
            "saeki/installed.jpg",
            "installation_photo",
            "accepted",
        )
        .expect("entitled", None, None)
}
