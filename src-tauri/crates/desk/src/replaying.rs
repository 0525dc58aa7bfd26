//! Replaying what the desk decided under a changed plan.

use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::{RecvTimeoutError, channel};
use std::time::Duration;

use satei_cases::{DecisionScan, Store};
use satei_rules::{
    Catalogue, ChangeOf, Explained, Fate, Group, NotReplayed, Outcome as Came, Replay, ReplayBy, ReplayTally,
    Spare,
};
use serde::Serialize;

use crate::desk::Desk;
use crate::errors::{Outcome, case_error};
use crate::view::DeskError;
use crate::work::Cancel;

/// How often progress is told.
const TOLD_EVERY: Duration = Duration::from_millis(200);
/// Rows that a thread counts by itself before it says so: threads that share a counter wait for each other.
const SAID_EVERY: u64 = 256;

/// What is to be replayed.
pub struct ReplayAsked<'a> {
    /// The plans as they were.
    pub before: &'a Catalogue,
    /// The plans as they are to be.
    pub after: &'a Catalogue,
    /// Which version applies.
    pub by: ReplayBy,
    /// Whether open claims are assessed too, under either side.
    pub open: bool,
    /// How many are named of each kind.
    pub named: usize,
}

/// What came of a replay.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ReplayReport {
    /// Whether it was stopped before all was replayed.
    pub cancelled: bool,
    /// Stored assessments there are.
    pub total: u64,
    /// Stored assessments looked at.
    pub done: u64,
    /// What came of the stored ones.
    pub stored: ReplayCounts,
    /// What came of the open claims, where that was asked for.
    pub open: Option<ReplayCounts>,
}

/// Assessments counted by what came of them.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ReplayCounts {
    /// Replayed.
    pub replayed: u64,
    /// Of these, the same.
    pub same: u64,
    /// Of these, otherwise.
    pub differing: u64,
    /// Of these, no longer as the receipt states under the earlier version, its text being the same.
    pub engine_differs: u64,
    /// Of these, made under another text of the earlier version.
    pub text_differs: u64,
    /// Not of the plans or versions compared.
    pub elsewhere: u64,
    /// Those that differ, by benefit and kind of change.
    pub groups: Vec<ReplayGroup>,
    /// Those that could not be replayed, by reason.
    pub not_replayed: Vec<ReplayRefusal>,
    /// The first that differ, named.
    pub first: Vec<ReplayedClaim>,
    /// The first that the earlier version no longer decides as their receipts state.
    pub first_unlike_receipt: Vec<ReplayedClaim>,
    /// The first that could not be replayed.
    pub first_not_replayed: Vec<NotReplayedClaim>,
}

/// Assessments of one benefit that differ in the same way.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ReplayGroup {
    /// The plan.
    pub plan: String,
    /// The benefit.
    pub benefit: String,
    /// The kind of change.
    #[serde(flatten)]
    pub change: ChangeOf,
    /// How many, and what they pay.
    #[serde(flatten)]
    pub sums: Group,
}

/// Assessments that could not be replayed for one reason.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ReplayRefusal {
    /// The reason.
    #[serde(flatten)]
    pub why: NotReplayed,
    /// How many.
    pub count: u64,
}

/// A claim that comes out otherwise.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ReplayedClaim {
    /// Its number.
    pub claim: String,
    /// The plan.
    pub plan: String,
    /// The benefit.
    pub benefit: String,
    /// What the receipt states.
    pub before: Came,
    /// What comes of it.
    pub after: Came,
    /// The rules that make the difference.
    pub rules: Vec<String>,
}

/// A claim that could not be replayed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct NotReplayedClaim {
    /// Its number.
    pub claim: String,
    /// Why.
    #[serde(flatten)]
    pub why: NotReplayed,
}

/// An assessment kept to be named.
struct Noted {
    place: i64,
    fate: Fate,
    basis: Vec<u8>,
}

/// What one thread found.
#[derive(Default)]
struct Share {
    tally: ReplayTally,
    done: u64,
    differing: Vec<Noted>,
    unlike: Vec<Noted>,
    refused: Vec<Noted>,
}

