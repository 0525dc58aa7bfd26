//! The text of a document, by two libraries that know nothing of each other.
//!
//! Every PDF library tried reads some files wrongly without noticing. What the two agree on is taken as certain;
//! the rest is kept and marked.

use std::{
    collections::HashMap,
    panic::{AssertUnwindSafe, catch_unwind},
    time::{Duration, Instant},
};

use bytes::Bytes;
use pdf_extract::{Document, PlainTextOutput, output_doc_page};
use pdf_oxide::PdfDocument;
use satei_reader_proto::{MAX_PAGE_TEXT, MAX_PAGES, MAX_TOTAL_TEXT, Reply};
use unicode_normalization::UnicodeNormalization as _;

use crate::channel::{ChannelError, Outgoing};

/// Time for the first opinion; a page that is begun is finished.
const FIRST_TIME: Duration = Duration::from_secs(4);

/// Time for the second opinion.
const SECOND_TIME: Duration = Duration::from_secs(2);

/// What the first opinion found.
#[derive(Default)]
pub struct Found {
    /// Text of the pages that have any, by page number from 0.
    pub pages: Vec<(u32, String)>,
    /// Whether every page was read to its end.
    pub whole: bool,
}

/// Reads page by page and says each at once. `listed` is how many pages the document is known to have, 0 if
/// that is not known.
pub fn first_opinion(file: &Bytes, listed: usize, desk: &mut Outgoing) -> Result<Found, ChannelError> {
    let begun = Instant::now();
    let opened =
        catch_unwind(AssertUnwindSafe(|| PdfDocument::from_bytes(file.to_vec()).ok())).unwrap_or_default();
    let Some(document) = opened else {
        return Ok(Found::default());
    };
    let counted = catch_unwind(AssertUnwindSafe(|| document.page_count().unwrap_or(0))).unwrap_or(0);
    let count = if listed > 0 {
        listed
    } else {
        counted.min(MAX_PAGES)
    };
    let mut found = Found {
        pages: Vec::new(),
        whole: true,
    };
    let mut room = MAX_TOTAL_TEXT;
    for page in 0..count {
        if begun.elapsed() > FIRST_TIME || room == 0 {
            found.whole = false;
            break;
        }
        let text = catch_unwind(AssertUnwindSafe(|| document.extract_text(page).ok())).unwrap_or_default();
        let Some(text) = text else {
            found.whole = false;
            continue;
        };
        let clean = clean(&text);
        let kept = &clean[..clean.floor_char_boundary(MAX_PAGE_TEXT.min(room))];
        found.whole &= kept.len() == clean.len();
        room -= kept.len();
        if !kept.is_empty() {
            // `count` is at most MAX_PAGES.
            let number = page as u32;
            desk.say(&Reply::Text {
                page: number,
                text: kept.to_owned(),
            })?;
            found.pages.push((number, kept.to_owned()));
        }
    }
    Ok(found)
}

/// The pages of `first` on which another library reads the same characters.
pub fn second_opinion(file: &Bytes, first: &[(u32, String)]) -> Vec<u32> {
    let begun = Instant::now();
    let opened = catch_unwind(AssertUnwindSafe(|| Document::load_mem(file).ok())).unwrap_or_default();
    let Some(document) = opened.filter(|d| !d.is_encrypted()) else {
        return Vec::new();
    };
    let mut agreed = Vec::new();
    for (page, text) in first {
        if begun.elapsed() > SECOND_TIME {
            break;
        }
        let second = catch_unwind(AssertUnwindSafe(|| {
            let mut text = String::new();
            let mut output = PlainTextOutput::new(&mut text);
            output_doc_page(&document, &mut output, page + 1)
                .ok()
                .map(|()| text)
        }));
        if second.is_ok_and(|second| second.is_some_and(|second| same(text, &clean(&second)))) {
            agreed.push(*page);
        }
    }
    agreed
}

/// NFKC, line ends as `\n`, nothing that steers a terminal or hides.
fn clean(text: &str) -> String {
    let composed: String = text
        .replace("\r\n", "\n")
        .replace(['\r', '\u{c}'], "\n")
        .nfkc()
        .collect();
    let visible: String = composed
        .chars()
        .filter(|c| matches!(c, '\n' | '\t') || !c.is_control())
        .collect();
    visible.trim().to_owned()
}

/// Whether two readings have the same characters, in whatever order the blocks of the page were taken, and
/// neither shows a character that stands for "could not be read".
fn same(first: &str, second: &str) -> bool {
    let unsure = |c: char| c == '\u{fffd}' || ('\u{e000}'..='\u{f8ff}').contains(&c);
    if first.contains(unsure) {
        return false;
    }
    let mut counts: HashMap<char, i64> = HashMap::new();
    for c in first.chars().filter(|c| !c.is_whitespace()) {
        *counts.entry(c).or_default() += 1;
    }
    for c in second.chars().filter(|c| !c.is_whitespace()) {
        *counts.entry(c).or_default() -= 1;
    }
    counts.values().all(|balance| *balance == 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_comes_out_normalised_and_harmless() {
        assert_eq!(
            clean("ＩＭＥＩ　３５\r\n㍿\u{1b}[2J\u{c}ﾃｽﾄ"),
            "IMEI 35\n株式会社[2J\nテスト"
        );
    }

    #[test]
    fn two_opinions_agree_on_characters_not_on_spacing() {
        assert!(same("合計 ¥12,800\n2026-04-02", "2026-04-02 合計¥12,800"));
        assert!(!same("合計 ¥12,800", "合計 ¥12,300"));
        assert!(!same("合計\u{fffd}", "合計\u{fffd}"));
    }
}
