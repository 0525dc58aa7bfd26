//! Replaying stored assessments under a changed plan: what would come out otherwise?
//!
//! Most need no full assessment. A stored claim is bound to both versions without copying, evaluated, and
//! where evaluation alone says all there is to say, that is the outcome. Where it does not, nothing more is
//! worked out if the two versions are proved to give the same, or if every rule that they do not share comes
//! out for sure and the same for this claim. Only what is left is decided over every completion.

mod report;
mod sheet;
mod stored;

use crate::assess::{
    Assessment, Pass, Verdict, assess, assess_under, charges, decide, paid, refined, surely, together,
};
use crate::calendar::Zone;
use crate::catalogue::{Catalogue, Plan};
use crate::claim::ClaimInput;
use crate::diff::{Outcome, Prover, Touched, touched};
use crate::eval::{Env, Evaluation, evaluate_these};
use crate::plan::VersionBy;
use crate::program::NodeId;
use crate::value::Val;
use satei_model::{first_bytes, made_with};
use serde::Serialize;
use sheet::{Sheet, Unreadable, day_of, known_day};
use std::collections::BTreeMap;
use std::sync::OnceLock;
use stored::Stored;

pub use report::{ChangeOf, Group, ReplayTally, What};

/// Which version an assessment is replayed under.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ReplayBy {
    /// That which the claim's own day picks, on either side.
    Day,
    /// Whatever day picks it: every assessment made under one version of a plan, under another one.
    Version {
        /// The plan.
        plan: String,
        /// Effective day of the version that it was made under.
        from: String,
        /// Effective day of the version that it is replayed under.
        to: String,
    },
}

/// Why an assessment could not be replayed.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case", tag = "reason")]
pub enum NotReplayed {
    /// Its receipt is not one that this program can read.
    Receipt,
    /// The earlier plans lack its plan or the version it was made under.
    NoSuchVersion,
    /// The later plans lack its plan.
    NoSuchPlan,
    /// The version it falls under lacks the benefit.
    NoSuchBenefit,
    /// None of the later versions is in force for it.
    NotInForce,
    /// The later version cannot read what the claim says of a fact.
    Unreadable {
        /// The fact.
        fact: String,
    },
}

/// What came of replaying an assessment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fate {
    /// It is not of the plans or versions that are compared.
    Elsewhere,
    /// The later version gives what the receipt states.
    Same,
    /// The later version gives something else.
    Differs(Outcome, Outcome),
    /// The earlier version, whose text is the one it was made under, does not give what the receipt states:
    /// the engine or its calendars have changed since. What is stated, and what the earlier version gives now.
    EngineDiffers(Outcome, Outcome),
    /// It was made under another text of the earlier version, which gave something else. As above.
    TextDiffers(Outcome, Outcome),
    /// It could not be replayed.
    Not(NotReplayed),
}

/// An assessment that comes out otherwise, explained.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Explained {
    /// The plan.
    pub plan: String,
    /// The benefit.
    pub benefit: String,
    /// What the receipt states.
    pub before: Outcome,
    /// What comes of it now.
    pub after: Outcome,
    /// The rules that make the difference.
    pub rules: Vec<String>,
}

/// Two sets of plans, or two versions, ready to replay any number of assessments. Can be shared by threads.
pub struct Replay<'a> {
    before: Sides<'a>,
    after: Sides<'a>,
    by: ReplayBy,
    pairs: BTreeMap<Place, OnceLock<Pair>>,
}

/// Plan and version on either side, and the benefit by its place on either side.
type Place = ((usize, usize, usize), (usize, usize, usize));

/// What is known of two versions of a benefit.
struct Pair {
    same: bool,
    touched: Option<Touched>,
}

struct Sides<'a> {
    catalogue: &'a Catalogue,
    /// By plan, version and benefit.
    sheets: Vec<Vec<Vec<Sheet<'a>>>>,
    /// What this program assesses with beside the plan's text.
    made: u64,
}

/// A benefit of a version that a claim falls under.
type At = (usize, usize, usize);

impl Explained {
    /// What two assessments of one claim differ in.
    #[must_use]
    pub fn of(was: &Assessment, is: &Assessment) -> Self {
        Self {
            plan: was.plan.clone(),
            benefit: was.benefit.clone(),
            before: Outcome::of(was),
            after: Outcome::of(is),
            rules: turning(was, is),
        }
    }
}

