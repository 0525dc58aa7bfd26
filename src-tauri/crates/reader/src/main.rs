//! The only program that parses files from outside; it runs under limits.
//!
//! It is started by the desk, confines itself before it accepts a byte, reads exactly one file from its
//! standard input, says what it found on its standard output, and ends. It is told no path and opens no file
//! but the fonts it may need for drawing, and those before it is confined.

mod channel;
mod confine;
mod detect;
mod exif;
mod fonts;
mod pdf;
mod photo;
mod pixels;
mod read;

use std::{alloc::System, process::ExitCode};

use cap::Cap;

/// Most memory the reader's own code may hold, in bytes. Beyond it the standard library ends the program and
/// says so, on every platform; the system's limit (see `confine`) stands behind it.
const MEMORY: usize = 700 * 1024 * 1024;

#[global_allocator]
static ALLOCATOR: Cap<System> = Cap::new(System, MEMORY);

fn main() -> ExitCode {
    // A panic's text may quote the file, and the desk learns of the failure anyway.
    std::panic::set_hook(Box::new(|_| {}));
    match read::one_job() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("satei-reader: {error}");
            ExitCode::FAILURE
        }
    }
}
