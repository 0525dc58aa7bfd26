//! Papers and photographs of thefts.

use super::issuers::{BAG_DESK, HOSHI_MARKET, TANUKI_BOOKS};
use super::{KAZAHANA, MIKAGE, Recipe, one_page, shot};
use crate::generate::camera::Label;
use crate::generate::forms::{Account, Issuer, account, mail_screen};
use crate::generate::paper::Wear;
use crate::generate::photos::{Care, at_door, paper};
use crate::generate::places::AtDoor;
use crate::generate::scene::Surface;
use crate::generate::slips::{PoliceSlip, TillReceipt, police_slip, till_receipt};
use crate::generate::{Error, Studio};

const MIDORI: (&str, &str) = ("みどり便", "notice@midori.example.invalid");

fn delivered(studio: &Studio, clock: &str, at: &str, when: &str, number: &str, shop: &str) -> Result<Vec<u8>, Error> {
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
    studio.png(&mail_screen(clock, MIDORI, "【配達完了】お荷物をお届けしました", at, &lines), 1.75)
}

fn order(
    studio: &Studio,
    made_on: (u16, u8, u8),
    again: bool,
    (number, date, to, sum): (&'static str, &'static str, &'static str, &'static str),
    items: &'static [(&'static str, &'static str, &'static str)],
    issuer: Issuer,
) -> Result<Vec<u8>, Error> {
    let title = if again { "ご購入明細書" } else { "ご注文明細書" };
    let page = account(&Account {
        title,
        number,
        date: Some(date),
        to,
        sum_name: "お支払金額（送料・税込）",
        sum,
        purpose: "ご注文の内容は下記のとおりです。",
        items,
        remarks: &["お支払方法：クレジットカード　　ポイント利用：0", "この明細は購入を証する書類としてご利用いただけます。"],
        colour: "#7a4a2c",
        issuer,
    });
    one_page(studio, title, made_on, page)
}

macro_rules! slip {
    ($path:literal, $station:literal, $number:literal, $date:literal, $who:literal, $what:literal, $look:expr, $label:expr) => {
        Recipe { path: $path, make: |s| slip(s, &PoliceSlip {
            title: "盗難届受理番号のお知らせ", station: $station,
            rows: &[("受理番号", $number), ("受理年月日", $date), ("届出人", $who), ("被害品", $what), ("取扱者", "地域課　見本")],
            note: "この用紙は届出を受理したことをお知らせするものです。",
        }, $look, $label) }
    };
}

fn slip(studio: &Studio, slip: &PoliceSlip, look: (Surface, Care, u64), label: Label) -> Result<Vec<u8>, Error> {
    let wear = Wear { folds: &[0.5], crumple: 0.25, tint: [0.97, 0.96, 0.92], seed: look.2 };
    paper(&police_slip(studio, slip)?, wear, look, label)
}

pub(super) fn recipes() -> Vec<Recipe> {
    let mut all = papers();
    all.extend(screens());
    all.extend(pictures());
    all
}

fn screens() -> Vec<Recipe> {
    vec![
        Recipe { path: "nakahara/mail.png", make: |s| delivered(s, "18:41", "11/9 14:13", "2026/11/09 14:12", "SMP-4821-0937-11", "たぬき書房オンライン") },
        Recipe { path: "shirai/mail.png", make: |s| delivered(s, "20:22", "11/4 11:38", "2026/11/04 11:37", "SMP-4821-0712-05", "ほしぞらマーケット") },
        Recipe { path: "tokunaga/mail.png", make: |s| delivered(s, "17:40", "11/6 15:49", "2026/11/06 15:48", "SMP-4821-0803-77", "たぬき書房オンライン") },
        Recipe { path: "kaneshiro/mail.png", make: |s| delivered(s, "19:20", "11/11 13:06", "2026/11/11 13:05", "SMP-4821-1102-43", "ほしぞらマーケット") },
        Recipe { path: "mizuno/mail.png", make: |s| delivered(s, "20:31", "11/2 16:22", "2026/11/02 16:21", "SMP-4821-0655-90", "たぬき書房オンライン") },
        Recipe { path: "serizawa/mail.png", make: |s| delivered(s, "19:11", "11/10 12:45", "2026/11/10 12:44", "SMP-4821-0990-36", "ほしぞらマーケット") },
        Recipe { path: "hayami/tracking.png", make: |s| {
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
            s.png(&mail_screen("12:03", MIDORI, "お荷物の配達状況", "11/13 9:00", &lines), 1.75)
        } },
    ]
}

