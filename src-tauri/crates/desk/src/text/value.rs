use satei_model::Yen;
use serde_json::Value;

use super::{date_text, fill, instant_text, label};
use crate::view::{FactInput, Label};

/// A fact's value in words, as its input understands it.
pub(crate) fn value_text(value: &Value, input: &FactInput) -> Label {
    if let Some(span) = value
        .as_object()
        .filter(|it| it.contains_key("from") || it.contains_key("to"))
    {
        let end = |name: &str| {
            span.get(name)
                .filter(|it| !it.is_null())
                .map(|it| value_text(it, input))
        };
        return match (end("from"), end("to")) {
            (Some(from), Some(to)) => {
                let text = label("{from}から{to}まで", "{from}至{to}", "between {from} and {to}");
                fill(fill(text, "from", &from), "to", &to)
            }
            (Some(from), None) => fill(label("{from}以降", "{from}起", "from {from} on"), "from", &from),
            (None, Some(to)) => fill(label("{to}以前", "{to}以前", "up to {to}"), "to", &to),
            (None, None) => Label::default(),
        };
    }
    if value.as_str() == Some("none") && !matches!(input, FactInput::Enum { .. } | FactInput::Text) {
        return label("なし", "无", "none");
    }
    match input {
        FactInput::Bool => match value.as_bool() {
            Some(true) => label("はい", "是", "yes"),
            Some(false) => label("いいえ", "否", "no"),
            None => plain(value),
        },
        // An amount that cannot be read is shown as it was recorded.
        FactInput::Yen => Label::same(
            &digits(value)
                .parse::<Yen>()
                .map_or_else(|_| digits(value), Yen::signed),
        ),
        FactInput::Count => Label::same(&digits(value)),
        FactInput::Date => value.as_str().map_or_else(|| plain(value), date_text),
        FactInput::Instant => value.as_str().map_or_else(|| plain(value), instant_text),
        FactInput::Text => plain(value),
        FactInput::Enum { options } => {
            let chosen = value.as_str().unwrap_or_default();
            options
                .iter()
                .find(|it| it.value == chosen)
                .map_or_else(|| plain(value), |it| it.label.clone())
        }
        FactInput::List { columns } => {
            let items = value
                .get("items")
                .and_then(Value::as_array)
                .or_else(|| value.as_array());
            let Some(items) = items else { return plain(value) };
            let mut out = Label::default();
            for item in items {
                let mut row = Label::default();
                for column in columns {
                    if let Some(cell) = item.get(&column.name).filter(|it| !it.is_null()) {
                        push(&mut row, " ", &value_text(cell, &column.input));
                    }
                }
                push(&mut out, "; ", &row);
            }
            out
        }
    }
}

fn push(label: &mut Label, between: &str, part: &Label) {
    for (text, more) in [
        (&mut label.ja, &part.ja),
        (&mut label.zh_hans, &part.zh_hans),
        (&mut label.en, &part.en),
    ] {
        if !text.is_empty() {
            text.push_str(between);
        }
        text.push_str(more);
    }
}

fn digits(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}

fn plain(value: &Value) -> Label {
    Label::same(&digits(value))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::value_text;
    use crate::text::label;
    use crate::view::{EnumOption, FactInput, Label, ListColumn};

    #[test]
    fn a_span_names_both_ends() {
        let label = value_text(
            &json!({ "from": "2026-03-01", "to": "2026-03-03" }),
            &FactInput::Date,
        );
        assert_eq!(label.ja, "2026年3月1日から2026年3月3日まで");
        assert_eq!(label.en, "between 1 Mar 2026 and 3 Mar 2026");
        assert_eq!(
            value_text(&json!({ "to": "2026-03-03" }), &FactInput::Date).en,
            "up to 3 Mar 2026"
        );
    }

    #[test]
    fn money_is_grouped_and_enums_use_their_labels() {
        assert_eq!(value_text(&json!("75000"), &FactInput::Yen).ja, "¥75,000");
        let options = vec![EnumOption {
            value: "theft".into(),
            label: label("盗難", "被盗", "Theft"),
        }];
        assert_eq!(
            value_text(&json!("theft"), &FactInput::Enum { options }).zh_hans,
            "被盗"
        );
    }

    #[test]
    fn a_list_reads_row_by_row() {
        let columns = vec![
            ListColumn {
                name: "what".into(),
                label: Label::default(),
                input: FactInput::Text,
            },
            ListColumn {
                name: "amount".into(),
                label: Label::default(),
                input: FactInput::Yen,
            },
        ];
        let value = json!({ "items": [{ "what": "Screen", "amount": "20000" }, { "what": "Postage", "amount": "800" }], "complete": true });
        assert_eq!(
            value_text(&value, &FactInput::List { columns }).en,
            "Screen ¥20,000; Postage ¥800"
        );
    }
}
