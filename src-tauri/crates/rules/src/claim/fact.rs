//! Values of facts: the one parser of them, from JSON.

use super::mistake::{InputError, Mistake, near_or_all, short, shown};
use crate::calendar::{self, DAY, Zone, civil, digits, parse_date, show_date, show_instant};
use crate::value::{Absence, INF};
use crate::vocabulary::{FactType, Field, Vocabulary};
use serde_json::Value as Json;

/// The greatest amount of yen, and the greatest count, that a claim may carry.
pub(crate) const MOST: i64 = satei_model::Yen::MOST;
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

fn wrong(mistake: Mistake) -> InputError {
    InputError::of(mistake)
}

impl FactValue {
    /// Reads a value of a type. `optional` says whether `none` is a value of it; `zone` gives dates
    /// and local times their instants.
    ///
    /// # Errors
    /// Every mistake, with its path within the value.
    pub fn parse_json(
        json: &Json,
        ty: &FactType,
        optional: bool,
        vocabulary: &Vocabulary,
        zone: Zone,
    ) -> Result<Self, Vec<InputError>> {
        if let FactType::List { fields, complete_by } = ty {
            return parse_list(json, fields, complete_by.as_deref(), vocabulary, zone).map(Self::List);
        }
        if matches!(json, Json::Null) || json.as_str() == Some("none") {
            if optional {
                return Ok(Self::None);
            }
            if json.is_null() {
                return Err(vec![wrong(Mistake::Null {})]);
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
) -> Result<FactValue, InputError> {
    match ty {
        FactType::Bool => json
            .as_bool()
            .map(FactValue::Bool)
            .ok_or_else(|| wrong(Mistake::NotABool { found: shown(json) })),
        FactType::Text => json
            .as_str()
            .map(|t| FactValue::Text(t.to_owned()))
            .ok_or_else(|| wrong(Mistake::NotAText { found: shown(json) })),
        FactType::Enum { of } => {
            let id = json.as_str().unwrap_or_default();
            let values = vocabulary.enumeration(of).map_or(&[][..], |(_, def)| &def.values);
            if values.iter().any(|it| it.id == id) {
                return Ok(FactValue::Enum(id.to_owned()));
            }
            let advice = near_or_all(id, values.iter().map(|it| it.id.as_str()));
            Err(wrong(Mistake::UnknownValue { found: shown(json) }).advised(advice))
        }
        FactType::Yen | FactType::Count => {
            interval(json, &|v| number(v, ty)).map(|(a, b)| FactValue::Number(a, b))
        }
        FactType::Date => interval(json, &date).map(|(a, b)| FactValue::Date(a, b)),
        FactType::Instant => interval(json, &|v| instant(v, zone)).map(|(a, b)| FactValue::Instant(a, b)),
        // A list within a list: the vocabulary has none.
        FactType::List { .. } => Err(wrong(Mistake::NotAText { found: shown(json) })),
    }
}

type Ends = (Option<i64>, Option<i64>);

/// Reads one end: its first and last value, which differ where a text says a month, a year or a day.
type End<'a> = dyn Fn(&Json) -> Result<(i64, i64), InputError> + 'a;

/// A value, or `{from, to}` with either end open.
fn interval(json: &Json, one: &End<'_>) -> Result<Ends, InputError> {
    let Some(map) = json.as_object() else {
        return one(json).map(|(a, b)| (Some(a), Some(b)));
    };
    if let Some(key) = map.keys().find(|k| *k != "from" && *k != "to") {
        return Err(wrong(Mistake::UnknownEnd { key: short(key) }));
    }
    let lo = map.get("from").map(one).transpose()?.map(|e| e.0);
    let hi = map.get("to").map(one).transpose()?.map(|e| e.1);
    if let (Some(a), Some(b)) = (lo, hi)
        && a > b
    {
        return Err(wrong(Mistake::Backwards {}));
    }
    Ok((lo, hi))
}

/// A whole number from zero on, of yen or of things, as a number or as its digits.
pub(super) fn number(json: &Json, of: &FactType) -> Result<(i64, i64), InputError> {
    let text = match json {
        Json::Number(n) => n.to_string(),
        Json::String(s) => s.clone(),
        _ => String::new(),
    };
    let (sign, rest) = text.strip_prefix('-').map_or(("", text.as_str()), |it| ("-", it));
    let (whole, fraction) = rest.split_once('.').unwrap_or((rest, "0"));
    let numeral = |it: &str| !it.is_empty() && it.bytes().all(|b| b.is_ascii_digit());
    let found = shown(json);
    if !numeral(whole) || !numeral(fraction) {
        return Err(wrong(match of {
            FactType::Count => Mistake::NotACount { found },
            _ => Mistake::NotYen { found },
        }));
    }
    if whole.len() < rest.len() {
        return Err(wrong(Mistake::Fraction { found }));
    }
    match whole.parse::<i64>() {
        Ok(0) => Ok((0, 0)),
        _ if sign == "-" => Err(wrong(Mistake::Negative { found })),
        Ok(n) if n <= MOST => Ok((n, n)),
        _ => Err(wrong(Mistake::TooLarge {
            found,
            most: MOST.to_string(),
        })),
    }
}

/// A date, or a month or year as the interval of its days.
fn date(json: &Json) -> Result<(i64, i64), InputError> {
    let text = json.as_str().unwrap_or_default();
    let ends = match text.len() {
        4 => digits(text, 4).and_then(|y| Some((civil(y, 1, 1)?, civil(y, 12, 31)?))),
        7 => text.split_once('-').and_then(|(y, m)| {
            let (y, m) = (digits(y, 4)?, digits(m, 2)?);
            Some((civil(y, m, 1)?, civil(y, m, calendar::days_in_month(y, m))?))
        }),
        _ => parse_date(text).map(|d| (d, d)),
    };
    ends.ok_or_else(|| wrong(not_a_date(json)))
}

/// What is wrong with something that is not a date.
pub(super) fn not_a_date(json: &Json) -> Mistake {
    let found = shown(json);
    let parts: Vec<&str> = found.split('-').collect();
    let in_form = |[y, m, d]: [&str; 3]| {
        digits(y, 4).is_some_and(|y| (1868..=2399).contains(&y))
            && digits(m, 2).is_some()
            && digits(d, 2).is_some()
    };
    match <[&str; 3]>::try_from(parts) {
        Ok(parts) if in_form(parts) => Mistake::NoSuchDay { found },
        _ => Mistake::NotADate { found },
    }
}

/// An instant; a time without offset is of the zone's clock, a date alone is its whole day.
fn instant(json: &Json, zone: Zone) -> Result<(i64, i64), InputError> {
    let text = json.as_str().unwrap_or_default();
    parse_instant(text, zone).ok_or_else(|| wrong(Mistake::NotAnInstant { found: shown(json) }))
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
) -> Result<ListValue, Vec<InputError>> {
    let mut errors = Vec::new();
    let mut list = ListValue::default();
    let mut within = "";
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
                    let advice = near_or_all(key, ["items", "complete", "complete_from", "complete_by"]);
                    let unknown = wrong(Mistake::UnknownKey { key: short(key) }).advised(advice);
                    errors.push(unknown.below(&format!("/{}", short(key))));
                }
            }
            match map.get("complete") {
                Some(Json::Bool(b)) => list.complete = *b,
                None => {}
                Some(other) => {
                    errors.push(wrong(Mistake::NotABool { found: shown(other) }).below("/complete"));
                }
            }
            if let Some(from) = map.get("complete_from") {
                match date(from) {
                    Ok((first, _)) => list.complete_from = Some(first),
                    Err(error) => errors.push(error.below("/complete_from")),
                }
                let by = map.get("complete_by").and_then(Json::as_str).or(complete_by);
                list.complete_by = by.and_then(|by| {
                    fields.iter().position(|f| {
                        f.id == by && !f.optional && matches!(f.ty, FactType::Date | FactType::Instant)
                    })
                });
                if list.complete_by.is_none() {
                    errors.push(wrong(Mistake::CompleteByMissing {}).below("/complete_by"));
                }
            }
            within = "/items";
            match map.get("items") {
                Some(Json::Array(items)) => items.as_slice(),
                None => &[],
                // Taken for an empty list it would say that there was never anything.
                Some(other) => {
                    errors.push(wrong(Mistake::NotAList { found: shown(other) }).below(within));
                    &[]
                }
            }
        }
        _ => {
            errors.push(wrong(Mistake::NotAList { found: shown(json) }));
            &[]
        }
    };
    if items.len() > MOST_ITEMS {
        let too_long = Mistake::ListTooLong {
            count: items.len().to_string(),
            most: MOST_ITEMS.to_string(),
        };
        return Err(vec![wrong(too_long).below(within)]);
    }
    for (i, item) in items.iter().enumerate() {
        let Some(map) = item.as_object() else {
            errors.push(wrong(Mistake::NotARow { found: shown(item) }).below(&format!("{within}/{i}")));
            continue;
        };
        for key in map.keys() {
            if !fields.iter().any(|f| f.id == *key) {
                let advice = near_or_all(key, fields.iter().map(|f| f.id.as_str()));
                let unknown = wrong(Mistake::UnknownField { id: short(key) }).advised(advice);
                errors.push(unknown.below(&format!("{within}/{i}/{}", short(key))));
            }
        }
        let mut values = Vec::new();
        for field in fields {
            values.push(map.get(&field.id).and_then(|json| {
                match FactValue::parse_json(json, &field.ty, field.optional, vocabulary, zone) {
                    Ok(value) => Some(value),
                    Err(inner) => {
                        let place = format!("{within}/{i}/{}", field.id);
                        errors.extend(inner.into_iter().map(|it| it.below(&place)));
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
