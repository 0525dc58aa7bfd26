//! A rule with labels in place of ids.

use std::collections::BTreeSet;

use satei_rules::{Catalogue, FactType, Piece, PlanVersion, Rule, RuleKind, VersionBy, Wording};

use super::word;
use crate::catalogue::label_of;
use crate::text::date_text;
use crate::view::{Label, PieceView, RuleView, StatementView, WordingView};

/// A rule of a version, whole.
pub(super) fn rule_view(catalogue: &Catalogue, version: &PlanVersion, rule: &Rule) -> RuleView {
    let statements = satei_rules::statements(catalogue, version, &rule.id);
    let mut used = Used::default();
    for statement in &statements {
        used.take(catalogue, version, &statement.wording);
    }
    used.facts.extend(rule.lines.clone());
    let own = rule.require.iter().chain(&rule.of).cloned();
    used.documents = own.chain(used.documents).collect();
    let exclusion = rule.kind == RuleKind::Exclusion;
    RuleView {
        id: rule.id.clone(),
        kind: word(rule.kind),
        benefits: rule.benefits.clone(),
        clause: rule.clause.clone(),
        at: rule.at.clone(),
        inventory: [&rule.inventory, &rule.register, &rule.interactions]
            .into_iter()
            .flatten()
            .cloned()
            .collect(),
        label: rule.label.clone(),
        advisory: rule.advisory,
        burden: exclusion.then(|| word(rule.burden)),
        enquire: rule.enquire,
        require: rule.require.clone(),
        of: rule.of.clone(),
        lines: rule.lines.clone(),
        on: (rule.kind == RuleKind::Charge).then(|| word(rule.on)),
        open: rule.open.clone(),
        statements: statements
            .iter()
            .map(|it| StatementView {
                part: word(it.part),
                wording: wording_view(catalogue, version, &it.wording),
            })
            .collect(),
        facts: in_order(catalogue.vocabulary().facts.iter().map(|it| &it.id), &used.facts),
        documents: in_order(
            catalogue.vocabulary().documents.iter().map(|it| &it.id),
            &used.documents,
        ),
        readings: in_order(version.readings.iter().map(|it| &it.id), &used.readings),
    }
}

fn in_order<'a>(all: impl Iterator<Item = &'a String>, wanted: &BTreeSet<String>) -> Vec<String> {
    all.filter(|it| wanted.contains(*it)).cloned().collect()
}

/// What expressions speak of.
#[derive(Default)]
pub(super) struct Used {
    pub facts: BTreeSet<String>,
    documents: BTreeSet<String>,
    readings: BTreeSet<String>,
}

impl Used {
    /// What picks the version, and what it speaks of.
    pub fn picking(catalogue: &Catalogue, version: &PlanVersion) -> Self {
        let piece = match &version.version_by {
            VersionBy::Fact(id) => Piece::Fact(id.clone()),
            VersionBy::Reading(id) => Piece::Reading(id.clone()),
        };
        let mut used = Self::default();
        used.take(catalogue, version, &Wording::Said(vec![piece]));
        used
    }

    /// Takes in what a wording speaks of, through the choices of its readings too.
    fn take(&mut self, catalogue: &Catalogue, version: &PlanVersion, wording: &Wording) {
        self.facts.extend(wording.lists().into_iter().map(str::to_owned));
        for piece in wording.pieces() {
            match piece {
                Piece::Field { list, .. } => drop(self.facts.insert(list.clone())),
                Piece::Fact(id) => drop(self.facts.insert(id.clone())),
                Piece::Document(id) => drop(self.documents.insert(id.clone())),
                Piece::Reading(id) if self.readings.insert(id.clone()) => {
                    for choice in version.reading(id).into_iter().flat_map(|it| &it.choices) {
                        if let Some(said) = satei_rules::choice_wording(catalogue, version, id, &choice.id) {
                            self.take(catalogue, version, &said);
                        }
                    }
                }
                _ => {}
            }
        }
    }
}

