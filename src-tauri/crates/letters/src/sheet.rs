//! A letter fully worded, before it is laid out: what the template prints, block by block. The
//! template adds no word of its own, so the text of a letter can be examined without a typesetter.

use serde::Serialize;

/// The parts of one PDF, in order: the Japanese letter, its translation, the file copy's annex.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub(crate) struct Sheet {
    /// Title of the document.
    pub(crate) title: String,
    /// Its author: the company.
    pub(crate) author: String,
    /// The parts.
    pub(crate) parts: Vec<Part>,
}

/// One part: its own language, header and footer.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub(crate) struct Part {
    /// The language, as a tag: ja, zh, en.
    pub(crate) lang: &'static str,
    /// Marks it as a translation that does not count.
    pub(crate) mark: Option<Mark>,
    /// Marks it as the house's own copy.
    pub(crate) stamp: Option<String>,
    /// Addressee, sender, date; none on an annex.
    pub(crate) head: Option<LetterHead>,
    /// The subject.
    pub(crate) title: String,
    /// How it begins.
    pub(crate) opening: Vec<String>,
    /// What ends the opening (敬具).
    pub(crate) closing: String,
    /// What announces the particulars (記).
    pub(crate) record: String,
    /// The particulars.
    pub(crate) blocks: Vec<Block>,
    /// What ends the letter (以上).
    pub(crate) end: Vec<String>,
    /// The line at the foot of each page.
    pub(crate) footer: String,
}

/// What marks a translation.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub(crate) struct Mark {
    pub(crate) label: String,
    pub(crate) note: String,
}

/// The head of a letter.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub(crate) struct LetterHead {
    pub(crate) number: String,
    pub(crate) date: String,
    pub(crate) addressee: Vec<String>,
    pub(crate) name: String,
    pub(crate) sender: Vec<String>,
    pub(crate) seal: Option<String>,
}

/// One block of particulars.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(tag = "block", rename_all = "snake_case")]
pub(crate) enum Block {
    /// A section's heading.
    Heading { text: String },
    /// Running text.
    Paragraph { text: String },
    /// Labels with their values.
    Pairs { rows: Vec<[String; 2]> },
    /// The amount, large.
    Amount { label: String, value: String },
    /// A table; columns that say so are aligned right; the rows in `strong` are bold.
    Table {
        columns: Vec<Column>,
        rows: Vec<Vec<String>>,
        strong: Vec<usize>,
    },
    /// Something numbered with particulars of its own.
    Card {
        title: String,
        note: String,
        lines: Vec<Line>,
    },
}

/// A column of a table.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub(crate) struct Column {
    pub(crate) title: String,
    /// Share of the width.
    pub(crate) share: u8,
    /// Aligned right, in tabular figures.
    pub(crate) number: bool,
    /// Set small, in two lines: a hash.
    pub(crate) hash: bool,
}

/// A line of a card.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub(crate) struct Line {
    pub(crate) label: String,
    pub(crate) text: String,
    /// The language of a quotation; none for our own words.
    pub(crate) quoted: Option<&'static str>,
    /// What is said about a quotation.
    pub(crate) note: String,
}

impl Part {
    /// Every string that is printed, in reading order.
    pub(crate) fn strings(&self) -> Vec<&str> {
        let mut out: Vec<&str> = self.stamp.iter().map(String::as_str).collect();
        if let Some(mark) = &self.mark {
            out.extend([mark.label.as_str(), &mark.note]);
        }
        if let Some(head) = &self.head {
            out.extend([head.number.as_str(), &head.date]);
            out.extend(head.addressee.iter().map(String::as_str));
            out.push(&head.name);
            out.extend(head.sender.iter().map(String::as_str));
        }
        out.push(&self.title);
        out.extend(self.opening.iter().map(String::as_str));
        out.extend([self.closing.as_str(), &self.record]);
        out.extend(self.blocks.iter().flat_map(Block::strings));
        out.extend(self.end.iter().map(String::as_str));
        out
    }
}

impl Column {
    pub(crate) fn text(title: &str, share: u8) -> Self {
        Self {
            title: title.to_owned(),
            share,
            number: false,
            hash: false,
        }
    }

    pub(crate) fn number(title: &str, share: u8) -> Self {
        Self {
            number: true,
            ..Self::text(title, share)
        }
    }

    pub(crate) fn hash(title: &str, share: u8) -> Self {
        Self {
            hash: true,
            ..Self::text(title, share)
        }
    }
}

impl Line {
    pub(crate) fn new(label: &str, text: impl Into<String>) -> Self {
        Self {
            label: label.to_owned(),
            text: text.into(),
            quoted: None,
            note: String::new(),
        }
    }
}

impl Block {
    fn strings(&self) -> Vec<&str> {
        match self {
            Self::Heading { text } | Self::Paragraph { text } => vec![text],
            Self::Pairs { rows } => rows.iter().flatten().map(String::as_str).collect(),
            Self::Amount { label, value } => vec![label, value],
            Self::Table { columns, rows, .. } => {
                let titles = columns.iter().map(|column| column.title.as_str());
                titles.chain(rows.iter().flatten().map(String::as_str)).collect()
            }
            Self::Card { title, note, lines } => {
                let lines = lines
                    .iter()
                    .flat_map(|line| [line.label.as_str(), &line.text, &line.note]);
                [title.as_str(), note].into_iter().chain(lines).collect()
            }
        }
    }

    pub(crate) fn heading(text: impl Into<String>) -> Self {
        Self::Heading { text: text.into() }
    }

    pub(crate) fn paragraph(text: impl Into<String>) -> Self {
        Self::Paragraph { text: text.into() }
    }
}
