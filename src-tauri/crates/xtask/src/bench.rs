//! `cargo xtask bench`: the measurements, as release builds.

use std::process::Command;

use crate::gate::Display;
use crate::packages::{self, Need};
use crate::repo::{Profile, Repo, cargo};
use crate::{Outcome, open, programs};

/// The package whose bench opens windows.
const WINDOW: &str = "satei-journeys";

/// Runs every bench of the workspace, one package after the other.
pub fn bench(repo: &Repo) -> Outcome {
    let packages = benched(repo);
    if packages.is_empty() {
        return Err("no package has a bench.".to_owned());
    }
    for package in packages {
        println!("── {package}");
        let mut bench = Command::new(cargo());
        bench
            .args(["bench", "-p", &package, "--benches"])
            .current_dir(&repo.root);
        if package == WINDOW {
            build_window(repo)?;
            let display = Display::start()?;
            programs::run(bench.env("DISPLAY", &display.name).env_remove("WAYLAND_DISPLAY"))?;
        } else {
            programs::run(&mut bench)?;
        }
    }
    Ok(())
}

/// What the start of the window is measured with: the workbench as people get it, and an empty window.
fn build_window(repo: &Repo) -> Outcome {
    packages::ensure(Need::Test)?;
    open::install_window_parts(repo)?;
    open::build(repo, Profile::Release)?;
    programs::run(
        Command::new(cargo())
            .args(["build", "--release", "-p", "satei-shell", "--example", "empty"])
            .current_dir(&repo.root),
    )
}

fn benched(repo: &Repo) -> Vec<String> {
    let is_bench = |target: &serde_json::Value| {
        target["kind"]
            .as_array()
            .is_some_and(|kinds| kinds.contains(&"bench".into()))
    };
    let packages = repo.metadata["packages"].as_array().into_iter().flatten();
    packages
        .filter(|package| {
            package["targets"]
                .as_array()
                .is_some_and(|targets| targets.iter().any(is_bench))
        })
        .filter_map(|package| package["name"].as_str().map(str::to_owned))
        .collect()
}
