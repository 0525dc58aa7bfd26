//! Draws the sample evidence into a folder: `cargo run -p satei-sample --features generate --example contact-sheet --
//! FOLDER [PART OF A PATH]`. With `assets/sample/evidence` as the folder the committed files are renewed.

use std::error::Error;
use std::path::PathBuf;

use satei_sample::generate::{Studio, font_folders, recipes};

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args().skip(1);
    let folder = PathBuf::from(arguments.next().ok_or("name the folder to draw into")?);
    let part = arguments.next().unwrap_or_default();
    let studio = Studio::open(&font_folders())?;
    let mut total = 0;
    for recipe in recipes().iter().filter(|r| r.path.contains(&part)) {
        let file = folder.join(recipe.path);
        if let Some(parent) = file.parent() {
            std::fs::create_dir_all(parent)?;
        }
        let bytes = (recipe.make)(&studio)?;
        println!("{:>8}  {}", bytes.len(), recipe.path);
        total += bytes.len();
        std::fs::write(file, bytes)?;
    }
    println!("{total:>8}  in all");
    Ok(())
}
