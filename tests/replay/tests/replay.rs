//! A desk's decisions under a changed plan: what is counted, what is named, and what stopping leaves.

#![allow(
    clippy::expect_used,
    clippy::panic,
    reason = "a test that cannot go on should stop"
)]

use std::path::Path;

use satei_desk::{Cancel, Desk, Parts, Plans, ReplayAsked, ReplayReport};
use satei_model::Decided;
use satei_replay::{decided, fill};
use satei_rules::{Catalogue, ClaimInput, FactValue, Proof, ReplayBy, SourceFile, Verdict, What, assess};
use serde_json::Value;
use tempfile::TempDir;

const PLAN: &str = "okippa-plus-paid";
const BENEFIT: &str = "parcel-theft";

fn files() -> Vec<SourceFile> {
    let files = Plans::built_in_files().into_iter();
    files
        .filter(|f| f.path.ends_with("vocabulary.toml") || f.path.contains(PLAN))
        .collect()
}

fn load(files: Vec<SourceFile>) -> Catalogue {
    Catalogue::load(files).unwrap_or_else(|d| panic!("{d}"))
}

/// The plan with 25,000 yen where the clause says 30,000.
fn lower_cap() -> Catalogue {
    let mut files = files();
    files.retain(|file| !file.path.ends_with(".scenarios.toml"));
    for file in &mut files {
        file.text = file.text.replace("capped at 30_000 yen", "capped at 25_000 yen");
    }
    load(files)
}

/// A stolen parcel bought again for so much, everything else in order.
fn parcel(plans: &Catalogue, yen: i64) -> ClaimInput {
    let mut all = plans.scenarios().iter().flat_map(|f| &f.scenarios);
    let found = all
        .find(|s| s.id == "parcel-30000")
        .expect("the scenario is there");
    let value = FactValue::Number(Some(yen), Some(yen));
    found
        .claim
        .clone()
        .fact("repurchase_amount", value, Proof::Confirmed)
}

fn paid(plans: &Catalogue, yen: i64) -> Decided {
    let claim = parcel(plans, yen);
    decided(plans, &claim, &assess(plans, &claim, BENEFIT))
}

fn desk(folder: &Path, claims: Vec<Vec<Decided>>) -> Desk {
    fill(folder, PLAN, claims.into_iter()).expect("the desk is filled");
    let parts = Parts::new(
        "査定 花子".to_owned(),
        Plans::built_in().expect("the plans are right"),
    );
    Desk::open(folder, None, parts).expect("the desk opens")
}

fn replayed(desk: &Desk, before: &Catalogue, after: &Catalogue, cancel: &Cancel) -> ReplayReport {
    let asked = ReplayAsked {
        before,
        after,
        by: ReplayBy::Day,
        open: false,
        named: 2,
    };
    desk.replay(&asked, cancel, &mut |_, _| {})
        .expect("the desk is read")
}

/// By hand: of 20,000, 25,000, 27,000, 30,000 and 50,000 yen the plan paid 20, 25, 27, 30 and 30 thousand; with the
/// cap at 25,000 it pays 20 and then 25 each. Two are the same, three pay less: 87,000 yen became 75,000. A
/// sixth receipt cannot be read.
#[test]
fn a_lower_cap_is_found_in_the_decisions_of_a_desk() {
    let (before, after) = (load(files()), lower_cap());
    let mut claims: Vec<Vec<Decided>> = [20_000, 25_000, 27_000, 30_000, 50_000]
        .map(|yen| vec![paid(&before, yen)])
        .into();
    let mut unreadable = paid(&before, 30_000);
    unreadable.receipt = Value::Null;
    claims.push(vec![unreadable]);
    let folder = TempDir::new().expect("a folder");
    let desk = desk(&folder.path().join("desk"), claims);

    let report = replayed(&desk, &before, &after, &Cancel::default());
    assert_eq!((report.total, report.done, report.cancelled), (6, 6, false));
    let stored = &report.stored;
    assert_eq!((stored.replayed, stored.same, stored.differing), (5, 2, 3));
    assert_eq!((stored.engine_differs, stored.text_differs), (0, 0));
    assert_eq!(stored.not_replayed.iter().map(|it| it.count).sum::<u64>(), 1);
    let [group] = stored.groups.as_slice() else {
        panic!("one kind of change, not {:?}", stored.groups);
    };
    assert_eq!((group.plan.as_str(), group.benefit.as_str()), (PLAN, BENEFIT));
    assert_eq!(
        (group.change.after, group.change.what),
        (Verdict::Payable, What::Less)
    );
    let sums = group.sums;
    assert_eq!(
        (sums.count, sums.paid_before, sums.paid_after),
        (3, 87_000, 75_000)
    );
    let first: Vec<_> = stored
        .first
        .iter()
        .map(|it| (it.claim.as_str(), &it.rules))
        .collect();
    let rule = vec!["pay-parcel".to_owned()];
    assert_eq!(
        first,
        [("RPL-0003", &rule), ("RPL-0004", &rule)],
        "the first two of three"
    );
    assert!(!report.is_same());
    let same = replayed(&desk, &before, &before, &Cancel::default());
    assert_eq!((same.stored.same, same.stored.differing), (5, 0));
}

#[test]
fn a_replay_that_is_stopped_says_what_was_done_so_far() {
    let (before, after) = (load(files()), lower_cap());
    let claims = (0..40).map(|_| vec![paid(&before, 27_000); 100]).collect();
    let folder = TempDir::new().expect("a folder");
    let desk = desk(&folder.path().join("desk"), claims);

    let cancel = Cancel::default();
    cancel.cancel();
    let report = replayed(&desk, &before, &after, &cancel);
    assert!(report.cancelled);
    assert!(report.done < report.total, "{} of {}", report.done, report.total);
    assert_eq!(report.stored.replayed, report.done);
    assert!(
        !report.is_same(),
        "what was not looked at is not known to be the same"
    );
    let whole = replayed(&desk, &before, &after, &Cancel::default());
    assert_eq!((whole.done, whole.stored.differing), (4_000, 4_000));
}
