use satei_desk::view::{
    Change, DocumentState, FindingResult, Language, LetterKind, LetterRequest, Outcome, Proof, Status,
    TraceState, TraceView, VerdictKind, Wait,
};
use serde_json::json;

use crate::bench::Bench;

fn letter(kind: LetterKind, benefit: &str) -> LetterRequest {
    LetterRequest {
        benefit: benefit.to_owned(),
        kind,
        language: Language::Ja,
        file_copy: false,
        reply_by: None,
        place_only_reason: None,
        remark: None,
    }
}

/// A claim from nothing to a payment, with what a careful adjuster does in between.
#[test]
fn a_payable_claim_is_decided_and_its_letter_says_why() {
    let bench = Bench::new();
    let claim = bench.claim_of("青山 澪");
    let assessment = &claim.assessments[0];
    assert_eq!(assessment.verdict, VerdictKind::Payable);
    // Its postage is not paid.
    let proposed = assessment.proposal.as_ref().unwrap();
    assert_eq!(proposed.outcome, Outcome::PartlyPaid);
    let amount = assessment.amount.as_ref().unwrap().to.clone();
    let mut at = claim.clone();
    if assessment.presuming {
        let refused = bench.change(
            &at,
            Change::Decide {
                benefit: "repair-cost".into(),
                outcome: Outcome::PartlyPaid,
                amount: amount.clone(),
                override_reason: None,
            },
        );
        assert_eq!(refused.unwrap_err().code, "presumptions_open");
        at = bench
            .change(
                &at,
                Change::ConfirmPresumptions {
                    benefit: "repair-cost".into(),
                    reason: "書類を確認".into(),
                },
            )
            .unwrap();
    }
    let paid = bench
        .change(
            &at,
            Change::Decide {
                benefit: "repair-cost".into(),
                outcome: Outcome::PartlyPaid,
                amount: amount.clone(),
                override_reason: None,
            },
        )
        .unwrap();
    assert_eq!(paid.decisions[0].amount, amount);
    assert_eq!(paid.decisions[0].override_reason, None);
    let again = bench.change(
        &paid,
        Change::Decide {
            benefit: "repair-cost".into(),
            outcome: Outcome::Denied,
            amount: None,
            override_reason: Some("x".into()),
        },
    );
    assert_eq!(again.unwrap_err().code, "already_decided");

    let one = bench
        .desk
        .letter_preview(&paid.claim_id, &letter(LetterKind::PartialPayment, "repair-cost"))
        .unwrap();
    assert!(one.obstacles.is_empty(), "{:?}", one.obstacles);
    let two = bench
        .desk
        .letter_preview(&paid.claim_id, &letter(LetterKind::PartialPayment, "repair-cost"))
        .unwrap();
    assert_eq!(one.sha256, two.sha256, "the same decision gives the same bytes");
    let issued = bench
        .change(
            &paid,
            Change::IssueLetter {
                letter: letter(LetterKind::PartialPayment, "repair-cost"),
                previewed: Some(one.sha256.clone()),
            },
        )
        .unwrap();
    assert_eq!(issued.letters[0].sha256, one.sha256);
    let out = bench.folder.path().join("letter.pdf");
    bench
        .desk
        .write_letter(&issued.letters[0].letter_id, &out)
        .unwrap();
    let text = std::fs::read_to_string(&out).unwrap();
    assert!(text.contains(&issued.number), "{text}");
    assert!(text.contains("青山 澪"));
}

/// Told of more than a day after the delivery, and nothing else against it: a senior looks at it first.
#[test]
fn a_denial_for_lateness_alone_goes_to_a_senior() {
    let bench = Bench::new();
    let claim = bench.claim_of("徳永 望");
    assert_eq!(claim.assessments[0].denied_by, ["parcel-report-24h"]);
    assert!(claim.assessments[0].late_alone);
    let deny = || Change::Decide {
        benefit: "parcel-theft".into(),
        outcome: Outcome::Denied,
        amount: None,
        override_reason: None,
    };
    // On the sample desk it lies with a senior already.
    let back = Change::SetStatus {
        status: Status::InReview,
        reason: "再確認".into(),
    };
    let claim = bench.change(&claim, back).unwrap();
    assert_eq!(bench.change(&claim, deny()).unwrap_err().code, "late_alone");
    let refer = Change::SetStatus {
        status: Status::AwaitingApproval,
        reason: "届出の遅れのみ".into(),
    };
    let referred = bench.change(&claim, refer).unwrap();
    let denied = bench.change(&referred, deny()).unwrap();
    assert_eq!(denied.status, Status::Denied);
    // What is against another claim is no lateness.
    let other = bench.claim_for("黒木 翔", "repair-cost");
    assert!(!other.assessments[0].late_alone);
}

