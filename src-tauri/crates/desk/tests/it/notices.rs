//! What every notice must carry, kind by kind (section 13 of the inventory), looked for in the text of letters that the
//! desk issued from the sample desk: printed as PDF, taken in again and read by the reader, which knows nothing of how
//! they were made. Expected values come from the sample's papers, its book and the clauses.

use chrono::NaiveDate;
use satei_desk::view::{Change, ClaimView, Language, LetterKind, LetterRequest, Outcome, ReadingScope};
use satei_desk::{Cancel, Desk, Plans};
use satei_letters::{FontSource, OnDemand};
use satei_model::text::narrow;

use crate::bench::{Bench, parts};

/// The text of an issued letter without white space: the letter itself, its translation, the file copy's annex.
struct Printed {
    japanese: String,
    translation: String,
    annex: String,
}

fn bare(text: &str) -> String {
    narrow(text).split_whitespace().collect()
}

fn request(kind: LetterKind, benefit: &str, language: Language) -> LetterRequest {
    LetterRequest {
        benefit: benefit.to_owned(),
        kind,
        language,
        file_copy: false,
        reply_by: None,
        place_only_reason: None,
        remark: None,
    }
}

/// Issues a letter and reads the PDF that was stored.
fn printed(bench: &Bench, claim: &ClaimView, request: LetterRequest) -> Printed {
    let (mark, annex) = match request.language {
        Language::Ja => ("\u{0}", "社内控別紙"),
        Language::ZhHans => ("参考译文", "内部留存附件"),
        Language::En => ("Referencetranslation", "Filecopy:annex"),
    };
    let claim = bench.desk.claim(&claim.claim_id).unwrap();
    let issued = bench
        .change(&claim, Change::IssueLetter { letter: request })
        .unwrap_or_else(|error| panic!("{error:?}"));
    let letter = &issued.letters[0].letter_id;
    let path = bench.folder.path().join(format!("{letter}.pdf"));
    bench.desk.write_letter(letter, &path).unwrap();
    let read = bench
        .desk
        .attach(&claim.claim_id, &[path], letter, &Cancel::default(), &mut |_| {})
        .unwrap();
    let mut out = Printed {
        japanese: String::new(),
        translation: String::new(),
        annex: String::new(),
    };
    let mut in_annex = false;
    for page in &read.claim.evidence.last().unwrap().text {
        let page = bare(page);
        in_annex |= page.contains(annex);
        let part = if in_annex {
            &mut out.annex
        } else if page.contains(mark) {
            &mut out.translation
        } else {
            &mut out.japanese
        };
        part.push_str(&page);
    }
    out
}

/// A required item and what says so, in Japanese, Chinese and English.
type Row = (&'static str, [&'static str; 3]);

/// What every kind carries: claim number aside, plan, terms, person, contact.
const KSP_HEAD: [Row; 3] = [
    (
        "plan",
        ["ケイタイサポートPlus", "手机支持Plus", "Keitai Support Plus"],
    ),
    (
        "terms version",
        [
            "2023年1月1日から効力を有する版",
            "自2023年1月1日起生效的版本",
            "Version in force from 1 January 2023",
        ],
    ),
    (
        "contact and hours",
        [
            "0570-036-736",
            "10点至19点(年末年初除外)",
            "10:00 to 19:00, closed around New Year",
        ],
    ),
];

const KSP_SENDER: [Row; 2] = [
    (
        "sender",
        [
            "さくら損害保険株式会社",
            "樱花财产保险公司",
            "Sakura General Insurance",
        ],
    ),
    ("sender's address", ["〒170-0013", "邮编170-0013", "170-0013"]),
];

fn must_carry(printed: &Printed, language: Language, rows: &[Row]) {
    let (other, at) = match language {
        Language::Ja => (&printed.japanese, 0),
        Language::ZhHans => (&printed.translation, 1),
        Language::En => (&printed.translation, 2),
    };
    for (item, says) in rows {
        assert!(
            printed.japanese.contains(&bare(says[0])),
            "{item}: {}\n{}",
            says[0],
            printed.japanese
        );
        assert!(other.contains(&bare(says[at])), "{item}: {}\n{other}", says[at]);
    }
}

