//! What every notice must carry (`notices.md`), looked for in the text of letters that the desk issued from the sample
//! desk: printed as PDF, taken in again and read by the reader, which knows nothing of how they were made. Expected
//! values come from the sample's papers, its book and the clauses.

use chrono::{Days, NaiveDate};
use satei_desk::view::{Change, ClaimView, Language, LetterKind, LetterRequest, Outcome, ReadingScope};
use satei_desk::{Cancel, Desk, Plans};
use satei_letters::{FontSource, OnDemand};
use satei_model::text::narrow;

use crate::bench::{Bench, parts};

const TABLES: &str = include_str!("notices.md");

const TRANSLATED: [Language; 2] = [Language::ZhHans, Language::En];

/// The text of an issued letter without white space: the letter itself, its translation, the file copy's annex.
#[derive(Default)]
struct Printed {
    japanese: String,
    translation: String,
    annex: String,
}

impl Printed {
    fn all(&self) -> String {
        format!("{}\n{}\n{}", self.japanese, self.translation, self.annex)
    }

    fn says_none_of(&self, words: &[&str]) {
        for never in words {
            assert!(!self.all().contains(&bare(never)), "{never}: {}", self.all());
        }
    }
}

fn bare(text: &str) -> String {
    narrow(text).split_whitespace().collect()
}

/// The rows of a table: the item, then what says so in Japanese, Chinese and English.
fn table(name: &str) -> Vec<[String; 4]> {
    let heading = format!("## {name}");
    let lines = TABLES.lines().skip_while(|line| *line != heading).skip(1);
    let rows = lines
        .take_while(|line| !line.starts_with("## "))
        .filter(|line| line.starts_with('|'))
        .skip(2)
        .map(|line| {
            let cells: Vec<String> = line
                .trim_matches('|')
                .split('|')
                .map(|cell| cell.trim().to_owned())
                .collect();
            cells.try_into().expect("four cells")
        })
        .collect::<Vec<_>>();
    assert!(!rows.is_empty(), "no table {name}");
    rows
}

/// Whether the letter says every item of a table in Japanese, and its translation in its own language.
fn must_carry(printed: &Printed, language: Language, name: &str) {
    let (other, at) = match language {
        Language::Ja => (&printed.japanese, 1),
        Language::ZhHans => (&printed.translation, 2),
        Language::En => (&printed.translation, 3),
    };
    for row in table(name) {
        let item = &row[0];
        for (says, text) in [(&row[1], &printed.japanese), (&row[at], other)] {
            assert!(text.contains(&bare(says)), "{name}, {item}: {says}\n{text}");
        }
    }
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
        .change(
            &claim,
            Change::IssueLetter {
                letter: request,
                previewed: None,
            },
        )
        .unwrap_or_else(|error| panic!("{error:?}"));
    let letter = &issued.letters[0].letter_id;
    let path = bench.folder.path().join(format!("{letter}.pdf"));
    bench.desk.write_letter(letter, &path).unwrap();
    let read = bench
        .desk
        .attach(&claim.claim_id, &[path], letter, &Cancel::default(), &mut |_| {})
        .unwrap();
    let mut out = Printed::default();
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
    for part in [&out.japanese, &out.translation] {
        let asked = part.is_empty() || part.contains(&claim.number);
        assert!(asked && out.japanese.contains("拝啓"), "{}", out.all());
    }
    out
}

/// A sample desk that prints.
fn bench() -> Bench {
    let Bench { desk, folder } = Bench::new();
    drop(desk);
    let letters = Box::new(OnDemand::new(FontSource::standard(None)));
    let desk = Desk::open(&folder.path().join("desk"), None, parts().with_letters(letters)).unwrap();
    Bench { desk, folder }
}

/// Decides as the assessment says; what it presumes is confirmed first.
fn decide(bench: &Bench, claim: &ClaimView, benefit: &str, outcome: Outcome, amount: Option<&str>) {
    let mut claim = bench.desk.claim(&claim.claim_id).unwrap();
    if claim
        .assessments
        .iter()
        .any(|it| it.benefit == benefit && it.presuming)
    {
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
    let decided = bench.change(&claim, change);
    decided.unwrap_or_else(|error| panic!("{error:?}"));
}

fn in_days(bench: &Bench, days: u64) -> NaiveDate {
    let today: NaiveDate = bench.desk.info().unwrap().today.parse().unwrap();
    today + Days::new(days)
}

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
        must_carry(&text, language, "payment");
    }
}

#[test]
fn a_partial_payment_carries_what_it_must_and_never_an_account_whole() {
    let bench = bench();
    let claim = bench.claim_of("佐久間 蒼");
    decide(&bench, &claim, "repair-cost", Outcome::PartlyPaid, Some("38800"));
    for language in TRANSLATED {
        let text = printed(
            &bench,
            &claim,
            request(LetterKind::PartialPayment, "repair-cost", language),
        );
        must_carry(&text, language, "partial payment");
        text.says_none_of(&["0078203"]);
    }
}

#[test]
fn a_percentage_is_shown_with_the_loss_it_is_taken_from() {
    let bench = bench();
    let claim = bench.claim_for("村田 奏", "irreparable");
    decide(&bench, &claim, "irreparable", Outcome::Paid, Some("21600"));
    for language in TRANSLATED {
        let text = printed(
            &bench,
            &claim,
            request(LetterKind::Payment, "irreparable", language),
        );
        must_carry(&text, language, "share");
    }
}

