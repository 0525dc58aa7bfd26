//! The sample desk.
#[cfg(feature = "generate")]
pub mod generate;
