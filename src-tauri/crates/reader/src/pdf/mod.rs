//! PDF documents: their pages, their text by two opinions, their pictures.

mod draw;
mod text;

use std::{
    panic::{AssertUnwindSafe, catch_unwind},
    sync::Arc,
};

use bytes::Bytes;
use hayro::hayro_syntax::{DecryptionError, LoadPdfError, Pdf};
use satei_reader_proto::{End, MAX_PAGES, PageInfo, Reply, UnreadableCode};

use crate::{
    channel::{ChannelError, Outgoing},
    read::unreadable,
};

pub use draw::draw;

/// Says the pages and the text of a document.
pub fn read(file: &Bytes, desk: &mut Outgoing) -> Result<End, ChannelError> {
    // A panic while looking at the structure leaves the text to be tried all the same.
    let sizes = catch_unwind(AssertUnwindSafe(|| page_sizes(file))).unwrap_or(Ok(Vec::new()));
    let sizes = match sizes {
        Ok(sizes) => sizes,
        Err(end) => return Ok(end),
    };
    let total = u32::try_from(sizes.len()).unwrap_or(u32::MAX);
    let listed = sizes.len().min(MAX_PAGES);
    if listed > 0 {
        desk.say(&Reply::Pages {
            total,
            sizes: sizes[..listed].to_vec(),
        })?;
    }
    let first = text::first_opinion(file, listed, desk)?;
    if listed == 0 && first.pages.is_empty() {
        return Ok(unreadable(
            UnreadableCode::Damaged,
            "the document has no page that can be read",
        ));
    }
    desk.say(&Reply::FirstOpinion)?;
    let agreed = text::second_opinion(file, &first.pages);
    desk.say(&Reply::Agreed(agreed))?;
    let whole = first.whole && total as usize == listed && listed > 0;
    Ok(if whole { End::Complete } else { End::Partial })
}

/// Opens a document for its structure and its pictures.
fn open(file: &Bytes) -> Result<Pdf, End> {
    Pdf::new(Arc::new(file.clone())).map_err(|error| match error {
        LoadPdfError::Decryption(DecryptionError::PasswordProtected) => {
            unreadable(UnreadableCode::Encrypted, "the document is locked by a password")
        }
        LoadPdfError::Decryption(_) => unreadable(
            UnreadableCode::Encrypted,
            "the document is encrypted in a way that cannot be opened",
        ),
        LoadPdfError::Invalid => unreadable(UnreadableCode::Damaged, "the document breaks the rules of PDF"),
    })
}

/// The size of every page in points. A document that is damaged has none here but may still have text.
fn page_sizes(file: &Bytes) -> Result<Vec<PageInfo>, End> {
    let pdf = match open(file) {
        Ok(pdf) => pdf,
        Err(
            end @ End::Unreadable {
                code: UnreadableCode::Encrypted,
                ..
            },
        ) => return Err(end),
        Err(_) => return Ok(Vec::new()),
    };
    let points = |side: f32| {
        if side.is_finite() {
            side.clamp(1.0, 1e6).round() as u32
        } else {
            1
        }
    };
    Ok(pdf
        .pages()
        .iter()
        .map(|page| {
            let (width, height) = page.render_dimensions();
            PageInfo {
                width: points(width),
                height: points(height),
            }
        })
        .collect())
}

/// The end of a job for a page that is not there.
pub fn no_such_page() -> End {
    unreadable(UnreadableCode::NoSuchPage, "there is no page with this number")
}
