//! The days off under Japan's Act on National Holidays, 2000 to 2027, from the act itself.

use std::collections::BTreeSet;
use std::sync::OnceLock;

use chrono::{Datelike, NaiveDate, Weekday};

use crate::calendar::{date, day};

/// The years for which this is right.
const YEARS: std::ops::RangeInclusive<i32> = 2000..=2027;

/// Whether a day is a national holiday; nothing outside the years that are known.
pub fn is_holiday(number: i64) -> Option<bool> {
    static DAYS: OnceLock<BTreeSet<i64>> = OnceLock::new();
    let days = DAYS.get_or_init(|| YEARS.flat_map(days_off).map(day).collect());
    YEARS
        .contains(&date(number).year())
        .then(|| days.contains(&number))
}

fn days_off(year: i32) -> Vec<NaiveDate> {
    let named = named(year);
    let mut off = named.clone();
    for holiday in &named {
        if holiday.weekday() == Weekday::Sun {
            let mut instead = holiday.succ_opt().unwrap();
            // Since 2007 the substitute moves on to the next day that is none already.
            while year >= 2007 && named.contains(&instead) {
                instead = instead.succ_opt().unwrap();
            }
            off.push(instead);
        }
        let between = holiday.succ_opt().unwrap();
        let other = between.succ_opt().unwrap();
        let free = year >= 2007 || between.weekday() != Weekday::Sun;
        if named.contains(&other) && free {
            off.push(between);
        }
    }
    off
}

fn named(year: i32) -> Vec<NaiveDate> {
    let on = |month, day| NaiveDate::from_ymd_opt(year, month, day).unwrap();
    let monday = |month, nth| NaiveDate::from_weekday_of_month_opt(year, month, Weekday::Mon, nth).unwrap();
    let equinox = |in_1980: f64| {
        let since = f64::from(year - 1980);
        (in_1980 + 0.242_194 * since).floor() as u32 - (since / 4.0).floor() as u32
    };
    let mut days = vec![
        on(1, 1),
        monday(1, 2),
        on(2, 11),
        on(3, equinox(20.8431)),
        on(4, 29),
        on(5, 3),
        on(5, 5),
        on(9, equinox(23.2488)),
        on(11, 3),
        on(11, 23),
        if year < 2003 { on(9, 15) } else { monday(9, 3) },
    ];
    // The two years of the games in Tokyo had three holidays moved.
    days.extend(match year {
        2020 => [on(7, 23), on(7, 24), on(8, 10)].to_vec(),
        2021 => [on(7, 22), on(7, 23), on(8, 8)].to_vec(),
        _ => {
            let sea = if year < 2003 { on(7, 20) } else { monday(7, 3) };
            let mountain = (year >= 2016).then(|| on(8, 11));
            [sea, monday(10, 2)].into_iter().chain(mountain).collect()
        }
    });
    days.extend((year >= 2007).then(|| on(5, 4)));
    days.extend((year >= 2020).then(|| on(2, 23)));
    days.extend((year <= 2018).then(|| on(12, 23)));
    if year == 2019 {
        days.extend([on(5, 1), on(10, 22)]);
    }
    days
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn they_are_those_published() {
        let path = "../../src-tauri/crates/rules/tests/data/holidays-of-japan.txt";
        let list = std::fs::read_to_string(path).unwrap();
        for line in list.lines().filter(|it| !it.starts_with('#') && !it.is_empty()) {
            let mut words = line.split_whitespace();
            let year: i32 = words.next().unwrap().parse().unwrap();
            let published: BTreeSet<NaiveDate> = words
                .map(|it| NaiveDate::parse_from_str(&format!("{year}-{it}"), "%Y-%m-%d").unwrap())
                .collect();
            let own: BTreeSet<NaiveDate> = days_off(year).into_iter().collect();
            assert_eq!(own, published, "{year}");
        }
    }
}
