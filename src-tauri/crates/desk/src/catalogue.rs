//! What the window needs to know of plans, facts, documents and readings.

use satei_rules::{Catalogue, FactType, Field, PlanVersion, Reading};

use crate::text::label;
use crate::view::{
    BenefitInfo, DocumentInfo, EnumOption, FactInfo, FactInput, Label, ListColumn, PlanInfo, ReadingChoice,
    ReadingInfo, VocabularyInfo,
};

/// Every plan of the catalogue.
pub(crate) fn plans(catalogue: &Catalogue) -> Vec<PlanInfo> {
    catalogue
        .plans()
        .iter()
        .filter_map(|plan| Some((plan, plan.versions.last()?)))
        .map(|(plan, newest)| PlanInfo {
            id: plan.id.clone(),
            label: plan.label.clone(),
            versions: plan.versions.iter().map(|it| it.effective.clone()).collect(),
            insurance: newest.insurance,
            benefits: newest
                .benefits
                .iter()
                .map(|it| BenefitInfo {
                    id: it.id.clone(),
                    label: it.label.clone(),
                    subject: it.subject,
                })
                .collect(),
        })
        .collect()
}

/// Facts and documents, in the order of the vocabulary.
pub(crate) fn vocabulary(catalogue: &Catalogue) -> VocabularyInfo {
    let vocabulary = catalogue.vocabulary();
    VocabularyInfo {
        facts: vocabulary
            .facts
            .iter()
            .map(|it| FactInfo {
                name: it.id.clone(),
                label: it.label.clone(),
                question: it.question.clone(),
                group: it.group.clone(),
                input: input(catalogue, &it.ty),
                proof: it.proof,
                optional: it.optional,
            })
            .collect(),
        documents: vocabulary
            .documents
            .iter()
            .map(|it| DocumentInfo {
                name: it.id.clone(),
                label: it.label.clone(),
                proves: it.proves.clone(),
                issuer: it.issuer.clone(),
            })
            .collect(),
    }
}

/// The input a fact is edited with.
pub(crate) fn input(catalogue: &Catalogue, of: &FactType) -> FactInput {
    match of {
        FactType::Bool => FactInput::Bool,
        FactType::Yen => FactInput::Yen,
        FactType::Count => FactInput::Count,
        FactType::Date => FactInput::Date,
        FactType::Instant => FactInput::Instant,
        FactType::Text => FactInput::Text,
        FactType::Enum { of } => FactInput::Enum {
            options: catalogue
                .vocabulary()
                .enumeration(of)
                .map_or_else(Vec::new, |(_, it)| {
                    it.values
                        .iter()
                        .map(|it| EnumOption {
                            value: it.id.clone(),
                            label: it.label.clone(),
                        })
                        .collect()
                }),
        },
        FactType::List { fields, .. } => FactInput::List {
            columns: fields.iter().map(|it| column(catalogue, it)).collect(),
        },
    }
}

fn column(catalogue: &Catalogue, field: &Field) -> ListColumn {
    ListColumn {
        name: field.id.clone(),
        label: field.label.clone(),
        input: input(catalogue, &field.ty),
    }
}

/// A reading of a plan.
pub(crate) fn reading(plan: &PlanVersion, reading: &Reading) -> ReadingInfo {
    ReadingInfo {
        plan: plan.id.clone(),
        id: reading.id.clone(),
        register: reading.register.clone().unwrap_or_default(),
        clause: reading.clause.clone(),
        question: reading.question.clone(),
        choices: reading
            .choices
            .iter()
            .map(|it| ReadingChoice {
                id: it.id.clone(),
                label: it.label.clone(),
            })
            .collect(),
        recommended: reading.recommend.clone(),
        because: reading.because.clone(),
    }
}

/// The name of a fact, document, rule or reading, or the id itself where nothing is named so.
pub(crate) fn name_of(catalogue: &Catalogue, id: &str) -> Label {
    let vocabulary = catalogue.vocabulary();
    if vocabulary.fact(id).is_some() || vocabulary.document(id).is_some() {
        return label_of(catalogue, id);
    }
    let versions = || catalogue.plans().iter().flat_map(|it| &it.versions);
    let rule = || versions().find_map(|it| it.rule(id)).map(|it| it.label.clone());
    let reading = || {
        versions()
            .find_map(|it| it.reading(id))
            .map(|it| it.question.clone())
    };
    rule().or_else(reading).unwrap_or_else(|| Label::same(id))
}

/// The name of a fact or a document, or the id itself where the vocabulary has neither.
pub(crate) fn label_of(catalogue: &Catalogue, id: &str) -> Label {
    let vocabulary = catalogue.vocabulary();
    vocabulary
        .document(id)
        .map(|(_, it)| it.label.clone())
        .or_else(|| vocabulary.fact(id).map(|(_, it)| it.label.clone()))
        .unwrap_or_else(|| label(id, id, id))
}
