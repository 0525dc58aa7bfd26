//! What can be wrong in a claim file or in a value that was typed: each mistake is a kind with its values, so that it
//! can be told in any language.

use crate::diag::did_you_mean;
use satei_model::DateInputError;
use serde_json::Value as Json;
use std::fmt;

/// The longest piece of a wrong input that is repeated to the person, in characters.
const MOST_SHOWN: usize = 80;

/// A mistake with its place and what was probably meant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InputError {
    /// Where, as a JSON pointer; empty where it is the whole.
    pub path: String,
    /// What is wrong.
    pub mistake: Box<Mistake>,
    /// What would have been right.
    pub advice: Option<Advice>,
}

/// What would have been right in place of an unknown name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Advice {
    /// A known name is near enough to be the one that was meant.
    Near(String),
    /// These are all that there are.
    OneOf(Vec<String>),
}

/// The kinds of mistakes: each with its code, the values its sentence is filled with, and the English sentence.
macro_rules! mistakes {
    ($($(#[$doc:meta])* $name:ident $code:literal { $($value:ident),* } $english:literal)*) => {
        /// What is wrong. `found` is what stands there, cut where it is long.
        #[derive(Debug, Clone, PartialEq, Eq)]
        pub enum Mistake {
            $($(#[$doc])* $name {
                $(#[doc = "A value of the sentence."] $value: String),*
            }),*
        }

        impl Mistake {
            /// Every code with the names of its values.
            pub const CODES: &[(&str, &[&str])] = &[$(($code, &[$(stringify!($value)),*])),*];

            /// A stable kebab-case code of the kind of mistake.
            #[must_use]
            pub fn code(&self) -> &'static str {
                match self { $(Self::$name { .. } => $code),* }
            }

            /// The values a sentence about it is filled with, by their names.
            #[must_use]
            pub fn values(&self) -> Vec<(&'static str, &str)> {
                match self { $(Self::$name { $($value),* } => vec![$((stringify!($value), $value.as_str())),*]),* }
            }
        }

        impl fmt::Display for Mistake {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                match self { $(Self::$name { $($value),* } => write!(f, $english)),* }
            }
        }
    };
}

mistakes! {
    /// The file is not JSON.
    NotJson "not-json" { line, column } "the file is not JSON from line {line}, column {column} on"
    /// A key stands twice in one object.
    DuplicateKey "duplicate-key" { key, line, column }
        "`{key}` stands here twice; the second is in line {line}, before column {column}"
    /// The file is JSON, but no object.
    NotAClaimFile "not-a-claim-file" {} "a claim file is a JSON object"
    /// A plan that is not known.
    UnknownPlan "unknown-plan" { id } "there is no plan `{id}`"
    /// A plan without any version.
    PlanWithoutVersion "plan-without-version" { id } "plan `{id}` has no version"
    /// A version of claim files that this program does not read.
    WrongFileVersion "wrong-file-version" { found }
        "`{found}` is not a version of claim files; this program reads version 1"
    /// A key that has no meaning where it stands.
    UnknownKey "unknown-key" { key } "there is no `{key}` here"
    /// A section that is not an object.
    WrongSection "wrong-section" { found } "`{found}` is not an object"
    /// Neither a claim nor a registration.
    UnknownSubject "unknown-subject" { found } "there is no subject `{found}`"
    /// The moment of the assessment is missing or not an instant.
    WrongAsOf "wrong-as-of" {} "`as_of` is missing or not an instant; write 2026-04-20T10:00:00+09:00"
    /// A fact that the vocabulary does not have.
    UnknownFact "unknown-fact" { id } "there is no fact `{id}`"
    /// A document that the vocabulary does not have.
    UnknownDocument "unknown-document" { id } "there is no document `{id}`"
    /// A reading that the plan does not have.
    UnknownReading "unknown-reading" { id } "the plan has no reading `{id}`"
    /// A choice that the reading does not have.
    UnknownChoice "unknown-choice" { id, reading } "reading `{reading}` has no choice `{id}`"
    /// A discretion that the plan does not have.
    UnknownDiscretion "unknown-discretion" { id } "the plan has no discretion rule `{id}`"
    /// An exclusion that the plan does not have.
    UnknownExclusion "unknown-exclusion" { id } "the plan has no exclusion `{id}`"
    /// A payout or charge that the plan does not have.
    UnknownPayout "unknown-payout" { id } "the plan has no payout rule or charge `{id}`"
    /// Not the state of a document.
    UnknownState "unknown-state" { found } "`{found}` is not the state of a document"
    /// Not a degree of proof.
    UnknownProof "unknown-proof" { found } "there is no proof `{found}`"
    /// Neither for the house nor for the claim.
    UnknownScope "unknown-scope" { found } "there is no scope `{found}`"
    /// Neither confirmed nor overturned.
    NotACall "not-a-call" { found } "`{found}` is neither confirmed nor overturned"
    /// The value is `null`.
    Null "null" {} "the value is null; leave out what is not known"
    /// Neither true nor false.
    NotABool "not-a-bool" { found } "`{found}` is neither true nor false"
    /// Not a text.
    NotAText "not-a-text" { found } "`{found}` is not a text"
    /// Not one of the values that can be chosen.
    UnknownValue "unknown-value" { found } "`{found}` is none of the values this can have"
    /// Not yen.
    NotYen "not-yen" { found } "`{found}` is not yen; write a whole number without separators"
    /// Not a count.
    NotACount "not-a-count" { found } "`{found}` is not a count; write a whole number without separators"
    /// A number with a fraction where only whole ones are.
    Fraction "fraction" { found } "`{found}` has a fraction; write a whole number"
    /// A number below zero.
    Negative "negative" { found } "`{found}` is negative; the least is 0"
    /// A number beyond the greatest.
    TooLarge "too-large" { found, most } "`{found}` is too large; the greatest is {most}"
    /// Not in any form of a date.
    NotADate "not-a-date" { found }
        "`{found}` is not a date; write 2026-04-02, 2026-04 or 2026, from 1868 to 2399"
    /// In the form of a date, but there is no such day.
    NoSuchDay "no-such-day" { found } "there is no such day: `{found}`"
    /// A day outside the era it is written in; `date` is the day meant, if the count of years simply went on.
    OutsideEra "outside-era" { found, era, date } "`{found}` lies outside {era}; that day is {date}"
    /// In the form of a time of day, but there is none such.
    NoSuchTime "no-such-time" { found } "there is no such time of day: `{found}`"
    /// Not in any form of an instant.
    NotAnInstant "not-an-instant" { found }
        "`{found}` is not an instant; write 2026-04-02T14:30:00+09:00 or a date alone"
    /// A key that an interval does not have.
    UnknownEnd "unknown-end" { key } "an interval has `from` and `to` and no `{key}`"
    /// An interval that ends before it begins.
    Backwards "backwards" {} "the interval ends before it begins; exchange `from` and `to`"
    /// Not a list.
    NotAList "not-a-list" { found } "`{found}` is not a list of rows"
    /// A list with too many rows.
    ListTooLong "list-too-long" { count, most } "the list has {count} rows; {most} is the most"
    /// A row of a list without fields.
    NotARow "not-a-row" { found } "`{found}` is not a row with fields"
    /// A field that the list does not have.
    UnknownField "unknown-field" { id } "the list has no field `{id}`"
    /// `complete_from` without the field whose day it speaks of.
    CompleteByMissing "complete-by-missing" {}
        "`complete_from` needs `complete_by`, a date or instant field of the list"
}

impl InputError {
    /// A mistake of the whole value, without advice.
    #[must_use]
    pub fn of(mistake: Mistake) -> Self {
        Self {
            path: String::new(),
            mistake: Box::new(mistake),
            advice: None,
        }
    }

    /// The same mistake, seen from what holds the value at `path`.
    #[must_use]
    pub fn below(mut self, path: &str) -> Self {
        self.path.insert_str(0, path);
        self
    }

    pub(super) fn advised(mut self, advice: Option<Advice>) -> Self {
        self.advice = advice;
        self
    }
}

/// The known name that was probably meant.
pub(super) fn near<'a>(wrong: &str, known: impl IntoIterator<Item = &'a str>) -> Option<Advice> {
    did_you_mean(wrong, known).map(|name| Advice::Near(name.to_owned()))
}

