//! The register of a source's clauses: what a plan is measured against.

use crate::diag::Diagnostics;
use crate::toml::{File, Tab, parse};
use serde::Serialize;

/// A numbered clause of a source.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RegisteredClause {
    /// Its number.
    pub id: String,
    /// Line or page of the source.
    pub at: String,
}

/// The clauses, ambiguities and interactions that somebody found in a source before the plan was
/// written: `<plan>/clauses.toml`, or `<plan>/<date>.clauses.toml` for one version alone.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Register {
    /// The file.
    pub path: String,
    /// The plan.
    pub plan: String,
    /// The effective date of the version that it is for; absent where it is for every version without
    /// a register of its own.
    pub version: Option<String>,
    /// The clauses in the order of the file.
    pub clauses: Vec<RegisteredClause>,
    /// The numbers of what the source leaves open or says twice.
    pub ambiguities: Vec<String>,
    /// The numbers of what one claim has to do with another.
    pub interactions: Vec<String>,
}

/// The name that a register's file ends with.
const NAME: &str = "clauses.toml";

/// Whether a file is a register.
pub(crate) fn is_register(path: &str) -> bool {
    path.ends_with(&format!("/{NAME}")) || path.ends_with(&format!(".{NAME}"))
}

/// Reads a register; a file that is no TOML is reported and gives nothing.
pub(crate) fn read(path: &str, text: &str, diags: &mut Diagnostics) -> Option<Register> {
    let doc = parse(path, text, diags)?;
    let mut file = File { path, text, diags };
    let root = Tab::root(doc.as_table(), text.len());
    file.only(
        root,
        "a register of clauses",
        &["clauses", "ambiguities", "interactions"],
    );
    let mut parts = path.rsplit('/');
    let version = parts
        .next()
        .and_then(|name| name.strip_suffix(&format!(".{NAME}")))
        .map(str::to_owned);
    let mut register = Register {
        path: path.to_owned(),
        plan: parts.next().unwrap_or_default().to_owned(),
        version,
        clauses: Vec::new(),
        ambiguities: ids(&mut file, root, "ambiguities"),
        interactions: ids(&mut file, root, "interactions"),
    };
    if let Some(tab) = file.table(root, "clauses") {
        for id in tab.keys() {
            let at = file.text(tab, id).map(|at| at.value).unwrap_or_default();
            register.clauses.push(RegisteredClause {
                id: id.to_owned(),
                at,
            });
        }
    }
    Some(register)
}

fn ids(file: &mut File<'_>, root: Tab<'_>, key: &str) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    for id in file.texts(root, key) {
        if found.contains(&id.value) {
            file.error(
                id.span,
                "duplicate-id",
                format!("`{}` stands twice in `{key}`", id.value),
                "numbers are unique in a register",
            );
        }
        found.push(id.value);
    }
    found
}
