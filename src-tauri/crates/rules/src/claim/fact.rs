//! Values of facts: the one parser of them, from JSON.

use crate::calendar::{self, DAY, Zone, civil, digits, parse_date, show_date, show_instant};
use crate::diag::suggest;
use crate::value::{Absence, INF};
use crate::vocabulary::{FactType, Field, Vocabulary};
use serde_json::Value as Json;

/// The greatest amount of yen, and the greatest count, that a claim may carry.
pub(crate) const MOST: i64 = 1_000_000_000_000;
/// The greatest number of elements a list may have.
pub(crate) const MOST_ITEMS: usize = 10_000;

/// A value of a fact or field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FactValue {
    /// Known not to exist.
    None,
    /// True or false.
    Bool(bool),
    /// Yen or a count between two ends, both in; an open end is absent.
    Number(Option<i64>, Option<i64>),
    /// Days since 1970-01-01 between two ends, both in; an open end is absent.
    Date(Option<i64>, Option<i64>),
    /// Seconds since 1970-01-01T00:00:00Z between two ends, both in; an open end is absent.
    Instant(Option<i64>, Option<i64>),
    /// The id of an enum value.
    Enum(String),
    /// A text.
    Text(String),
    /// A list.
    List(ListValue),
}

/// A list with what is known of its completeness.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ListValue {
    /// The elements: for each field of the list its value, or nothing where it is not known.
    pub items: Vec<Vec<Option<FactValue>>>,
    /// Whether these are all.
    pub complete: bool,
    /// Where not all are here: every element on or after this day is.
    pub complete_from: Option<i64>,
    /// The place of the date or instant field that `complete_from` speaks of.
    pub complete_by: Option<usize>,
}

/// What is wrong with a value: where within it, what, and what to do.
pub(crate) type ValueError = (String, String, String);

fn wrong(message: impl Into<String>, help: impl Into<String>) -> ValueError {
    (String::new(), message.into(), help.into())
}

impl FactValue {
    /// Reads a value of a type. `optional` says whether `none` is a value of it; `zone` gives dates
    /// and local times their instants.
    ///
    /// # Errors
    /// Every mistake: the path within the value, what is wrong and what to do.
    pub fn parse_json(
        json: &Json,
        ty: &FactType,
        optional: bool,
        vocabulary: &Vocabulary,
        zone: Zone,
    ) -> Result<Self, Vec<(String, String, String)>> {
        if let FactType::List { fields, complete_by } = ty {
            return parse_list(json, fields, complete_by.as_deref(), vocabulary, zone).map(Self::List);
        }
        if matches!(json, Json::Null) || json.as_str() == Some("none") {
            if optional {
                return Ok(Self::None);
            }
            if json.is_null() {
                return Err(vec![wrong(
                    "the value is null",
                    "leave the fact out where it is not known",
                )]);
            }
        }
        parse_scalar(json, ty, vocabulary, zone).map_err(|e| vec![e])
    }

    /// The value as a claim file states it.
    #[must_use]
    pub fn to_json(&self, ty: &FactType, zone: Zone) -> Json {
        let interval = |lo: &Option<i64>, hi: &Option<i64>, show: &dyn Fn(i64) -> Json| match (lo, hi) {
            (Some(a), Some(b)) if a == b => show(*a),
            _ => {
                let mut map = serde_json::Map::new();
                map.extend(lo.map(|n| ("from".to_owned(), show(n))));
                map.extend(hi.map(|n| ("to".to_owned(), show(n))));
                Json::Object(map)
            }
        };
        match self {
            Self::None => Json::String("none".to_owned()),
            Self::Bool(b) => Json::Bool(*b),
            Self::Number(lo, hi) => interval(lo, hi, &|n| {
                if matches!(ty, FactType::Yen) {
                    Json::String(n.to_string())
                } else {
                    Json::from(n)
                }
            }),
            Self::Date(lo, hi) => interval(lo, hi, &|n| Json::String(show_date(n))),
            Self::Instant(lo, hi) => interval(lo, hi, &|n| Json::String(show_instant(n, zone))),
            Self::Enum(id) => Json::String(id.clone()),
            Self::Text(text) => Json::String(text.clone()),
            Self::List(list) => list_to_json(list, ty, zone),
        }
    }