/// A desk that prints.
fn bench() -> Bench {
    let bench = Bench::new();
    let path = bench.folder.path().join("desk");
    let Bench { desk, folder } = bench;
    drop(desk);
    let letters = Box::new(OnDemand::new(FontSource::standard(None)));
    let desk = Desk::open(&path, None, parts().with_letters(letters)).unwrap();
    Bench { desk, folder }
}

fn decide(
    bench: &Bench,
    claim: &ClaimView,
    benefit: &str,
    outcome: Outcome,
    amount: Option<&str>,
) -> ClaimView {
    let mut claim = bench.desk.claim(&claim.claim_id).unwrap();
    let presuming = claim
        .assessments
        .iter()
        .any(|it| it.benefit == benefit && it.presuming);
    if presuming {
        let confirm = Change::ConfirmPresumptions {
            benefit: benefit.to_owned(),
            reason: "書類を確認".to_owned(),
        };
        claim = bench.change(&claim, confirm).unwrap();
    }
    let change = Change::Decide {
        benefit: benefit.to_owned(),
        outcome,
        amount: amount.map(str::to_owned),
        override_reason: None,
    };
    bench
        .change(&claim, change)
        .unwrap_or_else(|error| panic!("{error:?}"))
}

const TRANSLATED: [Language; 2] = [Language::ZhHans, Language::En];

#[test]
fn a_payment_carries_what_it_must() {
    let bench = bench();
    let claim = bench.claim_of("中原 美咲");
    decide(&bench, &claim, "parcel-theft", Outcome::Paid, Some("12980"));
    for language in TRANSLATED {
        let text = printed(
            &bench,
            &claim,
            request(LetterKind::Payment, "parcel-theft", language),
        );
        assert!(text.japanese.contains(&claim.number) && text.translation.contains(&claim.number));
        must_carry(
            &text,
            language,
            &[
                (
                    "plan",
                    [
                        "OKIPPA plus 有料サポート",
                        "OKIPPA plus 付费支持",
                        "OKIPPA plus, paid support",
                    ],
                ),
                (
                    "terms version",
                    [
                        "2024年1月1日から効力を有する版",
                        "自2024年1月1日起生效的版本",
                        "Version in force from 1 January 2024",
                    ],
                ),
                (
                    "insured",
                    [
                        "被保険者 中原 美咲",
                        "被保险人 中原 美咲",
                        "Insured person 中原 美咲",
                    ],
                ),
                (
                    "accident date",
                    [
                        "事故日 2026年11月9日",
                        "事故日期 2026年11月9日",
                        "Date of accident 9 November 2026",
                    ],
                ),
                (
                    "item",
                    [
                        "手帳と万年筆の贈り物セット",
                        "手帳と万年筆の贈り物セット",
                        "手帳と万年筆の贈り物セット",
                    ],
                ),
                (
                    "amount",
                    [
                        "お支払額 12,980円",
                        "支付金额 12,980日元",
                        "Amount paid JPY 12,980",
                    ],
                ),
                (
                    "rounding",
                    [
                        "1円未満の端数は切り捨て",
                        "不足1日元的部分舍去",
                        "Fractions of a yen are dropped",
                    ],
                ),
                // Two parcels a year, none yet.
                ("remainder before and after", ["2回 1回", "2次 1次", "2 1"]),
                (
                    "earlier claims counted",
                    [
                        "対象となる過去のご請求:0回",
                        "计入限额的以往申请:0次",
                        "Earlier claims that count: 0",
                    ],
                ),
                (
                    "clause",
                    [
                        "補償内容・補償限度額",
                        "補償内容・補償限度額",
                        "補償内容・補償限度額",
                    ],
                ),
                (
                    "quotation",
                    [
                        "この文章は当社が要約したもの",
                        "此文由本公司概括",
                        "A summary in our own words",
                    ],
                ),
                (
                    "fact and page",
                    [
                        "再購入の金額:¥12,980(再購入の証憑 1ページ)",
                        "重新购买的金额:¥12,980(重新购买凭证 第1页)",
                        "Re-purchase amount: ¥12,980 (Re-purchase voucher page 1)",
                    ],
                ),
                (
                    "payee",
                    ["受取人 中原 美咲", "收款人 中原 美咲", "Payee 中原 美咲"],
                ),
                (
                    "method",
                    [
                        "ご指定口座への振込",
                        "汇入指定账户",
                        "Transfer to the account you named",
                    ],
                ),
                (
                    "account asked for",
                    [
                        "ご本人名義の口座を下記のお問い合わせ先まで",
                        "请在支付前将本人名义的账户告知",
                        "name an account in your own name",
                    ],
                ),
                (
                    "sender",
                    ["東京海上日動", "东京海上日动", "Tokio Marine & Nichido"],
                ),
                (
                    "re-examination",
                    [
                        "担当者を替えて改めて審査",
                        "更换负责人重新审核",
                        "another adjuster will examine it again",
                    ],
                ),
                (
                    "dispute body",
                    ["指定紛争解決機関", "指定纠纷解决机构", "Designated dispute"],
                ),
            ],
        );
    }
}

