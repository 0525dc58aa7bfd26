//! What stands when things change later: decisions under several benefits, values that plans do not take, letters of
//! what was decided.

use satei_desk::view::{
    Change, ClaimView, Language, LetterKind, LetterRequest, NewClaim, Outcome, Proof, QueueQuery, Status,
    Subject,
};
use serde_json::{Value, json};

use crate::bench::Bench;

fn letter(kind: LetterKind, benefit: &str) -> LetterRequest {
    LetterRequest {
        benefit: benefit.to_owned(),
        kind,
        language: Language::Ja,
        file_copy: false,
        reply_by: None,
        place_only_reason: Some("規約を添付していない".into()),
        remark: None,
    }
}

/// A claim by hand of the member with the OKIPPA contract: no benefit is named, so all are asked for.
fn of_the_book(bench: &Bench, key: &str) -> ClaimView {
    let member = bench.desk.members("シライ").unwrap().remove(0);
    let new = NewClaim {
        key: key.into(),
        plan: member.contracts[0].plan.clone(),
        subject: Subject::Claim,
        contract_id: Some(member.contracts[0].contract_id.clone()),
        name: String::new(),
        kana: String::new(),
        phone: String::new(),
    };
    bench.desk.create_claim(&new).unwrap()
}

fn decide(
    bench: &Bench,
    claim: &ClaimView,
    benefit: &str,
    outcome: Outcome,
    amount: Option<&str>,
) -> ClaimView {
    let decide = Change::Decide {
        benefit: benefit.into(),
        outcome,
        amount: amount.map(str::to_owned),
        override_reason: Some("試験".into()),
    };
    bench.change(claim, decide).unwrap()
}

fn set(bench: &Bench, claim: &ClaimView, fact: &str, value: Value) -> ClaimView {
    let set = Change::SetFact {
        fact: fact.into(),
        value,
        proof: Proof::Confirmed,
        evidence_id: None,
        page: None,
        region: None,
        note: None,
    };
    bench.change(claim, set).unwrap()
}

/// The elements of the history that come from a claim.
fn in_history(view: &ClaimView, number: &str) -> Vec<(String, String, String)> {
    let history = view.facts.iter().find(|it| it.name == "earlier_claims").unwrap();
    let items = history.value["items"].as_array().unwrap();
    let of = items.iter().filter(|it| it["claim"] == number);
    let text = |it: &Value, name: &str| it[name].as_str().unwrap_or_default().to_owned();
    of.map(|it| (text(it, "benefit"), text(it, "outcome"), text(it, "amount")))
        .collect()
}

#[test]
fn every_decided_benefit_stands_in_the_history_of_the_next_claim() {
    let bench = Bench::new();
    let first = of_the_book(&bench, "first");
    let paid = decide(&bench, &first, "parcel-theft", Outcome::Paid, Some("12980"));
    decide(&bench, &paid, "bag-theft", Outcome::Denied, None);
    let second = of_the_book(&bench, "second");
    let element = |benefit: &str, outcome: &str, amount: &str| {
        (benefit.to_owned(), outcome.to_owned(), amount.to_owned())
    };
    assert_eq!(
        in_history(&second, &first.number),
        [
            element("parcel-theft", "accepted", "12980"),
            element("bag-theft", "refused", "0")
        ]
    );
}

#[test]
fn a_paid_claim_says_in_the_history_when_it_was_paid() {
    let bench = Bench::new();
    let first = of_the_book(&bench, "first");
    let decided = decide(&bench, &first, "parcel-theft", Outcome::Paid, Some("12980"));
    let paid = Change::SetStatus {
        status: Status::Paid,
        reason: "振込済".into(),
    };
    bench.change(&decided, paid).unwrap();
    let second = of_the_book(&bench, "second");
    let history = second
        .facts
        .iter()
        .find(|it| it.name == "earlier_claims")
        .unwrap();
    let items = history.value["items"].as_array().unwrap();
    let element = items
        .iter()
        .find(|it| it["claim"] == first.number.as_str())
        .unwrap();
    assert_eq!(element["outcome"], "paid");
    assert_eq!(
        element["paid_on"].as_str(),
        Some(&second.opened_at[..10]),
        "today"
    );
}

