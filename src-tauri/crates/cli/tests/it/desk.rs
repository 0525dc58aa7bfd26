//! The main job without a window: a desk, a claim, its files, a decision, a letter, the proof.

use serde_json::json;

use crate::assess::repaired;
use crate::terminal::{Terminal, word};

#[test]
fn a_claim_goes_from_its_file_to_its_letter() {
    let at = Terminal::new();
    let desk = at.path("desk");
    let made = at.satei(&["desk", "init", word(&desk), "--lang", "en"]);
    assert_eq!(made.code, 0, "{}", made.err);
    assert!(made.out.contains("Recovery key"), "{}", made.out);
    let here = |words: &[&str]| at.json(&[words, &["--desk", word(&desk)]].concat());

    let mut claim = repaired();
    claim["person"] = json!({ "name": "青山 澪", "kana": "アオヤマ ミオ" });
    let file = at.file("claim.json", claim.to_string());
    let (code, opened) = here(&["claim", "new", word(&file)]);
    assert_eq!(code, 0, "{opened}");
    let number = opened["number"].as_str().unwrap().to_owned();
    assert_eq!(opened["person"]["name"], "青山 澪");

    // The history of a claim file is not taken over: it comes from the desk's book, or from a person.
    let (code, told) = here(&["claim", "decide", &number, "--benefit", "repair-cost"]);
    assert_eq!((code, &told["errors"][0]["code"]), (2, &json!("not_settled")));
    let (code, set) = here(&["claim", "set", &number, "earlier_claims", "[]"]);
    assert_eq!(code, 0, "{set}");

    let photo = at.file(
        "領収書.jpg",
        include_bytes!("../../../../../assets/sample/evidence/aoyama/receipt.jpg"),
    );
    let (code, attached) = here(&["claim", "attach", &number, word(&photo)]);
    assert_eq!(code, 0, "{attached}");
    assert_eq!(attached["evidence"].as_array().unwrap().len(), 1);

    let (code, listed) = here(&["claim", "list"]);
    assert_eq!((code, &listed["total"]), (0, &json!(1)));

    let (code, told) = here(&["claim", "decide", &number]);
    assert_eq!(
        (code, &told["errors"][0]["code"]),
        (2, &json!("benefit_missing")),
        "which of several?"
    );
    let decide = ["claim", "decide", &number, "--benefit", "repair-cost"];
    let (code, told) = here(&decide);
    assert_eq!(
        (code, &told["errors"][0]["code"]),
        (2, &json!("presumptions_open"))
    );
    let (code, decided) = here(&[&decide[..], &["--confirm-presumptions", "写真で確認"]].concat());
    assert_eq!(code, 0, "{decided}");
    assert_eq!(decided["decisions"][0]["amount"], "80000");
    let again = ["--confirm-presumptions", "写真で確認", "--reason", "再確認"];
    let (code, told) = here(&[&decide[..], &again].concat());
    assert_eq!(
        (code, &told["errors"][0]["code"]),
        (2, &json!("already_decided")),
        "confirming what is confirmed is no mistake"
    );

    let shown = at.satei(&["claim", "show", &number, "--desk", word(&desk)]);
    assert_eq!(shown.code, 0, "{}", shown.err);
    assert!(shown.out.contains("決定: 支払う ¥80,000"), "{}", shown.out);

    let pdf = at.path("letter.pdf");
    let (code, letter) = here(&["letter", &number, "--benefit", "repair-cost", "--out", word(&pdf)]);
    assert_eq!(code, 0, "{letter}");
    assert!(std::fs::read(&pdf).unwrap().starts_with(b"%PDF-"));

    let (code, verified) = here(&["verify"]);
    assert_eq!(code, 0, "{verified}");
    assert_eq!(verified["defects"], json!([]));
    assert_eq!(verified["originals"], 2, "the receipt and the letter");
}

