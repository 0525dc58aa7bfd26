//! Plans browsed, compared and tried.

use std::collections::BTreeMap;
use std::path::Path;

use satei_desk::view::{DiffKind, HouseChoice, PieceView, Subject, Trial, VerdictKind, WordingView};
use satei_desk::{Desk, Parts, Plans};
use serde_json::{Value, json};

use crate::bench::Bench;

const KSP: &str = "keitai-support-plus";

fn trial() -> Trial {
    Trial {
        plan: KSP.to_owned(),
        version: None,
        subject: Subject::Claim,
        as_of: String::new(),
        facts: BTreeMap::new(),
        documents: BTreeMap::new(),
        readings: BTreeMap::new(),
    }
}

#[test]
fn every_plan_shows_every_rule_with_its_place_and_what_it_speaks_of() {
    let bench = Bench::new();
    for info in bench.desk.info().unwrap().plans {
        let plan = bench.desk.plan(&info.id, None).unwrap();
        assert_eq!(Some(&plan.version), info.versions.last());
        assert_eq!(plan.benefits.len(), info.benefits.len());
        for rule in &plan.rules {
            assert!(!rule.clause.is_empty() && !rule.at.is_empty(), "{}", rule.id);
            let is_silent =
                rule.statements.is_empty() && rule.require.is_empty() && rule.kind != "discretion";
            assert!(!is_silent, "{} says something", rule.id);
            assert_eq!(rule.burden.is_some(), rule.kind == "exclusion", "{}", rule.id);
        }
        for reading in &plan.readings {
            assert_eq!(
                reading.wordings.len(),
                reading.reading.choices.len(),
                "{}",
                reading.reading.id
            );
            assert!(
                reading.picks_version || !reading.rules.is_empty(),
                "{} matters to a rule",
                reading.reading.id
            );
        }
        for document in &plan.documents {
            assert!(
                !(document.asked_by.is_empty()
                    && document.judged_by.is_empty()
                    && document.proves.is_empty()),
                "{}",
                document.document
            );
        }
    }
}

/// Notes 2 of the source: five years before joining, or bought from a year before joining on, with proof.
#[test]
fn a_rule_names_its_facts_readings_and_papers() {
    let bench = Bench::new();
    let plan = bench.desk.plan(KSP, Some("2023-01-01")).unwrap();
    let rule = plan.rules.iter().find(|it| it.id == "device-age").unwrap();
    assert_eq!(rule.clause, "注意事項 2");
    assert_eq!(
        rule.readings,
        ["age_anchor", "fifth_anniversary", "purchase_window"]
    );
    assert_eq!(rule.documents, ["purchase_proof"]);
    for fact in ["released_on", "joined_on", "purchased_on", "service_applied_on"] {
        assert!(rule.facts.iter().any(|it| it == fact), "{fact}: {:?}", rule.facts);
    }
    let proof = plan
        .documents
        .iter()
        .find(|it| it.document == "purchase_proof")
        .unwrap();
    assert!(proof.proves.iter().any(|it| it == "purchased_on"));
    let passage = bench.desk.plan_passage(KSP, "2023-01-01", "device-age").unwrap();
    assert!(
        passage.own_words && passage.text.is_some(),
        "the sample terms are quoted"
    );
    let repair = plan.benefits.iter().find(|it| it.id == "repair-cost").unwrap();
    assert!(repair.facts.iter().any(|it| it == "joined_on"));
    assert!(!repair.facts.iter().any(|it| it == "front_photo_bright"));
}

#[test]
fn what_is_not_there_is_said() {
    let bench = Bench::new();
    let code = |error: satei_desk::view::DeskError| error.code;
    assert_eq!(
        code(bench.desk.plan("nothing", None).unwrap_err()),
        "unknown_plan"
    );
    assert_eq!(
        code(bench.desk.plan(KSP, Some("1999-01-01")).unwrap_err()),
        "unknown_version"
    );
    assert_eq!(
        code(bench.desk.plan_passage(KSP, "2023-01-01", "nothing").unwrap_err()),
        "unknown_rule"
    );
    let mut asked = trial();
    asked.facts.insert("nothing".to_owned(), json!("x"));
    assert_eq!(code(bench.desk.try_plan(&asked).unwrap_err()), "unknown_fact");
    let mut asked = trial();
    asked
        .readings
        .insert("age_anchor".to_owned(), Some("never".to_owned()));
    assert_eq!(code(bench.desk.try_plan(&asked).unwrap_err()), "unknown_choice");
}

