//! Making and opening a desk.

use std::path::{Path, PathBuf};

use rusqlite::{Connection, OpenFlags};
use satei_model::{DeskCreated, DeskId, UserId};
use zeroize::Zeroizing;

use super::append::Batch;
use super::{Environment, Store};
use crate::error::{CaseError, Result};
use crate::folder::{DeskFile, FORMAT};
use crate::keys::{self, Keys, PUBLISHED_KEY, RecoveryKey, Slot, hex};
use crate::lock::DeskLock;
use crate::schema::{MIGRATIONS, migrate};

/// The first SQLite without the fault in its write-ahead log, as SQLite counts versions.
const SOUND_SQLITE: i32 = 3_051_003;

/// How a new desk is protected.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Protection<'a> {
    /// With a passphrase and a recovery key.
    Passphrase(&'a str),
    /// Not at all: a sample desk under the published key.
    Sample,
}

/// A desk to be made.
#[derive(Debug, Clone, Copy)]
pub struct NewDesk<'a> {
    /// Name of the desk.
    pub name: &'a str,
    /// Who makes it.
    pub user: UserId,
    /// How it is protected.
    pub protection: Protection<'a>,
}

/// A desk that was made.
#[derive(Debug)]
pub struct Created {
    /// The open desk.
    pub store: Store,
    /// The recovery key, to be shown and printed once; none for a sample desk.
    pub recovery: Option<RecoveryKey>,
}

