//! The book, the numbers and the claims agree with one another, and nobody in them is real.

use std::collections::BTreeSet;

use satei_sample::numbers::ALL;
use satei_sample::{SampleSource, claims, contracts, devices, members, past_claims, terms};

#[test]
fn device_numbers_pass_the_check_digit_and_are_given_to_nobody() {
    for numbers in ALL {
        let digits: Vec<u32> = numbers.imei.chars().filter_map(|c| c.to_digit(10)).collect();
        assert_eq!(digits.len(), 15, "{}", numbers.imei);
        // Luhn, from the right: every second digit doubled, the digits of the double added.
        let sum: u32 = digits
            .iter()
            .rev()
            .enumerate()
            .map(|(i, d)| if i % 2 == 1 { d * 2 / 10 + d * 2 % 10 } else { *d })
            .sum();
        assert_eq!(sum % 10, 0, "{}", numbers.imei);
        assert!(
            numbers.imei.starts_with("00"),
            "the prefix 00 is for tests: {}",
            numbers.imei
        );
        assert_eq!(numbers.spaced.replace(' ', ""), numbers.imei);
    }
}

#[test]
fn telephone_numbers_are_not_given_out() {
    for member in members() {
        assert!(
            member.phones.iter().all(|p| p.starts_with("050-0000-")),
            "{}",
            member.key
        );
        assert!(member.email.ends_with(".invalid"), "{}", member.key);
    }
}

#[test]
fn keys_lead_somewhere() {
    let people: BTreeSet<_> = members().iter().map(|m| m.key).collect();
    let held: BTreeSet<_> = contracts().iter().map(|c| c.key).collect();
    let registered: BTreeSet<_> = devices().iter().map(|d| d.key).collect();
    assert!(contracts().iter().all(|c| people.contains(c.member)));
    assert!(devices().iter().all(|d| held.contains(d.contract)));
    assert!(
        past_claims()
            .iter()
            .all(|p| people.contains(p.member) && held.contains(p.contract))
    );
    let mut keys = BTreeSet::new();
    for claim in claims(super::today()) {
        assert!(keys.insert(claim.key), "{} twice", claim.key);
        assert!(
            people.contains(claim.member) && held.contains(claim.contract),
            "{}",
            claim.key
        );
        assert!(
            claim.device.is_none_or(|d| registered.contains(d)),
            "{}",
            claim.key
        );
        if let Some(key) = claim.dossier {
            let before = claims(super::today())
                .into_iter()
                .take_while(|it| it.key != claim.key)
                .find(|it| it.key == key);
            let dossier = before.unwrap_or_else(|| panic!("{} refers to none", claim.key));
            assert_eq!(
                (dossier.subject, dossier.plan, dossier.member),
                ("registration", claim.plan, claim.member)
            );
        }
        let contract = contracts()
            .into_iter()
            .find(|c| c.key == claim.contract)
            .expect("it was just looked for");
        assert_eq!(
            contract.plan, claim.plan,
            "{} claims under its contract's plan",
            claim.key
        );
    }
}

#[test]
fn facts_and_documents_point_at_evidence_that_is_there() {
    for claim in claims(super::today()) {
        for fact in &claim.facts {
            if let SampleSource::Evidence { index, region, .. } = fact.source {
                assert!(
                    index < claim.evidence.len(),
                    "{}: {} from file {index}",
                    claim.key,
                    fact.name
                );
                if let Some([x, y, w, h]) = region {
                    assert!(
                        x >= 0.0 && y >= 0.0 && x + w <= 1.0 && y + h <= 1.0,
                        "{}: {}",
                        claim.key,
                        fact.name
                    );
                }
            }
        }
        for document in &claim.documents {
            for index in &document.evidence {
                assert_eq!(
                    claim.evidence[*index].document,
                    Some(document.document),
                    "{}",
                    claim.key
                );
            }
        }
    }
}

#[test]
fn days_due_follow_the_day_given() {
    let today = super::today();
    let due: BTreeSet<i64> = claims(today)
        .iter()
        .filter_map(|c| c.due_on)
        .map(|d| (d - today).num_days())
        .collect();
    assert!(
        due.contains(&0) && due.contains(&-1) && due.iter().any(|d| *d > 5),
        "{due:?}"
    );
}

#[test]
fn the_sample_terms_tell_every_clause_that_a_rule_rests_on() {
    let catalogue = super::verdicts::catalogue();
    for terms in terms() {
        assert!(
            terms.text.starts_with("# 見本"),
            "{} does not say that it is a sample",
            terms.plan
        );
        let plan = catalogue.plan(terms.plan).expect("the plan is there");
        let version = plan
            .versions
            .iter()
            .find(|v| v.effective == terms.version)
            .expect("the version is there");
        for rule in &version.rules {
            let passage = terms.passage(&rule.id);
            assert!(
                passage.is_some_and(|(_, text)| !text.is_empty()),
                "{}: {}",
                terms.plan,
                rule.id
            );
            assert_eq!(
                passage.map(|p| p.0),
                Some(rule.clause.as_str()),
                "{}: {}",
                terms.plan,
                rule.id
            );
        }
    }
}
