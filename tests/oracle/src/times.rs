//! Periods, clocks and business days.

use chrono::{Datelike as _, Months, NaiveDate};

use crate::calendar::{date, day as number_of, day_there, hour_there, months_between, start_there};
use crate::expression::compared;
use crate::holidays::is_holiday;
use crate::parse::Tree;
use crate::plan::Open;
use crate::value::Value;
use crate::walk::{Walk, Walked};

impl<'a> Walk<'a> {
    pub(crate) fn within(&self, counting: bool, parts: &'a [Tree]) -> Result<bool, Open> {
        let value = self.value(&parts[0])?;
        let (length, from) = (self.value(&parts[1])?, self.value(&parts[2])?);
        let last = match (counting, length) {
            (true, Value::Business(n, calendar)) => {
                let first = self.sum(false, from.clone(), Value::Business(0, calendar.clone()))?;
                self.sum(false, first, Value::Business(n - 1, calendar))?
            }
            // By article 143 of the Civil Code: up to the day before the first day's number comes round, or to
            // the end of a month that lacks it.
            (_, Value::Length { months, .. }) if months > 0 && matches!(from, Value::Day(_)) => {
                let Value::Day(from) = from else { unreachable!() };
                let first = date(from) + chrono::Days::new(u64::from(!counting));
                let round = first + Months::new(months.try_into().unwrap());
                let lacks = round.day() != first.day();
                Value::Day(number_of(if lacks { round } else { round.pred_opt().unwrap() }))
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
    pub(crate) fn clock(&self, name: &str, parts: &'a [Tree]) -> Walked {
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

    pub(crate) fn elapsed(&self, unit: &str, from: &Value, to: &Value) -> Value {
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
    pub(crate) fn is_open(&self, number: i64, calendar: Option<&str>) -> Result<bool, Open> {
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

    /// So many business days on; by none the day itself or the next one that is open.
    pub(crate) fn moved(&self, mut day: i64, n: i64, calendar: Option<&str>) -> Result<i64, Open> {
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
}

/// A part of a date.
pub(crate) fn of_day(name: &str, day: NaiveDate) -> Value {
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
