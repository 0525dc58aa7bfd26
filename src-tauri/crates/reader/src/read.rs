//! One job: take it, do it behind a net for panics, say how it ended.

use std::{
    panic::{AssertUnwindSafe, catch_unwind},
    sync::Arc,
    thread,
};

use bytes::Bytes;
use satei_reader_proto::{
    BUILD_ID, End, Exif, Job, MAX_LABEL, MAX_PICTURE_SIDE, MIN_PICTURE_SIDE, Media, Reply, UnreadableCode,
};

use crate::{
    channel::{ChannelError, Incoming, Outgoing},
    confine::confine,
    detect::detect,
    exif,
    fonts::Fonts,
    pdf,
    photo::Photo,
};

/// Stack for the parsers, in bytes: some of them recurse as deep as the file nests.
const STACK: usize = 64 * 1024 * 1024;

/// Does the one job on a thread of its own, for the stack it needs.
pub fn one_job() -> Result<(), ChannelError> {
    let worker = thread::Builder::new().stack_size(STACK).spawn(confined_job)?;
    worker.join().unwrap_or(Err(ChannelError::OutOfTurn))
}

/// Confines the process, waits for the job and does it.
fn confined_job() -> Result<(), ChannelError> {
    let mut desk = Outgoing::take()?;
    let fonts = Arc::new(Fonts::open());
    let confinement = confine();
    desk.say(&Reply::Hello {
        build_id: BUILD_ID.to_owned(),
        confinement,
    })?;
    let Some((job, file)) = Incoming::open().job()? else {
        return Ok(());
    };
    let end = catch_unwind(AssertUnwindSafe(|| match job {
        Job::Read => read(&file, &mut desk),
        Job::Picture { page, max_px } => {
            let max_px = max_px.clamp(MIN_PICTURE_SIDE, MAX_PICTURE_SIDE);
            draw(&file, page, max_px, &fonts, &mut desk)
        }
    }));
    let end = end.unwrap_or_else(|_| {
        Ok(unreadable(
            UnreadableCode::ReaderFailed,
            "the reading library gave up on this file",
        ))
    })?;
    desk.say(&Reply::Done(end))
}

fn read(file: &Bytes, desk: &mut Outgoing) -> Result<End, ChannelError> {
    let media = detect(file);
    desk.say(&Reply::Media(media))?;
    match media {
        Media::Jpeg | Media::Png | Media::Webp => {
            let photo = match Photo::decode(file, media) {
                Ok(photo) => photo,
                Err(end) => return Ok(end),
            };
            desk.say(&Reply::Pages {
                total: 1,
                sizes: vec![photo.size()],
            })?;
            let orientation = photo.orientation();
            drop(photo);
            let found = catch_unwind(|| exif::read(file)).unwrap_or_default();
            if found.is_some() || orientation != 1 {
                desk.say(&Reply::Exif(Exif {
                    orientation: Some(orientation),
                    ..found.unwrap_or_default()
                }))?;
            }
            Ok(if Photo::is_whole(file, media) {
                End::Complete
            } else {
                End::Partial
            })
        }
        Media::Pdf => pdf::read(file, desk),
        Media::Empty => Ok(unreadable(UnreadableCode::Empty, "there is nothing in the file")),
        _ => Ok(End::Unsupported),
    }
}

fn draw(
    file: &Bytes,
    page: u32,
    max_px: u32,
    fonts: &Arc<Fonts>,
    desk: &mut Outgoing,
) -> Result<End, ChannelError> {
    let drawn = match detect(file) {
        media @ (Media::Jpeg | Media::Png | Media::Webp) if page == 0 => {
            Photo::decode(file, media).and_then(|photo| photo.upright(max_px))
        }
        Media::Jpeg | Media::Png | Media::Webp => Err(pdf::no_such_page()),
        Media::Pdf => pdf::draw(file, page, max_px, fonts),
        Media::Empty => Err(unreadable(UnreadableCode::Empty, "there is nothing in the file")),
        _ => Err(End::Unsupported),
    };
    match drawn {
        Ok(picture) => {
            desk.picture(picture.width, picture.height, &picture.bytes)?;
            Ok(End::Complete)
        }
        Err(end) => Ok(end),
    }
}

/// An end with its reason.
pub fn unreadable(code: UnreadableCode, reason: &str) -> End {
    End::Unreadable {
        code,
        reason: label(reason),
    }
}

/// As [`unreadable`], for a library's own words.
pub fn unreadable_owned(code: UnreadableCode, reason: String) -> End {
    unreadable(code, &reason)
}

/// A text cut to what one line may be, without control characters.
pub fn label(text: &str) -> String {
    let line: String = text
        .chars()
        .map(|c| if c.is_control() { ' ' } else { c })
        .collect();
    line[..line.floor_char_boundary(MAX_LABEL)].to_owned()
}
