//! What an amount was worked out from: the facts that a rule's arithmetic names, beside those its condition rests on.

use std::collections::BTreeSet;

use satei_rules::{Part, Piece, Wording, choice_wording, statements};

use super::Material;

/// Whether a rule has such a part.
pub(super) fn has(material: &Material<'_>, rule: &str, part: Part) -> bool {
    let mut parts = statements(material.catalogue, material.plan, rule).into_iter();
    parts.any(|it| it.part == part)
}

/// The facts that the amount of a rule is worked out from, in the order of the vocabulary.
pub(super) fn facts(material: &Material<'_>, rule: &str) -> Vec<String> {
    let mut found = Found::default();
    for said in statements(material.catalogue, material.plan, rule) {
        if matches!(said.part, Part::Pay | Part::Deduct | Part::Cap | Part::Becomes) {
            found.take(material, &said.wording);
        }
    }
    let all = material.info.vocabulary.facts.iter();
    all.filter(|it| found.facts.contains(&it.name))
        .map(|it| it.name.clone())
        .collect()
}

#[derive(Default)]
struct Found {
    facts: BTreeSet<String>,
    readings: BTreeSet<String>,
}

impl Found {
    /// Takes in what an amount speaks of; of a reading, what its choice in force speaks of.
    fn take(&mut self, material: &Material<'_>, said: &Wording) {
        self.facts.extend(said.lists().into_iter().map(str::to_owned));
        for piece in said.pieces() {
            match piece {
                Piece::Fact(name) | Piece::Field { list: name, .. } => {
                    self.facts.insert(name.clone());
                }
                Piece::Reading(id) if self.readings.insert(id.clone()) => {
                    let mut stands = material.assessment.readings.iter();
                    let chosen = stands
                        .find(|it| it.reading.id == *id)
                        .and_then(|it| it.choice.as_ref());
                    let value = chosen
                        .and_then(|choice| choice_wording(material.catalogue, material.plan, id, choice));
                    if let Some(value) = value {
                        self.take(material, &value);
                    }
                }
                _ => {}
            }
        }
    }
}
