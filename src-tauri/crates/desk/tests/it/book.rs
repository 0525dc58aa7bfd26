//! The book by hand, on a desk that began with nothing: a member, a contract, a device, an earlier claim, and from which
//! day the book is complete. Without it no count over earlier claims ever closes.

use satei_desk::view::{
    BookAnswer, BookCell, BookEntry, BookKind, Change, ClaimChange, ClaimView, FindingResult, Language,
    LetterKind, LetterRequest, NamedBody, NewClaim, Outcome, Proof, Subject, VerdictKind,
};
use satei_desk::{Desk, NewDesk};
use serde_json::json;

use crate::bench::parts;

pub fn empty() -> (tempfile::TempDir, Desk) {
    let folder = tempfile::tempdir().unwrap();
    let new = NewDesk {
        name: "試験".into(),
        passphrase: "ひらけごまひらけごま".into(),
    };
    let made = Desk::make(&folder.path().join("desk"), new, parts()).unwrap();
    (folder, made.desk)
}

pub fn entry(kind: BookKind, id: Option<&str>, of: Option<&str>, cells: &[(&str, &str)]) -> BookEntry {
    let cell = |(field, text): &(&str, &str)| BookCell {
        field: (*field).to_owned(),
        text: (*text).to_owned(),
    };
    BookEntry {
        kind,
        id: id.map(str::to_owned),
        of: of.map(str::to_owned),
        cells: cells.iter().map(cell).collect(),
    }
}

pub fn record(desk: &Desk, key: &str, entry: &BookEntry) -> BookAnswer {
    desk.record_in_book(key, entry).unwrap()
}

pub const MEMBER: &[(&str, &str)] = &[
    ("number", "90000001"),
    ("name", "白川 汐"),
    ("kana", "シラカワ シオ"),
    ("phone", "03-0000-0001"),
    ("phone", "090-0000-0001"),
    ("email", "shio@example.invalid"),
    ("address", "東京都架空区1-2-3"),
];

/// The contract of a member entered by hand.
pub fn contract_of_a_member(desk: &Desk) -> String {
    let member = record(desk, "member", &entry(BookKind::Member, None, None, MEMBER));
    let contract = entry(
        BookKind::Contract,
        None,
        member.member.unwrap().person.member_id.as_deref(),
        &[("plan", "okippa-plus-free"), ("joined_on", "2025-04-01")],
    );
    let member = record(desk, "contract", &contract).member.unwrap();
    member.contracts[0].contract_id.clone()
}

/// A claim under a contract, or of somebody by name alone.
pub fn claim_under(desk: &Desk, contract: Option<&str>, plan: &str) -> ClaimView {
    let new = NewClaim {
        key: "claim".into(),
        plan: plan.into(),
        subject: Subject::Claim,
        contract_id: contract.map(str::to_owned),
        name: "しらかわ".into(),
        kana: String::new(),
        phone: String::new(),
    };
    desk.create_claim(&new).unwrap()
}

