//! What came of replaying many assessments, counted.

use super::{Fate, NotReplayed};
use crate::assess::Verdict;
use crate::diff::Outcome;
use serde::{Serialize, Serializer};
use std::collections::BTreeMap;

/// In what an outcome differs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum What {
    /// The verdict.
    Verdict,
    /// More is paid.
    More,
    /// Less is paid.
    Less,
    /// What can be paid is another range.
    Range,
    /// What is charged.
    Charged,
}

/// A kind of change.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub struct ChangeOf {
    /// The verdict before.
    pub before: Verdict,
    /// The verdict now.
    pub after: Verdict,
    /// In what the two differ.
    pub what: What,
}

impl ChangeOf {
    /// The kind of change from one outcome to another.
    #[must_use]
    pub fn of(before: &Outcome, after: &Outcome) -> Self {
        let what = if before.verdict != after.verdict {
            What::Verdict
        } else if before.amount == after.amount {
            What::Charged
        } else {
            match (exact(before), exact(after)) {
                (Some(old), Some(new)) if old < new => What::More,
                (Some(_), Some(_)) => What::Less,
                _ => What::Range,
            }
        };
        Self {
            before: before.verdict,
            after: after.verdict,
            what,
        }
    }
}

/// The amount that is paid for sure.
fn exact(outcome: &Outcome) -> Option<i64> {
    let (from, to) = outcome.amount?;
    (outcome.verdict == Verdict::Payable && to == Some(from)).then_some(from)
}

/// Assessments that differ in the same way.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Group {
    /// How many.
    pub count: u64,
    /// Yen that they paid for sure, in sum.
    #[serde(serialize_with = "yen")]
    pub paid_before: i128,
    /// Yen that they pay for sure now, in sum.
    #[serde(serialize_with = "yen")]
    pub paid_after: i128,
}

fn yen<S: Serializer>(amount: &i128, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_str(amount)
}

/// What came of the assessments replayed so far.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ReplayTally {
    /// Those that come out the same.
    pub same: u64,
    /// Those that come out otherwise, by plan and benefit, then by kind of change.
    pub groups: BTreeMap<(String, String), BTreeMap<ChangeOf, Group>>,
    /// Those that the earlier version no longer decides as the receipt states, its text being the same.
    pub engine_differs: u64,
    /// Those made under another text of the earlier version, which decided otherwise.
    pub text_differs: u64,
    /// Those that could not be replayed, by the reason.
    pub not_replayed: BTreeMap<NotReplayed, u64>,
    /// Those that are not of the plans or versions compared.
    pub elsewhere: u64,
}

impl ReplayTally {
    /// Takes up what came of one more. `names`: its plan and benefit.
    pub fn add(&mut self, fate: &Fate, names: impl FnOnce() -> (String, String)) {
        match fate {
            Fate::Elsewhere => self.elsewhere += 1,
            Fate::Same => self.same += 1,
            Fate::EngineDiffers(..) => self.engine_differs += 1,
            Fate::TextDiffers(..) => self.text_differs += 1,
            Fate::Not(reason) => *self.not_replayed.entry(reason.clone()).or_default() += 1,
            Fate::Differs(before, after) => {
                let groups = self.groups.entry(names()).or_default();
                let group = groups.entry(ChangeOf::of(before, after)).or_default();
                group.count += 1;
                group.paid_before += i128::from(exact(before).unwrap_or_default());
                group.paid_after += i128::from(exact(after).unwrap_or_default());
            }
        }
    }

    /// Takes up what another counted.
    pub fn merge(&mut self, other: Self) {
        self.same += other.same;
        self.engine_differs += other.engine_differs;
        self.text_differs += other.text_differs;
        self.elsewhere += other.elsewhere;
        for (reason, count) in other.not_replayed {
            *self.not_replayed.entry(reason).or_default() += count;
        }
        for (names, groups) in other.groups {
            let mine = self.groups.entry(names).or_default();
            for (change, group) in groups {
                let sum = mine.entry(change).or_default();
                sum.count += group.count;
                sum.paid_before += group.paid_before;
                sum.paid_after += group.paid_after;
            }
        }
    }

    /// How many come out otherwise.
    #[must_use]
    pub fn differing(&self) -> u64 {
        self.groups
            .values()
            .flat_map(BTreeMap::values)
            .map(|it| it.count)
            .sum()
    }

    /// How many could not be replayed.
    #[must_use]
    pub fn refused(&self) -> u64 {
        self.not_replayed.values().sum()
    }

    /// How many were replayed: all that belong to what is compared and could be.
    #[must_use]
    pub fn replayed(&self) -> u64 {
        self.same + self.differing() + self.engine_differs + self.text_differs
    }

    /// Whether every assessment of what is compared comes out as its receipt states.
    #[must_use]
    pub fn is_same(&self) -> bool {
        self.replayed() == self.same && self.refused() == 0
    }
}
