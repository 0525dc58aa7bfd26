//! Where things lie in this work tree.

use std::path::PathBuf;
use std::process::Command;

use crate::Outcome;

/// The work tree and its build folder.
pub struct Repo {
    /// Root of the work tree.
    pub root: PathBuf,
    /// Cargo's build folder.
    pub target: PathBuf,
    /// What `cargo metadata --no-deps` says.
    pub metadata: serde_json::Value,
}

impl Repo {
    /// Asks cargo where the work tree and its build folder are.
    pub fn find() -> Outcome<Self> {
        let output = Command::new(cargo())
            .args(["metadata", "--no-deps", "--format-version=1"])
            .current_dir(env!("CARGO_MANIFEST_DIR"))
            .output()
            .map_err(|error| format!("cargo could not be started: {error}."))?;
        if !output.status.success() {
            return Err(String::from_utf8_lossy(&output.stderr).into_owned());
        }
        let metadata: serde_json::Value = serde_json::from_slice(&output.stdout)
            .map_err(|error| format!("`cargo metadata` answered something unreadable: {error}."))?;
        let folder = |name: &str| metadata[name].as_str().map(PathBuf::from);
        match (folder("workspace_root"), folder("target_directory")) {
            (Some(root), Some(target)) => Ok(Self {
                root,
                target,
                metadata,
            }),
            _ => Err("`cargo metadata` names no workspace.".to_owned()),
        }
    }

    /// The window's sources.
    pub fn ui(&self) -> PathBuf {
        self.root.join("ui")
    }

    /// A program this workspace builds, by name, in the profile's folder.
    pub fn program(&self, profile: Profile, name: &str) -> PathBuf {
        self.target
            .join(profile.folder())
            .join(format!("{name}{}", std::env::consts::EXE_SUFFIX))
    }

    /// Every file git tracks or would track, relative to the root.
    pub fn files(&self) -> Outcome<Vec<String>> {
        let output = Command::new("git")
            .args(["ls-files", "-z", "--cached", "--others", "--exclude-standard"])
            .current_dir(&self.root)
            .output()
            .map_err(|error| format!("git could not be started: {error}."))?;
        if !output.status.success() {
            return Err("`git ls-files` failed: is this a git work tree?".to_owned());
        }
        let mut files: Vec<String> = String::from_utf8_lossy(&output.stdout)
            .split('\0')
            .filter(|name| !name.is_empty() && self.root.join(name).is_file())
            .map(str::to_owned)
            .collect();
        files.sort();
        files.dedup();
        Ok(files)
    }
}

/// A build profile.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Profile {
    /// Quick to build; dependencies are optimised all the same.
    Dev,
    /// What people get.
    Release,
}

impl Profile {
    /// Its folder below the build folder.
    pub fn folder(self) -> &'static str {
        match self {
            Self::Dev => "debug",
            Self::Release => "release",
        }
    }
}

/// The cargo that runs us, or the one on the path.
pub fn cargo() -> String {
    std::env::var("CARGO").unwrap_or_else(|_| "cargo".to_owned())
}

/// npm's name on this system.
pub fn npm() -> &'static str {
    if cfg!(windows) { "npm.cmd" } else { "npm" }
}