/// The cap of 30,000 yen cuts what was spent again: paid in part, whatever a person calls it.
#[test]
fn what_a_cap_cuts_is_proposed_and_told_as_paid_in_part() {
    let bench = Bench::new();
    let claim = bench.claim_of("白井 大輔");
    let proposed = claim.assessments[0].proposal.clone().unwrap();
    assert_eq!(
        (proposed.outcome, proposed.amount.as_deref()),
        (Outcome::PartlyPaid, Some("30000"))
    );
    let decide = |reason: Option<&str>| Change::Decide {
        benefit: "parcel-theft".into(),
        outcome: Outcome::Paid,
        amount: Some("30000".into()),
        override_reason: reason.map(str::to_owned),
    };
    let refused = bench.change(&claim, decide(None)).unwrap_err();
    assert_eq!(refused.code, "override_needs_reason");
    let paid = bench
        .change(&claim, decide(Some("社内では全額払と数える")))
        .unwrap();
    assert_eq!(paid.decisions[0].letter, LetterKind::PartialPayment);
    let preview = |kind| {
        bench
            .desk
            .letter_preview(&paid.claim_id, &letter(kind, "parcel-theft"))
    };
    assert_eq!(preview(LetterKind::Payment).unwrap_err().code, "letter_partial");
    let shown = preview(LetterKind::PartialPayment).unwrap();
    let out = bench.folder.path().join("letter.pdf");
    bench.desk.write_letter(&shown.preview, &out).unwrap();
    let text = std::fs::read_to_string(&out).unwrap();
    assert!(!text.contains("当社の判断により"), "{text}");
}

#[test]
fn a_decision_against_the_assessment_needs_a_reason_and_keeps_it() {
    let bench = Bench::new();
    let claim = bench.claim_for("黒木 翔", "repair-cost");
    assert_eq!(
        claim.assessments[0].verdict,
        VerdictKind::NotPayable,
        "the third application of a year"
    );
    let decide = |reason: Option<&str>| Change::Decide {
        benefit: "repair-cost".into(),
        outcome: Outcome::Paid,
        amount: Some("１０，０００".into()),
        override_reason: reason.map(str::to_owned),
    };
    assert_eq!(
        bench.change(&claim, decide(None)).unwrap_err().code,
        "override_needs_reason"
    );
    assert_eq!(
        bench.change(&claim, decide(Some("  "))).unwrap_err().code,
        "override_needs_reason"
    );
    let paid = bench.change(&claim, decide(Some("社内特認"))).unwrap();
    assert_eq!(paid.decisions[0].override_reason.as_deref(), Some("社内特認"));
    assert_eq!(paid.decisions[0].amount.as_deref(), Some("10000"));
}

#[test]
fn a_change_on_an_older_state_is_refused_and_nothing_is_lost() {
    let bench = Bench::new();
    let claim = bench.claim_of("青山 澪");
    let note = |text: &str| Change::AddNote {
        text: text.to_owned(),
    };
    let newer = bench.change(&claim, note("一つ目")).unwrap();
    let stale = bench.change(&claim, note("二つ目")).unwrap_err();
    assert_eq!(stale.code, "stale");
    assert_eq!(bench.desk.claim(&claim.claim_id).unwrap().head, newer.head);
}

#[test]
fn a_fact_typed_in_a_japanese_era_is_recorded_assessed_and_undone() {
    let bench = Bench::new();
    let claim = bench.claim_of("青山 澪");
    let before = claim
        .facts
        .iter()
        .find(|it| it.name == "joined_on")
        .unwrap()
        .value
        .clone();
    let changed = bench
        .change(
            &claim,
            Change::SetFact {
                fact: "joined_on".into(),
                value: json!("令和8年11月20日"),
                proof: Proof::Confirmed,
                evidence_id: None,
                page: None,
                region: None,
                note: None,
            },
        )
        .unwrap();
    let fact = changed.facts.iter().find(|it| it.name == "joined_on").unwrap();
    assert_eq!(fact.value, json!("2026-11-20"));
    assert_eq!(fact.text.as_ref().unwrap().ja, "2026年11月20日");
    // The accident now lies before the joining day.
    let finding = changed.assessments[0]
        .findings
        .iter()
        .find(|it| it.rule == "accident-after-joining")
        .unwrap();
    assert_eq!(finding.result, FindingResult::NotMet);
    let undone = bench.change(&changed, Change::Undo {}).unwrap();
    assert_eq!(
        undone
            .facts
            .iter()
            .find(|it| it.name == "joined_on")
            .unwrap()
            .value,
        before
    );
    assert!(undone.redo.is_some());
}

