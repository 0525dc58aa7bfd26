//! Letters are drawn, issued and handed out.

use std::path::Path;

use chrono::{DateTime, FixedOffset, NaiveTime};
use satei_evidence::{OriginalId, Source};
use satei_letters::LetterData;
use satei_model::{DueSet, LetterId, LetterIssued, LetterKind, Payload, Status, StatusChanged};
use satei_rules::PlanVersion;

use super::{MadeWith, Material, letter_data, letter_error};
use crate::claims::Assessed;
use crate::desk::{Desk, Drawn};
use crate::errors::{Outcome, case_error, evidence_error, unknown};
use crate::facts::desk_zone;
use crate::text::label;
use crate::view::{AssessmentView, DeskError, LetterPreview, LetterRequest};
use crate::work::Cancel;

impl Desk {
    /// Draws a letter without issuing it.
    ///
    /// # Errors
    /// `letter_needs_decision` and the like, where there is nothing to draw. What keeps it from being
    /// issued stands among its obstacles.
    pub fn letter_preview(&self, claim_id: &str, request: &LetterRequest) -> Outcome<LetterPreview> {
        let assessed = self.assessed(claim_id)?;
        let data = self.letter_data(&assessed, request)?;
        match self.letters.render(&data, &Cancel::default()) {
            Ok(letter) => {
                let preview = self.new_key();
                let shown = LetterPreview {
                    preview: preview.clone(),
                    pages: u32::try_from(letter.pages).unwrap_or(u32::MAX),
                    sha256: letter.sha256.clone(),
                    obstacles: Vec::new(),
                };
                let mut drawn = self.lock(&self.drawn);
                // Previews are cheap to draw again: only the newest few are kept.
                const KEPT: usize = 8;
                while drawn.len() >= KEPT {
                    drawn.pop_first();
                }
                drawn.insert(preview, Drawn { letter, data });
                Ok(shown)
            }
            Err(error) => Ok(LetterPreview {
                preview: String::new(),
                pages: 0,
                sha256: String::new(),
                obstacles: vec![letter_error(&error)],
            }),
        }
    }

    /// The events of issuing a letter. The PDF is stored before they are written.
    pub(crate) fn issued(&self, assessed: &Assessed, request: &LetterRequest) -> Outcome<Vec<Payload>> {
        let data = self.letter_data(assessed, request)?;
        let letter = self
            .letters
            .render(&data, &Cancel::default())
            .map_err(|error| letter_error(&error))?;
        let source = Source::Bytes {
            name: format!("{}.pdf", data.number),
            bytes: letter.pdf,
        };
        let taken = self
            .vault
            .take_in(source, &Cancel::default(), &|_| {})
            .map_err(|error| evidence_error(&error))?;
        let environment = self.store.environment();
        let reply_by = data.reply.as_ref().map(|it| it.by);
        let issued = LetterIssued {
            letter: LetterId(environment.ids.id(environment.clock.now())),
            benefit: Some(request.benefit.clone()),
            letter_kind: request.kind,
            language: request.language,
            sha256: taken.sha256.to_string(),
            original: taken.original.to_string(),
            reply_by,
            file_copy: request.file_copy,
        };
        let mut out = vec![issued.into()];
        if request.kind == LetterKind::Deficiency && !request.file_copy {
            if assessed.state.status != Status::DocumentsAsked {
                out.push(
                    StatusChanged {
                        to: Status::DocumentsAsked,
                        why: String::new(),
                    }
                    .into(),
                );
            }
            out.push(
                DueSet {
                    due_on: reply_by,
                    why: String::new(),
                }
                .into(),
            );
        }
        Ok(out)
    }

