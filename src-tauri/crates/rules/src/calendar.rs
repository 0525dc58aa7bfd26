//! The calendar: dates as days, instants as seconds, and arithmetic with months and years.
//!
//! A date is the number of days since 1970-01-01, an instant the number of seconds since
//! 1970-01-01T00:00:00Z. The proleptic Gregorian calendar is used throughout.

use chrono::{Offset as _, TimeZone as _};
use serde::{Deserialize, Serialize};

/// Seconds of a day.
pub const DAY: i64 = 86_400;
/// The first date that a claim may carry: 1868-01-01.
pub const FIRST_DATE: i64 = days_from_civil(1868, 1, 1);
/// The last date that a claim may carry: 2399-12-31.
pub const LAST_DATE: i64 = days_from_civil(2399, 12, 31);

/// What becomes of 29 February where a year has none.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, Default)]
#[serde(rename_all = "snake_case")]
pub enum LeapDay {
    /// It becomes 28 February, as every month's end is clamped.
    #[default]
    Clamp,
    /// It becomes 1 March.
    March,
}

/// Days from the first day of the calendar's count to 1970-01-01, and the years that the count begins before year 0:
/// whole cycles of 400 years, so that every day near our time has a number without a sign.
const SHIFT_DAYS: i64 = 719_468 + 146_097 * 82;
const SHIFT_YEARS: i64 = 400 * 82;

/// Days since 1970-01-01 of a civil date. Years beyond 32,000 either way are taken as the last ones.
///
/// Computed as in C. Neri and L. Schneider, "Euclidean affine functions and their application to calendar algorithms"
/// (2023): multiplications and shifts in place of most divisions.
#[must_use]
pub const fn days_from_civil(year: i64, month: i64, day: i64) -> i64 {
    let early = month <= 2;
    let y = (clamped(year, -32_000, 32_000) + SHIFT_YEARS) as u32 - early as u32;
    let m = if early { month + 12 } else { month } as u32;
    let century = y / 100;
    let before_year = 1_461 * y / 4 - century + century / 4;
    let before_month = (979 * m - 2_919) / 32;
    (before_year + before_month) as i64 + day - 1 - SHIFT_DAYS
}

/// Year, month and day of a number of days since 1970-01-01. Days beyond some 32,000 years are taken as the last ones.
///
/// Computed as [`days_from_civil`] is.
#[must_use]
pub const fn civil_from_days(days: i64) -> (i64, i64, i64) {
    let n = (clamped(days, -11_000_000, 11_000_000) + SHIFT_DAYS) as u32;
    let quarters = 4 * n + 3;
    let century = quarters / 146_097;
    let quarters = (quarters % 146_097) | 3;
    let product = 2_939_745 * quarters as u64;
    let year_of_century = (product >> 32) as u32;
    let day_of_year = (product as u32) / 2_939_745 / 4;
    let scaled = 2_141 * day_of_year + 197_913;
    let late = day_of_year >= 306;
    let month = (scaled >> 16) - if late { 12 } else { 0 };
    let day = (scaled & 0xFFFF) / 2_141 + 1;
    let year = (100 * century + year_of_century) as i64 - SHIFT_YEARS + late as i64;
    (year, month as i64, day as i64)
}

const fn clamped(x: i64, least: i64, most: i64) -> i64 {
    if x < least {
        least
    } else if x > most {
        most
    } else {
        x
    }
}

/// The number of days of a month.
#[must_use]
pub const fn days_in_month(year: i64, month: i64) -> i64 {
    match month {
        4 | 6 | 9 | 11 => 30,
        2 if (year % 4 == 0 && year % 100 != 0) || year % 400 == 0 => 29,
        2 => 28,
        _ => 31,
    }
}

/// A date moved by whole months. A day that the month lacks becomes its last day, but for
/// 29 February under [`LeapDay::March`].
#[must_use]
pub const fn add_months(days: i64, months: i64, leap_day: LeapDay) -> i64 {
    let (year, month, day) = civil_from_days(days);
    let count = year * 12 + (month - 1) + months;
    let (to_year, to_month) = (count.div_euclid(12), count.rem_euclid(12) + 1);
    let last = days_in_month(to_year, to_month);
    if day <= last {
        return days_from_civil(to_year, to_month, day);
    }
    if matches!(leap_day, LeapDay::March) && month == 2 && day == 29 && to_month == 2 {
        return days_from_civil(to_year, 3, 1);
    }
    days_from_civil(to_year, to_month, last)
}