#[test]
fn a_partial_payment_carries_what_it_must() {
    let bench = bench();
    let claim = bench.claim_of("佐久間 蒼");
    decide(&bench, &claim, "repair-cost", Outcome::PartlyPaid, Some("38800"));
    for language in TRANSLATED {
        let text = printed(
            &bench,
            &claim,
            request(LetterKind::PartialPayment, "repair-cost", language),
        );
        must_carry(
            &text,
            language,
            &[
                (
                    "terms version",
                    [
                        "2024年4月1日から効力を有する版",
                        "自2024年4月1日起生效的版本",
                        "Version in force from 1 April 2024",
                    ],
                ),
                (
                    "insured",
                    [
                        "被保険者 佐久間 蒼",
                        "被保险人 佐久間 蒼",
                        "Insured person 佐久間 蒼",
                    ],
                ),
                (
                    "accident date",
                    ["2026年10月30日", "2026年10月30日", "30 October 2026"],
                ),
                (
                    "device",
                    [
                        "スマートフォン 風花 K8(IMEI",
                        "智能手机 風花 K8(IMEI",
                        "Smartphone 風花 K8 (IMEI",
                    ],
                ),
                // The papers: a repair of 52,800 and postage of 1,100; 61,200 were paid before in the year of 100,000.
                ("loss", ["53,900円", "53,900日元", "JPY 53,900"]),
                ("not covered", ["-1,100円", "-1,100日元", "JPY -1,100"]),
                ("beyond the cap", ["-14,000円", "-14,000日元", "JPY -14,000"]),
                (
                    "amount",
                    [
                        "お支払額 38,800円",
                        "支付金额 38,800日元",
                        "Amount paid JPY 38,800",
                    ],
                ),
                (
                    "rounding",
                    [
                        "1円未満の端数は切り捨て",
                        "不足1日元的部分舍去",
                        "Fractions of a yen are dropped",
                    ],
                ),
                (
                    "annual remainder",
                    [
                        "年間の上限10万円の残り 38,800円 0円",
                        "年度上限10万日元的余额 38,800日元 0日元",
                        "What is left of 100,000 yen a year JPY 38,800 JPY 0",
                    ],
                ),
                (
                    "paid before",
                    [
                        "対象となる過去のご請求:61,200円",
                        "计入限额的以往申请:61,200日元",
                        "Earlier claims that count: JPY 61,200",
                    ],
                ),
                ("clause", ["5 ※4", "5 ※4", "5 ※4"]),
                (
                    "payee",
                    ["受取人 佐久間 蒼", "收款人 佐久間 蒼", "Payee 佐久間 蒼"],
                ),
                (
                    "account, its last digits",
                    [
                        "例示銀行 見本支店 普通 ***8203",
                        "例示銀行 見本支店 普通 ***8203",
                        "例示銀行 見本支店 普通 ***8203",
                    ],
                ),
                (
                    "sender",
                    [
                        "さくら損害保険株式会社",
                        "樱花财产保险公司",
                        "Sakura General Insurance",
                    ],
                ),
                (
                    "contact and hours",
                    ["0120-982-267", "10点至19点", "10:00 to 19:00"],
                ),
                (
                    "re-examination",
                    [
                        "担当者を替えて改めて審査",
                        "更换负责人重新审核",
                        "another adjuster will examine it again",
                    ],
                ),
                (
                    "dispute body",
                    ["指定紛争解決機関", "指定纠纷解决机构", "Designated dispute"],
                ),
            ],
        );
        assert!(
            !text.japanese.contains("0078203"),
            "an account is never printed whole"
        );
    }
}

