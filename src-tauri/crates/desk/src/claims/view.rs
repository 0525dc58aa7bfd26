//! A claim's state and assessments as the window shows them.

use std::collections::BTreeSet;

use satei_cases::{ClaimState, DecisionNow, EvidenceNow, FactNow, Stamp};
use satei_model::{FactRecorded, ReadState};
use satei_rules::{Need, Pays};
use serde_json::Value;

use super::Assessed;
use super::dossier::Handed;
use crate::assessing::{Handled, Tracing, show};
use crate::catalogue::input;
use crate::changing::fractions;
use crate::desk::Desk;
use crate::errors::{Outcome, case_error, unknown};
use crate::letters::{PAYEE_FACTS, THING_FACTS, letter_of};
use crate::mistakes::{input_errors, left_out};
use crate::text::{history_text, value_text};
use crate::view::{
    CandidateView, ClaimView, DecisionView, EvidenceReading, EvidenceView, ExplanationView, FactView, Label,
    LetterView, PageView, PersonView, Property, ReadingChosen, ReadingScope, SourceView,
};

impl Desk {
    pub(crate) fn claim_view(&self, assessed: &Assessed) -> Outcome<ClaimView> {
        let state = &assessed.state;
        let catalogue = self.plans.catalogue();
        let by_rule = |rule: &str| self.handled_by(state, rule);
        let house = self.house_readings(&state.plan)?;
        let choice = |reading: &str| {
            if let Some(it) = state.readings.get(reading).filter(|it| it.what.choice.is_some()) {
                return Some(self.chosen(ReadingScope::Claim, &it.stamp, &it.what.reason));
            }
            let it = house.iter().find(|it| it.reading == reading)?;
            Some(ReadingChosen {
                scope: ReadingScope::House,
                by: self.user_name(it.user),
                at: self.local(it.at).to_rfc3339(),
                reason: it.reason.clone(),
            })
        };
        let evidence = |document: &str| {
            let files = state
                .evidence
                .iter()
                .filter(|it| it.document.as_deref() == Some(document) && it.set_aside.is_none());
            files.map(|it| it.attached.evidence).collect()
        };
        let handled = Handled {
            by_rule: &by_rule,
            choice: &choice,
            evidence: &evidence,
        };
        Ok(ClaimView {
            claim_id: state.claim.to_string(),
            head: state.head.to_string(),
            number: state.number.clone(),
            plan: state.plan.clone(),
            plan_label: catalogue
                .plan(&state.plan)
                .map_or_else(|| Label::same(&state.plan), |it| it.label.clone()),
            subject: state.subject,
            status: state.status,
            person: self.person(state)?,
            contract: self.contract_brief(state)?,
            dossier: assessed.referred.as_ref().map(|it| it.view.clone()),
            dossiers: self.dossiers(state)?,
            referring: self.referring(state)?,
            opened_at: self.local(state.opened.at).to_rfc3339(),
            due_on: state.due_on.map(|it| it.to_string()),
            evidence: state
                .evidence
                .iter()
                .map(|it| self.evidence_view(state, it))
                .collect::<Outcome<_>>()?,
            facts: self.fact_views(assessed),
            left_out: (!assessed.left_out.is_empty())
                .then(|| left_out(input_errors(catalogue, &assessed.left_out))),
            assessments: assessed
                .assessments
                .iter()
                .map(|it| show(catalogue, it, &handled))
                .collect(),
            decisions: self.decision_views(state),
            letters: state
                .letters
                .iter()
                .rev()
                .map(|it| LetterView {
                    letter_id: it.what.letter.to_string(),
                    kind: it.what.letter_kind,
                    language: it.what.language,
                    file_copy: it.what.file_copy,
                    at: self.local(it.stamp.at).to_rfc3339(),
                    by: self.user_name(it.stamp.user),
                    reply_by: it.what.reply_by.map(|it| it.to_string()),
                    sha256: it.what.sha256.clone(),
                })
                .collect(),
            undo: self.step_text(state, &state.undo)?,
            redo: self.step_text(state, &state.redo)?,
        })
    }

