//! A vault in a temporary folder, the reader built, and files made here.

use std::{
    env,
    io::Cursor,
    path::{Path, PathBuf},
    process::Command,
    sync::{Arc, OnceLock},
};

use image::{DynamicImage, ImageFormat, Rgb, RgbImage};
use satei_evidence::{
    Cancel, DiskStorage, OriginalId, ReadOutcome, ReaderLimits, Source, Storage, TakenIn, Vault, VaultKeys,
};
use tempfile::TempDir;

/// Keys of the tests' vaults.
pub fn keys() -> VaultKeys {
    VaultKeys {
        content: [1; 32],
        names: [2; 32],
    }
}

/// The reader program, built once for the test run: Cargo does not build another crate's program for a test.
pub fn reader() -> PathBuf {
    static READER: OnceLock<PathBuf> = OnceLock::new();
    READER
        .get_or_init(|| {
            // The gate has built it already, with the features of the whole workspace.
            if let Some(built) = env::var_os("SATEI_READER") {
                return built.into();
            }
            let cargo = env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
            let manifest = Path::new(env!("CARGO_MANIFEST_DIR")).join("../reader/Cargo.toml");
            let built = Command::new(cargo)
                .args(["build", "--quiet", "--manifest-path"])
                .arg(manifest)
                .status();
            assert!(built.unwrap().success(), "the reader does not build");
            let tests = env::current_exe().unwrap();
            let name = format!("satei-reader{}", env::consts::EXE_SUFFIX);
            tests.ancestors().nth(2).unwrap().join(name)
        })
        .clone()
}

/// A vault with the real reader.
pub struct Desk {
    pub folder: TempDir,
    pub vault: Vault,
}

impl Desk {
    pub fn new() -> Self {
        Self::on(Arc::new(DiskStorage))
    }

    pub fn on(storage: Arc<dyn Storage>) -> Self {
        let folder = TempDir::new().unwrap();
        let vault = open(folder.path(), storage).unwrap();
        Self { folder, vault }
    }

    pub fn take(&self, name: &str, bytes: &[u8]) -> TakenIn {
        let source = Source::Bytes {
            name: name.into(),
            bytes: bytes.to_vec(),
        };
        self.vault.take_in(source, &Cancel::default(), &|_| ()).unwrap()
    }

    pub fn read(&self, name: &str, bytes: &[u8]) -> ReadOutcome {
        self.vault
            .read(self.take(name, bytes).original, &Cancel::default())
            .unwrap()
    }

    pub fn picture(&self, original: OriginalId, page: u32, max_px: u32) -> DynamicImage {
        let jpeg = self
            .vault
            .page_image(original, page, max_px, &Cancel::default())
            .unwrap();
        image::load_from_memory_with_format(&jpeg, ImageFormat::Jpeg).unwrap()
    }
}

pub fn open(folder: &Path, storage: Arc<dyn Storage>) -> Result<Vault, satei_evidence::EvidenceError> {
    let limits = ReaderLimits {
        program: Some(reader()),
        ..ReaderLimits::default()
    };
    Vault::open_with(folder.join("vault"), keys(), storage, limits)
}

/// A picture whose left half is red and whose right half is blue, so that it is seen which way is up.
pub fn red_and_blue(width: u32, height: u32) -> DynamicImage {
    let colour = |x| {
        if x < width / 2 {
            Rgb([220, 20, 20])
        } else {
            Rgb([20, 20, 220])
        }
    };
    DynamicImage::ImageRgb8(RgbImage::from_fn(width, height, |x, _| colour(x)))
}

pub fn encoded(picture: &DynamicImage, format: ImageFormat) -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    picture.write_to(&mut bytes, format).unwrap();
    bytes.into_inner()
}

/// A JPEG with an EXIF block of our own making: a camera, a time with its zone, a place, an orientation.
pub fn photo_with_exif(picture: &DynamicImage, orientation: u8) -> Vec<u8> {
    let jpeg = encoded(picture, ImageFormat::Jpeg);
    let block = exif_block(orientation);
    let mut photo = jpeg[..2].to_vec();
    photo.extend_from_slice(&[0xff, 0xe1]);
    photo.extend_from_slice(&u16::try_from(block.len() + 2).unwrap().to_be_bytes());
    photo.extend_from_slice(&block);
    photo.extend_from_slice(&jpeg[2..]);
    photo
}

/// One entry of an EXIF directory: tag, type, count, and its bytes.
type Entry<'a> = (u16, u16, u32, Vec<u8>);

