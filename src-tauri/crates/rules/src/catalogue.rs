//! All plans with the vocabulary they share, loaded and checked.

use crate::cover::{self, Register};
use crate::diag::{Diagnostics, Span};
use crate::plan::{self, PlanVersion};
use crate::program::{Program, build, check_plan};
use crate::scenario::ScenarioFile;
use crate::toml::{File, Tab, parse};
use crate::vocabulary::Vocabulary;
use satei_model::Label;
use sha2::{Digest as _, Sha256};
use std::collections::BTreeMap;
use std::fmt::Write as _;

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
        match files.iter().find(|f| file_name(&f.path) == "vocabulary.toml") {
            None => diags.error(
                "vocabulary.toml",
                Span::default(),
                "missing-file",
                "there is no vocabulary.toml",
                "",
            ),
            Some(found) => {
                if let Some(doc) = parse(&found.path, &found.text, &mut diags) {
                    let mut file = File {
                        path: &found.path,
                        text: &found.text,
                        diags: &mut diags,
                    };
                    catalogue.vocabulary = Vocabulary::read(&mut file, Tab::root(doc.as_table(), 0));
                    catalogue.vocabulary.hash = hash(&found.text);
                }
            }
        }
        for found in files.iter().filter(|f| cover::is_register(&f.path)) {
            let register = cover::read(&found.path, &found.text, &mut diags);
            catalogue.registers.extend(register);
        }
        let mut plans: BTreeMap<String, Vec<PlanVersion>> = BTreeMap::new();
        for found in &files {
            if !is_plan(&found.path) {
                continue;
            }
            let Some(doc) = parse(&found.path, &found.text, &mut diags) else {
                continue;
            };
            let mut file = File {
                path: &found.path,
                text: &found.text,
                diags: &mut diags,
            };
            let Some(version) = plan::read(&mut file, Tab::root(doc.as_table(), 0), hash(&found.text)) else {
                continue;
            };
            matches_path(&version, &mut diags);
            check_plan(&catalogue.vocabulary, &version, &mut diags);
            crate::lint::lint(&version, &mut diags);
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
            for plan in &mut catalogue.plans {
                for version in &plan.versions {
                    let programs = (0..version.benefits.len())
                        .map(|benefit| build(&catalogue.vocabulary, version, benefit, &mut diags))
                        .collect();
                    plan.programs.push(programs);
                }
            }
        }
        if !diags.has_errors() {
            for found in files.iter().filter(|f| f.path.ends_with(".scenarios.toml")) {
                if let Some(doc) = parse(&found.path, &found.text, &mut diags) {
                    let scenarios = crate::scenario::read(found, &doc, &catalogue, &mut diags);
                    catalogue.scenarios.push(scenarios);
                }
            }
        }
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

fn file_name(path: &str) -> &str {
    path.rsplit('/').next().unwrap_or(path)
}

/// Whether the path is `…/<plan>/<YYYY-MM-DD>.toml`.
fn is_plan(path: &str) -> bool {
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
            Span::default(),
            "file-name",
            message,
            "the name says plan and effective date",
        );
    }
}
