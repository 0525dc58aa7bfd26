//! The errors that cross to the window and the command line: a stable code, a sentence that says
//! what happened, what was kept and what to do, and the details the window fills into its own words.

use satei_cases::CaseError;
use satei_evidence::EvidenceError;
use satei_rules::InputError;

use crate::view::{DeskError, Hint};

/// Result of a use case.
pub type Outcome<T> = Result<T, DeskError>;

impl DeskError {
    /// An error with a stable `code` and an English sentence.
    pub fn new(code: &str, message: impl Into<String>) -> Self {
        Self {
            code: code.to_owned(),
            message: message.into(),
            hints: Vec::new(),
        }
    }

    /// Adds a named detail.
    #[must_use]
    pub fn hint(mut self, name: &str, value: impl ToString) -> Self {
        self.hints.push(Hint {
            name: name.to_owned(),
            value: value.to_string(),
        });
        self
    }

    /// The value of a detail, if there is one.
    pub fn detail(&self, name: &str) -> Option<&str> {
        self.hints
            .iter()
            .find(|hint| hint.name == name)
            .map(|hint| hint.value.as_str())
    }
}

/// A claim, file, plan or rule that is not there.
pub fn unknown(what: &str, id: &str) -> DeskError {
    DeskError::new(
        &format!("unknown_{what}"),
        format!("There is no {what} {id:?} on this desk. Nothing was changed."),
    )
    .hint("id", id)
}

/// Something the adjuster entered that cannot be taken as it is.
pub fn refused(code: &str, why: impl Into<String>) -> DeskError {
    let why = why.into();
    DeskError::new(code, format!("{why} Nothing was changed.")).hint("why", why)
}

/// A change that needs a reason and has none.
pub fn reason_missing(what: &str) -> DeskError {
    DeskError::new(
        "reason_missing",
        format!("{what} needs a reason. Nothing was changed: give one and try again."),
    )
    .hint("what", what)
}

/// An error of the case store.
pub(crate) fn case_error(error: &CaseError) -> DeskError {
    let out = DeskError::new(error.code(), sentence(&error.to_string()));
    match error {
        CaseError::Stale { since, .. } => out.hint("events", since.len()).hint(
            "kinds",
            since
                .iter()
                .map(|it| it.event.kind.as_str())
                .collect::<Vec<_>>()
                .join(", "),
        ),
        CaseError::InUse { holder } => out.hint("holder", holder),
        CaseError::Newer { found, known } => out.hint("found", found).hint("known", known),
        CaseError::NoSuchClaim(id) => out.hint("id", id),
        _ => out,
    }
}

/// An error of the vault.
pub(crate) fn evidence_error(error: &EvidenceError) -> DeskError {
    DeskError::new(error.code(), sentence(&error.to_string()))
}

/// Errors of a claim file: one each, with its place in the file.
pub(crate) fn input_errors(errors: &[InputError]) -> Vec<DeskError> {
    let each = errors.iter().map(|it| {
        let help = if it.help.is_empty() {
            String::new()
        } else {
            format!(" ({})", it.help)
        };
        DeskError::new(
            "claim_file_wrong",
            format!(
                "{}: {}{help}",
                if it.path.is_empty() { "/" } else { &it.path },
                it.message
            ),
        )
        .hint("path", &it.path)
        .hint("why", &it.message)
        .hint("help", &it.help)
    });
    each.collect()
}

/// The error of a claim that the rules core cannot take in, all of it in one.
pub(crate) fn joined(errors: Vec<DeskError>) -> DeskError {
    let message = errors
        .iter()
        .map(|it| it.message.as_str())
        .collect::<Vec<_>>()
        .join("; ");
    let mut out = DeskError::new("claim_file_wrong", format!("{message}. Nothing was changed."));
    out.hints = errors.into_iter().flat_map(|it| it.hints).collect();
    out
}

fn sentence(text: &str) -> String {
    let mut letters = text.chars();
    let first = letters
        .next()
        .map(|it| it.to_uppercase().to_string())
        .unwrap_or_default();
    let rest = letters.as_str();
    if rest.ends_with('.') {
        format!("{first}{rest}")
    } else {
        format!("{first}{rest}.")
    }
}