#[test]
fn an_open_claim_is_not_decided_without_an_outcome_and_a_reason() {
    let at = Terminal::new();
    let desk = at.path("desk");
    assert_eq!(at.satei(&["desk", "init", word(&desk)]).code, 0);
    let here = |words: &[&str]| at.json(&[words, &["--desk", word(&desk)]].concat());
    let mut claim = repaired();
    claim["documents"]["repair_receipt"] = json!("missing");
    let file = at.file("claim.json", claim.to_string());
    let (_, opened) = here(&["claim", "new", word(&file)]);
    let number = opened["number"].as_str().unwrap();
    let (code, told) = here(&["claim", "decide", number, "--benefit", "repair-cost"]);
    assert_eq!((code, &told["errors"][0]["code"]), (2, &json!("not_settled")));
    let (code, told) = here(&[
        "claim",
        "decide",
        number,
        "--benefit",
        "repair-cost",
        "--outcome",
        "paid",
        "--amount",
        "80000",
    ]);
    assert_eq!(code, 2, "without a reason: {told}");
    let (_, shown) = here(&["claim", "show", number]);
    assert_eq!(shown["decisions"], json!([]), "nothing was decided");
}

/// Every command that asks for a claim, a benefit, a document, a fact or a plan of a desk says which there is not.
#[test]
fn names_that_are_not_there_are_told_by_their_sort_and_nothing_is_changed() {
    let at = Terminal::new();
    let desk = at.path("desk");
    assert_eq!(at.satei(&["desk", "init", word(&desk)]).code, 0);
    let here = |words: &[&str]| at.json(&[words, &["--desk", word(&desk)]].concat());
    let file = at.file("claim.json", repaired().to_string());
    let (_, opened) = here(&["claim", "new", word(&file)]);
    let number = opened["number"].as_str().unwrap();
    let paper = at.file("memo.txt", "ただのメモ");
    let benefit = opened["assessments"][0]["benefit"].as_str().unwrap();
    let wrong_benefit = format!("{benefit}x");
    for (words, code, near) in [
        (vec!["claim", "show", "KSP-9999"], "unknown_claim", None),
        (
            vec!["claim", "attach", "KSP-9999", word(&paper)],
            "unknown_claim",
            None,
        ),
        (vec!["claim", "decide", "KSP-9999"], "unknown_claim", None),
        (vec!["letter", "KSP-9999"], "unknown_claim", None),
        (
            vec!["claim", "new", "--plan", "keitai-suport-plus", "--name", "見本"],
            "unknown_plan",
            Some("keitai-support-plus"),
        ),
        (
            vec!["claim", "set", number, "joind_on", "2023-01-01"],
            "unknown_fact",
            Some("joined_on"),
        ),
        (
            vec!["claim", "decide", number, "--benefit", &wrong_benefit],
            "unknown_benefit",
            Some(benefit),
        ),
        (
            vec!["letter", number, "--benefit", &wrong_benefit],
            "unknown_benefit",
            Some(benefit),
        ),
    ] {
        let (exit, told) = here(&words);
        assert_eq!(
            (exit, &told["errors"][0]["code"]),
            (2, &json!(code)),
            "{words:?}: {told}"
        );
        let hints = told["errors"][0]["hints"].to_string();
        if let Some(near) = near {
            assert!(hints.contains(near), "{words:?}: {hints}");
        }
    }
    let (_, now) = here(&["claim", "show", number]);
    assert_eq!(now["head"], opened["head"], "nothing was recorded");
}

#[test]
fn a_letter_before_its_decision_is_refused_and_no_file_is_written() {
    let at = Terminal::new();
    let desk = at.path("desk");
    assert_eq!(at.satei(&["desk", "init", word(&desk)]).code, 0);
    let file = at.file("claim.json", repaired().to_string());
    let (_, opened) = at.json(&["claim", "new", word(&file), "--desk", word(&desk)]);
    let number = opened["number"].as_str().unwrap();
    let pdf = at.path("letter.pdf");
    let asked = [
        "letter",
        number,
        "--benefit",
        "repair-cost",
        "--kind",
        "payment",
        "--out",
        word(&pdf),
        "--desk",
        word(&desk),
    ];
    let said = at.satei(&asked);
    assert_eq!(said.code, 2, "{}", said.out);
    assert!(
        said.err
            .contains("先に決定してください。 [letter_needs_decision]"),
        "{}",
        said.err
    );
    assert!(!pdf.exists());
}

