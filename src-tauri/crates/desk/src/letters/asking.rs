//! What a letter asks for, and what it says is still to be confirmed.

use chrono::NaiveDate;
use satei_letters::data::{Extension, MissingItem, Outstanding};

use super::{Material, clauses};
use crate::text::label;
use crate::view::{AskedDocument, DocumentInfo, DocumentState, FindingResult, FindingView, Label, Needed};

/// Every document that is asked for, with why, the clause and its passage, what is known, and what else would do.
pub(super) fn missing(material: &Material<'_>) -> Vec<MissingItem> {
    let asked = material.assessment.settle.ask.iter();
    asked
        .filter_map(|asked| {
            let (first, others) = asked.alternatives.split_first()?;
            let requirement = material
                .assessment
                .requirements
                .iter()
                .find(|it| it.rule == asked.rule);
            let why = requirement
                .and_then(|it| {
                    it.why
                        .clone()
                        .filter(|_| it.state == DocumentState::Rejected && it.needed != Needed::No)
                })
                .or_else(|| requirement.map(|it| it.label.clone()));
            Some(MissingItem {
                document: name(material, first),
                why: why.unwrap_or_default(),
                place: Label::same(&asked.clause),
                quotation: clauses::quotation(material, &asked.rule),
                facts: shown_wanting(material, asked),
                alternatives: others.iter().map(|it| name(material, it)).collect(),
                ask: document(material, first).and_then(|it| it.issuer.clone()),
            })
        })
        .collect()
}

fn document<'a>(material: &Material<'a>, id: &str) -> Option<&'a DocumentInfo> {
    let known = &material.info.vocabulary.documents;
    known.iter().find(|it| it.name == id)
}

fn name(material: &Material<'_>, id: &str) -> Label {
    document(material, id).map_or_else(|| Label::same(id), |it| it.label.clone())
}

/// The facts that show what is wrong with a document that came: those its failing quality rules rest on.
fn shown_wanting(material: &Material<'_>, asked: &AskedDocument) -> Vec<satei_letters::data::FactUsed> {
    let of = |finding: &&FindingView| {
        let rule = material.plan.rule(&finding.rule);
        let document = rule.and_then(|it| it.of.as_ref());
        document.is_some_and(|it| asked.alternatives.contains(it))
    };
    let failing = material
        .assessment
        .findings
        .iter()
        .filter(|it| it.result == FindingResult::NotMet)
        .filter(of);
    let mut names: Vec<&str> = failing.flat_map(|it| &it.used).map(String::as_str).collect();
    names.dedup();
    names
        .into_iter()
        .filter_map(|name| clauses::used(material, name))
        .collect()
}

/// Until when the result comes, and everything that has to be confirmed before: documents that are missing, else
/// every clause that is open.
pub(super) fn extension(material: &Material<'_>, until: NaiveDate) -> Extension {
    let mut outstanding: Vec<Outstanding> = missing(material)
        .into_iter()
        .map(|it| Outstanding {
            what: it.document,
            why: it.why,
            place: Some(it.place),
            quotation: it.quotation,
            facts: it.facts,
            until,
        })
        .collect();
    if outstanding.is_empty() {
        let open = material.assessment.findings.iter();
        outstanding = open
            .filter(|it| it.result == FindingResult::Undetermined && !it.advisory)
            .map(|it| Outstanding {
                what: it.label.clone(),
                why: waits_for(material, it),
                place: Some(Label::same(&it.clause)),
                quotation: clauses::quotation(material, &it.rule),
                facts: clauses::facts(material, it),
                until,
            })
            .collect();
    }
    Extension {
        was_due_on: material.claim.due_on.as_ref().and_then(|it| it.parse().ok()),
        due_on: until,
        outstanding,
    }
}

/// What a finding waits for, by the names of the facts and documents; where it waits for the house alone, that.
fn waits_for(material: &Material<'_>, finding: &FindingView) -> Label {
    use crate::view::Wait;
    let fact = |id: &str| {
        let known = material.info.vocabulary.facts.iter().find(|it| it.name == id);
        known.map(|it| it.label.clone())
    };
    let names: Vec<Label> = finding
        .waits_for
        .iter()
        .filter_map(|it| match it {
            Wait::Fact { name } => fact(name),
            Wait::Document { name: id } | Wait::Review { name: id } => Some(name(material, id)),
            Wait::Reading { .. }
            | Wait::Discretion { .. }
            | Wait::Enquiry { .. }
            | Wait::Amount { .. }
            | Wait::Holidays { .. } => None,
        })
        .collect();
    if names.is_empty() {
        return label(
            "当社において確認しています。",
            "我们正在确认。",
            "We are looking into it.",
        );
    }
    let join =
        |get: &dyn Fn(&Label) -> &str, between: &str| names.iter().map(get).collect::<Vec<_>>().join(between);
    label(
        format!("確認中の事項：{}", join(&|it| &it.ja, "、")),
        format!("正在确认：{}", join(&|it| &it.zh_hans, "、")),
        format!("Being confirmed: {}", join(&|it| &it.en, "; ")),
    )
}
