//! Plans as a reader sees them: one version whole, two side by side, the house's readings, and a trial on facts
//! by hand. Nothing here changes a claim.

mod diff;
mod house;
mod plan;
mod trial;
mod wording;

use satei_rules::{Plan, PlanVersion};

use crate::desk::Desk;
use crate::errors::{Outcome, unknown_of};
use crate::file::unknown_plan;
pub(crate) use wording::wording_view;

impl Desk {
    fn plan_named(&self, plan: &str) -> Outcome<&Plan> {
        let found = self.plans.catalogue().plan(plan);
        found.ok_or_else(|| unknown_plan(self.plans.catalogue(), plan))
    }
}

/// The version of that effective day.
fn version_named<'a>(plan: &'a Plan, effective: &str) -> Outcome<&'a PlanVersion> {
    plan.version(effective).ok_or_else(|| {
        unknown_of(
            "version",
            effective,
            plan.versions.iter().map(|it| it.effective.as_str()),
        )
    })
}

/// The one word that a value of the rules core is written as.
fn word(value: impl serde::Serialize) -> String {
    serde_json::to_value(value)
        .ok()
        .and_then(|it| it.as_str().map(str::to_owned))
        .unwrap_or_default()
}
