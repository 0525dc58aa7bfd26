//! The main job without a display: the queue, one claim's assessment, its letter.

use std::process::Command;

use crate::open::Options;
use crate::repo::{Profile, Repo};
use crate::{Outcome, programs};

/// Shows the queue and works its first claim.
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
    let Some(number) = first_claim(&mut satei(&["claim", "list", "--json"]))? else {
        println!("The queue is empty: `satei claim new` takes up a claim.");
        return Ok(());
    };
    println!("\nThe assessment of {number}:");
    answer(&mut satei(&["claim", "show", &number]))?;
    println!("\nIts letter:");
    let folder = repo.target.join("letters");
    std::fs::create_dir_all(&folder)
        .map_err(|error| format!("{} cannot be made: {error}.", folder.display()))?;
    let letter = folder.join(format!("{number}.pdf"));
    answer(satei(&["letter", &number, "--out"]).arg(&letter))?;
    println!("{}", letter.display());
    Ok(())
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

fn first_claim(list: &mut Command) -> Outcome<Option<String>> {
    let said = programs::ask(list)
        .filter(|said| said.success)
        .ok_or("`satei claim list --json` failed.")?;
    let queue: serde_json::Value =
        serde_json::from_str(&said.text).map_err(|error| format!("`satei claim list --json`: {error}."))?;
    Ok(queue["rows"][0]["number"].as_str().map(str::to_owned))
}
