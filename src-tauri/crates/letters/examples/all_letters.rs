//! Writes an invented letter of every kind in every language, and file copies, to a folder:
//! `cargo run -p satei-letters --example all_letters -- FOLDER`. For looking at.

#[path = "../tests/it/sample.rs"]
mod sample;

use std::{env, error::Error, fs, path::PathBuf};

use satei_letters::{Cancel, FontSource, Language, LetterKind, LetterRenderer, TypstRenderer};

fn main() -> Result<(), Box<dyn Error>> {
    let folder = PathBuf::from(env::args().nth(1).ok_or("name the folder to write to")?);
    fs::create_dir_all(&folder)?;
    let renderer = TypstRenderer::new(&FontSource::standard(None))?;
    for kind in LetterKind::ALL {
        for language in Language::ALL {
            let mut data = sample::letter(*kind, language);
            let name = format!("{}.{}", kind.word(), language.tag());
            fs::write(
                folder.join(format!("{name}.pdf")),
                renderer.render(&data, &Cancel::default())?.pdf,
            )?;
            if language == Language::Ja {
                data.file_copy = Some(sample::file_copy());
                fs::write(
                    folder.join(format!("{name}.copy.pdf")),
                    renderer.render(&data, &Cancel::default())?.pdf,
                )?;
            }
        }
    }
    Ok(())
}
