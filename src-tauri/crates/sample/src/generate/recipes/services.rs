//! Services: the exchange of an accessory, a visit, a pick-up, an enrolment.

use super::issuers::VISIT_DESK;
use super::{KAZAHANA, MIKAGE, Recipe, mail, one_page, shot};
use crate::generate::forms::{Account, account};
use crate::generate::photos::at_door;
use crate::generate::places::AtDoor;

const BAG: (&str, &str) = ("置き配バッグ受付（見本）", "bag@okihai.example.invalid");
const PICK_UP: (&str, &str) = ("会員サポート（見本）", "member@support.example.invalid");

pub(super) fn recipes() -> Vec<Recipe> {
    vec![
        Recipe {
            path: "nomura/strap.jpg",
            make: |s| {
                at_door(
                    s,
                    AtDoor::CutStrap,
                    (0x3f_4a56, 401),
                    shot(MIKAGE, "2026:11:14 08:20:31"),
                )
            },
        },
        Recipe {
            path: "nomura/request.png",
            make: |s| {
                let lines = [
                    "交換のお申込みを受け付けました。",
                    "",
                    "■ 品目　取付ベルト 1点",
                    "■ 症状　使用中に根元から切れた",
                    "■ 気づいた日　2026/11/13",
                    "■ 送り先　架空県見本市西町4-9-201",
                    "",
                    "代わりの品を3営業日以内にお送り",
                    "します。",
                ];
                mail(s, ("8:34", "11/14 8:32"), BAG, "付属品の交換の受付", &lines)
            },
        },
        Recipe {
            path: "arai/request.png",
            make: |s| {
                let lines = [
                    "交換のお申込みを受け付けました。",
                    "",
                    "■ 品目　防水カバー 1点",
                    "■ 症状　泥はねの汚れが落ちない",
                    "■ 気づいた日　2026/11/16",
                    "■ 送り先　架空県手本市桜2-14",
                    "",
                    "汚れによる交換は有料となります。",
                    "金額は別途ご案内します。",
                ];
                mail(s, ("19:11", "11/17 19:08"), BAG, "付属品の交換の受付", &lines)
            },
        },
        Recipe {
            path: "tsuji/installed.jpg",
            make: |s| {
                at_door(
                    s,
                    AtDoor::Folded,
                    (0x44_4b43, 411),
                    shot(KAZAHANA, "2026:11:19 07:42:10"),
                )
            },
        },
        Recipe {
            path: "toyama/estimate.pdf",
            make: |s| {
                let page = account(&Account {
                    title: "御見積書",
                    number: "RS-26-2217",
                    date: Some("2026年11月17日"),
                    to: "遠山 由紀子",
                    sum_name: "見積金額（15%割引後）",
                    sum: "¥12,155-",
                    purpose: "訪問サポートの費用を下記のとおりお見積りいたします。",
                    items: &[
                        ("訪問料金", "1", "5,500"),
                        ("無線ネットワーク設定", "1", "8,800"),
                        ("会員割引 15%", "", "-2,145"),
                    ],
                    remarks: &["訪問日時：2026年11月17日 14時", "ご同意のうえ作業を始めました。"],
                    colour: "#4a5a8a",
                    issuer: VISIT_DESK,
                });
                one_page(s, "御見積書", (2026, 11, 17), page)
            },
        },
        Recipe {
            path: "uemura/request.png",
            make: |s| {
                let lines = [
                    "お引き取りのお申込みを受け付け",
                    "ました。",
                    "",
                    "■ お名前　上村 健",
                    "■ 品物　ノートパソコン 1台",
                    "■ 状態　電源を入れても起動しない",
                    "■ 希望日　2026/11/25 午前",
                    "",
                    "内容を確認し、ご連絡いたします。",
                ];
                mail(s, ("17:05", "11/18 17:03"), PICK_UP, "PCお引き取りの受付", &lines)
            },
        },
    ]
}
