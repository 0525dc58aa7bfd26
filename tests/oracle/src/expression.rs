//! The value of an expression, by walking its tree.

use chrono::{Datelike as _, Months, NaiveDate};

use crate::calendar::{
    add, date, day as number_of, day_of, day_of_second, day_there, hour_there, months_between, start_of_day,
    start_there,
};
use crate::holidays::is_holiday;
use crate::parse::Tree;
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

    fn fact(&self, name: &str) -> Result<&'a Value, Open> {
        assert!(self.plan.kinds.contains_key(name), "no fact {name}");
        self.known.facts.get(name).ok_or(Open::Vague)
    }

    fn name(&self, name: &'a str) -> Walked {
        if let Some(cell) = self.row.and_then(|row| row.get(name)) {
            return Ok(cell.clone());
        }
        match name {
            "true" => return Ok(Value::Bool(true)),
            "false" => return Ok(Value::Bool(false)),
            "as_of" => return Ok(Value::Second(self.known.as_of)),
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
        Self { row: None, ..*self }
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

    fn within(&self, counting: bool, parts: &'a [Tree]) -> Result<bool, Open> {
        let value = self.value(&parts[0])?;
        let (length, from) = (self.value(&parts[1])?, self.value(&parts[2])?);
        let last = match (counting, length) {
            (true, Value::Business(n, calendar)) => {
                let first = self.sum(false, from.clone(), Value::Business(0, calendar.clone()))?;
                self.sum(false, first, Value::Business(n - 1, calendar))?
            }
            (true, length) => {
                let one = match &from {
                    Value::Second(_) => (0, 1),
                    _ => (1, 0),
                };
                let last = self.sum(false, from.clone(), length)?;
                let one = Value::Length {
                    months: 0,
                    days: one.0,
                    seconds: one.1,
                };
                self.sum(true, last, one)?
            }
            (false, length) => self.sum(false, from.clone(), length)?,
        };
        Ok(compared(">=", &value, &from) && compared("<=", &value, &last))
    }

    /// What a clock shows, or when it first shows it: in Japan, or where it is said.
    fn clock(&self, name: &str, parts: &'a [Tree]) -> Walked {
        let value = self.value(&parts[0])?;
        let zone: chrono_tz::Tz = match parts.get(1) {
            None => chrono_tz::Asia::Tokyo,
            Some(Tree::Quoted(zone)) => zone.parse().unwrap(),
            Some(Tree::Node("zone of", of)) => match self.value(&of[0])? {
                Value::Word(place) => *self.plan.zones.get(&place).ok_or(Open::Vague)?,
                _ => return Err(Open::Vague),
            },
            Some(other) => panic!("no zone: {other:?}"),
        };
        Ok(match (name, value) {
            ("date of", Value::Second(it)) => Value::Day(day_there(it, zone)),
            ("start of", Value::Day(it)) => Value::Second(start_there(it, zone)),
            ("hour of", Value::Second(it)) => Value::Number(i128::from(hour_there(it, zone))),
            (_, other) => other,
        })
    }

    fn elapsed(&self, unit: &str, from: &Value, to: &Value) -> Value {
        let count = match (from, to) {
            (Value::Day(from), Value::Day(to)) => match unit {
                "days from" => to - from,
                "months from" => months_between(*from, *to, self.march()),
                _ => months_between(*from, *to, self.march()).div_euclid(12),
            },
            (Value::Second(from), Value::Second(to)) => {
                (to - from).div_euclid(if unit == "hours from" { 3600 } else { 60 })
            }
            _ => return Value::Nothing,
        };
        Value::Number(i128::from(count))
    }

    /// Whether an office is open on a day, by a calendar of the plan.
    fn is_open(&self, number: i64, calendar: Option<&str>) -> Result<bool, Open> {
        let calendars = self.plan.items("calendar");
        let found = calendars
            .iter()
            .find(|it| calendar.is_none_or(|id| it["id"].as_str() == Some(id)));
        let setting = |key: &str| found.and_then(|it| it.get(key));
        let here = date(number);
        let weekday = here.format("%A").to_string().to_lowercase();
        let weekend = match setting("weekend").and_then(toml::Value::as_array) {
            Some(days) => days.iter().any(|it| it.as_str() == Some(&weekday)),
            None => weekday == "saturday" || weekday == "sunday",
        };
        let month_day = here.format("%m-%d").to_string();
        let closed = setting("closed").and_then(toml::Value::as_array);
        let closed = closed.into_iter().flatten().any(|it| {
            let span = it.as_str().unwrap();
            let (first, last) = span.split_once(" to ").unwrap_or((span, span));
            let (first, last, day) = (first, last, month_day.as_str());
            if first <= last {
                (first..=last).contains(&day)
            } else {
                day >= first || day <= last
            }
        });
        let national = setting("holidays").and_then(toml::Value::as_str) != Some("none");
        // Beyond the published years nobody can count, whatever day of the week it is.
        let holiday = national && is_holiday(number).ok_or(Open::Vague)?;
        Ok(!weekend && !closed && !holiday)
    }

    /// A part of an amount, rounded once: as it says itself, or as the plan does.
    fn part(&self, name: &str, parts: &'a [Tree]) -> Walked {
        if name == "rounded" {
            let Tree::Leaf(side) = &parts[1] else {
                panic!("no side: {parts:?}")
            };
            let to = self.value(&parts[2])?.number();
            return Ok(match self.exact(&parts[0])? {
                Some((dividend, divisor)) => Value::Number(rounded(side, dividend, divisor * to) * to),
                None => Value::Nothing,
            });
        }
        let side = match self.plan.body["plan"]["rounding"].as_str().unwrap() {
            "floor" => "down",
            "ceil" => "up",
            _ => "half up",
        };
        Ok(match self.fraction(name, parts)? {
            Some((dividend, divisor)) => Value::Number(rounded(side, dividend, divisor)),
            None => Value::Nothing,
        })
    }

    /// An amount as a fraction that nobody has rounded yet; nothing where there is none.
    fn exact(&self, tree: &'a Tree) -> Result<Option<(i128, i128)>, Open> {
        match tree {
            Tree::Node(name @ ("percent" | "percent a year" | "share"), parts) => self.fraction(name, parts),
            other => Ok(match self.value(other)? {
                Value::Nothing => None,
                value => Some((value.number(), 1)),
            }),
        }
    }

    fn fraction(&self, name: &str, parts: &'a [Tree]) -> Result<Option<(i128, i128)>, Open> {
        let mut numbers = Vec::new();
        for part in parts.iter().skip(usize::from(name != "share")) {
            numbers.push(match self.value(part)? {
                Value::Nothing => return Ok(None),
                Value::Length { days, .. } => i128::from(days),
                other => other.number(),
            });
        }
        if name == "share" {
            return Ok((numbers[1] > 0).then_some((numbers[2] * numbers[0], numbers[1])));
        }
        let Tree::Leaf(digits) = &parts[0] else {
            panic!("no number: {parts:?}")
        };
        let (whole, behind) = digits.split_once('.').unwrap_or((digits, ""));
        let rate: i128 = format!("{whole}{behind}").parse().unwrap();
        let hundredths = 100 * 10_i128.pow(u32::try_from(behind.len()).unwrap());
        Ok(Some(if name == "percent" {
            (numbers[0] * rate, hundredths)
        } else {
            (numbers[0] * rate * numbers[1], hundredths * 365)
        }))
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

    fn sum(&self, minus: bool, left: Value, right: Value) -> Walked {
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

    /// So many business days on; by none the day itself or the next one that is open.
    fn moved(&self, mut day: i64, n: i64, calendar: Option<&str>) -> Result<i64, Open> {
        if n == 0 {
            while !self.is_open(day, calendar)? {
                day += 1;
            }
        }
        let mut left = n.abs();
        while left > 0 {
            day += n.signum();
            left -= i64::from(self.is_open(day, calendar)?);
        }
        Ok(day)
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
            let inside = Self {
                row: Some(row),
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

fn compared(sign: &str, left: &Value, right: &Value) -> bool {
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

fn of_day(name: &str, day: NaiveDate) -> Value {
    let first = day.with_day(1).unwrap();
    Value::Number(i128::from(match name {
        "year of" => day.year(),
        "month of" => day.month() as i32,
        "day of" => day.day() as i32,
        "weekday of" => day.weekday().number_from_monday() as i32,
        "first day" => return Value::Day(number_of(first)),
        _ => return Value::Day(number_of(first + Months::new(1)) - 1),
    }))
}

fn rounded(side: &str, dividend: i128, divisor: i128) -> i128 {
    match side {
        "down" => dividend.div_euclid(divisor),
        "up" => -(-dividend).div_euclid(divisor),
        _ => (2 * dividend + divisor).div_euclid(2 * divisor),
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
