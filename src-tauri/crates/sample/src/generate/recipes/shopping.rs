//! Orders that went wrong: goods that never came, and goods that are not what was ordered.

use super::issuers::{HOSHI_MARKET, TANUKI_BOOKS};
use super::{KAZAHANA, MIKAGE, Recipe, mail, one_page, shot};
use crate::generate::forms::{Account, Issuer, account};
use crate::generate::paper::Wear;
use crate::generate::photos::{Care, broken_phone, paper};
use crate::generate::scene::Surface;
use crate::generate::slips::waybill;
use crate::generate::{Error, Studio};

const HOSHI: (&str, &str) = ("ほしぞらマーケット", "help@hoshi.example.invalid");
const TANUKI: (&str, &str) = ("たぬき書房オンライン", "shop@tanuki.example.invalid");
const DESK: (&str, &str) = ("安心ショッピング受付（見本）", "desk@anshin.example.invalid");

/// Number, date and person of an order, its sum, its lines, and what stands under them.
type Order = (
    [&'static str; 4],
    &'static [(&'static str, &'static str, &'static str)],
    &'static [&'static str],
);

fn order(
    studio: &Studio,
    made_on: (u16, u8, u8),
    issuer: Issuer,
    ([number, date, to, sum], items, remarks): Order,
) -> Result<Vec<u8>, Error> {
    let page = account(&Account {
        title: "ご注文内容",
        number,
        date: Some(date),
        to,
        sum_name: "お支払金額（送料・税込）",
        sum,
        purpose: "ご注文とお支払いの内容は下記のとおりです。",
        items,
        remarks,
        colour: "#8a2f3c",
        issuer,
    });
    one_page(studio, "ご注文内容", made_on, page)
}

pub(super) fn recipes() -> Vec<Recipe> {
    let mut all = orders();
    all.extend(messages());
    all.extend(photographs());
    all
}

fn orders() -> Vec<Recipe> {
    vec![
        Recipe {
            path: "mitani/order.pdf",
            make: |s| {
                let head = ["HM-261002-0418", "2026年10月2日", "三谷 栞", "¥13,680-"];
                let items = &[
                    ("コーヒーメーカー あかね CM-5（新品）", "1", "12,800"),
                    ("送料", "1", "880"),
                ];
                let remarks = &[
                    "お支払い：クレジットカード（2026年10月2日 決済完了）",
                    "お届け予定日：2026年10月20日",
                ];
                order(s, (2026, 10, 2), HOSHI_MARKET, (head, items, remarks))
            },
        },
        Recipe {
            path: "koga/order.pdf",
            make: |s| {
                let head = ["HM-261028-1190", "2026年10月28日", "古賀 理央", "¥64,800-"];
                let items = &[("スマートフォン 風花 K8 128GB（新品）", "1", "64,800")];
                let remarks = &[
                    "お支払い：クレジットカード（2026年10月28日 決済完了）",
                    "送料無料　お届け予定日：2026年11月1日",
                ];
                order(s, (2026, 10, 28), HOSHI_MARKET, (head, items, remarks))
            },
        },
        Recipe {
            path: "segawa/order.pdf",
            make: |s| {
                let head = ["HM-261014-0077", "2026年10月14日", "瀬川 悠真", "¥339,100-"];
                let items = &[
                    ("ミラーレスカメラ ひかり L1（新品）", "1", "338,000"),
                    ("送料（保険付き）", "1", "1,100"),
                ];
                let remarks = &[
                    "お支払い：クレジットカード（2026年10月14日 決済完了）",
                    "お届け予定日：2026年10月18日",
                ];
                order(s, (2026, 10, 14), HOSHI_MARKET, (head, items, remarks))
            },
        },
        Recipe {
            path: "higa/order.pdf",
            make: |s| {
                let head = ["HM-261101-0632", "2026年11月1日", "比嘉 奈央", "¥9,450-"];
                let items = &[
                    ("ワンピース 藍染め Mサイズ（新品）", "1", "8,900"),
                    ("送料", "1", "550"),
                ];
                let remarks = &[
                    "お支払い：クレジットカード（2026年11月1日 決済完了）",
                    "お届け予定日：2026年11月5日",
                ];
                order(s, (2026, 11, 1), HOSHI_MARKET, (head, items, remarks))
            },
        },
        Recipe {
            path: "ebina/order.pdf",
            make: |s| {
                let head = ["TB-261020-3302", "2026年10月20日", "海老名 洋", "¥5,940-"];
                let items = &[("画集 四季の川（新品）", "1", "5,940")];
                let remarks = &[
                    "お支払い：クレジットカード（2026年10月20日 決済完了）",
                    "送料無料　お届け予定日：2026年10月24日",
                ];
                order(s, (2026, 10, 20), TANUKI_BOOKS, (head, items, remarks))
            },
        },
    ]
}

