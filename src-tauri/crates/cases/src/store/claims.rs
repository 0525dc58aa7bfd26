//! Reading one claim.

use rusqlite::{OptionalExtension as _, Transaction, params};
use satei_model::{ClaimId, EventId, EvidenceId, LetterId, Stream, text};

use super::{Store, stored};
use crate::error::{CaseError, Result};
use crate::queue::Summary;
use crate::search;
use crate::state::ClaimState;

impl Store {
    /// A claim as it is now.
    ///
    /// # Errors
    /// There is no such claim, or an event cannot be read.
    pub fn claim(&self, claim: ClaimId) -> Result<ClaimState> {
        ClaimState::fold(&self.events(Stream::Claim(claim))?)
            .ok_or_else(|| CaseError::NoSuchClaim(claim.to_string()))
    }

    /// A claim as it was when an event had just been recorded.
    ///
    /// # Errors
    /// There is no such claim or event.
    pub fn claim_at(&self, claim: ClaimId, event: EventId) -> Result<ClaimState> {
        let mut history = self.events(Stream::Claim(claim))?;
        let place = history.iter().position(|recorded| recorded.id == event);
        history.truncate(place.ok_or_else(|| CaseError::NoSuchClaim(format!("{claim} at {event}")))? + 1);
        ClaimState::fold(&history).ok_or_else(|| CaseError::NoSuchClaim(claim.to_string()))
    }

    /// The claim with this number, in whatever width it was typed.
    ///
    /// # Errors
    /// Where the database cannot be read.
    pub fn claim_by_number(&self, number: &str) -> Result<Option<ClaimId>> {
        let number = text::narrow(number).trim().to_uppercase();
        let found: Option<String> = self
            .conn()
            .query_row(
                "SELECT claim FROM claims WHERE upper(number) = ?1",
                [number],
                |row| row.get(0),
            )
            .optional()?;
        found
            .map(|id| id.parse().map_err(|_| stored::damaged("claims")))
            .transpose()
    }

    /// The claim a file belongs to.
    ///
    /// # Errors
    /// Where the database cannot be read.
    pub fn claim_of_evidence(&self, evidence: EvidenceId) -> Result<Option<ClaimId>> {
        let found: Option<String> = self
            .conn()
            .query_row(
                "SELECT claim FROM evidence_now WHERE evidence = ?1",
                [evidence.to_string()],
                |r| r.get(0),
            )
            .optional()?;
        found
            .map(|id| id.parse().map_err(|_| stored::damaged("evidence_now")))
            .transpose()
    }

    /// The claim a letter was issued on.
    ///
    /// # Errors
    /// Where the database cannot be read.
    pub fn claim_of_letter(&self, letter: LetterId) -> Result<Option<ClaimId>> {
        let found: Option<String> = self
            .conn()
            .query_row(
                "SELECT claim FROM letters WHERE letter = ?1",
                [letter.to_string()],
                |row| row.get(0),
            )
            .optional()?;
        found
            .map(|id| id.parse().map_err(|_| stored::damaged("letters")))
            .transpose()
    }

    /// Keeps the text that was read from a file, page by page, so that it can be shown and found. A cache:
    /// it can be read from the original again.
    ///
    /// # Errors
    /// Where the file is not known or the database cannot be written.
    pub fn keep_text(&self, evidence: EvidenceId, pages: &[String]) -> Result<()> {
        let claim = self.claim_of_evidence(evidence)?;
        let claim = claim.ok_or(CaseError::BadRequest("the text belongs to no file of this desk"))?;
        let mut conn = self.conn();
        let tx = conn.transaction()?;
        put_text(&tx, claim, evidence, pages)?;
        Ok(tx.commit()?)
    }

