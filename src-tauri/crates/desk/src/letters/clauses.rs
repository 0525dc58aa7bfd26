//! The clauses, readings and overrides a letter rests on. A presumption never stands in one.

use satei_letters::data::{ClauseApplied, EvidencePlace, FactUsed, Override, Quotation, ReadingChosen};

use super::Material;
use crate::text::label;
use crate::view::{FindingResult, FindingView, Label, LetterKind};

/// The clauses to name: what the denial rests on, or what the payment fulfils.
pub(super) fn applied(material: &Material<'_>, kind: LetterKind) -> Vec<ClauseApplied> {
    let assessment = material.assessment;
    let named = |finding: &&FindingView| match kind {
        LetterKind::Denial => assessment.denied_by.contains(&finding.rule),
        LetterKind::Payment | LetterKind::PartialPayment => {
            (matches!(finding.kind.as_str(), "payout" | "limit") && finding.result == FindingResult::Met)
                || cuts_the_amount(material, &finding.rule)
        }
        LetterKind::Deficiency | LetterKind::Acknowledgement | LetterKind::Extension => false,
    };
    assessment
        .findings
        .iter()
        .filter(|it| !it.advisory)
        .filter(named)
        .map(|it| clause(material, it))
        .collect()
}

fn cuts_the_amount(material: &Material<'_>, rule: &str) -> bool {
    material
        .assessment
        .breakdown
        .iter()
        .any(|line| line.rule.as_deref() == Some(rule))
}

fn clause(material: &Material<'_>, finding: &FindingView) -> ClauseApplied {
    ClauseApplied {
        place: Label::same(&finding.clause),
        label: finding.label.clone(),
        result: result_words(finding.result),
        quotation: (material.passages)(&finding.rule).map(|passage| Quotation {
            text: passage.text,
            language: satei_letters::Language::Ja,
            own_words: passage.own_words,
        }),
        facts: finding
            .used
            .iter()
            .filter_map(|name| used(material, name))
            .collect(),
    }
}

fn used(material: &Material<'_>, name: &str) -> Option<FactUsed> {
    let fact = material.claim.facts.iter().find(|it| it.name == name)?;
    // The book of earlier claims names other people's business: the letter gives its result, not its rows.
    let value = fact.text.clone().filter(|_| !fact.from_book)?;
    let known = material.info.vocabulary.facts.iter().find(|it| it.name == name);
    Some(FactUsed {
        label: known.map_or_else(|| Label::same(name), |it| it.label.clone()),
        value,
        evidence: fact.source.as_ref().and_then(|source| {
            let evidence = material
                .claim
                .evidence
                .iter()
                .find(|it| Some(&it.evidence_id) == source.evidence_id.as_ref())?;
            let kind = material
                .info
                .vocabulary
                .documents
                .iter()
                .find(|it| Some(&it.name) == evidence.document.as_ref());
            Some(EvidencePlace {
                document: kind.map_or_else(|| Label::same(&evidence.name), |it| it.label.clone()),
                page: source.page,
            })
        }),
    })
}

/// A finding's result as a letter says it.
pub(super) fn result_words(result: FindingResult) -> Label {
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
    let stands = material.assessment.readings.iter().filter(|it| it.matters);
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
                "本公司裁量决定",
                "Decided at our discretion",
            ),
            reason: Label::same(&reason),
        })
        .into_iter()
        .collect()
}
