//! What changed between two versions of a plan, and for which claims it makes a difference.

mod canon;
mod changes;
mod claims;
mod proof;
mod show;
mod touched;

use crate::assess::{Assessment, Verdict, assess_under};
use crate::catalogue::{Catalogue, Plan};
use crate::claim::ClaimInput;
pub(crate) use canon::{Side, rests_on_facts};
use claims::{Trial, around, carried, of_scenarios};
pub(crate) use proof::Prover;
use serde::Serialize;
use std::collections::{BTreeMap, HashSet};
pub(crate) use touched::{Touched, touched};

pub use changes::{Change, ChangeKind, KeyChange};

/// How many scenarios of each version are also tried with their facts moved.
const MOST_BASES: usize = 40;

/// What came of a claim, as far as the claimant is concerned.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct Outcome {
    /// The verdict.
    pub verdict: Verdict,
    /// The least and the most, in yen; no most = no limit. Absent where nothing is paid.
    pub amount: Option<(i64, Option<i64>)>,
    /// What the claimant is charged, the least and the most.
    pub charged: (i64, Option<i64>),
}

impl Outcome {
    /// The outcome of an assessment.
    #[must_use]
    pub fn of(assessment: &Assessment) -> Self {
        Self {
            verdict: assessment.verdict,
            amount: assessment.amount.as_ref().map(|a| (a.from, a.to)),
            charged: assessment.charged(),
        }
    }
}

/// A claim that comes out otherwise.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Differing {
    /// Which claim.
    pub claim: String,
    /// The benefit.
    pub benefit: String,
    /// What came of it.
    pub before: Outcome,
    /// What comes of it now.
    pub after: Outcome,
}

/// What is known of one benefit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct BenefitDiff {
    /// The benefit.
    pub benefit: String,
    /// Proved: no claim can come out otherwise in verdict or amount.
    pub proved_same: bool,
    /// Claims that were tried.
    pub tried: usize,
    /// How many of them come out otherwise.
    pub differing: usize,
}

/// Two versions of a plan compared.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PlanDiff {
    /// The plan.
    pub plan: String,
    /// Effective date of the earlier version; absent where there is none.
    pub before: Option<String>,
    /// Effective date of the later version; absent where there is none.
    pub after: Option<String>,
    /// What reads otherwise.
    pub changes: Vec<Change>,
    /// The benefits that both have.
    pub benefits: Vec<BenefitDiff>,
    /// Claims that come out otherwise, those of scenarios first.
    pub differing: Vec<Differing>,
    /// Claims given that the later version cannot state.
    pub lost: usize,
}

/// Plans compared.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct DiffReport {
    /// Every plan that either side has.
    pub plans: Vec<PlanDiff>,
}

impl PlanDiff {
    /// Whether no claim can come out otherwise: nothing changed, or what changed is proved to change
    /// no outcome.
    #[must_use]
    pub fn is_same(&self) -> bool {
        self.before.is_some()
            && self.after.is_some()
            && !self.changes.iter().any(|c| c.what == "benefit")
            && self.differing.is_empty()
            && self.lost == 0
            && self.benefits.iter().all(|b| b.proved_same)
    }
}

impl DiffReport {
    /// Whether no claim can come out otherwise.
    #[must_use]
    pub fn is_same(&self) -> bool {
        self.plans.iter().all(PlanDiff::is_same)
    }
}

/// Compares the plans of two sets. A version is compared with that of the same effective date, else
/// with the newest before it, else with the oldest. `more`: claims of the first set to be tried beside
/// the scenarios and what is made from them, each with its name.
#[must_use]
pub fn diff(a: &Catalogue, b: &Catalogue, more: &[(String, ClaimInput)]) -> DiffReport {
    let mut ids: Vec<&str> = a.plans().iter().chain(b.plans()).map(|p| p.id.as_str()).collect();
    ids.sort_unstable();
    ids.dedup();
    let mut report = DiffReport::default();
    for id in ids {
        match (a.plan(id), b.plan(id)) {
            (Some(old), Some(new)) => {
                for place in 0..new.versions.len() {
                    let with = counterpart(old, new, place);
                    report.plans.push(compare((a, old, with), (b, new, place), more));
                }
                let gone = old
                    .versions
                    .iter()
                    .filter(|v| new.version(&v.effective).is_none());
                if new.versions.len() > 1 || old.versions.len() > 1 {
                    report
                        .plans
                        .extend(gone.map(|v| alone(id, Some(&v.effective), None)));
                }
            }
            (Some(old), None) => report.plans.push(alone(id, newest(old), None)),
            (None, new) => report.plans.push(alone(id, None, new.and_then(newest))),
        }
    }
    report
}

/// Compares two versions of one plan, by their effective days. Nothing where the plan has no such versions.
#[must_use]
pub fn diff_versions(catalogue: &Catalogue, plan: &str, from: &str, to: &str) -> Option<PlanDiff> {
    let plan = catalogue.plan(plan)?;
    let place = |day: &str| plan.versions.iter().position(|v| v.effective == day);
    let (before, after) = (place(from)?, place(to)?);
    Some(compare((catalogue, plan, before), (catalogue, plan, after), &[]))
}

fn newest(plan: &Plan) -> Option<&String> {
    plan.versions.last().map(|v| &v.effective)
}

fn alone(plan: &str, before: Option<&String>, after: Option<&String>) -> PlanDiff {
    PlanDiff {
        plan: plan.to_owned(),
        before: before.cloned(),
        after: after.cloned(),
        changes: Vec::new(),
        benefits: Vec::new(),
        differing: Vec::new(),
        lost: 0,
    }
}

