//! Reading TOML with the place of everything, collecting every mistake instead of stopping at one.

use crate::diag::{Diagnostics, Span, suggest};
use satei_model::Label;
use toml_edit::{Item, TableLike, Value};

/// Something read from a file, with its place.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Spanned<T> {
    /// What was read.
    pub value: T,
    /// Where it stands.
    pub span: Span,
}

/// An expression as it stands in a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    /// The expression.
    pub text: String,
    /// Where it stands.
    pub span: Span,
    /// The byte of the file at which `text` begins, if the text stands there letter for letter.
    pub offset: Option<usize>,
}

/// A file under reading.
pub(crate) struct File<'a> {
    pub path: &'a str,
    pub text: &'a str,
    pub diags: &'a mut Diagnostics,
}

/// A table of a file.
#[derive(Clone, Copy)]
pub(crate) struct Tab<'a> {
    table: &'a dyn TableLike,
    pub span: Span,
}

fn span_of(item: &Item) -> Option<Span> {
    item.span().map(|r| Span::new(r.start, r.end))
}

impl File<'_> {
    pub fn error(
        &mut self,
        span: Span,
        code: &'static str,
        message: impl Into<String>,
        help: impl Into<String>,
    ) {
        self.diags.error(self.path, span, code, message, help);
    }

    /// Refuses keys that the table cannot have.
    pub fn only(&mut self, tab: Tab<'_>, what: &str, known: &[&str]) {
        for (key, _) in tab.table.iter() {
            if !known.contains(&key) {
                let help = suggest(
                    key,
                    known.iter().copied(),
                    &format!("it has: {}", known.join(", ")),
                );
                self.error(
                    tab.key_span(key),
                    "unknown-key",
                    format!("{what} has no `{key}`"),
                    help,
                );
            }
        }
    }

    fn missing(&mut self, tab: Tab<'_>, key: &str, what: &str) {
        let help = match key {
            "proof" => "add proof = \"stated\", \"evidenced\" or \"confirmed\"".to_owned(),
            "group" => format!(
                "add group = \"…\", one of {}",
                crate::vocabulary::GROUPS.join(", ")
            ),
            "type" => "add type = \"…\", such as \"date\" or \"yen\"".to_owned(),
            "of" => "add of = \"…\", the id of an enum".to_owned(),
            "kind" => "add kind = \"…\", such as \"eligibility\" or \"payout\"".to_owned(),
            "effective" => "add effective = 2026-04-01, the day it is in force from".to_owned(),
            _ => format!("add {key} = \"…\""),
        };
        self.error(tab.span, "missing-key", format!("{what} lacks `{key}`"), help);
    }

    /// Says what a key should be; `example` is what would be right.
    fn wrong(&mut self, tab: Tab<'_>, key: &str, wanted: &str, example: &str) {
        let message = format!("`{key}` should be {wanted}");
        self.error(tab.place(key), "wrong-type", message, format!("write {example}"));
    }

    pub fn text(&mut self, tab: Tab<'_>, key: &str) -> Option<Spanned<String>> {
        let item = tab.table.get(key)?;
        if let Some(text) = item.as_str() {
            return Some(Spanned {
                value: text.to_owned(),
                span: tab.place(key),
            });
        }
        if let Some(date) = item.as_datetime() {
            return Some(Spanned {
                value: date.to_string(),
                span: tab.place(key),
            });
        }
        let raw = item.as_value().map(|v| v.clone().decorated("", "").to_string());
        let raw = raw.filter(|raw| raw.len() < 40 && !raw.contains(['"', '\'', '\n']));
        let example = match (raw, MONEY.contains(&key)) {
            (Some(raw), true) => format!("{key} = \"{raw} yen\""),
            (Some(raw), false) => format!("{key} = \"{raw}\""),
            (None, _) => format!("{key} = \"…\""),
        };
        self.wrong(tab, key, "a text", &example);
        None
    }

    pub fn need_text(&mut self, tab: Tab<'_>, key: &str, what: &str) -> Spanned<String> {
        if !tab.has(key) {
            self.missing(tab, key, what);
        }
        self.text(tab, key).unwrap_or(Spanned {
            value: String::new(),
            span: tab.span,
        })
    }

    pub fn flag(&mut self, tab: Tab<'_>, key: &str) -> bool {
        match tab.table.get(key) {
            None => false,
            Some(item) => item.as_bool().unwrap_or_else(|| {
                let example = format!("{key} = true or {key} = false, without quotation marks");
                self.wrong(tab, key, "true or false", &example);
                false
            }),
        }
    }

    pub fn texts(&mut self, tab: Tab<'_>, key: &str) -> Vec<Spanned<String>> {
        let Some(item) = tab.table.get(key) else {
            return Vec::new();
        };
        let Some(array) = item.as_array() else {
            let one = item.as_str().unwrap_or("…");
            self.wrong(tab, key, "a list of texts", &format!("{key} = [\"{one}\"]"));
            return Vec::new();
        };
        let mut found = Vec::new();
        for value in array.iter() {
            let span = value.span().map_or(tab.place(key), |r| Span::new(r.start, r.end));
            match value.as_str() {
                Some(text) => found.push(Spanned {
                    value: text.to_owned(),
                    span,
                }),
                None => {
                    let message = format!("`{key}` should hold texts only");
                    self.error(span, "wrong-type", message, "write each in quotation marks");
                }
            }
        }
        found
    }

    /// A label in all three languages.
    pub fn label(&mut self, tab: Tab<'_>, key: &str, what: &str, required: bool) -> Option<Label> {
        let help = "write it in our own words: { ja = \"…\", zh-Hans = \"…\", en = \"…\" }";
        let Some(item) = tab.table.get(key) else {
            if required {
                let message = format!("{what} lacks `{key}`");
                self.error(tab.span, "missing-label", message, help);
            }
            return None;
        };
        if !item.is_table_like() {
            let message = format!("`{key}` of {what} should be a text in each language");
            self.error(tab.place(key), "wrong-type", message, help);
            return None;
        }
        let sub = self.table(tab, key)?;
        self.only(sub, "a label", &["ja", "zh-Hans", "en"]);
        let mut one = |lang: &str| match self.text(sub, lang) {
            Some(text) if !text.value.trim().is_empty() => text.value,
            _ => {
                self.error(
                    sub.span,
                    "missing-language",
                    format!("`{key}` of {what} lacks `{lang}`"),
                    "every label is written in ja, zh-Hans and en",
                );
                String::new()
            }
        };
        Some(Label {
            ja: one("ja"),
            zh_hans: one("zh-Hans"),
            en: one("en"),
        })
    }

    /// The table under a key, if it is there and a table.
    pub fn table<'t>(&mut self, tab: Tab<'t>, key: &str) -> Option<Tab<'t>> {
        let item = tab.table.get(key)?;
        let found = item.as_table_like();
        if found.is_none() {
            let example = match item {
                Item::ArrayOfTables(_) => format!("[{key}.NAME] for each, in single brackets"),
                _ => format!("[{key}], or {key} = {{ … }}"),
            };
            self.wrong(tab, key, "a table", &example);
        }
        found.map(|table| Tab {
            table,
            span: tab.place(key),
        })
    }

    /// The tables of an array of tables, or of an array of inline tables.
    pub fn tables<'t>(&mut self, tab: Tab<'t>, key: &str) -> Vec<Tab<'t>> {
        match tab.table.get(key) {
            None => Vec::new(),
            Some(Item::ArrayOfTables(tables)) => tables
                .iter()
                .map(|t| Tab {
                    table: t,
                    span: t.span().map_or(tab.span, |r| Span::new(r.start, r.end)),
                })
                .collect(),
            Some(Item::Value(Value::Array(array))) => {
                let mut found = Vec::new();
                for value in array.iter() {
                    let span = value.span().map_or(tab.span, |r| Span::new(r.start, r.end));
                    match value.as_inline_table() {
                        Some(table) => found.push(Tab { table, span }),
                        None => {
                            let message = format!("`{key}` should hold tables");
                            self.error(span, "wrong-type", message, format!("write [[{key}]] for each"));
                        }
                    }
                }
                found
            }
            Some(_) => {
                let example = format!("[[{key}]] in double brackets, since there may be several");
                self.wrong(tab, key, &format!("[[{key}]] tables"), &example);
                Vec::new()
            }
        }
    }

    /// An expression, if the key is there.
    pub fn source(&mut self, tab: Tab<'_>, key: &str) -> Option<Source> {
        let text = self.text(tab, key)?;
        let raw = self.text.get(text.span.start..text.span.end()).unwrap_or("");
        let inside = raw.find(&text.value).filter(|_| !text.value.is_empty());
        Some(Source {
            offset: inside.map(|i| text.span.start + i),
            span: text.span,
            text: text.value,
        })
    }
}

