//! Files of a folder of plans that nothing reads, though somebody meant something by them.

use crate::catalogue::{SourceFile, VOCABULARY, file_name, is_plan};
use crate::cover;
use crate::diag::{Diagnostics, Span};
use crate::toml::parse;

/// What the name of a scenario file ends with.
const SCENARIOS: &str = ".scenarios.toml";

/// Points out what is left alone because of its name. A plan or scenarios that nobody would miss before a claim comes
/// under them are an error; any other file is a warning.
pub(crate) fn check(files: &[SourceFile], diags: &mut Diagnostics) {
    let mut vocabularies = files.iter().filter(|f| file_name(&f.path) == VOCABULARY);
    let first = vocabularies.next();
    for other in vocabularies {
        let message = format!(
            "this vocabulary is left alone: {} is read",
            first.map_or("", |f| &f.path)
        );
        let help = "all plans of a folder share one vocabulary.toml: put its words there";
        diags.error(&other.path, Span::default(), "stray-file", message, help);
    }
    for file in files {
        let path = file.path.as_str();
        if let Some(version) = path.strip_suffix(SCENARIOS) {
            let version = format!("{version}.toml");
            if !files.iter().any(|f| f.path == version) {
                let message = "these scenarios stand beside no version".to_owned();
                let help =
                    format!("the version they test would be {version}; name the file after the version");
                diags.error(path, Span::default(), "stray-file", message, help);
            }
        } else if file_name(path) != VOCABULARY && !is_plan(path) && !cover::is_register(path) {
            unread(file, diags);
        }
    }
}

fn unread(file: &SourceFile, diags: &mut Diagnostics) {
    let doc = parse(&file.path, &file.text, &mut Diagnostics::default());
    let plan = doc.as_ref().and_then(|doc| doc.get("plan")?.as_table_like());
    let Some(plan) = plan else {
        let message = "nothing reads this file";
        let help = "plans are <plan>/<YYYY-MM-DD>.toml, their tests <plan>/<YYYY-MM-DD>.scenarios.toml, their clauses \
                    <plan>/clauses.toml, and the words of all vocabulary.toml: rename it, or take it out of the folder";
        diags.warn(&file.path, Span::default(), "stray-file", message, help);
        return;
    };
    let text = |key: &str| {
        let item = plan.get(key)?;
        let date = item.as_datetime().map(ToString::to_string);
        date.or_else(|| item.as_str().map(str::to_owned))
    };
    let id = text("id").unwrap_or_else(|| "<plan>".to_owned());
    let day = text("effective").unwrap_or_else(|| "<YYYY-MM-DD>".to_owned());
    let message = "this is a plan, and its name keeps it from being read";
    let help = format!("the file should be {id}/{day}.toml: the name says plan and effective date");
    diags.error(&file.path, Span::default(), "file-name", message, help);
}
