//! Two hundred damaged and hostile files are attached: each gets a state, none is lost, nothing grows without
//! bound. Run in a process of its own, so that what is measured is the desk's side alone.

#![allow(clippy::unwrap_used, reason = "a test ends at the first surprise")]

use std::{
    collections::BTreeMap,
    env, fs,
    path::{Path, PathBuf},
    process::Command,
    sync::Mutex,
    thread,
    time::{Duration, Instant},
};

use satei_evidence::{Cancel, EvidenceError, OriginalId, Sha256, Source, Vault, VaultKeys};
use satei_hostile::{Expected, Hostile, files, peak_memory};

/// Names the folder of files for the inner run.
const INNER: &str = "SATEI_HOSTILE_FILES";

/// A state is shown within this time.
const PATIENCE: Duration = Duration::from_secs(10);

/// Most memory of the desk's process, in bytes.
const DESK: u64 = 400_000_000;

/// Most resident memory of a reader, in bytes.
const READER: u64 = 1_000_000_000;

#[test]
fn two_hundred_damaged_and_hostile_files_each_get_a_state_and_none_is_lost() {
    if let Some(folder) = env::var_os(INNER) {
        return attach_all(Path::new(&folder));
    }
    let reader = build_reader();
    let folder = tempfile::tempdir().unwrap();
    let files = files();
    assert!(files.len() >= 200, "{} files", files.len());
    for (n, file) in files.iter().enumerate() {
        file.write(&path_of(folder.path(), n, file)).unwrap();
    }
    drop(files);
    let name = "two_hundred_damaged_and_hostile_files_each_get_a_state_and_none_is_lost";
    let status = Command::new(env::current_exe().unwrap())
        .args(["--exact", name, "--nocapture"])
        .env(INNER, folder.path())
        .env("SATEI_READER", reader)
        .status()
        .unwrap();
    assert!(status.success(), "see above");
}

/// Each in a folder of its own, because two may have the same name.
fn path_of(folder: &Path, n: usize, file: &Hostile) -> PathBuf {
    let folder = folder.join(format!("{n:03}-{:?}", file.expected));
    fs::create_dir_all(&folder).unwrap();
    folder.join(&file.name)
}

fn build_reader() -> PathBuf {
    // The gate has built it already, with the features of the whole workspace.
    if let Some(built) = env::var_os("SATEI_READER") {
        return built.into();
    }
    let cargo = env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let manifest = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../src-tauri/crates/reader/Cargo.toml");
    let built = Command::new(cargo)
        .args(["build", "--quiet", "--manifest-path"])
        .arg(manifest)
        .status();
    assert!(built.unwrap().success(), "the reader does not build");
    let tests = env::current_exe().unwrap();
    tests
        .ancestors()
        .nth(2)
        .unwrap()
        .join(format!("satei-reader{}", env::consts::EXE_SUFFIX))
}

/// What became of all the files.
#[derive(Default)]
struct Tally {
    states: BTreeMap<String, u32>,
    kept: Vec<(OriginalId, Sha256)>,
    slowest: (Duration, String),
    complaints: Vec<String>,
}

fn attach_all(folder: &Path) {
    let desk = tempfile::tempdir().unwrap();
    let vault = Vault::open(
        desk.path(),
        VaultKeys {
            content: [1; 32],
            names: [2; 32],
        },
    )
    .unwrap();
    let mut paths: Vec<PathBuf> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    paths.sort();
    let (tally, queue) = (Mutex::new(Tally::default()), Mutex::new(paths.into_iter()));
    let begun = Instant::now();
    thread::scope(|scope| {
        for _ in 0..2 {
            scope.spawn(|| {
                loop {
                    let Some(folder) = queue.lock().unwrap().next() else {
                        break;
                    };
                    attach(&vault, &folder, &tally);
                }
            });
        }
    });
    let took = begun.elapsed();
    let tally = tally.into_inner().unwrap();
    let defects = vault
        .verify(tally.kept.iter().copied(), &Cancel::default(), &|_| ())
        .unwrap();
    drop(vault);
    let (desk, reader) = peak_memory().unwrap();
    eprintln!("states: {:?}", tally.states);
    eprintln!(
        "{} kept in {took:.1?}; slowest answer {:.1?} ({})",
        tally.kept.len(),
        tally.slowest.0,
        tally.slowest.1
    );
    eprintln!(
        "peak memory: desk {} MB, largest reader {} MB",
        desk / 1_000_000,
        reader / 1_000_000
    );
    assert_eq!(tally.complaints, Vec::<String>::new());
    assert_eq!(defects, []);
    assert!(desk <= DESK, "the desk held {desk} bytes");
    assert!(reader <= READER, "a reader held {reader} bytes");
}

/// Attaches one file as the desk would: taken in, read, and its first page drawn.
fn attach(vault: &Vault, folder: &Path, tally: &Mutex<Tally>) {
    let kind = folder.file_name().unwrap().to_string_lossy().into_owned();
    let expected = |expected: Expected| kind.ends_with(&format!("-{expected:?}"));
    let path = fs::read_dir(folder).unwrap().next().unwrap().unwrap().path();
    let name = format!("{kind}/{}", path.file_name().unwrap().to_string_lossy());
    let look = || {
        fs::metadata(&path)
            .map(|m| (m.len(), m.modified().unwrap(), m.accessed().is_ok()))
            .unwrap()
    };
    let before = look();
    let taken = vault.take_in(Source::Path(path.clone()), &Cancel::default(), &|_| ());
    let mut complaints = Vec::new();
    if look() != before {
        complaints.push(format!("{name}: the source was touched"));
    }
    let taken = match taken {
        Ok(taken) => taken,
        Err(EvidenceError::TooLarge { .. }) if expected(Expected::Refused) => {
            let mut tally = tally.lock().unwrap();
            *tally.states.entry("refused".into()).or_default() += 1;
            return tally.complaints.extend(complaints);
        }
        Err(error) => return tally.lock().unwrap().complaints.push(format!("{name}: {error}")),
    };
    let begun = Instant::now();
    let state = match vault.read(taken.original, &Cancel::default()) {
        Ok(read) => read.state.code().to_owned(),
        Err(error) => {
            complaints.push(format!("{name}: no state: {error}"));
            "none".to_owned()
        }
    };
    let reading = begun.elapsed();
    let begun = Instant::now();
    match vault.thumbnail(taken.original, 512, &Cancel::default()) {
        Ok(_) | Err(EvidenceError::NoPicture { .. }) => {}
        Err(error) => complaints.push(format!("{name}: no picture: {error}")),
    }
    let slower = reading.max(begun.elapsed());
    if slower > PATIENCE {
        complaints.push(format!("{name}: answered after {slower:?}"));
    }
    if expected(Expected::Refused) || expected(Expected::Read) && state != "read" {
        complaints.push(format!("{name}: {state}"));
    }
    if expected(Expected::NotRead) && state == "read" {
        complaints.push(format!("{name}: taken for a readable file"));
    }
    let mut tally = tally.lock().unwrap();
    *tally.states.entry(state).or_default() += 1;
    tally.kept.push((taken.original, taken.sha256));
    tally.complaints.extend(complaints);
    if slower > tally.slowest.0 {
        tally.slowest = (slower, name);
    }
}
