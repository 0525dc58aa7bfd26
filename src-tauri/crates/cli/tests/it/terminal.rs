//! A terminal of its own for every test: no desk, plan or setting of the account reaches in or out.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use serde_json::Value;

/// Where `satei` is called from.
pub struct Terminal {
    folder: tempfile::TempDir,
}

/// What a call came to.
pub struct Said {
    /// Exit code.
    pub code: i32,
    /// Standard output.
    pub out: String,
    /// Standard error.
    pub err: String,
}

impl Terminal {
    pub fn new() -> Self {
        Self {
            folder: tempfile::tempdir().unwrap(),
        }
    }

    /// A path in the folder of this terminal.
    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// A file in the folder of this terminal.
    pub fn file(&self, name: &str, body: impl AsRef<[u8]>) -> PathBuf {
        let path = self.path(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(&path, body).unwrap();
        path
    }

    fn command(&self, words: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_satei"));
        command
            .args(words)
            .current_dir(self.folder.path())
            .env("HOME", self.folder.path())
            .env("XDG_DATA_HOME", self.path("data"))
            .env("XDG_CONFIG_HOME", self.path("config"))
            .env("SATEI_PASSPHRASE", "correct horse battery staple")
            .env("SATEI_USER", "A. Mori")
            .env_remove("SATEI_DESK");
        command
    }

    /// Calls `satei`.
    pub fn satei(&self, words: &[&str]) -> Said {
        said(self.command(words).stdin(Stdio::null()).output().unwrap())
    }

    /// Calls `satei` where the environment names a desk.
    pub fn satei_on_desk(&self, desk: &Path, words: &[&str]) -> Said {
        let mut command = self.command(words);
        command.env("SATEI_DESK", desk);
        said(command.stdin(Stdio::null()).output().unwrap())
    }

    /// Calls `satei --json …` where there is no program that reads files.
    pub fn json_without_reader(&self, words: &[&str]) -> (i32, Value) {
        let words = [words, &["--json"]].concat();
        let mut command = self.command(&words);
        command.env("SATEI_READER", self.path("no-reader"));
        let said = said(command.stdin(Stdio::null()).output().unwrap());
        let body = if said.code == 2 { &said.err } else { &said.out };
        let json = serde_json::from_str(body).unwrap_or_else(|error| panic!("{error}: {body}"));
        (said.code, json)
    }

    /// Calls `satei` with something on its standard input.
    pub fn satei_reading(&self, words: &[&str], input: &str) -> Said {
        let mut child = self
            .command(words)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        child.stdin.take().unwrap().write_all(input.as_bytes()).unwrap();
        said(child.wait_with_output().unwrap())
    }

    /// Calls `satei` with a standard output that takes nothing.
    #[cfg(target_os = "linux")]
    pub fn satei_onto_a_full_disk(&self, words: &[&str]) -> Said {
        let full = std::fs::OpenOptions::new().write(true).open("/dev/full").unwrap();
        said(
            self.command(words)
                .stdin(Stdio::null())
                .stdout(full)
                .output()
                .unwrap(),
        )
    }

    /// Calls `satei` and takes what it answers as bytes.
    pub fn bytes(&self, words: &[&str]) -> (i32, Vec<u8>) {
        let output = self.command(words).stdin(Stdio::null()).output().unwrap();
        (output.status.code().unwrap(), output.stdout)
    }

    /// Calls `satei --json …` and reads what it answers.
    pub fn json(&self, words: &[&str]) -> (i32, Value) {
        let said = self.satei(&[words, &["--json"]].concat());
        let body = if said.code == 2 { &said.err } else { &said.out };
        let json = serde_json::from_str(body).unwrap_or_else(|error| panic!("{error}: {body}"));
        (said.code, json)
    }
}

fn said(output: Output) -> Said {
    Said {
        code: output.status.code().unwrap(),
        out: String::from_utf8(output.stdout).unwrap(),
        err: String::from_utf8(output.stderr).unwrap(),
    }
}

/// A path as a word of a call.
pub fn word(path: &Path) -> &str {
    path.to_str().unwrap()
}
