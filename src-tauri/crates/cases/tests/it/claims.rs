//! Recording on claims: heads, keys, numbers, candidates.

use satei_cases::{AppendRequest, CaseError, Expected};
use satei_model::{
    ClaimId, Decided, DeskCreated, NoteAdded, Outcome, Payload, Proof, SourceKind, Status, StatusChanged,
    Stream, Yen,
};
use serde_json::json;

use crate::support::{Bench, fact};

#[test]
fn claims_are_numbered_by_series_without_gaps() {
    let bench = Bench::new();
    assert_eq!(bench.open("山田太郎", "ヤマダタロウ").number, "KSP-0001");
    assert_eq!(bench.open("佐藤花子", "サトウハナコ").number, "KSP-0002");
    let mut parcel = bench.new_claim("鈴木一", "スズキハジメ");
    parcel.number_prefix = "OKP".into();
    assert_eq!(bench.store.open_claim(&parcel).unwrap().number, "OKP-0001");
    let claim = bench.store.claim_by_number("ｋｓｐ−0002").unwrap().unwrap();
    assert_eq!(bench.store.claim(claim).unwrap().person.name, "佐藤花子");
}

#[test]
fn the_same_key_is_answered_the_same_and_recorded_once() {
    let bench = Bench::new();
    let new = bench.new_claim("山田太郎", "ヤマダタロウ");
    let first = bench.store.open_claim(&new).unwrap();
    let second = bench.store.open_claim(&new).unwrap();
    assert_eq!(
        (second.claim, &second.number, second.head),
        (first.claim, &first.number, first.head)
    );
    assert!(second.repeated && !first.repeated);

    let mut request = AppendRequest {
        stream: Stream::Claim(first.claim),
        expected: Expected::Head(first.head),
        key: "once".into(),
        user: bench.user,
        payloads: vec![
            NoteAdded {
                text: "called".into(),
            }
            .into(),
        ],
    };
    let done = bench.store.append(&request).unwrap();
    // The answer was lost on its way; the head has moved on; the same request comes again.
    let again = bench.store.append(&request).unwrap();
    assert_eq!(
        (again.head, &again.events, again.repeated),
        (done.head, &done.events, true)
    );
    assert_eq!(bench.store.claim(first.claim).unwrap().notes.len(), 1);

    request.payloads = vec![
        NoteAdded {
            text: "something else".into(),
        }
        .into(),
    ];
    assert_eq!(bench.store.append(&request).unwrap_err().code(), "key_reused");
}

#[test]
fn a_change_on_an_old_head_is_refused_with_what_happened_since() {
    let bench = Bench::new();
    let opened = bench.open("山田太郎", "ヤマダタロウ");
    bench
        .add(opened.claim, vec![NoteAdded { text: "first".into() }.into()])
        .unwrap();
    let stale = AppendRequest {
        stream: Stream::Claim(opened.claim),
        expected: Expected::Head(opened.head),
        key: "stale".into(),
        user: bench.user,
        payloads: vec![
            NoteAdded {
                text: "second".into(),
            }
            .into(),
        ],
    };
    let Err(CaseError::Stale { head, since }) = bench.store.append(&stale) else {
        panic!("not refused")
    };
    assert_eq!(head, bench.store.head(Stream::Claim(opened.claim)).unwrap());
    assert_eq!(since.len(), 1);
    assert_eq!(since[0].payload, Some(NoteAdded { text: "first".into() }.into()));
    assert_eq!(bench.store.claim(opened.claim).unwrap().notes.len(), 1);
}

