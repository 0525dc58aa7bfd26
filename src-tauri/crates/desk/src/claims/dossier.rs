//! The dossier a claim refers to: chosen, taken over, shown.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use satei_cases::{ClaimState, Stamp};
use satei_model::{
    ContractId, Dossier, DossierReferred, Outcome as Decision, Payload, Proof, Status, Subject,
};
use satei_rules::{Benefit, ClaimInput, FactEntry, FactValue, Verdict};
use serde_json::{Map, Value, json};

use super::Assessed;
use crate::assessing::verdict_kind;
use crate::desk::Desk;
use crate::errors::{Outcome, case_error, refused};
use crate::mistakes::{input_errors, joined};
use crate::view::{DeskError, DossierView, Label, ReferringView, SourceView, VerdictKind};

/// The sort of source of what a dossier hands on, beside those that are recorded.
const FROM_DOSSIER: &str = "dossier";

/// A dossier as a claim takes it over.
pub(crate) struct Referred {
    /// The dossier as the rules core reads it, with what a person decided about it.
    pub input: ClaimInput,
    /// As the window shows it.
    pub view: DossierView,
    /// What it hands on, by fact.
    pub handed: BTreeMap<String, Handed>,
}

/// One fact that a dossier hands on.
pub(crate) struct Handed {
    /// The value in claim-file form.
    pub value: Value,
    /// How well it is known.
    pub proof: Proof,
    /// Where it comes from.
    pub source: SourceView,
}

impl Assessed {
    /// What the claim took over from its dossier under a fact; nothing where its own value stands.
    pub fn taken_over(&self, fact: &str) -> Option<&Handed> {
        let referred = self.referred.as_ref()?;
        match self.input.facts.get(fact) {
            Some(FactEntry::Value { from: Some(from), .. }) if *from == referred.view.number => {
                referred.handed.get(fact)
            }
            _ => None,
        }
    }

    /// What the dossier says under a fact of which the claim holds another value.
    pub fn contradicted(&self, fact: &str) -> Option<&Handed> {
        let handed = self.referred.as_ref()?.handed.get(fact)?;
        let both = matches!(self.input.facts.get(fact), Some(FactEntry::Candidates(_)));
        both.then_some(handed)
    }
}

impl Desk {
    /// The dossier a claim refers to, as it is now; for a claim that was decided, as it was then, so that
    /// what was decided goes on resting on what it rested on.
    pub(super) fn referred(&self, state: &ClaimState) -> Outcome<Option<Referred>> {
        let Some(reference) = state.dossier.as_ref().filter(|_| state.subject == Subject::Claim) else {
            return Ok(None);
        };
        // While a benefit that was asked for is open, it is assessed on the dossier as it is.
        let all_decided = state
            .benefits
            .iter()
            .all(|asked| state.standing_decision(asked).is_some());
        let decided = state.decisions.iter().rev().filter(|_| all_decided);
        let decided = decided.into_iter().find(|it| it.reversed.is_none());
        let moment = decided.map(|it| it.stamp.at.max(reference.stamp.at));
        let id = reference.what.claim;
        let then = match moment {
            Some(moment) => self
                .store
                .claim_as_of(id, moment)
                .map_err(|error| case_error(&error))?,
            None => None,
        };
        let (dossier, moment) = match then {
            Some(dossier) => (dossier, moment),
            None => (self.store.claim(id).map_err(|error| case_error(&error))?, None),
        };
        self.handing_on(dossier, moment).map(Some)
    }

