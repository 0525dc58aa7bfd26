//! `plan lint|test|mutate|cover [folder] [plan]`: checks plan files, runs their scenarios and measures what they cover,
//! for those who write plans.

use satei_rules::{Catalogue, Diagnostics, SourceFile, run_scenarios};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

fn main() -> ExitCode {
    let mut args = std::env::args().skip(1);
    let command = args.next().unwrap_or_default();
    let folder = PathBuf::from(args.next().unwrap_or_else(|| "plans".to_owned()));
    let mut files = Vec::new();
    if let Err(error) = collect(&folder, &folder, &mut files) {
        eprintln!("{}: {error}", folder.display());
        return ExitCode::from(2);
    }
    let texts = files.clone();
    match Catalogue::load(files) {
        Err(diags) => {
            print(&diags, &texts);
            ExitCode::from(1)
        }
        Ok(catalogue) => {
            print(catalogue.warnings(), &texts);
            match command.as_str() {
                "lint" => ExitCode::SUCCESS,
                "mutate" => {
                    println!("{}", satei_rules::mutate(&catalogue));
                    ExitCode::SUCCESS
                }
                "cover" => {
                    let mut report = satei_rules::cover(&catalogue, true);
                    if let Some(only) = args.next() {
                        report.plans.retain(|p| p.plan == only);
                    }
                    println!("{report}");
                    ExitCode::from(u8::from(!report.is_whole()))
                }
                "test" => test(&catalogue, &texts),
                _ => ExitCode::from(2),
            }
        }
    }
}

fn test(catalogue: &Catalogue, files: &[SourceFile]) -> ExitCode {
    let report = run_scenarios(catalogue);
    for failure in &report.failures {
        let text = files
            .iter()
            .find(|f| f.path == failure.path)
            .map_or("", |f| f.text.as_str());
        let line = text.get(..failure.start).unwrap_or("").matches('\n').count() + 1;
        println!(
            "{}:{line}: scenario {} ({})",
            failure.path, failure.scenario, failure.benefit
        );
        for difference in &failure.differs {
            println!("    {difference}");
        }
    }
    println!("{} scenarios, {} failures", report.run, report.failures.len());
    if report.failures.is_empty() {
        ExitCode::SUCCESS
    } else {
        ExitCode::from(1)
    }
}

fn collect(root: &Path, folder: &Path, files: &mut Vec<SourceFile>) -> std::io::Result<()> {
    let mut entries: Vec<PathBuf> = std::fs::read_dir(folder)?
        .map(|e| e.map(|e| e.path()))
        .collect::<Result<_, _>>()?;
    entries.sort();
    for path in entries {
        if path.is_dir() {
            collect(root, &path, files)?;
        } else if path.extension().is_some_and(|e| e == "toml") {
            let relative = path.strip_prefix(root).unwrap_or(&path);
            files.push(SourceFile {
                path: relative.to_string_lossy().replace('\\', "/"),
                text: std::fs::read_to_string(&path)?,
            });
        }
    }
    Ok(())
}

fn print(diags: &Diagnostics, files: &[SourceFile]) {
    for d in &diags.0 {
        let text = files
            .iter()
            .find(|f| f.path == d.path)
            .map_or("", |f| f.text.as_str());
        let before = text.get(..d.span.start).unwrap_or("");
        let line = before.matches('\n').count() + 1;
        let column = before.rsplit('\n').next().map_or(0, |l| l.chars().count()) + 1;
        println!(
            "{}:{line}:{column}: {:?}[{}]: {}",
            d.path, d.severity, d.code, d.message
        );
        if let Some(quoted) = text
            .get(d.span.start..d.span.end())
            .filter(|q| !q.is_empty() && q.len() < 120)
        {
            println!("    | {}", quoted.replace('\n', " "));
        }
        if !d.help.is_empty() {
            println!("    help: {}", d.help);
        }
    }
    println!("{} diagnostics in {} files", diags.0.len(), files.len());
}
