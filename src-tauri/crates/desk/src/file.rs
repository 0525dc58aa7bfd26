//! Claim files and plans without a desk: for the command line and for other programs.

use satei_model::Label;
use satei_rules::{Catalogue, ClaimInput, claim_json};

use crate::assessing::{Handled, show};
use crate::errors::{Outcome, unknown_of};
use crate::mistakes::input_errors;
use crate::plans::Plans;
use crate::view::{AssessmentView, DeskError};

/// Assesses a claim file: every benefit of its plan for its subject.
///
/// # Errors
/// Every error of the file.
pub fn assess_claim_file(plans: &Plans, body: &str) -> Result<Vec<AssessmentView>, Vec<DeskError>> {
    let catalogue = plans.catalogue();
    // A claim file may name the claimant; the rules core has no use for that.
    let input = claim_json(body).and_then(|mut json| {
        if let Some(fields) = json.as_object_mut() {
            fields.remove("person");
        }
        ClaimInput::from_value(&json, catalogue)
    });
    let input = input.map_err(|errors| input_errors(catalogue, &errors))?;
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
    crate::catalogue::name_of(plans.catalogue(), id)
}

/// A plan that is not there, with the one that was probably meant.
pub(crate) fn unknown_plan(catalogue: &Catalogue, plan: &str) -> DeskError {
    unknown_of("plan", plan, catalogue.plans().iter().map(|it| it.id.as_str()))
}

/// The JSON Schema of a plan's claim file.
///
/// # Errors
/// `unknown_plan`.
pub fn plan_schema(plans: &Plans, plan: &str) -> Outcome<serde_json::Value> {
    let catalogue = plans.catalogue();
    satei_rules::schema(catalogue, plan).ok_or_else(|| unknown_plan(catalogue, plan))
}