    fn person(&self, state: &ClaimState) -> Outcome<PersonView> {
        let member = self.member_of(state)?;
        Ok(PersonView {
            member_id: state.person.member.map(|it| it.to_string()),
            member_number: member.map(|it| it.number),
            name: state.person.name.clone(),
            kana: state.person.kana.clone(),
            phones: state.person.phones.clone(),
        })
    }

    fn chosen(&self, scope: ReadingScope, stamp: &Stamp, reason: &str) -> ReadingChosen {
        ReadingChosen {
            scope,
            by: self.user_name(stamp.user),
            at: self.local(stamp.at).to_rfc3339(),
            reason: reason.to_owned(),
        }
    }

    fn handled_by(&self, state: &ClaimState, rule: &str) -> Option<String> {
        let presumption = state.presumptions.get(rule).map(|it| it.stamp.user);
        let discretion = state
            .discretions
            .get(rule)
            .filter(|it| it.what.raised.is_some())
            .map(|it| it.stamp.user);
        presumption.or(discretion).map(|user| self.user_name(user))
    }

    fn evidence_view(&self, state: &ClaimState, file: &EvidenceNow) -> Outcome<EvidenceView> {
        let read = file.read.as_ref();
        let detail = read.map(|it| &it.detail);
        let sizes = detail.and_then(|it| it.get("pages")).and_then(Value::as_array);
        let pages = sizes.into_iter().flatten().filter_map(|size| {
            let side = |at: usize| {
                size.get(at)
                    .and_then(Value::as_u64)
                    .and_then(|it| u32::try_from(it).ok())
            };
            Some(PageView {
                width: side(0)?,
                height: side(1)?,
            })
        });
        Ok(EvidenceView {
            evidence_id: file.attached.evidence.to_string(),
            name: file.attached.name.clone(),
            media_type: file.attached.media_type.clone(),
            size: file.attached.size,
            sha256: file.attached.sha256.clone(),
            attached_at: self.local(file.stamp.at).to_rfc3339(),
            document: file.document.clone(),
            reading: match read {
                None => EvidenceReading::Waiting,
                Some(it) if it.state == ReadState::Read => EvidenceReading::Read,
                Some(it) => {
                    let said = it.reason.clone().unwrap_or_default();
                    let (code, reason) = said.split_once(": ").unwrap_or((it.state.word(), said.as_str()));
                    EvidenceReading::Unreadable {
                        code: code.to_owned(),
                        reason: reason.to_owned(),
                    }
                }
            },
            pages: pages.collect(),
            text: self
                .store
                .text(file.attached.evidence)
                .map_err(|error| case_error(&error))?,
            properties: properties(detail.and_then(|it| it.get("exif"))),
            state: file
                .document
                .as_ref()
                .and_then(|it| state.documents.get(it))
                .map(|it| it.what.state),
            set_aside: file.set_aside.is_some(),
        })
    }

    fn source(&self, stamped: &satei_cases::Stamped<FactRecorded>) -> SourceView {
        let source = &stamped.what.source;
        SourceView {
            kind: source.kind.word().to_owned(),
            evidence_id: source.evidence.map(|it| it.to_string()),
            page: source.page,
            region: source.region.as_ref().map(fractions),
            by: self.user_name(stamped.stamp.user),
            at: self.local(stamped.stamp.at).to_rfc3339(),
            note: source.note.clone(),
            ..SourceView::default()
        }
    }

    /// Where the value that stands comes from: the dossier, or what was recorded on the claim last.
    fn source_of(&self, assessed: &Assessed, fact: &str) -> Option<SourceView> {
        if let Some(handed) = assessed.taken_over(fact) {
            return Some(handed.source.clone());
        }
        let now = assessed.state.facts.get(fact)?;
        now.candidates.last().map(|it| self.source(it))
    }

