//! A program that is killed at any moment loses nothing it acknowledged.

use std::io::{BufRead as _, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Duration;

use satei_cases::{AppendRequest, Expected, Store, Unlock};
use satei_model::{ClaimId, NoteAdded, Stream};

use crate::support::{Bench, environment};

const FOLDER: &str = "SATEI_TEST_CRASH_FOLDER";
const ROUND: &str = "SATEI_TEST_CRASH_ROUND";

/// Not a test of its own: the program that is killed. Notes on a claim, says so, and goes on for ever.
#[test]
fn writer() {
    let Some(folder) = std::env::var_os(FOLDER).map(PathBuf::from) else {
        return;
    };
    let round: u64 = std::env::var(ROUND).unwrap().parse().unwrap();
    let store = Store::open(&folder, Unlock::Sample, environment(1000 + round)).unwrap();
    let claim = store.claim_by_number("KSP-0001").unwrap().unwrap();
    let user = store.claim(claim).unwrap().opened.user;
    for note in 0_u64.. {
        let text = format!("{round}-{note}");
        let request = AppendRequest {
            stream: Stream::Claim(claim),
            expected: Expected::Any,
            key: text.clone(),
            user,
            payloads: vec![NoteAdded { text: text.clone() }.into()],
        };
        store.append(&request).unwrap();
        println!("\nkept {text}");
    }
}

fn write_and_be_killed(folder: &Path, round: u64) -> Vec<String> {
    let mut child = Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "crash::writer", "--nocapture", "--test-threads=1"])
        .env(FOLDER, folder)
        .env(ROUND, round.to_string())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let lines = BufReader::new(child.stdout.take().unwrap()).lines();
    let reader = std::thread::spawn(move || {
        lines
            .map_while(Result::ok)
            .filter_map(|line| line.strip_prefix("kept ").map(str::to_owned))
            .collect()
    });
    // Moments spread over opening, the first notes, and the middle of writing.
    std::thread::sleep(Duration::from_millis(20 + round * 37 % 260));
    child.kill().unwrap();
    child.wait().unwrap();
    reader.join().unwrap()
}

#[test]
fn what_was_acknowledged_is_there_after_a_kill() {
    let bench = Bench::new();
    let claim: ClaimId = bench.open("山田太郎", "ヤマダタロウ").claim;
    let folder = bench.store.folder().to_owned();
    let Bench { dir, store, .. } = bench;
    drop(store);
    let mut acknowledged = Vec::new();
    for round in 0..16 {
        acknowledged.extend(write_and_be_killed(&folder, round));
        let store = Store::open(&folder, Unlock::Sample, environment(round)).unwrap();
        let notes: Vec<String> = store
            .claim(claim)
            .unwrap()
            .notes
            .into_iter()
            .map(|n| n.what.text)
            .collect();
        let lost: Vec<&String> = acknowledged.iter().filter(|note| !notes.contains(note)).collect();
        assert!(lost.is_empty(), "round {round}: {lost:?}");
        assert_eq!(
            store.verify(None, |_, _| true).unwrap().defects,
            [],
            "round {round}"
        );
    }
    assert!(
        acknowledged.len() > 16,
        "the writer was killed before it did anything: {}",
        acknowledged.len()
    );
    drop(dir);
}
