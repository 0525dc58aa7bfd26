//! One side of a replay: plans laid out for stored claims, and what comes of a claim under them.

use super::NotReplayed;
use super::sheet::{Sheet, Unreadable, day_of, is_unknown, known_day};
use super::stored::Stored;
use crate::assess::{
    Assessment, Pass, Stand, Verdict, Wanted, assess, assess_under, charges, decide, decide_again, paid,
    refined, surely, together,
};
use crate::calendar::Zone;
use crate::catalogue::{Catalogue, Plan};
use crate::claim::ClaimInput;
use crate::diff::Outcome;
use crate::eval::{Env, Evaluation, evaluate_these};
use crate::plan::VersionBy;
use crate::program::NodeId;
use rustc_hash::FxHashMap;
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

/// What has served one assessment and serves the next: most of what a replay costs is else the asking for memory.
#[derive(Default)]
pub struct Spare {
    /// Of every program, by its number, the inputs and cells it had last.
    programs: FxHashMap<u64, (Option<Env>, Evaluation)>,
    lists: (Vec<Stand>, Vec<usize>),
}

impl Spare {
    fn bind(&mut self, sheet: &Sheet<'_>, stored: &Stored<'_>) -> Result<Env, Unreadable> {
        let kept = self.programs.get_mut(&sheet.side.program.number);
        sheet.bind(stored, kept.and_then(|(env, _)| env.take()))
    }

    fn cells(&mut self, sheet: &Sheet<'_>) -> Evaluation {
        let kept = self.programs.get_mut(&sheet.side.program.number);
        kept.map_or_else(Evaluation::default, |(_, cells)| std::mem::take(cells))
    }

    /// Takes back what a claim was weighed in.
    pub(super) fn keep(&mut self, pass: Pass<'_>) {
        self.programs
            .insert(pass.program.number, (Some(pass.env), pass.eval));
    }
}

