//! The queue: what is due, what is found.

use satei_cases::{OpenedClaim, QueueQuery, QueueSort, Summary};
use satei_model::{
    ClaimId, ContractRecorded, DeviceRegistered, DueSet, MemberRecorded, Proof, SourceKind, Status,
    StatusChanged, Stream, Yen,
};
use serde_json::{Map, json};

use crate::support::{Bench, day, fact};

fn numbers(bench: &Bench, query: &QueueQuery) -> Vec<String> {
    bench
        .store
        .queue(query)
        .unwrap()
        .rows
        .into_iter()
        .map(|row| row.number)
        .collect()
}

fn search(bench: &Bench, typed: &str) -> Vec<String> {
    numbers(
        bench,
        &QueueQuery {
            search: typed.into(),
            sort: QueueSort::Number,
            ..QueueQuery::default()
        },
    )
}

fn to(bench: &Bench, claim: ClaimId, status: Status) {
    bench
        .add(
            claim,
            vec![
                StatusChanged {
                    to: status,
                    why: String::new(),
                }
                .into(),
            ],
        )
        .unwrap();
}

fn due(bench: &Bench, claim: ClaimId, on: &str) {
    bench
        .add(
            claim,
            vec![
                DueSet {
                    due_on: Some(day(on)),
                    why: String::new(),
                }
                .into(),
            ],
        )
        .unwrap();
}

#[test]
fn the_queue_shows_open_claims_by_due_day_and_counts_the_rest() {
    let bench = Bench::new();
    let claims: Vec<ClaimId> = (0..5)
        .map(|_| bench.open("山田太郎", "ヤマダタロウ").claim)
        .collect();
    due(&bench, claims[1], "2026-04-05");
    due(&bench, claims[2], "2026-04-03");
    to(&bench, claims[3], Status::Paid);
    to(&bench, claims[4], Status::InReview);

    let queue = bench.store.queue(&QueueQuery::default()).unwrap();
    let order: Vec<&str> = queue.rows.iter().map(|row| row.number.as_str()).collect();
    assert_eq!(order, ["KSP-0003", "KSP-0002", "KSP-0001", "KSP-0005"]);
    assert_eq!(queue.total, 4);
    assert_eq!(
        queue.counts,
        [(Status::Received, 3), (Status::InReview, 1), (Status::Paid, 1)]
    );

    let until = QueueQuery {
        due_until: Some(day("2026-04-03")),
        ..QueueQuery::default()
    };
    assert_eq!(numbers(&bench, &until), ["KSP-0003"]);
    let paid = QueueQuery {
        statuses: vec![Status::Paid],
        ..QueueQuery::default()
    };
    assert_eq!(numbers(&bench, &paid), ["KSP-0004"]);
    let page = QueueQuery {
        sort: QueueSort::Number,
        offset: 1,
        limit: 2,
        ..QueueQuery::default()
    };
    assert_eq!(numbers(&bench, &page), ["KSP-0002", "KSP-0003"]);
    let changed = QueueQuery {
        sort: QueueSort::Changed,
        limit: 1,
        ..QueueQuery::default()
    };
    assert_eq!(numbers(&bench, &changed), ["KSP-0005"]);
}

#[test]
fn summaries_are_shown_until_they_are_stale_and_filter_by_verdict() {
    let bench = Bench::new();
    let first = bench.open("山田太郎", "ヤマダタロウ");
    bench.open("佐藤花子", "サトウハナコ");
    let summary = Summary {
        dossier_head: None,
        head: first.head,
        basis: "plans 1".into(),
        verdict: "payable".into(),
        presuming: true,
        amount: Some(Yen::from(20_000)),
        missing: vec!["repair_receipt".into()],
        due_on: Some(day("2026-05-01")),
    };
    assert_eq!(bench.store.claims_without_summary("plans 1").unwrap().len(), 2);
    bench.keep(first.claim, &summary);
    assert_eq!(bench.store.claims_without_summary("plans 1").unwrap().len(), 1);
    assert_eq!(
        bench.store.claims_without_summary("plans 2").unwrap().len(),
        2,
        "the plans have changed"
    );
    let payable = QueueQuery {
        verdicts: vec!["payable".into()],
        ..QueueQuery::default()
    };
    let row = bench.store.queue(&payable).unwrap().rows.remove(0);
    assert_eq!(
        (row.summary, row.due_on),
        (Some(summary), Some(day("2026-05-01")))
    );
    due(&bench, first.claim, "2026-04-01");
    assert!(
        bench
            .store
            .claims_without_summary("plans 1")
            .unwrap()
            .contains(&first.claim)
    );
}

