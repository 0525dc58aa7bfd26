//! Evidence comes in: stored, read, recorded; one file after another, each whole or not at all.

use std::path::{Path, PathBuf};

use satei_cases::{AppendRequest, CaseError, EvidenceNow, Expected};
use satei_evidence::{EvidenceError, OriginalId, ReadOutcome, ReadState as Reading, Source};
use satei_model::{ClaimId, EventId, EvidenceAttached, EvidenceId, EvidenceRead, Payload, ReadState, Stream};
use serde_json::json;

use crate::desk::Desk;
use crate::errors::{Outcome, case_error, evidence_error, unknown};
use crate::view::{ClaimView, DeskError, Progress};
use crate::work::Cancel;

/// Pages of which the sizes are kept with the claim; a longer document is shown page by page all the same.
const PAGES_KEPT: usize = 200;

/// The media type of a file of which nobody has looked at the content.
const UNKNOWN_MEDIA: &str = "application/octet-stream";

/// What came of attaching files.
pub struct Attached {
    /// The claim with the files that were taken in.
    pub claim: ClaimView,
    /// Why others were not.
    pub refused: Vec<DeskError>,
}

impl Desk {
    /// Takes files in as evidence. A file that cannot be taken in is named with the reason and left
    /// untouched; the others are attached all the same. A folder stands for the files in it and in its folders.
    ///
    /// # Errors
    /// `no_such_claim`, or the desk cannot be written.
    pub fn attach(
        &self,
        claim_id: &str,
        files: &[PathBuf],
        key: &str,
        cancel: &Cancel,
        progress: &mut dyn FnMut(Progress),
    ) -> Outcome<Attached> {
        let files = spread(files);
        let total = files.len() as u64;
        let mut refused = Vec::new();
        for (done, file) in files.iter().enumerate() {
            let item = file
                .file_name()
                .unwrap_or_default()
                .to_string_lossy()
                .into_owned();
            progress(self.attaching(key, done as u64, total, &item));
            if cancel.is_cancelled() {
                refused.push(
                    DeskError::new(
                        "cancelled",
                        format!("{item} was not taken in: the work was stopped."),
                    )
                    .hint("file", &item),
                );
                continue;
            }
            let taken = self.attach_one(
                claim_id,
                Source::Path(file.clone()),
                &format!("{key}/{done}"),
                cancel,
            );
            if let Err(error) = taken {
                if matches!(
                    error.code.as_str(),
                    "no_such_claim" | "disk_full" | "desk_read_only"
                ) {
                    return Err(error);
                }
                refused.push(error.hint("file", &item));
            }
        }
        let mut last = self.attaching(key, total, total, "");
        last.finished = true;
        last.refused.clone_from(&refused);
        progress(last);
        Ok(Attached {
            claim: self.claim(claim_id)?,
            refused,
        })
    }

    /// Takes one file in. The event is written once the original is on the disk, with the text that was read.
    pub(crate) fn attach_one(
        &self,
        claim_id: &str,
        source: Source,
        key: &str,
        cancel: &Cancel,
    ) -> Outcome<EvidenceId> {
        let claim = self.claim_id(claim_id)?;
        self.store.claim(claim).map_err(|error| case_error(&error))?;
        let taken = self
            .vault
            .take_in(source, cancel, &|_| {})
            .map_err(|error| evidence_error(&error))?;
        let sha256 = taken.sha256.to_string();
        self.not_there_yet(claim, &sha256, &taken.name)?;
        let environment = self.store.environment();
        let evidence = EvidenceId(environment.ids.id(environment.clock.now()));
        let (media_type, read, pages) = match self.vault.read(taken.original, cancel) {
            Ok(read) => (
                read.media.mime().to_owned(),
                recorded(evidence, &read),
                texts(&read),
            ),
            // The file is on the claim all the same, as one that has to be looked at elsewhere.
            Err(error @ (EvidenceError::ReaderMissing(_) | EvidenceError::ReaderMismatch { .. })) => {
                (UNKNOWN_MEDIA.to_owned(), unread(evidence, &error), Vec::new())
            }
            Err(error) => return Err(evidence_error(&error)),
        };
        let payloads: Vec<Payload> = vec![
            EvidenceAttached {
                evidence,
                original: taken.original.to_string(),
                sha256: sha256.clone(),
                name: taken.name.clone(),
                media_type,
                size: taken.size,
                source_path_name: None,
            }
            .into(),
            read.into(),
        ];
        let texts: &[(EvidenceId, Vec<String>)] = &[(evidence, pages)];
        loop {
            // Reading takes seconds: another program or the same drop made twice may have been quicker.
            let head = self.not_there_yet(claim, &sha256, &taken.name)?;
            let request = AppendRequest {
                stream: Stream::Claim(claim),
                expected: Expected::Head(head),
                key: key.to_owned(),
                user: self.user,
                payloads: payloads.clone(),
            };
            match self.store.append_with_texts(&request, texts) {
                Err(CaseError::Stale { .. }) => {}
                Err(error) => return Err(case_error(&error)),
                Ok(_) => return Ok(evidence),
            }
        }
    }

    /// The claim's head, unless the file is on the claim already.
    fn not_there_yet(&self, claim: ClaimId, sha256: &str, name: &str) -> Outcome<EventId> {
        let state = self.store.claim(claim).map_err(|error| case_error(&error))?;
        let same = |it: &&EvidenceNow| it.attached.sha256 == sha256 && it.set_aside.is_none();
        let Some(known) = state.evidence.iter().find(same) else {
            return Ok(state.head);
        };
        Err(DeskError::new(
            "already_attached",
            format!(
                "{name} is on this claim already, as {}. Nothing was added.",
                known.attached.name
            ),
        )
        .hint("file", name)
        .hint("as", &known.attached.name))
    }

