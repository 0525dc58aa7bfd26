//! Dates by `chrono`, in Japan Standard Time (UTC+9, no summer time).

use chrono::{DateTime, Datelike, Months, NaiveDate, NaiveDateTime, TimeZone as _, Timelike as _};

const EPOCH: NaiveDate = NaiveDate::from_ymd_opt(1970, 1, 1).unwrap();
const JST: i64 = 9 * 3600;

pub fn date(day: i64) -> NaiveDate {
    EPOCH + chrono::Duration::days(day)
}

pub fn day(date: NaiveDate) -> i64 {
    date.signed_duration_since(EPOCH).num_days()
}

/// A whole date; a month or a year alone is not one day.
pub fn day_of(text: &str) -> Option<i64> {
    NaiveDate::parse_from_str(text, "%Y-%m-%d").ok().map(day)
}

/// A whole instant; a date alone is not one.
pub fn second_of(text: &str) -> Option<i64> {
    let text = text.replace(' ', "T");
    if let Ok(instant) = DateTime::parse_from_rfc3339(&text) {
        return Some(instant.timestamp());
    }
    for form in ["%Y-%m-%dT%H:%M:%S", "%Y-%m-%dT%H:%M"] {
        if let Ok(local) = NaiveDateTime::parse_from_str(&text, form) {
            return Some(local.and_utc().timestamp() - JST);
        }
    }
    None
}

pub fn day_of_second(second: i64) -> i64 {
    (second + JST).div_euclid(86_400)
}

pub fn start_of_day(day: i64) -> i64 {
    day * 86_400 - JST
}

/// Adds months and days; a day missing in the month becomes the month's last, or, where leap days march,
/// the first of March.
pub fn add(day_number: i64, months: i64, days: i64, march: bool) -> i64 {
    let from = date(day_number);
    let magnitude = Months::new(u32::try_from(months.unsigned_abs()).unwrap());
    let moved = if months >= 0 {
        from + magnitude
    } else {
        from - magnitude
    };
    let slipped = march && from.month() == 2 && from.day() == 29 && moved.month() == 2 && moved.day() == 28;
    day(moved) + days + i64::from(slipped)
}

/// Whole months gone by from one day to another; negative where the second is earlier.
pub fn months_between(from: i64, to: i64, march: bool) -> i64 {
    let (a, b) = (date(from), date(to));
    let mut months = i64::from(b.year() - a.year()) * 12 + i64::from(b.month()) - i64::from(a.month());
    while add(from, months, 0, march) > to {
        months -= 1;
    }
    while add(from, months + 1, 0, march) <= to {
        months += 1;
    }
    months
}

/// The local date of an instant in a zone of the world.
pub fn day_there(second: i64, zone: chrono_tz::Tz) -> i64 {
    day(local(second, zone).date())
}

/// The hour that a clock shows at an instant.
pub fn hour_there(second: i64, zone: chrono_tz::Tz) -> i64 {
    i64::from(local(second, zone).hour())
}

/// The first instant of a day in a zone of the world.
pub fn start_there(number: i64, zone: chrono_tz::Tz) -> i64 {
    let midnight = date(number).and_time(chrono::NaiveTime::MIN);
    zone.from_local_datetime(&midnight)
        .earliest()
        .unwrap()
        .timestamp()
}

fn local(second: i64, zone: chrono_tz::Tz) -> NaiveDateTime {
    DateTime::from_timestamp(second, 0)
        .unwrap()
        .with_timezone(&zone)
        .naive_local()
}