#[test]
fn a_member_and_all_that_belongs_to_them_are_entered_by_hand() {
    let (_folder, desk) = empty();
    let member = record(&desk, "1", &entry(BookKind::Member, None, None, MEMBER))
        .member
        .unwrap();
    let id = member.person.member_id.clone().unwrap();
    assert_eq!(member.person.phones, ["03-0000-0001", "090-0000-0001"]);
    assert_eq!(member.address.as_deref(), Some("東京都架空区1-2-3"));

    let contract = entry(
        BookKind::Contract,
        None,
        Some(&id),
        &[
            ("plan", "okippa-plus-free"),
            ("joined_on", "令和7年4月1日"),
            ("term_from", "2025-05-05"),
            ("term_until", "2025-06-03"),
            ("term_from", "2025-04-01"),
            ("term_until", "2025-04-30"),
        ],
    );
    let member = record(&desk, "2", &contract).member.unwrap();
    let of = &member.contracts[0];
    assert_eq!(
        (of.joined_on.as_str(), of.ended_on.as_deref()),
        ("2025-04-01", None)
    );
    let terms: Vec<(&str, &str)> = of
        .terms
        .iter()
        .map(|it| (it.from.as_str(), it.until.as_str()))
        .collect();
    assert_eq!(
        terms,
        [("2025-04-01", "2025-04-30"), ("2025-05-05", "2025-06-03")]
    );

    let device = entry(
        BookKind::Device,
        None,
        Some(&of.contract_id),
        &[("imei", "35 000000 000000 6"), ("model", "Sample Phone 5")],
    );
    let member = record(&desk, "3", &device).member.unwrap();
    let device = &member.contracts[0].devices[0];
    assert_eq!(device.imei.as_deref(), Some("350000000000006"));
    assert_eq!(
        device.registered_on, "2025-04-01",
        "where no day is said, that of joining"
    );

    let past = entry(
        BookKind::PastClaim,
        None,
        Some(&member.contracts[0].contract_id),
        &[
            ("claim_applied_on", "2025-08-01"),
            ("claim_outcome", "支払済"),
            ("claim_amount", "5000"),
        ],
    );
    let member = record(&desk, "4", &past).member.unwrap();
    let past = &member.contracts[0].past_claims[0];
    assert_eq!(past.outcome.as_deref(), Some("paid"));
    assert_eq!(past.amount.as_deref(), Some("5000"));

    // Found again by everything a caller may say.
    for words in ["90000001", "白川", "シラカワ", "090-0000-0001", "350000000000006"] {
        let found = desk.members(words).unwrap();
        assert_eq!(found.len(), 1, "{words}");
        assert_eq!(found[0].person.member_id.as_deref(), Some(id.as_str()));
    }
}

#[test]
fn an_entry_replaces_what_it_said_before_and_a_second_try_records_nothing_twice() {
    let (_folder, desk) = empty();
    let first = entry(BookKind::Member, None, None, MEMBER);
    let member = record(&desk, "same", &first).member.unwrap();
    assert_eq!(
        record(&desk, "again", &first).refused.unwrap().code,
        "number_taken"
    );
    let id = member.person.member_id.unwrap();
    let moved = entry(
        BookKind::Member,
        Some(&id),
        None,
        &[
            ("number", "90000001"),
            ("name", "白川 汐"),
            ("phone", "03-0000-0002"),
        ],
    );
    let member = record(&desk, "2", &moved).member.unwrap();
    assert_eq!(member.person.phones, ["03-0000-0002"]);
    assert_eq!((member.email, member.address), (None, None));
    assert_eq!(desk.members("").unwrap().len(), 1);
}

#[test]
fn what_cannot_be_so_is_refused_with_the_reason_and_nothing_is_recorded() {
    let (_folder, desk) = empty();
    let refused = |entry: &BookEntry| record(&desk, "k", entry).refused.unwrap();
    let member = |cells: &[(&str, &str)]| entry(BookKind::Member, None, None, cells);
    assert_eq!(refused(&member(&[("name", "だれか")])).code, "no_number");
    assert_eq!(refused(&member(&[("number", "1")])).code, "no_name");
    let known = record(&desk, "m", &member(MEMBER)).member.unwrap();
    let id = known.person.member_id.unwrap();
    let contract = |cells: &[(&str, &str)]| entry(BookKind::Contract, None, Some(&id), cells);
    let plan = ("plan", "keitai-support-plus");
    for (cells, code) in [
        (&[][..], "no_plan"),
        (&[plan], "no_joining_day"),
        (&[plan, ("joined_on", "2026-02-30")], "date"),
        (
            &[plan, ("joined_on", "2026-02-01"), ("ended_on", "2026-01-31")],
            "contract_backwards",
        ),
        (
            &[plan, ("joined_on", "2026-02-01"), ("term_from", "2026-02-01")],
            "term_half",
        ),
        (
            &[
                plan,
                ("joined_on", "2026-02-01"),
                ("term_from", "2026-02-02"),
                ("term_until", "2026-02-01"),
            ],
            "term_backwards",
        ),
    ] {
        assert_eq!(refused(&contract(cells)).code, code);
    }
    let unknown = desk.record_in_book(
        "k",
        &contract(&[("plan", "no-plan"), ("joined_on", "2026-02-01")]),
    );
    assert_eq!(unknown.unwrap_err().code, "unknown_plan");
    let known = record(&desk, "c", &contract(&[plan, ("joined_on", "2026-02-01")]))
        .member
        .unwrap();
    let of = known.contracts[0].contract_id.clone();
    let device = entry(BookKind::Device, None, Some(&of), &[("imei", "350000000000005")]);
    assert_eq!(refused(&device).code, "imei");
    let nothing = entry(
        BookKind::Device,
        None,
        Some(&of),
        &[("registered_on", "2026-02-01")],
    );
    assert_eq!(refused(&nothing).code, "no_device");
    let past = entry(BookKind::PastClaim, None, Some(&of), &[("claim_amount", "1")]);
    assert_eq!(refused(&past).code, "no_application");
    let stranger = entry(BookKind::Device, Some("no-id"), None, &[("serial", "X")]);
    assert_eq!(
        desk.record_in_book("k", &stranger).unwrap_err().code,
        "unknown_device"
    );
    let now = desk.members("").unwrap();
    assert!(now[0].contracts[0].devices.is_empty() && now[0].contracts[0].past_claims.is_empty());
}

