//! The annex of the file copy (社内控): what the house keeps and the claimant's letter leaves out.

use std::ops::Deref;

use super::footer;
use crate::{
    Label, Language,
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

/// The annex's wording in one language.
struct Words {
    fixed: &'static wording::FileCopy,
    language: Language,
}

impl Deref for Words {
    type Target = wording::FileCopy;
    fn deref(&self) -> &Self::Target {
        self.fixed
    }
}

impl Words {
    fn say(&self, label: &Label) -> String {
        text::brackets(label.get(self.language), self.language)
    }
}

/// The annex, in the language of the letter's reader.
pub(super) fn part(data: &LetterData, copy: &FileCopy, renderings: &Renderings) -> Part {
    let words = &Words {
        fixed: wording::FileCopy::of(data.language),
        language: data.language,
    };
    let mut blocks = vec![Block::Pairs {
        // Letters bear a day, not an hour.
        rows: vec![[words.issued.clone(), data.issued_at.date_naive().to_string()]],
    }];
    if let Some(reason) = &data.place_only_reason {
        blocks.push(Block::heading(&words.place_only));
        blocks.push(Block::paragraph(reason));
    }
    overrides(copy, words, &mut blocks);
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
    let wording = Wording::of(data.language);
    Part {
        lang: super::tag(data.language),
        stamp: Some(wording.head.file_copy.clone()),
        title: words.title.clone(),
        blocks,
        footer: footer(data, wording),
        ..Part::default()
    }
}

/// A section with a table, or with the word for "none".
fn table(
    heading: &str,
    columns: Vec<Column>,
    rows: Vec<Vec<String>>,
    words: &Words,
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

fn facts(copy: &FileCopy, words: &Words, blocks: &mut Vec<Block>) {
    let rows = copy.facts.iter().map(|fact| {
        let recorded = format!("{}\n{}", fact.by, text::minute(fact.at));
        vec![
            words.say(&fact.label),
            words.say(&fact.value),
            words.say(&fact.proof),
            words.say(&fact.source),
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

/// Only where there is one: most decisions follow the assessment.
fn overrides(copy: &FileCopy, words: &Words, blocks: &mut Vec<Block>) {
    if copy.overrides.is_empty() {
        return;
    }
    let rows = copy.overrides.iter().map(|made| {
        let recorded = format!("{}\n{}", made.by, text::minute(made.at));
        vec![made.reason.clone(), recorded]
    });
    let columns = vec![Column::text(&words.reason, 6), Column::text(&words.recorded, 3)];
    table(&words.overrides, columns, rows.collect(), words, blocks);
}

fn readings(copy: &FileCopy, words: &Words, blocks: &mut Vec<Block>) {
    let rows = copy.readings.iter().map(|reading| {
        let chosen = format!("{}\n{}", reading.by, text::minute(reading.at));
        vec![
            reading.place.clone(),
            words.say(&reading.choice),
            words.say(&reading.scope),
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

fn presumptions(copy: &FileCopy, words: &Words, blocks: &mut Vec<Block>) {
    let rows = copy.presumptions.iter().map(|presumed| {
        vec![
            presumed.place.clone(),
            words.say(&presumed.label),
            words.say(&presumed.state),
        ]
    });
    let columns = vec![
        Column::text(&words.place, 3),
        Column::text(&words.label, 5),
        Column::text(&words.state, 4),
    ];
    table(&words.presumptions, columns, rows.collect(), words, blocks);
}

fn evidence(copy: &FileCopy, words: &Words, blocks: &mut Vec<Block>) {
    let rows = copy.evidence.iter().map(|file| {
        vec![
            file.name.clone(),
            words.say(&file.document),
            text::day(file.received_on, words.language),
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

fn versions(copy: &FileCopy, renderings: &Renderings, words: &Words, blocks: &mut Vec<Block>) {
    let rows = copy.versions.iter().chain(&renderings.versions).map(|version| {
        vec![
            words.say(&version.what),
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
