//! Scenes photographed: devices, papers and places.

use super::Error;
use super::camera::{Label, Shot, encode};
use super::devices::{self, About};
use super::paper::{Wear, scanned, worn};
use super::picture::Layer;
use super::places::{self, AtDoor};
use super::scene::{Pose, Scene, Surface};
use super::studio::Studio;

/// How well a picture was taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Care {
    /// Straight from above, bright and sharp.
    Straight,
    /// From the side, so that the far end is smaller.
    Askew,
    /// Out of focus and shaken.
    Blurred,
    /// Hardly any light.
    Dark,
}

impl Care {
    fn apply(self, shot: &mut Shot) {
        match self {
            Self::Straight => {}
            Self::Askew => {
                let (w, h) = shot.view[2];
                shot.view = [
                    (-w * 0.04, h * 0.02),
                    (w * 1.02, -h * 0.05),
                    (w * 0.88, h * 0.97),
                    (w * 0.16, h * 1.03),
                ];
                shot.defocus += 0.4;
            }
            Self::Blurred => {
                shot.defocus = 5.5;
                shot.shake = (13.0, 8.0);
            }
            Self::Dark => {
                shot.exposure *= 0.085;
                shot.balance = (1.16, 0.74);
                shot.grain = 3.0;
                shot.quality = 62;
                shot.defocus += 0.9;
            }
        }
    }
}

/// The front of a phone that shows its "About" screen.
pub fn phone_front(
    studio: &Studio,
    about: &About,
    (surface, care, seed): (Surface, Care, u64),
    label: Label,
) -> Result<Vec<u8>, Error> {
    let mut scene = Scene::on(surface, 1440, 1920, seed);
    let turn = if care == Care::Straight { 1.3 } else { -7.0 };
    let pose = Pose::at(715.0, 965.0).turned(turn).scaled(1.06).high(22.0);
    scene.lay(&devices::body(studio, "#9aa3ad")?, pose);
    scene.light(
        &devices::about_screen(studio, about)?,
        pose,
        if care == Care::Dark { 6.0 } else { 0.92 },
    );
    scene.reflect(&devices::smudges(studio, seed)?, pose, 0.018);
    scene.reflect(
        &devices::glass(studio, seed)?,
        pose,
        if care == Care::Dark { 0.004 } else { 0.055 },
    );
    let mut shot = Shot::of(&scene, label);
    shot.seed = seed;
    shot.balance = (1.05, 0.93);
    shot.shadow = Some((0.85, 1.05, 0.7, 0.4));
    care.apply(&mut shot);
    shot.file(&scene)
}

/// The back of a phone, bare or in its case.
pub fn phone_back(
    studio: &Studio,
    case: bool,
    (surface, care, seed): (Surface, Care, u64),
    label: Label,
) -> Result<Vec<u8>, Error> {
    let mut scene = Scene::on(surface, 1440, 1920, seed);
    let pose = Pose::at(730.0, 955.0).turned(-2.4).scaled(1.04).high(20.0);
    scene.lay(&devices::back(studio, ("#7f97a8", "#52697a"), "KAZAHANA")?, pose);
    if case {
        scene.lay(&devices::case_on(studio, seed)?, pose.scaled(1.075));
    } else {
        scene.reflect(&devices::glass(studio, seed)?, pose, 0.10);
    }
    let mut shot = Shot::of(&scene, label);
    shot.seed = seed;
    shot.shadow = Some((0.1, 1.05, 0.6, 0.35));
    care.apply(&mut shot);
    shot.file(&scene)
}

/// A phone whose glass is broken; the screen may still be lit.
pub fn broken_phone(
    studio: &Studio,
    lit: Option<&About>,
    (surface, seed): (Surface, u64),
    label: Label,
) -> Result<Vec<u8>, Error> {
    let mut scene = Scene::on(surface, 1440, 1920, seed);
    let pose = Pose::at(720.0, 975.0).turned(5.0).scaled(1.04).high(22.0);
    scene.lay(&devices::body(studio, "#9aa3ad")?, pose);
    if let Some(about) = lit {
        scene.light(&devices::about_screen(studio, about)?, pose, 0.75);
    }
    scene.reflect(&devices::glass(studio, seed)?, pose, 0.07);
    let cracks = devices::cracks(studio, seed)?;
    if lit.is_some() {
        scene.lay(&cracks, pose.high(0.0));
        scene.reflect(&cracks, pose, 0.25);
    } else {
        scene.reflect(&cracks, pose, 0.42);
    }
    let mut shot = Shot::of(&scene, label);
    shot.seed = seed;
    let (w, h) = shot.view[2];
    shot.view = [
        (w * 0.02, h * 0.04),
        (w * 0.97, 0.0),
        (w * 1.01, h),
        (-w * 0.03, h * 0.98),
    ];
    shot.balance = (0.98, 1.04);
    shot.file(&scene)
}

/// A paper on a table.
pub fn paper(
    layer: &Layer,
    wear: Wear,
    (surface, care, seed): (Surface, Care, u64),
    label: Label,
) -> Result<Vec<u8>, Error> {
    let sheet = worn(layer, wear);
    let (width, height) = if sheet.width > sheet.height {
        (1920, 1440)
    } else {
        (1440, 1920)
    };
    let mut scene = Scene::on(surface, width, height, seed);
    let scale = (0.76 * height as f32 / sheet.height as f32).min(0.80 * width as f32 / sheet.width as f32);
    let (turn, scale) = if care == Care::Straight {
        (-1.2, scale)
    } else {
        (4.5, scale * 0.93)
    };
    let pose = Pose::at(width as f32 * 0.5, height as f32 * 0.5)
        .turned(turn)
        .scaled(scale)
        .high(4.0 + wear.crumple * 16.0);
    scene.lay(&sheet, pose);
    let mut shot = Shot::of(&scene, label);
    shot.size = (width * 5 / 6, height * 5 / 6);
    shot.seed = seed;
    shot.defocus = 0.5;
    shot.balance = (1.04, 0.92);
    shot.lamp = (0.3, 0.0, 0.5);
    shot.shadow = Some((0.8, 1.0, 0.75, 0.45));
    care.apply(&mut shot);
    shot.file(&scene)
}

/// A front door, seen upright from the corridor.
pub fn at_door(
    studio: &Studio,
    hangs: AtDoor,
    (paint, seed): (u32, u64),
    label: Label,
) -> Result<Vec<u8>, Error> {
    let scene = places::door(studio, hangs, paint, seed)?;
    let mut shot = Shot::of(&scene, label);
    shot.seed = seed;
    let (w, h) = shot.view[2];
    shot.view = [
        (w * 0.05, h * 0.06),
        (w * 0.99, h * 0.03),
        (w * 1.03, h),
        (w * 0.02, h * 0.97),
    ];
    shot.balance = (1.08, 0.88);
    shot.exposure = 1.35;
    shot.lamp = (0.6, 0.0, 0.55);
    shot.file(&scene)
}

/// A cat, which proves nothing.
pub fn cat(studio: &Studio, seed: u64, label: Label) -> Result<Vec<u8>, Error> {
    let scene = places::cat(studio, seed)?;
    let mut shot = Shot::of(&scene, label);
    shot.size = (1200, 1200);
    shot.seed = seed;
    shot.balance = (1.07, 0.9);
    shot.file(&scene)
}

/// A sheet on the glass of an office scanner, as a JPEG.
pub fn scan(layer: &Layer, turn: f32, seed: u64) -> Result<Vec<u8>, Error> {
    encode(&scanned(layer, turn, seed), 62, None)
}
