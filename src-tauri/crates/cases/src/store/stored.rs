//! Reading events.

use rusqlite::{Connection, OptionalExtension as _};
use satei_model::{Event, EventId, Payload, Recorded, Stream};

use super::Store;
use crate::error::{CaseError, Result};
use crate::state::topological;

impl Store {
    /// A history in the order in which it is folded; empty if there is no such stream.
    ///
    /// # Errors
    /// Where an event cannot be read.
    pub fn events(&self, of: Stream) -> Result<Vec<Recorded>> {
        stream(&self.conn(), of)
    }

    /// The head of a stream.
    ///
    /// # Errors
    /// Where the database cannot be read.
    pub fn head(&self, of: Stream) -> Result<Option<EventId>> {
        Ok(head(&self.conn(), of)?.map(|(id, _)| id))
    }
}

pub(crate) fn damaged(table: &str) -> CaseError {
    CaseError::Damaged {
        what: format!("desk.db (table {table})"),
    }
}

pub(crate) fn id(text: &str) -> Result<EventId> {
    text.parse().map_err(|_| damaged("events"))
}

/// The head of a stream and its place in it.
pub(crate) fn head(conn: &Connection, of: Stream) -> Result<Option<(EventId, i64)>> {
    let head: Option<(String, i64)> = conn
        .prepare_cached("SELECT id, ordinal FROM events WHERE stream = ?1 ORDER BY ordinal DESC LIMIT 1")?
        .query_row([of.to_string()], |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?;
    head.map(|(text, ordinal)| Ok((id(&text)?, ordinal))).transpose()
}

/// A whole history, ready to be folded.
pub(crate) fn stream(conn: &Connection, of: Stream) -> Result<Vec<Recorded>> {
    let mut found = conn.prepare_cached(
        "SELECT e.id, e.bytes, p.bytes FROM events e LEFT JOIN payloads p ON p.event = e.id
         WHERE e.stream = ?1 ORDER BY e.ordinal",
    )?;
    let rows = found.query_map([of.to_string()], |row| {
        Ok((
            row.get::<_, String>(0)?,
            row.get::<_, Vec<u8>>(1)?,
            row.get::<_, Option<Vec<u8>>>(2)?,
        ))
    })?;
    let mut events = Vec::new();
    for row in rows {
        let (id_text, bytes, payload) = row?;
        events.push(recorded(&id_text, &bytes, payload.as_deref())?);
    }
    Ok(topological(events))
}

/// The events of a stream after one of them; all of them if that one is not there.
pub(crate) fn since(conn: &Connection, of: Stream, seen: EventId) -> Result<Vec<Recorded>> {
    let mut events = stream(conn, of)?;
    let after = events
        .iter()
        .position(|recorded| recorded.id == seen)
        .map_or(0, |place| place + 1);
    Ok(events.split_off(after))
}

pub(crate) fn recorded(id_text: &str, bytes: &[u8], payload: Option<&[u8]>) -> Result<Recorded> {
    let event: Event = serde_json::from_slice(bytes).map_err(|_| damaged("events"))?;
    let payload = payload
        .map(|bytes| Payload::from_stored(event.schema, bytes))
        .transpose();
    let payload = payload.map_err(|reason| CaseError::Payload {
        event: id_text.to_owned(),
        reason,
    })?;
    Ok(Recorded {
        id: id(id_text)?,
        event,
        payload,
    })
}
