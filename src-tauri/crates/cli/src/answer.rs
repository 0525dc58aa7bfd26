//! Where answers go: to standard output, which may be closed, full, or a terminal that obeys what it is sent.

use std::borrow::Cow;
use std::io::{self, Write};
use std::sync::OnceLock;

use satei_desk::view::DeskError;

use crate::args::{Args, Lang};
use crate::failure::Failure;

/// Prints a line of the answer. What came from outside (a file's name, a claimant's words) cannot steer the terminal.
macro_rules! tell {
    ($($words:tt)*) => {
        $crate::answer::line(&format!($($words)*))
    };
}
pub(crate) use tell;

/// How the person or program that called wants to be told: as JSON, and in which language.
static ASKED: OnceLock<(bool, Lang)> = OnceLock::new();

/// Notes how the call wants to be told.
pub fn asked_by(args: &Args) {
    // A process answers one call.
    let _ = ASKED.set((args.json, args.lang));
}

/// Prints a line of the answer; see [`tell`].
pub fn line(text: &str) {
    as_it_is(&format!("{}\n", visible(text)));
}

/// Prints a text as it is, for programs. Ends the program where nobody can be told: in silence where whoever read the answer
/// has seen enough and closed the pipe, else saying why.
pub fn as_it_is(text: &str) {
    if let Err(error) = written(text.as_bytes()) {
        end(&error);
    }
}

/// Writes to standard output and sees it through.
///
/// # Errors
/// As standard output.
pub fn written(bytes: &[u8]) -> io::Result<()> {
    let mut to = io::stdout().lock();
    to.write_all(bytes)?;
    to.flush()
}

fn end(error: &io::Error) -> ! {
    if error.kind() == io::ErrorKind::BrokenPipe {
        std::process::exit(0);
    }
    let (json, lang) = ASKED.get().copied().unwrap_or((false, Lang::En));
    unwritten(error).print(json, lang);
    std::process::exit(2);
}

/// That the answer to something done could not be written.
pub fn unwritten(error: &io::Error) -> Failure {
    let message = format!(
        "The answer could not be written to standard output: {error}. What the command does was done."
    );
    DeskError::new("answer_unwritten", message)
        .hint("why", error)
        .into()
}

/// A text in which nothing steers a terminal or turns the direction of writing: such characters are named instead.
pub fn visible(text: &str) -> Cow<'_, str> {
    let steers = |it: char| {
        (it.is_control() && it != '\n')
            || matches!(it, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
    };
    if !text.contains(steers) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len() + 8);
    for it in text.chars() {
        if steers(it) {
            out.extend(it.escape_unicode());
        } else {
            out.push(it);
        }
    }
    Cow::Owned(out)
}

#[cfg(test)]
mod tests {
    use super::visible;

    #[test]
    fn what_would_steer_the_terminal_is_named() {
        assert_eq!(visible("領収書.pdf\n次"), "領収書.pdf\n次");
        assert_eq!(
            visible("\u{1b}[2Ja\u{202e}b\r\u{9b}"),
            r"\u{1b}[2Ja\u{202e}b\u{d}\u{9b}"
        );
    }
}
