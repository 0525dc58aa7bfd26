//! Pictures in linear light, and what is done to all their pixels.

use resvg::tiny_skia::Pixmap;

/// Red, green and blue in linear light; 1 is paper white in full light.
pub type Rgb = [f32; 3];

/// An opaque picture.
#[derive(Debug, Clone)]
pub struct Picture {
    /// Pixels across.
    pub width: usize,
    /// Pixels down.
    pub height: usize,
    /// Row by row from the top left.
    pub pixels: Vec<Rgb>,
}

/// A picture with holes: colour is multiplied by coverage.
#[derive(Debug, Clone)]
pub struct Layer {
    /// Pixels across.
    pub width: usize,
    /// Pixels down.
    pub height: usize,
    /// Row by row from the top left: red, green, blue, coverage.
    pub pixels: Vec<[f32; 4]>,
}

/// A value of the sRGB curve (0 to 1) in linear light.
pub fn to_linear(v: f32) -> f32 {
    if v <= 0.040_45 {
        v / 12.92
    } else {
        ((v + 0.055) / 1.055).powf(2.4)
    }
}

/// Linear light as a value of the sRGB curve.
pub fn to_display(v: f32) -> f32 {
    let v = v.clamp(0.0, 1.0);
    if v <= 0.003_130_8 {
        v * 12.92
    } else {
        1.055 * v.powf(1.0 / 2.4) - 0.055
    }
}

/// A colour given as on screen, `0xRRGGBB`, in linear light.
pub fn colour(hex: u32) -> Rgb {
    let part = |shift: u32| to_linear(((hex >> shift) & 0xff) as f32 / 255.0);
    [part(16), part(8), part(0)]
}

impl Picture {
    /// A picture made by asking for every pixel's colour.
    pub fn paint(width: usize, height: usize, mut at: impl FnMut(f32, f32) -> Rgb) -> Self {
        let mut pixels = Vec::with_capacity(width * height);
        for y in 0..height {
            for x in 0..width {
                pixels.push(at(x as f32, y as f32));
            }
        }
        Self {
            width,
            height,
            pixels,
        }
    }

    /// The colour at a place between pixels; the border continues outwards.
    pub fn sample(&self, x: f32, y: f32) -> Rgb {
        let (x0, y0) = (x.floor(), y.floor());
        let (tx, ty) = (x - x0, y - y0);
        let at = |dx: f32, dy: f32| {
            let cx = (x0 + dx).clamp(0.0, self.width as f32 - 1.0) as usize;
            let cy = (y0 + dy).clamp(0.0, self.height as f32 - 1.0) as usize;
            self.pixels[cy * self.width + cx]
        };
        let (a, b, c, d) = (at(0.0, 0.0), at(1.0, 0.0), at(0.0, 1.0), at(1.0, 1.0));
        std::array::from_fn(|i| {
            let top = a[i] + (b[i] - a[i]) * tx;
            let bottom = c[i] + (d[i] - c[i]) * tx;
            top + (bottom - top) * ty
        })
    }

    /// Changes every pixel, given its place as fractions of the width and height.
    pub fn change(&mut self, mut f: impl FnMut(f32, f32, Rgb) -> Rgb) {
        let (w, h) = (self.width as f32, self.height as f32);
        for (i, pixel) in self.pixels.iter_mut().enumerate() {
            let (x, y) = ((i % self.width) as f32 / w, (i / self.width) as f32 / h);
            *pixel = f(x, y, *pixel);
        }
    }

    /// Softens as a lens out of focus does, by a radius in pixels.
    pub fn blurred(&self, radius: f32) -> Self {
        if radius < 0.3 {
            return self.clone();
        }
        let mut out = self.clone();
        // The running mean cannot be narrower than three pixels: less than that is a part of it mixed in.
        let share = radius.min(1.0) * radius.min(1.0);
        for channel in 0..3 {
            let mut plane: Vec<f32> = self.pixels.iter().map(|p| p[channel]).collect();
            blur_plane(&mut plane, self.width, self.height, radius);
            for (pixel, value) in out.pixels.iter_mut().zip(plane) {
                pixel[channel] += (value - pixel[channel]) * share;
            }
        }
        out
    }

