//! A comparison in words.

use super::{Change, ChangeKind, DiffReport, Outcome, PlanDiff};
use std::fmt;

/// So many differing claims are listed; the rest is counted.
const MOST_LISTED: usize = 20;

/// No line is longer than so many columns.
const COLUMNS: usize = 100;

/// A text behind what begins its first line; further lines stand below the text.
fn wrapped(f: &mut fmt::Formatter<'_>, begin: &str, text: &str) -> fmt::Result {
    let left = columns(begin);
    let mut line = begin.to_owned();
    let mut is_empty = true;
    for word in text.split_whitespace() {
        if !is_empty && columns(&line) + 1 + columns(word) > COLUMNS {
            writeln!(f, "{line}")?;
            line = " ".repeat(left);
            is_empty = true;
        }
        if !is_empty {
            line.push(' ');
        }
        for letter in word.chars() {
            // A value without spaces, such as a list of a claim, is cut where the line ends.
            if columns(&line) >= COLUMNS {
                writeln!(f, "{line}")?;
                line = " ".repeat(left);
            }
            line.push(letter);
        }
        is_empty = false;
    }
    writeln!(f, "{line}")
}

/// The columns a text takes: what is not of the Latin alphabet may take two.
fn columns(text: &str) -> usize {
    text.chars()
        .map(|c| if u32::from(c) < 0x1100 { 1 } else { 2 })
        .sum()
}

impl fmt::Display for DiffReport {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for plan in &self.plans {
            writeln!(f, "{plan}")?;
        }
        let tried: usize = self.plans.iter().flat_map(|p| &p.benefits).map(|b| b.tried).sum();
        let differing: usize = self.plans.iter().map(|p| p.differing.len()).sum();
        if self.is_same() {
            write!(f, "no claim can come out otherwise")
        } else if differing == 0 {
            write!(f, "no difference found in {tried} claims")
        } else {
            write!(f, "{differing} of {tried} claims come out otherwise")
        }
    }
}

impl fmt::Display for PlanDiff {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (&self.before, &self.after) {
            (Some(before), Some(after)) => writeln!(f, "{} {before} → {after}", self.plan)?,
            (Some(before), None) => return writeln!(f, "{} {before}: removed", self.plan),
            (None, after) => {
                return writeln!(f, "{} {}: added", self.plan, after.as_deref().unwrap_or(""));
            }
        }
        for change in &self.changes {
            write!(f, "{change}")?;
        }
        if self.changes.is_empty() {
            writeln!(f, "  nothing reads otherwise")?;
        }
        for benefit in &self.benefits {
            let words = match (benefit.proved_same, benefit.differing) {
                (true, _) => format!("proved: no claim comes out otherwise ({} tried)", benefit.tried),
                (false, 0) => format!("no difference found in {} claims", benefit.tried),
                (false, n) => format!("{n} of {} claims come out otherwise", benefit.tried),
            };
            writeln!(f, "  {}: {words}", benefit.benefit)?;
        }
        let mut above = None;
        for one in self.differing.iter().take(MOST_LISTED) {
            let heading = format!("{}: {} → {}", one.benefit, one.before, one.after);
            if above.as_ref() != Some(&heading) {
                wrapped(f, "    ", &heading)?;
            }
            wrapped(f, "      ", &one.claim)?;
            above = Some(heading);
        }
        if self.differing.len() > MOST_LISTED {
            writeln!(f, "    and {} more", self.differing.len() - MOST_LISTED)?;
        }
        if self.lost > 0 {
            writeln!(f, "  {} claims cannot be stated under both", self.lost)?;
        }
        Ok(())
    }
}

impl fmt::Display for Change {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = match self.kind {
            ChangeKind::Added => '+',
            ChangeKind::Removed => '-',
            ChangeKind::Changed => '~',
        };
        let same = if self.same_effect {
            "   (same effect, proved)"
        } else {
            ""
        };
        let line = format!("  {sign} {} {}", self.what, self.id);
        writeln!(f, "{}{same}", line.trim_end())?;
        for key in &self.keys {
            writeln!(f, "      {}:", key.key)?;
            if let Some(before) = &key.before {
                wrapped(f, "        - ", before)?;
            }
            if let Some(after) = &key.after {
                wrapped(f, "        + ", after)?;
            }
        }
        Ok(())
    }
}

impl fmt::Display for Outcome {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let verdict = serde_json::to_value(self.verdict).unwrap_or_default();
        write!(f, "{}", verdict.as_str().unwrap_or_default().replace('_', " "))?;
        if let Some(amount) = self.amount {
            write!(f, " {}", range(amount))?;
        }
        if self.charged == (0, Some(0)) {
            return Ok(());
        }
        write!(f, ", charged {}", range(self.charged))
    }
}

fn range((from, to): (i64, Option<i64>)) -> String {
    match to {
        Some(to) if from == to => from.to_string(),
        Some(to) => format!("{from}–{to}"),
        None => format!("{from}–"),
    }
}
