//! A plan tried on facts by hand. Nothing is recorded.

use std::collections::BTreeMap;

use satei_rules::{Assessment, ClaimInput, InputError, PlanVersion, assess_all, assess_version};
use serde_json::{Map, Value, json};

use super::version_named;
use crate::assessing::{Handled, Tracing, show};
use crate::desk::Desk;
use crate::errors::{Outcome, refused, unknown, unknown_of};
use crate::facts::{desk_zone, taken};
use crate::mistakes::{fact_wrong, input_errors, joined};
use crate::view::{ExplanationView, ReadingChosen, ReadingScope, Trial, TrialMistake, TrialView};

/// A trial as the rules core reads it.
struct Tried {
    file: Value,
    as_of: String,
    input: ClaimInput,
    mistakes: Vec<TrialMistake>,
}

impl Desk {
    /// What a plan says to facts by hand. What cannot be taken as typed is named and counts as not known, so that
    /// the rest can be seen while one types.
    ///
    /// # Errors
    /// `unknown_plan`, `unknown_version`, `unknown_fact`, `unknown_document`, `unknown_reading`,
    /// `unknown_choice`. Nothing is recorded in any case.
    pub fn try_plan(&self, trial: &Trial) -> Outcome<TrialView> {
        let tried = self.tried(trial)?;
        let catalogue = self.plans.catalogue();
        let house = self.house_readings(&trial.plan)?;
        let choice = |reading: &str| {
            let it = house.iter().find(|it| it.reading == reading)?;
            (!trial.readings.contains_key(reading)).then(|| ReadingChosen {
                scope: ReadingScope::House,
                by: self.user_name(it.user),
                at: self.local(it.at).to_rfc3339(),
                reason: it.reason.clone(),
            })
        };
        let handled = Handled {
            by_rule: &|_| None,
            choice: &choice,
            evidence: &|_| Vec::new(),
        };
        Ok(TrialView {
            as_of: tried.as_of,
            assessments: self
                .assessed_trial(trial, &tried.input)?
                .iter()
                .map(|it| show(catalogue, it, &handled))
                .collect(),
            mistakes: tried.mistakes,
            file: serde_json::to_string_pretty(&tried.file).map_err(|error| {
                refused(
                    "answer_unwritable",
                    format!("The trial could not be written: {error}."),
                )
            })?,
        })
    }

    /// How a finding of a trial came about.
    ///
    /// # Errors
    /// As [`Desk::try_plan`]; `unknown_rule`.
    pub fn explain_trial(&self, trial: &Trial, benefit: &str, rule: &str) -> Outcome<ExplanationView> {
        let tried = self.tried(trial)?;
        let catalogue = self.plans.catalogue();
        let assessed = self.assessed_trial(trial, &tried.input)?;
        let used = assessed
            .iter()
            .find(|it| it.benefit == benefit)
            .ok_or_else(|| unknown("benefit", benefit))?;
        let version = version_named(self.plan_named(&trial.plan)?, &used.version)?;
        let found = version.rule(rule).ok_or_else(|| unknown("rule", rule))?;
        let trace = satei_rules::explain_version(catalogue, &tried.input, &version.effective, benefit, rule)
            .ok_or_else(|| unknown("rule", rule))?;
        let passage = self.passage(version, rule)?;
        Ok(ExplanationView {
            rule: rule.to_owned(),
            clause: found.clause.clone(),
            at: found.at.clone(),
            source_title: version.source_title.clone(),
            passage_is_sample: passage.as_ref().is_some_and(|it| it.own_words),
            passage: passage.map(|it| it.text),
            trace: Tracing {
                catalogue,
                version,
                source_of: &|_| None,
                choice_of: &|id| Some(tried.input.readings.get(id)?.what.choice.clone()),
            }
            .view(&trace),
        })
    }

