//! Whether the versions of a plan fit together: no day with two of them, and no day between with none.

use crate::calendar::show_date;
use crate::diag::{Diagnostics, suggest};
use crate::plan::{PlanVersion, VersionBy};

/// Checks the versions of one plan, oldest first.
pub(crate) fn check(versions: &[PlanVersion], diags: &mut Diagnostics) {
    for pair in versions.windows(2) {
        let [earlier, later] = pair else { continue };
        in_turn(earlier, later, diags);
        if let (VersionBy::Fact(a), VersionBy::Fact(b)) = (&earlier.version_by, &later.version_by)
            && a != b
        {
            let message = format!("the version before is picked by `{a}`, this one by `{b}`");
            let help = suggest(
                b,
                [a.as_str()],
                "a claim between the two could fall under both or neither",
            );
            diags.warn(&later.path, later.version_by_span, "version-by", message, help);
        }
    }
}

fn in_turn(earlier: &PlanVersion, later: &PlanVersion, diags: &mut Diagnostics) {
    let (path, span) = (&later.path, later.effective_span);
    if earlier.effective_day == later.effective_day {
        let message = format!("two versions begin on {}", later.effective);
        let help = "one day has one version: change `effective` of one, or take one away";
        diags.error(path, span, "version-overlap", message, help);
        return;
    }
    let Some(last) = earlier.ends_day else { return };
    if last >= later.effective_day {
        let message = format!(
            "from {} to {} both this version and that of {} are in force",
            later.effective,
            show_date(last),
            earlier.effective
        );
        let help = "let the earlier version end the day before this one begins, or leave out its `ends`";
        diags.error(path, span, "version-overlap", message, help);
    } else if last + 1 < later.effective_day {
        let message = format!(
            "from {} to {} no version is in force",
            show_date(last + 1),
            show_date(later.effective_day - 1)
        );
        let help = "if the source leaves no gap, leave out `ends` of the earlier version";
        diags.warn(path, span, "version-gap", message, help);
    }
}