    /// The text that was read from a file, page by page; empty where none was kept.
    ///
    /// # Errors
    /// Where the database cannot be read.
    pub fn text(&self, evidence: EvidenceId) -> Result<Vec<String>> {
        let conn = self.conn();
        let mut found =
            conn.prepare_cached("SELECT text FROM evidence_text WHERE evidence = ?1 ORDER BY page")?;
        let pages = found.query_map([evidence.to_string()], |row| row.get(0))?;
        Ok(pages.collect::<rusqlite::Result<_>>()?)
    }

    /// The desk as it stands: another number after every change of anything.
    ///
    /// # Errors
    /// Where the database cannot be read.
    pub fn moment(&self) -> Result<i64> {
        let sql = "SELECT coalesce(max(seq), 0) FROM events";
        Ok(self.conn().prepare_cached(sql)?.query_row([], |row| row.get(0))?)
    }

    /// Keeps what the desk worked out about a claim at a moment, for the queue. A cache keyed by the claim's head,
    /// by that of its dossier, and by what the assessment rested on besides; a change to another claim of the
    /// person drops it. What was worked out before the latest change of anything is not kept: it may rest on what
    /// that change made old.
    ///
    /// # Errors
    /// Where the database cannot be written.
    pub fn keep_summary(&self, claim: ClaimId, summary: &Summary, moment: i64) -> Result<()> {
        let missing = serde_json::to_string(&summary.missing).map_err(|e| CaseError::Io(e.into()))?;
        self.conn()
            .prepare_cached(
                "INSERT OR REPLACE INTO summaries (claim, head, basis, verdict, presuming, amount, missing, due_on,
                                                   dossier_head)
                 SELECT ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9
                 WHERE (SELECT coalesce(max(seq), 0) FROM events) = ?10",
            )?
            .execute(params![
                claim.to_string(),
                summary.head.to_string(),
                summary.basis,
                summary.verdict,
                summary.presuming,
                summary.amount.map(|amount| amount.to_string()),
                missing,
                summary.due_on,
                summary.dossier_head.map(|head| head.to_string()),
                moment,
            ])?;
        Ok(())
    }

    /// Every claim, in the order in which they were opened.
    ///
    /// # Errors
    /// Where the database cannot be read.
    pub fn claims(&self) -> Result<Vec<ClaimId>> {
        let conn = self.conn();
        let mut found = conn.prepare_cached("SELECT claim FROM claims ORDER BY claim")?;
        let ids = found.query_map([], |row| row.get::<_, String>(0))?;
        ids.map(|id| id?.parse().map_err(|_| stored::damaged("claims")))
            .collect()
    }

    /// The claims whose summary is missing, was made on an earlier head of the claim or of its dossier, or
    /// rests on another basis.
    ///
    /// # Errors
    /// Where the database cannot be read.
    pub fn claims_without_summary(&self, basis: &str) -> Result<Vec<ClaimId>> {
        let conn = self.conn();
        let mut found = conn.prepare_cached(
            "SELECT c.claim FROM claims c LEFT JOIN claims d ON d.claim = c.dossier
             LEFT JOIN summaries s
                 ON s.claim = c.claim AND s.head = c.head AND s.dossier_head IS d.head AND s.basis = ?1
             WHERE s.claim IS NULL ORDER BY c.claim",
        )?;
        let ids = found.query_map([basis], |row| row.get::<_, String>(0))?;
        ids.map(|id| id?.parse().map_err(|_| stored::damaged("claims")))
            .collect()
    }
}

/// Puts the text of a file, page by page, in the place of what was kept of it, and makes it found.
pub(super) fn put_text(
    tx: &Transaction<'_>,
    claim: ClaimId,
    evidence: EvidenceId,
    pages: &[String],
) -> Result<()> {
    tx.execute(
        "DELETE FROM evidence_text WHERE evidence = ?1",
        [evidence.to_string()],
    )?;
    for (page, text) in (1_i64..).zip(pages) {
        tx.prepare_cached("INSERT INTO evidence_text (evidence, page, text) VALUES (?1, ?2, ?3)")?
            .execute(params![evidence.to_string(), page, text])?;
    }
    search::index_evidence(tx, claim, evidence)
}
