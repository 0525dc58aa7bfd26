//! The errors that cross to the window and the command line: a stable code, a sentence that says
//! what happened, what was kept and what to do, and the details the window fills into its own words.

use satei_cases::CaseError;
use satei_evidence::EvidenceError;
use satei_rules::did_you_mean;

use crate::text::why_not;
use crate::view::{DeskError, Hint, Label};

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

    /// Adds a named detail that has a text in each language, as `name@ja` and so on.
    #[must_use]
    pub fn hint_label(self, name: &str, text: &Label) -> Self {
        self.hint(&format!("{name}@ja"), &text.ja)
            .hint(&format!("{name}@zh-Hans"), &text.zh_hans)
            .hint(&format!("{name}@en"), &text.en)
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

/// As [`unknown`], with the name that was probably meant, where one is near.
pub fn unknown_of<'a>(what: &str, id: &str, known: impl IntoIterator<Item = &'a str>) -> DeskError {
    let mut out = unknown(what, id);
    if let Some(near) = did_you_mean(id, known) {
        out.message.push_str(&format!(" Did you mean {near:?}?"));
        out = out.hint("near", near);
    }
    out
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
        CaseError::NoFolder(path) | CaseError::NotADesk(path) | CaseError::NotEmpty(path) => {
            out.hint("path", path.display())
        }
        CaseError::Damaged { what } => out.hint("what", what),
        CaseError::Payload { event, .. } => out.hint("event", event),
        CaseError::OldSqlite(version) => out.hint("version", version),
        CaseError::Io(error) => out.hint_label("why", &why_not(error)),
        CaseError::Database(error) => out.hint("why", error),
        _ => out,
    }
}

/// An error of the vault.
pub(crate) fn evidence_error(error: &EvidenceError) -> DeskError {
    let out = DeskError::new(error.code(), sentence(&error.to_string()));
    match error {
        EvidenceError::SourceUnreadable(why) => out.hint_label("why", &why_not(why)),
        EvidenceError::Storage { source, .. } => out.hint_label("why", &why_not(source)),
        EvidenceError::ReaderMissing(why) => out.hint("why", why),
        EvidenceError::ReaderMismatch { found } => out.hint("found", found),
        EvidenceError::Missing(id) | EvidenceError::Altered(id) => out.hint("id", id),
        _ => out,
    }
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
