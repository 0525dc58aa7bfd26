//! Words and columns on a terminal.

use satei_desk::Yen;
use satei_desk::view::{AmountView, DeskError, Label};
use serde::Serialize;
use unicode_width::UnicodeWidthStr;

use crate::answer::as_it_is;
use crate::args::Lang;
use crate::failure::Failure;

/// The text of a label in the language asked for.
pub fn text(label: &Label, lang: Lang) -> &str {
    match lang {
        Lang::Ja => &label.ja,
        Lang::ZhHans => &label.zh_hans,
        Lang::En => &label.en,
    }
}

/// One of three texts.
pub fn say(lang: Lang, ja: &'static str, zh: &'static str, en: &'static str) -> &'static str {
    match lang {
        Lang::Ja => ja,
        Lang::ZhHans => zh,
        Lang::En => en,
    }
}

/// Prints a value as indented JSON.
///
/// # Errors
/// When it cannot be written as JSON.
pub fn json(value: &impl Serialize) -> Result<(), Failure> {
    let body = serde_json::to_string_pretty(value).map_err(|error| {
        let message = format!("The answer could not be written as JSON: {error}.");
        Failure::from(DeskError::new("json", message).hint("why", error))
    })?;
    as_it_is(&format!("{body}\n"));
    Ok(())
}

/// Pads a text to a width in terminal columns: a kanji takes two.
pub fn column(text: &str, width: usize) -> String {
    let taken = text.width();
    format!("{text}{}", " ".repeat(width.saturating_sub(taken)))
}

/// Whole yen with separators, or a range of it.
pub fn amount(amount: &AmountView) -> String {
    match &amount.to {
        Some(to) if *to == amount.from => yen(to),
        Some(to) => format!("{}–{}", yen(&amount.from), yen(to)),
        None => format!("{}–", yen(&amount.from)),
    }
}

/// An amount of a view, with its sign and separators.
pub fn yen(digits: &str) -> String {
    digits.parse().map_or_else(|_| digits.to_owned(), Yen::signed)
}

#[cfg(test)]
mod tests {
    use super::column;

    #[test]
    fn a_kanji_takes_two_columns() {
        assert_eq!(column("受付", 6), "受付  ");
        assert_eq!(column("ab", 4), "ab  ");
    }
}
