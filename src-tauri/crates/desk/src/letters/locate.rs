//! Passages of the terms attached to a desk.
//!
//! Terms are text whose headings name the clauses, or a PDF whose pages carry text. In a PDF a passage is found by the
//! clause's place alone, and only where there is no doubt about it: where it begins, that it begins nowhere else, and
//! where it ends. Otherwise nothing is quoted and the issuer says why the letter cites the place only.

use std::collections::BTreeSet;

use satei_model::text::narrow;
use satei_rules::{PlanVersion, Rule};

use crate::view::Language;

/// A passage longer than this, in characters, is more likely a heading mistaken than one clause.
const LONGEST_PASSAGE: usize = 1_500;

/// A passage of the terms attached to the desk.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Passage {
    /// The words.
    pub text: String,
    /// The language of the terms.
    pub language: Language,
    /// Whether they are sample wording of our own.
    pub own_words: bool,
    /// The page it begins on, from 1, where the terms have pages.
    pub page: Option<u32>,
}

/// The text of attached terms.
#[derive(Debug, Clone)]
pub(crate) enum TermsText {
    /// Text with headings.
    Headed(String),
    /// Pages.
    Pages(Vec<TermsPage>),
}

/// A page of attached terms.
#[derive(Debug, Clone)]
pub(crate) struct TermsPage {
    /// Its number, from 1.
    pub number: u32,
    /// Its text.
    pub text: String,
    /// Whether two readers that know nothing of each other read the same; otherwise nothing on it is quoted.
    pub certain: bool,
}

impl TermsText {
    /// The passage of a rule's clause.
    pub(crate) fn passage(&self, plan: &PlanVersion, rule: &Rule, own_words: bool) -> Option<Passage> {
        let language = self.language();
        let (text, page) = match self {
            Self::Headed(text) => (section(text, &rule.clause, &rule.id)?, None),
            Self::Pages(pages) => {
                let places: Vec<&str> = plan.rules.iter().map(|it| it.clause.as_str()).collect();
                let (lines, page) = Pages::new(pages, &places).find(&rule.clause)?;
                (joined(&lines, language), Some(page))
            }
        };
        Some(Passage {
            text,
            language,
            own_words,
            page,
        })
    }

    /// The language it is written in, by its script: Japanese mixes kana into everything, Chinese has none to speak of.
    fn language(&self) -> Language {
        let text: Box<dyn Iterator<Item = char> + '_> = match self {
            Self::Headed(text) => Box::new(text.chars()),
            Self::Pages(pages) => Box::new(pages.iter().flat_map(|page| page.text.chars())),
        };
        let (mut kana, mut han) = (0_usize, 0_usize);
        for character in text {
            match character {
                'ぁ'..='ゖ' | 'ァ'..='ヺ' => kana += 1,
                '一'..='鿿' => han += 1,
                _ => {}
            }
        }
        match (kana, han) {
            (0, 0) => Language::En,
            // A product's name may be written in kana within Chinese terms.
            _ if kana * 10 < han => Language::ZhHans,
            _ => Language::Ja,
        }
    }
}

/// The text under the heading that names a clause. A heading may name the rules it tells of in braces, where
/// several rules cite one clause: `## Clause 8 {loss theft}`.
fn section(text: &str, clause: &str, rule: &str) -> Option<String> {
    let heads = |line: &&str| {
        let Some(heading) = line.strip_prefix('#') else {
            return false;
        };
        let heading = heading.trim_start_matches('#').trim();
        match heading.strip_suffix('}').and_then(|it| it.rsplit_once(" {")) {
            Some((_, rules)) => rules.split(' ').any(|it| it == rule),
            None => heading == clause,
        }
    };
    let mut lines = text.lines().skip_while(|line| !heads(line));
    lines.next()?;
    let body = lines
        .take_while(|line| !line.starts_with('#'))
        .map(str::trim)
        .filter(|it| !it.is_empty());
    let body: Vec<&str> = body.collect();
    (!body.is_empty()).then(|| body.join("\n"))
}

/// A line of a page.
struct TermsLine<'a> {
    page: &'a TermsPage,
    text: &'a str,
    /// In compatibility form and without spaces: what places are compared with.
    key: String,
}

/// The lines of paged terms, and where the plan's clauses begin in them.
struct Pages<'a> {
    lines: Vec<TermsLine<'a>>,
    /// Headings of the plan: whole places, and the sections of numbered ones.
    headings: BTreeSet<String>,
}

