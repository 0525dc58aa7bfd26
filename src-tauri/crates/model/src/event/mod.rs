//! Events: the append-only entries that everything else is made from.
//!
//! An event has two parts. The hashed part names the stream, the parents, who and when, and a salted
//! commitment to the payload. The payload lies apart, so that it can be erased one day without breaking
//! the chain.

mod basis;
mod claim;
mod desk;
mod payload;

pub use basis::{first_bytes, made_with};
pub use claim::*;
pub use desk::*;
pub use payload::{EVENT_SCHEMA, Payload, PayloadError};

use std::fmt;
use std::str::FromStr;

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::canonical::{CanonicalError, canonical_bytes};
use crate::ids::{ClaimId, DeskId, EventId, IdError, UserId};

/// The history an event belongs to. Written as `desk` or `claim:<id>`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Stream {
    /// The desk's own: members, contracts, house readings, terms.
    Desk,
    /// One claim's.
    Claim(ClaimId),
}

impl fmt::Display for Stream {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Desk => f.write_str("desk"),
            Self::Claim(id) => write!(f, "claim:{id}"),
        }
    }
}

impl FromStr for Stream {
    type Err = IdError;
    fn from_str(text: &str) -> Result<Self, IdError> {
        match text.strip_prefix("claim:") {
            Some(id) => id.parse().map(Self::Claim),
            None if text == "desk" => Ok(Self::Desk),
            None => Err(IdError {
                what: "stream",
                text: text.to_owned(),
            }),
        }
    }
}

impl Serialize for Stream {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Stream {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?
            .parse()
            .map_err(serde::de::Error::custom)
    }
}

/// The hashed part of an event. Its id is not a member: it is the hash of the others.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Event {
    /// Version of the payload's shape; upcasters lift older ones when they are read.
    pub schema: u16,
    /// The history it belongs to.
    pub stream: Stream,
    /// The events it was made on: none at the beginning, one as a rule, several at a merge; sorted.
    pub parents: Vec<EventId>,
    /// When, in milliseconds UTC.
    #[serde(with = "chrono::serde::ts_milliseconds")]
    pub at: DateTime<Utc>,
    /// Who.
    pub user: UserId,
    /// At which desk.
    pub desk: DeskId,
    /// What kind of payload it has; stays readable when the payload is erased.
    pub kind: String,
    /// SHA-256 over salt and payload, in hex.
    pub commitment: String,
}

impl Event {
    /// The bytes that are stored and hashed.
    ///
    /// # Errors
    /// Never for an event that this program made; the type admits no float.
    pub fn canonical(&self) -> Result<Vec<u8>, CanonicalError> {
        canonical_bytes(self)
    }
}

/// A commitment to a payload: says nothing about it without the salt, and fits no other payload.
#[must_use]
pub fn commitment(salt: &[u8; 32], payload: &[u8]) -> String {
    let mut hash = Sha256::new();
    hash.update(b"satei payload commitment 1\0");
    hash.update(salt);
    hash.update(payload);
    hash.finalize()
        .iter()
        .fold(String::with_capacity(64), |mut hex, byte| {
            use fmt::Write as _;
            // Writing to a string cannot fail.
            let _ = write!(hex, "{byte:02x}");
            hex
        })
}

/// An event as a reader gets it: the hashed part, its id, and the payload unless that was erased.
#[derive(Debug, Clone, PartialEq)]
pub struct Recorded {
    /// The event's name.
    pub id: EventId,
    /// The hashed part.
    pub event: Event,
    /// The payload, lifted to the present schema.
    pub payload: Option<Payload>,
}
