//! Verifying: that no event was altered, lost, added or moved, and that what is shown follows from them.

mod report;

use std::collections::{BTreeMap, BTreeSet};

use rusqlite::Connection;
use rusqlite::types::ValueRef;
use satei_model::{Event, EventId, Payload, commitment};
use sha2::{Digest, Sha256};

pub use report::{Defect, DefectCode, HistoryHead, OriginalRef, VerifyReport};

use crate::error::Result;
use crate::keys::hex;
use crate::project;
use crate::schema::PROJECTIONS;
use crate::store::{Store, append_chain, stored};

impl Store {
    /// Checks every event, payload and projection, and that the history still holds all it held when its head was noted.
    /// Reports progress as events checked and events in all; stops early, with what was found so far, when `go_on` says no.
    ///
    /// # Errors
    /// Where the database cannot be read at all.
    pub fn verify(
        &self,
        noted: Option<&HistoryHead>,
        mut go_on: impl FnMut(u64, u64) -> bool,
    ) -> Result<VerifyReport> {
        let mut conn = self.conn();
        let mut check = Check {
            noted: noted.cloned(),
            ..Check::default()
        };
        let total: u32 = conn.query_row("SELECT count(*) FROM events", [], |row| row.get(0))?;
        let complete = check.events(&conn, u64::from(total), &mut go_on)?;
        if complete {
            check.noted_is_there();
            check.missing_payloads();
            check.integrity(&conn)?;
            check.projections(&mut conn)?;
        }
        Ok(check.into_report())
    }
}

/// A row of the events table, with the payload where there is one.
struct Row {
    id: String,
    stream: String,
    ordinal: i64,
    bytes: Vec<u8>,
    chain: Vec<u8>,
    payload: Option<(Vec<u8>, Vec<u8>)>,
}

#[derive(Default)]
struct Check {
    report: VerifyReport,
    /// The head that somebody noted and the history has not come to yet.
    noted: Option<HistoryHead>,
    chain: Vec<u8>,
    seen: BTreeSet<EventId>,
    heads: BTreeMap<String, (i64, EventId)>,
    without_payload: BTreeSet<EventId>,
    erased: BTreeSet<EventId>,
    originals: BTreeSet<OriginalRef>,
}

impl Check {
    fn found(&mut self, code: DefectCode, subject: &str, message: &str) {
        self.report.defects.push(Defect {
            code,
            subject: subject.to_owned(),
            message: message.to_owned(),
        });
    }

    /// `false` if it was stopped.
    fn events(
        &mut self,
        conn: &Connection,
        total: u64,
        go_on: &mut impl FnMut(u64, u64) -> bool,
    ) -> Result<bool> {
        let mut query = conn.prepare(
            "SELECT e.id, e.stream, e.ordinal, e.bytes, e.chain, p.salt, p.bytes
             FROM events e LEFT JOIN payloads p ON p.event = e.id ORDER BY e.seq",
        )?;
        let rows = query.query_map([], |row| {
            let salt: Option<Vec<u8>> = row.get(5)?;
            let payload: Option<Vec<u8>> = row.get(6)?;
            Ok(Row {
                id: row.get(0)?,
                stream: row.get(1)?,
                ordinal: row.get(2)?,
                bytes: row.get(3)?,
                chain: row.get(4)?,
                payload: salt.zip(payload),
            })
        })?;
        for row in rows {
            self.event(&row?);
            self.report.events += 1;
            let (events, chain) = (self.report.events, &self.chain);
            self.noted
                .take_if(|it| it.events == events && it.hash == hex(chain));
            if self.report.events.is_multiple_of(64) && !go_on(self.report.events, total) {
                return Ok(false);
            }
        }
        Ok(true)
    }

    fn event(&mut self, row: &Row) {
        let id = EventId::of(&row.bytes);
        if id.to_string() != row.id {
            self.found(
                DefectCode::EventAltered,
                &row.id,
                "its bytes do not have the hash that is its name",
            );
        }
        let link = stored::id(&row.id)
            .map(|named| append_chain(&self.chain, named))
            .unwrap_or_default();
        if link != row.chain {
            self.found(
                DefectCode::ChainBroken,
                &row.id,
                "it does not follow the event stored before it: one is missing, was added or was moved",
            );
        }
        // Go on from what is stored, so that one break is reported once.
        self.chain.clone_from(&row.chain);
        let Ok(event) = serde_json::from_slice::<Event>(&row.bytes) else {
            self.found(DefectCode::EventAltered, &row.id, "it cannot be read");
            return;
        };
        self.place(row, id, &event);
        self.payload(row, id, &event);
    }

    fn place(&mut self, row: &Row, id: EventId, event: &Event) {
        let last = self.heads.get(&row.stream).copied();
        let follows = row.ordinal == last.map_or(1, |(ordinal, _)| ordinal + 1);
        if event.stream.to_string() != row.stream || !follows {
            self.found(
                DefectCode::Misplaced,
                &row.id,
                "it stands at another place than it was recorded at",
            );
        }
        let rooted = last.is_none() == event.parents.is_empty();
        if !rooted || !event.parents.iter().all(|parent| self.seen.contains(parent)) {
            self.found(
                DefectCode::ParentMissing,
                &row.id,
                "an event it was made on is not there before it",
            );
        }
        self.heads.insert(row.stream.clone(), (row.ordinal, id));
        self.seen.insert(id);
    }

