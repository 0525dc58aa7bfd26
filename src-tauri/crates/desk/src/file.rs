//! Claim files and plans without a desk: for the command line and for other programs.

use satei_model::Label;
use satei_rules::ClaimInput;

use crate::assessing::{Handled, show};
use crate::errors::{Outcome, input_errors, unknown};
use crate::plans::Plans;
use crate::view::{AssessmentView, DeskError};

/// Assesses a claim file: every benefit of its plan for its subject.
///
/// # Errors
/// Every error of the file.
pub fn assess_claim_file(plans: &Plans, body: &str) -> Result<Vec<AssessmentView>, Vec<DeskError>> {
    let catalogue = plans.catalogue();
    // A claim file may name the claimant; the rules core has no use for that.
    let input = match serde_json::from_str::<serde_json::Value>(body) {
        Ok(mut json) => {
            if let Some(fields) = json.as_object_mut() {
                fields.remove("person");
            }
            ClaimInput::from_value(&json, catalogue)
        }
        Err(_) => ClaimInput::from_json(body, catalogue),
    };
    let input = input.map_err(|errors| input_errors(&errors))?;
    let handled = Handled {
        by_rule: &|_| None,
        choice: &|_| None,
        evidence: &|_| Vec::new(),
    };
    Ok(satei_rules::assess_all(catalogue, &input)
        .iter()
        .map(|it| show(catalogue, it, &handled))
        .collect())
}

/// The name of a fact, document, reading or rule, for people.
pub fn label_of(plans: &Plans, id: &str) -> Label {
    let catalogue = plans.catalogue();
    let versions = || catalogue.plans().iter().flat_map(|it| &it.versions);
    let rule = || versions().find_map(|it| it.rule(id)).map(|it| it.label.clone());
    let reading = || {
        versions()
            .find_map(|it| it.reading(id))
            .map(|it| it.question.clone())
    };
    let known = catalogue.vocabulary().fact(id).is_some() || catalogue.vocabulary().document(id).is_some();
    if known {
        crate::catalogue::label_of(catalogue, id)
    } else {
        rule().or_else(reading).unwrap_or_else(|| Label::same(id))
    }
}

/// The JSON Schema of a plan's claim file.
///
/// # Errors
/// `unknown_plan`.
pub fn plan_schema(plans: &Plans, plan: &str) -> Outcome<serde_json::Value> {
    satei_rules::schema(plans.catalogue(), plan).ok_or_else(|| unknown("plan", plan))
}
