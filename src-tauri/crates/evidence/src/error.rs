//! What can go wrong between a file and the vault.

use std::io;

use crate::{MAX_ORIGINAL, id::OriginalId, outcome::ReadState};

/// Why the vault could not do what was asked. A file that is damaged is no error here but a state of its
/// reading: see [`crate::ReadState`].
#[derive(Debug, thiserror::Error)]
pub enum EvidenceError {
    /// The file is larger than what is taken in.
    #[error(
        "the file has {size} bytes and at most {MAX_ORIGINAL} (100 MiB) are taken in; nothing was stored and the \
         file is untouched: split it or reduce it, then attach the parts"
    )]
    TooLarge {
        /// Size of the file in bytes, or how many had been read when it was refused.
        size: u64,
    },
    /// The source is a folder, a device or another thing that is not a file.
    #[error(
        "this is not a file; nothing was stored: choose a file, or attach the files of the folder one by one"
    )]
    NotAFile,
    /// The source could not be read.
    #[error(
        "the file could not be read ({0}); nothing was stored and the file is untouched: check it and try again"
    )]
    SourceUnreadable(#[source] io::Error),
    /// The source changed while it was being copied.
    #[error(
        "the file changed while it was taken in; nothing was stored: wait until it is complete and try again"
    )]
    SourceChanged,
    /// The desk's disk is full.
    #[error(
        "the disk of the desk is full; nothing was stored and all that was there is kept: make room and try again"
    )]
    StorageFull,
    /// The desk's folder may not be written.
    #[error("the desk's folder may not be written; nothing was changed: check its rights and try again")]
    ReadOnly,
    /// The vault's storage failed in another way.
    #[error("the desk's storage failed while it was to {doing} ({source}); what was stored before is kept")]
    Storage {
        /// What was being done.
        doing: &'static str,
        /// What the system said.
        #[source]
        source: io::Error,
    },
    /// The vault has no such original.
    #[error("original {0} is not in this vault; restore it from a backup")]
    Missing(OriginalId),
    /// The stored original is not what was taken in.
    #[error("original {0} was altered or damaged on disk and is not used; restore it from a backup")]
    Altered(OriginalId),
    /// The program that reads files was not found or does not start.
    #[error(
        "the program satei-reader was not found or does not start ({0}); the file is kept and can be classified by \
         hand: install Satei again, or name the program in SATEI_READER"
    )]
    ReaderMissing(String),
    /// The reader comes from another build than this program.
    #[error(
        "the program satei-reader comes from another build ({found}) than this one; the file is kept: install both \
         from the same release"
    )]
    ReaderMismatch {
        /// What the other build calls itself.
        found: String,
    },
    /// A picture of this file cannot be made; its reading says why.
    #[error("no picture can be made of this file ({state}); the original is kept and can be exported")]
    NoPicture {
        /// Why.
        state: ReadState,
    },
    /// The work was stopped as asked.
    #[error("stopped as asked; nothing was changed")]
    Cancelled,
    /// The system gave no random numbers.
    #[error("the system gave no random numbers, so nothing can be encrypted; nothing was stored")]
    NoRandomness,
}

impl EvidenceError {
    /// A stable name for programs.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::TooLarge { .. } => "evidence_too_large",
            Self::NotAFile => "evidence_not_a_file",
            Self::SourceUnreadable(_) => "evidence_source_unreadable",
            Self::SourceChanged => "evidence_source_changed",
            Self::StorageFull => "storage_full",
            Self::ReadOnly => "storage_read_only",
            Self::Storage { .. } => "storage_failed",
            Self::Missing(_) => "original_missing",
            Self::Altered(_) => "original_altered",
            Self::ReaderMissing(_) => "reader_missing",
            Self::ReaderMismatch { .. } => "reader_mismatch",
            Self::NoPicture { .. } => "no_picture",
            Self::Cancelled => "cancelled",
            Self::NoRandomness => "no_randomness",
        }
    }

    /// Names what the storage was doing, and gives the common troubles their own word.
    pub(crate) fn storage(doing: &'static str) -> impl Fn(io::Error) -> Self {
        move |source| match source.kind() {
            io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => Self::StorageFull,
            io::ErrorKind::ReadOnlyFilesystem | io::ErrorKind::PermissionDenied => Self::ReadOnly,
            _ => Self::Storage { doing, source },
        }
    }
}