    /// A small picture of a file: media type and bytes.
    ///
    /// # Errors
    /// `unknown_evidence`, or why there is no picture.
    pub fn thumbnail(&self, evidence_id: &str) -> Outcome<(&'static str, Vec<u8>)> {
        const SIDE: u32 = 320;
        let original = self.original_of(evidence_id)?;
        let picture = self.vault.thumbnail(original, SIDE, &Cancel::default());
        picture
            .map(|it| ("image/jpeg", it))
            .map_err(|error| evidence_error(&error))
    }

    /// A picture of a page, counted from 1, its longer side at most `side` pixels.
    ///
    /// # Errors
    /// As [`Desk::thumbnail`].
    pub fn page(&self, evidence_id: &str, page: u32, side: u32) -> Outcome<(&'static str, Vec<u8>)> {
        let original = self.original_of(evidence_id)?;
        let picture = self
            .vault
            .page_image(original, page.saturating_sub(1), side, &Cancel::default());
        picture
            .map(|it| ("image/jpeg", it))
            .map_err(|error| evidence_error(&error))
    }

    fn original_of(&self, evidence_id: &str) -> Outcome<OriginalId> {
        let missing = || unknown("evidence", evidence_id);
        let id: EvidenceId = evidence_id.parse().map_err(|_| missing())?;
        let claim = self
            .store
            .claim_of_evidence(id)
            .map_err(|error| case_error(&error))?
            .ok_or_else(missing)?;
        let state = self.store.claim(claim).map_err(|error| case_error(&error))?;
        let file = state.evidence(id).ok_or_else(missing)?;
        file.attached.original.parse().map_err(|_| missing())
    }

    fn attaching(&self, job: &str, done: u64, total: u64, item: &str) -> Progress {
        Progress {
            job: job.to_owned(),
            work: "attach".to_owned(),
            done,
            total,
            item: item.to_owned(),
            finished: false,
            refused: Vec::new(),
        }
    }
}

/// Folders become the files in them and in their folders, by name; what is hidden is left out, and no link to a folder is
/// followed, because it may lead back.
pub(super) fn spread(paths: &[PathBuf]) -> Vec<PathBuf> {
    let mut out = Vec::new();
    for path in paths {
        if path.is_dir() {
            inside(path, &mut out);
        } else {
            out.push(path.clone());
        }
    }
    out
}

fn inside(folder: &Path, out: &mut Vec<PathBuf>) {
    let Ok(entries) = std::fs::read_dir(folder) else {
        // Taking it in says why it cannot be read.
        out.push(folder.to_owned());
        return;
    };
    let mut entries: Vec<PathBuf> = entries.filter_map(Result::ok).map(|it| it.path()).collect();
    entries.sort();
    for entry in entries.into_iter().filter(|it| !hidden(it)) {
        if entry.is_file() {
            out.push(entry);
        } else if entry.is_dir() && !entry.is_symlink() {
            inside(&entry, out);
        }
    }
}

fn hidden(path: &Path) -> bool {
    path.file_name()
        .is_some_and(|it| it.to_string_lossy().starts_with('.'))
}

/// The text of each page whose size is kept; nothing where no page has any.
fn texts(read: &ReadOutcome) -> Vec<String> {
    let mut pages = vec![String::new(); read.pages.len().min(PAGES_KEPT)];
    for text in &read.text {
        if let Some(page) = pages.get_mut(text.page as usize) {
            page.clone_from(&text.text);
        }
    }
    pages.retain(|_| read.text.iter().any(|it| !it.text.is_empty()));
    pages
}

/// What is recorded of a file that nobody could read, because this installation has no reader that fits.
fn unread(evidence: EvidenceId, error: &EvidenceError) -> EvidenceRead {
    EvidenceRead {
        evidence,
        state: ReadState::Unreadable,
        reason: Some(format!("{}: {error}", error.code())),
        pages: 0,
        chars: 0,
        reader: String::new(),
        detail: json!({}),
    }
}

fn recorded(evidence: EvidenceId, read: &ReadOutcome) -> EvidenceRead {
    let reason = |code: &str, text: String| Some(format!("{code}: {text}"));
    let (state, why) = match &read.state {
        Reading::Read => (ReadState::Read, None),
        Reading::Unsupported => (
            ReadState::Unsupported,
            reason(read.state.code(), read.state.to_string()),
        ),
        Reading::Unreadable { .. } if read.state.code() == "too_large" => (
            ReadState::TooLarge,
            reason(read.state.code(), read.state.to_string()),
        ),
        _ => (
            ReadState::Unreadable,
            reason(read.state.code(), read.state.to_string()),
        ),
    };
    EvidenceRead {
        evidence,
        state,
        reason: why,
        pages: read.page_count,
        chars: read.text.iter().map(|it| it.text.chars().count() as u64).sum(),
        reader: read.reader.clone(),
        detail: json!({
            "pages": read.pages.iter().take(PAGES_KEPT).map(|it| json!([it.width, it.height])).collect::<Vec<_>>(),
            "exif": read.exif,
            "scanned": read.scanned,
            "complete": read.complete,
        }),
    }
}
