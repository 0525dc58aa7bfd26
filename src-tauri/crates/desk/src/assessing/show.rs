//! An assessment of the rules core as the window shows it.

use satei_model::EvidenceId;
use satei_rules::{
    Assessment, BreakdownLine as CoreLine, Catalogue, Charge, Finding, FindingResult as Core, LineKind, Need,
    Needed as CoreNeeded, PlanVersion, Remainder, RemainderUnit as CoreUnit, Requirement, RuleKind, Verdict,
    VersionBy,
};

use crate::catalogue::{label_of, reading};
use crate::text::{defect_text, fill, label};
use crate::view::{
    AmountView, AskedDocument, AssessmentView, BreakdownLine, BreakdownRole, ChargeView, FindingCounts,
    FindingResult, FindingView, FindingWeight, Label, Needed, Outcome, ProposalView, ReadingChosen,
    ReadingStand, RemainderUnit, RemainderView, RequirementDocument, RequirementView, SettleView,
    VerdictKind, Wait,
};

/// What people did on the claim, which the core's answer does not repeat.
pub(crate) struct Handled<'a> {
    /// Who confirmed or overturned a presumption, or answered a discretion, by rule.
    pub by_rule: &'a dyn Fn(&str) -> Option<String>,
    /// Who chose a reading, when and why, by reading.
    pub choice: &'a dyn Fn(&str) -> Option<ReadingChosen>,
    /// Evidence classified as a document.
    pub evidence: &'a dyn Fn(&str) -> Vec<EvidenceId>,
}

/// The verdict in the window's words.
pub(crate) fn verdict_kind(verdict: Verdict) -> VerdictKind {
    match verdict {
        Verdict::PlanDefect => VerdictKind::PlanDefect,
        Verdict::NotPayable => VerdictKind::NotPayable,
        Verdict::Undetermined => VerdictKind::Undetermined,
        Verdict::Payable => VerdictKind::Payable,
        Verdict::Entitled => VerdictKind::Entitled,
        Verdict::NotEntitled => VerdictKind::NotEntitled,
    }
}

/// The whole assessment.
pub(crate) fn show(catalogue: &Catalogue, assessment: &Assessment, handled: &Handled<'_>) -> AssessmentView {
    let plan = catalogue
        .plan(&assessment.plan)
        .and_then(|it| it.version(&assessment.version).or(it.versions.last()));
    let findings: Vec<FindingView> = assessment
        .findings
        .iter()
        .map(|it| finding(it, weight(it, assessment), handled))
        .collect();
    AssessmentView {
        benefit: assessment.benefit.clone(),
        label: plan
            .and_then(|it| it.benefit(&assessment.benefit))
            .map_or_else(|| Label::same(&assessment.benefit), |it| it.label.clone()),
        version: assessment.version.clone(),
        why_version: plan.map_or_else(Label::default, |it| why_version(catalogue, it)),
        verdict: verdict_kind(assessment.verdict),
        presuming: assessment.presuming,
        amount: assessment.amount.as_ref().map(|it| AmountView {
            from: it.from.to_string(),
            to: it.to.map(|it| it.to_string()),
        }),
        breakdown: breakdown(assessment),
        charges: assessment.charges.iter().map(charge).collect(),
        remainders: plan.map_or_else(Vec::new, |plan| remainders(plan, assessment)),
        counts: counts(&findings),
        findings,
        requirements: assessment
            .requirements
            .iter()
            .map(|it| requirement(catalogue, plan, it, handled))
            .collect(),
        settle: settle(plan, assessment),
        readings: plan.map_or_else(Vec::new, |plan| stands(plan, assessment, handled)),
        denied_by: assessment.denied_by.clone(),
        defect: assessment.defect.as_ref().map(defect_text),
        late_alone: assessment.late_alone,
        proposal: proposal(assessment),
    }
}

/// The decision that follows from an assessment, if it is settled.
pub(crate) fn proposal(assessment: &Assessment) -> Option<ProposalView> {
    let plain = |outcome| {
        Some(ProposalView {
            outcome,
            amount: None,
        })
    };
    match assessment.verdict {
        Verdict::Payable => {
            let amount = assessment.amount.as_ref()?;
            let exact = amount.to.filter(|to| *to == amount.from)?;
            Some(ProposalView {
                outcome: if assessment.pays_in_part() {
                    Outcome::PartlyPaid
                } else {
                    Outcome::Paid
                },
                amount: Some(exact.to_string()),
            })
        }
        Verdict::NotPayable => plain(Outcome::Denied),
        Verdict::Entitled => plain(Outcome::Entitled),
        Verdict::NotEntitled => plain(Outcome::NotEntitled),
        Verdict::PlanDefect | Verdict::Undetermined => None,
    }
}

