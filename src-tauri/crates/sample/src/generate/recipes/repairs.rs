//! Papers of repair claims.

use super::issuers::{HIGASHI_DENKI, KAZAHANA_CENTRE, MIKAGE_CENTRE, NANAIRO};
use super::{KAZAHANA, MIKAGE, Recipe, one_page, shot};
use crate::generate::forms::{Account, ClaimForm, Issuer, Report, account, claim_form, report};
use crate::generate::paper::Wear;
use crate::generate::photos::{Care, paper, scan};
use crate::generate::scene::Surface;
use crate::generate::slips::{TillReceipt, till_receipt};
use crate::generate::{Error, Studio};
use crate::numbers::{self, DeviceNumbers};

const K8: &str = "風花 K8";
const M3: &str = "Mikage M3 Lite";

macro_rules! form {
    ($path:literal, $name:expr, $number:literal, $phone:literal, $address:literal, $when:literal, $place:literal,
     $cause:literal, [$($line:literal),*], $model:expr, $device:expr, $amount:literal, $signed:literal, $made:expr) => {
        Recipe { path: $path, make: |s| one_page(s, "事故状況説明書兼保険金請求書", $made, claim_form(&ClaimForm {
            name: $name, member: ($number, $phone), address: $address, accident: $when, place: $place, cause: $cause,
            story: &[$($line),*], device: ($model, $device.spaced, $device.serial), amount: $amount, signed_on: $signed,
        })) }
    };
}

macro_rules! repaired {
    ($path:literal, $number:literal, $date:literal, $made:expr, $to:literal, $model:expr, $device:expr, $taken:literal,
     $symptom:literal, $done:literal, [$($finding:literal),*], [$(($what:literal, $yen:literal)),*], $issuer:expr) => {
        Recipe { path: $path, make: |s| one_page(s, "修理報告書", $made, repair_report(
            ($number, $date, $to), ($model, $device), ($taken, $symptom, $done), &[$($finding),*], &[$(($what, $yen)),*], $issuer,
        )) }
    };
}

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

