//! Letters are drawn, issued and handed out.

use chrono::{DateTime, FixedOffset, NaiveTime};
use satei_cases::ClaimState;
use satei_evidence::Source;
use satei_letters::LetterData;
use satei_model::{DueSet, LetterId, LetterIssued, LetterKind, Payload, Status, StatusChanged};
use satei_rules::PlanVersion;

use super::fitting::tells_of_a_decision;
use super::{MadeWith, Material, PAYEE_FACTS, THING_FACTS, letter_data, letter_error, letter_of};
use crate::claims::Assessed;
use crate::desk::{Desk, Drawn};
use crate::errors::{Outcome, case_error, evidence_error, refused, unknown};
use crate::facts::desk_zone;
use crate::text::label;
use crate::view::{AssessmentView, ClaimView, LetterPreview, LetterRequest};
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
    pub(crate) fn issued(
        &self,
        assessed: &Assessed,
        request: &LetterRequest,
        previewed: Option<&str>,
    ) -> Outcome<Vec<Payload>> {
        let asks = request.kind == LetterKind::Deficiency && !request.file_copy;
        let puts_off = request.kind == LetterKind::Extension && !request.file_copy;
        let state = &assessed.state;
        let over = state.status.is_closed() || state.standing_decision(&request.benefit).is_some();
        if over && (asks || puts_off) {
            return Err(refused(
                "letter_after_decision",
                "The benefit is decided or the claim closed: nothing is asked for or put off any more. Reverse the decision or reopen the claim first.",
            ));
        }
        let data = self.letter_data(assessed, request)?;
        let letter = self
            .letters
            .render(&data, &Cancel::default())
            .map_err(|error| letter_error(&error))?;
        if previewed.is_some_and(|seen| seen != letter.sha256) {
            return Err(refused(
                "letter_changed",
                "Something that the letter says has changed since it was looked at. Look at it again.",
            ));
        }
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
        if asks {
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

    /// The data of a letter. A letter that tells of a decision rests on what was frozen with it, on the facts as they
    /// were then, and bears its day, so that the same decision gives the same bytes.
    fn letter_data(&self, assessed: &Assessed, request: &LetterRequest) -> Outcome<LetterData> {
        let info = self.info()?;
        let standing = assessed.state.standing_decision(&request.benefit);
        let frozen: Option<AssessmentView> =
            standing.and_then(|it| serde_json::from_value(it.decided.assessment.clone()).ok());
        let told = standing.filter(|_| tells_of_a_decision(request.kind));
        let mut claim = self.claim_view(assessed)?;
        if let Some(told) = told {
            let then = self.store.claim_at(assessed.state.claim, told.stamp.event);
            let then = then.map_err(|error| case_error(&error))?;
            let then = self.claim_view(&self.assess_at(then, self.local(told.stamp.at))?)?;
            claim = as_decided(then, claim);
        }
        let plan = self.plan_of(assessed)?;
        let under = frozen.as_ref().filter(|_| told.is_some());
        let under = under.and_then(|it| self.plans.catalogue().plan(&plan.id)?.version(&it.version));
        let plan = under.unwrap_or(plan);
        let live = claim.assessments.iter().find(|it| it.benefit == request.benefit);
        let assessment = frozen
            .as_ref()
            .or(live)
            .ok_or_else(|| unknown("benefit", &request.benefit))?;
        let decision = claim
            .decisions
            .iter()
            .find(|it| !it.reversed && it.benefit == request.benefit);
        let at = told.map_or_else(|| self.now(), |it| self.local(it.stamp.at));
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
                catalogue: self.plans.catalogue(),
                plan,
                benefit,
                passages: &passages,
                made_with: told.map_or_else(
                    || self.made_with(plan),
                    |it| then_made_with(&it.decided.receipt, plan),
                ),
                checked: contact,
                at: start_of_day(at),
                number: letter_number(&assessed.state, request),
            },
            request,
        )
    }

    /// What a letter that tells of no decision is made with.
    fn made_with(&self, plan: &PlanVersion) -> Vec<MadeWith> {
        let vocabulary = &self.plans.catalogue().vocabulary().hash;
        let engine = satei_rules::ENGINE;
        made_with(plan, Some(plan.hash.clone()), Some(vocabulary.clone()), engine)
    }
}

