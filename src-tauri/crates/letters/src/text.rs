//! How days, instants and amounts are written in each language.

use chrono::{DateTime, Datelike, FixedOffset, NaiveDate, Timelike};
use serde::{Deserialize, Serialize};

use crate::{Language, Yen};

/// One day, or a span of days where the day itself is not known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Days {
    /// The day, or the first it may have been.
    pub from: NaiveDate,
    /// The last day it may have been, if that is another.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<NaiveDate>,
}

impl Days {
    /// A day that is known.
    pub fn on(day: NaiveDate) -> Self {
        Self { from: day, to: None }
    }
}

/// A day as a letter writes it.
pub(crate) fn day(day: NaiveDate, language: Language) -> String {
    match language {
        Language::Ja | Language::ZhHans => format!("{}年{}月{}日", day.year(), day.month(), day.day()),
        Language::En => day.format("%-d %B %Y").to_string(),
    }
}

/// A span of days as a letter writes it.
pub(crate) fn days(span: Days, language: Language) -> String {
    let from = day(span.from, language);
    match span.to {
        None => from,
        Some(to) if to == span.from => from,
        Some(to) => {
            let to = day(to, language);
            match language {
                Language::Ja => format!("{from}から{to}までの間"),
                Language::ZhHans => format!("{from}至{to}之间"),
                Language::En => format!("between {from} and {to}"),
            }
        }
    }
}

/// An instant in its own zone, to the minute, with the zone named.
pub(crate) fn minute(at: DateTime<FixedOffset>) -> String {
    format!(
        "{} {:02}:{:02} (UTC{})",
        at.date_naive().format("%Y-%m-%d"),
        at.hour(),
        at.minute(),
        at.offset()
    )
}

/// An amount as a letter writes it.
pub(crate) fn yen(amount: Yen, language: Language) -> String {
    let digits = amount.grouped();
    match language {
        Language::Ja => format!("{digits}円"),
        Language::ZhHans => format!("{digits}日元"),
        Language::En => format!("JPY {digits}"),
    }
}

/// An amount that is taken off, with a real minus sign.
pub(crate) fn yen_off(amount: Yen, language: Language) -> String {
    match language {
        Language::En => format!("JPY −{}", amount.grouped()),
        _ => format!("−{}", yen(amount, language)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn on(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn a_day_is_written_as_each_language_writes_it() {
        assert_eq!(day(on("2026-04-02"), Language::Ja), "2026年4月2日");
        assert_eq!(day(on("2026-04-02"), Language::En), "2 April 2026");
    }

    #[test]
    fn a_span_of_one_day_reads_as_that_day() {
        let span = Days {
            from: on("2026-04-02"),
            to: Some(on("2026-04-02")),
        };
        assert_eq!(days(span, Language::ZhHans), "2026年4月2日");
    }
}
