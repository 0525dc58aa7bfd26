//! Stored assessments under a changed plan: what a replay says of them is what two full assessments say.

use crate::plans::folder;
use satei_model::Decided;
use satei_rules::{
    Catalogue, ChangeOf, ClaimInput, FactEntry, FactValue, Fate, NotReplayed, Outcome, Proof, Replay,
    ReplayBy, ReplayTally, SourceFile, Spare, Verdict, What, assess, receipt,
};
use serde_json::{Value, json};

/// The decision of a claim, as a desk stores it.
fn decided(plans: &Catalogue, claim: &ClaimInput, benefit: &str) -> Decided {
    let assessment = assess(plans, claim, benefit);
    let bytes = receipt(plans, claim, &assessment).to_bytes();
    Decided {
        benefit: benefit.to_owned(),
        outcome: satei_model::Outcome::Paid,
        amount: None,
        overrides: None,
        receipt: serde_json::from_slice(&bytes).expect("a receipt is JSON"),
        assessment: Value::Null,
    }
}

fn basis(plans: &Catalogue, claim: &ClaimInput, benefit: &str) -> Vec<u8> {
    decided(plans, claim, benefit)
        .basis()
        .expect("a receipt has a basis")
}

fn of_plan(plan: &str) -> Vec<SourceFile> {
    let files = folder("../../../plans").into_iter();
    files
        .filter(|f| f.path == "vocabulary.toml" || f.path.starts_with(&format!("{plan}/")))
        .collect()
}

fn load(files: &[SourceFile]) -> Catalogue {
    Catalogue::load(files.to_vec()).unwrap_or_else(|d| panic!("{d}"))
}

/// The files with one text of the plan's versions written otherwise.
fn changed(files: &[SourceFile], from: &str, to: &str) -> Vec<SourceFile> {
    let mut changed = files.to_vec();
    let mut places = 0;
    for file in changed.iter_mut().filter(|f| is_version(f)) {
        places += file.text.matches(from).count();
        file.text = file.text.replace(from, to);
    }
    assert!(places > 0, "nothing reads {from}");
    changed.retain(|f| !f.path.ends_with(".scenarios.toml"));
    changed
}

fn is_version(file: &SourceFile) -> bool {
    file.path.contains('/') && !file.path.contains("scenarios") && !file.path.contains("clauses")
}

fn scenario(plans: &Catalogue, id: &str) -> ClaimInput {
    let mut all = plans.scenarios().iter().flat_map(|f| &f.scenarios);
    all.find(|s| s.id == id)
        .expect("the scenario is there")
        .claim
        .clone()
}

/// A stolen parcel bought again for so much, everything else in order.
fn parcel(plans: &Catalogue, yen: i64) -> ClaimInput {
    let value = FactValue::Number(Some(yen), Some(yen));
    scenario(plans, "parcel-30000").fact("repurchase_amount", value, Proof::Confirmed)
}

/// By hand: the clause pays the price of buying again up to 30,000 yen; the changed plan up to 25,000. Of
/// 20,000, 25,000, 27,000, 30,000 and 50,000 yen the plan paid 20, 25, 27, 30 and 30 thousand; changed it pays
/// 20 and then 25 each. So two are the same, three pay less: 87,000 yen became 75,000.
#[test]
fn a_lower_cap_takes_from_those_above_it_and_from_nobody_else() {
    let files = of_plan("okippa-plus-paid");
    let (before, after) = (
        load(&files),
        load(&changed(&files, "capped at 30_000 yen", "capped at 25_000 yen")),
    );
    let replay = Replay::new(&before, &after, ReplayBy::Day);
    let mut tally = ReplayTally::default();
    for yen in [20_000, 25_000, 27_000, 30_000, 50_000] {
        let stored = basis(&before, &parcel(&before, yen), "parcel-theft");
        tally.add(&replay.replay(&stored), || Replay::names(&stored).expect("names"));
    }
    assert_eq!((tally.replayed(), tally.same, tally.differing()), (5, 2, 3));
    let names = ("okippa-plus-paid".to_owned(), "parcel-theft".to_owned());
    let less = ChangeOf {
        before: Verdict::Payable,
        after: Verdict::Payable,
        what: What::Less,
    };
    let group = tally.groups[&names][&less];
    assert_eq!(
        (group.count, group.paid_before, group.paid_after),
        (3, 87_000, 75_000)
    );

    let stored = basis(&before, &parcel(&before, 27_000), "parcel-theft");
    let explained = replay.explain(&stored).expect("it can be replayed");
    assert_eq!(explained.before.amount, Some((27_000, Some(27_000))));
    assert_eq!(explained.after.amount, Some((25_000, Some(25_000))));
    assert_eq!(explained.rules, ["pay-parcel"]);
}

