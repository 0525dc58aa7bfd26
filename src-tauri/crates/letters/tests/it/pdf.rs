//! The finished file, looked at with other people's tools where they are installed.

use std::{
    env, fs,
    path::Path,
    process::{Command, Output},
    sync::LazyLock,
};

use satei_letters::{
    Cancel, FontSource, Label, Language, Letter, LetterData, LetterKind, LetterRenderer, TypstRenderer,
};

use crate::sample::{file_copy, letter};

/// Fonts are read once for all tests.
pub static RENDERER: LazyLock<TypstRenderer> = LazyLock::new(|| {
    TypstRenderer::new(&FontSource::standard(None)).unwrap_or_else(|error| panic!("{error}"))
});

pub fn render(data: &LetterData) -> Letter {
    RENDERER
        .render(data, &Cancel::default())
        .unwrap_or_else(|error| panic!("{error}"))
}

/// Runs a tool on a PDF, or gives nothing where it is not installed.
fn tool(name: &str, before: &[&str], pdf: &[u8], after: &[&str]) -> Option<Output> {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("letter.pdf");
    fs::write(&path, pdf).unwrap();
    match Command::new(name).args(before).arg(&path).args(after).output() {
        Ok(output) => Some(output),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => None,
        Err(error) => panic!("{name}: {error}"),
    }
}

/// The text of pages `from` to `to` as another program reads it, without white space.
pub fn extracted(pdf: &[u8], from: usize, to: usize) -> Option<String> {
    let (from, to) = (from.to_string(), to.to_string());
    let output = tool("pdftotext", &["-f", &from, "-l", &to], pdf, &["-"])?;
    Some(
        String::from_utf8(output.stdout)
            .unwrap()
            .split_whitespace()
            .collect(),
    )
}

/// Where each word ends, in points from the left edge of its page.
pub fn right_edges(pdf: &[u8]) -> Vec<f64> {
    let Some(output) = tool("pdftotext", &["-bbox"], pdf, &["-"]) else {
        return Vec::new();
    };
    let text = String::from_utf8(output.stdout).unwrap();
    text.split("xMax=\"")
        .skip(1)
        .map(|rest| rest.split('"').next().unwrap().parse().unwrap())
        .collect()
}

#[test]
fn every_letter_is_sound_and_its_text_can_be_taken_out() {
    for kind in LetterKind::ALL {
        for (language, title) in [
            (Language::Ja, "拝啓"),
            (Language::ZhHans, "参考译文"),
            (Language::En, "Referencetranslation"),
        ] {
            let letter = render(&letter(*kind, language));
            if let Some(checked) = tool("qpdf", &["--check"], &letter.pdf, &[]) {
                assert!(checked.status.success(), "{kind:?} {language:?}: {checked:?}");
            }
            if let Some(text) = extracted(&letter.pdf, 1, letter.pages) {
                for must in [title, "KSP-0142", "髙橋𠮷郎様", "以上"] {
                    assert!(text.contains(must), "{kind:?} {language:?} lacks {must}: {text}");
                }
                assert!(
                    text.contains(&format!("{0}/{0}", letter.pages)),
                    "{kind:?}: last page number"
                );
            }
        }
    }
}

#[test]
fn hashes_in_a_file_copy_can_be_copied_out_whole() {
    let mut data = letter(LetterKind::Denial, Language::Ja);
    data.file_copy = Some(file_copy());
    let letter = render(&data);
    let Some(text) = extracted(&letter.pdf, letter.pages, letter.pages) else {
        return;
    };
    for hash in letter
        .versions
        .iter()
        .filter_map(|version| version.sha256.as_deref())
    {
        assert!(
            text.contains(&hash[..32]) && text.contains(&hash[32..]),
            "{hash} in {text}"
        );
    }
}

#[test]
fn a_letter_says_that_it_is_archivable_and_accessible() {
    let pdf = render(&letter(LetterKind::Payment, Language::En)).pdf;
    let text = String::from_utf8_lossy(&pdf);
    for must in [
        "<pdfaid:part>2<",
        "<pdfaid:conformance>U<",
        "<pdfuaid:part>1<",
        "2026-04-20T10:15:00",
    ] {
        assert!(text.contains(must), "{must}");
    }
}

