//! A plan read from its file, and claims decided by walking it.

use std::collections::{BTreeMap, BTreeSet};

use chrono::Datelike as _;

use crate::calendar::{add, date, day_of, day_of_second, months_between, second_of, start_of_day};
use crate::parse::{Tree, parse};
use crate::value::{Kind, Value};

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

/// A claim as a scenario file writes it.
#[derive(Debug, Clone, Default)]
pub struct Claim {
    pub subject: String,
    pub as_of: String,
    pub facts: BTreeMap<String, toml::Value>,
    pub documents: BTreeMap<String, String>,
    pub readings: BTreeMap<String, String>,
    pub raised: BTreeSet<String>,
    pub amounts: BTreeMap<String, i128>,
}

/// One version of a plan, with the vocabulary it speaks.
#[derive(Debug)]
pub struct Plan {
    pub body: toml::Value,
    pub kinds: BTreeMap<String, Kind>,
    enums: BTreeSet<String>,
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

    fn rules(&self, benefit: &str) -> impl Iterator<Item = &toml::Value> {
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

/// A walk over one claim.
#[derive(Clone)]
struct Walk<'a> {
    plan: &'a Plan,
    claim: &'a Claim,
    benefit: &'a str,
    /// The element of a list that is being looked at.
    row: Vec<&'a BTreeMap<String, Value>>,
    /// Within a payout, where excluded lines are left out.
    paying: bool,
    /// The amount a person gave for what the source leaves open, within the payout it was given for.
    unstated: Option<i128>,
}

type Walked = Result<Value, Open>;

impl<'a> Walk<'a> {
    fn guarded(&self, rule: &toml::Value) -> Result<bool, Open> {
        if rule.get("if").is_some() {
            self.holds(rule, "if")
        } else {
            Ok(true)
        }
    }

    fn holds(&self, rule: &toml::Value, key: &str) -> Result<bool, Open> {
        Ok(self.value(&parse(rule[key].as_str().unwrap()))?.truth())
    }

