//! Making, opening and refusing desks.

use std::fs;

use satei_cases::{NewDesk, Protection, Store, Unlock};
use satei_model::Stream;

use crate::support::{Bench, environment};

fn code(result: satei_cases::Result<Store>) -> &'static str {
    result.map(|_| "opened").unwrap_or_else(|error| error.code())
}

#[test]
fn a_desk_opens_with_its_passphrase_or_its_recovery_key_and_with_nothing_else() {
    let dir = tempfile::tempdir().unwrap();
    let folder = dir.path().join("査定");
    let user = Bench::new().user;
    let new = NewDesk {
        name: "事務所",
        user,
        protection: Protection::Passphrase("水没 2026"),
    };
    let created = Store::create(&folder, new, environment(3)).unwrap();
    assert!(!created.store.is_sample());
    let recovery = created.recovery.unwrap();
    drop(created.store);

    let open = |unlock| Store::open(&folder, unlock, environment(4));
    assert_eq!(
        open(Unlock::Passphrase("水没　２０２６"))
            .unwrap()
            .name()
            .unwrap(),
        "事務所"
    );
    assert_eq!(
        open(Unlock::Recovery(recovery.text())).unwrap().name().unwrap(),
        "事務所"
    );
    assert_eq!(
        code(open(Unlock::Passphrase("水没 2025"))),
        "desk_wrong_passphrase"
    );
    assert_eq!(
        code(open(Unlock::Recovery("AAAA-BBBB"))),
        "desk_wrong_recovery_key"
    );
    assert_eq!(code(open(Unlock::Sample)), "desk_no_such_lock");
}

#[test]
fn nothing_on_disk_can_be_read_without_the_key() {
    let bench = Bench::new();
    bench.open("山田太郎", "ヤマダタロウ");
    let folder = bench.store.folder().to_owned();
    let Bench { dir, store, .. } = bench;
    drop(store);
    for file in ["desk.db", "desk.db-wal"].map(|name| folder.join(name)) {
        let bytes = fs::read(file).unwrap_or_default();
        assert!(!bytes.starts_with(b"SQLite format 3"));
        assert!(!bytes.windows(12).any(|window| window == "山田太郎".as_bytes()));
    }
    drop(dir);
}

#[test]
fn a_second_program_is_told_who_has_the_desk() {
    let bench = Bench::new();
    let error = Store::open(bench.store.folder(), Unlock::Sample, environment(5)).unwrap_err();
    assert_eq!(error.code(), "desk_in_use");
    assert!(
        error
            .to_string()
            .contains(&format!("process {}", std::process::id())),
        "{error}"
    );
}

#[test]
fn folders_that_hold_no_desk_are_told_apart() {
    let dir = tempfile::tempdir().unwrap();
    let open = |name: &str| {
        code(Store::open(
            &dir.path().join(name),
            Unlock::Sample,
            environment(6),
        ))
    };
    assert_eq!(open("nowhere"), "desk_folder_missing");
    fs::create_dir(dir.path().join("empty")).unwrap();
    assert_eq!(open("empty"), "desk_not_a_desk");
    let user = Bench::new().user;
    let new = NewDesk {
        name: "x",
        user,
        protection: Protection::Sample,
    };
    fs::create_dir(dir.path().join("full")).unwrap();
    fs::write(dir.path().join("full/note.txt"), "mine").unwrap();
    let error = Store::create(&dir.path().join("full"), new, environment(7)).unwrap_err();
    assert_eq!(error.code(), "desk_folder_not_empty");
    assert_eq!(fs::read_dir(dir.path().join("full")).unwrap().count(), 1);
    Store::create(&dir.path().join("empty"), new, environment(8)).unwrap();
}

#[test]
fn a_desk_of_a_newer_program_is_refused_and_left_alone() {
    let bench = Bench::new();
    let folder = bench.store.folder().to_owned();
    let Bench { dir, store, .. } = bench;
    drop(store);
    let path = folder.join("desk.json");
    let newer = fs::read_to_string(&path)
        .unwrap()
        .replace("\"satei_desk\": 1", "\"satei_desk\": 2");
    fs::write(&path, &newer).unwrap();
    let before = fs::read(folder.join("desk.db")).unwrap();
    assert_eq!(
        code(Store::open(&folder, Unlock::Sample, environment(9))),
        "desk_newer"
    );
    assert_eq!(fs::read_to_string(&path).unwrap(), newer);
    assert_eq!(fs::read(folder.join("desk.db")).unwrap(), before);
    drop(dir);
}

#[test]
fn damage_is_named_and_left_as_it_is() {
    let bench = Bench::new();
    let folder = bench.store.folder().to_owned();
    let Bench { dir, store, .. } = bench;
    drop(store);
    let open = || code(Store::open(&folder, Unlock::Sample, environment(10)));

    let database = folder.join("desk.db");
    let whole = fs::read(&database).unwrap();
    let mut broken = whole.clone();
    broken[..64].fill(0x5a);
    fs::write(&database, &broken).unwrap();
    assert_eq!(open(), "desk_damaged");
    assert_eq!(fs::read(&database).unwrap(), broken);

    fs::remove_file(&database).unwrap();
    assert_eq!(
        open(),
        "desk_damaged",
        "a lost database is never replaced by an empty one"
    );
    assert!(!database.exists());

    fs::write(&database, &whole).unwrap();
    assert_eq!(open(), "opened");
    fs::write(folder.join("desk.json"), "{\"satei_desk\": 1, ").unwrap();
    assert_eq!(open(), "desk_damaged");
    drop(dir);
}

#[test]
fn a_copy_of_the_database_is_encrypted_and_whole() {
    let bench = Bench::new();
    let claim = bench.open("山田太郎", "ヤマダタロウ").claim;
    let copy = bench.dir.path().join("copy.db");
    bench.store.back_up(&copy).unwrap();
    assert!(!fs::read(&copy).unwrap().starts_with(b"SQLite format 3"));
    let events = bench.store.events(Stream::Claim(claim)).unwrap();

    let folder = bench.store.folder().to_owned();
    let Bench { dir, store, .. } = bench;
    drop(store);
    fs::rename(&copy, folder.join("desk.db")).unwrap();
    let restored = Store::open(&folder, Unlock::Sample, environment(11)).unwrap();
    assert_eq!(restored.events(Stream::Claim(claim)).unwrap(), events);
    assert_eq!(restored.verify(None, |_, _| true).unwrap().defects, []);
    drop(dir);
}