impl<'a> Pages<'a> {
    fn new(pages: &'a [TermsPage], places: &[&str]) -> Self {
        let lines = pages.iter().flat_map(|page| {
            page.text.lines().map(|line| TermsLine {
                page,
                text: line.trim(),
                key: key(line),
            })
        });
        let parts = places.iter().flat_map(|place| place.split('・')).map(key);
        let headings = parts.map(|part| match numbered(&part) {
            Some((section, _)) => section.to_owned(),
            None => part,
        });
        Self {
            lines: lines.filter(|it| !it.key.is_empty()).collect(),
            headings: headings.filter(|it| !it.is_empty()).collect(),
        }
    }

    /// The lines of a place, with the page they begin on. A place of several parts is found only if every part is.
    fn find(&self, place: &str) -> Option<(Vec<&'a str>, u32)> {
        if let Some(found) = self.part(&key(place)) {
            return Some(found);
        }
        let parts: Vec<&str> = place.split('・').collect();
        if parts.len() < 2 {
            return None;
        }
        let found: Option<Vec<_>> = parts.iter().map(|part| self.part(&key(part))).collect();
        let found = found?;
        let page = found.first()?.1;
        Some((found.into_iter().flat_map(|(lines, _)| lines).collect(), page))
    }

    fn part(&self, place: &str) -> Option<(Vec<&'a str>, u32)> {
        let (from, until) = match numbered(place) {
            Some((section, number)) => {
                let (from, until) = self.under(section)?;
                self.item(from, until, number)?
            }
            None => self.under(place)?,
        };
        let lines = self.lines.get(from..until).filter(|it| !it.is_empty())?;
        let length: usize = lines.iter().map(|it| it.text.chars().count()).sum();
        let page = lines.first()?.page.number;
        let certain = lines.iter().all(|it| it.page.certain);
        (certain && length <= LONGEST_PASSAGE).then(|| (lines.iter().map(|it| it.text).collect(), page))
    }

    /// The lines below the one heading of that name, up to the next heading of the plan. Nothing where no line or more
    /// than one is that heading, or where nothing marks the end.
    fn under(&self, heading: &str) -> Option<(usize, usize)> {
        let is = |line: &TermsLine<'_>, heading: &str| line.key == heading;
        let mut at = (0..self.lines.len()).filter(|i| self.lines.get(*i).is_some_and(|it| is(it, heading)));
        let start = at.next()?;
        if heading.is_empty() || at.next().is_some() {
            return None;
        }
        let ends = |line: &TermsLine<'_>| self.headings.contains(&line.key);
        let end = self.lines.iter().skip(start + 1).position(ends)?;
        Some((start + 1, start + 1 + end))
    }

    /// The numbered item of a section, up to the next number or the section's end. Nothing where the number stands
    /// twice or the numbers do not follow one another.
    fn item(&self, from: usize, until: usize, number: u32) -> Option<(usize, usize)> {
        let marks: Vec<(usize, u32)> = (from..until)
            .filter_map(|i| Some((i, mark(&self.lines.get(i)?.key)?)))
            .collect();
        if !marks
            .iter()
            .map(|(_, n)| *n)
            .eq(1..=u32::try_from(marks.len()).ok()?)
        {
            return None;
        }
        let place = marks.iter().position(|(_, n)| *n == number)?;
        let (start, _) = marks.get(place)?;
        let end = marks.get(place + 1).map_or(until, |(next, _)| *next);
        Some((*start, end))
    }
}

fn key(text: &str) -> String {
    narrow(text).chars().filter(|it| !it.is_whitespace()).collect()
}

/// `注意事項7` as its section and number; nothing where no number ends it, or nothing stands before the number.
fn numbered(place: &str) -> Option<(&str, u32)> {
    let section = place.trim_end_matches(|it: char| it.is_ascii_digit());
    let number = place.get(section.len()..)?.parse().ok()?;
    (!section.is_empty()).then_some((section, number))
}

/// The number an item begins with: `7.`, `7)`, `(7)`, `7、`. A bare number is none: it may be an amount.
fn mark(line: &str) -> Option<u32> {
    let open = line.strip_prefix('(');
    let rest = open.unwrap_or(line);
    let digits = rest.len() - rest.trim_start_matches(|it: char| it.is_ascii_digit()).len();
    let number = rest.get(..digits)?.parse().ok()?;
    let after = rest.get(digits..)?.chars().next()?;
    let closes = match open {
        Some(_) => after == ')',
        None => matches!(after, '.' | ')' | '、' | ':'),
    };
    // `1.5 %` is no first item.
    let decimal = after == '.'
        && rest
            .get(digits + 1..)?
            .starts_with(|it: char| it.is_ascii_digit());
    (closes && !decimal).then_some(number)
}