/// A stored claim bound to a benefit.
pub(super) struct Taken {
    pub at: At,
    pub env: Env,
    /// Whether its day may be one on which the version is not in force.
    pub outside: bool,
}

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

    /// The benefit that an assessment was made under.
    pub fn made_under(&self, stored: &Stored<'_>) -> Option<At> {
        let (place, plan) = self.plan(stored.plan)?;
        let version = plan.versions.iter().position(|v| v.effective == stored.version)?;
        Some((place, version, benefit_of(plan, version, stored)?))
    }

    /// A stored claim bound to the benefit of the one version that it falls under; nothing where it takes an
    /// assessment to tell which that is.
    pub fn bound(
        &self,
        stored: &Stored<'_>,
        named: Option<&str>,
        spare: &mut Spare,
    ) -> Result<Option<Taken>, NotReplayed> {
        let (place, plan) = self.plan(stored.plan).ok_or(NotReplayed::NoSuchPlan)?;
        let picked = match named {
            Some(day) => {
                let version = plan.versions.iter().position(|v| v.effective == day);
                version.map(|version| (version, None, false))
            }
            None => self.by_day(stored, place, plan, spare),
        };
        let Some((version, env, outside)) = picked else {
            return Ok(None);
        };
        let benefit = benefit_of(plan, version, stored).ok_or(NotReplayed::NoSuchBenefit)?;
        let at = (place, version, benefit);
        let env = match env {
            Some(env) => env,
            None => {
                let sheet = self.sheet(at).ok_or(NotReplayed::NoSuchBenefit)?;
                spare.bind(sheet, stored).map_err(unreadable)?
            }
        };
        Ok(Some(Taken { at, env, outside }))
    }

    /// The one version that the claim's own day picks; bound already where that was needed to tell the day.
    fn by_day(
        &self,
        stored: &Stored<'_>,
        place: usize,
        plan: &Plan,
        spare: &mut Spare,
    ) -> Option<(usize, Option<Env>, bool)> {
        // Of a day nobody knows, the one version there is may apply, or none.
        if let [only] = plan.versions.as_slice()
            && let VersionBy::Fact(id) = &only.version_by
        {
            let (_, fact) = self.catalogue.vocabulary().fact(id)?;
            if !fact.optional && is_unknown(stored, fact) {
                return Some((0, None, true));
            }
        }
        let mut found = None;
        for (i, version) in plan.versions.iter().enumerate() {
            let mut env = None;
            let day = match &version.version_by {
                VersionBy::Fact(id) => {
                    let (_, fact) = self.catalogue.vocabulary().fact(id)?;
                    day_of(stored, fact, version)?
                }
                VersionBy::Reading(_) => {
                    // The benefit at hand where the version has it: then it is bound once for both.
                    let benefit = benefit_of(plan, i, stored);
                    let sheet = self.sheet((place, i, benefit.unwrap_or_default()))?;
                    let bound = spare.bind(sheet, stored).ok()?;
                    let day = worked_out(sheet, &bound, &sheet.day)
                        .cell(sheet.side.program.version_by?)
                        .val;
                    env = benefit.map(|_| bound);
                    known_day(day)?
                }
            };
            let next = plan.versions.get(i + 1);
            let until = version
                .ends_day
                .unwrap_or_else(|| next.map_or(i64::MAX, |next| next.effective_day - 1));
            if (version.effective_day..=until).contains(&day) {
                if found.is_some() {
                    return None;
                }
                found = Some((i, env, false));
            }
        }
        found
    }

    pub fn weigh(
        &self,
        stored: &Stored<'_>,
        named: Option<&str>,
        spare: &mut Spare,
    ) -> Result<Weighed<'_>, NotReplayed> {
        match self.bound(stored, named, spare)?.filter(|taken| !taken.outside) {
            Some(taken) => {
                let at = taken.at;
                let (pass, outcome) = self.weigh_bound(taken, spare)?;
                Ok(Weighed::Bound { at, pass, outcome })
            }
            None => Ok(Weighed::Whole(Outcome::of(&self.whole(stored, named)?))),
        }
    }

    /// A bound claim evaluated, with the outcome where evaluation alone says it.
    pub fn weigh_bound(
        &self,
        Taken { at, env, outside }: Taken,
        spare: &mut Spare,
    ) -> Result<(Box<Pass<'_>>, Option<Outcome>), NotReplayed> {
        let sheet = self.sheet(at).ok_or(NotReplayed::NoSuchBenefit)?;
        let pass = Box::new(Pass::bound(sheet.side, env, spare.cells(sheet), nothing()));
        let (stands, against) = std::mem::take(&mut spare.lists);
        let (it, is_settled) = surely(&pass, decide_again(&pass, stands, against));
        let outcome = is_settled.then(|| {
            let charged = if sheet.charges {
                together(charges(&pass, &it).iter().map(|c| &c.amount))
            } else {
                (0, Some(0))
            };
            let outcome = Outcome {
                verdict: it.verdict,
                amount: paid(&it),
                charged,
            };
            unless_outside(outcome, outside)
        });
        spare.lists = (it.stands, it.against);
        Ok((pass, outcome))
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

/// The benefit of a stored assessment, by its place in a version.
fn benefit_of(plan: &Plan, version: usize, stored: &Stored<'_>) -> Option<usize> {
    let benefits = &plan.versions.get(version)?.benefits;
    benefits.iter().position(|b| b.id == stored.benefit)
}

pub(super) fn unreadable(Unreadable(fact): Unreadable) -> NotReplayed {
    NotReplayed::Unreadable { fact }
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
        refined(pass, outcome, Wanted::Result)
    };
    Outcome {
        verdict: outcome.verdict,
        amount: paid(&outcome),
        charged: together(charges(pass, &outcome).iter().map(|c| &c.amount)),
    }
}

/// Nothing is paid on a day that may be one on which no version is in force.
pub(super) fn unless_outside(outcome: Outcome, outside: bool) -> Outcome {
    match outcome.verdict {
        Verdict::Payable | Verdict::Entitled if outside => Outcome {
            verdict: Verdict::Undetermined,
            ..outcome
        },
        _ => outcome,
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
