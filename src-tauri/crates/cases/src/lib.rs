//! The case store: append-only events, projections, search, migrations, backup.
//!
//! A desk is a folder. `desk.json` says what it is and holds the wrapped key; `desk.db` is the encrypted
//! database; `originals/` belongs to the evidence vault; `backups/` holds copies from before migrations.
//! Everything a screen reads is a projection of events: [`Store::rebuild`] makes it again, the same.

mod book;
mod error;
mod files;
mod folder;
pub mod import;
mod keys;
mod lock;
mod project;
mod queue;
mod scan;
mod schema;
mod search;
mod state;
mod store;
mod verify;

pub use book::{Contract, History, HouseReading, Member};
pub use error::{CaseError, Result};
pub use files::{DiskFiles, Files};
pub use keys::{Keys, RecoveryKey};
pub use queue::{Queue, QueueQuery, QueueRow, QueueSort, Summary};
pub use scan::{DecisionName, DecisionRow, DecisionScan};
pub use state::{ClaimState, DecisionNow, DocumentNow, EvidenceNow, FactNow, Stamp, Stamped, topological};
pub use store::{
    AppendRequest, Appended, Created, Environment, Expected, NewClaim, NewDesk, OpenedClaim, Protection,
    Referring, Registration, Store, Unlock,
};
pub use verify::{Defect, DefectCode, HistoryHead, OriginalRef, VerifyReport};
