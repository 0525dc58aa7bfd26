//! A claim refers to the registration it rests on.

use satei_desk::view::{
    Change, ClaimView, FactView, FindingResult, Language, LetterKind, LetterRequest, NewClaim, Outcome,
    Proof, QueueQuery, Subject, VerdictKind,
};
use serde_json::{Value, json};

use crate::bench::Bench;

fn fact<'a>(claim: &'a ClaimView, name: &str) -> &'a FactView {
    let found = claim.facts.iter().find(|it| it.name == name);
    found.unwrap_or_else(|| panic!("{} shows no {name}", claim.number))
}

fn finding(claim: &ClaimView, rule: &str) -> FindingResult {
    let findings = &claim.assessments[0].findings;
    findings.iter().find(|it| it.rule == rule).unwrap().result
}

fn refer(dossier: Option<&ClaimView>) -> Change {
    Change::ReferToDossier {
        dossier: dossier.map(|it| it.claim_id.clone()),
        reason: String::new(),
    }
}

fn set(name: &str, value: Value) -> Change {
    Change::SetFact {
        fact: name.into(),
        value,
        proof: Proof::Confirmed,
        evidence_id: None,
        page: None,
        region: None,
        note: None,
    }
}

/// The registration of a person.
fn registration(bench: &Bench, person: &str) -> ClaimView {
    bench.claim_for(person, "registration")
}

fn new_claim(bench: &Bench, kana: &str, subject: Subject, key: &str) -> ClaimView {
    let member = bench.desk.members(kana).unwrap().remove(0);
    let contract = &member.contracts[0];
    let new = NewClaim {
        key: key.into(),
        plan: contract.plan.clone(),
        subject,
        contract_id: Some(contract.contract_id.clone()),
        name: String::new(),
        kana: String::new(),
        phone: String::new(),
    };
    bench.desk.create_claim(&new).unwrap()
}

/// KSP-20, KSP-27: the registered identity comes from the registration, and is compared with the repaired one.
#[test]
fn a_claim_takes_the_device_over_from_its_registration_and_says_where_from() {
    let bench = Bench::new();
    let claim = bench.claim_for("朝倉 光", "repair-cost");
    let dossier = registration(&bench, "朝倉 光");
    let shown = claim.dossier.as_ref().unwrap();
    assert_eq!(
        (&shown.number, shown.verdict),
        (&dossier.number, VerdictKind::Entitled)
    );
    assert!(
        !shown.decided,
        "nobody decided it: it is the assessment's own answer"
    );
    let imei = fact(&claim, "registered_imei");
    assert_eq!(imei.value, fact(&dossier, "registered_imei").value);
    let source = imei.source.as_ref().unwrap();
    assert_eq!(source.kind, "dossier");
    assert_eq!(source.dossier_id.as_deref(), Some(dossier.claim_id.as_str()));
    assert_eq!(source.dossier_number.as_deref(), Some(dossier.number.as_str()));
    assert_eq!(fact(&claim, "registration_result").value, json!("entitled"));
    assert_eq!(finding(&claim, "same-device"), FindingResult::Met);
    // A trace names the same origin.
    let told = bench
        .desk
        .explain(&claim.claim_id, "repair-cost", "same-device")
        .unwrap();
    assert!(
        serde_json::to_string(&told.trace)
            .unwrap()
            .contains(&dossier.number)
    );
    // The photos of the device are the registration's papers, not the claim's.
    let asked: Vec<&str> = claim.assessments[0]
        .requirements
        .iter()
        .flat_map(|it| &it.alternatives)
        .map(|it| it.document.as_str())
        .collect();
    assert!(
        !asked.contains(&"front_photo") && !asked.contains(&"back_photo"),
        "{asked:?}"
    );
    assert!(asked.contains(&"repair_receipt"), "{asked:?}");
    // The dossier knows who rests on it.
    assert_eq!(dossier.referring.len(), 1);
    assert_eq!(dossier.referring[0].number, claim.number);

    let other = set("repaired_imei", json!("009999012310540"));
    let other = bench.change(&claim, other).unwrap();
    let other = bench.change(&other, set("repaired_serial", json!("X"))).unwrap();
    assert_eq!(finding(&other, "same-device"), FindingResult::NotMet);
}

#[test]
fn a_claim_on_a_refused_registration_is_not_payable() {
    let bench = Bench::new();
    let claim = bench.claim_for("上村 健", "repair-cost");
    let dossier = claim.dossier.as_ref().unwrap();
    assert_eq!(
        (dossier.verdict, dossier.decided),
        (VerdictKind::NotEntitled, true)
    );
    assert_eq!(fact(&claim, "registration_result").value, json!("not_entitled"));
    let denied = &claim.assessments[0].denied_by;
    assert!(denied.contains(&"registration-in-order".to_owned()), "{denied:?}");
}

