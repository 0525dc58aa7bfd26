//! What the reader found in a file, after everything it said was checked.

use std::fmt;

use satei_reader_proto::{Confinement, Exif, Media, PageInfo, UnreadableCode};
use serde::{Deserialize, Serialize};

/// Everything known about one original's content. Whatever the state, the original is kept and can be
/// classified by hand; what was found before a reading ended early is here too.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReadOutcome {
    /// What the file is, by content.
    pub media: Media,
    /// How the reading ended.
    pub state: ReadState,
    /// Sizes of the pages that are listed (at most 2,000); a photo has one.
    pub pages: Vec<PageInfo>,
    /// How many pages the file has in truth.
    pub page_count: u32,
    /// Text of the pages that have any.
    pub text: Vec<PageText>,
    /// What the camera wrote, if anything.
    pub exif: Option<Exif>,
    /// A PDF whose pages carry no text of their own: what stands there is a picture.
    pub scanned: bool,
    /// All pages and all text are here; `false` where time or size did not allow more.
    pub complete: bool,
    /// The walls the reader stood behind.
    pub confinement: Confinement,
    /// Build of the reader.
    pub reader: String,
}

/// Text of one page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PageText {
    /// Page number, counted from 0.
    pub page: u32,
    /// The text, NFKC-normalised, lines ended by `\n`.
    pub text: String,
    /// Two libraries that know nothing of each other read the same characters.
    pub certain: bool,
}

/// How a reading ended.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "state", rename_all = "snake_case")]
pub enum ReadState {
    /// It was read.
    Read,
    /// It cannot be read.
    Unreadable {
        /// Why, for the window's own words.
        code: UnreadableCode,
        /// Why, in English.
        reason: String,
    },
    /// Its kind is not one of those that are read.
    Unsupported,
    /// It took longer than allowed and the reader was ended.
    TimedOut,
    /// It took more memory than allowed and the reader was ended.
    OutOfMemory,
}

impl ReadState {
    /// A stable name for programs: `read`, `unsupported`, `timed_out`, `out_of_memory`, or why it is unreadable.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::Read => "read",
            Self::Unsupported => "unsupported",
            Self::TimedOut => "timed_out",
            Self::OutOfMemory => "out_of_memory",
            Self::Unreadable { code, .. } => match code {
                UnreadableCode::Empty => "empty",
                UnreadableCode::Damaged => "damaged",
                UnreadableCode::Encrypted => "encrypted",
                UnreadableCode::TooLarge => "too_large",
                UnreadableCode::NoSuchPage => "no_such_page",
                UnreadableCode::ReaderFailed => "reader_failed",
            },
        }
    }
}

impl fmt::Display for ReadState {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Read => f.write_str("read"),
            Self::Unreadable { reason, .. } => f.write_str(reason),
            Self::Unsupported => f.write_str("this kind of file is kept but not read"),
            Self::TimedOut => f.write_str("reading took longer than allowed and was ended"),
            Self::OutOfMemory => f.write_str("reading took more memory than allowed and was ended"),
        }
    }
}
