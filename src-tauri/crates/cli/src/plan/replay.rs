//! `satei plan replay`: what the desk decided, decided again under changed plans.

use std::io::IsTerminal as _;
use std::path::Path;
use std::time::Instant;

use satei_desk::{Cancel, ReplayAsked, ReplayCounts, ReplayGroup, ReplayReport};
use satei_rules::{Catalogue, NotReplayed, ReplayBy, What};

use crate::answer::tell;
use crate::args::{Args, ReplayArgs};
use crate::failure::Failure;
use crate::output::json;
use crate::{Answer, desk};

/// Replays every stored assessment of a desk.
///
/// # Errors
/// When either side cannot be read or is wrong, the desk cannot be opened, or the replay was stopped: then
/// what was done so far is printed all the same.
pub fn run(args: &Args, asked: &ReplayArgs) -> Result<Answer, Failure> {
    let (before, after) = (
        super::load(args, &asked.before)?,
        super::load(args, &asked.after)?,
    );
    let desk = desk::open(args)?;
    let cancel = Cancel::default();
    let stop = cancel.clone();
    ctrlc::set_handler(move || stop.cancel()).map_err(|error| {
        Failure::new(
            "signals",
            format!("The program cannot listen for Ctrl-C: {error}. Nothing was done."),
        )
    })?;
    let wanted = ReplayAsked {
        before: &before,
        after: &after,
        by: by(&asked.before, &asked.after, &before, &after)?,
        open: asked.open,
        named: asked.named,
    };
    let began = Instant::now();
    let is_watched = std::io::stderr().is_terminal() && !args.json;
    let report = desk.replay(&wanted, &cancel, &mut |done, total| {
        if is_watched {
            eprint!("\r{done} of {total} replayed, {} a second", rate(done, &began));
        }
    })?;
    if is_watched {
        eprintln!();
    }
    if args.json {
        json(&report)?;
    } else {
        show(&report, &began);
    }
    if report.cancelled {
        return Err(Failure::new(
            "stopped",
            format!(
                "Stopped after {} of {} stored assessments. What is said above is of these alone; the desk was not changed.",
                report.done, report.total
            ),
        ));
    }
    Ok(if report.is_same() { Answer::Yes } else { Answer::No })
}

/// Files of two versions name them; folders leave it to the claim's day.
fn by(from: &Path, to: &Path, before: &Catalogue, after: &Catalogue) -> Result<ReplayBy, Failure> {
    if !(from.is_file() && to.is_file()) {
        return Ok(ReplayBy::Day);
    }
    let only = |plans: &Catalogue| {
        let plan = plans.plans().first()?;
        Some((plan.id.clone(), plan.versions.first()?.effective.clone()))
    };
    match (only(before), only(after)) {
        (Some((plan, from)), Some((other, to))) if plan == other => Ok(ReplayBy::Version { plan, from, to }),
        _ => Err(Failure::new(
            "plans_differ",
            "The two files are not versions of one plan. Name two of one plan, or two folders of plans.",
        )),
    }
}

fn rate(done: u64, began: &Instant) -> u64 {
    let millis = u64::try_from(began.elapsed().as_millis()).unwrap_or(u64::MAX);
    done.saturating_mul(1_000) / millis.max(1)
}

fn show(report: &ReplayReport, began: &Instant) {
    counts("stored assessments", &report.stored);
    if let Some(open) = &report.open {
        counts("open claims", open);
    }
    tell!(
        "{} of {} stored assessments in {:.1} s",
        report.done,
        report.total,
        began.elapsed().as_secs_f64()
    );
}

fn counts(what: &str, it: &ReplayCounts) {
    tell!(
        "{what}: {} replayed, {} the same, {} otherwise",
        it.replayed,
        it.same,
        it.differing
    );
    for group in &it.groups {
        tell!("  {}", group_line(group));
    }
    for one in &it.first {
        let rules = one.rules.join(", ");
        tell!(
            "    {} {}: {} → {} ({rules})",
            one.claim,
            one.benefit,
            one.before,
            one.after
        );
    }
    if it.engine_differs > 0 {
        tell!(
            "  engine differs: {} are no longer decided as their receipts state under the very same text",
            it.engine_differs
        );
    }
    if it.text_differs > 0 {
        tell!(
            "  other text: {} were decided under another text of the earlier version, and otherwise",
            it.text_differs
        );
    }
    for one in &it.first_unlike_receipt {
        tell!(
            "    {} {}: stated {}, now {}",
            one.claim,
            one.benefit,
            one.before,
            one.after
        );
    }
    for refusal in &it.not_replayed {
        tell!("  not replayed: {} ({})", refusal.count, reason(&refusal.why));
    }
    for one in &it.first_not_replayed {
        tell!("    {}: {}", one.claim, reason(&one.why));
    }
    if it.elsewhere > 0 {
        tell!("  of other plans or versions: {}", it.elsewhere);
    }
}

fn group_line(group: &ReplayGroup) -> String {
    let word = |verdict| serde_json::to_value(verdict).unwrap_or_default();
    let word = |verdict| word(verdict).as_str().unwrap_or_default().replace('_', " ");
    let change = match group.change.what {
        What::Verdict => format!("{} → {}", word(group.change.before), word(group.change.after)),
        What::More => "more is paid".to_owned(),
        What::Less => "less is paid".to_owned(),
        What::Range => format!("{}, another range of amounts", word(group.change.after)),
        What::Charged => format!("{}, other charges", word(group.change.after)),
    };
    let mut line = format!("{}/{}: {change}: {}", group.plan, group.benefit, group.sums.count);
    let (before, after) = (group.sums.paid_before, group.sums.paid_after);
    if before != after {
        line += &format!("; paid {before} → {after} yen ({:+})", after - before);
    }
    line
}

fn reason(why: &NotReplayed) -> String {
    match why {
        NotReplayed::Receipt => "the receipt cannot be read".to_owned(),
        NotReplayed::NoSuchVersion => "the earlier plans lack the version it was made under".to_owned(),
        NotReplayed::NoSuchPlan => "the later plans lack its plan".to_owned(),
        NotReplayed::NoSuchBenefit => "the version lacks the benefit".to_owned(),
        NotReplayed::NotInForce => "no later version is in force for it".to_owned(),
        NotReplayed::Unreadable { fact } => format!("the later version cannot read `{fact}`"),
    }
}
