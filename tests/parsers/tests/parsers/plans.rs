//! Plan files, vocabulary and scenarios.

use std::sync::LazyLock;

use proptest::prelude::*;
use satei_parsers::{edits, spoilt_text};
use satei_rules::{Catalogue, SourceFile, lint, run_scenarios, scaffold};

/// A plan as an author begins it: small, and with every kind of file.
static FILES: LazyLock<Vec<SourceFile>> =
    LazyLock::new(|| scaffold("suzume-care", "2026-04-01", None).expect("a plan to begin with"));

proptest! {
    #[test]
    fn a_spoilt_plan_is_read_or_told_what_is_wrong_and_where(which in 0_usize..8, edits in edits()) {
        let mut files = FILES.clone();
        let which = which % files.len();
        files[which].text = spoilt_text(&files[which].text, &edits);
        match Catalogue::load(files.clone()) {
            Ok(catalogue) => {
                // What is let in can be used.
                let _ = lint(&catalogue);
                let _ = run_scenarios(&catalogue).failed();
            }
            Err(diagnostics) => {
                prop_assert!(diagnostics.has_errors(), "refused without an error");
                for it in &diagnostics.0 {
                    prop_assert!(!it.message.is_empty() && !it.code.is_empty());
                    let Some(file) = files.iter().find(|file| file.path == it.path) else {
                        return Err(TestCaseError::fail(format!("{} is no file that was given", it.path)));
                    };
                    prop_assert!(
                        file.text.get(it.span.start..it.span.end()).is_some(),
                        "{:?} of {} lies outside the file or within a letter", it.span, it.path
                    );
                }
            }
        }
    }
}
