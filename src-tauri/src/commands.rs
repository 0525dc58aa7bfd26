//! The commands of the window.

use std::sync::Arc;

use satei_desk::view::{DeskError, Picked};
use serde_json::Value;
use tauri::{AppHandle, State};

use crate::opening::{Key, NewDesk};
use crate::pick::{Picker, What};
use crate::workbench::Workbench;

/// Carries out a command of the desk.
#[tauri::command]
pub async fn desk(
    command: String,
    args: Value,
    app: AppHandle,
    workbench: State<'_, Arc<Workbench>>,
) -> Result<Value, DeskError> {
    let workbench = Arc::clone(&workbench);
    aside(move || workbench.dispatch(&app, &command, args)).await
}

/// Opens a desk that waits for its passphrase.
#[tauri::command]
pub async fn unlock(key: Key, workbench: State<'_, Arc<Workbench>>) -> Result<(), DeskError> {
    let workbench = Arc::clone(&workbench);
    aside(move || workbench.unlock(&key)).await
}

/// Makes the desk the program was started for; answers its recovery key, which is shown this once.
#[tauri::command]
pub async fn make_desk(new: NewDesk, workbench: State<'_, Arc<Workbench>>) -> Result<String, DeskError> {
    let workbench = Arc::clone(&workbench);
    aside(move || workbench.make(new)).await
}

/// Lets a person choose files. The window gets names and a handle, never a path.
#[tauri::command]
pub async fn pick(
    what: What,
    suggested: Option<String>,
    app: AppHandle,
    workbench: State<'_, Arc<Workbench>>,
    picker: State<'_, Picker>,
) -> Result<Option<Picked>, DeskError> {
    let workbench = Arc::clone(&workbench);
    let picker = picker.inner().clone();
    aside(move || match picker.pick(&app, what, suggested.as_deref()) {
        paths if paths.is_empty() => Ok(None),
        paths => workbench.hold(paths).map(Some),
    })
    .await
}

/// Runs work that waits for a disk or a person without holding up the window.
async fn aside<T: Send + 'static>(
    work: impl FnOnce() -> Result<T, DeskError> + Send + 'static,
) -> Result<T, DeskError> {
    tauri::async_runtime::spawn_blocking(work).await.unwrap_or_else(|_| {
        Err(DeskError::new(
            "internal",
            "The command was broken off by a defect of this program. What was recorded before it is kept; \
             open the claim again to see it.",
        ))
    })
}
