//! Diagnostics with the lines of the file they speak of.

use miette::{GraphicalReportHandler, GraphicalTheme, LabeledSpan, NamedSource};
use satei_rules::{Diagnostic, Severity, SourceFile};

/// A diagnostic with its place, reason and help.
pub fn diagnostic(diagnostic: &Diagnostic, files: &[SourceFile]) -> String {
    let text = files
        .iter()
        .find(|it| it.path == diagnostic.path)
        .map_or("", |it| it.text.as_str());
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
        Ok(()) => out,
        Err(_) => format!(
            "{}: {} [{}]",
            diagnostic.path, diagnostic.message, diagnostic.code
        ),
    }
}
