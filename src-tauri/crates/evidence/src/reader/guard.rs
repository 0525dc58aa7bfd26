//! Watching a reader from outside: the clock, its memory, and the wish to stop.

use std::{
    process::Child,
    sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError},
    thread::{self, JoinHandle},
    time::{Duration, Instant},
};

use satei_model::Cancel;
use sysinfo::{Pid, ProcessRefreshKind, ProcessesToUpdate, System};

/// Time between two looks.
const INTERVAL: Duration = Duration::from_millis(40);

/// Why a reader was ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Ended {
    TimedOut,
    OutOfMemory,
    Cancelled,
}

struct Watch {
    deadline: Instant,
    over: bool,
    ended: Option<Ended>,
}

/// A thread that ends the reader when it goes too far.
pub(super) struct Guard {
    watch: Arc<(Mutex<Watch>, Condvar)>,
    child: Arc<Mutex<Child>>,
    thread: Option<JoinHandle<()>>,
}

impl Guard {
    /// Begins to watch. The process is ended, at the latest, when the guard is dismissed.
    pub(super) fn new(child: Child, wall: Duration, resident: u64, cancel: Cancel) -> Self {
        let pid = Pid::from_u32(child.id());
        let watch = Watch {
            deadline: Instant::now() + wall,
            over: false,
            ended: None,
        };
        let watch = Arc::new((Mutex::new(watch), Condvar::new()));
        let child = Arc::new(Mutex::new(child));
        let (seen, prey) = (Arc::clone(&watch), Arc::clone(&child));
        let thread = thread::spawn(move || {
            // Where memory cannot be seen from outside, the reader's own limit stands alone.
            let mut system = System::new().ok();
            let mut state = lock(&seen.0);
            while !state.over {
                let ended = if cancel.is_cancelled() {
                    Some(Ended::Cancelled)
                } else if Instant::now() >= state.deadline {
                    Some(Ended::TimedOut)
                } else if system
                    .as_mut()
                    .is_some_and(|system| memory(system, pid) > resident)
                {
                    Some(Ended::OutOfMemory)
                } else {
                    None
                };
                if ended.is_some() {
                    state.ended = ended;
                    // If it is gone already there is nothing left to end.
                    let _ = lock(&prey).kill();
                    return;
                }
                state = seen
                    .1
                    .wait_timeout(state, INTERVAL)
                    .unwrap_or_else(PoisonError::into_inner)
                    .0;
            }
        });
        Self {
            watch,
            child,
            thread: Some(thread),
        }
    }

    /// Brings the end nearer: what remains to be done is worth at most `time`.
    pub(super) fn at_most(&self, time: Duration) {
        let mut state = lock(&self.watch.0);
        state.deadline = state.deadline.min(Instant::now() + time);
    }

    /// Ends the process if it still runs, and says how it went.
    pub(super) fn dismiss(mut self) -> (Option<Ended>, Option<std::process::ExitStatus>) {
        let ended = {
            let mut state = lock(&self.watch.0);
            state.over = true;
            state.ended
        };
        self.watch.1.notify_all();
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
        let mut child = lock(&self.child);
        (ended, child.wait().ok())
    }

    /// Ends the process now.
    pub(super) fn kill(&self) {
        let _ = lock(&self.child).kill();
    }
}

fn memory(system: &mut System, pid: Pid) -> u64 {
    system.refresh_processes_specifics(
        ProcessesToUpdate::Some(&[pid]),
        true,
        ProcessRefreshKind::nothing().with_memory(),
    );
    system.process(pid).map_or(0, sysinfo::Process::memory)
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
