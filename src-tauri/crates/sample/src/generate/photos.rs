//! Scenes photographed: devices, papers and places.

use super::Error;
use super::camera::{Label, Shot};
use super::devices::{self, About};
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
                shot.grain = 3.4;
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
