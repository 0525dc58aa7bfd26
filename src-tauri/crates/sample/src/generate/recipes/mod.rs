//! Which file is made how. What the papers say agrees with the facts in `claims`.

mod claim_forms;
mod issuers;
mod opencocon;
mod phones;
mod receipts;
mod repair_reports;
mod theft_photos;
mod thefts;

use super::camera::Label;
use super::svg::Drawing;
use super::{Error, Studio};

/// One file of the sample evidence.
pub struct Recipe {
    /// Path within the sample evidence.
    pub path: &'static str,
    /// Makes the file.
    pub make: fn(&Studio) -> Result<Vec<u8>, Error>,
}

/// Every file of the sample evidence.
pub fn recipes() -> Vec<Recipe> {
    let mut all = phones::recipes();
    all.extend(claim_forms::recipes());
    all.extend(repair_reports::recipes());
    all.extend(receipts::recipes());
    all.extend(thefts::recipes());
    all.extend(theft_photos::recipes());
    all.extend(opencocon::recipes());
    all.sort_by_key(|r| r.path);
    all
}

const K8: &str = "風花 K8";
const M3: &str = "Mikage M3 Lite";

const MIKAGE: (&str, &str) = ("Mikage", "Mikage M3 Lite");
const KAZAHANA: (&str, &str) = ("Kazahana", "KZH-K6S");

fn shot(camera: (&'static str, &'static str), taken_at: &'static str) -> Label {
    Label {
        camera,
        taken_at,
        orientation: 1,
    }
}

fn sideways(camera: (&'static str, &'static str), taken_at: &'static str) -> Label {
    Label {
        camera,
        taken_at,
        orientation: 6,
    }
}

fn one_page(studio: &Studio, title: &str, made_on: (u16, u8, u8), page: Drawing) -> Result<Vec<u8>, Error> {
    studio.pdf(title, made_on, &[page])
}
