//! `cargo xtask dist`: a release build and, where the Tauri command line is installed, its packages.

use std::process::Command;

use crate::packages::{self, Need};
use crate::repo::{Profile, Repo};
use crate::{Outcome, open, programs};

/// Builds, and bundles where that can be done.
pub fn dist(repo: &Repo) -> Outcome {
    packages::ensure(Need::Build)?;
    open::install_window_parts(repo)?;
    open::build(repo, Profile::Release)?;
    for program in ["satei-shell", "satei-reader", "satei"] {
        println!("{}", repo.program(Profile::Release, program).display());
    }
    if programs::find("cargo-tauri").is_none() {
        println!(
            "The programs are built. No .deb or .rpm was made: that needs the Tauri command line \
             (cargo install tauri-cli --version 2.12.5 --locked)."
        );
        return Ok(());
    }
    programs::run(
        Command::new("cargo-tauri")
            .args(["tauri", "bundle", "--bundles", "deb,rpm"])
            .current_dir(repo.root.join("src-tauri")),
    )
}
