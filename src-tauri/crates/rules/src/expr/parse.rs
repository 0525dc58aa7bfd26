//! Tokens → syntax tree, by recursive descent.

use super::ast::{CmpOp, Expr, ExprKind, Name};
use super::hints::of_token;
use super::lex::{Placed, Token, lex};
use crate::diag::Span;

/// Where and why a text is not an expression. Places are relative to the expression.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SyntaxError {
    /// First byte.
    pub start: usize,
    /// First byte after.
    pub end: usize,
    /// What is wrong.
    pub message: String,
    /// What to do about it.
    pub help: String,
}

impl SyntaxError {
    pub(super) fn new(start: usize, end: usize, message: impl Into<String>, help: impl Into<String>) -> Self {
        Self {
            start,
            end,
            message: message.into(),
            help: help.into(),
        }
    }
}

/// How deep expressions may nest.
const MAX_DEPTH: usize = 64;

/// Parses an expression that starts at byte `offset` of its file.
///
/// # Errors
/// The first place where the text is not an expression.
pub fn parse(text: &str, offset: usize) -> Result<Expr, SyntaxError> {
    let mut parser = Parser {
        tokens: lex(text)?,
        at: 0,
        offset,
        depth: 0,
        in_where: false,
    };
    let expr = parser.choice()?;
    if *parser.peek() != Token::End {
        return Err(parser.unexpected("the expression should end here"));
    }
    Ok(expr)
}

pub(super) struct Parser {
    tokens: Vec<Placed>,
    pub(super) at: usize,
    offset: usize,
    depth: usize,
    /// Within a where-condition a `, capped at` belongs to what stands before the aggregate.
    pub(super) in_where: bool,
}

pub(super) type Parsed = Result<Expr, SyntaxError>;

impl Parser {
    pub(super) fn peek(&self) -> &Token {
        self.tokens.get(self.at).map_or(&Token::End, |t| &t.0)
    }

    pub(super) fn word_at(&self, ahead: usize) -> &str {
        match self.tokens.get(self.at + ahead) {
            Some((Token::Word(w), ..)) => w,
            _ => "",
        }
    }

    /// The token so many places ahead.
    pub(super) fn ahead(&self, by: usize) -> Option<&Token> {
        self.tokens.get(self.at + by).map(|t| &t.0)
    }

    pub(super) fn is_sign(&self, sign: &str) -> bool {
        matches!(self.peek(), Token::Sign(s) if *s == sign)
    }

    pub(super) fn start(&self) -> usize {
        self.tokens.get(self.at).map_or(0, |t| t.1)
    }

    fn last_end(&self) -> usize {
        self.at
            .checked_sub(1)
            .and_then(|i| self.tokens.get(i))
            .map_or(0, |t| t.2)
    }

    fn span_from(&self, start: usize) -> Span {
        Span::new(self.offset + start, self.offset + self.last_end())
    }

    pub(super) fn made(&self, start: usize, kind: ExprKind) -> Expr {
        Expr {
            kind,
            span: self.span_from(start),
        }
    }

    pub(super) fn unexpected(&self, what: &str) -> SyntaxError {
        let (start, end) = self.tokens.get(self.at).map_or((0, 0), |t| (t.1, t.2));
        let found = match self.peek() {
            Token::Word(w) => format!("found `{w}`"),
            Token::Number(n) => format!("found `{n}`"),
            Token::Decimal(..) => "found a number with a point".to_owned(),
            Token::Date(_) => "found a date".to_owned(),
            Token::Text(_) => "found a text".to_owned(),
            Token::Sign(s) => format!("found `{s}`"),
            Token::End => "the text ends".to_owned(),
        };
        let before = self.at.checked_sub(1).and_then(|at| self.tokens.get(at));
        let help = of_token(what, before.map(|t| &t.0), self.peek(), self.ahead(1));
        SyntaxError::new(start, end, format!("{what}, but {found}"), help)
    }

    pub(super) fn eat_word(&mut self, word: &str) -> bool {
        let hit = self.word_at(0) == word;
        self.at += usize::from(hit);
        hit
    }

    pub(super) fn need_word(&mut self, word: &str) -> Result<(), SyntaxError> {
        if self.eat_word(word) {
            Ok(())
        } else {
            Err(self.unexpected(&format!("`{word}` should stand here")))
        }
    }

