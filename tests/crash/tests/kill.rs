//! A desk whose program is killed while it attaches and decides opens again, is unaltered, and has lost
//! nothing that was acknowledged. `SATEI_SOAK=1` kills it 200 times instead of 12.

#![allow(clippy::expect_used, clippy::panic, reason = "a test says why it stops")]

use std::collections::{BTreeMap, BTreeSet};
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use satei_desk::{Cancel, Desk, NewDesk, Parts, Plans};

fn parts() -> Parts {
    Parts::new(
        "auditor".to_owned(),
        Plans::built_in().expect("the built-in plans are right"),
    )
}

fn start(desk: &Path, files: &Path) -> Child {
    Command::new(env!("CARGO_BIN_EXE_crash-worker"))
        .args([desk, files])
        .stdout(Stdio::piped())
        .spawn()
        .expect("the worker starts")
}

#[test]
fn nothing_acknowledged_is_gone() {
    let kills = if std::env::var_os("SATEI_SOAK").is_some() {
        200
    } else {
        12
    };
    // The gate has built it already, with the features of the whole workspace.
    if std::env::var_os("SATEI_READER").is_none() {
        let built = Command::new(env!("CARGO"))
            .args(["build", "--quiet", "--package", "satei-reader"])
            .status();
        assert!(
            built.is_ok_and(|it| it.success()),
            "the reader could not be built"
        );
    }
    let folder = tempfile::tempdir().expect("a folder for the test");
    let (path, files) = (folder.path().join("desk"), folder.path().join("files"));
    std::fs::create_dir(&files).expect("a folder for files");
    let new = NewDesk {
        name: "試験".to_owned(),
        passphrase: "correct horse".to_owned(),
    };
    drop(Desk::make(&path, new, parts()).unwrap_or_else(|error| panic!("{error}")));

    let mut acknowledged: BTreeSet<String> = BTreeSet::new();
    let mut luck: u64 = 20_261_121;
    for round in 0..kills {
        let mut worker = start(&path, &files);
        let mut said = BufReader::new(worker.stdout.take().expect("the worker's words are heard")).lines();
        assert_eq!(
            said.next().and_then(Result::ok).as_deref(),
            Some("open"),
            "round {round}: the desk opens"
        );
        // Killed some acknowledgements in and up to 60 ms later, by a repeatable draw.
        luck = luck
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        let heard = usize::try_from((luck >> 40) % 9).unwrap_or(0);
        let mut lately: BTreeSet<String> = said.by_ref().take(heard).map_while(Result::ok).collect();
        std::thread::sleep(Duration::from_millis((luck >> 33) % 60));
        worker.kill().expect("the worker is killed");
        worker.wait().expect("the worker has ended");
        lately.extend(said.map_while(Result::ok));

        let desk = open(&path);
        look_for(&desk, &lately, round);
        acknowledged.append(&mut lately);
        let report = desk
            .verify(None, &Cancel::default(), &mut |_| {})
            .unwrap_or_else(|error| panic!("{error}"));
        assert!(report.defects.is_empty(), "round {round}: {:?}", report.defects);
    }
    // What was there once is there after all that came later.
    look_for(&open(&path), &acknowledged, kills);
    assert!(
        acknowledged.len() > kills,
        "the worker got something done: {} things",
        acknowledged.len()
    );
    println!(
        "{kills} kills, {} acknowledged things, all there",
        acknowledged.len()
    );
}

fn open(path: &Path) -> Desk {
    Desk::open(path, Some("correct horse"), parts()).unwrap_or_else(|error| panic!("{error}"))
}

/// Every acknowledged thing is there. A claim is looked at once for all that was acknowledged of it.
fn look_for(desk: &Desk, acknowledged: &BTreeSet<String>, round: usize) {
    let mut of_claim: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for line in acknowledged {
        let claim = line.split(' ').nth(1).unwrap_or_default();
        of_claim.entry(claim).or_default().push(line);
    }
    for (claim, lines) in of_claim {
        let view = desk
            .claim(claim)
            .unwrap_or_else(|error| panic!("round {round}: {claim}: {error}"));
        for line in lines {
            let mut words = line.split(' ');
            let is_there = match (words.next(), words.nth(1)) {
                (Some("evidence"), Some(id)) => view.evidence.iter().any(|it| it.evidence_id == id),
                (Some("decided"), _) => view.decisions.len() == 1,
                _ => true,
            };
            assert!(is_there, "round {round}: {line} is gone");
        }
    }
}
