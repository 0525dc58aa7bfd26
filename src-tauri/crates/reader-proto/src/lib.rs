//! What the desk and the reader process say to each other.
//!
//! The conversation, over the reader's standard input and output, is one job long:
//!
//! 1. The reader confines itself and says [`Reply::Hello`] with its [`BUILD_ID`].
//! 2. The desk sends a [`Job`], the file's bytes in [`FrameKind::Data`] frames, and [`FrameKind::End`].
//! 3. The reader answers with what it found, piece by piece, so that what was found before a crash or a
//!    timeout is not lost, and closes with [`Reply::Done`].
//!
//! The desk believes none of it: a frame has a greatest length, and every reply goes through
//! [`Reply::checked`] before it is used.

mod frame;
mod limits;
mod message;

pub use frame::{Frame, FrameError, FrameKind, read_frame, write_frame};
pub use limits::{
    MAX_CHUNK, MAX_FRAME, MAX_INPUT, MAX_LABEL, MAX_PAGE_TEXT, MAX_PAGES, MAX_PICTURE_SIDE, MAX_TOTAL_TEXT,
    MIN_PICTURE_SIDE,
};
pub use message::{
    BadReply, Confinement, End, Exif, Job, Media, PageInfo, Position, Reply, UnreadableCode, decode_job,
    encode_job, encode_reply,
};

/// Names the build both sides must come from: the version and a fingerprint of this crate.
pub const BUILD_ID: &str = concat!(env!("CARGO_PKG_VERSION"), "-", env!("SATEI_READER_FINGERPRINT"));

/// File name of the reader program, without the platform's ending.
pub const READER_PROGRAM: &str = "satei-reader";