#[test]
fn a_receipt_that_the_same_text_no_longer_bears_out_is_said_so() {
    let plans = load(&of_plan("okippa-plus-paid"));
    let replay = Replay::new(&plans, &plans, ReplayBy::Day);
    let honest = decided(&plans, &parcel(&plans, 27_000), "parcel-theft");
    assert_eq!(replay.replay(&honest.basis().expect("a basis")), Fate::Same);

    // Made by another release: one of this very engine, text and input cannot say anything else.
    let mut other = honest.clone();
    other.receipt["engine"] = json!("another");
    assert_eq!(replay.replay(&other.basis().expect("a basis")), Fate::Same);
    other.receipt["assessment"]["amount"] = json!({"from": "26000", "to": "26000", "denial_possible": false});
    let Fate::EngineDiffers(stated, now) = replay.replay(&other.basis().expect("a basis")) else {
        panic!("the engine gives something else than the receipt states");
    };
    assert_eq!(stated.amount, Some((26_000, Some(26_000))));
    assert_eq!(now.amount, Some((27_000, Some(27_000))));
    other.receipt["plan"]["hash"] = json!("0000000000000000ff");
    let fate = replay.replay(&other.basis().expect("a basis"));
    assert!(matches!(fate, Fate::TextDiffers(..)), "{fate:?}");
}

#[test]
fn what_cannot_be_replayed_says_why() {
    let files = of_plan("okippa-plus-paid");
    let plans = load(&files);
    let stored = basis(&plans, &parcel(&plans, 27_000), "parcel-theft");
    let fate = |later: &Catalogue| Replay::new(&plans, later, ReplayBy::Day).replay(&stored);
    let refused = |reason| Fate::Not(reason);

    let other = load(&of_plan("okippa-plus-free"));
    assert_eq!(fate(&other), refused(NotReplayed::NoSuchPlan));
    let elsewhere = Replay::new(&other, &other, ReplayBy::Day).replay(&stored);
    assert_eq!(elsewhere, Fate::Elsewhere);
    assert_eq!(
        Replay::new(&other, &plans, ReplayBy::Day).replay(&stored),
        refused(NotReplayed::NoSuchVersion)
    );
    let renamed = load(&changed(&files, "\"parcel-theft\"", "\"parcel-stolen\""));
    assert_eq!(fate(&renamed), refused(NotReplayed::NoSuchBenefit));
    let mut later = changed(&files, "effective = 2024-01-01", "effective = 2030-01-01");
    for file in &mut later {
        file.path = file.path.replace("2024-01-01", "2030-01-01");
    }
    later.retain(|f| !f.path.ends_with("clauses.toml"));
    let later = load(&later);
    assert_eq!(fate(&later), refused(NotReplayed::NotInForce));
    let by = ReplayBy::Version {
        plan: "okippa-plus-paid".to_owned(),
        from: "2024-01-01".to_owned(),
        to: "2030-01-01".to_owned(),
    };
    let named = Replay::new(&plans, &later, by).replay(&stored);
    assert_eq!(named, Fate::Same, "the versions read alike but for their day");
    let damaged = Replay::new(&plans, &plans, ReplayBy::Day).replay(&stored[..stored.len() / 2]);
    assert_eq!(damaged, refused(NotReplayed::Receipt));
}

