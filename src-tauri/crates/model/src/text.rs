//! Text as people and scanners write it, brought to one form.

use unicode_normalization::UnicodeNormalization;

/// Compatibility form (NFKC): full-width digits and letters become half-width, half-width kana full-width.
/// Dashes that stand for a hyphen between digits become `-`.
#[must_use]
pub fn narrow(text: &str) -> String {
    text.nfkc()
        .map(|c| match c {
            '‐' | '‑' | '‒' | '–' | '—' | '―' | '−' => '-',
            other => other,
        })
        .collect()
}

/// The form in which names, numbers and words are compared and searched: compatibility form, lower case,
/// hiragana as katakana, variant kanji of names as the common one, everything but letters and digits left
/// out. `０９０ー1234` written with a long-vowel mark between digits compares equal to `090-1234`.
#[must_use]
pub fn search_form(text: &str) -> String {
    search_form_with_places(text)
        .into_iter()
        .map(|(c, _)| c)
        .collect()
}

/// [`search_form`], each character with the place (counted in characters of `text`) it came from, so that
/// a match can be shown where it stands.
#[must_use]
pub fn search_form_with_places(text: &str) -> Vec<(char, usize)> {
    let mut form: Vec<(char, usize)> = Vec::with_capacity(text.len());
    let letters: Vec<char> = text.chars().collect();
    let mut place = 0;
    while place < letters.len() {
        // A half-width kana and its voicing mark are two characters that make one.
        let voiced = letters
            .get(place + 1)
            .is_some_and(|mark| matches!(mark, 'ﾞ' | 'ﾟ' | '\u{3099}' | '\u{309A}'));
        let taken = if voiced { 2 } else { 1 };
        for c in letters[place..place + taken].iter().copied().nfkc() {
            if c == 'ー' && form.last().is_some_and(|(before, _)| before.is_ascii_digit()) {
                continue;
            }
            if c.is_alphanumeric() {
                form.extend(c.to_lowercase().map(|c| (common_form(c), place)));
            }
        }
        place += taken;
    }
    form
}

/// Hiragana as katakana; variant kanji that names are written with as the common one, because scanners and
/// keyboards return the common one.
fn common_form(c: char) -> char {
    match c {
        // The two syllabaries stand 0x60 apart.
        'ぁ'..='ゖ' | 'ゝ' | 'ゞ' => char::from_u32(u32::from(c) + 0x60).unwrap_or(c),
        '髙' => '高',
        '﨑' | '嵜' => '崎',
        '𠮷' => '吉',
        '濵' | '濱' => '浜',
        '邊' | '邉' => '辺',
        '齋' | '齊' | '斉' => '斎',
        '澤' => '沢',
        '廣' => '広',
        '國' => '国',
        '櫻' => '桜',
        '德' => '徳',
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn width_case_and_syllabary_make_no_difference() {
        assert_eq!(search_form("ﾀﾅｶ ﾀﾞｲｽｹ"), search_form("たなか　だいすけ"));
        assert_eq!(search_form("ＡＢＣ-１２"), "abc12");
        assert_eq!(search_form("０９０ー1234−5678"), "09012345678");
    }

    #[test]
    fn variant_kanji_of_a_name_are_found_by_the_common_one() {
        assert_eq!(search_form("髙﨑"), "高崎");
        assert_eq!(search_form("𠮷田"), "吉田");
    }

    #[test]
    fn the_long_vowel_mark_stays_in_words() {
        assert_eq!(search_form("サポート"), "サポート");
    }

    #[test]
    fn a_match_can_be_traced_to_where_it_stands() {
        let form = search_form_with_places("（ ﾀﾞ水）");
        assert_eq!(form, vec![('ダ', 2), ('水', 4)]);
    }
}
