//! What a reader has said so far, kept within bounds.

use std::collections::{BTreeMap, BTreeSet};

use satei_reader_proto::{
    BUILD_ID, Confinement, End, Exif, Job, MAX_TOTAL_TEXT, Media, PageInfo, Reply, UnreadableCode,
};

use crate::{
    error::EvidenceError,
    outcome::{PageText, ReadOutcome, ReadState},
};

/// A picture as bare pixels.
pub(crate) struct Pixels {
    pub(crate) width: u32,
    pub(crate) height: u32,
    /// Rows from the top, three bytes a pixel; exactly as many as the size asks for.
    pub(crate) rgb: Vec<u8>,
}

impl Pixels {
    fn expected(&self) -> usize {
        self.width as usize * self.height as usize * 3
    }
}

/// How a job broke off.
#[derive(Clone, Copy, Debug)]
pub(super) enum Broken {
    TimedOut,
    OutOfMemory,
    Failed,
}

/// Everything heard in one job.
pub(crate) struct Said {
    confinement: Confinement,
    max_px: Option<u32>,
    media: Media,
    pages: Vec<PageInfo>,
    page_count: u32,
    exif: Option<Exif>,
    text: BTreeMap<u32, String>,
    text_bytes: usize,
    first_opinion: bool,
    agreed: BTreeSet<u32>,
    picture: Option<Pixels>,
    end: Option<End>,
    broken: Option<Broken>,
}

impl Said {
    pub(super) fn new(confinement: Confinement, job: Job) -> Self {
        let max_px = match job {
            Job::Picture { max_px, .. } => Some(max_px),
            Job::Read => None,
        };
        Self {
            confinement,
            max_px,
            media: Media::Unknown,
            pages: Vec::new(),
            page_count: 0,
            exif: None,
            text: BTreeMap::new(),
            text_bytes: 0,
            first_opinion: false,
            agreed: BTreeSet::new(),
            picture: None,
            end: None,
            broken: None,
        }
    }

    /// Takes in a checked reply; `false` when it was not due, or more than one document can have.
    pub(super) fn hear(&mut self, reply: Reply) -> bool {
        match reply {
            Reply::Hello { .. } => return false,
            Reply::Media(media) => self.media = media,
            Reply::Pages { total, sizes } => {
                self.page_count = total.max(u32::try_from(sizes.len()).unwrap_or(u32::MAX));
                self.pages = sizes;
            }
            Reply::Exif(exif) => self.exif = Some(exif),
            Reply::Text { page, text } => {
                self.text_bytes += text.len();
                return self.text_bytes <= MAX_TOTAL_TEXT && self.text.insert(page, text).is_none();
            }
            Reply::FirstOpinion => self.first_opinion = true,
            Reply::Agreed(pages) => self.agreed = pages.into_iter().collect(),
            Reply::Picture { width, height } => {
                let asked = self.max_px.is_some_and(|max| width.max(height) <= max);
                if !asked || self.picture.is_some() {
                    return false;
                }
                let mut picture = Pixels {
                    width,
                    height,
                    rgb: Vec::new(),
                };
                picture.rgb.reserve_exact(picture.expected());
                self.picture = Some(picture);
            }
            Reply::Done(end) => self.end = Some(end),
        }
        true
    }

    /// Takes in a piece of the picture; `false` when none is due or it is more than the picture holds.
    pub(super) fn see(&mut self, piece: &[u8]) -> bool {
        let Some(picture) = &mut self.picture else {
            return false;
        };
        if picture.rgb.len() + piece.len() > picture.expected() {
            return false;
        }
        picture.rgb.extend_from_slice(piece);
        true
    }

    pub(super) fn is_over(&self) -> bool {
        self.end.is_some()
    }

    pub(super) fn broken_off(mut self, broken: Broken) -> Self {
        self.broken = Some(broken);
        self
    }

    /// The state of the reading, and whether all is here.
    fn state(&self) -> (ReadState, bool) {
        match (&self.end, self.broken) {
            (Some(End::Complete), _) => (ReadState::Read, true),
            (Some(End::Partial), _) => (ReadState::Read, false),
            (Some(End::Unsupported), _) => (ReadState::Unsupported, true),
            (Some(End::Unreadable { code, reason }), _) => (
                ReadState::Unreadable {
                    code: *code,
                    reason: reason.clone(),
                },
                true,
            ),
            // The first opinion is in; only certainty was still to come.
            (None, _) if self.first_opinion => (ReadState::Read, false),
            (None, Some(Broken::TimedOut)) => (ReadState::TimedOut, false),
            (None, Some(Broken::OutOfMemory)) => (ReadState::OutOfMemory, false),
            (None, Some(Broken::Failed) | None) => (failed("the reader broke down over this file"), false),
        }
    }

    pub(crate) fn into_outcome(self) -> ReadOutcome {
        let (state, complete) = self.state();
        let scanned = self.media == Media::Pdf && state == ReadState::Read && self.text.is_empty();
        let agreed = self.agreed;
        let text = self
            .text
            .into_iter()
            .map(|(page, text)| PageText {
                page,
                text,
                certain: agreed.contains(&page),
            })
            .collect();
        ReadOutcome {
            media: self.media,
            state,
            pages: self.pages,
            page_count: self.page_count,
            text,
            exif: self.exif,
            scanned,
            complete,
            confinement: self.confinement,
            reader: BUILD_ID.to_owned(),
        }
    }

    pub(crate) fn into_pixels(self) -> Result<Pixels, EvidenceError> {
        let state = match self.state() {
            (ReadState::Read, _) => match self.picture {
                Some(picture) if picture.rgb.len() == picture.expected() => return Ok(picture),
                _ => failed("the reader sent an incomplete picture"),
            },
            (state, _) => state,
        };
        Err(EvidenceError::NoPicture { state })
    }
}

fn failed(reason: &str) -> ReadState {
    ReadState::Unreadable {
        code: UnreadableCode::ReaderFailed,
        reason: reason.to_owned(),
    }
}
