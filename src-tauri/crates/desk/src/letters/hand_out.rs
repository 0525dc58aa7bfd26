//! Letters are handed out: into a file, as bytes, as pictures of their pages.

use std::path::Path;

use satei_evidence::OriginalId;
use satei_model::LetterId;

use super::letter_error;
use crate::desk::Desk;
use crate::errors::{Outcome, case_error, evidence_error, unknown};
use crate::text::why_not;
use crate::view::DeskError;
use crate::work::Cancel;

impl Desk {
    /// Writes a letter, issued or drawn, into a file.
    ///
    /// # Errors
    /// `unknown_letter`; `letter_inside_desk`, `letter_over_no_file`, or `letter_unwritable` where the file cannot be
    /// written: what stood there before is left as it was.
    pub fn write_letter(&self, letter_id: &str, to: &Path) -> Outcome<()> {
        let pdf = self.letter_pdf(letter_id)?;
        let unwritable = |error: std::io::Error| {
            DeskError::new(
                "letter_unwritable",
                format!(
                    "The letter could not be written to {}: {error}. An issued letter is kept on the claim.",
                    to.display()
                ),
            )
            .hint("path", to.display())
            .hint_label("why", &why_not(&error))
        };
        let folder = to
            .parent()
            .filter(|it| !it.as_os_str().is_empty())
            .unwrap_or(Path::new("."));
        self.may_hold_a_letter(folder, to)?;
        let name = to
            .file_name()
            .ok_or_else(|| unwritable(std::io::ErrorKind::InvalidInput.into()))?;
        let temp = folder.join(format!(".{}.part", name.to_string_lossy()));
        let written = std::fs::write(&temp, &pdf).and_then(|()| std::fs::rename(&temp, to));
        written.map_err(|error| {
            // The half-written copy is of no use; the error told is the first one.
            let _ = std::fs::remove_file(&temp);
            unwritable(error)
        })
    }

    /// Whether a letter may lie there: what is no file is not replaced by one, and a desk keeps its folder to itself.
    fn may_hold_a_letter(&self, folder: &Path, to: &Path) -> Outcome<()> {
        let own = self.folder().canonicalize();
        if own.is_ok_and(|own| folder.canonicalize().is_ok_and(|it| it.starts_with(own))) {
            return Err(DeskError::new(
                "letter_inside_desk",
                "The letter was not written: that place is inside the folder of the desk. An issued letter is kept on the claim; choose another place.",
            )
            .hint("path", to.display()));
        }
        if std::fs::symlink_metadata(to).is_ok_and(|it| !it.is_file()) {
            return Err(DeskError::new(
                "letter_over_no_file",
                "The letter was not written: what stands at that place is no file. An issued letter is kept on the claim; choose another place.",
            )
            .hint("path", to.display()));
        }
        Ok(())
    }

    /// A picture of a letter's page, counted from 1, `width` pixels wide: media type and bytes.
    ///
    /// # Errors
    /// `unknown_letter`, `unknown_page`.
    pub fn letter_page(&self, id: &str, page: u32, width: u32) -> Outcome<(&'static str, Vec<u8>)> {
        let data = self.lock(&self.drawn).get(id).map(|it| it.data.clone());
        if let Some(data) = data {
            let pages = self
                .letters
                .pages_as_images(&data, width, &Cancel::default())
                .map_err(|error| letter_error(&error))?;
            let at = usize::try_from(page.saturating_sub(1)).unwrap_or(usize::MAX);
            return pages
                .into_iter()
                .nth(at)
                .map(|it| ("image/png", it))
                .ok_or_else(|| unknown("page", &page.to_string()));
        }
        let original = self.letter_original(id)?;
        let picture = self
            .vault
            .page_image(original, page.saturating_sub(1), width, &Cancel::default());
        picture
            .map(|it| ("image/jpeg", it))
            .map_err(|error| evidence_error(&error))
    }

    /// A letter, issued or drawn, as a PDF.
    ///
    /// # Errors
    /// `unknown_letter`, or it cannot be read.
    pub fn letter_pdf(&self, id: &str) -> Outcome<Vec<u8>> {
        if let Some(drawn) = self.lock(&self.drawn).get(id) {
            return Ok(drawn.letter.pdf.clone());
        }
        self.vault
            .original_bytes(self.letter_original(id)?)
            .map_err(|error| evidence_error(&error))
    }

    fn letter_original(&self, id: &str) -> Outcome<OriginalId> {
        let missing = || unknown("letter", id);
        let letter: LetterId = id.parse().map_err(|_| missing())?;
        let claim = self
            .store
            .claim_of_letter(letter)
            .map_err(|error| case_error(&error))?
            .ok_or_else(missing)?;
        let state = self.store.claim(claim).map_err(|error| case_error(&error))?;
        let issued = state
            .letters
            .iter()
            .find(|it| it.what.letter == letter)
            .ok_or_else(missing)?;
        issued.what.original.parse().map_err(|_| missing())
    }
}