    pub(super) fn eat_sign(&mut self, sign: &str) -> bool {
        let hit = self.is_sign(sign);
        self.at += usize::from(hit);
        hit
    }

    pub(super) fn need_sign(&mut self, sign: &str) -> Result<(), SyntaxError> {
        if self.eat_sign(sign) {
            Ok(())
        } else {
            Err(self.unexpected(&format!("`{sign}` should stand here")))
        }
    }

    /// A name of any kind: of a fact, a field, an enum value, a document.
    pub(super) fn name(&mut self, what: &str) -> Result<Name, SyntaxError> {
        let start = self.start();
        let Token::Word(text) = self.peek().clone() else {
            return Err(self.unexpected(&format!("{what} should stand here")));
        };
        self.at += 1;
        Ok(Name {
            text,
            span: self.span_from(start),
        })
    }

    pub(super) fn deeper<T>(
        &mut self,
        inner: impl FnOnce(&mut Self) -> Result<T, SyntaxError>,
    ) -> Result<T, SyntaxError> {
        self.depth += 1;
        if self.depth > MAX_DEPTH {
            let at = self.start();
            return Err(SyntaxError::new(
                at,
                at,
                "the expression nests too deep",
                "split it with [[define]]",
            ));
        }
        let result = inner(self);
        self.depth -= 1;
        result
    }

    /// `A if C otherwise B`, which binds loosest and may go on behind `otherwise`.
    pub(super) fn choice(&mut self) -> Parsed {
        let start = self.start();
        let first = self.or()?;
        if !self.eat_word("if") {
            return Ok(first);
        }
        let condition = self.or()?;
        self.need_word("otherwise")?;
        let other = self.deeper(Self::choice)?;
        let kind = ExprKind::If(Box::new(condition), Box::new(first), Box::new(other));
        Ok(self.made(start, kind))
    }

    pub(super) fn or(&mut self) -> Parsed {
        self.deeper(|p| p.chain("or", Self::and, ExprKind::Or))
    }

    fn and(&mut self) -> Parsed {
        self.chain("and", Self::not, ExprKind::And)
    }

    fn chain(
        &mut self,
        word: &str,
        part: fn(&mut Self) -> Parsed,
        make: fn(Vec<Expr>) -> ExprKind,
    ) -> Parsed {
        let start = self.start();
        let first = part(self)?;
        if self.word_at(0) != word {
            return Ok(first);
        }
        let mut parts = vec![first];
        while self.eat_word(word) {
            parts.push(part(self)?);
        }
        Ok(self.made(start, make(parts)))
    }

    fn not(&mut self) -> Parsed {
        let start = self.start();
        if self.eat_word("not") {
            let inner = self.deeper(Self::not)?;
            return Ok(self.made(start, ExprKind::Not(Box::new(inner))));
        }
        self.comparison()
    }

    fn comparison(&mut self) -> Parsed {
        let start = self.start();
        let left = self.sum()?;
        let op = match self.peek() {
            Token::Sign("==") => Some(CmpOp::Eq),
            Token::Sign("!=") => Some(CmpOp::Ne),
            Token::Sign("<") => Some(CmpOp::Lt),
            Token::Sign("<=") => Some(CmpOp::Le),
            Token::Sign(">") => Some(CmpOp::Gt),
            Token::Sign(">=") => Some(CmpOp::Ge),
            _ => None,
        };
        let compared = if let Some(op) = op {
            self.at += 1;
            let right = self.sum()?;
            self.made(start, ExprKind::Cmp(op, Box::new(left), Box::new(right)))
        } else if self.eat_word("is") {
            let negated = self.eat_word("not");
            let value = self.name("a value").map_err(|mut error| {
                if matches!(self.peek(), Token::Text(_)) {
                    "the values of an enum stand without quotation marks".clone_into(&mut error.help);
                }
                error
            })?;
            self.made(start, ExprKind::Is(Box::new(left), value, negated))
        } else if self.word_at(0) == "in" {
            self.at += 1;
            self.among(start, left)?
        } else if self.eat_word("between") {
            let low = self.sum()?;
            self.need_word("and")?;
            let high = self.sum()?;
            self.made(
                start,
                ExprKind::Between(Box::new(left), Box::new(low), Box::new(high)),
            )
        } else if self.eat_word("within") {
            self.within(start, left)?
        } else if self.eat_word("exists") {
            self.made(start, ExprKind::Exists(Box::new(left)))
        } else {
            return Ok(left);
        };
        if matches!(self.peek(), Token::Sign("==" | "!=" | "<" | "<=" | ">" | ">="))
            || matches!(self.word_at(0), "is" | "in" | "between" | "within")
        {
            let mut error = self.unexpected("a comparison cannot be compared again");
            error.help = if self.in_where {
                "a `where` reaches as far as it can: put the whole `count of …` or `sum of …` in parentheses"
            } else {
                "join comparisons with `and`, or put one in parentheses"
            }
            .to_owned();
            return Err(error);
        }
        Ok(compared)
    }

