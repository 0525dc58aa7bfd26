//! Stopping long work, and telling how far it is.

use std::sync::{
    Arc,
    atomic::{AtomicBool, Ordering},
};

/// A token that stops the work it was given to. Clones share one state.
#[derive(Clone, Debug, Default)]
pub struct Cancel(Arc<AtomicBool>);

impl Cancel {
    /// Asks the work to stop at its next safe point.
    pub fn cancel(&self) {
        self.0.store(true, Ordering::Relaxed);
    }

    /// Whether stopping was asked for.
    #[must_use]
    pub fn is_cancelled(&self) -> bool {
        self.0.load(Ordering::Relaxed)
    }
}

/// How far a long piece of work is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Progress {
    /// Units done: bytes when a file is taken in, originals when the vault is verified.
    pub done: u64,
    /// Units in all, where that is known.
    pub total: Option<u64>,
}
