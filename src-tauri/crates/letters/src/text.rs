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

/// A text with the brackets of its script: full width around and beside Japanese and Chinese, whatever the label was
/// written with. Brackets of a number or of a Latin name stay as they are.
pub(crate) fn brackets(text: &str, language: Language) -> String {
    if language == Language::En || !text.contains('(') {
        return text.to_owned();
    }
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('(') {
        out.push_str(before);
        let inside = after.split_once(')').map(|(inside, _)| inside);
        let wide = inside.is_some_and(is_wide) || before.chars().next_back().is_some_and(is_wide_char);
        match inside.filter(|it| wide && !it.contains('(')) {
            Some(inside) => {
                out.push('（');
                out.push_str(inside);
                out.push('）');
                rest = &after[inside.len() + 1..];
            }
            None => {
                out.push('(');
                rest = after;
            }
        }
    }
    out.push_str(rest);
    out
}

fn is_wide(text: &str) -> bool {
    text.chars().any(is_wide_char)
}

/// A character of Japanese or Chinese writing, full-width signs among them.
fn is_wide_char(character: char) -> bool {
    u32::from(character) >= 0x2E80
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
    fn brackets_are_as_wide_as_what_they_stand_in() {
        let ja = |text| brackets(text, Language::Ja);
        assert_eq!(ja("購入価格の25%(上限2万5千円)"), "購入価格の25%（上限2万5千円）");
        assert_eq!(ja("絵本(2冊)と図鑑"), "絵本（2冊）と図鑑");
        assert_eq!(ja("RC-10 (B)"), "RC-10 (B)");
        assert_eq!(ja("半分(だけ"), "半分(だけ");
        assert_eq!(brackets("费用(可修理)", Language::ZhHans), "费用（可修理）");
        assert_eq!(brackets("Repair (可)", Language::En), "Repair (可)");
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