    /// The facts that are known, and those a finding uses or waits for, in the order of the vocabulary.
    fn fact_views(&self, assessed: &Assessed) -> Vec<FactView> {
        let catalogue = self.plans.catalogue();
        let mut shown: BTreeSet<&str> = assessed.state.facts.keys().map(String::as_str).collect();
        let mut wanted: BTreeSet<&str> = BTreeSet::new();
        for finding in assessed.assessments.iter().flat_map(|it| &it.findings) {
            for (need, open) in finding
                .used
                .iter()
                .map(|it| (it, false))
                .chain(finding.waits_for.iter().map(|it| (it, true)))
            {
                if let Need::Fact(id) = need {
                    shown.insert(id);
                    if open && !finding.advisory {
                        wanted.insert(id);
                    }
                }
            }
        }
        shown.extend(self.letter_facts(assessed, &shown));
        let handed = assessed.referred.iter().flat_map(|it| it.handed.keys());
        shown.extend(handed.map(String::as_str));
        let in_order = catalogue
            .vocabulary()
            .facts
            .iter()
            .filter(|it| shown.contains(it.id.as_str()));
        in_order
            .map(|fact| {
                let from_book = fact.id == "earlier_claims";
                let now = assessed.state.facts.get(&fact.id);
                let book = assessed
                    .file
                    .pointer("/facts/earlier_claims/value")
                    .filter(|_| from_book);
                let taken = assessed.taken_over(&fact.id);
                let against = assessed.contradicted(&fact.id);
                let own = now.and_then(FactNow::settled);
                let known = match (taken, own) {
                    (Some(it), _) => Some((&it.value, it.proof)),
                    (None, Some(it)) if against.is_none() => Some((&it.what.value, it.what.proof)),
                    _ => None,
                };
                let value = book
                    .or(known.map(|(value, _)| value))
                    .cloned()
                    .unwrap_or(Value::Null);
                let words = |it: &Value| value_text(it, &input(catalogue, &fact.ty));
                let typed = value.get("candidates").and_then(Value::as_array);
                let candidates = if known.is_some() {
                    let standing = self.source_of(assessed, &fact.id);
                    let each = typed.into_iter().flatten();
                    each.map(|it| (it, standing.clone())).collect()
                } else {
                    self.candidates_of(now, against)
                };
                let candidates = candidates.into_iter().map(|(value, source)| CandidateView {
                    text: words(value),
                    value: value.clone(),
                    source,
                });
                let candidates = candidates.collect();
                FactView {
                    name: fact.id.clone(),
                    text: (!value.is_null() && typed.is_none()).then(|| words(&value)),
                    value,
                    proof: known.map(|(_, proof)| proof),
                    sufficient: from_book || known.is_some_and(|(_, proof)| proof >= fact.proof),
                    source: self.source_of(assessed, &fact.id),
                    candidates,
                    wanted: wanted.contains(fact.id.as_str()),
                    from_book,
                }
            })
            .collect()
    }