/// The known name that was probably meant; where none is near, all of them.
pub(super) fn near_or_all<'a>(wrong: &str, known: impl IntoIterator<Item = &'a str>) -> Option<Advice> {
    let known: Vec<&str> = known.into_iter().collect();
    let all = || Advice::OneOf(known.iter().map(|it| (*it).to_owned()).collect());
    Some(near(wrong, known.iter().copied()).unwrap_or_else(all))
}

/// A wrong value as it is repeated to the person: a text without quotes, anything else as JSON, cut where it is long.
#[must_use]
pub fn shown(json: &Json) -> String {
    match json {
        Json::String(text) => short(text),
        other => short(&other.to_string()),
    }
}

/// A text, cut where it is long.
pub(super) fn short(text: &str) -> String {
    let mut out: String = text.chars().take(MOST_SHOWN).collect();
    if out.len() < text.len() {
        out.push('…');
    }
    out
}

impl fmt::Display for Advice {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Near(name) => write!(f, "did you mean `{name}`?"),
            Self::OneOf(names) => write!(f, "one of {}", names.join(", ")),
        }
    }
}

impl fmt::Display for InputError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if !self.path.is_empty() {
            write!(f, "{}: ", self.path)?;
        }
        self.mistake.fmt(f)?;
        match &self.advice {
            Some(advice) => write!(f, " ({advice})"),
            None => Ok(()),
        }
    }
}

impl From<DateInputError> for Mistake {
    fn from(error: DateInputError) -> Self {
        match error {
            DateInputError::Unknown(text) | DateInputError::OutsideCalendar(text) => {
                Self::NotADate { found: short(&text) }
            }
            DateInputError::NoSuchDay(text) => Self::NoSuchDay { found: short(&text) },
            DateInputError::OutsideEra { text, era, date } => Self::OutsideEra {
                found: short(&text),
                era: era.to_owned(),
                date: date.to_string(),
            },
            DateInputError::NoSuchTime(text) => Self::NoSuchTime { found: short(&text) },
        }
    }
}
