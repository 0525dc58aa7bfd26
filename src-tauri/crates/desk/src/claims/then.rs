//! A decision as it was made: years later it shows the claim as it stood then, and what it was decided with.

use satei_cases::DecisionNow;
use satei_model::EventId;
use satei_rules::assess_all;
use serde_json::Value;

use super::Assessed;
use crate::assessing::{Taken, taken_in};
use crate::desk::Desk;
use crate::errors::{Outcome, case_error, unknown};
use crate::view::{AssessmentView, DecidedView, DeskError, ExplanationView, MadeWithView};

impl Desk {
    /// A decision with the claim as it stood when it was made.
    ///
    /// # Errors
    /// `no_such_claim`, `unknown_decision`; `decision_unreadable` where what was frozen with it is of a newer program.
    pub fn decided(&self, claim_id: &str, event: &str) -> Outcome<DecidedView> {
        let (then, made) = self.assessed_then(claim_id, event)?;
        let frozen: AssessmentView =
            serde_json::from_value(made.decided.assessment.clone()).map_err(|error| {
                DeskError::new(
                    "decision_unreadable",
                    format!(
                        "What was kept with this decision cannot be read: {error}. It is kept as it is; a newer program may read it."
                    ),
                )
                .hint("why", error)
            })?;
        let mut claim = self.claim_view(&then)?;
        claim.assessments = vec![frozen];
        (claim.undo, claim.redo) = (None, None);
        let mut decision = self.decision_view(&made);
        let today = self
            .store
            .claim(then.state.claim)
            .map_err(|error| case_error(&error))?;
        let standing = today
            .decisions
            .iter()
            .find(|it| it.stamp.event == made.stamp.event);
        decision.reversed = standing.is_some_and(|it| it.reversed.is_some());
        Ok(DecidedView {
            decision,
            claim,
            made_with: self.made_then(&made.decided.receipt),
        })
    }

    /// How a finding of a decision came about.
    ///
    /// # Errors
    /// `unknown_rule`, or as [`Desk::decided`].
    pub fn explain_decided(&self, claim_id: &str, event: &str, rule: &str) -> Outcome<ExplanationView> {
        let (then, made) = self.assessed_then(claim_id, event)?;
        self.explanation(&then, &made.decided.benefit, rule)
    }

    /// The claim as a decision saw it: its state at that event, assessed on what the receipt says it was assessed on.
    fn assessed_then(&self, claim_id: &str, event: &str) -> Outcome<(Assessed, DecisionNow)> {
        let missing = || unknown("decision", event);
        let id: EventId = event.parse().map_err(|_| missing())?;
        let claim = self.claim_id(claim_id)?;
        let state = self.store.claim(claim).map_err(|error| case_error(&error))?;
        if !state.decisions.iter().any(|it| it.stamp.event == id) {
            return Err(missing());
        }
        let state = self
            .store
            .claim_at(claim, id)
            .map_err(|error| case_error(&error))?;
        let made = state.decisions.iter().find(|it| it.stamp.event == id);
        let made = made.cloned().ok_or_else(missing)?;
        let mut then = self.assess_at(state, self.local(made.stamp.at))?;
        if let Some(file) = made.decided.receipt.get("claim").filter(|it| it.is_object())
            && let Ok(Taken {
                file,
                input,
                left_out,
            }) = taken_in(file.clone(), self.plans.catalogue())
        {
            then.assessments = assess_all(self.plans.catalogue(), &input);
            (then.file, then.input, then.left_out) = (file, input, left_out);
        }
        Ok((then, made))
    }

    /// What a decision was made with, and whether it is the same today.
    fn made_then(&self, receipt: &Value) -> Vec<MadeWithView> {
        let text = |pointer: &str| receipt.pointer(pointer).and_then(Value::as_str);
        let catalogue = self.plans.catalogue();
        let plan = text("/plan/id").and_then(|id| catalogue.plan(id));
        let version = plan.and_then(|it| it.version(text("/plan/version")?));
        let today = [
            ("plan", "/plan/hash", version.map(|it| it.hash.as_str())),
            (
                "vocabulary",
                "/vocabulary",
                Some(catalogue.vocabulary().hash.as_str()),
            ),
            ("engine", "/engine", Some(satei_rules::ENGINE)),
        ];
        let each = today.into_iter().filter_map(|(what, pointer, now)| {
            let was = text(pointer)?;
            Some(MadeWithView {
                what: what.to_owned(),
                was: was.to_owned(),
                same: now == Some(was),
            })
        });
        each.collect()
    }
}
