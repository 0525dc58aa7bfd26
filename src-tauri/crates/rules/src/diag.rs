//! Diagnostics: what is wrong in a plan file, where, and what to do about it.

use serde::Serialize;
use std::fmt;

/// How bad a diagnostic is. Any error refuses the whole set of plan files; warnings do not.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Severity {
    /// The plans cannot be used.
    Error,
    /// The plans can be used; an author should look.
    Warning,
}

/// A stretch of a source file in bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize)]
pub struct Span {
    /// First byte.
    pub start: usize,
    /// Number of bytes.
    pub len: usize,
}

impl Span {
    /// The stretch from `start` up to and without `end`.
    #[must_use]
    pub fn new(start: usize, end: usize) -> Self {
        Self {
            start,
            len: end.saturating_sub(start),
        }
    }

    /// The first byte after the stretch.
    #[must_use]
    pub fn end(self) -> usize {
        self.start.saturating_add(self.len)
    }

    /// The smallest stretch that covers both.
    #[must_use]
    pub fn to(self, other: Self) -> Self {
        Self::new(self.start.min(other.start), self.end().max(other.end()))
    }
}

/// One thing wrong in a plan file.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Diagnostic {
    /// The file, as it was named when it was loaded.
    pub path: String,
    /// Where in the file.
    pub span: Span,
    /// A stable kebab-case code of the kind of mistake.
    pub code: &'static str,
    /// Error or warning.
    pub severity: Severity,
    /// What is wrong.
    pub message: String,
    /// What to do about it; empty where the message says it all.
    pub help: String,
}

/// All that is wrong in a set of plan files, in the order of files and places.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Diagnostics(pub Vec<Diagnostic>);

impl Diagnostics {
    /// Whether any of them refuses the plans.
    #[must_use]
    pub fn has_errors(&self) -> bool {
        self.0.iter().any(|d| d.severity == Severity::Error)
    }

    /// Sorts by place and drops repetitions.
    pub(crate) fn settle(&mut self) {
        self.0.sort();
        self.0.dedup();
    }

    /// Adds an error.
    pub(crate) fn error(
        &mut self,
        path: &str,
        span: Span,
        code: &'static str,
        message: impl Into<String>,
        help: impl Into<String>,
    ) {
        self.0.push(Diagnostic {
            path: path.to_owned(),
            span,
            code,
            severity: Severity::Error,
            message: message.into(),
            help: help.into(),
        });
    }

    /// Adds a warning.
    pub(crate) fn warn(
        &mut self,
        path: &str,
        span: Span,
        code: &'static str,
        message: impl Into<String>,
        help: impl Into<String>,
    ) {
        self.error(path, span, code, message, help);
        if let Some(last) = self.0.last_mut() {
            last.severity = Severity::Warning;
        }
    }
}

impl fmt::Display for Diagnostics {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for d in &self.0 {
            let word = if d.severity == Severity::Error {
                "error"
            } else {
                "warning"
            };
            writeln!(
                f,
                "{word}[{}] {} byte {}: {}",
                d.code, d.path, d.span.start, d.message
            )?;
            if !d.help.is_empty() {
                writeln!(f, "  help: {}", d.help)?;
            }
        }
        Ok(())
    }
}

/// The name among `known` that `wrong` was probably meant to be, if one is near enough.
#[must_use]
pub fn did_you_mean<'a>(wrong: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let limit = (wrong.chars().count() / 3).clamp(1, 3);
    known
        .into_iter()
        .map(|name| (edit_distance(wrong, name), name))
        .filter(|(distance, name)| *distance <= limit && *distance < name.chars().count())
        .min()
        .map(|(_, name)| name)
}

/// "Did you mean …?" or, where nothing is near, the given other advice.
pub(crate) fn suggest<'a>(wrong: &str, known: impl IntoIterator<Item = &'a str>, otherwise: &str) -> String {
    match did_you_mean(wrong, known) {
        Some(name) => format!("did you mean `{name}`?"),
        None => otherwise.to_owned(),
    }
}

/// Levenshtein distance with neighbouring letters swapped counted as one edit.
fn edit_distance(a: &str, b: &str) -> usize {
    let a: Vec<char> = a.chars().collect();
    let b: Vec<char> = b.chars().collect();
    let mut before_last: Vec<usize> = Vec::new();
    let mut last: Vec<usize> = (0..=b.len()).collect();
    for (i, ca) in a.iter().enumerate() {
        let mut row = vec![i + 1];
        for (j, cb) in b.iter().enumerate() {
            let change = last[j] + usize::from(ca != cb);
            let mut best = change.min(last[j + 1] + 1).min(row[j] + 1);
            if i > 0 && j > 0 && *ca == b[j - 1] && a[i - 1] == *cb {
                best = best.min(before_last[j - 1] + 1);
            }
            row.push(best);
        }
        before_last = std::mem::replace(&mut last, row);
    }
    last[b.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn suggests_only_near_names() {
        assert_eq!(
            did_you_mean("joind_on", ["joined_on", "cause"]),
            Some("joined_on")
        );
        assert_eq!(did_you_mean("casue", ["joined_on", "cause"]), Some("cause"));
        assert_eq!(did_you_mean("weather", ["joined_on", "cause"]), None);
    }
}
