//! Papers of the claims under OpenCocon Plus.

use super::issuers::{HIGASHI_DENKI, MIKAGE_CENTRE, NANAIRO, SMART_HOME_DESK};
use super::{K8, KAZAHANA, MIKAGE, Recipe, one_page, shot};
use crate::generate::claim_form::{ClaimForm, claim_form};
use crate::generate::devices::About;
use crate::generate::forms::{Account, Report, account, mail_screen, report};
use crate::generate::paper::Wear;
use crate::generate::photos::{Care, broken_phone, paper};
use crate::generate::scene::Surface;
use crate::generate::slips::warranty_card;
use crate::numbers;

const PAD: &str = "Mikage Pad 10";

pub(super) fn recipes() -> Vec<Recipe> {
    let mut all = repaired();
    all.extend(irreparable());
    all.extend(services());
    all
}

fn repaired() -> Vec<Recipe> {
    vec![
        Recipe {
            path: "sakuma/form.pdf",
            make: |s| {
                let form = claim_form(&ClaimForm {
                    claim: "sakuma",
                    address: "架空県見本市柳町2-9-1",
                    accident: "2026年10月30日　午後6時20分",
                    place: "自宅の玄関",
                    cause: "破損",
                    story: &[
                        "玄関で荷物を持ちかえた時に",
                        "端末を石の床に落としました。",
                        "画面が割れて反応しません。",
                    ],
                    amount: "53,900円",
                    signed_on: "2026年11月9日",
                });
                one_page(s, "事故状況説明書兼保険金請求書", (2026, 11, 9), form)
            },
        },
        Recipe {
            path: "sakuma/damage.jpg",
            make: |s| {
                let about = About {
                    model: K8,
                    number: "KZH-K8A",
                    serial: numbers::SAKUMA.serial,
                    imei: numbers::SAKUMA.spaced,
                    clock: "18:31",
                    dark: true,
                };
                broken_phone(
                    s,
                    Some(&about),
                    (Surface::Oak, 101),
                    shot(MIKAGE, "2026:10:30 18:31:20"),
                )
            },
        },
        Recipe {
            path: "sakuma/report.pdf",
            make: |s| {
                let page = report(&Report {
                    title: "修理報告書",
                    number: "N-26-1118",
                    date: "2026年11月7日",
                    to: "佐久間 蒼",
                    fields: &[
                        ("機種", K8),
                        ("お預かり日", "2026年11月2日"),
                        ("お申し出の症状", "落下による画面割れ、操作不能"),
                        ("IMEI", numbers::SAKUMA.spaced),
                        ("シリアル番号", numbers::SAKUMA.serial),
                        ("処置", "画面ユニット・枠の交換"),
                    ],
                    heading: "診断結果と作業内容",
                    findings: &[
                        "前面ガラスと表示部の破損、枠の変形を確認。",
                        "画面ユニットと枠を交換し、各検査に合格。",
                        "本体の交換は行っていない（IMEIの変更なし）。",
                    ],
                    costs: &[
                        ("修理代（画面ユニット・枠・技術料）", "52,800円"),
                        ("返送料", "1,100円"),
                    ],
                    issuer: NANAIRO,
                });
                one_page(s, "修理報告書", (2026, 11, 7), page)
            },
        },
        Recipe {
            path: "sakuma/receipt.pdf",
            make: |s| {
                let page = account(&Account {
                    title: "領収書",
                    number: "N-R-1118",
                    date: Some("2026年11月7日"),
                    to: "佐久間 蒼",
                    sum_name: "領収金額",
                    sum: "¥53,900-",
                    purpose: "但し　端末修理代として　上記正に領収いたしました",
                    items: &[
                        ("画面ユニット・枠の交換（風花 K8）", "1", "52,800"),
                        ("返送料", "1", "1,100"),
                    ],
                    remarks: &["お支払方法：クレジットカード", "金額はすべて税込です。"],
                    colour: "#3f5d73",
                    issuer: NANAIRO,
                });
                one_page(s, "領収書", (2026, 11, 7), page)
            },
        },
        Recipe {
            path: "sakuma/warranty.jpg",
            make: |s| {
                let rows = [
                    ("品名", "スマートフォン"),
                    ("機種名", "風花 K8 (KZH-K8A)"),
                    ("IMEI", numbers::SAKUMA.spaced),
                    ("お買上げ日", "2025年5月3日"),
                    ("保証期間", "お買上げ日から1年間"),
                ];
                let card = warranty_card(
                    s,
                    &rows,
                    ["ひがし電器 見本駅前店", "架空県見本市駅前2-7　050-0000-1130"],
                )?;
                let wear = Wear {
                    folds: &[0.5],
                    crumple: 0.2,
                    tint: [0.97, 0.97, 0.94],
                    seed: 102,
                };
                paper(
                    &card,
                    wear,
                    (Surface::Oak, Care::Straight, 103),
                    shot(MIKAGE, "2026:11:09 20:12:44"),
                )
            },
        },
    ]
}

