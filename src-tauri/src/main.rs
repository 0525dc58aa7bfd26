//! The desktop shell: one window, one capability, one line per command. What a command does stands
//! in `satei-desk`, which does not know that there is a window.

#![cfg_attr(not(debug_assertions), windows_subsystem = "windows")]

mod commands;
mod launch;
mod opening;
mod pick;
mod vault;
mod window;
mod workbench;

use std::process::ExitCode;
use std::sync::Arc;

use launch::Launch;
use pick::Picker;
use workbench::Workbench;

fn main() -> ExitCode {
    let launch = match Launch::parse(std::env::args_os().skip(1)) {
        Ok(Some(launch)) => launch,
        Ok(None) => {
            println!("{}", launch::USAGE);
            return ExitCode::SUCCESS;
        }
        Err(message) => {
            eprintln!("satei-shell: {message}\n\n{}", launch::USAGE);
            return ExitCode::from(2);
        }
    };
    launch::prepare_environment();
    match run(launch) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("satei-shell: the window could not be opened: {error}. The desk was left as it was.");
            ExitCode::from(1)
        }
    }
}

fn run(launch: Launch) -> tauri::Result<()> {
    let workbench = Arc::new(Workbench::new(launch.clone()));
    // While the window is being made: it shows itself as soon as it can, and what went wrong if the desk is not opened.
    Arc::clone(&workbench).open();
    tauri::Builder::default()
        .plugin(tauri_plugin_dialog::init())
        .plugin(window::remembered())
        .manage(workbench)
        .manage(Picker::from_environment())
        .invoke_handler(tauri::generate_handler![
            commands::desk,
            commands::make_desk,
            commands::pick,
            commands::unlock
        ])
        .register_asynchronous_uri_scheme_protocol(vault::SCHEME, vault::answer)
        .on_window_event(window::on_event)
        .setup(move |app| {
            window::open(app, &launch)?;
            Ok(())
        })
        .run(tauri::generate_context!())
}