/// A quarter of the price: the loss, the share and the amount stand below each other.
#[test]
fn a_percentage_is_shown_with_the_loss_it_is_taken_from() {
    let bench = bench();
    let claim = bench.claim_for("村田 奏", "irreparable");
    decide(&bench, &claim, "irreparable", Outcome::Paid, Some("21600"));
    let text = printed(
        &bench,
        &claim,
        request(LetterKind::Payment, "irreparable", Language::En),
    );
    must_carry(
        &text,
        Language::En,
        &[
            ("loss", ["86,400円", "", "JPY 86,400"]),
            (
                "share",
                [
                    "お支払いの割合を超える部分5※3-64,800円",
                    "",
                    "Beyond the share that is paid 5 ※3 JPY -64,800",
                ],
            ),
            ("amount", ["お支払額 21,600円", "", "Amount paid JPY 21,600"]),
            (
                "annual remainder",
                ["100,000円 78,400円", "", "JPY 100,000 JPY 78,400"],
            ),
        ],
    );
}

#[test]
fn a_denial_carries_what_it_must() {
    let bench = bench();
    let claim = bench.claim_for("黒木 翔", "repair-cost");
    decide(&bench, &claim, "repair-cost", Outcome::Denied, None);
    for language in TRANSLATED {
        let text = printed(
            &bench,
            &claim,
            request(LetterKind::Denial, "repair-cost", language),
        );
        must_carry(&text, language, &KSP_HEAD);
        must_carry(&text, language, &KSP_SENDER);
        must_carry(
            &text,
            language,
            &[
                (
                    "insured",
                    ["被保険者 黒木 翔", "被保险人 黒木 翔", "Insured person 黒木 翔"],
                ),
                (
                    "clause",
                    [
                        "注意事項 6・脚注 ※6",
                        "注意事項 6・脚注 ※6",
                        "注意事項 6・脚注 ※6",
                    ],
                ),
                (
                    "what it says",
                    [
                        "加入日から1年ごとに2回まで",
                        "自加入日起每年最多两次",
                        "No more than two applications in a contract year",
                    ],
                ),
                ("quotation", ["条文 「", "条款文字 「", "Text of the terms 「"]),
                // KSP-H0871 and KSP-H0964 lie in the same contract year.
                (
                    "fact",
                    [
                        "対象となる過去のご請求:2回",
                        "计入限额的以往申请:2次",
                        "Earlier claims that count: 2",
                    ],
                ),
                (
                    "result",
                    ["判断 充足していません", "判断 不符合", "Finding Not met"],
                ),
                (
                    "reading chosen",
                    [
                        "当社は次の読み方によりました",
                        "我们采用了如下理解",
                        "We took the meaning stated here",
                    ],
                ),
                (
                    "re-examination",
                    [
                        "担当者を替えて改めて審査",
                        "更换负责人重新审核",
                        "another adjuster will examine it again",
                    ],
                ),
                (
                    "dispute body",
                    [
                        "指定紛争解決機関(未確認)",
                        "指定纠纷解决机构(尚未核实)",
                        "Designated dispute body (not verified)",
                    ],
                ),
            ],
        );
        assert!(!text.japanese.contains("推定"), "a presumption is no reason");
    }
}

