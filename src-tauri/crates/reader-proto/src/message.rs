//! What is said: jobs to the reader, replies from it, and the bounds a reply must keep.

use serde::{Deserialize, Serialize};

use crate::limits::{MAX_LABEL, MAX_PAGE_TEXT, MAX_PAGES, MAX_PICTURE_SIDE};

/// What the reader is asked to do with the one file it gets.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Job {
    /// Say what the file is and what stands in it.
    Read,
    /// Draw one page (a photo has one), upright, its longer side at most `max_px` pixels.
    Picture {
        /// Page number, counted from 0.
        page: u32,
        /// Longest side wanted, in pixels; the reader holds it within 16 and 4,000.
        max_px: u32,
    },
}

/// What a file is by its content; its name is never asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Media {
    /// A JPEG photo.
    Jpeg,
    /// A PNG picture.
    Png,
    /// A WebP picture.
    Webp,
    /// A PDF document.
    Pdf,
    /// A HEIC or AVIF photo: known, not read yet.
    Heic,
    /// Another kind of picture: known, not read.
    OtherImage,
    /// A ZIP or another archive: known, not read here.
    Archive,
    /// A word processor's, spreadsheet's or e-mail program's file: known, not read.
    Office,
    /// Sound or moving pictures: known, not read.
    AudioVideo,
    /// A file with nothing in it.
    Empty,
    /// Nothing that is recognised.
    Unknown,
}

impl Media {
    /// The media type, as e-mail and the web name it.
    #[must_use]
    pub fn mime(self) -> &'static str {
        match self {
            Self::Jpeg => "image/jpeg",
            Self::Png => "image/png",
            Self::Webp => "image/webp",
            Self::Pdf => "application/pdf",
            Self::Heic => "image/heic",
            Self::OtherImage => "image/*",
            Self::Archive => "application/zip",
            Self::AudioVideo => "video/*",
            Self::Office | Self::Empty | Self::Unknown => "application/octet-stream",
        }
    }
}

/// Size of a page: pixels of the upright picture for photos, points (1/72 inch) for PDF pages.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PageInfo {
    /// Width of the upright page.
    pub width: u32,
    /// Height of the upright page.
    pub height: u32,
}

/// A place on earth in millionths of a degree, north and east positive.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Position {
    /// Latitude, −90,000,000 to 90,000,000.
    pub latitude_e6: i32,
    /// Longitude, −180,000,000 to 180,000,000.
    pub longitude_e6: i32,
}

/// What a camera wrote beside the picture. It is what the file says, not what is so.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Exif {
    /// Maker and model of the camera.
    pub camera: Option<String>,
    /// When the picture was taken by the camera's clock: `YYYY-MM-DDTHH:MM:SS`, with `+HH:MM` where the zone is known.
    pub taken_at: Option<String>,
    /// Where it was taken.
    pub gps: Option<Position>,
    /// The program that wrote the file last.
    pub software: Option<String>,
    /// How the picture must be turned to stand upright, 1–8 as EXIF counts; pictures come back upright already.
    pub orientation: Option<u8>,
}

/// Which walls the reader stands behind on this system.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Confinement {
    /// It can open no file.
    pub no_files: bool,
    /// It can open no network connection.
    pub no_network: bool,
    /// It can start no other program. Elsewhere one that is started can still open nothing.
    pub no_programs: bool,
    /// The system ends it when it asks for too much memory or processor time.
    pub limits: bool,
}

/// Why a file cannot be read; the window shows its own words for each.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum UnreadableCode {
    /// There is nothing in the file.
    Empty,
    /// The content breaks the rules of its own format.
    Damaged,
    /// It is locked by a password.
    Encrypted,
    /// Unpacked it would be larger than what is read.
    TooLarge,
    /// It has no page with this number.
    NoSuchPage,
    /// The reader broke down over it.
    ReaderFailed,
}

