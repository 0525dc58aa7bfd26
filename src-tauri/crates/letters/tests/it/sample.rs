//! Invented letters, one of each kind, as a desk would fill them.
#![allow(clippy::unwrap_used, reason = "constants that are read once")]

use chrono::NaiveDate;
use satei_letters::{
    Days, Label, Language, LetterData, LetterKind, Yen,
    data::{
        Account, Addressee, Adr, AmountLine, ClaimHead, ClauseApplied, Contact, EvidencePlace,
        EvidenceRecord, Extension, FactRecord, FactUsed, FileCopy, Gives, LineKind, MissingItem, Outstanding,
        Payment, Payout, PresumptionRecord, Quotation, ReadingChosen, ReadingRecord, Reexamination,
        Remainder, Reply, Sender, VersionRecord,
    },
};

pub fn label(ja: &str, zh_hans: &str, en: &str) -> Label {
    Label {
        ja: ja.into(),
        zh_hans: zh_hans.into(),
        en: en.into(),
    }
}

pub fn on(day: &str) -> NaiveDate {
    day.parse().unwrap()
}

/// A letter of `kind` for a reader of `language`.
pub fn letter(kind: LetterKind, language: Language) -> LetterData {
    let pays = matches!(kind, LetterKind::Payment | LetterKind::PartialPayment);
    let decides = pays || kind == LetterKind::Denial;
    LetterData {
        kind,
        language,
        number: "KSP-0142-03".into(),
        issued_at: "2026-04-20T10:15:00+09:00".parse().unwrap(),
        claim: ClaimHead {
            number: "KSP-0142".into(),
            plan: label("ケイタイサポートPlus", "ケイタイサポートPlus（手机支援Plus）", "Keitai Support Plus"),
            benefit: label("修理費用", "修理费用", "Repair cost"),
            insurance: true,
            gives: Gives::Money,
            terms_from: on("2023-01-01"),
            insured: "髙橋 𠮷郎".into(),
            accident: Some(Days::on(on("2026-04-02"))),
            item: Some(label(
                "スマートフォン(IMEI 35-000000-000000-0)",
                "智能手机（IMEI 35-000000-000000-0）",
                "Smartphone (IMEI 35-000000-000000-0)",
            )),
            received_on: Some(on("2026-04-06")),
            complete_on: decides.then(|| on("2026-04-15")),
        },
        addressee: Addressee {
            name: "髙橋 𠮷郎".into(),
            organisation: false,
            postal_code: Some("000-0000".into()),
            address: vec!["架空県見本市例町1丁目2番3号".into(), "見本ハイツ405号室".into()],
        },
        sender: Sender {
            company: label("見本損害保険株式会社", "见本损害保险株式会社", "Mihon Insurance Co., Ltd. (sample)"),
            department: Some(label("保険金お支払センター", "保险金支付中心", "Claims Centre")),
            postal_code: Some("000-0001".into()),
            address: vec!["架空都例区見本1-1-1".into()],
            adjuster: Some("佐藤 例子".into()),
            seal: true,
        },
        clauses: clauses(kind),
        place_only_reason: None,
        readings: if matches!(kind, LetterKind::PartialPayment | LetterKind::Denial) { readings() } else { vec![] },
        overrides: vec![],
        remarks: vec![],
        payout: pays.then(|| payout(kind)),
        charges: vec![],
        remainders: if pays { remainders() } else { vec![] },
        missing: if kind == LetterKind::Deficiency { missing() } else { vec![] },
        reply: (kind == LetterKind::Deficiency).then(|| Reply {
            by: on("2026-05-11"),
            clock: Some(label(
                "必要な書類がすべて当社に届いた日を請求完了日とし、お支払いの期限はその翌日から数えます。",
                "以所需材料全部送达本公司之日为申请材料齐备日，支付期限自其次日起计算。",
                "The time for payment is counted from the day after all necessary documents have reached us.",
            )),
            terms_deadline: None,
        }),
        extension: (kind == LetterKind::Extension).then(extension),
        contact: Contact {
            desk: label("ケイタイサポート保険金窓口", "手机支援保险金窗口", "Keitai Support claims desk"),
            phone: Some("0120-000-000".into()),
            hours: Some(label(
                "平日 9:00〜17:00(土日祝日・年末年始を除く)",
                "工作日 9:00〜17:00（周末、节假日及年末年初除外）",
                "9:00–17:00 on weekdays, except public and year-end holidays",
            )),
            address: None,
            verified_on: Some(on("2026-03-01")),
        },
        reexamination: decides.then(|| Reexamination {
            route: label(
                "本書の到着後、上記窓口へお申し出ください。当初の担当者とは別の者が改めて審査し、書面でご回答します。",
                "收到本通知后，请向上述窗口提出。我们将由另一名负责人重新审核，并以书面形式答复。",
                "Please write to or call the desk above. Somebody other than the first adjuster examines the claim again and answers in writing.",
            ),
            adr: Some(Adr {
                name: label("見本紛争解決センター", "见本纠纷解决中心", "Mihon Dispute Resolution Centre"),
                phone: Some("0570-000-000".into()),
                hours: Some(label("平日 9:15〜17:00", "工作日 9:15〜17:00", "9:15–17:00 on weekdays")),
                address: Some("https://adr.example".into()),
                verified_on: Some(on("2026-03-01")),
            }),
        }),
        substitute: false,
        file_copy: None,
    }
}

