//! What letters say and what they leave out, on claims of the sample desk. Letters are plain text here; expected words
//! come from the sample's papers, its terms and the clauses.

use satei_desk::view::{
    Change, ClaimView, DeskError, FindingResult, FindingWeight, Language, LetterKind, LetterPreview,
    LetterRequest, Outcome, QueueQuery,
};

use crate::bench::Bench;

fn request(kind: LetterKind, benefit: &str) -> LetterRequest {
    LetterRequest {
        benefit: benefit.to_owned(),
        kind,
        language: Language::Ja,
        file_copy: false,
        reply_by: None,
        place_only_reason: None,
        remark: None,
    }
}

fn preview(bench: &Bench, claim: &ClaimView, request: &LetterRequest) -> LetterPreview {
    bench.desk.letter_preview(&claim.claim_id, request).unwrap()
}

/// The text of a letter that could be issued as it is.
fn drawn(bench: &Bench, claim: &ClaimView, request: &LetterRequest) -> String {
    let drawn = preview(bench, claim, request);
    assert!(
        drawn.obstacles.is_empty(),
        "{}: {:?}",
        claim.number,
        drawn.obstacles
    );
    let path = bench.folder.path().join("letter.txt");
    bench.desk.write_letter(&drawn.preview, &path).unwrap();
    std::fs::read_to_string(&path).unwrap()
}

/// The letter of this kind about the first benefit that is asked for.
fn letter(bench: &Bench, claim: &ClaimView, kind: LetterKind) -> String {
    drawn(bench, claim, &request(kind, &claim.assessments[0].benefit))
}

fn says(text: &str, words: &[&str]) {
    for must in words {
        assert!(text.contains(must), "{must}:\n{text}");
    }
}

fn says_none_of(text: &str, words: &[&str]) {
    for never in words {
        assert!(!text.contains(never), "{never}:\n{text}");
    }
}

/// Decides; what is presumed is confirmed first, and a reason is given where one is named.
fn decide(
    bench: &Bench,
    claim: &ClaimView,
    outcome: Outcome,
    amount: Option<&str>,
    reason: Option<&str>,
) -> ClaimView {
    let benefit = claim.assessments[0].benefit.clone();
    let mut claim = claim.clone();
    if claim.assessments[0].presuming && reason.is_none() {
        let confirm = Change::ConfirmPresumptions {
            benefit: benefit.clone(),
            reason: "書類を確認".to_owned(),
        };
        claim = bench.change(&claim, confirm).unwrap();
    }
    let change = Change::Decide {
        benefit,
        outcome,
        amount: amount.map(str::to_owned),
        override_reason: reason.map(str::to_owned),
    };
    bench.change(&claim, change).unwrap()
}

fn problems(obstacles: &[DeskError]) -> Vec<&str> {
    let hints = obstacles.iter().flat_map(|it| &it.hints);
    hints
        .filter(|it| it.name == "problem")
        .map(|it| it.value.as_str())
        .collect()
}

/// A receipt without a date: the clause that it fails is both named and quoted, and nobody calls the claim complete.
#[test]
fn a_deficiency_names_and_quotes_the_clause_that_the_paper_fails() {
    let bench = Bench::new();
    let text = letter(&bench, &bench.claim_of("北条 拓海"), LetterKind::Deficiency);
    says(
        &text,
        &[
            "WEB申請 STEP 4",
            "領収書は日付の入ったものに限り",
            "領収書の日付：なし",
        ],
    );
    says_none_of(&text, &["申請には、修理の報告書または見積書", "請求完了日"]);
}

/// The rules that ask for these two have no other name than the papers: the letter points to the clause. The second is
/// the claimant's own paper: nobody is told to ask themselves, but where it is had from.
#[test]
fn a_document_is_asked_for_with_a_reason_that_is_not_its_name() {
    let bench = Bench::new();
    let text = letter(&bench, &bench.claim_of("一ノ瀬 遥"), LetterKind::Deficiency);
    let why = "下記の条項により、審査に必要な書類と定められています。";
    assert_eq!(text.matches(why).count(), 2, "{text}");
    says(&text, &["マイページから取得"]);
    says_none_of(&text, &["加入者本人"]);
    let text = letter(&bench, &bench.claim_of("李 思远"), LetterKind::Deficiency);
    assert_eq!(text.matches(why).count(), 1, "{text}");
    says_none_of(&text, &["盗難届または受理番号の控え"]);
}

