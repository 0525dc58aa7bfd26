//! Which desk the program was started for, and how it is opened or made.

use std::path::PathBuf;

use satei_desk::view::DeskError;
use satei_desk::{Desk, MadeDesk, Outcome, PASSPHRASE_MISSING, Parts, Plans};
use satei_letters::{FontSource, OnDemand};
use serde::Deserialize;

use crate::launch::Launch;

/// Code of the error that says there is no desk yet and one can be made here.
const DESK_TO_MAKE: &str = "desk_to_make";

/// What opens a desk.
#[derive(Deserialize)]
#[serde(rename_all = "snake_case", tag = "kind", content = "text")]
pub enum Key {
    /// Nothing new: try as at the start, once whatever was in the way is gone.
    Again,
    /// The passphrase it was made with.
    Passphrase(String),
    /// The recovery key that was shown when it was made.
    Recovery(String),
}

/// A desk to be made, as a person enters it.
#[derive(Deserialize)]
pub struct NewDesk {
    /// Its name.
    pub name: String,
    /// The passphrase it will be opened with.
    pub passphrase: String,
}

/// Whether an error means that the desk waits for what a person enters, and not that something is wrong.
pub fn waits(error: &DeskError) -> bool {
    [PASSPHRASE_MISSING, DESK_TO_MAKE].contains(&error.code.as_str())
}

/// Opens the desk as far as the start alone allows; the passphrase may stand in `SATEI_PASSPHRASE`.
///
/// # Errors
/// As [`Desk::open`], or `desk_to_make`.
pub fn at_start(launch: &Launch) -> Outcome<Desk> {
    let Some(folder) = folder(launch)? else {
        return Desk::open_or_make_sample(&sample_folder()?, parts()?);
    };
    let passphrase = std::env::var("SATEI_PASSPHRASE").ok();
    if launch.empty && !folder.join("desk.json").is_file() {
        let new = NewDesk {
            name: "Satei".to_owned(),
            passphrase: passphrase.ok_or_else(|| {
                DeskError::new(
                    DESK_TO_MAKE,
                    "There is no desk here yet. It is encrypted with a passphrase and none was given; nothing was made.",
                )
                .hint("folder", folder.display())
            })?,
        };
        let made = make(launch, new)?;
        println!(
            "Recovery key of the desk in {} (shown this once; keep it safe):",
            folder.display()
        );
        println!("  {}", made.recovery_key);
        return Ok(made.desk);
    }
    Desk::open(&folder, passphrase.as_deref(), parts()?)
        .map_err(|error| error.hint("folder", folder.display()))
}

/// Opens the desk with a key a person entered.
///
/// # Errors
/// As [`Desk::open`].
pub fn with_key(launch: &Launch, key: &Key) -> Outcome<Desk> {
    let Some(folder) = folder(launch)? else {
        return at_start(launch);
    };
    match key {
        Key::Again => at_start(launch),
        Key::Passphrase(text) => Desk::open(&folder, Some(text), parts()?),
        Key::Recovery(text) => Desk::recover(&folder, text, parts()?),
    }
}

/// Makes the desk the program was started for.
///
/// # Errors
/// As [`Desk::make`]; nothing is left behind.
pub fn make(launch: &Launch, new: NewDesk) -> Outcome<MadeDesk> {
    let folder = folder(launch)?.ok_or_else(no_data_folder)?;
    let NewDesk { name, passphrase } = new;
    Desk::make(&folder, satei_desk::NewDesk { name, passphrase }, parts()?)
}

/// The folder of the desk; `None` for the sample desk.
fn folder(launch: &Launch) -> Outcome<Option<PathBuf>> {
    match (&launch.desk, launch.empty) {
        (Some(folder), _) => Ok(Some(folder.clone())),
        (None, true) => Ok(Some(sample_folder()?.with_file_name("desk"))),
        (None, false) => Ok(None),
    }
}

fn parts() -> Outcome<Parts> {
    let parts = Parts::new(satei_desk::account_name(), Plans::built_in()?);
    Ok(parts.with_letters(Box::new(OnDemand::new(FontSource::standard(None)))))
}

fn sample_folder() -> Outcome<PathBuf> {
    satei_desk::sample_folder().ok_or_else(no_data_folder)
}

fn no_data_folder() -> DeskError {
    DeskError::new(
        "no_data_folder",
        "This account has no data folder for a desk. Nothing was made: name a folder with --desk.",
    )
}
