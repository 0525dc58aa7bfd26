//! The particulars of a letter (記), section by section.

use super::{Writer, tag};
use crate::{
    Language, LetterKind,
    data::{ClauseApplied, FactUsed, LineKind, Payout},
    sheet::{Block, Column, Line},
    text,
    wording::{Wording, fill},
};

/// Rows of labels and values that leave out what is not there.
#[derive(Default)]
struct Pairs(Vec<[String; 2]>);

impl Pairs {
    fn add(&mut self, label: &str, value: impl Into<String>) {
        self.0.push([label.to_owned(), value.into()]);
    }

    fn maybe(&mut self, label: &str, value: Option<String>) {
        if let Some(value) = value {
            self.add(label, value);
        }
    }

    fn block(self) -> Block {
        Block::Pairs { rows: self.0 }
    }
}

impl Writer<'_> {
    /// Every section that this letter has, in reading order.
    pub(super) fn blocks(&self) -> Vec<Block> {
        let mut blocks = Vec::new();
        self.claim(&mut blocks);
        self.payout(&mut blocks);
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
        rows.add(&words.benefit, self.say(&claim.benefit));
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
        blocks.push(Block::heading(&words.heading));
        blocks.push(rows.block());
    }

    fn payout(&self, blocks: &mut Vec<Block>) {
        let (Some(payout), words) = (&self.data.payout, &self.wording.payout) else {
            return;
        };
        blocks.push(Block::Amount {
            label: words.heading.clone(),
            value: text::yen(payout.amount, self.language),
        });
        if !payout.lines.is_empty() {
            blocks.push(Block::heading(&words.breakdown));
            blocks.push(self.breakdown(payout));
            if let Some(rounding) = &payout.rounding {
                let colon = &self.wording.words.colon;
                blocks.push(Block::paragraph(format!(
                    "{}{colon}{}",
                    words.rounding,
                    self.say(rounding)
                )));
            }
        }
        if !payout.remainders.is_empty() {
            blocks.push(Block::heading(&words.remainders));
            blocks.push(Block::Table {
                columns: vec![
                    Column::text(&words.limit, 4),
                    Column::number(&words.before, 3),
                    Column::number(&words.after, 3),
                ],
                rows: payout
                    .remainders
                    .iter()
                    .map(|left| {
                        vec![
                            self.say(&left.label),
                            self.say(&left.before),
                            self.say(&left.after),
                        ]
                    })
                    .collect(),
                strong: Vec::new(),
            });
        }
        let payment = &payout.payment;
        let mut rows = Pairs::default();
        rows.add(&words.payee, &payment.payee);
        rows.add(&words.method, self.say(&payment.method));
        rows.maybe(
            &words.account,
            payment.account.as_ref().map(|account| self.say(account)),
        );
        rows.maybe(&words.expected, payment.expected_on.map(|day| self.day(day)));
        blocks.push(Block::heading(&words.payment));
        blocks.push(rows.block());
    }

    fn breakdown(&self, payout: &Payout) -> Block {
        let words = &self.wording.payout;
        let mut rows: Vec<Vec<String>> = payout
            .lines
            .iter()
            .map(|line| {
                let amount = match line.kind {
                    LineKind::NotCovered => text::yen_off(line.amount, self.language),
                    LineKind::Loss | LineKind::Result | LineKind::Memo => {
                        text::yen(line.amount, self.language)
                    }
                };
                let amount = if line.kind == LineKind::Memo {
                    format!("({amount})")
                } else {
                    amount
                };
                vec![
                    self.say(&line.label),
                    line.place
                        .as_ref()
                        .map(|place| self.say(place))
                        .unwrap_or_default(),
                    amount,
                ]
            })
            .collect();
        rows.push(vec![
            words.heading.clone(),
            String::new(),
            text::yen(payout.amount, self.language),
        ]);
        Block::Table {
            columns: vec![
                Column::text(&words.item, 5),
                Column::text(&words.place, 3),
                Column::number(&words.amount, 2),
            ],
            strong: vec![rows.len() - 1],
            rows,
        }
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
            None => rows.add(&words.nothing, &words.nothing_text),
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
            blocks.push(Block::Card {
                title: self.say(&point.what),
                note: String::new(),
                lines: vec![
                    Line::new(&words.why, self.say(&point.why)),
                    Line::new(
                        &words.until,
                        fill(&words.until_text, &[("date", &self.day(point.until))]),
                    ),
                ],
            });
        }
    }

    fn clauses(&self, blocks: &mut Vec<Block>) {
        if self.data.clauses.is_empty() {
            return;
        }
        blocks.push(Block::heading(&self.kind().clauses));
        blocks.extend(self.data.clauses.iter().map(|clause| self.clause(clause)));
    }

    fn clause(&self, clause: &ClauseApplied) -> Block {
        let words = &self.wording.clause;
        let mut lines = Vec::new();
        if let Some(quotation) = &clause.quotation {
            lines.push(Line {
                label: words.quotation.clone(),
                text: fill(
                    &Wording::of(quotation.language).words.quote,
                    &[("text", &quotation.text)],
                ),
                quoted: Some(tag(quotation.language)),
                note: if quotation.own_words {
                    words.own_words.clone()
                } else {
                    String::new()
                },
            });
        }
        if !clause.facts.is_empty() {
            let facts: Vec<String> = clause.facts.iter().map(|fact| self.fact(fact)).collect();
            lines.push(Line::new(&words.facts, facts.join("\n")));
        }
        lines.push(Line::new(&words.result, self.say(&clause.result)));
        Block::Card {
            title: self.say(&clause.label),
            note: self.say(&clause.place),
            lines,
        }
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

    fn readings(&self, blocks: &mut Vec<Block>) {
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

    fn overrides(&self, blocks: &mut Vec<Block>) {
        let words = &self.wording.overrides;
        if !self.data.overrides.is_empty() {
            blocks.push(Block::heading(&words.heading));
        }
        for made in &self.data.overrides {
            blocks.push(Block::Card {
                title: self.say(&made.what),
                note: String::new(),
                lines: vec![Line::new(&words.reason, self.say(&made.reason))],
            });
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
