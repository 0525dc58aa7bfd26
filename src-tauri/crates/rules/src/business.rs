//! Business days: on which days an office is open, and how they are counted.
//!
//! Which days are off under Japanese law comes from a kept library. What the law will be in years for
//! which the list is not yet published is not known, so a date out there has no business days that
//! anybody could count: the result is a range, and the claim waits for the calendar.

use crate::calendar::{LAST_DATE, civil_from_days, days_from_civil};
use std::sync::OnceLock;

/// The days for which the national holidays are published; `tests/data/holidays-of-japan.txt` holds
/// the published list, with which the library is compared.
const PUBLISHED: (i64, i64) = (days_from_civil(2000, 1, 1), days_from_civil(2027, 12, 31));
/// A calendar without national holidays is counted out this far.
const WITHOUT_HOLIDAYS: (i64, i64) = (days_from_civil(1950, 1, 1), days_from_civil(2149, 12, 31));

/// What the holidays of an assessment come from, for its receipt.
pub(crate) const HOLIDAY_DATA: &str = "yasumi 0.2.1, Japan 2000-2027";

/// A day of every year.
pub(crate) type MonthDay = (i64, i64);

/// When an office is open.
#[derive(Debug, Clone)]
pub(crate) struct Calendar {
    /// Whether the national holidays of Japan are days off.
    pub holidays: bool,
    /// Which days of the week are off, Monday first.
    pub weekend: [bool; 7],
    /// Days off in every year, both ends in; a span may run over the turn of the year.
    pub closed: Vec<(MonthDay, MonthDay)>,
    days: OnceLock<Days>,
}

/// The business days of a calendar.
#[derive(Debug, Clone)]
struct Days {
    first: i64,
    last: i64,
    /// Every business day, in order.
    open: Vec<i64>,
    /// For every day from the first on: how many business days there are up to it, itself in.
    upto: Vec<usize>,
}

impl Default for Calendar {
    /// Saturdays, Sundays and national holidays are off.
    fn default() -> Self {
        let weekend = [false, false, false, false, false, true, true];
        Self::new(true, weekend, Vec::new())
    }
}

impl Calendar {
    pub fn new(holidays: bool, weekend: [bool; 7], closed: Vec<(MonthDay, MonthDay)>) -> Self {
        Self {
            holidays,
            weekend,
            closed,
            days: OnceLock::new(),
        }
    }

    fn days(&self) -> &Days {
        self.days.get_or_init(|| {
            let (first, last) = if self.holidays {
                PUBLISHED
            } else {
                WITHOUT_HOLIDAYS
            };
            let mut days = Days {
                first,
                last,
                open: Vec::new(),
                upto: Vec::new(),
            };
            for day in first..=last {
                if self.is_open(day) {
                    days.open.push(day);
                }
                days.upto.push(days.open.len());
            }
            days
        })
    }

    fn is_open(&self, day: i64) -> bool {
        // 1970-01-01 was a Thursday.
        let weekday = usize::try_from((day + 3).rem_euclid(7)).unwrap_or(0);
        let off = self.weekend.get(weekday).copied().unwrap_or(false);
        let (_, month, date) = civil_from_days(day);
        let closed = self.closed.iter().any(|(from, to)| {
            let at = (month, date);
            if from <= to {
                (*from..=*to).contains(&at)
            } else {
                at >= *from || at <= *to
            }
        });
        !(off || closed || self.holidays && is_holiday(day))
    }

    /// The least and the greatest that a date moved by business days can be; both the same where the
    /// calendar is known there. A date moved by none is itself, or the next business day.
    pub fn moved(&self, date: i64, by: i64) -> (i64, i64) {
        match self.days().moved(date, by) {
            Some(day) => (day, day),
            None => {
                // The day itself may have no bounds.
                let plain = date.saturating_add(by);
                if by < 0 {
                    (crate::calendar::FIRST_DATE.min(plain), plain)
                } else {
                    (plain, LAST_DATE.max(plain))
                }
            }
        }
    }

    /// The least and the greatest number of business days after one date, up to another, that one in;
    /// negative where `to` comes first.
    pub fn between(&self, from: i64, to: i64) -> (i64, i64) {
        if to < from {
            let (least, most) = self.between(to, from);
            return (-most, -least);
        }
        let days = self.days();
        let known = days.upto(to.min(days.last)) - days.upto(from.min(days.last));
        // Beyond the calendar every day may be a business day, or none.
        let inside = (to.min(days.last) - from.max(days.first - 1)).max(0);
        (known, known + (to - from - inside))
    }
}

