//! Characters that cannot be printed: found before anything is laid out, since an archivable PDF
//! must not contain a glyph that is missing.

use serde_json::Value;

use crate::MissingGlyph;

/// The mark (げた) that stands for a character that cannot be printed.
pub(crate) const GETA: char = '〓';

/// Cleans every string of `data` of what has no visible form, puts 〓 for what `covers` does not
/// have, and returns what that was. `covers` gets a character and its variation selector.
pub(crate) fn make_printable(
    data: &mut Value,
    covers: &dyn Fn(char, Option<char>) -> bool,
) -> Vec<MissingGlyph> {
    let mut missing = Vec::new();
    each_string(data, &mut String::new(), &mut |text, place| {
        *text = printable(text, place, covers, &mut missing)
    });
    missing.sort();
    missing.dedup();
    missing
}

/// Lets every string of `sheet` break within runs that have no place to break and are wider than a
/// line may be: long numbers, names of files. A hash is left alone; the template sets it in two lines.
pub(crate) fn make_breakable(sheet: &mut Value) {
    each_string(sheet, &mut String::new(), &mut |text, _| {
        let too_long = |run: &str| run.len() > LONGEST_RUN;
        if !is_hash(text) && text.split(|c: char| !is_unbreakable(c)).any(too_long) {
            *text = breakable(text);
        }
    });
}

/// How many letters and digits in a row always fit on a line.
const LONGEST_RUN: usize = 20;

/// A place to break that has no width.
const BREAK: char = '\u{200B}';

fn is_hash(text: &str) -> bool {
    text.len() == 64 && text.bytes().all(|byte| byte.is_ascii_hexdigit())
}

fn is_unbreakable(character: char) -> bool {
    !character.is_whitespace() && !matches!(character, '/' | '-') && u32::from(character) < 0x2E80
}

fn breakable(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + text.len() / LONGEST_RUN * BREAK.len_utf8());
    let mut run = 0;
    for character in text.chars() {
        run = if is_unbreakable(character) { run + 1 } else { 0 };
        if run > LONGEST_RUN {
            out.push(BREAK);
            run = 1;
        }
        out.push(character);
    }
    out
}

/// Visits every string with its JSON pointer.
fn each_string(value: &mut Value, place: &mut String, visit: &mut dyn FnMut(&mut String, &str)) {
    let length = place.len();
    match value {
        Value::String(text) => visit(text, place),
        Value::Array(items) => {
            for (index, item) in items.iter_mut().enumerate() {
                place.push_str(&format!("/{index}"));
                each_string(item, place, visit);
                place.truncate(length);
            }
        }
        Value::Object(fields) => {
            for (name, field) in fields.iter_mut() {
                place.push('/');
                place.push_str(name);
                each_string(field, place, visit);
                place.truncate(length);
            }
        }
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

fn printable(
    text: &str,
    place: &str,
    covers: &dyn Fn(char, Option<char>) -> bool,
    missing: &mut Vec<MissingGlyph>,
) -> String {
    let mut out = String::with_capacity(text.len());
    let mut characters = text.chars().peekable();
    while let Some(character) = characters.next() {
        let selector = characters.next_if(|next| is_selector(*next));
        let mut miss = |character: String| {
            missing.push(MissingGlyph {
                character,
                place: place.to_owned(),
            })
        };
        match character {
            '\n' => out.push('\n'),
            '\t' | '\u{2028}' | '\u{2029}' => out.push(' '),
            _ if is_invisible(character) || is_selector(character) => {}
            _ if !covers(character, None) => {
                out.push(GETA);
                miss(character.into());
            }
            _ => {
                out.push(character);
                if let Some(selector) = selector {
                    if covers(character, Some(selector)) {
                        out.push(selector);
                    } else {
                        miss([character, selector].iter().collect());
                    }
                }
            }
        }
    }
    out
}

/// Control characters, zero-width marks and direction overrides: nothing that a reader sees, and
/// some that would let a letter look other than it is.
fn is_invisible(character: char) -> bool {
    character.is_control()
        || matches!(character,
            '\u{AD}' | '\u{61C}' | '\u{180E}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}'
            | '\u{2060}'..='\u{206F}' | '\u{FEFF}' | '\u{FFF9}'..='\u{FFFB}' | '\u{E0000}'..='\u{E007F}')
}

fn is_selector(character: char) -> bool {
    matches!(character, '\u{FE00}'..='\u{FE0F}' | '\u{E0100}'..='\u{E01EF}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn cleaned(text: &str) -> (String, Vec<String>) {
        let mut value = json!({ "a": [text] });
        let covers = |c: char, selector: Option<char>| c != '😀' && selector.is_none_or(|s| s == '\u{E0100}');
        let missing = make_printable(&mut value, &covers);
        assert!(missing.iter().all(|glyph| glyph.place == "/a/0"));
        (
            value["a"][0].as_str().unwrap().to_owned(),
            missing.iter().map(MissingGlyph::code_points).collect(),
        )
    }

    #[test]
    fn a_character_without_a_glyph_becomes_a_geta_and_is_named() {
        assert_eq!(
            cleaned("山😀田"),
            ("山〓田".to_owned(), vec!["U+1F600".to_owned()])
        );
    }

    #[test]
    fn a_form_the_font_has_is_kept_and_one_it_has_not_is_named() {
        assert_eq!(cleaned("葛\u{E0100}").0, "葛\u{E0100}");
        assert_eq!(
            cleaned("葛\u{E0101}"),
            ("葛".to_owned(), vec!["U+845B U+E0101".to_owned()])
        );
    }

    #[test]
    fn long_runs_may_break_but_hashes_and_addresses_are_left_as_they_are() {
        for left_alone in [
            "0123abcd".repeat(8),
            "https://adr.example/how-to/complain/index".to_owned(),
        ] {
            let mut value = json!([left_alone.clone()]);
            make_breakable(&mut value);
            assert_eq!(value, json!([left_alone]));
        }
        let mut value = json!("x".repeat(41));
        make_breakable(&mut value);
        let runs: Vec<usize> = value.as_str().unwrap().split(BREAK).map(str::len).collect();
        assert_eq!(runs, [20, 20, 1]);
    }

    #[test]
    fn direction_overrides_and_controls_do_not_reach_the_page() {
        assert_eq!(cleaned("a\u{202E}b\u{0}\r\nc"), ("ab\nc".to_owned(), vec![]));
    }
}
