//! What `verify` finds, whatever byte was changed.

use proptest::prelude::*;
use rusqlite::Connection;
use satei_cases::{DefectCode, HistoryHead, Store, VerifyReport};
use satei_model::{
    ClaimId, DocumentState, DocumentStateSet, Language, LetterIssued, LetterKind, NoteAdded, Payload,
    PersonRecorded, Proof, ReadingChosen, SourceKind, Status, StatusChanged, Undone,
};

use crate::support::{Bench, day, fact};

/// Opens the database of a sample desk beside the store, as somebody would who has the key.
fn tamper(store: &Store, sql: &str) {
    let conn = Connection::open(store.folder().join("desk.db")).unwrap();
    let key: String = store
        .keys()
        .database()
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect();
    conn.execute_batch(&format!(
        "PRAGMA key = \"x'{key}'\"; PRAGMA foreign_keys = OFF; {sql}"
    ))
    .unwrap();
}

fn verify(bench: &Bench) -> VerifyReport {
    bench.store.verify(None, |_, _| true).unwrap()
}

fn codes(bench: &Bench) -> Vec<DefectCode> {
    verify(bench)
        .defects
        .into_iter()
        .map(|defect| defect.code)
        .collect()
}

/// What a sound desk cannot know of itself: that its newest events are gone. Who noted the head can.
#[test]
fn an_older_desk_put_back_is_found_by_the_head_that_was_noted() {
    let (bench, claim) = busy_desk();
    let noted = verify(&bench).head;
    let against = |head: &HistoryHead| {
        let report = bench.store.verify(Some(head), |_, _| true).unwrap();
        report.defects.iter().map(|it| it.code).collect::<Vec<_>>()
    };
    assert_eq!(noted.to_string().parse(), Ok(noted.clone()));
    assert_eq!(against(&noted), []);
    bench
        .add(claim, vec![NoteAdded { text: "later".into() }.into()])
        .unwrap();
    let later = verify(&bench).head;
    assert_eq!(later.events, noted.events + 1);
    assert_eq!(against(&noted), [], "what came later is no defect");
    tamper(
        &bench.store,
        "DELETE FROM payloads WHERE event = (SELECT id FROM events ORDER BY seq DESC LIMIT 1); DELETE FROM events WHERE seq = (SELECT max(seq) FROM events);",
    );
    assert!(against(&later).contains(&DefectCode::HeadNotThere));
    assert!(!against(&noted).contains(&DefectCode::HeadNotThere));
    for wrong in ["", "7", "0:", "x:00", "3:zz"] {
        assert_eq!(wrong.parse::<HistoryHead>(), Err(()), "{wrong}");
    }
}

fn busy_desk() -> (Bench, ClaimId) {
    let bench = Bench::new();
    let claim = bench.open("山田太郎", "ヤマダタロウ").claim;
    bench.attach(claim, "a.jpg");
    bench
        .add(
            claim,
            vec![fact("imei", "1", Proof::Stated, SourceKind::Claimant)],
        )
        .unwrap();
    bench
        .add(claim, vec![NoteAdded { text: "note".into() }.into()])
        .unwrap();
    let other = bench.open("佐藤花子", "サトウハナコ").claim;
    let letter = LetterIssued {
        letter: bench.id(),
        benefit: None,
        letter_kind: LetterKind::Acknowledgement,
        language: Language::Ja,
        sha256: "11".repeat(32),
        original: "vault-letter".into(),
        reply_by: None,
        file_copy: false,
    };
    bench.add(other, vec![letter.into()]).unwrap();
    (bench, claim)
}

#[test]
fn an_untouched_desk_is_clean_and_lists_its_originals() {
    let (bench, _) = busy_desk();
    let report = verify(&bench);
    assert_eq!(report.defects, []);
    assert_eq!(report.events, 7);
    let mut originals: Vec<_> = report
        .originals
        .iter()
        .map(|o| o.sha256[..2].to_owned())
        .collect();
    originals.sort();
    assert_eq!(originals, ["00", "11"]);
}

