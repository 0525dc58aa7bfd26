//! The greatest sizes either side accepts. Generous for a claim's papers, small beside a machine.

/// Largest original that is taken in or read, in bytes (100 MiB).
pub const MAX_INPUT: u64 = 100 * 1024 * 1024;

/// Largest piece of a file or a picture in one frame, in bytes.
pub const MAX_CHUNK: usize = 256 * 1024;

/// Largest frame of any kind, in bytes: the text of a page in its longest encoding, and room around it.
pub const MAX_FRAME: usize = 1024 * 1024;

/// Most pages of one document that are listed and read; [`crate::Reply::Pages`] still tells the true number.
pub const MAX_PAGES: usize = 2_000;

/// Longest text kept of one page, in bytes.
pub const MAX_PAGE_TEXT: usize = 256 * 1024;

/// Longest text kept of one document, in bytes.
pub const MAX_TOTAL_TEXT: usize = 8 * 1024 * 1024;

/// Longest short text (a camera's name, a reason), in bytes.
pub const MAX_LABEL: usize = 200;

/// Longest side of a picture the reader draws, in pixels.
pub const MAX_PICTURE_SIDE: u32 = 4_000;

/// Shortest useful limit for a picture's longer side, in pixels.
pub const MIN_PICTURE_SIDE: u32 = 16;
