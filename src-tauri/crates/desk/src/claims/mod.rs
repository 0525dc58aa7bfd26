//! One claim: assessed, shown, changed, decided.

mod decide;
mod dossier;
mod evidence;
mod from_file;
mod open;
mod person;
mod then;
mod view;

pub(crate) use decide::status_after;
pub use evidence::Attached;
pub use from_file::Named;

use chrono::{DateTime, FixedOffset};
use satei_cases::{AppendRequest, ClaimState, Expected};
use satei_model::{EventId, HouseReadingAdopted, Payload, Stream};
use satei_rules::{Assessment, ClaimInput, InputError, PlanVersion};

use crate::assessing::{Basis, Taken, claim_file, taken_in};
use crate::changing::{Ground, payloads};
use crate::desk::Desk;
use crate::errors::{Outcome, case_error, reason_missing, unknown, unknown_of};
use crate::text::history_text;
use crate::view::{Change, ClaimChange, ClaimView, DeskError, ExplanationView, HistoryEntry, ReadingScope};

/// A claim with its assessments, as of one head.
pub(crate) struct Assessed {
    /// The claim.
    pub state: ClaimState,
    /// What it was assessed on, as a claim file.
    pub file: serde_json::Value,
    /// The same, as the rules core reads it.
    pub input: ClaimInput,
    /// What is recorded on the claim and counts as not known, because the plans as they are take no such value.
    pub left_out: Vec<InputError>,
    /// One assessment per benefit.
    pub assessments: Vec<Assessment>,
    /// The dossier it refers to, with what that hands on.
    pub referred: Option<dossier::Referred>,
}

/// Code of the error that says a claim stands under a plan that is not loaded here.
pub(crate) const PLAN_NOT_LOADED: &str = "plan_not_loaded";

fn plan_not_loaded(state: &ClaimState) -> DeskError {
    DeskError::new(
        PLAN_NOT_LOADED,
        format!(
            "The claim {} stands under the plan {}, which is not loaded here. Nothing was changed; open the desk with that plan.",
            state.number, state.plan
        ),
    )
    .hint("number", &state.number)
    .hint("plan", &state.plan)
}

impl Desk {
    /// A claim as the window shows it.
    ///
    /// # Errors
    /// `no_such_claim`, or the desk cannot be read.
    pub fn claim(&self, claim_id: &str) -> Outcome<ClaimView> {
        let assessed = self.assessed(claim_id)?;
        self.claim_view(&assessed)
    }

    /// Makes a change and answers with the claim as it is then.
    ///
    /// # Errors
    /// `stale` where the claim has moved on; else why the change cannot be made. Then nothing was changed.
    pub fn change(&self, asked: &ClaimChange) -> Outcome<ClaimView> {
        let assessed = self.assessed(&asked.claim_id)?;
        let plan = self.plan_of(&assessed)?;
        let made = match &asked.change {
            Change::ChooseReading {
                reading,
                choice,
                scope: ReadingScope::House,
                reason,
            } => {
                return self.choose_for_house(asked, plan, reading, choice.as_deref(), reason);
            }
            Change::Decide {
                benefit,
                outcome,
                amount,
                override_reason,
            } => self.decision(
                &assessed,
                benefit,
                *outcome,
                amount.as_deref(),
                override_reason.as_deref(),
            )?,
            Change::IssueLetter { letter, previewed } => {
                self.issued(&assessed, letter, previewed.as_deref())?
            }
            Change::ReferToDossier { dossier, reason } => {
                self.reference(&assessed, dossier.as_deref(), reason)?
            }
            Change::SetPerson { claimant } => self.claimant(&assessed, claimant)?,
            change => {
                let presumed = |benefit: &str| -> Vec<String> {
                    let found = assessed.assessments.iter().find(|it| it.benefit == benefit);
                    found.map(|it| it.presumptions.clone()).unwrap_or_default()
                };
                let ground = Ground {
                    state: &assessed.state,
                    catalogue: self.plans.catalogue(),
                    plan,
                    presumed: &presumed,
                };
                payloads(&ground, change)?
            }
        };
        self.append(asked, made)?;
        self.claim(&asked.claim_id)
    }

    /// The claim's history, newest first.
    ///
    /// # Errors
    /// As [`Desk::claim`].
    pub fn history(&self, claim_id: &str) -> Outcome<Vec<HistoryEntry>> {
        let id = self.claim_id(claim_id)?;
        let state = self.store.claim(id).map_err(|error| case_error(&error))?;
        let events = self
            .store
            .events(Stream::Claim(id))
            .map_err(|error| case_error(&error))?;
        let entries = events.iter().rev().map(|it| HistoryEntry {
            event: it.id.to_string(),
            at: self.local(it.event.at).to_rfc3339(),
            by: self.user_name(it.event.user),
            kind: it.event.kind.clone(),
            text: history_text(it.payload.as_ref(), &it.event.kind, self.plans.catalogue()),
            undone: state.undone.contains(&it.id),
        });
        Ok(entries.collect())
    }

