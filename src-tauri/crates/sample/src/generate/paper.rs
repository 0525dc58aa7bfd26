//! What happens to paper: folds, crumples, yellowing, a scanner's glass.

use super::noise::{Dice, cloudy, smooth};
use super::picture::{Layer, Picture};

/// How a sheet was treated before it was photographed.
#[derive(Debug, Clone, Copy)]
pub struct Wear {
    /// Folds straight across, as fractions of the height.
    pub folds: &'static [f32],
    /// How crumpled it is: 0 flat, 1 from a trouser pocket.
    pub crumple: f32,
    /// Colour of the paper, multiplied in.
    pub tint: [f32; 3],
    /// Seed of the crumples.
    pub seed: u64,
}

/// A new sheet.
pub const FLAT: Wear = Wear {
    folds: &[],
    crumple: 0.08,
    tint: [0.97, 0.97, 0.95],
    seed: 1,
};

/// The sheet with its folds and crumples shaded as light from the upper left falls on them.
pub fn worn(layer: &Layer, wear: Wear) -> Layer {
    let (w, h) = (layer.width as f32, layer.height as f32);
    let creases = creases(wear);
    let height = |x: f32, y: f32| -> f32 {
        let (u, v) = (x / w, y / w);
        let mut z = cloudy(u * 3.0, v * 3.0, 3, wear.seed) * 16.0;
        for c in &creases {
            // A crease is a ridge along a line: the sheet falls away on both sides, more softly the farther.
            let d = (u * c.nx + v * c.ny - c.at) * 1.0;
            let wander = smooth(u * 4.0, v * 4.0, wear.seed + 77) * 0.03;
            z += c.depth * (-(d + wander).abs() * 14.0).exp() * 9.0;
        }
        z * wear.crumple
    };
    let fold = |y: f32| -> f32 {
        wear.folds
            .iter()
            .map(|f| {
                let d = (y / h - f) * h;
                // Dark on the near side of the fold, bright on the far one, a worn line in the middle.
                let side = if d < 0.0 { -0.10 } else { 0.07 };
                side * (-d.abs() / (0.05 * h)).exp() + 0.10 * (-d.abs() / 1.4).exp()
            })
            .sum()
    };
    let mut pixels = Vec::with_capacity(layer.pixels.len());
    for yi in 0..layer.height {
        for xi in 0..layer.width {
            let (x, y) = (xi as f32, yi as f32);
            let (z, zx, zy) = (height(x, y), height(x + 2.0, y), height(x, y + 2.0));
            let slope = ((z - zx) * 0.75 + (z - zy)) * 0.5;
            let shade = (1.0 + slope * 0.55 + fold(y)).clamp(0.45, 1.25);
            // Where the sheet leans it also shifts what is printed on it.
            let p = layer.sample(x + (zx - z) * 1.2, y + (zy - z) * 1.2);
            let fibre = 0.985 + 0.03 * smooth(x / 1.7, y / 1.7, wear.seed + 3);
            pixels.push([
                p[0] * shade * fibre * wear.tint[0],
                p[1] * shade * fibre * wear.tint[1],
                p[2] * shade * fibre * wear.tint[2],
                p[3],
            ]);
        }
    }
    Layer {
        width: layer.width,
        height: layer.height,
        pixels,
    }
}

struct Crease {
    nx: f32,
    ny: f32,
    at: f32,
    depth: f32,
}

fn creases(wear: Wear) -> Vec<Crease> {
    let mut dice = Dice::new(wear.seed ^ 0xc4ea5e);
    let count = (wear.crumple * 16.0) as usize;
    (0..count)
        .map(|_| {
            let (ny, nx) = dice.between(0.0, std::f32::consts::TAU).sin_cos();
            let (px, py) = (dice.unit(), dice.between(0.0, 1.8));
            Crease {
                nx,
                ny,
                at: px * nx + py * ny,
                depth: dice.between(-1.0, 1.0),
            }
        })
        .collect()
}

/// The sheet as an office scanner sees it: slightly turned, grey edge, dust, a streak of the glass.
pub fn scanned(layer: &Layer, turn: f32, seed: u64) -> Picture {
    let (w, h) = (layer.width as f32, layer.height as f32);
    let (sin, cos) = turn.to_radians().sin_cos();
    let mut dice = Dice::new(seed);
    let streak = dice.between(0.2, 0.85) * w;
    Picture::paint(layer.width, layer.height, |x, y| {
        let (dx, dy) = (x - w / 2.0, y - h / 2.0);
        let p = layer.sample(
            dx * cos + dy * sin + w / 2.0 + 4.0,
            -dx * sin + dy * cos + h / 2.0 - 3.0,
        );
        let ground = 0.80;
        let mut v: [f32; 3] = std::array::from_fn(|i| p[i] * 0.93 + ground * (1.0 - p[3]) + 0.012);
        let edge = (x.min(w - x)).min(y.min(h - y));
        let dust = smooth(x / 2.6, y / 2.6, seed + 8);
        let mut gain = 1.0 - 0.10 * (-edge / 9.0).exp();
        if dust > 0.985 {
            gain *= 0.72;
        }
        if (x - streak).abs() < 0.9 {
            gain *= 0.94;
        }
        let speck = dice.normal() * 0.008;
        for c in &mut v {
            *c = *c * gain + speck;
        }
        let grey = v[0] * 0.25 + v[1] * 0.6 + v[2] * 0.15;
        // Office scanners keep some colour: seals stay red.
        v.map(|c| grey + (c - grey) * 0.7)
    })
}