fn repair_report(
    (number, date, to): (&'static str, &'static str, &'static str),
    (model, device): (&'static str, DeviceNumbers),
    (taken, symptom, done): (&'static str, &'static str, &'static str),
    findings: &'static [&'static str],
    costs: &'static [(&'static str, &'static str)],
    issuer: Issuer,
) -> crate::generate::svg::Drawing {
    let fields = [
        ("機種", model),
        ("お預かり日", taken),
        ("お申し出の症状", symptom),
        ("IMEI", device.spaced),
        ("シリアル番号", device.serial),
        ("処置", done),
    ];
    report(&Report { title: "修理報告書", number, date, to, fields: &fields, heading: "診断結果と作業内容", findings, costs, issuer })
}

fn till(studio: &Studio, receipt: &TillReceipt, look: (Surface, Care, u64), wear: Wear, label: crate::generate::camera::Label) -> Result<Vec<u8>, Error> {
    paper(&till_receipt(studio, receipt)?, wear, look, label)
}

const POCKET: Wear = Wear { folds: &[0.52], crumple: 0.55, tint: [0.98, 0.97, 0.93], seed: 3 };

pub(super) fn recipes() -> Vec<Recipe> {
    let mut all = forms();
    all.extend(reports());
    all.extend(receipts());
    all
}

fn forms() -> Vec<Recipe> {
    vec![
        form!("aoyama/form.pdf", ("青山　澪", "アオヤマ　ミオ"), "KS-240117", "050-0000-1201", "架空県見本市緑町4-5-6 コーポ見本203",
            "2026年10月18日　午後2時ごろ", "自宅の玄関先", "破損",
            ["鍵を出そうとした時に手がすべり、", "タイルの上に端末を落としました。", "画面の右上から割れました。"],
            K8, numbers::AOYAMA, "39,600円", "2026年10月28日", (2026, 10, 28)),
        form!("hojo/form.pdf", ("北条　拓海", "ホウジョウ　タクミ"), "KS-240233", "050-0000-1202", "架空県手本市東2-11",
            "2026年10月21日　午前8時半", "駅の階段", "破損",
            ["通勤の途中、階段でつまずいて", "端末を落としました。", "画面が割れて映らなくなりました。"],
            K8, numbers::HOJO, "56,100円", "2026年11月1日", (2026, 11, 1)),
        form!("onodera/form.pdf", ("小野寺　千尋", "オノデラ　チヒロ"), "KS-261003", "050-0000-1203", "架空県見本市桜台7-3",
            "2026年10月3日　午後7時半", "自宅の台所", "水濡れ",
            ["洗い物をしている時に", "端末を流しに落としました。", "すぐに電源が切れました。"],
            M3, numbers::ONODERA, "29,700円", "2026年10月19日", (2026, 10, 19)),
        form!("wang/form.pdf", ("王　雨桐", "ワン　ユートン"), "KS-250901", "050-0000-1205", "架空県手本市川沿3-8-401",
            "2026年10月10日　23時15分", "自宅の浴室", "水濡れ",
            ["お風呂で動画を見ていて", "湯の中に落としました。", "充電ができません。"],
            M3, numbers::WANG, "48,400円", "2026年10月20日", (2026, 10, 20)),
        form!("morishita/form.pdf", ("森下　直樹", "モリシタ　ナオキ"), "KS-241205", "050-0000-1206", "架空県見本市西原1-20",
            "2026年10月29日　午前7時50分", "通勤の電車", "水濡れ",
            ["かばんの中で水筒のふたが", "外れていて、端末がぬれました。"],
            K8, numbers::MORISHITA, "33,000円", "2026年11月8日", (2026, 11, 8)),
        form!("kuroki/form.pdf", ("黒木　翔", "クロキ　ショウ"), "KS-250314", "050-0000-1208", "架空県手本市南4-4",
            "2026年11月3日　21時40分", "公園", "破損",
            ["走っている時にポケットから", "落ちて、音が出なくなりました。"],
            K8, numbers::KUROKI, "24,200円", "2026年11月9日", (2026, 11, 9)),
        form!("minami/form.pdf", ("南　さつき", "ミナミ　サツキ"), "KS-250707", "050-0000-1209", "架空県見本市丘の上9-1",
            "2026年10月15日　午後5時20分", "病院の売店", "破損",
            ["入院中の私に代わり妹が", "使っている時に落としました。", "背面のカメラが動きません。"],
            M3, numbers::MINAMI, "18,700円", "2026年10月25日", (2026, 10, 25)),
        form!("fujimoto/form.pdf", ("藤本　圭", "フジモト　ケイ"), "KS-250120", "050-0000-1210", "架空県手本市北6-2-5",
            "2026年11月8日", "外出先", "",
            ["気がつくと動かなくなっていました。"],
            K8, numbers::FUJIMOTO, "35,200円", "2026年11月16日", (2026, 11, 16)),
        form!("carter/form.pdf", ("Emma Carter", "エマ　カーター"), "KS-250515", "050-0000-1211", "架空県見本市港1-6 Sample Heights 12",
            "24 October 2026, about 4 pm", "Office", "破損",
            ["The phone slid off my desk.", "The screen flickers and stays green."],
            K8, numbers::CARTER, "56,430円", "30 Oct 2026", (2026, 10, 30)),
        Recipe { path: "takahashi/form-photo.jpg", make: |s| {
            let page = claim_form(&ClaimForm {
                name: ("髙橋　健一", "タカハシ　ケンイチ"), member: ("KS-230518", "050-0000-1204"), address: "架空県見本市中央3-3-1",
                accident: "2026年10月12日", place: "川辺", cause: "水濡れ",
                story: &["釣りの途中で川に落としました。", "メーカーで修理できないと言われ、", "同じくらいの機種を買いました。"],
                device: ("風花 K7", numbers::TAKAHASHI.spaced, numbers::TAKAHASHI.serial), amount: "65,780円", signed_on: "2026年11月6日",
            });
            let wear = Wear { folds: &[0.33, 0.67], crumple: 0.25, tint: [0.97, 0.97, 0.95], seed: 71 };
            paper(&s.layer(&page, 2.2)?, wear, (Surface::Walnut, Care::Straight, 71), shot(KAZAHANA, "2026:11:06 14:55:20"))
        } },
    ]
}

fn reports() -> Vec<Recipe> {
    vec![
        repaired!("aoyama/report.pdf", "N-26-1024", "2026年10月27日", (2026, 10, 27), "青山 澪", K8, numbers::AOYAMA, "2026年10月20日",
            "落下による画面割れ", "画面ユニット交換",
            ["右上角から落下したことによる前面ガラスと表示部の破損を確認。", "表示部一式を交換し、タッチ操作・受話・防塵の各検査に合格。", "本体の交換は行っていない（IMEIの変更なし）。"],
            [("修理代（画面ユニット・技術料）", "38,500円"), ("返送料", "1,100円")], NANAIRO),
        repaired!("onodera/report.pdf", "MK-26-3310", "2026年10月14日", (2026, 10, 14), "小野寺 千尋", M3, numbers::ONODERA, "2026年10月5日",
            "水没により起動せず", "基板洗浄・電源部品交換",
            ["2026年10月3日の水没とのお申し出。内部の水濡れ標識が反応。", "基板を洗浄し、電源部品を交換して起動を確認。", "本体の交換は行っていない。"],
            [("修理代（基板洗浄・部品）", "29,700円")], MIKAGE_CENTRE),
        repaired!("wang/report.pdf", "MK-26-3388", "2026年10月18日", (2026, 10, 18), "王 雨桐", M3, numbers::WANG, "2026年10月14日",
            "浴室での水没、充電不可", "充電部・基板の交換",
            ["内部の水濡れ標識が反応。充電部に腐食を確認。", "充電部と基板の一部を交換し、充電を確認。", "本体の交換は行っていない。"],
            [("修理代（充電部・基板）", "46,200円"), ("代替機レンタル料", "2,200円")], MIKAGE_CENTRE),
        repaired!("morishita/report.pdf", "N-26-1107", "2026年11月5日", (2026, 11, 5), "森下 直樹", K8, numbers::MORISHITA, "2026年10月30日",
            "水濡れ、スピーカー不良", "スピーカー・マイク交換",
            ["下部から浸水。スピーカーとマイクの腐食を確認。", "両部品を交換し、通話を確認。"],
            [("修理代（部品・技術料）", "33,000円")], NANAIRO),
        repaired!("kuroki/report.pdf", "KZ-S-26-5521", "2026年11月8日", (2026, 11, 8), "黒木 翔", K8, numbers::KUROKI, "2026年11月5日",
            "落下後、音が出ない", "受話部交換",
            ["落下の衝撃による受話部の断線を確認。", "受話部を交換し、音声を確認。"],
            [("修理代（部品・技術料）", "24,200円")], KAZAHANA_CENTRE),
        repaired!("minami/report.pdf", "MK-26-3402", "2026年10月22日", (2026, 10, 22), "南 さつき", M3, numbers::MINAMI, "2026年10月17日",
            "落下後、カメラが起動しない", "背面カメラ交換",
            ["落下の衝撃による背面カメラの故障を確認。", "背面カメラを交換し、撮影を確認。"],
            [("修理代（部品・技術料）", "18,700円")], MIKAGE_CENTRE),
        repaired!("fujimoto/report.pdf", "N-26-1131", "2026年11月14日", (2026, 11, 14), "藤本 圭", K8, numbers::FUJIMOTO_REPAIRED, "2026年11月10日",
            "起動しない", "基板修理",
            ["電源回路の故障を確認。原因は特定できなかった。", "電源回路を修理し、起動を確認。"],
            [("修理代（基板修理）", "35,200円")], NANAIRO),
        repaired!("carter/report.pdf", "KZ-S-26-5498", "2026年10月29日", (2026, 10, 29), "Emma Carter", K8, numbers::CARTER, "2026年10月26日",
            "落下後、画面が緑色に点滅", "表示部交換",
            ["落下の衝撃による表示部の故障を確認。外装に損傷なし。", "表示部を交換し、表示を確認。"],
            [("修理代（表示部・技術料）", "54,780円"), ("返送料", "1,650円")], KAZAHANA_CENTRE),
        Recipe { path: "hojo/report-scan.pdf", make: |s| {
            let page = repair_report(("KZ-S-26-5470", "2026年10月30日", "北条 拓海"), (K8, numbers::HOJO),
                ("2026年10月24日", "落下による画面割れ、表示なし", "表示部・枠の交換"),
                &["前面ガラスと表示部の破損、枠のゆがみを確認。", "表示部と枠を交換し、各検査に合格。", "本体の交換は行っていない（IMEIの変更なし）。"],
                &[("修理代（表示部・枠・技術料）", "52,800円"), ("見積取得費用", "3,300円")], KAZAHANA_CENTRE);
            s.scan("scan0012", (2026, 10, 31), scan(&s.layer(&page, 2.2)?, 0.6, 22)?)
        } },
        Recipe { path: "takahashi/certificate.pdf", make: |s| one_page(s, "修理不能証明書", (2026, 10, 23), report(&Report {
            title: "修理不能証明書", number: "KZ-S-26-5402", date: "2026年10月23日", to: "髙橋 健一",
            fields: &[("機種", "風花 K7 (KZH-K7B)"), ("お預かり日", "2026年10月15日"), ("お申し出の症状", "川への水没により起動せず"),
                ("IMEI", numbers::TAKAHASHI.spaced), ("シリアル番号", numbers::TAKAHASHI.serial), ("判定", "修理不能")],
            heading: "判定の理由",
            findings: &["内部全体に腐食が広がり、基板の機能が失われている。", "当該機種の基板は供給を終了しており、交換による修理ができない。", "以上により、メーカーとして修理不能と判定したことを証明する。"],
            costs: &[], issuer: KAZAHANA_CENTRE,
        })) },
    ]
}

fn receipts() -> Vec<Recipe> {
    vec![
        Recipe { path: "aoyama/receipt.jpg", make: |s| till(s, &TillReceipt {
            shop: "スマホ修理 なないろ", address: "架空県見本市本町1-2-3", phone: "050-0000-1100", date: "2026年10月27日(火) 15:42", number: "No.004182",
            lines: &[("修理代 画面交換", "¥38,500"), ("返送料", "¥1,100")], total: "¥39,600", tax: "¥3,600",
            remarks: &["端末 風花 K8", "IMEI 00999901 104217 7", "修理受付番号 N-26-1024"],
        }, (Surface::Walnut, Care::Askew, 4), POCKET, shot(MIKAGE, "2026:10:28 20:02:51")) },
        Recipe { path: "morishita/receipt.jpg", make: |s| till(s, &TillReceipt {
            shop: "スマホ修理 なないろ", address: "架空県見本市本町1-2-3", phone: "050-0000-1100", date: "2026年11月5日(木) 18:10", number: "No.004260",
            lines: &[("修理代 部品・技術料", "¥33,000")], total: "¥33,000", tax: "¥3,000",
            remarks: &["端末 風花 K8", "修理受付番号 N-26-1107"],
        }, (Surface::Cloth, Care::Straight, 14), Wear { folds: &[0.35, 0.7], crumple: 0.8, tint: [0.97, 0.95, 0.91], seed: 15 }, shot(KAZAHANA, "2026:11:08 22:14:09")) },
        Recipe { path: "carter/receipt.jpg", make: |s| till(s, &TillReceipt {
            shop: "風花 修理センター", address: "架空県手本市港町8-1", phone: "050-0000-1110", date: "2026年10月29日(木) 13:05", number: "No.119027",
            lines: &[("表示部交換", "¥54,780"), ("返送料", "¥1,650")], total: "¥56,430", tax: "¥5,130",
            remarks: &["受付番号 KZ-S-26-5498", "お客様 CARTER 様"],
        }, (Surface::Oak, Care::Straight, 24), Wear { folds: &[0.5], crumple: 0.35, tint: [0.98, 0.98, 0.96], seed: 25 }, shot(MIKAGE, "2026:10:30 19:31:42")) },
        Recipe { path: "takahashi/new-device.jpg", make: |s| till(s, &TillReceipt {
            shop: "ひがし電器 見本駅前店", address: "架空県見本市駅前2-7", phone: "050-0000-1130", date: "2026年10月25日(日) 11:20", number: "No.772015",
            lines: &[("スマートフォン 風花 K8", "¥64,900"), ("保護フィルム", "¥880")], total: "¥65,780", tax: "¥5,980",
            remarks: &["IMEI 00999901 133990 4", "ポイント利用 0"],
        }, (Surface::Walnut, Care::Straight, 74), Wear { folds: &[0.45], crumple: 0.4, tint: [0.98, 0.97, 0.94], seed: 75 }, shot(KAZAHANA, "2026:11:06 14:57:02")) },
        receipt!("hojo/receipt-undated.pdf", "R-88120", None, (2026, 10, 31), "北条 拓海", "¥56,100-",
            [("表示部・枠の交換（風花 K8）", "1", "52,800"), ("見積取得費用", "1", "3,300")], KAZAHANA_CENTRE),
        receipt!("onodera/receipt.pdf", "MK-R-3310", Some("2026年10月14日"), (2026, 10, 14), "小野寺 千尋", "¥29,700-",
            [("基板洗浄・電源部品交換（Mikage M3 Lite）", "1", "29,700")], MIKAGE_CENTRE),
        receipt!("wang/receipt.pdf", "MK-R-3388", Some("2026年10月18日"), (2026, 10, 18), "王 雨桐", "¥48,400-",
            [("充電部・基板の交換（Mikage M3 Lite）", "1", "46,200"), ("代替機レンタル料", "1", "2,200")], MIKAGE_CENTRE),
        receipt!("kuroki/receipt.pdf", "R-88203", Some("2026年11月8日"), (2026, 11, 8), "黒木 翔", "¥24,200-",
            [("受話部交換（風花 K8）", "1", "24,200")], KAZAHANA_CENTRE),
        receipt!("minami/receipt.pdf", "MK-R-3402", Some("令和8年10月22日"), (2026, 10, 22), "南 さつき", "¥18,700-",
            [("背面カメラ交換（Mikage M3 Lite）", "1", "18,700")], MIKAGE_CENTRE),
        receipt!("fujimoto/receipt.pdf", "N-R-1131", Some("2026年11月14日"), (2026, 11, 14), "藤本 圭", "¥35,200-",
            [("基板修理（風花 K8）", "1", "35,200")], NANAIRO),
        Recipe { path: "ichinose/estimate.pdf", make: |s| one_page(s, "御見積書", (2026, 11, 3), account(&Account {
            title: "御見積書", number: "MK-E-0771", date: Some("2026年11月3日"), to: "一ノ瀬 遥", sum_name: "御見積金額", sum: "¥44,000-",
            purpose: "件名　Mikage M3 Lite　画面交換（IMEI 00999901 162375 2 / MK3L6237JE）",
            items: &[("画面ユニット交換", "1", "41,800"), ("見積料", "1", "2,200")],
            remarks: &["有効期限：発行日から14日", "本書は見積書であり、領収書ではありません。", "作業の結果により金額が変わる場合があります。"],
            colour: "#6a5a86", issuer: MIKAGE_CENTRE,
        })) },
        Recipe { path: "aoyama/purchase.pdf", make: |s| one_page(s, "納品書", (2025, 6, 14), account(&Account {
            title: "納品書", number: "HD-250614-09", date: Some("2025年6月14日"), to: "青山 澪", sum_name: "合計金額", sum: "¥79,800-",
            purpose: "お買上げありがとうございます。下記のとおり納品いたします。",
            items: &[("スマートフォン 風花 K8 (KZH-K8A) 128GB", "1", "79,800"), ("　IMEI 00999901 104217 7", "", "")],
            remarks: &["保証期間：お買上げ日から1年間"], colour: "#2d6b68", issuer: HIGASHI_DENKI,
        })) },
        Recipe { path: "kuroki-desktop/purchase.pdf", make: |s| one_page(s, "納品書", (2026, 11, 7), account(&Account {
            title: "納品書", number: "HD-261107-31", date: Some("2026年11月7日"), to: "黒木 翔", sum_name: "合計金額", sum: "¥148,000-",
            purpose: "お買上げありがとうございます。下記のとおり納品いたします。",
            items: &[("デスクトップパソコン やまびこ T2", "1", "148,000"), ("　製造番号 TWD-2602-1187", "", "")],
            remarks: &["保証期間：お買上げ日から1年間"], colour: "#2d6b68", issuer: HIGASHI_DENKI,
        })) },
    ]
}