    /// The ends of an ordered value and whether it may be none; nothing for other types.
    pub(crate) fn ends(&self) -> Option<(i64, i64, Absence)> {
        let open = |lo: &Option<i64>, hi: &Option<i64>, least, most| {
            Some((lo.unwrap_or(least), hi.unwrap_or(most), Absence::Never))
        };
        match self {
            Self::None => Some((0, 0, Absence::Surely)),
            Self::Bool(b) => Some((i64::from(*b), i64::from(*b), Absence::Never)),
            Self::Number(lo, hi) => open(lo, hi, 0, INF),
            Self::Date(lo, hi) => open(lo, hi, calendar::FIRST_DATE, calendar::LAST_DATE),
            Self::Instant(lo, hi) => open(
                lo,
                hi,
                calendar::FIRST_DATE * DAY,
                (calendar::LAST_DATE + 1) * DAY - 1,
            ),
            Self::Enum(_) | Self::Text(_) | Self::List(_) => None,
        }
    }
}

fn parse_scalar(
    json: &Json,
    ty: &FactType,
    vocabulary: &Vocabulary,
    zone: Zone,
) -> Result<FactValue, ValueError> {
    match ty {
        FactType::Bool => json
            .as_bool()
            .map(FactValue::Bool)
            .ok_or_else(|| wrong(format!("{json} is neither true nor false"), "")),
        FactType::Text => json
            .as_str()
            .map(|t| FactValue::Text(t.to_owned()))
            .ok_or_else(|| wrong(format!("{json} is not a text"), "")),
        FactType::Enum { of } => {
            let id = json.as_str().unwrap_or_default();
            let def = vocabulary.enumeration(of).map(|(_, d)| d);
            match def {
                Some(def) if def.value(id).is_some() => Ok(FactValue::Enum(id.to_owned())),
                Some(def) => {
                    let names: Vec<&str> = def.values.iter().map(|v| v.id.as_str()).collect();
                    let help = suggest(id, names.iter().copied(), &format!("one of {}", names.join(", ")));
                    Err(wrong(format!("{json} is not a value of enum `{of}`"), help))
                }
                None => Err(wrong(format!("there is no enum `{of}`"), "")),
            }
        }
        FactType::Yen => interval(json, &|v| number(v, "yen")).map(|(a, b)| FactValue::Number(a, b)),
        FactType::Count => interval(json, &|v| number(v, "a count")).map(|(a, b)| FactValue::Number(a, b)),
        FactType::Date => interval(json, &date).map(|(a, b)| FactValue::Date(a, b)),
        FactType::Instant => interval(json, &|v| instant(v, zone)).map(|(a, b)| FactValue::Instant(a, b)),
        FactType::List { .. } => Err(wrong("a list cannot stand here", "")),
    }
}

type Ends = (Option<i64>, Option<i64>);

/// Reads one end: its first and last value, which differ where a text says a month, a year or a day.
type End<'a> = dyn Fn(&Json) -> Result<(i64, i64), ValueError> + 'a;

/// A value, or `{from, to}` with either end open.
fn interval(json: &Json, one: &End<'_>) -> Result<Ends, ValueError> {
    let Some(map) = json.as_object() else {
        return one(json).map(|(a, b)| (Some(a), Some(b)));
    };
    if let Some(key) = map.keys().find(|k| *k != "from" && *k != "to") {
        return Err(wrong(
            format!("an interval has no `{key}`"),
            "an interval is {\"from\": …, \"to\": …}",
        ));
    }
    let lo = map.get("from").map(one).transpose()?.map(|e| e.0);
    let hi = map.get("to").map(one).transpose()?.map(|e| e.1);
    if let (Some(a), Some(b)) = (lo, hi)
        && a > b
    {
        return Err(wrong(
            "the interval ends before it begins",
            "exchange `from` and `to`",
        ));
    }
    Ok((lo, hi))
}

