//! Receipts of repairs and purchases, as photos and as PDFs, and the estimate that is none.

use super::issuers::{HIGASHI_DENKI, KAZAHANA_CENTRE, MIKAGE_CENTRE, NANAIRO};
use super::{KAZAHANA, MIKAGE, Recipe, one_page, shot};
use crate::generate::camera::Label;
use crate::generate::forms::{Account, account};
use crate::generate::paper::Wear;
use crate::generate::photos::{Care, paper};
use crate::generate::scene::Surface;
use crate::generate::slips::{TillReceipt, till_receipt};
use crate::generate::{Error, Studio};

macro_rules! receipt {
    ($path:literal, $number:literal, $date:expr, $made:expr, $to:literal, $sum:literal,
     [$(($what:literal, $count:literal, $yen:literal)),*], $issuer:expr) => {
        Recipe { path: $path, make: |s| one_page(s, "領収書", $made, account(&Account {
            title: "領収書", number: $number, date: $date, to: $to, sum_name: "領収金額", sum: $sum,
            purpose: "但し　端末修理代として　上記正に領収いたしました", items: &[$(($what, $count, $yen)),*],
            remarks: &["お支払方法：クレジットカード", "金額はすべて税込です。"], colour: "#3f5d73", issuer: $issuer,
        })) }
    };
}

fn till(
    studio: &Studio,
    receipt: &TillReceipt,
    look: (Surface, Care, u64),
    wear: Wear,
    label: Label,
) -> Result<Vec<u8>, Error> {
    paper(&till_receipt(studio, receipt)?, wear, look, label)
}

const POCKET: Wear = Wear {
    folds: &[0.52],
    crumple: 0.55,
    tint: [0.98, 0.97, 0.93],
    seed: 3,
};

