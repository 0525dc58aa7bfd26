//! How a text goes wrong: cut off, doubled, a word where another belongs, a byte turned.
//!
//! The edits are few and land on what was written well before, because that is what gets past the first
//! check of a parser; pure noise does not.

use proptest::prelude::*;

/// One thing that went wrong, at a place given in thousandths of the text.
#[derive(Debug, Clone)]
pub enum Edit {
    /// Everything from the place on is missing.
    Cut(usize),
    /// So many bytes are missing.
    Drop(usize, usize),
    /// So many bytes stand twice.
    Double(usize, usize),
    /// A piece of text stands in the way.
    Insert(usize, &'static str),
    /// Bits of a byte are turned.
    Turn(usize, u8),
    /// Two stretches of so many bytes have changed places.
    Swap(usize, usize, usize),
}

/// Pieces that parsers of ours give a meaning to, or choke on.
const PIECES: &[&str] = &[
    "\"",
    "'",
    "'''",
    "\n",
    "\r\n",
    "\0",
    "\u{feff}",
    "\u{202e}",
    "(",
    ")",
    "[",
    "]",
    "{",
    "}",
    ",",
    ".",
    "=",
    " if ",
    " otherwise ",
    " and ",
    " not ",
    " in {",
    " where ",
    " counting ",
    " times ",
    " capped at ",
    " rounded down to ",
    "count of ",
    "sum of ",
    "earliest of ",
    "share ",
    "14.6 % a year of ",
    "business days",
    "years from ",
    "zone of ",
    "reading ",
    "has ",
    "none",
    "9999-12-31",
    "2026-02-30",
    "-1",
    "0.5",
    "1e400",
    "999999999999999999999",
    "9223372036854775807",
    "令和8年4月2日",
    "１２",
    "水没",
    "\u{d7ff}",
    "𠮷",
    "null",
    "true",
];

/// A few edits.
pub fn edits() -> impl Strategy<Value = Vec<Edit>> {
    let place = 0_usize..1000;
    let edit = prop_oneof![
        1 => place.clone().prop_map(Edit::Cut),
        3 => (place.clone(), 1_usize..40).prop_map(|(at, len)| Edit::Drop(at, len)),
        2 => (place.clone(), 1_usize..200).prop_map(|(at, len)| Edit::Double(at, len)),
        6 => (place.clone(), prop::sample::select(PIECES)).prop_map(|(at, piece)| Edit::Insert(at, piece)),
        2 => (place.clone(), 1_u8..).prop_map(|(at, bits)| Edit::Turn(at, bits)),
        2 => (place.clone(), place, 1_usize..80).prop_map(|(a, b, len)| Edit::Swap(a, b, len)),
    ];
    prop::collection::vec(edit, 1..4)
}

/// The text with the edits made.
#[must_use]
pub fn spoilt(text: &[u8], edits: &[Edit]) -> Vec<u8> {
    edits.iter().fold(text.to_vec(), spoil)
}

/// The text with the edits made, in letters again.
#[must_use]
pub fn spoilt_text(text: &str, edits: &[Edit]) -> String {
    String::from_utf8_lossy(&spoilt(text.as_bytes(), edits)).into_owned()
}

fn spoil(mut text: Vec<u8>, edit: &Edit) -> Vec<u8> {
    let length = text.len();
    let at = |thousandth: usize| thousandth * length / 1000;
    let stretch = |place: usize, len: usize| at(place)..(at(place) + len).min(length);
    match edit {
        Edit::Cut(place) => text.truncate(at(*place)),
        Edit::Drop(place, len) => drop(text.drain(stretch(*place, *len))),
        Edit::Double(place, len) => {
            let again = text[stretch(*place, *len)].to_vec();
            text.splice(at(*place)..at(*place), again);
        }
        Edit::Insert(place, piece) => drop(text.splice(at(*place)..at(*place), piece.bytes())),
        Edit::Turn(place, bits) => {
            if let Some(byte) = text.get_mut(at(*place)) {
                *byte ^= bits;
            }
        }
        Edit::Swap(a, b, len) => {
            let (a, b) = (stretch(*a.min(b), *len), stretch(*a.max(b), *len));
            if a.end <= b.start {
                let (first, second) = (text[a.clone()].to_vec(), text[b.clone()].to_vec());
                text.splice(b, first);
                text.splice(a, second);
            }
        }
    }
    text
}