/// What is no insurance names no insurer and no dispute body, and speaks of its own kind of money.
#[test]
fn a_denial_of_what_is_no_insurance_has_no_dispute_body() {
    let bench = bench();
    let claim = bench.claim_of("芹沢 亮");
    decide(&bench, &claim, "parcel-gift", Outcome::Denied, None);
    for language in TRANSLATED {
        let text = printed(
            &bench,
            &claim,
            request(LetterKind::Denial, "parcel-gift", language),
        );
        must_carry(
            &text,
            language,
            &[
                (
                    "what is not given",
                    [
                        "見舞金をお支払いできない",
                        "慰问金不予支付",
                        "the gift cannot be paid",
                    ],
                ),
                (
                    "sender",
                    [
                        "OKIPPA カスタマーサポート",
                        "OKIPPA 客服",
                        "OKIPPA Customer Support",
                    ],
                ),
                ("person", ["ご利用者 芹沢 亮", "用户 芹沢 亮", "Customer 芹沢 亮"]),
                (
                    "terms",
                    ["適用した利用規約", "适用的使用条款", "Applicable terms of use"],
                ),
                (
                    "fact",
                    [
                        "対象となる過去のご請求:1回",
                        "计入限额的以往申请:1次",
                        "Earlier claims that count: 1",
                    ],
                ),
            ],
        );
        for never in ["保険", "保险", "insur", "紛争解決", "纠纷"] {
            let all = format!("{}{}", text.japanese, text.translation);
            assert!(!all.contains(never), "{never}: {all}");
        }
    }
}

/// A refused registration is no denied claim, and one of an insurance that the insurer decides keeps its dispute body.
#[test]
fn a_registration_is_told_without_a_word_of_money() {
    let bench = bench();
    for (person, outcome, kind, title) in [
        (
            "朝倉 光",
            Outcome::Entitled,
            LetterKind::Payment,
            ["審査結果のご案内", "审核结果通知", "Result of our examination"],
        ),
        (
            "黒木 翔",
            Outcome::NotEntitled,
            LetterKind::Denial,
            [
                "お申し込みをお受けできない旨",
                "申请未予接受的通知",
                "Decision not to accept your application",
            ],
        ),
    ] {
        let claim = bench.claim_for(person, "registration");
        decide(&bench, &claim, "registration", outcome, None);
        for language in TRANSLATED {
            let text = printed(&bench, &claim, request(kind, "registration", language));
            must_carry(&text, language, &KSP_HEAD);
            must_carry(
                &text,
                language,
                &[
                    ("title", title),
                    (
                        "what it is about",
                        ["お申し込みの内容", "申请内容", "The application"],
                    ),
                    (
                        "service",
                        [
                            "サービスの種類 端末登録",
                            "服务种类 设备登记",
                            "Service Device registration",
                        ],
                    ),
                    (
                        "dispute body",
                        ["指定紛争解決機関", "指定纠纷解决机构", "Designated dispute"],
                    ),
                ],
            );
            for never in ["お支払額", "支付金额", "Amount paid", "ご請求の内容"] {
                let all = format!("{}{}", text.japanese, text.translation);
                assert!(!all.contains(&bare(never)), "{never}: {all}");
            }
        }
    }
}

/// A service of an insurance plan comes from its operator, costs what the terms say, and has no dispute body.
#[test]
fn a_service_says_who_gives_it_and_what_it_costs() {
    let bench = bench();
    let claim = bench.claim_for("倉田 樹", "contract-end");
    decide(&bench, &claim, "contract-end", Outcome::Entitled, None);
    for language in TRANSLATED {
        let text = printed(
            &bench,
            &claim,
            request(LetterKind::Payment, "contract-end", language),
        );
        must_carry(
            &text,
            language,
            &[
                ("sender", ["株式会社ユーエムイー", "UME公司", "UME Co., Ltd."]),
                (
                    "charges",
                    ["ご負担いただく費用", "由您承担的费用", "What you pay"],
                ),
                (
                    "not known yet",
                    [
                        "確定次第ご案内します",
                        "确定后另行通知",
                        "You will be told once it is known",
                    ],
                ),
            ],
        );
        for never in ["保険金", "紛争解決", "纠纷"] {
            assert!(!text.japanese.contains(never), "{never}: {}", text.japanese);
        }
    }
}

