//! Dates and instants as people type them and papers print them.

use chrono::{DateTime, FixedOffset, NaiveDate, NaiveTime, TimeZone};

use crate::text::narrow;

/// Why a text is not a date or an instant.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum DateInputError {
    /// Not in any known form.
    #[error("`{0}` is not a date; write 2026-04-02, 2026/4/2, 2026年4月2日, 令和8年4月2日 or R8.4.2")]
    Unknown(String),
    /// Well formed, but there is no such day.
    #[error("there is no such day: `{0}`")]
    NoSuchDay(String),
    /// The day lies outside the era it is written in.
    #[error("`{text}` lies outside {era}; that day is {date}")]
    OutsideEra {
        /// As written.
        text: String,
        /// The era named.
        era: &'static str,
        /// The day meant, if the count of years simply went on.
        date: NaiveDate,
    },
    /// Well formed, but outside [`CALENDAR`].
    #[error("`{0}` lies outside the calendar, which runs from 1868 to 2399")]
    OutsideCalendar(String),
    /// Well formed, but there is no such time of day.
    #[error("there is no such time of day: `{0}`")]
    NoSuchTime(String),
}

/// The years of the calendar. The rules core reckons with no others, and a stand-in such as 9999-12-31 is no date.
pub const CALENDAR: std::ops::RangeInclusive<i32> = 1868..=2399;

