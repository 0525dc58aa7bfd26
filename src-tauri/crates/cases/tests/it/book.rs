//! Members, contracts and earlier claims: found, imported, refused.

use satei_cases::import::{CsvFile, Encoding, Field, NoCsv, suggest};
use satei_model::{HistoryCompleteAsOf, HouseReadingAdopted, Payload};

use crate::support::{Bench, day};

const CSV: &str = "\
会員番号,氏名,フリガナ,電話番号,プラン,加入日,IMEI,登録日,申請日,結果,支払額
M-001,髙橋 一郎,ﾀｶﾊｼ ｲﾁﾛｳ,090-0000-0001,keitai-support-plus,令和7年3月1日,00-000000-000001-8,2025/3/2,2025-06-10,支払済,\"20,000\"
M-002,林 美咲,ハヤシ ミサキ,０９０ー００００ー０００２,keitai-support-plus,2025-02-30,,,,,
M-003,,,,,,,,,,
M-004,佐々木 蓮,ササキ レン,090-0000-0004,,,000000000000019,,,,
M-001,髙橋 一郎,,050-0000-0001,keitai-support-plus,2025-03-01,,,2025-09-01,取下げ,
M-005,小林 葵,コバヤシ アオイ,090-0000-0005,keitai-support-plus,2025-04-01,000000000000019,,,,
M-006,中村 陽菜,ナカムラ ヒナ,090-0000-0006,keitai-support-plus,2025-05-01,,,2026-01-10,支払済,-5
M-007,余分,ヨブン,1,2,3,4,5,6,7,8,9
";

fn import(bench: &Bench, bytes: &[u8]) -> satei_cases::import::ImportPlan {
    let file = CsvFile::read("members.csv", bytes).unwrap();
    bench
        .store
        .plan_import(&file, &suggest(&file.headings), &["keitai-support-plus"])
        .unwrap()
}

#[test]
fn good_rows_are_taken_in_and_bad_ones_refused_with_line_and_reason() {
    let bench = Bench::new();
    let plan = import(&bench, CSV.as_bytes());
    assert_eq!(plan.accepted, 2);
    let refused: Vec<(u64, String)> = plan
        .refused
        .iter()
        .map(|r| (r.line, r.reason.to_string()))
        .collect();
    let expected: [(u64, &str); 6] = [
        (3, "joined_on: there is no such day: `2025-02-30`"),
        (4, "member M-003 is new and the row has no name"),
        (
            5,
            "imei: `000000000000019` is not an IMEI (15 digits, the last one a check digit)",
        ),
        (
            7,
            "imei: `000000000000019` is not an IMEI (15 digits, the last one a check digit)",
        ),
        (
            8,
            "claim_amount: `-5` is negative; an amount of yen is zero or more",
        ),
        (9, "12 cells where the headings have 11"),
    ];
    assert_eq!(refused, expected.map(|(line, reason)| (line, reason.to_owned())));
    assert!(
        bench.store.members_by_number("M-001").unwrap().is_empty(),
        "a plan records nothing"
    );

    bench.add_to_desk(plan.payloads);
    let member = bench.store.members_by_number("Ｍ-001").unwrap().remove(0);
    assert_eq!(member.entry.name, "髙橋 一郎");
    assert_eq!(member.entry.kana, "タカハシ イチロウ");
    assert_eq!(member.entry.phones, ["090-0000-0001", "050-0000-0001"]);
    assert_eq!(member.contracts.len(), 1, "both rows speak of one contract");
    assert_eq!(member.contracts[0].entry.joined_on, day("2025-03-01"));
    assert_eq!(
        member.contracts[0].devices[0].facts["registered_imei"],
        "000000000000018"
    );
    assert_eq!(member.contracts[0].claims, 2);
    let past = bench.store.past_claims_of(member.entry.id).unwrap();
    let outcomes: Vec<_> = past.iter().map(|p| p.fields["outcome"].clone()).collect();
    assert_eq!(outcomes, ["paid", "withdrawn"]);
    assert_eq!(past[0].fields["amount"], "20000");
}

#[test]
fn the_same_file_again_changes_nothing() {
    let bench = Bench::new();
    bench.add_to_desk(import(&bench, CSV.as_bytes()).payloads);
    let again = import(&bench, CSV.as_bytes());
    assert_eq!(again.accepted, 2);
    assert!(
        matches!(again.payloads.as_slice(), [Payload::ImportRecorded(_)]),
        "{:?}",
        again.payloads
    );
}

#[test]
fn files_of_japanese_office_programs_are_read() {
    let (bytes, _, lossy) = encoding_rs::SHIFT_JIS.encode(CSV);
    assert!(!lossy);
    let file = CsvFile::read("members.csv", &bytes).unwrap();
    assert_eq!(file.encoding, Encoding::Cp932);
    assert_eq!(
        file,
        CsvFile {
            sha256: file.sha256.clone(),
            encoding: Encoding::Cp932,
            ..CsvFile::read("members.csv", CSV.as_bytes()).unwrap()
        }
    );
    let marked = format!("\u{feff}{CSV}");
    assert_eq!(
        CsvFile::read("members.csv", marked.as_bytes()).unwrap().headings[0],
        "会員番号"
    );
    let tabs = "number\tname\r\nM-1\tA\r\n";
    assert_eq!(
        CsvFile::read("m.csv", tabs.as_bytes()).unwrap().rows,
        [(2, vec!["M-1".to_owned(), "A".to_owned()])]
    );
}

#[test]
fn what_is_no_csv_file_says_so() {
    let why = |bytes: &[u8]| CsvFile::read("m.csv", bytes).unwrap_err();
    assert_eq!(why(b""), NoCsv::NoHeadings);
    assert_eq!(why(b"\xff\xfe\x00\x81\xff"), NoCsv::Encoding);
}