/// One bit of a stored original is turned over: `verify` says no and names it, in words.
#[test]
fn an_altered_original_is_found_and_told_in_the_persons_language() {
    let at = Terminal::new();
    let desk = at.path("desk");
    assert_eq!(at.satei(&["desk", "init", word(&desk)]).code, 0);
    let file = at.file("claim.json", repaired().to_string());
    let (_, opened) = at.json(&["claim", "new", word(&file), "--desk", word(&desk)]);
    let number = opened["number"].as_str().unwrap();
    let paper = at.file("memo.txt", "ただのメモ");
    let attached = at.satei(&["claim", "attach", number, word(&paper), "--desk", word(&desk)]);
    assert_eq!(attached.code, 0, "{}", attached.err);
    assert_eq!(at.satei(&["verify", "--desk", word(&desk)]).code, 0);
    let original = first_file(&desk.join("originals"));
    let mut bytes = std::fs::read(&original).unwrap();
    let middle = bytes.len() / 2;
    bytes[middle] ^= 1;
    let mut rights = std::fs::metadata(&original).unwrap().permissions();
    #[allow(clippy::permissions_set_readonly_false, reason = "a file of this test alone")]
    rights.set_readonly(false);
    std::fs::set_permissions(&original, rights).unwrap();
    std::fs::write(&original, bytes).unwrap();
    let said = at.satei(&["verify", "--desk", word(&desk)]);
    assert_eq!(said.code, 1, "{}{}", said.out, said.err);
    assert!(
        said.out
            .contains("原本が書き換え、切り詰め、または差し替えられています。"),
        "{}",
        said.out
    );
    let (code, report) = at.json(&["verify", "--desk", word(&desk)]);
    assert_eq!(
        (code, &report["defects"][0]["code"]),
        (1, &json!("original_altered"))
    );
}

fn first_file(folder: &std::path::Path) -> std::path::PathBuf {
    let mut open = vec![folder.to_owned()];
    while let Some(folder) = open.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                open.push(path);
            } else {
                return path;
            }
        }
    }
    panic!("no file is stored")
}

/// A claim of the same person refers to the registration; another's is refused in the language asked for.
#[test]
fn a_claim_refers_to_a_registration_and_to_none_any_more() {
    let at = Terminal::new();
    let desk = at.path("desk");
    assert_eq!(at.satei(&["desk", "init", word(&desk)]).code, 0);
    let here = |words: &[&str]| at.json(&[words, &["--desk", word(&desk)]].concat());
    let open = |name: &str, more: &[&str]| {
        let words = ["claim", "new", "--plan", "keitai-support-plus", "--name", name];
        let (code, opened) = here(&[&words[..], more].concat());
        assert_eq!(code, 0, "{opened}");
        opened["number"].as_str().unwrap().to_owned()
    };
    let dossier = open("青山 澪", &["--registration"]);
    let others = open("北条 拓海", &["--registration"]);
    let claim = open("青山 澪", &[]);
    let (code, set) = here(&["claim", "set", &dossier, "registered_serial", "\"KZ8F0417QM\""]);
    assert_eq!(code, 0, "{set}");

    let (code, refers) = here(&["claim", "refer", &claim, &dossier]);
    assert_eq!(
        (code, &refers["dossier"]["number"]),
        (0, &json!(dossier)),
        "{refers}"
    );
    let facts = refers["facts"].as_array().unwrap();
    let serial = facts.iter().find(|it| it["name"] == "registered_serial").unwrap();
    assert_eq!(serial["value"], "KZ8F0417QM");
    assert_eq!(serial["source"]["dossierNumber"], json!(dossier));
    let show = |number: &str| {
        at.satei(&["claim", "show", number, "--desk", word(&desk), "--lang", "en"])
            .out
    };
    assert!(
        show(&claim).contains(&format!("Device registration {dossier}")),
        "{}",
        show(&claim)
    );
    assert!(show(&dossier).contains(&format!("Claims that refer to it: {claim}")));

    let (code, told) = here(&["claim", "refer", &claim, &others]);
    assert_eq!(
        (code, &told["errors"][0]["code"]),
        (2, &json!("dossier_of_other_person"))
    );
    let words = [
        "claim",
        "refer",
        &claim,
        &others,
        "--desk",
        word(&desk),
        "--lang",
        "zh-Hans",
    ];
    assert!(at.satei(&words).err.contains(&format!("{others} 是他人的登记")));

    let (code, none) = here(&["claim", "refer", &claim, "--none"]);
    assert_eq!((code, &none["dossier"]), (0, &json!(null)));
}

