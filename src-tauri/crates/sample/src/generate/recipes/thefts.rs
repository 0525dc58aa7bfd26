//! Orders, vouchers and delivery notices of stolen parcels.

use super::issuers::{BAG_DESK, HOSHI_MARKET, TANUKI_BOOKS};
use super::{Recipe, one_page};
use crate::generate::forms::{Account, Issuer, account, mail_screen};
use crate::generate::{Error, Studio};

const MIDORI: (&str, &str) = ("みどり便", "notice@midori.example.invalid");

fn delivered(
    studio: &Studio,
    clock: &str,
    at: &str,
    when: &str,
    number: &str,
    shop: &str,
) -> Result<Vec<u8>, Error> {
    let lines = [
        "いつもご利用ありがとうございます。",
        "お荷物の配達が完了しました。",
        "",
        &format!("■ 配達完了　{when}"),
        "■ お届け場所",
        "　ご指定の置き配バッグ（玄関）",
        &format!("■ 追跡番号　{number}"),
        &format!("■ ご依頼主　{shop}"),
        "",
        "配達時の写真は7日間、追跡ページで",
        "ご覧いただけます。",
        "",
        "お心当たりのない場合はお問い合わせ",
        "ください。　050-0000-1500",
    ];
    studio.png(
        &mail_screen(clock, MIDORI, "【配達完了】お荷物をお届けしました", at, &lines),
        1.75,
    )
}

fn order(
    studio: &Studio,
    made_on: (u16, u8, u8),
    again: bool,
    (number, date, to, sum): (&'static str, &'static str, &'static str, &'static str),
    items: &'static [(&'static str, &'static str, &'static str)],
    issuer: Issuer,
) -> Result<Vec<u8>, Error> {
    let title = if again {
        "ご購入明細書"
    } else {
        "ご注文明細書"
    };
    let page = account(&Account {
        title,
        number,
        date: Some(date),
        to,
        sum_name: "お支払金額（送料・税込）",
        sum,
        purpose: "ご注文の内容は下記のとおりです。",
        items,
        remarks: &[
            "お支払方法：クレジットカード　　ポイント利用：0",
            "この明細は購入を証する書類としてご利用いただけます。",
        ],
        colour: "#7a4a2c",
        issuer,
    });
    one_page(studio, title, made_on, page)
}

pub(super) fn recipes() -> Vec<Recipe> {
    let mut all = papers();
    all.extend(screens());
    all
}

fn screens() -> Vec<Recipe> {
    vec![
        Recipe {
            path: "nakahara/mail.png",
            make: |s| {
                delivered(
                    s,
                    "18:41",
                    "11/9 14:13",
                    "2026/11/09 14:12",
                    "SMP-4821-0937-11",
                    "たぬき書房オンライン",
                )
            },
        },
        Recipe {
            path: "shirai/mail.png",
            make: |s| {
                delivered(
                    s,
                    "20:22",
                    "11/4 11:38",
                    "2026/11/04 11:37",
                    "SMP-4821-0712-05",
                    "ほしぞらマーケット",
                )
            },
        },
        Recipe {
            path: "tokunaga/mail.png",
            make: |s| {
                delivered(
                    s,
                    "17:40",
                    "11/6 15:49",
                    "2026/11/06 15:48",
                    "SMP-4821-0803-77",
                    "たぬき書房オンライン",
                )
            },
        },
        Recipe {
            path: "kaneshiro/mail.png",
            make: |s| {
                delivered(
                    s,
                    "19:20",
                    "11/11 13:06",
                    "2026/11/11 13:05",
                    "SMP-4821-1102-43",
                    "ほしぞらマーケット",
                )
            },
        },
        Recipe {
            path: "mizuno/mail.png",
            make: |s| {
                delivered(
                    s,
                    "20:31",
                    "11/2 16:22",
                    "2026/11/02 16:21",
                    "SMP-4821-0655-90",
                    "たぬき書房オンライン",
                )
            },
        },
        Recipe {
            path: "serizawa/mail.png",
            make: |s| {
                delivered(
                    s,
                    "19:11",
                    "11/10 12:45",
                    "2026/11/10 12:44",
                    "SMP-4821-0990-36",
                    "ほしぞらマーケット",
                )
            },
        },
        Recipe {
            path: "hayami/tracking.png",
            make: |s| {
                let lines = [
                    "お荷物の状況をお知らせします。",
                    "",
                    "■ 追跡番号　SMP-4821-1148-62",
                    "■ 状況　　　配達済み",
                    "■ 配達日　　2026/11/12",
                    "　お届け場所：置き配バッグ",
                    "",
                    "11/12　見本市営業所　配達済み",
                    "11/12　見本市営業所　持ち出し",
                    "11/11　手本市中継所　発送",
                    "11/10　ほしぞらマーケット　受付",
                    "",
                    "時刻は表示していません。",
                ];
                s.png(
                    &mail_screen("12:03", MIDORI, "お荷物の配達状況", "11/13 9:00", &lines),
                    1.75,
                )
            },
        },
    ]
}

