//! Taking a file in: copied, hashed and sealed in one pass, and there only when all of it is.

use std::{
    fs::{self, File},
    io::{self, Cursor, Read, Write},
    path::{Path, PathBuf},
    time::SystemTime,
};

use satei_model::Cancel;
use sha2::Digest as _;

use crate::{
    MAX_ORIGINAL,
    error::EvidenceError,
    id::{OriginalId, Sha256},
    progress::Progress,
    seal::{Purpose, SealWriter},
    vault::{Vault, parent},
};

/// Where a file comes from.
#[derive(Clone, Debug)]
pub enum Source {
    /// A file on this machine. It is only read, never touched.
    Path(PathBuf),
    /// A file that is already in memory: an attachment, an entry of an archive.
    Bytes {
        /// Its name.
        name: String,
        /// Its content.
        bytes: Vec<u8>,
    },
}

/// A file that is now in the vault.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TakenIn {
    /// Its name in the vault.
    pub original: OriginalId,
    /// Hash of its content.
    pub sha256: Sha256,
    /// Size in bytes.
    pub size: u64,
    /// The name it came with, without folders.
    pub name: String,
    /// The vault had this content before; nothing was stored twice.
    pub already_known: bool,
}

/// Bytes copied between two looks at the cancellation token.
const PIECE: usize = 64 * 1024;

impl Vault {
    /// Takes a file in: hashed while it is copied, sealed, and on the disk itself when this returns. On any error
    /// the vault is as it was and the source is untouched.
    ///
    /// # Errors
    /// [`EvidenceError::TooLarge`] above 100 MiB, `NotAFile`, `SourceUnreadable`, `SourceChanged`, `Cancelled`,
    /// `NoRandomness`, and the storage's `StorageFull`, `ReadOnly`, `Storage`.
    pub fn take_in(
        &self,
        source: Source,
        cancel: &Cancel,
        progress: &dyn Fn(Progress),
    ) -> Result<TakenIn, EvidenceError> {
        match source {
            Source::Path(path) => {
                let (mut file, before) = open_source(&path)?;
                let name = path
                    .file_name()
                    .unwrap_or_default()
                    .to_string_lossy()
                    .into_owned();
                self.copy_in(name, &mut file, before.size, cancel, progress, &|size| {
                    let after = Look::at(&file_again(&path)?)?;
                    if after == before && size == before.size {
                        Ok(())
                    } else {
                        Err(EvidenceError::SourceChanged)
                    }
                })
            }
            Source::Bytes { name, bytes } => {
                let size = bytes.len() as u64;
                refuse_too_large(size)?;
                self.copy_in(name, &mut Cursor::new(bytes), size, cancel, progress, &|_| Ok(()))
            }
        }
    }

    fn copy_in(
        &self,
        name: String,
        from: &mut dyn Read,
        expected: u64,
        cancel: &Cancel,
        progress: &dyn Fn(Progress),
        unchanged: &dyn Fn(u64) -> Result<(), EvidenceError>,
    ) -> Result<TakenIn, EvidenceError> {
        let temp = self.temp_folder().join(random_name()?);
        let stored = self
            .seal_into(&temp, from, expected, cancel, progress)
            .and_then(|(sha256, size)| unchanged(size).map(|()| (sha256, size)))
            .and_then(|(sha256, size)| {
                let original = OriginalId::of(&sha256, &self.keys.names);
                let already_known = self.settle(&temp, original)?;
                Ok(TakenIn {
                    original,
                    sha256,
                    size,
                    name,
                    already_known,
                })
            });
        if stored.is_err() {
            // Whatever is left of it is cleared away at the next start.
            let _ = self.storage.remove(&temp);
        }
        stored
    }

