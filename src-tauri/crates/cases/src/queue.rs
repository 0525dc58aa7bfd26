//! The queue: which claims there are, filtered, searched and sorted by the database.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use rusqlite::types::Value;
use rusqlite::{Connection, OptionalExtension as _, Row, params_from_iter};
use satei_model::{ClaimId, EventId, Status, Subject, Yen};

use crate::error::Result;
use crate::search::{EVIDENCE, Search};
use crate::store::{Store, stored};

/// What the desk worked out about a claim, for the queue.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Summary {
    /// The head it was worked out on.
    pub head: EventId,
    /// The head of the dossier the claim refers to, as it was then.
    pub dossier_head: Option<EventId>,
    /// What it rested on besides the claim's events: plans, house readings; the desk's own words.
    pub basis: String,
    /// The verdict, in the words of the rules core.
    pub verdict: String,
    /// Whether the verdict rests on presumptions.
    pub presuming: bool,
    /// The amount, where it is settled.
    pub amount: Option<Yen>,
    /// Document kinds that are missing.
    pub missing: Vec<String>,
    /// Day something is due by the terms, where nobody set one on the claim.
    pub due_on: Option<NaiveDate>,
}

/// Order of the rows.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum QueueSort {
    /// Due soonest first, then those without a due day; by number within a day.
    #[default]
    Due,
    /// By number.
    Number,
    /// Changed most recently first.
    Changed,
}

/// What the queue shall show.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct QueueQuery {
    /// Words to find; every word must match somewhere in the claim or its member's entry in the book.
    pub search: String,
    /// Only these statuses. Empty: every open one, or every one at all where something is searched for.
    pub statuses: Vec<Status>,
    /// Only this plan.
    pub plan: Option<String>,
    /// Only claims whose last summary has one of these verdicts.
    pub verdicts: Vec<String>,
    /// Only what is due on this day or earlier.
    pub due_until: Option<NaiveDate>,
    /// Order.
    pub sort: QueueSort,
    /// First row to return.
    pub offset: u64,
    /// At most this many rows; 0 means 200.
    pub limit: u64,
}

/// A claim in the queue.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QueueRow {
    /// The claim.
    pub claim: ClaimId,
    /// Its head.
    pub head: EventId,
    /// Its number.
    pub number: String,
    /// Plan id.
    pub plan: String,
    /// Claim or registration.
    pub subject: Subject,
    /// Name of the claimant.
    pub person_name: String,
    /// Status.
    pub status: Status,
    /// Day something is due.
    pub due_on: Option<NaiveDate>,
    /// Whether a decision that stands departs from its assessment.
    pub overridden: bool,
    /// What the desk worked out; `None` if never, and possibly on an earlier head.
    pub summary: Option<Summary>,
    /// The passage of evidence that matched the search.
    pub snippet: Option<String>,
}

/// One page of the queue.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Queue {
    /// The rows asked for.
    pub rows: Vec<QueueRow>,
    /// How many match in all.
    pub total: u64,
    /// How many match at each status, were the statuses not filtered; statuses without a claim left out.
    pub counts: Vec<(Status, u64)>,
}

const DUE: &str = "coalesce(c.due_on, s.due_on)";
const FROM: &str = "FROM claims c LEFT JOIN summaries s ON s.claim = c.claim";

/// Conditions with their values, joined by `AND`.
#[derive(Clone, Default)]
struct Conditions {
    sql: Vec<String>,
    values: Vec<Value>,
}

impl Conditions {
    fn add(&mut self, sql: &str, values: impl IntoIterator<Item = String>) {
        self.sql.push(sql.to_owned());
        self.values.extend(values.into_iter().map(Value::from));
    }

    fn one_of(&mut self, column: &str, values: impl ExactSizeIterator<Item = String>) {
        let places = vec!["?"; values.len()].join(", ");
        self.add(&format!("{column} IN ({places})"), values);
    }

    fn clause(&self) -> String {
        if self.sql.is_empty() {
            String::new()
        } else {
            format!("WHERE {}", self.sql.join(" AND "))
        }
    }
}

impl Store {
    /// One page of the queue.
    ///
    /// # Errors
    /// Where the database cannot be read.
    pub fn queue(&self, query: &QueueQuery) -> Result<Queue> {
        let search = Search::typed(&query.search);
        let mut conditions = Conditions::default();
        let conn = self.conn();
        if !search.is_empty() {
            // Found once, although both the counts and the rows are chosen from it.
            let claims = serde_json::Value::from(found_claims(&conn, &search)?).to_string();
            conditions.add("c.claim IN (SELECT value FROM json_each(?))", [claims]);
        }
        if let Some(plan) = &query.plan {
            conditions.add("c.plan = ?", [plan.clone()]);
        }
        if !query.verdicts.is_empty() {
            conditions.one_of("s.verdict", query.verdicts.iter().cloned());
        }
        if let Some(day) = query.due_until {
            conditions.add(&format!("{DUE} <= ?"), [day.to_string()]);
        }
        let counts = count_by_status(&conn, &conditions)?;
        let open: Vec<Status> = Status::ALL
            .iter()
            .copied()
            .filter(|status| !status.is_closed())
            .collect();
        let statuses = if query.statuses.is_empty() && search.is_empty() {
            &open
        } else {
            &query.statuses
        };
        if !statuses.is_empty() {
            conditions.one_of("c.status", statuses.iter().map(|status| status.word().to_owned()));
        }
        let total = counts
            .iter()
            .filter(|(status, _)| statuses.is_empty() || statuses.contains(status))
            .map(|(_, count)| count)
            .sum();
        let mut rows = read_rows(&conn, query, conditions)?;
        if !search.is_empty() {
            for row in &mut rows {
                row.snippet = snippet(&conn, &search, row.claim)?;
            }
        }
        Ok(Queue { rows, total, counts })
    }
}

