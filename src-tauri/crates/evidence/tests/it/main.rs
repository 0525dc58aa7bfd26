//! The vault and the reader together, as the desk uses them.

mod custody;
mod pictures;
mod reading;
mod support;