#[test]
fn a_denial_beside_a_payment_leaves_the_claim_in_payment_and_a_reversal_reopens_it() {
    let bench = Bench::new();
    let claim = of_the_book(&bench, "claim");
    let paid = decide(&bench, &claim, "parcel-theft", Outcome::Paid, Some("12980"));
    assert_eq!(paid.status, Status::InPayment);
    let both = decide(&bench, &paid, "bag-theft", Outcome::Denied, None);
    assert_eq!(both.status, Status::InPayment, "the parcel is still to be paid");
    let reverse = |at: &ClaimView, benefit: &str| {
        let reverse = Change::ReverseDecision {
            benefit: benefit.into(),
            reason: "誤り".into(),
        };
        bench.change(at, reverse).unwrap()
    };
    let denied = reverse(&both, "parcel-theft");
    assert_eq!(denied.status, Status::Denied, "what is left is a denial");
    let open = reverse(&denied, "bag-theft");
    assert_eq!(open.status, Status::Reopened);
}

#[test]
fn what_another_claims_history_cannot_take_is_not_known_there_and_the_queue_goes_on() {
    let bench = Bench::new();
    let claim = bench.claim_of("白井 大輔");
    let claim = set(&bench, &claim, "accident_at", json!("none"));
    let second = of_the_book(&bench, "second");
    let history = second
        .facts
        .iter()
        .find(|it| it.name == "earlier_claims")
        .unwrap();
    let items = history.value["items"].as_array().unwrap();
    let element = items
        .iter()
        .find(|it| it["claim"] == claim.number.as_str())
        .unwrap();
    assert_eq!(element.get("accident_at"), None, "{element}");
    assert!(bench.desk.queue(&QueueQuery::default()).unwrap().total > 0);
}

#[test]
fn an_amount_out_of_all_bounds_is_refused_where_it_is_typed() {
    let bench = Bench::new();
    let claim = of_the_book(&bench, "claim");
    let decide = Change::Decide {
        benefit: "parcel-theft".into(),
        outcome: Outcome::Paid,
        amount: Some("356938035643809".into()),
        override_reason: Some("試験".into()),
    };
    assert_eq!(bench.change(&claim, decide).unwrap_err().code, "amount_wrong");
}

#[test]
fn a_letter_tells_the_facts_of_its_decision_and_where_the_money_goes_now() {
    let bench = Bench::new();
    let claim = of_the_book(&bench, "claim");
    let claim = set(&bench, &claim, "stolen_at", json!("2026-11-01T10:00:00+09:00"));
    let claim = set(&bench, &claim, "payee_account", json!("甲銀行 1111111"));
    let paid = decide(&bench, &claim, "parcel-theft", Outcome::PartlyPaid, Some("12980"));
    let later = set(&bench, &paid, "stolen_at", json!("2025-01-01T10:00:00+09:00"));
    let later = set(&bench, &later, "payee_account", json!("乙銀行 9999999"));
    let request = letter(LetterKind::PartialPayment, "parcel-theft");
    let said = text_of(&bench, &later, &request);
    assert!(said.contains("2026年11月1日"), "{said}");
    assert!(!said.contains("2025年1月1日"), "{said}");
    assert!(
        said.contains("乙銀行 ***9999") && !said.contains("甲銀行"),
        "{said}"
    );
}

/// The text of a letter, which this bench draws as text.
fn text_of(bench: &Bench, claim: &ClaimView, request: &LetterRequest) -> String {
    let preview = bench.desk.letter_preview(&claim.claim_id, request).unwrap();
    assert!(preview.obstacles.is_empty(), "{:?}", preview.obstacles);
    let out = bench.folder.path().join("seen.pdf");
    bench.desk.write_letter(&preview.preview, &out).unwrap();
    std::fs::read_to_string(&out).unwrap()
}

#[test]
fn a_payment_in_part_is_told_as_one() {
    let bench = Bench::new();
    let claim = of_the_book(&bench, "claim");
    let paid = decide(&bench, &claim, "parcel-theft", Outcome::PartlyPaid, Some("100"));
    let whole = bench
        .desk
        .letter_preview(&paid.claim_id, &letter(LetterKind::Payment, "parcel-theft"));
    assert_eq!(whole.unwrap_err().code, "letter_partial");
}

#[test]
fn nothing_is_issued_but_what_was_looked_at_and_no_two_letters_bear_one_number() {
    let bench = Bench::new();
    let claim = of_the_book(&bench, "claim");
    let issue = |at: &ClaimView, request: &LetterRequest, previewed: Option<String>| {
        let letter = request.clone();
        bench.change(at, Change::IssueLetter { letter, previewed })
    };
    let mut request = letter(LetterKind::Deficiency, "parcel-theft");
    let seen = bench
        .desk
        .letter_preview(&claim.claim_id, &request)
        .unwrap()
        .sha256;
    request.remark = Some("書き足した一文".into());
    let refused = issue(&claim, &request, Some(seen)).unwrap_err();
    assert_eq!(refused.code, "letter_changed");
    let first = issue(&claim, &request, None).unwrap();
    let second = issue(&first, &request, None).unwrap();
    let out = bench.folder.path().join("letter.pdf");
    let text = |letter: &satei_desk::view::LetterView| {
        bench.desk.write_letter(&letter.letter_id, &out).unwrap();
        std::fs::read_to_string(&out).unwrap()
    };
    // Newest first.
    let (of_second, of_first) = (text(&second.letters[0]), text(&second.letters[1]));
    let number = format!("{}-R", claim.number);
    assert!(of_second.contains(&format!("{number}2")), "{of_second}");
    assert!(
        of_first.contains(&number) && !of_first.contains(&format!("{number}2")),
        "{of_first}"
    );
}

