//! What verifying says.

use std::fmt;
use std::str::FromStr;

/// What sort of thing does not hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum DefectCode {
    /// An event's bytes do not hash to its id.
    EventAltered,
    /// An event is missing, or was added or moved: the chain of arrival is broken there.
    ChainBroken,
    /// An event names a parent that is not there before it.
    ParentMissing,
    /// An event stands in another stream or at another place than it says.
    Misplaced,
    /// A payload does not fit the commitment in its event.
    PayloadAltered,
    /// A payload is missing and no erasure was recorded.
    PayloadMissing,
    /// A projection differs from what the events make.
    ProjectionDiffers,
    /// The database itself reports damage.
    DatabaseDamaged,
    /// The history that was noted once is not the one that is here: an older desk was put back, or another.
    HeadNotThere,
}

impl DefectCode {
    /// The code as scripts match it.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::EventAltered => "event_altered",
            Self::ChainBroken => "chain_broken",
            Self::ParentMissing => "parent_missing",
            Self::Misplaced => "event_misplaced",
            Self::PayloadAltered => "payload_altered",
            Self::PayloadMissing => "payload_missing",
            Self::ProjectionDiffers => "projection_differs",
            Self::DatabaseDamaged => "database_damaged",
            Self::HeadNotThere => "head_not_there",
        }
    }
}

impl fmt::Display for DefectCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

/// One thing that does not hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Defect {
    /// What sort.
    pub code: DefectCode,
    /// The event or table it concerns.
    pub subject: String,
    /// What was found.
    pub message: String,
}

/// An original that events mention, for the vault to check.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct OriginalRef {
    /// Its name in the vault.
    pub original: String,
    /// The SHA-256 it must have, in hex.
    pub sha256: String,
}

/// Where a history has come to: how many events, and the hash over all of them in their order. Who notes it can later prove
/// that nothing up to there was taken away, which a desk cannot prove of itself.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct HistoryHead {
    /// Events so far.
    pub events: u64,
    /// The hash over them, in hex.
    pub hash: String,
}

impl fmt::Display for HistoryHead {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.events, self.hash)
    }
}

impl FromStr for HistoryHead {
    type Err = ();

    fn from_str(text: &str) -> std::result::Result<Self, ()> {
        let (events, hash) = text.trim().split_once(':').ok_or(())?;
        let whole = hash.len() == 64 && hash.bytes().all(|it| it.is_ascii_hexdigit());
        let events: u64 = events.parse().map_err(|_| ())?;
        (whole && events > 0)
            .then(|| Self {
                events,
                hash: hash.to_ascii_lowercase(),
            })
            .ok_or(())
    }
}

/// What verifying found.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct VerifyReport {
    /// Events checked.
    pub events: u64,
    /// Where the history has come to, as far as it was checked.
    pub head: HistoryHead,
    /// Everything that does not hold; empty means that nothing was altered.
    pub defects: Vec<Defect>,
    /// Originals that events mention; the vault checks those.
    pub originals: Vec<OriginalRef>,
}