fn receipt(page: u32) -> Option<EvidencePlace> {
    Some(EvidencePlace {
        document: label("修理報告書", "维修报告", "repair report"),
        page: Some(page),
    })
}

fn clauses(kind: LetterKind) -> Vec<ClauseApplied> {
    let quotation = |text: &str| {
        Some(Quotation {
            text: text.into(),
            language: Language::Ja,
            own_words: true,
            page: None,
        })
    };
    let covered = ClauseApplied {
        place: label("補償内容 1", "保障内容 1", "Cover 1"),
        label: label(
            "登録した機器が壊れて修理したとき、その費用が補償の対象になる",
            "登记的设备损坏并维修时，其费用属于保障范围",
            "The cost of repairing a registered device that broke is covered",
        ),
        result: label("満たす", "满足", "Met"),
        quotation: quotation("登録端末の破損・水没等により修理を行った場合、限度額まで修理費用を補償する。"),
        facts: vec![
            FactUsed {
                label: label("修理の結果", "维修结果", "Outcome of the repair"),
                value: label("修理済み", "已修复", "repaired"),
                evidence: receipt(1),
            },
            FactUsed {
                label: label("修理費用", "维修费用", "Cost of the repair"),
                value: label("48,400円", "48,400日元", "JPY 48,400"),
                evidence: receipt(2),
            },
        ],
    };
    let battery = ClauseApplied {
        place: label("注意事項 9", "注意事项 9", "Note 9"),
        label: label(
            "電池の交換と送料は補償しない",
            "不保障更换电池及运费",
            "Replacing the battery and postage are not covered",
        ),
        result: label(
            "該当する(電池交換 8,800円)",
            "适用（更换电池 8,800日元）",
            "Applies (battery, JPY 8,800)",
        ),
        quotation: quotation("電池パックの交換費用および送料は、補償する費用に含めない。"),
        facts: vec![FactUsed {
            label: label("費用の内訳", "费用明细", "Cost lines"),
            value: label(
                "電池交換 8,800円",
                "更换电池 8,800日元",
                "battery replacement JPY 8,800",
            ),
            evidence: receipt(2),
        }],
    };
    let loss = ClauseApplied {
        place: label("注意事項 7", "注意事项 7", "Note 7"),
        label: label("紛失は補償しない", "不保障遗失", "Loss is not covered"),
        result: label("該当する", "适用", "Applies"),
        quotation: quotation("端末の紛失または置き忘れによる損害は、補償の対象としない。"),
        facts: vec![FactUsed {
            label: label("事故の原因", "事故原因", "Cause"),
            value: label(
                "紛失(電車内に置き忘れ)",
                "遗失（遗忘在电车内）",
                "loss (left on a train)",
            ),
            evidence: Some(EvidencePlace {
                document: label("事故状況説明書", "事故情况说明书", "accident statement"),
                page: Some(1),
            }),
        }],
    };
    match kind {
        LetterKind::Payment => vec![covered],
        LetterKind::PartialPayment => vec![covered, battery],
        LetterKind::Denial => vec![loss],
        LetterKind::Deficiency | LetterKind::Acknowledgement | LetterKind::Extension => vec![],
    }
}

