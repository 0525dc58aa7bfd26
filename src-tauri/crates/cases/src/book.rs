//! The book: members, contracts, devices, earlier claims, and what the house has settled.

use chrono::{DateTime, NaiveDate, Utc};
use rusqlite::{Connection, OptionalExtension as _, Row, params, params_from_iter};
use satei_model::{
    ClaimId, ContactVerified, ContractId, ContractRecorded, DeviceId, DeviceRegistered, DisputeBody,
    HistoryCompleteAsOf, MemberId, MemberRecorded, PastClaimId, PastClaimRecorded, TermsAttached, UserId,
    UserRecorded, text,
};
use serde::de::DeserializeOwned;

use crate::error::{CaseError, Result};
use crate::search::Search;
use crate::state::ClaimState;
use crate::store::{Store, stored};

/// A member with what belongs to them.
#[derive(Debug, Clone, PartialEq)]
pub struct Member {
    /// The entry.
    pub entry: MemberRecorded,
    /// Contracts, by joining day.
    pub contracts: Vec<Contract>,
}

/// A contract with what belongs to it.
#[derive(Debug, Clone, PartialEq)]
pub struct Contract {
    /// The entry.
    pub entry: ContractRecorded,
    /// Registered devices, by day of registration.
    pub devices: Vec<DeviceRegistered>,
    /// Claims under it in the book: those on this desk and those decided elsewhere.
    pub claims: u32,
}

/// Earlier and concurrent claims of a claim's person and contract.
#[derive(Debug, Clone, PartialEq)]
pub struct History {
    /// Other claims on this desk, by opening.
    pub claims: Vec<ClaimState>,
    /// Claims decided elsewhere.
    pub past: Vec<PastClaimRecorded>,
    /// First day for which none is missing; `None` if nobody has said so.
    pub complete_from: Option<NaiveDate>,
}

/// A standing choice of the house.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HouseReading {
    /// Plan id.
    pub plan: String,
    /// The reading.
    pub reading: String,
    /// The choice.
    pub choice: String,
    /// Why.
    pub reason: String,
    /// Who chose.
    pub user: UserId,
    /// When.
    pub at: DateTime<Utc>,
}

impl Store {
    /// The desk's name.
    ///
    /// # Errors
    /// Where the database cannot be read.
    pub fn name(&self) -> Result<String> {
        Ok(self
            .conn()
            .query_row("SELECT name FROM desk_now", [], |row| row.get(0))?)
    }

    /// Everybody who works here, by name.
    ///
    /// # Errors
    /// Where the database cannot be read.
    pub fn users(&self) -> Result<Vec<UserRecorded>> {
        all(
            &self.conn(),
            "SELECT user, name, senior FROM users ORDER BY name, user",
            &[],
            |row| {
                Ok(UserRecorded {
                    id: id(row, 0, "users")?,
                    name: row.get(1)?,
                    senior: row.get(2)?,
                })
            },
        )
    }

    /// A member of the book.
    ///
    /// # Errors
    /// Where the database cannot be read.
    pub fn member(&self, member: MemberId) -> Result<Option<Member>> {
        read_member(&self.conn(), &member.to_string())
    }

    /// The members with this number; more than one only if the book holds it twice.
    ///
    /// # Errors
    /// Where the database cannot be read.
    pub fn members_by_number(&self, number: &str) -> Result<Vec<Member>> {
        let conn = self.conn();
        let wanted = text::narrow(number).trim().to_owned();
        let ids = all(
            &conn,
            "SELECT member FROM members WHERE number = ?1 ORDER BY member",
            &[&wanted],
            |row| Ok(row.get::<_, String>(0)?),
        )?;
        read_members(&conn, &ids)
    }

