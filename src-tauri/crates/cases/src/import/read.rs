//! A CSV file as rows of text, whatever its encoding.

use sha2::{Digest, Sha256};

use super::{Refusal, Refused};
use crate::keys::hex;

/// Bytes a file may have. A member book of some hundred thousand rows is below it.
const LARGEST: usize = 64 * 1024 * 1024;

/// Why a file is no CSV file that can be taken in. Its text is for logs.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NoCsv {
    /// More bytes than any book has.
    #[error("it has more than {} MiB", LARGEST / 1024 / 1024)]
    TooLarge,
    /// In neither encoding.
    #[error("it is neither UTF-8 nor CP932")]
    Encoding,
    /// Nothing in the first row.
    #[error("it has no row of headings")]
    NoHeadings,
    /// A quotation mark opens a cell and is never closed: all behind it would be one cell.
    #[error("the quotation mark that opens in line {line} is never closed")]
    QuoteOpen {
        /// The line, from 1.
        line: usize,
    },
    /// The reader of CSV gave up.
    #[error("{0}")]
    Malformed(String),
}

/// How the file is encoded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Encoding {
    /// UTF-8, with or without a mark.
    Utf8,
    /// CP932, as Japanese office programs write it.
    Cp932,
}

impl Encoding {
    /// Its name.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Utf8 => "UTF-8",
            Self::Cp932 => "CP932",
        }
    }
}

/// A CSV file, read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CsvFile {
    /// File name.
    pub name: String,
    /// SHA-256 of the file, in hex.
    pub sha256: String,
    /// The encoding found.
    pub encoding: Encoding,
    /// Cells of the first row.
    pub headings: Vec<String>,
    /// The other rows with their lines; rows without any text left out.
    pub rows: Vec<(u64, Vec<String>)>,
    /// Rows that are not well formed.
    pub refused: Vec<Refused>,
}

impl CsvFile {
    /// Reads a file: UTF-8 if it is, otherwise CP932; separated by comma, tab or semicolon, whichever the
    /// first line has most of.
    ///
    /// # Errors
    /// Why it is no CSV file.
    pub fn read(name: &str, bytes: &[u8]) -> Result<Self, NoCsv> {
        if bytes.len() > LARGEST {
            return Err(NoCsv::TooLarge);
        }
        let (encoding, text) = decode(bytes).ok_or(NoCsv::Encoding)?;
        // The reader of CSV counts a line late where lines end with two characters, and none where they end with a
        // bare carriage return, as some office programs of old write them.
        let text = text.replace("\r\n", "\n").replace('\r', "\n");
        let first = text.lines().next().unwrap_or_default();
        let count = |separator: u8| first.bytes().filter(|b| *b == separator).count();
        let separator = [b';', b'\t', b',']
            .into_iter()
            .max_by_key(|s| count(*s))
            .unwrap_or(b',');
        if let Some(line) = open_quote(&text, char::from(separator)) {
            return Err(NoCsv::QuoteOpen { line });
        }
        let mut reader = csv::ReaderBuilder::new()
            .delimiter(separator)
            .flexible(true)
            .from_reader(text.as_bytes());
        let headings: Vec<String> = reader
            .headers()
            .map_err(|error| NoCsv::Malformed(error.to_string()))?
            .iter()
            .map(|h| h.trim().to_owned())
            .collect();
        if headings.iter().all(String::is_empty) {
            return Err(NoCsv::NoHeadings);
        }
        let (mut rows, mut refused) = (Vec::new(), Vec::new());
        for record in reader.records() {
            let record = record.map_err(|error| NoCsv::Malformed(error.to_string()))?;
            let line = record.position().map_or(0, csv::Position::line);
            let cells: Vec<String> = record.iter().map(|cell| cell.trim().to_owned()).collect();
            if cells.iter().all(String::is_empty) {
                continue;
            }
            if cells.len() > headings.len() {
                let reason = Refusal::Cells {
                    found: cells.len(),
                    expected: headings.len(),
                };
                refused.push(Refused { line, reason });
            } else {
                rows.push((line, cells));
            }
        }
        Ok(Self {
            name: name.to_owned(),
            sha256: hex(&Sha256::digest(bytes)),
            encoding,
            headings,
            rows,
            refused,
        })
    }
}

/// The line of a quotation mark that opens a cell and is not closed to the end of the text. The reader of CSV takes what
/// follows for one long cell and says nothing.
fn open_quote(text: &str, separator: char) -> Option<usize> {
    let (mut line, mut opened, mut cell_begins) = (1, None, true);
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        match letter {
            // Two of them within a quoted cell stand for one.
            '"' if opened.is_some() && letters.peek() == Some(&'"') => drop(letters.next()),
            '"' if opened.is_some() => opened = None,
            '"' if cell_begins => opened = Some(line),
            _ => {}
        }
        cell_begins = opened.is_none() && (letter == separator || letter == '\n');
        line += usize::from(letter == '\n');
    }
    opened
}

fn decode(bytes: &[u8]) -> Option<(Encoding, String)> {
    let unmarked = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    if let Ok(text) = std::str::from_utf8(unmarked) {
        return Some((Encoding::Utf8, text.to_owned()));
    }
    // What the web calls Shift_JIS is CP932.
    let text = encoding_rs::SHIFT_JIS.decode_without_bom_handling_and_without_replacement(bytes)?;
    Some((Encoding::Cp932, text.into_owned()))
}
