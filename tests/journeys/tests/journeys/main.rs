//! Journeys in the real window. `cargo xtask test` runs them under a display of their own.

#[cfg(unix)]
mod answer;
#[cfg(unix)]
mod ask;
#[cfg(unix)]
mod decide;
#[cfg(unix)]
mod dossiers;
#[cfg(target_os = "linux")]
mod dropped;
#[cfg(unix)]
mod entry;
#[cfg(unix)]
mod facts;
#[cfg(unix)]
mod intake;
#[cfg(unix)]
mod morning;
#[cfg(unix)]
mod own_desk;
#[cfg(unix)]
mod plans;
#[cfg(unix)]
mod start;