/// The last day of a period of whole months that begins with a date: the day before the one that bears the
/// beginning's number, or the month's last day where the month has no such day (Civil Code, article 143).
#[must_use]
pub const fn last_of_months(first: i64, months: i64) -> i64 {
    let (year, month, day) = civil_from_days(first);
    let count = year * 12 + (month - 1) + months;
    let (to_year, to_month) = (count.div_euclid(12), count.rem_euclid(12) + 1);
    let last = days_in_month(to_year, to_month);
    if day <= last {
        return days_from_civil(to_year, to_month, day) - 1;
    }
    days_from_civil(to_year, to_month, last)
}

/// The first or the last day of a date's month.
#[must_use]
pub const fn month_edge(days: i64, last: bool) -> i64 {
    let (year, month, _) = civil_from_days(days);
    days_from_civil(year, month, if last { days_in_month(year, month) } else { 1 })
}

/// Whole months elapsed from one date to another; negative where `to` comes first.
///
/// It is the greatest `n` for which `from` moved by `n` months is not after `to`.
#[must_use]
pub const fn months_between(from: i64, to: i64, leap_day: LeapDay) -> i64 {
    let (y1, m1, d1) = civil_from_days(from);
    let (y2, m2, d2) = civil_from_days(to);
    let n = (y2 * 12 + m2) - (y1 * 12 + m1);
    n - not_yet((m1, d1), (y2, m2, d2), leap_day)
}

/// Whole years elapsed from one date to another; negative where `to` comes first.
#[must_use]
pub const fn years_between(from: i64, to: i64, leap_day: LeapDay) -> i64 {
    let (y1, m1, d1) = civil_from_days(from);
    let (y2, m2, d2) = civil_from_days(to);
    let n = y2 - y1;
    if m1 == m2 {
        n - not_yet((m1, d1), (y2, m2, d2), leap_day)
    } else if m1 < m2 {
        n
    } else {
        n - 1
    }
}

/// 1 where a day, moved into the month of `to`, comes after `to`; otherwise 0.
const fn not_yet((month, day): (i64, i64), to: (i64, i64, i64), leap_day: LeapDay) -> i64 {
    let last = days_in_month(to.0, to.1);
    let marches = matches!(leap_day, LeapDay::March) && month == 2 && day == 29 && to.1 == 2 && last == 28;
    let moved = if day < last { day } else { last };
    if marches || moved > to.2 { 1 } else { 0 }
}

/// Since then the clock in Japan has been the same all year: summer time ended with 1951.
const ONE_CLOCK_IN_JAPAN: i64 = days_from_civil(1952, 1, 1) * DAY;

/// How far the clock of Tokyo was ahead before there was one clock for the country, in seconds.
const SUN_TIME_IN_TOKYO: i64 = 9 * 3_600 + 18 * 60 + 59;

/// A time zone by its name in the time-zone database that is built in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Zone(chrono_tz::Tz);

impl Zone {
    /// The zone of that name, if the database has it.
    #[must_use]
    pub fn by_name(name: &str) -> Option<Self> {
        name.parse().ok().map(Self)
    }