#[test]
fn a_deficiency_letter_carries_what_it_must() {
    let bench = bench();
    let claim = bench.claim_of("北条 拓海");
    let today: NaiveDate = bench.desk.info().unwrap().today.parse().unwrap();
    let by = today + chrono::Days::new(21);
    for language in TRANSLATED {
        let mut letter = request(LetterKind::Deficiency, "repair-cost", language);
        letter.reply_by = Some(by.to_string());
        let text = printed(&bench, &claim, letter);
        must_carry(&text, language, &KSP_HEAD);
        must_carry(&text, language, &KSP_SENDER);
        must_carry(
            &text,
            language,
            &[
                (
                    "insured",
                    [
                        "被保険者 北条 拓海",
                        "被保险人 北条 拓海",
                        "Insured person 北条 拓海",
                    ],
                ),
                (
                    "accident date",
                    ["2026年10月21日", "2026年10月21日", "21 October 2026"],
                ),
                (
                    "missing item",
                    ["修理代金の領収書", "修理费收据", "Repair receipt"],
                ),
                (
                    "why",
                    [
                        "日付のある領収書で、見積書ではない",
                        "为载有日期的收据,并非报价单",
                        "The receipt bears a date and is no estimate",
                    ],
                ),
                ("quotation", ["条文 「", "条款文字 「", "Text of the terms 「"]),
                (
                    "fact and page",
                    [
                        "領収書の日付:なし(修理代金の領収書 1ページ)",
                        "收据日期:无(修理费收据 第1页)",
                        "Date on the receipt: none (Repair receipt page 1)",
                    ],
                ),
                (
                    "whom to ask",
                    [
                        "発行元・お尋ね先 メーカー・修理店",
                        "出具方・咨询处 厂商或维修店",
                        "Who issues it The maker or the repair shop",
                    ],
                ),
                (
                    "the clock",
                    [
                        "必要な書類がすべて届くまで、審査の結論をお出しすることができません",
                        "在所需材料全部送达之前",
                        "We cannot reach a decision until all necessary documents are here",
                    ],
                ),
                (
                    "no denial",
                    [
                        "ご請求をお断りするものではなく",
                        "这并非拒绝您的申请",
                        "That is not a refusal of your claim",
                    ],
                ),
                (
                    "complaints",
                    [
                        "別の担当者がご説明いたします",
                        "将由另一名负责人说明",
                        "another adjuster will answer",
                    ],
                ),
            ],
        );
        let day = by.format("%Y年%-m月%-d日").to_string();
        assert!(text.japanese.contains(&day), "{day}");
    }
}

#[test]
fn an_acknowledgement_carries_what_it_must() {
    let bench = bench();
    let claim = bench.claim_of("李 思远");
    for language in TRANSLATED {
        let text = printed(
            &bench,
            &claim,
            request(LetterKind::Acknowledgement, "parcel-gift", language),
        );
        assert!(text.japanese.contains(&claim.number) && text.translation.contains(&claim.number));
        must_carry(
            &text,
            language,
            &[
                (
                    "received on",
                    [
                        "受付日 2026年11月",
                        "受理日期 2026年11月",
                        "Received on 19 November 2026",
                    ],
                ),
                (
                    "what is missing",
                    [
                        "まだ届いていない書類",
                        "尚未收到的材料",
                        "Documents not received yet",
                    ],
                ),
                (
                    "police paper",
                    [
                        "盗難届・受理番号の控え",
                        "报案材料或受理编号凭条",
                        "Police slip with the report or its number",
                    ],
                ),
                (
                    "contact",
                    [
                        "OKIPPA plus 見舞金窓口",
                        "OKIPPA plus 慰问金窗口",
                        "OKIPPA plus gift desk",
                    ],
                ),
            ],
        );
    }
}