#[test]
fn every_way_to_falsify_a_history_is_found() {
    let cases = [
        (
            "UPDATE payloads SET bytes = replace(CAST(bytes AS TEXT), '\"1\"', '\"2\"') WHERE CAST(bytes AS TEXT) LIKE '%imei%'",
            DefectCode::PayloadAltered,
        ),
        (
            "UPDATE payloads SET salt = zeroblob(32) WHERE event = (SELECT id FROM events WHERE seq = 3)",
            DefectCode::PayloadAltered,
        ),
        (
            "DELETE FROM payloads WHERE event = (SELECT id FROM events WHERE seq = 3)",
            DefectCode::PayloadMissing,
        ),
        (
            "UPDATE events SET bytes = CAST(replace(CAST(bytes AS TEXT), '\"at\":1', '\"at\":2') AS BLOB) WHERE seq = 4",
            DefectCode::EventAltered,
        ),
        (
            "DELETE FROM requests; DELETE FROM payloads WHERE event = (SELECT id FROM events WHERE seq = 5); DELETE FROM events WHERE seq = 5",
            DefectCode::ChainBroken,
        ),
        (
            "UPDATE requests SET first = 1, last = 1; UPDATE events SET seq = -seq WHERE seq IN (4, 5); UPDATE events SET seq = 9 + seq WHERE seq < 0",
            DefectCode::ChainBroken,
        ),
        (
            "UPDATE events SET stream = 'desk', ordinal = 9 WHERE seq = 5",
            DefectCode::Misplaced,
        ),
        ("UPDATE claims SET status = 'paid'", DefectCode::ProjectionDiffers),
        (
            "UPDATE facts_now SET value = '\"9\"'",
            DefectCode::ProjectionDiffers,
        ),
        (
            "DELETE FROM search_docs WHERE field = 'name'",
            DefectCode::ProjectionDiffers,
        ),
    ];
    for (sql, expected) in cases {
        let (bench, _) = busy_desk();
        // Sqlite keeps the blob type only when told to.
        tamper(
            &bench.store,
            &sql.replace(
                "replace(CAST(bytes AS TEXT), '\"1\"', '\"2\"')",
                "CAST(replace(CAST(bytes AS TEXT), '\"1\"', '\"2\"') AS BLOB)",
            ),
        );
        let found = codes(&bench);
        assert!(found.contains(&expected), "{sql}: {found:?}");
    }
}

#[test]
fn rebuilding_mends_a_projection_that_was_changed() {
    let (bench, claim) = busy_desk();
    tamper(
        &bench.store,
        "UPDATE claims SET status = 'paid'; DELETE FROM facts_now",
    );
    assert!(!codes(&bench).is_empty());
    bench.store.rebuild().unwrap();
    assert_eq!(codes(&bench), []);
    assert_eq!(bench.store.claim(claim).unwrap().status, Status::Received);
}

#[test]
fn verifying_can_be_stopped() {
    let (bench, claim) = busy_desk();
    for _ in 0..80 {
        bench
            .add(claim, vec![NoteAdded { text: "x".into() }.into()])
            .unwrap();
    }
    let mut seen = Vec::new();
    let report = bench.store.verify(None, |done, total| {
        seen.push((done, total));
        false
    });
    assert_eq!(report.unwrap().events, 64);
    assert_eq!(seen, [(64, 87)]);
}

/// What a person might do next to a claim; the numbers choose among what is possible.
#[derive(Debug, Clone)]
enum Act {
    Fact(u8, u8, bool),
    Document(u8, bool),
    Reading(Option<u8>),
    Person(u8),
    Status(u8),
    Attach,
    Undo,
    Redo,
}

fn act() -> impl Strategy<Value = (u8, Act)> {
    let act = prop_oneof![
        4 => (0..3_u8, 0..3_u8, any::<bool>()).prop_map(|(name, value, sure)| Act::Fact(name, value, sure)),
        2 => (0..2_u8, any::<bool>()).prop_map(|(kind, accepted)| Act::Document(kind, accepted)),
        1 => prop::option::of(0..2_u8).prop_map(Act::Reading),
        1 => any::<u8>().prop_map(Act::Person),
        1 => (0..11_u8).prop_map(Act::Status),
        1 => Just(Act::Attach),
        3 => Just(Act::Undo),
        2 => Just(Act::Redo),
    ];
    (0..2_u8, act)
}

