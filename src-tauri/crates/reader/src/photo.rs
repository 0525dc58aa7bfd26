//! Photos: JPEG, PNG and WebP.

use std::io::Cursor;

use image::{
    DynamicImage, ImageDecoder as _, ImageError, ImageFormat, ImageReader, Limits, metadata::Orientation,
};
use satei_reader_proto::{End, Media, PageInfo, UnreadableCode};

use crate::{
    pixels::Rgb,
    read::{unreadable, unreadable_owned},
};

/// Longest side of a photo that is decoded, in pixels.
const MAX_SIDE: u32 = 20_000;

/// Most memory one decoded photo may take, in bytes.
const MAX_DECODED: u64 = 300 * 1024 * 1024;

/// A decoded photo, not yet turned upright.
pub struct Photo {
    picture: DynamicImage,
    orientation: Orientation,
}

impl Photo {
    /// Decodes the whole photo, within the limits.
    pub fn decode(file: &[u8], media: Media) -> Result<Self, End> {
        let format = match media {
            Media::Jpeg => ImageFormat::Jpeg,
            Media::Png => ImageFormat::Png,
            Media::Webp => ImageFormat::WebP,
            _ => return Err(End::Unsupported),
        };
        let mut limits = Limits::default();
        limits.max_image_width = Some(MAX_SIDE);
        limits.max_image_height = Some(MAX_SIDE);
        limits.max_alloc = Some(MAX_DECODED);
        let mut reader = ImageReader::with_format(Cursor::new(file), format);
        reader.limits(limits);
        let mut decoder = reader.into_decoder().map_err(in_our_words)?;
        if decoder.total_bytes() > MAX_DECODED {
            return Err(too_large());
        }
        let orientation = decoder.orientation().unwrap_or(Orientation::NoTransforms);
        let picture = DynamicImage::from_decoder(decoder).map_err(in_our_words)?;
        if picture.width() == 0 || picture.height() == 0 {
            return Err(unreadable(UnreadableCode::Damaged, "the picture has no pixels"));
        }
        Ok(Self { picture, orientation })
    }

    /// The size of the upright photo.
    pub fn size(&self) -> PageInfo {
        let (width, height) = (self.picture.width(), self.picture.height());
        if self.turns_on_its_side() {
            PageInfo {
                width: height,
                height: width,
            }
        } else {
            PageInfo { width, height }
        }
    }

    /// Whether the file goes on to the end of the picture; what a cut photo shows below the cut is made up.
    pub fn is_whole(file: &[u8], media: Media) -> bool {
        // Only JPEG decoders fill in what is missing. Within the picture's data neither mark can occur, and a
        // preview that brings its own end stands before the picture's start.
        let last = |mark: [u8; 2]| file.windows(2).rposition(|bytes| bytes == mark);
        media != Media::Jpeg || last([0xff, 0xd9]) > last([0xff, 0xda])
    }

    /// How the camera was held, 1–8 as EXIF counts.
    pub fn orientation(&self) -> u8 {
        self.orientation.to_exif()
    }

    /// The photo upright, its longer side at most `max_px`.
    pub fn upright(self, max_px: u32) -> Result<Rgb, End> {
        let (width, height) = (self.picture.width(), self.picture.height());
        let flat = Rgb {
            width,
            height,
            bytes: on_white(self.picture),
        };
        let failed = || unreadable(UnreadableCode::ReaderFailed, "the picture could not be resized");
        let small = flat.shrunk(max_px).ok_or_else(failed)?;
        let buffer = image::RgbImage::from_raw(small.width, small.height, small.bytes).ok_or_else(failed)?;
        let mut turned = DynamicImage::ImageRgb8(buffer);
        turned.apply_orientation(self.orientation);
        Ok(Rgb {
            width: turned.width(),
            height: turned.height(),
            bytes: turned.into_bytes(),
        })
    }

    fn turns_on_its_side(&self) -> bool {
        matches!(
            self.orientation,
            Orientation::Rotate90
                | Orientation::Rotate270
                | Orientation::Rotate90FlipH
                | Orientation::Rotate270FlipH
        )
    }
}

/// Drops transparency as paper would: what shows through is white.
fn on_white(picture: DynamicImage) -> Vec<u8> {
    if !picture.color().has_alpha() {
        return picture.into_rgb8().into_raw();
    }
    let blend = |colour: u8, alpha: u8| {
        let (colour, alpha) = (u32::from(colour), u32::from(alpha));
        // At most 255 * 255 / 255, so it fits a byte.
        ((colour * alpha + 255 * (255 - alpha)) / 255) as u8
    };
    let rgba = picture.into_rgba8();
    rgba.pixels()
        .flat_map(|p| [blend(p[0], p[3]), blend(p[1], p[3]), blend(p[2], p[3])])
        .collect()
}

fn in_our_words(error: ImageError) -> End {
    match error {
        ImageError::Limits(_) => too_large(),
        other => unreadable_owned(UnreadableCode::Damaged, other.to_string()),
    }
}

fn too_large() -> End {
    unreadable(
        UnreadableCode::TooLarge,
        "unpacked, the picture is larger than 20,000 pixels a side or 300 MiB",
    )
}