    /// Members by number, phone, name in kanji or kana, or a registered device's IMEI or serial number;
    /// every word must match. Nothing typed finds the first members by number.
    ///
    /// # Errors
    /// Where the database cannot be read.
    pub fn find_members(&self, typed: &str, limit: u32) -> Result<Vec<Member>> {
        let conn = self.conn();
        let words = Search::typed(typed).expressions();
        let found = "member IN (SELECT d.member FROM search_index i JOIN search_docs d ON d.id = i.rowid
                     WHERE i.pairs MATCH ? AND d.member IS NOT NULL)";
        let conditions = vec![found; words.len()].join(" AND ");
        let conditions = if words.is_empty() { "1" } else { &conditions };
        let sql =
            format!("SELECT member FROM members WHERE {conditions} ORDER BY number, member LIMIT {limit}");
        let mut query = conn.prepare_cached(&sql)?;
        let ids = query.query_map(params_from_iter(words), |row| row.get(0))?;
        let ids: Vec<String> = ids.collect::<rusqlite::Result<_>>()?;
        drop(query);
        read_members(&conn, &ids)
    }

    /// A contract of the book.
    ///
    /// # Errors
    /// Where the database cannot be read.
    pub fn contract(&self, contract: ContractId) -> Result<Option<Contract>> {
        Ok(read_contracts(&self.conn(), "contract", &contract.to_string())?.pop())
    }

    /// Earlier and concurrent claims of the same member or contract, whatever the plan, and from which day
    /// on the book is complete for the claim's plan.
    ///
    /// # Errors
    /// There is no such claim, or an event cannot be read.
    pub fn history(&self, claim: ClaimId) -> Result<History> {
        let conn = self.conn();
        let own: Option<(String, Option<String>, Option<String>)> = conn
            .prepare_cached("SELECT plan, member, contract FROM claims WHERE claim = ?1")?
            .query_row([claim.to_string()], |row| {
                Ok((row.get(0)?, row.get(1)?, row.get(2)?))
            })
            .optional()?;
        let (plan, member, contract) = own.ok_or_else(|| CaseError::NoSuchClaim(claim.to_string()))?;
        let complete_from = complete_from(&conn, &plan)?;
        // A contract names its member even where the claim does not.
        let member = match (member, &contract) {
            (None, Some(contract)) => conn
                .query_row(
                    "SELECT member FROM contracts WHERE contract = ?1",
                    [contract],
                    |row| row.get(0),
                )
                .optional()?,
            (member, _) => member,
        };
        let past = all(
            &conn,
            "SELECT past_claim, contract, member, fields FROM past_claims
             WHERE contract = ?1 OR member = ?2
                OR contract IN (SELECT contract FROM contracts WHERE member = ?2) ORDER BY past_claim",
            params![contract, member],
            past_claim,
        )?;
        let others = all(
            &conn,
            "SELECT claim FROM claims WHERE claim <> ?3 AND (contract = ?1 OR member = ?2
                OR contract IN (SELECT contract FROM contracts WHERE member = ?2)) ORDER BY opened_at, claim",
            params![contract, member, claim.to_string()],
            |row| id::<ClaimId>(row, 0, "claims"),
        )?;
        drop(conn);
        let claims = others
            .into_iter()
            .map(|other| self.claim(other))
            .collect::<Result<_>>()?;
        Ok(History {
            claims,
            past,
            complete_from,
        })
    }

    /// Claims of a member that were decided elsewhere.
    ///
    /// # Errors
    /// Where the database cannot be read.
    pub fn past_claims_of(&self, member: MemberId) -> Result<Vec<PastClaimRecorded>> {
        let sql = "SELECT past_claim, contract, member, fields FROM past_claims WHERE member = ?1
                   ORDER BY past_claim";
        all(&self.conn(), sql, &[&member.to_string()], past_claim)
    }

    /// From which days on the book of earlier claims is complete: for all plans, and for those with a day of their own.
    ///
    /// # Errors
    /// Where the database cannot be read.
    pub fn book_complete(&self) -> Result<Vec<HistoryCompleteAsOf>> {
        let sql = "SELECT plan, from_day FROM history_complete ORDER BY plan";
        all(&self.conn(), sql, &[], |row| {
            let plan: String = row.get(0)?;
            Ok(HistoryCompleteAsOf {
                plan: Some(plan).filter(|it| !it.is_empty()),
                from: day(row, 1, "history_complete")?,
            })
        })
    }

    /// The contract under which a device is registered.
    ///
    /// # Errors
    /// Where the database cannot be read.
    pub fn contract_of_device(&self, device: DeviceId) -> Result<Option<Contract>> {
        let sql = "SELECT contract FROM devices WHERE device = ?1";
        let found = all(&self.conn(), sql, &[&device.to_string()], |row| {
            id(row, 0, "devices")
        })?
        .pop();
        found.map_or(Ok(None), |contract| self.contract(contract))
    }

    /// The contract of a claim that was decided elsewhere.
    ///
    /// # Errors
    /// Where the database cannot be read.
    pub fn contract_of_past_claim(&self, past: PastClaimId) -> Result<Option<Contract>> {
        let sql = "SELECT contract FROM past_claims WHERE past_claim = ?1 AND contract IS NOT NULL";
        let found = all(&self.conn(), sql, &[&past.to_string()], |row| {
            id(row, 0, "past_claims")
        })?
        .pop();
        found.map_or(Ok(None), |contract| self.contract(contract))
    }

    /// The house's standing choices for a plan.
    ///
    /// # Errors
    /// Where the database cannot be read.
    pub fn house_readings(&self, plan: &str) -> Result<Vec<HouseReading>> {
        let sql = "SELECT plan, reading, choice, reason, user, at FROM house_readings WHERE plan = ?1
                   ORDER BY reading";
        all(&self.conn(), sql, &[&plan], |row| {
            Ok(HouseReading {
                plan: row.get(0)?,
                reading: row.get(1)?,
                choice: row.get(2)?,
                reason: row.get(3)?,
                user: id(row, 4, "house_readings")?,
                at: DateTime::from_timestamp_millis(row.get(5)?)
                    .ok_or_else(|| stored::damaged("house_readings"))?,
            })
        })
    }

    /// The terms attached for a plan, by version.
    ///
    /// # Errors
    /// Where the database cannot be read.
    pub fn terms(&self, plan: &str) -> Result<Vec<TermsAttached>> {
        let sql = "SELECT plan, version, original, sha256, name, own_words FROM terms WHERE plan = ?1
                   ORDER BY version";
        all(&self.conn(), sql, &[&plan], |row| {
            Ok(TermsAttached {
                plan: row.get(0)?,
                version: day(row, 1, "terms")?,
                original: row.get(2)?,
                sha256: row.get(3)?,
                name: row.get(4)?,
                own_words: row.get(5)?,
            })
        })
    }

    /// When a plan's contact and complaint data were last checked; `None` if never.
    ///
    /// # Errors
    /// Where the database cannot be read.
    pub fn contact(&self, plan: &str) -> Result<Option<ContactVerified>> {
        let sql = "SELECT plan, verified_by, verified_on, body, body_phone, body_source
                   FROM contacts WHERE plan = ?1";
        let mut found = all(&self.conn(), sql, &[&plan], |row| {
            let name: Option<String> = row.get(3)?;
            let (phone, source): (_, Option<String>) = (row.get(4)?, row.get(5)?);
            Ok(ContactVerified {
                plan: row.get(0)?,
                by: row.get(1)?,
                on: day(row, 2, "contacts")?,
                body: name.map(|name| DisputeBody {
                    name,
                    phone,
                    source: source.unwrap_or_default(),
                }),
            })
        })?;
        Ok(found.pop())
    }
}

