//! A virtual display of our own, so that journeys neither need nor disturb the one in use.

use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};

use crate::Outcome;

/// A running Xvfb; dropping it ends it.
pub struct Display {
    server: Child,
    /// What `DISPLAY` must be set to.
    pub name: String,
}

impl Display {
    /// Starts Xvfb on the first free number and waits until it answers.
    pub fn start() -> Outcome<Self> {
        let mut server = Command::new("Xvfb")
            .args([
                "-displayfd",
                "1",
                "-screen",
                "0",
                "1600x1000x24",
                "-nolisten",
                "tcp",
            ])
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .map_err(|error| format!("Xvfb could not be started: {error}."))?;
        let mut number = String::new();
        if let Some(pipe) = server.stdout.take() {
            // It writes the number once it is ready, and closes the pipe if it cannot start.
            let _ = BufReader::new(pipe).read_line(&mut number);
        }
        let display = Self {
            server,
            name: format!(":{}", number.trim()),
        };
        if number.trim().is_empty() {
            return Err("Xvfb ended before it had a display.".to_owned());
        }
        Ok(display)
    }
}

impl Drop for Display {
    fn drop(&mut self) {
        // Already gone is as good.
        let _ = self.server.kill();
        let _ = self.server.wait();
    }
}
