use chrono::{DateTime, Datelike, NaiveDate, Timelike};

use super::label;
use crate::view::Label;

/// A date as each language writes it; `2021-05` and `2021` stay a month and a year. A text that is no
/// date is shown as it is.
pub(crate) fn date_text(text: &str) -> Label {
    if let Ok(date) = NaiveDate::parse_from_str(text, "%Y-%m-%d") {
        return full(date);
    }
    let mut parts = text.split('-').map(str::parse::<i32>);
    match (parts.next(), parts.next(), parts.next()) {
        (Some(Ok(year)), Some(Ok(month)), None) => label(
            format!("{year}年{month}月"),
            format!("{year}年{month}月"),
            NaiveDate::from_ymd_opt(year, u32::try_from(month).unwrap_or(1), 1)
                .map_or_else(|| text.to_owned(), |it| it.format("%B %Y").to_string()),
        ),
        _ => Label::same(text),
    }
}

/// An instant with its time of day in the zone it was given in; a bare date stays a date.
pub(crate) fn instant_text(text: &str) -> Label {
    let Ok(instant) = DateTime::parse_from_rfc3339(text) else {
        return date_text(text);
    };
    let time = format!("{}:{:02}", instant.hour(), instant.minute());
    let day = full(instant.date_naive());
    label(
        format!("{} {time}", day.ja),
        format!("{} {time}", day.zh_hans),
        format!("{}, {time}", day.en),
    )
}

/// The same in English with the month in full; nothing for what is no whole day.
pub(crate) fn long(text: &str) -> Option<String> {
    const LONG: &str = "%-d %B %Y";
    if let Ok(instant) = DateTime::parse_from_rfc3339(text) {
        let time = format!("{}:{:02}", instant.hour(), instant.minute());
        return Some(format!("{}, {time}", instant.date_naive().format(LONG)));
    }
    let date = NaiveDate::parse_from_str(text, "%Y-%m-%d").ok()?;
    Some(date.format(LONG).to_string())
}

fn full(date: NaiveDate) -> Label {
    let east = format!("{}年{}月{}日", date.year(), date.month(), date.day());
    label(east.clone(), east, date.format("%-d %b %Y").to_string())
}

#[cfg(test)]
mod tests {
    use super::{date_text, instant_text};

    #[test]
    fn a_date_reads_as_each_language_writes_it() {
        let label = date_text("2026-04-02");
        assert_eq!(label.ja, "2026年4月2日");
        assert_eq!(label.en, "2 Apr 2026");
        assert_eq!(date_text("2021-05").ja, "2021年5月");
        assert_eq!(date_text("2021-05").en, "May 2021");
    }

    #[test]
    fn an_instant_keeps_the_wall_clock_it_was_given_with() {
        assert_eq!(instant_text("2026-04-02T09:05:00+09:00").ja, "2026年4月2日 9:05");
        assert_eq!(instant_text("2026-04-02T09:05:00+09:00").en, "2 Apr 2026, 9:05");
        assert_eq!(instant_text("2026-04-02").en, "2 Apr 2026");
    }
}
