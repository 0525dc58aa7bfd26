//! Damaged and hostile files, made to order: two hundred of them, the same at every run.

mod bombs;
mod damaged;
mod memory;
mod pdf;
mod random;
mod whole;

pub use memory::peak_memory;

use std::{fs::File, io, io::Write as _, path::Path};

/// What is known beforehand about a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Expected {
    /// It is whole and must be read.
    Read,
    /// It is larger than what is taken in.
    Refused,
    /// It must not be taken for a readable file.
    NotRead,
    /// Any state will do, so long as there is one.
    SomeState,
}

/// One file.
pub struct Hostile {
    /// Its name, which may lie about what it is.
    pub name: String,
    /// What it begins with.
    pub bytes: Vec<u8>,
    /// Its size in bytes; what is beyond `bytes` is a hole in the disk.
    pub size: u64,
    /// What is known beforehand.
    pub expected: Expected,
}

impl Hostile {
    fn new(name: impl Into<String>, bytes: Vec<u8>, expected: Expected) -> Self {
        let size = bytes.len() as u64;
        Self {
            name: name.into(),
            bytes,
            size,
            expected,
        }
    }

    fn sparse(name: &str, start: &[u8], size: u64, expected: Expected) -> Self {
        Self {
            name: name.to_owned(),
            bytes: start.to_vec(),
            size,
            expected,
        }
    }

    /// Writes it to `path`.
    ///
    /// # Errors
    /// What the system says.
    pub fn write(&self, path: &Path) -> io::Result<()> {
        let mut file = File::create(path)?;
        file.write_all(&self.bytes)?;
        file.set_len(self.size)
    }
}

/// All of them, the hardest first, so that the rest fills the time around them.
#[must_use]
pub fn files() -> Vec<Hostile> {
    let mut files = bombs::bombs();
    files.extend(bombs::sizes());
    files.extend(damaged::wrong_endings());
    files.extend(
        whole::files()
            .into_iter()
            .map(|(name, bytes)| Hostile::new(name, bytes, Expected::Read)),
    );
    files.extend(damaged::cut());
    files.extend(damaged::rubbish());
    let missing = 200_usize.saturating_sub(files.len());
    files.extend(damaged::flipped(missing));
    files
}
