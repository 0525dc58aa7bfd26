//! `satei`: the workbench from a terminal.
//!
//! Exit codes: 0 done (for `assess`: a definite verdict; for `verify`, `plan lint`, `plan test`: all
//! holds; for `plan cover`: no gap; for `plan diff`: no claim can come out otherwise;
//! for `plan replay`: all comes out as its receipt states), 1 done, but the
//! answer is no (undetermined, a defect found, a scenario failed, a gap, a difference), 2 not done:
//! the input, the desk or the call was at fault.

mod args;
mod assess;
mod claim;
mod desk;
mod failure;
mod output;
mod plan;
mod words;

use std::process::ExitCode;

use clap::Parser;

use args::{Args, Command};
use failure::Failure;

/// Whoever reads the answer through a pipe may have seen enough: then it ends, and nothing is wrong. Not by a signal, which
/// would take the program away in the middle of its work with the reader, too.
fn end_where_nobody_reads_on() {
    const CLOSED: [&str; 3] = ["(os error 32)", "(os error 109)", "(os error 232)"];
    let usual = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |panic| {
        let said = panic.payload().downcast_ref::<String>();
        if said.is_some_and(|it| {
            it.starts_with("failed printing to stdout") && CLOSED.iter().any(|end| it.ends_with(end))
        }) {
            std::process::exit(0);
        }
        usual(panic);
    }));
}

fn main() -> ExitCode {
    end_where_nobody_reads_on();
    let args = Args::parse();
    match run(&args) {
        Ok(answer) => answer.into(),
        Err(failure) => {
            failure.print(args.json, args.lang);
            ExitCode::from(2)
        }
    }
}

/// How a command that was carried out ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Answer {
    /// Yes, or simply done.
    Yes,
    /// Done, and the answer is no.
    No,
}

impl From<Answer> for ExitCode {
    fn from(answer: Answer) -> Self {
        match answer {
            Answer::Yes => ExitCode::SUCCESS,
            Answer::No => ExitCode::from(1),
        }
    }
}

fn run(args: &Args) -> Result<Answer, Failure> {
    match &args.command {
        Command::Desk { command } => desk::run(args, command),
        Command::Claim { command } => claim::run(args, command),
        Command::Assess { file, benefit } => assess::run(args, file, benefit.as_deref()),
        Command::Letter(letter) => claim::letter(args, letter),
        Command::Plan { command } => plan::run(args, command),
        Command::Verify => desk::verify(args),
    }
}
