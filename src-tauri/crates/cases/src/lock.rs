//! One program at a time: a lock the system takes back when the program ends, however it ends.

use std::fs::{File, TryLockError};
use std::path::Path;
use std::time::Duration;

use crate::error::{CaseError, Result};
use crate::files::Files;

/// How often the lock is tried, and how long is waited in between. A program that is just being started by
/// this one holds a copy of every open file for a moment, and with it a lock that was let go meanwhile.
const TRIES: u32 = 10;
const PAUSE: Duration = Duration::from_millis(50);

/// The lock on a desk. Let go when dropped.
#[derive(Debug)]
pub(crate) struct DeskLock {
    _file: File,
}

impl DeskLock {
    /// Takes the lock, or says who has it. The holder's description lies in a file of its own because on
    /// some systems a locked file cannot be read.
    pub fn take(folder: &Path, files: &dyn Files) -> Result<Self> {
        let holder = folder.join("desk.holder");
        let file = files.open_lock(&folder.join("desk.lock"))?;
        let mut tried = file.try_lock();
        for _ in 1..TRIES {
            if !matches!(tried, Err(TryLockError::WouldBlock)) {
                break;
            }
            std::thread::sleep(PAUSE);
            tried = file.try_lock();
        }
        match tried {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => {
                let holder = files
                    .read(&holder)
                    .ok()
                    .and_then(|bytes| String::from_utf8(bytes).ok());
                return Err(CaseError::InUse {
                    holder: holder.unwrap_or_else(|| "unknown".to_owned()),
                });
            }
            Err(TryLockError::Error(error)) => return Err(error.into()),
        }
        let program = std::env::current_exe().ok();
        let name = program
            .as_deref()
            .and_then(Path::file_stem)
            .and_then(|name| name.to_str())
            .unwrap_or("satei");
        files.write_atomic(
            &holder,
            format!("{name}, process {}", std::process::id()).as_bytes(),
        )?;
        Ok(Self { _file: file })
    }
}
