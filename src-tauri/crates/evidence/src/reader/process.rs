//! One reader process and the one job it does.

use std::{
    env,
    io::{BufReader, Read},
    path::Path,
    process::{Child, ChildStdin, ChildStdout, Command, ExitStatus, Stdio},
    thread::{self, JoinHandle},
};

use satei_model::Cancel;
use satei_reader_proto::{
    BUILD_ID, Confinement, FrameError, FrameKind, Job, MAX_CHUNK, Reply, encode_job, read_frame, write_frame,
};

use super::{
    JobError, ReaderLimits,
    guard::{Ended, Guard},
    said::{Broken, Said},
};
use crate::error::EvidenceError;

/// Most of a reader's complaints that is kept, in bytes.
const COMPLAINTS: u64 = 4 * 1024;

/// A reader that was started and waits, or is about to.
pub(super) struct Process {
    child: Child,
    to: ChildStdin,
    from: BufReader<ChildStdout>,
    complaints: JoinHandle<Vec<u8>>,
}

impl Process {
    /// Starts a reader with nothing of this program's surroundings but what the system cannot do without.
    pub(super) fn start(program: &Path) -> Result<Self, EvidenceError> {
        let missing = |error: &dyn std::fmt::Display| EvidenceError::ReaderMissing(error.to_string());
        let mut child = Command::new(program)
            .env_clear()
            .envs(env::var_os("SystemRoot").map(|root| ("SystemRoot", root)))
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .map_err(|error| missing(&error))?;
        let (Some(to), Some(from), Some(complaints)) =
            (child.stdin.take(), child.stdout.take(), child.stderr.take())
        else {
            return Err(missing(&"its channels could not be opened"));
        };
        let complaints = thread::spawn(move || {
            let mut complaints = complaints;
            let mut kept = Vec::new();
            // What cannot be read is not missed, and the rest is drained so that the reader never waits for it.
            let _ = complaints.by_ref().take(COMPLAINTS).read_to_end(&mut kept);
            let _ = std::io::copy(&mut complaints, &mut std::io::sink());
            kept
        });
        Ok(Self {
            child,
            to,
            from: BufReader::new(from),
            complaints,
        })
    }

    /// Ends a reader that is not needed any more.
    pub(super) fn end(mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }

    /// Does the job. `None` when the reader was gone before it began, so that another may try.
    pub(super) fn run(
        self,
        job: Job,
        input: &mut dyn Read,
        limits: &ReaderLimits,
        cancel: &Cancel,
    ) -> Result<Option<Said>, JobError> {
        let Self {
            child,
            mut to,
            mut from,
            complaints,
        } = self;
        let guard = Guard::new(child, limits.wall, limits.resident, cancel.clone());
        let confinement = match hello(&mut from) {
            Ok(confinement) => confinement,
            Err(error) => {
                guard.kill();
                let (ended, _) = guard.dismiss();
                return match (ended, error) {
                    (Some(Ended::Cancelled), _) => Err(EvidenceError::Cancelled.into()),
                    (_, Some(mismatch)) => Err(mismatch.into()),
                    (_, None) => Ok(None),
                };
            }
        };
        let mut said = Said::new(confinement, job);
        let result = give(&mut to, job, input);
        drop(to);
        if result.is_ok() {
            listen(&mut from, &mut said, &guard, limits);
        } else {
            guard.kill();
        }
        if said.is_over() {
            // It has said its last word; whether it also knows how to leave is not worth waiting for.
            guard.kill();
        }
        let (ended, status) = guard.dismiss();
        let complaints = complaints.join().unwrap_or_default();
        result.map_err(JobError::Input)?;
        if said.is_over() {
            return Ok(Some(said));
        }
        match ended.or_else(|| ended_itself(&complaints, status)) {
            Some(Ended::Cancelled) => Err(EvidenceError::Cancelled.into()),
            Some(Ended::TimedOut) => Ok(Some(said.broken_off(Broken::TimedOut))),
            Some(Ended::OutOfMemory) => Ok(Some(said.broken_off(Broken::OutOfMemory))),
            None => Ok(Some(said.broken_off(Broken::Failed))),
        }
    }
}

/// Waits for the greeting. `Err(None)` when there is none, `Err(Some(…))` when it is of another build.
fn hello(from: &mut impl Read) -> Result<Confinement, Option<EvidenceError>> {
    let frame = read_frame(from).map_err(|_| None)?;
    match Reply::checked(&frame.body) {
        Ok(Reply::Hello {
            build_id,
            confinement,
        }) if build_id == BUILD_ID => Ok(confinement),
        Ok(Reply::Hello { build_id, .. }) => Err(Some(EvidenceError::ReaderMismatch { found: build_id })),
        _ => Err(Some(EvidenceError::ReaderMismatch {
            found: "no Satei reader".to_owned(),
        })),
    }
}

/// Gives the job and the file. A reader that hangs up in between will say why, or its end will.
fn give(to: &mut ChildStdin, job: Job, input: &mut dyn Read) -> std::io::Result<()> {
    let hung_up = |result: Result<(), FrameError>| result.is_err();
    let job = encode_job(job).map_err(std::io::Error::other)?;
    if hung_up(write_frame(to, FrameKind::Job, &job)) {
        return Ok(());
    }
    let mut piece = vec![0; MAX_CHUNK];
    loop {
        let length = input.read(&mut piece)?;
        if length == 0 {
            let _ = write_frame(to, FrameKind::End, &[]);
            return Ok(());
        }
        if hung_up(write_frame(to, FrameKind::Data, &piece[..length])) {
            return Ok(());
        }
    }
}

/// Takes in what the reader says until it is done, falls silent or breaks the rules.
fn listen(from: &mut impl Read, said: &mut Said, guard: &Guard, limits: &ReaderLimits) {
    while !said.is_over() {
        let Ok(frame) = read_frame(from) else { return };
        let understood = match frame.kind {
            FrameKind::Reply => match Reply::checked(&frame.body) {
                Ok(reply) => {
                    if reply == Reply::FirstOpinion {
                        guard.at_most(limits.second_opinion);
                    }
                    said.hear(reply)
                }
                Err(_) => false,
            },
            FrameKind::Data => said.see(&frame.body),
            FrameKind::Job | FrameKind::End => false,
        };
        if !understood {
            guard.kill();
            return;
        }
    }
}

/// Reads from the last words and the exit status why a reader ended without being ended.
fn ended_itself(complaints: &[u8], status: Option<ExitStatus>) -> Option<Ended> {
    // The standard library says this, on every platform, when memory is refused.
    if complaints
        .windows(20)
        .any(|words| words == b"memory allocation of")
    {
        return Some(Ended::OutOfMemory);
    }
    #[cfg(unix)]
    {
        use std::os::unix::process::ExitStatusExt as _;
        /// A process is killed from outside when the machine runs out of memory.
        const SIGKILL: i32 = 9;
        /// The limit on processor time.
        const SIGXCPU: i32 = 24;
        match status.and_then(|status| status.signal()) {
            Some(SIGKILL) => return Some(Ended::OutOfMemory),
            Some(SIGXCPU) => return Some(Ended::TimedOut),
            _ => {}
        }
    }
    #[cfg(not(unix))]
    let _ = status;
    None
}
