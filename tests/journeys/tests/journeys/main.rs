//! Journeys in the real window. `cargo xtask test` runs them under a display of their own.

#[cfg(unix)]
mod decide;
#[cfg(unix)]
#[cfg(unix)]
mod plans;
#[cfg(unix)]
mod start;
#[cfg(unix)]
mod start;