#[test]
fn an_extension_tells_of_an_amount_that_a_person_has_to_establish() {
    let bench = Bench::new();
    for (person, clause) in [
        ("髙橋 健一", "上限額の表・脚注 ※2"),
        ("海老名 洋", "第3の場合（上限30万円）"),
        ("Claire Dubois", "支払済みの会費：960円"),
    ] {
        let text = letter(&bench, &bench.claim_of(person), LetterKind::Extension);
        says(&text, &["お支払額を確認しています。", clause]);
    }
}

/// What cannot change the decision is not given as a reason to wait.
#[test]
fn an_extension_leaves_out_what_would_change_nothing() {
    let bench = Bench::new();
    let rows = bench.desk.queue(&QueueQuery::default()).unwrap().rows;
    let mut seen = 0;
    for row in rows {
        let claim = bench.desk.claim(&row.claim_id).unwrap();
        let Some(assessment) = claim.assessments.first() else {
            continue;
        };
        let open: Vec<_> = assessment
            .findings
            .iter()
            .filter(|it| it.result == FindingResult::Undetermined)
            .collect();
        let idle = open.iter().filter(|it| it.weight == FindingWeight::Idle);
        let asked = |label: &str| {
            let mut open = open.iter().filter(|it| it.weight == FindingWeight::Open);
            open.any(|it| it.label.ja == label)
        };
        let idle: Vec<_> = idle.filter(|it| !asked(&it.label.ja)).collect();
        if idle.is_empty() {
            continue;
        }
        let drawn = preview(
            &bench,
            &claim,
            &request(LetterKind::Extension, &assessment.benefit),
        );
        if !drawn.obstacles.is_empty() {
            assert_eq!(
                problems(&drawn.obstacles),
                ["extension_missing"],
                "{}",
                claim.number
            );
            continue;
        }
        let text = letter(&bench, &claim, LetterKind::Extension);
        seen += 1;
        for finding in idle {
            assert!(
                !text.contains(&finding.label.ja),
                "{}: {}\n{text}",
                claim.number,
                finding.rule
            );
        }
    }
    assert!(seen > 0, "no claim of the sample has an idle finding");
}

/// The price of buying again was read from its receipt, page 1; more than the cap was spent.
#[test]
fn a_payment_shows_what_its_amount_was_worked_out_from() {
    let bench = Bench::new();
    let claim = decide(
        &bench,
        &bench.claim_of("白井 大輔"),
        Outcome::PartlyPaid,
        Some("30000"),
        None,
    );
    let text = letter(&bench, &claim, LetterKind::PartialPayment);
    says(
        &text,
        &[
            "再購入の金額：42,800円（再購入の証憑 1ページ）",
            "「再購入費用（上限3万円）」の計算のもとになる金額",
            "限度を適用しました",
        ],
    );
    says_none_of(&text, &["¥", "(上限3万円)"]);
    let claim = decide(
        &bench,
        &bench.claim_of("三谷 栞"),
        Outcome::Paid,
        Some("13680"),
        None,
    );
    let text = letter(&bench, &claim, LetterKind::Payment);
    says(
        &text,
        &["申請する注文明細：商品 12,800円、送料 880円（注文内容の記録 1ページ）"],
    );
}

/// What is left of the year pays less than the repair cost.
#[test]
fn a_limit_that_cut_the_amount_says_so() {
    let bench = Bench::new();
    let claim = bench.claim_of("佐久間 蒼");
    let claim = decide(&bench, &claim, Outcome::PartlyPaid, Some("38800"), None);
    let text = letter(&bench, &claim, LetterKind::PartialPayment);
    says(
        &text,
        &[
            "年間の上限10万円の残り",
            "限度を適用しました",
            "他の補償を引いた修理・交換の実費",
        ],
    );
    says_none_of(&text, &["「他の補償を引いた修理・交換の実費」の計算のもと"]);
}

/// A file of no kind of document is the claimant's own, and what a refusal leaves them to pay is explained.
#[test]
fn a_denial_names_a_file_as_handed_in_and_says_why_there_is_something_to_pay() {
    let bench = Bench::new();
    let claim = bench.claim_of("Nora Lindqvist");
    let claim = decide(&bench, &claim, Outcome::NotEntitled, None, None);
    let text = letter(&bench, &claim, LetterKind::Denial);
    says(
        &text,
        &[
            "オークション（ご提出資料「auction.png」 1ページ）",
            "3,400円",
            "表に示す条項によりご負担いただきます",
            "万年筆 つきかげ 14K",
        ],
    );
}

