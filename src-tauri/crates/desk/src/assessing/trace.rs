//! A trace of the rules core as the window shows it.

use satei_rules::{Catalogue, Need, PlanVersion, Sort, StepValue, Trace};
use serde_json::{Value, json};

use crate::browsing::wording_view;
use crate::catalogue::label_of;
use crate::text::{label, value_text};
use crate::view::{EnumOption, FactInput, Label, SourceView, TraceFact, TraceState, TraceView};

/// What a trace is told with.
pub(crate) struct Tracing<'a> {
    pub catalogue: &'a Catalogue,
    pub version: &'a PlanVersion,
    /// Where a fact came from, if there is a claim.
    pub source_of: &'a dyn Fn(&str) -> Option<SourceView>,
    /// The choice of a reading that holds, if one was made.
    pub choice_of: &'a dyn Fn(&str) -> Option<String>,
}

impl Tracing<'_> {
    /// A step with the names of what it reads and, where there is a claim, the source of each fact.
    pub fn view(&self, trace: &Trace) -> TraceView {
        let reading = match &trace.reads {
            Some(Need::Reading(id)) => Some(self.choice(id)),
            _ => None,
        };
        TraceView {
            step: trace.step.to_owned(),
            wording: trace
                .wording
                .as_ref()
                .map(|it| wording_view(self.catalogue, self.version, it)),
            words: trace.words.clone(),
            value: self.value(&trace.worth, trace.value.as_str()),
            state: match (trace.truth, trace.known) {
                (Some(true), _) => TraceState::True,
                (Some(false), _) => TraceState::False,
                (None, true) => TraceState::Value,
                (None, false) if trace.worth.from.is_some() || trace.worth.to.is_some() => TraceState::Range,
                (None, false) => TraceState::Unknown,
            },
            fact: trace.fact.as_ref().map(|name| TraceFact {
                name: name.clone(),
                label: label_of(self.catalogue, name),
                source: (self.source_of)(name),
            }),
            choice: reading.flatten(),
            parts: trace.parts.iter().map(|it| self.view(it)).collect(),
        }
    }

    fn choice(&self, reading: &str) -> Option<Label> {
        let chosen = (self.choice_of)(reading)?;
        let choices = &self.version.reading(reading)?.choices;
        let found = choices.iter().find(|it| it.id == chosen)?;
        Some(found.label.clone())
    }

    fn value(&self, worth: &StepValue, plain: &str) -> Label {
        let input = match &worth.sort {
            Sort::Truth => return Label::same(plain),
            Sort::Yen => FactInput::Yen,
            Sort::Date => FactInput::Date,
            Sort::Instant => FactInput::Instant,
            Sort::Enum(of) => FactInput::Enum {
                options: self.options(of),
            },
            Sort::Plain => FactInput::Text,
        };
        if worth.none {
            return label("なし", "无", "none");
        }
        let end = |it: &Option<String>| it.as_ref().map_or(Value::Null, |it| Value::from(it.as_str()));
        let (from, to) = (end(&worth.from), end(&worth.to));
        if from.is_null() && to.is_null() {
            return Label::same(plain);
        }
        if from == to {
            return value_text(&from, &input);
        }
        value_text(&json!({ "from": from, "to": to }), &input)
    }

    fn options(&self, of: &str) -> Vec<EnumOption> {
        let values = self.catalogue.vocabulary().enumeration(of);
        values
            .into_iter()
            .flat_map(|(_, it)| &it.values)
            .map(|it| EnumOption {
                value: it.id.clone(),
                label: it.label.clone(),
            })
            .collect()
    }
}
