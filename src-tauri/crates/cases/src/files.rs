//! The few file operations of the store, behind a trait so that a test can make any of them fail.

use std::fs::{self, File};
use std::io::{self, Write as _};
use std::path::Path;

/// File operations of the store.
pub trait Files: Send + Sync {
    /// Makes a folder and those above it.
    ///
    /// # Errors
    /// As the system says.
    fn create_dir(&self, path: &Path) -> io::Result<()>;
    /// Reads a whole file.
    ///
    /// # Errors
    /// As the system says.
    fn read(&self, path: &Path) -> io::Result<Vec<u8>>;
    /// Writes a file so that after a crash either the old or the new bytes are there, never a mixture.
    ///
    /// # Errors
    /// As the system says; the old file is then still there.
    fn write_atomic(&self, path: &Path, bytes: &[u8]) -> io::Result<()>;
    /// Opens a file to hold a lock on, making it if need be.
    ///
    /// # Errors
    /// As the system says.
    fn open_lock(&self, path: &Path) -> io::Result<File>;
    /// Renames a folder to a name that is free, or to an empty folder.
    ///
    /// # Errors
    /// As the system says.
    fn move_dir(&self, from: &Path, to: &Path) -> io::Result<()>;
}

/// The file system.
#[derive(Debug, Default, Clone, Copy)]
pub struct DiskFiles;

impl Files for DiskFiles {
    fn create_dir(&self, path: &Path) -> io::Result<()> {
        fs::create_dir_all(path)
    }

    fn read(&self, path: &Path) -> io::Result<Vec<u8>> {
        fs::read(path)
    }

    fn write_atomic(&self, path: &Path, bytes: &[u8]) -> io::Result<()> {
        let temporary = path.with_extension("part");
        let written = File::create(&temporary).and_then(|mut file| {
            file.write_all(bytes)?;
            file.sync_all()
        });
        if let Err(error) = written.and_then(|()| fs::rename(&temporary, path)) {
            // The failure that is reported is the first one; a leftover is overwritten next time.
            let _ = fs::remove_file(&temporary);
            return Err(error);
        }
        path.parent().map_or(Ok(()), sync_dir)
    }

    fn open_lock(&self, path: &Path) -> io::Result<File> {
        File::options()
            .read(true)
            .write(true)
            .create(true)
            .truncate(false)
            .open(path)
    }

    fn move_dir(&self, from: &Path, to: &Path) -> io::Result<()> {
        if to.is_dir() {
            // Refuses, as it must, if something has come into the folder meanwhile.
            fs::remove_dir(to)?;
        }
        fs::rename(from, to)?;
        to.parent().map_or(Ok(()), sync_dir)
    }
}

/// Makes a rename durable. Only Unix can sync a folder; elsewhere the rename itself is durable enough.
fn sync_dir(folder: &Path) -> io::Result<()> {
    if cfg!(unix) && !folder.as_os_str().is_empty() {
        File::open(folder)?.sync_all()
    } else {
        Ok(())
    }
}