    /// The values of a fact that nobody has reconciled, each with where it comes from.
    fn candidates_of<'a>(
        &self,
        now: Option<&'a FactNow>,
        against: Option<&'a Handed>,
    ) -> Vec<(&'a Value, Option<SourceView>)> {
        let own = now.into_iter().flat_map(|it| &it.candidates);
        let own = own.map(|it| (&it.what.value, self.source(it)));
        let other = against.map(|it| (&it.value, it.source.clone()));
        let mut values = Vec::new();
        for (value, source) in own.chain(other) {
            // A value may itself say that it is one of several.
            match value.get("candidates").and_then(Value::as_array) {
                Some(several) => values.extend(several.iter().map(|it| (it, Some(source.clone())))),
                None => values.push((value, Some(source))),
            }
        }
        values
    }

    /// The facts that a letter on this claim names though no rule asks for them.
    fn letter_facts(&self, assessed: &Assessed, shown: &BTreeSet<&str>) -> Vec<&'static str> {
        let [item, model] = THING_FACTS;
        let mut facts = vec![if shown.contains("device_kind") {
            model
        } else {
            item
        }];
        let catalogue = self.plans.catalogue();
        let pays = assessed.assessments.iter().any(|it| {
            let version = catalogue
                .plan(&it.plan)
                .and_then(|plan| plan.version(&it.version));
            let benefit = version.and_then(|version| version.benefit(&it.benefit));
            benefit.is_some_and(|benefit| benefit.pays == Pays::Money)
        });
        if pays {
            facts.extend(PAYEE_FACTS);
        }
        facts
    }

    fn decision_views(&self, state: &ClaimState) -> Vec<DecisionView> {
        let newest_first = state.decisions.iter().rev();
        newest_first.map(|it| self.decision_view(it)).collect()
    }

    pub(super) fn decision_view(&self, made: &DecisionNow) -> DecisionView {
        DecisionView {
            event: made.stamp.event.to_string(),
            benefit: made.decided.benefit.clone(),
            outcome: made.decided.outcome,
            amount: made.decided.amount.map(|it| it.to_string()),
            override_reason: made.decided.overrides.clone(),
            by: self.user_name(made.stamp.user),
            at: self.local(made.stamp.at).to_rfc3339(),
            reversed: made.reversed.is_some(),
            letter: letter_of(&made.decided),
        }
    }

    /// What undo or redo would do, told by the first event of the step.
    fn step_text(&self, state: &ClaimState, step: &[satei_model::EventId]) -> Outcome<Option<Label>> {
        let Some(last) = step.last() else { return Ok(None) };
        let events = self
            .store
            .events(satei_model::Stream::Claim(state.claim))
            .map_err(|error| case_error(&error))?;
        let find = |id: &satei_model::EventId| events.iter().find(|it| it.id == *id);
        let mut event = find(last);
        // A redo takes an `undone` back: what it tells of is the event that was undone.
        while let Some(satei_model::Payload::Undone(it)) = event.and_then(|it| it.payload.as_ref()) {
            event = find(&it.event);
        }
        Ok(event.map(|it| history_text(it.payload.as_ref(), &it.event.kind, self.plans.catalogue())))
    }

    pub(super) fn explanation(
        &self,
        assessed: &Assessed,
        benefit: &str,
        rule: &str,
    ) -> Outcome<ExplanationView> {
        let plan = self.plan_of(assessed)?;
        let found = plan.rule(rule).ok_or_else(|| unknown("rule", rule))?;
        let catalogue = self.plans.catalogue();
        let trace = satei_rules::explain(catalogue, &assessed.input, benefit, rule)
            .ok_or_else(|| unknown("rule", rule))?;
        let passage = self.passage(plan, rule)?;
        Ok(ExplanationView {
            rule: rule.to_owned(),
            clause: found.clause.clone(),
            at: found.at.clone(),
            source_title: plan.source_title.clone(),
            passage_is_sample: passage.as_ref().is_some_and(|it| it.own_words),
            passage: passage.map(|it| it.text),
            trace: Tracing {
                catalogue,
                version: plan,
                source_of: &|fact| self.source_of(assessed, fact),
                choice_of: &|id| Some(assessed.input.readings.get(id)?.what.choice.clone()),
            }
            .view(&trace),
        })
    }
}

fn properties(exif: Option<&Value>) -> Vec<Property> {
    let Some(fields) = exif.and_then(Value::as_object) else {
        return Vec::new();
    };
    let named = ["camera", "taken_at", "software", "orientation", "gps"];
    named
        .iter()
        .filter_map(|name| {
            let value = fields.get(*name).filter(|it| !it.is_null())?;
            let text = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
            Some(Property {
                name: (*name).to_owned(),
                value: text,
            })
        })
        .collect()
}
