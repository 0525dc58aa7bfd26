//! What letters say, and what they refuse to be.

use satei_letters::{
    Cancel, FakeRenderer, Label, Language, LetterData, LetterError, LetterKind, LetterRenderer, Yen,
    data::{Account, Charge, Gives, Override, OverrideRecord, Problem},
    plain_text,
};

use crate::sample::{file_copy, letter, on};

fn problems(change: impl FnOnce(&mut LetterData), kind: LetterKind) -> Vec<Problem> {
    let mut data = letter(kind, Language::Ja);
    change(&mut data);
    data.check().err().unwrap_or_default()
}

#[test]
fn every_kind_carries_what_a_notice_must_carry() {
    for kind in LetterKind::ALL {
        let text = plain_text(&letter(*kind, Language::Ja));
        for must in [
            "KSP-0142",
            "ケイタイサポートPlus",
            "2023年1月1日",
            "髙橋 𠮷郎 様",
            "2026年4月2日",
            "0120-000-000",
        ] {
            assert!(text.contains(must), "{kind:?} lacks {must}");
        }
        let decides = !matches!(
            kind,
            LetterKind::Deficiency | LetterKind::Acknowledgement | LetterKind::Extension
        );
        assert_eq!(text.contains("見本紛争解決センター"), decides, "{kind:?}");
    }
}

#[test]
fn a_denial_names_clause_words_fact_page_and_reading() {
    let text = plain_text(&letter(LetterKind::Denial, Language::Ja));
    for must in [
        "注意事項 7",
        "紛失または置き忘れ",
        "電車内に置き忘れ",
        "事故状況説明書 1ページ",
        "要約したもの",
        "ご加入日から数えた1年",
    ] {
        assert!(text.contains(must), "{must}");
    }
}

#[test]
fn a_deficiency_letter_says_what_why_instead_of_and_that_silence_is_no_denial() {
    let text = plain_text(&letter(LetterKind::Deficiency, Language::Ja));
    for must in [
        "日付がなく",
        "注意事項 2",
        "保証書",
        "購入された販売店",
        "2026年5月11日",
        "お断りするものではなく",
        "再開",
    ] {
        assert!(text.contains(must), "{must}");
    }
    assert!(
        text.contains("請求完了日とし"),
        "what happens to the clock, in the plan's words"
    );
    let mut data = letter(LetterKind::Deficiency, Language::Ja);
    data.reply.as_mut().unwrap().clock = None;
    assert!(
        plain_text(&data).contains("届き次第、審査を続けます"),
        "and in ours where the plan has none"
    );
    data.reply.as_mut().unwrap().terms_deadline = Some(Label::same("2026年6月1日までに届かないときは対象外"));
    let text = plain_text(&data);
    assert!(text.contains("2026年6月1日までに届かない") && !text.contains("お断りするものではなく"));
}

#[test]
fn a_presumption_stands_in_the_file_copy_only() {
    for kind in LetterKind::ALL {
        let mut data = letter(*kind, Language::En);
        let sent = plain_text(&data);
        assert!(!sent.contains("推定") && !sent.contains("presum"), "{kind:?}");
        data.file_copy = Some(file_copy());
        let kept = plain_text(&data);
        assert!(kept.contains("Presumed element of intent") && kept.contains("社内控"));
        assert!(kept.contains("鈴木 見本") && kept.contains(&"a".repeat(64)) && kept.contains("evidenced"));
    }
}

#[test]
fn a_translation_stands_behind_the_japanese_and_says_that_it_does_not_count() {
    for (language, mark) in [
        (Language::ZhHans, "以日文原件为准"),
        (Language::En, "the Japanese letter prevails"),
    ] {
        for kind in LetterKind::ALL {
            let text = plain_text(&letter(*kind, language));
            let (japanese, translated) = text.split_once(mark).unwrap();
            assert!(japanese.contains("拝啓") && japanese.contains("日本語の本書が優先"));
            assert!(
                !translated.contains("ご請求") && translated.contains("KSP-0142"),
                "{kind:?} {language:?}"
            );
        }
    }
    assert!(!plain_text(&letter(LetterKind::Payment, Language::Ja)).contains("参考訳"));
}

#[test]
fn a_plan_that_is_not_insurance_speaks_of_no_insurance() {
    for language in Language::ALL {
        let mut data = letter(LetterKind::Denial, language);
        data.claim.insurance = false;
        assert_eq!(data.check(), Err(vec![Problem::AdrWithoutInsurance]));
        data.reexamination.as_mut().unwrap().adr = None;
        data.sender.company = Label::same("見本商事");
        data.sender.department = None;
        data.contact.desk = Label::same("窓口");
        assert_eq!(data.check(), Ok(()));
        let text = plain_text(&data);
        for never in ["保険", "保险", "insur", "紛争解決", "纠纷", "被保", "約款"] {
            assert!(!text.contains(never), "{language:?}: {never}\n{text}");
        }
    }
}

