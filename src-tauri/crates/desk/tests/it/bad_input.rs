use satei_desk::view::{Change, NewClaim, Proof, Subject};
use satei_desk::{Cancel, Desk, NewDesk, Plans, assess_claim_file};
use serde_json::json;

use crate::bench::{Bench, parts};

fn codes(body: &str) -> Vec<String> {
    let plans = Plans::built_in().unwrap();
    let errors = assess_claim_file(&plans, body).expect_err("the file is wrong");
    errors
        .iter()
        .map(|it| it.detail("path").unwrap_or_default().to_owned())
        .collect()
}

#[test]
fn a_wrong_claim_file_names_every_mistake_by_its_place() {
    let body = json!({
        "satei": 1, "plan": "keitai-support-plus", "subject": "claim", "as_of": "2026-04-20T10:00:00+09:00",
        "facts": { "joind_on": "2025-03-01", "purchased_on": "2026-02-30", "wifi_capable": "perhaps",
                   "cost_lines": { "items": [{ "kind": "repair", "amount": -5 }], "complete": true } },
        "documents": { "repair_recipt": "accepted" },
        "readings": { "accident_link": { "choice": "sometimes" }, "no_such_reading": { "choice": "x" } }
    });
    let found = codes(&body.to_string());
    for path in [
        "/facts/joind_on",
        "/facts/purchased_on",
        "/facts/wifi_capable",
        "/documents/repair_recipt",
        "/readings/accident_link",
        "/readings/no_such_reading",
    ] {
        assert!(
            found.iter().any(|it| it.starts_with(path)),
            "{path} is not among {found:?}"
        );
    }
    assert!(
        found.iter().any(|it| it.starts_with("/facts/cost_lines")),
        "{found:?}"
    );
}

#[test]
fn an_unknown_plan_is_named_and_no_claim_is_opened() {
    assert_eq!(
        codes(r#"{"plan": "keitai-suport-plus", "as_of": "2026-04-20T10:00:00+09:00"}"#),
        ["/plan"]
    );
    let bench = Bench::new();
    let before = bench.desk.queue(&Default::default()).unwrap().total;
    let file = bench.file("claim.json", b"{ not json");
    assert_eq!(
        bench
            .desk
            .open_claim_file(&file, &satei_desk::Named::default(), "k")
            .unwrap_err()
            .code,
        "claim_file_wrong"
    );
    let new = NewClaim {
        key: "n".into(),
        plan: "no-such-plan".into(),
        subject: Subject::Claim,
        contract_id: None,
        name: "見本 太郎".into(),
        kana: String::new(),
        phone: String::new(),
    };
    assert_eq!(bench.desk.create_claim(&new).unwrap_err().code, "unknown_plan");
    assert_eq!(bench.desk.queue(&Default::default()).unwrap().total, before);
}

#[test]
fn a_wrong_fact_changes_nothing_and_says_what_is_wrong() {
    let bench = Bench::new();
    let claim = bench.claim_of("青山 澪");
    let set = |fact: &str, value: serde_json::Value| Change::SetFact {
        fact: fact.into(),
        value,
        proof: Proof::Stated,
        evidence_id: None,
        page: None,
        region: None,
        note: None,
    };
    for (fact, value, mistake) in [
        ("joined_on", json!("2026-02-30"), "no-such-day"),
        ("joined_on", json!("令和0年1月1日"), "no-such-day"),
        ("joined_on", json!("平成31年5月1日"), "outside-era"),
        ("accident_at", json!("2026-04-02 24:00"), "no-such-time"),
        ("accident_at", json!("きのう"), "not-an-instant"),
        (
            "cost_lines",
            json!([{ "kind": "repair", "amount": "-1" }]),
            "negative",
        ),
        (
            "cost_lines",
            json!([{ "kind": "repair", "amount": "1.5" }]),
            "fraction",
        ),
        ("cause", json!("meteor"), "unknown-value"),
    ] {
        let error = bench.change(&claim, set(fact, value.clone())).unwrap_err();
        assert_eq!(error.code, "fact_wrong", "{fact} = {value}");
        assert_eq!(error.detail("fact"), Some(fact));
        assert_eq!(error.detail("mistake"), Some(mistake), "{fact} = {value}");
        let in_a_row = fact == "cost_lines";
        let place = error.detail("place@ja").unwrap_or_default();
        assert_eq!(place.contains("1行目"), in_a_row, "{fact} = {value}: {place}");
    }
    assert_eq!(
        bench
            .change(&claim, set("no_such_fact", json!("x")))
            .unwrap_err()
            .code,
        "unknown_fact"
    );
    assert_eq!(bench.desk.claim(&claim.claim_id).unwrap().head, claim.head);
}

#[test]
fn files_that_cannot_be_taken_in_are_told_and_the_others_are_attached() {
    let bench = Bench::new();
    let claim = bench.claim_of("青山 澪");
    let good = bench.file("memo.txt", "ただのメモ".as_bytes());
    let gone = bench.folder.path().join("gone.jpg");
    let known = claim.evidence[0].name.clone();
    let sample = satei_sample::claims(bench.desk.info().unwrap().today.parse().unwrap());
    let bytes = sample
        .iter()
        .flat_map(|it| &it.evidence)
        .find(|it| it.name == known)
        .unwrap()
        .bytes;
    let twice = bench.file("again.jpg", bytes);
    let done = bench
        .desk
        .attach(
            &claim.claim_id,
            &[good, gone, twice],
            "attach-1",
            &Cancel::default(),
            &mut |_| {},
        )
        .unwrap();
    assert_eq!(done.claim.evidence.len(), claim.evidence.len() + 1);
    let mut refused: Vec<&str> = done.refused.iter().map(|it| it.code.as_str()).collect();
    refused.sort_unstable();
    assert_eq!(refused, ["already_attached", "evidence_source_unreadable"]);
}

#[test]
fn a_desk_opens_only_with_its_passphrase_and_only_once() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("desk");
    let new = || NewDesk {
        name: "支払一課".into(),
        passphrase: "correct horse".into(),
    };
    let short = NewDesk {
        passphrase: "short".into(),
        ..new()
    };
    assert_eq!(
        Desk::make(&path, short, parts()).err().unwrap().code,
        "passphrase_short"
    );
    let made = Desk::make(&path, new(), parts()).unwrap_or_else(|error| panic!("{error}"));
    let recovery_key = made.recovery_key.clone();
    assert!(recovery_key.len() > 20);
    assert_eq!(
        Desk::open(&path, Some("correct horse"), parts())
            .err()
            .unwrap()
            .code,
        "desk_in_use"
    );
    drop(made);
    assert_eq!(
        Desk::open(&path, Some("wrong horse"), parts())
            .err()
            .unwrap()
            .code,
        "desk_wrong_passphrase"
    );
    assert_eq!(
        Desk::open(&path, None, parts()).err().unwrap().code,
        "passphrase_missing"
    );
    assert!(
        !Desk::open(&path, Some("correct horse"), parts())
            .unwrap_or_else(|error| panic!("{error}"))
            .info()
            .unwrap()
            .sample
    );
    assert!(
        !Desk::recover(&path, &recovery_key.to_lowercase(), parts())
            .unwrap_or_else(|error| panic!("{error}"))
            .info()
            .unwrap()
            .sample
    );
    assert_eq!(
        Desk::recover(&path, "0000-0000", parts()).err().unwrap().code,
        "desk_wrong_recovery_key"
    );
    assert_eq!(
        Desk::open(&folder.path().join("none"), None, parts())
            .err()
            .unwrap()
            .code,
        "desk_folder_missing"
    );
}