fn readings() -> Vec<ReadingChosen> {
    vec![ReadingChosen {
        place: label("補償内容 3", "保障内容 3", "Cover 3"),
        choice: label(
            "「年2回」の1年は、ご加入日から数えた1年とします。",
            "“每年2次”中的一年，自加入日起计算。",
            "The year in “twice a year” is counted from the day of joining.",
        ),
    }]
}

fn payout(kind: LetterKind) -> Payout {
    let line = |kind, ja: &str, zh: &str, en: &str, amount: u32, place: Option<Label>| AmountLine {
        kind,
        label: label(ja, zh, en),
        amount: Yen::from(amount),
        place,
    };
    let mut lines = vec![
        line(
            LineKind::Loss,
            "部品代(画面)",
            "零件费（屏幕）",
            "Parts (screen)",
            26_400,
            None,
        ),
        line(LineKind::Loss, "技術料", "技术费", "Labour", 13_200, None),
    ];
    let mut amount = 39_600;
    if kind == LetterKind::PartialPayment {
        lines.push(line(
            LineKind::Loss,
            "電池交換",
            "更换电池",
            "Battery replacement",
            8_800,
            None,
        ));
        lines.push(line(
            LineKind::NotCovered,
            "補償の対象とならない費用(電池交換)",
            "不属于保障范围的费用（更换电池）",
            "Not covered (battery replacement)",
            8_800,
            Some(label("注意事項 9", "注意事项 9", "Note 9")),
        ));
    }
    if kind == LetterKind::Payment {
        lines.push(line(
            LineKind::Result,
            "限度額の適用後",
            "适用限额后",
            "After the limit",
            amount,
            None,
        ));
    } else {
        amount = 39_600;
    }
    Payout {
        amount: Yen::from(amount),
        lines,
        rounding: Some(label(
            "1円未満は切り捨て",
            "不足1日元舍去",
            "fractions of a yen are dropped",
        )),
        payment: Payment {
            payee: "タカハシ ヨシロウ".into(),
            method: label("銀行振込", "银行转账", "Bank transfer"),
            account: Some(Account::Known("見本銀行 例支店 普通 1234567".into())),
            expected_on: Some(on("2026-04-24")),
        },
    }
}

fn remainders() -> Vec<Remainder> {
    vec![Remainder {
        label: label(
            "契約年度内のご請求(2回まで)",
            "合同年度内的申请（最多2次）",
            "Claims in the contract year (up to 2)",
        ),
        before: label("残り2回", "剩余2次", "2 left"),
        after: label("残り1回", "剩余1次", "1 left"),
    }]
}