/// The dossier changes: the claim and the queue's row of it follow. The claim is decided: it stays.
#[test]
fn a_claim_follows_its_dossier_until_it_is_decided() {
    let bench = Bench::new();
    let claim = bench.claim_for("朝倉 光", "repair-cost");
    let row = || {
        let query = QueueQuery {
            search: claim.number.clone(),
            ..QueueQuery::default()
        };
        let rows = bench.desk.queue(&query).unwrap().rows;
        rows.into_iter()
            .find(|it| it.number == claim.number)
            .unwrap()
            .verdict
    };
    assert_eq!(row(), VerdictKind::Payable);
    let dossier = registration(&bench, "朝倉 光");
    let desktop = set("device_kind", json!("desktop_pc"));
    let dossier = bench.change(&dossier, desktop).unwrap();
    assert_eq!(
        row(),
        VerdictKind::NotPayable,
        "a desktop computer is not registered"
    );
    let dossier = bench.change(&dossier, Change::Undo {}).unwrap();
    assert_eq!(row(), VerdictKind::Payable);

    let decide = Change::Decide {
        benefit: "repair-cost".into(),
        outcome: Outcome::Paid,
        amount: Some("28600".into()),
        override_reason: None,
    };
    let now = bench.desk.claim(&claim.claim_id).unwrap();
    let paid = bench.change(&now, decide).unwrap();
    let dossier = bench
        .change(&dossier, set("device_kind", json!("desktop_pc")))
        .unwrap();
    assert_eq!(dossier.assessments[0].verdict, VerdictKind::NotEntitled);
    let after = bench.desk.claim(&claim.claim_id).unwrap();
    assert_eq!(after.assessments[0].verdict, VerdictKind::Payable);
    assert_eq!(fact(&after, "registration_result").value, json!("entitled"));
    assert_eq!(row(), VerdictKind::Payable);
    // Taken back, the decision no longer holds it.
    let reversed = bench.change(
        &paid,
        Change::ReverseDecision {
            benefit: "repair-cost".into(),
            reason: "登録を確認".into(),
        },
    );
    assert_eq!(reversed.unwrap().assessments[0].verdict, VerdictKind::NotPayable);
}

/// A person's decision about a registration goes before its assessment.
#[test]
fn a_decision_about_the_registration_is_what_the_claim_goes_by() {
    let bench = Bench::new();
    let dossier = registration(&bench, "朝倉 光");
    let refused = Change::Decide {
        benefit: "registration".into(),
        outcome: Outcome::NotEntitled,
        amount: None,
        override_reason: Some("写真の端末が別物".into()),
    };
    bench.change(&dossier, refused).unwrap();
    let claim = bench.claim_for("朝倉 光", "repair-cost");
    assert_eq!(fact(&claim, "registration_result").value, json!("not_entitled"));
    assert_eq!(claim.assessments[0].verdict, VerdictKind::NotPayable);
}

#[test]
fn what_the_claim_knows_otherwise_is_known_in_two_ways() {
    let bench = Bench::new();
    let claim = bench.claim_for("朝倉 光", "repair-cost");
    let both = bench
        .change(&claim, set("registered_serial", json!("OTHER-1")))
        .unwrap();
    let serial = fact(&both, "registered_serial");
    assert_eq!(serial.value, Value::Null);
    let said: Vec<&str> = serial.candidates.iter().map(|it| it.text.en.as_str()).collect();
    assert_eq!(said, ["OTHER-1", "KZ8F2668AS"]);
}

#[test]
fn what_is_no_dossier_of_the_claim_is_refused_and_nothing_is_changed() {
    let bench = Bench::new();
    let claim = bench.claim_for("朝倉 光", "repair-cost");
    let own = registration(&bench, "朝倉 光");
    let cases = [
        (refer(Some(&claim)), "dossier_itself"),
        (refer(Some(&own)), "dossier_same"),
        (
            refer(Some(&registration(&bench, "林 杏奈"))),
            "dossier_of_other_person",
        ),
        (refer(Some(&bench.claim_of("青山 澪"))), "not_a_dossier"),
        (refer(Some(&bench.claim_of("佐伯 凪"))), "dossier_of_other_plan"),
    ];
    for (change, code) in cases {
        let error = bench.change(&claim, change).unwrap_err();
        assert_eq!(error.code, code);
        assert!(
            error.message.ends_with("Nothing was changed."),
            "{}",
            error.message
        );
    }
    let none = bench.claim_of("青山 澪");
    assert_eq!(bench.change(&none, refer(None)).unwrap_err().code, "no_dossier");
    let dossier = registration(&bench, "林 杏奈");
    let refused = bench.change(&dossier, refer(Some(&own))).unwrap_err();
    assert_eq!(refused.code, "dossier_refers_to_none");
    let refused = bench.change(&dossier, refer(Some(&dossier))).unwrap_err();
    assert_eq!(refused.code, "dossier_itself");
    assert_eq!(bench.desk.claim(&claim.claim_id).unwrap().head, claim.head);
}

