//! Deciding: what the assessment allows, or what a person answers for.

use satei_cases::ClaimState;
use satei_model::{Decided, Outcome as Decision, Payload, Status, StatusChanged};
use satei_rules::{Assessment, Pays, Verdict};

use super::Assessed;
use crate::assessing::proposal;
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
        self.is_of_its_kind(assessed, benefit, outcome)?;
        let amount = amount.filter(|_| pays(outcome)).map(typed_yen).transpose()?;
        let reason = override_reason.map(str::trim).filter(|it| !it.is_empty());
        let departs = departure(assessment, outcome, amount.map(|it| it.to_string()).as_deref());
        if departs.is_none() && assessment.late_alone && assessed.state.status != Status::AwaitingApproval {
            return Err(refused(
                "late_alone",
                "Nothing but lateness is against it: such a denial goes to a senior. Refer the claim first. Nothing was changed.",
            ));
        }
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
        if pays(outcome) && amount.is_none() {
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
        let to = status_after(&assessed.state, benefit, Some(outcome));
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

    /// Money is paid or denied, a service or a registration is granted or not: no reason makes one of the other.
    fn is_of_its_kind(&self, assessed: &Assessed, benefit: &str, outcome: Decision) -> Outcome<()> {
        let serves = self
            .plan_of(assessed)?
            .benefit(benefit)
            .map(|it| it.pays == Pays::Service);
        let service = matches!(outcome, Decision::Entitled | Decision::NotEntitled);
        match serves {
            Some(true) if !service => Err(refused(
                "outcome_of_money",
                "This benefit is a service or a registration: it is decided as entitled or not entitled.",
            )),
            Some(false) if service => Err(refused(
                "outcome_of_service",
                "This benefit pays money: it is decided as paid, paid in part or denied.",
            )),
            _ => Ok(()),
        }
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

/// The status that follows from all decisions standing once a benefit is decided, or its decision reversed; nothing
/// where they say nothing about it. What is paid under one benefit is paid whatever becomes of another, and a
/// claim is refused only once nothing that was asked for is left.
pub(crate) fn status_after(state: &ClaimState, benefit: &str, outcome: Option<Decision>) -> Option<Status> {
    let others = state.decisions.iter().filter(|it| it.reversed.is_none());
    let others = others.filter(|it| it.decided.benefit != benefit);
    let standing: Vec<(&str, Decision)> = others
        .map(|it| (it.decided.benefit.as_str(), it.decided.outcome))
        .chain(outcome.map(|outcome| (benefit, outcome)))
        .collect();
    let any = |wanted: &[Decision]| standing.iter().any(|(_, it)| wanted.contains(it));
    if any(&[Decision::Paid, Decision::PartlyPaid]) {
        return (state.status != Status::Paid || outcome.is_some_and(pays)).then_some(Status::InPayment);
    }
    let all_decided = state
        .benefits
        .iter()
        .all(|asked| standing.iter().any(|(benefit, _)| benefit == asked));
    if any(&[Decision::Denied, Decision::NotEntitled]) && !any(&[Decision::Entitled]) && all_decided {
        return Some(Status::Denied);
    }
    let told_of_a_decision = matches!(state.status, Status::InPayment | Status::Paid | Status::Denied);
    (outcome.is_none() && told_of_a_decision).then_some(Status::Reopened)
}

fn pays(outcome: Decision) -> bool {
    matches!(outcome, Decision::Paid | Decision::PartlyPaid)
}

/// Why a decision departs from what the assessment proposes; nothing where it follows it.
fn departure(assessment: &Assessment, outcome: Decision, amount: Option<&str>) -> Option<&'static str> {
    let Some(proposed) = proposal(assessment) else {
        return Some(match assessment.verdict {
            Verdict::PlanDefect => "The plan could not assess this claim.",
            _ => "The assessment is not settled.",
        });
    };
    if pays(proposed.outcome) && pays(outcome) && amount != proposed.amount.as_deref() {
        return Some("The amount is not the assessed one.");
    }
    match (proposed.outcome, outcome) {
        (proposed, decided) if proposed == decided => None,
        (Decision::PartlyPaid, Decision::Paid) => Some("The assessment pays in part."),
        (Decision::Paid, Decision::PartlyPaid) => Some("The assessment pays in full."),
        _ => Some("The assessment says otherwise."),
    }
}
