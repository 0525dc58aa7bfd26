//! All plans with the vocabulary they share, loaded and checked.

use crate::cover::{self, Register};
use crate::diag::{Diagnostics, Span};
use crate::plan::{self, PlanVersion};
use crate::program::{Program, build, check_plan};
use crate::scenario::ScenarioFile;
use crate::toml::{File, Tab, parse};
use crate::vocabulary::Vocabulary;
use rayon::prelude::*;
use satei_model::Label;
use sha2::{Digest as _, Sha256};
use std::collections::BTreeMap;
use std::fmt::Write as _;

/// The file of facts, documents and enums that all plans share.
pub(crate) const VOCABULARY: &str = "vocabulary.toml";

/// A TOML file as it was parsed.
type Document = toml_edit::Document<String>;

/// A file as it was found. The library itself reads no disk.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SourceFile {
    /// Its path relative to the plans' folder, with `/` between the parts.
    pub path: String,
    /// Its text.
    pub text: String,
}

/// A plan with its versions.
#[derive(Debug, Clone)]
pub struct Plan {
    /// Its id.
    pub id: String,
    /// The label of its newest version.
    pub label: Label,
    /// Its versions, oldest first.
    pub versions: Vec<PlanVersion>,
    pub(crate) programs: Vec<Vec<Program>>,
}

/// Plans and vocabulary, checked: a claim can be assessed under them.
#[derive(Debug, Clone, Default)]
pub struct Catalogue {
    pub(crate) vocabulary: Vocabulary,
    pub(crate) plans: Vec<Plan>,
    pub(crate) scenarios: Vec<ScenarioFile>,
    pub(crate) registers: Vec<Register>,
    pub(crate) warnings: Diagnostics,
}

impl Plan {
    /// The version with that effective date.
    #[must_use]
    pub fn version(&self, effective: &str) -> Option<&PlanVersion> {
        self.versions.iter().find(|v| v.effective == effective)
    }
}

impl Catalogue {
    /// Loads plans from the texts of their files: `vocabulary.toml`, `<plan>/<date>.toml`,
    /// `<plan>/<date>.scenarios.toml` and `<plan>/clauses.toml`. Other files are left alone.
    ///
    /// # Errors
    /// All mistakes of all files; nothing is loaded then.
    pub fn load(files: Vec<SourceFile>) -> Result<Self, Diagnostics> {
        let mut diags = Diagnostics::default();
        let mut catalogue = Self::default();
        let is_wanted = |f: &&SourceFile| file_name(&f.path) == VOCABULARY || is_plan(&f.path);
        let wanted: Vec<&SourceFile> = files.iter().filter(is_wanted).collect();
        let read = side_by_side(&wanted, &mut diags, |f, diags| parse(&f.path, &f.text, diags));
        let read: Vec<(&SourceFile, Option<Document>)> = wanted.into_iter().zip(read).collect();
        let (vocabularies, plan_files): (Vec<_>, Vec<_>) = read
            .iter()
            .partition(|(found, _)| file_name(&found.path) == VOCABULARY);
        match vocabularies.first() {
            None => diags.error(
                VOCABULARY,
                Span::default(),
                "missing-file",
                "there is no vocabulary.toml",
                "a folder of plans holds vocabulary.toml and a folder for each plan; `satei plan new` makes both",
            ),
            Some((found, Some(doc))) => {
                let mut file = File {
                    path: &found.path,
                    text: &found.text,
                    diags: &mut diags,
                };
                catalogue.vocabulary = Vocabulary::read(&mut file, Tab::root(doc.as_table(), 0));
                catalogue.vocabulary.hash = hash(&found.text);
            }
            // What is wrong with it was said when it was parsed.
            Some((_, None)) => {}
        }
        let registers: Vec<&SourceFile> = files.iter().filter(|f| cover::is_register(&f.path)).collect();
        let read = side_by_side(&registers, &mut diags, |found, diags| {
            cover::read(&found.path, &found.text, diags)
        });
        catalogue.registers.extend(read.into_iter().flatten());
        let mut plans: BTreeMap<String, Vec<PlanVersion>> = BTreeMap::new();
        let vocabulary = &catalogue.vocabulary;
        let read = side_by_side(&plan_files, &mut diags, |(found, doc), diags| {
            read_version(vocabulary, found, doc.as_ref()?, diags)
        });
        for version in read.into_iter().flatten() {
            plans.entry(version.id.clone()).or_default().push(version);
        }
        for (id, mut versions) in plans {
            versions.sort_by_key(|v| v.effective_day);
            crate::versions::check(&versions, &mut diags);
            let label = versions.last().map(|v| v.label.clone()).unwrap_or_default();
            catalogue.plans.push(Plan {
                id,
                label,
                versions,
                programs: Vec::new(),
            });
        }
        if !diags.has_errors() {
            let vocabulary = &catalogue.vocabulary;
            let versions = catalogue.plans.iter().flat_map(|p| &p.versions);
            let benefits: Vec<(&PlanVersion, usize)> = versions
                .flat_map(|version| (0..version.benefits.len()).map(move |benefit| (version, benefit)))
                .collect();
            let built = side_by_side(&benefits, &mut diags, |(version, benefit), diags| {
                build(vocabulary, version, *benefit, diags)
            });
            let mut built = built.into_iter();
            for plan in &mut catalogue.plans {
                let of = |version: &PlanVersion| built.by_ref().take(version.benefits.len()).collect();
                plan.programs = plan.versions.iter().map(of).collect();
            }
        }
        if !diags.has_errors() {
            let scenario_files = files.iter().filter(|f| f.path.ends_with(".scenarios.toml"));
            let scenario_files: Vec<&SourceFile> = scenario_files.collect();
            let read = side_by_side(&scenario_files, &mut diags, |found, diags| {
                let doc = parse(&found.path, &found.text, diags)?;
                Some(crate::scenario::read(found, &doc, &catalogue, diags))
            });
            catalogue.scenarios = read.into_iter().flatten().collect();
        }
        crate::stray::check(&files, &mut diags);
        diags.settle();
        if diags.has_errors() {
            return Err(diags);
        }
        catalogue.warnings = diags;
        Ok(catalogue)
    }

