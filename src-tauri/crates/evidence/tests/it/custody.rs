//! Originals: kept once, unchanged, unreadable to others, and never half there.

use std::{
    fs,
    io::{self, Read, Write},
    path::{Path, PathBuf},
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
    thread,
};

use satei_evidence::{
    Cancel, Defect, DefectKind, DiskStorage, EvidenceError, MAX_ORIGINAL, NewFile, Sha256, Source, Storage,
};

use crate::support::{Desk, open};

fn files_below(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    entries
        .flat_map(|path| {
            if path.is_dir() {
                files_below(&path)
            } else {
                vec![path]
            }
        })
        .collect()
}

fn take_path(desk: &Desk, path: &Path) -> Result<satei_evidence::TakenIn, EvidenceError> {
    desk.vault
        .take_in(Source::Path(path.into()), &Cancel::default(), &|_| ())
}

#[test]
fn a_file_comes_back_byte_for_byte_and_its_hash_is_the_worlds() {
    let desk = Desk::new();
    let path = desk.folder.path().join("領収書.jpg");
    fs::write(&path, b"abc").unwrap();
    let taken = take_path(&desk, &path).unwrap();
    // The example of FIPS 180-2.
    let known = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
    assert_eq!(taken.sha256, known.parse().unwrap());
    assert_eq!(
        (taken.size, taken.name.as_str(), taken.already_known),
        (3, "領収書.jpg", false)
    );
    assert_eq!(desk.vault.original_bytes(taken.original).unwrap(), b"abc");
    assert_eq!(fs::read(&path).unwrap(), b"abc");
}

#[test]
fn the_same_content_is_stored_once() {
    let desk = Desk::new();
    let first = desk.take("a.jpg", b"same");
    let second = desk.take("b.jpg", b"same");
    assert_eq!((second.original, second.already_known), (first.original, true));
    assert_eq!(files_below(&desk.folder.path().join("vault")).len(), 1);
}

#[test]
fn neither_content_nor_hash_can_be_found_on_the_disk() {
    let desk = Desk::new();
    let taken = desk.take("slip.txt", b"490154203237518 490154203237518");
    for file in files_below(&desk.folder.path().join("vault")) {
        let bytes = fs::read(&file).unwrap();
        assert!(!bytes.windows(15).any(|w| w == b"490154203237518"));
        assert!(!file.to_string_lossy().contains(&taken.sha256.to_string()));
    }
}

#[test]
fn what_is_too_large_is_refused_with_the_limit_and_leaves_nothing() {
    let desk = Desk::new();
    let path = desk.folder.path().join("huge.bin");
    fs::File::create(&path)
        .unwrap()
        .set_len(MAX_ORIGINAL + 1)
        .unwrap();
    let error = take_path(&desk, &path).unwrap_err();
    assert!(matches!(error, EvidenceError::TooLarge { size } if size == MAX_ORIGINAL + 1));
    assert!(error.to_string().contains("100 MiB"), "{error}");
    assert_eq!(fs::metadata(&path).unwrap().len(), MAX_ORIGINAL + 1);
    assert_eq!(
        files_below(&desk.folder.path().join("vault")),
        Vec::<PathBuf>::new()
    );
}

#[test]
fn the_largest_file_allowed_is_taken_in_and_comes_back() {
    let desk = Desk::new();
    let path = desk.folder.path().join("large.bin");
    fs::File::create(&path).unwrap().set_len(MAX_ORIGINAL).unwrap();
    let taken = take_path(&desk, &path).unwrap();
    assert_eq!(taken.size, MAX_ORIGINAL);
    struct Count(u64);
    impl Write for Count {
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            self.0 += bytes.len() as u64;
            Ok(bytes.len())
        }
        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }
    let mut count = Count(0);
    desk.vault.write_original(taken.original, &mut count).unwrap();
    assert_eq!(count.0, MAX_ORIGINAL);
}

#[test]
fn a_folder_a_missing_file_and_a_pipe_are_refused() {
    let desk = Desk::new();
    assert!(matches!(
        take_path(&desk, desk.folder.path()),
        Err(EvidenceError::NotAFile)
    ));
    let absent = desk.folder.path().join("absent");
    assert!(matches!(
        take_path(&desk, &absent),
        Err(EvidenceError::SourceUnreadable(_))
    ));
    #[cfg(unix)]
    {
        let pipe = desk.folder.path().join("pipe");
        assert!(
            std::process::Command::new("mkfifo")
                .arg(&pipe)
                .status()
                .unwrap()
                .success()
        );
        assert!(matches!(take_path(&desk, &pipe), Err(EvidenceError::NotAFile)));
    }
}

