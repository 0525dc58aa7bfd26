//! The evidence files are what a claimant would send, and all of them are used.

use std::collections::BTreeSet;
use std::io::Cursor;

use satei_sample::{claims, evidence_paths};

#[test]
fn every_file_belongs_to_one_claim_and_is_of_its_kind() {
    let mut used = BTreeSet::new();
    for claim in claims(super::today()) {
        // A claim comes with files, or its papers came by post and are held as things.
        let papers = !claim.documents.is_empty() && claim.documents.iter().all(|it| it.evidence.is_empty());
        assert!(
            !claim.evidence.is_empty() || papers,
            "{} has no evidence",
            claim.key
        );
        for evidence in &claim.evidence {
            let start: &[u8] = match evidence.media_type {
                "application/pdf" => b"%PDF-",
                "image/png" => b"\x89PNG",
                _ => b"\xff\xd8\xff",
            };
            assert!(
                evidence.bytes.starts_with(start),
                "{} is no {}",
                evidence.path,
                evidence.media_type
            );
            assert!(used.insert(evidence.path), "{} is on two claims", evidence.path);
        }
    }
    let there: BTreeSet<_> = evidence_paths().into_iter().collect();
    assert_eq!(used, there);
}

#[test]
fn the_whole_evidence_is_small_enough_to_carry() {
    // It is part of the program: six plans with a claim for each benefit must not cost more than this.
    let total: usize = claims(super::today())
        .iter()
        .flat_map(|c| &c.evidence)
        .map(|e| e.bytes.len())
        .sum();
    assert!(total <= 10_000_000, "{total} bytes");
}

#[test]
fn photographs_say_when_and_with_what_they_were_taken() {
    let mut sideways = 0;
    for claim in claims(super::today()) {
        for photo in claim.evidence.iter().filter(|e| e.media_type == "image/jpeg") {
            let exif = exif::Reader::new()
                .read_from_container(&mut Cursor::new(photo.bytes))
                .unwrap_or_else(|error| panic!("{}: {error}", photo.path));
            let field = |tag| exif.get_field(tag, exif::In::PRIMARY);
            assert!(
                field(exif::Tag::Model).is_some(),
                "{} names no camera",
                photo.path
            );
            assert!(
                field(exif::Tag::DateTimeOriginal).is_some(),
                "{} bears no time",
                photo.path
            );
            let orientation = field(exif::Tag::Orientation).and_then(|f| f.value.get_uint(0));
            sideways += u32::from(orientation == Some(6));
        }
    }
    assert!(sideways > 0, "no photo is stored on its side");
}