fn exif_block(orientation: u8) -> Vec<u8> {
    let ascii = |tag, text: &str| -> Entry<'_> {
        let mut bytes = text.as_bytes().to_vec();
        bytes.push(0);
        (tag, 2, u32::try_from(bytes.len()).unwrap(), bytes)
    };
    let rationals = |tag, parts: [u32; 3]| -> Entry<'_> {
        let bytes = parts
            .iter()
            .flat_map(|n| [n.to_be_bytes(), 1u32.to_be_bytes()].concat())
            .collect();
        (tag, 5, 3, bytes)
    };
    let pointer =
        |tag, at: usize| -> Entry<'_> { (tag, 4, 1, u32::try_from(at).unwrap().to_be_bytes().to_vec()) };
    let details = vec![ascii(0x9003, "2026:04:02 10:11:12"), ascii(0x9011, "+09:00")];
    let place = vec![
        ascii(1, "N"),
        rationals(2, [35, 40, 30]),
        ascii(3, "E"),
        rationals(4, [139, 45, 0]),
    ];
    let camera = |details_at, place_at| {
        vec![
            ascii(0x010f, "Kumo"),
            ascii(0x0110, "K-1"),
            (0x0112, 3, 1, vec![0, orientation, 0, 0]),
            ascii(0x0131, "Kumo Camera 3"),
            pointer(0x8769, details_at),
            pointer(0x8825, place_at),
        ]
    };
    let first = directory(&camera(0, 0), 8).len();
    let second = directory(&details, 8 + first).len();
    let mut tiff = b"MM\0\x2a\0\0\0\x08".to_vec();
    tiff.extend(directory(&camera(8 + first, 8 + first + second), 8));
    tiff.extend(directory(&details, 8 + first));
    tiff.extend(directory(&place, 8 + first + second));
    [b"Exif\0\0".to_vec(), tiff].concat()
}

fn directory(entries: &[Entry<'_>], at: usize) -> Vec<u8> {
    let mut table = u16::try_from(entries.len()).unwrap().to_be_bytes().to_vec();
    let mut beyond = Vec::new();
    let values_at = at + 2 + entries.len() * 12 + 4;
    for (tag, kind, count, value) in entries {
        table.extend(tag.to_be_bytes());
        table.extend(kind.to_be_bytes());
        table.extend(count.to_be_bytes());
        if value.len() <= 4 {
            table.extend(value);
            table.resize(table.len() + 4 - value.len(), 0);
        } else {
            table.extend(u32::try_from(values_at + beyond.len()).unwrap().to_be_bytes());
            beyond.extend(value);
        }
    }
    table.extend([0; 4]);
    [table, beyond].concat()
}

/// A PDF with one line of text a page, in a font that every reader has.
pub fn pdf_with(lines: &[&str]) -> Vec<u8> {
    let mut objects = vec!["<< /Type /Catalog /Pages 2 0 R >>".to_owned()];
    let kids: Vec<String> = (0..lines.len()).map(|n| format!("{} 0 R", 4 + 2 * n)).collect();
    objects.push(format!(
        "<< /Type /Pages /Count {} /Kids [{}] >>",
        lines.len(),
        kids.join(" ")
    ));
    objects.push("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>".to_owned());
    for (n, line) in lines.iter().enumerate() {
        let page =
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >>";
        objects.push(format!("{page} /Contents {} 0 R >>", 5 + 2 * n));
        let content = format!("BT /F1 24 Tf 72 700 Td ({line}) Tj ET\n0 0 1 rg 0 0 595 100 re f");
        objects.push(format!(
            "<< /Length {} >>\nstream\n{content}\nendstream",
            content.len()
        ));
    }
    pdf_of(&objects)
}

/// A PDF file of these objects, numbered from 1, the first being the catalogue.
pub fn pdf_of(objects: &[String]) -> Vec<u8> {
    let mut file = b"%PDF-1.7\n".to_vec();
    let mut places = Vec::new();
    for (n, object) in objects.iter().enumerate() {
        places.push(file.len());
        file.extend(format!("{} 0 obj\n{object}\nendobj\n", n + 1).bytes());
    }
    let table_at = file.len();
    file.extend(format!("xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1).bytes());
    for place in places {
        file.extend(format!("{place:010} 00000 n \n").bytes());
    }
    let size = objects.len() + 1;
    file.extend(format!("trailer\n<< /Size {size} /Root 1 0 R >>\nstartxref\n{table_at}\n%%EOF\n").bytes());
    file
}

/// A PDF that says 領収書 in one of the fonts every reader of the trade is expected to have.
pub fn japanese_without_font() -> Vec<u8> {
    let hex = "<9818 53CE 66F8>".replace(' ', "");
    let content = format!("BT /F1 48 Tf 50 100 Td {hex} Tj ET");
    pdf_of(&[
        "<< /Type /Catalog /Pages 2 0 R >>".into(),
        "<< /Type /Pages /Count 1 /Kids [3 0 R] >>".into(),
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 300 200] /Resources << /Font << /F1 4 0 R >> >> /Contents 7 0 R >>"
            .into(),
        "<< /Type /Font /Subtype /Type0 /BaseFont /Ryumin-Light /Encoding /UniJIS-UCS2-H /DescendantFonts [5 0 R] >>"
            .into(),
        "<< /Type /Font /Subtype /CIDFontType0 /BaseFont /Ryumin-Light /FontDescriptor 6 0 R /CIDSystemInfo \
         << /Registry (Adobe) /Ordering (Japan1) /Supplement 6 >> /DW 1000 >>"
            .into(),
        "<< /Type /FontDescriptor /FontName /Ryumin-Light /Flags 4 /FontBBox [0 -200 1000 900] /ItalicAngle 0 \
         /Ascent 880 /Descent -120 /StemV 80 /CapHeight 700 >>"
            .into(),
        format!("<< /Length {} >>\nstream\n{content}\nendstream", content.len()),
    ])
}
