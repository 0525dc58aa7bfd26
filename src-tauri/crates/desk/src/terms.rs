//! The terms a desk has attached, and whether somebody has checked a plan's contact data: what letters need that no
//! plan file can give.

use std::path::Path;
use std::sync::Arc;

use chrono::NaiveDate;
use satei_evidence::{Media, OriginalId, Source};
use satei_model::{ContactVerified, DisputeBody, TermsAttached};
use satei_rules::PlanVersion;

use crate::desk::Desk;
use crate::errors::{Outcome, case_error, evidence_error, refused, unknown};
use crate::letters::{Passage, TermsPage, TermsText};
use crate::view::NamedBody;
use crate::work::Cancel;

impl Desk {
    /// Attaches the terms of a plan version: text whose headings name the clauses, or a PDF. They replace what was
    /// attached before; the earlier original stays in the vault.
    ///
    /// # Errors
    /// `unknown_plan`, `unknown_version`; `terms_without_text` where nothing can be read in the file, so that nothing
    /// could be quoted; the file cannot be taken in. Then nothing is attached.
    pub fn attach_terms(&self, plan: &str, version: &str, file: &Path) -> Outcome<()> {
        let versions = self.plans.catalogue().plan(plan);
        let versions = versions.ok_or_else(|| unknown("plan", plan))?;
        let known = versions.version(version);
        let known = known.ok_or_else(|| unknown("version", version))?;
        let day: NaiveDate = known.effective.parse().map_err(|_| unknown("version", version))?;
        let taken = self
            .vault
            .take_in(Source::Path(file.to_owned()), &Cancel::default(), &|_| {})
            .map_err(|error| evidence_error(&error))?;
        if self.terms_text(taken.original).is_none() {
            return Err(refused(
                "terms_without_text",
                "Nothing can be read in this file, so nothing could be quoted from it. Attach the terms as a PDF with \
                 text or as plain text. Nothing was attached.",
            ));
        }
        let name = file.file_name().map(|it| it.to_string_lossy().into_owned());
        let attached = TermsAttached {
            plan: plan.to_owned(),
            version: day,
            original: taken.original.to_string(),
            sha256: taken.sha256.to_string(),
            name: name.unwrap_or_default(),
            own_words: false,
        };
        self.record_on_desk(vec![attached.into()], &self.new_key())
    }

    /// Records that the user has checked a plan's contact and dispute data today. A dispute-resolution body that the
    /// plan leaves unnamed is named with it; one that was named before stands until another is.
    ///
    /// # Errors
    /// `unknown_plan`; `body_named_by_plan`, `body_without_name` and `body_without_source`.
    pub fn verify_contact(&self, plan: &str, body: Option<&NamedBody>) -> Outcome<()> {
        let found = self.plans.catalogue().plan(plan);
        let found = found.ok_or_else(|| unknown("plan", plan))?;
        let before = self.store.contact(plan).map_err(|error| case_error(&error))?;
        let mut bodies = found.versions.iter().filter_map(|it| it.adr.as_ref());
        let unnamed = bodies.any(|it| it.unnamed);
        let body = match body {
            Some(_) if !unnamed => {
                return Err(refused(
                    "body_named_by_plan",
                    "This plan names its dispute-resolution body itself, or has none. Nothing was recorded.",
                ));
            }
            Some(typed) => Some(typed_body(typed)?),
            None => before.and_then(|it| it.body).filter(|_| unnamed),
        };
        let verified = ContactVerified {
            plan: plan.to_owned(),
            by: self.user_name.clone(),
            on: self.today(),
            body,
        };
        self.record_on_desk(vec![verified.into()], &self.new_key())
    }

    /// The passage of a rule in the terms attached to the desk, if it can be told.
    pub(crate) fn passage(&self, plan: &PlanVersion, rule: &str) -> Outcome<Option<Passage>> {
        let terms = self.store.terms(&plan.id).map_err(|error| case_error(&error))?;
        let attached = terms.iter().find(|it| it.version.to_string() == plan.effective);
        let found = attached.and_then(|terms| {
            let text = self.terms_text(terms.original.parse().ok()?)?;
            text.passage(plan, plan.rule(rule)?, terms.own_words)
        });
        Ok(found)
    }

    /// The text of attached terms, read once. Terms that cannot be read now quote nothing; `verify` is where damage is
    /// reported.
    fn terms_text(&self, original: OriginalId) -> Option<Arc<TermsText>> {
        let key = original.to_string();
        if let Some(known) = self.lock(&self.terms).get(&key) {
            return Some(Arc::clone(known));
        }
        let bytes = self.vault.original_bytes(original).ok()?;
        let text = match String::from_utf8(bytes) {
            Ok(text) if text.trim().is_empty() => return None,
            Ok(text) if !text.starts_with("%PDF") => TermsText::Headed(text),
            _ => {
                let read = self.vault.read(original, &Cancel::default()).ok()?;
                // Of terms that were read in part nobody can say that a heading stands in them once.
                if read.media != Media::Pdf || !read.complete || read.text.is_empty() {
                    return None;
                }
                let pages = read.text.into_iter().map(|it| TermsPage {
                    number: it.page + 1,
                    text: it.text,
                    certain: it.certain,
                });
                TermsText::Pages(pages.collect())
            }
        };
        let text = Arc::new(text);
        self.lock(&self.terms).insert(key, Arc::clone(&text));
        Some(text)
    }
}

fn typed_body(typed: &NamedBody) -> Outcome<DisputeBody> {
    let filled = |text: &str| Some(text.trim().to_owned()).filter(|it| !it.is_empty());
    let name = filled(&typed.name).ok_or_else(|| {
        refused(
            "body_without_name",
            "Name the dispute-resolution body. Nothing was recorded.",
        )
    })?;
    let source = filled(&typed.source).ok_or_else(|| {
        refused(
            "body_without_source",
            "Say where the dispute-resolution body was found, or who said so. Nothing was recorded.",
        )
    })?;
    Ok(DisputeBody {
        name,
        phone: typed.phone.as_deref().and_then(filled),
        source,
    })
}