/// A wording with labels in place of ids.
pub(crate) fn wording_view(catalogue: &Catalogue, version: &PlanVersion, wording: &Wording) -> WordingView {
    let each = |parts: &[Wording]| -> Vec<WordingView> {
        parts
            .iter()
            .map(|it| wording_view(catalogue, version, it))
            .collect()
    };
    let line = |pieces: &[Piece]| -> Vec<PieceView> {
        pieces
            .iter()
            .map(|it| piece_view(catalogue, version, it))
            .collect()
    };
    match wording {
        Wording::All(parts) => WordingView::All { parts: each(parts) },
        Wording::Any(parts) => WordingView::Any { parts: each(parts) },
        Wording::Not(part) => WordingView::Not {
            part: Box::new(wording_view(catalogue, version, part)),
        },
        Wording::Elements {
            fold,
            of,
            list,
            cond,
            tail,
        } => WordingView::Elements {
            fold: (*fold).to_owned(),
            of: line(of),
            list: list.clone(),
            label: label_of(catalogue, list),
            cond: Box::new(wording_view(catalogue, version, cond)),
            tail: line(tail),
        },
        Wording::Said(pieces) => WordingView::Said { pieces: line(pieces) },
    }
}

fn piece_view(catalogue: &Catalogue, version: &PlanVersion, piece: &Piece) -> PieceView {
    match piece {
        Piece::Fact(id) => PieceView::Fact {
            name: id.clone(),
            label: label_of(catalogue, id),
        },
        Piece::Field { list, field } => PieceView::Field {
            list: list.clone(),
            list_label: label_of(catalogue, list),
            name: field.clone(),
            label: field_label(catalogue, list, field),
        },
        Piece::Document(id) => PieceView::Document {
            name: id.clone(),
            label: label_of(catalogue, id),
        },
        Piece::Reading(id) => PieceView::Reading {
            name: id.clone(),
            label: version
                .reading(id)
                .map_or_else(|| Label::same(id), |it| it.question.clone()),
        },
        Piece::Value { of, value } => PieceView::Value {
            name: value.clone(),
            label: value_label(catalogue, of, value),
        },
        Piece::Choice { reading, choice } => {
            let choices = version.reading(reading).map(|it| it.choices.as_slice());
            let found = choices.unwrap_or_default().iter().find(|it| it.id == *choice);
            PieceView::Value {
                name: choice.clone(),
                label: found.map_or_else(|| Label::same(choice), |it| it.label.clone()),
            }
        }
        Piece::Number { number, unit } => PieceView::Number {
            number: number.to_string(),
            unit: (*unit).to_owned(),
        },
        Piece::Percent(number) => PieceView::Percent {
            number: number.clone(),
        },
        Piece::Date(date) => PieceView::Date {
            label: date_text(date),
        },
        // A text that is a plan's id means that plan.
        Piece::Text(text) => match catalogue.plan(text) {
            Some(plan) => PieceView::Value {
                name: text.clone(),
                label: plan.label.clone(),
            },
            None => PieceView::Text { text: text.clone() },
        },
        Piece::Sign(sign) => PieceView::Sign { sign: sign.clone() },
        Piece::Word(word) => PieceView::Word { word: word.clone() },
    }
}

fn field_label(catalogue: &Catalogue, list: &str, field: &str) -> Label {
    let fact = catalogue.vocabulary().fact(list).map(|(_, it)| &it.ty);
    let fields = match fact {
        Some(FactType::List { fields, .. }) => fields.as_slice(),
        _ => &[],
    };
    let found = fields.iter().find(|it| it.id == field);
    found.map_or_else(|| Label::same(field), |it| it.label.clone())
}

fn value_label(catalogue: &Catalogue, of: &str, value: &str) -> Label {
    let enumeration = catalogue.vocabulary().enumeration(of).map(|(_, it)| it);
    let found = enumeration.and_then(|it| it.values.iter().find(|it| it.id == value));
    found.map_or_else(|| Label::same(value), |it| it.label.clone())
}
