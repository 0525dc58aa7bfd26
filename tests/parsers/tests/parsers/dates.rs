//! Dates and instants as people type them.

use chrono::{Datelike, FixedOffset, NaiveDate};
use proptest::prelude::*;
use satei_model::{parse_date, parse_instant};
use satei_parsers::{edits, spoilt_text};

fn tokyo() -> FixedOffset {
    FixedOffset::east_opt(9 * 3600).unwrap()
}

/// Digits in full width, as an IME leaves them.
fn wide(text: &str) -> String {
    text.chars()
        .map(|c| match c.to_digit(10) {
            Some(n) => char::from_u32('０' as u32 + n).unwrap(),
            None => c,
        })
        .collect()
}

proptest! {
    /// Reiwa began on 1 May 2019: its year one is 2019.
    #[test]
    fn a_day_reads_the_same_in_every_way_of_writing_it(days in 0_i64..20_000) {
        let day = NaiveDate::from_ymd_opt(2019, 5, 1).unwrap() + chrono::Days::new(days as u64);
        let (y, m, d) = (day.year(), day.month(), day.day());
        let era = y - 2018;
        for text in [
            format!("{y}-{m:02}-{d:02}"),
            format!("{y}/{m}/{d}"),
            format!("{y}年{m}月{d}日"),
            format!("令和{era}年{m}月{d}日"),
            format!("R{era}.{m}.{d}"),
        ] {
            prop_assert_eq!(parse_date(&text), Ok(day), "{}", text);
            let wide = wide(&text);
            prop_assert_eq!(parse_date(&wide), Ok(day), "{}", wide);
        }
    }

    #[test]
    fn anything_else_is_answered(text in "\\PC{0,24}", edits in edits()) {
        let _ = parse_date(&text);
        let _ = parse_instant(&text, tokyo());
        for written in ["2026-04-02", "令和8年4月2日", "R8.4.2", "2026-04-02 13:05", "令和8年4月2日 13時5分"] {
            let spoilt = spoilt_text(written, &edits);
            let _ = parse_date(&spoilt);
            let _ = parse_instant(&spoilt, tokyo());
        }
    }
}
