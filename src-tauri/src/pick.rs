//! Native file dialogs, which only Rust may open.

use std::collections::VecDeque;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};

use serde::Deserialize;
use tauri::{AppHandle, Manager};
use tauri_plugin_dialog::{DialogExt, FileDialogBuilder, FilePath};

/// What shall be chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum What {
    /// Files to attach to a claim.
    Evidence,
    /// A claim file (JSON).
    ClaimFile,
    /// A folder that becomes a claim.
    ClaimFolder,
    /// Members and contracts as CSV.
    MembersCsv,
    /// The terms of a plan.
    Terms,
    /// Where to write a letter.
    SaveLetter,
}

/// Asks a person, or answers as a test has laid down: a web driver cannot see a native dialog.
#[derive(Clone)]
pub struct Picker {
    preset: Option<Arc<Mutex<VecDeque<Vec<PathBuf>>>>>,
}

impl Picker {
    /// With the answers of `SATEI_TEST_PICK` where it is set: one per call, separated by `|`, each a
    /// list of paths separated by `;`. After the last, every call is answered as if cancelled.
    pub fn from_environment() -> Self {
        Self {
            preset: std::env::var("SATEI_TEST_PICK")
                .ok()
                .map(|text| Arc::new(Mutex::new(answers(&text)))),
        }
    }

    /// The paths chosen; none when the person changed their mind. Waits for the person.
    pub fn pick(&self, app: &AppHandle, what: What, suggested: Option<&str>) -> Vec<PathBuf> {
        if let Some(preset) = &self.preset {
            return preset
                .lock()
                .unwrap_or_else(PoisonError::into_inner)
                .pop_front()
                .unwrap_or_default();
        }
        let mut dialog = app.dialog().file();
        if let Some(window) = app.get_webview_window(crate::window::LABEL) {
            dialog = dialog.set_parent(&window);
        }
        let chosen = ask(dialog, what, suggested);
        chosen
            .into_iter()
            .filter_map(|path| path.into_path().ok())
            .collect()
    }
}

fn ask<R: tauri::Runtime>(
    dialog: FileDialogBuilder<R>,
    what: What,
    suggested: Option<&str>,
) -> Vec<FilePath> {
    match what {
        What::Evidence => dialog.blocking_pick_files().unwrap_or_default(),
        What::ClaimFile => dialog
            .add_filter("JSON", &["json"])
            .blocking_pick_file()
            .into_iter()
            .collect(),
        What::ClaimFolder => dialog.blocking_pick_folder().into_iter().collect(),
        What::MembersCsv => dialog
            .add_filter("CSV", &["csv", "txt"])
            .blocking_pick_file()
            .into_iter()
            .collect(),
        What::Terms => dialog
            .add_filter("PDF, TXT, MD", &["pdf", "txt", "md"])
            .blocking_pick_file()
            .into_iter()
            .collect(),
        What::SaveLetter => dialog
            .add_filter("PDF", &["pdf"])
            .set_file_name(suggested.unwrap_or("letter.pdf"))
            .blocking_save_file()
            .into_iter()
            .collect(),
    }
}

fn answers(text: &str) -> VecDeque<Vec<PathBuf>> {
    text.split('|')
        .map(|answer| {
            answer
                .split(';')
                .filter(|path| !path.is_empty())
                .map(PathBuf::from)
                .collect()
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::answers;

    #[test]
    fn answers_come_one_per_call() {
        let answers: Vec<Vec<_>> = answers("a.jpg;b c.pdf||d").into();
        assert_eq!(
            answers,
            [
                vec!["a.jpg".into(), "b c.pdf".into()],
                vec![],
                vec![std::path::PathBuf::from("d")]
            ]
        );
    }
}
