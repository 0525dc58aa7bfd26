//! Claims drawn at random, the same on every run, a quarter of their facts unknown.

use super::Facts;
use chrono::{Days, Months, NaiveDate};

/// A small generator of numbers.
pub struct Numbers(pub u64);

impl Numbers {
    /// A number from 0 to just under `below`.
    pub fn next(&mut self, below: u64) -> u64 {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % below
    }

    fn known<T>(&mut self, value: T) -> Option<T> {
        (self.next(4) != 0).then_some(value)
    }

    /// A day, or now and then one next to a boundary: the day before, itself, the day after.
    fn day(&mut self, usual: NaiveDate, boundary: NaiveDate) -> NaiveDate {
        if self.next(8) != 0 {
            return usual;
        }
        boundary - Days::new(1) + Days::new(self.next(3))
    }
}

/// So many claims.
pub fn claims(numbers: &mut Numbers, count: usize) -> Vec<Facts> {
    (0..count).map(|_| one(numbers)).collect()
}

fn one(numbers: &mut Numbers) -> Facts {
    let mut facts = whole(numbers);
    facts.bools.iter_mut().for_each(|slot| forget(numbers, slot));
    facts.dates.iter_mut().for_each(|slot| forget(numbers, slot));
    forget(numbers, &mut facts.cause);
    forget(numbers, &mut facts.cost);
    forget(numbers, &mut facts.earlier);
    facts
}

fn forget<T: Copy>(numbers: &mut Numbers, slot: &mut Option<T>) {
    *slot = slot.and_then(|value| numbers.known(value));
}

/// A claim of which everything is known, mostly as a good claim would have it, so that most clauses are
/// looked at. One member in sixteen joined on 29 February.
pub fn whole(numbers: &mut Numbers) -> Facts {
    let mut facts = Facts::default();
    for (place, slot) in facts.bools.iter_mut().enumerate() {
        let good = place < 7;
        *slot = Some(if numbers.next(12) == 0 { !good } else { good });
    }
    let leap = NaiveDate::from_ymd_opt(2024, 2, 29).unwrap_or_default();
    let first = NaiveDate::from_ymd_opt(2022, 1, 8).unwrap_or_default();
    let joined = match numbers.next(16) {
        0 => leap,
        _ => first + Days::new(numbers.next(1_000)),
    };
    let released = joined - Days::new(numbers.next(2_200));
    let bought = joined - Days::new(numbers.next(500));
    let accident = joined + Days::new(numbers.next(700));
    let accident = numbers.day(accident, joined);
    let applied = accident + Days::new(numbers.next(95));
    facts.dates = [
        numbers.day(released, joined - Months::new(60)),
        joined,
        numbers.day(bought, joined - Months::new(12)),
        accident,
        numbers.day(applied, accident + Days::new(90)),
    ]
    .map(Some);
    facts.cause = Some(match numbers.next(12) {
        0 => 2,
        1 => 3,
        other => other as usize % 2,
    });
    facts.cost = Some(numbers.next(200_000) as i64);
    facts.earlier = Some(numbers.next(3) as i64);
    facts
}