fn number(json: &Json, what: &str) -> Result<(i64, i64), ValueError> {
    let parsed = match json {
        Json::Number(n) => n.as_i64(),
        Json::String(s) => s.parse::<i64>().ok(),
        _ => None,
    };
    match parsed {
        Some(n) if (0..=MOST).contains(&n) => Ok((n, n)),
        Some(n) if n < 0 => Err(wrong(
            format!("{json} is negative"),
            format!("{what} is never below zero"),
        )),
        Some(_) => Err(wrong(
            format!("{json} is too large"),
            format!("the greatest is {MOST}"),
        )),
        None => Err(wrong(
            format!("{json} is not {what}"),
            "write a whole number without separators",
        )),
    }
}

/// A date, or a month or year as the interval of its days.
fn date(json: &Json) -> Result<(i64, i64), ValueError> {
    let text = json.as_str().unwrap_or_default();
    let ends = match text.len() {
        4 => digits(text, 4).and_then(|y| Some((civil(y, 1, 1)?, civil(y, 12, 31)?))),
        7 => text.split_once('-').and_then(|(y, m)| {
            let (y, m) = (digits(y, 4)?, digits(m, 2)?);
            Some((civil(y, m, 1)?, civil(y, m, calendar::days_in_month(y, m))?))
        }),
        _ => parse_date(text).map(|d| (d, d)),
    };
    ends.ok_or_else(|| {
        wrong(
            format!("{json} is not a date"),
            "write YYYY-MM-DD, YYYY-MM or YYYY, from 1868 to 2399",
        )
    })
}

/// An instant; a time without offset is of the zone's clock, a date alone is its whole day.
fn instant(json: &Json, zone: Zone) -> Result<(i64, i64), ValueError> {
    let text = json.as_str().unwrap_or_default();
    parse_instant(text, zone).ok_or_else(|| {
        wrong(
            format!("{json} is not an instant"),
            "write YYYY-MM-DDTHH:MM:SS+09:00 or a date alone",
        )
    })
}

/// The first and last second of what a text says.
pub(crate) fn parse_instant(text: &str, zone: Zone) -> Option<(i64, i64)> {
    let Some((day, clock)) = text.split_once(['T', ' ']) else {
        let (first, last) = date(&Json::String(text.to_owned())).ok()?;
        return Some((zone.start_of(first), zone.start_of(last + 1) - 1));
    };
    let day = parse_date(day)?;
    let (clock, offset) = match clock.find(['Z', 'z', '+', '-']) {
        Some(at) => clock.split_at(at),
        None => (clock, ""),
    };
    let mut parts = clock.split(':');
    let (h, m) = (digits(parts.next()?, 2)?, digits(parts.next()?, 2)?);
    let seconds = parts.next();
    let s = match seconds {
        // A fraction of a second is dropped: the program counts whole seconds.
        Some(s) => digits(s.split('.').next()?, 2)?,
        None => 0,
    };
    if parts.next().is_some() || h > 23 || m > 59 || s > 59 {
        return None;
    }
    let local = day * DAY + h * 3_600 + m * 60 + s;
    let at = match offset {
        "" => zone.instant_of(local),
        "Z" | "z" => local,
        _ => {
            let (oh, om) = offset.get(1..)?.split_once(':')?;
            let shift = digits(oh, 2)? * 3_600 + digits(om, 2)? * 60;
            if shift > 18 * 3_600 {
                return None;
            }
            if offset.starts_with('+') {
                local - shift
            } else {
                local + shift
            }
        }
    };
    Some((at, at))
}

