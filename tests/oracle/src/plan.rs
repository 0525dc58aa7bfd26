//! A plan read from its file, and claims decided under it.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use crate::calendar::second_of;
use crate::claims::Claim;
use crate::parse::{Tree, parse};
use crate::value::{Kind, Value};
use crate::walk::{SOUND, Walk};

/// What the naive evaluator decides.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Verdict {
    NotPayable,
    Undetermined,
    Payable(i128),
    Entitled,
    NotEntitled,
}

/// Why there is no answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Open {
    /// A paper or an amount is still to come.
    Awaited,
    /// Something that this evaluator has no word for: a fact not known, a clock nobody named, holidays
    /// not published.
    Vague,
}

/// A claim with its facts read.
#[derive(Debug, Clone)]
pub struct Known {
    pub claim: Claim,
    pub facts: HashMap<String, Value>,
    pub(crate) as_of: i64,
}

impl Known {
    /// The claim as it is once one of its papers came sound, or is known not to come.
    #[must_use]
    pub fn with_paper(&self, paper: &str, comes: bool) -> Self {
        let mut known = self.clone();
        let state = if comes { SOUND } else { "unobtainable" };
        known.claim.documents.insert(paper.to_owned(), state.to_owned());
        known
    }
}

/// One version of a plan, with the vocabulary it speaks.
#[derive(Debug)]
pub struct Plan {
    pub body: toml::Value,
    pub kinds: BTreeMap<String, Kind>,
    /// Of every fact with few values all of them; `Nothing` among them where it may not exist.
    few: BTreeMap<String, Vec<Value>>,
    pub(crate) enums: BTreeSet<String>,
    /// Values of enums that name a time zone.
    pub(crate) zones: BTreeMap<String, chrono_tz::Tz>,
    /// Every expression of the plan by its text.
    trees: HashMap<String, Tree>,
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
        let values: BTreeMap<String, Vec<String>> = vocabulary["enum"]
            .as_table()
            .unwrap()
            .iter()
            .map(|(name, it)| {
                (
                    name.clone(),
                    it["values"].as_table().unwrap().keys().cloned().collect(),
                )
            })
            .collect();
        let zones = vocabulary["enum"]
            .as_table()
            .unwrap()
            .values()
            .filter_map(|it| it.get("zones")?.as_table())
            .flatten()
            .map(|(value, zone)| (value.clone(), zone.as_str().unwrap().parse().unwrap()))
            .collect();
        let body: toml::Value = toml::from_str(plan).unwrap();
        assert_eq!(
            body["plan"]["time_zone"].as_str(),
            Some("Asia/Tokyo"),
            "this evaluator knows one clock"
        );
        let mut few = BTreeMap::new();
        for (name, fact) in vocabulary["fact"].as_table().unwrap() {
            let mut all = match fact["type"].as_str().unwrap() {
                "bool" => vec![Value::Bool(true), Value::Bool(false)],
                "enum" => {
                    let of = &values[fact["of"].as_str().unwrap()];
                    of.iter().cloned().map(Value::Word).collect()
                }
                _ => continue,
            };
            if fact.get("optional").and_then(toml::Value::as_bool) == Some(true) {
                all.push(Value::Nothing);
            }
            few.insert(name.clone(), all);
        }
        let mut trees = HashMap::new();
        let none = Vec::new();
        let items = |what: &str| body.get(what).and_then(toml::Value::as_array).unwrap_or(&none);
        let choices = items("reading")
            .iter()
            .flat_map(|it| it["choice"].as_array().unwrap());
        for item in items("rule").iter().chain(items("define")).chain(choices) {
            for key in [
                "when", "if", "pay", "cap", "deduct", "becomes", "by", "is", "value",
            ] {
                if let Some(text) = item.get(key).and_then(toml::Value::as_str) {
                    trees.entry(text.to_owned()).or_insert_with(|| parse(text));
                }
            }
        }
        Self {
            enums: values.values().flatten().cloned().collect(),
            few,
            zones,
            trees,
            body,
            kinds,
        }
    }

    /// Everything that a fact with few values can be.
    pub fn all_values(&self, fact: &str) -> Option<Vec<Value>> {
        self.few.get(fact).cloned()
    }

    /// The expression that stands in an item under a key.
    pub(crate) fn tree(&self, item: &toml::Value, key: &str) -> &Tree {
        &self.trees[item[key].as_str().unwrap()]
    }

    /// A claim with its facts read; what says less than one value is not known.
    pub fn know(&self, claim: &Claim) -> Known {
        let facts = claim
            .facts
            .iter()
            .filter_map(|(name, it)| Some((name.clone(), Value::from_toml(&self.kinds[name], it)?)));
        Known {
            facts: facts.collect(),
            as_of: second_of(&claim.as_of).unwrap(),
            claim: claim.clone(),
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
            .filter(|it| it.get("subject").and_then(toml::Value::as_str).unwrap_or("claim") == subject)
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

    fn walk<'a>(&'a self, known: &'a Known, benefit: &'a str) -> Walk<'a> {
        Walk {
            plan: self,
            known,
            benefit,
            rows: [None; 3],
            paying: false,
            unstated: None,
            so_far: None,
        }
    }

    /// Every exclusion of the benefit that applies.
    pub fn applying(&self, known: &Known, benefit: &str) -> Vec<String> {
        let walk = self.walk(known, benefit);
        self.rules(benefit)
            .filter(|rule| rule["kind"].as_str() == Some("exclusion") && rule.get("lines").is_none())
            .filter(|rule| walk.guarded(rule) == Ok(true) && walk.holds(rule, "when") == Ok(true))
            .map(|rule| rule["id"].as_str().unwrap().to_owned())
            .collect()
    }

    /// Papers that may still come: missing, not looked at, or taken in and not good enough.
    pub fn papers_to_come(&self, known: &Known, benefit: &str) -> Vec<String> {
        let walk = self.walk(known, benefit);
        let asked = self
            .rules(benefit)
            .filter_map(|rule| rule.get("require")?.as_array());
        let named = self.trees.values().flat_map(Tree::papers);
        let all: BTreeSet<&str> = asked
            .flatten()
            .filter_map(toml::Value::as_str)
            .chain(named)
            .collect();
        all.into_iter()
            .filter(|paper| walk.has(paper) == Err(Open::Awaited))
            .map(str::to_owned)
            .collect()
    }

    /// Decides a claim of which everything is known.
    pub fn decide(&self, known: &Known, benefit: &str) -> Result<Verdict, Open> {
        self.decide_sparing(known, benefit, &|_| false)
    }

    /// The same, leaving out some rules.
    pub fn decide_sparing(
        &self,
        known: &Known,
        benefit: &str,
        spared: &dyn Fn(&str) -> bool,
    ) -> Result<Verdict, Open> {
        let walk = self.walk(known, benefit);
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
        let (mut awaited, mut vague) = (false, false);
        for rule in self.rules(benefit) {
            if spared(rule["id"].as_str().unwrap()) {
                continue;
            }
            let against = walk
                .guarded(rule)
                .and_then(|on| if on { walk.against(rule) } else { Ok(false) });
            match against {
                Ok(true) => return Ok(no),
                Ok(false) => {}
                Err(Open::Awaited) => awaited = true,
                Err(Open::Vague) => vague = true,
            }
        }
        let amount = if service {
            Ok(None)
        } else {
            walk.amount(
                pays.get("combine")
                    .and_then(toml::Value::as_str)
                    .unwrap_or("first"),
            )
        };
        match amount {
            Ok(None) if !service => Ok(no),
            _ if vague => Err(Open::Vague),
            Ok(None) if awaited => Ok(Verdict::Undetermined),
            Ok(None) => Ok(Verdict::Entitled),
            Ok(Some(_)) | Err(Open::Awaited) if awaited => Ok(Verdict::Undetermined),
            Ok(Some(amount)) => Ok(Verdict::Payable(amount)),
            Err(open) => Err(open),
        }
    }
}
