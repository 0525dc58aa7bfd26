//! What a call must not lose, replace, or leave half said.

use serde_json::json;

use crate::assess::repaired;
use crate::terminal::{Terminal, word};

/// A desk with one claim under `keitai-support-plus`; its number.
fn claim_on(at: &Terminal) -> String {
    assert_eq!(at.satei(&["desk", "init", "desk"]).code, 0);
    let mut claim = repaired();
    claim["person"] = json!({ "name": "青山 澪" });
    let file = at.file("claim.json", claim.to_string());
    let (code, opened) = at.json(&["claim", "new", word(&file), "--desk", "desk"]);
    assert_eq!(code, 0, "{opened}");
    opened["number"].as_str().unwrap().to_owned()
}

#[test]
fn a_letter_replaces_no_file_unasked_and_is_not_issued_then() {
    let at = Terminal::new();
    let number = claim_on(&at);
    let notes = at.file("notes.pdf", "mine");
    let letter = [
        "letter",
        &number,
        "--benefit",
        "repair-cost",
        "--kind",
        "acknowledgement",
        "--desk",
        "desk",
    ];
    let out = ["--out", word(&notes)];
    let (code, told) = at.json(&[&letter[..], &out].concat());
    assert_eq!(
        (code, &told["errors"][0]["code"]),
        (2, &json!("letter_file_there"))
    );
    assert_eq!(std::fs::read(&notes).unwrap(), b"mine");
    let (_, now) = at.json(&["claim", "show", &number, "--desk", "desk"]);
    assert_eq!(now["letters"], json!([]), "no letter went out");

    let (code, told) = at.json(&[&letter[..], &out, &["--replace"]].concat());
    assert_eq!(code, 0, "{told}");
    assert!(std::fs::read(&notes).unwrap().starts_with(b"%PDF-"));

    let (code, pdf) = at.bytes(&[&letter[..], &["--preview", "--out", "-"]].concat());
    assert_eq!(code, 0);
    assert!(pdf.starts_with(b"%PDF-"), "a dash is standard output");
    assert!(!at.path("-").exists());
}

#[test]
fn of_several_files_those_taken_in_are_shown_and_the_others_named() {
    let at = Terminal::new();
    let number = claim_on(&at);
    let good = at.file("memo.txt", "a memo");
    let attach =
        |files: &[&str]| at.satei(&[&["claim", "attach", &number], files, &["--desk", "desk"]].concat());
    let said = attach(&[word(&good), "not-there.jpg"]);
    assert_eq!(said.code, 1, "one was taken in: {}", said.err);
    assert!(said.out.contains("memo.txt"), "{}", said.out);
    assert!(said.err.contains("[evidence_source_unreadable]"), "{}", said.err);
    let said = attach(&["not-there.jpg"]);
    assert_eq!((said.code, said.out.as_str()), (2, ""));
    // A kind of document that does not exist is told before anything is taken in.
    let other = at.file("other.txt", "another memo");
    let said = attach(&[word(&other), "--document", "repair_recipt"]);
    assert!(
        said.code == 2 && said.err.contains("repair_receipt"),
        "{}",
        said.err
    );
    let (_, now) = at.json(&["claim", "show", &number, "--desk", "desk"]);
    assert_eq!(now["evidence"].as_array().unwrap().len(), 1);
}

#[test]
fn a_folder_stands_for_the_files_in_it_and_in_its_folders() {
    let at = Terminal::new();
    let number = claim_on(&at);
    at.file("case/letter.txt", "a letter");
    at.file("case/写真/1.txt", "one");
    at.file("case/写真/もっと/2.txt", "two");
    at.file("case/.hidden/3.txt", "three");
    at.file("case/.DS_Store", "no evidence");
    let (code, now) = at.json(&["claim", "attach", &number, "case", "--desk", "desk"]);
    assert_eq!(code, 0, "{now}");
    let names: Vec<_> = now["evidence"]
        .as_array()
        .unwrap()
        .iter()
        .map(|it| &it["name"])
        .collect();
    assert_eq!(names.len(), 3, "{names:?}");
}

#[test]
fn the_name_given_beside_a_file_counts_and_a_known_member_is_linked() {
    let at = Terminal::new();
    assert_eq!(at.satei(&["desk", "init", "desk"]).code, 0);
    let rows = "会員番号,氏名,プラン,加入日\n90000001,白川 汐,keitai-support-plus,2024-04-01\n";
    let csv = at.file("members.csv", rows);
    assert_eq!(
        at.satei(&["desk", "import", word(&csv), "--desk", "desk"]).code,
        0
    );
    let open = |claim: &serde_json::Value, more: &[&str]| {
        let file = at.file("claim.json", claim.to_string());
        at.json(&[&["claim", "new", word(&file), "--desk", "desk"], more].concat())
    };
    let mut claim = repaired();
    claim["person"] = json!({ "name": "青山 澪" });
    let (_, opened) = open(&claim, &["--name", "青山 みお"]);
    assert_eq!(opened["person"]["name"], "青山 みお");

    claim["facts"]["member_id"] = json!("90000001");
    let (_, opened) = open(&claim, &[]);
    assert_eq!(
        opened["person"]["memberId"],
        json!(null),
        "the file names somebody else"
    );
    claim["person"]["name"] = json!("白川汐");
    let (code, opened) = open(&claim, &[]);
    assert_eq!(code, 0, "{opened}");
    assert!(opened["person"]["memberId"].is_string(), "{}", opened["person"]);
    assert_eq!(opened["person"]["name"], "白川 汐", "as the book writes it");
    let (code, _) = at.json(&[
        "claim",
        "new",
        "claim.json",
        "--plan",
        "okippa-plus-free",
        "--desk",
        "desk",
    ]);
    assert_eq!(code, 2, "a file names its plan itself");
}