/// A trial on the facts of a claim says what the claim's own assessment says, and records nothing.
#[test]
fn a_trial_on_a_claims_facts_comes_to_the_claims_verdict() {
    let bench = Bench::new();
    let claim = bench.claim_of("青山 澪");
    let shown = &claim.assessments[0];
    assert_eq!(shown.verdict, VerdictKind::Payable);
    let mut asked = trial();
    for fact in claim.facts.iter().filter(|it| it.sufficient) {
        asked.facts.insert(fact.name.clone(), fact.value.clone());
    }
    for requirement in &shown.requirements {
        for document in &requirement.alternatives {
            asked.documents.insert(document.document.clone(), document.state);
        }
    }
    let before = bench
        .desk
        .verify(None, &satei_desk::Cancel::default(), &mut |_| {})
        .unwrap();
    let tried = bench.desk.try_plan(&asked).unwrap();
    assert!(tried.mistakes.is_empty(), "{:?}", tried.mistakes);
    let got = tried
        .assessments
        .iter()
        .find(|it| it.benefit == shown.benefit)
        .unwrap();
    assert_eq!(got.verdict, VerdictKind::Payable);
    assert_eq!(
        got.amount.as_ref().map(|it| &it.from),
        shown.amount.as_ref().map(|it| &it.from)
    );
    // The clause excludes loss.
    asked.facts.insert("cause".to_owned(), json!("loss"));
    let lost = bench.desk.try_plan(&asked).unwrap();
    let got = &lost.assessments[0];
    assert_eq!(got.verdict, VerdictKind::NotPayable);
    assert!(got.denied_by.iter().any(|it| it == "loss"), "{:?}", got.denied_by);
    let told = bench.desk.explain_trial(&asked, &got.benefit, "loss").unwrap();
    assert!(!told.trace.parts.is_empty());
    let after = bench
        .desk
        .verify(None, &satei_desk::Cancel::default(), &mut |_| {})
        .unwrap();
    assert_eq!(before.events, after.events, "nothing was recorded");
}

#[test]
fn what_cannot_be_taken_as_typed_is_named_and_counts_as_not_known() {
    let bench = Bench::new();
    let mut asked = trial();
    asked.as_of = "someday".to_owned();
    asked.facts.insert("joined_on".to_owned(), json!("令和5年4月"));
    asked
        .facts
        .insert("released_on".to_owned(), json!("令和4年3月1日"));
    asked.version = Some("2023-01-01".to_owned());
    let tried = bench.desk.try_plan(&asked).unwrap();
    let wrong: Vec<&str> = tried.mistakes.iter().map(|it| it.fact.as_str()).collect();
    assert_eq!(wrong, ["joined_on", "as_of"]);
    let file: Value = serde_json::from_str(&tried.file).unwrap();
    assert_eq!(file["facts"]["released_on"]["value"], "2022-03-01");
    assert!(file["facts"].get("joined_on").is_none());
    assert!(
        satei_desk::assess_claim_file(&Plans::built_in().unwrap(), &tried.file).is_ok(),
        "what is copied is a claim file"
    );
    // Without the date that picks it, the named version is used all the same.
    assert_eq!(tried.assessments[0].version, "2023-01-01");
    assert_eq!(tried.assessments[0].verdict, VerdictKind::Undetermined);
}

#[test]
fn a_reading_of_the_house_is_changed_with_a_reason_and_what_stood_before_is_kept() {
    let bench = Bench::new();
    let of = |desk: &Desk| {
        let all = desk.house().unwrap();
        all.into_iter()
            .find(|it| it.reading.plan == KSP && it.reading.id == "age_anchor")
            .unwrap()
    };
    let first = of(&bench.desk);
    let stood = first.house.unwrap();
    assert_eq!(stood.choice.as_deref(), Some("joining_day"));
    assert!(first.earlier.is_empty() && first.rules > 0);
    let change = |choice: &str, reason: &str| {
        bench.desk.adopt_readings(
            &bench.desk.new_key(),
            &[HouseChoice {
                plan: KSP.to_owned(),
                reading: "age_anchor".to_owned(),
                choice: choice.to_owned(),
                reason: reason.to_owned(),
            }],
        )
    };
    assert_eq!(change("application_day", " ").unwrap_err().code, "reason_missing");
    change("application_day", "保険会社の回答による").unwrap();
    let now = of(&bench.desk);
    let house = now.house.unwrap();
    assert_eq!(house.choice.as_deref(), Some("application_day"));
    assert_eq!(house.reason, "保険会社の回答による");
    assert_eq!(house.by, "査定 花子");
    assert_eq!(now.earlier, [stood]);
    // A trial takes the house's choice, and may take another one for itself alone.
    let mut asked = trial();
    asked.version = Some("2023-01-01".to_owned());
    let stand = |asked: &Trial| {
        let tried = bench.desk.try_plan(asked).unwrap();
        let stands = &tried.assessments[0].readings;
        stands
            .iter()
            .find(|it| it.reading.id == "age_anchor")
            .unwrap()
            .choice
            .clone()
    };
    assert_eq!(stand(&asked).as_deref(), Some("application_day"));
    asked
        .readings
        .insert("age_anchor".to_owned(), Some("joining_day".to_owned()));
    assert_eq!(stand(&asked).as_deref(), Some("joining_day"));
    asked.readings.insert("age_anchor".to_owned(), None);
    assert_eq!(stand(&asked), None);
}