#[test]
fn each_language_is_drawn_with_its_own_glyph_forms_and_fonts_are_embedded() {
    let pages = |pdf: &[u8], from: &str, to: &str| {
        let output = tool("pdffonts", &["-f", from, "-l", to], pdf, &[])?;
        Some(String::from_utf8(output.stdout).unwrap())
    };
    let japanese = render(&letter(LetterKind::Deficiency, Language::Ja));
    let Some(fonts) = pages(&japanese.pdf, "1", "9") else {
        return;
    };
    assert!(
        fonts.contains("NotoSansJP") && !fonts.contains("NotoSansSC"),
        "{fonts}"
    );
    let chinese = render(&letter(LetterKind::Acknowledgement, Language::ZhHans));
    assert_eq!(chinese.pages, 2);
    assert!(!pages(&chinese.pdf, "1", "1").unwrap().contains("NotoSansSC"));
    let fonts = pages(&chinese.pdf, "2", "2").unwrap();
    assert!(fonts.contains("NotoSansSC"), "{fonts}");
    for font in fonts.lines().skip(2) {
        assert!(
            font.contains(" yes yes yes "),
            "not embedded, subset and mapped to Unicode: {font}"
        );
    }
}

#[test]
fn the_same_data_give_the_same_bytes_in_another_process() {
    const CHILD: &str = "SATEI_LETTERS_PRINT_HASH";
    let mut data = letter(LetterKind::PartialPayment, Language::ZhHans);
    data.file_copy = Some(file_copy());
    let here = render(&data).sha256;
    if env::var_os(CHILD).is_some() {
        println!("hash={here}");
        return;
    }
    assert_eq!(render(&data).sha256, here);
    let output = Command::new(env::current_exe().unwrap())
        .args([
            "--exact",
            "pdf::the_same_data_give_the_same_bytes_in_another_process",
            "--nocapture",
        ])
        .env(CHILD, "1")
        .output()
        .unwrap();
    let there = String::from_utf8(output.stdout).unwrap();
    assert!(there.contains(&format!("hash={here}")), "{there}");
    data.number.push('x');
    assert_ne!(render(&data).sha256, here);
}

#[test]
fn a_long_table_goes_on_over_pages_under_its_own_header() {
    let mut data = letter(LetterKind::Payment, Language::Ja);
    let lines = &mut data.payout.as_mut().unwrap().lines;
    let first = lines[0].clone();
    for index in 0..150 {
        let mut line = first.clone();
        line.label = Label::same(&format!("部品{index}番"));
        lines.push(line);
    }
    let letter = render(&data);
    assert!(letter.pages >= 5, "{}", letter.pages);
    let Some(text) = extracted(&letter.pdf, 1, letter.pages) else {
        return;
    };
    assert!((0..150).all(|index| text.contains(&format!("部品{index}番"))));
    for page in 2..4 {
        assert!(
            extracted(&letter.pdf, page, page)
                .unwrap()
                .contains("項目根拠金額"),
            "page {page}"
        );
    }
}

#[test]
fn pages_come_as_images_of_the_width_asked_for() {
    let data = letter(LetterKind::Acknowledgement, Language::En);
    let images = RENDERER.pages_as_images(&data, 600, &Cancel::default()).unwrap();
    assert_eq!(images.len(), render(&data).pages);
    for image in images {
        assert!(image.starts_with(b"\x89PNG"));
        assert_eq!(u32::from_be_bytes(image[16..20].try_into().unwrap()), 600);
    }
}

#[test]
fn fonts_that_are_not_there_are_named_with_what_to_do() {
    let folder = tempfile::tempdir().unwrap();
    let refused = |path: &Path| TypstRenderer::new(&FontSource::folder(path)).err().unwrap();
    let error = refused(folder.path());
    assert_eq!(error.code(), "letter_fonts_missing");
    assert!(error.to_string().contains("SATEI_FONTS"), "{error}");
    fs::write(folder.path().join("NotoSansJP_400Regular.ttf"), "not a font").unwrap();
    assert_eq!(refused(folder.path()).code(), "letter_font_damaged");
}