fn missing() -> Vec<MissingItem> {
    vec![
        MissingItem {
            document: label(
                "購入日の分かる領収証",
                "能确认购买日期的收据",
                "A receipt that shows the date of purchase",
            ),
            why: label(
                "ご提出の領収証に日付がなく、機器がご加入前1年以内に購入されたものかを確認できません。",
                "您提交的收据没有日期，无法确认设备是否在加入前1年以内购买。",
                "The receipt you sent bears no date, so we cannot tell whether the device was bought within a year before joining.",
            ),
            place: label("注意事項 2", "注意事项 2", "Note 2"),
            quotation: Some(Quotation {
                text: "登録には、購入日の分かる領収証を添える。".into(),
                language: Language::Ja,
                own_words: false,
                page: Some(3),
            }),
            facts: vec![FactUsed {
                label: label("領収証の日付", "收据日期", "Date on the receipt"),
                value: label("なし", "无", "none"),
                evidence: receipt(1),
            }],
            alternatives: vec![
                label(
                    "販売店の保証書(購入日の記載があるもの)",
                    "销售店的保修卡（注明购买日期）",
                    "The shop's warranty card with the date of purchase",
                ),
                label(
                    "購入時の注文確認メールの写し",
                    "购买时的订单确认邮件副本",
                    "A copy of the order confirmation e-mail",
                ),
            ],
            ask: Some(label(
                "購入された販売店",
                "您购买的商店",
                "The shop where you bought it",
            )),
        },
        MissingItem {
            document: label("修理報告書", "维修报告", "Repair report"),
            why: label(
                "故障の内容と修理の可否を確認するため",
                "为确认故障内容及能否修复",
                "To see what broke and whether it can be repaired",
            ),
            place: label("請求書類 ③", "申请材料 ③", "Claim documents (3)"),
            quotation: None,
            facts: vec![],
            alternatives: vec![],
            ask: Some(label(
                "修理を受け付けたメーカー",
                "受理维修的厂商",
                "The maker that took the repair",
            )),
        },
    ]
}

fn extension() -> Extension {
    Extension {
        was_due_on: Some(on("2026-05-15")),
        due_on: on("2026-06-30"),
        outstanding: vec![Outstanding {
            what: label(
                "事故の届出の内容",
                "事故报案的内容",
                "What was reported to the police",
            ),
            why: label(
                "警察署に照会しており、回答を待っています。",
                "我们已向警察署查询，正在等待答复。",
                "We have asked the police and are waiting for the answer.",
            ),
            place: Some(label("注意事項 6", "注意事项 6", "Note 6")),
            quotation: None,
            facts: vec![],
            until: on("2026-06-15"),
        }],
    }
}

/// What the file copy adds.
pub fn file_copy() -> FileCopy {
    let at = "2026-04-16T14:02:00+09:00".parse().unwrap();
    let hash = |digit: &str| digit.repeat(64);
    FileCopy {
        overrides: Vec::new(),
        facts: vec![
            FactRecord {
                label: label("事故日", "事故日", "Day of the accident"),
                value: Label::same("2026-04-02"),
                proof: label("申告", "申报", "stated"),
                source: label("請求者", "申请人", "The claimant"),
                by: "佐藤 例子".into(),
                at,
            },
            FactRecord {
                label: label("修理費用", "维修费用", "Cost of the repair"),
                value: label("48,400円", "48,400日元", "JPY 48,400"),
                proof: label("書類で確認", "据材料", "evidenced"),
                source: label("修理報告書 2ページ", "维修报告 第2页", "repair report, page 2"),
                by: "佐藤 例子".into(),
                at,
            },
        ],
        readings: vec![ReadingRecord {
            place: "補償内容 3".into(),
            choice: label(
                "契約年度は加入日から数える",
                "合同年度自加入日起算",
                "The year runs from joining",
            ),
            scope: label("当社の標準", "内部标准", "House standard"),
            reason: "有利な読み方を採る方針".into(),
            by: "鈴木 見本".into(),
            at,
        }],
        presumptions: vec![PresumptionRecord {
            place: "注意事項 11".into(),
            label: label("故意の推定要素", "故意的推定因素", "Presumed element of intent"),
            state: label("推定のまま", "仍为推定", "Still presumed"),
        }],
        evidence: vec![EvidenceRecord {
            name: "IMG_2041.jpg".into(),
            document: label("修理報告書", "维修报告", "Repair report"),
            received_on: on("2026-04-06"),
            sha256: hash("a"),
        }],
        versions: vec![
            VersionRecord {
                what: label("プラン", "条款数据", "Plan"),
                version: "keitai-support-plus 2023-01-01".into(),
                sha256: Some(hash("b")),
            },
            VersionRecord {
                what: label("語彙", "词汇", "Vocabulary"),
                version: "vocabulary".into(),
                sha256: Some(hash("c")),
            },
            VersionRecord {
                what: label("判定エンジン", "判定引擎", "Engine"),
                version: "satei-rules 0.1.0".into(),
                sha256: None,
            },
        ],
    }
}
