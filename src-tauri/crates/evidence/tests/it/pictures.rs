//! Thumbnails and page pictures.

use std::{fs, path::Path};

use image::{GenericImageView as _, ImageFormat};
use satei_evidence::{Cancel, EvidenceError, ReadState, UnreadableCode};

use crate::support::{Desk, encoded, japanese_without_font, pdf_with, photo_with_exif, red_and_blue};

fn is_red(pixel: image::Rgba<u8>) -> bool {
    pixel[0] > 150 && pixel[2] < 100
}

fn is_blue(pixel: image::Rgba<u8>) -> bool {
    pixel[2] > 150 && pixel[0] < 100
}

#[test]
fn a_thumbnail_is_small_and_looks_like_the_photo() {
    let desk = Desk::new();
    let taken = desk.take("photo.png", &encoded(&red_and_blue(1200, 900), ImageFormat::Png));
    let jpeg = desk
        .vault
        .thumbnail(taken.original, 256, &Cancel::default())
        .unwrap();
    let small = image::load_from_memory(&jpeg).unwrap();
    assert_eq!(small.dimensions(), (256, 192));
    assert!(is_red(small.get_pixel(20, 100)) && is_blue(small.get_pixel(236, 100)));
}

#[test]
fn a_photo_taken_with_the_camera_turned_stands_upright() {
    // EXIF orientation 6 means: turn a quarter to the right. The left half goes to the top.
    let desk = Desk::new();
    let taken = desk.take("photo.jpg", &photo_with_exif(&red_and_blue(64, 48), 6));
    let upright = desk.picture(taken.original, 0, 4000);
    assert_eq!(upright.dimensions(), (48, 64));
    assert!(is_red(upright.get_pixel(24, 8)) && is_blue(upright.get_pixel(24, 56)));
}

#[test]
fn transparent_places_are_white_as_on_paper() {
    let desk = Desk::new();
    let clear =
        image::DynamicImage::ImageRgba8(image::RgbaImage::from_pixel(32, 32, image::Rgba([0, 0, 0, 0])));
    let taken = desk.take("slip.png", &encoded(&clear, ImageFormat::Png));
    let pixel = desk.picture(taken.original, 0, 32).get_pixel(16, 16);
    assert!(pixel.0[..3].iter().all(|c| *c > 250), "{pixel:?}");
}

#[test]
fn a_pdf_page_is_drawn_at_the_size_asked() {
    let desk = Desk::new();
    let taken = desk.take("report.pdf", &pdf_with(&["first", "second"]));
    let page = desk.picture(taken.original, 1, 842);
    assert_eq!(page.height(), 842);
    assert!((594..=596).contains(&page.width()));
    // The page has a blue bar 100 points high at its foot, and dark letters near the top on white.
    assert!(is_blue(page.get_pixel(300, 800)));
    assert!(page.get_pixel(300, 400).0[..3].iter().all(|c| *c > 250));
    let letters = page.crop_imm(70, 115, 120, 35).to_luma8();
    assert!(letters.pixels().any(|p| p[0] < 60), "no letters were drawn");
}

#[test]
fn japanese_that_brings_no_font_is_not_left_blank() {
    let fallback = Path::new("/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc");
    if !fallback.exists() {
        eprintln!("no CJK font on this machine; nothing to check");
        return;
    }
    let desk = Desk::new();
    let taken = desk.take("receipt.pdf", &japanese_without_font());
    let dark = desk
        .picture(taken.original, 0, 600)
        .to_luma8()
        .pixels()
        .filter(|p| p[0] < 100)
        .count();
    assert!(dark > 500, "only {dark} dark pixels: the letters are missing");
}

#[test]
fn a_page_that_is_not_there_and_a_file_without_a_picture_say_so() {
    let desk = Desk::new();
    let no_picture = |bytes: &[u8], page| {
        let taken = desk.take("file", bytes);
        match desk
            .vault
            .page_image(taken.original, page, 512, &Cancel::default())
        {
            Err(EvidenceError::NoPicture { state }) => state,
            other => panic!("{other:?}"),
        }
    };
    let absent = ReadState::Unreadable {
        code: UnreadableCode::NoSuchPage,
        reason: "there is no page with this number".into(),
    };
    assert_eq!(no_picture(&pdf_with(&["one"]), 1), absent);
    assert_eq!(
        no_picture(&encoded(&red_and_blue(8, 8), ImageFormat::Png), 1),
        absent
    );
    assert_eq!(no_picture(b"dear sir", 0), ReadState::Unsupported);
    assert_eq!(no_picture(b"", 0).code(), "empty");
}

#[test]
fn a_kept_picture_is_sealed_and_is_made_again_when_it_is_damaged_or_lost() {
    let desk = Desk::new();
    let taken = desk.take("photo.png", &encoded(&red_and_blue(100, 80), ImageFormat::Png));
    let first = desk
        .vault
        .thumbnail(taken.original, 64, &Cancel::default())
        .unwrap();
    let kept = files_below(&desk.folder.path().join("vault/pictures"));
    assert_eq!(kept.len(), 1);
    assert!(
        !fs::read(&kept[0]).unwrap().windows(4).any(|w| w == b"JFIF"),
        "the picture lies in the clear"
    );
    fs::write(&kept[0], b"rubbish").unwrap();
    assert_eq!(
        desk.vault
            .thumbnail(taken.original, 64, &Cancel::default())
            .unwrap(),
        first
    );
    fs::remove_dir_all(desk.folder.path().join("vault/pictures")).unwrap();
    assert_eq!(
        desk.vault
            .thumbnail(taken.original, 64, &Cancel::default())
            .unwrap(),
        first
    );
}

fn files_below(folder: &Path) -> Vec<std::path::PathBuf> {
    let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    entries
        .flat_map(|path| {
            if path.is_dir() {
                files_below(&path)
            } else {
                vec![path]
            }
        })
        .collect()
}
