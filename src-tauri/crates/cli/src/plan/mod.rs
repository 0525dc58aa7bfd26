//! `satei plan`: checking, testing, measuring, comparing and beginning plans.

mod begin;
mod compare;
mod replay;
mod show;

use std::path::Path;

use satei_desk::view::{DeskError, Label};
use satei_desk::{Plans, plan_schema};
use satei_rules::{Catalogue, Diagnostic, Severity, SourceFile, files_of_version};

use crate::answer::{as_it_is, tell};
use crate::args::{Args, PlanCommand};
use crate::failure::Failure;
use crate::output::{json, say};
use crate::{Answer, desk};

/// Carries out `satei plan …`.
///
/// # Errors
/// When files cannot be read or written, or when a command that needs right plans gets wrong ones. A
/// wrong plan is not a failure of `lint`: it is its answer.
pub fn run(args: &Args, command: &PlanCommand) -> Result<Answer, Failure> {
    match command {
        PlanCommand::Lint { folder } => lint(args, folder.as_deref()),
        PlanCommand::Test { folder, mutate } => test(args, folder.as_deref(), *mutate),
        PlanCommand::Cover {
            folder,
            plan,
            no_mutants,
        } => compare::cover(args, folder.as_deref(), plan.as_deref(), !no_mutants),
        PlanCommand::Diff { before, after } => compare::diff(args, before, after),
        PlanCommand::Replay(asked) => replay::run(args, asked),
        PlanCommand::New { name, effective } => begin::new(args, name, effective.as_deref()),
        PlanCommand::Schema { plan, plan_format } => match plan {
            Some(plan) if !plan_format => {
                json(&plan_schema(&desk::plans(args)?, plan)?)?;
                Ok(Answer::Yes)
            }
            _ => {
                json(&satei_rules::plan_format())?;
                Ok(Answer::Yes)
            }
        },
    }
}

/// Where plans lie that nobody named.
const HERE: &str = "plans";

/// The plans a command speaks of: those of the folder named, else of `plans` where one works, else the built-in ones.
struct Spoken {
    /// What they are called in an answer: their folder.
    called: String,
    files: Vec<SourceFile>,
    /// Whether the answer is for a program.
    json: bool,
}

fn spoken(args: &Args, folder: Option<&Path>) -> Result<Spoken, Failure> {
    let here = Path::new(HERE);
    let here = here.join("vocabulary.toml").is_file().then_some(here);
    Ok(match folder.or(args.plans.as_deref()).or(here) {
        Some(folder) => Spoken {
            called: folder.display().to_string(),
            files: Plans::files_of(folder)?,
            json: args.json,
        },
        None => Spoken {
            called: say(
                args.lang,
                "組み込みの約款データ",
                "内置条款数据",
                "built-in plans",
            )
            .to_owned(),
            files: Plans::built_in_files(),
            json: args.json,
        },
    })
}

impl Spoken {
    /// The plans, which must be right, and of which there must be one.
    fn catalogue(&self) -> Result<Catalogue, Failure> {
        self.with_a_plan(checked(self.files.clone(), self.json)?)
    }

    fn with_a_plan(&self, catalogue: Catalogue) -> Result<Catalogue, Failure> {
        if !catalogue.plans().is_empty() {
            return Ok(catalogue);
        }
        let message = format!(
            "There is no plan in {}: a plan is a file <plan>/<YYYY-MM-DD>.toml below it.",
            self.called
        );
        Err(DeskError::new("no_plans", message)
            .hint("path", &self.called)
            .into())
    }
}

