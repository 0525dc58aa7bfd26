//! Coverage in words.

use super::{CoverReport, PlanCover, Tally};
use crate::mutate::MutationReport;
use std::fmt;

impl fmt::Display for CoverReport {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for plan in &self.plans {
            writeln!(f, "{plan}")?;
        }
        let (clauses, all_clauses) = self.total(|p| &p.clauses);
        let (ambiguities, all_ambiguities) = self.total(|p| &p.ambiguities);
        let (interactions, all_interactions) = self.total(|p| &p.interactions);
        write!(
            f,
            "{} plans: clauses {clauses} / {all_clauses}, ambiguities {ambiguities} / {all_ambiguities}, \
             interactions {interactions} / {all_interactions}",
            self.plans.iter().filter(|p| p.newest).count()
        )
    }
}

impl fmt::Display for PlanCover {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{} {}", self.plan, self.version)?;
        line(f, "clauses", &self.clauses)?;
        for benefit in &self.benefits {
            writeln!(
                f,
                "    {}: {} clauses in {} rules",
                benefit.benefit, benefit.clauses, benefit.rules
            )?;
        }
        line(f, "ambiguities", &self.ambiguities)?;
        line(f, "interactions", &self.interactions)?;
        writeln!(
            f,
            "  {:13} {} / {} seen with every result they can have, in {} scenarios",
            "rules",
            self.rules.saturating_sub(self.unseen.len()),
            self.rules,
            self.scenarios
        )?;
        if let Some(mutants) = &self.mutants {
            writeln!(
                f,
                "  {:13} numbers {} / {}, operators {} / {} noticed, {} listed as equivalent",
                "changes",
                mutants.numbers_killed,
                mutants.numbers,
                mutants.operators_killed,
                mutants.operators,
                mutants.equivalent
            )?;
            for listed in &mutants.listed {
                writeln!(f, "    {listed}")?;
            }
        }
        gaps(f, self)
    }
}

fn line(f: &mut fmt::Formatter<'_>, what: &str, tally: &Tally) -> fmt::Result {
    let by: Vec<String> = tally.by.iter().map(|(kind, n)| format!("{kind} {n}")).collect();
    let by = by.join(", ");
    let text = format!("  {what:13} {} / {}   {by}", tally.covered, tally.total);
    writeln!(f, "{}", text.trim_end())
}

/// Every gap on a line of its own.
fn gaps(f: &mut fmt::Formatter<'_>, plan: &PlanCover) -> fmt::Result {
    if plan.register.is_none() {
        writeln!(
            f,
            "  gap: there is no register of clauses; write {}/clauses.toml",
            plan.plan
        )?;
    } else {
        for (what, tally) in [
            ("clause", &plan.clauses),
            ("ambiguity", &plan.ambiguities),
            ("interaction", &plan.interactions),
        ] {
            for gap in &tally.missing {
                let at = if gap.at.is_empty() {
                    String::new()
                } else {
                    format!(" ({})", gap.at)
                };
                writeln!(f, "  gap: {what} {}{at} is carried by nothing", gap.id)?;
            }
            for gap in &tally.unknown {
                writeln!(
                    f,
                    "  gap: {} cites {what} {}, which the register lacks",
                    gap.at, gap.id
                )?;
            }
        }
    }
    for rule in &plan.unseen {
        writeln!(
            f,
            "  gap: no scenario has seen rule `{}` {}",
            rule.rule,
            rule.never.join(" or ")
        )?;
    }
    plan.mutants.as_ref().map_or(Ok(()), |m| mutants(f, m))
}

fn mutants(f: &mut fmt::Formatter<'_>, report: &MutationReport) -> fmt::Result {
    if report.failing > 0 {
        writeln!(
            f,
            "  gap: {} scenarios fail on the plan as it is and guard nothing; see `satei plan test`",
            report.failing
        )?;
    }
    for m in report.survivors() {
        writeln!(
            f,
            "  gap: no scenario notices `{}` becoming `{}` in `{}` (line {})",
            m.was, m.became, m.of, m.line
        )?;
    }
    for e in &report.stale {
        writeln!(
            f,
            "  gap: [[equivalent]] `{}` → `{}` in `{}` is noticed, or does not occur",
            e.was, e.became, e.of
        )?;
    }
    Ok(())
}
