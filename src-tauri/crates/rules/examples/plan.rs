//! For those who write plans, without building the whole workbench:
//!
//! ```text
//! plan lint|test|mutate [folder]
//! plan cover [folder] [plan]
//! plan diff A B                   folders of plans, or files of versions
//! ```

use satei_rules::{Catalogue, Diagnostics, SourceFile, files_of_version, run_scenarios};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let word = |at: usize| args.get(at).map(String::as_str);
    let command = word(0).unwrap_or_default();
    let Some((catalogue, files)) = load(Path::new(word(1).unwrap_or("plans"))) else {
        return ExitCode::from(2);
    };
    match command {
        "lint" => {
            print(&satei_rules::lint(&catalogue), &files);
            ExitCode::SUCCESS
        }
        "mutate" => {
            println!("{}", satei_rules::mutate(&catalogue));
            ExitCode::SUCCESS
        }
        "cover" => {
            let mut report = satei_rules::cover(&catalogue, true);
            if let Some(only) = word(2) {
                report.plans.retain(|p| p.plan == only);
            }
            println!("{report}");
            ExitCode::from(u8::from(!report.is_whole()))
        }
        "diff" => match word(2).and_then(|b| load(Path::new(b))) {
            None => ExitCode::from(2),
            Some((other, _)) => {
                let report = satei_rules::diff(&catalogue, &other, &[]);
                println!("{report}");
                ExitCode::from(u8::from(!report.is_same()))
            }
        },
        "test" => test(&catalogue, &files),
        _ => ExitCode::from(2),
    }
}

/// Loads a folder of plans, or one version of one plan; says what is wrong with it.
fn load(path: &Path) -> Option<(Catalogue, Vec<SourceFile>)> {
    let of_version = path.is_file();
    let folder = if of_version {
        path.parent()?.parent()?
    } else {
        path
    };
    let mut files = Vec::new();
    if let Err(error) = collect(folder, folder, &mut files) {
        eprintln!("{}: {error}", folder.display());
        return None;
    }
    if of_version {
        let name = path
            .strip_prefix(folder)
            .ok()?
            .to_string_lossy()
            .replace('\\', "/");
        files = files_of_version(&files, &name);
    }
    match Catalogue::load(files.clone()) {
        Ok(catalogue) => Some((catalogue, files)),
        Err(diags) => {
            print(&diags, &files);
            None
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
    ExitCode::from(u8::from(!report.failures.is_empty()))
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
