//! Many claims at once: for measurements only, behind a feature that no program has.

use rusqlite::TransactionBehavior;

use super::Store;
use super::append::{NewClaim, open_in};
use crate::error::Result;

impl Store {
    /// Opens claims in one transaction, each as [`Store::open_claim`] does, with events, payloads and
    /// projections. Only the wait for the disk after each claim is left out.
    ///
    /// # Errors
    /// As [`Store::open_claim`]; then none of them is opened.
    pub fn open_claims(&self, claims: &[NewClaim]) -> Result<()> {
        let mut conn = self.conn();
        let tx = conn.transaction_with_behavior(TransactionBehavior::Immediate)?;
        for new in claims {
            open_in(&tx, &self.environment, self.desk, new)?;
        }
        Ok(tx.commit()?)
    }
}