    /// A dossier with what it hands on, at a moment.
    fn handing_on(&self, dossier: ClaimState, moment: Option<DateTime<Utc>>) -> Outcome<Referred> {
        let of = self.assess_at(dossier, moment.map_or_else(|| self.now(), |it| self.local(it)))?;
        let view = self.dossier_view(&of)?;
        let mut input = of.input;
        let source = |stamp: &Stamp| SourceView {
            kind: FROM_DOSSIER.to_owned(),
            by: self.user_name(stamp.user),
            at: self.local(stamp.at).to_rfc3339(),
            dossier_id: Some(view.claim_id.clone()),
            dossier_number: Some(view.number.clone()),
            ..SourceView::default()
        };
        let mut handed = BTreeMap::new();
        for benefit in self.registrations_of_plan(&of.state.plan) {
            let outcome = benefit.outcome.iter();
            for fact in benefit.carries.iter().chain(outcome) {
                let known = of.state.facts.get(fact).and_then(|it| it.settled());
                if let Some(known) = known.filter(|it| it.what.value.get("candidates").is_none()) {
                    let handing = Handed {
                        value: known.what.value.clone(),
                        proof: known.what.proof,
                        source: source(&known.stamp),
                    };
                    handed.insert(fact.clone(), handing);
                }
            }
            let Some(fact) = &benefit.outcome else { continue };
            let decided = of.state.standing_decision(&benefit.id);
            let assessed = of.assessments.iter().find(|it| it.benefit == benefit.id);
            let (word, stamp) = match (decided, assessed.map(|it| it.verdict)) {
                (Some(it), _) if it.decided.outcome == Decision::Entitled => ("entitled", &it.stamp),
                (Some(it), _) if it.decided.outcome == Decision::NotEntitled => ("not_entitled", &it.stamp),
                // A fact recorded on the dossier stands as it was recorded.
                _ if handed.contains_key(fact) => continue,
                (_, Some(Verdict::Entitled)) => ("entitled", &of.state.changed),
                (_, Some(Verdict::NotEntitled)) => ("not_entitled", &of.state.changed),
                _ => continue,
            };
            let proof = Proof::Confirmed;
            if decided.is_some() {
                // The decision stands among the dossier's facts, before whatever the assessment says.
                let value = FactValue::Enum(word.to_owned());
                let entry = FactEntry::Value {
                    value,
                    proof,
                    from: None,
                };
                input.facts.insert(fact.clone(), entry);
            }
            let handing = Handed {
                value: json!(word),
                proof,
                source: source(stamp),
            };
            handed.insert(fact.clone(), handing);
        }
        Ok(Referred { input, view, handed })
    }

    /// The registrations a plan decides on, each once, as its newest version has them.
    fn registrations_of_plan(&self, plan: &str) -> Vec<&Benefit> {
        let mut benefits: Vec<&Benefit> = Vec::new();
        let versions = self.plans.catalogue().plan(plan).map(|it| &it.versions);
        for benefit in versions.into_iter().flatten().rev().flat_map(|it| &it.benefits) {
            let new = benefits.iter().all(|it| it.id != benefit.id);
            if new && benefit.subject == Subject::Registration {
                benefits.push(benefit);
            }
        }
        benefits
    }

    fn dossier_view(&self, of: &Assessed) -> Outcome<DossierView> {
        let state = &of.state;
        let first = of.assessments.first();
        let benefit = first.map(|it| it.benefit.as_str()).unwrap_or_default();
        let known = self
            .registrations_of_plan(&state.plan)
            .into_iter()
            .find(|it| it.id == benefit);
        let decided = state.standing_decision(benefit).map(|it| it.decided.outcome);
        Ok(DossierView {
            claim_id: state.claim.to_string(),
            number: state.number.clone(),
            label: known.map_or_else(|| Label::same(benefit), |it| it.label.clone()),
            status: state.status,
            verdict: match decided {
                Some(Decision::Entitled) => VerdictKind::Entitled,
                Some(Decision::NotEntitled) => VerdictKind::NotEntitled,
                _ => first.map_or(VerdictKind::Undetermined, |it| verdict_kind(it.verdict)),
            },
            decided: decided.is_some(),
            opened_at: self.local(state.opened.at).to_rfc3339(),
        })
    }

    /// The dossiers a claim can refer to, newest first. None for a dossier, and none where the plan has none.
    pub(super) fn dossiers(&self, state: &ClaimState) -> Outcome<Vec<DossierView>> {
        if state.subject != Subject::Claim || self.registrations_of_plan(&state.plan).is_empty() {
            return Ok(Vec::new());
        }
        let person = &state.person;
        let found = self
            .store
            .registrations(&state.plan, person.member, &person.name)
            .map_err(|error| case_error(&error))?;
        let views = found.iter().map(|it| {
            let dossier = self.store.claim(it.claim).map_err(|error| case_error(&error))?;
            self.dossier_view(&self.assess_at(dossier, self.now())?)
        });
        views.collect()
    }

    /// The claims that refer to a dossier, newest first.
    pub(super) fn referring(&self, state: &ClaimState) -> Outcome<Vec<ReferringView>> {
        if state.subject != Subject::Registration {
            return Ok(Vec::new());
        }
        let found = self
            .store
            .referring(state.claim)
            .map_err(|error| case_error(&error))?;
        let views = found.into_iter().map(|it| ReferringView {
            claim_id: it.claim.to_string(),
            number: it.number,
            status: it.status,
        });
        Ok(views.collect())
    }

