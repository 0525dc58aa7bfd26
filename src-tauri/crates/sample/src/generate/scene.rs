//! A table top seen from above, with things lying on it.

use super::noise::{cloudy, smooth};
use super::picture::{Layer, Picture, Rgb, blur_plane};

/// A flat scene: what reflects light, and what gives light of its own (screens, reflections on glass).
#[derive(Debug, Clone)]
pub struct Scene {
    /// How much light each place returns.
    pub albedo: Picture,
    /// Light that does not depend on the lamp.
    pub glow: Picture,
}

/// How a thing lies on the table.
#[derive(Debug, Clone, Copy)]
pub struct Pose {
    /// Its middle, in scene pixels.
    pub x: f32,
    /// Its middle, in scene pixels.
    pub y: f32,
    /// Turned clockwise by so many degrees.
    pub turn: f32,
    /// Scene pixels per pixel of the layer.
    pub scale: f32,
    /// Height above the table in scene pixels: what makes its shadow wide.
    pub height: f32,
}

impl Pose {
    /// Lying at a place.
    pub fn at(x: f32, y: f32) -> Self {
        Self {
            x,
            y,
            turn: 0.0,
            scale: 1.0,
            height: 10.0,
        }
    }

    /// Turned clockwise by so many degrees.
    pub fn turned(self, turn: f32) -> Self {
        Self { turn, ..self }
    }

    /// Drawn larger or smaller.
    pub fn scaled(self, scale: f32) -> Self {
        Self { scale, ..self }
    }

    /// Standing so many pixels above the table.
    pub fn high(self, height: f32) -> Self {
        Self { height, ..self }
    }

    /// Where a scene pixel lies on the layer.
    fn onto(self, layer: &Layer, x: f32, y: f32) -> (f32, f32) {
        let (sin, cos) = self.turn.to_radians().sin_cos();
        let (dx, dy) = ((x - self.x) / self.scale, (y - self.y) / self.scale);
        (
            dx * cos + dy * sin + layer.width as f32 / 2.0 - 0.5,
            -dx * sin + dy * cos + layer.height as f32 / 2.0 - 0.5,
        )
    }
}

impl Scene {
    /// An empty table top.
    pub fn on(surface: Surface, width: usize, height: usize, seed: u64) -> Self {
        Self {
            albedo: Picture::paint(width, height, |x, y| surface.at(x, y, seed)),
            glow: Picture::paint(width, height, |_, _| [0.0; 3]),
        }
    }

    /// Lays a thing down, with its shadow.
    pub fn lay(&mut self, layer: &Layer, pose: Pose) {
        self.shade(layer, pose);
        self.each_covered(layer, pose, |scene, index, p| {
            let under = &mut scene.albedo.pixels[index];
            for i in 0..3 {
                under[i] = under[i] * (1.0 - p[3]) + p[i];
            }
            for v in &mut scene.glow.pixels[index] {
                *v *= 1.0 - p[3];
            }
        });
    }

    /// Lights a screen: the layer gives light, and what is under it is covered.
    pub fn light(&mut self, layer: &Layer, pose: Pose, strength: f32) {
        self.each_covered(layer, pose, |scene, index, p| {
            let under = &mut scene.albedo.pixels[index];
            for v in under.iter_mut() {
                *v = *v * (1.0 - p[3]) + 0.012 * p[3];
            }
            let glow = &mut scene.glow.pixels[index];
            for i in 0..3 {
                glow[i] = glow[i] * (1.0 - p[3]) + p[i] * strength;
            }
        });
    }

    /// Adds light on top: a reflection on glass or varnish.
    pub fn reflect(&mut self, layer: &Layer, pose: Pose, strength: f32) {
        self.each_covered(layer, pose, |scene, index, p| {
            for (under, light) in scene.glow.pixels[index].iter_mut().zip(p) {
                *under += light * strength;
            }
        });
    }

    fn shade(&mut self, layer: &Layer, pose: Pose) {
        if pose.height <= 0.0 {
            return;
        }
        let (w, h) = (self.albedo.width, self.albedo.height);
        for (reach, offset, strength) in [
            (pose.height * 0.45, pose.height * 0.25, 0.45),
            (pose.height * 2.2, pose.height * 0.9, 0.35),
        ] {
            let mut plane = vec![0.0; w * h];
            let moved = Pose {
                x: pose.x + offset * 0.7,
                y: pose.y + offset,
                ..pose
            };
            self.each_covered(layer, moved, |_, index, p| plane[index] = p[3]);
            blur_plane(&mut plane, w, h, reach.max(1.0));
            for (pixel, shade) in self.albedo.pixels.iter_mut().zip(plane) {
                for v in pixel {
                    *v *= 1.0 - shade * strength;
                }
            }
        }
    }

