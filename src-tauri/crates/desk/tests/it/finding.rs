//! The queue of the sample desk, narrowed and searched.

use satei_desk::view::{QueueQuery, QueueRow, VerdictKind};

use crate::bench::Bench;

fn rows(bench: &Bench, query: &QueueQuery) -> Vec<QueueRow> {
    bench.desk.queue(query).unwrap().rows
}

fn people(rows: &[QueueRow]) -> Vec<&str> {
    rows.iter().map(|it| it.person.as_str()).collect()
}

fn search(text: &str) -> QueueQuery {
    QueueQuery {
        search: text.to_owned(),
        ..QueueQuery::default()
    }
}

#[test]
fn a_claim_is_found_by_imei_by_police_number_and_by_a_word_of_a_document() {
    let bench = Bench::new();
    for (text, person) in [
        // Device numbers of the book, as one and as a part of one.
        ("009999011042177", "青山 澪"),
        ("1599481", "森下 直樹"),
        // Numbers that the police gave.
        ("第2026-1043号", "中原 美咲"),
        ("受 26-2210", "白井 大輔"),
        // What a claimant wrote, a repairer found, a shop sold.
        ("水筒のふた", "森下 直樹"),
        ("水濡れによる短絡", "村田 奏"),
        ("SH-D-2291", "田辺 律"),
    ] {
        assert_eq!(people(&rows(&bench, &search(text))), [person], "{text}");
    }
    let found = rows(&bench, &search("水筒のふた"));
    let passage = found[0].snippet.as_deref().unwrap_or_default();
    assert!(
        passage.contains("水筒のふた"),
        "the passage is shown: {passage:?}"
    );
    assert!(rows(&bench, &search("第2026-9999号")).is_empty());
}

#[test]
fn due_day_plan_and_verdict_narrow_the_queue_together_and_with_the_search() {
    let bench = Bench::new();
    let okp = |due_within, verdicts: &[VerdictKind], search: &str| {
        let query = QueueQuery {
            search: search.to_owned(),
            plan: Some("okippa-plus-paid".to_owned()),
            due_within,
            verdicts: verdicts.to_vec(),
            ..QueueQuery::default()
        };
        let mut found: Vec<String> = rows(&bench, &query).into_iter().map(|it| it.person).collect();
        found.sort();
        found
    };
    // Due today 中原, tomorrow 白井, in two days 徳永 (not payable), in three 石神: see the claims of the sample.
    assert_eq!(okp(Some(0), &[VerdictKind::Payable], ""), ["中原 美咲"]);
    assert_eq!(
        okp(Some(1), &[VerdictKind::Payable], ""),
        ["中原 美咲", "白井 大輔"]
    );
    assert_eq!(okp(Some(1), &[VerdictKind::NotPayable], ""), [""; 0]);
    assert_eq!(okp(Some(2), &[VerdictKind::NotPayable], ""), ["徳永 望"]);
    assert_eq!(
        okp(Some(3), &[VerdictKind::Payable, VerdictKind::NotPayable], ""),
        ["中原 美咲", "徳永 望", "白井 大輔", "石神 由紀"]
    );
    // Police numbers of one station, of which one claim is payable.
    assert_eq!(
        okp(Some(7), &[], "見本 第2026-10"),
        ["中原 美咲", "徳永 望", "速水 蓮"]
    );
    assert_eq!(
        okp(Some(7), &[VerdictKind::Payable], "見本 第2026-10"),
        ["中原 美咲"]
    );
    assert_eq!(
        okp(Some(4), &[VerdictKind::Undetermined], "見本 第2026-10"),
        [""; 0]
    );
    // Another plan's device is not among them.
    assert_eq!(okp(None, &[], "009999011042177"), [""; 0]);
}