    /// The event that makes a claim refer to a dossier, or to none any more.
    pub(super) fn reference(
        &self,
        assessed: &Assessed,
        dossier: Option<&str>,
        reason: &str,
    ) -> Outcome<Vec<Payload>> {
        let state = &assessed.state;
        let standing = state.dossier.as_ref().map(|it| it.what.claim);
        let Some(asked) = dossier else {
            if standing.is_none() {
                return Err(refused("no_dossier", "This claim refers to no registration."));
            }
            return Ok(vec![refers(None, reason)]);
        };
        let id = self.claim_id(asked)?;
        if id == state.claim {
            return Err(refused("dossier_itself", "A claim cannot refer to itself."));
        }
        if state.subject == Subject::Registration {
            return Err(refused(
                "dossier_refers_to_none",
                "A registration stands for itself and refers to no other.",
            ));
        }
        let other = self.store.claim(id).map_err(|error| case_error(&error))?;
        let number = |error: DeskError| error.hint("number", &other.number);
        if other.subject != Subject::Registration {
            let why = format!("{} is a claim, not a registration.", other.number);
            return Err(number(refused("not_a_dossier", why)));
        }
        if other.plan != state.plan {
            let why = format!("{} is a registration under another plan.", other.number);
            return Err(number(refused("dossier_of_other_plan", why)));
        }
        if !same_person(state, &other) {
            let why = format!("{} is another person's registration.", other.number);
            return Err(number(refused("dossier_of_other_person", why)));
        }
        if standing == Some(id) {
            let why = format!("This claim refers to {} already.", other.number);
            return Err(number(refused("dossier_same", why)));
        }
        Ok(vec![refers(Some(&other), reason)])
    }

    /// The reference a new claim under a contract begins with: to the only registration of that contract, or of
    /// the member. Where what that one hands on contradicts what the book says of the contract, the book knows of
    /// a registration that is not on the desk, and a person has to choose.
    pub(super) fn only_dossier(
        &self,
        plan: &str,
        (contract, member): (ContractId, &satei_model::MemberRecorded),
        book: &[Payload],
    ) -> Outcome<Option<Payload>> {
        if self.registrations_of_plan(plan).is_empty() {
            return Ok(None);
        }
        let found = self
            .store
            .registrations(plan, Some(member.id), &member.name)
            .map_err(|error| case_error(&error))?;
        let mut own = found
            .into_iter()
            .filter(|it| it.status != Status::Withdrawn && it.contract.is_none_or(|of| of == contract));
        let (Some(only), None) = (own.next(), own.next()) else {
            return Ok(None);
        };
        let dossier = self.store.claim(only.claim).map_err(|error| case_error(&error))?;
        let referred = self.handing_on(dossier.clone(), None)?;
        let facts: Map<String, Value> = book
            .iter()
            .filter_map(|it| match it {
                Payload::FactRecorded(it) => {
                    let known = json!({ "value": it.value, "proof": it.proof.word() });
                    Some((it.fact.clone(), known))
                }
                _ => None,
            })
            .collect();
        let file = json!({
            "satei": 1, "plan": plan, "subject": Subject::Claim.word(), "as_of": self.now().to_rfc3339(),
            "facts": facts,
        });
        let mut input = ClaimInput::from_value(&file, self.plans.catalogue())
            .map_err(|errors| joined(input_errors(self.plans.catalogue(), &errors)))?;
        input.refer_to(self.plans.catalogue(), &referred.input, &only.number);
        let contradicts = input
            .facts
            .values()
            .any(|it| matches!(it, FactEntry::Candidates(_)));
        Ok((!contradicts).then(|| refers(Some(&dossier), "")))
    }
}

fn refers(dossier: Option<&ClaimState>, reason: &str) -> Payload {
    DossierReferred {
        dossier: dossier.map(|it| Dossier {
            claim: it.claim,
            number: it.number.clone(),
        }),
        reason: reason.trim().to_owned(),
    }
    .into()
}

/// Members of the book are told apart by it; where either is linked to nobody there, the name decides.
fn same_person(a: &ClaimState, b: &ClaimState) -> bool {
    match (a.person.member, b.person.member) {
        (Some(a), Some(b)) => a == b,
        _ => a.person.name.trim() == b.person.name.trim(),
    }
}
