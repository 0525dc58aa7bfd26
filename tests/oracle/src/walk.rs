//! A walk over one claim: what its rules come to.

use std::collections::BTreeMap;

use crate::calendar::day_of_second;
use crate::plan::{Known, Open, Plan};
use crate::value::Value;

/// The state of a paper that came in the end and about which nothing is wrong. No claim says it: it is how
/// [`crate::Plan::papers_to_come`] are tried out.
pub(crate) const SOUND: &str = "sound";

/// A walk over one claim.
#[derive(Clone, Copy)]
pub(crate) struct Walk<'a> {
    pub(crate) plan: &'a Plan,
    pub(crate) known: &'a Known,
    pub(crate) benefit: &'a str,
    /// The elements of lists that are being looked at, each with its list, the innermost first.
    pub(crate) rows: [Option<Row<'a>>; 3],
    /// Within a payout, where excluded lines are left out.
    pub(crate) paying: bool,
    /// The amount a person gave for what the source leaves open, within the payout it was given for.
    pub(crate) unstated: Option<i128>,
    /// Within a limit the amount as those before it left it.
    pub(crate) so_far: Option<i128>,
}

/// A list's name and one of its elements.
pub(crate) type Row<'a> = (&'a str, &'a BTreeMap<String, Value>);

pub(crate) type Walked = Result<Value, Open>;

impl<'a> Walk<'a> {
    pub(crate) fn guarded(&self, rule: &'a toml::Value) -> Result<bool, Open> {
        if rule.get("if").is_some() {
            self.holds(rule, "if")
        } else {
            Ok(true)
        }
    }

    pub(crate) fn holds(&self, rule: &'a toml::Value, key: &str) -> Result<bool, Open> {
        Ok(self.value(self.plan.tree(rule, key))?.truth())
    }

    /// Whether a rule that arises is definitely against the claim.
    pub(crate) fn against(&self, rule: &'a toml::Value) -> Result<bool, Open> {
        match rule["kind"].as_str().unwrap() {
            "eligibility" | "deadline" => Ok(!self.holds(rule, "when")?),
            "limit" if rule.get("when").is_some() => Ok(!self.holds(rule, "when")?),
            // A cap of nothing leaves nothing to pay.
            "limit" if rule.get("cap").is_some() => {
                Ok(self.value(self.plan.tree(rule, "cap"))?.number() <= 0)
            }
            "exclusion" if rule.get("lines").is_none() => self.holds(rule, "when"),
            "document" => {
                let asked = rule["require"].as_array().unwrap();
                let mut open = None;
                for document in asked {
                    let name = document.as_str().unwrap();
                    let waived = self
                        .known
                        .claim
                        .documents
                        .get(name)
                        .is_some_and(|it| it == "waived");
                    match self.has(name) {
                        _ if waived => return Ok(false),
                        Ok(true) => return Ok(false),
                        Ok(false) => {}
                        Err(why) => open = Some(why),
                    }
                }
                open.map_or(Ok(true), Err)
            }
            "discretion" => Ok(self.known.claim.raised.contains(rule["id"].as_str().unwrap())),
            _ => Ok(false),
        }
    }

    /// Whether an accepted document of good quality is there. Missing and rejected ones may still come,
    /// but not after their day.
    pub(crate) fn has(&self, document: &str) -> Result<bool, Open> {
        let state = self.known.claim.documents.get(document);
        match state.map_or("missing", String::as_str) {
            "unobtainable" => return Ok(false),
            SOUND => return Ok(true),
            "accepted" => {
                let mut good = true;
                for rule in self.plan.rules(self.benefit) {
                    let of = rule.get("of").and_then(toml::Value::as_str);
                    if of == Some(document) && self.guarded(rule)? && !self.holds(rule, "when")? {
                        good = false;
                    }
                }
                if good {
                    return Ok(true);
                }
            }
            _ => {}
        }
        for rule in self.plan.rules(self.benefit).filter(|it| it.get("by").is_some()) {
            let asked = rule["require"].as_array().unwrap();
            if asked.iter().any(|it| it.as_str() == Some(document)) && self.guarded(rule)? {
                let passed = match self.value(self.plan.tree(rule, "by"))? {
                    Value::Day(by) => day_of_second(self.known.as_of) > by,
                    Value::Second(by) => self.known.as_of > by,
                    _ => false,
                };
                if passed {
                    return Ok(false);
                }
            }
        }
        Err(Open::Awaited)
    }

    pub(crate) fn amount(&self, combine: &str) -> Result<Option<i128>, Open> {
        let mut amounts = Vec::new();
        for rule in self
            .plan
            .rules(self.benefit)
            .filter(|it| it["kind"].as_str() == Some("payout"))
        {
            if self.guarded(rule)? {
                let paying = Self {
                    paying: true,
                    unstated: self
                        .known
                        .claim
                        .amounts
                        .get(rule["id"].as_str().unwrap())
                        .copied(),
                    ..*self
                };
                let amount = paying.value(self.plan.tree(rule, "pay"))?.number();
                amounts.push(amount.max(0));
                if combine == "first" {
                    break;
                }
            }
        }
        let total = match combine {
            "min" => amounts.iter().min().copied(),
            "max" => amounts.iter().max().copied(),
            _ => amounts.iter().copied().reduce(|a, b| a + b),
        };
        let Some(mut total) = total else { return Ok(None) };
        for rule in self.plan.rules(self.benefit) {
            for key in ["cap", "deduct", "becomes"] {
                if rule.get(key).is_none() || !self.guarded(rule)? {
                    continue;
                }
                let now = Self {
                    so_far: Some(total),
                    ..*self
                };
                let limit = now.value(self.plan.tree(rule, key))?;
                total = match limit {
                    Value::Nothing => total,
                    limit if key == "becomes" => limit.number().max(0),
                    limit if key == "cap" => total.min(limit.number().max(0)),
                    limit => (total - limit.number().max(0)).max(0),
                };
            }
        }
        Ok(Some(total))
    }
}
