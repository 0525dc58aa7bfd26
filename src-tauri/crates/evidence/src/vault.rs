//! The vault: originals under lock, and the way to every question about them.

use std::{
    fmt,
    io::{self, Read, Write},
    path::{Path, PathBuf},
    sync::Arc,
};

use satei_model::Cancel;
use satei_reader_proto::{Confinement, Job};
use sha2::Digest as _;

use crate::{
    error::EvidenceError,
    id::{OriginalId, Sha256},
    outcome::ReadOutcome,
    progress::Progress,
    reader::{JobError, Pixels, Pool, ReaderLimits},
    seal::{HEADER, Purpose, SealReader},
    storage::{DiskStorage, Storage},
};

/// The two secrets of a vault. They are printed nowhere, not even in errors.
#[derive(Clone)]
pub struct VaultKeys {
    /// Encrypts what is stored.
    pub content: [u8; 32],
    /// Makes the names under which it is stored.
    pub names: [u8; 32],
}

impl fmt::Debug for VaultKeys {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("VaultKeys(…)")
    }
}

/// What is wrong with an original.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Defect {
    /// The original.
    pub original: OriginalId,
    /// What is wrong with it.
    pub kind: DefectKind,
}

/// Kinds of defect.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DefectKind {
    /// The vault has no such file.
    Missing,
    /// The file is there but was altered, cut or exchanged.
    Altered,
    /// The file is whole but is not the one whose hash was recorded.
    OtherContent,
    /// The disk does not give the file.
    DiskFailed,
}

/// A folder of originals. Calls may come from several threads at once.
pub struct Vault {
    pub(crate) folder: PathBuf,
    pub(crate) keys: VaultKeys,
    pub(crate) storage: Arc<dyn Storage>,
    readers: Pool,
}

impl Vault {
    /// Opens the vault in `folder`, making it if there is none, and clears away what an interrupted earlier run
    /// left half-written. Only one program may have a vault open; the desk's lock sees to that.
    ///
    /// # Errors
    /// [`EvidenceError::ReadOnly`], [`EvidenceError::StorageFull`] or [`EvidenceError::Storage`].
    pub fn open(folder: impl Into<PathBuf>, keys: VaultKeys) -> Result<Self, EvidenceError> {
        Self::open_with(folder, keys, Arc::new(DiskStorage), ReaderLimits::default())
    }

    /// As [`Vault::open`], on another storage and with other limits for the reader.
    ///
    /// # Errors
    /// As [`Vault::open`].
    pub fn open_with(
        folder: impl Into<PathBuf>,
        keys: VaultKeys,
        storage: Arc<dyn Storage>,
        limits: ReaderLimits,
    ) -> Result<Self, EvidenceError> {
        let vault = Self {
            folder: folder.into(),
            keys,
            storage,
            readers: Pool::new(limits),
        };
        for folder in [
            vault.temp_folder(),
            vault.folder.join(ORIGINALS),
            vault.folder.join(PICTURES),
        ] {
            vault
                .storage
                .create_folder(&folder)
                .map_err(EvidenceError::storage("open the vault"))?;
        }
        vault
            .storage
            .sync_folder(&vault.folder)
            .map_err(EvidenceError::storage("open the vault"))?;
        vault.remove_temp()?;
        Ok(vault)
    }

    /// Removes half-written files. Called when the vault is opened; not while something is being taken in.
    ///
    /// # Errors
    /// [`EvidenceError::Storage`] when the folder cannot be listed. A file that cannot be removed stays.
    pub fn remove_temp(&self) -> Result<(), EvidenceError> {
        let left = self
            .storage
            .list(&self.temp_folder())
            .map_err(EvidenceError::storage("clear half-written files"))?;
        for file in left {
            // It is in nobody's way; the next start tries again.
            let _ = self.storage.remove(&file);
        }
        Ok(())
    }

