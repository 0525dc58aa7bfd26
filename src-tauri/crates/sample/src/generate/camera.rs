//! The phone camera that takes the pictures: view, light, focus, noise, file.

use std::io::Cursor;

use exif::experimental::Writer;
use exif::{Field, In, Rational, Tag, Value};
use image::codecs::jpeg::JpegEncoder;
use image::{ExtendedColorType, ImageEncoder};

use super::Error;
use super::noise::{Dice, cloudy};
use super::picture::Picture;
use super::scene::Scene;

/// Where the corners of the picture lie in the scene, from the top left clockwise.
pub type View = [(f32, f32); 4];

/// One press of the shutter.
#[derive(Debug, Clone)]
pub struct Shot {
    /// Corners of the picture in scene pixels.
    pub view: View,
    /// Pixels across and down.
    pub size: (usize, usize),
    /// Where the lamp is, as fractions of the picture, and how quickly its light falls off.
    pub lamp: (f32, f32, f32),
    /// Light in all: 1 is well exposed.
    pub exposure: f32,
    /// Red and blue against green: (1, 1) is daylight, more red and less blue is a room lamp.
    pub balance: (f32, f32),
    /// Radius of the softness of the lens, in pixels.
    pub defocus: f32,
    /// How far the hand moved, in pixels.
    pub shake: (f32, f32),
    /// Strength of the sensor's noise.
    pub grain: f32,
    /// The photographer's shadow: middle, radius and depth, as fractions of the picture.
    pub shadow: Option<(f32, f32, f32, f32)>,
    /// Seed of the noise.
    pub seed: u64,
    /// JPEG quality.
    pub quality: u8,
    /// What the camera writes into the file.
    pub label: Label,
}

/// What the camera writes into the file.
#[derive(Debug, Clone, Copy)]
pub struct Label {
    /// Maker and model of the camera (invented).
    pub camera: (&'static str, &'static str),
    /// Local time the picture was taken, as EXIF writes it: `2026:10:18 14:03:22`.
    pub taken_at: &'static str,
    /// EXIF orientation: 1 upright, 6 stored on its side.
    pub orientation: u16,
}

impl Shot {
    /// A well lit, steady picture of a whole scene.
    pub fn of(scene: &Scene, label: Label) -> Self {
        let (w, h) = (scene.albedo.width as f32, scene.albedo.height as f32);
        Self {
            view: [(0.0, 0.0), (w, 0.0), (w, h), (0.0, h)],
            size: (1200, 1600),
            lamp: (0.25, 0.12, 0.45),
            exposure: 1.0,
            balance: (1.0, 1.0),
            defocus: 0.55,
            shake: (0.0, 0.0),
            grain: 1.0,
            shadow: None,
            seed: 1,
            quality: 70,
            label,
        }
    }

    /// Takes the picture.
    pub fn take(&self, scene: &Scene) -> Picture {
        let map = Homography::from_unit_square(self.view);
        let (w, h) = self.size;
        let mut picture = Picture::paint(w, h, |x, y| {
            // Four samples a pixel keep thin lines and small type from breaking up.
            let mut sum = [0.0; 3];
            for (ox, oy) in [(0.25, 0.25), (0.75, 0.25), (0.25, 0.75), (0.75, 0.75)] {
                let (px, py) = ((x + ox) / w as f32, (y + oy) / h as f32);
                let (u, v) = map.apply(px, py);
                let (a, g) = (scene.albedo.sample(u, v), scene.glow.sample(u, v));
                let light = self.light_at(px, py);
                for i in 0..3 {
                    sum[i] += a[i] * light + g[i];
                }
            }
            sum.map(|v| v / 4.0)
        });
        if self.shake != (0.0, 0.0) {
            picture = picture.smeared(self.shake.0, self.shake.1);
        }
        picture = with_bloom(picture.blurred(self.defocus));
        self.develop(&mut picture);
        picture
    }

    /// Takes the picture and writes the file the camera would write.
    ///
    /// # Errors
    /// When the encoder or the EXIF writer fails.
    pub fn file(&self, scene: &Scene) -> Result<Vec<u8>, Error> {
        let picture = self.take(scene);
        let picture = if self.label.orientation == 6 {
            quarter_turn_left(&picture)
        } else {
            picture
        };
        encode(&picture, self.quality, Some(self.label))
    }

    fn light_at(&self, x: f32, y: f32) -> f32 {
        let (lx, ly, falloff) = self.lamp;
        let distance = (x - lx).hypot(y - ly);
        let mut light = 1.12 - falloff * distance + 0.05 * cloudy(x * 2.0, y * 2.0, 2, self.seed + 40);
        if let Some((sx, sy, radius, depth)) = self.shadow {
            let edge = ((x - sx).hypot(y - sy) / radius + 0.18 * cloudy(x * 3.0, y * 3.0, 2, self.seed + 41))
                .clamp(0.0, 1.0);
            light *= 1.0 - depth * (1.0 - edge * edge * (3.0 - 2.0 * edge));
        }
        light.max(0.05)
    }

