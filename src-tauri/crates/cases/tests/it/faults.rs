//! Disks that fail: every failure has its own word, and nothing is half done.

use std::fs::File;
use std::io;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use satei_cases::{DiskFiles, Environment, Files, NewDesk, Protection, Store, Unlock};

use crate::support::{Bench, environment};

/// Lets a number of operations through and fails every one after them.
struct Failing {
    left: AtomicUsize,
    with: io::ErrorKind,
}

impl Failing {
    fn after(operations: usize, with: io::ErrorKind) -> Self {
        Self {
            left: AtomicUsize::new(operations),
            with,
        }
    }

    fn next(&self) -> io::Result<()> {
        let spent = |left: usize| left.checked_sub(1);
        match self.left.fetch_update(Ordering::SeqCst, Ordering::SeqCst, spent) {
            Ok(_) => Ok(()),
            Err(_) => Err(self.with.into()),
        }
    }
}

impl Files for Failing {
    fn create_dir(&self, path: &Path) -> io::Result<()> {
        self.next().and_then(|()| DiskFiles.create_dir(path))
    }
    fn read(&self, path: &Path) -> io::Result<Vec<u8>> {
        self.next().and_then(|()| DiskFiles.read(path))
    }
    fn write_atomic(&self, path: &Path, bytes: &[u8]) -> io::Result<()> {
        self.next().and_then(|()| DiskFiles.write_atomic(path, bytes))
    }
    fn open_lock(&self, path: &Path) -> io::Result<File> {
        self.next().and_then(|()| DiskFiles.open_lock(path))
    }
    fn move_dir(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.next().and_then(|()| DiskFiles.move_dir(from, to))
    }
}

fn failing(operations: usize, with: io::ErrorKind) -> Environment {
    Environment {
        files: Arc::new(Failing::after(operations, with)),
        ..environment(50)
    }
}

#[test]
fn making_a_desk_on_a_failing_disk_leaves_none_or_a_whole_one() {
    let user = Bench::new().user;
    let new = NewDesk {
        name: "x",
        user,
        protection: Protection::Sample,
    };
    for operations in 0.. {
        let dir = tempfile::tempdir().unwrap();
        let folder = dir.path().join("desk");
        match Store::create(&folder, new, failing(operations, io::ErrorKind::StorageFull)) {
            Ok(_) => {
                assert!(operations > 4, "only {operations} operations were tried");
                break;
            }
            Err(error) => assert_eq!(error.code(), "disk_full", "after {operations} operations"),
        }
        let left: Vec<_> = std::fs::read_dir(dir.path())
            .unwrap()
            .map(|e| e.unwrap().file_name())
            .collect();
        if left.is_empty() {
            Store::create(&folder, new, environment(51)).unwrap();
        } else {
            assert_eq!(left, ["desk"], "after {operations} operations");
            Store::open(&folder, Unlock::Sample, environment(52)).unwrap();
        }
    }
}

#[test]
fn a_folder_that_cannot_be_written_to_is_said_so() {
    let bench = Bench::new();
    let folder = bench.store.folder().to_owned();
    let Bench { dir, store, .. } = bench;
    drop(store);
    for kind in [io::ErrorKind::PermissionDenied, io::ErrorKind::ReadOnlyFilesystem] {
        // The first operation reads desk.json; the second takes the lock.
        let error = Store::open(&folder, Unlock::Sample, failing(1, kind)).unwrap_err();
        assert_eq!(error.code(), "desk_read_only");
    }
    Store::open(&folder, Unlock::Sample, environment(53)).unwrap();
    drop(dir);
}
