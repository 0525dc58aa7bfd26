//! What must not stand in a source file, and how long one may be.

use std::fs;

use crate::Outcome;
use crate::repo::Repo;

/// A text file of the work tree.
pub struct Source {
    /// Path from the root, with forward slashes.
    pub name: String,
    /// Its text.
    pub text: String,
}

/// Lines a file may have, and from how many on it is said.
const LONGEST: usize = 500;
const LONG: usize = 400;

/// The only file of the window that knows Tauri.
const WINDOW_TAURI: &str = "ui/src/api/tauri.ts";

const CODE: [&str; 5] = [".rs", ".ts", ".tsx", ".css", ".mjs"];

/// Signs of unfinished work, put together here so that this file does not find itself.
fn unfinished() -> [String; 6] {
    [
        ["TO", "DO"],
        ["FIX", "ME"],
        ["XX", "X:"],
        ["HA", "CK:"],
        ["todo", "!("],
        ["unimpl", "emented!("],
    ]
    .map(|parts| parts.concat())
}

/// Folders that only exist on one person's machine.
fn machine_folders() -> [String; 5] {
    [
        ["/ho", "me/"],
        ["/Us", "ers/"],
        ["/ro", "ot/"],
        ["C:\\Us", "ers\\"],
        ["/wo", "rk/"],
    ]
    .map(|parts| parts.concat())
}

/// Every text file git knows of. A file that is not text is left out.
pub fn read(repo: &Repo) -> Outcome<Vec<Source>> {
    let names = repo.files()?;
    let sources = names.into_iter().filter_map(|name| {
        let text = fs::read_to_string(repo.root.join(&name)).ok()?;
        Some(Source { name, text })
    });
    Ok(sources.collect())
}

/// Files that do not hold.
pub fn check(files: &[Source]) -> Vec<String> {
    files
        .iter()
        .flat_map(|file| length(file).into_iter().chain(words(file)).chain(window(file)))
        .collect()
}

/// Files that are getting long.
pub fn notices(files: &[Source]) -> Vec<String> {
    files
        .iter()
        .filter(|file| is_code(&file.name) && (LONG + 1..=LONGEST).contains(&file.text.lines().count()))
        .map(|file| {
            format!(
                "{} has {} lines; split it before it passes {LONGEST}.",
                file.name,
                file.text.lines().count()
            )
        })
        .collect()
}

fn length(file: &Source) -> Option<String> {
    let lines = file.text.lines().count();
    (is_code(&file.name) && lines > LONGEST).then(|| {
        format!(
            "{} has {lines} lines; {LONGEST} is the most a file may have.",
            file.name
        )
    })
}

fn words(file: &Source) -> Vec<String> {
    if generated(&file.name) {
        return Vec::new();
    }
    let mut unwanted: Vec<String> = machine_folders().to_vec();
    if is_code(&file.name) {
        unwanted.extend(unfinished());
        unwanted.push(["#[ig", "nore"].concat());
    }
    let mut found = Vec::new();
    for (index, line) in file.text.lines().enumerate() {
        for word in unwanted.iter().filter(|word| holds(line, word)) {
            found.push(format!(
                "{}:{}: {word:?} must not stand here.",
                file.name,
                index + 1
            ));
        }
    }
    found
}

/// Whether `word` stands in `line` on its own: a folder at the start of a path, not inside one.
fn holds(line: &str, word: &str) -> bool {
    line.match_indices(word).any(|(at, _)| {
        !line[..at]
            .ends_with(|sign: char| sign.is_alphanumeric() || matches!(sign, '_' | '.' | '*' | '}' | ')'))
    })
}

fn window(file: &Source) -> Option<String> {
    let imports =
        file.name.starts_with("ui/src/") && is_code(&file.name) && file.text.contains("@tauri-apps/");
    (imports && file.name != WINDOW_TAURI)
        .then(|| format!("{} names @tauri-apps; only {WINDOW_TAURI} may.", file.name))
}

fn is_code(name: &str) -> bool {
    CODE.iter().any(|ending| name.ends_with(ending)) && !generated(name)
}

fn generated(name: &str) -> bool {
    name.starts_with("ui/src/api/types/") || name.ends_with("-lock.json") || name.ends_with(".lock")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(name: &str, text: &str) -> Vec<String> {
        check(&[Source {
            name: name.to_owned(),
            text: text.to_owned(),
        }])
    }

    #[test]
    fn unfinished_work_and_switched_off_tests_are_found() {
        for [first, second] in [["// TO", "DO later"], ["#[ig", "nore]"], ["    to", "do!()"]] {
            assert_eq!(
                found("a/b.rs", &format!("fn a() {{}}\n{first}{second}\n")).len(),
                1,
                "{first}{second}"
            );
        }
        assert!(found("a/b.rs", "fn a() {}\n").is_empty());
    }

    #[test]
    fn a_folder_of_ones_own_machine_is_found_but_not_a_part_of_another_path() {
        assert_eq!(found("README.md", &["see /ho", "me/me/desk"].concat()).len(), 1);
        assert!(found("README.md", &["api.example/v1/ho", "me/me"].concat()).is_empty());
    }

    #[test]
    fn long_files_are_refused_and_generated_ones_are_not() {
        let long = "a\n".repeat(LONGEST + 1);
        assert_eq!(found("a.rs", &long).len(), 1);
        assert!(found("ui/src/api/types/A.ts", &long).is_empty());
        let getting_long = Source {
            name: "a.rs".to_owned(),
            text: "a\n".repeat(LONG + 1),
        };
        assert_eq!(notices(&[getting_long]).len(), 1);
    }

    #[test]
    fn only_one_file_of_the_window_knows_tauri() {
        let text = "import { invoke } from \"@tauri-apps/api/core\";\n";
        assert_eq!(found("ui/src/features/queue/Queue.tsx", text).len(), 1);
        assert!(found(WINDOW_TAURI, text).is_empty());
    }
}
