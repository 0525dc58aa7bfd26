//! Which letter tells of a decision.

use satei_model::{Decided, LetterKind, Outcome as Decision};
use serde::Deserialize;

use super::{Material, yen};
use crate::errors::{Outcome, refused};

/// What the letter of a decision turns on, of the assessment that was frozen with it.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Frozen {
    amount: Option<Assessed>,
    #[serde(default)]
    proposal: Option<Proposed>,
}

#[derive(Deserialize)]
struct Assessed {
    from: String,
}

#[derive(Deserialize)]
struct Proposed {
    outcome: Decision,
}

/// The kind of letter that tells of a decision. "Payment" of a service says that it is granted.
///
/// Less than was assessed, or what the assessment itself pays in part, is a payment in part whatever the decision calls
/// it: its letter has to say why, and to whom one can complain.
pub(crate) fn letter_of(decided: &Decided) -> LetterKind {
    match decided.outcome {
        Decision::Denied | Decision::NotEntitled => LetterKind::Denial,
        Decision::Entitled => LetterKind::Payment,
        Decision::PartlyPaid => LetterKind::PartialPayment,
        Decision::Paid if in_part(decided) => LetterKind::PartialPayment,
        Decision::Paid => LetterKind::Payment,
    }
}

fn in_part(decided: &Decided) -> bool {
    let Some(paid) = decided.amount else { return false };
    let Ok(frozen) = Frozen::deserialize(&decided.assessment) else {
        return false;
    };
    let least = frozen.amount.and_then(|it| yen(&it.from).ok());
    let cut = frozen
        .proposal
        .is_some_and(|it| it.outcome == Decision::PartlyPaid);
    least.is_some_and(|least| paid < least || (cut && paid == least))
}

/// Whether a kind of letter tells of a decision.
pub(super) fn tells_of_a_decision(kind: LetterKind) -> bool {
    matches!(
        kind,
        LetterKind::Payment | LetterKind::PartialPayment | LetterKind::Denial
    )
}

/// Whether a letter tells of what was decided.
///
/// # Errors
/// `letter_partial`, `letter_whole` and `letter_needs_decision`.
pub(super) fn fits_decision(material: &Material<'_>, kind: LetterKind) -> Outcome<()> {
    if !tells_of_a_decision(kind) {
        return Ok(());
    }
    match (kind, material.decision.map(|it| it.letter)) {
        (asked, Some(fitting)) if asked == fitting => Ok(()),
        (LetterKind::Payment, Some(LetterKind::PartialPayment)) => Err(refused(
            "letter_partial",
            "The decision pays less than was claimed or assessed: its letter is that of a partial payment.",
        )),
        (LetterKind::PartialPayment, Some(LetterKind::Payment)) => Err(refused(
            "letter_whole",
            "The decision pays all that is claimed: its letter is that of a payment.",
        )),
        _ => Err(refused(
            "letter_needs_decision",
            "This letter tells of a decision that has not been made. Decide first.",
        )),
    }
}
