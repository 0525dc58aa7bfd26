//! Text that nobody meant for a letter.

use proptest::prelude::*;
use satei_letters::{Cancel, Label, Language, LetterError, LetterKind, LetterRenderer};

use crate::{
    pdf::{RENDERER, extracted, render, right_edges},
    sample::{file_copy, letter},
};

#[test]
fn markup_in_data_is_printed_and_not_obeyed() {
    let mut data = letter(LetterKind::Acknowledgement, Language::Ja);
    let nasty = r##"#panic("x") *b* _i_ $1/0$ <l> @r `c` \u{41} // #read("letter.typ") [a](b) "q""##;
    data.remarks = vec![Label::same(nasty)];
    let letter = render(&data);
    let bare: String = nasty.split_whitespace().collect();
    if let Some(text) = extracted(&letter.pdf, 1, letter.pages) {
        assert!(text.contains(&bare), "{text}");
    }
}

#[test]
fn a_character_no_font_has_is_refused_with_its_place_and_may_be_substituted() {
    let mut data = letter(LetterKind::Acknowledgement, Language::Ja);
    data.addressee.name = "山田😀".into();
    let error = RENDERER.render(&data, &Cancel::default()).unwrap_err();
    let LetterError::Glyphs(missing) = &error else {
        panic!("{error}")
    };
    assert_eq!(missing.len(), 1);
    assert!(
        error.to_string().contains("😀 (U+1F600) at /addressee/name"),
        "{error}"
    );

    data.substitute = true;
    data.file_copy = Some(file_copy());
    let letter = render(&data);
    assert_eq!(letter.substituted, *missing);
    if let Some(text) = extracted(&letter.pdf, 1, letter.pages) {
        assert!(
            text.contains("山田〓様") && text.contains("U+1F600/addressee/name"),
            "{text}"
        );
    }
}

#[test]
fn names_are_printed_in_the_form_they_are_written_in() {
    let mut data = letter(LetterKind::Acknowledgement, Language::ZhHans);
    data.addressee.name = "葛󠄀城 𠮷﨑 髙濵 龍龙竜".into();
    let letter = render(&data);
    if let Some(text) = extracted(&letter.pdf, 1, 1) {
        assert!(text.contains("𠮷﨑髙濵龍龙竜様"), "{text}");
    }
}

#[test]
fn long_text_without_a_place_to_break_is_no_obstacle() {
    let mut data = letter(LetterKind::Denial, Language::En);
    data.remarks = vec![Label::same(&"あ".repeat(20_000)), Label::same(&"x".repeat(3_000))];
    data.reexamination.as_mut().unwrap().route = Label::same(&"長い鸞の道。".repeat(600));
    let letter = render(&data);
    assert!(letter.pages > 20);
    /// The empty half of a full-width stop at the end of a line may stand in the margin.
    const HALF_A_STOP: f64 = 5.0;
    let right_margin = 595.3 - 24.0 / 25.4 * 72.0;
    for reach in right_edges(&letter.pdf) {
        assert!(
            reach < right_margin + HALF_A_STOP,
            "text runs off the page: {reach}"
        );
    }
    if let Some(text) = extracted(&letter.pdf, 1, letter.pages) {
        assert_eq!(text.matches('鸞').count(), 1_200, "nothing runs off a page");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text_at_all_makes_a_letter_once_substitution_is_allowed(
        name in "[^ ]\\PC{0,20}", remark in any::<String>(), clause in "(?s).{0,200}",
    ) {
        let mut data = letter(LetterKind::Denial, Language::ZhHans);
        data.substitute = true;
        data.addressee.name = name.clone();
        data.claim.insured = format!("a{name}");
        data.remarks = vec![Label::same(&remark)];
        data.clauses[0].label = Label::same(&clause);
        data.file_copy = Some(file_copy());
        prop_assume!(data.check().is_ok());
        let made = RENDERER.render(&data, &Cancel::default());
        prop_assert!(made.is_ok(), "{:?}", made.err());
    }
}
