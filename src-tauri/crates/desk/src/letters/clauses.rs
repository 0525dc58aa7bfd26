//! The clauses, readings and overrides a letter rests on. A presumption never stands in one.

use satei_letters::data::{ClauseApplied, EvidencePlace, FactUsed, Override, Quotation, ReadingChosen};
use satei_rules::{Part, Pays};

use super::money::{counted, yen};
use super::{Material, worked_out};
use crate::assessing::beyond_limit;
use crate::text::{fill, label};
use crate::view::{
    DecisionView, EvidenceView, FindingResult, FindingView, FindingWeight, Label, LetterKind, ReadingScope,
    ReadingStand,
};

/// The clauses to name: what the denial rests on, or what the payment fulfils.
pub(super) fn applied(material: &Material<'_>, kind: LetterKind) -> Vec<ClauseApplied> {
    let named = named(material, kind);
    named.into_iter().map(|it| clause(material, it)).collect()
}

fn named<'a>(material: &Material<'a>, kind: LetterKind) -> Vec<&'a FindingView> {
    let assessment = material.assessment;
    // A service has no amount: what grants it are the conditions that are met.
    let grants: &[&str] = if material.benefit.pays == Pays::Service {
        &["eligibility", "deadline", "limit", "payout"]
    } else {
        &["payout", "limit"]
    };
    let is_named = |finding: &&FindingView| match kind {
        LetterKind::Denial => assessment.denied_by.contains(&finding.rule),
        LetterKind::Payment | LetterKind::PartialPayment => {
            (grants.contains(&finding.kind.as_str()) && finding.result == FindingResult::Met)
                || cuts_the_amount(material, &finding.rule)
        }
        LetterKind::Deficiency | LetterKind::Acknowledgement | LetterKind::Extension => false,
    };
    let findings = assessment.findings.iter();
    findings.filter(|it| !it.advisory).filter(is_named).collect()
}

fn clause(material: &Material<'_>, finding: &FindingView) -> ClauseApplied {
    ClauseApplied {
        place: Label::same(&finding.clause),
        label: finding.label.clone(),
        result: result(material, finding),
        quotation: quotation(material, &finding.rule),
        facts: facts(material, finding),
    }
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

/// The known facts a finding rests on, with those that its amount is worked out from where it gives or cuts one, and
/// what the earlier claims come to where it counts them.
pub(super) fn facts(material: &Material<'_>, finding: &FindingView) -> Vec<FactUsed> {
    let mut names = finding.used.clone();
    if finding.kind == "payout" || cuts_the_amount(material, &finding.rule) {
        let amount = worked_out::facts(material, &finding.rule);
        names.extend(amount.into_iter().filter(|it| !finding.used.contains(it)));
    }
    let mut facts: Vec<FactUsed> = names.iter().filter_map(|name| used(material, name)).collect();
    facts.extend(counted(material, &finding.rule));
    facts
}

/// A known fact with the page it was read from.
pub(super) fn used(material: &Material<'_>, name: &str) -> Option<FactUsed> {
    let fact = material.claim.facts.iter().find(|it| it.name == name)?;
    // The book of earlier claims names other people's business: the letter gives its result, not its rows.
    let value = material.value(fact).filter(|_| !fact.from_book)?;
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
                    .unwrap_or_else(|| handed_in(evidence)),
                page: source.page,
            })
        }),
    })
}

/// A file of no kind of document, by the name that the claimant gave it.
fn handed_in(file: &EvidenceView) -> Label {
    let words = label("ご提出資料「{n}」", "您提交的“{n}”", "your file “{n}”");
    fill(words, "n", &Label::same(&file.name))
}

/// A finding's result as a letter says it. A limit that cut the amount says that and not that it is met, and so does a
/// payout that its own cap cut.
fn result(material: &Material<'_>, finding: &FindingView) -> Label {
    let capped = || {
        let mut lines = material.assessment.breakdown.iter();
        lines.any(|it| it.rule.as_ref() == Some(&finding.rule) && it.label == beyond_limit())
    };
    if finding.kind == "payout" && finding.result == FindingResult::Met && capped() {
        return label(
            "充足しています。限度を適用しました",
            "符合，已适用限额",
            "Met; limit applied",
        );
    }
    if finding.kind != "limit" || !cuts_the_amount(material, &finding.rule) {
        return result_words(finding.result);
    }
    if worked_out::has(material, &finding.rule, Part::Deduct) {
        return label("差し引きました", "已予扣除", "Taken off");
    }
    label("限度を適用しました", "已适用限额", "Limit applied")
}

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

