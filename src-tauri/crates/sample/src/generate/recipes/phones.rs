//! Photographs of phones.

use super::{KAZAHANA, MIKAGE, Recipe, shot, sideways};
use crate::generate::devices::About;
use crate::generate::paper::Wear;
use crate::generate::photos::{Care, broken_phone, cat, paper, phone_back, phone_front};
use crate::generate::scene::Surface;
use crate::generate::slips::warranty_card;
use crate::numbers::{self, DeviceNumbers};

fn k8(n: DeviceNumbers, clock: &'static str, dark: bool) -> About {
    About {
        model: "風花 K8",
        number: "KZH-K8A",
        serial: n.serial,
        imei: n.spaced,
        clock,
        dark,
    }
}

fn m3(n: DeviceNumbers, clock: &'static str, dark: bool) -> About {
    About {
        model: "Mikage M3 Lite",
        number: "MKG-M3L",
        serial: n.serial,
        imei: n.spaced,
        clock,
        dark,
    }
}

pub(super) fn recipes() -> Vec<Recipe> {
    vec![
        Recipe {
            path: "aoyama/imei.jpg",
            make: |s| {
                let label = shot(MIKAGE, "2025:06:20 20:03:44");
                phone_front(
                    s,
                    &k8(numbers::AOYAMA, "20:03", false),
                    (Surface::Oak, Care::Straight, 7),
                    label,
                )
            },
        },
        Recipe {
            path: "aoyama/damage.jpg",
            make: |s| {
                let label = shot(MIKAGE, "2026:10:18 14:26:03");
                broken_phone(
                    s,
                    Some(&k8(numbers::AOYAMA, "14:26", false)),
                    (Surface::Oak, 11),
                    label,
                )
            },
        },
        Recipe {
            path: "hojo/imei-askew.jpg",
            make: |s| {
                let label = sideways(MIKAGE, "2025:04:05 12:31:30");
                phone_front(
                    s,
                    &k8(numbers::HOJO, "12:31", false),
                    (Surface::Laminate, Care::Askew, 21),
                    label,
                )
            },
        },
        Recipe {
            path: "hojo/damage.jpg",
            make: |s| {
                broken_phone(
                    s,
                    None,
                    (Surface::Laminate, 23),
                    shot(MIKAGE, "2026:10:21 08:52:17"),
                )
            },
        },
        Recipe {
            path: "wang/imei-dark.jpg",
            make: |s| {
                let label = shot(KAZAHANA, "2026:10:12 21:22:09");
                phone_front(
                    s,
                    &m3(numbers::WANG, "21:22", false),
                    (Surface::Walnut, Care::Dark, 31),
                    label,
                )
            },
        },
        Recipe {
            path: "ichinose/imei-blurred.jpg",
            make: |s| {
                let label = shot(KAZAHANA, "2025:02:25 18:11:55");
                phone_front(
                    s,
                    &m3(numbers::ICHINOSE, "18:11", false),
                    (Surface::Cloth, Care::Blurred, 41),
                    label,
                )
            },
        },
        Recipe {
            path: "ichinose/damage.jpg",
            make: |s| {
                let label = shot(KAZAHANA, "2026:11:01 22:40:12");
                broken_phone(
                    s,
                    Some(&m3(numbers::ICHINOSE, "22:40", true)),
                    (Surface::Cloth, 43),
                    label,
                )
            },
        },
        Recipe {
            path: "ichinose/cat.jpg",
            make: |s| cat(s, 44, shot(KAZAHANA, "2026:10:31 15:03:20")),
        },
        Recipe {
            path: "fujimoto/imei.jpg",
            make: |s| {
                let label = shot(MIKAGE, "2025:03:30 12:51:48");
                phone_front(
                    s,
                    &k8(numbers::FUJIMOTO, "12:51", true),
                    (Surface::Tatami, Care::Straight, 51),
                    label,
                )
            },
        },
        Recipe {
            path: "asakura/front.jpg",
            make: |s| {
                let label = shot(MIKAGE, "2026:11:16 20:47:10");
                phone_front(
                    s,
                    &k8(numbers::ASAKURA, "20:47", false),
                    (Surface::Laminate, Care::Straight, 61),
                    label,
                )
            },
        },
        Recipe {
            path: "asakura/back.jpg",
            make: |s| {
                let label = shot(MIKAGE, "2026:11:16 20:48:32");
                phone_back(s, false, (Surface::Laminate, Care::Straight, 62), label)
            },
        },
        Recipe {
            path: "asakura/warranty.jpg",
            make: |s| {
                let rows = [
                    ("品名", "スマートフォン"),
                    ("機種名", "風花 K8 (KZH-K8A)"),
                    ("IMEI", numbers::ASAKURA.spaced),
                    ("お買上げ日", "2025年12月20日"),
                    ("保証期間", "お買上げ日から1年間"),
                ];
                let card = warranty_card(
                    s,
                    &rows,
                    ["ひがし電器 見本駅前店", "架空県見本市駅前2-7　050-0000-1130"],
                )?;
                let wear = Wear {
                    folds: &[],
                    crumple: 0.12,
                    tint: [0.98, 0.98, 0.96],
                    seed: 63,
                };
                paper(
                    &card,
                    wear,
                    (Surface::Laminate, Care::Straight, 63),
                    shot(MIKAGE, "2026:11:16 20:52:05"),
                )
            },
        },
        Recipe {
            path: "takahashi/warranty.jpg",
            make: |s| {
                let rows = [
                    ("品名", "スマートフォン"),
                    ("機種名", "風花 K7 (KZH-K7B)"),
                    ("IMEI", numbers::TAKAHASHI.spaced),
                    ("お買上げ日", "2023年5月20日"),
                    ("保証期間", "お買上げ日から1年間"),
                ];
                let card = warranty_card(
                    s,
                    &rows,
                    ["ひがし電器 見本駅前店", "架空県見本市駅前2-7　050-0000-1130"],
                )?;
                let wear = Wear {
                    folds: &[0.5],
                    crumple: 0.3,
                    tint: [0.96, 0.95, 0.90],
                    seed: 72,
                };
                paper(
                    &card,
                    wear,
                    (Surface::Walnut, Care::Askew, 73),
                    shot(KAZAHANA, "2026:11:06 14:58:39"),
                )
            },
        },
        Recipe {
            path: "hayashi/front-blurred.jpg",
            make: |s| {
                let label = shot(KAZAHANA, "2026:11:05 07:20:01");
                phone_front(
                    s,
                    &m3(numbers::HAYASHI, "7:20", false),
                    (Surface::Oak, Care::Blurred, 81),
                    label,
                )
            },
        },
        Recipe {
            path: "hayashi/back-case.jpg",
            make: |s| {
                let label = shot(KAZAHANA, "2026:11:05 07:21:15");
                phone_back(s, true, (Surface::Oak, Care::Straight, 82), label)
            },
        },
    ]
}