/// Loads plans that must be right: a folder of plans, or the file of one version with the vocabulary
/// beside its plan's folder.
fn load(args: &Args, path: &Path) -> Result<Catalogue, Failure> {
    if !path.is_file() {
        return checked(Plans::files_of(path)?, args.json);
    }
    let folder = path.parent().and_then(Path::parent);
    let (Some(folder), Some(file)) = (folder, path.file_name()) else {
        let message = format!("{} is no file of a plan's folder.", path.display());
        let wrong = DeskError::new("plans_unreadable", message);
        return Err(wrong
            .hint("path", path.display())
            .hint_label(
                "why",
                &Label {
                    ja: "プランのフォルダーにあるファイルではありません".to_owned(),
                    zh_hans: "不是方案文件夹中的文件".to_owned(),
                    en: "it is no file of a plan's folder".to_owned(),
                },
            )
            .into());
    };
    let folder = if folder.as_os_str().is_empty() {
        Path::new(".")
    } else {
        folder
    };
    let plan = path.parent().and_then(Path::file_name).unwrap_or_default();
    let name = format!("{}/{}", plan.to_string_lossy(), file.to_string_lossy());
    checked(files_of_version(&Plans::files_of(folder)?, &name), args.json)
}

/// The plans of files, which must be right: every error is told with its place.
///
/// # Errors
/// `plans_wrong`; for programs, every error by its own code.
pub fn checked(files: Vec<SourceFile>, json: bool) -> Result<Catalogue, Failure> {
    Catalogue::load(files.clone()).map_err(|diagnostics| {
        let errors: Vec<_> = diagnostics
            .0
            .iter()
            .filter(|it| it.severity == Severity::Error)
            .collect();
        let message = format!("The plans have {} errors and are refused whole.", errors.len());
        let refused = DeskError::new("plans_wrong", message).hint("errors", errors.len());
        if json {
            return Failure::all(
                std::iter::once(refused)
                    .chain(errors.into_iter().map(as_error))
                    .collect(),
            );
        }
        for error in errors {
            eprintln!("{}", show::diagnostic(error, &files));
        }
        refused.into()
    })
}

/// An error of a plan as a program reads it: its kind, the file and the bytes it is about.
fn as_error(it: &Diagnostic) -> DeskError {
    let why = format!("{} {}", it.message, it.help);
    let span = format!("{}..{}", it.span.start, it.span.start + it.span.len);
    DeskError::new("plan_error", format!("{}: {}", it.path, why.trim()))
        .hint("diagnostic", it.code)
        .hint("path", &it.path)
        .hint("span", span)
        .hint("why", why.trim())
}

fn lint(args: &Args, folder: Option<&Path>) -> Result<Answer, Failure> {
    let spoken = spoken(args, folder)?;
    let files = &spoken.files;
    let (found, refused) = match Catalogue::load(files.clone()) {
        Ok(catalogue) => (satei_rules::lint(&spoken.with_a_plan(catalogue)?).0, false),
        Err(diagnostics) => (diagnostics.0, true),
    };
    if args.json {
        json(&found)?;
    } else {
        for diagnostic in &found {
            as_it_is(&format!(
                "{}
",
                show::diagnostic(diagnostic, files)
            ));
        }
        let errors = found.iter().filter(|it| it.severity == Severity::Error).count();
        tell!(
            "{}: {} files, {errors} errors, {} warnings",
            spoken.called,
            files.len(),
            found.len() - errors
        );
    }
    Ok(if refused { Answer::No } else { Answer::Yes })
}

fn test(args: &Args, folder: Option<&Path>, mutate: bool) -> Result<Answer, Failure> {
    let spoken = spoken(args, folder)?;
    let catalogue = spoken.catalogue()?;
    let report = satei_rules::run_scenarios(&catalogue);
    if args.json {
        json(&report)?;
    } else {
        tell!("{report}");
        tell!(
            "{}: {} passed, {} failed",
            spoken.called,
            report.run.saturating_sub(report.failed()),
            report.failed()
        );
    }
    let mut holds = report.failed() == 0 && report.untested.is_empty();
    if mutate {
        let mutation = satei_rules::mutate(&catalogue);
        if args.json {
            json(&mutation)?;
        } else {
            tell!("{mutation}");
        }
        holds &= mutation.failing == 0 && mutation.survivors().is_empty() && mutation.stale.is_empty();
    }
    Ok(if holds { Answer::Yes } else { Answer::No })
}
