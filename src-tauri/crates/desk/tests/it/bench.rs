//! A sample desk to try things on.

use std::path::PathBuf;
use std::process::Command;
use std::sync::Once;

use satei_desk::view::{Change, ClaimChange, ClaimView, QueueQuery};
use satei_desk::{Desk, Outcome, Parts, Plans};
use tempfile::TempDir;

/// A sample desk in a folder of its own. Letters are plain text.
pub struct Bench {
    pub desk: Desk,
    pub folder: TempDir,
}

/// The reader is a program of its own: built once, and named to the desk.
fn build_reader() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        if std::env::var_os("SATEI_READER").is_some() {
            return;
        }
        let done = Command::new(env!("CARGO"))
            .args(["build", "--quiet", "--package", "satei-reader"])
            .status();
        assert!(done.is_ok_and(|it| it.success()), "the reader could not be built");
    });
}

pub fn parts() -> Parts {
    Parts::new(
        "査定 花子".to_owned(),
        Plans::built_in().expect("the built-in plans are right"),
    )
}

impl Bench {
    pub fn new() -> Self {
        build_reader();
        let folder = tempfile::tempdir().expect("a folder for the test");
        let desk = Desk::make_sample(&folder.path().join("desk"), parts()).expect("the sample desk is made");
        Self { desk, folder }
    }

    /// The claim whose claimant has this name.
    pub fn claim_of(&self, person: &str) -> ClaimView {
        let query = QueueQuery {
            search: person.to_owned(),
            ..QueueQuery::default()
        };
        let found = self.desk.queue(&query).expect("the queue is read");
        let row = found
            .rows
            .iter()
            .find(|it| it.person == person)
            .unwrap_or_else(|| panic!("no claim of {person}"));
        self.desk.claim(&row.claim_id).expect("the claim is read")
    }

    /// The claim of this person that asks for a benefit.
    pub fn claim_for(&self, person: &str, benefit: &str) -> ClaimView {
        let query = QueueQuery {
            search: person.to_owned(),
            ..QueueQuery::default()
        };
        let found = self.desk.queue(&query).expect("the queue is read");
        let views = found
            .rows
            .iter()
            .map(|row| self.desk.claim(&row.claim_id).expect("the claim is read"));
        let mut fitting = views.filter(|it| it.assessments.iter().any(|it| it.benefit == benefit));
        fitting
            .next()
            .unwrap_or_else(|| panic!("{person} does not ask for {benefit}"))
    }

    pub fn change(&self, claim: &ClaimView, change: Change) -> Outcome<ClaimView> {
        self.desk.change(&ClaimChange {
            claim_id: claim.claim_id.clone(),
            head: claim.head.clone(),
            key: self.desk.new_key(),
            change,
        })
    }

    pub fn file(&self, name: &str, bytes: &[u8]) -> PathBuf {
        let path = self.folder.path().join(name);
        std::fs::write(&path, bytes).expect("the test's folder can be written");
        path
    }
}