    /// Whether a rule that arises is definitely against the claim.
    fn against(&self, rule: &toml::Value) -> Result<bool, Open> {
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
    fn has(&self, document: &str) -> Result<bool, Open> {
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

    fn amount(&self, combine: &str) -> Result<Option<i128>, Open> {
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

    fn march(&self) -> bool {
        self.plan.body["plan"]
            .get("leap_day")
            .and_then(toml::Value::as_str)
            == Some("march")
    }

    fn fact(&self, name: &str) -> Walked {
        let kind = self
            .plan
            .kinds
            .get(name)
            .unwrap_or_else(|| panic!("no fact {name}"));
        self.claim
            .facts
            .get(name)
            .and_then(|it| Value::from_toml(kind, it))
            .ok_or(Open)
    }

    fn name(&self, name: &'a str) -> Walked {
        if let Some(cell) = self.row.last().and_then(|row| row.get(name)) {
            return Ok(cell.clone());
        }
        match name {
            "true" => return Ok(Value::Bool(true)),
            "false" => return Ok(Value::Bool(false)),
            "as_of" => return Ok(Value::Second(second_of(&self.claim.as_of).unwrap())),
            "unstated" => return self.unstated.map(Value::Number).ok_or(Open),
            _ => {}
        }
        if let Some(define) = self
            .plan
            .items("define")
            .iter()
            .find(|it| it["id"].as_str() == Some(name))
        {
            return self.outside().value(&parse(define["is"].as_str().unwrap()));
        }
        if self.plan.kinds.contains_key(name) {
            return self.fact(name);
        }
        assert!(self.plan.enums.contains(name), "unknown name {name}");
        Ok(Value::Word(name.to_owned()))
    }

    fn outside(&self) -> Self {
        Self {
            row: Vec::new(),
            ..self.clone()
        }
    }

    fn value(&self, tree: &Tree) -> Walked {
        let (name, parts) = match tree {
            Tree::Quoted(text) => return Ok(Value::Word(text.clone())),
            Tree::Leaf(word) => {
                let owned: &'static str = Box::leak(word.clone().into_boxed_str());
                return self.name(owned);
            }
            Tree::Node(name, parts) => (*name, parts),
        };
        let word = |at: usize| match &parts[at] {
            Tree::Leaf(word) => word.as_str(),
            other => panic!("a word should stand in {other:?}"),
        };
        let digits = || word(0).parse::<i64>().unwrap();
        match name {
            "or" | "and" => self.junction(name == "or", parts),
            "not" | "is not" => Ok(Value::Bool(!self.value(&parts[0])?.truth())),
            "number" => Ok(Value::Number(i128::from(digits()))),
            "hours" => Ok(Value::Length {
                months: 0,
                days: 0,
                hours: digits(),
            }),
            "days" => Ok(Value::Length {
                months: 0,
                days: digits(),
                hours: 0,
            }),
            "months" => Ok(Value::Length {
                months: digits(),
                days: 0,
                hours: 0,
            }),
            "years" => Ok(Value::Length {
                months: 12 * digits(),
                days: 0,
                hours: 0,
            }),
            "date" => Ok(Value::Day(day_of(word(0)).unwrap())),
            "reading" => {
                let id = word(0);
                let reading = self
                    .plan
                    .items("reading")
                    .iter()
                    .find(|it| it["id"].as_str() == Some(id))
                    .unwrap();
                let chosen = self.claim.readings.get(id).ok_or(Open)?;
                let choices = reading["choice"].as_array().unwrap();
                let choice = choices
                    .iter()
                    .find(|it| it["id"].as_str() == Some(chosen))
                    .unwrap();
                self.outside().value(&parse(choice["value"].as_str().unwrap()))
            }
            "has" => self.has(word(0)).map(Value::Bool),
            "claim" => self.fact(word(0)),
            "exists" => Ok(Value::Bool(self.value(&parts[0])? != Value::Nothing)),
            "is" | "in" => {
                let left = self.value(&parts[0])?;
                let same = (1..parts.len()).any(|at| match (&left, word(at)) {
                    (Value::Bool(it), "true") => *it,
                    (Value::Bool(it), "false") => !it,
                    (left, name) => *left == Value::Word(name.to_owned()),
                });
                Ok(Value::Bool(same))
            }
            "between" => {
                let low = self.compare(">=", &parts[0], &parts[1])?;
                Ok(Value::Bool(low && self.compare("<=", &parts[0], &parts[2])?))
            }
            "==" | "!=" | "<" | "<=" | ">" | ">=" => {
                self.compare(name, &parts[0], &parts[1]).map(Value::Bool)
            }
            "+" | "-" => self.sum(name == "-", self.value(&parts[0])?, self.value(&parts[1])?),
            "min" | "max" => {
                let mut values = Vec::new();
                for part in parts {
                    let value = self.value(part)?;
                    if value == Value::Nothing {
                        return Ok(Value::Nothing);
                    }
                    values.push(value);
                }
                values.sort_by_key(order);
                Ok(if name == "min" {
                    values.remove(0)
                } else {
                    values.pop().unwrap()
                })
            }
            "times" => Ok(Value::Number(
                self.value(&parts[0])?.number() * self.value(&parts[1])?.number(),
            )),
            "percent" => {
                let of = self.value(&parts[1])?.number();
                Ok(Value::Number(self.rounded(of * i128::from(digits()), 100)))
            }
            "share" => {
                let (part, whole) = (self.value(&parts[0])?.number(), self.value(&parts[1])?.number());
                let of = self.value(&parts[2])?.number();
                if whole == 0 {
                    Ok(Value::Nothing)
                } else {
                    Ok(Value::Number(self.rounded(of * part, whole)))
                }
            }
            "year of" | "month of" => Ok(match self.value(&parts[0])? {
                Value::Day(it) if name == "year of" => Value::Number(i128::from(date(it).year())),
                Value::Day(it) => Value::Number(i128::from(date(it).month())),
                other => other,
            }),
            "date of" => Ok(match self.value(&parts[0])? {
                Value::Second(it) => Value::Day(day_of_second(it)),
                other => other,
            }),
            "start of" => Ok(match self.value(&parts[0])? {
                Value::Day(it) => Value::Second(start_of_day(it)),
                other => other,
            }),
            "years from" | "months from" | "days from" => {
                let (Value::Day(from), Value::Day(to)) = (self.value(&parts[0])?, self.value(&parts[1])?)
                else {
                    return Ok(Value::Nothing);
                };
                Ok(Value::Number(i128::from(match name {
                    "days from" => to - from,
                    "months from" => months_between(from, to, self.march()),
                    _ => months_between(from, to, self.march()).div_euclid(12),
                })))
            }
            _ => self.list(name, parts),
        }
    }

    fn junction(&self, or: bool, parts: &[Tree]) -> Walked {
        let mut open = false;
        for part in parts {
            match self.value(part) {
                Ok(value) if value.truth() == or => return Ok(Value::Bool(or)),
                Ok(_) => {}
                Err(Open) => open = true,
            }
        }
        if open { Err(Open) } else { Ok(Value::Bool(!or)) }
    }

    fn compare(&self, sign: &str, left: &Tree, right: &Tree) -> Result<bool, Open> {
        let (left, right) = (self.value(left)?, self.value(right)?);
        if left == Value::Nothing || right == Value::Nothing {
            return Ok(false);
        }
        Ok(match sign {
            "==" => left == right,
            "!=" => left != right,
            "<" => order(&left) < order(&right),
            "<=" => order(&left) <= order(&right),
            ">" => order(&left) > order(&right),
            _ => order(&left) >= order(&right),
        })
    }

    fn sum(&self, minus: bool, left: Value, right: Value) -> Walked {
        let sign = if minus { -1 } else { 1 };
        Ok(match (left, right) {
            (Value::Nothing, _) | (_, Value::Nothing) => Value::Nothing,
            (Value::Number(a), Value::Number(b)) => Value::Number(a + i128::from(sign) * b),
            (Value::Day(day), Value::Length { months, days, .. }) => {
                Value::Day(add(day, sign * months, sign * days, self.march()))
            }
            (Value::Second(second), Value::Length { months, days, hours }) => {
                let day = day_of_second(second);
                let time = second - start_of_day(day);
                let moved = add(day, sign * months, sign * days, self.march());
                Value::Second(start_of_day(moved) + time + sign * hours * 3600)
            }
            (a, b) => panic!("cannot add {a:?} and {b:?}"),
        })
    }

    fn rounded(&self, dividend: i128, divisor: i128) -> i128 {
        match self.plan.body["plan"]["rounding"].as_str().unwrap() {
            "floor" => dividend.div_euclid(divisor),
            "ceil" => -(-dividend).div_euclid(divisor),
            _ => (2 * dividend + divisor).div_euclid(2 * divisor),
        }
    }

    fn list(&self, name: &str, parts: &[Tree]) -> Walked {
        let Tree::Leaf(list) = &parts[parts.len() - 2] else {
            panic!("a list should stand here")
        };
        let Value::List(rows) = self.fact(list)? else {
            return Err(Open);
        };
        let mut chosen = Vec::new();
        for row in &rows {
            let row: &'a BTreeMap<String, Value> = Box::leak(Box::new(row.clone()));
            let inside = Self {
                row: vec![row],
                ..self.clone()
            };
            if self.paying && self.removed(list, &inside)? {
                continue;
            }
            let holds = inside.value(parts.last().unwrap())?.truth();
            if name == "all" {
                if !holds {
                    return Ok(Value::Bool(false));
                }
            } else if holds {
                chosen.push(inside);
            }
        }
        match name {
            "all" => Ok(Value::Bool(true)),
            "any" => Ok(Value::Bool(!chosen.is_empty())),
            "count" => Ok(Value::Number(chosen.len() as i128)),
            "sum" => {
                let mut total = 0;
                for row in chosen {
                    total += row.value(&parts[0])?.number();
                }
                Ok(Value::Number(total))
            }
            "earliest" | "latest" => {
                let mut values = Vec::new();
                for row in chosen {
                    values.push(row.value(&parts[0])?);
                }
                values.retain(|it| *it != Value::Nothing);
                values.sort_by_key(order);
                let found = if name == "earliest" {
                    values.first()
                } else {
                    values.last()
                };
                Ok(found.cloned().unwrap_or(Value::Nothing))
            }
            other => panic!("unknown form {other}"),
        }
    }

    fn removed(&self, list: &str, inside: &Self) -> Result<bool, Open> {
        let calm = Self {
            paying: false,
            unstated: None,
            ..inside.clone()
        };
        for rule in self.plan.rules(self.benefit) {
            if rule.get("lines").and_then(toml::Value::as_str) == Some(list)
                && self.guarded(rule)?
                && calm.holds(rule, "when")?
            {
                return Ok(true);
            }
        }
        Ok(false)
    }
}

fn order(value: &Value) -> i128 {
    match value {
        Value::Number(n) => *n,
        Value::Day(n) | Value::Second(n) => i128::from(*n),
        Value::Bool(it) => i128::from(*it),
        other => panic!("no order: {other:?}"),
    }
}

/// Every claim of a scenario file: its bases with each scenario's changes laid over.
pub fn base_claims(scenarios: &str) -> Vec<Claim> {
    let file: toml::Value = toml::from_str(scenarios).unwrap();
    let mut claims = Vec::new();
    let none = toml::Table::new();
    let bases = file.get("base").and_then(toml::Value::as_table).unwrap_or(&none);
    for base in bases.values() {
        claims.push(laid(Claim::default(), base, "facts"));
    }
    for scenario in file
        .get("scenario")
        .and_then(toml::Value::as_array)
        .into_iter()
        .flatten()
    {
        let base = scenario
            .get("base")
            .and_then(toml::Value::as_str)
            .map(|name| laid(Claim::default(), &bases[name], "facts"));
        let mut claim = laid(base.unwrap_or_default(), scenario, "set");
        for name in scenario
            .get("unset")
            .and_then(toml::Value::as_array)
            .into_iter()
            .flatten()
        {
            claim.facts.remove(name.as_str().unwrap());
        }
        claims.push(claim);
    }
    claims
}

fn laid(mut claim: Claim, over: &toml::Value, facts: &str) -> Claim {
    let text = |key: &str| {
        over.get(key)
            .map(|it| it.as_str().map_or_else(|| it.to_string(), str::to_owned))
    };
    claim.subject = text("subject").unwrap_or(claim.subject);
    claim.as_of = text("as_of").unwrap_or(claim.as_of);
    let table = |key: &str| {
        over.get(key)
            .and_then(toml::Value::as_table)
            .cloned()
            .unwrap_or_default()
    };
    for key in [facts, "facts"] {
        for (name, value) in table(key) {
            let plain = value.as_table().and_then(|it| it.get("value")).cloned();
            claim.facts.insert(name, plain.unwrap_or(value));
        }
    }
    let part = |value: &toml::Value, key: &str| {
        value
            .as_str()
            .map(str::to_owned)
            .or_else(|| value.get(key)?.as_str().map(str::to_owned))
    };
    for (name, value) in table("documents") {
        claim.documents.extend(part(&value, "state").map(|it| (name, it)));
    }
    for (name, value) in table("readings") {
        claim.readings.extend(part(&value, "choice").map(|it| (name, it)));
    }
    for (name, value) in table("findings") {
        if value.get("raised").and_then(toml::Value::as_bool) == Some(true) {
            claim.raised.insert(name);
        }
    }
    for (name, value) in table("amounts") {
        let amount = value.get("amount").unwrap_or(&value);
        let amount = amount
            .as_integer()
            .map(i128::from)
            .or_else(|| amount.as_str()?.parse().ok());
        claim.amounts.extend(amount.map(|it| (name, it)));
    }
    claim
}