    fn each_covered(&mut self, layer: &Layer, pose: Pose, mut f: impl FnMut(&mut Self, usize, [f32; 4])) {
        let reach = (layer.width as f32).hypot(layer.height as f32) / 2.0 * pose.scale + 2.0;
        let (w, h) = (self.albedo.width, self.albedo.height);
        let clamp = |v: f32, max: usize| v.clamp(0.0, max as f32) as usize;
        for y in clamp(pose.y - reach, h)..clamp(pose.y + reach, h) {
            for x in clamp(pose.x - reach, w)..clamp(pose.x + reach, w) {
                let (lx, ly) = pose.onto(layer, x as f32, y as f32);
                let p = layer.sample(lx, ly);
                if p[3] > 0.0 {
                    f(self, y * w + x, p);
                }
            }
        }
    }
}

/// What the table is made of.
#[derive(Debug, Clone, Copy)]
pub enum Surface {
    /// Oak with a grain along the width.
    Oak,
    /// Dark walnut.
    Walnut,
    /// White office laminate with faint scuffs.
    Laminate,
    /// Woven grey cloth.
    Cloth,
    /// Rush mat.
    Tatami,
}

impl Surface {
    fn at(self, x: f32, y: f32, seed: u64) -> Rgb {
        match self {
            Self::Oak => wood(x, y, seed, [0.55, 0.34, 0.17], [0.36, 0.20, 0.09]),
            Self::Walnut => wood(x, y, seed, [0.16, 0.085, 0.048], [0.075, 0.038, 0.022]),
            Self::Laminate => {
                let mottle = cloudy(x / 260.0, y / 260.0, 4, seed);
                let speck = smooth(x / 2.3, y / 2.3, seed + 9);
                let scuff = (cloudy(x / 300.0, y / 14.0, 2, seed + 4) - 0.72).max(0.0) * 0.5;
                let v = 0.62 + 0.06 * mottle + 0.03 * speck - scuff * 0.1;
                [v, v * 0.985, v * 0.95]
            }
            Self::Cloth => {
                let thread = ((x * 0.9).sin() * (y * 0.9).sin()) * 0.5 + 0.5;
                let slub =
                    cloudy(x / 9.0, y / 70.0, 3, seed) * 0.6 + cloudy(x / 70.0, y / 9.0, 3, seed + 1) * 0.4;
                let v = 0.10 + 0.05 * thread + 0.09 * slub;
                [v * 0.95, v, v * 1.08]
            }
            Self::Tatami => {
                let row = ((x / 7.0).sin() * 0.5 + 0.5).powf(0.6);
                let reed = smooth(x / 7.0, y / 90.0, seed);
                let v = 0.28 + 0.10 * row + 0.12 * reed;
                [v, v * 0.92, v * 0.55]
            }
        }
    }
}

fn wood(x: f32, y: f32, seed: u64, light: Rgb, dark: Rgb) -> Rgb {
    // Boards run across; each has its own tone and its own figure.
    let board = (y / 620.0).floor();
    let own = smooth(board * 3.7, 0.5, seed + 5);
    let bend = cloudy(x / 900.0, y / 240.0, 3, seed + board as u64 * 17) * 5.0;
    let rings = ((y / 46.0 + bend * 2.4).sin() * 0.5 + 0.5).powf(1.6);
    let pores = (smooth(x / 70.0, y / 2.1, seed + 2) - 0.62).max(0.0) * 1.6;
    let fibre = cloudy(x / 160.0, y / 5.0, 3, seed + 3);
    let t = (0.30 * rings + 0.45 * fibre + 0.2 * own + pores).clamp(0.0, 1.0);
    let seam = (1.0 - ((y / 620.0).fract() * 620.0 / 3.0).min(1.0)) * 0.7;
    std::array::from_fn(|i| (light[i] + (dark[i] - light[i]) * t) * (1.0 - seam))
}
