//! The tables, and how a database of an earlier program comes to have them.

use std::path::Path;

use chrono::{DateTime, Utc};
use rusqlite::Connection;

use crate::error::{CaseError, Result};

/// One step from a version of the tables to the next.
pub(crate) struct Migration {
    /// What is run.
    pub sql: &'static str,
    /// Whether the projections have to be made anew afterwards.
    pub rebuild: bool,
}

/// Every step, the first from nothing. A released step is never edited.
pub(crate) const MIGRATIONS: &[Migration] = &[
    Migration {
        sql: include_str!("0001_events_and_projections.sql"),
        rebuild: false,
    },
    Migration {
        sql: include_str!("0002_basis_of_decisions.sql"),
        rebuild: true,
    },
    Migration {
        sql: include_str!("0003_dossiers.sql"),
        rebuild: false,
    },
    Migration {
        sql: include_str!("0004_short_words_of_plans.sql"),
        rebuild: true,
    },
    Migration {
        sql: include_str!("0005_dispute_bodies.sql"),
        rebuild: false,
    },
];

/// Tables that are made from events, in the order in which they can be filled.
pub(crate) const PROJECTIONS: &[&str] = &[
    "claims",
    "number_series",
    "facts_now",
    "documents_now",
    "evidence_now",
    "decisions",
    "letters",
    "desk_now",
    "users",
    "members",
    "contracts",
    "devices",
    "past_claims",
    "history_complete",
    "house_readings",
    "terms",
    "contacts",
    "imports",
];

/// Brings the tables to the newest version. Before an existing database is changed it is copied to
/// `backups/`; the copy is encrypted with the same key.
pub(crate) fn migrate(
    conn: &mut Connection,
    migrations: &[Migration],
    backups: &Path,
    now: DateTime<Utc>,
) -> Result<()> {
    let found: u32 = conn.query_row("PRAGMA user_version", [], |row| row.get(0))?;
    let known = u32::try_from(migrations.len()).unwrap_or(u32::MAX);
    if found > known {
        return Err(CaseError::Newer { found, known });
    }
    if found == known {
        return Ok(());
    }
    if found > 0 {
        let copy = backups.join(format!("desk-v{found}-{}.db", now.format("%Y%m%dT%H%M%S%3f")));
        let copy = copy.to_str().ok_or(CaseError::BadRequest(
            "the path of the desk folder is not Unicode",
        ))?;
        conn.execute("VACUUM INTO ?1", [copy])?;
    }
    let tx = conn.transaction()?;
    let mut rebuild = false;
    for (version, migration) in (1..).zip(migrations).skip(found as usize) {
        tx.execute_batch(migration.sql)?;
        tx.pragma_update(None, "user_version", version)?;
        rebuild |= migration.rebuild;
    }
    if rebuild && found > 0 {
        crate::project::rebuild(&tx)?;
    }
    Ok(tx.commit()?)
}

#[cfg(test)]
mod tests {
    use satei_model::{Clock as _, SystemClock};
    use zeroize::Zeroizing;

    use super::*;
    use crate::keys::{Keys, PUBLISHED_KEY};
    use crate::store::open::connect;

    const FIRST: Migration = Migration {
        sql: "CREATE TABLE one (a INTEGER) STRICT; INSERT INTO one VALUES (1);",
        rebuild: false,
    };
    const SECOND: Migration = Migration {
        sql: "ALTER TABLE one ADD COLUMN b INTEGER;",
        rebuild: false,
    };
    const BROKEN: Migration = Migration {
        sql: "CREATE TABLE two (a INTEGER) STRICT; INSERT INTO nowhere VALUES (1);",
        rebuild: false,
    };

    fn version(conn: &Connection) -> u32 {
        conn.query_row("PRAGMA user_version", [], |row| row.get(0))
            .unwrap()
    }

    #[test]
    fn a_database_is_copied_before_it_is_changed_and_a_failed_change_leaves_no_trace() {
        let dir = tempfile::tempdir().unwrap();
        let keys = Keys::new(Zeroizing::new(PUBLISHED_KEY));
        let now = SystemClock.now();
        let mut conn = connect(&dir.path().join("desk.db"), &keys, true).unwrap();
        let copies = || {
            std::fs::read_dir(dir.path())
                .unwrap()
                .filter(|e| {
                    e.as_ref()
                        .unwrap()
                        .file_name()
                        .to_string_lossy()
                        .starts_with("desk-v1-")
                })
                .count()
        };

        migrate(&mut conn, &[FIRST], dir.path(), now).unwrap();
        assert_eq!((version(&conn), copies()), (1, 0), "there was nothing to copy");
        assert!(migrate(&mut conn, &[FIRST, BROKEN], dir.path(), now).is_err());
        assert_eq!((version(&conn), copies()), (1, 1));
        assert!(
            conn.execute("SELECT a FROM two", []).is_err(),
            "half a migration is no migration"
        );
        migrate(
            &mut conn,
            &[FIRST, SECOND],
            dir.path(),
            now + chrono::TimeDelta::seconds(1),
        )
        .unwrap();
        assert_eq!((version(&conn), copies()), (2, 2));
        let refused = migrate(&mut conn, &[FIRST], dir.path(), now).unwrap_err();
        assert_eq!(refused.code(), "desk_newer");
    }
}
