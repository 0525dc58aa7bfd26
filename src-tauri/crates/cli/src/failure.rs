//! Why a command was not done.

use satei_desk::view::DeskError;

use crate::answer::visible;
use crate::args::Lang;
use crate::words::Words;

/// A command that was not done: nothing of it was kept.
#[derive(Debug)]
pub struct Failure {
    errors: Vec<DeskError>,
}

impl Failure {
    /// Several reasons at once, such as every error of a claim file.
    pub fn all(errors: Vec<DeskError>) -> Self {
        Self { errors }
    }

    /// One reason.
    pub fn new(code: &str, message: impl Into<String>) -> Self {
        DeskError::new(code, message).into()
    }

    /// Says why, on standard error, in the person's language; as JSON where a program listens.
    pub fn print(&self, json: bool, lang: Lang) {
        if json {
            let body = serde_json::json!({ "errors": self.errors });
            eprintln!("{body}");
            return;
        }
        for line in said(&self.errors, lang) {
            eprintln!("satei: {}", visible(&line));
        }
    }
}

/// Errors in the person's language, each with its code behind and the file it is about before it; what has no sentence in it
/// is told in English. Several mistakes of one file are listed under one sentence.
pub fn said(errors: &[DeskError], lang: Lang) -> Vec<String> {
    let words = Words::of(lang);
    let mut lines: Vec<(String, &str)> = Vec::new();
    for error in errors {
        let told = words.error(error).unwrap_or_else(|| error.message.clone());
        let told = match error.detail("file") {
            Some(file) if !told.contains(file) => format!("{file}: {told}"),
            _ => told,
        };
        match (lines.last_mut(), told.split_once('\n')) {
            (Some((text, code)), Some((sentence, mistakes)))
                if *code == error.code && text.split('\n').next() == Some(sentence) =>
            {
                text.push('\n');
                text.push_str(mistakes);
            }
            _ => lines.push((told, &error.code)),
        }
    }
    let coded = |(text, code): (String, &str)| match text.split_once('\n') {
        Some((sentence, mistakes)) => format!("{sentence} [{code}]\n{mistakes}"),
        None => format!("{text} [{code}]"),
    };
    lines.into_iter().map(coded).collect()
}

impl From<DeskError> for Failure {
    fn from(error: DeskError) -> Self {
        Self { errors: vec![error] }
    }
}
