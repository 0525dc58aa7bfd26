//! What was probably meant where a text is no expression.

use super::KEYWORDS;
use super::lex::Token;
use crate::diag::did_you_mean;

/// The units that can stand behind a number.
const UNITS: &[&str] = &[
    "yen", "minute", "minutes", "hour", "hours", "day", "days", "month", "months", "year", "years",
    "business", "times",
];

const CHOICE: &str =
    "a choice reads `A if C otherwise B`; a rule that acts only under a condition has it under its key `if`";

/// What to write instead of a sign that means nothing.
pub(super) fn of_sign(sign: char) -> &'static str {
    match sign {
        '=' => "to compare, write `==` or `is`",
        '&' => "write `and`",
        '|' => "write `or`",
        '!' => "write `not`, or `!=` and `is not` between two values",
        '*' | '×' => "write `2 times X`, `25 % of X` or `share A / B of X`",
        '¥' | '￥' | '円' | '元' => "write the unit behind the number: `30_000 yen`",
        '[' | ']' => "values to choose from stand in braces: `X in {a, b}`",
        '“' | '”' | '‘' | '’' | '「' | '」' => {
            "a text stands in straight quotation marks, an enum value in none"
        }
        '０'..='９' | '，' | '．' | '（' | '）' | '＝' | '＜' | '＞' | '％' => {
            "write digits and signs in half width"
        }
        _ if sign.is_alphabetic() => {
            "facts, documents and values go by their ids, as vocabulary.toml has them; texts stand in quotation marks"
        }
        _ => "section 3 of LANGUAGE.md lists what an expression is made of",
    }
}

/// What was probably meant, where `wanted` should stand and something else does, with what stands around it.
pub(super) fn of_token(wanted: &str, before: Option<&Token>, found: &Token, next: Option<&Token>) -> String {
    let behind_number = matches!(before, Some(Token::Number(_) | Token::Decimal(..)));
    let help = match found {
        Token::Word(word) => return of_word(wanted, word, behind_number, next),
        Token::Sign(",") if behind_number && matches!(next, Some(Token::Number(_))) => {
            "thousands are parted by `_`: `30_000 yen`"
        }
        Token::Sign(",") => match next {
            Some(Token::Word(word)) if word == "at" => "a bound above reads `, capped at X`",
            _ => {
                "behind a comma stands `capped at X`, `at least X` or `rounded …`; within a `where` put it in parentheses"
            }
        },
        Token::Sign("/") => "a part of an amount reads `share A / B of X`, a date 2026-04-01",
        Token::Sign("%") => "a percentage stands in front: `80 % of X`",
        Token::Sign("(") => "only `min(A, B)` and `max(A, B)` have parentheses behind their names",
        Token::End if wanted.starts_with("`)`") => "a parenthesis is open: close it",
        Token::End if wanted.starts_with("`otherwise`") => CHOICE,
        Token::End => "something is missing at the end",
        _ if wanted.starts_with("`(`") => "write `min(A, B)` or `max(A, B)`",
        _ if wanted.starts_with("`of`") => "write `25 % of X`",
        _ => "",
    };
    help.to_owned()
}

fn of_word(wanted: &str, word: &str, behind_number: bool, next: Option<&Token>) -> String {
    let small = word.to_ascii_lowercase();
    if small != word && KEYWORDS.contains(&small.as_str()) {
        return format!("the words of the language are in small letters: `{small}`");
    }
    let most = matches!(next, Some(Token::Word(next)) if next == "most");
    let help = match small.as_str() {
        "if" | "then" | "else" | "elif" | "when" => CHOICE,
        "at" | "up" | "no" if most => "a bound above reads `X capped at Y`",
        "equals" => "write `==`, or `is` before an enum value",
        "jpy" | "yens" if behind_number => "write the unit: `30_000 yen`",
        "working" | "workdays" | "weekdays" if behind_number => "write `3 business days`",
        "week" | "weeks" if behind_number => "there are no weeks: write `7 days`",
        "percent" if behind_number => "write `25 % of X`",
        _ if behind_number && !KEYWORDS.contains(&small.as_str()) => {
            return match did_you_mean(&small, UNITS.iter().copied()) {
                Some(unit) => format!("did you mean `{unit}`?"),
                None => "behind a number stands its unit, such as `yen` or `days`".to_owned(),
            };
        }
        _ if wanted.starts_with("`of`") => "write `25 % of X`",
        _ if wanted.starts_with("`where`") => "say which: `any LIST where …`",
        _ if wanted.starts_with("the expression should end") => {
            return match did_you_mean(&small, KEYWORDS.iter().copied()) {
                Some(word) => format!("did you mean `{word}`?"),
                None => "join conditions with `and` or `or`".to_owned(),
            };
        }
        _ => "",
    };
    help.to_owned()
}

#[cfg(test)]
mod tests {
    use crate::expr::parse;

    #[test]
    fn what_was_meant_is_told() {
        for (text, help) in [
            ("a = b", "`==`"),
            ("a && b", "`and`"),
            ("a || b", "`or`"),
            ("!a", "`not`"),
            ("a AND b", "`and`"),
            ("price * 2", "`2 times X`"),
            ("price * 80 %", "`25 % of X`"),
            ("80 % price", "`25 % of X`"),
            ("price / 2", "`share A / B of X`"),
            ("30,000 yen", "`30_000 yen`"),
            ("30_000 JPY", "`30_000 yen`"),
            ("30_000円", "`30_000 yen`"),
            ("¥30000", "`30_000 yen`"),
            ("３0 days", "half width"),
            ("d + 30 dyas", "`days`"),
            ("d + 3 working days", "`3 business days`"),
            ("d + 2 weeks", "`7 days`"),
            ("price, at most 5 yen", "`, capped at X`"),
            ("price at most 5 yen", "`X capped at Y`"),
            ("price if a else 0 yen", "`A if C otherwise B`"),
            ("if a then price otherwise 0 yen", "`A if C otherwise B`"),
            ("price if a", "`A if C otherwise B`"),
            ("min 5 yen price", "`min(A, B)`"),
            ("(a or b", "close it"),
            ("2026-4-1", "2026-04-01"),
            ("d > 2026/4/1", "2026-04-01"),
            ("a or", "missing at the end"),
            ("a b", "`and` or `or`"),
            ("shade in [red]", "braces"),
        ] {
            let error = parse(text, 0).expect_err(text);
            assert!(error.help.contains(help), "{text}: {error:?}");
        }
    }
}