#[test]
fn a_file_that_grows_while_it_is_copied_is_not_taken_in() {
    let desk = Desk::new();
    let path = desk.folder.path().join("growing.log");
    fs::write(&path, vec![1; 300_000]).unwrap();
    let grow = |_| {
        fs::OpenOptions::new()
            .append(true)
            .open(&path)
            .unwrap()
            .write_all(b"more")
            .unwrap();
    };
    let taken = desk
        .vault
        .take_in(Source::Path(path.clone()), &Cancel::default(), &grow);
    assert!(matches!(taken, Err(EvidenceError::SourceChanged)));
    assert_eq!(
        files_below(&desk.folder.path().join("vault")),
        Vec::<PathBuf>::new()
    );
}

#[test]
fn taking_in_can_be_cancelled_and_leaves_nothing() {
    let desk = Desk::new();
    let cancel = Cancel::default();
    let stop = cancel.clone();
    let source = Source::Bytes {
        name: "large".into(),
        bytes: vec![0; 1_000_000],
    };
    let taken = desk.vault.take_in(source, &cancel, &|progress| {
        if progress.done > 300_000 {
            stop.cancel();
        }
    });
    assert!(matches!(taken, Err(EvidenceError::Cancelled)));
    assert_eq!(
        files_below(&desk.folder.path().join("vault")),
        Vec::<PathBuf>::new()
    );
}

#[test]
fn verify_names_every_original_that_is_missing_altered_or_another() {
    let desk = Desk::new();
    let texts = ["whole", "missing", "altered", "cut", "swapped", "replaced"];
    let taken: Vec<_> = texts
        .iter()
        .map(|text| desk.take(text, text.as_bytes()))
        .collect();
    let file = |n: usize| {
        let name = taken[n].original.to_string();
        desk.folder
            .path()
            .join("vault/originals")
            .join(&name[..2])
            .join(name)
    };
    fs::remove_file(file(1)).unwrap();
    let mut bytes = fs::read(file(2)).unwrap();
    let middle = bytes.len() - 3;
    bytes[middle] ^= 1;
    fs::write(file(2), bytes).unwrap();
    let bytes = fs::read(file(3)).unwrap();
    fs::write(file(3), &bytes[..bytes.len() - 1]).unwrap();
    fs::copy(file(0), file(4)).unwrap();
    let mut recorded: Vec<_> = taken.iter().map(|t| (t.original, t.sha256)).collect();
    recorded[5].1 = taken[0].sha256;
    let defects = desk.vault.verify(recorded, &Cancel::default(), &|_| ()).unwrap();
    let expected = [
        (1, DefectKind::Missing),
        (2, DefectKind::Altered),
        (3, DefectKind::Altered),
        (4, DefectKind::Altered),
        (5, DefectKind::OtherContent),
    ];
    assert_eq!(
        defects,
        expected.map(|(n, kind)| Defect {
            original: taken[n].original,
            kind
        })
    );
    assert!(matches!(
        desk.vault.original_bytes(taken[4].original),
        Err(EvidenceError::Altered(original)) if original == taken[4].original
    ));
}

#[test]
fn attaching_a_damaged_original_again_heals_it() {
    let desk = Desk::new();
    let taken = desk.take("a", b"receipt");
    let file = files_below(&desk.folder.path().join("vault/originals")).remove(0);
    fs::write(&file, b"rubbish").unwrap();
    assert!(!desk.take("a", b"receipt").already_known);
    assert_eq!(desk.vault.original_bytes(taken.original).unwrap(), b"receipt");
}

#[test]
fn erasing_removes_the_original_and_its_pictures() {
    let desk = Desk::new();
    let png = crate::support::encoded(&crate::support::red_and_blue(20, 20), image::ImageFormat::Png);
    let taken = desk.take("photo.png", &png);
    desk.vault
        .thumbnail(taken.original, 16, &Cancel::default())
        .unwrap();
    desk.vault.erase(taken.original).unwrap();
    assert!(matches!(
        desk.vault.original_bytes(taken.original),
        Err(EvidenceError::Missing(_))
    ));
    assert_eq!(
        files_below(&desk.folder.path().join("vault")),
        Vec::<PathBuf>::new()
    );
    desk.vault.erase(taken.original).unwrap();
}

#[test]
fn many_threads_take_in_and_give_back_at_once() {
    let desk = Desk::new();
    thread::scope(|scope| {
        for worker in 0..4u8 {
            let desk = &desk;
            scope.spawn(move || {
                for n in 0..10u8 {
                    // Half of the content is shared between the workers.
                    let bytes = if n % 2 == 0 {
                        vec![n; 5000]
                    } else {
                        vec![n ^ (worker << 4); 5000]
                    };
                    let taken = desk.take("file", &bytes);
                    assert_eq!(desk.vault.original_bytes(taken.original).unwrap(), bytes);
                }
            });
        }
    });
}

