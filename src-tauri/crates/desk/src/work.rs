//! Long work: progress, and a way to stop it.

use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};

pub use satei_model::Cancel;

/// The work under way, by the name the window gave it.
#[derive(Default)]
pub(crate) struct Jobs {
    running: Mutex<BTreeMap<String, Cancel>>,
}

impl Jobs {
    /// Notes that a job has begun. The token stops it.
    pub fn begin(&self, job: &str) -> Cancel {
        let cancel = Cancel::default();
        self.lock().insert(job.to_owned(), cancel.clone());
        cancel
    }

    /// Notes that it is over.
    pub fn end(&self, job: &str) {
        self.lock().remove(job);
    }

    /// Asks a job to stop; one that is over already is no error.
    pub fn cancel(&self, job: &str) {
        if let Some(cancel) = self.lock().get(job) {
            cancel.cancel();
        }
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, BTreeMap<String, Cancel>> {
        self.running.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
