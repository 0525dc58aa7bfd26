//! The particulars of a letter (記), section by section.

use super::Writer;
use crate::{
    Language, LetterKind,
    sheet::{Block, Line},
    text,
    wording::fill,
};

/// Rows of labels and values that leave out what is not there.
#[derive(Default)]
pub(super) struct Pairs(Vec<[String; 2]>);

impl Pairs {
    pub(super) fn add(&mut self, label: &str, value: impl Into<String>) {
        self.0.push([label.to_owned(), value.into()]);
    }

    pub(super) fn maybe(&mut self, label: &str, value: Option<String>) {
        if let Some(value) = value {
            self.add(label, value);
        }
    }

    pub(super) fn block(self) -> Block {
        Block::Pairs { rows: self.0 }
    }
}

impl Writer<'_> {
    /// Every section that this letter has, in reading order.
    pub(super) fn blocks(&self) -> Vec<Block> {
        let mut blocks = Vec::new();
        self.claim(&mut blocks);
        self.payout(&mut blocks);
        self.remainders(&mut blocks);
        self.charges(&mut blocks);
        self.missing(&mut blocks);
        self.extension(&mut blocks);
        self.clauses(&mut blocks);
        self.readings(&mut blocks);
        self.overrides(&mut blocks);
        self.remarks(&mut blocks);
        self.contact(&mut blocks);
        self.reexamination(&mut blocks);
        if self.language == Language::Ja && self.data.language != Language::Ja {
            blocks.push(Block::paragraph(&self.wording.head.translation_bound));
        }
        blocks
    }

    fn claim(&self, blocks: &mut Vec<Block>) {
        let (claim, words) = (&self.data.claim, &self.wording.claim);
        let insured = if claim.insurance {
            &words.insured_insurance
        } else {
            &words.insured_guarantee
        };
        let mut rows = Pairs::default();
        rows.add(&words.number, &claim.number);
        rows.add(&words.plan, self.say(&claim.plan));
        let benefit = if self.serves() {
            &words.service
        } else {
            &words.benefit
        };
        rows.add(benefit, self.say(&claim.benefit));
        rows.add(
            &self.fill(&words.terms),
            fill(&words.terms_from, &[("date", &self.day(claim.terms_from))]),
        );
        rows.add(insured, &claim.insured);
        rows.maybe(
            &words.accident,
            claim.accident.map(|span| text::days(span, self.language)),
        );
        rows.maybe(&words.item, claim.item.as_ref().map(|item| self.say(item)));
        rows.maybe(&words.received, claim.received_on.map(|day| self.day(day)));
        rows.maybe(&words.complete, claim.complete_on.map(|day| self.day(day)));
        blocks.push(Block::heading(self.fill(&words.heading)));
        blocks.push(rows.block());
    }

    fn missing(&self, blocks: &mut Vec<Block>) {
        let words = &self.wording.missing;
        if !self.data.missing.is_empty() {
            let asks = self.data.kind == LetterKind::Deficiency;
            blocks.push(Block::heading(if asks {
                &words.heading
            } else {
                &words.heading_known
            }));
        }
        for item in &self.data.missing {
            let mut lines = vec![
                Line::new(&words.why, self.say(&item.why)),
                Line::new(&words.place, self.say(&item.place)),
            ];
            lines.extend(item.quotation.iter().map(|it| self.quoted(it)));
            lines.extend(self.facts(&item.facts));
            if !item.alternatives.is_empty() {
                let all: Vec<String> = item.alternatives.iter().map(|text| self.say(text)).collect();
                lines.push(Line::new(&words.alternatives, all.join("\n")));
            }
            lines.extend(item.ask.iter().map(|ask| Line::new(&words.ask, self.say(ask))));
            blocks.push(Block::Card {
                title: self.say(&item.document),
                note: String::new(),
                lines,
            });
        }
        let (Some(reply), words) = (&self.data.reply, &self.wording.reply) else {
            return;
        };
        let mut rows = Pairs::default();
        rows.add(&words.by, self.day(reply.by));
        let clock = reply.clock.as_ref().map(|clock| self.say(clock));
        rows.add(&words.clock, clock.unwrap_or_else(|| words.clock_text.clone()));
        match &reply.terms_deadline {
            Some(deadline) => rows.add(&self.fill(&words.terms_deadline), self.say(deadline)),
            None => rows.add(&words.nothing, self.fill(&words.nothing_text)),
        }
        blocks.push(Block::heading(&words.heading));
        blocks.push(rows.block());
    }

    fn extension(&self, blocks: &mut Vec<Block>) {
        let (Some(extension), words) = (&self.data.extension, &self.wording.extended) else {
            return;
        };
        let mut rows = Pairs::default();
        rows.maybe(&words.was_due, extension.was_due_on.map(|day| self.day(day)));
        rows.add(&words.due, self.day(extension.due_on));
        blocks.push(Block::heading(&words.heading));
        blocks.push(rows.block());
        for point in &extension.outstanding {
            let mut lines = vec![Line::new(&words.why, self.say(&point.why))];
            lines.extend(point.quotation.iter().map(|it| self.quoted(it)));
            lines.extend(self.facts(&point.facts));
            lines.push(Line::new(
                &words.until,
                fill(&words.until_text, &[("date", &self.day(point.until))]),
            ));
            blocks.push(Block::Card {
                title: self.say(&point.what),
                note: point
                    .place
                    .as_ref()
                    .map(|place| self.say(place))
                    .unwrap_or_default(),
                lines,
            });
        }
    }

    fn overrides(&self, blocks: &mut Vec<Block>) {
        let words = &self.wording.overrides;
        if !self.data.overrides.is_empty() {
            blocks.push(Block::heading(&words.heading));
        }
        for made in &self.data.overrides {
            blocks.push(Block::paragraph(self.say(&made.what)));
            blocks.extend(made.clauses.iter().map(|it| self.clause(it)));
        }
    }

    fn remarks(&self, blocks: &mut Vec<Block>) {
        if !self.data.remarks.is_empty() {
            blocks.push(Block::heading(&self.wording.remarks.heading));
        }
        blocks.extend(
            self.data
                .remarks
                .iter()
                .map(|remark| Block::paragraph(self.say(remark))),
        );
    }

    fn contact(&self, blocks: &mut Vec<Block>) {
        let (contact, words) = (&self.data.contact, &self.wording.contact);
        let mut rows = Pairs::default();
        rows.add(&words.desk, self.say(&contact.desk));
        rows.maybe(&words.phone, contact.phone.clone());
        rows.maybe(&words.hours, contact.hours.as_ref().map(|hours| self.say(hours)));
        rows.maybe(&words.address, contact.address.clone());
        blocks.push(Block::heading(&words.heading));
        blocks.push(rows.block());
    }

    fn reexamination(&self, blocks: &mut Vec<Block>) {
        let (Some(again), words) = (&self.data.reexamination, &self.wording.reexamination) else {
            return;
        };
        let mut rows = Pairs::default();
        rows.add(&words.route, self.say(&again.route));
        if let Some(adr) = &again.adr {
            let (contact, mut lines) = (&self.wording.contact, vec![self.say(&adr.name)]);
            let mut line = |label: &str, value: String| {
                lines.push(format!("{label}{}{value}", self.wording.words.colon));
            };
            adr.phone
                .iter()
                .for_each(|phone| line(&contact.phone, phone.clone()));
            adr.hours
                .iter()
                .for_each(|hours| line(&contact.hours, self.say(hours)));
            adr.address
                .iter()
                .for_each(|address| line(&contact.address, address.clone()));
            rows.add(&words.adr, lines.join("\n"));
        }
        blocks.push(Block::heading(if again.adr.is_some() {
            &words.heading_adr
        } else {
            &words.heading
        }));
        blocks.push(rows.block());
    }
}