/// How a job ended, in the reader's own words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum End {
    /// All that was asked for is said.
    Complete,
    /// Part of it is said; time or size did not allow more.
    Partial,
    /// It cannot be read.
    Unreadable {
        /// Why.
        code: UnreadableCode,
        /// The same in English, for the log and the command line.
        reason: String,
    },
    /// The kind of file is known, or not, and is not one of those that are read.
    Unsupported,
}

/// One piece of what the reader found.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Reply {
    /// The reader is confined and waits for its job.
    Hello {
        /// Its [`crate::BUILD_ID`].
        build_id: String,
        /// The walls it stands behind.
        confinement: Confinement,
    },
    /// What the file is.
    Media(Media),
    /// Its pages, the first [`MAX_PAGES`] of them.
    Pages {
        /// How many pages there are in truth.
        total: u32,
        /// Their sizes.
        sizes: Vec<PageInfo>,
    },
    /// What the camera wrote.
    Exif(Exif),
    /// The text of one page.
    Text {
        /// Page number, counted from 0.
        page: u32,
        /// Its text, NFKC-normalised.
        text: String,
    },
    /// The first opinion is complete; what follows can only add certainty.
    FirstOpinion,
    /// Pages on which the second opinion agrees with the first.
    Agreed(Vec<u32>),
    /// A picture follows in data frames: rows from the top, three bytes a pixel.
    Picture {
        /// Width in pixels.
        width: u32,
        /// Height in pixels.
        height: u32,
    },
    /// The job is over.
    Done(End),
}

