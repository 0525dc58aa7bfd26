//! Scenarios: the tests that stand beside a plan.
use crate::catalogue::{Catalogue, SourceFile};
use crate::diag::Diagnostics;

/// A file of scenarios.
#[derive(Debug, Clone)]
pub struct ScenarioFile {
    /// Its path.
    pub path: String,
}

pub(crate) fn read(
    found: &SourceFile,
    _doc: &toml_edit::Document<String>,
    _catalogue: &Catalogue,
    _diags: &mut Diagnostics,
) -> ScenarioFile {
    ScenarioFile {
        path: found.path.clone(),
    }
}