impl<'a> Replay<'a> {
    /// Makes ready to replay under the later of two sets of plans.
    #[must_use]
    pub fn new(before: &'a Catalogue, after: &'a Catalogue, by: ReplayBy) -> Self {
        let (before, after) = (Sides::new(before), Sides::new(after));
        let mut pairs = BTreeMap::new();
        for (p, old) in before.catalogue.plans().iter().enumerate() {
            let Some(q) = after.catalogue.plans().iter().position(|new| new.id == old.id) else {
                continue;
            };
            let Some(new) = after.catalogue.plans().get(q) else {
                continue;
            };
            for (i, was) in old.versions.iter().enumerate() {
                for (j, is) in new.versions.iter().enumerate() {
                    for (m, benefit) in was.benefits.iter().enumerate() {
                        if let Some(n) = is.benefits.iter().position(|b| b.id == benefit.id) {
                            pairs.insert(((p, i, m), (q, j, n)), OnceLock::new());
                        }
                    }
                }
            }
        }
        Self {
            before,
            after,
            by,
            pairs,
        }
    }

    /// Replays one stored assessment.
    #[must_use]
    pub fn replay(&self, basis: &[u8]) -> Fate {
        match Stored::read(basis) {
            Some(stored) => self.replay_stored(&stored).unwrap_or_else(Fate::Not),
            None => Fate::Not(NotReplayed::Receipt),
        }
    }

    fn replay_stored(&self, stored: &Stored<'_>) -> Result<Fate, NotReplayed> {
        if let ReplayBy::Version { plan, from, .. } = &self.by
            && (plan != stored.plan || *from != stored.version)
        {
            return Ok(Fate::Elsewhere);
        }
        if self.before.catalogue.plan(stored.plan).is_none()
            && self.after.catalogue.plan(stored.plan).is_none()
        {
            return Ok(Fate::Elsewhere);
        }
        let is_of_text = self.before.has(stored)?;
        let trusted = is_of_text && stored.made == self.before.made;
        if trusted && self.is_surely_same(stored)? {
            return Ok(Fate::Same);
        }
        let then = self.before.weigh(stored, &self.version(true))?;
        let stated = &stored.stated;
        let now = match &then {
            Weighed::Whole(outcome) => outcome.clone(),
            // The same engine on the same text and the same input says the same.
            Weighed::Bound { outcome: None, .. } if trusted => stated.clone(),
            Weighed::Bound {
                outcome: Some(it), ..
            } => it.clone(),
            Weighed::Bound { pass, .. } => full(pass),
        };
        if now != *stated {
            let fate = if is_of_text {
                Fate::EngineDiffers
            } else {
                Fate::TextDiffers
            };
            return Ok(fate(stated.clone(), now));
        }
        let after = self.outcome_after(stored, &then)?;
        Ok(match after {
            Some(after) if after != *stated => Fate::Differs(stated.clone(), after),
            _ => Fate::Same,
        })
    }

    /// Of an assessment made by this very engine from this very text, which therefore stands as it was made:
    /// whether the two versions are proved to give the same, or the rules that they do not share do so for
    /// this claim. Only what those rest on is worked out.
    fn is_surely_same(&self, stored: &Stored<'_>) -> Result<bool, NotReplayed> {
        let new = self.after.pick(stored, self.version(false))?;
        let old = self.before.pick(stored, self.version(true))?;
        let (Some(old), Some(new)) = (old, new) else {
            return Ok(false);
        };
        let Some(pair) = self.pair(old, new) else {
            return Ok(false);
        };
        if pair.same {
            return Ok(true);
        }
        let (Some(touched), Some(was), Some(is)) =
            (&pair.touched, self.before.sheet(old), self.after.sheet(new))
        else {
            return Ok(false);
        };
        let unreadable = |Unreadable(fact)| NotReplayed::Unreadable { fact };
        let env = was.bind(stored).map_err(unreadable)?;
        let old = worked_out(was, &env, touched.steps_before());
        let env = is.bind(stored).map_err(unreadable)?;
        let new = worked_out(is, &env, touched.steps_after());
        Ok(touched.same(&old, &new))
    }