/// Lines as one text: the line breaks of a page are the printer's, not the clause's.
fn joined(lines: &[&str], language: Language) -> String {
    let mut out = String::new();
    for line in lines {
        let latin = |it: Option<char>| it.is_some_and(|it| it.is_ascii_alphanumeric());
        let apart = language == Language::En || latin(out.chars().last()) && latin(line.chars().next());
        if !out.is_empty() && apart {
            out.push(' ');
        }
        out.push_str(line);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::{Pages, TermsPage, TermsText, joined, section};
    use crate::view::Language;

    const PLACES: [&str; 5] = ["特典", "注意事項 1", "注意事項 2", "請求書類", "脚注・注意事項 2"];

    fn pages(text: &[&str]) -> Vec<TermsPage> {
        let page = |(number, text): (u32, &&str)| TermsPage {
            number,
            text: (*text).to_owned(),
            certain: true,
        };
        (1..).zip(text).map(page).collect()
    }

    fn found(text: &[&str], place: &str) -> Option<(String, u32)> {
        let pages = pages(text);
        let (lines, page) = Pages::new(&pages, &PLACES).find(place)?;
        Some((joined(&lines, Language::Ja), page))
    }

    #[test]
    fn a_passage_is_what_stands_under_its_clause() {
        let terms = "# Sample\nIntro\n\n## Art. 2\nFive years.\n\n## Art. 20\nOther.\n\n## Art. 7 {loss theft}\nLost.\n";
        assert_eq!(
            section(terms, "Art. 2", "device-age").as_deref(),
            Some("Five years.")
        );
        assert_eq!(section(terms, "Art. 3", "device-age"), None);
        assert_eq!(section(terms, "Art. 7", "theft").as_deref(), Some("Lost."));
        assert_eq!(section(terms, "Art. 7", "battery"), None);
    }

    const TERMS: [&str; 2] = [
        "特 典\n修理の費用を\n払う。\n注意事項\n1. 新しい端末\nに限る。",
        "２．紛失は含まない。\n請求書類\n報告書。",
    ];

    #[test]
    fn a_heading_or_a_number_under_it_is_found_with_its_page() {
        assert_eq!(found(&TERMS, "特典"), Some(("修理の費用を払う。".into(), 1)));
        assert_eq!(
            found(&TERMS, "注意事項 1"),
            Some(("1. 新しい端末に限る。".into(), 1))
        );
        assert_eq!(
            found(&TERMS, "注意事項 ２"),
            Some(("２．紛失は含まない。".into(), 2))
        );
    }

    #[test]
    fn what_is_in_doubt_is_not_quoted() {
        // The last heading of the terms: nothing marks its end.
        assert_eq!(found(&TERMS, "請求書類"), None);
        // No such number.
        assert_eq!(found(&TERMS, "注意事項 3"), None);
        // One of two parts is not there.
        assert_eq!(found(&TERMS, "脚注・注意事項 2"), None);
        // The heading stands twice, as a table of contents does.
        assert_eq!(found(&["特典\n注意事項\n特典\n払う。\n請求書類"], "特典"), None);
        // The numbers start anew: which 2 is meant?
        let twice = ["注意事項\n1. 甲\n2. 乙\n1. 丙\n2. 丁\n請求書類"];
        assert_eq!(found(&twice, "注意事項 2"), None);
        // A sentence that begins with a heading's words is no heading.
        assert_eq!(found(&["特典は次のとおり。\n請求書類"], "特典"), None);
        // An amount is no item.
        assert_eq!(found(&["注意事項\n1.5 %\n請求書類"], "注意事項 1"), None);
        let long = format!("特典\n{}\n請求書類", "長".repeat(2_000));
        assert_eq!(found(&[&long], "特典"), None);
    }

    #[test]
    fn a_page_two_readers_read_differently_is_not_quoted() {
        let mut pages = pages(&TERMS);
        pages[1].certain = false;
        let index = Pages::new(&pages, &PLACES);
        assert!(index.find("注意事項 1").is_some());
        assert!(index.find("注意事項 2").is_none());
    }

    #[test]
    fn the_language_follows_the_script() {
        let of = |text: &str| TermsText::Headed(text.to_owned()).language();
        assert_eq!(of("紛失は補償しない。"), Language::Ja);
        assert_eq!(
            of("转送JAPAN：遗失不在保障范围之内，请先联系商户。"),
            Language::ZhHans
        );
        assert_eq!(of("Loss is not covered."), Language::En);
    }
}
