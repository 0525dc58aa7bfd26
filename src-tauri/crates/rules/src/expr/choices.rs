//! Forms that are written for the reader's sake and mean others: `case`, and `in` over numbers and texts.

use super::KEYWORDS;
use super::ast::{CmpOp, Expr, ExprKind};
use super::lex::Token;
use super::parse::{Parsed, Parser};

impl Parser {
    /// Behind `X in`: enum values, or numbers, dates and texts, of which X is to equal one.
    pub(super) fn among(&mut self, start: usize, what: Expr) -> Parsed {
        self.need_sign("{")?;
        if matches!(self.peek(), Token::Word(_)) {
            let mut values = vec![self.name("a value")?];
            while self.eat_sign(",") {
                values.push(self.name("a value")?);
            }
            self.need_sign("}")?;
            return Ok(self.made(start, ExprKind::In(Box::new(what), values)));
        }
        let mut equal = vec![self.equal(start, &what)?];
        while self.eat_sign(",") {
            equal.push(self.equal(start, &what)?);
        }
        self.need_sign("}")?;
        match equal.len() {
            1 => equal
                .pop()
                .ok_or_else(|| self.unexpected("a value should stand here")),
            _ => Ok(self.made(start, ExprKind::Or(equal))),
        }
    }

    fn equal(&mut self, start: usize, what: &Expr) -> Parsed {
        let value = self.deeper(Self::primary)?;
        let both = (Box::new(what.clone()), Box::new(value));
        Ok(self.made(start, ExprKind::Cmp(CmpOp::Eq, both.0, both.1)))
    }

    /// `case X { a: A, b or c: B, < 5: C, otherwise D }`: what stands behind the first line that fits. It means the
    /// same as `A if X is a otherwise B if X in {b, c} otherwise …`.
    pub(super) fn case(&mut self, start: usize) -> Parsed {
        let outside = std::mem::replace(&mut self.in_where, false);
        let what = self.deeper(Self::sum)?;
        self.need_sign("{")?;
        let mut lines = Vec::new();
        while !self.eat_word("otherwise") {
            let from = self.start();
            let fits = self.fits(from, &what)?;
            self.need_sign(":")?;
            lines.push((from, fits, self.deeper(Self::choice)?));
            if !self.eat_sign(",") {
                let mut error = self.unexpected("`,` and another line should stand here");
                error.help = "the last line of a case is `otherwise` and a value".to_owned();
                return Err(error);
            }
        }
        let mut made = self.deeper(Self::choice)?;
        self.need_sign("}")?;
        self.in_where = outside;
        if lines.is_empty() {
            return Err(self.unexpected("a case has a line before `otherwise`"));
        }
        for (from, fits, value) in lines.into_iter().rev() {
            let kind = ExprKind::If(Box::new(fits), Box::new(value), Box::new(made));
            made = self.made(from, kind);
        }
        made.span = self.made(start, ExprKind::AsOf).span;
        Ok(made)
    }

    /// What stands before the colon of a line: enum values, a comparison, or what X equals.
    fn fits(&mut self, start: usize, what: &Expr) -> Parsed {
        let op = match self.peek() {
            Token::Sign("==") => Some(CmpOp::Eq),
            Token::Sign("!=") => Some(CmpOp::Ne),
            Token::Sign("<") => Some(CmpOp::Lt),
            Token::Sign("<=") => Some(CmpOp::Le),
            Token::Sign(">") => Some(CmpOp::Gt),
            Token::Sign(">=") => Some(CmpOp::Ge),
            _ => None,
        };
        if let Some(op) = op {
            self.at += 1;
            let bound = self.deeper(Self::sum)?;
            let both = (Box::new(what.clone()), Box::new(bound));
            return Ok(self.made(start, ExprKind::Cmp(op, both.0, both.1)));
        }
        if !matches!(self.peek(), Token::Word(word) if !KEYWORDS.contains(&word.as_str())) {
            let mut equal = vec![self.equal(start, what)?];
            while self.eat_word("or") {
                equal.push(self.equal(start, what)?);
            }
            return match equal.len() {
                1 => equal
                    .pop()
                    .ok_or_else(|| self.unexpected("a value should stand here")),
                _ => Ok(self.made(start, ExprKind::Or(equal))),
            };
        }
        let mut values = vec![self.name("a value")?];
        while self.eat_word("or") {
            values.push(self.name("a value")?);
        }
        let what = Box::new(what.clone());
        let kind = match (values.len(), values.pop()) {
            (1, Some(only)) => ExprKind::Is(what, only, false),
            (_, last) => {
                values.extend(last);
                ExprKind::In(what, values)
            }
        };
        Ok(self.made(start, kind))
    }
}
