//! The desk behind the window: opened once, in the background, while the window already shows itself.

use std::path::PathBuf;
use std::sync::{Arc, Condvar, Mutex, PoisonError};

use satei_desk::view::{DeskError, Picked};
use serde_json::Value;
use tauri::AppHandle;

use crate::launch::Launch;
use crate::vault::Wanted;

/// An image for the window.
pub struct Image {
    /// Its media type.
    pub media_type: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// The desk, as soon as it is open.
#[derive(Default)]
pub struct Workbench {
    desk: Mutex<Option<Result<Arc<Desk>, DeskError>>>,
    opened: Condvar,
}

/// Stands in until the desk is there.
struct Desk;

impl Workbench {
    /// Opens the desk in the background. Why it could not be opened is the answer to every command,
    /// and stands on standard error for whoever sees no window.
    pub fn open(self: Arc<Self>, _app: AppHandle, _launch: Launch) {
        std::thread::spawn(move || {
            let desk: Result<Arc<Desk>, DeskError> = Err(DeskError::new("no_desk", "No desk."));
            if let Err(error) = &desk {
                eprintln!("satei-shell: {error}");
            }
            *self.desk.lock().unwrap_or_else(PoisonError::into_inner) = Some(desk);
            self.opened.notify_all();
        });
    }

    /// Carries out one command of the contract.
    ///
    /// # Errors
    /// As the use case it calls, or why the desk could not be opened.
    pub fn dispatch(&self, command: &str, args: Value) -> Result<Value, DeskError> {
        let _ = (self.desk()?, command, args);
        Ok(Value::Null)
    }

    /// Keeps paths for a later command.
    ///
    /// # Errors
    /// Why the desk could not be opened.
    pub fn hold(&self, _paths: Vec<PathBuf>) -> Result<Picked, DeskError> {
        self.desk()?;
        Ok(Picked {
            picked: String::new(),
            names: Vec::new(),
        })
    }

    /// An image by id.
    ///
    /// # Errors
    /// When there is none, or it cannot be drawn.
    pub fn image(&self, _wanted: &Wanted) -> Result<Image, DeskError> {
        self.desk()?;
        Err(DeskError::new("no_image", "No image."))
    }

    /// The desk; waits until it is open.
    fn desk(&self) -> Result<Arc<Desk>, DeskError> {
        let mut desk = self.desk.lock().unwrap_or_else(PoisonError::into_inner);
        loop {
            match &*desk {
                Some(opened) => return opened.clone(),
                None => desk = self.opened.wait(desk).unwrap_or_else(PoisonError::into_inner),
            }
        }
    }
}
