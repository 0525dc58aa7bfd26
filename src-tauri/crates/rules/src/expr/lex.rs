//! Text → tokens.

use super::SyntaxError;
use crate::calendar;

/// A token.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Token {
    /// A word: keyword or name.
    Word(String),
    /// A whole number.
    Number(i64),
    /// A number with a point: its digits, and how many of them stand behind the point.
    Decimal(i64, u32),
    /// A date literal, as days.
    Date(i64),
    /// A text literal.
    Text(String),
    /// A sign such as `<=` or `(`.
    Sign(&'static str),
    /// The end of the text.
    End,
}

/// A token and the bytes it covers, relative to the expression.
pub(super) type Placed = (Token, usize, usize);

/// So many digits may stand behind the point of a percentage.
const MOST_PLACES: usize = 6;

const SIGNS: &[&str] = &[
    "==", "!=", "<=", ">=", "<", ">", "(", ")", "{", "}", ",", "+", "-", "%", "/", ".", ":",
];

/// Splits an expression into tokens; the last is always [`Token::End`].
pub(super) fn lex(text: &str) -> Result<Vec<Placed>, SyntaxError> {
    let mut tokens = Vec::new();
    let mut at = 0;
    while let Some(c) = text[at..].chars().next() {
        let rest = &text[at..];
        if c.is_whitespace() {
            at += c.len_utf8();
        } else if c.is_ascii_digit() {
            let len = rest
                .find(|c: char| !(c.is_ascii_digit() || c == '_'))
                .unwrap_or(rest.len());
            let (token, len) = number_or_date(rest, len, at)?;
            tokens.push((token, at, at + len));
            at += len;
        } else if c.is_ascii_alphabetic() || c == '_' {
            let len = rest
                .find(|c: char| !(c.is_ascii_alphanumeric() || c == '_'))
                .unwrap_or(rest.len());
            tokens.push((Token::Word(rest[..len].to_owned()), at, at + len));
            at += len;
        } else if c == '"' || c == '\'' {
            let Some(len) = rest[1..].find(c) else {
                return Err(SyntaxError::new(
                    at,
                    text.len(),
                    "the text has no closing quote",
                    "close it",
                ));
            };
            tokens.push((Token::Text(rest[1..=len].to_owned()), at, at + len + 2));
            at += len + 2;
        } else if let Some(sign) = SIGNS.iter().find(|sign| rest.starts_with(**sign)) {
            tokens.push((Token::Sign(sign), at, at + sign.len()));
            at += sign.len();
        } else {
            return Err(SyntaxError::new(
                at,
                at + c.len_utf8(),
                format!("`{c}` means nothing in an expression"),
                super::hints::of_sign(c),
            ));
        }
    }
    tokens.push((Token::End, text.len(), text.len()));
    Ok(tokens)
}

/// What looks like a date written otherwise, such as `2026/4/1`: nobody takes two such numbers off a third.
fn loose_date(text: &str) -> Option<&str> {
    let is_part = |c: char| c.is_ascii_digit() || matches!(c, '-' | '/' | '.');
    let candidate = text.get(..text.find(|c| !is_part(c)).unwrap_or(text.len()))?;
    let separator = candidate.chars().nth(4)?;
    let mut parts = candidate.split(separator).map(str::len);
    let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
    let fits = year == 4 && (1..=2).contains(&month) && (1..=2).contains(&day) && parts.next().is_none();
    fits.then_some(candidate)
}

/// A number, or a date where `-MM-DD` follows four digits.
fn number_or_date(rest: &str, len: usize, at: usize) -> Result<(Token, usize), SyntaxError> {
    if len == 4
        && let Some(candidate) = rest.get(..10)
        && candidate.bytes().enumerate().all(|(i, b)| {
            if i == 4 || i == 7 {
                b == b'-'
            } else {
                b.is_ascii_digit()
            }
        })
    {
        return match calendar::parse_date(candidate) {
            Some(days) => Ok((Token::Date(days), 10)),
            None => Err(SyntaxError::new(
                at,
                at + 10,
                format!("there is no date {candidate}"),
                "a date is YYYY-MM-DD between 1868 and 2399",
            )),
        };
    }
    if let Some(candidate) = loose_date(rest).filter(|_| len == 4) {
        let message = format!("`{candidate}` is not a date");
        let help = "a date has two digits for month and day: 2026-04-01";
        return Err(SyntaxError::new(at, at + candidate.len(), message, help));
    }
    let behind = rest[len..].strip_prefix('.').map_or(0, |after| {
        after.find(|c: char| !c.is_ascii_digit()).unwrap_or(after.len())
    });
    if behind > MOST_PLACES {
        return Err(SyntaxError::new(
            at,
            at + len + 1 + behind,
            format!("more than {MOST_PLACES} places stand behind the point"),
            "a share of two counts is exact: `share A / B of X`",
        ));
    }
    let len = if behind > 0 { len + 1 + behind } else { len };
    let digits: String = rest[..len].chars().filter(char::is_ascii_digit).collect();
    match digits.parse::<i64>() {
        Ok(n) if n <= 1_000_000_000_000 && behind > 0 => {
            Ok((Token::Decimal(n, u32::try_from(behind).unwrap_or(0)), len))
        }
        Ok(n) if n <= 1_000_000_000_000 => Ok((Token::Number(n), len)),
        _ => Err(SyntaxError::new(
            at,
            at + len,
            "the number is too large",
            "the greatest is 1_000_000_000_000",
        )),
    }
}