pub(super) fn recipes() -> Vec<Recipe> {
    vec![
        Recipe {
            path: "aoyama/receipt.jpg",
            make: |s| {
                till(
                    s,
                    &TillReceipt {
                        shop: "スマホ修理 なないろ",
                        address: "架空県見本市本町1-2-3",
                        phone: "050-0000-1100",
                        date: "2026年10月27日(火) 15:42",
                        number: "No.004182",
                        lines: &[("修理代 画面交換", "¥38,500"), ("返送料", "¥1,100")],
                        total: "¥39,600",
                        tax: "¥3,600",
                        remarks: &["端末 風花 K8", "IMEI 00999901 104217 7", "修理受付番号 N-26-1024"],
                    },
                    (Surface::Walnut, Care::Askew, 4),
                    POCKET,
                    shot(MIKAGE, "2026:10:28 20:02:51"),
                )
            },
        },
        Recipe {
            path: "morishita/receipt.jpg",
            make: |s| {
                till(
                    s,
                    &TillReceipt {
                        shop: "スマホ修理 なないろ",
                        address: "架空県見本市本町1-2-3",
                        phone: "050-0000-1100",
                        date: "2026年11月5日(木) 18:10",
                        number: "No.004260",
                        lines: &[("修理代 部品・技術料", "¥33,000")],
                        total: "¥33,000",
                        tax: "¥3,000",
                        remarks: &["端末 風花 K8", "修理受付番号 N-26-1107"],
                    },
                    (Surface::Cloth, Care::Straight, 14),
                    Wear {
                        folds: &[0.35, 0.7],
                        crumple: 0.8,
                        tint: [0.97, 0.95, 0.91],
                        seed: 15,
                    },
                    shot(KAZAHANA, "2026:11:08 22:14:09"),
                )
            },
        },
        Recipe {
            path: "carter/receipt.jpg",
            make: |s| {
                till(
                    s,
                    &TillReceipt {
                        shop: "風花 修理センター",
                        address: "架空県手本市港町8-1",
                        phone: "050-0000-1110",
                        date: "2026年10月29日(木) 13:05",
                        number: "No.119027",
                        lines: &[("表示部交換", "¥54,780"), ("返送料", "¥1,650")],
                        total: "¥56,430",
                        tax: "¥5,130",
                        remarks: &["受付番号 KZ-S-26-5498", "お客様 CARTER 様"],
                    },
                    (Surface::Oak, Care::Straight, 24),
                    Wear {
                        folds: &[0.5],
                        crumple: 0.35,
                        tint: [0.98, 0.98, 0.96],
                        seed: 25,
                    },
                    shot(MIKAGE, "2026:10:30 19:31:42"),
                )
            },
        },
        Recipe {
            path: "takahashi/new-device.jpg",
            make: |s| {
                till(
                    s,
                    &TillReceipt {
                        shop: "ひがし電器 見本駅前店",
                        address: "架空県見本市駅前2-7",
                        phone: "050-0000-1130",
                        date: "2026年10月25日(日) 11:20",
                        number: "No.772015",
                        lines: &[("スマートフォン 風花 K8", "¥64,900"), ("保護フィルム", "¥880")],
                        total: "¥65,780",
                        tax: "¥5,980",
                        remarks: &["IMEI 00999901 133990 4", "ポイント利用 0"],
                    },
                    (Surface::Walnut, Care::Straight, 74),
                    Wear {
                        folds: &[0.45],
                        crumple: 0.4,
                        tint: [0.98, 0.97, 0.94],
                        seed: 75,
                    },
                    shot(KAZAHANA, "2026:11:06 14:57:02"),
                )
            },
        },
        receipt!(
            "hojo/receipt-undated.pdf",
            "R-88120",
            None,
            (2026, 10, 31),
            "北条 拓海",
            "¥56,100-",
            [
                ("表示部・枠の交換（風花 K8）", "1", "52,800"),
                ("見積取得費用", "1", "3,300")
            ],
            KAZAHANA_CENTRE
        ),
        receipt!(
            "onodera/receipt.pdf",
            "MK-R-3310",
            Some("2026年10月14日"),
            (2026, 10, 14),
            "小野寺 千尋",
            "¥29,700-",
            [("基板洗浄・電源部品交換（Mikage M3 Lite）", "1", "29,700")],
            MIKAGE_CENTRE
        ),
        receipt!(
            "wang/receipt.pdf",
            "MK-R-3388",
            Some("2026年10月18日"),
            (2026, 10, 18),
            "王 雨桐",
            "¥48,400-",
            [
                ("充電部・基板の交換（Mikage M3 Lite）", "1", "46,200"),
                ("代替機レンタル料", "1", "2,200")
            ],
            MIKAGE_CENTRE
        ),
        receipt!(
            "kuroki/receipt.pdf",
            "R-88203",
            Some("2026年11月8日"),
            (2026, 11, 8),
            "黒木 翔",
            "¥24,200-",
            [("受話部交換（風花 K8）", "1", "24,200")],
            KAZAHANA_CENTRE
        ),
        receipt!(
            "minami/receipt.pdf",
            "MK-R-3402",
            Some("令和8年10月22日"),
            (2026, 10, 22),
            "南 さつき",
            "¥18,700-",
            [("背面カメラ交換（Mikage M3 Lite）", "1", "18,700")],
            MIKAGE_CENTRE
        ),
        receipt!(
            "fujimoto/receipt.pdf",
            "N-R-1131",
            Some("2026年11月14日"),
            (2026, 11, 14),
            "藤本 圭",
            "¥35,200-",
            [("基板修理（風花 K8）", "1", "35,200")],
            NANAIRO
        ),
        Recipe {
            path: "ichinose/estimate.pdf",
            make: |s| {
                one_page(
                    s,
                    "御見積書",
                    (2026, 11, 3),
                    account(&Account {
                        title: "御見積書",
                        number: "MK-E-0771",
                        date: Some("2026年11月3日"),
                        to: "一ノ瀬 遥",
                        sum_name: "御見積金額",
                        sum: "¥44,000-",
                        purpose: "件名　Mikage M3 Lite　画面交換（IMEI 00999901 162375 2 / MK3L6237JE）",
                        items: &[("画面ユニット交換", "1", "41,800"), ("見積料", "1", "2,200")],
                        remarks: &[
                            "有効期限：発行日から14日",
                            "本書は見積書であり、領収書ではありません。",
                            "作業の結果により金額が変わる場合があります。",
                        ],
                        colour: "#6a5a86",
                        issuer: MIKAGE_CENTRE,
                    }),
                )
            },
        },
        Recipe {
            path: "aoyama/purchase.pdf",
            make: |s| {
                one_page(
                    s,
                    "納品書",
                    (2025, 6, 14),
                    account(&Account {
                        title: "納品書",
                        number: "HD-250614-09",
                        date: Some("2025年6月14日"),
                        to: "青山 澪",
                        sum_name: "合計金額",
                        sum: "¥79,800-",
                        purpose: "お買上げありがとうございます。下記のとおり納品いたします。",
                        items: &[
                            ("スマートフォン 風花 K8 (KZH-K8A) 128GB", "1", "79,800"),
                            ("　IMEI 00999901 104217 7", "", ""),
                        ],
                        remarks: &["保証期間：お買上げ日から1年間"],
                        colour: "#2d6b68",
                        issuer: HIGASHI_DENKI,
                    }),
                )
            },
        },
        Recipe {
            path: "kuroki-desktop/purchase.pdf",
            make: |s| {
                one_page(
                    s,
                    "納品書",
                    (2026, 11, 7),
                    account(&Account {
                        title: "納品書",
                        number: "HD-261107-31",
                        date: Some("2026年11月7日"),
                        to: "黒木 翔",
                        sum_name: "合計金額",
                        sum: "¥148,000-",
                        purpose: "お買上げありがとうございます。下記のとおり納品いたします。",
                        items: &[
                            ("デスクトップパソコン やまびこ T2", "1", "148,000"),
                            ("　製造番号 TWD-2602-1187", "", ""),
                        ],
                        remarks: &["保証期間：お買上げ日から1年間"],
                        colour: "#2d6b68",
                        issuer: HIGASHI_DENKI,
                    }),
                )
            },
        },
    ]
}