impl Days {
    /// How many business days there are up to a day, itself in.
    fn upto(&self, day: i64) -> i64 {
        let place = usize::try_from(day - self.first).ok();
        let count = place.and_then(|p| self.upto.get(p)).copied().unwrap_or(0);
        i64::try_from(count).unwrap_or(i64::MAX)
    }

    fn moved(&self, date: i64, by: i64) -> Option<i64> {
        if date < self.first || date > self.last {
            return None;
        }
        let (before, upto) = (
            if date == self.first {
                0
            } else {
                self.upto(date - 1)
            },
            self.upto(date),
        );
        let place = match by {
            0 => before,
            1.. => upto + by - 1,
            _ => before + by,
        };
        usize::try_from(place)
            .ok()
            .and_then(|p| self.open.get(p))
            .copied()
    }
}

/// Whether a day is off under the Act on National Holidays, its substitutes among them.
fn is_holiday(day: i64) -> bool {
    let (year, month, date) = civil_from_days(day);
    let parts = (i32::try_from(year), u32::try_from(month), u32::try_from(date));
    let (Ok(year), Ok(month), Ok(date)) = parts else {
        return false;
    };
    chrono::NaiveDate::from_ymd_opt(year, month, date).is_some_and(yasumi::is_holiday)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calendar::{parse_date, show_date};

    fn day(text: &str) -> i64 {
        parse_date(text).expect("a date of the test")
    }

    #[test]
    fn the_holidays_are_those_published() {
        let published = include_str!("../tests/data/holidays-of-japan.txt");
        let mut wanted = Vec::new();
        for line in published.lines().filter(|l| !l.starts_with('#')) {
            let mut words = line.split(' ');
            let year: i64 = words.next().and_then(|y| y.parse().ok()).expect("a year");
            for word in words {
                let (month, date) = word.split_once('-').expect("a day");
                let part = |text: &str| text.parse().expect("a number");
                wanted.push(show_date(days_from_civil(year, part(month), part(date))));
            }
        }
        let days = PUBLISHED.0..=PUBLISHED.1;
        let found: Vec<String> = days.filter(|d| is_holiday(*d)).map(show_date).collect();
        assert_eq!(found, wanted);
    }

    #[test]
    fn the_receipt_names_the_library_in_use() {
        let lock = include_str!("../../../../Cargo.lock");
        let (_, rest) = lock
            .split_once("name = \"yasumi\"\nversion = \"")
            .expect("in use");
        let version = rest.split('"').next().expect("a version");
        assert!(HOLIDAY_DATA.contains(version), "{HOLIDAY_DATA} but {version}");
    }

    #[test]
    fn business_days_leave_out_weekends_and_holidays() {
        let usual = Calendar::default();
        // 2026-09-18 is a Friday; 21, 22 and 23 September are off, 22 as a day between two holidays.
        assert_eq!(show_date(usual.moved(day("2026-09-18"), 1).0), "2026-09-24");
        assert_eq!(show_date(usual.moved(day("2026-09-24"), -1).0), "2026-09-18");
        assert_eq!(show_date(usual.moved(day("2026-09-20"), 0).0), "2026-09-24");
        assert_eq!(usual.between(day("2026-09-18"), day("2026-09-25")), (2, 2));
        assert_eq!(usual.between(day("2026-09-25"), day("2026-09-18")), (-2, -2));
        let shut = Calendar::new(true, usual.weekend, vec![((12, 29), (1, 3))]);
        assert_eq!(show_date(usual.moved(day("2025-12-26"), 1).0), "2025-12-29");
        assert_eq!(show_date(shut.moved(day("2025-12-26"), 1).0), "2026-01-05");
    }

    #[test]
    fn beyond_the_published_list_nothing_is_counted() {
        let usual = Calendar::default();
        let last = day("2027-12-30");
        let (least, most) = usual.moved(last, 2);
        assert!(least < most, "{least} {most}");
        assert_eq!(usual.between(last, day("2028-01-10")), (1, 11));
        assert_eq!(usual.between(day("1999-12-30"), day("2000-01-04")), (2, 3));
    }
}
