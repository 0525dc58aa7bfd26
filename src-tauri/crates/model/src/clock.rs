//! Time and randomness, injected so that any run can be repeated.

use std::sync::atomic::{AtomicU64, Ordering};

use chrono::{DateTime, DurationRound, TimeDelta, Utc};
use sha2::{Digest, Sha256};
use uuid::{Builder, Uuid};

/// Tells the time.
pub trait Clock: Send + Sync {
    /// Now, in whole milliseconds.
    fn now(&self) -> DateTime<Utc>;
}

/// Gives ids and random bytes.
pub trait IdSource: Send + Sync {
    /// A fresh id that sorts after those made at an earlier time.
    fn id(&self, at: DateTime<Utc>) -> Uuid;
    /// Fills with bytes nobody can guess.
    ///
    /// # Errors
    /// Where the system has no randomness to give.
    fn fill(&self, bytes: &mut [u8]) -> std::io::Result<()>;
}

/// The clock of the machine.
#[derive(Debug, Default, Clone, Copy)]
pub struct SystemClock;

impl Clock for SystemClock {
    fn now(&self) -> DateTime<Utc> {
        let now = Utc::now();
        now.duration_trunc(TimeDelta::milliseconds(1)).unwrap_or(now)
    }
}

/// Randomness of the machine.
#[derive(Debug, Default, Clone, Copy)]
pub struct SystemIds;

impl IdSource for SystemIds {
    fn id(&self, _at: DateTime<Utc>) -> Uuid {
        Uuid::now_v7()
    }

    fn fill(&self, bytes: &mut [u8]) -> std::io::Result<()> {
        getrandom::fill(bytes).map_err(std::io::Error::from)
    }
}

/// A clock for tests and for the sample desk: starts at a moment and goes on by a millisecond at each look.
#[derive(Debug)]
pub struct FixedClock {
    start: DateTime<Utc>,
    looks: AtomicU64,
}

impl FixedClock {
    /// Starts at a moment.
    #[must_use]
    pub fn at(start: DateTime<Utc>) -> Self {
        Self {
            start,
            looks: AtomicU64::new(0),
        }
    }
}

impl Clock for FixedClock {
    fn now(&self) -> DateTime<Utc> {
        let looks = self.looks.fetch_add(1, Ordering::Relaxed);
        let passed = i64::try_from(looks).ok().and_then(TimeDelta::try_milliseconds);
        passed
            .and_then(|passed| self.start.checked_add_signed(passed))
            .unwrap_or(self.start)
    }
}

/// Ids and bytes that follow from a seed: for tests and for the sample desk, which hides nothing.
#[derive(Debug)]
pub struct FixedIds {
    seed: u64,
    drawn: AtomicU64,
}

impl FixedIds {
    /// The sequence of a seed.
    #[must_use]
    pub fn seeded(seed: u64) -> Self {
        Self {
            seed,
            drawn: AtomicU64::new(0),
        }
    }

    fn block(&self) -> [u8; 32] {
        let drawn = self.drawn.fetch_add(1, Ordering::Relaxed);
        let mut hash = Sha256::new();
        hash.update(self.seed.to_be_bytes());
        hash.update(drawn.to_be_bytes());
        hash.finalize().into()
    }
}

impl IdSource for FixedIds {
    fn id(&self, at: DateTime<Utc>) -> Uuid {
        let block = self.block();
        let mut random = [0; 10];
        random.copy_from_slice(&block[..10]);
        let millis = u64::try_from(at.timestamp_millis()).unwrap_or(0);
        Builder::from_unix_timestamp_millis(millis, &random).into_uuid()
    }

    fn fill(&self, bytes: &mut [u8]) -> std::io::Result<()> {
        for chunk in bytes.chunks_mut(32) {
            chunk.copy_from_slice(&self.block()[..chunk.len()]);
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fixed_ids_repeat_with_the_seed_and_sort_by_time() {
        let early = DateTime::UNIX_EPOCH + TimeDelta::days(20_000);
        let ids = FixedIds::seeded(7);
        let (a, b) = (ids.id(early), ids.id(early + TimeDelta::seconds(1)));
        assert!(a < b);
        assert_eq!(a.get_version_num(), 7);
        assert_eq!(FixedIds::seeded(7).id(early), a);
        assert_ne!(FixedIds::seeded(8).id(early), a);
    }
}