impl Desk {
    /// Replays every stored assessment of the desk, on all processors. `progress` is told how many of how many
    /// are done; `cancel` stops it, and the report then says what was done so far. Nothing is recorded.
    ///
    /// # Errors
    /// Where the desk cannot be read.
    pub fn replay(
        &self,
        asked: &ReplayAsked<'_>,
        cancel: &Cancel,
        progress: &mut dyn FnMut(u64, u64),
    ) -> Outcome<ReplayReport> {
        let replay = Replay::new(asked.before, asked.after, asked.by.clone());
        let mut report = replay_stored(&self.store, &replay, asked.named, cancel, progress)?;
        if asked.open && !cancel.is_cancelled() {
            report.open = Some(self.replay_open(&replay, asked.named, cancel)?);
        }
        report.cancelled = cancel.is_cancelled();
        Ok(report)
    }

    /// Claims that wait for a decision, as they stand today.
    fn replay_open(&self, replay: &Replay<'_>, named: usize, cancel: &Cancel) -> Outcome<ReplayCounts> {
        let mut tally = ReplayTally::default();
        let mut first = Vec::new();
        let mut refused = Vec::new();
        for claim in self.store.claims().map_err(|error| case_error(&error))? {
            if cancel.is_cancelled() {
                break;
            }
            let state = self.store.claim(claim).map_err(|error| case_error(&error))?;
            if state.status.is_closed() {
                continue;
            }
            let assessed = self.assess_state(state)?;
            for assessment in &assessed.assessments {
                if assessed.state.standing_decision(&assessment.benefit).is_some() {
                    continue;
                }
                let Some((was, is)) = replay.replay_claim(&assessed.input, &assessment.benefit) else {
                    tally.elsewhere += 1;
                    continue;
                };
                let number = assessed.state.number.clone();
                let fate = match &is {
                    Err(why) => {
                        refused.push(NotReplayedClaim {
                            claim: number,
                            why: why.clone(),
                        });
                        Fate::Not(why.clone())
                    }
                    Ok(is) => {
                        let (before, after) = (Came::of(&was), Came::of(is));
                        if before == after {
                            Fate::Same
                        } else {
                            let explained = Explained::of(&was, is);
                            first.push(named_claim(number, explained));
                            Fate::Differs(before, after)
                        }
                    }
                };
                tally.add(&fate, || (was.plan.clone(), was.benefit.clone()));
            }
        }
        first.truncate(named);
        refused.truncate(named);
        Ok(ReplayCounts {
            first,
            first_not_replayed: refused,
            ..counts(tally)
        })
    }
}

fn replay_stored(
    store: &Store,
    replay: &Replay<'_>,
    named: usize,
    cancel: &Cancel,
    progress: &mut dyn FnMut(u64, u64),
) -> Outcome<ReplayReport> {
    let threads = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
    let scan = store.decisions(threads).map_err(|error| case_error(&error))?;
    let total = scan.total();
    let done = AtomicU64::new(0);
    progress(0, total);
    let shares = std::thread::scope(|scope| {
        let (finished, waiting) = channel();
        for _ in 0..threads {
            let (finished, scan, done) = (finished.clone(), &scan, &done);
            scope.spawn(move || {
                let share = share(scan, replay, named, cancel, done);
                // Nobody waits any more only where this very function has ended.
                let _ = finished.send(share);
            });
        }
        drop(finished);
        let mut shares = Vec::new();
        loop {
            match waiting.recv_timeout(TOLD_EVERY) {
                Ok(share) => shares.push(share),
                Err(RecvTimeoutError::Timeout) => progress(done.load(Ordering::Relaxed), total),
                Err(RecvTimeoutError::Disconnected) => break shares,
            }
        }
    });
    if shares.len() < threads {
        return Err(DeskError::new(
            "replay_broken",
            "The replay broke off by a fault of the program. Nothing was changed; please report it.",
        ));
    }
    let mut all = Share::default();
    for share in shares {
        let share = share.map_err(|error| case_error(&error))?;
        all.tally.merge(share.tally);
        all.done += share.done;
        all.differing.extend(share.differing);
        all.unlike.extend(share.unlike);
        all.refused.extend(share.refused);
    }
    progress(all.done, total);
    let mut stored = counts(all.tally);
    for (place, number) in names(store, &mut all.differing, named)? {
        let Some(noted) = all.differing.iter().find(|it| it.place == place) else {
            continue;
        };
        let explained = replay.explain(&noted.basis);
        stored.first.extend(explained.map(|it| named_claim(number, it)));
    }
    for (place, number) in names(store, &mut all.unlike, named)? {
        let noted = all.unlike.iter().find(|it| it.place == place);
        if let Some((noted, (plan, benefit))) = noted.and_then(|it| Some((it, Replay::names(&it.basis)?)))
            && let Fate::EngineDiffers(before, after) | Fate::TextDiffers(before, after) = &noted.fate
        {
            stored.first_unlike_receipt.push(ReplayedClaim {
                claim: number,
                plan,
                benefit,
                before: before.clone(),
                after: after.clone(),
                rules: Vec::new(),
            });
        }
    }
    for (place, claim) in names(store, &mut all.refused, named)? {
        let noted = all.refused.iter().find(|it| it.place == place);
        if let Some(Fate::Not(why)) = noted.map(|it| it.fate.clone()) {
            stored.first_not_replayed.push(NotReplayedClaim { claim, why });
        }
    }
    Ok(ReplayReport {
        cancelled: false,
        total,
        done: all.done,
        stored,
        open: None,
    })
}