    fn version(&self, before: bool) -> Option<&str> {
        match &self.by {
            ReplayBy::Day => None,
            ReplayBy::Version { from, to, .. } => Some(if before { from } else { to }),
        }
    }

    /// What the later side gives; nothing where it surely gives the same as the earlier one.
    fn outcome_after(&self, stored: &Stored<'_>, then: &Weighed<'_>) -> Result<Option<Outcome>, NotReplayed> {
        let at = self.after.pick(stored, self.version(false))?;
        let pair = match (then, at) {
            (Weighed::Bound { at: old, .. }, Some(new)) => self.pair(*old, new),
            _ => None,
        };
        if pair.is_some_and(|pair| pair.same) {
            return Ok(None);
        }
        match self.after.weigh(stored, &self.version(false))? {
            Weighed::Whole(outcome) => Ok(Some(outcome)),
            Weighed::Bound {
                outcome: Some(it), ..
            } => Ok(Some(it)),
            Weighed::Bound { pass, .. } => {
                let same = match (pair.and_then(|pair| pair.touched.as_ref()), then) {
                    (Some(touched), Weighed::Bound { pass: old, .. }) => touched.same(&old.eval, &pass.eval),
                    _ => false,
                };
                Ok((!same).then(|| full(&pass)))
            }
        }
    }

    fn pair(&self, before: At, after: At) -> Option<&Pair> {
        let cell = self.pairs.get(&(before, after))?;
        let (old, new) = (self.before.sheet(before)?.side, self.after.sheet(after)?.side);
        Some(cell.get_or_init(|| {
            let unchanged = old.plan.hash == new.plan.hash && old.vocabulary.hash == new.vocabulary.hash;
            Pair {
                same: unchanged || Prover::default().same(old, new),
                touched: touched(old, new),
            }
        }))
    }

    /// What a stored assessment came to and comes to, with the rules that make the difference. Nothing where
    /// it cannot be replayed.
    #[must_use]
    pub fn explain(&self, basis: &[u8]) -> Option<Explained> {
        let stored = Stored::read(basis)?;
        let was = self.before.whole(&stored, self.version(true)).ok()?;
        let is = self.after.whole(&stored, self.version(false)).ok()?;
        Some(Explained {
            before: stored.stated,
            ..Explained::of(&was, &is)
        })
    }

    /// Plan and benefit of a stored assessment.
    #[must_use]
    pub fn names(basis: &[u8]) -> Option<(String, String)> {
        Stored::read(basis).map(|it| (it.plan.to_owned(), it.benefit.to_owned()))
    }

    /// Replays a claim that is not decided: what the earlier side gives, against the later one.
    #[must_use]
    pub fn replay_claim(
        &self,
        claim: &ClaimInput,
        benefit: &str,
    ) -> Option<(Assessment, Result<Assessment, NotReplayed>)> {
        let was = match &self.by {
            ReplayBy::Day => Some(assess(self.before.catalogue, claim, benefit)),
            ReplayBy::Version { plan, from, .. } if *plan == claim.plan => {
                let fallen = assess(self.before.catalogue, claim, benefit);
                (fallen.version == *from).then_some(fallen)
            }
            ReplayBy::Version { .. } => None,
        };
        let was = was.filter(|it| !it.version.is_empty())?;
        let zone = self.before.catalogue.plan(&claim.plan)?.versions.last()?.zone;
        let json = claim.to_json(self.before.catalogue, zone);
        let is = carried(&json, self.after.catalogue)
            .and_then(|claim| self.after.assess(&claim, benefit, self.version(false)));
        Some((was, is))
    }
}

