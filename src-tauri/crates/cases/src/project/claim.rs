//! One claim's rows: made anew from its folded state at every change, so that they cannot drift.

use rusqlite::{Connection, params};
use satei_model::{ClaimId, Recorded};

use crate::error::{CaseError, Result};
use crate::search;
use crate::state::ClaimState;

/// Replaces the rows of a claim by those of its history.
pub(crate) fn claim(conn: &Connection, claim: ClaimId, history: &[Recorded]) -> Result<()> {
    let state = ClaimState::fold(history).ok_or_else(|| CaseError::NoSuchClaim(claim.to_string()))?;
    let id = claim.to_string();
    // Before and after: the claim may go from one person to another.
    forget_summaries(conn, &id)?;
    for table in [
        "claims",
        "facts_now",
        "documents_now",
        "evidence_now",
        "decisions",
        "letters",
    ] {
        conn.prepare_cached(&format!("DELETE FROM {table} WHERE claim = ?1"))?
            .execute([&id])?;
    }
    write_claim(conn, &id, &state)?;
    forget_summaries(conn, &id)?;
    write_facts(conn, &id, &state)?;
    write_evidence(conn, &id, &state)?;
    write_outcomes(conn, &id, &state)?;
    search::index_claim(conn, &state)
}

/// Drops the summaries of a person's other claims, of whose history this claim is a part: see
/// [`crate::Store::history`].
fn forget_summaries(conn: &Connection, id: &str) -> Result<()> {
    conn.prepare_cached(
        "WITH own AS (
             SELECT c.contract, coalesce(c.member, k.member) AS member
             FROM claims c LEFT JOIN contracts k ON k.contract = c.contract WHERE c.claim = ?1)
         DELETE FROM summaries WHERE claim IN (
             SELECT o.claim FROM own JOIN claims o ON o.contract = own.contract
             UNION SELECT o.claim FROM own JOIN claims o ON o.member = own.member
             UNION SELECT o.claim FROM own JOIN contracts k ON k.member = own.member
                                   JOIN claims o ON o.contract = k.contract)",
    )?
    .execute([id])?;
    Ok(())
}

fn write_claim(conn: &Connection, id: &str, state: &ClaimState) -> Result<()> {
    conn.prepare_cached(
        "INSERT INTO claims (claim, head, number, plan, subject, status, member, contract, person_name,
                             person_kana, opened_at, changed_at, due_on, dossier)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14)",
    )?
    .execute(params![
        id,
        state.head.to_string(),
        state.number,
        state.plan,
        state.subject.word(),
        state.status.word(),
        state.person.member.map(|member| member.to_string()),
        state.person.contract.map(|contract| contract.to_string()),
        state.person.name,
        state.person.kana,
        state.opened.at.timestamp_millis(),
        state.changed.at.timestamp_millis(),
        state.due_on.map(|day| day.to_string()),
        state
            .dossier
            .as_ref()
            .map(|dossier| dossier.what.claim.to_string()),
    ])?;
    if let Some((prefix, number)) = state.number.rsplit_once('-')
        && let Ok(number) = number.parse::<u32>()
    {
        conn.prepare_cached(
            "INSERT INTO number_series (prefix, last) VALUES (?1, ?2)
             ON CONFLICT (prefix) DO UPDATE SET last = max(last, excluded.last)",
        )?
        .execute(params![prefix, number])?;
    }
    Ok(())
}

fn write_facts(conn: &Connection, id: &str, state: &ClaimState) -> Result<()> {
    for (name, fact) in &state.facts {
        for candidate in &fact.candidates {
            conn.prepare_cached(
                "INSERT INTO facts_now (claim, fact, event, value, proof) VALUES (?1, ?2, ?3, ?4, ?5)",
            )?
            .execute(params![
                id,
                name,
                candidate.stamp.event.to_string(),
                candidate.what.value.to_string(),
                candidate.what.proof.word(),
            ])?;
        }
    }
    for (kind, document) in &state.documents {
        conn.prepare_cached(
            "INSERT INTO documents_now (claim, document, state, why, event) VALUES (?1, ?2, ?3, ?4, ?5)",
        )?
        .execute(params![
            id,
            kind,
            document.what.state.word(),
            document.what.why,
            document.stamp.event.to_string(),
        ])?;
    }
    Ok(())
}

fn write_evidence(conn: &Connection, id: &str, state: &ClaimState) -> Result<()> {
    for file in &state.evidence {
        conn.prepare_cached(
            "INSERT INTO evidence_now (evidence, claim, original, sha256, name, media_type, size, document,
                                       set_aside, read_state)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
        )?
        .execute(params![
            file.attached.evidence.to_string(),
            id,
            file.attached.original,
            file.attached.sha256,
            file.attached.name,
            file.attached.media_type,
            i64::try_from(file.attached.size).unwrap_or(i64::MAX),
            file.document,
            file.set_aside.is_some(),
            file.read.as_ref().map(|read| read.state.word()),
        ])?;
    }
    Ok(())
}

fn write_outcomes(conn: &Connection, id: &str, state: &ClaimState) -> Result<()> {
    for decision in &state.decisions {
        conn.prepare_cached(
            "INSERT INTO decisions (event, claim, benefit, outcome, amount, overridden, decided_at, reversed_at,
                                    basis)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
        )?
        .execute(params![
            decision.stamp.event.to_string(),
            id,
            decision.decided.benefit,
            decision.decided.outcome.word(),
            decision.decided.amount.map(|amount| amount.to_string()),
            decision.decided.overrides.is_some(),
            decision.stamp.at.timestamp_millis(),
            decision.reversed.as_ref().map(|reversed| reversed.stamp.at.timestamp_millis()),
            decision.decided.basis(),
        ])?;
    }
    for letter in &state.letters {
        conn.prepare_cached(
            "INSERT INTO letters (letter, claim, letter_kind, language, sha256, original, reply_by, file_copy,
                                  issued_at)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
        )?
        .execute(params![
            letter.what.letter.to_string(),
            id,
            letter.what.letter_kind.word(),
            letter.what.language.tag(),
            letter.what.sha256,
            letter.what.original,
            letter.what.reply_by.map(|day| day.to_string()),
            letter.what.file_copy,
            letter.stamp.at.timestamp_millis(),
        ])?;
    }
    Ok(())
}
