//! Taking back and doing again.

use satei_model::{
    ClaimId, Decided, DocumentState, DocumentStateSet, EvidenceClassified, NoteAdded, Outcome, Payload,
    Proof, SourceKind, Undone,
};
use serde_json::{Value, json};

use crate::support::{Bench, fact};

fn undone(events: &[satei_model::EventId]) -> Vec<Payload> {
    events
        .iter()
        .map(|event| Undone { event: *event }.into())
        .collect()
}

fn undo(bench: &Bench, claim: ClaimId) {
    let steps = bench.store.claim(claim).unwrap().undo;
    assert!(!steps.is_empty(), "nothing to undo");
    bench.add(claim, undone(&steps)).unwrap();
}

fn redo(bench: &Bench, claim: ClaimId) {
    let steps = bench.store.claim(claim).unwrap().redo;
    assert!(!steps.is_empty(), "nothing to redo");
    bench.add(claim, undone(&steps)).unwrap();
}

fn set(bench: &Bench, claim: ClaimId, name: &str, value: &str) {
    bench
        .add(
            claim,
            vec![fact(name, value, Proof::Confirmed, SourceKind::Adjuster)],
        )
        .unwrap();
}

fn value(bench: &Bench, claim: ClaimId, name: &str) -> Option<Value> {
    let state = bench.store.claim(claim).unwrap();
    state
        .facts
        .get(name)
        .and_then(|fact| fact.settled())
        .map(|settled| settled.what.value.clone())
}

#[test]
fn steps_are_taken_back_and_done_again_in_order() {
    let bench = Bench::new();
    let claim = bench.open("山田太郎", "ヤマダタロウ").claim;
    set(&bench, claim, "imei", "1");
    set(&bench, claim, "imei", "2");
    set(&bench, claim, "maker", "A");
    undo(&bench, claim);
    assert_eq!(value(&bench, claim, "maker"), None);
    undo(&bench, claim);
    assert_eq!(value(&bench, claim, "imei"), Some(json!("1")));
    undo(&bench, claim);
    assert_eq!(value(&bench, claim, "imei"), None);
    assert!(
        bench.store.claim(claim).unwrap().undo.is_empty(),
        "opening cannot be taken back"
    );
    redo(&bench, claim);
    assert_eq!(value(&bench, claim, "imei"), Some(json!("1")));
    redo(&bench, claim);
    assert_eq!(value(&bench, claim, "imei"), Some(json!("2")));
    undo(&bench, claim);
    assert_eq!(value(&bench, claim, "imei"), Some(json!("1")));
    redo(&bench, claim);
    redo(&bench, claim);
    assert_eq!(
        (value(&bench, claim, "imei"), value(&bench, claim, "maker")),
        (Some(json!("2")), Some(json!("A")))
    );
    assert!(bench.store.claim(claim).unwrap().redo.is_empty());
}

#[test]
fn a_new_step_ends_what_could_be_done_again() {
    let bench = Bench::new();
    let claim = bench.open("山田太郎", "ヤマダタロウ").claim;
    set(&bench, claim, "imei", "1");
    undo(&bench, claim);
    set(&bench, claim, "maker", "A");
    assert!(bench.store.claim(claim).unwrap().redo.is_empty());
}

#[test]
fn what_was_recorded_together_is_taken_back_together() {
    let bench = Bench::new();
    let claim = bench.open("山田太郎", "ヤマダタロウ").claim;
    let evidence = bench.attach(claim, "receipt.jpg");
    let classified = EvidenceClassified {
        evidence,
        document: Some("repair_receipt".into()),
    };
    let received = DocumentStateSet {
        document: "repair_receipt".into(),
        state: DocumentState::Received,
        why: String::new(),
        evidence: vec![evidence],
    };
    bench
        .add(claim, vec![classified.into(), received.into()])
        .unwrap();
    undo(&bench, claim);
    let state = bench.store.claim(claim).unwrap();
    assert!(state.documents.is_empty() && state.evidence[0].document.is_none());
    assert_eq!(state.evidence.len(), 1, "a file that was received stays received");
    redo(&bench, claim);
    let state = bench.store.claim(claim).unwrap();
    assert_eq!(
        state.documents["repair_receipt"].what.state,
        DocumentState::Received
    );
    assert_eq!(state.evidence[0].document.as_deref(), Some("repair_receipt"));
}

#[test]
fn what_later_steps_rest_on_cannot_be_taken_back() {
    let bench = Bench::new();
    let claim = bench.open("山田太郎", "ヤマダタロウ").claim;
    let first = bench
        .add(
            claim,
            vec![fact("imei", "1", Proof::Confirmed, SourceKind::Adjuster)],
        )
        .unwrap()
        .head;
    set(&bench, claim, "imei", "2");
    let refused = |event| bench.add(claim, undone(&[event])).unwrap_err().to_string();
    assert!(refused(first).contains("a later step rests on it"));

    let note = bench
        .add(claim, vec![NoteAdded { text: "x".into() }.into()])
        .unwrap()
        .head;
    let decided = Decided {
        benefit: "repair-cost".into(),
        outcome: Outcome::Denied,
        amount: None,
        overrides: None,
        receipt: json!({}),
        assessment: json!({}),
    };
    let decision = bench.add(claim, vec![decided.into()]).unwrap().head;
    assert!(refused(note).contains("a decision or a letter came after it"));
    assert!(refused(decision).contains("cannot be made as if it had not happened"));
    let state = bench.store.claim(claim).unwrap();
    assert!(state.undo.is_empty());

    let other = bench.open("佐藤花子", "サトウハナコ");
    assert!(refused(other.head).contains("not in this claim's history"));
}