/// Paid though a family member used the phone. Why stays in the house; the clause that is passed over is told.
#[test]
fn an_override_tells_the_clause_and_keeps_the_reason_in_the_house() {
    let bench = Bench::new();
    let claim = bench.claim_of("南 さつき");
    let text = letter(&bench, &claim, LetterKind::Payment);
    says(
        &text,
        &[
            "次の条項にかかわらず、当社の判断によりお支払いいたします。",
            "加入者本人が使う端末である",
            "端末の利用者：家族",
        ],
    );
    says_none_of(&text, &["上席", "利用明細"]);
    let mut copy = request(LetterKind::Payment, "repair-cost");
    copy.file_copy = true;
    let kept = drawn(&bench, &claim, &copy);
    says(&kept, &["査定と異なる決定の理由", "上席が支払を承認した。"]);
}

/// Less than was assessed: the claimant hears why in words meant for them, or the letter is not issued.
#[test]
fn a_payment_of_less_than_was_assessed_says_why() {
    let bench = Bench::new();
    let claim = bench.claim_for("朝倉 光", "repair-cost");
    let claim = decide(
        &bench,
        &claim,
        Outcome::PartlyPaid,
        Some("1000"),
        Some("社内の理由"),
    );
    let mut partial = request(LetterKind::PartialPayment, "repair-cost");
    let refused = preview(&bench, &claim, &partial);
    assert_eq!(problems(&refused.obstacles), ["reason_missing"]);
    partial.remark = Some("重複した領収書の分を除きました。".into());
    let text = drawn(&bench, &claim, &partial);
    says(
        &text,
        &[
            "による計算にかかわらず、当社の判断により定めました",
            "重複した領収書",
        ],
    );
    says_none_of(&text, &["社内の理由"]);
}

/// No clause denies: a person's word alone makes no denial, and the letter says what is to be done.
#[test]
fn a_denial_that_rests_on_no_clause_is_not_written() {
    let bench = Bench::new();
    for (person, outcome) in [
        ("海老名 洋", Outcome::Denied),
        ("Park Seo-yun", Outcome::NotEntitled),
    ] {
        let claim = decide(&bench, &bench.claim_of(person), outcome, None, Some("社内の判断"));
        let denial = request(LetterKind::Denial, &claim.assessments[0].benefit);
        let refused = preview(&bench, &claim, &denial);
        assert_eq!(problems(&refused.obstacles), ["clauses_missing"], "{person}");
        let told = &refused.obstacles[0].message;
        assert!(told.contains("reverse the decision"), "{told}");
    }
}

/// Where a plan names no telephone, the way to its desk is the one that its source gives; the sender's name is without it.
#[test]
fn every_letter_says_how_its_desk_is_reached() {
    let bench = Bench::new();
    for (person, way) in [
        ("金城 海斗", "マイページ「お問い合わせ・盗難報告」"),
        ("李 思远", "盗難報告ページからご連絡ください"),
        ("三谷 栞", "担当者がお送りしたメールにご返信ください"),
        ("Park Seo-yun", "お問い合わせフォームからご連絡ください"),
        ("田辺 律", "ウェブサイトに掲載しています"),
    ] {
        let text = letter(&bench, &bench.claim_of(person), LetterKind::Acknowledgement);
        assert_eq!(text.matches(way).count(), 1, "{way}:\n{text}");
    }
}

/// The thing by its name and, of an order, its number; where nobody named it, what is known of it.
#[test]
fn every_letter_names_what_it_is_about() {
    let bench = Bench::new();
    for (person, named, unnamed) in [
        (
            "三谷 栞",
            "コーヒーメーカー あかね CM-5（ご注文 HM-261002-0418）",
            "対象の機器・品物 ご注文 HM-261002-0418",
        ),
        ("Park Seo-yun", "炊飯器 ほのか RC-10", "家電製品 RC-10"),
        ("陳 品妍", "スマートフォン 風花 K8", "その他の商品"),
        ("Lam Ka-yan", "鉄瓶 南の風 1.2L", "商品価格の合計 48,600円"),
        ("岡部 すず", "玄関の鍵", "鍵（"),
        ("上村 健", "ノートパソコン", "パソコン"),
    ] {
        let claim = bench.claim_of(person);
        says(&letter(&bench, &claim, LetterKind::Acknowledgement), &[named]);
        let clear = Change::ClearFact {
            fact: "item_name".into(),
            reason: Some("試験".into()),
        };
        let text = letter(
            &bench,
            &bench.change(&claim, clear).unwrap(),
            LetterKind::Acknowledgement,
        );
        let one_line = text.split_whitespace().collect::<Vec<_>>().join(" ");
        says(&one_line, &[unnamed]);
    }
}