#[test]
fn a_member_book_in_cp932_is_previewed_and_taken_in() {
    let bench = Bench::new();
    let text = "会員番号,氏名,カナ,電話\nZZ-1,架空 一郎,カクウ イチロウ,050-0000-9901\n,名無し,,\n";
    let (bytes, _, _) = encoding_rs::SHIFT_JIS.encode(text);
    let file = bench.file("members.csv", &bytes);
    let preview = bench.desk.import_preview(&file, None).unwrap();
    assert_eq!(preview.columns[1], "氏名", "{}", preview.encoding);
    assert_eq!(preview.refused.len(), 1, "a row without a number");
    let done = bench
        .desk
        .import_commit(&preview.import, &preview.mapping, &Cancel::default(), &mut |_| {})
        .unwrap();
    assert_eq!((done.accepted, done.refused.len()), (1, 1));
    assert_eq!(bench.desk.members("架空").unwrap().len(), 1);
}

/// SQLite takes an empty file for a new database: then all that the desk held would be gone, and a check would find nothing.
#[test]
fn a_database_of_nothing_is_damage_and_not_a_new_desk() {
    let folder = tempfile::tempdir().unwrap();
    let at = folder.path().join("desk");
    drop(satei_desk::Desk::make_sample(&at, crate::bench::parts()).unwrap());
    std::fs::write(at.join("desk.db"), b"").unwrap();
    let error = satei_desk::Desk::open(&at, None, crate::bench::parts())
        .err()
        .unwrap();
    assert_eq!(error.code, "desk_damaged");
    assert!(error.message.contains("it is empty"), "{}", error.message);
    assert_eq!(
        std::fs::metadata(at.join("desk.db")).unwrap().len(),
        0,
        "left as it was"
    );
}
