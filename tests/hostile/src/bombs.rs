//! Files that are small outside and enormous, endless or bottomless inside.

use flate2::Crc;

use crate::{
    Expected::{self, NotRead, Refused, SomeState},
    Hostile,
    pdf::{deflate, deflated_zeros, file, object, page, stream},
};

const MIB: u64 = 1024 * 1024;
const GIB: u64 = 1024 * MIB;

/// The bombs.
pub(crate) fn bombs() -> Vec<Hostile> {
    let mut bombs = pictures();
    bombs.extend(streams());
    bombs.extend(structures());
    bombs
}

/// Files of extreme size.
pub(crate) fn sizes() -> Vec<Hostile> {
    vec![
        Hostile::sparse("sparse-1-gb.jpg", b"\xff\xd8\xff", GIB, Refused),
        Hostile::sparse("sparse-20-gb.pdf", b"%PDF-1.7\n", 20 * GIB, Refused),
        Hostile::sparse("just-too-large.png", b"\x89PNG\r\n\x1a\n", 100 * MIB + 1, Refused),
        Hostile::sparse("largest.jpg", b"\xff\xd8\xff\xe0", 100 * MIB, NotRead),
        Hostile::sparse("largest.pdf", b"%PDF-1.7\n", 100 * MIB, NotRead),
        Hostile::sparse("largest.bin", b"", 100 * MIB, NotRead),
    ]
}

fn pictures() -> Vec<Hostile> {
    let bomb = |name: &str, bytes, expected: Expected| Hostile::new(name, bytes, expected);
    vec![
        bomb(
            "header-30000-square.png",
            png(30_000, 30_000, 8, 2, b"", 0),
            NotRead,
        ),
        bomb(
            "header-4-billion-square.png",
            png(u32::MAX, u32::MAX, 8, 6, b"", 0),
            NotRead,
        ),
        bomb(
            "20000-square-grey.png",
            png(20_000, 20_000, 8, 0, b"", 20_001 * 20_000),
            NotRead,
        ),
        // Just within the limits: 286 MiB of pixels from 300 kB.
        bomb(
            "20000-by-5000.png",
            png(20_000, 5_000, 8, 2, b"", 60_001 * 5_000),
            SomeState,
        ),
        bomb(
            "16-bit-alpha.png",
            png(6_000, 6_000, 16, 6, b"", 48_001 * 6_000),
            SomeState,
        ),
        bomb("one-pixel-with-1-gb.png", png(1, 1, 8, 2, b"", GIB), SomeState),
        bomb(
            "text-chunk-bomb.png",
            png(8, 8, 8, 2, &chunk(b"zTXt", &text_bomb()), 25 * 8),
            SomeState,
        ),
        bomb(
            "profile-bomb.png",
            png(8, 8, 8, 2, &chunk(b"iCCP", &text_bomb()), 25 * 8),
            SomeState,
        ),
        bomb(
            "exif-loop.png",
            png(8, 8, 8, 2, &chunk(b"eXIf", &exif_loop()), 25 * 8),
            SomeState,
        ),
        bomb("header-65500-square.jpg", jpeg_header(65_500, 65_500), NotRead),
        bomb("header-20000-square.jpg", jpeg_header(20_000, 20_000), NotRead),
        bomb("lossless-16384-square.webp", webp_header(), NotRead),
        bomb(
            "huge-screen.gif",
            b"GIF89a\xff\xff\xff\xff\xf7\0\0;".to_vec(),
            NotRead,
        ),
        bomb("entities.svg", entities(), NotRead),
    ]
}