    /// The plans in the order of their ids.
    #[must_use]
    pub fn plans(&self) -> &[Plan] {
        &self.plans
    }

    /// The plan of that id.
    #[must_use]
    pub fn plan(&self, id: &str) -> Option<&Plan> {
        self.plans.iter().find(|p| p.id == id)
    }

    /// The facts, documents and enums.
    #[must_use]
    pub fn vocabulary(&self) -> &Vocabulary {
        &self.vocabulary
    }

    /// What an author should look at; none of it refuses the plans.
    #[must_use]
    pub fn warnings(&self) -> &Diagnostics {
        &self.warnings
    }

    /// The register of clauses that a version is measured against: its own, else the plan's.
    #[must_use]
    pub fn register(&self, plan: &str, version: &str) -> Option<&Register> {
        let of_plan = || self.registers.iter().filter(|r| r.plan == plan);
        of_plan()
            .find(|r| r.version.as_deref() == Some(version))
            .or_else(|| of_plan().find(|r| r.version.is_none()))
    }

    /// The scenario files that were loaded with the plans.
    #[must_use]
    pub fn scenarios(&self) -> &[ScenarioFile] {
        &self.scenarios
    }
}

/// Of the files of a folder of plans, those that one version needs to be loaded by itself: the
/// vocabulary, the version's file, its scenarios and the registers of its plan. `path`: the version's
/// file, as the files name it.
#[must_use]
pub fn files_of_version(files: &[SourceFile], path: &str) -> Vec<SourceFile> {
    let folder = path.strip_suffix(file_name(path)).unwrap_or_default();
    let scenarios = path.replace(".toml", ".scenarios.toml");
    let needed = |file: &&SourceFile| {
        file_name(&file.path) == VOCABULARY
            || file.path == path
            || file.path == scenarios
            || (file.path.starts_with(folder) && cover::is_register(&file.path))
    };
    files.iter().filter(needed).cloned().collect()
}

/// Reads a version of a plan and checks all of it that needs no other version.
fn read_version(
    vocabulary: &Vocabulary,
    found: &SourceFile,
    doc: &Document,
    diags: &mut Diagnostics,
) -> Option<PlanVersion> {
    let mut file = File {
        path: &found.path,
        text: &found.text,
        diags,
    };
    let version = plan::read(&mut file, Tab::root(doc.as_table(), 0), hash(&found.text))?;
    matches_path(&version, diags);
    if vocabulary.is_read {
        check_plan(vocabulary, &version, diags);
        crate::lint::check(vocabulary, &version, diags);
    }
    Some(version)
}

/// Works on several things at once, each with diagnostics of its own; what comes is in the order of the things.
fn side_by_side<T: Sync, R: Send>(
    things: &[T],
    diags: &mut Diagnostics,
    work: impl Fn(&T, &mut Diagnostics) -> R + Sync,
) -> Vec<R> {
    let done = things.par_iter().map(|thing| {
        let mut own = Diagnostics::default();
        (work(thing, &mut own), own)
    });
    let done: Vec<(R, Diagnostics)> = done.collect();
    let found = done.into_iter().map(|(found, own)| {
        diags.0.extend(own.0);
        found
    });
    found.collect()
}

pub(crate) fn file_name(path: &str) -> &str {
    path.rsplit('/').next().unwrap_or(path)
}

/// Whether the path is `…/<plan>/<YYYY-MM-DD>.toml`.
pub(crate) fn is_plan(path: &str) -> bool {
    let stem = file_name(path).strip_suffix(".toml").unwrap_or("");
    path.contains('/') && stem.len() == 10 && stem.bytes().all(|b| b.is_ascii_digit() || b == b'-')
}

/// SHA-256 of a text, in hexadecimal.
pub(crate) fn hash(text: &str) -> String {
    let mut hex = String::with_capacity(64);
    for byte in Sha256::digest(text.as_bytes()) {
        let _ = write!(hex, "{byte:02x}");
    }
    hex
}

/// Folder and file name say what the file says.
fn matches_path(version: &PlanVersion, diags: &mut Diagnostics) {
    let wanted = format!("{}/{}.toml", version.id, version.effective);
    if !format!("/{}", version.path).ends_with(&format!("/{wanted}")) {
        let message = format!("the file should be {wanted}");
        diags.error(
            &version.path,
            version.effective_span,
            "file-name",
            message,
            "the name says plan and effective date",
        );
    }
}