    /// How a finding came about.
    ///
    /// # Errors
    /// `unknown_rule`, or as [`Desk::claim`].
    pub fn explain(&self, claim_id: &str, benefit: &str, rule: &str) -> Outcome<ExplanationView> {
        let assessed = self.assessed(claim_id)?;
        self.explanation(&assessed, benefit, rule)
    }

    /// Every claim of the desk as its assessment sees it, by its number: what a changed plan is tried on. Claims under plans
    /// that are not loaded are left out.
    ///
    /// # Errors
    /// The desk cannot be read.
    pub fn claim_inputs(&self) -> Outcome<Vec<(String, ClaimInput)>> {
        let claims = self.store.claims().map_err(|error| case_error(&error))?;
        let each = claims
            .into_iter()
            .filter_map(|claim| match self.assessed(&claim.to_string()) {
                Ok(assessed) => Some(Ok((assessed.state.number, assessed.input))),
                Err(error) if error.code == PLAN_NOT_LOADED => None,
                Err(error) => Some(Err(error)),
            });
        each.collect()
    }

    pub(crate) fn assessed(&self, claim_id: &str) -> Outcome<Assessed> {
        let state = self
            .store
            .claim(self.claim_id(claim_id)?)
            .map_err(|error| case_error(&error))?;
        self.assess_state(state)
    }

    pub(crate) fn assess_state(&self, state: ClaimState) -> Outcome<Assessed> {
        self.assess_at(state, self.now())
    }

    /// The same as of another moment.
    pub(crate) fn assess_at(&self, state: ClaimState, as_of: DateTime<FixedOffset>) -> Outcome<Assessed> {
        if self.plans.catalogue().plan(&state.plan).is_none() {
            return Err(plan_not_loaded(&state));
        }
        let basis = self.basis(&state, as_of)?;
        let file = claim_file(&state, &basis, &|user| self.user_name(user));
        let Taken {
            file,
            mut input,
            left_out,
        } = taken_in(file, self.plans.catalogue())?;
        let referred = self.referred(&state)?;
        if let Some(it) = &referred {
            input.refer_to(self.plans.catalogue(), &it.input, &it.view.number);
        }
        let mut assessments = satei_rules::assess_all(self.plans.catalogue(), &input);
        if !state.benefits.is_empty() {
            assessments.retain(|it| state.benefits.contains(&it.benefit));
        }
        Ok(Assessed {
            state,
            file,
            input,
            left_out,
            assessments,
            referred,
        })
    }

    /// What an assessment takes from the desk beside the claim.
    fn basis(&self, state: &ClaimState, as_of: DateTime<FixedOffset>) -> Outcome<Basis> {
        Ok(Basis {
            as_of,
            history: self.earlier_claims(state)?,
            house: self.house_readings(&state.plan)?,
        })
    }

    /// The version of the claim's plan that its assessments used, else the newest.
    pub(crate) fn plan_of(&self, assessed: &Assessed) -> Outcome<&PlanVersion> {
        let plan = self.plans.catalogue().plan(&assessed.state.plan);
        let plan = plan.ok_or_else(|| unknown("plan", &assessed.state.plan))?;
        let used = assessed
            .assessments
            .iter()
            .find_map(|it| plan.version(&it.version));
        used.or(plan.versions.last())
            .ok_or_else(|| unknown("plan", &assessed.state.plan))
    }

    fn append(&self, asked: &ClaimChange, payloads: Vec<Payload>) -> Outcome<()> {
        let head = asked
            .head
            .parse::<EventId>()
            .map_err(|_| unknown("event", &asked.head))?;
        let request = AppendRequest {
            stream: Stream::Claim(self.claim_id(&asked.claim_id)?),
            expected: Expected::Head(head),
            key: asked.key.clone(),
            user: self.user,
            payloads,
        };
        self.store
            .append(&request)
            .map(drop)
            .map_err(|error| case_error(&error))
    }

    fn choose_for_house(
        &self,
        asked: &ClaimChange,
        plan: &PlanVersion,
        reading: &str,
        choice: Option<&str>,
        reason: &str,
    ) -> Outcome<ClaimView> {
        let found = plan.reading(reading).ok_or_else(|| unknown("reading", reading))?;
        if choice.is_some_and(|choice| !found.choices.iter().any(|it| it.id == choice)) {
            return Err(unknown("choice", choice.unwrap_or_default()));
        }
        if choice.is_some() && reason.trim().is_empty() {
            return Err(reason_missing("A standing choice of the house"));
        }
        let adopted = HouseReadingAdopted {
            plan: plan.id.clone(),
            reading: reading.to_owned(),
            choice: choice.map(str::to_owned),
            reason: reason.to_owned(),
        };
        self.record_on_desk(vec![adopted.into()], &asked.key)?;
        self.claim(&asked.claim_id)
    }

    pub(crate) fn assessment_of<'a>(&self, assessed: &'a Assessed, benefit: &str) -> Outcome<&'a Assessment> {
        let found = assessed.assessments.iter().find(|it| it.benefit == benefit);
        let known = assessed.assessments.iter().map(|it| it.benefit.as_str());
        found.ok_or_else(|| unknown_of("benefit", benefit, known))
    }
}