#[test]
fn a_denial_carries_what_it_must_and_no_presumption() {
    let bench = bench();
    let claim = bench.claim_for("黒木 翔", "repair-cost");
    decide(&bench, &claim, "repair-cost", Outcome::Denied, None);
    for language in TRANSLATED {
        let text = printed(
            &bench,
            &claim,
            request(LetterKind::Denial, "repair-cost", language),
        );
        must_carry(&text, language, "keitai support plus");
        must_carry(&text, language, "denial");
        text.says_none_of(&["推定", "presum"]);
    }
}

#[test]
fn a_denial_of_what_is_no_insurance_names_no_insurer_and_no_dispute_body() {
    let bench = bench();
    let claim = bench.claim_of("芹沢 亮");
    decide(&bench, &claim, "parcel-gift", Outcome::Denied, None);
    for language in TRANSLATED {
        let text = printed(
            &bench,
            &claim,
            request(LetterKind::Denial, "parcel-gift", language),
        );
        must_carry(&text, language, "denial, no insurance");
        text.says_none_of(&["保険", "保险", "insur", "紛争解決", "纠纷"]);
    }
}

/// A refused registration is no denied claim; one of an insurance that the insurer decides keeps its dispute body.
#[test]
fn a_registration_is_told_without_a_word_of_money() {
    let bench = bench();
    let granted = ["審査結果のご案内", "审核结果通知", "Result of our examination"];
    let refused = [
        "お申し込みをお受けできない旨",
        "申请未获批准通知",
        "Decision not to accept your application",
    ];
    for (person, outcome, kind, title) in [
        ("朝倉 光", Outcome::Entitled, LetterKind::Payment, granted),
        ("黒木 翔", Outcome::NotEntitled, LetterKind::Denial, refused),
    ] {
        let claim = bench.claim_for(person, "registration");
        decide(&bench, &claim, "registration", outcome, None);
        for (at, language) in (1..).zip(TRANSLATED) {
            let text = printed(&bench, &claim, request(kind, "registration", language));
            must_carry(&text, language, "keitai support plus");
            must_carry(&text, language, "registration");
            assert!(text.japanese.contains(title[0]) && text.translation.contains(&bare(title[at])));
            text.says_none_of(&["お支払", "支付", "Amount payable", "ご請求"]);
        }
    }
}

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
        must_carry(&text, language, "service");
        text.says_none_of(&["被保険者", "紛争解決", "纠纷"]);
    }
}

#[test]
fn a_deficiency_letter_carries_what_it_must() {
    let bench = bench();
    let claim = bench.claim_of("北条 拓海");
    let by = in_days(&bench, 21);
    for language in TRANSLATED {
        let mut letter = request(LetterKind::Deficiency, "repair-cost", language);
        letter.reply_by = Some(by.to_string());
        let text = printed(&bench, &claim, letter);
        must_carry(&text, language, "keitai support plus");
        must_carry(&text, language, "deficiency");
        assert!(text.japanese.contains(&by.format("%Y年%-m月%-d日").to_string()));
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
        must_carry(&text, language, "acknowledgement");
    }
}

#[test]
fn an_extension_says_what_is_to_be_confirmed_and_until_when() {
    let bench = bench();
    let claim = bench.claim_of("森下 直樹");
    let until = in_days(&bench, 40);
    for language in TRANSLATED {
        let mut letter = request(LetterKind::Extension, "repair-cost", language);
        letter.reply_by = Some(until.to_string());
        letter.remark = Some("旧システムの請求履歴を代理店に照会しています。".to_owned());
        let text = printed(&bench, &claim, letter);
        must_carry(&text, language, "keitai support plus");
        must_carry(&text, language, "extension");
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
                "会員名簿",
                "証拠",
                "社内基準",
                "report.pdf 1ページ",
            ],
        ),
        (
            Language::ZhHans,
            [
                "事实及其来源",
                "会员名册",
                "有证据",
                "内部标准",
                "report.pdf 第1页",
            ],
        ),
        (
            Language::En,
            [
                "Facts and where they come from",
                "The member book",
                "evidenced",
                "House standard",
                "report.pdf, page 1",
            ],
        ),
    ] {
        let mut letter = request(LetterKind::Denial, "repair-cost", language);
        letter.file_copy = true;
        let text = printed(&bench, &claim, letter);
        let report = claim
            .evidence
            .iter()
            .find(|it| it.document.as_deref() == Some("repair_report"));
        for must in says {
            let must = must.replace("report.pdf", &report.unwrap().name);
            assert!(text.annex.contains(&bare(&must)), "{must}: {}", text.annex);
        }
        assert!(!text.annex.contains("member_book"));
        let hash = &claim.evidence[0].sha256;
        assert!(text.annex.contains(&hash[..32]) && text.annex.contains(&hash[32..]));
    }
}

/// A reading chosen for one claim stands in the denial that rests on it.
#[test]
fn a_reading_chosen_for_one_claim_is_told() {
    let bench = bench();
    let claim = bench.claim_of("王 雨桐");
    let choose = Change::ChooseReading {
        reading: "registered_before".into(),
        choice: Some("before_accident".into()),
        scope: ReadingScope::Claim,
        reason: "本件の経緯から".into(),
    };
    let chosen = bench.change(&claim, choose).unwrap();
    decide(&bench, &chosen, "repair-cost", Outcome::Denied, None);
    let text = printed(
        &bench,
        &claim,
        request(LetterKind::Denial, "repair-cost", Language::ZhHans),
    );
    assert!(
        text.japanese.contains("当社は次の読み方によりました"),
        "{}",
        text.japanese
    );
    assert!(text.translation.contains("事故之前"), "{}", text.translation);
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