/// An era of the Japanese calendar.
struct Era {
    names: [&'static str; 3],
    /// First day, as year, month, day.
    first: (i32, u32, u32),
    /// Last day. The day of a change belonged to both eras until 1926.
    last: Option<(i32, u32, u32)>,
}

/// Eras since Japan counts days as Europe does (1873). Letters stand for them on forms.
const ERAS: [Era; 5] = [
    Era {
        names: ["令和", "R", "㋿"],
        first: (2019, 5, 1),
        last: None,
    },
    Era {
        names: ["平成", "H", "㍻"],
        first: (1989, 1, 8),
        last: Some((2019, 4, 30)),
    },
    Era {
        names: ["昭和", "S", "㍼"],
        first: (1926, 12, 25),
        last: Some((1989, 1, 7)),
    },
    Era {
        names: ["大正", "T", "㍽"],
        first: (1912, 7, 30),
        last: Some((1926, 12, 25)),
    },
    Era {
        names: ["明治", "M", "㍾"],
        first: (1873, 1, 1),
        last: Some((1912, 7, 30)),
    },
];

/// Reads a calendar date: `2026-04-02`, `2026/4/2`, `2026.4.2`, `20260402`, `2026年4月2日`,
/// `令和8年4月2日`, `令和元年5月1日`, `R8.4.2`; digits in full or half width.
///
/// # Errors
/// Unknown form, a day that does not exist, or a day outside the era named.
pub fn parse_date(text: &str) -> Result<NaiveDate, DateInputError> {
    let bare: String = narrow(text).chars().filter(|c| !c.is_whitespace()).collect();
    date_of(&bare, text)
}

fn date_of(bare: &str, text: &str) -> Result<NaiveDate, DateInputError> {
    let unknown = || DateInputError::Unknown(text.to_owned());
    let era = ERAS.iter().find_map(|era| {
        era.names
            .iter()
            .find_map(|name| strip_prefix_ignoring_case(bare, name))
            .map(|rest| (era, rest))
    });
    let rest = era.map_or(bare, |(_, rest)| rest);
    let (year, month, day) = if era.is_none() && rest.len() == 8 && rest.bytes().all(|b| b.is_ascii_digit()) {
        (&rest[..4], &rest[4..6], &rest[6..])
    } else {
        split_parts(rest).ok_or_else(unknown)?
    };
    let year: i32 = match (era, year) {
        (Some(_), "元") => 1,
        (Some(_), digits) if (1..=2).contains(&digits.len()) => number(digits).ok_or_else(unknown)?,
        // A year of two digits could be of either calendar.
        (None, digits) if digits.len() == 4 => number(digits).ok_or_else(unknown)?,
        _ => return Err(unknown()),
    };
    let month: u32 = number(month).filter(|_| month.len() <= 2).ok_or_else(unknown)?;
    let day: u32 = number(day).filter(|_| day.len() <= 2).ok_or_else(unknown)?;
    let no_such_day = || DateInputError::NoSuchDay(text.to_owned());
    let Some((era, _)) = era else {
        let date = NaiveDate::from_ymd_opt(year, month, day).ok_or_else(no_such_day)?;
        return if CALENDAR.contains(&year) {
            Ok(date)
        } else {
            Err(DateInputError::OutsideCalendar(text.to_owned()))
        };
    };
    if year == 0 {
        return Err(no_such_day());
    }
    // 明治 counts from 1868 although days before 1873 are of the old calendar.
    let base = if era.first.0 == 1873 { 1868 } else { era.first.0 };
    let date = NaiveDate::from_ymd_opt(base + year - 1, month, day).ok_or_else(no_such_day)?;
    let day_of = |(y, m, d)| NaiveDate::from_ymd_opt(y, m, d);
    let begun = day_of(era.first).is_some_and(|first| date >= first);
    let ended = era.last.and_then(day_of).is_some_and(|last| date > last);
    if !begun || ended {
        return Err(DateInputError::OutsideEra {
            text: text.to_owned(),
            era: era.names[0],
            date,
        });
    }
    Ok(date)
}

/// Reads an instant: a date with a time of day (`2026-04-02 14:30`, `2026-04-02T14:30:00+09:00`,
/// `令和8年4月2日 午後2時30分`). A time without a zone is in `zone`.
///
/// # Errors
/// As [`parse_date`], and where the time of day is missing or does not exist.
pub fn parse_instant(text: &str, zone: FixedOffset) -> Result<DateTime<FixedOffset>, DateInputError> {
    let narrow = narrow(text);
    let narrow = narrow.trim();
    if let Ok(instant) = DateTime::parse_from_rfc3339(narrow) {
        return Ok(instant);
    }
    let unknown = || DateInputError::Unknown(text.to_owned());
    // The date ends at `日`, at a `T`, or at the first white space behind a digit.
    let split = match narrow.find('日') {
        Some(place) => place + '日'.len_utf8(),
        None => narrow
            .find(['T', ' '])
            .filter(|place| *place > 0)
            .ok_or_else(unknown)?,
    };
    let (date, time) = narrow.split_at(split);
    let date: String = date.chars().filter(|c| !c.is_whitespace()).collect();
    let date = date_of(&date, text)?;
    let time = time_of(time.trim_start_matches(['T', ' ']).trim(), text)?;
    zone.from_local_datetime(&date.and_time(time))
        .single()
        .ok_or_else(|| DateInputError::NoSuchTime(text.to_owned()))
}

fn time_of(bare: &str, text: &str) -> Result<NaiveTime, DateInputError> {
    let unknown = || DateInputError::Unknown(text.to_owned());
    let (afternoon, rest) = match (bare.strip_prefix("午前"), bare.strip_prefix("午後")) {
        (Some(rest), _) => (Some(false), rest),
        (_, Some(rest)) => (Some(true), rest),
        _ => (None, bare),
    };
    let mut parts = rest
        .trim()
        .trim_end_matches(['分', '秒', '時'])
        .split([':', '時', '分']);
    let mut next = |missing: Option<u32>| match parts.next() {
        None => missing.ok_or_else(unknown),
        Some(digits) => number(digits.trim())
            .filter(|_| digits.trim().len() <= 2)
            .ok_or_else(unknown),
    };
    let (hour, minute, second) = (next(None)?, next(Some(0))?, next(Some(0))?);
    if parts.next().is_some() || (!rest.contains(':') && !rest.contains('時')) {
        return Err(unknown());
    }
    let no_such_time = || DateInputError::NoSuchTime(text.to_owned());
    let hour = match afternoon {
        None => hour,
        Some(_) if hour > 12 => return Err(no_such_time()),
        // 午前12時 is noon and 午後12時 midnight in the law of 1872, and the other way on clocks: refused.
        Some(_) if hour == 12 && minute == 0 && second == 0 => return Err(unknown()),
        Some(afternoon) => hour % 12 + if afternoon { 12 } else { 0 },
    };
    NaiveTime::from_hms_opt(hour, minute, second).ok_or_else(no_such_time)
}

/// Year, month and day of `2026-4-2`, `2026/4/2`, `2026.4.2` or `2026年4月2日`; one sort of mark throughout.
fn split_parts(bare: &str) -> Option<(&str, &str, &str)> {
    let marked = |mark: char| {
        let mut parts = bare.split(mark);
        let found = (parts.next()?, parts.next()?, parts.next()?);
        parts.next().is_none().then_some(found)
    };
    let written = || {
        let (year, rest) = bare.split_once('年')?;
        let (month, rest) = rest.split_once('月')?;
        Some((year, month, rest.strip_suffix('日')?))
    };
    written()
        .or_else(|| marked('-'))
        .or_else(|| marked('/'))
        .or_else(|| marked('.'))
}

fn strip_prefix_ignoring_case<'a>(text: &'a str, prefix: &str) -> Option<&'a str> {
    let head = text.get(..prefix.len())?;
    head.eq_ignore_ascii_case(prefix).then(|| &text[prefix.len()..])
}

