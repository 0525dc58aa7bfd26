//! The tightest parts of an expression: literals, names, and forms that begin with a word.

use super::KEYWORDS;
use super::ast::{ExprKind, Fold, Name, Period, Unit};
use super::lex::Token;
use super::parse::{Parsed, Parser, SyntaxError};

impl Parser {
    pub(super) fn primary(&mut self) -> Parsed {
        let start = self.start();
        match self.peek().clone() {
            Token::Number(n) => {
                self.at += 1;
                self.number(start, n)
            }
            Token::Decimal(digits, places) => {
                self.at += 1;
                self.need_sign("%")?;
                self.percent(start, digits, places)
            }
            Token::Date(days) => {
                self.at += 1;
                Ok(self.made(start, ExprKind::Date(days)))
            }
            Token::Text(text) => {
                self.at += 1;
                Ok(self.made(start, ExprKind::Text(text)))
            }
            Token::Sign("(") => {
                self.at += 1;
                let outside = std::mem::replace(&mut self.in_where, false);
                let inner = self.choice()?;
                self.in_where = outside;
                self.need_sign(")")?;
                let made = self.made(start, inner.kind);
                if self.eat_word("times") {
                    let of = self.deeper(Self::primary)?;
                    return Ok(self.made(start, ExprKind::Times(Box::new(made), Box::new(of))));
                }
                Ok(made)
            }
            Token::Word(word) => self.word(start, &word),
            _ => Err(self.unexpected("a value should stand here")),
        }
    }

    pub(super) fn number(&mut self, start: usize, n: i64) -> Parsed {
        if self.eat_sign("%") {
            return self.percent(start, n, 0);
        }
        if self.word_at(0) == "business" {
            self.at += 1;
            if !self.eat_word("day") {
                self.need_word("days")?;
            }
            let calendar = self.calendar()?;
            return Ok(self.made(start, ExprKind::BusinessDays(n, calendar)));
        }
        if self.word_at(0) == "times" {
            let count = self.made(start, ExprKind::Number(n, Unit::Count));
            self.at += 1;
            let of = self.deeper(Self::primary)?;
            return Ok(self.made(start, ExprKind::Times(Box::new(count), Box::new(of))));
        }
        let unit = self.unit();
        Ok(self.made(start, ExprKind::Number(n, unit)))
    }

    pub(super) fn word(&mut self, start: usize, word: &str) -> Parsed {
        self.at += 1;
        let kind = match word {
            "true" => ExprKind::Bool(true),
            "false" => ExprKind::Bool(false),
            "as_of" => ExprKind::AsOf,
            "unstated" => ExprKind::Unstated,
            "so_far" => ExprKind::SoFar,
            "case" => return self.case(start),
            "reading" => ExprKind::Reading(self.name("the id of a reading")?),
            "has" => ExprKind::Has(self.name("a document")?),
            "claim" if self.eat_sign(".") => ExprKind::Claim(self.name("a fact")?.text),
            "min" | "max" => {
                self.need_sign("(")?;
                let mut parts = vec![self.sum()?];
                while self.eat_sign(",") {
                    parts.push(self.sum()?);
                }
                self.need_sign(")")?;
                if word == "min" {
                    ExprKind::Min(parts)
                } else {
                    ExprKind::Max(parts)
                }
            }
            "share" => {
                let part = Box::new(self.deeper(Self::primary)?);
                self.need_sign("/")?;
                let whole = Box::new(self.deeper(Self::primary)?);
                self.need_word("of")?;
                ExprKind::Share(part, whole, Box::new(self.deeper(Self::primary)?))
            }
            "date" | "start" | "year" | "month" | "day" | "weekday" | "hour" => self.clocked(word)?,
            "first" | "last" if self.word_at(0) == "day" => {
                self.at += 1;
                for word in ["of", "month", "of"] {
                    self.need_word(word)?;
                }
                ExprKind::MonthEdge(word == "last", Box::new(self.deeper(Self::primary)?))
            }
            "years" | "months" | "days" | "hours" | "minutes" => {
                let (from, to) = self.both_ends()?;
                let period = match word {
                    "years" => Period::Years,
                    "months" => Period::Months,
                    "days" => Period::Days,
                    "hours" => Period::Hours,
                    _ => Period::Minutes,
                };
                ExprKind::Elapsed(period, from, to)
            }
            "business" => {
                self.need_word("days")?;
                let (from, to) = self.both_ends()?;
                ExprKind::BusinessElapsed(self.calendar()?, from, to)
            }
            "periods" => {
                self.need_word("of")?;
                let Token::Number(n) = self.peek().clone() else {
                    return Err(self.unexpected("a length such as `30 days` should stand here"));
                };
                self.at += 1;
                let unit = self.unit();
                let (from, to) = self.both_ends()?;
                ExprKind::Periods(n, unit, from, to)
            }
            "count" | "sum" | "any" | "all" | "earliest" | "latest" => return self.list(start, word),
            _ if !KEYWORDS.contains(&word) && self.eat_sign(".") => {
                ExprKind::Name(format!("{word}.{}", self.name("a field of the list")?.text))
            }
            _ if KEYWORDS.contains(&word) => {
                self.at -= 1;
                return Err(self.unexpected("a value should stand here"));
            }
            _ => ExprKind::Name(word.to_owned()),
        };
        let made = self.made(start, kind);
        if self.eat_word("times") {
            let of = self.deeper(Self::primary)?;
            return Ok(self.made(start, ExprKind::Times(Box::new(made), Box::new(of))));
        }
        Ok(made)
    }

    pub(super) fn list(&mut self, start: usize, word: &str) -> Parsed {
        let fold = match word {
            "count" => {
                self.need_word("of")?;
                Fold::Count
            }
            "sum" => {
                self.need_word("of")?;
                let of = Box::new(self.sum()?);
                self.need_word("in")?;
                Fold::Sum(of)
            }
            "any" => Fold::Any,
            "all" => Fold::All,
            _ => {
                self.need_word("of")?;
                let field = self.name("a field of the list")?;
                self.need_word("in")?;
                if word == "earliest" {
                    Fold::Earliest(field)
                } else {
                    Fold::Latest(field)
                }
            }
        };
        let (list, element) = self.elements(&fold)?;
        let cond = if self.eat_word("where") {
            let outside = std::mem::replace(&mut self.in_where, true);
            let cond = self.or()?;
            self.in_where = outside;
            Some(Box::new(cond))
        } else if matches!(fold, Fold::Any | Fold::All) {
            return Err(self.unexpected("`where` should stand here"));
        } else {
            None
        };
        Ok(self.made(
            start,
            ExprKind::List {
                fold,
                list,
                element,
                cond,
            },
        ))
    }

    /// A list; of `count of`, `any` and `all` its elements may have a name: `a in LIST`.
    fn elements(&mut self, fold: &Fold) -> Result<(Name, Option<Name>), SyntaxError> {
        let first = self.name("a list")?;
        if matches!(fold, Fold::Count | Fold::Any | Fold::All) && self.eat_word("in") {
            return Ok((self.name("a list")?, Some(first)));
        }
        Ok((first, None))
    }
}
