//! What is said about files of every kind.

use std::{
    fs, thread,
    time::{Duration, Instant},
};

use image::ImageFormat;
use satei_evidence::{
    Cancel, DiskStorage, EvidenceError, Exif, Media, PageInfo, Position, ReadState, ReaderLimits,
    UnreadableCode, Vault,
};

use crate::support::{
    Desk, encoded, japanese_without_font, keys, pdf_of, pdf_with, photo_with_exif, reader, red_and_blue,
};

fn reason(state: &ReadState) -> Option<UnreadableCode> {
    match state {
        ReadState::Unreadable { code, .. } => Some(*code),
        _ => None,
    }
}

#[test]
fn photos_are_known_by_content_whatever_they_are_called() {
    let desk = Desk::new();
    let picture = red_and_blue(64, 48);
    let formats = [
        (ImageFormat::Jpeg, Media::Jpeg),
        (ImageFormat::Png, Media::Png),
        (ImageFormat::WebP, Media::Webp),
    ];
    for (format, media) in formats {
        let read = desk.read("receipt.pdf", &encoded(&picture, format));
        assert_eq!((read.media, read.state), (media, ReadState::Read));
        assert_eq!(
            read.pages,
            [PageInfo {
                width: 64,
                height: 48
            }]
        );
        assert!(read.complete && !read.scanned && read.text.is_empty());
    }
}

#[test]
fn the_reader_stands_behind_its_walls() {
    let walls = Desk::new().vault.check_reader().unwrap();
    if cfg!(unix) {
        assert!(walls.no_files && walls.no_network && walls.limits);
    }
}

#[test]
fn a_cut_photo_does_not_pass_for_a_whole_one() {
    let desk = Desk::new();
    for format in [ImageFormat::Jpeg, ImageFormat::Png, ImageFormat::WebP] {
        let whole = encoded(&red_and_blue(400, 300), format);
        let read = desk.read("photo", &whole[..whole.len() * 2 / 3]);
        assert!(read.state != ReadState::Read || !read.complete, "{format:?}");
    }
    // A preview within the file brings its own end; what a phone appends after the picture does no harm.
    let photo = photo_with_exif(&red_and_blue(64, 48), 1);
    let read = desk.read(
        "motion.jpg",
        &[photo, b"\0\0\0\x18ftypmp42 and a film".to_vec()].concat(),
    );
    assert!(read.state == ReadState::Read && read.complete);
}

#[test]
fn what_the_camera_wrote_comes_out_and_the_page_is_upright() {
    // Orientation 6: the camera was turned, so 64 × 48 as stored stands 48 × 64.
    let read = Desk::new().read("photo.jpg", &photo_with_exif(&red_and_blue(64, 48), 6));
    let expected = Exif {
        camera: Some("Kumo K-1".into()),
        taken_at: Some("2026-04-02T10:11:12+09:00".into()),
        // 35° 40′ 30″ N, 139° 45′ 0″ E.
        gps: Some(Position {
            latitude_e6: 35_675_000,
            longitude_e6: 139_750_000,
        }),
        software: Some("Kumo Camera 3".into()),
        orientation: Some(6),
    };
    assert_eq!(read.exif, Some(expected));
    assert_eq!(
        read.pages,
        [PageInfo {
            width: 48,
            height: 64
        }]
    );
}

#[test]
fn the_text_of_a_pdf_is_read_page_by_page_and_is_certain_where_two_readers_agree() {
    let read = Desk::new().read(
        "report.pdf",
        &pdf_with(&["Repair 2026-04-02 JPY 12,800", "", "IMEI 490154203237518"]),
    );
    assert_eq!((read.media, &read.state), (Media::Pdf, &ReadState::Read));
    assert_eq!(
        read.pages,
        [PageInfo {
            width: 595,
            height: 842
        }; 3]
    );
    let pages: Vec<_> = read
        .text
        .iter()
        .map(|t| (t.page, t.text.as_str(), t.certain))
        .collect();
    assert_eq!(
        pages,
        [
            (0, "Repair 2026-04-02 JPY 12,800", true),
            (2, "IMEI 490154203237518", true)
        ]
    );
    assert!(read.complete && !read.scanned);
}

