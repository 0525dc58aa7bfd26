//! The desk behind the window: opened once, in the background, while the window already shows itself.

use std::path::{Path, PathBuf};
use std::sync::{Arc, Condvar, Mutex, PoisonError};

use satei_desk::view::{DeskError, Picked, Progress};
use satei_desk::{Desk, NewDesk, Outcome, Parts, Plans, api};
use satei_letters::{FontSource, OnDemand};
use serde_json::Value;
use tauri::{AppHandle, Emitter};

use crate::launch::Launch;
use crate::vault::Wanted;

/// Tells the window how far long work has come.
const PROGRESS: &str = "desk://progress";

/// An image for the window.
pub struct Image {
    /// Its media type.
    pub media_type: &'static str,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// The desk, as soon as it is open.
#[derive(Default)]
pub struct Workbench {
    desk: Mutex<Option<Outcome<Arc<Desk>>>>,
    opened: Condvar,
}

impl Workbench {
    /// Opens the desk in the background. Why it could not be opened is the answer to every command,
    /// and stands on standard error for whoever sees no window.
    pub fn open(self: Arc<Self>, launch: Launch) {
        std::thread::spawn(move || {
            let desk = open(&launch).map(Arc::new);
            if let Err(error) = &desk {
                eprintln!("satei-shell: {error} [{}]", error.code);
            }
            *self.desk.lock().unwrap_or_else(PoisonError::into_inner) = Some(desk);
            self.opened.notify_all();
        });
    }

    /// Carries out one command of the contract.
    ///
    /// # Errors
    /// As the use case it calls, or why the desk could not be opened.
    pub fn dispatch(&self, app: &AppHandle, command: &str, args: Value) -> Outcome<Value> {
        let mut progress = |progress: Progress| {
            if let Err(error) = app.emit(PROGRESS, progress) {
                eprintln!("satei-shell: the window was not told of progress: {error}");
            }
        };
        api::dispatch(&*self.desk()?, command, args, &mut progress)
    }

    /// Keeps paths for a later command.
    ///
    /// # Errors
    /// Why the desk could not be opened.
    pub fn hold(&self, paths: Vec<PathBuf>) -> Outcome<Picked> {
        Ok(self.desk()?.hold_paths(paths))
    }

    /// An image by id.
    ///
    /// # Errors
    /// When there is none, or it cannot be drawn.
    pub fn image(&self, wanted: &Wanted) -> Outcome<Image> {
        let desk = self.desk()?;
        let (media_type, bytes) = match wanted {
            Wanted::Thumb { evidence } => desk.thumbnail(evidence)?,
            Wanted::Page {
                evidence,
                page,
                width,
            } => desk.page(evidence, *page, *width)?,
            Wanted::Letter { letter, page, width } => desk.letter_page(letter, *page, *width)?,
        };
        Ok(Image { media_type, bytes })
    }

    /// The desk; waits until it is open.
    fn desk(&self) -> Outcome<Arc<Desk>> {
        let mut desk = self.desk.lock().unwrap_or_else(PoisonError::into_inner);
        loop {
            match &*desk {
                Some(opened) => return opened.clone(),
                None => desk = self.opened.wait(desk).unwrap_or_else(PoisonError::into_inner),
            }
        }
    }
}

fn open(launch: &Launch) -> Outcome<Desk> {
    let parts = Parts::new(satei_desk::account_name(), Plans::built_in()?);
    let parts = parts.with_letters(Box::new(OnDemand::new(FontSource::standard(None))));
    let passphrase = std::env::var("SATEI_PASSPHRASE").ok();
    match (&launch.desk, launch.empty) {
        (Some(folder), false) => Desk::open(folder, passphrase.as_deref(), parts),
        (Some(folder), true) => open_or_make_empty(folder, passphrase, parts),
        (None, true) => open_or_make_empty(&data_folder()?.with_file_name("desk"), passphrase, parts),
        (None, false) => Desk::open_or_make_sample(&data_folder()?, parts),
    }
}

fn open_or_make_empty(folder: &Path, passphrase: Option<String>, parts: Parts) -> Outcome<Desk> {
    if folder.join("desk.json").is_file() {
        return Desk::open(folder, passphrase.as_deref(), parts);
    }
    let passphrase = passphrase.ok_or_else(|| {
        DeskError::new(
            "passphrase_missing",
            "A new desk is encrypted with a passphrase and none was given. Nothing was made: put one in \
             SATEI_PASSPHRASE and start again.",
        )
    })?;
    let made = Desk::make(
        folder,
        NewDesk {
            name: "Satei".to_owned(),
            passphrase,
        },
        parts,
    )?;
    println!(
        "Recovery key of the desk in {} (shown this once; keep it safe):",
        folder.display()
    );
    println!("  {}", made.recovery_key);
    Ok(made.desk)
}

fn data_folder() -> Outcome<PathBuf> {
    satei_desk::sample_folder().ok_or_else(|| {
        DeskError::new(
            "no_data_folder",
            "This account has no data folder for a desk. Nothing was made: name a folder with --desk.",
        )
    })
}