/// What a person claimed elsewhere on the desk is part of a claim's history: a change there makes its summary old.
#[test]
fn a_summary_is_stale_once_another_claim_of_the_person_has_changed() {
    let bench = Bench::new();
    let (member, contract) = (bench.id(), bench.id());
    bench.add_to_desk(vec![
        MemberRecorded {
            id: member,
            number: "M-77".into(),
            name: "山田太郎".into(),
            kana: "ヤマダタロウ".into(),
            phones: vec![],
            email: None,
            person: Map::new(),
        }
        .into(),
        ContractRecorded {
            id: contract,
            member,
            plan: "keitai-support-plus".into(),
            joined_on: day("2025-03-01"),
            ended_on: None,
            terms: vec![],
            facts: Map::new(),
        }
        .into(),
    ]);
    let open = |member, contract| {
        let mut new = bench.new_claim("山田太郎", "ヤマダタロウ");
        (new.member, new.contract) = (member, contract);
        bench.store.open_claim(&new).unwrap()
    };
    let (by_member, by_contract, stranger) = (
        open(Some(member), None),
        open(None, Some(contract)),
        open(None, None),
    );
    let keep = |of: &OpenedClaim| {
        let summary = Summary {
            dossier_head: None,
            head: bench.store.head(Stream::Claim(of.claim)).unwrap().unwrap(),
            basis: "b".into(),
            verdict: "payable".into(),
            presuming: false,
            amount: None,
            missing: vec![],
            due_on: None,
        };
        bench.keep(of.claim, &summary);
    };
    let all = [&by_member, &by_contract, &stranger];
    all.iter().for_each(|it| keep(it));
    let stale = || bench.store.claims_without_summary("b").unwrap();
    assert_eq!(stale(), []);
    due(&bench, by_member.claim, "2026-04-01");
    assert_eq!(stale(), [by_member.claim, by_contract.claim]);
    all.iter().for_each(|it| keep(it));
    due(&bench, by_contract.claim, "2026-04-01");
    assert_eq!(stale(), [by_member.claim, by_contract.claim]);
    all.iter().for_each(|it| keep(it));
    due(&bench, stranger.claim, "2026-04-01");
    assert_eq!(stale(), [stranger.claim]);
}

#[test]
fn a_summary_worked_out_before_the_last_change_is_not_kept() {
    let bench = Bench::new();
    let first = bench.open("山田太郎", "ヤマダタロウ");
    let second = bench.open("山田太郎", "ヤマダタロウ");
    let moment = bench.store.moment().unwrap();
    due(&bench, second.claim, "2026-04-01");
    let summary = Summary {
        dossier_head: None,
        head: first.head,
        basis: "b".into(),
        verdict: "payable".into(),
        presuming: false,
        amount: None,
        missing: vec![],
        due_on: None,
    };
    bench.store.keep_summary(first.claim, &summary, moment).unwrap();
    assert!(
        bench
            .store
            .claims_without_summary("b")
            .unwrap()
            .contains(&first.claim)
    );
}