    fn assessed_trial(&self, trial: &Trial, input: &ClaimInput) -> Outcome<Vec<Assessment>> {
        let catalogue = self.plans.catalogue();
        let Some(effective) = &trial.version else {
            return Ok(assess_all(catalogue, input));
        };
        let version = version_named(self.plan_named(&trial.plan)?, effective)?;
        let benefits = version.benefits.iter().filter(|it| it.subject == trial.subject);
        Ok(benefits
            .filter_map(|it| assess_version(catalogue, input, effective, &it.id))
            .collect())
    }

    fn tried(&self, trial: &Trial) -> Outcome<Tried> {
        let plan = self.plan_named(&trial.plan)?;
        let catalogue = self.plans.catalogue();
        let mut mistakes = Vec::new();
        let mut facts = Map::new();
        for (name, typed) in &trial.facts {
            match taken(catalogue, name, typed) {
                // The fact came from a person's hand, so nothing stronger stands behind it.
                Ok(value) => {
                    drop(facts.insert(name.clone(), json!({ "value": value, "proof": "confirmed" })))
                }
                Err(error) if error.code == "fact_wrong" => mistakes.push(TrialMistake {
                    fact: name.clone(),
                    error,
                }),
                Err(error) => return Err(error),
            }
        }
        for document in trial.documents.keys() {
            if catalogue.vocabulary().document(document).is_none() {
                return Err(unknown_of(
                    "document",
                    document,
                    catalogue.vocabulary().document_ids(),
                ));
            }
        }
        let as_of = self.moment(&trial.as_of, &mut mistakes);
        let readings = self.tried_readings(trial, plan.versions.iter().collect())?;
        let documents: BTreeMap<_, _> = trial
            .documents
            .iter()
            .map(|(id, state)| (id, json!({ "state": state.word() })))
            .collect();
        let file = json!({
            "satei": 1,
            "plan": trial.plan,
            "subject": trial.subject.word(),
            "as_of": as_of,
            "facts": facts,
            "documents": documents,
            "readings": readings,
        });
        let input = ClaimInput::from_value(&file, catalogue)
            .map_err(|errors| joined(input_errors(catalogue, &errors)))?;
        Ok(Tried {
            file,
            as_of,
            input,
            mistakes,
        })
    }

    /// The moment that was typed, or now.
    fn moment(&self, typed: &str, mistakes: &mut Vec<TrialMistake>) -> String {
        let now = || self.now().to_rfc3339_opts(chrono::SecondsFormat::Secs, false);
        let typed = typed.trim();
        if typed.is_empty() {
            return now();
        }
        let read = satei_model::parse_instant(typed, desk_zone())
            .map(|it| it.to_rfc3339_opts(chrono::SecondsFormat::Secs, false))
            .or_else(|error| match satei_model::parse_date(typed) {
                Ok(day) => Ok(format!("{day}T12:00:00{}", desk_zone())),
                Err(_) => Err(error),
            });
        read.unwrap_or_else(|error| {
            let errors = [InputError::of(error.into())];
            mistakes.push(TrialMistake {
                fact: "as_of".to_owned(),
                error: fact_wrong(self.plans.catalogue(), "as_of", &errors),
            });
            now()
        })
    }

    /// The house's choices, but for what the trial takes otherwise.
    fn tried_readings(&self, trial: &Trial, versions: Vec<&PlanVersion>) -> Outcome<Map<String, Value>> {
        let mut out = Map::new();
        for house in self.house_readings(&trial.plan)? {
            out.insert(
                house.reading,
                json!({ "choice": house.choice, "scope": "house", "by": self.user_name(house.user), "reason": house.reason }),
            );
        }
        for (reading, choice) in &trial.readings {
            let mut known = versions.iter().filter_map(|it| it.reading(reading)).peekable();
            if known.peek().is_none() {
                return Err(unknown("reading", reading));
            }
            out.remove(reading);
            if let Some(choice) = choice {
                if !known.any(|it| it.choices.iter().any(|it| it.id == *choice)) {
                    return Err(unknown("choice", choice));
                }
                out.insert(reading.clone(), json!({ "choice": choice, "scope": "claim" }));
            }
        }
        Ok(out)
    }
}
