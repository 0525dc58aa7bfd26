//! Calendars of business days, from a plan file.

use super::NamedCalendar;
use super::read::{optional_word, unique, word};
use crate::business::{Calendar, MonthDay};
use crate::calendar::{days_in_month, digits};
use crate::toml::{File, Spanned, Tab};
use crate::vocabulary::check_name;
use std::sync::Arc;

const WEEKDAYS: &[(&str, usize)] = &[
    ("monday", 0),
    ("tuesday", 1),
    ("wednesday", 2),
    ("thursday", 3),
    ("friday", 4),
    ("saturday", 5),
    ("sunday", 6),
];

pub(super) fn read_calendars(file: &mut File<'_>, root: Tab<'_>) -> Arc<[NamedCalendar]> {
    let mut found: Vec<NamedCalendar> = Vec::new();
    for tab in file.tables(root, "calendar") {
        file.only(tab, "a calendar", &["id", "holidays", "weekend", "closed"]);
        let id = file.need_text(tab, "id", "a calendar");
        check_name(file, id.span, &id.value);
        let known = found.iter().map(|c| c.id.as_str());
        unique(file, known, &id.value, id.span, "calendar");
        let holidays = optional_word(file, tab, "holidays", &[("japan", true), ("none", false)], true);
        let mut weekend = [false, false, false, false, false, true, true];
        if tab.has("weekend") {
            weekend = [false; 7];
            for day in file.texts(tab, "weekend") {
                let place = word(file, &day, "day of the week", WEEKDAYS);
                if let Some(off) = place.and_then(|p| weekend.get_mut(p)) {
                    *off = true;
                }
            }
        }
        let spans = file.texts(tab, "closed");
        let closed = spans.iter().filter_map(|span| closed(file, span)).collect();
        if weekend.iter().all(|off| *off) {
            let help = "leave at least one day of the week open";
            file.error(tab.span, "never-open", "the calendar has no business days", help);
        }
        found.push(NamedCalendar {
            id: id.value,
            span: tab.span,
            calendar: Calendar::new(holidays, weekend, closed),
        });
    }
    found.into()
}

/// `12-29 to 01-03`, or one day of the year.
fn closed(file: &mut File<'_>, text: &Spanned<String>) -> Option<(MonthDay, MonthDay)> {
    let (from, to) = text
        .value
        .split_once(" to ")
        .unwrap_or((&text.value, &text.value));
    let found = month_day(from).zip(month_day(to));
    if found.is_none() {
        let message = format!("`{}` is no part of the year", text.value);
        file.error(text.span, "bad-date", message, "write MM-DD, or MM-DD to MM-DD");
    }
    found
}

fn month_day(text: &str) -> Option<MonthDay> {
    let (month, day) = text.trim().split_once('-')?;
    let (month, day) = (digits(month, 2)?, digits(day, 2)?);
    // In a leap year every day of every year is there.
    let fits = (1..=12).contains(&month) && (1..=days_in_month(2024, month)).contains(&day);
    fits.then_some((month, day))
}
