//! The plan of forms says what its scenarios expect.

use crate::cases::catalogue;
use satei_rules::run_scenarios;

#[test]
fn the_scenarios_of_the_forms_hold() {
    let report = run_scenarios(&catalogue());
    let failures: Vec<String> = report
        .failures
        .iter()
        .filter(|it| it.path.starts_with("forms/"))
        .map(|it| format!("{} {} {:?}", it.scenario, it.benefit, it.differs))
        .collect();
    assert!(report.run > 0 && failures.is_empty(), "{failures:#?}");
}
