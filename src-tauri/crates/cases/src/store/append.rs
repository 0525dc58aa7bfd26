//! Adding events: all of a change or nothing, once.

use rusqlite::{Connection, OptionalExtension as _, Transaction, TransactionBehavior, params};
use satei_model::{
    ClaimId, ClaimOpened, ContractId, DeskId, EVENT_SCHEMA, Event, EventId, EvidenceId, MemberId, Payload,
    Recorded, Stream, Subject, UserId, commitment,
};
use sha2::{Digest, Sha256};

use super::claims::put_text;
use super::{Environment, Store, stored};
use crate::error::{CaseError, Result};
use crate::project;
use crate::state::check_undo;

/// On what state of the stream a change was made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Expected {
    /// On this head; refused if there is a later one.
    Head(EventId),
    /// On any: for additions that rest on nothing that was seen, such as a member.
    Any,
}

/// A change to be recorded.
#[derive(Debug, Clone)]
pub struct AppendRequest {
    /// The history it belongs to.
    pub stream: Stream,
    /// The state it was made on.
    pub expected: Expected,
    /// Names this change; the same key again gets the same answer and records nothing.
    pub key: String,
    /// Who makes it.
    pub user: UserId,
    /// What is recorded, in this order.
    pub payloads: Vec<Payload>,
}

/// A change that was recorded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Appended {
    /// The events, in order.
    pub events: Vec<EventId>,
    /// The stream's head after them.
    pub head: EventId,
    /// Whether it had been recorded before under the same key.
    pub repeated: bool,
}

/// A claim to be opened. Its number is given by the store.
#[derive(Debug, Clone)]
pub struct NewClaim {
    /// Names this change, as in [`AppendRequest`].
    pub key: String,
    /// Who opens it.
    pub user: UserId,
    /// What the number begins with: `KSP`.
    pub number_prefix: String,
    /// Plan id.
    pub plan: String,
    /// Claim or registration.
    pub subject: Subject,
    /// Benefits asked for; empty means all.
    pub benefits: Vec<String>,
    /// The claimant in the member book.
    pub member: Option<MemberId>,
    /// The contract claimed under.
    pub contract: Option<ContractId>,
    /// Name of the claimant.
    pub person_name: String,
    /// Name in kana.
    pub person_kana: String,
    /// What else is recorded in the same step.
    pub payloads: Vec<Payload>,
}

/// A claim that was opened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OpenedClaim {
    /// Its id.
    pub claim: ClaimId,
    /// Its number.
    pub number: String,
    /// Its head.
    pub head: EventId,
    /// Whether it had been opened before under the same key.
    pub repeated: bool,
}

impl Store {
    /// Records a change: events, payloads and projections in one transaction. When this returns, the
    /// change survives a crash.
    ///
    /// # Errors
    /// [`CaseError::Stale`] with what changed meanwhile, a key used for another change, a payload that
    /// does not belong, an undo that is not possible, or a failure of the disk: then nothing is recorded.
    pub fn append(&self, request: &AppendRequest) -> Result<Appended> {
        self.append_with_texts(request, &[])
    }

    /// The same, with the text of files that the change attaches, page by page: both or neither. A file without text has
    /// no pages here.
    ///
    /// # Errors
    /// As [`Store::append`].
    pub fn append_with_texts(
        &self,
        request: &AppendRequest,
        texts: &[(EvidenceId, Vec<String>)],
    ) -> Result<Appended> {
        if request.payloads.is_empty() {
            return Err(CaseError::BadRequest("there is nothing to record"));
        }
        let of_claim = matches!(request.stream, Stream::Claim(_));
        let fits = |p: &Payload| {
            p.of_claim() == of_claim && !matches!(p, Payload::ClaimOpened(_) | Payload::DeskCreated(_))
        };
        if !request.payloads.iter().all(fits) {
            return Err(CaseError::BadRequest("a payload does not belong to this history"));
        }
        let digest = digest(&request.stream.to_string(), request.user, &request.payloads)?;
        let mut conn = self.conn();
        let tx = conn.transaction_with_behavior(TransactionBehavior::Immediate)?;
        if let Some((_, appended)) = answered(&tx, &request.key, &digest)? {
            return Ok(appended);
        }
        let mut batch = Batch::begin(&tx, &self.environment, self.desk, request.user, request.stream)?;
        if of_claim && batch.head.is_none() {
            return Err(CaseError::NoSuchClaim(request.stream.to_string()));
        }
        if let Expected::Head(expected) = request.expected
            && batch.head != Some(expected)
        {
            let since = stored::since(&tx, request.stream, expected)?;
            return Err(CaseError::Stale {
                head: batch.head,
                since,
            });
        }
        for payload in &request.payloads {
            if let Payload::Undone(undo) = payload {
                check_undo(&stored::stream(&tx, request.stream)?, undo.event)?;
            }
            batch.push(payload)?;
        }
        let appended = batch.finish(&request.key, &digest)?;
        if let Stream::Claim(claim) = request.stream {
            for (evidence, pages) in texts.iter().filter(|(_, pages)| !pages.is_empty()) {
                put_text(&tx, claim, *evidence, pages)?;
            }
        }
        tx.commit()?;
        Ok(appended)
    }

