//! The desk's own rows, event by event.

use rusqlite::{Connection, params};
use satei_model::{Payload, Recorded};
use serde::Serialize;

use crate::error::{CaseError, Result};
use crate::search;

/// Applies one event of the desk's history.
pub(crate) fn desk(conn: &Connection, recorded: &Recorded) -> Result<()> {
    let Some(payload) = &recorded.payload else {
        return Ok(());
    };
    match payload {
        Payload::DeskCreated(desk) => run(
            conn,
            "INSERT OR REPLACE INTO desk_now (one, name, sample) VALUES (1, ?1, ?2)",
            params![desk.name, desk.sample],
        ),
        Payload::UserRecorded(user) => run(
            conn,
            "INSERT OR REPLACE INTO users (user, name, senior) VALUES (?1, ?2, ?3)",
            params![user.id.to_string(), user.name, user.senior],
        ),
        Payload::MemberRecorded(member) => {
            run(
                conn,
                "INSERT OR REPLACE INTO members (member, number, name, kana, phones, email, person)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
                params![
                    member.id.to_string(),
                    member.number,
                    member.name,
                    member.kana,
                    json(&member.phones)?,
                    member.email,
                    json(&member.person)?,
                ],
            )?;
            search::index_member(conn, &member.id.to_string())
        }
        Payload::ContractRecorded(contract) => {
            run(
                conn,
                "INSERT OR REPLACE INTO contracts (contract, member, plan, joined_on, ended_on, terms, facts)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
                params![
                    contract.id.to_string(),
                    contract.member.to_string(),
                    contract.plan,
                    contract.joined_on.to_string(),
                    contract.ended_on.map(|day| day.to_string()),
                    json(&contract.terms)?,
                    json(&contract.facts)?,
                ],
            )?;
            search::index_member(conn, &contract.member.to_string())
        }
        Payload::DeviceRegistered(device) => {
            run(
                conn,
                "INSERT OR REPLACE INTO devices (device, contract, facts, verdict, registered_on)
                 VALUES (?1, ?2, ?3, ?4, ?5)",
                params![
                    device.id.to_string(),
                    device.contract.to_string(),
                    json(&device.facts)?,
                    device.verdict,
                    device.registered_on.to_string(),
                ],
            )?;
            search::index_member_of_contract(conn, &device.contract.to_string())
        }
        Payload::PastClaimRecorded(past) => run(
            conn,
            "INSERT OR REPLACE INTO past_claims (past_claim, contract, member, fields) VALUES (?1, ?2, ?3, ?4)",
            params![
                past.id.to_string(),
                past.contract.map(|contract| contract.to_string()),
                past.member.map(|member| member.to_string()),
                json(&past.fields)?,
            ],
        ),
        Payload::HistoryCompleteAsOf(complete) => run(
            conn,
            "INSERT OR REPLACE INTO history_complete (plan, from_day) VALUES (?1, ?2)",
            params![complete.plan.as_deref().unwrap_or(""), complete.from.to_string()],
        ),
        other => settings(conn, recorded, other),
    }
}

/// What the house has settled for its plans.
fn settings(conn: &Connection, recorded: &Recorded, payload: &Payload) -> Result<()> {
    match payload {
        Payload::HouseReadingAdopted(adopted) => match &adopted.choice {
            Some(choice) => run(
                conn,
                "INSERT OR REPLACE INTO house_readings (plan, reading, choice, reason, user, at)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
                params![
                    adopted.plan,
                    adopted.reading,
                    choice,
                    adopted.reason,
                    recorded.event.user.to_string(),
                    recorded.event.at.timestamp_millis(),
                ],
            ),
            None => run(
                conn,
                "DELETE FROM house_readings WHERE plan = ?1 AND reading = ?2",
                params![adopted.plan, adopted.reading],
            ),
        },
        Payload::TermsAttached(terms) => run(
            conn,
            "INSERT OR REPLACE INTO terms (plan, version, original, sha256, name, own_words)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
            params![
                terms.plan,
                terms.version.to_string(),
                terms.original,
                terms.sha256,
                terms.name,
                terms.own_words,
            ],
        ),
        Payload::ContactVerified(contact) => run(
            conn,
            "INSERT OR REPLACE INTO contacts (plan, verified_by, verified_on, body, body_phone, body_source)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
            params![
                contact.plan,
                contact.by,
                contact.on.to_string(),
                contact.body.as_ref().map(|it| &it.name),
                contact.body.as_ref().and_then(|it| it.phone.as_ref()),
                contact.body.as_ref().map(|it| &it.source),
            ],
        ),
        Payload::ImportRecorded(import) => run(
            conn,
            "INSERT OR REPLACE INTO imports (event, name, sha256, accepted, refused) VALUES (?1, ?2, ?3, ?4, ?5)",
            params![
                recorded.id.to_string(),
                import.name,
                import.sha256,
                import.accepted,
                import.refused
            ],
        ),
        // Erasing has no rows of its own; claim payloads are not in this history.
        _ => Ok(()),
    }
}

fn run(conn: &Connection, sql: &str, values: &[&dyn rusqlite::ToSql]) -> Result<()> {
    conn.prepare_cached(sql)?.execute(values)?;
    Ok(())
}

fn json<T: Serialize>(value: &T) -> Result<String> {
    serde_json::to_string(value).map_err(|error| CaseError::Io(error.into()))
}
