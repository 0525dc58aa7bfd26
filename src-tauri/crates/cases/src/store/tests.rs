//! A database that has no more room, and what decisions rest on.

use satei_model::{Decided, NoteAdded, Stream, UserId};
use serde_json::{Value, json};

use super::*;
use crate::{AppendRequest, Expected, NewDesk, Protection, Unlock};

#[test]
fn a_full_disk_is_said_so_and_what_was_recorded_stays() {
    let dir = tempfile::tempdir().unwrap();
    let environment = Environment::system();
    let user = UserId(environment.ids.id(environment.clock.now()));
    let new = NewDesk {
        name: "x",
        user,
        protection: Protection::Sample,
    };
    let folder = dir.path().join("desk");
    let store = Store::create(&folder, new, environment.clone()).unwrap().store;
    let claim = store
        .open_claim(&crate::NewClaim {
            key: "open".into(),
            user,
            number_prefix: "KSP".into(),
            plan: "p".into(),
            subject: satei_model::Subject::Claim,
            benefits: vec![],
            member: None,
            contract: None,
            person_name: "甲".into(),
            person_kana: "コウ".into(),
            payloads: vec![],
        })
        .unwrap()
        .claim;
    store.conn().execute_batch("PRAGMA max_page_count = 120").unwrap();
    let mut kept = 0;
    let error = loop {
        let request = AppendRequest {
            stream: Stream::Claim(claim),
            expected: Expected::Any,
            key: kept.to_string(),
            user,
            payloads: vec![
                NoteAdded {
                    text: "x".repeat(4000),
                }
                .into(),
            ],
        };
        match store.append(&request) {
            Ok(_) => kept += 1,
            Err(error) => break error,
        }
    };
    assert_eq!(error.code(), "disk_full");
    assert_eq!(store.claim(claim).unwrap().notes.len(), kept);
    drop(store);
    let store = Store::open(&folder, Unlock::Sample, environment).unwrap();
    assert_eq!(store.claim(claim).unwrap().notes.len(), kept);
    assert_eq!(store.verify(None, |_, _| true).unwrap().defects, []);
}

/// A desk with one claim that is decided.
fn decided(folder: &Path, environment: &Environment) -> (Store, Decided) {
    let user = UserId(environment.ids.id(environment.clock.now()));
    let new = NewDesk {
        name: "x",
        user,
        protection: Protection::Sample,
    };
    let store = Store::create(folder, new, environment.clone()).unwrap().store;
    let decided = Decided {
        benefit: "repair".into(),
        outcome: satei_model::Outcome::Denied,
        amount: None,
        overrides: None,
        receipt: json!({
            "engine": "e",
            "plan": {"id": "p", "version": "2024-01-01", "hash": "00000000000000ff"},
            "claim": {"plan": "p", "facts": {"cost": {"value": "1200", "proof": "confirmed"}}},
            "assessment": {"verdict": "not_payable", "amount": null, "charges": []},
        }),
        assessment: Value::Null,
    };
    store
        .open_claim(&crate::NewClaim {
            key: "open".into(),
            user,
            number_prefix: "KSP".into(),
            plan: "p".into(),
            subject: satei_model::Subject::Claim,
            benefits: vec![],
            member: None,
            contract: None,
            person_name: "甲".into(),
            person_kana: "コウ".into(),
            payloads: vec![decided.clone().into()],
        })
        .unwrap();
    (store, decided)
}

/// What every reader of the decisions gets.
fn scanned(store: &Store) -> Vec<(i64, Option<Vec<u8>>)> {
    let mut found = Vec::new();
    let scan = store.decisions(2).unwrap();
    for _ in 0..2 {
        scan.read(|row| {
            found.push((row.place, row.basis.map(<[u8]>::to_vec)));
            true
        })
        .unwrap();
    }
    assert_eq!(scan.total(), found.len() as u64);
    found
}

#[test]
fn a_decision_is_scanned_with_what_it_rested_on_until_that_is_erased() {
    let dir = tempfile::tempdir().unwrap();
    let (store, decided) = decided(&dir.path().join("desk"), &Environment::system());
    let basis = decided.basis();
    assert!(basis.is_some());
    let found = scanned(&store);
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].1, basis);
    let names = store.decision_names(&[found[0].0, 99]).unwrap();
    assert_eq!(names.len(), 1);
    assert_eq!(names[0].1.number, "KSP-0001");

    store.rebuild().unwrap();
    let again: Vec<_> = scanned(&store).into_iter().map(|row| row.1).collect();
    assert_eq!(again, [basis]);

    let erase = "DELETE FROM payloads WHERE event = (SELECT event FROM decisions)";
    assert_eq!(store.conn().execute(erase, []).unwrap(), 1);
    store.rebuild().unwrap();
    assert_eq!(scanned(&store), []);
}

#[test]
fn a_desk_from_before_gets_what_its_decisions_rested_on() {
    let dir = tempfile::tempdir().unwrap();
    let folder = dir.path().join("desk");
    let environment = Environment::system();
    let (store, decided) = decided(&folder, &environment);
    store
        .conn()
        // As the first step left it: what the later ones added is taken away again.
        .execute_batch(
            "DROP INDEX claims_by_dossier;
             DROP INDEX registrations_by_name;
             ALTER TABLE claims DROP COLUMN dossier;
             ALTER TABLE summaries DROP COLUMN dossier_head;
             ALTER TABLE decisions DROP COLUMN basis;
             ALTER TABLE contacts DROP COLUMN body;
             ALTER TABLE contacts DROP COLUMN body_phone;
             ALTER TABLE contacts DROP COLUMN body_source;
             PRAGMA user_version = 1",
        )
        .unwrap();
    drop(store);
    let store = Store::open(&folder, Unlock::Sample, environment).unwrap();
    assert_eq!(scanned(&store)[0].1, decided.basis());
    assert_eq!(store.verify(None, |_, _| true).unwrap().defects, []);
}