    /// Opens a claim and gives it the next number of its series.
    ///
    /// # Errors
    /// As [`Store::append`].
    pub fn open_claim(&self, new: &NewClaim) -> Result<OpenedClaim> {
        let mut conn = self.conn();
        let tx = conn.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let opened = open_in(&tx, &self.environment, self.desk, new)?;
        tx.commit()?;
        Ok(opened)
    }
}

/// Opens a claim within a transaction.
pub(super) fn open_in(
    tx: &Transaction<'_>,
    environment: &Environment,
    desk: DeskId,
    new: &NewClaim,
) -> Result<OpenedClaim> {
    if !new
        .payloads
        .iter()
        .all(|p| p.of_claim() && !matches!(p, Payload::ClaimOpened(_) | Payload::Undone(_)))
    {
        return Err(CaseError::BadRequest("a payload does not belong to a new claim"));
    }
    let mut opened = ClaimOpened {
        number: String::new(),
        plan: new.plan.clone(),
        subject: new.subject,
        benefits: new.benefits.clone(),
        member: new.member,
        contract: new.contract,
        person_name: new.person_name.clone(),
        person_kana: new.person_kana.clone(),
    };
    let mut payloads = vec![Payload::from(opened.clone())];
    payloads.extend_from_slice(&new.payloads);
    let digest = digest(&format!("new claim {}", new.number_prefix), new.user, &payloads)?;
    if let Some((stream, appended)) = answered(tx, &new.key, &digest)? {
        let Stream::Claim(claim) = stream else {
            return Err(CaseError::KeyReused);
        };
        let number = tx.query_row(
            "SELECT number FROM claims WHERE claim = ?1",
            [claim.to_string()],
            |r| r.get(0),
        )?;
        return Ok(OpenedClaim {
            claim,
            number,
            head: appended.head,
            repeated: true,
        });
    }
    let claim = ClaimId(environment.ids.id(environment.clock.now()));
    opened.number = next_number(tx, &new.number_prefix)?;
    payloads[0] = opened.clone().into();
    let mut batch = Batch::begin(tx, environment, desk, new.user, Stream::Claim(claim))?;
    for payload in &payloads {
        batch.push(payload)?;
    }
    let head = batch.finish(&new.key, &digest)?.head;
    Ok(OpenedClaim {
        claim,
        number: opened.number,
        head,
        repeated: false,
    })
}

fn next_number(conn: &Connection, prefix: &str) -> Result<String> {
    let fits = !prefix.is_empty() && prefix.chars().all(|c| c.is_ascii_alphanumeric());
    if !fits {
        return Err(CaseError::BadRequest("a number begins with letters and digits"));
    }
    let last: Option<u32> = conn
        .query_row(
            "SELECT last FROM number_series WHERE prefix = ?1",
            [prefix],
            |row| row.get(0),
        )
        .optional()?;
    Ok(format!("{prefix}-{:04}", last.unwrap_or(0) + 1))
}

/// What a key stands for: everything the caller asked for.
fn digest(what: &str, user: UserId, payloads: &[Payload]) -> Result<[u8; 32]> {
    let mut hash = Sha256::new();
    for part in [what.as_bytes(), user.0.as_bytes()] {
        hash.update((part.len() as u64).to_be_bytes());
        hash.update(part);
    }
    for payload in payloads {
        let bytes = payload.canonical()?;
        hash.update((bytes.len() as u64).to_be_bytes());
        hash.update(&bytes);
    }
    Ok(hash.finalize().into())
}

/// The answer already given to a key, if there was one.
fn answered(conn: &Connection, key: &str, digest: &[u8; 32]) -> Result<Option<(Stream, Appended)>> {
    let known: Option<(Vec<u8>, String, i64, i64)> = conn
        .query_row(
            "SELECT digest, stream, first, last FROM requests WHERE key = ?1",
            [key],
            |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?)),
        )
        .optional()?;
    let Some((known, stream, first, last)) = known else {
        return Ok(None);
    };
    if known != digest {
        return Err(CaseError::KeyReused);
    }
    let stream: Stream = stream.parse().map_err(|_| stored::damaged("requests"))?;
    let mut found = conn.prepare_cached("SELECT id FROM events WHERE seq BETWEEN ?1 AND ?2 ORDER BY seq")?;
    let ids = found.query_map([first, last], |row| row.get::<_, String>(0))?;
    let ids: Vec<EventId> = ids.map(|id| stored::id(&id?)).collect::<Result<_>>()?;
    let head = *ids.last().ok_or_else(|| stored::damaged("requests"))?;
    Ok(Some((
        stream,
        Appended {
            events: ids,
            head,
            repeated: true,
        },
    )))
}