#[test]
fn japanese_of_a_font_that_is_not_embedded_is_read_and_left_uncertain() {
    // Of the two libraries only one knows the encoding, so there is one witness.
    let read = Desk::new().read("receipt.pdf", &japanese_without_font());
    let pages: Vec<_> = read.text.iter().map(|t| (t.text.as_str(), t.certain)).collect();
    assert_eq!(pages, [("領収書", false)]);
}

#[test]
fn a_page_that_is_stored_on_its_side_is_measured_as_it_is_shown() {
    let upright = String::from_utf8(pdf_with(&["sideways"])).unwrap();
    // The table of places is wrong now, as it is in many a file; readers find the objects all the same.
    let sideways = upright.replace("/MediaBox [0 0 595 842]", "/Rotate 90/MediaBox[0 0 595 842]");
    let read = Desk::new().read("scan.pdf", sideways.as_bytes());
    assert_eq!(
        read.pages,
        [PageInfo {
            width: 842,
            height: 595
        }]
    );
}

#[test]
fn a_pdf_without_text_is_called_scanned() {
    let read = Desk::new().read("scan.pdf", &pdf_with(&[""]));
    assert_eq!((read.state, read.scanned), (ReadState::Read, true));
}

#[test]
fn a_locked_pdf_says_that_it_is_locked() {
    let locked = include_bytes!("../fixtures/locked.pdf");
    let read = Desk::new().read("report.pdf", locked);
    assert_eq!(
        (read.media, reason(&read.state)),
        (Media::Pdf, Some(UnreadableCode::Encrypted))
    );
}

#[test]
fn damaged_empty_and_foreign_files_each_have_their_state() {
    let desk = Desk::new();
    let png = encoded(&red_and_blue(64, 48), ImageFormat::Png);
    let cases: [(&[u8], Media, Option<UnreadableCode>); 5] = [
        (b"", Media::Empty, Some(UnreadableCode::Empty)),
        (&png[..60], Media::Png, Some(UnreadableCode::Damaged)),
        (
            b"%PDF-1.7\nnothing more",
            Media::Pdf,
            Some(UnreadableCode::Damaged),
        ),
        (b"dear sir, my parcel", Media::Unknown, None),
        (b"PK\x03\x04\x14\0\0\0", Media::Archive, None),
    ];
    for (bytes, media, code) in cases {
        let read = desk.read("file", bytes);
        assert_eq!((read.media, reason(&read.state)), (media, code));
        if code.is_none() {
            assert_eq!(read.state, ReadState::Unsupported);
        }
    }
}

#[test]
fn a_picture_that_would_unpack_beyond_the_limit_is_refused_by_its_size() {
    // A header that promises 30,000 × 30,000 pixels, without the pixels.
    let mut png = encoded(&red_and_blue(8, 8), ImageFormat::Png);
    png[16..20].copy_from_slice(&30_000u32.to_be_bytes());
    png[20..24].copy_from_slice(&30_000u32.to_be_bytes());
    let crc = crc32(&png[12..29]);
    png[29..33].copy_from_slice(&crc.to_be_bytes());
    let read = Desk::new().read("bomb.png", &png);
    assert_eq!(reason(&read.state), Some(UnreadableCode::TooLarge));
}

fn crc32(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(u32::MAX, |crc, byte| {
        (0..8).fold(crc ^ u32::from(*byte), |crc, _| {
            (crc >> 1) ^ (0xedb8_8320 & (crc & 1).wrapping_neg())
        })
    })
}

#[test]
fn a_page_that_unpacks_without_end_does_not_take_the_desk_along() {
    // A content stream that nests a form within itself.
    let form = "<< /Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X 4 0 R >> >> /Length 11 >>";
    let pdf = pdf_of(&[
        "<< /Type /Catalog /Pages 2 0 R >>".into(),
        "<< /Type /Pages /Count 1 /Kids [3 0 R] >>".into(),
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] /Resources << /XObject << /X 4 0 R >> >> /Contents 5 0 R >>"
            .into(),
        format!("{form}\nstream\n/X Do /X Do\nendstream"),
        "<< /Length 5 >>\nstream\n/X Do\nendstream".into(),
    ]);
    let desk = Desk::new();
    let begun = Instant::now();
    let read = desk.read("loop.pdf", &pdf);
    assert!(begun.elapsed() < Duration::from_secs(10), "{:?}", begun.elapsed());
    assert_eq!(read.media, Media::Pdf);
}