fn papers() -> Vec<Recipe> {
    vec![
        Recipe {
            path: "nakahara/order.pdf",
            make: |s| {
                order(
                    s,
                    (2026, 11, 6),
                    false,
                    ("TB-1106-3381", "2026年11月6日", "中原 美咲", "¥12,480-"),
                    &[
                        ("手帳と万年筆の贈り物セット", "1", "9,980"),
                        ("料理の本 四季の台所", "1", "2,000"),
                        ("送料", "1", "500"),
                    ],
                    TANUKI_BOOKS,
                )
            },
        },
        Recipe {
            path: "nakahara/voucher.pdf",
            make: |s| {
                order(
                    s,
                    (2026, 11, 11),
                    true,
                    ("TB-1111-0472", "2026年11月11日", "中原 美咲", "¥12,980-"),
                    &[
                        ("手帳と万年筆の贈り物セット", "1", "10,480"),
                        ("料理の本 四季の台所", "1", "2,000"),
                        ("送料", "1", "500"),
                    ],
                    TANUKI_BOOKS,
                )
            },
        },
        Recipe {
            path: "shirai/order.pdf",
            make: |s| {
                order(
                    s,
                    (2026, 11, 1),
                    false,
                    ("HM-26-55017", "2026年11月1日", "白井 大輔", "¥39,800-"),
                    &[("無線ヘッドホン あさぎ AX-2", "1", "39,800"), ("送料", "1", "0")],
                    HOSHI_MARKET,
                )
            },
        },
        Recipe {
            path: "tokunaga/order.pdf",
            make: |s| {
                order(
                    s,
                    (2026, 11, 3),
                    false,
                    ("TB-1103-2215", "2026年11月3日", "徳永 望", "¥6,980-"),
                    &[("図鑑 野の花", "1", "6,480"), ("送料", "1", "500")],
                    TANUKI_BOOKS,
                )
            },
        },
        Recipe {
            path: "hayami/order.pdf",
            make: |s| {
                order(
                    s,
                    (2026, 11, 9),
                    false,
                    ("HM-26-55940", "2026年11月9日", "速水 蓮", "¥8,250-"),
                    &[("登山用ランタン", "1", "7,700"), ("送料", "1", "550")],
                    HOSHI_MARKET,
                )
            },
        },
        Recipe {
            path: "hayami/voucher.pdf",
            make: |s| {
                order(
                    s,
                    (2026, 11, 14),
                    true,
                    ("HM-26-56218", "2026年11月14日", "速水 蓮", "¥8,250-"),
                    &[("登山用ランタン", "1", "7,700"), ("送料", "1", "550")],
                    HOSHI_MARKET,
                )
            },
        },
        Recipe {
            path: "kaneshiro/order.pdf",
            make: |s| {
                order(
                    s,
                    (2026, 11, 8),
                    false,
                    ("HM-26-55811", "2026年11月8日", "金城 海斗", "¥15,400-"),
                    &[("珈琲豆ひき こだち", "1", "15,400")],
                    HOSHI_MARKET,
                )
            },
        },
        Recipe {
            path: "kaneshiro/voucher.pdf",
            make: |s| {
                order(
                    s,
                    (2026, 11, 13),
                    true,
                    ("HM-26-56160", "2026年11月13日", "金城 海斗", "¥15,400-"),
                    &[("珈琲豆ひき こだち", "1", "15,400")],
                    HOSHI_MARKET,
                )
            },
        },
        Recipe {
            path: "mizuno/order.pdf",
            make: |s| {
                order(
                    s,
                    (2026, 10, 30),
                    false,
                    ("TB-1030-1904", "2026年10月30日", "水野 彩", "¥4,280-"),
                    &[("絵本 ゆきのよる", "2", "3,780"), ("送料", "1", "500")],
                    TANUKI_BOOKS,
                )
            },
        },
        Recipe {
            path: "serizawa/order.pdf",
            make: |s| {
                order(
                    s,
                    (2026, 11, 7),
                    false,
                    ("HM-26-55760", "2026年11月7日", "芹沢 亮", "¥7,150-"),
                    &[("防水の靴袋", "1", "6,600"), ("送料", "1", "550")],
                    HOSHI_MARKET,
                )
            },
        },
        Recipe {
            path: "li/order.pdf",
            make: |s| {
                order(
                    s,
                    (2026, 11, 16),
                    false,
                    ("HM-26-56401", "2026年11月16日", "李 思远", "¥3,960-"),
                    &[("急須と湯のみの組", "1", "3,410"), ("送料", "1", "550")],
                    HOSHI_MARKET,
                )
            },
        },
        Recipe {
            path: "ishigami/bag-receipt.pdf",
            make: |s| {
                one_page(
                    s,
                    "領収書",
                    (2026, 11, 12),
                    account(&Account {
                        title: "領収書",
                        number: "BX-1112-08",
                        date: Some("2026年11月12日"),
                        to: "石神 由紀",
                        sum_name: "領収金額",
                        sum: "¥6,380-",
                        purpose: "但し　バッグ交換費用として　上記正に領収いたしました",
                        items: &[
                            ("置き配バッグ（再生ポリエステル オリジナル）", "1", "5,830"),
                            ("発送費用", "1", "550"),
                        ],
                        remarks: &["お支払方法：クレジットカード"],
                        colour: "#2f6a52",
                        issuer: BAG_DESK,
                    }),
                )
            },
        },
    ]
}
