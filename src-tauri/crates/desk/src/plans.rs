//! The plans a desk decides by: those built into the program, or those of a folder.

use std::path::Path;
use std::sync::{Arc, OnceLock};

use include_dir::{Dir, include_dir};
use satei_rules::{Catalogue, Severity, SourceFile};

use crate::errors::Outcome;
use crate::text::{label, why_not};
use crate::view::{DeskError, Label};

/// The plans as they were when the program was built. A release carries its plans with it, so that a
/// laptop on a train has them.
static BUILT_IN: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/../../../plans");

/// Largest plan file read, in bytes.
const PLAN_FILE_LIMIT: u64 = 4 * 1024 * 1024;

/// A checked set of plans with their vocabulary.
#[derive(Debug, Clone)]
pub struct Plans {
    catalogue: Arc<Catalogue>,
    /// The same with their scenarios, once somebody asked for them.
    with_scenarios: Arc<OnceLock<Arc<Catalogue>>>,
}

impl Plans {
    /// The plans built into the program.
    ///
    /// # Errors
    /// `plans_wrong` when they do not pass the checks, with the number of errors and the first of them.
    pub fn built_in() -> Outcome<Self> {
        // Two thirds of their text are scenarios, which no claim needs and the gate has run: a start is not to wait for
        // them.
        let mut files = Self::built_in_files();
        files.retain(|file| !file.path.ends_with(".scenarios.toml"));
        Ok(Self {
            catalogue: Arc::new(load(files)?),
            with_scenarios: Arc::default(),
        })
    }

    /// The plans of a folder: `vocabulary.toml` and one folder per plan.
    ///
    /// # Errors
    /// `plans_unreadable`, or `plans_wrong` when any file has an error: a wrong set is refused whole.
    pub fn from_folder(folder: &Path) -> Outcome<Self> {
        Ok(load(Self::files_of(folder)?)?.into())
    }

    /// The built-in files, by their place below `plans/`.
    pub fn built_in_files() -> Vec<SourceFile> {
        let mut files = Vec::new();
        let mut open = vec![&BUILT_IN];
        while let Some(dir) = open.pop() {
            open.extend(dir.dirs());
            for file in dir.files() {
                let path = file.path().to_string_lossy().replace('\\', "/");
                if let (true, Some(text)) = (path.ends_with(".toml"), file.contents_utf8()) {
                    files.push(SourceFile {
                        path,
                        text: text.to_owned(),
                    });
                }
            }
        }
        files.sort_by(|a, b| a.path.cmp(&b.path));
        files
    }

    /// Every TOML file of a folder of plans.
    ///
    /// # Errors
    /// `plans_unreadable` when a file cannot be read, is not UTF-8 or is unreasonably large.
    pub fn files_of(folder: &Path) -> Outcome<Vec<SourceFile>> {
        let mut files = Vec::new();
        collect(folder, folder, &mut files)?;
        if files.is_empty() {
            return Err(unreadable(
                folder,
                &label(
                    "約款データのファイルがありません",
                    "没有条款数据文件",
                    "it holds no plan files",
                ),
            ));
        }
        files.sort_by(|a, b| a.path.cmp(&b.path));
        Ok(files)
    }

    /// The checked plans.
    pub fn catalogue(&self) -> &Catalogue {
        &self.catalogue
    }

    /// The checked plans with the claims of their scenarios, to compare versions on. The first call takes a moment.
    ///
    /// # Errors
    /// As [`Self::built_in`].
    pub fn with_scenarios(&self) -> Outcome<&Catalogue> {
        if let Some(found) = self.with_scenarios.get() {
            return Ok(found);
        }
        let loaded = Arc::new(load(Self::built_in_files())?);
        Ok(self.with_scenarios.get_or_init(|| loaded))
    }
}

impl From<Catalogue> for Plans {
    /// Plans that were loaded with their scenarios.
    fn from(catalogue: Catalogue) -> Self {
        let catalogue = Arc::new(catalogue);
        Self {
            with_scenarios: Arc::new(OnceLock::from(Arc::clone(&catalogue))),
            catalogue,
        }
    }
}

fn load(files: Vec<SourceFile>) -> Outcome<Catalogue> {
    Catalogue::load(files).map_err(|diagnostics| {
        let errors: Vec<_> = diagnostics
            .0
            .iter()
            .filter(|it| it.severity == Severity::Error)
            .collect();
        let first = errors
            .first()
            .map_or_else(String::new, |it| format!("{}: {}", it.path, it.message));
        DeskError::new(
            "plans_wrong",
            format!(
                "The plans have {} errors and are refused whole. The first: {first}. `satei plan lint` shows all.",
                errors.len()
            ),
        )
        .hint("errors", errors.len())
        .hint("first", first)
    })
}

fn collect(root: &Path, folder: &Path, files: &mut Vec<SourceFile>) -> Outcome<()> {
    let entries = std::fs::read_dir(folder).map_err(|error| unreadable(folder, &why_not(&error)))?;
    for entry in entries {
        let entry = entry.map_err(|error| unreadable(folder, &why_not(&error)))?;
        let path = entry.path();
        let kind = entry
            .file_type()
            .map_err(|error| unreadable(&path, &why_not(&error)))?;
        if kind.is_dir() {
            collect(root, &path, files)?;
        } else if path.extension().is_some_and(|it| it == "toml") {
            let size = entry
                .metadata()
                .map_err(|error| unreadable(&path, &why_not(&error)))?
                .len();
            if size > PLAN_FILE_LIMIT {
                return Err(unreadable(
                    &path,
                    &label(
                        "4 MiBを超えています",
                        "超过 4 MiB",
                        "a plan file may have 4 MiB at most",
                    ),
                ));
            }
            let text = std::fs::read_to_string(&path).map_err(|error| unreadable(&path, &why_not(&error)))?;
            let place = path
                .strip_prefix(root)
                .unwrap_or(&path)
                .to_string_lossy()
                .replace('\\', "/");
            files.push(SourceFile { path: place, text });
        }
    }
    Ok(())
}

fn unreadable(path: &Path, why: &Label) -> DeskError {
    DeskError::new(
        "plans_unreadable",
        format!("The plans in {} could not be read: {}.", path.display(), why.en),
    )
    .hint("path", path.display())
    .hint_label("why", why)
}