fn papers() -> Vec<Recipe> {
    vec![
        Recipe { path: "nakahara/order.pdf", make: |s| order(s, (2026, 11, 6), false, ("TB-1106-3381", "2026年11月6日", "中原 美咲", "¥12,480-"),
            &[("手帳と万年筆の贈り物セット", "1", "9,980"), ("料理の本 四季の台所", "1", "2,000"), ("送料", "1", "500")], TANUKI_BOOKS) },
        Recipe { path: "nakahara/voucher.pdf", make: |s| order(s, (2026, 11, 11), true, ("TB-1111-0472", "2026年11月11日", "中原 美咲", "¥12,980-"),
            &[("手帳と万年筆の贈り物セット", "1", "10,480"), ("料理の本 四季の台所", "1", "2,000"), ("送料", "1", "500")], TANUKI_BOOKS) },
        Recipe { path: "shirai/order.pdf", make: |s| order(s, (2026, 11, 1), false, ("HM-26-55017", "2026年11月1日", "白井 大輔", "¥39,800-"),
            &[("無線ヘッドホン あさぎ AX-2", "1", "39,800"), ("送料", "1", "0")], HOSHI_MARKET) },
        Recipe { path: "tokunaga/order.pdf", make: |s| order(s, (2026, 11, 3), false, ("TB-1103-2215", "2026年11月3日", "徳永 望", "¥6,980-"),
            &[("図鑑 野の花", "1", "6,480"), ("送料", "1", "500")], TANUKI_BOOKS) },
        Recipe { path: "hayami/order.pdf", make: |s| order(s, (2026, 11, 9), false, ("HM-26-55940", "2026年11月9日", "速水 蓮", "¥8,250-"),
            &[("登山用ランタン", "1", "7,700"), ("送料", "1", "550")], HOSHI_MARKET) },
        Recipe { path: "hayami/voucher.pdf", make: |s| order(s, (2026, 11, 14), true, ("HM-26-56218", "2026年11月14日", "速水 蓮", "¥8,250-"),
            &[("登山用ランタン", "1", "7,700"), ("送料", "1", "550")], HOSHI_MARKET) },
        Recipe { path: "kaneshiro/order.pdf", make: |s| order(s, (2026, 11, 8), false, ("HM-26-55811", "2026年11月8日", "金城 海斗", "¥15,400-"),
            &[("珈琲豆ひき こだち", "1", "15,400")], HOSHI_MARKET) },
        Recipe { path: "kaneshiro/voucher.pdf", make: |s| order(s, (2026, 11, 13), true, ("HM-26-56160", "2026年11月13日", "金城 海斗", "¥15,400-"),
            &[("珈琲豆ひき こだち", "1", "15,400")], HOSHI_MARKET) },
        Recipe { path: "mizuno/order.pdf", make: |s| order(s, (2026, 10, 30), false, ("TB-1030-1904", "2026年10月30日", "水野 彩", "¥4,280-"),
            &[("絵本 ゆきのよる", "2", "3,780"), ("送料", "1", "500")], TANUKI_BOOKS) },
        Recipe { path: "serizawa/order.pdf", make: |s| order(s, (2026, 11, 7), false, ("HM-26-55760", "2026年11月7日", "芹沢 亮", "¥7,150-"),
            &[("防水の靴袋", "1", "6,600"), ("送料", "1", "550")], HOSHI_MARKET) },
        Recipe { path: "li/order.pdf", make: |s| order(s, (2026, 11, 16), false, ("HM-26-56401", "2026年11月16日", "李 思远", "¥3,960-"),
            &[("急須と湯のみの組", "1", "3,410"), ("送料", "1", "550")], HOSHI_MARKET) },
        Recipe { path: "ishigami/bag-receipt.pdf", make: |s| one_page(s, "領収書", (2026, 11, 12), account(&Account {
            title: "領収書", number: "BX-1112-08", date: Some("2026年11月12日"), to: "石神 由紀", sum_name: "領収金額", sum: "¥6,380-",
            purpose: "但し　バッグ交換費用として　上記正に領収いたしました",
            items: &[("置き配バッグ（再生ポリエステル オリジナル）", "1", "5,830"), ("発送費用", "1", "550")],
            remarks: &["お支払方法：クレジットカード"], colour: "#2f6a52", issuer: BAG_DESK,
        })) },
    ]
}

