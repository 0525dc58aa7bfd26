use satei_model::Yen;
use serde_json::Value;

use super::{date_text, fill, instant_text, label, long};
use crate::view::{FactInput, Label};

/// Who reads a value: amounts, days and rows are written otherwise in a letter than on the screen.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Reader {
    Screen,
    Letter,
}

/// A fact's value in words, as its input understands it.
pub(crate) fn value_text(value: &Value, input: &FactInput) -> Label {
    worded(value, input, Reader::Screen)
}

/// The same as a letter writes it.
pub(crate) fn letter_text(value: &Value, input: &FactInput) -> Label {
    worded(value, input, Reader::Letter)
}

fn worded(value: &Value, input: &FactInput, reader: Reader) -> Label {
    if let Some(span) = value
        .as_object()
        .filter(|it| it.contains_key("from") || it.contains_key("to"))
    {
        let end = |name: &str| {
            span.get(name)
                .filter(|it| !it.is_null())
                .map(|it| worded(it, input, reader))
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
        FactInput::Yen => digits(value)
            .parse::<Yen>()
            .map_or_else(|_| plain(value), |it| yen(it, reader)),
        FactInput::Count => Label::same(&digits(value)),
        FactInput::Date => value
            .as_str()
            .map_or_else(|| plain(value), |it| day(date_text(it), it, reader)),
        FactInput::Instant => value
            .as_str()
            .map_or_else(|| plain(value), |it| day(instant_text(it), it, reader)),
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
            if items.is_empty() {
                // Nothing of a list that may go on is not nothing.
                return match value.get("complete").and_then(Value::as_bool) {
                    Some(false) => label("未確認", "尚未确认", "not confirmed yet"),
                    _ => label("なし", "无", "none"),
                };
            }
            let [between_cells, between_rows] = separators(reader);
            let mut out = Label::default();
            for item in items {
                let mut row = Label::default();
                for column in columns {
                    if let Some(cell) = item.get(&column.name).filter(|it| !it.is_null()) {
                        push(&mut row, &between_cells, &worded(cell, &column.input, reader));
                    }
                }
                push(&mut out, &between_rows, &row);
            }
            out
        }
    }
}

/// What stands between the cells of a row, and between rows.
fn separators(reader: Reader) -> [Label; 2] {
    match reader {
        Reader::Screen => [Label::same(" "), Label::same("; ")],
        Reader::Letter => [Label::same(" "), label("、", "、", "; ")],
    }
}

fn yen(amount: Yen, reader: Reader) -> Label {
    match reader {
        Reader::Screen => Label::same(&amount.signed()),
        Reader::Letter => {
            let number = Label::same(&amount.grouped());
            fill(label("{n}円", "{n}日元", "JPY {n}"), "n", &number)
        }
    }
}

/// A day as the screen has it, in English with its month in full where a letter says it.
fn day(text: Label, value: &str, reader: Reader) -> Label {
    match reader {
        Reader::Screen => text,
        Reader::Letter => Label {
            en: long(value).unwrap_or(text.en),
            ..text
        },
    }
}

fn push(label: &mut Label, between: &Label, part: &Label) {
    for (text, between, more) in [
        (&mut label.ja, &between.ja, &part.ja),
        (&mut label.zh_hans, &between.zh_hans, &part.zh_hans),
        (&mut label.en, &between.en, &part.en),
    ] {
        if !text.is_empty() && !more.is_empty() {
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

    use super::{letter_text, value_text};
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
            value_text(
                &value,
                &FactInput::List {
                    columns: columns.clone()
                }
            )
            .en,
            "Screen ¥20,000; Postage ¥800"
        );
        let letter = letter_text(
            &value,
            &FactInput::List {
                columns: columns.clone(),
            },
        );
        assert_eq!(letter.ja, "Screen 20,000円、Postage 800円");
        assert_eq!(letter.zh_hans, "Screen 20,000日元、Postage 800日元");
        assert_eq!(letter.en, "Screen JPY 20,000; Postage JPY 800");
    }

    #[test]
    fn a_list_of_nothing_says_so() {
        let list = FactInput::List { columns: Vec::new() };
        let none = value_text(&json!({ "items": [], "complete": true }), &list);
        assert_eq!([&*none.ja, &none.zh_hans, &none.en], ["なし", "无", "none"]);
        let open = value_text(&json!({ "items": [], "complete": false }), &list);
        assert_eq!(open.ja, "未確認");
    }

    #[test]
    fn a_letter_names_the_month_in_full() {
        let at = letter_text(&json!("2026-11-09T14:12:00+09:00"), &FactInput::Instant);
        assert_eq!(at.en, "9 November 2026, 14:12");
        assert_eq!(at.ja, "2026年11月9日 14:12");
        let span = json!({ "from": "2026-03-01", "to": "2026-03-03" });
        assert_eq!(
            letter_text(&span, &FactInput::Date).en,
            "between 1 March 2026 and 3 March 2026"
        );
        assert_eq!(letter_text(&json!("2021-05"), &FactInput::Date).en, "May 2021");
    }
}
