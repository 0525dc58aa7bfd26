//! Papers of members abroad whose parcels were forwarded from Japan.

use super::issuers::{FORWARDING_DESK, HIGASHI_DENKI, HOSHI_MARKET};
use super::{K8, KAZAHANA, MIKAGE, Recipe, mail, one_page, shot};
use crate::generate::forms::{Account, Issuer, Report, account, report};
use crate::generate::paper::Wear;
use crate::generate::photos::{Care, paper, phone_back};
use crate::generate::scene::Surface;
use crate::generate::slips::warranty_card;
use crate::generate::{Error, Studio};
use crate::numbers;

const DESK: (&str, &str) = ("転送サービス受付（見本）", "desk@tenso.example.invalid");

pub(super) fn recipes() -> Vec<Recipe> {
    let mut all = forms();
    all.extend(slips());
    all.extend(messages());
    all.extend(photographs());
    all
}

/// The service's own form as the member page prints it.
fn form(
    studio: &Studio,
    title: &'static str,
    (number, date, made_on): (&'static str, &'static str, (u16, u8, u8)),
    to: &'static str,
    fields: &[(&'static str, &'static str)],
    findings: &'static [&'static str],
) -> Result<Vec<u8>, Error> {
    let page = report(&Report {
        title,
        number,
        date,
        to,
        fields,
        heading: "お申込みの内容",
        findings,
        costs: &[],
        issuer: FORWARDING_DESK,
    });
    one_page(studio, title, made_on, page)
}

fn forms() -> Vec<Recipe> {
    vec![
        Recipe {
            path: "chen/form.pdf",
            make: |s| {
                form(
                    s,
                    "初期不良品保障 申込書",
                    ("NB-26-5102", "2026年11月9日", (2026, 11, 9)),
                    "陳 品妍",
                    &[
                        ("会員番号", "NB-500102"),
                        ("お届け国", "台湾"),
                        ("加入日", "2026年11月4日"),
                        ("到着", "2026年11月9日 15時20分（現地）"),
                        ("商品", "スマートフォン 風花 K8"),
                        ("申告価格", "79,800円"),
                    ],
                    &[
                        "手机一开箱就无法开机，充电也没有反应。",
                        "没有掉落或进水，外观没有损伤。",
                    ],
                )
            },
        },
        Recipe {
            path: "chen/repair-application.pdf",
            make: |s| {
                form(
                    s,
                    "修理申込書",
                    ("NB-26-5102-R", "2026年11月11日", (2026, 11, 11)),
                    "陳 品妍",
                    &[
                        ("商品", "スマートフォン 風花 K8 (KZH-K8A)"),
                        ("IMEI", numbers::CHEN.spaced),
                        ("シリアル番号", numbers::CHEN.serial),
                        ("症状", "電源が入らない（充電しても反応なし）"),
                        ("同封品", "本体、保証書、納品書"),
                    ],
                    &["この申込書を印刷し、商品に同封してください。"],
                )
            },
        },
        Recipe {
            path: "lindqvist/form.pdf",
            make: |s| {
                form(
                    s,
                    "真正品対応 申込書",
                    ("NB-26-5127", "2026年11月12日", (2026, 11, 12)),
                    "Nora Lindqvist",
                    &[
                        ("会員番号", "NB-500127"),
                        ("お届け国", "United States (West)"),
                        ("加入日", "2026年11月6日"),
                        ("到着", "2026年11月11日 10時05分（現地）"),
                        ("商品", "万年筆 つきかげ 14K"),
                        ("申告価格", "46,500円"),
                    ],
                    &[
                        "The nib bears no maker's mark and the serial number is not known",
                        "to the maker. I believe that this pen is a counterfeit.",
                    ],
                )
            },
        },
        Recipe {
            path: "park/form.pdf",
            make: |s| {
                form(
                    s,
                    "家電修理の申込代行 申込書",
                    ("NB-26-5140", "2026年11月14日", (2026, 11, 14)),
                    "Park Seo-yun",
                    &[
                        ("会員番号", "NB-500140"),
                        ("お届け国", "South Korea"),
                        ("加入日", "2026年11月10日"),
                        ("商品", "炊飯器 ほのか RC-10"),
                        ("申告価格", "32,780円"),
                    ],
                    &[
                        "The lid no longer locks, so the cooker does not start.",
                        "Please arrange the repair with the maker.",
                    ],
                )
            },
        },
    ]
}

/// A seller's delivery slip for one article.
fn slip(
    studio: &Studio,
    made_on: (u16, u8, u8),
    issuer: Issuer,
    [number, date, to, sum]: [&'static str; 4],
    items: &'static [(&'static str, &'static str, &'static str)],
) -> Result<Vec<u8>, Error> {
    let page = account(&Account {
        title: "納品書",
        number,
        date: Some(date),
        to,
        sum_name: "合計金額（税込）",
        sum,
        purpose: "お買上げありがとうございます。下記のとおり納品いたします。",
        items,
        remarks: &[
            "お届け先：転送サービス受付（見本）気付",
            "お支払い：クレジットカード",
        ],
        colour: "#2d6b68",
        issuer,
    });
    one_page(studio, "納品書", made_on, page)
}

