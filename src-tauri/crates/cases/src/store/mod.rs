//! The open desk.

mod append;
#[cfg(feature = "bulk")]
mod bulk;
mod claims;
mod dossiers;
pub(crate) mod open;
pub(crate) mod stored;

pub(crate) use append::chain as append_chain;
pub use append::{AppendRequest, Appended, Expected, NewClaim, OpenedClaim};
pub use dossiers::{Referring, Registration};
pub use open::{Created, NewDesk, Protection, Unlock};

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use rusqlite::Connection;
use satei_model::{Clock, DeskId, IdSource, SystemClock, SystemIds};

use crate::error::Result;
use crate::files::{DiskFiles, Files};
use crate::keys::Keys;
use crate::lock::DeskLock;

/// Where time, randomness and files come from.
#[derive(Clone)]
pub struct Environment {
    /// Tells the time.
    pub clock: Arc<dyn Clock>,
    /// Gives ids and random bytes.
    pub ids: Arc<dyn IdSource>,
    /// Does the file operations.
    pub files: Arc<dyn Files>,
}

impl Environment {
    /// The machine's own.
    #[must_use]
    pub fn system() -> Self {
        Self {
            clock: Arc::new(SystemClock),
            ids: Arc::new(SystemIds),
            files: Arc::new(DiskFiles),
        }
    }
}

/// An open desk. Can be shared between threads; one works at a time.
pub struct Store {
    conn: Mutex<Connection>,
    folder: PathBuf,
    desk: DeskId,
    sample: bool,
    keys: Keys,
    environment: Environment,
    _lock: DeskLock,
}

impl std::fmt::Debug for Store {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Store")
            .field("desk", &self.desk)
            .field("sample", &self.sample)
            .finish_non_exhaustive()
    }
}

impl Store {
    /// The desk's id.
    #[must_use]
    pub fn desk(&self) -> DeskId {
        self.desk
    }

    /// Whether it is the sample desk: invented people, published key.
    #[must_use]
    pub fn is_sample(&self) -> bool {
        self.sample
    }

    /// The desk folder.
    #[must_use]
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// The folder that belongs to the vault of originals.
    #[must_use]
    pub fn originals(&self) -> PathBuf {
        self.folder.join("originals")
    }

    /// The desk's keys, for the vault.
    #[must_use]
    pub fn keys(&self) -> &Keys {
        &self.keys
    }

    /// Clock, ids and files of this desk.
    #[must_use]
    pub fn environment(&self) -> &Environment {
        &self.environment
    }

    /// The connection. A thread that panicked while holding it left no transaction open, because one that
    /// is dropped is rolled back.
    pub(crate) fn conn(&self) -> MutexGuard<'_, Connection> {
        self.conn.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Copies the database, encrypted with the same key, into a file that does not exist yet.
    ///
    /// # Errors
    /// Where the copy cannot be written; the desk is unharmed.
    pub fn back_up(&self, to: &Path) -> Result<()> {
        let to = to.to_str().ok_or(crate::CaseError::BadRequest(
            "the path of the copy is not Unicode",
        ))?;
        self.conn().execute("VACUUM INTO ?1", [to])?;
        Ok(())
    }
}

#[cfg(test)]
mod tests;