#[test]
fn a_reader_that_hangs_is_ended_and_the_file_is_kept() {
    let folder = tempfile::tempdir().unwrap();
    let limits = ReaderLimits {
        wall: Duration::from_millis(1),
        program: Some(reader()),
        ..ReaderLimits::default()
    };
    let vault = Vault::open_with(folder.path(), keys(), std::sync::Arc::new(DiskStorage), limits).unwrap();
    let large = encoded(&red_and_blue(4000, 4000), ImageFormat::Png);
    let source = satei_evidence::Source::Bytes {
        name: "photo.png".into(),
        bytes: large.clone(),
    };
    let taken = vault.take_in(source, &Cancel::default(), &|_| ()).unwrap();
    // On a busy machine whoever waits may be woken so late that the answer is there first: then once more.
    let is_ended = (0..5).any(|_| match vault.read(taken.original, &Cancel::default()) {
        Ok(read) => read.state == ReadState::TimedOut,
        // Ended before it could greet, twice: it counts as not starting.
        Err(error) => matches!(error, EvidenceError::ReaderMissing(_)),
    });
    assert!(is_ended);
    assert_eq!(vault.original_bytes(taken.original).unwrap(), large);
}

#[test]
fn reading_can_be_cancelled() {
    let desk = Desk::new();
    let taken = desk.take("photo.png", &encoded(&red_and_blue(3000, 3000), ImageFormat::Png));
    let cancel = Cancel::default();
    let stop = cancel.clone();
    thread::spawn(move || stop.cancel());
    thread::sleep(Duration::from_millis(5));
    assert!(matches!(
        desk.vault.read(taken.original, &cancel),
        Err(EvidenceError::Cancelled)
    ));
}

#[test]
fn a_missing_or_foreign_reader_is_named_and_nothing_is_lost() {
    let folder = tempfile::tempdir().unwrap();
    for (program, expected) in [
        ("/nonexistent/satei-reader", "reader_missing"),
        ("/bin/false", "reader_missing"),
    ] {
        let limits = ReaderLimits {
            program: Some(program.into()),
            ..ReaderLimits::default()
        };
        let vault =
            Vault::open_with(folder.path(), keys(), std::sync::Arc::new(DiskStorage), limits).unwrap();
        let source = satei_evidence::Source::Bytes {
            name: "note".into(),
            bytes: b"note".to_vec(),
        };
        let taken = vault.take_in(source, &Cancel::default(), &|_| ()).unwrap();
        let error = vault.read(taken.original, &Cancel::default()).unwrap_err();
        assert_eq!(error.code(), expected, "{error}");
        assert_eq!(vault.original_bytes(taken.original).unwrap(), b"note");
    }
}

#[cfg(unix)]
#[test]
fn a_program_that_only_pretends_to_be_the_reader_is_refused() {
    use std::os::unix::fs::PermissionsExt as _;
    let folder = tempfile::tempdir().unwrap();
    let program = folder.path().join("satei-reader");
    fs::write(
        &program,
        "#!/bin/sh\nprintf 'R\\001\\000\\000\\000\\007'\nsleep 5\n",
    )
    .unwrap();
    fs::set_permissions(&program, fs::Permissions::from_mode(0o755)).unwrap();
    let limits = ReaderLimits {
        program: Some(program),
        ..ReaderLimits::default()
    };
    let vault = Vault::open_with(
        folder.path().join("v"),
        keys(),
        std::sync::Arc::new(DiskStorage),
        limits,
    )
    .unwrap();
    let source = satei_evidence::Source::Bytes {
        name: "note".into(),
        bytes: b"note".to_vec(),
    };
    let taken = vault.take_in(source, &Cancel::default(), &|_| ()).unwrap();
    let error = vault.read(taken.original, &Cancel::default()).unwrap_err();
    assert_eq!(error.code(), "reader_mismatch", "{error}");
}
