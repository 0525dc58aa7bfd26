//! One byte sequence per JSON value, so that a hash of it means the value.
//!
//! The rules are those of RFC 8785 without its floats: members sorted by the UTF-16 units of their names,
//! no white space, shortest escapes, integers only. A fraction or an exponent is refused: money and
//! shares travel as strings or integers.

use serde::Serialize;
use serde_json::Value;

/// Why a value has no canonical bytes.
#[derive(Debug, thiserror::Error)]
pub enum CanonicalError {
    /// A number that is not an integer of 64 bits.
    #[error("`{number}` at `{path}` is not an integer; write it as a string")]
    NotAnInteger {
        /// Where it stands, as member names joined by `/`.
        path: String,
        /// The number.
        number: String,
    },
    /// The value cannot be written as JSON at all.
    #[error("the value cannot be written as JSON: {0}")]
    NotJson(#[from] serde_json::Error),
}

/// The canonical bytes of anything that can be written as JSON.
///
/// # Errors
/// Where a number is not an integer, or the value is not JSON.
pub fn canonical_bytes<T: Serialize + ?Sized>(value: &T) -> Result<Vec<u8>, CanonicalError> {
    canonical_value(&serde_json::to_value(value)?)
}

/// The canonical bytes of a JSON value.
///
/// # Errors
/// Where a number is not an integer.
pub fn canonical_value(value: &Value) -> Result<Vec<u8>, CanonicalError> {
    let mut bytes = Vec::with_capacity(256);
    write(value, "", &mut bytes)?;
    Ok(bytes)
}

fn write(value: &Value, path: &str, bytes: &mut Vec<u8>) -> Result<(), CanonicalError> {
    match value {
        Value::Object(members) => {
            let mut sorted: Vec<_> = members.iter().collect();
            sorted.sort_by(|(a, _), (b, _)| a.encode_utf16().cmp(b.encode_utf16()));
            bytes.push(b'{');
            for (place, (name, member)) in sorted.into_iter().enumerate() {
                if place > 0 {
                    bytes.push(b',');
                }
                // serde_json escapes exactly what RFC 8785 asks for, in the same short forms.
                serde_json::to_writer(&mut *bytes, name)?;
                bytes.push(b':');
                write(member, &format!("{path}/{name}"), bytes)?;
            }
            bytes.push(b'}');
        }
        Value::Array(items) => {
            bytes.push(b'[');
            for (place, item) in items.iter().enumerate() {
                if place > 0 {
                    bytes.push(b',');
                }
                write(item, &format!("{path}/{place}"), bytes)?;
            }
            bytes.push(b']');
        }
        Value::Number(number) if !number.is_i64() && !number.is_u64() => {
            return Err(CanonicalError::NotAnInteger {
                path: path.to_owned(),
                number: number.to_string(),
            });
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {
            serde_json::to_writer(&mut *bytes, value)?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use serde_json::json;

    use super::*;

    fn text(value: &Value) -> String {
        String::from_utf8(canonical_value(value).unwrap()).unwrap()
    }

    #[test]
    fn members_are_sorted_as_rfc_8785_sorts_them() {
        // The example of RFC 8785, 3.2.3: emoji (a surrogate pair) sorts before U+FB33.
        let value =
            json!({"\u{20ac}": 1, "\r": 2, "\u{fb33}": 3, "1": 4, "\u{1f600}": 5, "\u{80}": 6, "\u{f6}": 7});
        assert_eq!(
            text(&value),
            "{\"\\r\":2,\"1\":4,\"\u{80}\":6,\"\u{f6}\":7,\"\u{20ac}\":1,\"\u{1f600}\":5,\"\u{fb33}\":3}"
        );
    }

    #[test]
    fn text_is_escaped_in_the_short_forms() {
        assert_eq!(
            text(&json!("€$\u{f}\nA'B\"\\\\\"/")),
            r#""€$\u000f\nA'B\"\\\\\"/""#
        );
    }

    #[test]
    fn a_fraction_is_refused_where_it_stands() {
        let error = canonical_value(&json!({"lines": [{"amount": 1.5}]})).unwrap_err();
        assert_eq!(
            error.to_string(),
            "`1.5` at `/lines/0/amount` is not an integer; write it as a string"
        );
    }

    fn json_value() -> impl Strategy<Value = Value> {
        let leaf = prop_oneof![
            Just(Value::Null),
            any::<bool>().prop_map(Value::from),
            any::<i64>().prop_map(Value::from),
            any::<u64>().prop_map(Value::from),
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
        fn reading_canonical_bytes_and_writing_them_again_changes_nothing(value in json_value()) {
            let bytes = canonical_value(&value).unwrap();
            let back: Value = serde_json::from_slice(&bytes).unwrap();
            prop_assert_eq!(&back, &value);
            prop_assert_eq!(canonical_value(&back).unwrap(), bytes);
        }
    }
}
