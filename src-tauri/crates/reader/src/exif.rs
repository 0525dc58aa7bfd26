//! What a camera wrote beside the picture: one library first, another where the first gives up.

use std::io::Cursor;

use bytes::Bytes;
use exif as kamadak;
use nom_exif::{ExifDateTime, ExifTag, MediaParser, MediaSource};
use satei_reader_proto::{Exif, Position};

use crate::read::label;

/// Reads what there is; a photo without any, or with a broken block, simply has none.
pub fn read(file: &Bytes) -> Option<Exif> {
    let found = first_opinion(file).or_else(|| second_opinion(file))?;
    (found != Exif::default()).then_some(found)
}

fn first_opinion(file: &Bytes) -> Option<Exif> {
    let source = MediaSource::from_memory(file.clone()).ok()?;
    let exif: nom_exif::Exif = MediaParser::new().parse_exif(source).ok()?.into();
    let text = |tag| exif.get(tag).and_then(|v| v.as_str()).map(str::to_owned);
    let taken_at = [ExifTag::DateTimeOriginal, ExifTag::CreateDate]
        .into_iter()
        .find_map(|tag| exif.get(tag)?.as_datetime())
        .map(|at| match at {
            ExifDateTime::Aware(at) => at.format("%Y-%m-%dT%H:%M:%S%:z").to_string(),
            ExifDateTime::Naive(at) => at.format("%Y-%m-%dT%H:%M:%S").to_string(),
        });
    let gps = exif
        .gps_info()
        .and_then(|gps| position(gps.latitude_decimal()?, gps.longitude_decimal()?));
    Some(Exif {
        camera: camera(text(ExifTag::Make), text(ExifTag::Model)),
        taken_at,
        gps,
        software: text(ExifTag::Software).and_then(tidy),
        orientation: None,
    })
}

fn second_opinion(file: &Bytes) -> Option<Exif> {
    use kamadak::{In, Tag};
    let exif = kamadak::Reader::new()
        .read_from_container(&mut Cursor::new(file))
        .ok()?;
    let ascii = |tag| match &exif.get_field(tag, In::PRIMARY)?.value {
        kamadak::Value::Ascii(parts) => Some(String::from_utf8_lossy(parts.first()?).into_owned()),
        _ => None,
    };
    let degrees = |tag, reference, negative: &str| {
        let kamadak::Value::Rational(parts) = &exif.get_field(tag, In::PRIMARY)?.value else {
            return None;
        };
        let [d, m, s] = parts.get(..3)? else { return None };
        let size = d.to_f64() + m.to_f64() / 60.0 + s.to_f64() / 3600.0;
        Some(if ascii(reference)?.starts_with(negative) {
            -size
        } else {
            size
        })
    };
    let taken_at = ascii(Tag::DateTimeOriginal).and_then(|text| {
        let at = chrono::NaiveDateTime::parse_from_str(text.trim(), "%Y:%m:%d %H:%M:%S").ok()?;
        let zone = ascii(Tag::OffsetTimeOriginal).filter(|z| z.parse::<chrono::FixedOffset>().is_ok());
        Some(format!(
            "{}{}",
            at.format("%Y-%m-%dT%H:%M:%S"),
            zone.unwrap_or_default()
        ))
    });
    let latitude = degrees(Tag::GPSLatitude, Tag::GPSLatitudeRef, "S");
    let longitude = degrees(Tag::GPSLongitude, Tag::GPSLongitudeRef, "W");
    Some(Exif {
        camera: camera(ascii(Tag::Make), ascii(Tag::Model)),
        taken_at,
        gps: latitude.zip(longitude).and_then(|(lat, lon)| position(lat, lon)),
        software: ascii(Tag::Software).and_then(tidy),
        orientation: None,
    })
}

/// Maker and model in one line; many models repeat the maker.
fn camera(make: Option<String>, model: Option<String>) -> Option<String> {
    let (make, model) = (make.and_then(tidy), model.and_then(tidy));
    match (make, model) {
        (Some(make), Some(model)) if model.starts_with(&make) => Some(model),
        (Some(make), Some(model)) => Some(label(&format!("{make} {model}"))),
        (make, model) => make.or(model),
    }
}

fn tidy(text: String) -> Option<String> {
    let text = label(text.trim_matches(|c: char| c == '\0' || c.is_whitespace()));
    (!text.is_empty()).then_some(text)
}

fn position(latitude: f64, longitude: f64) -> Option<Position> {
    let plausible = latitude.abs() <= 90.0 && longitude.abs() <= 180.0;
    // Millionths of at most 180 degrees fit 32 bits; a nonsense value was refused above.
    plausible.then(|| Position {
        latitude_e6: (latitude * 1e6).round() as i32,
        longitude_e6: (longitude * 1e6).round() as i32,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A photo with a camera, a time in Japan, and a place at 35° 40′ 30″ N, 139° 45′ E; made by
    /// `photo_with_exif` of the evidence crate's tests.
    const PHOTO: &[u8] = include_bytes!("../tests/fixtures/camera.jpg");

    #[test]
    fn either_library_alone_would_say_the_same() {
        let photo = Bytes::from_static(PHOTO);
        let expected = Exif {
            camera: Some("Kumo K-1".into()),
            taken_at: Some("2026-04-02T10:11:12+09:00".into()),
            gps: Some(Position {
                latitude_e6: 35_675_000,
                longitude_e6: 139_750_000,
            }),
            software: Some("Kumo Camera 3".into()),
            orientation: None,
        };
        assert_eq!(first_opinion(&photo).as_ref(), Some(&expected));
        assert_eq!(second_opinion(&photo), Some(expected));
    }

    #[test]
    fn a_model_that_repeats_its_maker_is_not_said_twice() {
        let camera = |make: &str, model: &str| camera(Some(make.into()), Some(model.into()));
        assert_eq!(camera("Kumo", "Kumo K-1").as_deref(), Some("Kumo K-1"));
        assert_eq!(camera("Kumo\0", " K-1 ").as_deref(), Some("Kumo K-1"));
        assert_eq!(position(91.0, 0.0), None);
        assert_eq!(position(f64::NAN, 0.0), None);
    }
}