    fn develop(&self, picture: &mut Picture) {
        let mut dice = Dice::new(self.seed ^ 0x0c0f_fee0);
        let (red, blue) = self.balance;
        let (exposure, grain) = (self.exposure, self.grain);
        picture.change(|x, y, p| {
            let corner = ((x - 0.5).powi(2) + (y - 0.5).powi(2)) * 0.55;
            let speck = dice.normal();
            std::array::from_fn(|i| {
                let gain = [red, 1.0, blue][i] * exposure * (1.0 - corner);
                let v = tone(p[i] * gain);
                // Shot noise grows with the root of the light; the sensor's own is constant.
                let noise = (0.0012 + 0.006 * v.max(0.0).sqrt()) * grain;
                v + noise * (0.75 * speck + 0.45 * dice.normal())
            })
        });
    }
}

/// A picture as a JPEG file, with what a camera writes into it where there was one.
///
/// # Errors
/// When the encoder or the EXIF writer fails.
pub fn encode(picture: &Picture, quality: u8, label: Option<Label>) -> Result<Vec<u8>, Error> {
    let mut bytes = Vec::new();
    let mut encoder = JpegEncoder::new_with_quality(&mut bytes, quality);
    if let Some(label) = label {
        encoder
            .set_exif_metadata(label.to_exif()?)
            .map_err(|e| Error::Encode(e.to_string()))?;
    }
    let (width, height) = (picture.width as u32, picture.height as u32);
    encoder
        .write_image(&picture.to_bytes(), width, height, ExtendedColorType::Rgb8)
        .map_err(|e| Error::Encode(e.to_string()))?;
    Ok(bytes)
}

/// A camera's curve: deep tones a little deeper, bright ones rolled off.
fn tone(v: f32) -> f32 {
    let v = v.max(0.0);
    let rolled = if v > 0.7 {
        0.7 + 0.3 * (1.0 - (-(v - 0.7) / 0.3).exp())
    } else {
        v
    };
    rolled * (0.86 + 0.14 * (rolled * 3.0).min(1.0))
}

/// Bright places spill a little light over their surroundings.
fn with_bloom(picture: Picture) -> Picture {
    let mut bright = picture.clone();
    bright.change(|_, _, p| p.map(|v| (v - 0.75).max(0.0)));
    let bright = bright.blurred(14.0);
    let mut out = picture;
    for (p, b) in out.pixels.iter_mut().zip(&bright.pixels) {
        for i in 0..3 {
            p[i] += b[i] * 0.35;
        }
    }
    out
}

fn quarter_turn_left(picture: &Picture) -> Picture {
    let (w, h) = (picture.height, picture.width);
    Picture::paint(w, h, |x, y| {
        picture.pixels[x as usize * picture.width + (h - 1 - y as usize)]
    })
}

impl Label {
    fn to_exif(self) -> Result<Vec<u8>, Error> {
        let text = |s: &str| Value::Ascii(vec![s.as_bytes().to_vec()]);
        let field = |tag, value| Field {
            tag,
            ifd_num: In::PRIMARY,
            value,
        };
        let fields = [
            field(Tag::Make, text(self.camera.0)),
            field(Tag::Model, text(self.camera.1)),
            field(Tag::Orientation, Value::Short(vec![self.orientation])),
            field(Tag::Software, text("Satei sample evidence")),
            field(Tag::DateTime, text(self.taken_at)),
            field(Tag::DateTimeOriginal, text(self.taken_at)),
            field(Tag::OffsetTimeOriginal, text("+09:00")),
            field(
                Tag::FNumber,
                Value::Rational(vec![Rational { num: 18, denom: 10 }]),
            ),
            field(Tag::FocalLengthIn35mmFilm, Value::Short(vec![26])),
        ];
        let mut writer = Writer::new();
        for f in &fields {
            writer.push_field(f);
        }
        let mut out = Cursor::new(Vec::new());
        writer
            .write(&mut out, false)
            .map_err(|e| Error::Encode(e.to_string()))?;
        Ok(out.into_inner())
    }
}

/// The projective map that a camera makes of a plane.
struct Homography([f32; 8]);

impl Homography {
    /// The map that takes the unit square to four corners (clockwise from the top left).
    fn from_unit_square([p0, p1, p2, p3]: View) -> Self {
        let (dx1, dx2, sx) = (p1.0 - p2.0, p3.0 - p2.0, p0.0 - p1.0 + p2.0 - p3.0);
        let (dy1, dy2, sy) = (p1.1 - p2.1, p3.1 - p2.1, p0.1 - p1.1 + p2.1 - p3.1);
        let det = dx1 * dy2 - dx2 * dy1;
        let g = (sx * dy2 - dx2 * sy) / det;
        let h = (dx1 * sy - sx * dy1) / det;
        Self([
            p1.0 - p0.0 + g * p1.0,
            p3.0 - p0.0 + h * p3.0,
            p0.0,
            p1.1 - p0.1 + g * p1.1,
            p3.1 - p0.1 + h * p3.1,
            p0.1,
            g,
            h,
        ])
    }

    fn apply(&self, x: f32, y: f32) -> (f32, f32) {
        let [a, b, c, d, e, f, g, h] = self.0;
        let w = g * x + h * y + 1.0;
        ((a * x + b * y + c) / w, (d * x + e * y + f) / w)
    }
}