/// The later of what is said about the plan and, failing that, what is said about all plans.
fn complete_from(conn: &Connection, plan: &str) -> Result<Option<NaiveDate>> {
    let sql = "SELECT from_day FROM history_complete WHERE plan IN (?1, '') ORDER BY plan DESC LIMIT 1";
    Ok(all(conn, sql, &[&plan], |row| day(row, 0, "history_complete"))?.pop())
}

fn past_claim(row: &Row<'_>) -> Result<PastClaimRecorded> {
    Ok(PastClaimRecorded {
        id: id(row, 0, "past_claims")?,
        contract: optional_id(row, 1)?,
        member: optional_id(row, 2)?,
        fields: json(row, 3, "past_claims")?,
    })
}

fn read_members(conn: &Connection, ids: &[String]) -> Result<Vec<Member>> {
    ids.iter()
        .filter_map(|id| read_member(conn, id).transpose())
        .collect()
}

fn read_member(conn: &Connection, member: &str) -> Result<Option<Member>> {
    let sql = "SELECT member, number, name, kana, phones, email, person FROM members WHERE member = ?1";
    let found = all(conn, sql, &[&member], |row| {
        Ok(MemberRecorded {
            id: id(row, 0, "members")?,
            number: row.get(1)?,
            name: row.get(2)?,
            kana: row.get(3)?,
            phones: json(row, 4, "members")?,
            email: row.get(5)?,
            person: json(row, 6, "members")?,
        })
    })?
    .pop();
    found
        .map(|entry| {
            Ok(Member {
                entry,
                contracts: read_contracts(conn, "member", member)?,
            })
        })
        .transpose()
}