#[test]
fn an_extension_says_what_is_to_be_confirmed_and_until_when() {
    let bench = bench();
    let claim = bench.claim_of("森下 直樹");
    let today: NaiveDate = bench.desk.info().unwrap().today.parse().unwrap();
    let until = today + chrono::Days::new(40);
    for language in TRANSLATED {
        let mut letter = request(LetterKind::Extension, "repair-cost", language);
        letter.reply_by = Some(until.to_string());
        letter.remark = Some("旧システムの請求履歴を代理店に照会しています。".to_owned());
        let text = printed(&bench, &claim, letter);
        must_carry(&text, language, &KSP_HEAD);
        must_carry(&text, language, &KSP_SENDER);
        must_carry(
            &text,
            language,
            &[
                (
                    "what",
                    [
                        "加入日から1年ごとに2回まで",
                        "自加入日起每年最多两次",
                        "No more than two applications in a contract year",
                    ],
                ),
                (
                    "clause",
                    [
                        "注意事項 6・脚注 ※6",
                        "注意事項 6・脚注 ※6",
                        "注意事項 6・脚注 ※6",
                    ],
                ),
                ("quotation", ["条文 「", "条款文字 「", "Text of the terms 「"]),
                (
                    "waits for",
                    [
                        "確認中の事項:過去の請求",
                        "正在确认:以往理赔",
                        "Being confirmed: Earlier claims",
                    ],
                ),
                ("originally due", ["当初の期限", "原定期限", "Originally due"]),
                (
                    "remark",
                    [
                        "代理店に照会しています",
                        "代理店に照会しています",
                        "代理店に照会しています",
                    ],
                ),
            ],
        );
        let day = until.format("%Y年%-m月%-d日").to_string();
        assert!(
            text.japanese.matches(&day).count() >= 3,
            "{day}: {}",
            text.japanese
        );
    }
}

/// The file copy adds, in the reader's language, where every fact came from, the readings and the hashes.
#[test]
fn a_file_copy_adds_provenance_readings_and_hashes_in_the_readers_language() {
    let bench = bench();
    let claim = bench.claim_for("黒木 翔", "repair-cost");
    decide(&bench, &claim, "repair-cost", Outcome::Denied, None);
    for (language, says) in [
        (
            Language::Ja,
            [
                "事実とその出所",
                "会員台帳",
                "資料による",
                "社内基準",
                "修理報告書.pdf 1ページ",
                "判断に用いたもの",
            ],
        ),
        (
            Language::ZhHans,
            [
                "事实及其来源",
                "会员台账",
                "据材料",
                "内部标准",
                "修理報告書.pdf 第1页",
                "作出判断所用的内容",
            ],
        ),
        (
            Language::En,
            [
                "Facts and where they come from",
                "The member book",
                "evidenced",
                "House standard",
                "修理報告書.pdf, page 1",
                "What the decision was made with",
            ],
        ),
    ] {
        let mut letter = request(LetterKind::Denial, "repair-cost", language);
        letter.file_copy = true;
        let text = printed(&bench, &claim, letter);
        for must in says {
            assert!(text.annex.contains(&bare(must)), "{must}: {}", text.annex);
        }
        for raw in ["evidenced", "confirmed", "member_book", "claimant"] {
            let known = language == Language::En && raw != "member_book";
            assert!(known || !text.annex.contains(raw), "{raw}: {}", text.annex);
        }
        let hash = &claim.evidence[0].sha256;
        assert!(text.annex.contains(&hash[..32]) && text.annex.contains(&hash[32..]));
    }
}

/// A reading chosen for this claim stands in its partial payment and denial.
#[test]
fn a_reading_chosen_for_one_claim_is_told() {
    let bench = bench();
    let claim = bench.claim_of("王 雨桐");
    let chosen = bench
        .change(
            &claim,
            Change::ChooseReading {
                reading: "registered_before".into(),
                choice: Some("before_accident".into()),
                scope: ReadingScope::Claim,
                reason: "本件の経緯から".into(),
            },
        )
        .unwrap();
    decide(&bench, &chosen, "repair-cost", Outcome::Denied, None);
    let text = printed(
        &bench,
        &claim,
        request(LetterKind::Denial, "repair-cost", Language::ZhHans),
    );
    must_carry(
        &text,
        Language::ZhHans,
        &[("reading", ["事故の前", "事故之前", ""])],
    );
}

/// Whoever decides under a plan is named by it: no letter comes from nobody.
#[test]
fn every_benefit_of_every_plan_has_somebody_who_signs_and_somebody_to_ask() {
    let plans = Plans::built_in().unwrap();
    for version in plans.catalogue().plans().iter().flat_map(|it| &it.versions) {
        for benefit in &version.benefits {
            let place = format!("{} {} {}", version.id, version.effective, benefit.id);
            assert!(version.party(benefit).is_some(), "{place}: who signs?");
            assert!(version.contact_of(benefit).is_some(), "{place}: whom to ask?");
        }
    }
}
