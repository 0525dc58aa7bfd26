//! A database that has no more room.

use satei_model::{NoteAdded, Stream, UserId};

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
    assert_eq!(store.verify(|_, _| true).unwrap().defects, []);
}