/// A reader of CSV takes all behind an open quotation mark for one cell: members would be missing and nobody told.
#[test]
fn a_quotation_mark_that_is_never_closed_is_told_with_its_line() {
    let open = "会員番号,氏名\nM-1,山田 花子\nM-2,\"佐藤 太郎\nM-3,鈴木 一郎\n";
    let why = CsvFile::read("m.csv", open.as_bytes()).unwrap_err();
    assert_eq!(why, NoCsv::QuoteOpen { line: 3 });
    // Inches within a cell open nothing, and a quoted cell may hold what it likes.
    let closed = "number,model\nM-1,6.1\" black\nM-2,\"a, \"\"b\"\"\nc\"\n";
    let rows = CsvFile::read("m.csv", closed.as_bytes()).unwrap().rows;
    assert_eq!(rows.len(), 2);
    assert_eq!(rows[1].1[1], "a, \"b\"\nc");
}

#[test]
fn a_plan_the_desk_does_not_have_and_a_second_name_are_refused() {
    let bench = Bench::new();
    let plan = import(
        &bench,
        "会員番号,氏名,プラン,加入日
M-1,山田 花子,keitai-support-pluss,2025-01-01
M-2,佐藤 太郎,keitai-support-plus,2025-01-01
M-2,佐藤 次郎,keitai-support-plus,2025-01-01
M-2,,keitai-support-plus,2026-01-01
"
        .as_bytes(),
    );
    let refused: Vec<_> = plan
        .refused
        .iter()
        .map(|it| (it.line, it.reason.code()))
        .collect();
    assert_eq!(refused, [(2, "unknown_plan"), (4, "other_name")]);
    assert_eq!(plan.accepted, 2);
}

#[test]
fn headings_suggest_their_fields() {
    let headings = ["会員番号", "氏名", "Phone", "電話番号", "IMEI", "備考", "氏名"].map(str::to_owned);
    let expected = [
        Some(Field::Number),
        Some(Field::Name),
        Some(Field::Phone),
        Some(Field::Phone),
        Some(Field::Imei),
        None,
        None,
    ];
    assert_eq!(suggest(&headings), expected);
}

#[test]
fn members_are_found_by_number_phone_name_kana_and_imei() {
    let bench = Bench::new();
    bench.add_to_desk(import(&bench, CSV.as_bytes()).payloads);
    for typed in [
        "M-001",
        "ｍ001",
        "髙橋",
        "高橋",
        "たかはし",
        "ﾀｶﾊｼ",
        "一郎 高橋",
        "09000000001",
        "0001",
        "000000000000018",
        "050-0000",
    ] {
        let found = bench.store.find_members(typed, 10).unwrap();
        assert_eq!(found.len(), 1, "{typed}");
        assert_eq!(found[0].entry.number, "M-001", "{typed}");
    }
    assert!(bench.store.find_members("田中", 10).unwrap().is_empty());
    assert_eq!(bench.store.find_members("", 10).unwrap().len(), 1);
}

#[test]
fn history_holds_the_other_claims_of_the_person_and_since_when_it_is_complete() {
    let bench = Bench::new();
    bench.add_to_desk(import(&bench, CSV.as_bytes()).payloads);
    let member = bench.store.members_by_number("M-001").unwrap().remove(0);
    let mut new = bench.new_claim("髙橋 一郎", "タカハシ イチロウ");
    new.contract = Some(member.contracts[0].entry.id);
    let first = bench.store.open_claim(&new).unwrap().claim;
    new.key = "another".into();
    new.member = Some(member.entry.id);
    let second = bench.store.open_claim(&new).unwrap().claim;
    bench.open("別人", "ベツジン");

    let history = bench.store.history(first).unwrap();
    assert_eq!(
        history.claims.iter().map(|c| c.claim).collect::<Vec<_>>(),
        [second]
    );
    assert_eq!(history.past.len(), 2);
    assert_eq!(history.complete_from, None, "nobody has said so");
    let complete = |plan: Option<&str>, from| HistoryCompleteAsOf {
        plan: plan.map(str::to_owned),
        from: day(from),
    };
    bench.add_to_desk(vec![
        complete(None, "2024-01-01").into(),
        complete(Some("okippa-plus-paid"), "2020-01-01").into(),
    ]);
    assert_eq!(
        bench.store.history(first).unwrap().complete_from,
        Some(day("2024-01-01"))
    );
    bench.add_to_desk(vec![complete(Some("keitai-support-plus"), "2023-01-01").into()]);
    assert_eq!(
        bench.store.history(first).unwrap().complete_from,
        Some(day("2023-01-01"))
    );
}

#[test]
fn a_house_reading_is_adopted_and_taken_back() {
    let bench = Bench::new();
    let adopt = |choice: Option<&str>| HouseReadingAdopted {
        plan: "keitai-support-plus".into(),
        reading: "accident_link".into(),
        choice: choice.map(str::to_owned),
        reason: "as recommended".into(),
    };
    bench.add_to_desk(vec![
        adopt(Some("strict")).into(),
        adopt(Some("boilerplate")).into(),
    ]);
    let chosen = bench.store.house_readings("keitai-support-plus").unwrap();
    assert_eq!(chosen.len(), 1);
    assert_eq!(
        (chosen[0].choice.as_str(), chosen[0].user),
        ("boilerplate", bench.user)
    );
    bench.add_to_desk(vec![adopt(None).into()]);
    assert_eq!(bench.store.house_readings("keitai-support-plus").unwrap(), []);
}
