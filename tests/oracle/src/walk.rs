//! A walk over one claim: what its rules come to.

use std::collections::BTreeMap;

use crate::claims::Claim;
use crate::parse::parse;
use crate::plan::{Open, Plan};
use crate::value::Value;

/// A walk over one claim.
#[derive(Clone)]
pub(crate) struct Walk<'a> {
    pub(crate) plan: &'a Plan,
    pub(crate) claim: &'a Claim,
    pub(crate) benefit: &'a str,
    /// The element of a list that is being looked at.
    pub(crate) row: Vec<&'a BTreeMap<String, Value>>,
    /// Within a payout, where excluded lines are left out.
    pub(crate) paying: bool,
    /// The amount a person gave for what the source leaves open, within the payout it was given for.
    pub(crate) unstated: Option<i128>,
}

pub(crate) type Walked = Result<Value, Open>;

impl<'a> Walk<'a> {
    pub(crate) fn guarded(&self, rule: &toml::Value) -> Result<bool, Open> {
        if rule.get("if").is_some() {
            self.holds(rule, "if")
        } else {
            Ok(true)
        }
    }

    pub(crate) fn holds(&self, rule: &toml::Value, key: &str) -> Result<bool, Open> {
        Ok(self.value(&parse(rule[key].as_str().unwrap()))?.truth())
    }

    /// Whether a rule that arises is definitely against the claim.
    pub(crate) fn against(&self, rule: &toml::Value) -> Result<bool, Open> {
        match rule["kind"].as_str().unwrap() {
            "eligibility" | "deadline" => Ok(!self.holds(rule, "when")?),
            "limit" if rule.get("when").is_some() => Ok(!self.holds(rule, "when")?),
            "exclusion" if rule.get("lines").is_none() => self.holds(rule, "when"),
            "document" => {
                let asked = rule["require"].as_array().unwrap();
                let mut open = false;
                for document in asked {
                    let name = document.as_str().unwrap();
                    let waived = self.claim.documents.get(name).is_some_and(|it| it == "waived");
                    match self.has(name) {
                        _ if waived => return Ok(false),
                        Ok(true) => return Ok(false),
                        Ok(false) => {}
                        Err(Open) => open = true,
                    }
                }
                if open { Err(Open) } else { Ok(true) }
            }
            "discretion" => Ok(self.claim.raised.contains(rule["id"].as_str().unwrap())),
            _ => Ok(false),
        }
    }

    /// Whether an accepted document of good quality is there. Missing and rejected ones may still come.
    pub(crate) fn has(&self, document: &str) -> Result<bool, Open> {
        match self
            .claim
            .documents
            .get(document)
            .map_or("missing", String::as_str)
        {
            "unobtainable" => Ok(false),
            "accepted" => {
                for rule in self.plan.rules(self.benefit) {
                    let of = rule.get("of").and_then(toml::Value::as_str);
                    if of == Some(document) && self.guarded(rule)? && !self.holds(rule, "when")? {
                        return Err(Open);
                    }
                }
                Ok(true)
            }
            _ => Err(Open),
        }
    }

    pub(crate) fn amount(&self, combine: &str) -> Result<Option<i128>, Open> {
        let paying = Self {
            paying: true,
            ..self.clone()
        };
        let mut amounts = Vec::new();
        for rule in self
            .plan
            .rules(self.benefit)
            .filter(|it| it["kind"].as_str() == Some("payout"))
        {
            if self.guarded(rule)? {
                let unstated = self.claim.amounts.get(rule["id"].as_str().unwrap()).copied();
                let paying = Self {
                    unstated,
                    ..paying.clone()
                };
                amounts.push(paying.value(&parse(rule["pay"].as_str().unwrap()))?.number());
                if combine == "first" {
                    break;
                }
            }
        }
        let total = if combine == "min" {
            amounts.iter().min().copied()
        } else {
            amounts.iter().copied().reduce(|a, b| a + b)
        };
        let Some(mut total) = total else { return Ok(None) };
        for rule in self.plan.rules(self.benefit).filter(|it| it.get("cap").is_some()) {
            if self.guarded(rule)? {
                total = total.min(self.value(&parse(rule["cap"].as_str().unwrap()))?.number());
            }
        }
        Ok(Some(total))
    }
}
