//! The value of an expression, by walking its tree.

use crate::calendar::{add, date, day_of, day_of_second, start_of_day};
use crate::parse::Tree;
use crate::plan::Open;
use crate::times::of_day;
use crate::value::Value;
use crate::walk::{Walk, Walked};

impl<'a> Walk<'a> {
    pub(crate) fn march(&self) -> bool {
        self.plan.body["plan"]
            .get("leap_day")
            .and_then(toml::Value::as_str)
            == Some("march")
    }

    fn fact(&self, name: &str) -> Result<&'a Value, Open> {
        assert!(self.plan.kinds.contains_key(name), "no fact {name}");
        self.known.facts.get(name).ok_or(Open::Vague)
    }

    fn name(&self, name: &'a str) -> Walked {
        let (of, field) = match name.split_once('.') {
            Some((list, field)) => (Some(list), field),
            None => (None, name),
        };
        let mut around = self.rows.iter().flatten();
        let cell = around.find_map(|(list, row)| match of {
            Some(of) if of != *list => None,
            _ => row.get(field),
        });
        if let Some(cell) = cell {
            return Ok(cell.clone());
        }
        match name {
            "true" => return Ok(Value::Bool(true)),
            "false" => return Ok(Value::Bool(false)),
            "as_of" => return Ok(Value::Second(self.known.as_of)),
            "so_far" => return Ok(Value::Number(self.so_far.expect("a limit acts"))),
            "unstated" => return self.unstated.map(Value::Number).ok_or(Open::Awaited),
            _ => {}
        }
        if let Some(define) = self
            .plan
            .items("define")
            .iter()
            .find(|it| it["id"].as_str() == Some(name))
        {
            return self.outside().value(self.plan.tree(define, "is"));
        }
        if self.plan.kinds.contains_key(name) {
            return self.fact(name).cloned();
        }
        assert!(self.plan.enums.contains(name), "unknown name {name}");
        Ok(Value::Word(name.to_owned()))
    }

    fn outside(&self) -> Self {
        Self {
            rows: [None; 3],
            ..*self
        }
    }

    pub(crate) fn value(&self, tree: &'a Tree) -> Walked {
        let (name, parts) = match tree {
            Tree::Quoted(text) => return Ok(Value::Word(text.clone())),
            Tree::Leaf(word) => return self.name(word),
            Tree::Node(name, parts) => (*name, parts),
        };
        let word = |at: usize| match &parts[at] {
            Tree::Leaf(word) => word.as_str(),
            other => panic!("a word should stand in {other:?}"),
        };
        let digits = || word(0).parse::<i64>().unwrap();
        let length = |months: i64, days: i64, seconds: i64| {
            Ok(Value::Length {
                months,
                days,
                seconds,
            })
        };
        match name {
            "or" | "and" => self.junction(name == "or", parts),
            "not" | "is not" => Ok(Value::Bool(!self.value(&parts[0])?.truth())),
            "if" => self.choice(parts),
            "number" => Ok(Value::Number(i128::from(digits()))),
            "minutes" => length(0, 0, 60 * digits()),
            "hours" => length(0, 0, 3600 * digits()),
            "days" => length(0, digits(), 0),
            "months" => length(digits(), 0, 0),
            "years" => length(12 * digits(), 0, 0),
            "business days" => Ok(Value::Business(
                digits(),
                parts.get(1).map(|_| word(1).to_owned()),
            )),
            "date" => Ok(Value::Day(day_of(word(0)).unwrap())),
            "reading" => {
                let id = word(0);
                let reading = self
                    .plan
                    .items("reading")
                    .iter()
                    .find(|it| it["id"].as_str() == Some(id))
                    .unwrap();
                let chosen = self.known.claim.readings.get(id).ok_or(Open::Vague)?;
                let choices = reading["choice"].as_array().unwrap();
                let choice = choices
                    .iter()
                    .find(|it| it["id"].as_str() == Some(chosen))
                    .unwrap();
                self.outside().value(self.plan.tree(choice, "value"))
            }
            "has" => self.has(word(0)).map(Value::Bool),
            "claim" => self.fact(word(0)).cloned(),
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
                let value = self.value(&parts[0])?;
                let (low, high) = (self.value(&parts[1])?, self.value(&parts[2])?);
                Ok(Value::Bool(
                    compared(">=", &value, &low) && compared("<=", &value, &high),
                ))
            }
            "within after" | "within counting" => {
                self.within(name == "within counting", parts).map(Value::Bool)
            }
            "==" | "!=" | "<" | "<=" | ">" | ">=" => {
                let (left, right) = (self.value(&parts[0])?, self.value(&parts[1])?);
                Ok(Value::Bool(compared(name, &left, &right)))
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
            "times" => {
                let times = self.value(&parts[0])?.number();
                let n = i64::try_from(times).unwrap();
                Ok(match self.value(&parts[1])? {
                    Value::Length {
                        months,
                        days,
                        seconds,
                    } => Value::Length {
                        months: n * months,
                        days: n * days,
                        seconds: n * seconds,
                    },
                    other => Value::Number(times * other.number()),
                })
            }
            "percent" | "percent a year" | "share" | "rounded" => self.part(name, parts),
            "year of" | "month of" | "day of" | "weekday of" | "first day" | "last day" => {
                Ok(match self.value(&parts[0])? {
                    Value::Day(it) => of_day(name, date(it)),
                    other => other,
                })
            }
            "date of" | "start of" | "hour of" => self.clock(name, parts),
            "years from" | "months from" | "days from" | "hours from" | "minutes from" => {
                let (from, to) = (self.value(&parts[0])?, self.value(&parts[1])?);
                Ok(self.elapsed(name, &from, &to))
            }
            "periods" => {
                let Value::Length {
                    months,
                    days,
                    seconds,
                } = self.value(&parts[0])?
                else {
                    panic!("no length: {parts:?}")
                };
                let (from, to) = (self.value(&parts[1])?, self.value(&parts[2])?);
                let (unit, each) = match (months, days) {
                    (0, 0) => ("minutes from", seconds / 60),
                    (0, days) => ("days from", days),
                    (months, _) => ("months from", months),
                };
                Ok(match self.elapsed(unit, &from, &to) {
                    Value::Number(n) => Value::Number(n.div_euclid(i128::from(each))),
                    other => other,
                })
            }
            "business days from" => {
                let (Value::Day(from), Value::Day(to)) = (self.value(&parts[0])?, self.value(&parts[1])?)
                else {
                    return Ok(Value::Nothing);
                };
                let calendar = parts.get(2).map(|_| word(2));
                let mut count = 0;
                for day in from.min(to) + 1..=from.max(to) {
                    count += i128::from(self.is_open(day, calendar)?);
                }
                Ok(Value::Number(if to < from { -count } else { count }))
            }
            _ => self.list(name, parts),
        }
    }

    fn choice(&self, parts: &'a [Tree]) -> Walked {
        match self.value(&parts[0]) {
            Ok(condition) => self.value(&parts[if condition.truth() { 1 } else { 2 }]),
            // Where both ways lead to the same the condition does not matter.
            Err(open) => match (self.value(&parts[1]), self.value(&parts[2])) {
                (Ok(one), Ok(other)) if one == other => Ok(one),
                _ => Err(open),
            },
        }
    }

    fn junction(&self, or: bool, parts: &'a [Tree]) -> Walked {
        let mut open = None;
        for part in parts {
            match self.value(part) {
                Ok(value) if value.truth() == or => return Ok(Value::Bool(or)),
                Ok(_) => {}
                // What is vague weighs more: there is nothing to be said then.
                Err(why) => open = open.filter(|it| *it == Open::Vague).or(Some(why)),
            }
        }
        open.map_or(Ok(Value::Bool(!or)), Err)
    }

    pub(crate) fn sum(&self, minus: bool, left: Value, right: Value) -> Walked {
        let sign = if minus { -1 } else { 1 };
        Ok(match (left, right) {
            (Value::Nothing, _) | (_, Value::Nothing) => Value::Nothing,
            (Value::Number(a), Value::Number(b)) => Value::Number(a + i128::from(sign) * b),
            (Value::Day(day), Value::Length { months, days, .. }) => {
                Value::Day(add(day, sign * months, sign * days, self.march()))
            }
            (Value::Day(day), Value::Business(n, calendar)) => {
                Value::Day(self.moved(day, sign * n, calendar.as_deref())?)
            }
            (
                Value::Second(second),
                Value::Length {
                    months,
                    days,
                    seconds,
                },
            ) => {
                let day = day_of_second(second);
                let time = second - start_of_day(day);
                let moved = add(day, sign * months, sign * days, self.march());
                Value::Second(start_of_day(moved) + time + sign * seconds)
            }
            (a, b) => panic!("cannot add {a:?} and {b:?}"),
        })
    }

    fn list(&self, name: &str, parts: &'a [Tree]) -> Walked {
        let Tree::Leaf(list) = &parts[parts.len() - 2] else {
            panic!("a list should stand here")
        };
        let Value::List(rows) = self.fact(list)? else {
            panic!("{list} is no list")
        };
        let mut chosen = Vec::new();
        for row in rows {
            let [first, second, _] = self.rows;
            let inside = Self {
                rows: [Some((list.as_str(), row)), first, second],
                ..*self
            };
            if self.paying && inside.removed(list)? {
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

    /// Whether the element at hand is taken out of the amount.
    fn removed(&self, list: &str) -> Result<bool, Open> {
        let calm = Self {
            paying: false,
            unstated: None,
            ..*self
        };
        for rule in self.plan.rules(self.benefit) {
            if rule.get("lines").and_then(toml::Value::as_str) == Some(list)
                && calm.guarded(rule)?
                && calm.holds(rule, "when")?
            {
                return Ok(true);
            }
        }
        Ok(false)
    }
}

pub(crate) fn compared(sign: &str, left: &Value, right: &Value) -> bool {
    if *left == Value::Nothing || *right == Value::Nothing {
        return false;
    }
    match sign {
        "==" => left == right,
        "!=" => left != right,
        "<" => order(left) < order(right),
        "<=" => order(left) <= order(right),
        ">" => order(left) > order(right),
        _ => order(left) >= order(right),
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
