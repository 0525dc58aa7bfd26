//! `desk.json`: what the folder is, and the ways to open it. Holds nothing secret.

use std::path::Path;

use satei_model::DeskId;
use serde::{Deserialize, Serialize};

use crate::error::{CaseError, Result};
use crate::files::Files;
use crate::keys::Slot;

/// Newest format of the folder this program knows. The database has a version of its own.
pub(crate) const FORMAT: u32 = 1;

/// The content of `desk.json`.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct DeskFile {
    /// Format of the folder.
    pub satei_desk: u32,
    /// The desk.
    pub id: DeskId,
    /// Invented people under a published key.
    pub sample: bool,
    /// Ways to open it.
    pub slots: Vec<Slot>,
}

/// All that is read of the file of a newer program.
#[derive(Deserialize)]
struct FormatOnly {
    satei_desk: u32,
}

impl DeskFile {
    /// Reads the file of a desk folder.
    pub fn read(folder: &Path, files: &dyn Files) -> Result<Self> {
        if !folder.is_dir() {
            return Err(CaseError::NoFolder(folder.to_owned()));
        }
        let bytes = match files.read(&folder.join("desk.json")) {
            Ok(bytes) => bytes,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
                return Err(CaseError::NotADesk(folder.to_owned()));
            }
            Err(error) => return Err(error.into()),
        };
        let damaged = |_| CaseError::Damaged {
            what: "desk.json".to_owned(),
        };
        let format: FormatOnly = serde_json::from_slice(&bytes).map_err(damaged)?;
        if format.satei_desk > FORMAT {
            return Err(CaseError::Newer {
                found: format.satei_desk,
                known: FORMAT,
            });
        }
        serde_json::from_slice(&bytes).map_err(damaged)
    }

    /// Writes the file.
    pub fn write(&self, folder: &Path, files: &dyn Files) -> Result<()> {
        let bytes = serde_json::to_vec_pretty(self).map_err(|e| CaseError::Io(e.into()))?;
        Ok(files.write_atomic(&folder.join("desk.json"), &bytes)?)
    }
}