    /// Writes a letter, issued or drawn, into a file.
    ///
    /// # Errors
    /// `unknown_letter`; `letter_unwritable` where the file cannot be written: what stood there before is
    /// left as it was.
    pub fn write_letter(&self, letter_id: &str, to: &Path) -> Outcome<()> {
        let pdf = self.letter_pdf(letter_id)?;
        let unwritable = |error: std::io::Error| {
            DeskError::new(
                "letter_unwritable",
                format!(
                    "The letter could not be written to {}: {error}. It is kept on the claim.",
                    to.display()
                ),
            )
            .hint("path", to.display())
            .hint("why", error)
        };
        let folder = to
            .parent()
            .filter(|it| !it.as_os_str().is_empty())
            .unwrap_or(Path::new("."));
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

    fn letter_pdf(&self, id: &str) -> Outcome<Vec<u8>> {
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

    /// The data of a letter. A letter that tells of a decision rests on what was frozen with it and bears its
    /// day, so that the same decision gives the same bytes.
    fn letter_data(&self, assessed: &Assessed, request: &LetterRequest) -> Outcome<LetterData> {
        let info = self.info()?;
        let claim = self.claim_view(assessed)?;
        let plan = self.plan_of(assessed)?;
        let standing = assessed.state.standing_decision(&request.benefit);
        let frozen: Option<AssessmentView> =
            standing.and_then(|it| serde_json::from_value(it.decided.assessment.clone()).ok());
        let live = claim.assessments.iter().find(|it| it.benefit == request.benefit);
        let assessment = frozen
            .as_ref()
            .or(live)
            .ok_or_else(|| unknown("benefit", &request.benefit))?;
        let decision = claim
            .decisions
            .iter()
            .find(|it| !it.reversed && it.benefit == request.benefit);
        let tells = matches!(
            request.kind,
            LetterKind::Payment | LetterKind::PartialPayment | LetterKind::Denial
        );
        let at = standing
            .filter(|_| tells)
            .map_or_else(|| self.now(), |it| self.local(it.stamp.at));
        let passages = |rule: &str| self.passage(plan, rule).ok().flatten();
        let contact = self.store.contact(&plan.id).map_err(|error| case_error(&error))?;
        let benefit = plan
            .benefit(&request.benefit)
            .ok_or_else(|| unknown("benefit", &request.benefit))?;
        letter_data(
            &Material {
                info: &info,
                claim: &claim,
                assessment,
                decision,
                plan,
                benefit,
                passages: &passages,
                made_with: self.made_with(plan),
                verified_on: contact.map(|it| it.on),
                at: start_of_day(at),
                number: letter_number(&assessed.state.number, request),
            },
            request,
        )
    }
}

impl Desk {
    /// What every decision under a plan version is made with.
    fn made_with(&self, plan: &PlanVersion) -> Vec<MadeWith> {
        let vocabulary = &self.plans.catalogue().vocabulary().hash;
        vec![
            MadeWith {
                what: label("プラン", "条款数据", "Plan"),
                version: format!("{} {}", plan.id, plan.effective),
                sha256: Some(plan.hash.clone()),
            },
            MadeWith {
                what: label("語彙", "词汇", "Vocabulary"),
                version: String::new(),
                sha256: Some(vocabulary.clone()),
            },
            MadeWith {
                what: label("判定エンジン", "判定引擎", "Engine"),
                version: env!("CARGO_PKG_VERSION").to_owned(),
                sha256: None,
            },
        ]
    }
}

fn letter_number(claim: &str, request: &LetterRequest) -> String {
    let kind = match request.kind {
        LetterKind::Payment => "P",
        LetterKind::PartialPayment => "PP",
        LetterKind::Denial => "D",
        LetterKind::Deficiency => "R",
        LetterKind::Acknowledgement => "A",
        LetterKind::Extension => "E",
    };
    format!("{claim}-{kind}")
}

/// Letters bear a day, not an hour.
fn start_of_day(at: DateTime<FixedOffset>) -> DateTime<FixedOffset> {
    at.date_naive()
        .and_time(NaiveTime::MIN)
        .and_local_timezone(desk_zone())
        .single()
        .unwrap_or(at)
}
