//! Where a run keeps what it makes, and where the built programs lie.

use std::path::{Path, PathBuf};

use tempfile::TempDir;

use crate::Trouble;

/// A home of its own for one run; removed at its end.
pub struct Home {
    folder: TempDir,
}

impl Home {
    /// An empty home.
    ///
    /// # Errors
    /// When no folder can be made.
    pub fn new() -> Result<Self, Trouble> {
        let folder = tempfile::Builder::new().prefix("satei-journey-").tempdir()?;
        for part in ["data", "config", "cache", "out"] {
            std::fs::create_dir(folder.path().join(part))?;
        }
        Ok(Self { folder })
    }

    /// The folder for what the run writes: letters, files to attach.
    pub fn out(&self) -> PathBuf {
        self.path().join("out")
    }

    /// What the program must see to live in this home.
    pub fn environment(&self) -> [(&'static str, PathBuf); 4] {
        [
            ("HOME", self.path().to_owned()),
            ("XDG_DATA_HOME", self.path().join("data")),
            ("XDG_CONFIG_HOME", self.path().join("config")),
            ("XDG_CACHE_HOME", self.path().join("cache")),
        ]
    }

    /// The home's folder.
    pub fn path(&self) -> &Path {
        self.folder.path()
    }
}

/// A file of the sample desk's evidence, by its path there.
#[must_use]
pub fn sample(file: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../../assets/sample/evidence")
        .join(file)
}

/// A program of this workspace, built beside the test that asks.
///
/// # Errors
/// When it has not been built.
pub fn program(name: &str) -> Result<PathBuf, Trouble> {
    let program = build_folder()?.join(format!("{name}{}", std::env::consts::EXE_SUFFIX));
    if program.is_file() {
        return Ok(program);
    }
    Err(format!(
        "{} has not been built: run `cargo build --workspace --bins`.",
        program.display()
    )
    .into())
}

/// Where pictures of a journey are kept; emptied of those of an earlier run.
pub(crate) fn pictures(journey: &str, look: &str) -> Result<PathBuf, Trouble> {
    let target = build_folder()?;
    let folder = target
        .parent()
        .unwrap_or(&target)
        .join("journeys")
        .join(journey)
        .join(look);
    if folder.is_dir() {
        std::fs::remove_dir_all(&folder)?;
    }
    std::fs::create_dir_all(&folder)?;
    Ok(folder)
}

/// The profile's folder: tests lie in `deps` below it.
fn build_folder() -> Result<PathBuf, Trouble> {
    let test = std::env::current_exe()?;
    let folder = test
        .parent()
        .and_then(Path::parent)
        .ok_or("the test lies in no build folder")?;
    Ok(folder.to_owned())
}
