use satei_desk::view::{QueueQuery, Status, VerdictKind};
use satei_desk::{Cancel, Desk};

use crate::bench::{Bench, parts};

fn word(kind: VerdictKind) -> String {
    serde_json::to_value(kind).unwrap().as_str().unwrap().to_owned()
}

/// Every sample claim comes to the verdict and amount it is there to show, through the desk's own book,
/// readings and evidence.
#[test]
fn every_sample_claim_comes_to_what_it_shows() {
    let bench = Bench::new();
    let today = bench.desk.info().unwrap().today.parse().unwrap();
    let mut seen = std::collections::BTreeSet::new();
    let every: Vec<Status> = serde_json::from_value(serde_json::json!([
        "received",
        "in_review",
        "documents_asked",
        "third_party_asked",
        "awaiting_approval",
        "in_payment",
        "paid",
        "denied",
        "withdrawn",
        "closed_documents_outstanding",
        "reopened"
    ]))
    .unwrap();
    let queue = bench
        .desk
        .queue(&QueueQuery {
            statuses: every,
            limit: 500,
            ..QueueQuery::default()
        })
        .unwrap();
    let claims = satei_sample::claims(today);
    assert!(claims.len() >= 16, "only {} sample claims", claims.len());
    assert_eq!(
        queue.rows.len(),
        claims.len(),
        "the queue shows every sample claim"
    );
    for claim in &claims {
        let member = satei_sample::members()
            .into_iter()
            .find(|it| it.key == claim.member)
            .unwrap();
        let views: Vec<_> = queue
            .rows
            .iter()
            .filter(|row| row.person == member.name && row.plan == claim.plan)
            .map(|row| bench.desk.claim(&row.claim_id).unwrap())
            .filter(|view| {
                serde_json::to_value(view.subject).unwrap() == claim.subject
                    && view.evidence.len() == claim.evidence.len()
            })
            .collect();
        let view = views
            .first()
            .unwrap_or_else(|| panic!("{} is not in the queue", claim.key));
        for expected in &claim.expected {
            let got = view
                .assessments
                .iter()
                .find(|it| it.benefit == expected.benefit)
                .unwrap();
            assert_eq!(
                word(got.verdict),
                expected.verdict,
                "{} {}",
                claim.key,
                expected.benefit
            );
            assert_eq!(got.presuming, expected.presuming, "{} presuming", claim.key);
            if let Some(amount) = expected.amount {
                let shown = got.amount.as_ref().unwrap();
                assert_eq!(
                    (&shown.from, shown.to.as_ref()),
                    (&amount.to_string(), Some(&amount.to_string())),
                    "{}",
                    claim.key
                );
            }
            if let Some(charge) = expected.charge {
                let charged: u32 = got
                    .charges
                    .iter()
                    .map(|it| it.amount.from.parse::<u32>().unwrap())
                    .sum();
                assert!(
                    got.charges
                        .iter()
                        .all(|it| it.amount.to.as_ref() == Some(&it.amount.from)),
                    "{} charges a sure sum",
                    claim.key
                );
                assert_eq!(charged, charge, "{} charges", claim.key);
            }
            seen.insert(expected.verdict);
        }
    }
    for verdict in [
        "payable",
        "not_payable",
        "undetermined",
        "entitled",
        "not_entitled",
    ] {
        assert!(seen.contains(verdict), "no sample claim is {verdict}");
    }
}

#[test]
fn the_sample_desk_opens_again_unaltered() {
    let bench = Bench::new();
    let path = bench.folder.path().join("desk");
    drop(bench.desk);
    let desk = Desk::open(&path, None, parts()).unwrap();
    let report = desk.verify(None, &Cancel::default(), &mut |_| {}).unwrap();
    assert!(report.defects.is_empty(), "{:?}", report.defects);
    assert!(report.originals > 50);
    assert!(desk.info().unwrap().sample);
}

#[test]
fn a_two_letter_word_of_a_document_finds_its_claim() {
    let bench = Bench::new();
    let query = QueueQuery {
        search: "青山".to_owned(),
        ..QueueQuery::default()
    };
    assert!(
        bench
            .desk
            .queue(&query)
            .unwrap()
            .rows
            .iter()
            .any(|it| it.person.starts_with("青山"))
    );
    let members = bench.desk.members("アオヤマ").unwrap();
    assert_eq!(members.len(), 1);
    assert_eq!(members[0].person.member_number.as_deref(), Some("KS-240117"));
}
