//! The value of an expression, by walking its tree.

use std::collections::BTreeMap;

use chrono::Datelike as _;

use crate::calendar::{add, date, day_of, day_of_second, months_between, second_of, start_of_day};
use crate::parse::{Tree, parse};
use crate::plan::Open;
use crate::value::Value;
use crate::walk::{Walk, Walked};

impl<'a> Walk<'a> {
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

    pub(crate) fn value(&self, tree: &Tree) -> Walked {
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