    /// Reads an original: what it is, its pages, its text, what the camera wrote. A file that cannot be read is
    /// a state of the outcome, not an error. Takes at most the reader's time limit (8 s) once it is its turn.
    ///
    /// # Errors
    /// [`EvidenceError::Missing`] or [`EvidenceError::Altered`] for the original, `ReaderMissing`,
    /// `ReaderMismatch` for the program, [`EvidenceError::Cancelled`].
    pub fn read(&self, original: OriginalId, cancel: &Cancel) -> Result<ReadOutcome, EvidenceError> {
        let mut content = self.content(original)?;
        let said = self
            .readers
            .run(Job::Read, &mut content, cancel)
            .map_err(content.in_our_words())?;
        Ok(said.into_outcome())
    }

    /// Whether the reader is there and fits, and which walls it stands behind on this system.
    ///
    /// # Errors
    /// `ReaderMissing` or `ReaderMismatch`, as any reading would fail.
    pub fn check_reader(&self) -> Result<Confinement, EvidenceError> {
        match self.readers.run(Job::Read, &mut io::empty(), &Cancel::default()) {
            Ok(said) => Ok(said.into_outcome().confinement),
            Err(JobError::Other(error)) => Err(error),
            Err(JobError::Input(error)) => Err(EvidenceError::ReaderMissing(error.to_string())),
        }
    }

    /// Asks the reader for bare pixels.
    pub(crate) fn pixels(
        &self,
        original: OriginalId,
        job: Job,
        cancel: &Cancel,
    ) -> Result<Pixels, EvidenceError> {
        let mut content = self.content(original)?;
        let said = self
            .readers
            .run(job, &mut content, cancel)
            .map_err(content.in_our_words())?;
        said.into_pixels()
    }

    /// The whole original, for export or to be sent on.
    ///
    /// # Errors
    /// [`EvidenceError::Missing`], [`EvidenceError::Altered`] or [`EvidenceError::Storage`].
    pub fn original_bytes(&self, original: OriginalId) -> Result<Vec<u8>, EvidenceError> {
        let mut bytes = Vec::new();
        let mut content = self.content(original)?;
        content
            .read_to_end(&mut bytes)
            .map_err(|error| content.failure(error))?;
        Ok(bytes)
    }

    /// Writes the whole original to `to` without holding it in memory. On an error part of it may be written.
    ///
    /// # Errors
    /// As [`Vault::original_bytes`]; a failure of `to` is [`EvidenceError::Storage`].
    pub fn write_original(&self, original: OriginalId, to: &mut dyn Write) -> Result<(), EvidenceError> {
        let mut content = self.content(original)?;
        let mut piece = vec![0; 64 * 1024];
        loop {
            let length = content.read(&mut piece).map_err(|error| content.failure(error))?;
            if length == 0 {
                return Ok(());
            }
            to.write_all(&piece[..length])
                .map_err(EvidenceError::storage("write the copy of an original"))?;
        }
    }

    /// Compares originals with the hashes recorded for them and returns every defect.
    ///
    /// # Errors
    /// [`EvidenceError::Cancelled`].
    pub fn verify(
        &self,
        recorded: impl IntoIterator<Item = (OriginalId, Sha256)>,
        cancel: &Cancel,
        progress: &dyn Fn(Progress),
    ) -> Result<Vec<Defect>, EvidenceError> {
        let recorded = recorded.into_iter();
        let total = recorded.size_hint().1.map(|n| n as u64);
        let mut defects = Vec::new();
        for (done, (original, sha256)) in recorded.enumerate() {
            if cancel.is_cancelled() {
                return Err(EvidenceError::Cancelled);
            }
            progress(Progress {
                done: done as u64,
                total,
            });
            let kind = match self.write_original(original, &mut io::sink()) {
                Ok(()) if OriginalId::of(&sha256, &self.keys.names) == original => continue,
                Ok(()) => DefectKind::OtherContent,
                Err(EvidenceError::Missing(_)) => DefectKind::Missing,
                Err(EvidenceError::Altered(_)) => DefectKind::Altered,
                Err(_) => DefectKind::DiskFailed,
            };
            defects.push(Defect { original, kind });
        }
        Ok(defects)
    }

