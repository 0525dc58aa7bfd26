//! Embeds the window's configuration, capability and icons.

use std::path::Path;

fn main() {
    let window = Path::new("../ui/dist");
    println!("cargo::rerun-if-changed={}", window.display());
    if !window.join("index.html").is_file() {
        println!(
            "cargo::error=ui/dist holds no built window: run `npm ci` and `npm run build` in ui, or `cargo xtask run`."
        );
        return;
    }
    tauri_build::build();
}
