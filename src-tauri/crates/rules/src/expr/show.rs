//! Syntax tree → text in one form, with no more parentheses than it needs.

use super::ast::{Clock, CmpOp, DatePart, Expr, ExprKind, Fold, Name, Period, Side, Unit};
use crate::calendar::show_date;

/// The parts of an expression, but for what is evaluated per element of a list.
pub(crate) fn children(expr: &Expr) -> Vec<&Expr> {
    match &expr.kind {
        ExprKind::Not(a)
        | ExprKind::Is(a, ..)
        | ExprKind::In(a, _)
        | ExprKind::Exists(a)
        | ExprKind::Percent(_, _, a)
        | ExprKind::Rounded(a, ..)
        | ExprKind::MonthEdge(_, a) => vec![a],
        ExprKind::DateOf(a, clock) | ExprKind::StartOf(a, clock) | ExprKind::Part(_, a, clock) => {
            let of = clock.as_ref().and_then(|c| match c {
                Clock::Of(of) => Some(&**of),
                Clock::Named(_) => None,
            });
            std::iter::once(&**a).chain(of).collect()
        }
        ExprKind::And(parts) | ExprKind::Or(parts) | ExprKind::Min(parts) | ExprKind::Max(parts) => {
            parts.iter().collect()
        }
        ExprKind::Cmp(_, a, b)
        | ExprKind::Add(a, b)
        | ExprKind::Sub(a, b)
        | ExprKind::Times(a, b)
        | ExprKind::Elapsed(_, a, b)
        | ExprKind::BusinessElapsed(_, a, b)
        | ExprKind::Periods(_, _, a, b)
        | ExprKind::PerYear(_, _, a, b) => vec![a, b],
        ExprKind::Between(a, b, c) | ExprKind::Share(a, b, c) | ExprKind::If(a, b, c) => vec![a, b, c],
        ExprKind::Within {
            what, period, from, ..
        } => vec![what, period, from],
        _ => Vec::new(),
    }
}

/// The expression in words.
pub(crate) fn show(expr: &Expr) -> String {
    let (text, _) = shown(expr);
    text
}