    /// Destroys an original and every picture made of it. The salt its key was made from is overwritten before
    /// the file is removed. An original that is not there is no error.
    ///
    /// # Errors
    /// [`EvidenceError::ReadOnly`] or [`EvidenceError::Storage`].
    pub fn erase(&self, original: OriginalId) -> Result<(), EvidenceError> {
        let failed = EvidenceError::storage("erase an original");
        let folder = self.picture_folder(original);
        for picture in self.storage.list(&folder).map_err(&failed)? {
            self.storage.remove(&picture).map_err(&failed)?;
        }
        let file = self.original_path(original);
        match self.storage.overwrite(&file, &[0; HEADER]) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
            other => other.map_err(&failed)?,
        }
        self.storage.remove(&file).map_err(&failed)?;
        self.storage.sync_folder(&parent(&file)).map_err(failed)
    }

    /// An original's content, proved against its name as it is read.
    pub(crate) fn content(&self, original: OriginalId) -> Result<Content<'_>, EvidenceError> {
        let file = self
            .storage
            .open(&self.original_path(original))
            .map_err(|error| match error.kind() {
                io::ErrorKind::NotFound => EvidenceError::Missing(original),
                _ => EvidenceError::storage("open an original")(error),
            })?;
        let open = SealReader::new(file, &self.keys.content, Purpose::Original)
            .map_err(|error| failure(original, error))?;
        Ok(Content {
            open,
            hasher: Some(sha2::Sha256::new()),
            original,
            names_key: &self.keys.names,
        })
    }

    pub(crate) fn temp_folder(&self) -> PathBuf {
        self.folder.join("temp")
    }

    pub(crate) fn original_path(&self, original: OriginalId) -> PathBuf {
        let name = original.to_string();
        self.folder.join(ORIGINALS).join(&name[..2]).join(name)
    }

    pub(crate) fn picture_folder(&self, original: OriginalId) -> PathBuf {
        let name = original.to_string();
        self.folder.join(PICTURES).join(&name[..2]).join(name)
    }
}

const ORIGINALS: &str = "originals";
const PICTURES: &str = "pictures";

/// The folder a file of the vault lies in.
pub(crate) fn parent(file: &Path) -> PathBuf {
    file.parent().unwrap_or(file).to_owned()
}

fn failure(original: OriginalId, error: io::Error) -> EvidenceError {
    match error.kind() {
        io::ErrorKind::InvalidData => EvidenceError::Altered(original),
        _ => EvidenceError::storage("read an original")(error),
    }
}

/// Content of an original. Its end is given only if all of it hashes to the original's name.
pub(crate) struct Content<'a> {
    open: SealReader<Box<dyn Read + Send>>,
    hasher: Option<sha2::Sha256>,
    original: OriginalId,
    names_key: &'a [u8; 32],
}

impl Content<'_> {
    fn failure(&self, error: io::Error) -> EvidenceError {
        failure(self.original, error)
    }

    fn in_our_words(&self) -> impl FnOnce(JobError) -> EvidenceError + use<> {
        let original = self.original;
        move |error| match error {
            JobError::Input(error) => failure(original, error),
            JobError::Other(error) => error,
        }
    }
}

impl Read for Content<'_> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let length = self.open.read(into)?;
        if length > 0 {
            if let Some(hasher) = &mut self.hasher {
                hasher.update(&into[..length]);
            }
        } else if !into.is_empty()
            && let Some(hasher) = self.hasher.take()
        {
            let sha256 = Sha256(hasher.finalize().into());
            if OriginalId::of(&sha256, self.names_key) != self.original {
                return Err(io::Error::new(
                    io::ErrorKind::InvalidData,
                    "the content has another hash",
                ));
            }
        }
        Ok(length)
    }
}
