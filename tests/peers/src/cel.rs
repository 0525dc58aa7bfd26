//! CEL, by the crate `cel`.
//!
//! A fact not known is a variable that is not there: reading it is an error, which `&&` and `||` absorb where
//! the other side decides, as the language has it. CEL knows no calendar years: days are compared as numbers
//! like 20240229, which is exact but for 29 February. Durations have no days, so 90 days are hours.

use crate::answer::{Answer, Peer};
use crate::sixteen::by_hand::Tri;
use crate::sixteen::{BOOLS, CAUSES, CLAUSES, DATES, Facts, is_exclusion};
use cel::{Context, Env, Program, Value};
use std::sync::Arc;

/// A day as a number, so many years earlier or later.
fn day(name: &str, years: i32) -> String {
    format!("(({name}.getFullYear() + ({years})) * 10000 + {name}.getMonth() * 100 + {name}.getDate())")
}

fn clauses() -> [String; CLAUSES] {
    let window = |later: &str, years: i32| format!("{} >= {}", day(later, 0), day("joined", -years));
    [
        "wifi".to_owned(),
        "genuine".to_owned(),
        "own".to_owned(),
        format!("{} || receipt && {}", window("released", 5), window("bought", 1)),
        "registered".to_owned(),
        "accident > joined".to_owned(),
        "applied <= accident + duration('2160h')".to_owned(),
        "earlier < 2".to_owned(),
        "report && receipt".to_owned(),
        "police || !theft".to_owned(),
        "cause == 'loss'".to_owned(),
        "cause == 'battery'".to_owned(),
        "family".to_owned(),
        "rejoined".to_owned(),
        "bought < released".to_owned(),
        format!("{} < {}", day("applied", 0), day("joined", 11)),
    ]
}

const PAY: &str = "cost < 150000 ? cost : 150000";

/// The claims, and the clauses one by one or in groups.
pub struct Cel {
    claims: Vec<Context<'static, 'static>>,
    each: Vec<Program>,
    entitled: Program,
    excluded: Program,
    pay: Program,
    together: bool,
}

impl Cel {
    /// `together`: one expression for all that entitles and one for all that excludes.
    pub fn new(facts: &[Facts], together: bool) -> Self {
        let env = Arc::new(Env::stdlib());
        let compile = |text: &str| Program::compile(text).unwrap_or_else(|e| panic!("{text}: {e}"));
        let clauses = clauses();
        let group = |exclusions: bool, by: &str| {
            let of = clauses
                .iter()
                .enumerate()
                .filter(|(i, _)| is_exclusion(*i) == exclusions);
            let texts: Vec<String> = of.map(|(_, text)| format!("({text})")).collect();
            compile(&texts.join(by))
        };
        Self {
            claims: facts.iter().map(|f| bind(f, &env)).collect(),
            entitled: group(false, " && "),
            excluded: group(true, " || "),
            each: clauses.iter().map(|text| compile(text)).collect(),
            pay: compile(PAY),
            together,
        }
    }

    fn truth(&self, program: &Program, claim: usize) -> Tri {
        match program.execute(&self.claims[claim]) {
            Ok(Value::Bool(b)) => Some(b),
            _ => None,
        }
    }
}

fn bind(facts: &Facts, env: &Arc<Env>) -> Context<'static, 'static> {
    let mut context = Context::with_env(Arc::clone(env));
    let mut set = |name: &str, value: Option<Value>| {
        if let Some(value) = value {
            context.add_variable_from_value(name, value);
        }
    };
    for (name, value) in BOOLS.iter().zip(facts.bools) {
        set(name, value.map(Value::Bool));
    }
    for (name, value) in DATES.iter().zip(facts.dates) {
        let at = value.map(|date| date.and_time(chrono::NaiveTime::MIN).and_utc().fixed_offset());
        set(name, at.map(Value::Timestamp));
    }
    let cause = facts.cause.map(|cause| CAUSES[cause].to_owned());
    set("cause", cause.map(|cause| Value::String(Arc::new(cause))));
    set("cost", facts.cost.map(Value::Int));
    set("earlier", facts.earlier.map(Value::Int));
    context
}

impl Peer for Cel {
    fn name(&self) -> &'static str {
        if self.together {
            "`cel`, clauses in two expressions"
        } else {
            "`cel`, each clause"
        }
    }

    fn assess(&self, claim: usize) -> Answer {
        let pay = match self.pay.execute(&self.claims[claim]) {
            Ok(Value::Int(yen)) => Some(yen),
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