    /// The zone's name.
    #[must_use]
    pub fn name(self) -> &'static str {
        self.0.name()
    }

    /// The zone's place in the database.
    pub(crate) fn place(self) -> i64 {
        let place = chrono_tz::TZ_VARIANTS.iter().position(|tz| *tz == self.0);
        place.and_then(|p| i64::try_from(p).ok()).unwrap_or(-1)
    }

    /// The zone at a place of the database.
    pub(crate) fn at(place: i64) -> Option<Self> {
        let place = usize::try_from(place).ok()?;
        chrono_tz::TZ_VARIANTS.get(place).copied().map(Self)
    }

    /// The version of the time-zone data built in.
    #[must_use]
    pub fn data_version() -> &'static str {
        chrono_tz::IANA_TZDB_VERSION
    }

    /// Seconds to add to UTC for the local clock at an instant. Instants out of the calendar's
    /// range are taken at its edge.
    fn offset_at(self, instant: i64) -> i64 {
        // Nearly every plan runs by this clock, and looking a clock up takes longer than all else of a day's arithmetic.
        if self.0 == chrono_tz::Tz::Asia__Tokyo && instant >= ONE_CLOCK_IN_JAPAN {
            return 9 * 3_600;
        }
        // Of a moment that nobody knows, the ends of the calendar are asked for.
        if self.0 == chrono_tz::Tz::Asia__Tokyo && instant <= FIRST_DATE * DAY {
            return SUN_TIME_IN_TOKYO;
        }
        self.looked_up(instant)
    }

    /// As the database says.
    fn looked_up(self, instant: i64) -> i64 {
        let clamped = instant.clamp(FIRST_DATE * DAY, LAST_DATE * DAY);
        match chrono::DateTime::from_timestamp(clamped, 0) {
            Some(utc) => i64::from(
                self.0
                    .offset_from_utc_datetime(&utc.naive_utc())
                    .fix()
                    .local_minus_utc(),
            ),
            None => 0,
        }
    }

    /// The local clock at an instant, as seconds since 1970-01-01T00:00:00 local.
    #[must_use]
    pub fn local_of(self, instant: i64) -> i64 {
        instant.saturating_add(self.offset_at(instant))
    }

    /// The local date of an instant.
    #[must_use]
    pub fn date_of(self, instant: i64) -> i64 {
        self.local_of(instant).div_euclid(DAY)
    }

    /// The instant at which the local clock first shows `local`; a time that the clock skips is
    /// taken as that long after the skip began.
    #[must_use]
    pub fn instant_of(self, local: i64) -> i64 {
        let before = self.offset_at(local.saturating_sub(DAY));
        let first = local.saturating_sub(before);
        if self.local_of(first) == local {
            return first;
        }
        let after = self.offset_at(local.saturating_add(DAY));
        let second = local.saturating_sub(after);
        if self.local_of(second) == local {
            second
        } else {
            first
        }
    }

    /// The first instant of a local date.
    #[must_use]
    pub fn start_of(self, date: i64) -> i64 {
        self.instant_of(date.saturating_mul(DAY))
    }
}

/// A date as text: `2026-04-02`.
#[must_use]
pub fn show_date(days: i64) -> String {
    let (y, m, d) = civil_from_days(days);
    format!("{y:04}-{m:02}-{d:02}")
}

/// An instant as text with the zone's offset: `2026-04-02T10:00:00+09:00`.
#[must_use]
pub fn show_instant(instant: i64, zone: Zone) -> String {
    let local = zone.local_of(instant);
    let (y, m, d) = civil_from_days(local.div_euclid(DAY));
    let second = local.rem_euclid(DAY);
    let offset = local - instant;
    let sign = if offset < 0 { '-' } else { '+' };
    format!(
        "{y:04}-{m:02}-{d:02}T{:02}:{:02}:{:02}{sign}{:02}:{:02}",
        second / 3600,
        second / 60 % 60,
        second % 60,
        offset.abs() / 3600,
        offset.abs() / 60 % 60
    )
}

/// Reads `2026-04-02`; nothing where the text is not a date of the calendar.
#[must_use]
pub fn parse_date(text: &str) -> Option<i64> {
    let mut parts = text.split('-');
    let (y, m, d) = (parts.next()?, parts.next()?, parts.next()?);
    if parts.next().is_some() {
        return None;
    }
    civil(digits(y, 4)?, digits(m, 2)?, digits(d, 2)?)
}

/// The days of a civil date, if there is such a date within the calendar's range.
pub(crate) fn civil(year: i64, month: i64, day: i64) -> Option<i64> {
    if !(1..=12).contains(&month) || day < 1 || day > days_in_month(year, month) {
        return None;
    }
    Some(days_from_civil(year, month, day)).filter(|d| (FIRST_DATE..=LAST_DATE).contains(d))
}

