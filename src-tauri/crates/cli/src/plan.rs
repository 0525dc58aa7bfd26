//! `satei plan`.

use std::path::Path;

use miette::{GraphicalReportHandler, GraphicalTheme, LabeledSpan, NamedSource};
use satei_desk::{Plans, plan_schema};
use satei_rules::{Diagnostic, Severity};

use crate::args::{Args, PlanCommand};
use crate::failure::Failure;
use crate::output::json;
use crate::{Answer, desk};

/// Carries out `satei plan …`.
///
/// # Errors
/// When the folder cannot be read. A wrong plan is not a failure of `lint`: it is its answer.
pub fn run(args: &Args, command: &PlanCommand) -> Result<Answer, Failure> {
    match command {
        PlanCommand::Lint { folder } => lint(args, folder.as_deref()),
        PlanCommand::Test { folder, mutate } => test(args, folder.as_deref(), *mutate),
        PlanCommand::Schema { plan } => {
            json(&plan_schema(&desk::plans(args)?, plan)?)?;
            Ok(Answer::Yes)
        }
    }
}

fn lint(args: &Args, folder: Option<&Path>) -> Result<Answer, Failure> {
    let files = match folder.or(args.plans.as_deref()) {
        Some(folder) => Plans::files_of(folder)?,
        None => Plans::built_in_files(),
    };
    let (warnings, refused) = match satei_rules::Catalogue::load(files.clone()) {
        Ok(catalogue) => (catalogue.warnings().0.clone(), false),
        Err(diagnostics) => (diagnostics.0, true),
    };
    if args.json {
        json(&warnings)?;
    } else {
        for diagnostic in &warnings {
            let text = files
                .iter()
                .find(|it| it.path == diagnostic.path)
                .map_or("", |it| it.text.as_str());
            print(diagnostic, text);
        }
        let errors = warnings
            .iter()
            .filter(|it| it.severity == Severity::Error)
            .count();
        println!(
            "{} files, {errors} errors, {} warnings",
            files.len(),
            warnings.len() - errors
        );
    }
    Ok(if refused { Answer::No } else { Answer::Yes })
}

fn print(diagnostic: &Diagnostic, text: &str) {
    let severity = match diagnostic.severity {
        Severity::Error => miette::Severity::Error,
        Severity::Warning => miette::Severity::Warning,
    };
    let span = diagnostic.span.start..diagnostic.span.end();
    let mut shown = miette::MietteDiagnostic::new(diagnostic.message.clone())
        .with_code(diagnostic.code)
        .with_severity(severity)
        .with_label(LabeledSpan::underline(span));
    if !diagnostic.help.is_empty() {
        shown = shown.with_help(diagnostic.help.clone());
    }
    let report =
        miette::Report::new(shown).with_source_code(NamedSource::new(&diagnostic.path, text.to_owned()));
    let mut out = String::new();
    let handler = GraphicalReportHandler::new_themed(GraphicalTheme::unicode_nocolor());
    match handler.render_report(&mut out, report.as_ref()) {
        Ok(()) => println!("{out}"),
        Err(_) => println!(
            "{}: {} [{}]",
            diagnostic.path, diagnostic.message, diagnostic.code
        ),
    }
}

fn test(args: &Args, folder: Option<&Path>, mutate: bool) -> Result<Answer, Failure> {
    let plans = match folder {
        Some(folder) => Plans::from_folder(folder)?,
        None => desk::plans(args)?,
    };
    let report = satei_rules::run_scenarios(plans.catalogue());
    if args.json {
        json(&report)?;
    } else {
        println!("{report}");
        println!(
            "{} passed, {} failed",
            report.run.saturating_sub(report.failed()),
            report.failed()
        );
    }
    let mut holds = report.failed() == 0;
    if mutate {
        let mutation = satei_rules::mutate(plans.catalogue());
        if args.json {
            json(&mutation)?;
        } else {
            println!("{mutation}");
        }
        holds &= mutation.survivors().is_empty();
    }
    Ok(if holds { Answer::Yes } else { Answer::No })
}
