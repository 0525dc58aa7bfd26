//! ZEN: its expressions alone, and its decision graphs.
//!
//! A fact not known is null. Days are given as ZEN's own date values, so that its expressions read none from a
//! text at every evaluation.

pub mod expression;
pub mod graph;

use crate::sixteen::{BOOLS, CAUSES, CLAUSES, DATES, Facts};
use zen_expression::{DateValue, Variable};

/// The clauses as one writes them where everything is known.
const EACH: [&str; CLAUSES] = [
    "wifi",
    "genuine",
    "own",
    "released >= joined.sub(5, 'year') or receipt and bought >= joined.sub(1, 'year')",
    "registered",
    "accident > joined",
    "applied <= accident.add(90, 'day')",
    "earlier < 2",
    "report and receipt",
    "police or not theft",
    "cause == 'loss'",
    "cause == 'battery'",
    "family",
    "rejoined",
    "bought < released",
    "applied.diff(joined, 'year') <= 10",
];

const PAY: &str = "min([cost, 150000])";

fn bind(facts: &Facts) -> Variable {
    let object = Variable::empty_object();
    let set = |name: &str, value: Option<Variable>| {
        object.dot_insert(name, value.unwrap_or(Variable::Null));
    };
    for (name, value) in BOOLS.iter().zip(facts.bools) {
        set(name, value.map(Variable::Bool));
    }
    for (name, value) in DATES.iter().zip(facts.dates) {
        set(
            name,
            value.and_then(|date| DateValue::from_text(&date.to_string())),
        );
    }
    set(
        "cause",
        facts.cause.map(|cause| Variable::String(CAUSES[cause].into())),
    );
    set("cost", facts.cost.map(|yen| Variable::Number(yen.into())));
    set("earlier", facts.earlier.map(|n| Variable::Number(n.into())));
    object
}

fn truth(value: &Variable) -> Option<bool> {
    value.as_bool()
}

fn yen(value: &Variable) -> Option<i64> {
    match value {
        Variable::Number(yen) => i64::try_from(*yen).ok(),
        _ => None,
    }
}