fn parse_list(
    json: &Json,
    fields: &[Field],
    complete_by: Option<&str>,
    vocabulary: &Vocabulary,
    zone: Zone,
) -> Result<ListValue, Vec<ValueError>> {
    let mut errors = Vec::new();
    let mut list = ListValue::default();
    let items = match json {
        Json::Array(items) => {
            list.complete = true;
            items.as_slice()
        }
        Json::Object(map) => {
            for key in map.keys() {
                if !matches!(
                    key.as_str(),
                    "items" | "complete" | "complete_from" | "complete_by"
                ) {
                    let help = suggest(key, ["items", "complete", "complete_from", "complete_by"], "");
                    errors.push((format!("/{key}"), format!("a list has no `{key}`"), help));
                }
            }
            match map.get("complete") {
                Some(Json::Bool(b)) => list.complete = *b,
                None => {}
                Some(other) => errors.push((
                    "/complete".into(),
                    format!("{other} is neither true nor false"),
                    String::new(),
                )),
            }
            if let Some(from) = map.get("complete_from") {
                match date(from) {
                    Ok((first, _)) => list.complete_from = Some(first),
                    Err((_, message, help)) => errors.push(("/complete_from".into(), message, help)),
                }
                let by = map.get("complete_by").and_then(Json::as_str).or(complete_by);
                list.complete_by = by.and_then(|by| {
                    fields.iter().position(|f| {
                        f.id == by && !f.optional && matches!(f.ty, FactType::Date | FactType::Instant)
                    })
                });
                if list.complete_by.is_none() {
                    let message = "`complete_from` needs `complete_by`, a date or instant field of the list";
                    errors.push(("/complete_by".into(), message.into(), String::new()));
                }
            }
            map.get("items")
                .and_then(Json::as_array)
                .map_or(&[][..], Vec::as_slice)
        }
        _ => {
            errors.push((
                String::new(),
                format!("{json} is not a list"),
                "write [ {…}, {…} ]".into(),
            ));
            &[]
        }
    };
    if items.len() > MOST_ITEMS {
        let message = format!("the list has {} elements", items.len());
        return Err(vec![(
            "/items".into(),
            message,
            format!("{MOST_ITEMS} is the most"),
        )]);
    }
    for (i, item) in items.iter().enumerate() {
        let Some(map) = item.as_object() else {
            errors.push((
                format!("/{i}"),
                format!("{item} is not an element with fields"),
                String::new(),
            ));
            continue;
        };
        for key in map.keys() {
            if !fields.iter().any(|f| f.id == *key) {
                let help = suggest(key, fields.iter().map(|f| f.id.as_str()), "");
                errors.push((
                    format!("/{i}/{key}"),
                    format!("the list has no field `{key}`"),
                    help,
                ));
            }
        }
        let mut values = Vec::new();
        for field in fields {
            values.push(map.get(&field.id).and_then(|json| {
                match FactValue::parse_json(json, &field.ty, field.optional, vocabulary, zone) {
                    Ok(value) => Some(value),
                    Err(inner) => {
                        errors.extend(
                            inner
                                .into_iter()
                                .map(|(p, m, h)| (format!("/{i}/{}{p}", field.id), m, h)),
                        );
                        None
                    }
                }
            }));
        }
        list.items.push(values);
    }
    if errors.is_empty() { Ok(list) } else { Err(errors) }
}

fn list_to_json(list: &ListValue, ty: &FactType, zone: Zone) -> Json {
    let FactType::List { fields, .. } = ty else {
        return Json::Null;
    };
    let items = list.items.iter().map(|item| {
        let known = fields.iter().zip(item).filter_map(|(field, value)| {
            value
                .as_ref()
                .map(|v| (field.id.clone(), v.to_json(&field.ty, zone)))
        });
        Json::Object(known.collect())
    });
    let mut map = serde_json::Map::new();
    map.insert("items".into(), Json::Array(items.collect()));
    map.insert("complete".into(), Json::Bool(list.complete));
    if let Some(from) = list.complete_from {
        map.insert("complete_from".into(), Json::String(show_date(from)));
    }
    if let Some(by) = list.complete_by.and_then(|by| fields.get(by)) {
        map.insert("complete_by".into(), Json::String(by.id.clone()));
    }
    Json::Object(map)
}
