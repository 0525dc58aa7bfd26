//! Reports of repairs, one of them scanned, and a certificate that none is possible.

use super::issuers::{KAZAHANA_CENTRE, MIKAGE_CENTRE, NANAIRO};
use super::{K8, M3, Recipe, one_page};
use crate::generate::forms::{Issuer, Report, report};
use crate::generate::photos::scan;
use crate::generate::svg::Drawing;
use crate::numbers::{self, DeviceNumbers};

macro_rules! repaired {
    ($path:literal, $number:literal, $date:literal, $made:expr, $to:literal, $model:expr, $device:expr, $taken:literal,
     $symptom:literal, $done:literal, [$($finding:literal),*], [$(($what:literal, $yen:literal)),*], $issuer:expr) => {
        Recipe { path: $path, make: |s| one_page(s, "修理報告書", $made, repair_report(
            ($number, $date, $to), ($model, $device), ($taken, $symptom, $done), &[$($finding),*], &[$(($what, $yen)),*], $issuer,
        )) }
    };
}

fn repair_report(
    (number, date, to): (&'static str, &'static str, &'static str),
    (model, device): (&'static str, DeviceNumbers),
    (taken, symptom, done): (&'static str, &'static str, &'static str),
    findings: &'static [&'static str],
    costs: &'static [(&'static str, &'static str)],
    issuer: Issuer,
) -> Drawing {
    let fields = [
        ("機種", model),
        ("お預かり日", taken),
        ("お申し出の症状", symptom),
        ("IMEI", device.spaced),
        ("シリアル番号", device.serial),
        ("処置", done),
    ];
    report(&Report {
        title: "修理報告書",
        number,
        date,
        to,
        fields: &fields,
        heading: "診断結果と作業内容",
        findings,
        costs,
        issuer,
    })
}

pub(super) fn recipes() -> Vec<Recipe> {
    vec![
        repaired!(
            "aoyama/report.pdf",
            "N-26-1024",
            "2026年10月27日",
            (2026, 10, 27),
            "青山 澪",
            K8,
            numbers::AOYAMA,
            "2026年10月20日",
            "落下による画面割れ",
            "画面ユニット交換",
            [
                "右上角から落下したことによる前面ガラスと表示部の破損を確認。",
                "表示部一式を交換し、タッチ操作・受話・防塵の各検査に合格。",
                "本体の交換は行っていない（IMEIの変更なし）。"
            ],
            [
                ("修理代（画面ユニット・技術料）", "38,500円"),
                ("返送料", "1,100円")
            ],
            NANAIRO
        ),
        repaired!(
            "onodera/report.pdf",
            "MK-26-3310",
            "2026年10月14日",
            (2026, 10, 14),
            "小野寺 千尋",
            M3,
            numbers::ONODERA,
            "2026年10月5日",
            "水没により起動せず",
            "基板洗浄・電源部品交換",
            [
                "2026年10月3日の水没とのお申し出。内部の水濡れ標識が反応。",
                "基板を洗浄し、電源部品を交換して起動を確認。",
                "本体の交換は行っていない。"
            ],
            [("修理代（基板洗浄・部品）", "29,700円")],
            MIKAGE_CENTRE
        ),
        repaired!(
            "wang/report.pdf",
            "MK-26-3388",
            "2026年10月18日",
            (2026, 10, 18),
            "王 雨桐",
            M3,
            numbers::WANG,
            "2026年10月14日",
            "浴室での水没、充電不可",
            "充電部・基板の交換",
            [
                "内部の水濡れ標識が反応。充電部に腐食を確認。",
                "充電部と基板の一部を交換し、充電を確認。",
                "本体の交換は行っていない。"
            ],
            [
                ("修理代（充電部・基板）", "46,200円"),
                ("代替機レンタル料", "2,200円")
            ],
            MIKAGE_CENTRE
        ),
        repaired!(
            "morishita/report.pdf",
            "N-26-1107",
            "2026年11月5日",
            (2026, 11, 5),
            "森下 直樹",
            K8,
            numbers::MORISHITA,
            "2026年10月30日",
            "水濡れ、スピーカー不良",
            "スピーカー・マイク交換",
            [
                "下部から浸水。スピーカーとマイクの腐食を確認。",
                "両部品を交換し、通話を確認。"
            ],
            [("修理代（部品・技術料）", "33,000円")],
            NANAIRO
        ),
        repaired!(
            "kuroki/report.pdf",
            "KZ-S-26-5521",
            "2026年11月8日",
            (2026, 11, 8),
            "黒木 翔",
            K8,
            numbers::KUROKI,
            "2026年11月5日",
            "落下後、音が出ない",
            "受話部交換",
            [
                "落下の衝撃による受話部の断線を確認。",
                "受話部を交換し、音声を確認。"
            ],
            [("修理代（部品・技術料）", "24,200円")],
            KAZAHANA_CENTRE
        ),
        repaired!(
            "minami/report.pdf",
            "MK-26-3402",
            "2026年10月22日",
            (2026, 10, 22),
            "南 さつき",
            M3,
            numbers::MINAMI,
            "2026年10月17日",
            "落下後、カメラが起動しない",
            "背面カメラ交換",
            [
                "落下の衝撃による背面カメラの故障を確認。",
                "背面カメラを交換し、撮影を確認。"
            ],
            [("修理代（部品・技術料）", "18,700円")],
            MIKAGE_CENTRE
        ),
        repaired!(
            "fujimoto/report.pdf",
            "N-26-1131",
            "2026年11月14日",
            (2026, 11, 14),
            "藤本 圭",
            K8,
            numbers::FUJIMOTO_REPAIRED,
            "2026年11月10日",
            "起動しない",
            "基板修理",
            [
                "電源回路の故障を確認。原因は特定できなかった。",
                "電源回路を修理し、起動を確認。"
            ],
            [("修理代（基板修理）", "35,200円")],
            NANAIRO
        ),
        repaired!(
            "carter/report.pdf",
            "KZ-S-26-5498",
            "2026年10月29日",
            (2026, 10, 29),
            "Emma Carter",
            K8,
            numbers::CARTER,
            "2026年10月26日",
            "落下後、画面が緑色に点滅",
            "表示部交換",
            [
                "落下の衝撃による表示部の故障を確認。外装に損傷なし。",
                "表示部を交換し、表示を確認。"
            ],
            [("修理代（表示部・技術料）", "54,780円"), ("返送料", "1,650円")],
            KAZAHANA_CENTRE
        ),
        Recipe {
            path: "hojo/report-scan.pdf",
            make: |s| {
                let page = repair_report(
                    ("KZ-S-26-5470", "2026年10月30日", "北条 拓海"),
                    (K8, numbers::HOJO),
                    (
                        "2026年10月24日",
                        "落下による画面割れ、表示なし",
                        "表示部・枠の交換",
                    ),
                    &[
                        "前面ガラスと表示部の破損、枠のゆがみを確認。",
                        "表示部と枠を交換し、各検査に合格。",
                        "本体の交換は行っていない（IMEIの変更なし）。",
                    ],
                    &[
                        ("修理代（表示部・枠・技術料）", "52,800円"),
                        ("見積取得費用", "3,300円"),
                    ],
                    KAZAHANA_CENTRE,
                );
                s.scan("scan0012", (2026, 10, 31), scan(&s.layer(&page, 2.2)?, 0.6, 22)?)
            },
        },
        Recipe {
            path: "takahashi/certificate.pdf",
            make: |s| {
                one_page(
                    s,
                    "修理不能証明書",
                    (2026, 10, 23),
                    report(&Report {
                        title: "修理不能証明書",
                        number: "KZ-S-26-5402",
                        date: "2026年10月23日",
                        to: "髙橋 健一",
                        fields: &[
                            ("機種", "風花 K7 (KZH-K7B)"),
                            ("お預かり日", "2026年10月15日"),
                            ("お申し出の症状", "川への水没により起動せず"),
                            ("IMEI", numbers::TAKAHASHI.spaced),
                            ("シリアル番号", numbers::TAKAHASHI.serial),
                            ("判定", "修理不能"),
                        ],
                        heading: "判定の理由",
                        findings: &[
                            "内部全体に腐食が広がり、基板の機能が失われている。",
                            "当該機種の基板は供給を終了しており、交換による修理ができない。",
                            "以上により、メーカーとして修理不能と判定したことを証明する。",
                        ],
                        costs: &[],
                        issuer: KAZAHANA_CENTRE,
                    }),
                )
            },
        },
    ]
}
