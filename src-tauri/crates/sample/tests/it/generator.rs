//! The committed files are what the generator draws.

use satei_sample::evidence_bytes;
use satei_sample::generate::{Studio, font_folders, recipes};

/// How far two pictures are apart: the mean difference of their bytes after decoding.
fn distance(a: &[u8], b: &[u8]) -> f64 {
    let (a, b) = match (image::load_from_memory(a), image::load_from_memory(b)) {
        (Ok(a), Ok(b)) => (a.to_rgb8(), b.to_rgb8()),
        _ => return f64::INFINITY,
    };
    if a.dimensions() != b.dimensions() {
        return f64::INFINITY;
    }
    let sum: u64 = a
        .as_raw()
        .iter()
        .zip(b.as_raw())
        .map(|(x, y)| u64::from(x.abs_diff(*y)))
        .sum();
    sum as f64 / a.as_raw().len() as f64
}

#[test]
fn every_committed_file_has_a_recipe() {
    let made: Vec<_> = recipes().iter().map(|r| r.path).collect();
    let there: Vec<_> = satei_sample::evidence_paths().into_iter().collect();
    assert_eq!(made, there);
}

#[test]
fn drawing_again_gives_the_same_files() {
    // The typefaces are no part of the tree; without them there is nothing to compare.
    let Ok(studio) = Studio::open(&font_folders()) else {
        eprintln!("the sample's typefaces are not installed: nothing was compared");
        return;
    };
    for path in [
        "aoyama/purchase.pdf",
        "nakahara/mail.png",
        "aoyama/receipt.jpg",
        // A form that is a photo: its writing can be compared in no other way.
        "takahashi/form-photo.jpg",
        "segawa/bank.png",
    ] {
        let recipe = recipes()
            .into_iter()
            .find(|r| r.path == path)
            .expect("the file has a recipe");
        let drawn = (recipe.make)(&studio).expect("it can be drawn");
        let committed = evidence_bytes(path).expect("it is committed");
        // Arithmetic of other processors may move a pixel by a shade; a text or a time may not differ.
        assert!(
            drawn == committed || distance(&drawn, committed) < 2.0,
            "{path} is not what the generator draws"
        );
    }
}
