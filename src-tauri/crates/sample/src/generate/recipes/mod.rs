//! Which file is made how. What the papers say agrees with the facts in `claims`.

mod claim_forms;
mod forwarding;
mod issuers;
mod opencocon;
mod phones;
mod receipts;
mod repair_reports;
mod services;
mod shopping;
mod theft_photos;
mod thefts;

use super::camera::Label;
use super::forms::mail_screen;
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
    all.extend(shopping::recipes());
    all.extend(forwarding::recipes());
    all.extend(services::recipes());
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

/// A mail as a phone shows it: the phone's clock and when the mail came, sender, subject, lines.
fn mail(
    studio: &Studio,
    (clock, at): (&str, &str),
    sender: (&str, &str),
    subject: &str,
    lines: &[&str],
) -> Result<Vec<u8>, Error> {
    studio.png(&mail_screen(clock, sender, subject, at, lines), 1.75)
}