fn slips() -> Vec<Recipe> {
    vec![
        Recipe {
            path: "chen/slip.pdf",
            make: |s| {
                let head = ["HD-261030-21", "2026年10月30日", "陳 品妍", "¥79,800-"];
                let items = &[("スマートフォン 風花 K8 (KZH-K8A) 256GB", "1", "79,800")];
                slip(s, (2026, 10, 30), HIGASHI_DENKI, head, items)
            },
        },
        Recipe {
            path: "park/slip.pdf",
            make: |s| {
                let head = ["HD-261103-08", "2026年11月3日", "Park Seo-yun", "¥32,780-"];
                let items = &[("炊飯器 ほのか RC-10 5.5合", "1", "32,780")];
                slip(s, (2026, 11, 3), HIGASHI_DENKI, head, items)
            },
        },
        Recipe {
            path: "lam/order.pdf",
            make: |s| {
                let head = ["HM-261117-2051", "2026年11月17日", "Lam Ka-yan", "¥48,600-"];
                let items = &[
                    ("鉄瓶 南の風 1.2L", "1", "29,800"),
                    ("急須・湯のみ 揃い", "1", "18,800"),
                ];
                slip(s, (2026, 11, 17), HOSHI_MARKET, head, items)
            },
        },
    ]
}

fn messages() -> Vec<Recipe> {
    vec![
        Recipe {
            path: "chen/excess.png",
            make: |s| {
                let lines = [
                    "差額のお支払いを確認しました。",
                    "",
                    "■ 受付番号　NB-26-5102",
                    "■ 修理にかかる費用　84,300円",
                    "■ 商品の購入価格　79,800円",
                    "■ お支払いの差額　4,500円",
                    "■ ご案内日　2026/11/16",
                    "■ お支払日　2026/11/18",
                    "",
                    "修理の手配を進めます。",
                ];
                mail(s, ("14:37", "11/18 14:35"), DESK, "差額のお支払いの確認", &lines)
            },
        },
        Recipe {
            path: "lindqvist/auction.png",
            make: |s| {
                let lines = [
                    "落札おめでとうございます。",
                    "",
                    "■ 出品　万年筆 つきかげ 14K",
                    "■ 落札価格　46,500円",
                    "■ 落札日時　2026/10/31 22:04",
                    "■ 出品者　tsukimi-0000（個人）",
                    "",
                    "代金は出品者に直接お支払い",
                    "ください。",
                ];
                let house = ("みほんオークション", "info@auction.example.invalid");
                mail(s, ("22:06", "10/31 22:04"), house, "落札のお知らせ", &lines)
            },
        },
        Recipe {
            path: "ong/cancelled.png",
            make: |s| {
                let lines = [
                    "転送を行えなかったお荷物について",
                    "ご連絡します。",
                    "",
                    "■ 会員　Ong Wei-ling 様",
                    "■ お荷物　NB-P-77120",
                    "■ お支払済みの会費　1,140円",
                    "",
                    "倉庫での取り違えにより、お荷物を",
                    "販売店にお返ししました。",
                    "転送は行われていません。",
                ];
                mail(s, ("10:18", "11/13 10:15"), DESK, "お荷物の転送の中止", &lines)
            },
        },
        Recipe {
            path: "dubois/complaint.png",
            make: |s| {
                let lines = [
                    "お申し出を受け付けました。",
                    "",
                    "■ 会員　Claire Dubois 様",
                    "■ お荷物　NB-P-76833",
                    "■ お支払済みの会費　960円",
                    "■ お申し出の内容",
                    "　検品の際に茶碗の箱が開けられ、",
                    "　茶碗が欠けた。賠償を求める。",
                    "",
                    "検品の記録を確認し、ご回答します。",
                ];
                mail(s, ("7:55", "11/15 7:52"), DESK, "お申し出の受付", &lines)
            },
        },
    ]
}

fn photographs() -> Vec<Recipe> {
    vec![
        Recipe {
            path: "chen/arrival.jpg",
            make: |s| {
                phone_back(
                    s,
                    false,
                    (Surface::Laminate, Care::Straight, 301),
                    shot(MIKAGE, "2026:11:09 16:05:12"),
                )
            },
        },
        Recipe {
            path: "chen/warranty.jpg",
            make: |s| {
                let rows = [
                    ("品名", "スマートフォン"),
                    ("機種名", K8),
                    ("IMEI", numbers::CHEN.spaced),
                    ("お買上げ日", "2026年10月30日"),
                    ("保証期間", "お買上げ日から1年間"),
                ];
                let card = warranty_card(
                    s,
                    &rows,
                    ["ひがし電器 見本駅前店", "架空県見本市駅前2-7　050-0000-1130"],
                )?;
                let wear = Wear {
                    folds: &[],
                    crumple: 0.15,
                    tint: [0.97, 0.97, 0.94],
                    seed: 302,
                };
                paper(
                    &card,
                    wear,
                    (Surface::Laminate, Care::Straight, 303),
                    shot(KAZAHANA, "2026:11:18 11:26:40"),
                )
            },
        },
    ]
}
