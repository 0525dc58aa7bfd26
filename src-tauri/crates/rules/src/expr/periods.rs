//! The parts of an expression that speak of periods, clocks, calendars and rates.

use super::ast::{Clock, DatePart, Expr, ExprKind, Name, Side, Unit};
use super::lex::Token;
use super::parse::{Parsed, Parser, SyntaxError};

impl Parser {
    /// The unit behind a number, if there is one.
    pub(super) fn unit(&mut self) -> Unit {
        let unit = match self.word_at(0) {
            "yen" => Unit::Yen,
            "minute" | "minutes" => Unit::Minutes,
            "hour" | "hours" => Unit::Hours,
            "day" | "days" => Unit::Days,
            "month" | "months" => Unit::Months,
            "year" | "years" => Unit::Years,
            _ => Unit::Count,
        };
        if unit != Unit::Count {
            self.at += 1;
        }
        unit
    }

    /// What stands behind the sign of a percentage: `of X`, or `a year of X over DAYS`.
    pub(super) fn percent(&mut self, start: usize, digits: i64, places: u32) -> Parsed {
        let yearly = self.word_at(0) == "a" && self.word_at(1) == "year";
        if yearly {
            self.at += 2;
        }
        self.need_word("of")?;
        let of = Box::new(self.deeper(Self::primary)?);
        if !yearly {
            return Ok(self.made(start, ExprKind::Percent(digits, places, of)));
        }
        self.need_word("over")?;
        let days = Box::new(self.deeper(Self::primary)?);
        Ok(self.made(start, ExprKind::PerYear(digits, places, of, days)))
    }

    /// `of CALENDAR` behind business days, where the plan's own calendar is not meant.
    pub(super) fn calendar(&mut self) -> Result<Option<Name>, SyntaxError> {
        if self.eat_word("of") {
            return self.name("the id of a calendar").map(Some);
        }
        Ok(None)
    }

    pub(super) fn both_ends(&mut self) -> Result<(Box<Expr>, Box<Expr>), SyntaxError> {
        self.need_word("from")?;
        let from = Box::new(self.deeper(Self::primary)?);
        self.need_word("to")?;
        let to = Box::new(self.deeper(Self::primary)?);
        Ok((from, to))
    }

    /// `date of X`, `year of X` and so on, by the plan's clock or another.
    pub(super) fn clocked(&mut self, word: &str) -> Result<ExprKind, SyntaxError> {
        self.need_word("of")?;
        let of = Box::new(self.deeper(Self::primary)?);
        let timed = matches!(word, "date" | "start" | "hour");
        let clock = if timed { self.clock()? } else { None };
        Ok(match word {
            "date" => ExprKind::DateOf(of, clock),
            "start" => ExprKind::StartOf(of, clock),
            "year" => ExprKind::Part(DatePart::Year, of, None),
            "month" => ExprKind::Part(DatePart::Month, of, None),
            "day" => ExprKind::Part(DatePart::Day, of, None),
            "weekday" => ExprKind::Part(DatePart::Weekday, of, None),
            _ => ExprKind::Part(DatePart::Hour, of, clock),
        })
    }

    /// `in "Asia/Taipei"`, or `in zone of X`.
    fn clock(&mut self) -> Result<Option<Clock>, SyntaxError> {
        if self.word_at(0) != "in" {
            return Ok(None);
        }
        if self.word_at(1) == "zone" && self.word_at(2) == "of" {
            self.at += 3;
            let of = self.deeper(Self::primary)?;
            return Ok(Some(Clock::Of(Box::new(of))));
        }
        let Some(Token::Text(text)) = self.ahead(1).cloned() else {
            return Ok(None);
        };
        self.at += 1;
        let start = self.start();
        self.at += 1;
        let span = self.made(start, ExprKind::AsOf).span;
        Ok(Some(Clock::Named(Name { text, span })))
    }

    /// Behind `within`: `7 days after Y`, `7 days counting Y`.
    pub(super) fn within(&mut self, start: usize, what: Expr) -> Parsed {
        let period = Box::new(self.deeper(Self::primary)?);
        let counting = self.eat_word("counting");
        if !counting {
            self.need_word("after")?;
        }
        let from = Box::new(self.sum()?);
        let what = Box::new(what);
        Ok(self.made(
            start,
            ExprKind::Within {
                what,
                period,
                from,
                counting,
            },
        ))
    }

    /// `rounded down to 100 yen` behind an amount, `rounded down` behind a part of one.
    pub(super) fn rounded(&mut self, start: usize, what: Expr) -> Parsed {
        self.need_word("rounded")?;
        let side = if self.eat_word("down") {
            Side::Down
        } else if self.eat_word("half") {
            self.need_word("up")?;
            Side::Nearer
        } else {
            self.need_word("up")?;
            Side::Up
        };
        if !self.eat_word("to") {
            return Ok(self.made(start, ExprKind::Rounded(Box::new(what), side, None)));
        }
        let Token::Number(n) = self.peek().clone() else {
            return Err(self.unexpected("an amount such as `100 yen` should stand here"));
        };
        self.at += 1;
        self.need_word("yen")?;
        Ok(self.made(start, ExprKind::Rounded(Box::new(what), side, Some(n))))
    }
}
