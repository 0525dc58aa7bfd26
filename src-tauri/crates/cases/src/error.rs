//! What can go wrong, each with a code of its own, what was kept, and what to do.

use std::io;
use std::path::PathBuf;

use satei_model::{CanonicalError, EventId, PayloadError, Recorded};

/// Result of the case store.
pub type Result<T, E = CaseError> = std::result::Result<T, E>;

/// A failure of the case store. Nothing is half done: what was there before is there still.
#[derive(Debug, thiserror::Error)]
pub enum CaseError {
    /// There is no such folder.
    #[error("there is no folder {0}; nothing was changed. Check the path, or make a desk there")]
    NoFolder(PathBuf),
    /// The folder holds no desk.
    #[error("{0} holds no desk (no desk.json); nothing was changed. Choose another folder, or make a desk")]
    NotADesk(PathBuf),
    /// The folder is not empty, so no desk is made in it.
    #[error("{0} is not empty; nothing was changed. Choose an empty folder for a new desk")]
    NotEmpty(PathBuf),
    /// Another program has the desk open.
    #[error("the desk is open in another program ({holder}); nothing was changed. Close it there first")]
    InUse {
        /// Which program, as it described itself.
        holder: String,
    },
    /// Made by a newer program.
    #[error(
        "the desk was made by a newer program (format {found}, this one knows up to {known}); \
         nothing was changed. Open it with the newer program"
    )]
    Newer {
        /// Format found.
        found: u32,
        /// Newest format known.
        known: u32,
    },
    /// The passphrase does not open the desk.
    #[error(
        "the passphrase does not open this desk; nothing was changed. Try again, or use the recovery key"
    )]
    WrongPassphrase,
    /// The recovery key does not open the desk.
    #[error(
        "the recovery key does not open this desk; nothing was changed. Check it against the printed sheet"
    )]
    WrongRecoveryKey,
    /// The desk has no lock of the kind that was tried.
    #[error("this desk does not open with {0}; nothing was changed")]
    NoSuchLock(&'static str),
    /// A file of the desk is damaged.
    #[error("{what} is damaged; it was left as it is. Restore the desk folder from a copy, or from backups/")]
    Damaged {
        /// Which file or part.
        what: String,
    },
    /// The folder cannot be written to.
    #[error("the desk folder cannot be written to; nothing was changed. Check its permissions and the disk")]
    ReadOnly,
    /// The disk is full.
    #[error("the disk is full; nothing was changed. Free some space and try again")]
    DiskFull,
    /// The change was made on an older state.
    #[error("the claim has changed meanwhile ({} events); nothing was changed. Look at it again", since.len())]
    Stale {
        /// The present head.
        head: Option<EventId>,
        /// What happened since.
        since: Vec<Recorded>,
    },
    /// An idempotency key was used for something else before.
    #[error("the key of this change was used for another change before; nothing was changed")]
    KeyReused,
    /// No such claim.
    #[error("there is no claim {0} on this desk; nothing was changed")]
    NoSuchClaim(String),
    /// The event cannot be taken back.
    #[error("this step cannot be taken back: {0}; nothing was changed")]
    NotUndoable(&'static str),
    /// A payload does not belong to the stream, or the request is empty.
    #[error("the change cannot be recorded: {0}; nothing was changed")]
    BadRequest(&'static str),
    /// A payload holds something that has no canonical bytes.
    #[error("the change cannot be recorded: {0}; nothing was changed")]
    NotCanonical(#[from] CanonicalError),
    /// A stored payload cannot be read.
    #[error("event {event} cannot be read: {reason}")]
    Payload {
        /// The event.
        event: String,
        /// Why.
        reason: PayloadError,
    },
    /// The SQLite of this build is older than the store can trust.
    #[error("SQLite {0} is older than 3.51.3, which has a fault in its write-ahead log; nothing was opened")]
    OldSqlite(&'static str),
    /// A file operation failed.
    #[error("a file operation failed ({0}); what was stored before is unharmed")]
    Io(io::Error),
    /// The database failed.
    #[error("the database failed ({0}); what was stored before is unharmed")]
    Database(rusqlite::Error),
}

impl CaseError {
    /// The code the window and scripts match on.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::NoFolder(_) => "desk_folder_missing",
            Self::NotADesk(_) => "desk_not_a_desk",
            Self::NotEmpty(_) => "desk_folder_not_empty",
            Self::InUse { .. } => "desk_in_use",
            Self::Newer { .. } => "desk_newer",
            Self::WrongPassphrase => "desk_wrong_passphrase",
            Self::WrongRecoveryKey => "desk_wrong_recovery_key",
            Self::NoSuchLock(_) => "desk_no_such_lock",
            Self::Damaged { .. } => "desk_damaged",
            Self::ReadOnly => "desk_read_only",
            Self::DiskFull => "disk_full",
            Self::Stale { .. } => "stale",
            Self::KeyReused => "key_reused",
            Self::NoSuchClaim(_) => "no_such_claim",
            Self::NotUndoable(_) => "not_undoable",
            Self::BadRequest(_) => "bad_request",
            Self::NotCanonical(_) => "not_canonical",
            Self::Payload { .. } => "event_unreadable",
            Self::OldSqlite(_) => "sqlite_too_old",
            Self::Io(_) => "io",
            Self::Database(_) => "database",
        }
    }
}

impl From<io::Error> for CaseError {
    fn from(error: io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => Self::DiskFull,
            io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => Self::ReadOnly,
            _ => Self::Io(error),
        }
    }
}

impl From<rusqlite::Error> for CaseError {
    fn from(error: rusqlite::Error) -> Self {
        use rusqlite::ErrorCode;
        match error.sqlite_error_code() {
            Some(ErrorCode::DiskFull) => Self::DiskFull,
            Some(ErrorCode::ReadOnly | ErrorCode::CannotOpen | ErrorCode::PermissionDenied) => Self::ReadOnly,
            Some(ErrorCode::NotADatabase | ErrorCode::DatabaseCorrupt) => Self::Damaged {
                what: "desk.db".to_owned(),
            },
            _ => Self::Database(error),
        }
    }
}