/// What picks the version, in words: the fact or the reading the plan names.
fn why_version(catalogue: &Catalogue, plan: &PlanVersion) -> Label {
    let by = match &plan.version_by {
        VersionBy::Fact(id) => label_of(catalogue, id),
        VersionBy::Reading(id) => plan
            .reading(id)
            .map_or_else(|| Label::same(id), |it| it.question.clone()),
    };
    fill(label("{by}による", "按{by}", "by {by}"), "by", &by)
}

fn breakdown(assessment: &Assessment) -> Vec<BreakdownLine> {
    let exact = |yen: i64| AmountView {
        from: yen.to_string(),
        to: Some(yen.to_string()),
    };
    let mut lines: Vec<BreakdownLine> = assessment
        .breakdown
        .iter()
        .map(|line| BreakdownLine {
            label: line_label(line),
            amount: exact(line.amount.saturating_abs()),
            role: match line.kind {
                LineKind::Payout => BreakdownRole::Loss,
                LineKind::Removed
                | LineKind::Share
                | LineKind::Cap
                | LineKind::Limit
                | LineKind::Deductible => BreakdownRole::Removed,
            },
            rule: Some(line.rule.clone()),
        })
        .collect();
    if let (false, Some(total)) = (lines.is_empty(), &assessment.amount) {
        lines.push(BreakdownLine {
            label: label("お支払額", "赔付金额", "Amount payable"),
            amount: AmountView {
                from: total.from.to_string(),
                to: total.to.map(|it| it.to_string()),
            },
            role: BreakdownRole::Result,
            rule: None,
        });
    }
    lines
}

fn charge(charge: &Charge) -> ChargeView {
    ChargeView {
        rule: charge.rule.clone(),
        clause: charge.clause.clone(),
        label: charge.label.clone(),
        amount: AmountView {
            from: charge.amount.from.to_string(),
            to: charge.amount.to.map(|it| it.to_string()),
        },
        certain: !charge.amount.denial_possible,
        waits_for: charge.waits_for.iter().map(wait).collect(),
    }
}

/// What a finding means for the verdict as it stands. A payout that is not the one taken denies nothing, a line
/// that is taken off the amount neither; and what is still open matters only where it can change verdict or amount.
fn weight(finding: &Finding, assessment: &Assessment) -> FindingWeight {
    let favourable = matches!(assessment.verdict, Verdict::Payable | Verdict::Entitled);
    let denies = assessment.denied_by.contains(&finding.rule);
    let deducts = || {
        let mut lines = assessment.breakdown.iter();
        lines.any(|it| it.rule == finding.rule && it.kind == LineKind::Removed)
    };
    match finding.result {
        Core::Silent => FindingWeight::Silent,
        Core::Met | Core::DoesNotApply => FindingWeight::Favour,
        _ if finding.advisory => FindingWeight::Advisory,
        Core::Presumed => FindingWeight::Presumed,
        Core::Undetermined if finding.matters => FindingWeight::Open,
        Core::Undetermined => FindingWeight::Idle,
        Core::NotMet | Core::Applies if denies => FindingWeight::Against,
        Core::NotMet | Core::Applies if deducts() => FindingWeight::Deducts,
        Core::NotMet | Core::Applies if favourable || finding.kind == RuleKind::Payout => FindingWeight::Idle,
        Core::NotMet | Core::Applies => FindingWeight::Against,
    }
}

/// A line's name. What a rule takes off bears a name of its own, so that no two lines read the same.
fn line_label(line: &CoreLine) -> Label {
    match line.kind {
        LineKind::Payout | LineKind::Removed | LineKind::Deductible => line.label.clone(),
        LineKind::Share => label(
            "お支払いの割合を超える部分",
            "超出赔付比例的部分",
            "Beyond the share that is paid",
        ),
        LineKind::Cap => beyond_limit(),
        LineKind::Limit => fill(
            label(
                "限度を超える部分({x})",
                "超出限额的部分（{x}）",
                "Beyond the limit ({x})",
            ),
            "x",
            &line.label,
        ),
    }
}

/// The name of what a payout's own cap takes off.
pub(crate) fn beyond_limit() -> Label {
    label("限度を超える部分", "超出限额的部分", "Beyond the limit")
}

fn remainders(plan: &PlanVersion, assessment: &Assessment) -> Vec<RemainderView> {
    let of = |left: &Remainder| {
        Some(RemainderView {
            rule: left.rule.clone(),
            label: plan.rule(&left.rule)?.label.clone(),
            unit: match left.unit {
                CoreUnit::Times => RemainderUnit::Times,
                CoreUnit::Yen => RemainderUnit::Yen,
            },
            counted: left.counted.to_string(),
            before: left.before.to_string(),
        })
    };
    assessment.remainders.iter().filter_map(of).collect()
}