fn number<T: std::str::FromStr>(digits: &str) -> Option<T> {
    (!digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit())).then(|| digits.parse().ok())?
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(year: i32, month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(year, month, day).unwrap()
    }

    #[test]
    fn one_day_in_every_form_it_is_written_in() {
        for text in [
            "2026-04-02",
            "2026/4/2",
            "2026.4.2",
            "20260402",
            "2026年4月2日",
            "２０２６年４月２日",
            "2026 年 4 月 2 日",
            "令和8年4月2日",
            "令和８年４月２日",
            "R8.4.2",
            "r8/4/2",
            "Ｒ８．４．２",
            "R08-04-02",
            " 2026−04−02 ",
        ] {
            assert_eq!(parse_date(text), Ok(day(2026, 4, 2)), "{text}");
        }
    }

    #[test]
    fn eras_begin_and_end_on_their_days() {
        for (text, expected) in [
            ("平成31年4月30日", day(2019, 4, 30)),
            ("令和元年5月1日", day(2019, 5, 1)),
            ("R1.5.1", day(2019, 5, 1)),
            ("昭和64年1月7日", day(1989, 1, 7)),
            ("平成元年1月8日", day(1989, 1, 8)),
            ("大正15年12月25日", day(1926, 12, 25)),
            ("昭和元年12月25日", day(1926, 12, 25)),
            ("M45.7.30", day(1912, 7, 30)),
            ("㍻12年2月29日", day(2000, 2, 29)),
        ] {
            assert_eq!(parse_date(text), Ok(expected), "{text}");
        }
        for text in [
            "平成31年5月1日",
            "令和元年4月30日",
            "昭和64年1月8日",
            "H1.1.7",
            "大正15年12月26日",
            "明治3年1月1日",
        ] {
            assert!(
                matches!(parse_date(text), Err(DateInputError::OutsideEra { .. })),
                "{text}"
            );
        }
    }

    #[test]
    fn days_that_do_not_exist_are_refused() {
        for text in [
            "2026-02-29",
            "2026/4/31",
            "令和8年13月1日",
            "20260230",
            "2026-00-10",
            "R0.1.1",
        ] {
            assert_eq!(
                parse_date(text),
                Err(DateInputError::NoSuchDay(text.into())),
                "{text}"
            );
        }
    }

    #[test]
    fn what_could_mean_two_days_or_none_is_refused() {
        for text in [
            "",
            "26/4/2",
            "2026-4",
            "4月2日",
            "2026-04/02",
            "令和",
            "2026-4-2-1",
            "02-04-2026",
            "R8",
            "二〇二六年四月二日",
        ] {
            assert_eq!(
                parse_date(text),
                Err(DateInputError::Unknown(text.into())),
                "{text}"
            );
        }
    }

    #[test]
    fn instants_are_read_with_and_without_a_zone() {
        let tokyo = FixedOffset::east_opt(9 * 3600).unwrap();
        for text in [
            "2026-04-02T14:30:00+09:00",
            "2026-04-02T05:30:00Z",
            "2026-04-02 14:30",
            "2026/4/2 14:30:00",
            "2026年4月2日14時30分",
            "令和8年4月2日 午後2時30分",
            "２０２６−０４−０２　１４：３０",
            "2026-04-02T14:30",
        ] {
            let instant = parse_instant(text, tokyo).unwrap_or_else(|e| panic!("{text}: {e}"));
            assert_eq!(
                instant.to_utc().to_rfc3339(),
                "2026-04-02T05:30:00+00:00",
                "{text}"
            );
        }
        assert_eq!(
            parse_instant("2026-04-02 24:00", tokyo),
            Err(DateInputError::NoSuchTime("2026-04-02 24:00".into()))
        );
        for text in [
            "2026-04-02",
            "2026-04-02 14",
            "2026年4月2日午前12時",
            "2026-04-02 14:3:2:1",
            "14:30",
        ] {
            assert!(parse_instant(text, tokyo).is_err(), "{text}");
        }
    }
}
