//! Which version applies, and what is wrong with versions that do not fit together.

use crate::support::{plan, rule, vocabulary, word};
use satei_rules::{Assessment, Catalogue, ClaimInput, Diagnostics, Severity, SourceFile, assess};
use serde_json::{Value, json};

/// Two versions of a plan from 2020-01-01 and 2025-01-01; the settings of [plan] of each.
fn load(earlier: &str, later: &str) -> Result<Catalogue, Diagnostics> {
    let version = |from: &str, settings: &str, cap: &str| {
        let rules = rule("pay", "payout", &format!("pay = \"price capped at {cap}\""));
        let text = plan("", settings, &rules).replace("2020-01-01", from);
        SourceFile {
            path: format!("p/{from}.toml"),
            text,
        }
    };
    Catalogue::load(vec![
        SourceFile {
            path: "vocabulary.toml".into(),
            text: vocabulary(),
        },
        version("2020-01-01", earlier, "100 yen"),
        version("2025-01-01", later, "200 yen"),
    ])
}

fn on(catalogue: &Catalogue, day: Value) -> Assessment {
    let json = json!({
        "plan": "p", "as_of": "2026-04-01T00:00:00+09:00", "facts": { "d": day, "price": 150 },
    });
    let claim = ClaimInput::from_value(&json, catalogue).expect("a claim");
    assess(catalogue, &claim, "t")
}

fn paid(assessment: &Assessment) -> (String, Option<i64>) {
    (
        word(assessment.verdict),
        assessment.amount.as_ref().map(|a| a.from),
    )
}

fn codes(found: &Diagnostics) -> Vec<(&str, Severity)> {
    found.0.iter().map(|d| (d.code, d.severity)).collect()
}

#[test]
fn the_version_of_the_day_applies() {
    let plans = load("", "").expect("fits");
    assert_eq!(
        paid(&on(&plans, json!("2024-12-31"))),
        ("payable".into(), Some(100))
    );
    assert_eq!(
        paid(&on(&plans, json!("2025-01-01"))),
        ("payable".into(), Some(150))
    );
    let either = on(&plans, json!({ "from": "2024-12-31", "to": "2025-01-01" }));
    assert_eq!(word(either.verdict), "undetermined");
}

#[test]
fn a_claim_before_every_version_is_told_so_and_named_the_nearest() {
    let plans = load("ends = 2023-12-31", "").expect("a gap is no error");
    let before = on(&plans, json!("2019-12-31"));
    assert_eq!(word(before.verdict), "plan_defect");
    let why = before.defect.expect("says why").to_string();
    assert!(
        why.contains("2019-12-31") && why.contains("2020-01-01 to 2023-12-31"),
        "{why}"
    );
    // 300 days after the end of one version, 66 before the beginning of the next.
    let between = on(&plans, json!("2024-10-27"))
        .defect
        .expect("says why")
        .to_string();
    assert!(between.contains("from 2025-01-01"), "{between}");
}

#[test]
fn nothing_is_paid_on_a_day_that_may_lie_in_no_version() {
    let plans = load("", "").expect("fits");
    let open = on(&plans, json!({ "from": "2019-12-31", "to": "2020-01-01" }));
    assert_eq!(paid(&open), ("undetermined".into(), Some(100)));
    assert_eq!(word(&open.settle.questions), "[{\"id\":\"d\",\"kind\":\"fact\"}]");
    let inside = on(&plans, json!({ "from": "2020-01-01", "to": "2020-01-02" }));
    assert_eq!(word(inside.verdict), "payable");
    let ended = load("", "ends = 2025-12-31").expect("fits");
    let after = on(&ended, json!({ "from": "2025-12-31", "to": "2026-01-01" }));
    assert_eq!(word(after.verdict), "undetermined");
    assert_eq!(word(on(&ended, json!("2026-01-01")).verdict), "plan_defect");
}

#[test]
fn overlaps_and_gaps_have_codes_of_their_own() {
    let overlap = load("ends = 2025-01-01", "").expect_err("refused");
    assert_eq!(codes(&overlap), [("version-overlap", Severity::Error)]);
    assert!(overlap.0[0].message.contains("2025-01-01") && !overlap.0[0].help.is_empty());
    let gap = load("ends = 2024-12-30", "").expect("a gap is no error");
    assert_eq!(codes(gap.warnings()), [("version-gap", Severity::Warning)]);
    assert!(
        gap.warnings().0[0]
            .message
            .contains("from 2024-12-31 to 2024-12-31")
    );
    assert!(
        load("ends = 2024-12-31", "")
            .expect("fits")
            .warnings()
            .0
            .is_empty()
    );
    let backwards = load("ends = 2019-12-31", "").expect_err("refused");
    assert_eq!(codes(&backwards)[0], ("bad-date", Severity::Error));
}
