//! What a letter asks for, and what it says is still to be confirmed.

use chrono::NaiveDate;
use satei_letters::data::{Extension, FactUsed, MissingItem, Outstanding, Quotation};

use super::{Material, clauses};
use crate::text::label;
use crate::view::{
    AskedDocument, DocumentInfo, DocumentState, FindingResult, FindingView, FindingWeight, Label, Needed,
    Wait,
};

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
            let title = name(material, first);
            let (place, quotation) = grounds(material, asked);
            Some(MissingItem {
                why: why.map_or_else(
                    by_clause,
                    |it| if same_name(&it, &title) { by_clause() } else { it },
                ),
                document: title,
                place: Label::same(place),
                quotation,
                facts: shown_wanting(material, asked),
                alternatives: others.iter().map(|it| name(material, it)).collect(),
                ask: document(material, first).and_then(|it| whom_to_ask(it.issuer.as_ref()?)),
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

/// Whether a rule is named as the document it asks for: letters say the name once.
fn same_name(rule: &Label, document: &Label) -> bool {
    let plain = |text: &str| text.replace("または", "").replace(['・', '、'], "");
    plain(&rule.ja) == plain(&document.ja)
}

/// Why a document is asked for whose rule bears no other name than the document.
fn by_clause() -> Label {
    label(
        "下記の条項により、審査に必要な書類と定められています。",
        "根据下列条款，属审核所需材料。",
        "The clause below makes it necessary for the decision.",
    )
}

/// Whom to ask for a document. The person the letter goes to need not be told to ask themselves, but where they have it
/// from, which the vocabulary adds in brackets.
fn whom_to_ask(issuer: &Label) -> Option<Label> {
    let (who, rest) = issuer.ja.split_once('(').unwrap_or((&issuer.ja, ""));
    if !who.ends_with("本人") && !who.starts_with("申請者") {
        return Some(issuer.clone());
    }
    let within = |text: &str| Some(text.split_once('(')?.1.trim_end_matches(')').to_owned());
    let (_, en) = issuer.en.split_once(", ")?;
    Some(label(rest.trim_end_matches(')'), within(&issuer.zh_hans)?, en))
}

/// The clause to name and its passage, which belong together: that of the quality rule which the document that came
/// fails, otherwise that of the rule which asks for it.
fn grounds<'a>(material: &'a Material<'_>, asked: &'a AskedDocument) -> (&'a str, Option<Quotation>) {
    let failing = failing(material, asked).find(|it| it.clause == asked.clause);
    let of_failing = failing.and_then(|it| Some((&*it.clause, clauses::quotation(material, &it.rule)?)));
    of_failing.map_or_else(
        || {
            let asks = material.plan.rule(&asked.rule).map(|it| &*it.clause);
            match clauses::quotation(material, &asked.rule) {
                Some(passage) => (asks.unwrap_or(asked.clause.as_str()), Some(passage)),
                None => (asked.clause.as_str(), None),
            }
        },
        |(clause, passage)| (clause, Some(passage)),
    )
}

/// The quality rules that a document of those asked for fails.
fn failing<'a>(
    material: &'a Material<'_>,
    asked: &'a AskedDocument,
) -> impl Iterator<Item = &'a FindingView> {
    let of = |finding: &&FindingView| {
        let rule = material.plan.rule(&finding.rule);
        let document = rule.and_then(|it| it.of.as_ref());
        document.is_some_and(|it| asked.alternatives.contains(it))
    };
    material
        .assessment
        .findings
        .iter()
        .filter(|it| it.result == FindingResult::NotMet)
        .filter(of)
}

/// The facts that show what is wrong with a document that came: those its failing quality rules rest on.
fn shown_wanting(material: &Material<'_>, asked: &AskedDocument) -> Vec<FactUsed> {
    let mut names: Vec<&str> = Vec::new();
    for name in failing(material, asked).flat_map(|it| &it.used) {
        if !names.contains(&name.as_str()) {
            names.push(name);
        }
    }
    names
        .into_iter()
        .filter_map(|name| clauses::used(material, name))
        .collect()
}

/// Until when the result comes, and everything that has to be confirmed before: documents that are missing, else
/// every clause whose result can change the decision, and every amount that a person has still to establish.
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
            .filter(|it| it.result == FindingResult::Undetermined && it.weight == FindingWeight::Open)
            .map(|it| Outstanding {
                what: it.label.clone(),
                why: waits_for(material, it),
                place: Some(Label::same(&it.clause)),
                quotation: clauses::quotation(material, &it.rule),
                facts: clauses::facts(material, it),
                until,
            })
            .collect();
        outstanding.extend(amounts(material, until));
    }
    Extension {
        was_due_on: material.claim.due_on.as_ref().and_then(|it| it.parse().ok()),
        due_on: until,
        outstanding,
    }
}

/// The payouts whose amount a person has still to establish, and that no open clause names already.
fn amounts<'a>(material: &'a Material<'_>, until: NaiveDate) -> impl Iterator<Item = Outstanding> + 'a {
    let findings = &material.assessment.findings;
    let is_open = |rule: &str| {
        let mut open = findings.iter().filter(|it| it.weight == FindingWeight::Open);
        open.any(|it| it.rule == rule)
    };
    let questions = material.assessment.settle.questions.iter();
    let rules = questions.filter_map(|it| match it {
        Wait::Amount { name } => Some(name.as_str()),
        _ => None,
    });
    rules.filter(move |rule| !is_open(rule)).filter_map(move |rule| {
        let asks = material.plan.rule(rule)?;
        let finding = findings.iter().find(|it| it.rule == rule);
        Some(Outstanding {
            what: asks.label.clone(),
            why: establishing(),
            place: Some(Label::same(&asks.clause)),
            quotation: clauses::quotation(material, rule),
            facts: finding.map_or_else(Vec::new, |it| clauses::facts(material, it)),
            until,
        })
    })
}

fn establishing() -> Label {
    label(
        "お支払額を確認しています。",
        "正在核定支付金额。",
        "We are establishing the amount.",
    )
}

/// What a finding waits for, by the names of the facts and documents; where it waits for the house alone, that.
fn waits_for(material: &Material<'_>, finding: &FindingView) -> Label {
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
    let amount = |it: &Wait| matches!(it, Wait::Amount { .. });
    if names.is_empty() && finding.waits_for.iter().any(amount) {
        return establishing();
    }
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
