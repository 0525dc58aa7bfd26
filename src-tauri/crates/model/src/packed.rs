//! A JSON value in few bytes, to be read by the million: members in order, days and instants as numbers,
//! the words that claim files are full of as one byte each, those of the plans as two.
//!
//! Nothing is lost: what is read back is the value that was packed. The bytes of a value never change
//! once released, because projections that hold them are compared with what a rebuild makes.

use std::collections::HashMap;
use std::sync::LazyLock;

use chrono::{DateTime, Datelike as _, NaiveDate};
use serde_json::{Map, Number, Value};

const NULL: u8 = 0;
const FALSE: u8 = 1;
const TRUE: u8 = 2;
/// A whole number with its sign folded in.
const INT: u8 = 3;
/// A whole number above the signed ones.
const BIG: u8 = 4;
/// A number that is not whole, as text.
const FRACTION: u8 = 5;
const TEXT: u8 = 6;
/// A text `YYYY-MM-DD`, as days since 1970-01-01.
const DATE: u8 = 7;
/// A text `YYYY-MM-DDTHH:MM:SS±HH:MM`, as seconds since 1970-01-01T00:00:00Z and minutes of offset.
const INSTANT: u8 = 8;
/// A text that is a whole number, as that number.
const DIGITS: u8 = 9;
const LIST: u8 = 10;
const MAP: u8 = 11;
/// The first of the words of one byte.
const WORDS: u8 = 16;
/// The first byte of the words of two bytes.
const PAIRS: u8 = 64;

/// Words with a byte of their own, in order. The list is closed: a byte means the same for ever.
const KNOWN: &[&str] = &[
    "accepted",
    "amount",
    "amounts",
    "as_of",
    "asked_on",
    "candidates",
    "choice",
    "claim",
    "complete",
    "complete_by",
    "complete_from",
    "confirmed",
    "denial_possible",
    "documents",
    "enquiries",
    "evidenced",
    "facts",
    "findings",
    "from",
    "house",
    "items",
    "missing",
    "none",
    "overturned",
    "plan",
    "presumptions",
    "proof",
    "raised",
    "readings",
    "received",
    "registration",
    "rejected",
    "satei",
    "scope",
    "state",
    "stated",
    "subject",
    "to",
    "unobtainable",
    "value",
    "waived",
];

/// Words of the vocabulary and of the plans with two bytes of their own, a line each. New ones are added at the end,
/// none is ever taken away or moved: two bytes mean the same for ever.
const OF_PLANS: &str = include_str!("packed/words.txt");

/// The words of two bytes by their places, and their places by the words.
static PLAN_WORDS: LazyLock<(Vec<&str>, HashMap<&str, u16>)> = LazyLock::new(|| {
    let words: Vec<&str> = OF_PLANS.lines().collect();
    let places = words.iter().copied().zip(0..).collect();
    (words, places)
});

/// Whether a word takes a byte or two, whatever its length.
#[must_use]
pub fn is_short(word: &str) -> bool {
    KNOWN.binary_search(&word).is_ok() || PLAN_WORDS.1.contains_key(word)
}

/// Days from the year 1 to 1970-01-01, as chrono counts them.
const EPOCH: i32 = 719_163;
/// Lists within lists deeper than this are refused: no claim has them, and reading goes as deep.
const DEEPEST: usize = 64;

/// The bytes of a value.
#[must_use]
pub fn pack(value: &Value) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(512);
    write(value, &mut bytes);
    bytes
}

fn write(value: &Value, bytes: &mut Vec<u8>) {
    match value {
        Value::Null => bytes.push(NULL),
        Value::Bool(false) => bytes.push(FALSE),
        Value::Bool(true) => bytes.push(TRUE),
        Value::Number(number) => match (number.as_i64(), number.as_u64()) {
            (Some(int), _) => tagged(INT, fold(int), bytes),
            (None, Some(big)) => tagged(BIG, big, bytes),
            (None, None) => text(FRACTION, &number.to_string(), bytes),
        },
        Value::String(words) => string(words, bytes),
        Value::Array(items) => {
            tagged(LIST, items.len() as u64, bytes);
            items.iter().for_each(|item| write(item, bytes));
        }
        Value::Object(members) => {
            let mut sorted: Vec<_> = members.iter().collect();
            sorted.sort_unstable_by_key(|(name, _)| name.as_str());
            tagged(MAP, sorted.len() as u64, bytes);
            for (name, member) in sorted {
                word(name, bytes);
                write(member, bytes);
            }
        }
    }
}