#[test]
fn a_reference_is_taken_back_by_undo_and_told_in_the_history() {
    let bench = Bench::new();
    let claim = bench.claim_for("朝倉 光", "repair-cost");
    let number = claim.dossier.as_ref().unwrap().number.clone();
    let without = bench.change(&claim, refer(None)).unwrap();
    assert!(without.dossier.is_none());
    assert_eq!(without.dossiers[0].number, number, "it is still offered");
    assert_eq!(without.assessments[0].verdict, VerdictKind::Undetermined);
    let history = bench.desk.history(&claim.claim_id).unwrap();
    assert_eq!(history[0].kind, "dossier_referred");
    let back = bench.change(&without, Change::Undo {}).unwrap();
    assert_eq!(back.dossier.unwrap().number, number);
    assert!(history.iter().any(|it| it.text.en.contains(&number)));
}

#[test]
fn a_new_claim_refers_to_the_only_registration_and_of_several_the_newest_is_offered_first() {
    let bench = Bench::new();
    let own = registration(&bench, "朝倉 光");
    let claim = new_claim(&bench, "アサクラ", Subject::Claim, "one");
    assert_eq!(claim.dossier.as_ref().unwrap().number, own.number);
    assert_eq!(
        fact(&claim, "registered_imei").source.as_ref().unwrap().kind,
        "dossier"
    );

    let second = new_claim(&bench, "アサクラ", Subject::Registration, "two");
    assert!(second.dossier.is_none() && second.dossiers.is_empty());
    let claim = new_claim(&bench, "アサクラ", Subject::Claim, "three");
    assert!(claim.dossier.is_none());
    let offered: Vec<&str> = claim.dossiers.iter().map(|it| it.number.as_str()).collect();
    assert_eq!(offered, [second.number.as_str(), own.number.as_str()]);
    let chosen = bench.change(&claim, refer(Some(&second))).unwrap();
    assert_eq!(chosen.dossier.unwrap().number, second.number);
}

/// Kuroki's phone was registered before the desk was opened; the desk's only registration is another device.
#[test]
fn a_registration_that_contradicts_the_book_is_offered_and_not_taken_at_once() {
    let bench = Bench::new();
    let claim = new_claim(&bench, "クロキ", Subject::Claim, "phone");
    assert!(claim.dossier.is_none());
    assert_eq!(claim.dossiers.len(), 1);
    assert_eq!(fact(&claim, "device_kind").value, json!("smartphone"));
}

#[test]
fn a_plan_without_registrations_offers_none() {
    let bench = Bench::new();
    let claim = bench.claim_of("三谷 栞");
    assert!(claim.dossier.is_none() && claim.dossiers.is_empty() && claim.referring.is_empty());
}

fn letter(bench: &Bench, claim: &ClaimView, file_copy: bool) -> String {
    let request = LetterRequest {
        benefit: "repair-cost".to_owned(),
        kind: LetterKind::Acknowledgement,
        language: Language::Ja,
        file_copy,
        reply_by: None,
        place_only_reason: None,
        remark: None,
    };
    let preview = bench.desk.letter_preview(&claim.claim_id, &request).unwrap();
    assert!(preview.obstacles.is_empty(), "{:?}", preview.obstacles);
    let out = bench.folder.path().join("letter.txt");
    bench.desk.write_letter(&preview.preview, &out).unwrap();
    std::fs::read_to_string(&out).unwrap()
}

#[test]
fn the_letter_and_the_file_copy_name_the_registration() {
    let bench = Bench::new();
    let claim = bench.claim_for("朝倉 光", "repair-cost");
    let number = claim.dossier.as_ref().unwrap().number.clone();
    let sent = letter(&bench, &claim, false);
    assert!(
        sent.contains(&format!("IMEI 009999012266858、登録 {number}")),
        "{sent}"
    );
    let kept = letter(&bench, &claim, true);
    assert!(kept.contains(&format!("登録 {number}")), "{kept}");

    // The receipt of a decision holds the values it rested on, and whence they came.
    let paid = bench
        .change(
            &claim,
            Change::Decide {
                benefit: "repair-cost".into(),
                outcome: Outcome::Paid,
                amount: Some("28600".into()),
                override_reason: None,
            },
        )
        .unwrap();
    assert!(letter(&bench, &paid, true).contains(&number));
}

/// Some makers number a device under a name of their own, and that is all there is of it.
#[test]
fn a_letter_names_a_device_by_its_production_number_alone() {
    let bench = Bench::new();
    let dossier = registration(&bench, "朝倉 光");
    let at = bench
        .change(&dossier, set("registered_imei", json!("none")))
        .unwrap();
    let at = bench
        .change(&at, set("registered_serial", json!("none")))
        .unwrap();
    bench
        .change(&at, set("registered_production_no", json!("PN-77-031")))
        .unwrap();
    let claim = bench.claim_for("朝倉 光", "repair-cost");
    let sent = letter(&bench, &claim, false);
    assert!(sent.contains("製造番号 PN-77-031"), "{sent}");
}