#[test]
fn a_service_is_granted_or_refused_without_a_word_of_money() {
    for kind in [
        LetterKind::Payment,
        LetterKind::Denial,
        LetterKind::Deficiency,
        LetterKind::Extension,
    ] {
        for language in Language::ALL {
            let mut data = letter(kind, language);
            data.claim.gives = Gives::Service;
            data.claim.benefit = Label::same("端末登録");
            data.claim.insurance = false;
            data.payout = None;
            data.remainders.clear();
            data.clauses.clear();
            data.reexamination.iter_mut().for_each(|again| again.adr = None);
            data.sender.department = None;
            data.place_only_reason = Some("登録規約".into());
            data.reply.iter_mut().for_each(|reply| reply.clock = None);
            if kind != LetterKind::Denial {
                assert_eq!(data.check(), Ok(()));
            }
            for part in plain_text(&data).lines() {
                for never in ["支払", "支付", "paid", "payment", "ご請求"] {
                    assert!(!part.contains(never), "{kind:?} {language:?}: {part}");
                }
            }
        }
    }
    let in_part = |d: &mut LetterData| (d.claim.gives, d.payout) = (Gives::Service, None);
    assert_eq!(
        problems(in_part, LetterKind::PartialPayment),
        [Problem::ServiceInPart]
    );
}

/// Of a service the text may say what it costs: exactly, at most, or not yet.
#[test]
fn a_service_says_what_it_costs() {
    let charge = |name: &str, from: u32, to: Option<u32>| Charge {
        label: Label::same(name),
        place: Label::same("第5条"),
        from: Yen::from(from),
        to: to.map(Yen::from),
    };
    let mut data = letter(LetterKind::Payment, Language::En);
    (data.claim.gives, data.payout) = (Gives::Service, None);
    data.charges = vec![
        charge("出張費", 5_500, Some(5_500)),
        charge("部品代", 0, Some(8_000)),
        charge("特殊作業", 0, None),
    ];
    let text = plain_text(&data);
    let (japanese, english) = text.split_once("Reference translation").unwrap();
    for must in ["ご負担いただく費用", "5,500円", "8,000円まで", "確定次第"] {
        assert!(japanese.contains(must), "{must}: {japanese}");
    }
    for must in ["What you pay", "JPY 5,500", "up to JPY 8,000", "once it is known"] {
        assert!(english.contains(must), "{must}: {english}");
    }
}

#[test]
fn an_account_is_shown_by_its_last_digits_and_asked_for_where_there_is_none() {
    let mut data = letter(LetterKind::Payment, Language::Ja);
    let text = plain_text(&data);
    assert!(text.contains("普通 ***4567") && !text.contains("1234567"));
    let account = |data: &mut LetterData, to| data.payout.as_mut().unwrap().payment.account = to;
    account(&mut data, Some(Account::Open));
    assert!(plain_text(&data).contains("ご本人名義の口座を"));
    account(&mut data, None);
    assert!(!plain_text(&data).contains("お振込先"));
}

#[test]
fn an_override_names_the_clause_it_passes_over_and_its_reason_stays_in_the_house() {
    let mut data = letter(LetterKind::Payment, Language::En);
    let passed_over = letter(LetterKind::Denial, Language::En).clauses;
    data.clauses.clear();
    data.overrides = vec![Override {
        what: Label::same("特例による決定"),
        clauses: passed_over,
        gives_less: false,
    }];
    let sent = plain_text(&data);
    assert_eq!(sent.matches("特例による決定").count(), 2);
    for place in ["注意事項 7", "Note 7"] {
        assert_eq!(sent.matches(place).count(), 1, "{place}: {sent}");
    }
    let mut copy = file_copy();
    copy.overrides = vec![OverrideRecord {
        reason: "上席が承認した。".into(),
        by: "鈴木 見本".into(),
        at: data.issued_at,
    }];
    data.file_copy = Some(copy);
    let kept = plain_text(&data);
    assert_eq!(kept.matches("上席が承認した。").count(), 1, "{kept}");
    assert!(kept.contains("Why the decision departs"), "{kept}");
}

#[test]
fn a_payment_of_less_than_was_assessed_waits_for_a_reason_the_claimant_can_read() {
    let less = |d: &mut LetterData| {
        d.overrides = vec![Override {
            what: Label::same("特例"),
            clauses: Vec::new(),
            gives_less: true,
        }];
    };
    let partial = LetterKind::PartialPayment;
    assert_eq!(problems(less, partial), [Problem::ReasonMissing]);
    let told = |d: &mut LetterData| {
        less(d);
        d.remarks = vec![Label::same("領収書の写しに重複がありました。")];
    };
    assert_eq!(problems(told, partial), []);
}