/// A message that breaks a bound or cannot be understood.
#[derive(Debug, thiserror::Error)]
pub enum BadReply {
    /// Not a message of this protocol.
    #[error("the message cannot be understood")]
    NotUnderstood,
    /// A count, a length or a value is outside what is allowed.
    #[error("the message breaks the bound on {0}")]
    OutOfBounds(&'static str),
}

impl Reply {
    /// Decodes a reply and checks every bound, so that nothing in it needs to be trusted.
    ///
    /// # Errors
    /// [`BadReply`] when it is not a reply or breaks a bound.
    pub fn checked(body: &[u8]) -> Result<Self, BadReply> {
        let (reply, rest): (Self, _) =
            postcard::take_from_bytes(body).map_err(|_| BadReply::NotUnderstood)?;
        if !rest.is_empty() {
            return Err(BadReply::NotUnderstood);
        }
        match &reply {
            Self::Hello { build_id, .. } => short(build_id)?,
            Self::Pages { sizes, .. } => within(sizes.len() <= MAX_PAGES, "pages")?,
            Self::Exif(exif) => {
                for text in [&exif.camera, &exif.taken_at, &exif.software]
                    .into_iter()
                    .flatten()
                {
                    short(text)?;
                }
                within(
                    exif.orientation.is_none_or(|o| (1..=8).contains(&o)),
                    "orientation",
                )?;
                within(
                    exif.gps.is_none_or(|p| {
                        p.latitude_e6.unsigned_abs() <= 90_000_000
                            && p.longitude_e6.unsigned_abs() <= 180_000_000
                    }),
                    "position",
                )?;
            }
            Self::Text { page, text } => {
                within((*page as usize) < MAX_PAGES, "page number")?;
                within(text.len() <= MAX_PAGE_TEXT, "page text")?;
                within(
                    text.chars().all(|c| c == '\n' || c == '\t' || !c.is_control()),
                    "page text",
                )?;
            }
            Self::Agreed(pages) => {
                within(
                    pages.len() <= MAX_PAGES && pages.iter().all(|p| (*p as usize) < MAX_PAGES),
                    "pages",
                )?;
            }
            Self::Picture { width, height } => {
                let sides = 1..=MAX_PICTURE_SIDE;
                within(sides.contains(width) && sides.contains(height), "picture size")?;
            }
            Self::Done(End::Unreadable { reason, .. }) => short(reason)?,
            Self::Media(_) | Self::FirstOpinion | Self::Done(_) => {}
        }
        Ok(reply)
    }
}

fn within(holds: bool, what: &'static str) -> Result<(), BadReply> {
    if holds {
        Ok(())
    } else {
        Err(BadReply::OutOfBounds(what))
    }
}

fn short(text: &str) -> Result<(), BadReply> {
    within(
        text.len() <= MAX_LABEL && !text.chars().any(char::is_control),
        "short text",
    )
}

/// Encodes a job.
///
/// # Errors
/// [`BadReply::NotUnderstood`] when it cannot be encoded.
pub fn encode_job(job: Job) -> Result<Vec<u8>, BadReply> {
    postcard::to_stdvec(&job).map_err(|_| BadReply::NotUnderstood)
}

/// Decodes a job.
///
/// # Errors
/// [`BadReply::NotUnderstood`] when it is not one.
pub fn decode_job(body: &[u8]) -> Result<Job, BadReply> {
    postcard::from_bytes(body).map_err(|_| BadReply::NotUnderstood)
}

/// Encodes a reply. The receiver checks the bounds, whoever sent it.
///
/// # Errors
/// [`BadReply::NotUnderstood`] when it cannot be encoded.
pub fn encode_reply(reply: &Reply) -> Result<Vec<u8>, BadReply> {
    postcard::to_stdvec(reply).map_err(|_| BadReply::NotUnderstood)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refused(reply: &Reply) -> bool {
        Reply::checked(&encode_reply(reply).unwrap()).is_err()
    }

    #[test]
    fn what_keeps_the_bounds_passes_unchanged() {
        let text = Reply::Text {
            page: 0,
            text: "領収書\n¥12,800".into(),
        };
        assert_eq!(Reply::checked(&encode_reply(&text).unwrap()).unwrap(), text);
    }

    #[test]
    fn every_bound_is_kept_against_a_hostile_reader() {
        assert!(refused(&Reply::Text {
            page: 0,
            text: "x".repeat(MAX_PAGE_TEXT + 1)
        }));
        assert!(refused(&Reply::Text {
            page: u32::MAX,
            text: String::new()
        }));
        assert!(refused(&Reply::Text {
            page: 0,
            text: "\u{1b}[2J".into()
        }));
        assert!(refused(&Reply::Pages {
            total: 1,
            sizes: vec![PageInfo { width: 1, height: 1 }; MAX_PAGES + 1]
        }));
        assert!(refused(&Reply::Picture {
            width: MAX_PICTURE_SIDE + 1,
            height: 1
        }));
        assert!(refused(&Reply::Picture { width: 0, height: 1 }));
        assert!(refused(&Reply::Exif(Exif {
            orientation: Some(9),
            ..Exif::default()
        })));
        assert!(refused(&Reply::Exif(Exif {
            camera: Some("x".repeat(MAX_LABEL + 1)),
            ..Exif::default()
        })));
        let nowhere = Position {
            latitude_e6: 90_000_001,
            longitude_e6: 0,
        };
        assert!(refused(&Reply::Exif(Exif {
            gps: Some(nowhere),
            ..Exif::default()
        })));
        let noisy = End::Unreadable {
            code: UnreadableCode::Damaged,
            reason: "a\u{7}b".into(),
        };
        assert!(refused(&Reply::Done(noisy)));
    }

    #[test]
    fn bytes_after_a_reply_or_a_false_count_are_refused() {
        let mut body = encode_reply(&Reply::FirstOpinion).unwrap();
        body.push(0);
        assert!(Reply::checked(&body).is_err());
        // The variant of `Agreed`, then a count of four thousand million with nothing behind it.
        let variant = encode_reply(&Reply::Agreed(Vec::new())).unwrap()[0];
        assert!(Reply::checked(&[variant, 0xff, 0xff, 0xff, 0xff, 0x0f]).is_err());
    }
}
