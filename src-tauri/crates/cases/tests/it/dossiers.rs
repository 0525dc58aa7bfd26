//! Claims that refer to the dossier of a registration.

use satei_cases::{NewClaim, OpenedClaim, QueueQuery, Store, Summary};
use satei_model::{
    ClaimId, Dossier, DossierReferred, MemberId, NoteAdded, Payload, Proof, SourceKind, Subject, Undone,
};

use crate::support::{Bench, environment, fact};

fn registration(bench: &Bench, name: &str, plan: &str, member: Option<MemberId>) -> OpenedClaim {
    let new = NewClaim {
        subject: Subject::Registration,
        plan: plan.into(),
        member,
        ..bench.new_claim(name, "")
    };
    bench.store.open_claim(&new).unwrap()
}

fn refers(dossier: Option<&OpenedClaim>) -> Payload {
    DossierReferred {
        dossier: dossier.map(|it| Dossier {
            claim: it.claim,
            number: it.number.clone(),
        }),
        reason: String::new(),
    }
    .into()
}

fn dossier_of(bench: &Bench, claim: ClaimId) -> Option<String> {
    let state = bench.store.claim(claim).unwrap();
    state.dossier.map(|it| it.what.number)
}

#[test]
fn a_claim_refers_to_one_dossier_at_a_time_and_undo_brings_the_one_before_back() {
    let bench = Bench::new();
    let (old, new) = (
        registration(&bench, "山田太郎", "keitai-support-plus", None),
        registration(&bench, "山田太郎", "keitai-support-plus", None),
    );
    let claim = bench.open("山田太郎", "ヤマダタロウ").claim;
    assert_eq!(dossier_of(&bench, claim), None);
    bench.add(claim, vec![refers(Some(&old))]).unwrap();
    bench.add(claim, vec![refers(Some(&new))]).unwrap();
    assert_eq!(dossier_of(&bench, claim), Some(new.number.clone()));
    assert_eq!(
        bench.store.referring(old.claim).unwrap(),
        [],
        "it no longer refers to the first"
    );
    let referring = bench.store.referring(new.claim).unwrap();
    assert_eq!(referring[0].claim, claim);

    let steps = bench.store.claim(claim).unwrap().undo;
    let undone = steps.iter().map(|event| Undone { event: *event }.into());
    bench.add(claim, undone.collect()).unwrap();
    assert_eq!(dossier_of(&bench, claim), Some(old.number));
    bench.add(claim, vec![refers(None)]).unwrap();
    assert_eq!(dossier_of(&bench, claim), None);
}

#[test]
fn the_registrations_of_a_person_are_found_newest_first() {
    let bench = Bench::new();
    let (her, his) = (bench.id::<MemberId>(), bench.id::<MemberId>());
    let first = registration(&bench, "山田花子", "keitai-support-plus", Some(her));
    let second = registration(&bench, "山田花子", "keitai-support-plus", Some(her));
    registration(&bench, "山田花子", "okippa-plus-free", Some(her));
    registration(&bench, "山田花子", "keitai-support-plus", Some(his));
    registration(&bench, "佐藤一", "keitai-support-plus", None);
    let unlinked = registration(&bench, "山田花子", "keitai-support-plus", None);
    bench.open("山田花子", "");
    let found = |member: Option<MemberId>| -> Vec<ClaimId> {
        let found = bench
            .store
            .registrations("keitai-support-plus", member, "山田花子");
        found.unwrap().into_iter().map(|it| it.claim).collect()
    };
    assert_eq!(found(Some(her)), [unlinked.claim, second.claim, first.claim]);
    assert_eq!(
        found(None).len(),
        4,
        "without a member the name alone decides, whomever it is linked to"
    );
}

/// A claim may rest on a dossier that moves on: its summary is then worked out anew.
#[test]
fn a_summary_is_stale_once_the_dossier_has_moved_on() {
    let bench = Bench::new();
    let dossier = registration(&bench, "山田太郎", "keitai-support-plus", None);
    let claim = bench.open("山田太郎", "ヤマダタロウ").claim;
    let head = bench.add(claim, vec![refers(Some(&dossier))]).unwrap().head;
    let summary = |dossier_head| Summary {
        head,
        dossier_head,
        basis: "b".into(),
        verdict: "payable".into(),
        presuming: false,
        amount: None,
        missing: vec![],
        due_on: None,
    };
    let stale = || bench.store.claims_without_summary("b").unwrap().contains(&claim);
    bench.keep(claim, &summary(None));
    assert!(stale(), "worked out without the dossier");
    let kept = summary(Some(dossier.head));
    bench.keep(claim, &kept);
    assert!(!stale());
    let query = QueueQuery::default();
    let rows = bench.store.queue(&query).unwrap().rows;
    let row = rows.into_iter().find(|it| it.claim == claim).unwrap();
    assert_eq!(row.summary, Some(kept));
    bench
        .add(dossier.claim, vec![NoteAdded { text: "x".into() }.into()])
        .unwrap();
    assert!(stale());
}

#[test]
fn a_dossier_is_read_as_it_was_at_a_moment() {
    let bench = Bench::new();
    let dossier = registration(&bench, "山田太郎", "keitai-support-plus", None);
    let opened = bench.store.claim(dossier.claim).unwrap().opened.at;
    let imei = fact("registered_imei", "1", Proof::Confirmed, SourceKind::Adjuster);
    bench.add(dossier.claim, vec![imei]).unwrap();
    let then = bench.store.claim_as_of(dossier.claim, opened).unwrap().unwrap();
    assert!(then.facts.is_empty());
    let now = bench.store.claim(dossier.claim).unwrap();
    let later = bench.store.claim_as_of(dossier.claim, now.changed.at).unwrap();
    assert_eq!(later, Some(now));
    let before = opened - chrono::TimeDelta::milliseconds(1);
    assert_eq!(bench.store.claim_as_of(dossier.claim, before).unwrap(), None);
}

#[test]
fn verifying_and_rebuilding_find_the_references_in_order() {
    let bench = Bench::new();
    let dossier = registration(&bench, "山田太郎", "keitai-support-plus", None);
    let claim = bench.open("山田太郎", "ヤマダタロウ").claim;
    bench.add(claim, vec![refers(Some(&dossier))]).unwrap();
    let before = bench.store.referring(dossier.claim).unwrap();
    bench.store.rebuild().unwrap();
    assert_eq!(bench.store.referring(dossier.claim).unwrap(), before);
    assert_eq!(before.len(), 1);
    assert_eq!(bench.store.verify(None, |_, _| true).unwrap().defects, []);
    let path = bench.dir.path().join("desk");
    drop(bench.store);
    let again = Store::open(&path, satei_cases::Unlock::Sample, environment(2)).unwrap();
    assert_eq!(again.referring(dossier.claim).unwrap(), before);
}