/// A whole number of exactly `width` ASCII digits.
pub(crate) fn digits(text: &str, width: usize) -> Option<i64> {
    if text.len() != width || !text.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    text.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(text: &str) -> i64 {
        parse_date(text).expect("a date of the test")
    }

    #[test]
    fn civil_days_are_chronos() {
        for days in FIRST_DATE..=LAST_DATE {
            let (y, m, d) = civil_from_days(days);
            let chrono = chrono::NaiveDate::from_ymd_opt(y as i32, m as u32, d as u32).expect("a date");
            assert_eq!(
                chrono
                    .signed_duration_since(chrono::NaiveDate::default())
                    .num_days(),
                days
            );
            assert_eq!(days_from_civil(y, m, d), days);
        }
    }

    #[test]
    fn months_end_is_clamped_and_the_leap_day_can_go_to_march() {
        assert_eq!(
            add_months(date("2023-01-31"), 1, LeapDay::Clamp),
            date("2023-02-28")
        );
        assert_eq!(
            add_months(date("2024-02-29"), 12, LeapDay::Clamp),
            date("2025-02-28")
        );
        assert_eq!(
            add_months(date("2024-02-29"), 12, LeapDay::March),
            date("2025-03-01")
        );
        assert_eq!(
            add_months(date("2024-02-29"), 48, LeapDay::March),
            date("2028-02-29")
        );
        assert_eq!(
            add_months(date("2023-01-31"), 1, LeapDay::March),
            date("2023-02-28")
        );
    }

    #[test]
    fn whole_periods_elapse_on_the_anniversary() {
        let joined = date("2024-02-29");
        assert_eq!(years_between(joined, date("2025-02-27"), LeapDay::Clamp), 0);
        assert_eq!(years_between(joined, date("2025-02-28"), LeapDay::Clamp), 1);
        assert_eq!(years_between(joined, date("2025-02-28"), LeapDay::March), 0);
        assert_eq!(years_between(joined, date("2025-03-01"), LeapDay::March), 1);
        assert_eq!(years_between(date("2025-03-01"), joined, LeapDay::Clamp), -2);
        assert_eq!(
            months_between(date("2023-01-31"), date("2023-02-28"), LeapDay::Clamp),
            1
        );
        assert_eq!(
            months_between(date("2023-01-31"), date("2023-02-27"), LeapDay::Clamp),
            0
        );
    }

    #[test]
    fn elapsed_periods_are_the_most_that_moving_reaches() {
        let first = date("2019-12-20");
        for from in (first..first + 800)
            .step_by(3)
            .chain([date("2020-02-29"), date("2024-02-29")])
        {
            for to in (first - 500..first + 2_600)
                .step_by(7)
                .chain([date("2021-02-28"), date("2021-03-01")])
            {
                for leap_day in [LeapDay::Clamp, LeapDay::March] {
                    let n = months_between(from, to, leap_day);
                    assert!(add_months(from, n, leap_day) <= to && add_months(from, n + 1, leap_day) > to);
                    let n = years_between(from, to, leap_day);
                    assert!(add_months(from, n * 12, leap_day) <= to);
                    assert!(add_months(from, n * 12 + 12, leap_day) > to);
                }
            }
        }
    }

    #[test]
    fn the_clock_in_japan_is_the_databases() {
        let tokyo = Zone::by_name("Asia/Tokyo").expect("in the database");
        for date in FIRST_DATE..=LAST_DATE {
            assert_eq!(
                tokyo.offset_at(date * DAY),
                tokyo.looked_up(date * DAY),
                "{}",
                show_date(date)
            );
        }
    }

    #[test]
    fn a_zone_with_summer_time_finds_its_instants() {
        let berlin = Zone::by_name("Europe/Berlin").expect("in the database");
        let noon = date("2026-07-01") * DAY + 12 * 3600;
        assert_eq!(berlin.local_of(berlin.instant_of(noon)), noon);
        let tokyo = Zone::by_name("Asia/Tokyo").expect("in the database");
        assert_eq!(
            tokyo.start_of(date("2026-07-01")),
            date("2026-07-01") * DAY - 9 * 3600
        );
        assert_eq!(
            tokyo.date_of(date("2026-07-01") * DAY - 9 * 3600),
            date("2026-07-01")
        );
    }
}