/// Rewritings of a plan: every so often a line of a rule with another number, or with `or` for `and`.
fn rewritings(files: &[SourceFile], every: usize) -> Vec<(String, Vec<SourceFile>)> {
    let version = files.iter().find(|f| is_version(f)).expect("a version");
    let speaks = |line: &&str| {
        ["when =", "if =", "pay =", "cap =", "is ="]
            .iter()
            .any(|k| line.starts_with(k))
    };
    let mut found = Vec::new();
    for line in version.text.lines().filter(speaks) {
        let mut others = Vec::new();
        if line.contains(" and ") {
            others.push(line.replacen(" and ", " or ", 1));
        }
        for (number, other) in [
            ("_000 yen", "_900 yen"),
            ("0 days", "1 days"),
            ("2 years", "1 years"),
        ] {
            if line.contains(number) {
                others.push(line.replacen(number, other, 1));
            }
        }
        others.push(line.replacen("= \"", "= \"not ", 1));
        found.extend(others.into_iter().map(|other| (line.to_owned(), other)));
    }
    found.sort();
    found.dedup();
    let each = found.into_iter().step_by(every).map(|(line, other)| {
        let name = format!("{line} → {other}");
        (name, changed(files, &line, &other))
    });
    each.collect()
}

/// A claim with facts left out: those whose turn it is by a count that goes on from claim to claim.
fn thinned(claim: &ClaimInput, count: &mut usize, every: usize) -> ClaimInput {
    let mut claim = claim.clone();
    claim.facts.retain(|_, _| {
        *count += 1;
        !count.is_multiple_of(every)
    });
    // One value in so many becomes a range, so that amounts are open too.
    for entry in claim.facts.values_mut() {
        *count += 1;
        if let FactEntry::Value {
            value: FactValue::Number(lo, hi),
            ..
        } = entry
            && count.is_multiple_of(every * 3)
        {
            *lo = lo.map(|n| n / 2);
            *hi = hi.map(|n| n.saturating_add(1));
        }
    }
    claim
}

/// What a replay says against two full assessments, for every plan, rewritten at many places, over its
/// scenarios with facts left out.
#[test]
fn a_replay_says_what_two_full_assessments_say() {
    let (mut compared, mut differing, mut open) = (0, 0, 0);
    for plan in [
        "keitai-support-plus",
        "navibird-anshin",
        "okippa-plus-free",
        "okippa-plus-paid",
        "opencocon-plus",
        "rakuten-anshin-shopping",
    ] {
        let files = of_plan(plan);
        let before = load(&files);
        let scenarios: Vec<_> = before.scenarios().iter().flat_map(|f| &f.scenarios).collect();
        let mut count = 0;
        for (turn, (name, files)) in rewritings(&files, 29).into_iter().enumerate() {
            // Not every rewriting is a plan.
            let Ok(after) = Catalogue::load(files) else {
                continue;
            };
            let replay = Replay::new(&before, &after, ReplayBy::Day);
            // What one claim leaves behind must not reach the next.
            let mut spare = Spare::default();
            for scenario in scenarios.iter().skip(turn).step_by(41) {
                for every in [1_000, 9, 4] {
                    let claim = thinned(&scenario.claim, &mut count, every);
                    for benefit in scenario.expect.keys() {
                        let mut stored = decided(&before, &claim, benefit);
                        if count % 2 == 0 {
                            // As another release would have made it: then nothing is taken on trust.
                            stored.receipt["engine"] = json!("another");
                        }
                        let was = Outcome::of(&assess(&before, &claim, benefit));
                        let is = assess(&after, &claim, benefit);
                        if is.version.is_empty() {
                            continue;
                        }
                        let is = Outcome::of(&is);
                        compared += 1;
                        open += usize::from(is.verdict == Verdict::Undetermined);
                        differing += usize::from(was != is);
                        let wanted = if was == is {
                            Fate::Same
                        } else {
                            Fate::Differs(was, is)
                        };
                        let basis = stored.basis().expect("a basis");
                        let found = replay.replay_with(&basis, &mut spare);
                        assert_eq!(found, wanted, "{plan}: {name}; scenario {} {every}", scenario.id);
                    }
                }
            }
        }
    }
    assert!(compared > 500, "only {compared} were compared");
    assert!(differing > 20, "only {differing} came out otherwise");
    assert!(open > 50, "only {open} were open");
}
