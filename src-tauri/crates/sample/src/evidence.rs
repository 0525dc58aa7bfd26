//! The finished evidence files.

use include_dir::{Dir, include_dir};

static FILES: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/../../../assets/sample/evidence");

/// The bytes of a file, by its path within the sample evidence, such as `aoyama/receipt.jpg`.
pub fn evidence_bytes(path: &str) -> Option<&'static [u8]> {
    FILES.get_file(path).map(include_dir::File::contents)
}

/// Every file's path, in order.
pub fn evidence_paths() -> Vec<&'static str> {
    let mut paths = Vec::new();
    let mut folders = vec![&FILES];
    while let Some(folder) = folders.pop() {
        paths.extend(folder.files().filter_map(|f| f.path().to_str()));
        folders.extend(folder.dirs());
    }
    paths.sort_unstable();
    paths
}
