//! What an auditor asks months later: a decision as it was made, whatever has happened to the claim since.

use satei_desk::view::{Change, ClaimView, FindingResult, Outcome, Proof, TraceView};
use serde_json::{Value, json};

use crate::bench::Bench;

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

fn value<'a>(claim: &'a ClaimView, fact: &str) -> Option<&'a Value> {
    claim.facts.iter().find(|it| it.name == fact).map(|it| &it.value)
}

/// The value of a fact as the trace of a rule read it.
fn read(trace: &TraceView, fact: &str) -> Option<String> {
    if trace.fact.as_ref().is_some_and(|it| it.name == fact) {
        return Some(trace.value.en.clone());
    }
    trace.parts.iter().find_map(|part| read(part, fact))
}

#[test]
fn a_decision_shows_the_claim_as_it_stood_then() {
    let bench = Bench::new();
    let claim = bench.claim_of("青山 澪");
    let joined = value(&claim, "joined_on").unwrap().clone();
    let files = claim.evidence.len();
    let assessed = claim.assessments[0].clone();
    let decided = bench
        .change(
            &claim,
            Change::Decide {
                benefit: "repair-cost".into(),
                outcome: Outcome::Denied,
                amount: None,
                override_reason: Some("試験のため".into()),
            },
        )
        .unwrap();
    let event = decided.decisions[0].event.clone();

    // Later the claim is corrected, gets another file, and the decision is reversed.
    let later = set(&bench, &decided, "joined_on", json!("2026-11-20"));
    assert_ne!(value(&later, "joined_on"), Some(&joined));
    let file = bench.file("later.txt", b"later");
    let none = satei_desk::Cancel::default();
    let later = bench
        .desk
        .attach(&later.claim_id, &[file], "later", &none, &mut |_| {})
        .unwrap()
        .claim;
    let reversed = Change::ReverseDecision {
        benefit: "repair-cost".into(),
        reason: "再審査".into(),
    };
    let later = bench.change(&later, reversed).unwrap();
    assert_eq!(later.evidence.len(), files + 1);

    let then = bench.desk.decided(&claim.claim_id, &event).unwrap();
    assert_eq!(value(&then.claim, "joined_on"), Some(&joined));
    assert_eq!(then.claim.evidence.len(), files);
    assert_eq!(then.claim.assessments.len(), 1);
    let frozen = &then.claim.assessments[0];
    assert_eq!(frozen.verdict, assessed.verdict);
    assert_eq!(
        frozen.amount.as_ref().map(|it| &it.from),
        assessed.amount.as_ref().map(|it| &it.from)
    );
    assert_eq!(frozen.findings.len(), assessed.findings.len());
    assert!(then.decision.reversed, "what became of it since is said");
    assert_eq!(then.decision.override_reason.as_deref(), Some("試験のため"));
    let made: Vec<&str> = then.made_with.iter().map(|it| it.what.as_str()).collect();
    assert_eq!(made, ["plan", "vocabulary", "engine"]);
    assert!(then.made_with.iter().all(|it| it.same), "{:?}", then.made_with);

    // How a finding came about is told with the values of that day, not with today's.
    let rule = "device-age";
    let was = bench.desk.explain_decided(&claim.claim_id, &event, rule).unwrap();
    let is = bench.desk.explain(&claim.claim_id, "repair-cost", rule).unwrap();
    assert_eq!(read(&is.trace, "joined_on").as_deref(), Some("20 Nov 2026"));
    assert_ne!(read(&was.trace, "joined_on"), read(&is.trace, "joined_on"));
    let met = frozen.findings.iter().find(|it| it.rule == rule).unwrap();
    assert_eq!(met.result, FindingResult::Met);
}

#[test]
fn what_is_no_decision_of_the_claim_is_refused() {
    let bench = Bench::new();
    let claim = bench.claim_of("青山 澪");
    for event in [claim.head.as_str(), "no-event"] {
        let error = bench.desk.decided(&claim.claim_id, event).unwrap_err();
        assert_eq!(error.code, "unknown_decision", "{event}");
    }
}
