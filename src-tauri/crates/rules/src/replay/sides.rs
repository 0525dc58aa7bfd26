//! One side of a replay: plans laid out for stored claims, and what comes of a claim under them.

use super::NotReplayed;
use super::sheet::{Sheet, Unreadable, day_of, known_day};
use super::stored::Stored;
use crate::assess::{
    Assessment, Pass, Verdict, assess, assess_under, charges, decide, paid, refined, surely, together,
};
use crate::calendar::Zone;
use crate::catalogue::{Catalogue, Plan};
use crate::claim::ClaimInput;
use crate::diff::Outcome;
use crate::eval::{Env, Evaluation, evaluate_these};
use crate::plan::VersionBy;
use crate::program::NodeId;
use crate::value::Val;
use satei_model::{first_bytes, made_with};
use std::sync::OnceLock;

/// Plans on one side, laid out for stored claims.
pub(super) struct Sides<'a> {
    pub catalogue: &'a Catalogue,
    /// By plan, version and benefit.
    sheets: Vec<Vec<Vec<Sheet<'a>>>>,
    /// What this program assesses with beside the plan's text.
    pub made: u64,
}

/// A benefit of a version that a claim falls under.
pub(super) type At = (usize, usize, usize);

/// A claim weighed on one side.
pub(super) enum Weighed<'a> {
    /// Bound and evaluated; the outcome, where evaluation alone says it.
    Bound {
        at: At,
        pass: Box<Pass<'a>>,
        outcome: Option<Outcome>,
    },
    /// Assessed in full, because no single version is sure to apply.
    Whole(Outcome),
}

impl<'a> Sides<'a> {
    pub fn new(catalogue: &'a Catalogue) -> Self {
        let of_plan = |plan: &'a Plan| {
            let versions = plan.versions.iter().zip(&plan.programs);
            versions
                .map(|(version, programs)| {
                    let sheets = programs.iter().map(|p| Sheet::new(catalogue, version, p));
                    sheets.collect()
                })
                .collect()
        };
        Self {
            catalogue,
            sheets: catalogue.plans().iter().map(of_plan).collect(),
            made: made_with(
                crate::receipt::ENGINE,
                Zone::data_version(),
                crate::business::HOLIDAY_DATA,
                &catalogue.vocabulary().hash,
            ),
        }
    }

    pub fn sheet(&self, (plan, version, benefit): At) -> Option<&Sheet<'a>> {
        self.sheets.get(plan)?.get(version)?.get(benefit)
    }

    fn plan(&self, id: &str) -> Option<(usize, &'a Plan)> {
        let found = self.catalogue.plans().iter().enumerate();
        found.into_iter().find(|(_, plan)| plan.id == id)
    }

    /// Whether the version that an assessment was made under has the text that it had then.
    pub fn has(&self, stored: &Stored<'_>) -> Result<bool, NotReplayed> {
        let plan = self.catalogue.plan(stored.plan);
        let version = plan.and_then(|p| p.version(&stored.version));
        let version = version.ok_or(NotReplayed::NoSuchVersion)?;
        Ok(stored.hash == Some(first_bytes(&version.hash)))
    }

    /// The benefit of the one version that a stored claim falls under; nothing where that takes an assessment
    /// to tell.
    pub fn pick(&self, stored: &Stored<'_>, named: Option<&str>) -> Result<Option<At>, NotReplayed> {
        let (place, plan) = self.plan(stored.plan).ok_or(NotReplayed::NoSuchPlan)?;
        let picked = match named {
            Some(day) => plan.versions.iter().position(|v| v.effective == day),
            None => self.by_day(stored, place, plan),
        };
        let Some(version) = picked else { return Ok(None) };
        let benefits = plan.versions.get(version).map(|v| &v.benefits);
        let benefit = benefits.and_then(|all| all.iter().position(|b| b.id == stored.benefit));
        let benefit = benefit.ok_or(NotReplayed::NoSuchBenefit)?;
        Ok(Some((place, version, benefit)))
    }

    fn by_day(&self, stored: &Stored<'_>, place: usize, plan: &Plan) -> Option<usize> {
        let mut found = None;
        for (i, version) in plan.versions.iter().enumerate() {
            let sheet = self.sheets.get(place)?.get(i)?.first()?;
            let day = match &version.version_by {
                VersionBy::Fact(id) => {
                    let (_, fact) = self.catalogue.vocabulary().fact(id)?;
                    day_of(stored, fact, version)?
                }
                VersionBy::Reading(_) => known_day(day_by_reading(sheet, stored)?)?,
            };
            let next = plan.versions.get(i + 1);
            let until = version
                .ends_day
                .unwrap_or_else(|| next.map_or(i64::MAX, |next| next.effective_day - 1));
            if (version.effective_day..=until).contains(&day) {
                if found.is_some() {
                    return None;
                }
                found = Some(i);
            }
        }
        found
    }

    pub fn weigh(&self, stored: &Stored<'_>, named: &Option<&str>) -> Result<Weighed<'_>, NotReplayed> {
        let Some(at) = self.pick(stored, *named)? else {
            return Ok(Weighed::Whole(Outcome::of(&self.whole(stored, *named)?)));
        };
        let sheet = self.sheet(at).ok_or(NotReplayed::NoSuchBenefit)?;
        let env = sheet
            .bind(stored)
            .map_err(|Unreadable(fact)| NotReplayed::Unreadable { fact })?;
        let pass = Box::new(Pass::bound(sheet.side, env, nothing()));
        let (it, is_settled) = surely(&pass, decide(&pass));
        let outcome = is_settled.then(|| {
            let charged = if sheet.charges {
                together(charges(&pass, &it).iter().map(|c| &c.amount))
            } else {
                (0, Some(0))
            };
            Outcome {
                verdict: it.verdict,
                amount: paid(&it),
                charged,
            }
        });
        Ok(Weighed::Bound { at, pass, outcome })
    }

    /// The full assessment of a stored claim.
    pub fn whole(&self, stored: &Stored<'_>, named: Option<&str>) -> Result<Assessment, NotReplayed> {
        let mut claim = stored.claim;
        let json = claim.value().ok_or(NotReplayed::Receipt)?;
        let claim = carried(&json, self.catalogue)?;
        self.assess(&claim, stored.benefit, named)
    }

    pub fn assess(
        &self,
        claim: &ClaimInput,
        benefit: &str,
        named: Option<&str>,
    ) -> Result<Assessment, NotReplayed> {
        let plan = self.catalogue.plan(&claim.plan).ok_or(NotReplayed::NoSuchPlan)?;
        if let Some(day) = named {
            let place = plan.versions.iter().position(|v| v.effective == day);
            let place = place.ok_or(NotReplayed::NoSuchVersion)?;
            return assess_under(self.catalogue, plan, place, claim, benefit)
                .ok_or(NotReplayed::NoSuchBenefit);
        }
        let assessment = assess(self.catalogue, claim, benefit);
        // A defect of no version says that there is none to apply.
        if assessment.verdict == Verdict::PlanDefect && assessment.version.is_empty() {
            let mut all = plan.versions.iter();
            return Err(if all.any(|v| v.benefit(benefit).is_some()) {
                NotReplayed::NotInForce
            } else {
                NotReplayed::NoSuchBenefit
            });
        }
        Ok(assessment)
    }
}

