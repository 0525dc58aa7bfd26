//! Deciding: what the assessment allows, or what a person answers for.

use satei_model::{Decided, Outcome as Decision, Payload, Status, StatusChanged};
use satei_rules::{Assessment, Verdict};

use super::Assessed;
use crate::changing::typed_yen;
use crate::desk::Desk;
use crate::errors::{Outcome, refused};
use crate::view::DeskError;

impl Desk {
    /// The events of a decision. It is frozen with everything it rests on.
    pub(crate) fn decision(
        &self,
        assessed: &Assessed,
        benefit: &str,
        outcome: Decision,
        amount: Option<&str>,
        override_reason: Option<&str>,
    ) -> Outcome<Vec<Payload>> {
        if assessed.state.standing_decision(benefit).is_some() {
            return Err(refused(
                "already_decided",
                "This benefit is decided. Reverse that decision first.",
            ));
        }
        let assessment = self.assessment_of(assessed, benefit)?;
        let pays = matches!(outcome, Decision::Paid | Decision::PartlyPaid);
        let amount = amount.filter(|_| pays).map(typed_yen).transpose()?;
        let reason = override_reason.map(str::trim).filter(|it| !it.is_empty());
        let departs = departure(assessment, outcome, amount.map(|it| it.to_string()).as_deref());
        match (departs, reason) {
            (Some(why), None) => {
                return Err(DeskError::new(
                    "override_needs_reason",
                    format!("{why} Give a reason to decide all the same. Nothing was changed."),
                )
                .hint("why", why));
            }
            (None, _) if assessment.presuming => {
                return Err(DeskError::new(
                    "presumptions_open",
                    "The assessment rests on presumptions. Confirm them first, all at once or one by one. Nothing was changed.",
                )
                .hint("rules", assessment.presumptions.join(", ")));
            }
            _ => {}
        }
        if pays && amount.is_none() {
            return Err(refused("amount_missing", "A payment needs an amount."));
        }
        let view = self.claim_view(assessed)?;
        let frozen = view.assessments.iter().find(|it| it.benefit == benefit);
        let decided = Decided {
            benefit: benefit.to_owned(),
            outcome,
            amount,
            overrides: departs.and(reason).map(str::to_owned),
            receipt: self.receipt(assessed, assessment)?,
            assessment: serde_json::to_value(frozen)
                .map_err(|error| DeskError::new("assessment_unwritable", error.to_string()))?,
        };
        let mut out = vec![decided.into()];
        let to = match outcome {
            Decision::Paid | Decision::PartlyPaid => Some(Status::InPayment),
            Decision::Denied | Decision::NotEntitled => Some(Status::Denied),
            Decision::Entitled => None,
        };
        if let Some(to) = to.filter(|to| *to != assessed.state.status) {
            out.push(
                StatusChanged {
                    to,
                    why: String::new(),
                }
                .into(),
            );
        }
        Ok(out)
    }

    fn receipt(&self, assessed: &Assessed, assessment: &Assessment) -> Outcome<serde_json::Value> {
        let receipt = satei_rules::receipt(self.plans.catalogue(), &assessed.input, assessment);
        serde_json::from_slice(&receipt.to_bytes()).map_err(|error| {
            DeskError::new(
                "receipt_unwritable",
                format!("The receipt could not be written: {error}."),
            )
        })
    }
}

/// Why a decision departs from the assessment; nothing where it follows it.
fn departure(assessment: &Assessment, outcome: Decision, amount: Option<&str>) -> Option<&'static str> {
    match (assessment.verdict, outcome) {
        (Verdict::PlanDefect, _) => Some("The plan could not assess this claim."),
        (Verdict::Undetermined, _) => Some("The assessment is not settled."),
        (Verdict::Payable, Decision::Paid | Decision::PartlyPaid) => {
            let assessed = assessment.amount.as_ref();
            let exact = assessed
                .and_then(|it| it.to.filter(|to| *to == it.from))
                .map(|it| it.to_string());
            (amount != exact.as_deref()).then_some("The amount is not the assessed one.")
        }
        (Verdict::NotPayable, Decision::Denied)
        | (Verdict::Entitled, Decision::Entitled)
        | (Verdict::NotEntitled, Decision::NotEntitled) => None,
        _ => Some("The assessment says otherwise."),
    }
}