/// A disk that fails at the nth call and at every one after it, as a full or dying disk does.
struct Failing {
    left: AtomicUsize,
    kind: io::ErrorKind,
}

impl Failing {
    fn spend(&self) -> io::Result<()> {
        let spent = self
            .left
            .fetch_update(Ordering::SeqCst, Ordering::SeqCst, |n| n.checked_sub(1));
        spent.map(|_| ()).map_err(|_| self.kind.into())
    }
}

struct FailingFile {
    inner: Box<dyn NewFile>,
    disk: Arc<Failing>,
}

impl Write for FailingFile {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if let Err(error) = self.disk.spend() {
            // A torn write: half of it arrives.
            let _ = self.inner.write_all(&bytes[..bytes.len() / 2]);
            return Err(error);
        }
        self.inner.write(bytes)
    }
    fn flush(&mut self) -> io::Result<()> {
        self.inner.flush()
    }
}

impl NewFile for FailingFile {
    fn sync(&mut self) -> io::Result<()> {
        self.disk.spend()?;
        self.inner.sync()
    }
}

struct FailingDisk(Arc<Failing>);

impl Storage for FailingDisk {
    fn create_folder(&self, folder: &Path) -> io::Result<()> {
        self.0.spend()?;
        DiskStorage.create_folder(folder)
    }
    fn create(&self, file: &Path) -> io::Result<Box<dyn NewFile>> {
        self.0.spend()?;
        Ok(Box::new(FailingFile {
            inner: DiskStorage.create(file)?,
            disk: Arc::clone(&self.0),
        }))
    }
    fn open(&self, file: &Path) -> io::Result<Box<dyn Read + Send>> {
        DiskStorage.open(file)
    }
    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.0.spend()?;
        DiskStorage.rename(from, to)
    }
    fn sync_folder(&self, folder: &Path) -> io::Result<()> {
        self.0.spend()?;
        DiskStorage.sync_folder(folder)
    }
    fn overwrite(&self, file: &Path, bytes: &[u8]) -> io::Result<()> {
        self.0.spend()?;
        DiskStorage.overwrite(file, bytes)
    }
    fn remove(&self, file: &Path) -> io::Result<()> {
        self.0.spend()?;
        DiskStorage.remove(file)
    }
    fn list(&self, folder: &Path) -> io::Result<Vec<PathBuf>> {
        DiskStorage.list(folder)
    }
}

#[test]
fn wherever_the_disk_fails_an_acknowledged_file_is_whole_and_no_other_is_half_there() {
    let content: Vec<u8> = (0..200_000u32).map(|i| (i % 251) as u8).collect();
    let mut failures = 0;
    for calls in 0.. {
        let disk = Arc::new(Failing {
            left: AtomicUsize::new(usize::MAX),
            kind: io::ErrorKind::StorageFull,
        });
        let desk = Desk::on(Arc::new(FailingDisk(Arc::clone(&disk))));
        let before = desk.take("before", b"before");
        disk.left.store(calls, Ordering::SeqCst);
        let source = Source::Bytes {
            name: "new".into(),
            bytes: content.clone(),
        };
        let taken = desk.vault.take_in(source, &Cancel::default(), &|_| ());
        // A new start, on a disk that works.
        let vault = open(desk.folder.path(), Arc::new(DiskStorage)).unwrap();
        assert_eq!(vault.original_bytes(before.original).unwrap(), b"before");
        assert_eq!(
            files_below(&desk.folder.path().join("vault/temp")),
            Vec::<PathBuf>::new()
        );
        for file in files_below(&desk.folder.path().join("vault/originals")) {
            let name = file.file_name().unwrap().to_string_lossy().parse().unwrap();
            vault.original_bytes(name).unwrap();
        }
        match taken {
            Ok(taken) => {
                assert_eq!(vault.original_bytes(taken.original).unwrap(), content);
                break;
            }
            Err(error) => assert!(matches!(error, EvidenceError::StorageFull), "{error}"),
        }
        failures += 1;
    }
    assert!(failures > 8, "only {failures} places to fail were found");
}

#[test]
fn a_hash_is_written_and_read_as_hexadecimal_digits() {
    let hash: Sha256 = "00".repeat(32).parse().unwrap();
    assert_eq!(hash.to_string(), "00".repeat(32));
    assert!("00".repeat(31).parse::<Sha256>().is_err());
    assert!("zz".repeat(32).parse::<Sha256>().is_err());
}