/// The gift is given once per person: open until the book is said to be complete, then decided by what it holds.
#[test]
fn counts_over_earlier_claims_close_once_the_book_is_said_to_be_complete() {
    let (_folder, desk) = empty();
    let of = contract_of_a_member(&desk);
    let claim = claim_under(&desk, Some(&of), "okippa-plus-free");
    let once = |desk: &Desk| {
        let claim = desk.claim(&claim.claim_id).unwrap();
        let assessment = claim
            .assessments
            .into_iter()
            .find(|it| it.benefit == "parcel-gift")
            .unwrap();
        assert_ne!(assessment.verdict, VerdictKind::Payable);
        assessment
            .findings
            .into_iter()
            .find(|it| it.rule == "once-per-person")
            .unwrap()
            .result
    };
    assert_eq!(once(&desk), FindingResult::Undetermined);
    let today: chrono::NaiveDate = desk.info().unwrap().today.parse().unwrap();
    let tomorrow = today.succ_opt().unwrap().to_string();
    let error = desk.history_complete("3", None, &tomorrow).unwrap_err();
    assert_eq!(error.code, "date_to_come");
    assert_eq!(
        desk.history_complete("3", None, "昨日").unwrap_err().code,
        "date_wrong"
    );
    let info = desk.history_complete("3", None, "平成1年1月8日").unwrap();
    assert_eq!(info.book_complete[0].from, "1989-01-08");
    assert_eq!(once(&desk), FindingResult::Met);

    let past = entry(
        BookKind::PastClaim,
        None,
        Some(&of),
        &[
            ("claim_applied_on", "2025-08-01"),
            ("claim_outcome", "paid"),
            ("claim_amount", "5000"),
        ],
    );
    record(&desk, "4", &past);
    assert_ne!(once(&desk), FindingResult::Met);
}

#[test]
fn contact_data_are_checked_and_terms_attached_on_a_desk_of_ones_own() {
    let (folder, desk) = empty();
    let plan = desk.plan("keitai-support-plus", None).unwrap();
    assert_eq!(plan.contact.unwrap().verified_on, None);
    assert!(plan.terms.is_none());
    desk.verify_contact("keitai-support-plus", None).unwrap();
    let terms = folder.path().join("規約.txt");
    std::fs::write(&terms, "# 3-1\n\nここに条文。\n").unwrap();
    desk.attach_terms("keitai-support-plus", &plan.version, &terms)
        .unwrap();
    let plan = desk.plan("keitai-support-plus", None).unwrap();
    assert_eq!(
        plan.contact.unwrap().verified_on,
        Some(desk.info().unwrap().today)
    );
    let attached = plan.terms.unwrap();
    assert_eq!(
        (attached.name.as_str(), attached.quoted),
        ("規約.txt", 0),
        "no heading names a clause"
    );
}

