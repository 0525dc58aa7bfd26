//! The main job without a display: the queue, one claim's assessment, its letter.

use std::process::Command;

use crate::open::Options;
use crate::repo::{Profile, Repo};
use crate::{Outcome, programs};

/// Shows the queue and works one claim of it.
pub fn work(repo: &Repo, profile: Profile, options: &Options) -> Outcome {
    let satei = |words: &[&str]| {
        let mut command = Command::new(repo.program(profile, "satei"));
        command.args(words).current_dir(&repo.root);
        if let Some(desk) = &options.desk {
            command.arg("--desk").arg(desk);
        }
        if let Some(lang) = &options.lang {
            command.args(["--lang", lang]);
        }
        command
    };
    println!("\nThe queue:");
    answer(&mut satei(&["claim", "list"]))?;
    let Some(chosen) = choose(&mut satei(&["claim", "list", "--json"]))? else {
        println!("The queue is empty: `satei claim new` takes up a claim.");
        return Ok(());
    };
    let number = chosen.number;
    println!("\nThe assessment of {number}:");
    answer(&mut satei(&["claim", "show", &number]))?;
    println!("\nIts letter:");
    let folder = repo.target.join("letters");
    std::fs::create_dir_all(&folder)
        .map_err(|error| format!("{} cannot be made: {error}.", folder.display()))?;
    let letter = folder.join(format!("{number}.pdf"));
    let mut make = satei(&["letter", &number, "--kind", chosen.letter, "--out"]);
    answer(make.arg(&letter))?;
    println!("{}", letter.display());
    Ok(())
}

/// A claim of the queue, and the letter it calls for.
struct Chosen {
    number: String,
    letter: &'static str,
}

/// Runs `satei`, whose exit code 1 is an answer too: done, and the answer is no or not yet.
fn answer(command: &mut Command) -> Outcome {
    let status = command
        .status()
        .map_err(|error| format!("satei could not be started: {error}."))?;
    match status.code() {
        Some(0 | 1) => Ok(()),
        _ => Err(format!("satei ended with {status}; what it said stands above.")),
    }
}

/// The first claim that lacks a document, with the request for it; where none does, the first of all with the
/// acknowledgement, which every claim can have.
fn choose(list: &mut Command) -> Outcome<Option<Chosen>> {
    let said = programs::ask(list)
        .filter(|said| said.success)
        .ok_or("`satei claim list --json` failed.")?;
    let queue: serde_json::Value =
        serde_json::from_str(&said.text).map_err(|error| format!("`satei claim list --json`: {error}."))?;
    let rows = queue["rows"].as_array().map(Vec::as_slice).unwrap_or_default();
    let lacks = |row: &&serde_json::Value| row["missing"].as_array().is_some_and(|it| !it.is_empty());
    let (row, letter) = match rows.iter().find(lacks) {
        Some(row) => (Some(row), "deficiency"),
        None => (rows.first(), "acknowledgement"),
    };
    let number = row.and_then(|row| row["number"].as_str()).map(str::to_owned);
    Ok(number.map(|number| Chosen { number, letter }))
}
