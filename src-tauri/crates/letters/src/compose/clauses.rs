//! The clauses a letter rests on: passage, facts, result; and how ambiguous ones were read.

use super::{Writer, tag};
use crate::{
    data::{ClauseApplied, FactUsed, Quotation},
    sheet::{Block, Line},
    wording::{Wording, fill},
};

impl Writer<'_> {
    pub(super) fn clauses(&self, blocks: &mut Vec<Block>) {
        if self.data.clauses.is_empty() {
            return;
        }
        blocks.push(Block::heading(&self.kind().clauses));
        blocks.extend(self.data.clauses.iter().map(|clause| self.clause(clause)));
    }

    pub(super) fn clause(&self, clause: &ClauseApplied) -> Block {
        let mut lines: Vec<Line> = clause.quotation.iter().map(|it| self.quoted(it)).collect();
        lines.extend(self.facts(&clause.facts));
        lines.push(Line::new(&self.wording.clause.result, self.say(&clause.result)));
        Block::Card {
            title: self.say(&clause.label),
            note: self.say(&clause.place),
            lines,
        }
    }

    /// A passage in quotation marks of its own language, with its page and with what it is if it is no original.
    pub(super) fn quoted(&self, quotation: &Quotation) -> Line {
        let words = &self.wording.words;
        let mut note = String::new();
        if let Some(page) = quotation.page {
            let page = fill(&words.page, &[("n", &page.to_string())]);
            note.push_str(&fill(&words.source, &[("source", &page)]));
        }
        if quotation.own_words {
            note.push_str(&self.wording.clause.own_words);
        }
        Line {
            label: self.wording.clause.quotation.clone(),
            text: fill(
                &Wording::of(quotation.language).words.quote,
                &[("text", &quotation.text)],
            ),
            quoted: Some(tag(quotation.language)),
            note,
        }
    }

    /// The facts something rests on, one a line; nothing where there is none.
    pub(super) fn facts(&self, facts: &[FactUsed]) -> Option<Line> {
        let text: Vec<String> = facts.iter().map(|fact| self.fact(fact)).collect();
        (!text.is_empty()).then(|| Line::new(&self.wording.clause.facts, text.join("\n")))
    }

    fn fact(&self, fact: &FactUsed) -> String {
        let words = &self.wording.words;
        let mut text = format!(
            "{}{}{}",
            self.say(&fact.label),
            words.colon,
            self.say(&fact.value)
        );
        if let Some(place) = &fact.evidence {
            let mut source = self.say(&place.document);
            if let Some(page) = place.page {
                source.push(' ');
                source.push_str(&fill(&words.page, &[("n", &page.to_string())]));
            }
            text.push_str(&fill(&words.source, &[("source", &source)]));
        }
        text
    }

    pub(super) fn readings(&self, blocks: &mut Vec<Block>) {
        if self.data.readings.is_empty() {
            return;
        }
        let words = &self.wording.readings;
        blocks.push(Block::heading(&words.heading));
        blocks.push(Block::paragraph(&words.note));
        let rows = self
            .data
            .readings
            .iter()
            .map(|reading| [self.say(&reading.place), self.say(&reading.choice)]);
        blocks.push(Block::Pairs { rows: rows.collect() });
    }
}
