//! Bad input is ordinary: a reason on standard error, exit code 2, everything as it was.

use serde_json::{Value, json};

use crate::assess::repaired;
use crate::terminal::{Terminal, word};

#[test]
fn every_mistake_of_a_claim_file_is_told_with_its_place() {
    let at = Terminal::new();
    let mut claim = repaired();
    let facts = claim["facts"].as_object_mut().unwrap();
    facts.insert("joined_at".into(), json!("2023-01-01"));
    facts.insert("purchased_on".into(), json!("2024-02-30"));
    facts.insert("wifi_capable".into(), json!("perhaps"));
    facts.insert("cost_lines".into(), json!([{ "kind": "repair", "amount": 0.5 }]));
    facts.insert("device_kind".into(), json!("toaster"));
    claim["documents"]["repair_recipt"] = json!("accepted");
    claim["readings"]["age_anchor"] = json!({ "choice": "whenever", "scope": "house" });
    let file = at.file("claim.json", claim.to_string());
    let (code, json) = at.json(&["assess", word(&file)]);
    assert_eq!(code, 2);
    let told = json["errors"].to_string();
    for place in [
        "/facts/joined_at",
        "/facts/purchased_on",
        "/facts/wifi_capable",
        "/facts/cost_lines",
        "/facts/device_kind",
        "/documents/repair_recipt",
        "/readings/age_anchor",
    ] {
        assert!(told.contains(place), "{place} is not among {told}");
    }
    // The near miss is offered.
    assert!(
        told.contains("joined_on") && told.contains("repair_receipt"),
        "{told}"
    );
}

#[test]
fn negative_fractional_and_endless_yen_are_refused() {
    let at = Terminal::new();
    for amount in [
        json!(-1),
        json!(0.5),
        json!("12.5"),
        json!("１０円"),
        json!(1e300),
    ] {
        let mut claim = repaired();
        claim["facts"]["cost_lines"] = json!([{ "kind": "repair", "amount": amount }]);
        let file = at.file("claim.json", claim.to_string());
        let said = at.satei(&["assess", word(&file)]);
        assert_eq!(said.code, 2, "{amount}: {}", said.out);
        assert!(said.err.contains("/facts/cost_lines"), "{amount}: {}", said.err);
    }
}

#[test]
fn what_is_no_claim_file_is_named_for_what_it_is() {
    let at = Terminal::new();
    for (name, body) in [
        ("empty.json", &b""[..]),
        ("cut.json", b"{\"satei\": 1, \"plan\": "),
        ("list.json", b"[]"),
        ("picture.json", b"\x89PNG\r\n\x1a\n\0\0"),
    ] {
        let file = at.file(name, body);
        let said = at.satei(&["assess", word(&file)]);
        assert_eq!(said.code, 2, "{name}: {}", said.out);
        assert!(said.err.starts_with("satei: "), "{name}: {}", said.err);
        let (_, told) = at.json(&["assess", word(&file)]);
        assert!(told["errors"][0]["code"].is_string(), "{name}: {told}");
    }
    let gone = at.satei(&["assess", "nowhere.json"]);
    assert_eq!(gone.code, 2);
    assert!(gone.err.contains("nowhere.json"), "{}", gone.err);
    assert!(gone.err.contains("案件は作成していません"), "{}", gone.err);
}

#[test]
fn a_claim_file_with_a_mistake_opens_no_claim() {
    let at = Terminal::new();
    let desk = at.path("desk");
    assert_eq!(at.satei(&["desk", "init", word(&desk)]).code, 0);
    let mut claim = repaired();
    claim["plan"] = json!("keitai-suport-plus");
    let file = at.file("claim.json", claim.to_string());
    let said = at.satei(&["claim", "new", word(&file), "--desk", word(&desk)]);
    assert_eq!(said.code, 2);
    assert!(said.err.contains("keitai-support-plus"), "{}", said.err);
    let (_, queue) = at.json(&["claim", "list", "--desk", word(&desk)]);
    assert_eq!(queue["total"], 0);
}

#[test]
fn a_folder_that_is_no_desk_and_a_wrong_passphrase_are_told_apart() {
    let at = Terminal::new();
    let empty = at.path("empty");
    std::fs::create_dir(&empty).unwrap();
    let no_desk = at.satei(&["claim", "list", "--desk", word(&empty)]);
    assert_eq!(no_desk.code, 2);
    assert_eq!(
        std::fs::read_dir(&empty).unwrap().count(),
        0,
        "looking leaves nothing behind"
    );
    let desk = at.path("desk");
    assert_eq!(at.satei(&["desk", "init", word(&desk)]).code, 0);
    let again = at.satei(&["desk", "init", word(&desk)]);
    assert_eq!(again.code, 2);
    let (code, told) = at.json(&["claim", "show", "KSP-9999", "--desk", word(&desk)]);
    assert_eq!(code, 2);
    assert!(told.to_string().contains("KSP-9999"), "{told}");
    assert_ne!(no_desk.err, again.err);
}

