//! Starting other programs, and keeping what they say.

use std::io::{BufRead, BufReader, Read, Write};
use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::thread;

use crate::Outcome;

/// What a program said, and whether it succeeded.
pub struct Said {
    /// Standard output and standard error, line by line.
    pub text: String,
    /// Whether it ended with exit code 0.
    pub success: bool,
}

/// Runs a program to its end; its output goes to the terminal.
pub fn run(command: &mut Command) -> Outcome {
    let status = command.status().map_err(|error| not_started(command, &error))?;
    if status.success() {
        Ok(())
    } else {
        Err(format!("{} ended with {status}.", name(command)))
    }
}

/// Runs a program to its end; its output goes to the terminal and is kept.
pub fn tee(command: &mut Command) -> Outcome<Said> {
    let mut child = command
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .map_err(|error| not_started(command, &error))?;
    let (out, err) = (child.stdout.take(), child.stderr.take());
    let text = thread::scope(|scope| {
        let errors = scope.spawn(|| {
            err.map(|pipe| relay(pipe, &mut std::io::stderr()))
                .unwrap_or_default()
        });
        let mut text = out
            .map(|pipe| relay(pipe, &mut std::io::stdout()))
            .unwrap_or_default();
        text.push_str(&errors.join().unwrap_or_default());
        text
    });
    let status = child
        .wait()
        .map_err(|error| format!("{}: {error}.", name(command)))?;
    Ok(Said {
        text,
        success: status.success(),
    })
}

/// Runs a program to its end and keeps its standard output; nothing goes to the terminal.
pub fn ask(command: &mut Command) -> Option<Said> {
    let output = command.stderr(Stdio::null()).stdin(Stdio::null()).output().ok()?;
    Some(Said {
        text: String::from_utf8_lossy(&output.stdout).into_owned(),
        success: output.status.success(),
    })
}

/// Where a program lies on the search path.
pub fn find(program: &str) -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    std::env::split_paths(&path)
        .map(|folder| folder.join(format!("{program}{}", std::env::consts::EXE_SUFFIX)))
        .find(|candidate| candidate.is_file())
}

fn relay(pipe: impl Read, terminal: &mut impl Write) -> String {
    let mut text = String::new();
    let mut line = Vec::new();
    let mut pipe = BufReader::new(pipe);
    while pipe.read_until(b'\n', &mut line).is_ok_and(|read| read > 0) {
        // A closed terminal must not end the gate: what was said is still counted.
        let _ = terminal.write_all(&line);
        text.push_str(&String::from_utf8_lossy(&line));
        line.clear();
    }
    text
}

fn name(command: &Command) -> String {
    command.get_program().to_string_lossy().into_owned()
}

fn not_started(command: &Command, error: &std::io::Error) -> String {
    format!("{} could not be started: {error}.", name(command))
}