/// What one thread replays.
fn share(
    scan: &DecisionScan,
    replay: &Replay<'_>,
    named: usize,
    cancel: &Cancel,
    done: &AtomicU64,
) -> satei_cases::Result<Share> {
    let (mut share, mut spare) = (Share::default(), Spare::default());
    scan.read(|row| {
        let fate = match row.basis {
            Some(basis) => replay.replay_with(basis, &mut spare),
            None => Fate::Not(NotReplayed::Receipt),
        };
        let basis = row.basis.unwrap_or_default();
        share
            .tally
            .add(&fate, || Replay::names(basis).unwrap_or_default());
        let kept = match &fate {
            Fate::Same | Fate::Elsewhere => None,
            Fate::Differs(..) => Some(&mut share.differing),
            Fate::EngineDiffers(..) | Fate::TextDiffers(..) => Some(&mut share.unlike),
            Fate::Not(_) => Some(&mut share.refused),
        };
        // A thread reads its places in rising order, so its first are among the first of all.
        if let Some(kept) = kept.filter(|kept| kept.len() < named) {
            kept.push(Noted {
                place: row.place,
                fate,
                basis: basis.to_vec(),
            });
        }
        share.done += 1;
        if share.done.is_multiple_of(SAID_EVERY) {
            done.fetch_add(SAID_EVERY, Ordering::Relaxed);
        }
        !cancel.is_cancelled()
    })?;
    Ok(share)
}

/// The first of what the threads noted, with the claims' numbers.
fn names(store: &Store, noted: &mut Vec<Noted>, named: usize) -> Outcome<Vec<(i64, String)>> {
    noted.sort_unstable_by_key(|it| it.place);
    noted.truncate(named);
    let places: Vec<i64> = noted.iter().map(|it| it.place).collect();
    let names = store
        .decision_names(&places)
        .map_err(|error| case_error(&error))?;
    Ok(names.into_iter().map(|(place, it)| (place, it.number)).collect())
}

fn named_claim(claim: String, it: Explained) -> ReplayedClaim {
    ReplayedClaim {
        claim,
        plan: it.plan,
        benefit: it.benefit,
        before: it.before,
        after: it.after,
        rules: it.rules,
    }
}

fn counts(tally: ReplayTally) -> ReplayCounts {
    let (replayed, differing) = (tally.replayed(), tally.differing());
    let groups = tally.groups.into_iter().flat_map(|((plan, benefit), changes)| {
        changes.into_iter().map(move |(change, sums)| ReplayGroup {
            plan: plan.clone(),
            benefit: benefit.clone(),
            change,
            sums,
        })
    });
    let refusals = tally.not_replayed.into_iter();
    ReplayCounts {
        replayed,
        same: tally.same,
        differing,
        engine_differs: tally.engine_differs,
        text_differs: tally.text_differs,
        elsewhere: tally.elsewhere,
        groups: groups.collect(),
        not_replayed: refusals
            .map(|(why, count)| ReplayRefusal { why, count })
            .collect(),
        ..ReplayCounts::default()
    }
}

impl ReplayCounts {
    /// Whether every one comes out as it was.
    pub fn is_same(&self) -> bool {
        self.same == self.replayed && self.not_replayed.is_empty()
    }
}

impl ReplayReport {
    /// Whether all was replayed and nothing comes out otherwise.
    pub fn is_same(&self) -> bool {
        !self.cancelled && self.stored.is_same() && self.open.as_ref().is_none_or(ReplayCounts::is_same)
    }
}