#[test]
fn what_is_decided_fits_its_benefit_and_can_be_reversed() {
    let at = Terminal::new();
    let number = claim_on(&at);
    let here = |words: &[&str]| at.json(&[words, &["--desk", "desk"]].concat());
    let decide = ["claim", "decide", &number, "--benefit", "repair-cost"];
    let (code, told) = here(&[&decide[..], &["--outcome", "entitled", "--reason", "so"]].concat());
    assert_eq!(
        (code, &told["errors"][0]["code"]),
        (2, &json!("outcome_of_service"))
    );
    let (code, decided) = here(&[&decide[..], &["--outcome", "denied", "--reason", "no cover"]].concat());
    assert_eq!(code, 0, "{decided}");
    let (code, told) = here(&[
        "letter",
        &number,
        "--benefit",
        "repair-cost",
        "--kind",
        "extension",
    ]);
    assert_eq!(
        (code, &told["errors"][0]["code"]),
        (2, &json!("letter_after_decision"))
    );
    let reverse = [
        "claim",
        "reverse",
        &number,
        "--benefit",
        "repair-cost",
        "--reason",
        "a mistake",
    ];
    let (code, now) = here(&reverse);
    assert_eq!(
        (code, &now["decisions"][0]["reversed"]),
        (0, &json!(true)),
        "{now}"
    );
    let (code, now) = here(&["claim", "status", &number, "withdrawn", "--reason", "asked for"]);
    assert_eq!((code, &now["status"]), (0, &json!("withdrawn")), "{now}");
    let (code, told) = here(&["claim", "status", &number, "gone"]);
    assert_eq!((code, &told["errors"][0]["code"]), (2, &json!("call_wrong")));
    let (code, now) = here(&[
        "claim",
        "document",
        &number,
        "repair_receipt",
        "rejected",
        "--reason",
        "no date",
    ]);
    assert_eq!(code, 0, "{now}");
    let (code, told) = here(&["claim", "document", &number, "repair_receipt", "waived"]);
    assert_eq!((code, &told["errors"][0]["code"]), (2, &json!("reason_missing")));
}

#[test]
fn one_claim_under_a_plan_that_is_not_loaded_does_not_shut_the_queue() {
    let at = Terminal::new();
    let number = claim_on(&at);
    let plans = at.path("plans");
    let built_in = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../plans");
    for folder in ["vocabulary.toml", "okippa-plus-free"] {
        copy(&built_in.join(folder), &plans.join(folder));
    }
    let other = ["claim", "new", "--plan", "okippa-plus-free", "--name", "白川 汐"];
    let here = |words: &[&str]| at.json(&[words, &["--desk", "desk", "--plans", word(&plans)]].concat());
    let (code, opened) = here(&other);
    assert_eq!(code, 0, "{opened}");
    let (code, queue) = here(&["claim", "list"]);
    assert_eq!((code, &queue["total"]), (0, &json!(2)), "{queue}");
    let (code, told) = here(&["claim", "show", &number]);
    assert_eq!((code, &told["errors"][0]["code"]), (2, &json!("plan_not_loaded")));
}

fn copy(from: &std::path::Path, to: &std::path::Path) {
    if from.is_file() {
        std::fs::create_dir_all(to.parent().unwrap()).unwrap();
        std::fs::copy(from, to).unwrap();
        return;
    }
    for entry in std::fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        copy(&entry.path(), &to.join(entry.file_name()));
    }
}

/// The recovery key is shown once. A disk that is full must not swallow it.
#[test]
#[cfg(target_os = "linux")]
fn a_recovery_key_is_told_even_where_standard_output_takes_nothing() {
    let at = Terminal::new();
    let said = at.satei_onto_a_full_disk(&["desk", "init", "desk", "--lang", "en"]);
    assert_eq!(said.code, 2);
    assert!(said.err.contains("Recovery key"), "{}", said.err);
    assert!(said.err.contains("[answer_unwritten]"), "{}", said.err);
    let said = at.satei_onto_a_full_disk(&["claim", "list", "--desk", "desk"]);
    assert_eq!(said.code, 2);
    assert!(said.err.contains("[answer_unwritten]"), "{}", said.err);
}

#[test]
fn a_claimants_words_do_not_steer_the_terminal_and_a_wrong_call_is_told_as_asked() {
    let at = Terminal::new();
    assert_eq!(at.satei(&["desk", "init", "desk"]).code, 0);
    let name = "白川\u{1b}[2J\u{202e}汐";
    let plan = [
        "claim",
        "new",
        "--plan",
        "okippa-plus-free",
        "--desk",
        "desk",
        "--name",
        name,
    ];
    assert_eq!(at.satei(&plan).code, 0);
    let listed = at.satei(&["claim", "list", "--desk", "desk"]).out;
    assert!(
        listed.contains("白川") && !listed.contains(['\u{1b}', '\u{202e}']),
        "{listed:?}"
    );
    let (code, told) = at.json(&["claim", "lsit"]);
    assert_eq!((code, &told["errors"][0]["code"]), (2, &json!("call_wrong")));
}