/// The contracts of which `column` has this value; the column is one of our own names.
fn read_contracts(conn: &Connection, column: &str, value: &str) -> Result<Vec<Contract>> {
    let sql = format!(
        "SELECT contract, member, plan, joined_on, ended_on, terms, facts,
                (SELECT count(*) FROM claims WHERE claims.contract = contracts.contract)
              + (SELECT count(*) FROM past_claims WHERE past_claims.contract = contracts.contract)
         FROM contracts WHERE {column} = ?1 ORDER BY joined_on, contract"
    );
    let mut contracts = all(conn, &sql, &[&value], |row| {
        let ended: Option<String> = row.get(4)?;
        Ok(Contract {
            entry: ContractRecorded {
                id: id(row, 0, "contracts")?,
                member: id(row, 1, "contracts")?,
                plan: row.get(2)?,
                joined_on: day(row, 3, "contracts")?,
                ended_on: ended.map(|_| day(row, 4, "contracts")).transpose()?,
                terms: json(row, 5, "contracts")?,
                facts: json(row, 6, "contracts")?,
            },
            devices: Vec::new(),
            claims: row.get(7)?,
        })
    })?;
    for contract in &mut contracts {
        contract.devices = read_devices(conn, contract.entry.id)?;
    }
    Ok(contracts)
}

fn read_devices(conn: &Connection, contract: ContractId) -> Result<Vec<DeviceRegistered>> {
    let sql = "SELECT device, contract, facts, verdict, registered_on FROM devices WHERE contract = ?1
               ORDER BY registered_on, device";
    all(conn, sql, &[&contract.to_string()], |row| {
        Ok(DeviceRegistered {
            id: id(row, 0, "devices")?,
            contract: id(row, 1, "devices")?,
            facts: json(row, 2, "devices")?,
            verdict: row.get(3)?,
            registered_on: day(row, 4, "devices")?,
        })
    })
}

fn all<T>(
    conn: &Connection,
    sql: &str,
    values: &[&dyn rusqlite::ToSql],
    read: impl Fn(&Row<'_>) -> Result<T>,
) -> Result<Vec<T>> {
    let mut query = conn.prepare_cached(sql)?;
    let mut rows = query.query(values)?;
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        found.push(read(row)?);
    }
    Ok(found)
}

fn id<T: std::str::FromStr>(row: &Row<'_>, place: usize, table: &str) -> Result<T> {
    row.get::<_, String>(place)?
        .parse()
        .map_err(|_| stored::damaged(table))
}

fn optional_id<T: std::str::FromStr>(row: &Row<'_>, place: usize) -> Result<Option<T>> {
    let text: Option<String> = row.get(place)?;
    text.map(|text| text.parse().map_err(|_| stored::damaged("past_claims")))
        .transpose()
}

fn day(row: &Row<'_>, place: usize, table: &str) -> Result<NaiveDate> {
    id(row, place, table)
}

fn json<T: DeserializeOwned>(row: &Row<'_>, place: usize, table: &str) -> Result<T> {
    serde_json::from_str(&row.get::<_, String>(place)?).map_err(|_| stored::damaged(table))
}