/// A claim that says nothing, for what only reports read.
fn nothing() -> &'static ClaimInput {
    static NOTHING: OnceLock<ClaimInput> = OnceLock::new();
    NOTHING.get_or_init(|| ClaimInput::new("", 0))
}

/// The day that picks a version, where that is a matter of a reading.
fn day_by_reading(sheet: &Sheet<'_>, stored: &Stored<'_>) -> Option<Val> {
    let env = sheet.bind(stored).ok()?;
    let program = sheet.side.program;
    let id = program.version_by?;
    Some(worked_out(sheet, &env, &sheet.day).cell(id).val)
}

/// Some steps of a bound claim, and what they rest on.
pub(super) fn worked_out(sheet: &Sheet<'_>, env: &Env, steps: &[NodeId]) -> Evaluation {
    let mut eval = Evaluation::default();
    evaluate_these(sheet.side.program, env, steps, &mut eval);
    eval
}

/// The outcome of what evaluation left open.
pub(super) fn full(pass: &Pass<'_>) -> Outcome {
    let (outcome, is_settled) = surely(pass, decide(pass));
    let outcome = if is_settled {
        outcome
    } else {
        refined(pass, outcome)
    };
    Outcome {
        verdict: outcome.verdict,
        amount: paid(&outcome),
        charged: together(charges(pass, &outcome).iter().map(|c| &c.amount)),
    }
}

/// A claim as other plans know it; a fact whose value they cannot read is named.
pub(super) fn carried(json: &serde_json::Value, to: &Catalogue) -> Result<ClaimInput, NotReplayed> {
    let carried = crate::claim::carried(json, to).ok_or(NotReplayed::Receipt)?;
    match carried.unreadable.into_iter().next() {
        Some(fact) => Err(NotReplayed::Unreadable { fact }),
        None => Ok(carried.claim),
    }
}