fn streams() -> Vec<Hostile> {
    let flate = |times: usize| format!("/Filter [{}]", "/FlateDecode ".repeat(times));
    let gigabyte = deflated_zeros(GIB);
    let image = |filter: &str, side: u32, content: Vec<u8>| {
        let head = format!(
            "/Type /XObject /Subtype /Image /Width {side} /Height {side} /ColorSpace /DeviceRGB \
             /BitsPerComponent 8 {filter}"
        );
        page(
            "/XObject << /I 5 0 R >>",
            stream("", b"595 0 0 842 0 0 cm /I Do".to_vec()),
            vec![stream(&head, content)],
        )
    };
    let content = |entries: &str, bytes: Vec<u8>| page("", stream(entries, bytes), Vec::new());
    let operators = |operator: &str, times: usize| deflate(operator.repeat(times).as_bytes());
    let named = |name: &str, bytes: Vec<u8>| Hostile::new(format!("{name}.pdf"), bytes, SomeState);
    vec![
        named("content-1-gb", content(&flate(1), gigabyte.clone())),
        named(
            "content-1-gb-packed-twice",
            content(&flate(2), deflate(&gigabyte)),
        ),
        named(
            "content-deflated-20-times",
            content(&flate(20), (0..20).fold(vec![0; 99], |inner, _| deflate(&inner))),
        ),
        named("image-30000-square", image(&flate(1), 30_000, gigabyte.clone())),
        named("image-18000-square", image(&flate(1), 18_000, gigabyte)),
        named(
            "image-jpeg2000-noise",
            image("/Filter /JPXDecode", 30_000, vec![0xff; 5_000]),
        ),
        named(
            "image-jbig2-noise",
            image("/Filter /JBIG2Decode", 30_000, vec![0xff; 5_000]),
        ),
        named(
            "image-fax-endless",
            image(
                "/Filter /CCITTFaxDecode /DecodeParms << /K -1 /Columns 60000 >>",
                60_000,
                vec![0; 50_000],
            ),
        ),
        named(
            "image-run-length",
            image("/Filter /RunLengthDecode", 10_000, [129, 0].repeat(100_000)),
        ),
        named(
            "image-lzw-noise",
            image("/Filter /LZWDecode", 10_000, vec![0x80; 100_000]),
        ),
        named(
            "states-saved-5-million-times",
            content(&flate(1), operators("q ", 5_000_000)),
        ),
        named(
            "lines-2-million",
            content(&flate(1), operators("0 0 m 595 842 l S ", 2_000_000)),
        ),
        named(
            "curves-300-thousand-filled",
            content(&flate(1), operators("0 0 m 9 900 500 -90 595 842 c f ", 300_000)),
        ),
        named(
            "text-2-million",
            page(
                "/Font << /F1 5 0 R >>",
                stream(
                    &flate(1),
                    deflate(format!("BT /F1 9 Tf {} ET", "(IMEI) Tj ".repeat(2_000_000)).as_bytes()),
                ),
                vec![object("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>")],
            ),
        ),
        named(
            "dashes-tiny",
            content("", b"[0.00001 0.00001] 0 d 1 w 0 0 m 59500 84200 l S".to_vec()),
        ),
        named(
            "pattern-tiny-steps",
            page(
                "/Pattern << /P 5 0 R >>",
                stream("", b"/Pattern cs /P scn 0 0 595 842 re f".to_vec()),
                vec![stream(
                    "/Type /Pattern /PatternType 1 /PaintType 1 /TilingType 1 /BBox [0 0 1 1] /XStep 0.001 /YStep 0.001 /Resources << >>",
                    b"0 0 1 1 re f".to_vec(),
                )],
            ),
        ),
        named(
            "shading-function-samples",
            page(
                "/Shading << /S 5 0 R >>",
                stream("", b"/S sh".to_vec()),
                vec![object(
                    "<< /ShadingType 1 /ColorSpace /DeviceRGB /Function << /FunctionType 0 /Domain [0 1 0 1] /Range [0 1 0 1 0 1] /Size [65535 65535] /BitsPerSample 32 >> >>",
                )],
            ),
        ),
    ]
}