/// With what a desk is opened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unlock<'a> {
    /// The passphrase.
    Passphrase(&'a str),
    /// The recovery key, as printed.
    Recovery(&'a str),
    /// Nothing: only a sample desk opens so.
    Sample,
}

impl Store {
    /// Makes a desk in a folder that does not exist or is empty. It is made beside that folder and moved
    /// into place when it is whole, so that a crash leaves no half desk.
    ///
    /// # Errors
    /// The folder is not empty or cannot be written to, or the disk is full; then there is no new desk.
    pub fn create(folder: &Path, new: NewDesk<'_>, environment: Environment) -> Result<Created> {
        let folder = &std::path::absolute(folder)?;
        if folder.is_dir() && std::fs::read_dir(folder)?.next().is_some() {
            return Err(CaseError::NotEmpty(folder.to_owned()));
        }
        let making = beside(folder)?;
        if making.is_dir() {
            std::fs::remove_dir_all(&making)?;
        }
        let made = make(&making, new, &environment).and_then(|made| {
            environment
                .files
                .move_dir(&making, folder)
                .map_err(CaseError::from)
                .map(|()| made)
        });
        let (keys, recovery) = match made {
            Ok(made) => made,
            Err(error) => {
                // What was begun is of no use to anybody; the error that is reported is the first one.
                let _ = std::fs::remove_dir_all(&making);
                return Err(error);
            }
        };
        let file = DeskFile::read(folder, environment.files.as_ref())?;
        let store = Self::assemble(folder, &file, keys, environment)?;
        Ok(Created { store, recovery })
    }

    /// Opens a desk.
    ///
    /// # Errors
    /// There is no desk, another program has it, it is newer, does not open with what was given, is
    /// damaged, or its folder cannot be written to. In every case it is left as it was.
    pub fn open(folder: &Path, unlock: Unlock<'_>, environment: Environment) -> Result<Self> {
        let file = DeskFile::read(folder, environment.files.as_ref())?;
        let keys = unlock_keys(&file, unlock)?;
        Self::assemble(folder, &file, keys, environment)
    }

    fn assemble(folder: &Path, file: &DeskFile, keys: Keys, environment: Environment) -> Result<Self> {
        let lock = DeskLock::take(folder, environment.files.as_ref())?;
        let mut conn = connect(&folder.join("desk.db"), &keys, false)?;
        migrate(
            &mut conn,
            MIGRATIONS,
            &folder.join("backups"),
            environment.clock.now(),
        )?;
        Ok(Self {
            conn: conn.into(),
            folder: folder.to_owned(),
            desk: file.id,
            sample: file.sample,
            keys,
            environment,
            _lock: lock,
        })
    }
}

/// Where a desk is made before it is moved into place: a folder beside, so that a rename suffices.
fn beside(folder: &Path) -> Result<PathBuf> {
    let name = folder
        .file_name()
        .ok_or(CaseError::BadRequest("the desk folder needs a name"))?;
    let mut making = std::ffi::OsString::from(".");
    making.push(name);
    making.push(".making");
    Ok(folder.with_file_name(making))
}

fn make(folder: &Path, new: NewDesk<'_>, environment: &Environment) -> Result<(Keys, Option<RecoveryKey>)> {
    let (ids, files) = (environment.ids.as_ref(), environment.files.as_ref());
    let now = environment.clock.now();
    let id = DeskId(ids.id(now));
    files.create_dir(&folder.join("originals"))?;
    files.create_dir(&folder.join("backups"))?;
    let (keys, slots, recovery) = match new.protection {
        Protection::Sample => (
            Keys::new(Zeroizing::new(PUBLISHED_KEY)),
            vec![Slot::Published],
            None,
        ),
        Protection::Passphrase(passphrase) => {
            let keys = Keys::random(ids)?;
            let first = keys::passphrase_slot(&keys, passphrase, id, ids)?;
            let (second, recovery) = keys::recovery_slot(&keys, id, ids)?;
            (keys, vec![first, second], Some(recovery))
        }
    };
    let sample = new.protection == Protection::Sample;
    let mut conn = connect(&folder.join("desk.db"), &keys, true)?;
    migrate(&mut conn, MIGRATIONS, &folder.join("backups"), now)?;
    let tx = conn.transaction()?;
    let mut batch = Batch::begin(&tx, environment, id, new.user, satei_model::Stream::Desk)?;
    batch.push(
        &DeskCreated {
            name: new.name.to_owned(),
            sample,
        }
        .into(),
    )?;
    batch.project()?;
    tx.commit()?;
    conn.close().map_err(|(_, error)| error)?;
    DeskFile {
        satei_desk: FORMAT,
        id,
        sample,
        slots,
    }
    .write(folder, files)?;
    Ok((keys, recovery))
}

fn unlock_keys(file: &DeskFile, unlock: Unlock<'_>) -> Result<Keys> {
    let mut fitting = false;
    for slot in &file.slots {
        let opened = match (slot, unlock) {
            (Slot::Published, Unlock::Sample) => Some(Keys::new(Zeroizing::new(PUBLISHED_KEY))),
            (Slot::Passphrase { .. }, Unlock::Passphrase(passphrase)) => {
                fitting = true;
                keys::open_passphrase(slot, passphrase, file.id)?
            }
            (Slot::Recovery { .. }, Unlock::Recovery(recovery)) => {
                fitting = true;
                keys::open_recovery(slot, recovery, file.id)?
            }
            _ => None,
        };
        if let Some(keys) = opened {
            return Ok(keys);
        }
    }
    Err(match unlock {
        Unlock::Passphrase(_) if fitting => CaseError::WrongPassphrase,
        Unlock::Recovery(_) if fitting => CaseError::WrongRecoveryKey,
        Unlock::Passphrase(_) => CaseError::NoSuchLock("a passphrase"),
        Unlock::Recovery(_) => CaseError::NoSuchLock("a recovery key"),
        Unlock::Sample => CaseError::NoSuchLock("the published key of sample desks"),
    })
}

/// Opens the database and proves that the key fits by reading from it.
pub(crate) fn connect(path: &Path, keys: &Keys, create: bool) -> Result<Connection> {
    if rusqlite::version_number() < SOUND_SQLITE {
        return Err(CaseError::OldSqlite(rusqlite::version()));
    }
    if !create {
        // SQLite takes a file of nothing for a new database, and whatever the desk held would be gone unsaid.
        let what = match std::fs::metadata(path) {
            Ok(found) if found.is_file() && found.len() > 0 => None,
            Ok(found) if found.is_file() => Some("desk.db (it is empty)"),
            _ => Some("desk.db (it is missing)"),
        };
        if let Some(what) = what {
            return Err(CaseError::Damaged {
                what: what.to_owned(),
            });
        }
    }
    let mut flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    if create {
        flags |= OpenFlags::SQLITE_OPEN_CREATE;
    }
    let conn = Connection::open_with_flags(path, flags)?;
    let key = Zeroizing::new(hex(keys.database().as_ref()));
    // A raw key: the desk key is random already and needs no stretching. The cipher logs to the standard
    // error unless told not to.
    let pragmas = Zeroizing::new(format!(
        "PRAGMA cipher_log_level = NONE; PRAGMA key = \"x'{}'\"; PRAGMA busy_timeout = 5000;
         PRAGMA foreign_keys = ON; PRAGMA secure_delete = ON;",
        key.as_str()
    ));
    conn.execute_batch(&pragmas)?;
    conn.query_row("SELECT count(*) FROM sqlite_schema", [], |row| {
        row.get::<_, i64>(0)
    })?;
    // 32 MiB of pages: decrypting one again costs more than keeping it.
    conn.execute_batch("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA cache_size = -32768;")?;
    conn.set_prepared_statement_cache_capacity(128);
    Ok(conn)
}