/// Readings that were chosen, by the house or for this claim, and that a clause the letter names went by; and those the
/// result turns on.
pub(super) fn readings(material: &Material<'_>, kind: LetterKind) -> Vec<ReadingChosen> {
    let named = named(material, kind);
    // One chosen for this claim alone was chosen because the claim could not go on without it.
    let plays_a_part = |it: &&ReadingStand| {
        let chosen = it.chosen.as_ref();
        let for_this_claim = chosen.is_some_and(|it| it.scope == ReadingScope::Claim);
        let gone_by = named
            .iter()
            .any(|finding| finding.readings.contains(&it.reading.id));
        it.matters || for_this_claim || gone_by
    };
    let stands = material.assessment.readings.iter().filter(plays_a_part);
    stands
        .filter_map(|stand| {
            let choice = stand.choice.as_ref()?;
            let chosen = stand.reading.choices.iter().find(|it| it.id == *choice)?;
            Some(ReadingChosen {
                place: Label::same(&stand.reading.clause),
                choice: answer(&stand.reading.question, &chosen.label),
            })
        })
        .collect()
}

/// A reading in words: a choice says nothing without the question it answers.
pub(super) fn answer(question: &Label, choice: &Label) -> Label {
    let words = fill(Label::same("{q} → {c}"), "q", question);
    fill(words, "c", choice)
}

/// Where the decision departs from the assessment: the clauses that it passes over. Why it does is the house's own
/// business and stands in the file copy; what the claimant should hear of it is the adjuster's remark.
pub(super) fn overrides(material: &Material<'_>, kind: LetterKind) -> Vec<Override> {
    let gives = matches!(kind, LetterKind::Payment | LetterKind::PartialPayment);
    let departs = material.decision.filter(|it| it.override_reason.is_some());
    let assessment = material.assessment;
    // A payment in part called whole, or the other way round, passes over no clause: the amount is the assessed one.
    let renamed = |it: &DecisionView| {
        let proposed = assessment.proposal.as_ref();
        it.amount.is_some() && proposed.is_some_and(|proposed| proposed.amount == it.amount)
    };
    let Some(decision) = departs.filter(|it| gives && !renamed(it)) else {
        return Vec::new();
    };
    let those = |keep: &dyn Fn(&FindingView) -> bool| -> Vec<ClauseApplied> {
        let kept = assessment.findings.iter().filter(|it| keep(it));
        kept.map(|it| clause(material, it)).collect()
    };
    let denying = those(&|it| assessment.denied_by.contains(&it.rule));
    let open = those(&|it| it.weight == FindingWeight::Open);
    let serves = material.benefit.pays == Pays::Service;
    let (what, clauses) = if !denying.is_empty() {
        (passed_over(serves), denying)
    } else if !open.is_empty() {
        (not_settled(serves), open)
    } else {
        (amount_set(material), Vec::new())
    };
    vec![Override {
        what,
        clauses,
        gives_less: below_assessed(material, decision),
    }]
}

fn passed_over(serves: bool) -> Label {
    if serves {
        return label(
            "次の条項にかかわらず、当社の判断によりお取り扱いいたします。",
            "不拘于下列条款，由我们酌情办理。",
            "Notwithstanding the clauses below, we grant this at our discretion.",
        );
    }
    label(
        "次の条項にかかわらず、当社の判断によりお支払いいたします。",
        "不拘于下列条款，由我们酌情支付。",
        "Notwithstanding the clauses below, we pay at our discretion.",
    )
}

fn not_settled(serves: bool) -> Label {
    if serves {
        return label(
            "次の条項については確認が終わっておりませんが、当社の判断によりお取り扱いいたします。",
            "下列条款尚未确认完毕，由我们酌情办理。",
            "Although the clauses below are not settled, we grant this at our discretion.",
        );
    }
    label(
        "次の条項については確認が終わっておりませんが、当社の判断によりお支払いいたします。",
        "下列条款尚未确认完毕，由我们酌情支付。",
        "Although the clauses below are not settled, we pay at our discretion.",
    )
}

/// The amount is another than the clauses come to, or they leave it open: names those that give it.
fn amount_set(material: &Material<'_>) -> Label {
    let gives = material.assessment.findings.iter();
    let gives = gives.filter(|it| it.kind == "payout" && it.result == FindingResult::Met);
    let mut places: Vec<&str> = gives.map(|it| it.clause.as_str()).collect();
    places.dedup();
    let assessed = material.assessment.amount.as_ref();
    let words = if assessed.is_some_and(|it| it.to.as_ref() == Some(&it.from)) {
        label(
            "お支払額は、{x}による計算にかかわらず、当社の判断により定めました。",
            "支付金额不拘于按{x}的计算，由我们酌情确定。",
            "The amount was set at our discretion, whatever the calculation under {x} comes to.",
        )
    } else {
        label(
            "お支払額は、{x}にもとづき、当社の判断により定めました。",
            "支付金额由我们依据{x}酌情确定。",
            "The amount was set at our discretion under {x}.",
        )
    };
    let join = |between: &str| places.join(between);
    fill(words, "x", &label(join("、"), join("、"), join("; ")))
}

/// Whether less is paid than the least that was assessed: then the claimant is owed a reason.
pub(super) fn below_assessed(material: &Material<'_>, decision: &DecisionView) -> bool {
    let paid = decision.amount.as_deref().and_then(|it| yen(it).ok());
    let least = material.assessment.amount.as_ref();
    let least = least.and_then(|it| yen(&it.from).ok());
    paid.zip(least).is_some_and(|(paid, least)| paid < least)
}
