//! Replaying stored assessments under a changed plan: what would come out otherwise?
//!
//! Most need no full assessment. A stored claim is bound to both versions without copying, evaluated, and
//! where evaluation alone says all there is to say, that is the outcome. Where it does not, nothing more is
//! worked out if the two versions are proved to give the same, or if every rule that they do not share comes
//! out for sure and the same for this claim. Only what is left is decided over every completion.

mod explained;
mod report;
mod sheet;
mod sides;
mod stored;

use crate::assess::{Assessment, assess};
use crate::catalogue::{Catalogue, Plan};
use crate::claim::ClaimInput;
use crate::diff::{Outcome, Prover, Touched, touched};
use serde::Serialize;
use sides::{At, Sides, Weighed, carried, full, unless_outside, unreadable, worked_out};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::OnceLock;
use stored::Stored;

pub use explained::Explained;
pub use report::{ChangeOf, Group, ReplayTally, What};
pub use sides::Spare;

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

/// Two sets of plans, or two versions, ready to replay any number of assessments. Can be shared by threads.
pub struct Replay<'a> {
    before: Sides<'a>,
    after: Sides<'a>,
    by: ReplayBy,
    /// Plans of which nothing differs.
    unchanged: BTreeSet<String>,
    pairs: BTreeMap<Place, OnceLock<Pair>>,
}

/// Plan and version on either side, and the benefit by its place on either side.
type Place = ((usize, usize, usize), (usize, usize, usize));

/// What is known of two versions of a benefit.
struct Pair {
    same: bool,
    touched: Option<Touched>,
}

fn fate(stated: &Outcome, after: Outcome) -> Fate {
    if after == *stated {
        Fate::Same
    } else {
        Fate::Differs(stated.clone(), after)
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
        let same_words = before.catalogue.vocabulary().hash == after.catalogue.vocabulary().hash;
        let hashes = |plan: &Plan| -> Vec<String> { plan.versions.iter().map(|v| v.hash.clone()).collect() };
        let is_unchanged = |plan: &&Plan| {
            let new = after.catalogue.plan(&plan.id);
            same_words && by == ReplayBy::Day && new.is_some_and(|new| hashes(new) == hashes(plan))
        };
        let unchanged = before.catalogue.plans().iter().filter(is_unchanged);
        let unchanged = unchanged.map(|plan| plan.id.clone()).collect();
        Self {
            before,
            after,
            by,
            unchanged,
            pairs,
        }
    }

    /// Replays one stored assessment.
    #[must_use]
    pub fn replay(&self, basis: &[u8]) -> Fate {
        self.replay_with(basis, &mut Spare::default())
    }

    /// The same for one after the other, with what served the one before.
    #[must_use]
    pub fn replay_with(&self, basis: &[u8], spare: &mut Spare) -> Fate {
        match Stored::read(basis) {
            Some(stored) => self.replay_stored(&stored, spare).unwrap_or_else(Fate::Not),
            None => Fate::Not(NotReplayed::Receipt),
        }
    }

    fn replay_stored(&self, stored: &Stored<'_>, spare: &mut Spare) -> Result<Fate, NotReplayed> {
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
        if is_of_text && stored.made == self.before.made {
            return self.replay_trusted(stored, spare);
        }
        let then = self.before.weigh(stored, self.version(true), spare)?;
        let stated = &stored.stated;
        let now = match &then {
            Weighed::Whole(outcome) => outcome.clone(),
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
        Ok(match self.outcome_after(stored, &then, spare)? {
            Some(after) => fate(stated, after),
            None => Fate::Same,
        })
    }

    /// An assessment made by this very engine from this very text, which therefore stands as it was made: the same
    /// engine on the same text and the same input says the same. Only the later side is weighed.
    fn replay_trusted(&self, stored: &Stored<'_>, spare: &mut Spare) -> Result<Fate, NotReplayed> {
        if self.unchanged.contains(stored.plan) {
            return Ok(Fate::Same);
        }
        let stated = &stored.stated;
        let Some(taken) = self.after.bound(stored, self.version(false), spare)? else {
            let after = self.after.whole(stored, self.version(false))?;
            return Ok(fate(stated, Outcome::of(&after)));
        };
        let outside = taken.outside;
        // Where the day is open, the two sides may differ in when they are in force.
        let old = self.before.made_under(stored).filter(|_| !outside);
        let pair = old.and_then(|old| self.pair(old, taken.at));
        if pair.is_some_and(|pair| pair.same) {
            return Ok(Fate::Same);
        }
        let (pass, outcome) = self.after.weigh_bound(taken, spare)?;
        if let Some(after) = outcome {
            spare.keep(*pass);
            return Ok(fate(stated, after));
        }
        // Evaluation leaves it open: do the rules that the two do not share come out alike for this claim?
        if let (Some(touched), Some(was)) = (
            pair.and_then(|pair| pair.touched.as_ref()),
            old.and_then(|old| self.before.sheet(old)),
        ) {
            let env = was.bind(stored, None).map_err(unreadable)?;
            let before = worked_out(was, &env, touched.steps_before());
            if touched.same(&before, &pass.eval) {
                spare.keep(*pass);
                return Ok(Fate::Same);
            }
        }
        let after = unless_outside(full(&pass), outside);
        spare.keep(*pass);
        Ok(fate(stated, after))
    }

    fn version(&self, before: bool) -> Option<&str> {
        match &self.by {
            ReplayBy::Day => None,
            ReplayBy::Version { from, to, .. } => Some(if before { from } else { to }),
        }
    }

    /// What the later side gives; nothing where it surely gives the same as the earlier one.
    fn outcome_after(
        &self,
        stored: &Stored<'_>,
        then: &Weighed<'_>,
        spare: &mut Spare,
    ) -> Result<Option<Outcome>, NotReplayed> {
        let taken = self.after.bound(stored, self.version(false), spare)?;
        let Some(taken) = taken.filter(|taken| !taken.outside) else {
            let after = self.after.whole(stored, self.version(false))?;
            return Ok(Some(Outcome::of(&after)));
        };
        let pair = match then {
            Weighed::Bound { at: old, .. } => self.pair(*old, taken.at),
            Weighed::Whole(_) => None,
        };
        if pair.is_some_and(|pair| pair.same) {
            return Ok(None);
        }
        let (pass, outcome) = self.after.weigh_bound(taken, spare)?;
        if outcome.is_some() {
            return Ok(outcome);
        }
        let same = match (pair.and_then(|pair| pair.touched.as_ref()), then) {
            (Some(touched), Weighed::Bound { pass: old, .. }) => touched.same(&old.eval, &pass.eval),
            _ => false,
        };
        Ok((!same).then(|| full(&pass)))
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
