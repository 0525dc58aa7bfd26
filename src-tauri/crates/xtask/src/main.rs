//! Builds, runs and checks the workbench: `cargo xtask run | test | bench | dist | tidy`.

mod bench;
mod dist;
mod gate;
mod open;
mod packages;
mod programs;
mod repo;
mod terminal;
mod tidy;

use std::process::ExitCode;

use repo::Repo;

const USAGE: &str = "\
cargo xtask run [--desk FOLDER | --empty] [--lang ja|zh-Hans|en] [--theme light|dark] [--release]
    Installs the system packages it needs, builds window and core, and opens the workbench.
    Without a display it does the main job in the terminal.
cargo xtask test
    The gate: format, clippy, Rust tests, window checks, plan checks, tidy, journeys.
cargo xtask bench
    The measurements, as release builds.
cargo xtask dist
    Release build and, where the Tauri command line is installed, the .deb and .rpm.
cargo xtask tidy
    What the compiler does not check: arrows between crates, file lengths, translations, words.

Exit codes: 0 done, 1 something failed, 2 the command line was not understood.";

/// What a task ends with: a sentence for the person at the terminal.
type Outcome<T = ()> = Result<T, String>;

fn main() -> ExitCode {
    let mut arguments = std::env::args().skip(1);
    let task = arguments.next().unwrap_or_default();
    let rest: Vec<String> = arguments.collect();
    let repo = match Repo::find() {
        Ok(repo) => repo,
        Err(message) => return failed(&message),
    };
    let outcome = match (task.as_str(), rest.as_slice()) {
        ("run", options) => match open::Options::parse(options) {
            Ok(options) => open::run(&repo, &options),
            Err(message) => return misunderstood(&message),
        },
        ("test", []) => gate::test(&repo),
        ("bench", []) => bench::bench(&repo),
        ("dist", []) => dist::dist(&repo),
        ("tidy", []) => tidy::tidy(&repo),
        ("help" | "--help" | "-h", _) => {
            println!("{USAGE}");
            Ok(())
        }
        ("", _) => return misunderstood("A task is missing."),
        (known @ ("test" | "bench" | "dist" | "tidy"), _) => {
            return misunderstood(&format!("`{known}` takes no options."));
        }
        (other, _) => return misunderstood(&format!("There is no task {other:?}.")),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => failed(&message),
    }
}

fn failed(message: &str) -> ExitCode {
    if !message.is_empty() {
        eprintln!("xtask: {message}");
    }
    ExitCode::from(1)
}

fn misunderstood(message: &str) -> ExitCode {
    eprintln!("xtask: {message}\n\n{USAGE}");
    ExitCode::from(2)
}