/// Events being added to one stream in one transaction, all at one moment.
pub(super) struct Batch<'a> {
    tx: &'a Transaction<'a>,
    environment: &'a Environment,
    desk: DeskId,
    user: UserId,
    stream: Stream,
    at: chrono::DateTime<chrono::Utc>,
    pub head: Option<EventId>,
    ordinal: i64,
    seq: i64,
    chain: Vec<u8>,
    added: Vec<Recorded>,
}

impl<'a> Batch<'a> {
    pub fn begin(
        tx: &'a Transaction<'a>,
        environment: &'a Environment,
        desk: DeskId,
        user: UserId,
        stream: Stream,
    ) -> Result<Self> {
        let head = stored::head(tx, stream)?;
        let last: Option<(i64, Vec<u8>)> = tx
            .prepare_cached("SELECT seq, chain FROM events ORDER BY seq DESC LIMIT 1")?
            .query_row([], |row| Ok((row.get(0)?, row.get(1)?)))
            .optional()?;
        let (seq, chain) = last.unwrap_or_default();
        let ordinal = head.map_or(0, |(_, ordinal)| ordinal);
        let head = head.map(|(id, _)| id);
        let at = environment.clock.now();
        Ok(Self {
            tx,
            environment,
            desk,
            user,
            stream,
            at,
            head,
            ordinal,
            seq,
            chain,
            added: Vec::new(),
        })
    }

    pub fn push(&mut self, payload: &Payload) -> Result<()> {
        let said = payload.canonical()?;
        let mut salt = [0; 32];
        self.environment.ids.fill(&mut salt)?;
        let event = Event {
            schema: EVENT_SCHEMA,
            stream: self.stream,
            parents: self.head.into_iter().collect(),
            at: self.at,
            user: self.user,
            desk: self.desk,
            kind: payload.kind().to_owned(),
            commitment: commitment(&salt, &said),
        };
        let bytes = event.canonical()?;
        let id = EventId::of(&bytes);
        self.seq += 1;
        self.ordinal += 1;
        self.chain = chain(&self.chain, id);
        self.tx
            .prepare_cached(
                "INSERT INTO events (seq, id, stream, ordinal, bytes, chain) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
            )?
            .execute(params![
                self.seq,
                id.to_string(),
                self.stream.to_string(),
                self.ordinal,
                &bytes,
                &self.chain
            ])?;
        self.tx
            .prepare_cached("INSERT INTO payloads (event, salt, bytes) VALUES (?1, ?2, ?3)")?
            .execute(params![id.to_string(), salt, &said])?;
        self.head = Some(id);
        // Read back, so that a projection sees the very value that a rebuild will see.
        self.added
            .push(stored::recorded(&id.to_string(), &bytes, Some(&said))?);
        Ok(())
    }

    /// Brings the projections up to date with what was added.
    pub fn project(&self) -> Result<()> {
        match self.stream {
            Stream::Desk => self
                .added
                .iter()
                .try_for_each(|recorded| project::desk(self.tx, recorded)),
            Stream::Claim(claim) => project::claim(self.tx, claim, &stored::stream(self.tx, self.stream)?),
        }
    }

    fn finish(self, key: &str, digest: &[u8; 32]) -> Result<Appended> {
        self.project()?;
        let ids: Vec<EventId> = self.added.iter().map(|recorded| recorded.id).collect();
        let head = *ids
            .last()
            .ok_or(CaseError::BadRequest("there is nothing to record"))?;
        let first = self.seq - self.added.len() as i64 + 1;
        self.tx
            .prepare_cached(
                "INSERT INTO requests (key, digest, stream, first, last) VALUES (?1, ?2, ?3, ?4, ?5)",
            )?
            .execute(params![key, digest, self.stream.to_string(), first, self.seq])?;
        Ok(Appended {
            events: ids,
            head,
            repeated: false,
        })
    }
}

/// The next link of the chain over everything in order of arrival.
pub(crate) fn chain(before: &[u8], id: EventId) -> Vec<u8> {
    let mut hash = Sha256::new();
    hash.update(b"satei chain 1\0");
    hash.update(before);
    hash.update(id.bytes());
    hash.finalize().to_vec()
}
