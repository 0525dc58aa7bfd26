//! What a plan says outside its expressions, and what each may be changed to: its last day, days off, how it rounds, what becomes of 29 February, who has to show an exclusion.

use super::{Change, MutantKind};
use crate::business::{Calendar, MonthDay};
use crate::calendar::{LeapDay, days_in_month, show_date};
use crate::diag::Span;
use crate::expr::ast::{Expr, ExprKind, Period, Unit};
use crate::plan::{Burden, Combine, PlanVersion, Rounding, RuleKind};
use std::sync::Arc;

/// Names of the days of the week, Monday first.
const WEEKDAYS: [&str; 7] = [
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
];

/// Every change of one of them, one at a time.
pub(super) fn changes(version: &PlanVersion) -> impl Iterator<Item = Change> {
    let mut found = Found {
        version,
        changes: Vec::new(),
    };
    found.in_force();
    found.ways_of_counting();
    found.calendars();
    found.benefits();
    found.burdens();
    found.changes.into_iter()
}

struct Found<'a> {
    version: &'a PlanVersion,
    changes: Vec<Change>,
}

impl Found<'_> {
    fn add(
        &mut self,
        of: &str,
        span: Span,
        kind: MutantKind,
        words: (String, String),
        make: impl FnOnce(&mut PlanVersion),
    ) {
        let mut version = self.version.clone();
        make(&mut version);
        self.changes.push(Change {
            version,
            of: of.to_owned(),
            span,
            kind,
            was: words.0,
            became: words.1,
        });
    }

    /// The first day needs no scenario: the file's name says it too, and the loader compares them.
    fn in_force(&mut self) {
        let Some(last) = self.version.ends_day else {
            return;
        };
        let span = self.version.effective_span;
        for day in [last + 1, last - 1] {
            let words = (
                format!("ends {}", show_date(last)),
                format!("ends {}", show_date(day)),
            );
            self.add("plan", span, MutantKind::Number, words, |v| {
                v.ends_day = Some(day);
            });
        }
    }

    fn ways_of_counting(&mut self) {
        let span = self.version.effective_span;
        if self.version.rounding_stated && anywhere(self.version, is_rounded) {
            let other = match self.version.rounding {
                Rounding::Floor => Rounding::Ceil,
                Rounding::HalfUp | Rounding::Ceil => Rounding::Floor,
            };
            let words = (rounding_of(self.version.rounding), rounding_of(other));
            self.add("plan", span, MutantKind::Operator, words, |v| v.rounding = other);
        }
        if anywhere(self.version, moves_by_months) {
            let (was, became, other) = match self.version.leap_day {
                LeapDay::Clamp => ("clamp", "march", LeapDay::March),
                LeapDay::March => ("march", "clamp", LeapDay::Clamp),
            };
            let words = (format!("leap_day {was}"), format!("leap_day {became}"));
            self.add("plan", span, MutantKind::Operator, words, |v| v.leap_day = other);
        }
    }

    fn calendars(&mut self) {
        let calendars = Arc::clone(&self.version.calendars);
        for (place, named) in calendars.iter().enumerate() {
            let Calendar {
                holidays,
                weekend,
                closed,
                ..
            } = &named.calendar;
            let mut put = |kind, words, calendar: Calendar| {
                self.add(&named.id, named.span, kind, words, |v| {
                    let others = v.calendars.iter().enumerate();
                    let calendars = others.map(|(at, old)| {
                        let mut new = old.clone();
                        if at == place {
                            new.calendar = calendar.clone();
                        }
                        new
                    });
                    v.calendars = calendars.collect();
                });
            };
            let word = |on: bool| if on { "japan" } else { "none" };
            put(
                MutantKind::Operator,
                (
                    format!("holidays {}", word(*holidays)),
                    format!("holidays {}", word(!holidays)),
                ),
                Calendar::new(!holidays, *weekend, closed.clone()),
            );
            for (day, name) in WEEKDAYS.iter().enumerate() {
                if let Some(true) = weekend.get(day) {
                    let mut fewer = *weekend;
                    fewer.iter_mut().skip(day).take(1).for_each(|off| *off = false);
                    let words = (format!("weekend {name}"), format!("{name} open"));
                    put(
                        MutantKind::Operator,
                        words,
                        Calendar::new(*holidays, fewer, closed.clone()),
                    );
                }
            }
            for (at, (from, to)) in closed.iter().enumerate() {
                for moved in [
                    (beside(*from, 1), *to),
                    (beside(*from, -1), *to),
                    (*from, beside(*to, 1)),
                    (*from, beside(*to, -1)),
                ] {
                    let mut other = closed.clone();
                    other.iter_mut().skip(at).take(1).for_each(|span| *span = moved);
                    let words = (
                        format!("closed {}", span_of((*from, *to))),
                        format!("closed {}", span_of(moved)),
                    );
                    put(
                        MutantKind::Number,
                        words,
                        Calendar::new(*holidays, *weekend, other),
                    );
                }
            }
        }
    }

    fn benefits(&mut self) {
        for (place, benefit) in self.version.benefits.iter().enumerate() {
            let payouts = self.version.rules.iter().filter(|rule| {
                rule.kind == RuleKind::Payout && !rule.advisory && rule.benefits.contains(&benefit.id)
            });
            if payouts.count() < 2 {
                continue;
            }
            let other = match benefit.combine {
                Combine::First | Combine::Min => Combine::Max,
                Combine::Sum | Combine::Max => Combine::Min,
            };
            let words = (combine_of(benefit.combine), combine_of(other));
            self.add(&benefit.id, benefit.span, MutantKind::Operator, words, |v| {
                v.benefits
                    .iter_mut()
                    .skip(place)
                    .take(1)
                    .for_each(|it| it.combine = other);
            });
        }
    }

    fn burdens(&mut self) {
        for (place, rule) in self.version.rules.iter().enumerate() {
            if rule.kind != RuleKind::Exclusion || rule.advisory {
                continue;
            }
            let (was, became, other) = match rule.burden {
                Burden::Insurer => ("insurer", "claimant", Burden::Claimant),
                Burden::Claimant => ("claimant", "insurer", Burden::Insurer),
            };
            let words = (format!("burden {was}"), format!("burden {became}"));
            self.add(&rule.id, rule.span, MutantKind::Operator, words, |v| {
                let mut rules = v.rules.iter_mut();
                rules.nth(place).into_iter().for_each(|it| it.burden = other);
            });
            if rule.burden == Burden::Insurer {
                let (was, became) = if rule.enquire {
                    ("always", "never")
                } else {
                    ("never", "always")
                };
                let words = (format!("enquire {was}"), format!("enquire {became}"));
                self.add(&rule.id, rule.span, MutantKind::Operator, words, |v| {
                    let mut rules = v.rules.iter_mut();
                    rules
                        .nth(place)
                        .into_iter()
                        .for_each(|it| it.enquire = !it.enquire);
                });
            }
        }
    }
}

