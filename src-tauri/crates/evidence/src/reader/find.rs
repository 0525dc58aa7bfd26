//! Where the reader program is.

use std::{
    env::{self, consts::EXE_SUFFIX},
    path::PathBuf,
};

use satei_reader_proto::READER_PROGRAM;

use crate::error::EvidenceError;

/// The program named in `SATEI_READER`, else the one beside the running program, else the one in the folder
/// above (where Cargo puts programs that belong to tests).
pub(super) fn find() -> Result<PathBuf, EvidenceError> {
    if let Some(named) = env::var_os("SATEI_READER") {
        return Ok(named.into());
    }
    let here = env::current_exe().map_err(|error| EvidenceError::ReaderMissing(error.to_string()))?;
    let file = format!("{READER_PROGRAM}{EXE_SUFFIX}");
    here.ancestors()
        .skip(1)
        .take(2)
        .map(|folder| folder.join(&file))
        .find(|candidate| candidate.is_file())
        .ok_or_else(|| EvidenceError::ReaderMissing("it is not beside this program".to_owned()))
}