    fn payload(&mut self, row: &Row, id: EventId, event: &Event) {
        let Some((salt, bytes)) = &row.payload else {
            self.without_payload.insert(id);
            return;
        };
        let fits = <&[u8; 32]>::try_from(salt.as_slice())
            .is_ok_and(|salt| commitment(salt, bytes) == event.commitment);
        if !fits {
            self.found(
                DefectCode::PayloadAltered,
                &row.id,
                "what it says is not what was recorded",
            );
        }
        match Payload::from_stored(event.schema, bytes) {
            Ok(payload) if payload.kind() == event.kind => self.mentions(payload),
            Ok(_) | Err(_) if !fits => {}
            Ok(_) => self.found(
                DefectCode::PayloadAltered,
                &row.id,
                "it says something of another kind",
            ),
            Err(_) => self.found(DefectCode::PayloadAltered, &row.id, "what it says cannot be read"),
        }
    }

    fn mentions(&mut self, payload: Payload) {
        let (original, sha256) = match payload {
            Payload::EvidenceAttached(file) => (file.original, file.sha256),
            Payload::LetterIssued(letter) => (letter.original, letter.sha256),
            Payload::TermsAttached(terms) => (terms.original, terms.sha256),
            Payload::PayloadErased(erased) => {
                self.erased.insert(erased.event);
                return;
            }
            _ => return,
        };
        self.originals.insert(OriginalRef { original, sha256 });
    }

    fn noted_is_there(&mut self) {
        if let Some(noted) = self.noted.take() {
            self.found(
                DefectCode::HeadNotThere,
                &noted.to_string(),
                "the history does not come by here: events were taken away, or an older or another desk was put in its place",
            );
        }
    }

    fn missing_payloads(&mut self) {
        let missing: Vec<EventId> = self.without_payload.difference(&self.erased).copied().collect();
        for id in missing {
            self.found(
                DefectCode::PayloadMissing,
                &id.to_string(),
                "what it said is gone and no erasure is recorded",
            );
        }
    }

    fn integrity(&mut self, conn: &Connection) -> Result<()> {
        let mut query = conn.prepare("PRAGMA integrity_check(20)")?;
        let lines = query.query_map([], |row| row.get::<_, String>(0))?;
        for line in lines {
            let line = line?;
            if line != "ok" {
                self.found(DefectCode::DatabaseDamaged, "desk.db", &line);
            }
        }
        Ok(())
    }

    /// Makes every projection again inside a transaction that is thrown away, and compares.
    fn projections(&mut self, conn: &mut Connection) -> Result<()> {
        let shown = fingerprints(conn)?;
        let tx = conn.transaction()?;
        if let Err(error) = project::rebuild(&tx) {
            self.found(
                DefectCode::ProjectionDiffers,
                "events",
                &format!("they cannot be folded: {error}"),
            );
            return Ok(());
        }
        let made = fingerprints(&tx)?;
        drop(tx);
        for (table, fingerprint) in made {
            if shown.get(table) != Some(&fingerprint) {
                self.found(
                    DefectCode::ProjectionDiffers,
                    table,
                    "the table is not what the events make",
                );
            }
        }
        Ok(())
    }

    fn into_report(mut self) -> VerifyReport {
        self.report.head = HistoryHead {
            events: self.report.events,
            hash: hex(&self.chain),
        };
        self.report.originals = self.originals.into_iter().collect();
        self.report
    }
}

/// A hash over the rows of each projection, and of what can be found, in an order of its own.
pub(crate) fn fingerprints(conn: &Connection) -> Result<BTreeMap<&'static str, String>> {
    let mut tables = BTreeMap::new();
    for table in PROJECTIONS {
        tables.insert(*table, fingerprint(conn, &format!("SELECT * FROM {table}"))?);
    }
    tables.insert(
        "search_docs",
        fingerprint(conn, "SELECT claim, member, field, ref, text FROM search_docs")?,
    );
    Ok(tables)
}

fn fingerprint(conn: &Connection, select: &str) -> Result<String> {
    let columns = conn.prepare(select)?.column_count();
    let order: Vec<String> = (1..=columns).map(|column| column.to_string()).collect();
    let mut query = conn.prepare(&format!("{select} ORDER BY {}", order.join(", ")))?;
    let mut rows = query.query([])?;
    let mut hash = Sha256::new();
    while let Some(row) = rows.next()? {
        for column in 0..columns {
            let (kind, bytes): (u8, Vec<u8>) = match row.get_ref(column)? {
                ValueRef::Null => (0, Vec::new()),
                ValueRef::Integer(number) => (1, number.to_be_bytes().to_vec()),
                ValueRef::Real(number) => (2, number.to_be_bytes().to_vec()),
                ValueRef::Text(text) => (3, text.to_vec()),
                ValueRef::Blob(blob) => (4, blob.to_vec()),
            };
            hash.update([kind]);
            hash.update((bytes.len() as u64).to_be_bytes());
            hash.update(bytes);
        }
        hash.update([0xff]);
    }
    Ok(hex(&hash.finalize()))
}
