//! Projections: the tables that screens read, made from events and from nothing else.

mod claim;
mod desk;

pub(crate) use claim::claim;
pub(crate) use desk::desk;

use rusqlite::Connection;
use satei_model::{ClaimId, EvidenceId, Stream};

use crate::error::Result;
use crate::schema::PROJECTIONS;
use crate::search;
use crate::store::{Store, stored};

impl Store {
    /// Throws every projection and the search index away and makes them again from the events.
    ///
    /// # Errors
    /// Where an event cannot be read or the database not be written; then everything is as it was.
    pub fn rebuild(&self) -> Result<()> {
        let mut conn = self.conn();
        let tx = conn.transaction()?;
        rebuild(&tx)?;
        Ok(tx.commit()?)
    }
}

/// Makes every projection again. The caller holds the transaction.
pub(crate) fn rebuild(conn: &Connection) -> Result<()> {
    for table in PROJECTIONS {
        conn.execute(&format!("DELETE FROM {table}"), [])?;
    }
    search::clear(conn)?;
    for recorded in stored::stream(conn, Stream::Desk)? {
        desk(conn, &recorded)?;
    }
    for id in claims(conn)? {
        claim(conn, id, &stored::stream(conn, Stream::Claim(id))?)?;
    }
    let mut files = conn.prepare("SELECT claim, evidence FROM evidence_now ORDER BY evidence")?;
    let files = files.query_map([], |row| Ok((row.get::<_, String>(0)?, row.get::<_, String>(1)?)))?;
    let files: Vec<(String, String)> = files.collect::<rusqlite::Result<_>>()?;
    for (id, file) in files {
        let id: ClaimId = id.parse().map_err(|_| stored::damaged("evidence_now"))?;
        let file: EvidenceId = file.parse().map_err(|_| stored::damaged("evidence_now"))?;
        search::index_evidence(conn, id, file)?;
    }
    Ok(())
}

/// Every claim there are events of, in order of opening.
fn claims(conn: &Connection) -> Result<Vec<ClaimId>> {
    let mut found =
        conn.prepare("SELECT stream FROM events WHERE ordinal = 1 AND stream <> 'desk' ORDER BY seq")?;
    let streams = found.query_map([], |row| row.get::<_, String>(0))?;
    let mut claims = Vec::new();
    for stream in streams {
        if let Ok(Stream::Claim(claim)) = stream?.parse() {
            claims.push(claim);
        }
    }
    Ok(claims)
}
