//! A few readers started ahead, and never more than a few at work.

use std::{
    io::Read,
    path::Path,
    sync::{Condvar, Mutex, MutexGuard, PoisonError},
    time::Duration,
};

use satei_model::Cancel;
use satei_reader_proto::Job;

use super::{JobError, ReaderLimits, find::find, process::Process, said::Said};
use crate::error::EvidenceError;

/// Readers at work at once, and readers kept waiting.
const SIZE: usize = 2;

/// How often a call that waits for its turn looks whether it was cancelled.
const PATIENCE: Duration = Duration::from_millis(50);

#[derive(Default)]
struct State {
    waiting: Vec<Process>,
    at_work: usize,
}

/// The readers of one vault.
pub(crate) struct Pool {
    limits: ReaderLimits,
    state: Mutex<State>,
    turn: Condvar,
}

impl Pool {
    /// Starts nothing yet.
    pub(crate) fn new(limits: ReaderLimits) -> Self {
        Self {
            limits,
            state: Mutex::default(),
            turn: Condvar::new(),
        }
    }

    /// Has one job done, waiting for its turn first.
    pub(crate) fn run(&self, job: Job, input: &mut dyn Read, cancel: &Cancel) -> Result<Said, JobError> {
        let program = match &self.limits.program {
            Some(program) => program.clone(),
            None => find()?,
        };
        let _turn = self.turn(cancel)?;
        let waiting = self.lock().waiting.pop();
        let mut said = match waiting {
            Some(process) => process.run(job, input, &self.limits, cancel)?,
            None => None,
        };
        if said.is_none() {
            // None was waiting, or it had died while it waited; nothing of the input is used up.
            said = Process::start(&program)?.run(job, input, &self.limits, cancel)?;
        }
        self.start_ahead(&program);
        said.ok_or_else(|| EvidenceError::ReaderMissing("it ends as soon as it is started".to_owned()).into())
    }

    fn turn(&self, cancel: &Cancel) -> Result<Turn<'_>, EvidenceError> {
        let mut state = self.lock();
        while state.at_work >= SIZE {
            if cancel.is_cancelled() {
                return Err(EvidenceError::Cancelled);
            }
            state = self
                .turn
                .wait_timeout(state, PATIENCE)
                .unwrap_or_else(PoisonError::into_inner)
                .0;
        }
        state.at_work += 1;
        Ok(Turn(self))
    }

    fn start_ahead(&self, program: &Path) {
        let mut state = self.lock();
        while state.waiting.len() < SIZE {
            // If it does not start now, the next job finds out and says so.
            let Ok(process) = Process::start(program) else {
                return;
            };
            state.waiting.push(process);
        }
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Drop for Pool {
    fn drop(&mut self) {
        let waiting = std::mem::take(&mut self.lock().waiting);
        waiting.into_iter().for_each(Process::end);
    }
}

/// The right to have a reader at work.
struct Turn<'a>(&'a Pool);

impl Drop for Turn<'_> {
    fn drop(&mut self) {
        self.0.lock().at_work -= 1;
        self.0.turn.notify_one();
    }
}
