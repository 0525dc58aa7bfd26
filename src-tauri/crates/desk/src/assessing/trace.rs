//! A trace of the rules core as the window shows it.

use satei_rules::{Catalogue, Trace};

use crate::catalogue::label_of;
use crate::view::{SourceView, TraceFact, TraceState, TraceView};

/// A trace with the names of its facts and, where there is a claim, the source of each.
pub(crate) fn trace_view(
    catalogue: &Catalogue,
    source_of: &dyn Fn(&str) -> Option<SourceView>,
    trace: &Trace,
) -> TraceView {
    TraceView {
        words: trace.words.clone(),
        value: trace.value.clone(),
        state: match (trace.truth, trace.known) {
            (Some(true), _) => TraceState::True,
            (Some(false), _) => TraceState::False,
            (None, true) => TraceState::Value,
            (None, false) => TraceState::Unknown,
        },
        fact: trace.fact.as_ref().map(|name| TraceFact {
            name: name.clone(),
            label: label_of(catalogue, name),
            source: source_of(name),
        }),
        parts: trace
            .parts
            .iter()
            .map(|it| trace_view(catalogue, source_of, it))
            .collect(),
    }
}
