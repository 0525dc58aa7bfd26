//! What a file is, by its content. Its name is not even known here.

use satei_reader_proto::Media;

/// How far into a file the PDF mark may stand, in bytes; readers of the trade accept as much.
const PDF_MARK_WITHIN: usize = 1024;

/// Names the kind of file from its first bytes.
pub fn detect(file: &[u8]) -> Media {
    if file.is_empty() {
        return Media::Empty;
    }
    let kind = infer::get(file);
    match kind.map(|k| (k.mime_type(), k.matcher_type())) {
        Some(("image/jpeg", _)) => Media::Jpeg,
        Some(("image/png" | "image/vnd.mozilla.apng", _)) => Media::Png,
        Some(("image/webp", _)) => Media::Webp,
        Some(("application/pdf", _)) => Media::Pdf,
        Some(("image/heif" | "image/heic" | "image/avif", _)) => Media::Heic,
        Some((_, infer::MatcherType::Image)) => Media::OtherImage,
        _ if has_pdf_mark(file) => Media::Pdf,
        Some((_, infer::MatcherType::Doc)) => Media::Office,
        Some((_, infer::MatcherType::Archive)) => Media::Archive,
        Some((_, infer::MatcherType::Audio | infer::MatcherType::Video)) => Media::AudioVideo,
        _ => Media::Unknown,
    }
}

fn has_pdf_mark(file: &[u8]) -> bool {
    let start = &file[..file.len().min(PDF_MARK_WITHIN)];
    start.windows(5).any(|window| window == b"%PDF-")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_bytes_decide() {
        assert_eq!(detect(b""), Media::Empty);
        assert_eq!(detect(b"\xff\xd8\xff\xe0\0\x10JFIF\0"), Media::Jpeg);
        assert_eq!(
            detect(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01\x08\x02\0\0\0"),
            Media::Png
        );
        assert_eq!(detect(b"RIFF\x24\0\0\0WEBPVP8 "), Media::Webp);
        assert_eq!(detect(b"%PDF-1.7\n"), Media::Pdf);
        assert_eq!(detect(b"\r\n\r\nscanned by a kiosk\r\n%PDF-1.4\n"), Media::Pdf);
        assert_eq!(detect(b"\0\0\0\x18ftypheic\0\0\0\0mif1heic"), Media::Heic);
        assert_eq!(detect(b"PK\x03\x04\x14\0\0\0"), Media::Archive);
        assert_eq!(detect(b"dear sir, my parcel"), Media::Unknown);
    }
}