    /// `+` and `-`, and a closing `, capped at X` or `, at least X` that takes in all before it.
    pub(super) fn sum(&mut self) -> Parsed {
        let start = self.start();
        let mut left = self.bounded()?;
        loop {
            if self.eat_sign("+") {
                let right = self.bounded()?;
                left = self.made(start, ExprKind::Add(Box::new(left), Box::new(right)));
            } else if self.eat_sign("-") {
                let right = self.bounded()?;
                left = self.made(start, ExprKind::Sub(Box::new(left), Box::new(right)));
            } else if !self.in_where
                && self.is_sign(",")
                && matches!(
                    (self.word_at(1), self.word_at(2)),
                    ("capped", "at") | ("at", "least") | ("rounded", _)
                )
            {
                self.at += 1;
                left = if self.word_at(0) == "rounded" {
                    self.rounded(start, left)?
                } else {
                    self.bound(start, left)?
                };
            } else {
                return Ok(left);
            }
        }
    }

    /// A primary with any number of `capped at X`, `at least X`, `rounded … to X` behind it.
    fn bounded(&mut self) -> Parsed {
        let start = self.start();
        let mut left = self.deeper(Self::primary)?;
        loop {
            left = match (self.word_at(0), self.word_at(1)) {
                ("capped", "at") | ("at", "least") => self.bound(start, left)?,
                ("rounded", _) => self.rounded(start, left)?,
                _ => return Ok(left),
            };
        }
    }

    fn bound(&mut self, start: usize, left: Expr) -> Parsed {
        let capped = self.eat_word("capped");
        self.at += 1;
        if !capped {
            self.need_word("least")?;
        }
        let limit = self.deeper(Self::primary)?;
        let parts = vec![left, limit];
        Ok(self.made(
            start,
            if capped {
                ExprKind::Min(parts)
            } else {
                ExprKind::Max(parts)
            },
        ))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kind(text: &str) -> ExprKind {
        parse(text, 0).unwrap_or_else(|e| panic!("{text}: {e:?}")).kind
    }

    #[test]
    fn binds_as_documented() {
        assert!(matches!(kind("a or b and not c"), ExprKind::Or(parts) if parts.len() == 2));
        assert!(matches!(
            kind("x + 3 days >= y - 1 year"),
            ExprKind::Cmp(CmpOp::Ge, ..)
        ));
        assert!(matches!(kind("a + b capped at 5 yen"), ExprKind::Add(..)));
        assert!(matches!(kind("a + b, capped at 5 yen"), ExprKind::Min(_)));
        assert!(matches!(
            kind("sum of amount in cost_lines where kind is repair, capped at 150_000 yen"),
            ExprKind::Min(_)
        ));
        assert!(matches!(
            kind("sum of amount in cost_lines where amount > 100 yen, capped at 5 yen"),
            ExprKind::Min(_)
        ));
        assert!(matches!(kind("min(25 % of price, 75_000 yen)"), ExprKind::Min(p) if p.len() == 2));
        assert!(matches!(
            kind("years from joined_on to date of applied_at == 2"),
            ExprKind::Cmp(CmpOp::Eq, ..)
        ));
    }

    #[test]
    fn a_comparison_is_not_compared_again() {
        let error = parse("a < b < c", 0).expect_err("refused");
        assert_eq!((error.start, error.end), (6, 7));
    }

    #[test]
    fn spans_are_those_of_the_file() {
        let expr = parse("cause is loss", 100).expect("parses");
        assert_eq!(expr.span, Span { start: 100, len: 13 });
    }
}