/// A report is in, the receipt is not: the receipt is asked for, its clause named, nothing else.
#[test]
fn the_receipt_is_asked_for_by_name_and_clause() {
    let bench = Bench::new();
    let claim = bench.claim_of("青山 澪");
    let missing = bench
        .change(
            &claim,
            Change::SetDocument {
                document: "repair_receipt".into(),
                state: DocumentState::Missing,
                why: None,
            },
        )
        .unwrap();
    let settle = &missing.assessments[0].settle;
    assert_eq!(settle.ask.len(), 1, "{settle:?}");
    assert_eq!(settle.ask[0].alternatives, ["repair_receipt"]);
    assert!(!settle.ask[0].clause.is_empty());
    let preview = bench
        .desk
        .letter_preview(&missing.claim_id, &letter(LetterKind::Deficiency, "repair-cost"))
        .unwrap();
    assert!(preview.obstacles.is_empty(), "{:?}", preview.obstacles);
}

#[test]
fn a_reading_the_house_left_open_stops_one_claim_and_a_choice_frees_it() {
    let bench = Bench::new();
    let claim = bench.claim_of("王 雨桐");
    assert_eq!(claim.assessments[0].verdict, VerdictKind::Undetermined);
    let waits = claim.assessments[0].settle.questions.contains(&Wait::Reading {
        name: "registered_before".into(),
    });
    assert!(waits, "{:?}", claim.assessments[0].settle);
    let chosen = bench
        .change(
            &claim,
            Change::ChooseReading {
                reading: "registered_before".into(),
                choice: Some("before_claim".into()),
                scope: satei_desk::view::ReadingScope::Claim,
                reason: "本件の経緯から".into(),
            },
        )
        .unwrap();
    assert_ne!(chosen.assessments[0].verdict, VerdictKind::Undetermined);
}

#[test]
fn every_finding_opens_to_its_trace() {
    let bench = Bench::new();
    let claim = bench.claim_of("青山 澪");
    for finding in &claim.assessments[0].findings {
        let told = bench
            .desk
            .explain(&claim.claim_id, "repair-cost", &finding.rule)
            .unwrap();
        assert_eq!(told.clause, finding.clause);
        assert!(told.passage_is_sample, "{} quotes the sample terms", finding.rule);
        for part in &told.trace.parts {
            reads_in_words(part, &finding.rule);
        }
    }
}

/// No step shows the plan's own notation: it is worded, and its value is one an adjuster knows.
fn reads_in_words(step: &TraceView, rule: &str) {
    let joins = matches!(step.step.as_str(), "and" | "or" | "not" | "guarded") && !step.parts.is_empty();
    assert!(
        joins || step.wording.is_some(),
        "{rule}: {} is not worded",
        step.words
    );
    let raw = ["smartphone", "breakage", "repaired", "carrier", "true", "false"];
    if step.state == TraceState::Value {
        assert!(!raw.contains(&step.value.ja.as_str()), "{rule}: {:?}", step.value);
    }
    for part in &step.parts {
        reads_in_words(part, rule);
    }
}

/// A day known by its month alone is shown as that, not as unknown.
#[test]
fn a_trace_shows_what_is_known_of_a_range() {
    let bench = Bench::new();
    let claim = bench.claim_of("青山 澪");
    let told = bench
        .desk
        .explain(&claim.claim_id, "repair-cost", "device-age")
        .unwrap();
    let mut open = vec![&told.trace];
    while let Some(step) = open.pop() {
        if step.fact.as_ref().is_some_and(|it| it.name == "released_on") {
            assert_eq!(step.state, TraceState::Range);
            assert_eq!(step.value.ja, "2025年3月1日から2025年3月31日まで");
            return;
        }
        open.extend(&step.parts);
    }
    panic!("the trace does not read the release: {:?}", told.trace);
}

/// A claim opened for a contract of the book knows what the book knows, and is assessed on it.
#[test]
fn a_new_claim_takes_over_what_the_book_knows() {
    let bench = Bench::new();
    let member = bench.desk.members("シライ").unwrap().remove(0);
    let contract = &member.contracts[0];
    let claim = bench
        .desk
        .create_claim(&satei_desk::view::NewClaim {
            key: "new".into(),
            plan: contract.plan.clone(),
            subject: satei_desk::view::Subject::Claim,
            contract_id: Some(contract.contract_id.clone()),
            name: String::new(),
            kana: String::new(),
            phone: String::new(),
        })
        .unwrap();
    assert_eq!(claim.person.name, "白井 大輔");
    let fact = |name: &str| claim.facts.iter().find(|it| it.name == name).unwrap();
    assert_eq!(fact("member_id").value, json!("OP-100502"));
    assert_eq!(
        fact("paid_terms").value["items"][0]["starts_on"],
        json!("2026-01-08")
    );
    assert_eq!(fact("paid_terms").source.as_ref().unwrap().kind, "member_book");
    assert!(claim.contract.as_ref().unwrap().earlier_claims >= 1);
}