fn string(words: &str, bytes: &mut Vec<u8>) {
    if let Some(days) = date(words) {
        tagged(DATE, fold(days), bytes);
    } else if let Some((at, offset)) = instant(words) {
        tagged(INSTANT, fold(at), bytes);
        varint(fold(offset), bytes);
    } else if let Some(number) = whole(words) {
        tagged(DIGITS, fold(number), bytes);
    } else {
        word(words, bytes);
    }
}

fn word(words: &str, bytes: &mut Vec<u8>) {
    match KNOWN.binary_search(&words) {
        Ok(place) => bytes.push(WORDS + u8::try_from(place).unwrap_or(0)),
        Err(_) => match PLAN_WORDS.1.get(words).map(|place| place.to_be_bytes()) {
            Some([high, low]) => bytes.extend([PAIRS + high, low]),
            None => text(TEXT, words, bytes),
        },
    }
}

fn text(tag: u8, words: &str, bytes: &mut Vec<u8>) {
    tagged(tag, words.len() as u64, bytes);
    bytes.extend_from_slice(words.as_bytes());
}

fn tagged(tag: u8, number: u64, bytes: &mut Vec<u8>) {
    bytes.push(tag);
    varint(number, bytes);
}

fn varint(mut number: u64, bytes: &mut Vec<u8>) {
    while number >= 0x80 {
        bytes.push((number & 0x7f) as u8 | 0x80);
        number >>= 7;
    }
    bytes.push(number as u8);
}

/// Small numbers of either sign become small numbers without one.
fn fold(number: i64) -> u64 {
    ((number << 1) ^ (number >> 63)) as u64
}

fn unfold(number: u64) -> i64 {
    (number >> 1) as i64 ^ -((number & 1) as i64)
}

/// The days of a text that is written exactly as [`show_date`] writes them.
fn date(words: &str) -> Option<i64> {
    let shaped = words.len() == 10 && words.as_bytes().first()?.is_ascii_digit();
    let day: NaiveDate = words.parse().ok().filter(|_| shaped)?;
    let days = i64::from(day.num_days_from_ce() - EPOCH);
    (show_date(days)? == words).then_some(days)
}

fn show_date(days: i64) -> Option<String> {
    let day = NaiveDate::from_num_days_from_ce_opt(i32::try_from(days).ok()?.checked_add(EPOCH)?)?;
    Some(format!("{:04}-{:02}-{:02}", day.year(), day.month(), day.day()))
}

fn instant(words: &str) -> Option<(i64, i64)> {
    if words.len() != 25 {
        return None;
    }
    let at = DateTime::parse_from_rfc3339(words).ok()?;
    let found = (at.timestamp(), i64::from(at.offset().local_minus_utc() / 60));
    (show_instant(found.0, found.1)? == words).then_some(found)
}

fn show_instant(at: i64, offset: i64) -> Option<String> {
    let local = DateTime::from_timestamp(at.checked_add(offset.checked_mul(60)?)?, 0)?;
    let sign = if offset < 0 { '-' } else { '+' };
    let minutes = offset.unsigned_abs();
    let clock = local.naive_utc().format("%Y-%m-%dT%H:%M:%S");
    Some(format!("{clock}{sign}{:02}:{:02}", minutes / 60, minutes % 60))
}

fn whole(words: &str) -> Option<i64> {
    let number: i64 = words.parse().ok()?;
    (number.to_string() == words).then_some(number)
}

/// What stands at a place of packed bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Item<'a> {
    /// Null.
    Null,
    /// True or false.
    Bool(bool),
    /// A whole number.
    Int(i64),
    /// A whole number above the signed ones.
    Big(u64),
    /// A number that is not whole, as text.
    Fraction(&'a str),
    /// A text.
    Text(&'a str),
    /// A text that is a date: days since 1970-01-01.
    Date(i64),
    /// A text that is an instant: seconds since 1970-01-01T00:00:00Z, and the minutes of its offset.
    Instant(i64, i64),
    /// A text that is a whole number.
    Digits(i64),
    /// So many items follow.
    List(usize),
    /// So many members follow, each a name and an item.
    Map(usize),
}

/// Reads packed bytes in their order. Everything gives nothing where the bytes are damaged.
#[derive(Debug, Clone, Copy)]
pub struct Reader<'a>(&'a [u8]);