impl<'a> Tab<'a> {
    pub fn root(table: &'a toml_edit::Table, len: usize) -> Self {
        Self {
            table,
            span: Span::new(0, len),
        }
    }

    pub fn has(&self, key: &str) -> bool {
        self.table.contains_key(key)
    }

    pub fn keys(&self) -> Vec<&'a str> {
        self.table.iter().map(|(k, _)| k).collect()
    }

    pub fn key_span(&self, key: &str) -> Span {
        self.table
            .key(key)
            .and_then(|k| k.span())
            .map_or(self.span, |r| Span::new(r.start, r.end))
    }

    /// Where the value of a key stands.
    pub fn place(&self, key: &str) -> Span {
        self.table
            .get(key)
            .and_then(span_of)
            .unwrap_or_else(|| self.key_span(key))
    }

    /// Where stands what is under a key, as deep as keys and places of lists lead; nothing where the first is not there.
    pub fn deep(&self, key: &str, parts: &[&str]) -> Option<Span> {
        let mut item = self.table.get(key)?;
        let mut span = self.place(key);
        for (at, part) in parts.iter().enumerate() {
            let under = item.as_table_like();
            if let Some((table, next)) = under.and_then(|table| Some((table, table.get(part)?))) {
                let name = table.key(part).and_then(|k| k.span());
                let name = name.map(|r| Span::new(r.start, r.end));
                let value = span_of(next);
                span = name
                    .zip(value)
                    .map(|(name, value)| name.to(value))
                    .or(name)
                    .or(value)
                    .unwrap_or(span);
                item = next;
                continue;
            }
            let place = part.parse::<usize>().ok();
            let element = place.and_then(|place| item.as_array()?.get(place)?.span());
            return match (element, at) {
                (Some(found), _) => Some(Span::new(found.start, found.end)),
                (None, 0) => None,
                (None, _) => Some(span),
            };
        }
        Some(span)
    }

    pub fn item(&self, key: &str) -> Option<&'a Item> {
        self.table.get(key)
    }
}

