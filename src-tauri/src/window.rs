//! The one window.

use std::sync::Arc;

use tauri::plugin::TauriPlugin;
use tauri::webview::NewWindowResponse;
use tauri::{
    App, DragDropEvent, Emitter, Manager, Runtime, Url, WebviewUrl, WebviewWindowBuilder, Window, WindowEvent,
};
use tauri_plugin_window_state::StateFlags;

use crate::launch::Launch;
use crate::workbench::Workbench;

/// Its label, which the capability names.
pub const LABEL: &str = "main";

/// Tells the window that files were dropped on it.
const DROPPED: &str = "desk://dropped";
/// Told where files were dropped that could not be held.
const DROP_FAILED: &str = "desk://drop-failed";

/// Opens the window. It asks for nothing outside the program: no other address, no second window.
///
/// # Errors
/// When the platform gives no web view.
pub fn open(app: &App, launch: &Launch) -> tauri::Result<()> {
    WebviewWindowBuilder::new(app, LABEL, WebviewUrl::App("index.html".into()))
        .title("Satei 査定")
        .inner_size(1440.0, 900.0)
        .min_inner_size(960.0, 600.0)
        .initialization_script(launch.script())
        .on_navigation(is_own)
        .on_new_window(|_, _| NewWindowResponse::Deny)
        .build()?;
    Ok(())
}

/// Size and place as they were left.
pub fn remembered<R: Runtime>() -> TauriPlugin<R> {
    tauri_plugin_window_state::Builder::new()
        .with_state_flags(StateFlags::SIZE | StateFlags::POSITION | StateFlags::MAXIMIZED)
        .build()
}

/// Files dropped on the window are held for the desk; the window gets a handle.
pub fn on_event(window: &Window, event: &WindowEvent) {
    let WindowEvent::DragDrop(DragDropEvent::Drop { paths, .. }) = event else {
        return;
    };
    let (window, paths) = (window.clone(), paths.clone());
    let workbench = Arc::clone(&window.state::<Arc<Workbench>>());
    tauri::async_runtime::spawn_blocking(move || match workbench.hold(paths) {
        Ok(picked) => tell(&window, DROPPED, picked),
        Err(error) => tell(&window, DROP_FAILED, error),
    });
}

fn tell(window: &Window, event: &str, what: impl serde::Serialize + Clone) {
    if let Err(error) = window.emit(event, what) {
        eprintln!("satei-shell: the window was not told of a drop: {error}");
    }
}

fn is_own(address: &Url) -> bool {
    match address.scheme() {
        "tauri" => address.host_str() == Some("localhost"),
        "http" | "https" => address.host_str() == Some("tauri.localhost"),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::is_own;

    #[test]
    fn the_window_goes_nowhere_else() {
        for (address, own) in [
            ("tauri://localhost/index.html", true),
            ("http://tauri.localhost/", true),
            ("https://example.invalid/", false),
            ("http://tauri.localhost.example.invalid/", false),
            ("file:///etc/passwd", false),
            ("vault://localhost/thumb/1", false),
        ] {
            assert_eq!(is_own(&address.parse().unwrap()), own, "{address}");
        }
    }
}