#[test]
fn a_denial_says_why_costs_stay_with_the_claimant() {
    let mut data = letter(LetterKind::Denial, Language::En);
    let why = ["表に示す条項により", "the clauses named in the table"];
    assert!(why.iter().all(|it| !plain_text(&data).contains(it)));
    data.charges = vec![Charge {
        label: Label::same("送料"),
        place: Label::same("第7条"),
        from: Yen::from(3_400),
        to: Some(Yen::from(3_400)),
    }];
    let text = plain_text(&data);
    assert!(why.iter().all(|it| text.contains(it)), "{text}");
}

#[test]
fn a_letter_that_lacks_what_its_kind_needs_is_refused_with_the_reason() {
    use LetterKind::{Deficiency, Denial, Extension, PartialPayment, Payment};
    assert_eq!(
        problems(|d| d.addressee.name = " ".into(), Payment),
        [Problem::NameMissing]
    );
    assert_eq!(
        problems(|d| d.sender.company = Label::default(), Payment),
        [Problem::SenderMissing]
    );
    assert_eq!(problems(|d| d.payout = None, Payment), [Problem::PayoutMissing]);
    let payout = letter(Payment, Language::Ja).payout;
    assert_eq!(problems(|d| d.payout = payout, Denial), [Problem::PayoutTooMuch]);
    assert_eq!(
        problems(|d| d.clauses.clear(), PartialPayment),
        [Problem::ClausesMissing]
    );
    for decision in [Payment, PartialPayment, Denial] {
        let found = problems(|d| d.reexamination = None, decision);
        assert_eq!(found, [Problem::ReexaminationMissing], "{decision:?}");
    }
    let without_adr = |d: &mut LetterData| d.reexamination.as_mut().unwrap().adr = None;
    assert_eq!(problems(without_adr, Denial), [Problem::ReexaminationMissing]);
    assert_eq!(problems(without_adr, Payment), []);
    assert_eq!(
        problems(|d| d.missing.clear(), Deficiency),
        [Problem::NothingAskedFor]
    );
    assert_eq!(
        problems(|d| d.reply = None, Deficiency),
        [Problem::ReplyByMissing]
    );
    assert_eq!(
        problems(|d| d.reply.as_mut().unwrap().by = on("2026-04-20"), Deficiency),
        [Problem::ReplyByPast]
    );
    assert_eq!(
        problems(|d| d.extension = None, Extension),
        [Problem::ExtensionMissing]
    );
}

#[test]
fn a_denial_waits_for_verified_contacts_and_for_a_quotation_or_a_reason() {
    let denial = LetterKind::Denial;
    assert_eq!(
        problems(|d| d.contact.verified_on = None, denial),
        [Problem::Unverified]
    );
    let unverified_adr = |d: &mut LetterData| {
        d.reexamination
            .as_mut()
            .unwrap()
            .adr
            .as_mut()
            .unwrap()
            .verified_on = None;
    };
    assert_eq!(problems(unverified_adr, denial), [Problem::Unverified]);
    assert_eq!(
        problems(|d| d.clauses[0].quotation = None, denial),
        [Problem::QuotationMissing]
    );
    let with_reason = |d: &mut LetterData| {
        d.clauses[0].quotation = None;
        d.place_only_reason = Some("約款の原文が未着のため".into());
    };
    assert_eq!(problems(with_reason, denial), []);
}

#[test]
fn letter_data_survive_being_stored() {
    for kind in LetterKind::ALL {
        let mut data = letter(*kind, Language::ZhHans);
        data.file_copy = Some(file_copy());
        let stored = serde_json::to_string(&data).unwrap();
        assert_eq!(serde_json::from_str::<LetterData>(&stored).unwrap(), data);
    }
}

#[test]
fn the_fake_renderer_refuses_what_the_real_one_would() {
    let mut data = letter(LetterKind::Payment, Language::Ja);
    let letter = FakeRenderer.render(&data, &Cancel::default()).unwrap();
    assert!(String::from_utf8(letter.pdf).unwrap().contains("39,600円"));
    data.payout = None;
    let refused = FakeRenderer.render(&data, &Cancel::default()).unwrap_err();
    assert_eq!(refused, LetterError::Data(vec![Problem::PayoutMissing]));
    let cancel = Cancel::default();
    cancel.cancel();
    assert_eq!(FakeRenderer.render(&data, &cancel), Err(LetterError::Cancelled));
}