    /// Copies, hashes and seals into `temp`; on the disk itself afterwards.
    fn seal_into(
        &self,
        temp: &Path,
        from: &mut dyn Read,
        expected: u64,
        cancel: &Cancel,
        progress: &dyn Fn(Progress),
    ) -> Result<(Sha256, u64), EvidenceError> {
        let failed = EvidenceError::storage("store a file");
        let file = self.storage.create(temp).map_err(&failed)?;
        let mut sealed =
            SealWriter::new(file, &self.keys.content, random()?, Purpose::Original).map_err(&failed)?;
        let mut hasher = sha2::Sha256::new();
        let mut size = 0;
        let mut piece = vec![0; PIECE];
        loop {
            if cancel.is_cancelled() {
                return Err(EvidenceError::Cancelled);
            }
            let length = match from.read(&mut piece) {
                Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
                other => other.map_err(EvidenceError::SourceUnreadable)?,
            };
            if length == 0 {
                break;
            }
            size += length as u64;
            refuse_too_large(size)?;
            if size > expected {
                return Err(EvidenceError::SourceChanged);
            }
            hasher.update(&piece[..length]);
            sealed.write_all(&piece[..length]).map_err(&failed)?;
            progress(Progress {
                done: size,
                total: Some(expected),
            });
        }
        sealed.finish().and_then(|mut file| file.sync()).map_err(failed)?;
        Ok((Sha256(hasher.finalize().into()), size))
    }

    /// Gives a sealed file its final name unless the same content is already there, whole. Says which.
    fn settle(&self, temp: &Path, original: OriginalId) -> Result<bool, EvidenceError> {
        let failed = EvidenceError::storage("store a file");
        if self.write_original(original, &mut io::sink()).is_ok() {
            // The copy that is there is as good; a leftover is cleared away at the next start.
            let _ = self.storage.remove(temp);
            return Ok(true);
        }
        // Either there is none, or it is damaged and the fresh copy heals it.
        let file = self.original_path(original);
        let folder = parent(&file);
        self.storage.create_folder(&folder).map_err(&failed)?;
        self.storage.sync_folder(&parent(&folder)).map_err(&failed)?;
        self.storage.rename(temp, &file).map_err(&failed)?;
        self.storage.sync_folder(&folder).map_err(&failed)?;
        Ok(false)
    }
}

/// What tells whether a file changed under one's hands.
#[derive(PartialEq, Eq)]
struct Look {
    size: u64,
    modified: Option<SystemTime>,
}

impl Look {
    fn at(metadata: &fs::Metadata) -> Result<Self, EvidenceError> {
        if metadata.is_file() {
            Ok(Self {
                size: metadata.len(),
                modified: metadata.modified().ok(),
            })
        } else {
            Err(EvidenceError::NotAFile)
        }
    }
}

fn file_again(path: &Path) -> Result<fs::Metadata, EvidenceError> {
    fs::metadata(path).map_err(EvidenceError::SourceUnreadable)
}

/// Opens a source to read. What it is is asked before it is opened, because opening a pipe would wait for ever.
fn open_source(path: &Path) -> Result<(File, Look), EvidenceError> {
    refuse_too_large(Look::at(&file_again(path)?)?.size)?;
    let file = File::open(path).map_err(EvidenceError::SourceUnreadable)?;
    let look = Look::at(&file.metadata().map_err(EvidenceError::SourceUnreadable)?)?;
    refuse_too_large(look.size)?;
    Ok((file, look))
}

fn refuse_too_large(size: u64) -> Result<(), EvidenceError> {
    if size > MAX_ORIGINAL {
        Err(EvidenceError::TooLarge { size })
    } else {
        Ok(())
    }
}

pub(crate) fn random() -> Result<[u8; 32], EvidenceError> {
    let mut bytes = [0; 32];
    getrandom::fill(&mut bytes).map_err(|_| EvidenceError::NoRandomness)?;
    Ok(bytes)
}

/// A name for a half-written file that no other has.
pub(crate) fn random_name() -> Result<String, EvidenceError> {
    Ok(random()?[..16].iter().map(|byte| format!("{byte:02x}")).collect())
}