/// A claim weighed on one side.
enum Weighed<'a> {
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
    fn new(catalogue: &'a Catalogue) -> Self {
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

    fn sheet(&self, (plan, version, benefit): At) -> Option<&Sheet<'a>> {
        self.sheets.get(plan)?.get(version)?.get(benefit)
    }

    fn plan(&self, id: &str) -> Option<(usize, &'a Plan)> {
        let found = self.catalogue.plans().iter().enumerate();
        found.into_iter().find(|(_, plan)| plan.id == id)
    }

    /// Whether the version that an assessment was made under has the text that it had then.
    fn has(&self, stored: &Stored<'_>) -> Result<bool, NotReplayed> {
        let plan = self.catalogue.plan(stored.plan);
        let version = plan.and_then(|p| p.version(&stored.version));
        let version = version.ok_or(NotReplayed::NoSuchVersion)?;
        Ok(stored.hash == Some(first_bytes(&version.hash)))
    }

    /// The benefit of the one version that a stored claim falls under; nothing where that takes an assessment
    /// to tell.
    fn pick(&self, stored: &Stored<'_>, named: Option<&str>) -> Result<Option<At>, NotReplayed> {
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

    fn weigh(&self, stored: &Stored<'_>, named: &Option<&str>) -> Result<Weighed<'_>, NotReplayed> {
        let Some(at) = self.pick(stored, *named)? else {
            return Ok(Weighed::Whole(Outcome::of(&self.whole(stored, *named)?)));
        };
        let sheet = self.sheet(at).ok_or(NotReplayed::NoSuchBenefit)?;
        let env = sheet
            .bind(stored)
            .map_err(|Unreadable(fact)| NotReplayed::Unreadable { fact })?;
        let pass = Box::new(Pass::bound(sheet.side, env, nothing()));
        let outcome = surely(&pass, decide(&pass)).ok().map(|it| {
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
    fn whole(&self, stored: &Stored<'_>, named: Option<&str>) -> Result<Assessment, NotReplayed> {
        let mut claim = stored.claim;
        let json = claim.value().ok_or(NotReplayed::Receipt)?;
        let claim = carried(&json, self.catalogue)?;
        self.assess(&claim, stored.benefit, named)
    }

    fn assess(
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
fn worked_out(sheet: &Sheet<'_>, env: &Env, steps: &[NodeId]) -> Evaluation {
    let mut eval = Evaluation::default();
    evaluate_these(sheet.side.program, env, steps, &mut eval);
    eval
}

/// The outcome of what evaluation left open.
fn full(pass: &Pass<'_>) -> Outcome {
    let outcome = surely(pass, decide(pass)).unwrap_or_else(|open| refined(pass, open));
    Outcome {
        verdict: outcome.verdict,
        amount: paid(&outcome),
        charged: together(charges(pass, &outcome).iter().map(|c| &c.amount)),
    }
}

/// A claim as other plans know it; a fact whose value they cannot read is named.
fn carried(json: &serde_json::Value, to: &Catalogue) -> Result<ClaimInput, NotReplayed> {
    let carried = crate::claim::carried(json, to).ok_or(NotReplayed::Receipt)?;
    match carried.unreadable.into_iter().next() {
        Some(fact) => Err(NotReplayed::Unreadable { fact }),
        None => Ok(carried.claim),
    }
}

/// The rules that two assessments of a claim do not agree on: by what they find, what they pay or take off,
/// and what they charge.
fn turning(was: &Assessment, is: &Assessment) -> Vec<String> {
    fn parts(it: &Assessment) -> BTreeMap<(&str, &str), String> {
        let mut found = BTreeMap::new();
        for finding in &it.findings {
            found.insert(
                ("finding", finding.rule.as_str()),
                format!("{:?}", finding.result),
            );
        }
        for line in &it.breakdown {
            let kind = match line.kind {
                crate::assess::LineKind::Payout => "payout",
                crate::assess::LineKind::Removed => "removed",
                crate::assess::LineKind::Share => "share",
                crate::assess::LineKind::Cap => "cap",
                crate::assess::LineKind::Limit => "limit",
                crate::assess::LineKind::Deductible => "deductible",
            };
            found.insert((kind, line.rule.as_str()), line.amount.to_string());
        }
        for charge in &it.charges {
            found.insert(("charge", charge.rule.as_str()), format!("{:?}", charge.amount));
        }
        found
    }
    let (old, new) = (parts(was), parts(is));
    // A calculation stands only where something is paid, so only two of them can be compared.
    let comparable = !was.breakdown.is_empty() && !is.breakdown.is_empty();
    let counts = |kind: &str| comparable || kind == "finding" || kind == "charge";
    let mut rules: Vec<String> = old
        .keys()
        .chain(new.keys())
        .filter(|key| counts(key.0) && old.get(*key) != new.get(*key))
        .map(|key| key.1.to_owned())
        .collect();
    rules.sort();
    rules.dedup();
    rules
}
