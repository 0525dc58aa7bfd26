//! Values as the naive evaluator knows them: always known.

use std::collections::BTreeMap;

use crate::calendar::{day_of, second_of};

/// A known value.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    Bool(bool),
    /// Yen or a count: lint keeps them apart, here they are numbers.
    Number(i128),
    /// Days since 1970-01-01.
    Day(i64),
    /// Seconds since 1970-01-01 00:00 UTC.
    Second(i64),
    /// A length of time in months, days and seconds.
    Length {
        months: i64,
        days: i64,
        seconds: i64,
    },
    /// So many business days, of a calendar of the plan: its first where none is named.
    Business(i64, Option<String>),
    /// A text, or the name of an enum value.
    Word(String),
    List(Vec<BTreeMap<String, Value>>),
    /// Known not to exist.
    Nothing,
}

impl Value {
    pub fn truth(&self) -> bool {
        // What compares with nothing is not so.
        matches!(self, Self::Bool(true))
    }

    pub fn number(&self) -> i128 {
        match self {
            Self::Number(n) => *n,
            Self::Nothing => 0,
            other => panic!("not a number: {other:?}"),
        }
    }

    /// A value of a claim or scenario file, by the type the vocabulary gives the fact.
    pub fn from_toml(kind: &Kind, value: &toml::Value) -> Option<Self> {
        let text = value.as_str();
        if text == Some("none") && !matches!(kind, Kind::Text | Kind::Enum) {
            return Some(Self::Nothing);
        }
        Some(match kind {
            Kind::Bool => Self::Bool(value.as_bool()?),
            Kind::Number => Self::Number(match value {
                toml::Value::Integer(n) => i128::from(*n),
                _ => text?.parse().ok()?,
            }),
            Kind::Date => Self::Day(match value {
                toml::Value::Datetime(it) => day_of(&it.to_string())?,
                _ => day_of(text?)?,
            }),
            Kind::Instant => Self::Second(match value {
                toml::Value::Datetime(it) => second_of(&it.to_string())?,
                _ => second_of(text?)?,
            }),
            Kind::Text | Kind::Enum => {
                let text = text?;
                if text == "none" {
                    Self::Nothing
                } else {
                    Self::Word(text.to_owned())
                }
            }
            Kind::List(fields) => {
                let table = value.as_table();
                if table.is_some_and(|it| {
                    it.get("complete").and_then(toml::Value::as_bool) == Some(false)
                        || it.contains_key("complete_from")
                }) {
                    return None;
                }
                let items = table.and_then(|it| it.get("items")).unwrap_or(value).as_array()?;
                let mut rows = Vec::new();
                for item in items {
                    let mut row = BTreeMap::new();
                    for (name, cell) in item.as_table()? {
                        row.insert(name.clone(), Self::from_toml(&fields.get(name)?.0, cell)?);
                    }
                    for (name, (_, optional)) in fields {
                        // A field that must exist and is not there is not known.
                        if !optional && !row.contains_key(name) {
                            return None;
                        }
                        row.entry(name.clone()).or_insert(Self::Nothing);
                    }
                    rows.push(row);
                }
                Self::List(rows)
            }
        })
    }
}

/// The type of a fact.
#[derive(Debug, Clone, PartialEq)]
pub enum Kind {
    Bool,
    Number,
    Date,
    Instant,
    Text,
    Enum,
    /// Fields, and whether each may be known not to exist.
    List(BTreeMap<String, (Kind, bool)>),
}

impl Kind {
    pub fn from_vocabulary(fact: &toml::Value) -> Self {
        match fact["type"].as_str().unwrap() {
            "bool" => Self::Bool,
            "yen" | "count" => Self::Number,
            "date" => Self::Date,
            "instant" => Self::Instant,
            "text" => Self::Text,
            "enum" => Self::Enum,
            "list" => Self::List(
                fact["fields"]
                    .as_table()
                    .unwrap()
                    .iter()
                    .map(|(name, it)| {
                        let optional = it.get("optional").and_then(toml::Value::as_bool) == Some(true);
                        (name.clone(), (Self::from_vocabulary(it), optional))
                    })
                    .collect(),
            ),
            other => panic!("unknown type {other}"),
        }
    }
}
