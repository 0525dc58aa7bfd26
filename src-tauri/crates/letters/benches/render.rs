//! How long a letter takes: fonts, the first letter, and the ones after it, each about another claim and
//! every second one a file copy.
//! `cargo bench -p satei-letters`
#![expect(clippy::unwrap_used, reason = "a bench stops at the first thing that fails")]

#[path = "../tests/it/sample.rs"]
mod sample;

use std::time::Instant;

use satei_letters::{Cancel, FontSource, Language, LetterKind, LetterRenderer, TypstRenderer};

fn main() {
    let start = Instant::now();
    let renderer = TypstRenderer::new(&FontSource::standard(None)).unwrap();
    println!("fonts read          {:>8.1?}", start.elapsed());
    for (kind, language) in [
        (LetterKind::PartialPayment, Language::Ja),
        (LetterKind::PartialPayment, Language::ZhHans),
        (LetterKind::Denial, Language::En),
    ] {
        let mut times: Vec<_> = (0..30)
            .map(|number| {
                let mut data = sample::letter(kind, language);
                data.number = format!("KSP-{number:04}-01");
                data.claim.number = format!("KSP-{number:04}");
                data.file_copy = (number % 2 == 1).then(sample::file_copy);
                let start = Instant::now();
                renderer.render(&data, &Cancel::default()).unwrap();
                start.elapsed()
            })
            .collect();
        let first = times.remove(0);
        times.sort();
        println!(
            "{:<16} {:<8} first {first:>8.1?}   warm median {:>8.1?}   worst {:>8.1?}",
            kind.word(),
            language.tag(),
            times[times.len() / 2],
            times[times.len() - 1],
        );
    }
}
