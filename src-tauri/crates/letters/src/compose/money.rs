//! The money of a letter: what is paid and where it goes, what is left of limits, what a service costs.

use super::{Writer, body::Pairs};
use crate::{
    LetterKind,
    data::{Account, LineKind, Payout},
    sheet::{Block, Column},
    text,
    wording::fill,
};

impl Writer<'_> {
    pub(super) fn payout(&self, blocks: &mut Vec<Block>) {
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
        let payment = &payout.payment;
        let mut rows = Pairs::default();
        rows.add(&words.payee, &payment.payee);
        rows.add(&words.method, self.say(&payment.method));
        rows.maybe(
            &words.account,
            payment.account.as_ref().map(|account| match account {
                Account::Known(number) => masked(number),
                Account::Open => words.account_open.clone(),
            }),
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
                    LineKind::Loss | LineKind::Result => text::yen(line.amount, self.language),
                };
                let place = line.place.as_ref().map(|place| self.say(place));
                vec![self.say(&line.label), place.unwrap_or_default(), amount]
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

    pub(super) fn remainders(&self, blocks: &mut Vec<Block>) {
        if self.data.remainders.is_empty() {
            return;
        }
        let words = &self.wording.remainders;
        blocks.push(Block::heading(&words.heading));
        let rows = self.data.remainders.iter().map(|left| {
            vec![
                self.say(&left.label),
                self.say(&left.before),
                self.say(&left.after),
            ]
        });
        blocks.push(Block::Table {
            columns: vec![
                Column::text(&words.limit, 4),
                Column::number(&words.before, 3),
                Column::number(&words.after, 3),
            ],
            rows: rows.collect(),
            strong: Vec::new(),
        });
    }

    pub(super) fn charges(&self, blocks: &mut Vec<Block>) {
        if self.data.charges.is_empty() {
            return;
        }
        let words = &self.wording.charges;
        blocks.push(Block::heading(&words.heading));
        if self.data.kind == LetterKind::Denial {
            blocks.push(Block::paragraph(self.fill(&words.denied)));
        }
        let rows = self.data.charges.iter().map(|charge| {
            let from = text::yen(charge.from, self.language);
            let amount = match charge.to {
                Some(to) if to == charge.from => from,
                Some(to) if charge.from == crate::Yen::ZERO => {
                    fill(&words.at_most, &[("amount", &text::yen(to, self.language))])
                }
                Some(to) => format!("{from} – {}", text::yen(to, self.language)),
                None => words.open.clone(),
            };
            vec![self.say(&charge.label), self.say(&charge.place), amount]
        });
        blocks.push(Block::Table {
            columns: vec![
                Column::text(&words.item, 5),
                Column::text(&words.place, 3),
                Column::number(&words.amount, 3),
            ],
            rows: rows.collect(),
            strong: Vec::new(),
        });
    }
}

/// An account with every digit hidden but the last four; a number of four digits or fewer is hidden whole.
fn masked(account: &str) -> String {
    let digits = account.chars().filter(char::is_ascii_digit).count();
    let shown_from = if digits > 4 { digits - 4 } else { digits };
    let mut seen = 0;
    account
        .chars()
        .map(|character| {
            if !character.is_ascii_digit() {
                return character;
            }
            seen += 1;
            if seen > shown_from { character } else { '*' }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::masked;

    #[test]
    fn an_account_shows_its_last_four_digits_only() {
        assert_eq!(
            masked("見本銀行 例支店 普通 1234567"),
            "見本銀行 例支店 普通 ***4567"
        );
        assert_eq!(masked("1234"), "****");
    }
}