fn structures() -> Vec<Hostile> {
    let catalog = || object("<< /Type /Catalog /Pages 2 0 R >>");
    let leaf = |parent: u32| {
        object(format!(
            "<< /Type /Page /Parent {parent} 0 R /MediaBox [0 0 9 9] /Resources << >> >>"
        ))
    };
    let form = |content: &[u8]| {
        stream(
            "/Type /XObject /Subtype /Form /BBox [0 0 595 842] /Resources << /XObject << /X 5 0 R /Y 6 0 R >> >>",
            content.to_vec(),
        )
    };
    let with_forms = |first: &[u8], second: &[u8]| {
        page(
            "/XObject << /X 5 0 R /Y 6 0 R >>",
            stream("", b"/X Do".to_vec()),
            vec![form(first), form(second)],
        )
    };
    // Thirty forms, each drawing the next twice: a thousand million drawings of nothing.
    let doubling = {
        let link = |n: usize| {
            let next = n + 6;
            stream(
                &format!(
                    "/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X {next} 0 R >> >>"
                ),
                b"/X Do /X Do".to_vec(),
            )
        };
        let mut links: Vec<_> = (0..30).map(link).collect();
        links.push(stream(
            "/Type /XObject /Subtype /Form /BBox [0 0 9 9]",
            b"0 0 9 9 re f".to_vec(),
        ));
        page("/XObject << /X 5 0 R >>", stream("", b"/X Do".to_vec()), links)
    };
    let wide = |count: usize| {
        let kids: String = (0..count).map(|n| format!("{} 0 R ", n + 3)).collect();
        let mut objects = vec![
            catalog(),
            object(format!("<< /Type /Pages /Count {count} /Kids [{kids}] >>")),
        ];
        objects.extend((0..count).map(|_| leaf(2)));
        file(&objects)
    };
    let deep_tree = {
        let mut objects = vec![catalog()];
        objects.extend(
            (2..20_000).map(|n| object(format!("<< /Type /Pages /Count 1 /Kids [{} 0 R] >>", n + 1))),
        );
        objects.push(leaf(19_999));
        file(&objects)
    };
    let tree = |kids: &str, count: &str| {
        file(&[
            catalog(),
            object(format!("<< /Type /Pages /Count {count} /Kids [{kids}] >>")),
            leaf(2),
        ])
    };
    let sized = |media_box: &str| {
        file(&[
            catalog(),
            object("<< /Type /Pages /Count 1 /Kids [3 0 R] >>"),
            object(format!("<< /Type /Page /Parent 2 0 R /MediaBox {media_box} >>")),
        ])
    };
    let nested = |open: &str, close: &str, depth: usize| {
        let middle = format!("{}{}", open.repeat(depth), close.repeat(depth));
        file(&[
            catalog(),
            object("<< /Type /Pages /Count 1 /Kids [3 0 R] >>"),
            leaf(2),
            object(middle),
        ])
    };
    let xref_loop = {
        let mut bytes = tree("3 0 R", "1");
        let at = bytes.windows(4).position(|w| w == b"xref").unwrap_or(0);
        let end = bytes.windows(9).position(|w| w == b"startxref").unwrap_or(0);
        bytes.truncate(end);
        let mut text = String::from_utf8_lossy(&bytes).into_owned();
        text = text.replace("/Root 1 0 R", &format!("/Root 1 0 R /Prev {at}"));
        format!("{text}startxref\n{at}\n%%EOF\n").into_bytes()
    };
    let type3 = page(
        "/Font << /F1 5 0 R >>",
        stream("", b"BT /F1 9 Tf 9 9 Td (aaaa) Tj ET".to_vec()),
        vec![
            object(
                "<< /Type /Font /Subtype /Type3 /FontBBox [0 0 9 9] /FontMatrix [1 0 0 1 0 0] /FirstChar 97 /LastChar 97 /Widths [9] /CharProcs << /a 6 0 R >> /Encoding << /Differences [97 /a] >> /Resources << /Font << /F1 5 0 R >> >> >>",
            ),
            stream("", b"BT /F1 9 Tf (aa) Tj ET".to_vec()),
        ],
    );
    let own_length = b"%PDF-1.7\n1 0 obj\n<< /Length 1 0 R >>\nstream\nx\nendstream\nendobj\ntrailer\n<< /Root 1 0 R >>\n%%EOF".to_vec();
    let named = |name: &str, bytes: Vec<u8>| Hostile::new(format!("{name}.pdf"), bytes, SomeState);
    vec![
        named("form-in-itself", with_forms(b"/X Do /X Do", b"")),
        named("forms-in-each-other", with_forms(b"/Y Do /Y Do", b"/X Do /X Do")),
        named("forms-doubling-30-times", doubling),
        named("letters-made-of-themselves", type3),
        named("pages-5000", wide(5_000)),
        named("page-tree-20000-deep", deep_tree),
        named("page-tree-loop", tree("2 0 R 3 0 R", "2")),
        named("page-count-of-4-billion", tree("3 0 R", "4294967295")),
        named("page-count-negative", tree("3 0 R", "-1")),
        named("page-of-astronomical-size", sized("[0 0 1e30 1e30]")),
        named("page-of-no-size", sized("[0 0 0 0]")),
        named("page-thin-as-a-hair", sized("[0 0 14400 0.0001]")),
        named("page-size-not-a-number", sized("[0 0 nan inf]")),
        named("arrays-nested-500000-deep", nested("[", "]", 500_000)),
        named("dictionaries-nested-200000-deep", nested("<</A ", ">>", 200_000)),
        named("table-points-to-itself", xref_loop),
        named("length-is-itself", own_length),
    ]
}

