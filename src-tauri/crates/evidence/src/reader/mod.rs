//! The desk's side of the reader: finding the program, keeping a few started, giving each one job, and
//! believing nothing it says.

mod find;
mod guard;
mod pool;
mod process;
mod said;

use std::{io, path::PathBuf, time::Duration};

use crate::error::EvidenceError;

pub(crate) use pool::Pool;
pub(crate) use said::Pixels;

/// How far a reader may go before it is ended, and which program it is.
#[derive(Clone, Debug)]
pub struct ReaderLimits {
    /// Longest time for one job.
    pub wall: Duration,
    /// Longest time for the second opinion on a text; what the first found is kept when it is over.
    pub second_opinion: Duration,
    /// Most resident memory, in bytes. The reader limits itself to less; this is watched from outside.
    pub resident: u64,
    /// The program, where it is not to be searched for.
    pub program: Option<PathBuf>,
}

impl Default for ReaderLimits {
    /// 8 s, so that a state is shown within 10; 3 s; 1 GB; the program that belongs to this one.
    fn default() -> Self {
        Self {
            wall: Duration::from_secs(8),
            second_opinion: Duration::from_secs(3),
            resident: 1_000_000_000,
            program: None,
        }
    }
}

/// Why a job has no answer at all, not even a bad one.
pub(crate) enum JobError {
    /// The file to be read could not be given.
    Input(io::Error),
    /// Anything else.
    Other(EvidenceError),
}

impl From<EvidenceError> for JobError {
    fn from(error: EvidenceError) -> Self {
        Self::Other(error)
    }
}
