//! The desk behind the window: opened in the background, while the window already shows itself.

use std::path::PathBuf;
use std::sync::{Arc, Condvar, Mutex, PoisonError};

use satei_desk::view::{DeskError, Picked, Progress};
use satei_desk::{Desk, Outcome, api};
use serde_json::Value;
use tauri::{AppHandle, Emitter};

use crate::launch::Launch;
use crate::opening::{self, Key, NewDesk};
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

/// How far the desk is.
#[derive(Clone)]
enum State {
    /// It is being opened, and commands wait.
    Opening,
    /// It is open.
    Open(Arc<Desk>),
    /// It is not open, for this reason; a passphrase may be what it waits for.
    Shut(DeskError),
}

/// The desk, as soon as it is open.
pub struct Workbench {
    launch: Launch,
    state: Mutex<State>,
    moved: Condvar,
}

impl Workbench {
    /// A workbench whose desk has yet to be opened.
    pub fn new(launch: Launch) -> Self {
        Self {
            launch,
            state: Mutex::new(State::Opening),
            moved: Condvar::new(),
        }
    }

    /// Opens the desk in the background. Why it could not be opened is the answer to every command,
    /// and stands on standard error for whoever sees no window.
    pub fn open(self: Arc<Self>) {
        std::thread::spawn(move || {
            let desk = opening::at_start(&self.launch);
            if let Err(error) = &desk {
                eprintln!("satei-shell: {error} [{}]", error.code);
            }
            self.settle(desk);
        });
    }

    /// Opens a desk that waits for its key, or tries once more where there is none to give.
    ///
    /// # Errors
    /// As [`Desk::open`]; the desk is left as it was and the next key may be tried.
    pub fn unlock(&self, key: &Key) -> Outcome<()> {
        self.unless_open(|| opening::with_key(&self.launch, key))
    }

    /// Makes the desk that was asked for and does not exist yet; answers its recovery key.
    ///
    /// # Errors
    /// As [`Desk::make`]; nothing is left behind.
    pub fn make(&self, new: NewDesk) -> Outcome<String> {
        let mut recovery_key = String::new();
        self.unless_open(|| {
            let made = opening::make(&self.launch, new)?;
            recovery_key = made.recovery_key;
            Ok(made.desk)
        })?;
        Ok(recovery_key)
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
        let mut state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        loop {
            match &*state {
                State::Open(desk) => return Ok(Arc::clone(desk)),
                State::Shut(why) => return Err(why.clone()),
                State::Opening => state = self.moved.wait(state).unwrap_or_else(PoisonError::into_inner),
            }
        }
    }

    /// Runs one way of opening a desk that is shut; what else is asked meanwhile waits for it. What failed
    /// is answered here only: whoever asks next still hears why the desk was shut.
    fn unless_open(&self, open: impl FnOnce() -> Outcome<Desk>) -> Outcome<()> {
        let why = match self.desk() {
            Ok(_) => return Ok(()),
            Err(why) => why,
        };
        *self.state.lock().unwrap_or_else(PoisonError::into_inner) = State::Opening;
        match open() {
            Ok(desk) => {
                self.settle(Ok(desk));
                Ok(())
            }
            Err(error) => {
                let lasting = if opening::waits(&why) { why } else { error.clone() };
                self.settle(Err(lasting));
                Err(error)
            }
        }
    }

    fn settle(&self, desk: Outcome<Desk>) {
        *self.state.lock().unwrap_or_else(PoisonError::into_inner) = match desk {
            Ok(desk) => State::Open(Arc::new(desk)),
            Err(why) => State::Shut(why),
        };
        self.moved.notify_all();
    }
}
