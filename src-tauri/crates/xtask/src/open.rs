//! `cargo xtask run`: build window and core, and open the workbench.

use std::fs;
use std::path::PathBuf;
use std::process::Command;
use std::time::SystemTime;

use crate::packages::{self, Need};
use crate::repo::{Profile, Repo, cargo, npm};
use crate::{Outcome, programs, terminal};

/// What to open, and how to build it.
pub struct Options {
    /// The desk's folder; the sample desk where none is named.
    pub desk: Option<PathBuf>,
    /// Begin with an empty desk in place of the sample desk.
    pub empty: bool,
    /// Language of the window.
    pub lang: Option<String>,
    /// Colours of the window.
    pub theme: Option<String>,
    /// Release build.
    pub release: bool,
}

impl Options {
    /// From the command line.
    pub fn parse(words: &[String]) -> Outcome<Self> {
        let mut options = Self {
            desk: None,
            empty: false,
            lang: None,
            theme: None,
            release: false,
        };
        let mut words = words.iter();
        while let Some(word) = words.next() {
            let mut value = || {
                words
                    .next()
                    .cloned()
                    .ok_or_else(|| format!("{word} needs a value."))
            };
            match word.as_str() {
                "--desk" => {
                    options.desk = Some(std::path::absolute(value()?).map_err(|error| error.to_string())?)
                }
                "--empty" => options.empty = true,
                "--lang" => options.lang = Some(value()?),
                "--theme" => options.theme = Some(value()?),
                "--release" => options.release = true,
                other => return Err(format!("`run` has no option {other:?}.")),
            }
        }
        Ok(options)
    }

    /// The same, for the programs.
    pub fn desk_words(&self) -> Vec<String> {
        let mut words = Vec::new();
        if let Some(desk) = &self.desk {
            words.extend(["--desk".to_owned(), desk.to_string_lossy().into_owned()]);
        }
        if self.empty {
            words.push("--empty".to_owned());
        }
        words
    }
}

/// Builds and opens.
pub fn run(repo: &Repo, options: &Options) -> Outcome {
    let profile = if options.release {
        Profile::Release
    } else {
        Profile::Dev
    };
    packages::ensure(Need::Build)?;
    install_window_parts(repo)?;
    build(repo, profile)?;
    if !display_there() {
        println!(
            "There is no display here (neither DISPLAY nor WAYLAND_DISPLAY is set): the same work, in the terminal."
        );
        return terminal::work(repo, profile, options);
    }
    let mut shell = Command::new(repo.program(profile, "satei-shell"));
    shell.args(options.desk_words());
    for (name, value) in [("--lang", &options.lang), ("--theme", &options.theme)] {
        if let Some(value) = value {
            shell.args([name, value]);
        }
    }
    println!("Opening the workbench. Close its window to come back here.");
    programs::run(shell.current_dir(&repo.root))
}

/// Builds the window, then every program of the workspace with one set of features.
pub fn build(repo: &Repo, profile: Profile) -> Outcome {
    println!("Building the window …");
    programs::run(
        Command::new(npm())
            .args(["run", "--silent", "build"])
            .current_dir(repo.ui()),
    )?;
    println!("Building the programs (the first time takes several minutes) …");
    let mut command = Command::new(cargo());
    command
        .args(["build", "--workspace", "--bins"])
        .current_dir(&repo.root);
    if profile == Profile::Release {
        command.arg("--release");
    }
    programs::run(&mut command)
}

/// Installs what `ui/package-lock.json` names, unless that was done since it last changed.
pub fn install_window_parts(repo: &Repo) -> Outcome {
    if programs::find("node").is_none() && !cfg!(windows) {
        return Err("Node was not found. Install Node 20 or later, then run the command again.".to_owned());
    }
    let changed = |name: &str| {
        fs::metadata(repo.ui().join(name))
            .and_then(|meta| meta.modified())
            .ok()
    };
    let installed: Option<SystemTime> = changed("node_modules/.package-lock.json");
    if installed.is_some() && installed >= changed("package-lock.json") {
        println!("The window's parts are installed.");
        return Ok(());
    }
    // Not `npm ci`: it refuses a lock file in which a registry's missing packages for other platforms are
    // missing too. With the lock in place the same versions are installed, and nothing is written back.
    let mut npm = Command::new(npm());
    programs::run(
        npm.args(["install", "--no-save", "--no-audit", "--no-fund"])
            .current_dir(repo.ui()),
    )
}

fn display_there() -> bool {
    let set = |name: &str| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    !cfg!(target_os = "linux") || set("DISPLAY") || set("WAYLAND_DISPLAY")
}

#[cfg(test)]
mod tests {
    use super::Options;

    fn parse(words: &[&str]) -> Result<Options, String> {
        Options::parse(&words.iter().map(|word| (*word).to_owned()).collect::<Vec<_>>())
    }

    #[test]
    fn a_desk_and_a_language() {
        let options = parse(&["--desk", "d", "--lang", "ja", "--release"]).unwrap();
        assert!(options.desk.unwrap().ends_with("d"));
        assert_eq!(options.lang.as_deref(), Some("ja"));
        assert!(options.release && !options.empty);
    }

    #[test]
    fn unknown_and_incomplete_options_are_refused() {
        assert!(parse(&["--fast"]).is_err());
        assert!(parse(&["--desk"]).is_err());
    }
}