#[test]
fn a_change_is_recorded_whole_or_not_at_all() {
    let bench = Bench::new();
    let claim = bench.open("山田太郎", "ヤマダタロウ").claim;
    let note = || Payload::from(NoteAdded { text: "kept?".into() });
    let fraction = fact("price", json!(1.5), Proof::Stated, SourceKind::Claimant);
    assert_eq!(
        bench.add(claim, vec![note(), fraction]).unwrap_err().code(),
        "not_canonical"
    );
    let misplaced = DeskCreated {
        name: "x".into(),
        sample: false,
    }
    .into();
    assert_eq!(
        bench.add(claim, vec![note(), misplaced]).unwrap_err().code(),
        "bad_request"
    );
    assert_eq!(bench.add(claim, vec![]).unwrap_err().code(), "bad_request");
    assert_eq!(bench.store.claim(claim).unwrap().notes, []);

    let nowhere = AppendRequest {
        stream: Stream::Claim(bench.id::<ClaimId>()),
        expected: Expected::Any,
        key: "nowhere".into(),
        user: bench.user,
        payloads: vec![note()],
    };
    assert_eq!(bench.store.append(&nowhere).unwrap_err().code(), "no_such_claim");
    assert_eq!(bench.store.verify(None, |_, _| true).unwrap().defects, []);
}

#[test]
fn values_of_different_sources_stand_side_by_side_until_somebody_settles_them() {
    let bench = Bench::new();
    let claim = bench.open("山田太郎", "ヤマダタロウ").claim;
    let value = |claim| {
        let state = bench.store.claim(claim).unwrap();
        state.facts["imei"]
            .settled()
            .map(|settled| settled.what.value.clone())
    };
    bench
        .add(
            claim,
            vec![fact("imei", "1", Proof::Stated, SourceKind::Claimant)],
        )
        .unwrap();
    bench
        .add(
            claim,
            vec![fact("imei", "2", Proof::Stated, SourceKind::Claimant)],
        )
        .unwrap();
    assert_eq!(value(claim), Some(json!("2")), "the claimant corrected it");
    bench
        .add(
            claim,
            vec![fact("imei", "3", Proof::Evidenced, SourceKind::Evidence)],
        )
        .unwrap();
    assert_eq!(value(claim), None, "claimant and evidence disagree");
    bench
        .add(
            claim,
            vec![fact("imei", "3", Proof::Confirmed, SourceKind::Adjuster)],
        )
        .unwrap();
    assert_eq!(value(claim), Some(json!("3")));
    bench
        .add(
            claim,
            vec![fact("imei", "3", Proof::Stated, SourceKind::MemberBook)],
        )
        .unwrap();
    let state = bench.store.claim(claim).unwrap();
    assert_eq!(
        state.facts["imei"].settled().unwrap().what.proof,
        Proof::Confirmed,
        "agreement keeps the best proof"
    );
}

#[test]
fn a_claim_can_be_seen_as_it_was_when_it_was_decided() {
    let bench = Bench::new();
    let claim = bench.open("山田太郎", "ヤマダタロウ").claim;
    bench
        .add(
            claim,
            vec![fact(
                "repair_cost",
                "20000",
                Proof::Confirmed,
                SourceKind::Adjuster,
            )],
        )
        .unwrap();
    let decided = Decided {
        benefit: "repair-cost".into(),
        outcome: Outcome::Paid,
        amount: Some(Yen::from(20_000)),
        overrides: None,
        receipt: json!({"engine": "0.1.0"}),
        assessment: json!({}),
    };
    let head = bench.add(
        claim,
        vec![
            decided.into(),
            StatusChanged {
                to: Status::Paid,
                why: String::new(),
            }
            .into(),
        ],
    );
    let head = head.unwrap().head;
    bench
        .add(
            claim,
            vec![fact(
                "repair_cost",
                "25000",
                Proof::Confirmed,
                SourceKind::Adjuster,
            )],
        )
        .unwrap();
    let then = bench.store.claim_at(claim, head).unwrap();
    assert_eq!(then.facts["repair_cost"].settled().unwrap().what.value, "20000");
    assert_eq!(then.status, Status::Paid);
    assert_eq!(
        then.standing_decision("repair-cost").unwrap().decided.amount,
        Some(Yen::from(20_000))
    );
}
