//! Why a command was not done.

use satei_desk::view::DeskError;

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
        Self {
            errors: vec![DeskError::new(code, message)],
        }
    }

    /// Says why, on standard error; as JSON where a program listens.
    pub fn print(&self, json: bool) {
        if json {
            let body = serde_json::json!({ "errors": self.errors });
            eprintln!("{body}");
            return;
        }
        for error in &self.errors {
            eprintln!("satei: {} [{}]", error.message, error.code);
        }
    }
}

impl From<DeskError> for Failure {
    fn from(error: DeskError) -> Self {
        Self { errors: vec![error] }
    }
}