fn perform(bench: &Bench, claim: ClaimId, act: &Act) {
    let state = bench.store.claim(claim).unwrap();
    let take_back =
        |events: &[satei_model::EventId]| events.iter().map(|e| Undone { event: *e }.into()).collect();
    let payloads: Vec<Payload> = match act {
        Act::Fact(name, value, true) => {
            vec![fact(
                &format!("fact_{name}"),
                *value,
                Proof::Confirmed,
                SourceKind::Adjuster,
            )]
        }
        Act::Fact(name, value, false) => {
            vec![fact(
                &format!("fact_{name}"),
                *value,
                Proof::Stated,
                SourceKind::Claimant,
            )]
        }
        Act::Document(kind, accepted) => {
            let state = if *accepted {
                DocumentState::Accepted
            } else {
                DocumentState::Rejected
            };
            let document = format!("document_{kind}");
            vec![
                DocumentStateSet {
                    document,
                    state,
                    why: "looked".into(),
                    evidence: vec![],
                }
                .into(),
            ]
        }
        Act::Reading(choice) => {
            let choice = choice.map(|c| c.to_string());
            vec![
                ReadingChosen {
                    reading: "r".into(),
                    choice,
                    reason: "because".into(),
                }
                .into(),
            ]
        }
        Act::Person(n) => vec![
            PersonRecorded {
                name: format!("名前{n}"),
                ..PersonRecorded::default()
            }
            .into(),
        ],
        Act::Status(n) => vec![
            StatusChanged {
                to: Status::ALL[usize::from(*n)],
                why: String::new(),
            }
            .into(),
        ],
        Act::Attach => {
            bench.attach(claim, "file.jpg");
            return;
        }
        Act::Undo => take_back(&state.undo),
        Act::Redo => take_back(&state.redo),
    };
    if !payloads.is_empty() {
        bench.add(claim, payloads).unwrap();
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn whatever_was_done_the_projections_are_what_a_rebuild_makes(acts in prop::collection::vec(act(), 1..24)) {
        let bench = Bench::new();
        let claims = [bench.open("甲", "コウ").claim, bench.open("乙", "オツ").claim];
        for (which, act) in &acts {
            perform(&bench, claims[usize::from(*which)], act);
        }
        prop_assert_eq!(verify(&bench).defects, []);
        bench.store.rebuild().unwrap();
        prop_assert_eq!(verify(&bench).defects, []);
    }

    #[test]
    fn taking_back_and_doing_again_leaves_the_claim_as_it_was(acts in prop::collection::vec(act(), 1..16)) {
        let bench = Bench::new();
        let claim = bench.open("甲", "コウ").claim;
        for (_, act) in &acts {
            perform(&bench, claim, act);
        }
        let before = bench.store.claim(claim).unwrap();
        if !before.undo.is_empty() {
            perform(&bench, claim, &Act::Undo);
            prop_assert_ne!(&bench.store.claim(claim).unwrap().undo, &before.undo);
            perform(&bench, claim, &Act::Redo);
            let after = bench.store.claim(claim).unwrap();
            prop_assert_eq!(&after.facts, &before.facts);
            prop_assert_eq!(&after.documents, &before.documents);
            prop_assert_eq!(&after.readings, &before.readings);
            prop_assert_eq!(&after.person, &before.person);
            prop_assert_eq!(&after.undo, &before.undo);
        }
    }

    #[test]
    fn a_change_of_any_byte_of_events_or_payloads_is_found(
        table in prop::sample::select(vec!["events", "payloads"]),
        column in prop::sample::select(vec!["bytes", "link"]),
        seq in 1..8_i64,
        at in any::<prop::sample::Index>(),
        flip in 1..=255_u8,
    ) {
        let (bench, _) = busy_desk();
        let column = match (table, column) {
            (_, "bytes") => "bytes",
            ("events", _) => "chain",
            _ => "salt",
        };
        let row = if table == "events" { format!("seq = {seq}") } else { format!("event = (SELECT id FROM events WHERE seq = {seq})") };
        let conn = Connection::open(bench.store.folder().join("desk.db")).unwrap();
        let key: String = bench.store.keys().database().iter().map(|byte| format!("{byte:02x}")).collect();
        conn.execute_batch(&format!("PRAGMA key = \"x'{key}'\"")).unwrap();
        let mut bytes: Vec<u8> =
            conn.query_row(&format!("SELECT {column} FROM {table} WHERE {row}"), [], |r| r.get(0)).unwrap();
        let place = at.index(bytes.len());
        bytes[place] ^= flip;
        conn.execute(&format!("UPDATE {table} SET {column} = ?1 WHERE {row}"), [bytes]).unwrap();
        drop(conn);
        prop_assert!(!verify(&bench).defects.is_empty(), "{table}.{column} of {seq}, byte {place}");
    }
}

#[test]
fn a_letter_that_waits_for_an_answer_makes_its_day_the_due_day() {
    let bench = Bench::new();
    let claim = bench.open("山田太郎", "ヤマダタロウ").claim;
    let letter = |file_copy, day| LetterIssued {
        letter: bench.id(),
        benefit: None,
        letter_kind: LetterKind::Deficiency,
        language: Language::Ja,
        sha256: "11".repeat(32),
        original: "vault-letter".into(),
        reply_by: Some(day),
        file_copy,
    };
    bench
        .add(
            claim,
            vec![
                letter(false, day("2026-05-10")).into(),
                letter(true, day("2026-06-10")).into(),
            ],
        )
        .unwrap();
    assert_eq!(bench.store.claim(claim).unwrap().due_on, Some(day("2026-05-10")));
    bench
        .add(
            claim,
            vec![
                StatusChanged {
                    to: Status::ClosedDocumentsOutstanding,
                    why: String::new(),
                }
                .into(),
            ],
        )
        .unwrap();
    assert_eq!(bench.store.claim(claim).unwrap().due_on, None);
}