#[test]
fn nothing_is_asked_for_after_the_decision() {
    let bench = Bench::new();
    let claim = of_the_book(&bench, "claim");
    let denied = decide(&bench, &claim, "parcel-theft", Outcome::Denied, None);
    let letter = letter(LetterKind::Deficiency, "parcel-theft");
    let asked = bench.change(
        &denied,
        Change::IssueLetter {
            letter,
            previewed: None,
        },
    );
    assert_eq!(asked.unwrap_err().code, "letter_after_decision");
}

#[test]
fn a_status_is_not_taken_back_and_what_lies_before_it_is_not_either() {
    let bench = Bench::new();
    let claim = of_the_book(&bench, "claim");
    let set = set(&bench, &claim, "stolen_at", json!("2026-11-01T10:00:00+09:00"));
    assert!(set.undo.is_some());
    let status = Change::SetStatus {
        status: Status::ThirdPartyAsked,
        reason: String::new(),
    };
    let moved = bench.change(&set, status).unwrap();
    assert!(moved.undo.is_none(), "{:?}", moved.undo);
}

#[test]
fn a_confirmed_presumption_stays_confirmed_whatever_its_reason_says() {
    let bench = Bench::new();
    let file = json!({
        "satei": 1, "plan": "okippa-plus-free", "as_of": "2026-11-20T10:00:00+09:00",
        "person": { "name": "試験 一郎" },
        "presumptions": {
            "from-a-person": { "state": "confirmed", "reason": "not overturned by the police report" }
        },
    });
    let path = bench.file("claim.json", file.to_string().as_bytes());
    // Dropped alone, without its folder.
    let opened =
        bench
            .desk
            .open_claim_folder(&path, None, "file", &satei_desk::Cancel::default(), &mut |_| {});
    let claim = opened.unwrap().claim;
    let gift = claim
        .assessments
        .iter()
        .find(|it| it.benefit == "parcel-gift")
        .unwrap();
    let finding = gift
        .findings
        .iter()
        .find(|it| it.rule == "from-a-person")
        .unwrap();
    assert_eq!(finding.result, satei_desk::view::FindingResult::DoesNotApply);
}

#[test]
fn a_stopped_check_attests_nothing() {
    let bench = Bench::new();
    let cancel = satei_desk::Cancel::default();
    cancel.cancel();
    let stopped = bench.desk.verify(None, &cancel, &mut |_| {});
    assert_eq!(stopped.unwrap_err().code, "cancelled");
}

/// The queue is worked by due days: a person sets one for whatever they wait for.
#[test]
fn a_due_day_set_by_hand_orders_the_queue_and_is_taken_back_by_undo() {
    let bench = Bench::new();
    let claim = of_the_book(&bench, "claim");
    let due = |claim: &ClaimView, day: Option<&str>, reason: &str| {
        let due = Change::SetDue {
            day: day.map(str::to_owned),
            reason: reason.into(),
        };
        bench.change(claim, due)
    };
    let today = bench.desk.info().unwrap().today;
    assert_eq!(
        due(&claim, Some("明日"), "電話待ち").unwrap_err().code,
        "date_wrong"
    );
    assert_eq!(due(&claim, Some(&today), " ").unwrap_err().code, "reason_missing");
    let set = due(&claim, Some(&today), "電話待ち").unwrap();
    assert_eq!(set.due_on.as_deref(), Some(today.as_str()));
    let query = QueueQuery {
        due_within: Some(0),
        search: set.number.clone(),
        ..QueueQuery::default()
    };
    assert_eq!(bench.desk.queue(&query).unwrap().total, 1);
    let back = bench.change(&set, Change::Undo {}).unwrap();
    assert_eq!(back.due_on, None);
    assert_eq!(bench.desk.queue(&query).unwrap().total, 0);
    let away = due(&bench.change(&back, Change::Redo {}).unwrap(), None, "").unwrap();
    assert_eq!(away.due_on, None);
}
