//! Telling how far a long piece of work is.

/// How far a long piece of work is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Progress {
    /// Units done: bytes when a file is taken in, originals when the vault is verified.
    pub done: u64,
    /// Units in all, where that is known.
    pub total: Option<u64>,
}