fn irreparable() -> Vec<Recipe> {
    vec![
        Recipe {
            path: "murata/form.pdf",
            make: |s| {
                let form = claim_form(&ClaimForm {
                    claim: "murata",
                    address: "架空県手本市泉3-12-502",
                    accident: "2026年11月1日　午前9時40分",
                    place: "自宅の台所",
                    cause: "水濡れ",
                    story: &[
                        "料理の手順を見ていた時に",
                        "鍋の湯が端末にかかりました。",
                        "それから電源が入りません。",
                    ],
                    amount: "21,600円",
                    signed_on: "2026年11月11日",
                });
                one_page(s, "事故状況説明書兼保険金請求書", (2026, 11, 11), form)
            },
        },
        Recipe {
            path: "murata/damage.jpg",
            make: |s| {
                broken_phone(
                    s,
                    None,
                    (Surface::Laminate, 111),
                    shot(KAZAHANA, "2026:11:01 10:02:37"),
                )
            },
        },
        Recipe {
            path: "murata/certificate.pdf",
            make: |s| {
                let page = report(&Report {
                    title: "修理不能証明書",
                    number: "MK-26-3441",
                    date: "2026年11月9日",
                    to: "村田 奏",
                    fields: &[
                        ("機種", PAD),
                        ("お預かり日", "2026年11月4日"),
                        ("お申し出の症状", "水濡れにより起動せず"),
                        ("IMEI", numbers::MURATA.spaced),
                        ("シリアル番号", numbers::MURATA.serial),
                        ("判定", "修理不能"),
                    ],
                    heading: "判定の理由",
                    findings: &[
                        "基板全体に水濡れによる短絡を確認。",
                        "当該機種は基板の供給がなく、交換による修理ができない。",
                        "以上により、メーカーとして修理不能と判定したことを証明する。",
                    ],
                    costs: &[],
                    issuer: MIKAGE_CENTRE,
                });
                one_page(s, "修理不能証明書", (2026, 11, 9), page)
            },
        },
        Recipe {
            path: "murata/purchase.pdf",
            make: |s| {
                let page = account(&Account {
                    title: "納品書",
                    number: "HD-251011-17",
                    date: Some("2025年10月11日"),
                    to: "村田 奏",
                    sum_name: "合計金額",
                    sum: "¥86,400-",
                    purpose: "お買上げありがとうございます。下記のとおり納品いたします。",
                    items: &[
                        ("タブレット Mikage Pad 10 (MKG-P10) 128GB", "1", "86,400"),
                        ("　IMEI 00999901 258840 0", "", ""),
                    ],
                    remarks: &["保証期間：お買上げ日から1年間"],
                    colour: "#2d6b68",
                    issuer: HIGASHI_DENKI,
                });
                one_page(s, "納品書", (2025, 10, 11), page)
            },
        },
    ]
}

fn services() -> Vec<Recipe> {
    vec![
        Recipe {
            path: "okabe/dispatch.pdf",
            make: |s| {
                let page = report(&Report {
                    title: "駆付け受付票",
                    number: "SH-26-0719",
                    date: "2026年11月19日",
                    to: "岡部 すず",
                    fields: &[
                        ("受付", "2026年11月19日 22時15分（電話）"),
                        ("内容", "鍵の紛失、玄関が開かない"),
                        ("作業", "開錠（錠は壊さない）"),
                        ("到着予定", "23時05分"),
                        ("作業時間", "35分　部品代 0円"),
                        ("場所", "届け出の住居 架空県見本市楓町1-8"),
                    ],
                    heading: "連絡事項",
                    findings: &[
                        "ご本人が立ち会う。",
                        "身分証明書は鍵と一緒に紛失、後日提示とのこと。",
                    ],
                    costs: &[],
                    issuer: SMART_HOME_DESK,
                });
                one_page(s, "駆付け受付票", (2026, 11, 19), page)
            },
        },
        Recipe {
            path: "tanabe/delivery.pdf",
            make: |s| {
                let page = account(&Account {
                    title: "納品書",
                    number: "SH-D-2291",
                    date: Some("2026年10月27日"),
                    to: "田辺 律",
                    sum_name: "初期費用",
                    sum: "¥0-",
                    purpose: "サービスのご利用機器を下記のとおり納品いたします。",
                    items: &[
                        ("スマートロック本体 (SL-1)", "1", "0"),
                        ("ゲートウェイ (GW-1)", "1", "0"),
                    ],
                    remarks: &["初期不良のお申し出は納品後1か月以内にお願いします。"],
                    colour: "#4a5a8a",
                    issuer: SMART_HOME_DESK,
                });
                one_page(s, "納品書", (2026, 10, 27), page)
            },
        },
        Recipe {
            path: "kurata/reminder.png",
            make: |s| {
                let lines = [
                    "いつもご利用ありがとうございます。",
                    "10月分の利用料のお支払いを",
                    "確認できておりません。",
                    "",
                    "■ お支払期日　2026年10月27日",
                    "■ ご請求額　1,100円（税込）",
                    "",
                    "行き違いの場合はご容赦ください。",
                    "お問い合わせ　050-0000-1150",
                ];
                let sender = ("スマートホーム受付", "billing@smarthome.example.invalid");
                let subject = "【重要】利用料のお支払いについて";
                s.png(
                    &mail_screen("7:48", sender, subject, "2026/11/10 7:30", &lines),
                    1.75,
                )
            },
        },
        Recipe {
            path: "sonoda/answer.png",
            make: |s| {
                let lines = [
                    "園田 葵 様",
                    "",
                    "10月2日の件、当社機器の不具合で扉が",
                    "開かなくなったことを確認しました。",
                    "扉の修理費につき責任を認めます。",
                    "",
                    "■ お支払済みの料金　18,700円",
                    "■ うち10月分　1,100円",
                    "",
                    "金額は利用規約の限度内でご相談します。",
                ];
                let sender = ("スマートホーム受付", "care@smarthome.example.invalid");
                let subject = "扉の損害についてのご回答";
                s.png(
                    &mail_screen("15:32", sender, subject, "2026/11/17 15:20", &lines),
                    1.75,
                )
            },
        },
    ]
}