impl<'a> Reader<'a> {
    /// Begins at the first item.
    #[must_use]
    pub fn new(bytes: &'a [u8]) -> Self {
        Self(bytes)
    }

    /// The next item; of lists and maps only how much follows.
    pub fn item(&mut self) -> Option<Item<'a>> {
        let tag = self.byte()?;
        Some(match tag {
            NULL => Item::Null,
            FALSE => Item::Bool(false),
            TRUE => Item::Bool(true),
            INT => Item::Int(unfold(self.number()?)),
            BIG => Item::Big(self.number()?),
            FRACTION => Item::Fraction(self.text()?),
            TEXT => Item::Text(self.text()?),
            DATE => Item::Date(unfold(self.number()?)),
            INSTANT => Item::Instant(unfold(self.number()?), unfold(self.number()?)),
            DIGITS => Item::Digits(unfold(self.number()?)),
            LIST => Item::List(self.length()?),
            MAP => Item::Map(self.length()?),
            WORDS..PAIRS => Item::Text(KNOWN.get(usize::from(tag - WORDS))?),
            PAIRS.. => {
                let place = u16::from_be_bytes([tag - PAIRS, self.byte()?]);
                Item::Text(PLAN_WORDS.0.get(usize::from(place))?)
            }
            _ => return None,
        })
    }

    /// The name of the next member.
    pub fn name(&mut self) -> Option<&'a str> {
        match self.item()? {
            Item::Text(name) => Some(name),
            _ => None,
        }
    }

    /// Passes over bytes where they are those that come next.
    pub fn passes(&mut self, bytes: &[u8]) -> bool {
        let rest = self.0.strip_prefix(bytes);
        self.0 = rest.unwrap_or(self.0);
        rest.is_some()
    }

    /// Passes over the next item with all that is in it.
    pub fn skip(&mut self) -> Option<()> {
        let mut left = 1_usize;
        while left > 0 {
            left -= 1;
            left = left.checked_add(match self.item()? {
                Item::List(items) => items,
                Item::Map(members) => members.checked_mul(2)?,
                _ => 0,
            })?;
        }
        Some(())
    }

    /// The next item as JSON.
    pub fn value(&mut self) -> Option<Value> {
        self.deep(0)
    }

    fn deep(&mut self, depth: usize) -> Option<Value> {
        if depth > DEEPEST {
            return None;
        }
        Some(match self.item()? {
            Item::Null => Value::Null,
            Item::Bool(truth) => Value::Bool(truth),
            Item::Int(int) => Value::from(int),
            Item::Big(big) => Value::from(big),
            Item::Fraction(number) => Value::Number(number.parse::<Number>().ok()?),
            Item::List(items) => {
                let items = (0..items).map(|_| self.deep(depth + 1));
                Value::Array(items.collect::<Option<_>>()?)
            }
            Item::Map(members) => {
                let members = (0..members).map(|_| Some((self.name()?.to_owned(), self.deep(depth + 1)?)));
                Value::Object(members.collect::<Option<Map<_, _>>>()?)
            }
            text => Value::String(text.text()?),
        })
    }

    fn byte(&mut self) -> Option<u8> {
        let (first, rest) = self.0.split_first()?;
        self.0 = rest;
        Some(*first)
    }

    fn number(&mut self) -> Option<u64> {
        let mut number = 0;
        for shift in (0..64).step_by(7) {
            let byte = self.byte()?;
            number |= u64::from(byte & 0x7f) << shift;
            if byte < 0x80 {
                return Some(number);
            }
        }
        None
    }

    /// A length that the bytes can hold: every item takes one at least.
    fn length(&mut self) -> Option<usize> {
        let length = usize::try_from(self.number()?).ok()?;
        (length <= self.0.len()).then_some(length)
    }

    fn text(&mut self) -> Option<&'a str> {
        let length = self.length()?;
        let (text, rest) = self.0.split_at_checked(length)?;
        self.0 = rest;
        std::str::from_utf8(text).ok()
    }
}

