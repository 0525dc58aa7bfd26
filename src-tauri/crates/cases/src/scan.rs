//! Every decision of the desk, read by several threads at once.

use std::sync::atomic::{AtomicI64, Ordering};
use std::sync::{Mutex, PoisonError};

use rusqlite::{Connection, params};
use satei_model::{ClaimId, EventId};

use crate::error::Result;
use crate::store::open::connect;
use crate::store::{Store, stored};

/// Rows read at one go: enough to make nothing of the asking, few enough to stop soon and share fairly.
const AT_ONCE: i64 = 2_048;

/// A stored decision, as a replay reads it.
#[derive(Debug, Clone, Copy)]
pub struct DecisionRow<'a> {
    /// Its place in the order of reading; the same on every reading while nothing is recorded.
    pub place: i64,
    /// What it rested on, packed; nothing where its receipt does not say.
    pub basis: Option<&'a [u8]>,
}

/// The decisions of one moment: what is recorded meanwhile is not among them.
pub struct DecisionScan {
    readers: Mutex<Vec<Connection>>,
    next: AtomicI64,
    last: i64,
    total: u64,
}

/// Whose decision stands at a place, for people.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DecisionName {
    /// The claim.
    pub claim: ClaimId,
    /// Its number.
    pub number: String,
    /// The event that recorded the decision.
    pub event: EventId,
}

impl Store {
    /// Makes ready to read every decision with so many threads. Recording goes on meanwhile.
    ///
    /// # Errors
    /// Where the database cannot be opened again or not be read.
    pub fn decisions(&self, readers: usize) -> Result<DecisionScan> {
        // Nothing is recorded while this is held, so all readers begin at the same moment.
        let held = self.conn();
        let mut connections = Vec::new();
        let (mut first, mut last, mut total) = (0, 0, 0);
        for _ in 0..readers.max(1) {
            let conn = connect(&self.folder().join("desk.db"), self.keys(), false)?;
            conn.execute_batch("PRAGMA query_only = ON; BEGIN")?;
            first = one(&conn, "SELECT coalesce(min(rowid), 1) FROM decisions")?;
            last = one(&conn, "SELECT coalesce(max(rowid), 0) FROM decisions")?;
            connections.push(conn);
        }
        if let Some(conn) = connections.first() {
            total = one(conn, "SELECT count(*) FROM decisions")?;
        }
        drop(held);
        Ok(DecisionScan {
            readers: connections.into(),
            next: first.into(),
            last,
            total: u64::try_from(total).unwrap_or_default(),
        })
    }

    /// Whose decisions stand at these places; those that are gone are left out.
    ///
    /// # Errors
    /// Where the database cannot be read.
    pub fn decision_names(&self, places: &[i64]) -> Result<Vec<(i64, DecisionName)>> {
        let conn = self.conn();
        let mut found = conn.prepare_cached(
            "SELECT d.claim, c.number, d.event FROM decisions d JOIN claims c ON c.claim = d.claim WHERE d.rowid = ?1",
        )?;
        let mut names = Vec::new();
        for place in places {
            let rows = found.query_map([place], |row| {
                Ok((
                    row.get::<_, String>(0)?,
                    row.get::<_, String>(1)?,
                    row.get::<_, String>(2)?,
                ))
            })?;
            for row in rows {
                let (claim, number, event) = row?;
                names.push((
                    *place,
                    DecisionName {
                        claim: claim.parse().map_err(|_| stored::damaged("decisions"))?,
                        number,
                        event: stored::id(&event)?,
                    },
                ));
            }
        }
        Ok(names)
    }
}

impl DecisionScan {
    /// How many decisions there are to read.
    #[must_use]
    pub fn total(&self) -> u64 {
        self.total
    }

    /// Reads one thread's share: whatever no other thread has taken. Ends early where `each` says no.
    ///
    /// # Errors
    /// Where the database cannot be read. More threads than were made ready read nothing.
    pub fn read(&self, mut each: impl FnMut(DecisionRow<'_>) -> bool) -> Result<()> {
        let reader = self.readers.lock().unwrap_or_else(PoisonError::into_inner).pop();
        let Some(conn) = reader else { return Ok(()) };
        let mut query =
            conn.prepare("SELECT rowid, basis FROM decisions WHERE rowid BETWEEN ?1 AND ?2 ORDER BY rowid")?;
        loop {
            let first = self.next.fetch_add(AT_ONCE, Ordering::Relaxed);
            if first > self.last {
                return Ok(());
            }
            let mut rows = query.query(params![first, (first + AT_ONCE - 1).min(self.last)])?;
            while let Some(row) = rows.next()? {
                let going = each(DecisionRow {
                    place: row.get(0)?,
                    basis: row.get_ref(1)?.as_blob_or_null().map_err(rusqlite::Error::from)?,
                });
                if !going {
                    return Ok(());
                }
            }
        }
    }
}

fn one(conn: &Connection, query: &str) -> Result<i64> {
    Ok(conn.query_row(query, [], |row| row.get(0))?)
}
