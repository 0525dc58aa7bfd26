//! `satei`: the workbench from a terminal.
//!
//! Exit codes: 0 done (for `assess`: a definite verdict; for `verify`, `plan lint`, `plan test`: all
//! holds; for `plan cover`: no gap; for `plan diff`: no claim can come out otherwise;
//! for `plan replay`: all comes out as its receipt states), 1 done, but the
//! answer is no (undetermined, a defect found, a scenario failed, a gap, a difference), 2 not done:
//! the input, the desk or the call was at fault.

mod answer;
mod args;
mod assess;
mod claim;
mod desk;
mod failure;
mod letter;
mod output;
mod plan;
mod words;

use std::process::ExitCode;

use clap::Parser;
use satei_desk::view::DeskError;

use args::{Args, Command};
use failure::Failure;

fn main() -> ExitCode {
    let args = match Args::try_parse() {
        Ok(args) => args,
        Err(mistake) => return told(&mistake),
    };
    answer::asked_by(&args);
    match run(&args) {
        Ok(answer) => answer.into(),
        Err(failure) => {
            failure.print(args.json, args.lang);
            ExitCode::from(2)
        }
    }
}

/// Tells that the call cannot be understood, or gives the help it asks for.
fn told(mistake: &clap::Error) -> ExitCode {
    let json = std::env::args_os().any(|word| word == "--json");
    if mistake.use_stderr() && json {
        let why = mistake.to_string();
        let error = DeskError::new("call_wrong", why.trim()).hint("why", why.trim());
        Failure::from(error).print(true, args::Lang::En);
        return ExitCode::from(2);
    }
    mistake.exit()
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
        Command::Letter(letter) => letter::run(args, letter),
        Command::Plan { command } => plan::run(args, command),
        Command::Verify { head } => desk::verify(args, head.as_deref()),
    }
}
