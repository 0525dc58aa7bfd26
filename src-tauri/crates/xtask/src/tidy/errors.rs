//! Every error a person can meet has a sentence in the texts of the window.

use std::collections::BTreeSet;

use super::sources::Source;

/// What makes an error with a code, and what stands before the code.
const MAKERS: [(&str, &str); 5] = [
    ("DeskError::new(", ""),
    ("Failure::new(", ""),
    ("refused(", ""),
    ("unknown(", "unknown_"),
    ("unknown_of(", "unknown_"),
];
/// Files in which a code comes from elsewhere: from a code of another crate, or from the argument of a maker.
const PASSED_ON: [&str; 3] = [
    "src-tauri/crates/desk/src/errors.rs",
    "src-tauri/crates/desk/src/letters/mod.rs",
    "src-tauri/crates/cli/src/failure.rs",
];
/// Files whose `fn code` gives the codes of a crate's own errors.
const CODED: [&str; 3] = [
    "src-tauri/crates/cases/src/error.rs",
    "src-tauri/crates/evidence/src/error.rs",
    "src-tauri/crates/letters/src/errors.rs",
];
/// The texts looked at; that the other languages have the same keys is checked apart.
const TEXTS: &str = "assets/locales/ja.ftl";

/// Codes without a sentence, and errors whose code cannot be read off.
pub fn check(files: &[Source]) -> Vec<String> {
    let mut found = Vec::new();
    let mut codes = BTreeSet::new();
    for file in files.iter().filter(|it| makes_errors(&it.name)) {
        let body = file.text.split("#[cfg(test)]").next().unwrap_or_default();
        for (maker, before) in MAKERS {
            for (at, _) in body.match_indices(maker) {
                if is_definition(body, at) {
                    continue;
                }
                let rest = body.get(at + maker.len()..).unwrap_or_default().trim_start();
                match code_of(rest, &file.text) {
                    Some(code) => drop(codes.insert(format!("{before}{code}"))),
                    None if PASSED_ON.contains(&file.name.as_str()) => {}
                    None => found.push(format!(
                        "{}: an error whose code is no literal: {}",
                        file.name,
                        rest.lines().next().unwrap_or_default()
                    )),
                }
            }
        }
    }
    for name in CODED {
        let own = files
            .iter()
            .find(|it| it.name == name)
            .map_or_else(Vec::new, coded);
        if own.is_empty() {
            found.push(format!(
                "{name} gives no codes of errors any more: mend `tidy/errors.rs`."
            ));
        }
        codes.extend(own);
    }
    let texts = files.iter().find(|it| it.name == TEXTS);
    let keys: BTreeSet<&str> = texts.map_or_else(BTreeSet::new, |it| {
        let heads = it.text.lines().filter_map(|line| line.split_once(" ="));
        heads.map(|(key, _)| key).collect()
    });
    for code in codes {
        let key = format!("error-{}", code.replace('_', "-"));
        let shared = code.starts_with("unknown_") && keys.contains("error-unknown");
        if !shared && !keys.contains(key.as_str()) {
            found.push(format!(
                "The error {code} has no sentence: add {key} to assets/locales."
            ));
        }
    }
    found
}

fn makes_errors(name: &str) -> bool {
    let places = [
        "src-tauri/src/",
        "src-tauri/crates/desk/src/",
        "src-tauri/crates/cli/src/",
    ];
    places.iter().any(|it| name.starts_with(it)) && !name.contains("/tests")
}

/// Whether what stands at a place is a longer name, the head of a function, or a line of documentation.
fn is_definition(body: &str, at: usize) -> bool {
    let before = body.get(..at).unwrap_or_default();
    let line = before.rsplit('\n').next().unwrap_or_default();
    let longer = before
        .chars()
        .next_back()
        .is_some_and(|it| it.is_alphanumeric() || it == '_' || it == '.');
    longer || line.ends_with("fn ") || line.trim_start().starts_with("//")
}

/// The code an argument list begins with: a literal or a constant of the same file.
fn code_of(rest: &str, text: &str) -> Option<String> {
    if let Some(literal) = rest.strip_prefix('"') {
        return literal.split('"').next().map(str::to_owned);
    }
    let name = rest.split([',', ')']).next()?.trim();
    let constant = format!("const {name}: &str = \"");
    let value = text.split_once(&constant)?.1;
    value.split('"').next().map(str::to_owned)
}

/// The codes in the `fn code` of a file.
fn coded(file: &Source) -> Vec<String> {
    let body = file.text.split_once("fn code(").map_or("", |(_, it)| it);
    let body = body.split("\n    }\n").next().unwrap_or_default();
    let arms = body.split("=> \"").skip(1);
    arms.filter_map(|it| it.split('"').next())
        .map(str::to_owned)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn source(name: &str, text: &str) -> Source {
        Source {
            name: name.to_owned(),
            text: text.to_owned(),
        }
    }

    fn files(desk: &str, texts: &str) -> Vec<Source> {
        let crates = CODED.map(|name| {
            let text = "fn code(&self) -> &'static str {\n        match self {\n            Self::A => \"own\",\n        }\n    }\n";
            source(name, text)
        });
        let mut all = vec![
            source("src-tauri/crates/desk/src/a.rs", desk),
            source(TEXTS, texts),
        ];
        all.extend(crates);
        all
    }

    #[test]
    fn a_code_without_a_sentence_is_named_wherever_it_is_made() {
        let desk = "DeskError::new(\n    \"half_made\",\n    x) refused(\"said\", y) unknown(\"plan\", z)";
        let texts = "error-own = a\nerror-said = b\nerror-unknown =\n    { $what }\n";
        let found = check(&files(desk, texts));
        assert_eq!(found.len(), 1, "{found:?}");
        assert!(found[0].contains("half_made") && found[0].contains("error-half-made"));
        let found = check(&files("", "error-other = a\n"));
        assert!(found.len() == 1 && found[0].contains("error own"), "{found:?}");
    }

    #[test]
    fn a_code_that_is_no_literal_is_named_but_for_constants() {
        let desk = "const SHUT: &str = \"shut\";\nDeskError::new(SHUT, x); DeskError::new(code(), y)";
        let found = check(&files(desk, "error-own = a\nerror-shut = b\n"));
        assert!(found.len() == 1 && found[0].contains("code()"), "{found:?}");
    }

    #[test]
    fn a_crate_whose_codes_can_no_longer_be_read_off_is_named() {
        let mut all = files("", "error-own = a\n");
        all.pop();
        assert!(check(&all)[0].contains("letters"));
    }
}
