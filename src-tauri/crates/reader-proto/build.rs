//! Derives the build id that the desk and the reader compare before they talk: the crate's version and a
//! fingerprint of this crate's sources, so that two programs with a different idea of a frame never meet.

use std::{
    collections::hash_map::DefaultHasher,
    fs,
    hash::{Hash as _, Hasher as _},
    io,
    path::Path,
};

fn main() -> io::Result<()> {
    println!("cargo::rerun-if-changed=src");
    let mut hasher = DefaultHasher::new();
    let mut sources: Vec<_> = fs::read_dir(Path::new("src"))?.collect::<Result<_, _>>()?;
    sources.sort_by_key(fs::DirEntry::file_name);
    for source in sources {
        source.file_name().hash(&mut hasher);
        fs::read(source.path())?.hash(&mut hasher);
    }
    println!(
        "cargo::rustc-env=SATEI_READER_FINGERPRINT={:016x}",
        hasher.finish()
    );
    Ok(())
}