fn finding(finding: &Finding, weight: FindingWeight, handled: &Handled<'_>) -> FindingView {
    FindingView {
        rule: finding.rule.clone(),
        kind: serde_json::to_value(finding.kind)
            .ok()
            .and_then(|it| it.as_str().map(str::to_owned))
            .unwrap_or_default(),
        clause: finding.clause.clone(),
        label: finding.label.clone(),
        result: match finding.result {
            Core::Met => FindingResult::Met,
            Core::NotMet => FindingResult::NotMet,
            Core::Undetermined => FindingResult::Undetermined,
            Core::Applies => FindingResult::Applies,
            Core::DoesNotApply => FindingResult::DoesNotApply,
            Core::Presumed => FindingResult::Presumed,
            Core::Silent => FindingResult::Silent,
        },
        weight,
        advisory: finding.advisory,
        used: finding
            .used
            .iter()
            .filter_map(|it| {
                if let Need::Fact(id) = it {
                    Some(id.clone())
                } else {
                    None
                }
            })
            .collect(),
        readings: finding
            .used
            .iter()
            .filter_map(|it| match it {
                Need::Reading(id) => Some(id.clone()),
                _ => None,
            })
            .collect(),
        waits_for: finding.waits_for.iter().map(wait).collect(),
        presumed: finding.presumed,
        handled_by: (handled.by_rule)(&finding.rule),
    }
}

fn counts(findings: &[FindingView]) -> FindingCounts {
    let mut counts = FindingCounts::default();
    for finding in findings {
        match finding.weight {
            FindingWeight::Favour => counts.met += 1,
            FindingWeight::Against => counts.against += 1,
            FindingWeight::Open => counts.open += 1,
            FindingWeight::Presumed => counts.presumed += 1,
            FindingWeight::Deducts
            | FindingWeight::Advisory
            | FindingWeight::Idle
            | FindingWeight::Silent => {}
        }
    }
    counts
}

/// What is waited for, in the window's words.
fn wait(need: &Need) -> Wait {
    let name = need.id().to_owned();
    match need {
        Need::Fact(_) => Wait::Fact { name },
        Need::Document(_) => Wait::Document { name },
        Need::Review(_) => Wait::Review { name },
        Need::Reading(_) => Wait::Reading { name },
        Need::Hole(_) => Wait::Amount { name },
        Need::Discretion(_) => Wait::Discretion { name },
        Need::Enquiry(_) => Wait::Enquiry { name },
        Need::Holidays(_) => Wait::Holidays { name },
    }
}

fn requirement(
    catalogue: &Catalogue,
    plan: Option<&PlanVersion>,
    requirement: &Requirement,
    handled: &Handled<'_>,
) -> RequirementView {
    let rule = plan.and_then(|it| it.rule(&requirement.rule));
    let failed = requirement.alternatives.iter().flat_map(|it| &it.fails).next();
    let why = failed
        .and_then(|it| plan?.rule(it))
        .map(|it| it.label.clone())
        .or_else(|| {
            requirement
                .why
                .as_ref()
                .filter(|it| !it.is_empty())
                .map(|it| Label::same(it))
        });
    RequirementView {
        rule: requirement.rule.clone(),
        clause: rule.map_or_else(String::new, |it| it.clause.clone()),
        label: rule.map_or_else(Label::default, |it| it.label.clone()),
        advisory: rule.is_some_and(|it| it.advisory),
        alternatives: requirement
            .alternatives
            .iter()
            .map(|it| RequirementDocument {
                document: it.document.clone(),
                label: label_of(catalogue, &it.document),
                state: it.state,
                evidence: (handled.evidence)(&it.document)
                    .iter()
                    .map(ToString::to_string)
                    .collect(),
            })
            .collect(),
        state: requirement.state,
        needed: match requirement.needed {
            CoreNeeded::Yes => Needed::Yes,
            CoreNeeded::Perhaps => Needed::Unknown,
            CoreNeeded::No => Needed::No,
        },
        why,
    }
}

fn settle(plan: Option<&PlanVersion>, assessment: &Assessment) -> SettleView {
    SettleView {
        documents: assessment
            .settle
            .documents
            .iter()
            .map(|it| vec![it.clone()])
            .collect(),
        certain: assessment.settle.complete,
        ask: assessment
            .settle
            .deficiency
            .iter()
            .map(|ask| {
                // Where one that is here was found wanting, the clause that it fails says why.
                let place = ask.fails.first().or(ask.rule.as_ref());
                let clause = place.and_then(|it| plan?.rule(it)).map(|it| it.clause.clone());
                AskedDocument {
                    rule: ask.rule.clone().unwrap_or_default(),
                    clause: clause.unwrap_or_default(),
                    alternatives: ask.documents.clone(),
                }
            })
            .collect(),
        questions: assessment.settle.questions.iter().map(wait).collect(),
    }
}

fn stands(plan: &PlanVersion, assessment: &Assessment, handled: &Handled<'_>) -> Vec<ReadingStand> {
    let used = assessment
        .readings
        .iter()
        .filter_map(|stand| Some((stand, plan.reading(&stand.id)?)));
    used.map(|(stand, of)| ReadingStand {
        reading: reading(plan, of),
        choice: stand.choice.clone(),
        chosen: (handled.choice)(&stand.id),
        matters: stand.matters,
    })
    .collect()
}