/// The built-in plans with a second version of one of them, changed by hand.
fn two_versions(folder: &Path) -> Plans {
    for file in Plans::built_in_files() {
        if file.path.ends_with(".scenarios.toml") {
            continue;
        }
        let path = folder.join(&file.path);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(&path, &file.text).unwrap();
        if file.path == format!("{KSP}/2023-01-01.toml") {
            let newer = file
                .text
                .replace("effective = 2023-01-01", "effective = 2025-04-01")
                .replace("capped at 150_000 yen", "capped at 120_000 yen")
                .replace("id = \"desktop-pc\"", "id = \"desktop-computer\"")
                .replace("rounding = \"floor\"", "rounding = \"ceil\"");
            std::fs::write(folder.join(KSP).join("2025-04-01.toml"), newer).unwrap();
        }
    }
    Plans::from_folder(folder).unwrap()
}

#[test]
fn two_versions_show_what_was_added_removed_and_changed() {
    let bench = Bench::new();
    let path = bench.folder.path().join("desk");
    drop(bench.desk);
    let folder = bench.folder.path().join("plans");
    let with = Parts::new("査定 花子".to_owned(), two_versions(&folder));
    let desk = Desk::open(&path, None, with).unwrap();
    let plan = desk.plan(KSP, None).unwrap();
    assert_eq!(plan.version, "2025-04-01");
    assert_eq!(plan.versions[0].until.as_deref(), Some("2025-03-31"));
    let diff = desk.plan_diff(KSP, "2023-01-01", "2025-04-01").unwrap();
    let found: Vec<_> = diff
        .rules
        .iter()
        .map(|it| {
            let rule = it.after.as_ref().or(it.before.as_ref()).unwrap();
            (it.kind, rule.id.as_str(), it.aspects.join(" "))
        })
        .collect();
    assert_eq!(
        found,
        [
            (DiffKind::Added, "desktop-computer", String::new()),
            (DiffKind::Changed, "pay-repaired", "numbers".to_owned()),
            (DiffKind::Removed, "desktop-pc", String::new()),
        ]
    );
    assert_eq!(diff.same as usize, plan.rules.len() - 2);
    let [setting] = diff.settings.as_slice() else {
        panic!("{:?}", diff.settings);
    };
    assert_eq!(
        (&*setting.name, &*setting.before, &*setting.after),
        ("rounding", "floor", "ceil")
    );
    assert!(diff.readings.is_empty());
    let same = desk.plan_diff(KSP, "2023-01-01", "2023-01-01").unwrap();
    assert!(same.rules.is_empty() && same.settings.is_empty());
}

/// Numbers carry their units, so that the window can write them as its language does.
#[test]
fn amounts_and_periods_keep_their_units() {
    let bench = Bench::new();
    let plan = bench.desk.plan(KSP, None).unwrap();
    let rule = plan.rules.iter().find(|it| it.id == "pay-repaired").unwrap();
    let pay = rule.statements.iter().find(|it| it.part == "pay").unwrap();
    let WordingView::Said { pieces } = &pay.wording else {
        panic!("an amount is one line");
    };
    assert!(pieces.contains(&PieceView::Number {
        number: "150000".to_owned(),
        unit: "yen".to_owned()
    }));
}

/// A claim under an undecided reading is freed by what the house then chooses.
#[test]
fn a_choice_of_the_house_reaches_the_claims() {
    let bench = Bench::new();
    let claim = bench.claim_of("王 雨桐");
    assert_eq!(claim.assessments[0].verdict, VerdictKind::Undetermined);
    bench
        .desk
        .adopt_readings(
            &bench.desk.new_key(),
            &[HouseChoice {
                plan: KSP.to_owned(),
                reading: "registered_before".to_owned(),
                choice: "before_claim".to_owned(),
                reason: "登録の趣旨から".to_owned(),
            }],
        )
        .unwrap();
    let freed = bench.desk.claim(&claim.claim_id).unwrap();
    assert_ne!(freed.assessments[0].verdict, VerdictKind::Undetermined);
}