fn messages() -> Vec<Recipe> {
    vec![
        Recipe {
            path: "mitani/enquiry.png",
            make: |s| {
                let lines = [
                    "お問い合わせを受け付けました。",
                    "",
                    "■ 受付日時　2026/11/04 10:32",
                    "■ ご注文番号　HM-261002-0418",
                    "■ お問い合わせの内容",
                    "　お届け予定日を2週間過ぎても商品が",
                    "　届きません。発送の状況を教えて",
                    "　ください。",
                    "",
                    "担当者よりご連絡いたします。",
                    "営業時間　平日 9:00～18:00",
                    "",
                    "※このメールは自動で送信しています。",
                ];
                mail(s, ("21:15", "11/4 10:33"), HOSHI, "お問い合わせの受付", &lines)
            },
        },
        Recipe {
            path: "mitani/points.png",
            make: |s| {
                points(
                    s,
                    ("9:48", "11/16 9:46"),
                    "■ お名前　三谷 栞",
                    "■ 口座　ご本人の会員口座 末尾 0418",
                )
            },
        },
        Recipe {
            path: "koga/reply.png",
            make: |s| {
                let lines = [
                    "お問い合わせの件でご連絡します。",
                    "",
                    "■ ご注文番号　HM-261028-1190",
                    "■ 商品　スマートフォン 風花 K8",
                    "",
                    "発送前の検品で異常はございません",
                    "でした。画面の割れはお受け取りの後に",
                    "生じたものと思われますので、返品と",
                    "交換は承りかねます。",
                    "",
                    "ご了承くださいますようお願いします。",
                    "ほしぞらマーケット　担当 見本",
                ];
                mail(
                    s,
                    ("19:02", "11/6 16:20"),
                    HOSHI,
                    "ご返品のお申し出について",
                    &lines,
                )
            },
        },
        Recipe {
            path: "koga/points.png",
            make: |s| {
                points(
                    s,
                    ("20:31", "11/12 20:30"),
                    "■ お名前　古賀 理央",
                    "■ 口座　ご本人の会員口座 末尾 2275",
                )
            },
        },
        Recipe {
            path: "segawa/reply.png",
            make: |s| {
                let lines = [
                    "お問い合わせの件でご連絡します。",
                    "",
                    "■ ご注文番号　HM-261014-0077",
                    "■ ご注文の商品　ひかり L1",
                    "■ お手元の商品　ひかり L1 mini",
                    "",
                    "在庫がないため、ご注文の商品をお送り",
                    "することができません。",
                    "次回使える3,000円分のクーポンにて",
                    "ご容赦いただけますと幸いです。",
                    "",
                    "ほしぞらマーケット　担当 見本",
                ];
                mail(
                    s,
                    ("12:40", "10/23 11:05"),
                    HOSHI,
                    "お届け商品の違いについて",
                    &lines,
                )
            },
        },
        Recipe {
            path: "segawa/bank.png",
            make: |s| {
                // The account stands in the facts of the claim: bank and branch, kind and number.
                let account = crate::book::account("segawa").unwrap_or_default();
                let at_kind = account.find("普通").unwrap_or(account.len());
                let (bank, number) = account.split_at(at_kind);
                let (bank, number) = (format!("■ 口座　{}", bank.trim()), format!("　　　　{number}"));
                let lines = [
                    "お受け取り方法のお届けを受け付け",
                    "ました。",
                    "",
                    "■ 方法　お振込み",
                    &bank,
                    &number,
                    "■ 名義　セガワ ユウマ",
                    "",
                    "名義がお申込みの方と異なる口座には",
                    "お振込みできません。",
                ];
                mail(s, ("18:22", "11/9 18:20"), DESK, "お振込口座の受付", &lines)
            },
        },
        Recipe {
            path: "higa/application.png",
            make: |s| {
                let lines = [
                    "お申込みを受け付けました。",
                    "",
                    "■ ご注文番号　HM-261101-0632",
                    "■ 受取日　2026/11/05",
                    "■ お申込みの理由",
                    "　注文どおりのMサイズでしたが、着て",
                    "　みると少し大きく、色も思ったより",
                    "　濃く感じました。",
                    "■ 店舗の回答（11/10）",
                    "　着用された商品の返品は承れません。",
                    "",
                    "担当者が内容を確認いたします。",
                ];
                mail(s, ("22:07", "11/13 22:05"), DESK, "お申込みの受付", &lines)
            },
        },
        Recipe {
            path: "higa/points.png",
            make: |s| {
                points(
                    s,
                    ("22:14", "11/13 22:12"),
                    "■ お名前　比嘉 奈央",
                    "■ 口座　ご本人の会員口座 末尾 0632",
                )
            },
        },
        Recipe {
            path: "ebina/reply.png",
            make: |s| {
                let lines = [
                    "お問い合わせの件でご連絡します。",
                    "",
                    "■ ご注文番号　TB-261020-3302",
                    "■ 商品　画集 四季の川",
                    "",
                    "お客様のご事情は承りましたが、当店の",
                    "規定では対応いたしかねます。",
                    "",
                    "たぬき書房オンライン",
                ];
                mail(
                    s,
                    ("8:12", "11/9 17:44"),
                    TANUKI,
                    "お問い合わせへのご回答",
                    &lines,
                )
            },
        },
        Recipe {
            path: "ebina/points.png",
            make: |s| {
                points(
                    s,
                    ("13:26", "11/17 13:25"),
                    "■ お名前　海老名 洋",
                    "■ 口座　ご本人の会員口座 末尾 7711",
                )
            },
        },
    ]
}

