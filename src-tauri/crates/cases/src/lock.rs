//! One program at a time: a lock the system takes back when the program ends, however it ends.

use std::fs::{File, TryLockError};
use std::path::Path;

use crate::error::{CaseError, Result};
use crate::files::Files;

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
        match file.try_lock() {
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
