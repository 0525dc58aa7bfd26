//! The steps of the gate, in order. Every cargo call takes the whole workspace with the same targets,
//! so that features resolve alike and nothing is compiled twice.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::Command;

use super::display::Display;
use super::{Counts, Gate};
use crate::packages::{self, Need};
use crate::programs::{self, Said};
use crate::repo::{Profile, Repo, cargo, npm};
use crate::{Outcome, open, tidy};

const PACKAGES: &str = "system packages";
const NPM: &str = "window parts";
const WINDOW: &str = "window build";
const BUILD: &str = "rust build";

/// Runs them all.
pub fn all(repo: &Repo, gate: &mut Gate) {
    gate.step(PACKAGES, &[], || check(packages::ensure(Need::Test)));
    gate.step(NPM, &[], || check(open::install_window_parts(repo)));
    gate.step("tidy", &[], || check(tidy::tidy(repo)));
    gate.step("format", &[], || {
        plain(Command::new(cargo()).args(["fmt", "--all", "--check"]), repo)
    });
    gate.step("window types", &[NPM], || script(repo, "check"));
    gate.step("window lint", &[NPM], || script(repo, "lint"));
    gate.step("window tests", &[NPM], || window_tests(repo));
    // The shell embeds the built window: it comes before anything that compiles the shell.
    gate.step(WINDOW, &[NPM], || script(repo, "build"));
    gate.step(BUILD, &[PACKAGES, WINDOW], || {
        plain(
            Command::new(cargo()).args(["build", "--workspace", "--lib", "--bins", "--tests"]),
            repo,
        )
    });
    gate.step("clippy", &[PACKAGES, WINDOW], || clippy(repo));
    gate.step("rust tests", &[BUILD], || rust_tests(repo));
    gate.step("plan lint", &[BUILD], || plan(repo, "lint"));
    gate.step("plan scenarios", &[BUILD], || plan(repo, "test"));
    gate.step("journeys", &[BUILD], || journeys(repo));
}

fn check(outcome: Outcome) -> Outcome<(Counts, bool)> {
    outcome.map(|()| (Counts::default(), true))
}

fn plain(command: &mut Command, repo: &Repo) -> Outcome<(Counts, bool)> {
    check(programs::run(command.current_dir(&repo.root)))
}

fn script(repo: &Repo, name: &str) -> Outcome<(Counts, bool)> {
    check(programs::run(
        Command::new(npm())
            .args(["run", "--silent", name])
            .current_dir(repo.ui()),
    ))
}

fn clippy(repo: &Repo) -> Outcome<(Counts, bool)> {
    // The journeys are no part of a plain `cargo test`, so they are named.
    for targets in [&["--all-targets"][..], &["--test", "journeys"]] {
        let mut command = Command::new(cargo());
        command
            .args(["clippy", "--workspace"])
            .args(targets)
            .args(["--", "-D", "warnings"]);
        plain(&mut command, repo)?;
    }
    Ok((Counts::default(), true))
}

fn window_tests(repo: &Repo) -> Outcome<(Counts, bool)> {
    let report = repo.target.join("vitest.json");
    // An old report must not be taken for this run's.
    let _ = fs::remove_file(&report);
    let said = programs::tee(
        Command::new(npm())
            .args([
                "run",
                "--silent",
                "test",
                "--",
                "--reporter=default",
                "--reporter=json",
            ])
            .arg(format!("--outputFile.json={}", report.display()))
            .current_dir(repo.ui()),
    )?;
    let counts = fs::read_to_string(&report)
        .ok()
        .and_then(|json| Counts::of_vitest(&json));
    counted(&said, counts, "vitest")
}

fn rust_tests(repo: &Repo) -> Outcome<(Counts, bool)> {
    let types = repo.root.join("ui/src/api/types");
    let before = contents(&types);
    let (said, counts) = cargo_tests(repo, &["--lib", "--bins", "--tests"], None)?;
    if contents(&types) != before {
        return Err(
            "the tests wrote other window types than were there: commit ui/src/api/types.".to_owned(),
        );
    }
    counted(&said, counts, "the Rust tests")
}

fn journeys(repo: &Repo) -> Outcome<(Counts, bool)> {
    let display = Display::start()?;
    let (said, counts) = cargo_tests(repo, &["--test", "journeys"], Some(&display))?;
    counted(&said, counts, "the journeys")
}

/// Rust tests by nextest where it is installed, else by cargo itself. Journeys run one at a time:
/// each has a display and two cores to itself.
fn cargo_tests(repo: &Repo, targets: &[&str], display: Option<&Display>) -> Outcome<(Said, Option<Counts>)> {
    let nextest =
        programs::ask(Command::new(cargo()).args(["nextest", "--version"])).is_some_and(|said| said.success);
    let mut command = Command::new(cargo());
    command.current_dir(&repo.root);
    // Tests that need the reader would otherwise each build it, alone and with other features.
    command.env("SATEI_READER", repo.program(Profile::Dev, "satei-reader"));
    if nextest {
        command
            .args(["nextest", "run", "--workspace", "--no-fail-fast"])
            .args(targets);
    } else {
        command
            .args(["test", "--workspace", "--no-fail-fast"])
            .args(targets);
    }
    if let Some(display) = display {
        command
            .env("DISPLAY", &display.name)
            .env_remove("WAYLAND_DISPLAY");
        command.args(if nextest {
            &["--test-threads=1"][..]
        } else {
            &["--", "--test-threads=1"]
        });
    }
    let said = programs::tee(&mut command)?;
    let counts = if nextest {
        Counts::of_nextest(&said.text)
    } else {
        Some(Counts::of_cargo_test(&said.text))
    };
    Ok((said, counts))
}

fn plan(repo: &Repo, task: &str) -> Outcome<(Counts, bool)> {
    let satei = repo.program(Profile::Dev, "satei");
    let said = programs::tee(
        Command::new(satei)
            .args(["plan", task, "plans"])
            .current_dir(&repo.root),
    )?;
    if task == "lint" {
        return Ok((Counts::default(), said.success));
    }
    let counts = Counts::of_last_line(&said.text);
    counted(&said, counts, "`satei plan test`")
}

/// A test program that names no tests has not shown anything: that is a failure.
fn counted(said: &Said, counts: Option<Counts>, who: &str) -> Outcome<(Counts, bool)> {
    match counts {
        Some(counts) if counts != Counts::default() => Ok((counts, said.success)),
        _ => Err(format!("{who} ran no test.")),
    }
}

fn contents(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    entries
        .filter_map(|entry| {
            Some((
                entry.file_name().to_string_lossy().into_owned(),
                fs::read(entry.path()).ok()?,
            ))
        })
        .collect()
}