fn chunk(kind: &[u8; 4], content: &[u8]) -> Vec<u8> {
    let mut crc = Crc::new();
    crc.update(kind);
    crc.update(content);
    let length = u32::try_from(content.len()).unwrap_or(u32::MAX);
    [
        &length.to_be_bytes(),
        kind.as_slice(),
        content,
        &crc.sum().to_be_bytes(),
    ]
    .concat()
}

/// A PNG of this size and kind, with `between` before its pixels, which are `zeros` bytes of nothing.
fn png(width: u32, height: u32, depth: u8, colour: u8, between: &[u8], zeros: u64) -> Vec<u8> {
    let mut header = [width.to_be_bytes(), height.to_be_bytes()].concat();
    header.extend([depth, colour, 0, 0, 0]);
    let mut file = b"\x89PNG\r\n\x1a\n".to_vec();
    file.extend(chunk(b"IHDR", &header));
    file.extend(between);
    file.extend(chunk(b"IDAT", &deflated_zeros(zeros)));
    file.extend(chunk(b"IEND", b""));
    file
}

/// A name, a compression method, and 512 MiB of nothing.
fn text_bomb() -> Vec<u8> {
    [b"Comment\0\0".to_vec(), deflated_zeros(512 * MIB)].concat()
}

/// An EXIF directory whose next directory is itself.
fn exif_loop() -> Vec<u8> {
    b"MM\0\x2a\0\0\0\x08\0\x01\x87\x69\0\x04\0\0\0\x01\0\0\0\x08\0\0\0\x08".to_vec()
}

/// A JPEG that promises `width` × `height` pixels and delivers a few bytes of noise.
fn jpeg_header(width: u16, height: u16) -> Vec<u8> {
    let ([h1, h2], [w1, w2]) = (height.to_be_bytes(), width.to_be_bytes());
    let mut file = b"\xff\xd8\xff\xe0\0\x10JFIF\0\x01\x01\0\0\x01\0\x01\0\0".to_vec();
    file.extend([
        0xff, 0xc0, 0, 17, 8, h1, h2, w1, w2, 3, 1, 0x22, 0, 2, 0x11, 0, 3, 0x11, 0,
    ]);
    file.extend([0xff, 0xda, 0, 12, 3, 1, 0, 2, 0, 3, 0, 0, 63, 0]);
    file.extend([0x55; 64]);
    file.extend([0xff, 0xd9]);
    file
}

/// A lossless WebP of 16,384 × 16,384 pixels without their data.
fn webp_header() -> Vec<u8> {
    let mut file = b"RIFF\x20\0\0\0WEBPVP8L\x14\0\0\0\x2f\xff\xff\xff\x0f".to_vec();
    file.extend([0; 16]);
    file
}

/// The old XML joke: a word that stands for ten words that stand for ten words.
fn entities() -> Vec<u8> {
    let mut text = "<?xml version=\"1.0\"?><!DOCTYPE svg [<!ENTITY a0 \"ha\">".to_owned();
    for n in 1..10 {
        let before = n - 1;
        text.push_str(&format!(
            "<!ENTITY a{n} \"{}\">",
            format!("&a{before};").repeat(10)
        ));
    }
    text.push_str("]><svg xmlns=\"http://www.w3.org/2000/svg\"><text>&a9;</text></svg>");
    text.into_bytes()
}