/// The desk's word that an account for points was named.
fn points(studio: &Studio, times: (&str, &str), name: &str, which: &str) -> Result<Vec<u8>, Error> {
    let lines = [
        "お受け取り方法のお届けを受け付け",
        "ました。",
        "",
        "■ 方法　ポイント",
        name,
        which,
        "",
        "ご本人以外の口座はお使いいただけ",
        "ません。",
    ];
    mail(studio, times, DESK, "ポイント口座の受付", &lines)
}

fn photographs() -> Vec<Recipe> {
    vec![
        Recipe {
            path: "koga/slip-dark.jpg",
            make: |s| {
                let slip = waybill(
                    s,
                    "SMP-4830-2201-16",
                    &[
                        ("お届け先", "古賀 理央 様"),
                        ("ご依頼主", "ほしぞらマーケット"),
                        ("品名", "通信機器"),
                        ("お届け日", "11月1日"),
                    ],
                )?;
                paper(
                    &slip,
                    label_wear(201),
                    (Surface::Cloth, Care::Dark, 202),
                    shot(MIKAGE, "2026:11:13 22:48:19"),
                )
            },
        },
        Recipe {
            path: "koga/glass.jpg",
            make: |s| {
                broken_phone(
                    s,
                    None,
                    (Surface::Walnut, 203),
                    shot(MIKAGE, "2026:11:01 19:37:52"),
                )
            },
        },
        Recipe {
            path: "segawa/waybill.jpg",
            make: |s| {
                let slip = waybill(
                    s,
                    "SMP-4830-1874-02",
                    &[
                        ("お届け先", "瀬川 悠真 様"),
                        ("ご依頼主", "ほしぞらマーケット"),
                        ("品名", "カメラ L1 mini"),
                        ("お届け日", "10月18日"),
                    ],
                )?;
                paper(
                    &slip,
                    label_wear(211),
                    (Surface::Oak, Care::Straight, 212),
                    shot(KAZAHANA, "2026:11:10 08:14:03"),
                )
            },
        },
    ]
}

/// A label that came off a box: flat, hardly creased.
fn label_wear(seed: u64) -> Wear {
    Wear {
        folds: &[],
        crumple: 0.18,
        tint: [0.97, 0.97, 0.95],
        seed,
    }
}
