//! Who claims is often found out later: a claim from a folder or a file bears a name alone until somebody finds the member.

use satei_desk::Desk;
use satei_desk::view::{Change, ClaimChange, ClaimView, Claimant, Proof};
use serde_json::{Value, json};

use crate::book::{claim_under, contract_of_a_member, empty};

fn change(desk: &Desk, claim: &ClaimView, change: Change) -> satei_desk::Outcome<ClaimView> {
    desk.change(&ClaimChange {
        claim_id: claim.claim_id.clone(),
        head: claim.head.clone(),
        key: desk.new_key(),
        change,
    })
}

fn linked(contract: &str) -> Change {
    Change::SetPerson {
        claimant: Claimant {
            contract_id: Some(contract.to_owned()),
            ..Claimant::default()
        },
    }
}

fn value<'a>(claim: &'a ClaimView, fact: &str) -> Option<&'a Value> {
    claim.facts.iter().find(|it| it.name == fact).map(|it| &it.value)
}

#[test]
fn a_claim_by_name_alone_is_linked_later_and_then_knows_what_the_book_knows() {
    let (_folder, desk) = empty();
    let contract = contract_of_a_member(&desk);
    desk.history_complete("3", None, "2020-01-01").unwrap();
    let claim = claim_under(&desk, None, "okippa-plus-free");
    assert!(value(&claim, "member_id").is_none_or(Value::is_null));

    let after = change(&desk, &claim, linked(&contract)).unwrap();
    assert_eq!(after.person.name, "白川 汐");
    assert_eq!(after.person.member_number.as_deref(), Some("90000001"));
    assert_eq!(after.contract.as_ref().unwrap().joined_on, "2025-04-01");
    assert_eq!(value(&after, "member_id"), Some(&json!("90000001")));
    assert_eq!(value(&after, "earlier_claims").unwrap()["complete"], true);
    assert_eq!(desk.claim(&claim.claim_id).unwrap().person.kana, "シラカワ シオ");

    // A second press changes nothing that is known, and one undo takes the link back with what came with it.
    let again = change(&desk, &after, linked(&contract)).unwrap();
    let history = desk.history(&claim.claim_id).unwrap();
    let facts = history.iter().filter(|it| it.kind == "fact_recorded").count();
    assert_eq!(facts, 2, "member number and joining day, once");
    let back = change(&desk, &again, Change::Undo {}).unwrap();
    let back = change(&desk, &back, Change::Undo {}).unwrap();
    assert_eq!(back.person.name, "しらかわ");
    assert!(value(&back, "member_id").is_none_or(Value::is_null));
}

#[test]
fn what_was_confirmed_otherwise_than_the_book_stands_beside_it_until_somebody_settles_it() {
    for (proof, both) in [(Proof::Stated, false), (Proof::Confirmed, true)] {
        let (_folder, desk) = empty();
        let contract = contract_of_a_member(&desk);
        let claim = claim_under(&desk, None, "okippa-plus-free");
        let said = Change::SetFact {
            fact: "member_id".into(),
            value: json!("90000009"),
            proof,
            evidence_id: None,
            page: None,
            region: None,
            note: None,
        };
        let claim = change(&desk, &claim, said).unwrap();
        let after = change(&desk, &claim, linked(&contract)).unwrap();
        let fact = after.facts.iter().find(|it| it.name == "member_id").unwrap();
        let stands: Vec<&Value> = fact.candidates.iter().map(|it| &it.value).collect();
        // What the book confirms is better than what was only stated; the history keeps both.
        let wanted = [json!("90000009"), json!("90000001")];
        let beside: Vec<&Value> = if both { wanted.iter().collect() } else { Vec::new() };
        assert_eq!(stands, beside, "{proof:?}: {fact:?}");
        assert_eq!(fact.value == json!("90000001"), !both, "{proof:?}");
    }
}

#[test]
fn nobody_is_linked_to_what_cannot_be() {
    let (_folder, desk) = empty();
    let contract = contract_of_a_member(&desk);
    let other = claim_under(&desk, None, "keitai-support-plus");
    let code = |made: Change| change(&desk, &other, made).unwrap_err().code;
    assert_eq!(code(linked(&contract)), "contract_of_other_plan");
    assert_eq!(code(linked("no-contract")), "unknown_contract");
    let nobody = Change::SetPerson {
        claimant: Claimant::default(),
    };
    assert_eq!(code(nobody), "name_missing");
    assert_eq!(desk.claim(&other.claim_id).unwrap().head, other.head);
}
