//! FEEL, the expression language of DMN, by `dsntk`.
//!
//! A fact not known is null, the only way FEEL has; its own three-valued logic then decides. Literals of
//! durations are written with `@`, so that they are read once and not at every evaluation.

use crate::answer::{Answer, Peer};
use crate::sixteen::by_hand::Tri;
use crate::sixteen::{BOOLS, CAUSES, CLAUSES, DATES, Facts, is_exclusion};
use chrono::Datelike;
use dsntk_feel::values::Value;
use dsntk_feel::{Evaluator, FeelNumber, FeelScope, Name};
use dsntk_feel_temporal::FeelDate;

const EACH: [&str; CLAUSES] = [
    "wifi",
    "genuine",
    "own",
    r#"released >= joined - @"P5Y" or receipt and bought >= joined - @"P1Y""#,
    "registered",
    "accident > joined",
    r#"applied <= accident + @"P90D""#,
    "earlier < 2",
    "report and receipt",
    "police or not(theft)",
    r#"cause = "loss""#,
    r#"cause = "battery""#,
    "family",
    "rejoined",
    "bought < released",
    "years and months duration(joined, applied).years <= 10",
];

const PAY: &str = "min(cost, 150000)";

/// The claims, and the clauses one by one or in groups.
pub struct Feel {
    claims: Vec<FeelScope>,
    each: Vec<Evaluator>,
    entitled: Evaluator,
    excluded: Evaluator,
    pay: Evaluator,
    together: bool,
}

impl Feel {
    /// `together`: one expression for all that entitles and one for all that excludes.
    pub fn new(facts: &[Facts], together: bool) -> Self {
        let names = bind(&Facts::default());
        let compile = |text: &str| {
            let node = dsntk_feel_parser::parse_expression(&names, text, false);
            dsntk_feel_evaluator::prepare(&node.unwrap_or_else(|e| panic!("{text}: {e}")))
        };
        let group = |exclusions: bool, by: &str| {
            let of = EACH
                .iter()
                .enumerate()
                .filter(|(i, _)| is_exclusion(*i) == exclusions);
            let texts: Vec<String> = of.map(|(_, text)| format!("({text})")).collect();
            compile(&texts.join(by))
        };
        Self {
            claims: facts.iter().map(bind).collect(),
            entitled: group(false, " and "),
            excluded: group(true, " or "),
            each: EACH.iter().map(|text| compile(text)).collect(),
            pay: compile(PAY),
            together,
        }
    }

    fn truth(&self, evaluator: &Evaluator, claim: usize) -> Tri {
        match evaluator(&self.claims[claim]) {
            Value::Boolean(b) => Some(b),
            _ => None,
        }
    }
}

fn bind(facts: &Facts) -> FeelScope {
    let scope = FeelScope::default();
    let set = |name: &str, value: Option<Value>| {
        scope.set_value(&Name::from(name), value.unwrap_or(Value::Null(None)));
    };
    for (name, value) in BOOLS.iter().zip(facts.bools) {
        set(name, value.map(Value::Boolean));
    }
    for (name, value) in DATES.iter().zip(facts.dates) {
        let date = value.and_then(|d| FeelDate::new(d.year(), d.month(), d.day()));
        set(name, date.map(Value::Date));
    }
    set(
        "cause",
        facts.cause.map(|cause| Value::String(CAUSES[cause].to_owned())),
    );
    let number = |n: i64| Value::Number(FeelNumber::from(n));
    set("cost", facts.cost.map(number));
    set("earlier", facts.earlier.map(number));
    scope
}

impl Peer for Feel {
    fn name(&self) -> &'static str {
        if self.together {
            "`dsntk-feel`, clauses in two expressions"
        } else {
            "`dsntk-feel`, each clause"
        }
    }

    fn assess(&self, claim: usize) -> Answer {
        let pay = match (self.pay)(&self.claims[claim]) {
            Value::Number(yen) => i64::try_from(yen).ok(),
            _ => None,
        };
        if self.together {
            let (entitled, excluded) = (&self.entitled, &self.excluded);
            return Answer::from_groups(self.truth(entitled, claim), self.truth(excluded, claim), pay);
        }
        Answer::from_clauses(std::array::from_fn(|i| self.truth(&self.each[i], claim)), pay)
    }

    fn clauses(&self, claim: usize) -> Option<[Tri; CLAUSES]> {
        (!self.together).then(|| std::array::from_fn(|i| self.truth(&self.each[i], claim)))
    }
}
