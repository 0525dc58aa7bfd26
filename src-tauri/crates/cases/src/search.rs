//! Finding: one index over numbers, names, phones, facts and the text of evidence.
//!
//! Texts are indexed by their pairs of neighbouring characters in [`text::search_form`], so that any
//! substring of two characters or more is found, as Japanese needs; a single character is found by prefix.

use rusqlite::{Connection, OptionalExtension as _, params};
use satei_model::{ClaimId, EvidenceId, text};
use serde_json::Value;

use crate::error::Result;
use crate::state::ClaimState;

/// Characters shown on either side of a match.
const AROUND: usize = 24;

/// The field under which the text of evidence stands; every other is short.
pub(crate) const EVIDENCE: &str = "evidence";

/// Whom a text is found for.
#[derive(Clone, Copy)]
enum Owner<'a> {
    Claim(&'a str),
    Member(&'a str),
}

/// Empties the index.
pub(crate) fn clear(conn: &Connection) -> Result<()> {
    conn.execute("DELETE FROM search_index", [])?;
    conn.execute("DELETE FROM search_docs", [])?;
    Ok(())
}

/// Indexes what a claim is found by, save the text of its evidence.
pub(crate) fn index_claim(conn: &Connection, state: &ClaimState) -> Result<()> {
    let claim = state.claim.to_string();
    remove(conn, "claim = ?1 AND field <> 'evidence'", &[&claim])?;
    let owner = Owner::Claim(&claim);
    add(conn, owner, "number", "", &state.number)?;
    add(conn, owner, "name", "", &state.person.name)?;
    add(conn, owner, "kana", "", &state.person.kana)?;
    for phone in &state.person.phones {
        add(conn, owner, "phone", "", phone)?;
    }
    for (name, fact) in &state.facts {
        for candidate in &fact.candidates {
            for text in texts(&candidate.what.value) {
                add(conn, owner, "fact", name, text)?;
            }
        }
    }
    for file in &state.evidence {
        add(
            conn,
            owner,
            "file",
            &file.attached.evidence.to_string(),
            &file.attached.name,
        )?;
    }
    Ok(())
}

/// Indexes the text kept of a file.
pub(crate) fn index_evidence(conn: &Connection, claim: ClaimId, evidence: EvidenceId) -> Result<()> {
    let (claim, evidence) = (claim.to_string(), evidence.to_string());
    remove(
        conn,
        "claim = ?1 AND field = 'evidence' AND ref = ?2",
        &[&claim, &evidence],
    )?;
    let mut pages =
        conn.prepare_cached("SELECT text FROM evidence_text WHERE evidence = ?1 ORDER BY page")?;
    let pages = pages.query_map([&evidence], |row| row.get::<_, String>(0))?;
    let pages: Vec<String> = pages.collect::<rusqlite::Result<_>>()?;
    for text in &pages {
        add(conn, Owner::Claim(&claim), EVIDENCE, &evidence, text)?;
    }
    Ok(())
}

/// Indexes what the member of a contract is found by.
pub(crate) fn index_member_of_contract(conn: &Connection, contract: &str) -> Result<()> {
    let member: Option<String> = conn
        .prepare_cached("SELECT member FROM contracts WHERE contract = ?1")?
        .query_row([contract], |row| row.get(0))
        .optional()?;
    member.map_or(Ok(()), |member| index_member(conn, &member))
}

/// Indexes what a member is found by: number, names, phones, and the devices of the contracts.
pub(crate) fn index_member(conn: &Connection, member: &str) -> Result<()> {
    remove(conn, "member = ?1", &[&member])?;
    let row: Option<[String; 4]> = conn
        .prepare_cached("SELECT number, name, kana, phones FROM members WHERE member = ?1")?
        .query_row([member], |row| {
            Ok([row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?])
        })
        .optional()?;
    let owner = Owner::Member(member);
    if let Some([number, name, kana, phones]) = row {
        add(conn, owner, "number", "", &number)?;
        add(conn, owner, "name", "", &name)?;
        add(conn, owner, "kana", "", &kana)?;
        let phones: Value = serde_json::from_str(&phones).unwrap_or_default();
        for phone in texts(&phones) {
            add(conn, owner, "phone", "", phone)?;
        }
    }
    let mut devices = conn.prepare_cached(
        "SELECT d.device, d.facts FROM devices d JOIN contracts c ON c.contract = d.contract
         WHERE c.member = ?1 ORDER BY d.device",
    )?;
    let devices = devices.query_map([member], |row| {
        Ok((row.get::<_, String>(0)?, row.get::<_, String>(1)?))
    })?;
    let devices: Vec<(String, String)> = devices.collect::<rusqlite::Result<_>>()?;
    for (device, facts) in &devices {
        let facts: Value = serde_json::from_str(facts).unwrap_or_default();
        for text in texts(&facts) {
            add(conn, owner, "device", device, text)?;
        }
    }
    Ok(())
}

/// Every text inside a value.
fn texts(value: &Value) -> Vec<&str> {
    match value {
        Value::String(text) => vec![text],
        Value::Array(items) => items.iter().flat_map(texts).collect(),
        Value::Object(members) => members.values().flat_map(texts).collect(),
        _ => Vec::new(),
    }
}

fn remove(conn: &Connection, which: &str, values: &[&dyn rusqlite::ToSql]) -> Result<()> {
    conn.prepare_cached(&format!(
        "DELETE FROM search_index WHERE rowid IN (SELECT id FROM search_docs WHERE {which})"
    ))?
    .execute(values)?;
    conn.prepare_cached(&format!("DELETE FROM search_docs WHERE {which}"))?
        .execute(values)?;
    Ok(())
}

fn add(conn: &Connection, owner: Owner<'_>, field: &str, reference: &str, text: &str) -> Result<()> {
    let pairs = pairs(&text::search_form(text));
    if pairs.is_empty() {
        return Ok(());
    }
    let (claim, member) = match owner {
        Owner::Claim(claim) => (Some(claim), None),
        Owner::Member(member) => (None, Some(member)),
    };
    conn.prepare_cached(
        "INSERT INTO search_docs (claim, member, field, ref, text) VALUES (?1, ?2, ?3, ?4, ?5)",
    )?
    .execute(params![claim, member, field, reference, text])?;
    let id = conn.last_insert_rowid();
    conn.prepare_cached("INSERT INTO search_index (rowid, pairs) VALUES (?1, ?2)")?
        .execute(params![id, pairs])?;
    Ok(())
}

/// The pairs of neighbouring characters of a text in search form, then its last character alone, so that a
/// search for one character finds the end of the text too.
fn pairs(form: &str) -> String {
    let letters: Vec<char> = form.chars().collect();
    let mut pairs = String::with_capacity(form.len() * 3);
    for pair in letters.windows(2) {
        pairs.extend(pair);
        pairs.push(' ');
    }
    pairs.extend(letters.last());
    pairs
}

/// A search: every word must be found.
#[derive(Debug, Clone, Default)]
pub(crate) struct Search {
    words: Vec<String>,
}

impl Search {
    /// Reads what was typed; words are separated by white space of any width.
    pub fn typed(typed: &str) -> Self {
        Self {
            words: typed
                .split_whitespace()
                .map(text::search_form)
                .filter(|w| !w.is_empty())
                .collect(),
        }
    }

    /// Whether there is nothing to search for.
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// One expression of the index per word.
    pub fn expressions(&self) -> Vec<String> {
        self.words.iter().map(|word| expression(word)).collect()
    }

    /// The passage of a text that matches one of the words.
    pub fn snippet(&self, original: &str) -> Option<String> {
        let form = text::search_form_with_places(original);
        let letters: Vec<char> = original.chars().collect();
        self.words.iter().find_map(|word| {
            let wanted: Vec<char> = word.chars().collect();
            let start = form
                .windows(wanted.len())
                .position(|here| here.iter().map(|(c, _)| c).eq(wanted.iter()))?;
            let (first, last) = (form[start].1, form[start + wanted.len() - 1].1);
            let (from, to) = (
                first.saturating_sub(AROUND),
                (last + 1 + AROUND).min(letters.len()),
            );
            let mut passage = String::new();
            passage.push_str(if from > 0 { "…" } else { "" });
            passage.extend(
                letters[from..to]
                    .iter()
                    .map(|c| if c.is_control() { ' ' } else { *c }),
            );
            passage.push_str(if to < letters.len() { "…" } else { "" });
            Some(passage)
        })
    }
}

/// A phrase of the pairs of a word. The last character needs no pair of its own: it ends the last pair.
/// Quotes cannot occur, since the search form holds letters and digits only.
fn expression(word: &str) -> String {
    let letters: Vec<char> = word.chars().collect();
    if let [single] = letters.as_slice() {
        return format!("\"{single}\" *");
    }
    let pairs: Vec<String> = letters.windows(2).map(|pair| pair.iter().collect()).collect();
    format!("\"{}\"", pairs.join(" "))
}
