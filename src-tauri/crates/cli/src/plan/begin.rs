//! `satei plan new`.

use std::fmt::Display;
use std::fs::OpenOptions;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use satei_desk::view::DeskError;
use satei_rules::{scaffold, show_date};

use crate::Answer;
use crate::answer::tell;
use crate::args::Args;
use crate::failure::Failure;
use crate::output::json;

/// Begins a plan in the folder of plans (`--plans`, else `plans`), in force from a day, else from today.
///
/// # Errors
/// When the name or date is wrong, the plan is already there, or a file cannot be written. Nothing that
/// was there is changed, but for the words that a vocabulary lacks: they are added at its end.
pub fn new(args: &Args, name: &str, effective: Option<&str>) -> Result<Answer, Failure> {
    let folder = args.plans.clone().unwrap_or_else(|| PathBuf::from("plans"));
    let vocabulary = folder.join("vocabulary.toml");
    let there = match std::fs::read_to_string(&vocabulary) {
        Ok(text) => Some(text),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => None,
        Err(error) => return Err(unwritten(&vocabulary, &error)),
    };
    let effective = effective.map_or_else(today, str::to_owned);
    let files = scaffold(name, &effective, there.as_deref()).map_err(|error| not_begun(name, &error))?;
    let plan = folder.join(name);
    if plan.exists() {
        let message = format!("{} is already there; nothing was written.", plan.display());
        let exists = DeskError::new("plan_exists", message);
        return Err(exists.hint("path", plan.display()).into());
    }
    std::fs::create_dir_all(&plan).map_err(|error| unwritten(&plan, &error))?;
    let mut written = Vec::new();
    for file in files {
        let path = folder.join(&file.path);
        let added = there
            .as_deref()
            .filter(|_| path == vocabulary)
            .and_then(|there| file.text.strip_prefix(there));
        match added {
            Some(added) => append(&path, added)?,
            None => std::fs::write(&path, &file.text).map_err(|error| unwritten(&path, &error))?,
        }
        written.push(path);
    }
    if args.json {
        json(&written)?;
    } else {
        for path in &written {
            tell!("{}", path.display());
        }
    }
    Ok(Answer::Yes)
}

fn append(path: &Path, text: &str) -> Result<(), Failure> {
    let file = OpenOptions::new().append(true).open(path);
    file.and_then(|mut file| file.write_all(text.as_bytes()))
        .map_err(|error| unwritten(path, &error))
}

fn unwritten(path: &Path, error: &std::io::Error) -> Failure {
    not_begun(path.display(), error)
}

fn not_begun(what: impl Display, error: impl Display) -> Failure {
    let why = format!("{what}: {error}");
    let not_begun = DeskError::new("plan_not_begun", format!("{why}."));
    not_begun.hint("why", why).into()
}

/// The day of the world's clock.
fn today() -> String {
    let seconds = SystemTime::now()
        .duration_since(SystemTime::UNIX_EPOCH)
        .map_or(0, |since| since.as_secs());
    show_date(i64::try_from(seconds / 86_400).unwrap_or(0))
}