/// What a decision was made with, as its receipt says: plans and program may have changed since.
fn then_made_with(receipt: &serde_json::Value, plan: &PlanVersion) -> Vec<MadeWith> {
    let text = |pointer: &str| Some(receipt.pointer(pointer)?.as_str()?.to_owned());
    let engine = text("/engine").unwrap_or_default();
    made_with(plan, text("/plan/hash"), text("/vocabulary"), &engine)
}

fn made_with(
    plan: &PlanVersion,
    hash: Option<String>,
    vocabulary: Option<String>,
    engine: &str,
) -> Vec<MadeWith> {
    vec![
        MadeWith {
            what: label("プラン", "条款数据", "Plan"),
            version: format!("{} {}", plan.id, plan.effective),
            sha256: hash,
        },
        MadeWith {
            what: label("語彙", "词汇", "Vocabulary"),
            version: String::new(),
            sha256: vocabulary,
        },
        MadeWith {
            what: label("判定エンジン", "判定引擎", "Engine"),
            version: engine.to_owned(),
            sha256: None,
        },
    ]
}

/// The claim as it was when it was decided, with what only the letter names as it is now: where the money goes is
/// often known only afterwards, and the thing's name may be.
fn as_decided(then: ClaimView, now: ClaimView) -> ClaimView {
    let mut facts = then.facts;
    for fact in now.facts {
        let is_payee = PAYEE_FACTS.contains(&fact.name.as_str());
        let named_later = is_payee || THING_FACTS.contains(&fact.name.as_str());
        if !named_later || fact.value.is_null() {
            continue;
        }
        match facts.iter_mut().find(|it| it.name == fact.name) {
            Some(known) if is_payee || known.value.is_null() => *known = fact,
            Some(_) => {}
            None => facts.push(fact),
        }
    }
    ClaimView {
        facts,
        evidence: then.evidence,
        dossier: then.dossier,
        ..now
    }
}

/// The number of a letter: that of the claim, the sort of letter, and from the second of its sort on which one it is.
/// A letter that tells of a decision keeps its number however often it is made; a file copy bears that of the letter.
fn letter_number(state: &ClaimState, request: &LetterRequest) -> String {
    let sort = match request.kind {
        LetterKind::Payment => "P",
        LetterKind::PartialPayment => "PP",
        LetterKind::Denial => "D",
        LetterKind::Deficiency => "R",
        LetterKind::Acknowledgement => "A",
        LetterKind::Extension => "E",
    };
    let place = if tells_of_a_decision(request.kind) {
        let told = state.standing_decision(&request.benefit).map(|it| it.stamp.event);
        let such = state.decisions.iter();
        let such = such.filter(|it| letter_of(&it.decided) == request.kind);
        such.map(|it| Some(it.stamp.event)).position(|it| it == told)
    } else {
        let such = state.letters.iter();
        let such = such.filter(|it| it.what.letter_kind == request.kind && !it.what.file_copy);
        let issued = such.count();
        Some(if request.file_copy {
            issued.saturating_sub(1)
        } else {
            issued
        })
    };
    match place.unwrap_or(0) {
        0 => format!("{}-{sort}", state.number),
        others => format!("{}-{sort}{}", state.number, others + 1),
    }
}

/// Letters bear a day, not an hour.
fn start_of_day(at: DateTime<FixedOffset>) -> DateTime<FixedOffset> {
    at.date_naive()
        .and_time(NaiveTime::MIN)
        .and_local_timezone(desk_zone())
        .single()
        .unwrap_or(at)
}
