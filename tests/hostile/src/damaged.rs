//! Cut, flipped, mislabelled, and rubbish from the start.

use crate::{Expected, Hostile, random::Random, whole};

/// Every whole file cut at seven places.
pub(crate) fn cut() -> Vec<Hostile> {
    let mut files = Vec::new();
    for (name, bytes) in whole::files() {
        for sixteenths in [1, 3, 6, 9, 12, 14, 15] {
            let cut = bytes[..bytes.len() * sixteenths / 16].to_vec();
            files.push(Hostile::new(
                format!("cut-{sixteenths}-{name}"),
                cut,
                Expected::SomeState,
            ));
        }
    }
    files
}

/// `count` files with bits flipped: few or many, in the head or anywhere.
pub(crate) fn flipped(count: usize) -> Vec<Hostile> {
    let whole = whole::files();
    let flip = |n: usize| {
        let (name, bytes) = &whole[n % whole.len()];
        let mut random = Random::new(n as u64);
        let mut bytes = bytes.clone();
        let reach = if n.is_multiple_of(2) {
            bytes.len()
        } else {
            bytes.len().min(600)
        };
        for _ in 0..[1, 4, 32, 200][n / whole.len() % 4] {
            let at = random.below(reach);
            bytes[at] ^= 1 << random.below(8);
        }
        Hostile::new(format!("flipped-{n}-{name}"), bytes, Expected::SomeState)
    };
    (0..count).map(flip).collect()
}

/// Whole files under another kind's name, and names that are no help at all.
pub(crate) fn wrong_endings() -> Vec<Hostile> {
    let endings = ["pdf", "jpg", "exe", "png", "txt", "jpg"];
    let names = [
        "領収書",
        "発票 (1)",
        "a'b\"c;rm -rf",
        ".hidden",
        "..",
        "very.long.".repeat(15).leak(),
    ];
    let whole = whole::files();
    let pairs = whole.iter().zip(endings).zip(names);
    pairs
        .map(|(((_, bytes), ending), name)| {
            Hostile::new(format!("{name}.{ending}"), bytes.clone(), Expected::Read)
        })
        .collect()
}

/// Files that are nothing, or begin like something and go on as noise.
pub(crate) fn rubbish() -> Vec<Hostile> {
    let mut files = vec![
        Hostile::new("zero-bytes.jpg", Vec::new(), Expected::NotRead),
        Hostile::new("one-byte.pdf", vec![b'%'], Expected::NotRead),
        Hostile::new("text.pdf", "拝啓 荷物が届きません。".into(), Expected::NotRead),
    ];
    let starts: [(&str, &[u8]); 8] = [
        ("jpg", b"\xff\xd8\xff\xe0\0\x10JFIF\0\x01\x01\0\0\x01\0\x01\0\0"),
        (
            "exif.jpg",
            b"\xff\xd8\xff\xe1\xff\xffExif\0\0II\x2a\0\x08\0\0\0\xff\xff",
        ),
        ("png", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"),
        ("webp", b"RIFF\xff\xff\xff\x7fWEBPVP8L"),
        (
            "pdf",
            b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n",
        ),
        ("heic", b"\0\0\0\x18ftypheic\0\0\0\0mif1heic"),
        ("zip", b"PK\x03\x04\x14\0\0\0\x08\0"),
        ("gif", b"GIF89a\xff\xff\xff\xff\xf7\0\0"),
    ];
    for (n, (name, start)) in starts.into_iter().enumerate() {
        for length in [100, 20_000] {
            let noise = Random::new((n * 2 + length) as u64).bytes(length);
            files.push(Hostile::new(
                format!("noise-{length}.{name}"),
                [start, &noise].concat(),
                Expected::NotRead,
            ));
        }
    }
    files
}
