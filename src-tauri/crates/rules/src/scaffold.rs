//! A plan to begin with: small, commented, linted and tested.

use crate::calendar::parse_date;
use crate::catalogue::SourceFile;
use toml_edit::DocumentMut;

const VOCABULARY: &str = include_str!("scaffold/vocabulary.toml");
const PLAN: &str = include_str!("scaffold/plan.toml");
const SCENARIOS: &str = include_str!("scaffold/scenarios.toml");
const CLAUSES: &str = include_str!("scaffold/clauses.toml");

/// Why no plan could be begun.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ScaffoldError {
    /// The name is no id of a plan: small letters, digits and `-`, a letter first.
    Name,
    /// The effective date is no date.
    Date,
    /// The vocabulary that is there is not TOML.
    Vocabulary,
}

impl std::fmt::Display for ScaffoldError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::Name => "a plan's name is made of small letters, digits and `-`, a letter first",
            Self::Date => "the effective date is written YYYY-MM-DD",
            Self::Vocabulary => "vocabulary.toml is not valid TOML; `satei plan lint` says where",
        })
    }
}

impl std::error::Error for ScaffoldError {}

/// The files of a new plan, in force from `effective` (`YYYY-MM-DD`): the plan, its scenarios and its
/// register of clauses; and the vocabulary with what the plan needs added, where it lacks any of it.
/// `vocabulary`: the text of the one that is there.
///
/// # Errors
/// [`ScaffoldError`].
pub fn scaffold(
    name: &str,
    effective: &str,
    vocabulary: Option<&str>,
) -> Result<Vec<SourceFile>, ScaffoldError> {
    let good = name.starts_with(|c: char| c.is_ascii_lowercase())
        && name
            .chars()
            .all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-');
    if !good {
        return Err(ScaffoldError::Name);
    }
    parse_date(effective).ok_or(ScaffoldError::Date)?;
    // The scenarios' accident lies in the January after, when the version is in force.
    let begins: i32 = effective
        .get(..4)
        .and_then(|it| it.parse().ok())
        .unwrap_or_default();
    let prefix: String = name
        .split('-')
        .filter_map(|part| part.chars().next())
        .map(|c| c.to_ascii_uppercase())
        .collect();
    let file = |path: String, text: &str| SourceFile {
        path,
        text: text
            .replace("{{NAME}}", name)
            .replace("{{DATE}}", effective)
            .replace("{{YEAR}}", &(begins + 1).to_string())
            .replace("{{BEFORE}}", &begins.to_string())
            .replace("{{PREFIX}}", &prefix),
    };
    let mut files = vec![
        file(format!("{name}/{effective}.toml"), PLAN),
        file(format!("{name}/{effective}.scenarios.toml"), SCENARIOS),
        file(format!("{name}/clauses.toml"), CLAUSES),
    ];
    let there = vocabulary.unwrap_or_default();
    let lacking = lacking(there)?;
    if !lacking.is_empty() {
        let between = if there.is_empty() { "" } else { "\n" };
        files.push(file(
            "vocabulary.toml".to_owned(),
            &format!("{there}{between}{lacking}"),
        ));
    }
    Ok(files)
}

/// What the plan needs and a vocabulary lacks, as it is written in a vocabulary.
fn lacking(there: &str) -> Result<String, ScaffoldError> {
    let there: DocumentMut = there.parse().map_err(|_| ScaffoldError::Vocabulary)?;
    let defined = |header: &str| {
        let mut path = header.trim_matches(['[', ']']).split('.');
        let (Some(kind), Some(id)) = (path.next(), path.next()) else {
            return false;
        };
        there
            .get(kind)
            .and_then(|k| k.as_table_like())
            .is_some_and(|k| k.contains_key(id))
    };
    let blocks: Vec<&str> = VOCABULARY
        .split("\n\n")
        .filter(|block| !defined(block.lines().next().unwrap_or_default()))
        .map(str::trim_end)
        .collect();
    if blocks.is_empty() {
        return Ok(String::new());
    }
    Ok(blocks.join("\n\n") + "\n")
}