#[test]
fn claims_are_found_by_number_name_kana_phone_imei_police_number_and_words_of_two_characters() {
    let bench = Bench::new();
    let member = bench.id();
    bench.add_to_desk(vec![
        MemberRecorded {
            id: member,
            number: "M-77".into(),
            name: "山田太郎".into(),
            kana: "ヤマダタロウ".into(),
            phones: vec!["090-0000-0042".into()],
            email: None,
            person: Map::new(),
        }
        .into(),
    ]);
    let mut new = bench.new_claim("山田太郎", "ヤマダタロウ");
    new.member = Some(member);
    let claim = bench.store.open_claim(&new).unwrap().claim;
    bench.open("佐藤花子", "サトウハナコ");
    bench
        .add(
            claim,
            vec![
                fact(
                    "repaired_imei",
                    "000000000000018",
                    Proof::Stated,
                    SourceKind::Claimant,
                ),
                fact(
                    "police_number",
                    "受理第１２３４号",
                    Proof::Stated,
                    SourceKind::Claimant,
                ),
                fact(
                    "cost_lines",
                    json!([{"kind": "repair", "note": "基板交換"}]),
                    Proof::Stated,
                    SourceKind::Claimant,
                ),
            ],
        )
        .unwrap();
    let evidence = bench.attach(claim, "IMG_0042.jpg");
    let text = format!(
        "{}修理報告書　端末は水\u{3000}没により起動せず。{}",
        "前".repeat(60),
        "後".repeat(60)
    );
    bench.store.keep_text(evidence, &["一枚目".into(), text]).unwrap();

    for typed in [
        "ksp0001",
        "山田",
        "やまだ",
        "ﾔﾏﾀﾞ",
        "太郎 山田",
        "0900000 0042",
        "000000000018",
        "1234号",
        "基板",
        "水没",
        "没",
        "M-77",
        "img_0042",
        "山田 水没",
    ] {
        assert_eq!(search(&bench, typed), ["KSP-0001"], "{typed}");
    }
    assert!(search(&bench, "没水").is_empty());
    assert!(
        search(&bench, "佐藤 水没").is_empty(),
        "every word must match the same claim"
    );
    assert!(search(&bench, "\"*\" OR NEAR(").is_empty());
    let rows = bench
        .store
        .queue(&QueueQuery {
            search: "水没".into(),
            ..QueueQuery::default()
        })
        .unwrap()
        .rows;
    let snippet = rows[0].snippet.clone().unwrap();
    assert!(
        snippet.starts_with('…') && snippet.ends_with('…') && snippet.contains("水\u{3000}没により"),
        "{snippet}"
    );

    to(&bench, claim, Status::Paid);
    assert_eq!(
        search(&bench, "水没"),
        ["KSP-0001"],
        "a search finds decided claims too"
    );
    bench.store.keep_text(evidence, &["差し替え".into()]).unwrap();
    assert!(search(&bench, "水没").is_empty());
}

#[test]
fn a_claim_is_found_by_the_device_registered_for_its_member() {
    let bench = Bench::new();
    let (member, contract, device) = (bench.id(), bench.id(), bench.id());
    bench.add_to_desk(vec![
        MemberRecorded {
            id: member,
            number: "M-1".into(),
            name: "林美咲".into(),
            kana: "ハヤシミサキ".into(),
            phones: vec![],
            email: None,
            person: Map::new(),
        }
        .into(),
        satei_model::ContractRecorded {
            id: contract,
            member,
            plan: "keitai-support-plus".into(),
            joined_on: day("2025-01-01"),
            ended_on: None,
            terms: vec![],
            facts: Map::new(),
        }
        .into(),
        DeviceRegistered {
            id: device,
            contract,
            facts: json!({"registered_imei": "000000000000026"})
                .as_object()
                .unwrap()
                .clone(),
            verdict: None,
            registered_on: day("2025-01-02"),
        }
        .into(),
    ]);
    let mut new = bench.new_claim("林美咲", "ハヤシミサキ");
    new.member = Some(member);
    bench.store.open_claim(&new).unwrap();
    assert_eq!(search(&bench, "000000000000026"), ["KSP-0001"]);
}
