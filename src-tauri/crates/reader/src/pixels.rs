//! Pictures on their way out: three bytes a pixel, on white, no larger than asked.

use fast_image_resize::{
    PixelType, Resizer,
    images::{Image, ImageRef},
};

/// Upright or not, a picture as rows of red, green and blue.
pub struct Rgb {
    /// Width in pixels.
    pub width: u32,
    /// Height in pixels.
    pub height: u32,
    /// Rows from the top, `width * height * 3` bytes.
    pub bytes: Vec<u8>,
}

/// The size that fits a longest side of `max_px` in the same proportion; never larger than it is.
pub fn fitting(width: u32, height: u32, max_px: u32) -> (u32, u32) {
    let long = width.max(height).max(1);
    if long <= max_px {
        return (width.max(1), height.max(1));
    }
    let scale = |side: u32| {
        let scaled = (u64::from(side) * u64::from(max_px) + u64::from(long) / 2) / u64::from(long);
        u32::try_from(scaled).unwrap_or(max_px).max(1)
    };
    (scale(width), scale(height))
}

impl Rgb {
    /// Makes the picture smaller so that its longer side is at most `max_px`; `None` if that cannot be done.
    pub fn shrunk(self, max_px: u32) -> Option<Self> {
        let (width, height) = fitting(self.width, self.height, max_px);
        if (width, height) == (self.width, self.height) {
            return Some(self);
        }
        let source = ImageRef::new(self.width, self.height, &self.bytes, PixelType::U8x3).ok()?;
        let mut target = Image::new(width, height, PixelType::U8x3);
        Resizer::new().resize(&source, &mut target, None).ok()?;
        Some(Self {
            width,
            height,
            bytes: target.into_vec(),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longer_side_fits_and_the_proportion_stays() {
        assert_eq!(fitting(4000, 3000, 512), (512, 384));
        assert_eq!(fitting(3000, 4000, 512), (384, 512));
        assert_eq!(fitting(300, 200, 512), (300, 200));
        assert_eq!(fitting(20_000, 1, 512), (512, 1));
    }

    #[test]
    fn a_smaller_picture_keeps_its_colour() {
        let red = Rgb {
            width: 40,
            height: 20,
            bytes: [200, 10, 10].repeat(800),
        };
        let small = red.shrunk(10).unwrap();
        assert_eq!((small.width, small.height), (10, 5));
        assert_eq!(small.bytes, [200, 10, 10].repeat(50));
    }
}