    /// Smears along a direction, as an unsteady hand does; lengths in pixels.
    pub fn smeared(&self, dx: f32, dy: f32) -> Self {
        let steps = (dx.hypot(dy).ceil() as i32).max(1);
        Self::paint(self.width, self.height, |x, y| {
            let mut sum = [0.0; 3];
            for step in 0..=steps {
                let t = step as f32 / steps as f32 - 0.5;
                let p = self.sample(x + dx * t, y + dy * t);
                for i in 0..3 {
                    sum[i] += p[i];
                }
            }
            sum.map(|v| v / (steps + 1) as f32)
        })
    }

    /// The bytes of an ordinary 8-bit picture.
    pub fn to_bytes(&self) -> Vec<u8> {
        self.pixels
            .iter()
            .flatten()
            .map(|v| (to_display(*v) * 255.0).round() as u8)
            .collect()
    }
}

impl Layer {
    /// A layer from a drawing.
    pub fn from_pixmap(pixmap: &Pixmap) -> Self {
        let pixels = pixmap
            .pixels()
            .iter()
            .map(|p| {
                let c = p.demultiply();
                let a = f32::from(c.alpha()) / 255.0;
                let part = |v: u8| to_linear(f32::from(v) / 255.0) * a;
                [part(c.red()), part(c.green()), part(c.blue()), a]
            })
            .collect();
        Self {
            width: pixmap.width() as usize,
            height: pixmap.height() as usize,
            pixels,
        }
    }

    /// Colour and coverage at a place between pixels; nothing lies outside.
    pub fn sample(&self, x: f32, y: f32) -> [f32; 4] {
        let (x0, y0) = (x.floor(), y.floor());
        let (tx, ty) = (x - x0, y - y0);
        let at = |dx: f32, dy: f32| {
            let (cx, cy) = (x0 + dx, y0 + dy);
            if cx < 0.0 || cy < 0.0 || cx >= self.width as f32 || cy >= self.height as f32 {
                return [0.0; 4];
            }
            self.pixels[cy as usize * self.width + cx as usize]
        };
        let (a, b, c, d) = (at(0.0, 0.0), at(1.0, 0.0), at(0.0, 1.0), at(1.0, 1.0));
        std::array::from_fn(|i| {
            let top = a[i] + (b[i] - a[i]) * tx;
            let bottom = c[i] + (d[i] - c[i]) * tx;
            top + (bottom - top) * ty
        })
    }
}

/// Softens one plane: three passes of a running mean come close to a Gaussian.
pub fn blur_plane(plane: &mut [f32], width: usize, height: usize, radius: f32) {
    let reach = (radius.round() as usize).max(1);
    let mut line = Vec::new();
    for _ in 0..3 {
        for y in 0..height {
            line.clear();
            line.extend_from_slice(&plane[y * width..(y + 1) * width]);
            running_mean(&line, reach, |x, v| plane[y * width + x] = v);
        }
        for x in 0..width {
            line.clear();
            line.extend((0..height).map(|y| plane[y * width + x]));
            running_mean(&line, reach, |y, v| plane[y * width + x] = v);
        }
    }
}

fn running_mean(line: &[f32], reach: usize, mut put: impl FnMut(usize, f32)) {
    let last = line.len() - 1;
    let at = |i: isize| line[i.clamp(0, last as isize) as usize];
    let reach = reach as isize;
    let mut sum: f32 = (-reach..=reach).map(at).sum();
    let count = (2 * reach + 1) as f32;
    for i in 0..line.len() {
        put(i, sum / count);
        let i = i as isize;
        sum += at(i + reach + 1) - at(i - reach);
    }
}
