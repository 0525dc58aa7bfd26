//! Photographs of police slips, doors and a voucher.

use super::{KAZAHANA, MIKAGE, Recipe, shot};
use crate::generate::camera::Label;
use crate::generate::paper::Wear;
use crate::generate::photos::{Care, at_door, paper};
use crate::generate::places::AtDoor;
use crate::generate::scene::Surface;
use crate::generate::slips::{PoliceSlip, TillReceipt, police_slip, till_receipt};
use crate::generate::{Error, Studio};

macro_rules! slip {
    ($path:literal, $station:literal, $number:literal, $date:literal, $who:literal, $what:literal, $look:expr, $label:expr) => {
        Recipe { path: $path, make: |s| slip(s, &PoliceSlip {
            title: "盗難届受理番号のお知らせ", station: $station,
            rows: &[("受理番号", $number), ("受理年月日", $date), ("届出人", $who), ("被害品", $what), ("取扱者", "地域課　見本")],
            note: "この用紙は届出を受理したことをお知らせするものです。",
        }, $look, $label) }
    };
}

fn slip(
    studio: &Studio,
    slip: &PoliceSlip,
    look: (Surface, Care, u64),
    label: Label,
) -> Result<Vec<u8>, Error> {
    let wear = Wear {
        folds: &[0.5],
        crumple: 0.25,
        tint: [0.97, 0.96, 0.92],
        seed: look.2,
    };
    paper(&police_slip(studio, slip)?, wear, look, label)
}

pub(super) fn recipes() -> Vec<Recipe> {
    vec![
        slip!(
            "nakahara/slip.jpg",
            "架空県警察 見本警察署",
            "見本 第2026-1043号",
            "令和8年11月10日",
            "中原 美咲",
            "宅配物（書籍・文具）",
            (Surface::Oak, Care::Straight, 104),
            shot(KAZAHANA, "2026:11:10 18:20:33")
        ),
        slip!(
            "shirai/slip.jpg",
            "架空県警察 手本警察署",
            "手本 受 26-2210",
            "2026年11月5日",
            "白井 大輔",
            "宅配物（ヘッドホン）",
            (Surface::Walnut, Care::Askew, 114),
            shot(MIKAGE, "2026:11:05 12:40:18")
        ),
        slip!(
            "tokunaga/slip.jpg",
            "架空県警察 見本警察署",
            "見本 第2026-1029号",
            "令和8年11月8日",
            "徳永 望",
            "宅配物（図鑑）",
            (Surface::Laminate, Care::Straight, 124),
            shot(KAZAHANA, "2026:11:08 10:11:47")
        ),
        slip!(
            "hayami/slip.jpg",
            "架空県警察 見本警察署",
            "見本 第2026-1051号",
            "R8.11.14",
            "速水 蓮",
            "宅配物（ランタン）",
            (Surface::Cloth, Care::Askew, 134),
            shot(MIKAGE, "2026:11:14 16:05:29")
        ),
        slip!(
            "ishigami/slip.jpg",
            "架空県警察 手本警察署",
            "手本 受 26-2251",
            "2026年11月11日",
            "石神 由紀",
            "置き配バッグ 1点",
            (Surface::Tatami, Care::Straight, 144),
            shot(KAZAHANA, "2026:11:11 19:02:56")
        ),
        slip!(
            "mizuno/slip.jpg",
            "架空県警察 見本警察署",
            "見本 第2026-0998号",
            "令和8年11月2日",
            "水野 彩",
            "宅配物（絵本）",
            (Surface::Oak, Care::Askew, 154),
            shot(MIKAGE, "2026:11:03 08:31:14")
        ),
        slip!(
            "serizawa/slip.jpg",
            "架空県警察 見本警察署",
            "見本 第2026-0998号",
            "令和8年11月10日",
            "芹沢 亮",
            "宅配物（靴袋）",
            (Surface::Laminate, Care::Askew, 164),
            shot(KAZAHANA, "2026:11:10 22:17:40")
        ),
        Recipe {
            path: "kaneshiro/lost-slip.jpg",
            make: |s| {
                slip(
                    s,
                    &PoliceSlip {
                        title: "遺失届出書（控え）",
                        station: "架空県警察 手本警察署",
                        rows: &[
                            ("届出番号", "手本 遺 26-0871"),
                            ("届出年月日", "令和8年11月12日"),
                            ("届出人", "金城 海斗"),
                            ("遺失した物", "宅配物（珈琲豆ひき）"),
                            ("遺失の場所", "自宅付近"),
                        ],
                        note: "遺失物が見つかったときはご連絡します。",
                    },
                    (Surface::Walnut, Care::Straight, 174),
                    shot(MIKAGE, "2026:11:12 17:44:08"),
                )
            },
        },
        Recipe {
            path: "shirai/voucher.jpg",
            make: |s| {
                let strip = till_receipt(
                    s,
                    &TillReceipt {
                        shop: "ほしぞらマーケット 見本店",
                        address: "架空県見本市駅前5-1",
                        phone: "050-0000-1160",
                        date: "2026年11月7日(土) 14:33",
                        number: "No.051188",
                        lines: &[("無線ヘッドホン あさぎ AX-2", "¥42,800")],
                        total: "¥42,800",
                        tax: "¥3,890",
                        remarks: &["ポイント利用 0", "保証期間 1年"],
                    },
                )?;
                let wear = Wear {
                    folds: &[0.5],
                    crumple: 0.45,
                    tint: [0.98, 0.97, 0.94],
                    seed: 115,
                };
                paper(
                    &strip,
                    wear,
                    (Surface::Walnut, Care::Straight, 116),
                    shot(MIKAGE, "2026:11:08 08:55:37"),
                )
            },
        },
        Recipe {
            path: "nakahara/scene.jpg",
            make: |s| {
                at_door(
                    s,
                    AtDoor::Emptied,
                    (0x39_444f, 103),
                    shot(KAZAHANA, "2026:11:09 18:38:12"),
                )
            },
        },
        Recipe {
            path: "ishigami/scene.jpg",
            make: |s| {
                at_door(
                    s,
                    AtDoor::CutStrap,
                    (0x6b_4a3a, 143),
                    shot(KAZAHANA, "2026:11:10 18:49:05"),
                )
            },
        },
        Recipe {
            path: "li/scene.jpg",
            make: |s| {
                at_door(
                    s,
                    AtDoor::Emptied,
                    (0x4a_5247, 183),
                    shot(MIKAGE, "2026:11:19 08:04:51"),
                )
            },
        },
        Recipe {
            path: "saeki/installed.jpg",
            make: |s| {
                at_door(
                    s,
                    AtDoor::Folded,
                    (0x5a_4636, 193),
                    shot(MIKAGE, "2026:11:18 11:51:26"),
                )
            },
        },
    ]
}
