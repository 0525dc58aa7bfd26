//! Thumbnails and page pictures: drawn once, kept sealed, drawn again if lost.

use std::io::{self, Read as _, Write as _};

use jpeg_encoder::{ColorType, Encoder};
use satei_model::Cancel;
use satei_reader_proto::{Job, MAX_PICTURE_SIDE, MIN_PICTURE_SIDE, UnreadableCode};

use crate::{
    error::EvidenceError,
    id::OriginalId,
    outcome::ReadState,
    reader::Pixels,
    seal::{Purpose, SealReader, SealWriter},
    take_in::{random, random_name},
    vault::Vault,
};

/// JPEG quality: text on a page stays crisp.
const QUALITY: u8 = 90;

impl Vault {
    /// A small picture of the first page as JPEG, upright, its longer side at most `max_px` pixels.
    ///
    /// # Errors
    /// As [`Vault::page_image`].
    pub fn thumbnail(
        &self,
        original: OriginalId,
        max_px: u32,
        cancel: &Cancel,
    ) -> Result<Vec<u8>, EvidenceError> {
        self.page_image(original, 0, max_px, cancel)
    }

    /// A picture of one page (counted from 0; a photo has one) as JPEG, upright, its longer side at most
    /// `max_px` pixels (held within 16 and 4,000). Photos are never enlarged. Kept sealed beside the originals
    /// and made again if it is lost or damaged.
    ///
    /// # Errors
    /// [`EvidenceError::NoPicture`] with the state a reading would have; else as [`Vault::read`].
    pub fn page_image(
        &self,
        original: OriginalId,
        page: u32,
        max_px: u32,
        cancel: &Cancel,
    ) -> Result<Vec<u8>, EvidenceError> {
        let max_px = max_px.clamp(MIN_PICTURE_SIDE, MAX_PICTURE_SIDE);
        let job = Job::Picture { page, max_px };
        let name = format!("{page}-{max_px}");
        if let Some(picture) = self.kept_picture(original, &name) {
            return Ok(picture);
        }
        let jpeg = encode(&self.pixels(original, job, cancel)?)?;
        // A picture that cannot be kept is drawn again next time.
        let _ = self.keep_picture(original, &name, &jpeg);
        Ok(jpeg)
    }

    fn kept_picture(&self, original: OriginalId, name: &str) -> Option<Vec<u8>> {
        let file = self
            .storage
            .open(&self.picture_folder(original).join(name))
            .ok()?;
        let purpose = format!("{original} {name}");
        let mut picture = Vec::new();
        SealReader::new(file, &self.keys.content, Purpose::Picture(&purpose))
            .ok()?
            .read_to_end(&mut picture)
            .ok()?;
        Some(picture)
    }

    fn keep_picture(&self, original: OriginalId, name: &str, jpeg: &[u8]) -> Result<(), EvidenceError> {
        let failed = EvidenceError::storage("keep a picture");
        let temp = self.temp_folder().join(random_name()?);
        let salt = random()?;
        let purpose = format!("{original} {name}");
        let folder = self.picture_folder(original);
        let kept: io::Result<()> = (|| {
            let file = self.storage.create(&temp)?;
            let mut sealed = SealWriter::new(file, &self.keys.content, salt, Purpose::Picture(&purpose))?;
            sealed.write_all(jpeg)?;
            drop(sealed.finish()?);
            self.storage.create_folder(&folder)?;
            self.storage.rename(&temp, &folder.join(name))
        })();
        if kept.is_err() {
            let _ = self.storage.remove(&temp);
        }
        kept.map_err(failed)
    }
}

/// Encodes bare pixels here, so that nothing the reader made is ever decoded outside of it.
fn encode(pixels: &Pixels) -> Result<Vec<u8>, EvidenceError> {
    let failed = |reason: String| EvidenceError::NoPicture {
        state: ReadState::Unreadable {
            code: UnreadableCode::ReaderFailed,
            reason,
        },
    };
    let side = |side: u32| u16::try_from(side).map_err(|error| failed(error.to_string()));
    let mut jpeg = Vec::new();
    Encoder::new(&mut jpeg, QUALITY)
        .encode(
            &pixels.rgb,
            side(pixels.width)?,
            side(pixels.height)?,
            ColorType::Rgb,
        )
        .map_err(|error| failed(error.to_string()))?;
    Ok(jpeg)
}