/// Keys that hold an amount.
const MONEY: &[&str] = &["cap", "deduct", "becomes", "pay"];

/// Why a file is no TOML, and what to write instead.
fn invalid(text: &str, span: Span, why: &str) -> (String, String) {
    let begins = text.get(..span.start).and_then(|before| before.rfind('\n'));
    let line = text.get(begins.map_or(0, |at| at + 1)..).unwrap_or("");
    let line = line.lines().next().unwrap_or("");
    let key = text.get(span.start..span.end()).unwrap_or("");
    let help = if why == "duplicate key" {
        let of_table = line.trim_start().starts_with('[');
        let message = format!("`{key}` stands here for the second time");
        let help = match of_table && !line.contains("[[") {
            true => format!("tables of which there are several have double brackets: [[{key}]]"),
            false => "keep one of the two".to_owned(),
        };
        return (message, help);
    } else if line.contains(['“', '”', '‘', '’', '「', '」']) {
        "texts stand in straight quotation marks: \"…\""
    } else if why.contains("basic string") {
        "the text has no closing quotation mark on its line; a long one stands between \"\"\" and \"\"\""
    } else {
        "the file is not valid TOML here; nothing behind this place was looked at"
    };
    (why.to_owned(), help.to_owned())
}

/// Parses a file; a syntax error is reported and gives nothing.
pub(crate) fn parse(path: &str, text: &str, diags: &mut Diagnostics) -> Option<toml_edit::Document<String>> {
    match toml_edit::Document::parse(text.to_owned()) {
        Ok(doc) => Some(doc),
        Err(error) => {
            let span = error
                .span()
                .map_or(Span::default(), |r| Span::new(r.start, r.end));
            let (message, help) = invalid(text, span, error.message());
            diags.error(path, span, "toml", message, help);
            None
        }
    }
}

/// A TOML value as JSON; dates and times become texts.
pub(crate) fn to_json(item: &Item) -> serde_json::Value {
    use serde_json::Value as Json;
    match item {
        Item::None => Json::Null,
        Item::Value(value) => value_to_json(value),
        Item::Table(table) => Json::Object(table.iter().map(|(k, v)| (k.to_owned(), to_json(v))).collect()),
        Item::ArrayOfTables(tables) => Json::Array(
            tables
                .iter()
                .map(|t| Json::Object(t.iter().map(|(k, v)| (k.to_owned(), to_json(v))).collect()))
                .collect(),
        ),
    }
}

fn value_to_json(value: &Value) -> serde_json::Value {
    use serde_json::Value as Json;
    match value {
        Value::String(s) => Json::String(s.value().clone()),
        Value::Integer(i) => Json::from(*i.value()),
        Value::Float(f) => Json::String(f.value().to_string()),
        Value::Boolean(b) => Json::Bool(*b.value()),
        Value::Datetime(d) => Json::String(d.value().to_string()),
        Value::Array(a) => Json::Array(a.iter().map(value_to_json).collect()),
        Value::InlineTable(t) => {
            Json::Object(t.iter().map(|(k, v)| (k.to_owned(), value_to_json(v))).collect())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_expression_knows_its_place() {
        let text = "when = \"cause is loss\"\n";
        let mut diags = Diagnostics::default();
        let doc = parse("p", text, &mut diags).expect("valid");
        let mut file = File {
            path: "p",
            text,
            diags: &mut diags,
        };
        let source = file
            .source(Tab::root(doc.as_table(), text.len()), "when")
            .expect("there");
        assert_eq!(source.offset, Some(8));
    }
}