fn pictures() -> Vec<Recipe> {
    vec![
        slip!("nakahara/slip.jpg", "架空県警察 見本警察署", "見本 第2026-1043号", "令和8年11月10日", "中原 美咲", "宅配物（書籍・文具）",
            (Surface::Oak, Care::Straight, 104), shot(KAZAHANA, "2026:11:10 18:20:33")),
        slip!("shirai/slip.jpg", "架空県警察 手本警察署", "手本 受 26-2210", "2026年11月5日", "白井 大輔", "宅配物（ヘッドホン）",
            (Surface::Walnut, Care::Askew, 114), shot(MIKAGE, "2026:11:05 12:40:18")),
        slip!("tokunaga/slip.jpg", "架空県警察 見本警察署", "見本 第2026-1029号", "令和8年11月8日", "徳永 望", "宅配物（図鑑）",
            (Surface::Laminate, Care::Straight, 124), shot(KAZAHANA, "2026:11:08 10:11:47")),
        slip!("hayami/slip.jpg", "架空県警察 見本警察署", "見本 第2026-1051号", "R8.11.14", "速水 蓮", "宅配物（ランタン）",
            (Surface::Cloth, Care::Askew, 134), shot(MIKAGE, "2026:11:14 16:05:29")),
        slip!("ishigami/slip.jpg", "架空県警察 手本警察署", "手本 受 26-2251", "2026年11月11日", "石神 由紀", "置き配バッグ 1点",
            (Surface::Tatami, Care::Straight, 144), shot(KAZAHANA, "2026:11:11 19:02:56")),
        slip!("mizuno/slip.jpg", "架空県警察 見本警察署", "見本 第2026-0998号", "令和8年11月2日", "水野 彩", "宅配物（絵本）",
            (Surface::Oak, Care::Askew, 154), shot(MIKAGE, "2026:11:03 08:31:14")),
        slip!("serizawa/slip.jpg", "架空県警察 見本警察署", "見本 第2026-0998号", "令和8年11月10日", "芹沢 亮", "宅配物（靴袋）",
            (Surface::Laminate, Care::Askew, 164), shot(KAZAHANA, "2026:11:10 22:17:40")),
        Recipe { path: "kaneshiro/lost-slip.jpg", make: |s| slip(s, &PoliceSlip {
            title: "遺失届出書（控え）", station: "架空県警察 手本警察署",
            rows: &[("届出番号", "手本 遺 26-0871"), ("届出年月日", "令和8年11月12日"), ("届出人", "金城 海斗"), ("遺失した物", "宅配物（珈琲豆ひき）"), ("遺失の場所", "自宅付近")],
            note: "遺失物が見つかったときはご連絡します。",
        }, (Surface::Walnut, Care::Straight, 174), shot(MIKAGE, "2026:11:12 17:44:08")) },
        Recipe { path: "shirai/voucher.jpg", make: |s| {
            let strip = till_receipt(s, &TillReceipt {
                shop: "ほしぞらマーケット 見本店", address: "架空県見本市駅前5-1", phone: "050-0000-1160", date: "2026年11月7日(土) 14:33", number: "No.051188",
                lines: &[("無線ヘッドホン あさぎ AX-2", "¥42,800")], total: "¥42,800", tax: "¥3,890",
                remarks: &["ポイント利用 0", "保証期間 1年"],
            })?;
            let wear = Wear { folds: &[0.5], crumple: 0.45, tint: [0.98, 0.97, 0.94], seed: 115 };
            paper(&strip, wear, (Surface::Walnut, Care::Straight, 116), shot(MIKAGE, "2026:11:08 08:55:37"))
        } },
        Recipe { path: "nakahara/scene.jpg", make: |s| at_door(s, AtDoor::Emptied, (0x39_444f, 103), shot(KAZAHANA, "2026:11:09 18:38:12")) },
        Recipe { path: "ishigami/scene.jpg", make: |s| at_door(s, AtDoor::CutStrap, (0x6b_4a3a, 143), shot(KAZAHANA, "2026:11:10 18:49:05")) },
        Recipe { path: "li/scene.jpg", make: |s| at_door(s, AtDoor::Emptied, (0x4a_5247, 183), shot(MIKAGE, "2026:11:19 08:04:51")) },
        Recipe { path: "saeki/installed.jpg", make: |s| at_door(s, AtDoor::Folded, (0x5a_4636, 193), shot(MIKAGE, "2026:11:18 11:51:26")) },
    ]
}