/// The same file in the three languages: each mistake with its place in words, no English in the Japanese and Chinese
/// sentences but for the names that a claim file is written with.
#[test]
fn mistakes_are_told_in_the_persons_language_under_one_sentence() {
    let at = Terminal::new();
    let mut claim = repaired();
    claim["facts"]["joined_on"] = json!("2023-02-30");
    claim["facts"]["cost_lines"] = json!([{ "kind": "repair", "amount": -80_000 }]);
    claim["documents"]["repair_recipt"] = json!("accepted");
    let file = at.file("claim.json", claim.to_string());
    for (lang, head, lines) in [
        (
            "ja",
            "案件ファイルに誤りがあるため、受け付けていません。",
            [
                "「2023-02-30」という日はありません。",
                "「-80000」は負の数です。",
                "「repair_receipt」ではありませんか。",
            ],
        ),
        (
            "zh-Hans",
            "案件文件有误，未予受理，",
            [
                "没有“2023-02-30”这一天。",
                "“-80000”为负数",
                "是否指“repair_receipt”？",
            ],
        ),
        (
            "en",
            "/facts/joined_on",
            [
                "There is no day “2023-02-30”",
                "“-80000” is negative",
                "Did you mean “repair_receipt”?",
            ],
        ),
    ] {
        let said = at.satei(&["assess", word(&file), "--lang", lang]);
        assert_eq!(said.code, 2, "{lang}: {}", said.out);
        assert!(said.err.contains(head), "{lang}: {}", said.err);
        for line in lines {
            assert!(said.err.contains(line), "{lang}: {line} is not in {}", said.err);
        }
        for place in [
            "/facts/joined_on",
            "/facts/cost_lines/0/amount",
            "/documents/repair_recipt",
        ] {
            assert!(said.err.contains(place), "{lang}: {place} is not in {}", said.err);
        }
        assert!(said.err.contains("[claim_file_wrong]"), "{lang}: {}", said.err);
    }
    let said = at.satei(&["assess", word(&file)]);
    assert_eq!(said.err.matches("受け付けていません").count(), 1, "{}", said.err);
    assert!(said.err.contains("1行目の"), "the row in words: {}", said.err);
}

#[test]
fn a_fact_set_wrongly_is_told_by_its_name_and_nothing_is_changed() {
    let at = Terminal::new();
    let desk = at.path("desk");
    assert_eq!(at.satei(&["desk", "init", word(&desk)]).code, 0);
    let file = at.file("claim.json", repaired().to_string());
    let (_, opened) = at.json(&["claim", "new", word(&file), "--desk", word(&desk)]);
    let number = opened["number"].as_str().unwrap();
    for (fact, value, told) in [
        ("joined_on", "2023-02-30", "「2023-02-30」という日はありません。"),
        (
            "joined_on",
            "平成31年5月1日",
            "平成の期間外です。西暦では 2019-05-01 に当たります。",
        ),
        ("joined_on", "きのう", "「きのう」は日付として読めません。"),
        (
            "accident_at",
            "2024-06-10 25:00",
            "「2024-06-10 25:00」という時刻はありません。",
        ),
        (
            "wifi_capable",
            "perhaps",
            "「perhaps」は true（はい）でも false（いいえ）でもありません。",
        ),
        ("device_kind", "smartfone", "「smartphone」ではありませんか。"),
    ] {
        let said = at.satei(&["claim", "set", number, fact, value, "--desk", word(&desk)]);
        assert_eq!(said.code, 2, "{fact} = {value}: {}", said.out);
        assert!(said.err.contains(told), "{fact} = {value}: {}", said.err);
        assert!(
            said.err.contains("何も変更していません。"),
            "{fact} = {value}: {}",
            said.err
        );
    }
    let (_, now) = at.json(&["claim", "show", number, "--desk", word(&desk)]);
    assert_eq!(now["head"], opened["head"]);
}

#[test]
fn a_desk_of_a_newer_program_is_refused_in_words_and_left_alone() {
    let at = Terminal::new();
    let desk = at.path("desk");
    assert_eq!(at.satei(&["desk", "init", word(&desk)]).code, 0);
    let path = desk.join("desk.json");
    let mut body: Value = serde_json::from_slice(&std::fs::read(&path).unwrap()).unwrap();
    body["satei_desk"] = json!(99);
    std::fs::write(&path, body.to_string()).unwrap();
    let said = at.satei(&["claim", "list", "--desk", word(&desk)]);
    assert_eq!(said.code, 2);
    assert!(
        said.err.contains("形式99") && said.err.contains("[desk_newer]"),
        "{}",
        said.err
    );
    assert_eq!(
        std::fs::read_to_string(&path).unwrap(),
        body.to_string(),
        "left as it was"
    );
}

/// What is wrong with the call itself is 2 as well, so that 1 always means "done, and no".
#[test]
fn a_call_that_cannot_be_understood_ends_with_two() {
    let at = Terminal::new();
    for words in [
        vec![],
        vec!["claim"],
        vec!["asses", "claim.json"],
        vec!["assess"],
        vec!["claim", "new"],
        vec!["claim", "decide", "KSP-1", "--outcome", "perhaps"],
        vec!["--lang", "fr", "verify"],
    ] {
        assert_eq!(at.satei(&words).code, 2, "{words:?}");
    }
}

#[test]
fn every_command_ends_with_two_where_there_is_no_desk() {
    let at = Terminal::new();
    let gone = at.path("nowhere");
    for words in [
        vec!["desk", "show"],
        vec!["claim", "new", "--plan", "keitai-support-plus", "--name", "見本"],
        vec!["claim", "list"],
        vec!["claim", "show", "KSP-1"],
        vec!["claim", "set", "KSP-1", "joined_on", "2024-01-01"],
        vec!["claim", "decide", "KSP-1"],
        vec!["letter", "KSP-1"],
        vec!["verify"],
    ] {
        let (code, told) = at.json(&[&words[..], &["--desk", word(&gone)]].concat());
        assert_eq!(
            (code, &told["errors"][0]["code"]),
            (2, &json!("desk_folder_missing")),
            "{words:?}: {told}"
        );
        let said = at.satei(&[&words[..], &["--desk", word(&gone)]].concat());
        assert!(
            said.err.contains("nowhere") && said.err.contains("場所を確かめてください"),
            "{}",
            said.err
        );
    }
    assert!(!gone.exists());
}
