//! Dossiers: the registrations a claim can refer to, and the claims that do.

use chrono::{DateTime, Utc};
use rusqlite::params;
use satei_model::{ClaimId, ContractId, MemberId, Status, Stream};

use super::{Store, stored};
use crate::error::Result;
use crate::state::ClaimState;

/// A registration under a plan, as a claim can refer to it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Registration {
    /// The dossier.
    pub claim: ClaimId,
    /// Its number.
    pub number: String,
    /// Its status.
    pub status: Status,
    /// The contract it is under, if any.
    pub contract: Option<ContractId>,
}

/// A claim that refers to a dossier.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Referring {
    /// The claim.
    pub claim: ClaimId,
    /// Its number.
    pub number: String,
    /// Its status.
    pub status: Status,
}

impl Store {
    /// The registrations of a person under a plan, newest first: those of the member, and those of the same
    /// name where either side is linked to no member.
    ///
    /// # Errors
    /// Where the database cannot be read.
    pub fn registrations(
        &self,
        plan: &str,
        member: Option<MemberId>,
        name: &str,
    ) -> Result<Vec<Registration>> {
        let conn = self.conn();
        let mut found = conn.prepare_cached(
            "SELECT claim, number, status, contract, opened_at FROM claims
             WHERE member = ?2 AND plan = ?1 AND subject = 'registration'
             UNION
             SELECT claim, number, status, contract, opened_at FROM claims
             WHERE plan = ?1 AND person_name = ?3 AND subject = 'registration'
                   AND (member IS NULL OR ?2 IS NULL)
             ORDER BY opened_at DESC, number DESC",
        )?;
        let rows = found.query_map(
            params![plan, member.map(|it| it.to_string()), name.trim()],
            |row| {
                Ok((
                    row.get::<_, String>(0)?,
                    row.get::<_, String>(1)?,
                    row.get::<_, String>(2)?,
                    row.get::<_, Option<String>>(3)?,
                ))
            },
        )?;
        rows.map(|row| {
            let (claim, number, status, contract) = row?;
            let damaged = || stored::damaged("claims");
            Ok(Registration {
                claim: claim.parse().map_err(|_| damaged())?,
                number,
                status: Status::from_word(&status).ok_or_else(damaged)?,
                contract: contract.map(|id| id.parse().map_err(|_| damaged())).transpose()?,
            })
        })
        .collect()
    }

    /// The claims that refer to a dossier, newest first.
    ///
    /// # Errors
    /// Where the database cannot be read.
    pub fn referring(&self, dossier: ClaimId) -> Result<Vec<Referring>> {
        let conn = self.conn();
        let mut found = conn.prepare_cached(
            "SELECT claim, number, status FROM claims WHERE dossier = ?1
             ORDER BY opened_at DESC, number DESC",
        )?;
        let rows = found.query_map([dossier.to_string()], |row| {
            Ok((
                row.get::<_, String>(0)?,
                row.get::<_, String>(1)?,
                row.get::<_, String>(2)?,
            ))
        })?;
        rows.map(|row| {
            let (claim, number, status) = row?;
            let damaged = || stored::damaged("claims");
            Ok(Referring {
                claim: claim.parse().map_err(|_| damaged())?,
                number,
                status: Status::from_word(&status).ok_or_else(damaged)?,
            })
        })
        .collect()
    }

    /// A claim as it was at a moment; `None` where it was opened later.
    ///
    /// # Errors
    /// An event cannot be read.
    pub fn claim_as_of(&self, claim: ClaimId, moment: DateTime<Utc>) -> Result<Option<ClaimState>> {
        let mut history = self.events(Stream::Claim(claim))?;
        history.retain(|recorded| recorded.event.at <= moment);
        Ok(ClaimState::fold(&history))
    }
}