/// The terms leave open which body hears complaints: nobody has checked it until a person says which it is.
#[test]
fn a_dispute_body_that_the_plan_leaves_open_is_named_by_a_person() {
    let (_folder, desk) = empty();
    let about = |desk: &Desk| desk.plan("keitai-support-plus", None).unwrap().adr.unwrap();
    let named = |name: &str, source: &str| NamedBody {
        name: name.to_owned(),
        phone: Some("050-0000-1191".to_owned()),
        source: source.to_owned(),
    };
    desk.verify_contact("keitai-support-plus", None).unwrap();
    assert_eq!((about(&desk).unnamed, about(&desk).verified_on), (true, None));
    let refused = |plan: &str, body: &NamedBody| desk.verify_contact(plan, Some(body)).unwrap_err().code;
    assert_eq!(
        refused("keitai-support-plus", &named(" ", "電話")),
        "body_without_name"
    );
    assert_eq!(
        refused("keitai-support-plus", &named("機関", "")),
        "body_without_source"
    );
    assert_eq!(
        refused("okippa-plus-free", &named("機関", "電話")),
        "body_named_by_plan"
    );
    let body = named("見本紛争解決機関", "保険会社に電話で確認");
    desk.verify_contact("keitai-support-plus", Some(&body)).unwrap();
    // Checked again a year later, it is still the same body.
    desk.verify_contact("keitai-support-plus", None).unwrap();
    assert_eq!(about(&desk).named, Some(body));
    assert_eq!(about(&desk).verified_on, Some(desk.info().unwrap().today));
}

/// From an empty desk to a denial: everything that a denial needs can be entered by a person.
#[test]
fn a_denial_goes_out_on_a_desk_of_ones_own() {
    let (folder, desk) = empty();
    let benefit = "parcel-gift";
    let of = contract_of_a_member(&desk);
    let claim = claim_under(&desk, Some(&of), "okippa-plus-free");
    let change = |claim: &ClaimView, change: Change| {
        desk.change(&ClaimChange {
            claim_id: claim.claim_id.clone(),
            head: claim.head.clone(),
            key: desk.new_key(),
            change,
        })
    };
    let nothing_stolen = Change::SetFact {
        fact: "goods_stolen".into(),
        value: json!(false),
        proof: Proof::Confirmed,
        evidence_id: None,
        page: None,
        region: None,
        note: None,
    };
    let claim = change(&claim, nothing_stolen).unwrap();
    let deny = Change::Decide {
        benefit: benefit.into(),
        outcome: Outcome::Denied,
        amount: None,
        override_reason: None,
    };
    let claim = change(&claim, deny).unwrap();
    let letter = LetterRequest {
        benefit: benefit.into(),
        kind: LetterKind::Denial,
        language: Language::Ja,
        file_copy: false,
        reply_by: None,
        place_only_reason: None,
        remark: None,
    };
    let problems = || -> Vec<String> {
        let preview = desk.letter_preview(&claim.claim_id, &letter).unwrap();
        let hints = preview.obstacles.into_iter().flat_map(|it| it.hints);
        hints
            .filter(|it| it.name == "problem")
            .map(|it| it.value)
            .collect()
    };
    assert_eq!(problems(), ["contact_unverified", "quotation_missing"]);
    desk.verify_contact("okippa-plus-free", None).unwrap();
    assert_eq!(problems(), ["quotation_missing"]);
    let terms = folder.path().join("terms.txt");
    std::fs::write(
        &terms,
        "## 補償の対象となる事故 {parcel-stolen}\n荷物が盗まれた場合に限る。\n",
    )
    .unwrap();
    desk.attach_terms("okippa-plus-free", "2024-01-01", &terms)
        .unwrap();
    let quoted = desk.plan("okippa-plus-free", None).unwrap().terms.unwrap().quoted;
    assert_eq!(quoted, 1);
    assert_eq!(problems(), [""; 0]);
    let issued = change(
        &claim,
        Change::IssueLetter {
            letter: letter.clone(),
            previewed: None,
        },
    )
    .unwrap();
    assert_eq!(issued.letters.len(), 1);
    // Nothing that is no file is replaced, and nothing of the desk.
    let letter = &issued.letters[0].letter_id;
    let into_desk = desk.folder().join("desk.db");
    let error = desk.write_letter(letter, &into_desk).unwrap_err();
    assert_eq!(error.code, "letter_inside_desk");
    let error = desk.write_letter(letter, folder.path()).unwrap_err();
    assert_eq!(error.code, "letter_over_no_file");
    desk.write_letter(letter, &folder.path().join("denial.pdf"))
        .unwrap();
    assert!(
        desk.verify(None, &satei_desk::Cancel::default(), &mut |_| {})
            .unwrap()
            .defects
            .is_empty()
    );
}
