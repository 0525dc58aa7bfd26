//! Cedar: a policy that permits and five that forbid.
//!
//! A fact not known is an attribute that is not there: a policy that reads it fails and does not count. In
//! partial evaluation it is an unknown, and what hangs on it is left as a residual. Cedar adds days to a date
//! and knows no months, so five years are 1,826 days; days stand as whole numbers, because partial evaluation
//! does not look into a context with dates in it. It computes no amount: the host does.

use crate::answer::{Answer, Peer};
use crate::sixteen::{BOOLS, CAP, CAUSES, DATES, Facts};
use cedar_policy::{
    Authorizer, Context, Decision, Effect, Entities, EntityUid, PolicySet, Request, RestrictedExpression,
};
use chrono::NaiveDate;

const POLICIES: &str = r#"
permit (principal, action, resource) when {
    context.wifi && context.genuine && context.own
    && (context.released >= context.joined - 1826
        || context.receipt && context.bought >= context.joined - 365)
    && context.registered
    && context.accident > context.joined
    && context.applied <= context.accident + 90
    && context.earlier < 2
    && context.report && context.receipt
    && (context.police || !context.theft)
    && context.applied < context.joined + 4018
};
forbid (principal, action, resource) when { context.cause == "loss" };
forbid (principal, action, resource) when { context.cause == "battery" };
forbid (principal, action, resource) when { context.family };
forbid (principal, action, resource) when { context.rejoined };
forbid (principal, action, resource) when { context.bought < context.released };
"#;

/// The claims and the policies.
pub struct Cedar {
    claims: Vec<(Request, Option<i64>)>,
    policies: PolicySet,
    entities: Entities,
    authorizer: Authorizer,
    partial: bool,
}

impl Cedar {
    /// `partial`: what is not known is an unknown of partial evaluation.
    pub fn new(facts: &[Facts], partial: bool) -> Self {
        Self {
            claims: facts.iter().map(|f| (bind(f, partial), f.cost)).collect(),
            policies: POLICIES
                .parse()
                .unwrap_or_else(|e| panic!("the policies of Cedar: {e}")),
            entities: Entities::empty(),
            authorizer: Authorizer::new(),
            partial,
        }
    }

    fn pay(&self, claim: usize) -> Answer {
        self.claims[claim]
            .1
            .map_or(Answer::Open, |yen| Answer::Payable(yen.min(CAP)))
    }
}

fn bind(facts: &Facts, partial: bool) -> Request {
    type Value = RestrictedExpression;
    let mut pairs: Vec<(String, Value)> = Vec::new();
    let mut set = |name: &str, value: Option<Value>| {
        let unknown = || partial.then(|| Value::new_unknown(name));
        if let Some(value) = value.or_else(unknown) {
            pairs.push((name.to_owned(), value));
        }
    };
    for (name, value) in BOOLS.iter().zip(facts.bools) {
        set(name, value.map(Value::new_bool));
    }
    for (name, value) in DATES.iter().zip(facts.dates) {
        let day = value.map(|date| (date - NaiveDate::default()).num_days());
        set(name, day.map(Value::new_long));
    }
    set(
        "cause",
        facts
            .cause
            .map(|cause| Value::new_string(CAUSES[cause].to_owned())),
    );
    set("earlier", facts.earlier.map(Value::new_long));
    let uid = |text: &str| -> EntityUid { text.parse().unwrap_or_else(|e| panic!("{text}: {e}")) };
    let context = Context::from_pairs(pairs).unwrap_or_else(|e| panic!("a claim for Cedar: {e}"));
    let (who, what, which) = (
        uid(r#"Member::"a""#),
        uid(r#"Action::"pay""#),
        uid(r#"Claim::"a""#),
    );
    Request::new(who, what, which, context, None).unwrap_or_else(|e| panic!("a claim for Cedar: {e}"))
}

impl Peer for Cedar {
    fn name(&self) -> &'static str {
        if self.partial {
            "`cedar-policy`, partial evaluation"
        } else {
            "`cedar-policy`"
        }
    }

    fn assess(&self, claim: usize) -> Answer {
        let request = &self.claims[claim].0;
        if !self.partial {
            let response = self
                .authorizer
                .is_authorized(request, &self.policies, &self.entities);
            return match response.decision() {
                Decision::Allow => self.pay(claim),
                Decision::Deny => Answer::NotPayable,
            };
        }
        let response = self
            .authorizer
            .is_authorized_partial(request, &self.policies, &self.entities);
        // A prohibition left as a residual is presumed not to apply, as everywhere here.
        let mut permitted = false;
        for policy in response.definitely_satisfied() {
            match policy.effect() {
                Effect::Forbid => return Answer::NotPayable,
                Effect::Permit => permitted = true,
            }
        }
        if permitted {
            return self.pay(claim);
        }
        let mut residuals = response.nontrivial_residuals();
        if residuals.any(|policy| policy.effect() == Effect::Permit) {
            Answer::Open
        } else {
            Answer::NotPayable
        }
    }
}
