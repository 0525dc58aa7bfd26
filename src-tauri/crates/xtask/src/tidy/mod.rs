//! What the compiler does not check. Each check yields sentences; none means all is well.

mod arrows;
mod errors;
mod locales;
mod sources;

use crate::Outcome;
use crate::repo::Repo;

/// Runs every check and prints what was found.
pub fn tidy(repo: &Repo) -> Outcome {
    let files = sources::read(repo)?;
    let mut found = arrows::check(&repo.metadata);
    found.extend(sources::check(&files));
    found.extend(locales::check(&files));
    found.extend(errors::check(&files));
    for notice in sources::notices(&files) {
        println!("notice: {notice}");
    }
    for sentence in &found {
        println!("tidy: {sentence}");
    }
    match found.len() {
        0 => Ok(()),
        count => Err(format!("tidy found {count} thing(s) that do not hold.")),
    }
}
