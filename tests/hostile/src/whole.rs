//! Whole files: the control, and what the damaged ones are made from.

use std::io::Cursor;

use image::{DynamicImage, ImageFormat, Rgb, RgbImage};

use crate::pdf::{deflate, object, page, stream};

/// A photo-like picture: soft shades, a bright slip, some noise.
fn picture(width: u32, height: u32) -> DynamicImage {
    let shade = |x: u32, y: u32| {
        let noise = (x.wrapping_mul(2_654_435_761) ^ y.wrapping_mul(40_503)) >> 28;
        let slip = x > width / 3 && x < width / 2 && y > height / 4;
        let base = if slip {
            230
        } else {
            (x * 120 / width + y * 80 / height) as u8
        };
        Rgb([
            base.saturating_add(noise as u8),
            base,
            base.saturating_sub(noise as u8),
        ])
    };
    DynamicImage::ImageRgb8(RgbImage::from_fn(width, height, shade))
}

fn encoded(format: ImageFormat) -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    // Writing to memory does not fail; an empty sample would fail the test that reads it.
    let _ = picture(320, 240).write_to(&mut bytes, format);
    bytes.into_inner()
}

/// A whole file of every kind that is read.
pub(crate) fn files() -> Vec<(String, Vec<u8>)> {
    let jpeg = encoded(ImageFormat::Jpeg);
    let lines: String = (0..40)
        .map(|n| {
            format!(
                "1 0 0 1 50 {} Tm (Line {n}: IMEI 490154203237518 JPY 12,800) Tj\n",
                800 - n * 18
            )
        })
        .collect();
    let text = format!("BT /F1 12 Tf\n{lines}ET");
    let font = || object("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>");
    let plain = page(
        "/Font << /F1 5 0 R >>",
        stream("", text.clone().into_bytes()),
        vec![font()],
    );
    let packed = page(
        "/Font << /F1 5 0 R >>",
        stream("/Filter /FlateDecode", deflate(text.as_bytes())),
        vec![font()],
    );
    let scan = page(
        "/XObject << /I 5 0 R >>",
        stream("", b"595 0 0 842 0 0 cm /I Do".to_vec()),
        vec![stream(
            "/Type /XObject /Subtype /Image /Width 320 /Height 240 /ColorSpace /DeviceRGB /BitsPerComponent 8 \
             /Filter /DCTDecode",
            jpeg.clone(),
        )],
    );
    vec![
        ("whole.jpg".to_owned(), jpeg),
        ("whole.png".to_owned(), encoded(ImageFormat::Png)),
        ("whole.webp".to_owned(), encoded(ImageFormat::WebP)),
        ("plain.pdf".to_owned(), plain),
        ("packed.pdf".to_owned(), packed),
        ("scan.pdf".to_owned(), scan),
    ]
}
