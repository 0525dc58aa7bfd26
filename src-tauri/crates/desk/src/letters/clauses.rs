//! The clauses, readings and overrides a letter rests on. A presumption never stands in one.

use satei_letters::data::{ClauseApplied, EvidencePlace, FactUsed, Override, Quotation, ReadingChosen};
use satei_rules::Pays;

use super::Material;
use super::money::counted;
use crate::text::label;
use crate::view::{FindingResult, FindingView, Label, LetterKind, ReadingScope, ReadingStand};

/// The clauses to name: what the denial rests on, or what the payment fulfils.
pub(super) fn applied(material: &Material<'_>, kind: LetterKind) -> Vec<ClauseApplied> {
    let assessment = material.assessment;
    // A service has no amount: what grants it are the conditions that are met.
    let grants: &[&str] = if material.benefit.pays == Pays::Service {
        &["eligibility", "deadline", "limit", "payout"]
    } else {
        &["payout", "limit"]
    };
    let named = |finding: &&FindingView| match kind {
        LetterKind::Denial => assessment.denied_by.contains(&finding.rule),
        LetterKind::Payment | LetterKind::PartialPayment => {
            (grants.contains(&finding.kind.as_str()) && finding.result == FindingResult::Met)
                || cuts_the_amount(material, &finding.rule)
        }
        LetterKind::Deficiency | LetterKind::Acknowledgement | LetterKind::Extension => false,
    };
    assessment
        .findings
        .iter()
        .filter(|it| !it.advisory)
        .filter(named)
        .map(|it| ClauseApplied {
            place: Label::same(&it.clause),
            label: it.label.clone(),
            result: result_words(it.result),
            quotation: quotation(material, &it.rule),
            facts: facts(material, it),
        })
        .collect()
}

fn cuts_the_amount(material: &Material<'_>, rule: &str) -> bool {
    material
        .assessment
        .breakdown
        .iter()
        .any(|line| line.rule.as_deref() == Some(rule))
}

/// The passage of a rule's clause in the terms attached to the desk.
pub(super) fn quotation(material: &Material<'_>, rule: &str) -> Option<Quotation> {
    let passage = (material.passages)(rule)?;
    Some(Quotation {
        text: passage.text,
        language: passage.language,
        own_words: passage.own_words,
        page: passage.page,
    })
}

/// The known facts a finding rests on, and what the earlier claims come to where it counts them.
pub(super) fn facts(material: &Material<'_>, finding: &FindingView) -> Vec<FactUsed> {
    let mut facts: Vec<FactUsed> = finding
        .used
        .iter()
        .filter_map(|name| used(material, name))
        .collect();
    facts.extend(counted(material, &finding.rule));
    facts
}

/// A known fact with the page it was read from.
pub(super) fn used(material: &Material<'_>, name: &str) -> Option<FactUsed> {
    let fact = material.claim.facts.iter().find(|it| it.name == name)?;
    // The book of earlier claims names other people's business: the letter gives its result, not its rows.
    let value = fact.text.clone().filter(|_| !fact.from_book)?;
    Some(FactUsed {
        label: material.fact_label(name),
        value,
        evidence: fact.source.as_ref().and_then(|source| {
            let evidence = material
                .claim
                .evidence
                .iter()
                .find(|it| Some(&it.evidence_id) == source.evidence_id.as_ref())?;
            Some(EvidencePlace {
                document: material
                    .document_label(evidence)
                    .unwrap_or_else(|| Label::same(&evidence.name)),
                page: source.page,
            })
        }),
    })
}

/// A finding's result as a letter says it.
fn result_words(result: FindingResult) -> Label {
    match result {
        FindingResult::Met => label("充足しています", "符合", "Met"),
        FindingResult::NotMet => label("充足していません", "不符合", "Not met"),
        FindingResult::Applies => label("該当します", "属于该情形", "Applies"),
        FindingResult::DoesNotApply | FindingResult::Presumed => {
            label("該当しません", "不属于该情形", "Does not apply")
        }
        FindingResult::Undetermined => label("確認中です", "尚在确认", "Still to be confirmed"),
        FindingResult::Silent => label("対象外です", "不涉及", "Does not arise"),
    }
}

/// Readings that were chosen and that the result depends on.
pub(super) fn readings(material: &Material<'_>) -> Vec<ReadingChosen> {
    // Once chosen, a reading no longer shows as open; one chosen for this claim alone was chosen because the claim
    // could not go on without it.
    let for_this_claim = |it: &&ReadingStand| {
        let chosen = it.chosen.as_ref();
        it.matters || chosen.is_some_and(|it| it.scope == ReadingScope::Claim)
    };
    let stands = material.assessment.readings.iter().filter(for_this_claim);
    stands
        .filter_map(|stand| {
            let choice = stand.choice.as_ref()?;
            let chosen = stand.reading.choices.iter().find(|it| it.id == *choice)?;
            Some(ReadingChosen {
                place: Label::same(&stand.reading.clause),
                choice: chosen.label.clone(),
            })
        })
        .collect()
}

/// The override of the decision, where it departs from the assessment.
pub(super) fn overrides(material: &Material<'_>, kind: LetterKind) -> Vec<Override> {
    let tells = matches!(
        kind,
        LetterKind::Payment | LetterKind::PartialPayment | LetterKind::Denial
    );
    let reason = material
        .decision
        .filter(|_| tells)
        .and_then(|it| it.override_reason.clone());
    reason
        .map(|reason| Override {
            what: label(
                "当社の判断による決定",
                "由我们酌情决定",
                "Decided at our discretion",
            ),
            reason: Label::same(&reason),
        })
        .into_iter()
        .collect()
}
