//! Who signs for a plan.

use crate::diag::{Diagnostics, Span};
use crate::plan::{Decider, PlanVersion};

/// A benefit of which the plan does not name the company that decides has no letters.
pub(super) fn check(plan: &PlanVersion, diags: &mut Diagnostics) {
    let unsigned = plan.benefits.iter().filter(|b| plan.party(b).is_none());
    let mut told: Vec<Decider> = Vec::new();
    for benefit in unsigned {
        let decider = plan.decider(benefit);
        if told.contains(&decider) {
            continue;
        }
        told.push(decider);
        let (code, who, key, help) = match decider {
            Decider::Insurer => (
                "no-insurer",
                "the insurer",
                "insurance",
                "name it in [plan.insurer] with its name; what is no insurance says insurance = false",
            ),
            Decider::Operator => (
                "no-operator",
                "the company that runs it",
                "id",
                "name it in [plan.operator] with its name; what is insurance says insurance = true",
            ),
        };
        let message = format!(
            "benefit `{}` is decided by {who}, and the plan does not name it: its letters have no sender",
            benefit.id
        );
        diags.warn(&plan.path, place(plan, key), code, message, help);
    }
}

/// Where a key of [plan] stands.
fn place(plan: &PlanVersion, key: &str) -> Span {
    let found = plan.text.match_indices(key).map(|(at, _)| at).find(|at| {
        let before = plan.text.get(..*at).unwrap_or("");
        before.is_empty() || before.ends_with('\n')
    });
    found.map_or(plan.effective_span, |at| Span::new(at, at + key.len()))
}