/// The text and how tightly it binds: 0 if and or, 1 and, 2 not, 3 comparison, 4 sum, 5 bound, 6 primary.
fn shown(expr: &Expr) -> (String, u8) {
    let all = |parts: &[Expr], word: &str, level: u8| {
        parts
            .iter()
            .map(|p| within(p, level))
            .collect::<Vec<_>>()
            .join(word)
    };
    match &expr.kind {
        ExprKind::Bool(b) => (b.to_string(), 6),
        ExprKind::Number(n, unit) => (number(*n, *unit), 6),
        ExprKind::Date(days) => (show_date(*days), 6),
        ExprKind::Text(text) => (format!("'{text}'"), 6),
        ExprKind::Name(name) => (name.clone(), 6),
        ExprKind::Claim(name) => (format!("claim.{name}"), 6),
        ExprKind::AsOf => ("as_of".to_owned(), 6),
        ExprKind::Unstated => ("unstated".to_owned(), 6),
        ExprKind::SoFar => ("so_far".to_owned(), 6),
        ExprKind::Reading(name) => (format!("reading {}", name.text), 6),
        ExprKind::Has(name) => (format!("has {}", name.text), 6),
        ExprKind::Not(a) => (format!("not {}", within(a, 2)), 2),
        ExprKind::And(parts) => (all(parts, " and ", 2), 1),
        ExprKind::Or(parts) => (all(parts, " or ", 1), 0),
        ExprKind::Cmp(op, a, b) => (format!("{} {} {}", within(a, 4), sign(*op), within(b, 4)), 3),
        ExprKind::Is(a, value, negated) => (
            format!(
                "{} is {}{}",
                within(a, 4),
                if *negated { "not " } else { "" },
                value.text
            ),
            3,
        ),
        ExprKind::In(a, values) => {
            let names: Vec<&str> = values.iter().map(|v| v.text.as_str()).collect();
            (format!("{} in {{{}}}", within(a, 4), names.join(", ")), 3)
        }
        ExprKind::Between(a, b, c) => (
            format!("{} between {} and {}", within(a, 4), within(b, 4), within(c, 4)),
            3,
        ),
        ExprKind::Exists(a) => (format!("{} exists", within(a, 4)), 3),
        ExprKind::Add(a, b) => (format!("{} + {}", within(a, 4), within(b, 5)), 4),
        ExprKind::Sub(a, b) => (format!("{} - {}", within(a, 4), within(b, 5)), 4),
        ExprKind::Times(a, b) => (format!("{} times {}", within(a, 6), within(b, 6)), 6),
        ExprKind::Percent(n, places, a) => (format!("{} % of {}", decimal(*n, *places), within(a, 6)), 6),
        ExprKind::PerYear(n, places, a, days) => (
            format!(
                "{} % a year of {} over {}",
                decimal(*n, *places),
                within(a, 6),
                within(days, 6)
            ),
            6,
        ),
        ExprKind::Rounded(a, side, n) => {
            let side = match side {
                Side::Down => " down",
                Side::Up => " up",
                Side::Nearer => " half up",
            };
            let to = n.map_or_else(String::new, |n| format!(" to {n} yen"));
            (format!("{} rounded{side}{to}", within(a, 6)), 5)
        }
        ExprKind::If(c, a, b) => (
            format!("{} if {} otherwise {}", within(a, 1), within(c, 1), within(b, 0)),
            0,
        ),
        ExprKind::Within {
            what,
            period,
            from,
            counting,
        } => (
            format!(
                "{} within {} {} {}",
                within(what, 4),
                within(period, 6),
                if *counting { "counting" } else { "after" },
                within(from, 4)
            ),
            3,
        ),
        ExprKind::BusinessDays(n, calendar) => (format!("{n} business days{}", of(calendar.as_ref())), 6),
        ExprKind::BusinessElapsed(calendar, a, b) => (
            format!(
                "business days from {} to {}{}",
                within(a, 6),
                within(b, 6),
                of(calendar.as_ref())
            ),
            6,
        ),
        ExprKind::Periods(n, unit, a, b) => (
            format!(
                "periods of {} from {} to {}",
                number(*n, *unit),
                within(a, 6),
                within(b, 6)
            ),
            6,
        ),
        ExprKind::MonthEdge(last, a) => {
            let word = if *last { "last" } else { "first" };
            (format!("{word} day of month of {}", within(a, 6)), 6)
        }
        ExprKind::Share(a, b, c) => (
            format!("share {} / {} of {}", within(a, 6), within(b, 6), within(c, 6)),
            6,
        ),
        ExprKind::Min(parts) => (format!("min({})", all(parts, ", ", 4)), 6),
        ExprKind::Max(parts) => (format!("max({})", all(parts, ", ", 4)), 6),
        ExprKind::DateOf(a, clock) => (format!("date of {}{}", within(a, 6), by(clock.as_ref())), 6),
        ExprKind::StartOf(a, clock) => (format!("start of {}{}", within(a, 6), by(clock.as_ref())), 6),
        ExprKind::Elapsed(period, a, b) => {
            let word = match period {
                Period::Years => "years",
                Period::Months => "months",
                Period::Days => "days",
                Period::Hours => "hours",
                Period::Minutes => "minutes",
            };
            (format!("{word} from {} to {}", within(a, 6), within(b, 6)), 6)
        }
        ExprKind::Part(part, a, clock) => {
            let word = match part {
                DatePart::Year => "year",
                DatePart::Month => "month",
                DatePart::Day => "day",
                DatePart::Weekday => "weekday",
                DatePart::Hour => "hour",
            };
            (format!("{word} of {}{}", within(a, 6), by(clock.as_ref())), 6)
        }
        ExprKind::List {
            fold,
            list,
            element,
            cond,
        } => {
            let head = match fold {
                Fold::Count => "count of".to_owned(),
                Fold::Sum(of) => format!("sum of {} in", within(of, 4)),
                Fold::Any => "any".to_owned(),
                Fold::All => "all".to_owned(),
                Fold::Earliest(field) => format!("earliest of {} in", field.text),
                Fold::Latest(field) => format!("latest of {} in", field.text),
            };
            let tail = cond
                .as_ref()
                .map(|c| format!(" where {}", show(c)))
                .unwrap_or_default();
            // A condition reaches as far as it can, so what follows it needs parentheses.
            let level = if tail.is_empty() { 6 } else { 0 };
            let element = element.as_ref().map(|it| format!("{} in ", it.text));
            (
                format!("{head} {}{}{tail}", element.unwrap_or_default(), list.text),
                level,
            )
        }
    }
}

fn of(calendar: Option<&Name>) -> String {
    calendar.map_or_else(String::new, |name| format!(" of {}", name.text))
}

fn by(clock: Option<&Clock>) -> String {
    match clock {
        None => String::new(),
        Some(Clock::Named(name)) => format!(" in '{}'", name.text),
        Some(Clock::Of(of)) => format!(" in zone of {}", within(of, 6)),
    }
}

/// Digits with their point.
pub(crate) fn decimal(digits: i64, places: u32) -> String {
    if places == 0 {
        return digits.to_string();
    }
    let width = usize::try_from(places).unwrap_or(0);
    let text = format!("{digits:0>width$}", width = width + 1);
    let (whole, behind) = text.split_at(text.len() - width);
    format!("{whole}.{behind}")
}

fn within(expr: &Expr, level: u8) -> String {
    let (text, binds) = shown(expr);
    if binds < level { format!("({text})") } else { text }
}

fn number(n: i64, unit: Unit) -> String {
    match unit {
        Unit::Count => n.to_string(),
        Unit::Yen => format!("{n} yen"),
        Unit::Minutes => format!("{n} minutes"),
        Unit::Hours => format!("{n} hours"),
        Unit::Days => format!("{n} days"),
        Unit::Months => format!("{n} months"),
        Unit::Years => format!("{n} years"),
    }
}

fn sign(op: CmpOp) -> &'static str {
    match op {
        CmpOp::Eq => "==",
        CmpOp::Ne => "!=",
        CmpOp::Lt => "<",
        CmpOp::Le => "<=",
        CmpOp::Gt => ">",
        CmpOp::Ge => ">=",
    }
}
