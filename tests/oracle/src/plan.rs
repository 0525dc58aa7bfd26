//! A plan read from its file, and claims decided under it.

use std::collections::{BTreeMap, BTreeSet};

use crate::claims::Claim;
use crate::value::Kind;
use crate::walk::Walk;

/// What the naive evaluator decides.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Verdict {
    NotPayable,
    Undetermined,
    Payable(i128),
    Entitled,
    NotEntitled,
}

/// Something is not known, so this evaluator has no opinion.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Open;

/// One version of a plan, with the vocabulary it speaks.
#[derive(Debug)]
pub struct Plan {
    pub body: toml::Value,
    pub kinds: BTreeMap<String, Kind>,
    pub(crate) enums: BTreeSet<String>,
}

impl Plan {
    pub fn read(vocabulary: &str, plan: &str) -> Self {
        let vocabulary: toml::Value = toml::from_str(vocabulary).unwrap();
        let kinds = vocabulary["fact"]
            .as_table()
            .unwrap()
            .iter()
            .map(|(name, fact)| (name.clone(), Kind::from_vocabulary(fact)))
            .collect();
        let enums = vocabulary["enum"]
            .as_table()
            .unwrap()
            .values()
            .flat_map(|it| it["values"].as_table().unwrap().keys().cloned())
            .collect();
        Self {
            body: toml::from_str(plan).unwrap(),
            kinds,
            enums,
        }
    }

    pub fn id(&self) -> &str {
        self.body["plan"]["id"].as_str().unwrap()
    }

    pub fn items(&self, what: &str) -> &[toml::Value] {
        self.body
            .get(what)
            .and_then(toml::Value::as_array)
            .map_or(&[], Vec::as_slice)
    }

    /// Benefits that decide this subject.
    pub fn benefits(&self, subject: &str) -> Vec<String> {
        self.items("benefit")
            .iter()
            .filter(|it| it["subject"].as_str().unwrap() == subject)
            .map(|it| it["id"].as_str().unwrap().to_owned())
            .collect()
    }

    pub(crate) fn rules(&self, benefit: &str) -> impl Iterator<Item = &toml::Value> {
        self.items("rule").iter().filter(move |rule| {
            rule["benefits"]
                .as_array()
                .unwrap()
                .iter()
                .any(|it| it.as_str() == Some(benefit))
                && rule.get("advisory").and_then(toml::Value::as_bool) != Some(true)
        })
    }

    /// Every exclusion of the benefit that applies.
    pub fn applying(&self, claim: &Claim, benefit: &str) -> Vec<String> {
        let walk = Walk {
            plan: self,
            claim,
            benefit,
            row: Vec::new(),
            paying: false,
            unstated: None,
        };
        self.rules(benefit)
            .filter(|rule| rule["kind"].as_str() == Some("exclusion") && rule.get("lines").is_none())
            .filter(|rule| walk.guarded(rule) == Ok(true) && walk.holds(rule, "when") == Ok(true))
            .map(|rule| rule["id"].as_str().unwrap().to_owned())
            .collect()
    }

    /// Decides a claim of which everything is known.
    pub fn decide(&self, claim: &Claim, benefit: &str) -> Result<Verdict, Open> {
        let walk = Walk {
            plan: self,
            claim,
            benefit,
            row: Vec::new(),
            paying: false,
            unstated: None,
        };
        let pays = self
            .items("benefit")
            .iter()
            .find(|it| it["id"].as_str() == Some(benefit))
            .unwrap();
        let service = pays["pays"].as_str() == Some("service");
        let no = if service {
            Verdict::NotEntitled
        } else {
            Verdict::NotPayable
        };
        let mut open = false;
        for rule in self.rules(benefit) {
            let against = walk
                .guarded(rule)
                .and_then(|on| if on { walk.against(rule) } else { Ok(false) });
            match against {
                Ok(true) => return Ok(no),
                Ok(false) => {}
                Err(Open) => open = true,
            }
        }
        let amount = if service {
            Ok(None)
        } else {
            walk.amount(pays["combine"].as_str().unwrap())
        };
        match amount {
            Ok(None) if service => Ok(if open {
                Verdict::Undetermined
            } else {
                Verdict::Entitled
            }),
            Ok(None) => Ok(no),
            Ok(Some(_)) | Err(Open) if open => Ok(Verdict::Undetermined),
            Ok(Some(amount)) => Ok(Verdict::Payable(amount)),
            Err(Open) => Err(Open),
        }
    }
}