/// The version that a new one is compared with.
fn counterpart(old: &Plan, new: &Plan, place: usize) -> usize {
    let Some(version) = new.versions.get(place) else {
        return 0;
    };
    let day = version.effective_day;
    old.versions
        .iter()
        .rposition(|v| v.effective_day <= day)
        .unwrap_or(0)
}

/// A version of a set, by plan and place.
type At<'a> = (&'a Catalogue, &'a Plan, usize);

fn compare(before: At<'_>, after: At<'_>, more: &[(String, ClaimInput)]) -> PlanDiff {
    let ((a, old, i), (b, new, j)) = (before, after);
    let (Some(was), Some(is)) = (old.versions.get(i), new.versions.get(j)) else {
        return alone(&new.id, None, None);
    };
    let shared: Vec<&str> = was
        .benefits
        .iter()
        .map(|benefit| benefit.id.as_str())
        .filter(|id| is.benefit(id).is_some())
        .collect();
    let sides: Vec<_> = shared
        .iter()
        .filter_map(|id| Some((side_of(before, id)?, side_of(after, id)?)))
        .collect();
    let mut found = alone(&new.id, Some(&was.effective), Some(&is.effective));
    found.changes = changes::changes(a, was, b, is, &sides);
    let mut trials = of_scenarios(a, &old.id, "the first");
    trials.extend(
        more.iter()
            .filter(|(_, c)| c.plan == old.id)
            .map(|(name, claim)| Trial {
                from: name.clone(),
                claim: claim.clone(),
            }),
    );
    let later = of_scenarios(b, &new.id, "the second");
    for (id, pair) in shared.iter().zip(&sides) {
        let mut benefit = BenefitDiff {
            benefit: (*id).to_owned(),
            proved_same: Prover::default().same(pair.0, pair.1),
            tried: 0,
            differing: 0,
        };
        let mut run = Run {
            before,
            after,
            benefit: &mut benefit,
            differing: &mut found.differing,
            lost: &mut found.lost,
        };
        run.try_all(&trials, &later, &[pair.0, pair.1]);
        found.benefits.push(benefit);
    }
    found
}

fn side_of<'a>((catalogue, plan, place): At<'a>, benefit: &str) -> Option<Side<'a>> {
    let version = plan.versions.get(place)?;
    let at = version.benefits.iter().position(|b| b.id == benefit)?;
    Some(Side {
        vocabulary: catalogue.vocabulary(),
        plan: version,
        program: plan.programs.get(place)?.get(at)?,
    })
}

/// The trying of one benefit.
struct Run<'a, 'r> {
    before: At<'a>,
    after: At<'a>,
    benefit: &'r mut BenefitDiff,
    differing: &'r mut Vec<Differing>,
    lost: &'r mut usize,
}

impl Run<'_, '_> {
    fn try_all(&mut self, earlier: &[Trial], later: &[Trial], sides: &[Side<'_>]) {
        let (a, old, i) = self.before;
        let (b, new, j) = self.after;
        let mut bases: BTreeMap<String, Vec<Trial>> = BTreeMap::new();
        let mut seen = HashSet::new();
        for (trials, from, to) in [(earlier, (a, old, i), b), (later, (b, new, j), a)] {
            let Some(version) = from.1.versions.get(from.2) else {
                continue;
            };
            for trial in trials {
                if !self.speaks_of(&trial.claim, from.1, from.2) {
                    continue;
                }
                let Some(carried) = carried(&trial.claim, from.0, version, to) else {
                    *self.lost += 1;
                    continue;
                };
                let is_earlier = std::ptr::eq(to, b);
                let pair = if is_earlier {
                    (&trial.claim, &carried)
                } else {
                    (&carried, &trial.claim)
                };
                if !seen.insert(format!("{:?}", pair.0)) {
                    continue;
                }
                let outcome = self.try_one(&trial.from, pair.0, pair.1);
                // What is generated is stated as the earlier version knows it.
                let base = Trial {
                    from: trial.from.clone(),
                    claim: pair.0.clone(),
                };
                bases.entry(outcome).or_default().push(base);
            }
        }
        if self.benefit.proved_same {
            return;
        }
        for base in chosen(bases) {
            for trial in around(&base, sides) {
                if let Some(version) = old.versions.get(i)
                    && let Some(carried) = carried(&trial.claim, a, version, b)
                {
                    self.try_one(&trial.from, &trial.claim, &carried);
                }
            }
        }
    }

    fn speaks_of(&self, claim: &ClaimInput, plan: &Plan, place: usize) -> bool {
        let version = plan.versions.get(place);
        version
            .and_then(|v| v.benefit(&self.benefit.benefit))
            .is_some_and(|b| b.subject == claim.subject)
    }

    /// Tries a claim under both versions; gives what came of it, in words.
    fn try_one(&mut self, name: &str, before: &ClaimInput, after: &ClaimInput) -> String {
        let (a, old, i) = self.before;
        let (b, new, j) = self.after;
        let id = &self.benefit.benefit;
        let was = assess_under(a, old, i, before, id);
        let is = assess_under(b, new, j, after, id);
        let (Some(was), Some(is)) = (was, is) else {
            return String::new();
        };
        let (was, is) = (Outcome::of(&was), Outcome::of(&is));
        self.benefit.tried += 1;
        let words = format!("{was:?} {is:?}");
        if was != is {
            self.benefit.differing += 1;
            self.differing.push(Differing {
                claim: name.to_owned(),
                benefit: id.clone(),
                before: was,
                after: is,
            });
        }
        words
    }
}

/// Of claims grouped by what came of them, some of every group: claims that come out alike mostly
/// turn at the same places.
fn chosen(groups: BTreeMap<String, Vec<Trial>>) -> Vec<Trial> {
    let each = (MOST_BASES / groups.len().max(1)).max(1);
    groups
        .into_values()
        .flat_map(|group| group.into_iter().take(each))
        .collect()
}
