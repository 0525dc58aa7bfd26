//! `cargo xtask bench`: the measurements, as release builds.

use std::process::Command;

use crate::repo::{Repo, cargo};
use crate::{Outcome, programs};

/// Runs every bench of the workspace, one package after the other.
pub fn bench(repo: &Repo) -> Outcome {
    let packages = benched(repo);
    if packages.is_empty() {
        return Err("no package has a bench.".to_owned());
    }
    for package in packages {
        println!("── {package}");
        programs::run(
            Command::new(cargo())
                .args(["bench", "-p", &package, "--benches"])
                .current_dir(&repo.root),
        )?;
    }
    Ok(())
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