/// The claims in which every word is found, in their own texts or in their member's entry in the book.
fn found_claims(conn: &Connection, search: &Search) -> Result<Vec<String>> {
    let mut query = conn.prepare_cached(
        "WITH found AS (SELECT d.claim, d.member FROM search_index i JOIN search_docs d ON d.id = i.rowid
                        WHERE i.pairs MATCH ?1)
         SELECT claim FROM found WHERE claim IS NOT NULL
         UNION SELECT c.claim FROM claims c JOIN found f ON f.member = c.member",
    )?;
    let mut claims: Option<BTreeSet<String>> = None;
    for word in search.expressions() {
        let found = query.query_map([word], |row| row.get(0))?;
        let found: BTreeSet<String> = found.collect::<rusqlite::Result<_>>()?;
        claims = Some(match claims {
            None => found,
            Some(before) => before.intersection(&found).cloned().collect(),
        });
    }
    Ok(claims.unwrap_or_default().into_iter().collect())
}

fn count_by_status(conn: &Connection, conditions: &Conditions) -> Result<Vec<(Status, u64)>> {
    let sql = format!(
        "SELECT c.status, count(*) {FROM} {} GROUP BY c.status",
        conditions.clause()
    );
    let mut found = conn.prepare_cached(&sql)?;
    let rows = found.query_map(params_from_iter(&conditions.values), |row| {
        Ok((row.get::<_, String>(0)?, row.get::<_, u32>(1)?))
    })?;
    let mut counts = Vec::new();
    for row in rows {
        let (word, count) = row?;
        counts.push((
            Status::from_word(&word).ok_or_else(|| stored::damaged("claims"))?,
            u64::from(count),
        ));
    }
    counts.sort();
    Ok(counts)
}

fn read_rows(conn: &Connection, query: &QueueQuery, mut conditions: Conditions) -> Result<Vec<QueueRow>> {
    let order = match query.sort {
        QueueSort::Due => format!("{DUE} IS NULL, {DUE}, c.number"),
        QueueSort::Number => "c.number".to_owned(),
        QueueSort::Changed => "c.changed_at DESC, c.number".to_owned(),
    };
    let sql = format!(
        "SELECT c.claim, c.head, c.number, c.plan, c.subject, c.person_name, c.status, {DUE},
                s.head, s.basis, s.verdict, s.presuming, s.amount, s.missing, s.due_on, s.dossier_head,
                EXISTS (SELECT 1 FROM decisions d
                        WHERE d.claim = c.claim AND d.overridden AND d.reversed_at IS NULL)
         {FROM} {} ORDER BY {order} LIMIT ? OFFSET ?",
        conditions.clause()
    );
    let limit = if query.limit == 0 { 200 } else { query.limit };
    conditions
        .values
        .push(i64::try_from(limit).unwrap_or(i64::MAX).into());
    conditions
        .values
        .push(i64::try_from(query.offset).unwrap_or(i64::MAX).into());
    let mut found = conn.prepare_cached(&sql)?;
    let mut rows = found.query(params_from_iter(&conditions.values))?;
    let mut page = Vec::new();
    while let Some(row) = rows.next()? {
        page.push(read_row(row)?);
    }
    Ok(page)
}

fn read_row(row: &Row<'_>) -> Result<QueueRow> {
    let damaged = || stored::damaged("claims");
    let text = |place: usize| row.get::<_, String>(place);
    let day = |place: usize| -> Result<Option<NaiveDate>> {
        let text: Option<String> = row.get(place)?;
        text.map(|text| text.parse().map_err(|_| damaged())).transpose()
    };
    let summary = match row.get::<_, Option<String>>(8)? {
        None => None,
        Some(head) => Some(Summary {
            head: stored::id(&head)?,
            dossier_head: row
                .get::<_, Option<String>>(15)?
                .map(|head| stored::id(&head))
                .transpose()?,
            basis: text(9)?,
            verdict: text(10)?,
            presuming: row.get(11)?,
            amount: row
                .get::<_, Option<String>>(12)?
                .map(|amount| amount.parse().map_err(|_| damaged()))
                .transpose()?,
            missing: serde_json::from_str(&text(13)?).map_err(|_| stored::damaged("summaries"))?,
            due_on: day(14)?,
        }),
    };
    Ok(QueueRow {
        claim: text(0)?.parse().map_err(|_| damaged())?,
        head: stored::id(&text(1)?)?,
        number: text(2)?,
        plan: text(3)?,
        subject: Subject::from_word(&text(4)?).ok_or_else(damaged)?,
        person_name: text(5)?,
        status: Status::from_word(&text(6)?).ok_or_else(damaged)?,
        due_on: day(7)?,
        overridden: row.get(16)?,
        summary,
        snippet: None,
    })
}

/// The first passage of a claim's evidence that matches one of the words.
fn snippet(conn: &Connection, search: &Search, claim: ClaimId) -> Result<Option<String>> {
    let mut found = conn.prepare_cached(
        // The claim's few texts first, each then looked up in the index: CROSS JOIN keeps that order.
        "SELECT d.text FROM search_docs d CROSS JOIN search_index i ON i.rowid = d.id
         WHERE d.claim = ?1 AND d.field = ?2 AND i.pairs MATCH ?3 ORDER BY d.id LIMIT 1",
    )?;
    for word in search.expressions() {
        let values = [claim.to_string(), EVIDENCE.to_owned(), word];
        let text: Option<String> = found.query_row(values, |row| row.get(0)).optional()?;
        if let Some(passage) = text.as_deref().and_then(|text| search.snippet(text)) {
            return Ok(Some(passage));
        }
    }
    Ok(None)
}