/// A part of an amount, which may come out as a fraction of a yen.
fn is_rounded(part: &ExprKind) -> bool {
    matches!(
        part,
        ExprKind::Percent(..) | ExprKind::Share(..) | ExprKind::PerYear(..)
    )
}

/// Something that moves a date by months, or counts months: only there 29 February matters.
fn moves_by_months(part: &ExprKind) -> bool {
    matches!(
        part,
        ExprKind::Number(_, Unit::Months | Unit::Years)
            | ExprKind::Elapsed(Period::Months | Period::Years, ..)
            | ExprKind::Periods(_, Unit::Months | Unit::Years, ..)
    )
}

/// Whether any part of an expression that decides something is of a sort.
fn anywhere(version: &PlanVersion, sort: impl Fn(&ExprKind) -> bool) -> bool {
    let defines = version.defines.iter().map(|define| &define.is);
    let choices = version.readings.iter().flat_map(|reading| &reading.choices);
    let choices = choices.filter_map(|choice| choice.value.as_ref());
    let rules = version.rules.iter().filter(|rule| !rule.advisory);
    let mut all = defines
        .chain(choices)
        .chain(rules.flat_map(|rule| rule.expressions()));
    all.any(|expr: &Expr| {
        let mut found = false;
        super::expressions::visit(&mut expr.clone(), &mut |part| found |= sort(&part.kind));
        found
    })
}

/// The day before or after, in a leap year.
fn beside((month, day): MonthDay, by: i64) -> MonthDay {
    let last = days_in_month(2024, month);
    match day + by {
        0 => {
            let before = if month == 1 { 12 } else { month - 1 };
            (before, days_in_month(2024, before))
        }
        day if day > last => (if month == 12 { 1 } else { month + 1 }, 1),
        day => (month, day),
    }
}

fn span_of((from, to): (MonthDay, MonthDay)) -> String {
    format!("{:02}-{:02} to {:02}-{:02}", from.0, from.1, to.0, to.1)
}

fn rounding_of(rounding: Rounding) -> String {
    let word = match rounding {
        Rounding::Floor => "floor",
        Rounding::HalfUp => "half_up",
        Rounding::Ceil => "ceil",
    };
    format!("rounding {word}")
}

fn combine_of(combine: Combine) -> String {
    let word = match combine {
        Combine::First => "first",
        Combine::Sum => "sum",
        Combine::Min => "min",
        Combine::Max => "max",
    };
    format!("combine {word}")
}
