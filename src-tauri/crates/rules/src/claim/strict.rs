//! JSON in which no key stands twice: of two values of one fact nobody would know which was meant.

use super::mistake::{InputError, Mistake, short};
use serde::de::{DeserializeSeed, Deserializer, Error as _, MapAccess, SeqAccess, Visitor};
use serde_json::{Map, Number, Value as Json};
use std::cell::RefCell;
use std::fmt;

/// The JSON of a claim file.
///
/// # Errors
/// Where it is no JSON, or a key stands twice in one object: which, and where the second stands.
pub fn claim_json(text: &str) -> Result<Json, Vec<InputError>> {
    // Some editors begin a file with a mark of its encoding.
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let twice = RefCell::new(None);
    let mut parser = serde_json::Deserializer::from_str(text);
    let whole = Strict {
        path: String::new(),
        twice: &twice,
    };
    let read = whole
        .deserialize(&mut parser)
        .and_then(|json| parser.end().map(|()| json));
    read.map_err(|error| {
        let (line, column) = (error.line().to_string(), error.column().to_string());
        vec![match twice.take() {
            Some((path, key)) => InputError::of(Mistake::DuplicateKey { key, line, column }).below(&path),
            None => InputError::of(Mistake::NotJson { line, column }),
        }]
    })
}

/// A value at a path; `twice` is told the path and the key of which there were two.
struct Strict<'a> {
    path: String,
    twice: &'a RefCell<Option<(String, String)>>,
}

impl Strict<'_> {
    fn below(&self, part: impl fmt::Display) -> Self {
        Strict {
            path: format!("{}/{part}", self.path),
            twice: self.twice,
        }
    }
}

impl<'de> DeserializeSeed<'de> for Strict<'_> {
    type Value = Json;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Json, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Strict<'_> {
    type Value = Json;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a JSON value")
    }

    fn visit_unit<E>(self) -> Result<Json, E> {
        Ok(Json::Null)
    }

    fn visit_bool<E>(self, value: bool) -> Result<Json, E> {
        Ok(Json::Bool(value))
    }

    fn visit_i64<E>(self, value: i64) -> Result<Json, E> {
        Ok(Json::from(value))
    }

    fn visit_u64<E>(self, value: u64) -> Result<Json, E> {
        Ok(Json::from(value))
    }

    fn visit_f64<E>(self, value: f64) -> Result<Json, E> {
        Ok(Number::from_f64(value).map_or(Json::Null, Json::Number))
    }

    fn visit_str<E>(self, value: &str) -> Result<Json, E> {
        Ok(Json::String(value.to_owned()))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Json, A::Error> {
        let mut found = Vec::new();
        while let Some(value) = list.next_element_seed(self.below(found.len()))? {
            found.push(value);
        }
        Ok(Json::Array(found))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Json, A::Error> {
        let mut found = Map::new();
        while let Some(key) = map.next_key::<String>()? {
            if found.contains_key(&key) {
                let below = self.below(&key);
                self.twice.replace(Some((below.path, short(&key))));
                return Err(A::Error::custom("a key stands twice"));
            }
            let value = map.next_value_seed(self.below(&key))?;
            found.insert(key, value);
        }
        Ok(Json::Object(found))
    }
}