impl Item<'_> {
    /// The text, where it is one.
    #[must_use]
    pub fn text(&self) -> Option<String> {
        match *self {
            Self::Text(text) => Some(text.to_owned()),
            Self::Date(days) => show_date(days),
            Self::Instant(at, offset) => show_instant(at, offset),
            Self::Digits(number) => Some(number.to_string()),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use serde_json::json;

    use super::*;

    #[test]
    fn the_words_are_in_order_so_that_they_are_found() {
        assert!(KNOWN.is_sorted());
        assert!(KNOWN.len() <= usize::from(PAIRS - WORDS));
    }

    #[test]
    fn no_word_of_the_plans_stands_twice_and_all_have_a_place() {
        let (words, places) = &*PLAN_WORDS;
        assert_eq!(words.len(), places.len());
        assert!(words.len() <= usize::from(u8::MAX - PAIRS) << 8);
        assert!(words.iter().all(|it| KNOWN.binary_search(it).is_err()));
    }

    /// Counted by hand: a map of one, the word `value` (the 40th of the list, so 16 + 39), and 2026-04-02,
    /// which is day 20,545: 41,090 with its sign folded in, 0xA082 in groups of seven bits from below.
    #[test]
    fn bytes_that_were_released_stay_as_they_are() {
        assert_eq!(
            pack(&json!({"value": "2026-04-02"})),
            [MAP, 1, 55, DATE, 0x82, 0xc1, 0x02]
        );
    }

    #[test]
    fn what_only_looks_like_a_date_or_a_number_stays_a_text() {
        for text in [
            "2026-02-30",
            "2026-4-2",
            "+2026-04-0",
            "007",
            "-0",
            "+1",
            "1.0",
            "2026-04-02T10:00:00Z",
            "2026-04-02T10:00:00.0+09:0",
            "2026-04-02t10:00:00+09:00",
            "2026-04-02T23:59:60+09:00",
            "2026-04-02T10:00:00-00:00",
        ] {
            let value = json!(text);
            assert_eq!(Reader::new(&pack(&value)).value(), Some(value));
        }
        assert_eq!(Reader::new(&pack(&json!("-12"))).item(), Some(Item::Digits(-12)));
        let at = pack(&json!("1970-01-02T09:00:00+09:00"));
        assert_eq!(Reader::new(&at).item(), Some(Item::Instant(86_400, 540)));
    }

    fn json_value() -> impl Strategy<Value = Value> {
        let leaf = prop_oneof![
            Just(Value::Null),
            any::<bool>().prop_map(Value::from),
            any::<i64>().prop_map(Value::from),
            any::<u64>().prop_map(Value::from),
            any::<i64>().prop_map(|it| Value::from(it.to_string())),
            (-400_000_i64..4_000_000).prop_map(|it| Value::from(show_date(it).unwrap_or_default())),
            (-9_000_000_000_i64..90_000_000_000, -1_000_i64..1_000)
                .prop_map(|(at, by)| Value::from(show_instant(at, by).unwrap_or_default())),
            prop::sample::select(KNOWN).prop_map(Value::from),
            "[0-9T:+-]{0,26}".prop_map(Value::from),
            ".*".prop_map(Value::from),
        ];
        leaf.prop_recursive(4, 40, 6, |inner| {
            prop_oneof![
                prop::collection::vec(inner.clone(), 0..6).prop_map(Value::from),
                prop::collection::vec((".{0,4}", inner), 0..6)
                    .prop_map(|members| Value::Object(members.into_iter().collect())),
            ]
        })
    }

    proptest! {
        #[test]
        fn what_is_packed_reads_back_the_same(value in json_value()) {
            let bytes = pack(&value);
            let mut reader = Reader::new(&bytes);
            prop_assert_eq!(reader.value(), Some(value));
            prop_assert!(reader.0.is_empty());
            let mut passing = Reader::new(&bytes);
            prop_assert_eq!(passing.skip(), Some(()));
            prop_assert!(passing.0.is_empty());
        }

        #[test]
        fn damaged_bytes_are_refused_and_nothing_worse(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
            let _ = Reader::new(&bytes).value();
            let _ = Reader::new(&bytes).skip();
        }
    }
}
