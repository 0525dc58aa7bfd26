//! The annex of the file copy (社内控): what the house keeps and the claimant's letter leaves out.

use super::footer;
use crate::{
    Language,
    data::{FileCopy, LetterData, VersionRecord},
    sheet::{Block, Column, Part},
    text,
    wording::{self, Wording},
};

/// What the renderer knows and the data does not: what the letter is printed with.
#[derive(Debug, Clone, Default)]
pub(crate) struct Renderings {
    /// Template, fonts and typesetter.
    pub(crate) versions: Vec<VersionRecord>,
    /// Characters printed as 〓, with where they stood.
    pub(crate) substituted: Vec<(String, String)>,
}

/// The annex, in Japanese.
pub(super) fn part(data: &LetterData, copy: &FileCopy, renderings: &Renderings) -> Part {
    let words = wording::FileCopy::get();
    let mut blocks = vec![Block::Pairs {
        rows: vec![[words.issued.clone(), text::minute(data.issued_at)]],
    }];
    if let Some(reason) = &data.place_only_reason {
        blocks.push(Block::heading(&words.place_only));
        blocks.push(Block::paragraph(reason));
    }
    facts(copy, words, &mut blocks);
    readings(copy, words, &mut blocks);
    presumptions(copy, words, &mut blocks);
    evidence(copy, words, &mut blocks);
    versions(copy, renderings, words, &mut blocks);
    if !renderings.substituted.is_empty() {
        let rows = renderings
            .substituted
            .iter()
            .map(|(character, place)| vec![character.clone(), place.clone()]);
        let columns = vec![Column::text(&words.character, 2), Column::text(&words.r#where, 6)];
        table(&words.substitutions, columns, rows.collect(), words, &mut blocks);
    }
    Part {
        lang: super::tag(Language::Ja),
        stamp: Some(Wording::of(Language::Ja).head.file_copy.clone()),
        title: words.title.clone(),
        blocks,
        footer: footer(data, Wording::of(Language::Ja)),
        ..Part::default()
    }
}

/// A section with a table, or with the word for "none".
fn table(
    heading: &str,
    columns: Vec<Column>,
    rows: Vec<Vec<String>>,
    words: &wording::FileCopy,
    blocks: &mut Vec<Block>,
) {
    blocks.push(Block::heading(heading));
    blocks.push(if rows.is_empty() {
        Block::paragraph(&words.none)
    } else {
        Block::Table {
            columns,
            rows,
            strong: Vec::new(),
        }
    });
}

fn facts(copy: &FileCopy, words: &wording::FileCopy, blocks: &mut Vec<Block>) {
    let rows = copy.facts.iter().map(|fact| {
        let recorded = format!("{}\n{}", fact.by, text::minute(fact.at));
        vec![
            fact.label.clone(),
            fact.value.clone(),
            fact.proof.clone(),
            fact.source.clone(),
            recorded,
        ]
    });
    let columns = vec![
        Column::text(&words.fact, 4),
        Column::text(&words.value, 4),
        Column::text(&words.proof, 2),
        Column::text(&words.source, 4),
        Column::text(&words.recorded, 4),
    ];
    table(&words.facts, columns, rows.collect(), words, blocks);
}

fn readings(copy: &FileCopy, words: &wording::FileCopy, blocks: &mut Vec<Block>) {
    let rows = copy.readings.iter().map(|reading| {
        let chosen = format!("{}\n{}", reading.by, text::minute(reading.at));
        vec![
            reading.place.clone(),
            reading.choice.clone(),
            reading.scope.clone(),
            reading.reason.clone(),
            chosen,
        ]
    });
    let columns = vec![
        Column::text(&words.place, 3),
        Column::text(&words.choice, 4),
        Column::text(&words.scope, 2),
        Column::text(&words.reason, 4),
        Column::text(&words.chosen, 4),
    ];
    table(&words.readings, columns, rows.collect(), words, blocks);
}

fn presumptions(copy: &FileCopy, words: &wording::FileCopy, blocks: &mut Vec<Block>) {
    let rows = copy.presumptions.iter().map(|presumed| {
        vec![
            presumed.place.clone(),
            presumed.label.clone(),
            presumed.state.clone(),
        ]
    });
    let columns = vec![
        Column::text(&words.place, 3),
        Column::text(&words.label, 5),
        Column::text(&words.state, 4),
    ];
    table(&words.presumptions, columns, rows.collect(), words, blocks);
}

fn evidence(copy: &FileCopy, words: &wording::FileCopy, blocks: &mut Vec<Block>) {
    let rows = copy.evidence.iter().map(|file| {
        let received = text::day(file.received_on, Language::Ja);
        vec![
            file.name.clone(),
            file.document.clone(),
            received,
            file.sha256.clone(),
        ]
    });
    let columns = vec![
        Column::text(&words.name, 4),
        Column::text(&words.document, 3),
        Column::text(&words.received, 3),
        Column::hash(&words.sha256, 5),
    ];
    table(&words.evidence, columns, rows.collect(), words, blocks);
}

fn versions(copy: &FileCopy, renderings: &Renderings, words: &wording::FileCopy, blocks: &mut Vec<Block>) {
    let rows = copy.versions.iter().chain(&renderings.versions).map(|version| {
        vec![
            version.what.clone(),
            version.version.clone(),
            version.sha256.clone().unwrap_or_default(),
        ]
    });
    let columns = vec![
        Column::text(&words.what, 3),
        Column::text(&words.version, 4),
        Column::hash(&words.sha256, 6),
    ];
    table(&words.versions, columns, rows.collect(), words, blocks);
}