#[test]
fn a_file_that_nobody_can_read_here_is_on_the_claim_all_the_same() {
    let at = Terminal::new();
    let desk = at.path("desk");
    let made = at.satei(&["desk", "init", word(&desk), "--lang", "en"]);
    assert_eq!(made.code, 0, "{}", made.err);
    let file = at.file("claim.json", repaired().to_string());
    let (code, opened) = at.json(&["claim", "new", word(&file), "--desk", word(&desk)]);
    assert_eq!(code, 0, "{opened}");
    let number = opened["number"].as_str().unwrap();
    let memo = at.file("memo.txt", "お客様から電話。");
    let attach = ["claim", "attach", number, word(&memo), "--desk", word(&desk)];
    let (code, attached) = at.json_without_reader(&attach);
    assert_eq!(code, 0, "{attached}");
    let evidence = &attached["evidence"][0];
    assert_eq!(evidence["name"], "memo.txt");
    assert_eq!(evidence["reading"]["state"], "unreadable");
    assert_eq!(evidence["reading"]["code"], "reader_missing");
    let (code, verified) = at.json(&["verify", "--desk", word(&desk)]);
    assert_eq!((code, &verified["defects"]), (0, &json!([])), "{verified}");
}

/// What a desk of one's own needs beside claims: the book from a CSV as offices write it, since when it is complete, the
/// terms, and that somebody has checked whom letters name.
#[test]
fn a_desk_of_ones_own_gets_its_book_its_terms_and_its_contacts() {
    let at = Terminal::new();
    let desk = at.path("desk");
    assert_eq!(at.satei(&["desk", "init", word(&desk)]).code, 0);
    let here = |words: &[&str]| at.json(&[words, &["--desk", word(&desk)]].concat());

    let rows = "会員番号,氏名,フリガナ,電話番号,プラン,加入日\n\
                90000001,白川 汐,シラカワ シオ,03-0000-0001,okippa-plus-free,2025/4/1\n\
                90000002,,,,,\n";
    let csv = at.file("members.csv", rows);
    let (code, seen) = here(&["desk", "import", word(&csv), "--preview"]);
    assert_eq!((code, &seen["accepted"]), (1, &json!(1)), "{seen}");
    let (_, claims) = here(&["claim", "list", "白川"]);
    assert_eq!(claims["total"], 0, "a preview takes nothing in");
    let (code, report) = here(&["desk", "import", word(&csv)]);
    assert_eq!((code, &report["accepted"]), (1, &json!(1)), "one row is refused");
    assert_eq!(report["refused"][0]["code"], "no_name");
    assert_eq!(report["refused"][0]["line"], 3);

    let (code, told) = here(&["desk", "complete", "2999-01-01"]);
    assert_eq!(code, 2, "{told}");
    let (code, complete) = here(&["desk", "complete", "令和6年1月1日"]);
    assert_eq!(
        (code, &complete[0]["from"]),
        (0, &json!("2024-01-01")),
        "{complete}"
    );

    let plan = "okippa-plus-free";
    let (code, contact) = here(&["desk", "contact", plan]);
    assert_eq!(code, 0, "{contact}");
    assert!(contact["contact"]["verifiedOn"].is_string(), "{contact}");
    let named = [
        "desk",
        "contact",
        "keitai-support-plus",
        "--body",
        "見本の機関",
        "--source",
        "電話",
    ];
    let (code, told) = here(&named);
    assert_eq!(
        (code, &told["adr"]["named"]["name"]),
        (0, &json!("見本の機関")),
        "{told}"
    );
    let (code, told) = here(&named[..5]);
    assert_eq!(code, 2, "a body without its source: {told}");
    let (code, told) = here(&["desk", "contact", "okippa"]);
    assert_eq!((code, &told["errors"][0]["code"]), (2, &json!("unknown_plan")));

    let empty = at.file("empty.txt", "");
    let (code, told) = here(&["desk", "terms", plan, "2024-01-01", word(&empty)]);
    assert_eq!(code, 2, "{told}");
    let terms = at.file(
        "terms.txt",
        "## 補償の対象となる事故 {parcel-stolen}\n荷物が盗まれた場合に限る。\n",
    );
    let (code, attached) = here(&["desk", "terms", plan, "2024-01-01", word(&terms)]);
    assert_eq!((code, &attached["name"]), (0, &json!("terms.txt")), "{attached}");
}
