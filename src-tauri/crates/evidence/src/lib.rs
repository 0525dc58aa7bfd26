//! Originals by hash, their custody, thumbnails and pages, and what was read from them.
//!
//! A [`Vault`] keeps every file that was received: unchanged, once, encrypted, under a name that tells nothing.
//! It parses none of them. What stands in a file is asked of the reader, a separate program under limits; what
//! the reader says is checked, bounded and, for pictures, encoded again from bare pixels.

mod error;
mod id;
mod outcome;
mod pictures;
mod progress;
mod reader;
mod seal;
mod storage;
mod take_in;
mod vault;

pub use error::EvidenceError;
pub use id::{OriginalId, Sha256};
pub use outcome::{PageText, ReadOutcome, ReadState};
pub use progress::Progress;
pub use reader::ReaderLimits;
pub use satei_model::Cancel;
pub use satei_reader_proto::{Confinement, Exif, Media, PageInfo, Position, UnreadableCode};
pub use storage::{DiskStorage, NewFile, Storage};
pub use take_in::{Source, TakenIn};
pub use vault::{Defect, DefectKind, Vault, VaultKeys};

/// Largest file that is taken in, in bytes.
pub const MAX_ORIGINAL: u64 = satei_reader_proto::MAX_INPUT;
