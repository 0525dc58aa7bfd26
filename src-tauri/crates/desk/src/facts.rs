//! Facts: what a person typed becomes the value a claim file would hold, and what is known becomes rows
//! of the screen.

use chrono::FixedOffset;
use satei_model::text::narrow;
use satei_rules::{Catalogue, FactValue, InputError, Mistake, Zone, shown};
use serde_json::{Map, Value, json};

use crate::catalogue::input;
use crate::errors::{Outcome, unknown_of};
use crate::mistakes::fact_wrong;
use crate::view::{DeskError, FactInput};

/// Japan Standard Time, the zone of the desk. It has no summer time.
pub(crate) fn desk_zone() -> FixedOffset {
    const HOURS: i32 = 9;
    // Nine hours are within a day, so this is never the fallback.
    FixedOffset::east_opt(HOURS * 3600).unwrap_or_else(|| chrono::Offset::fix(&chrono::Utc))
}

/// Turns what was typed into the form of a claim file and checks it against the fact's type.
///
/// # Errors
/// `unknown_fact`; `fact_wrong` with what is wrong.
pub(crate) fn taken(catalogue: &Catalogue, name: &str, typed: &Value) -> Outcome<Value> {
    let Some((_, fact)) = catalogue.vocabulary().fact(name) else {
        return Err(unknown_of("fact", name, catalogue.vocabulary().fact_ids()));
    };
    let value = if typed.get("candidates").is_some() {
        typed.clone()
    } else {
        normal(typed, &input(catalogue, &fact.ty)).map_err(|error| fact_wrong(catalogue, name, &[error]))?
    };
    let candidates = value.get("candidates").and_then(Value::as_array);
    let values: Vec<&Value> = candidates.map_or_else(|| vec![&value], |it| it.iter().collect());
    let zone = Zone::by_name("Asia/Tokyo")
        .ok_or_else(|| DeskError::new("zone_missing", "The time zone data of this build are incomplete."))?;
    for one in values {
        if let Err(errors) = FactValue::parse_json(one, &fact.ty, fact.optional, catalogue.vocabulary(), zone)
        {
            return Err(fact_wrong(catalogue, name, &errors));
        }
    }
    Ok(value)
}

/// Dates in Japanese eras, digits in full width, separators in amounts: all become the one written form.
fn normal(typed: &Value, of: &FactInput) -> Result<Value, InputError> {
    if let Some(span) = typed
        .as_object()
        .filter(|it| it.contains_key("from") || it.contains_key("to"))
    {
        let mut out = Map::new();
        for end in ["from", "to"] {
            if let Some(value) = span
                .get(end)
                .filter(|it| !it.is_null() && it.as_str() != Some(""))
            {
                out.insert(end.to_owned(), normal(value, of)?);
            }
        }
        return Ok(Value::Object(out));
    }
    let Some(text) = typed.as_str() else {
        return match of {
            FactInput::List { columns } => list(typed, columns),
            _ => Ok(typed.clone()),
        };
    };
    let text = text.trim();
    if text == "none" {
        return Ok(json!("none"));
    }
    let wrong = |mistake: Mistake| Err(InputError::of(mistake));
    let found = shown(typed);
    match of {
        FactInput::Yen | FactInput::Count => {
            let digits: String = narrow(text)
                .chars()
                .filter(|it| !matches!(it, ',' | '¥' | '円' | ' ' | '_'))
                .collect();
            if matches!(of, FactInput::Count) {
                // What is no number is left as it is: the rules core says what is wrong with it.
                return Ok(digits.parse::<i64>().map_or_else(|_| json!(digits), Value::from));
            }
            Ok(json!(digits))
        }
        FactInput::Date => match satei_model::parse_date(text) {
            Ok(date) => Ok(json!(date.to_string())),
            // A month or a year alone is a span the rules core understands.
            Err(_) if part_of_date(&narrow(text)) => Ok(json!(narrow(text))),
            Err(error) => wrong(error.into()),
        },
        FactInput::Instant => match satei_model::parse_instant(text, desk_zone()) {
            Ok(instant) => Ok(json!(instant.to_rfc3339_opts(chrono::SecondsFormat::Secs, false))),
            Err(error) => match satei_model::parse_date(text) {
                Ok(date) => Ok(json!(date.to_string())),
                // What is no date either is told as what it was meant to be.
                Err(_) => wrong(match Mistake::from(error) {
                    Mistake::NotADate { found } => Mistake::NotAnInstant { found },
                    other => other,
                }),
            },
        },
        FactInput::Bool => match text {
            "true" => Ok(json!(true)),
            "false" => Ok(json!(false)),
            _ => wrong(Mistake::NotABool { found }),
        },
        FactInput::Text => Ok(json!(narrow(text))),
        FactInput::Enum { .. } => Ok(json!(text)),
        FactInput::List { .. } => wrong(Mistake::NotAList { found }),
    }
}

fn part_of_date(text: &str) -> bool {
    let parts: Vec<&str> = text.split('-').collect();
    parts.len() <= 2
        && parts[0].len() == 4
        && parts
            .iter()
            .all(|it| !it.is_empty() && it.bytes().all(|b| b.is_ascii_digit()))
}

fn list(typed: &Value, columns: &[crate::view::ListColumn]) -> Result<Value, InputError> {
    let items = typed
        .get("items")
        .and_then(Value::as_array)
        .or_else(|| typed.as_array());
    let Some(items) = items else {
        return Ok(typed.clone());
    };
    let mut rows = Vec::new();
    for (place, item) in items.iter().enumerate() {
        let Some(cells) = item.as_object() else {
            let found = shown(item);
            return Err(InputError::of(Mistake::NotARow { found }).below(&format!("/items/{place}")));
        };
        let mut row = Map::new();
        for (name, cell) in cells
            .iter()
            .filter(|(_, it)| !it.is_null() && it.as_str() != Some(""))
        {
            let column = columns.iter().find(|it| it.name == *name);
            row.insert(
                name.clone(),
                column
                    .map_or_else(|| Ok(cell.clone()), |it| normal(cell, &it.input))
                    .map_err(|error| error.below(&format!("/items/{place}/{name}")))?,
            );
        }
        if !row.is_empty() {
            rows.push(Value::Object(row));
        }
    }
    let mut out = typed.as_object().cloned().unwrap_or_default();
    out.insert("items".to_owned(), Value::Array(rows));
    out.entry("complete").or_insert(json!(true));
    Ok(Value::Object(out))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::normal;
    use crate::view::FactInput;

    #[test]
    fn a_japanese_era_becomes_the_written_form() {
        assert_eq!(
            normal(&json!("令和8年4月2日"), &FactInput::Date),
            Ok(json!("2026-04-02"))
        );
        assert_eq!(
            normal(&json!("２０２６／４／２"), &FactInput::Date),
            Ok(json!("2026-04-02"))
        );
        assert_eq!(normal(&json!("2021-05"), &FactInput::Date), Ok(json!("2021-05")));
        assert!(normal(&json!("2026-02-30"), &FactInput::Date).is_err());
    }

    #[test]
    fn amounts_lose_their_separators() {
        assert_eq!(
            normal(&json!("¥７５，０００"), &FactInput::Yen),
            Ok(json!("75000"))
        );
        assert_eq!(normal(&json!("12,800円"), &FactInput::Yen), Ok(json!("12800")));
    }
}
