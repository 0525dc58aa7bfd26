//! PDF files written by hand, so that any rule of the format can be broken.

use std::io::Write as _;

use flate2::{Compression, write::ZlibEncoder};

/// An object: its dictionary or value, and a stream where it has one.
pub(crate) struct Object {
    head: String,
    stream: Option<Vec<u8>>,
}

/// An object without a stream.
pub(crate) fn object(head: impl Into<String>) -> Object {
    Object {
        head: head.into(),
        stream: None,
    }
}

/// A stream with these entries beside its length.
pub(crate) fn stream(entries: &str, content: Vec<u8>) -> Object {
    let head = format!("<< {entries} /Length {} >>", content.len());
    Object {
        head,
        stream: Some(content),
    }
}

/// A file of these objects, numbered from 1, the first being the catalogue.
pub(crate) fn file(objects: &[Object]) -> Vec<u8> {
    let mut file = b"%PDF-1.7\n".to_vec();
    let mut places = Vec::new();
    for (n, object) in objects.iter().enumerate() {
        places.push(file.len());
        file.extend(format!("{} 0 obj\n{}\n", n + 1, object.head).bytes());
        if let Some(stream) = &object.stream {
            file.extend(b"stream\n");
            file.extend(stream);
            file.extend(b"\nendstream\n");
        }
        file.extend(b"endobj\n");
    }
    let table_at = file.len();
    let size = objects.len() + 1;
    file.extend(format!("xref\n0 {size}\n0000000000 65535 f \n").bytes());
    for place in places {
        file.extend(format!("{place:010} 00000 n \n").bytes());
    }
    file.extend(format!("trailer\n<< /Size {size} /Root 1 0 R >>\nstartxref\n{table_at}\n%%EOF\n").bytes());
    file
}

/// One page with this content and these resources; further objects are numbered from 5.
pub(crate) fn page(resources: &str, content: Object, further: Vec<Object>) -> Vec<u8> {
    let mut objects = vec![
        object("<< /Type /Catalog /Pages 2 0 R >>"),
        object("<< /Type /Pages /Count 1 /Kids [3 0 R] >>"),
        object(format!(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << {resources} >> /Contents 4 0 R >>"
        )),
        content,
    ];
    objects.extend(further);
    file(&objects)
}

/// Compresses as PDF and PNG do.
pub(crate) fn deflate(content: &[u8]) -> Vec<u8> {
    let mut encoder = ZlibEncoder::new(Vec::new(), Compression::best());
    // Writing to memory does not fail.
    let _ = encoder.write_all(content);
    encoder.finish().unwrap_or_default()
}

/// `length` zero bytes, compressed, without ever holding them.
pub(crate) fn deflated_zeros(length: u64) -> Vec<u8> {
    let mut encoder = ZlibEncoder::new(Vec::new(), Compression::fast());
    let piece = vec![0; 1 << 20];
    let mut left = length;
    while left > 0 {
        let now = left.min(piece.len() as u64) as usize;
        let _ = encoder.write_all(&piece[..now]);
        left -= now as u64;
    }
    encoder.finish().unwrap_or_default()
}
