//! The vocabulary: the facts, documents and enums that all plans share.

use crate::calendar::Zone;
use crate::diag::{Span, suggest};
use crate::expr::KEYWORDS;
use crate::toml::{File, Spanned, Tab};
use rustc_hash::FxHashMap;
use satei_model::{Label, Proof};
use serde::Serialize;
use std::collections::BTreeSet;

/// The type of a fact or of a field of a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case", tag = "type")]
pub enum FactType {
    /// True or false.
    Bool,
    /// Whole yen, never negative.
    Yen,
    /// A whole number, never negative.
    Count,
    /// A date of the calendar.
    Date,
    /// An instant.
    Instant,
    /// Any text; compared only for being the same.
    Text,
    /// One of an enum's values.
    Enum {
        /// The enum's id.
        of: String,
    },
    /// A list of elements with fields.
    List {
        /// The fields of an element.
        fields: Vec<Field>,
        /// The date or instant field by which a list is complete "from" a date on.
        complete_by: Option<String>,
    },
}

/// A field of a list's elements.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Field {
    /// Its id.
    pub id: String,
    /// Its type; never a list.
    #[serde(flatten)]
    pub ty: FactType,
    /// Whether it may be known not to exist.
    pub optional: bool,
    /// Its name for people.
    pub label: Label,
}

/// A fact that plans may speak of.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Fact {
    /// Its id.
    pub id: String,
    /// Its type.
    #[serde(flatten)]
    pub ty: FactType,
    /// The proof it needs before it counts as known.
    pub proof: Proof,
    /// Whether it may be known not to exist.
    pub optional: bool,
    /// The group in which a screen shows it.
    pub group: String,
    /// Its name for people.
    pub label: Label,
    /// How one asks a person for it.
    pub question: Option<Label>,
    /// Whether it is something that the claimant does or leaves undone: an exclusion that speaks of it
    /// has to say who has to show it.
    #[serde(skip)]
    pub act: bool,
    #[serde(skip)]
    pub(crate) span: Span,
}

/// A kind of document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Document {
    /// Its id.
    pub id: String,
    /// Its name for people.
    pub label: Label,
    /// The facts that accepted evidence of this kind can prove.
    pub proves: Vec<String>,
    /// Whom to ask for it.
    pub issuer: Option<Label>,
    #[serde(skip)]
    pub(crate) span: Span,
}

/// One value of an enum.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct EnumValue {
    /// Its id.
    pub id: String,
    /// Its name for people.
    pub label: Label,
    /// The time zone that belongs to it, such as that of a country.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub zone: Option<String>,
}

/// An enum with its values in their order.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct EnumDef {
    /// Its id.
    pub id: String,
    /// Its values.
    pub values: Vec<EnumValue>,
}

/// All facts, documents and enums.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Vocabulary {
    /// The facts in the order of the file.
    pub facts: Vec<Fact>,
    /// The kinds of document in the order of the file.
    pub documents: Vec<Document>,
    /// The enums in the order of the file.
    pub enums: Vec<EnumDef>,
    /// SHA-256 of the file, in hexadecimal.
    pub hash: String,
    #[serde(skip)]
    pub(crate) path: String,
    /// Facts and documents by their ids: a plan asks for them thousands of times.
    #[serde(skip)]
    fact_places: FxHashMap<String, usize>,
    #[serde(skip)]
    document_places: FxHashMap<String, usize>,
    /// Facts that are there and wrong: what is wrong was said, and that they are used is not.
    #[serde(skip)]
    broken: BTreeSet<String>,
    /// Whether its facts could be read at all: without them nothing can be said of a plan's names.
    #[serde(skip)]
    pub(crate) is_read: bool,
}

/// The group of facts that letters name and no rule need ask for.
pub const LETTER_GROUP: &str = "letter";

/// The groups a fact can be in.
pub const GROUPS: &[&str] = &[
    "member",
    "contract",
    "purchase",
    "delivery",
    "loss",
    "report",
    "device",
    "repair",
    "other_cover",
    LETTER_GROUP,
    "evidence",
    "registration",
    "history",
];

const TYPES: &[&str] = &["bool", "yen", "count", "date", "instant", "text", "enum", "list"];

impl Vocabulary {
    /// The place and definition of a fact.
    #[must_use]
    pub fn fact(&self, id: &str) -> Option<(usize, &Fact)> {
        let place = *self.fact_places.get(id)?;
        Some((place, self.facts.get(place)?))
    }

    /// The place and definition of a kind of document.
    #[must_use]
    pub fn document(&self, id: &str) -> Option<(usize, &Document)> {
        let place = *self.document_places.get(id)?;
        Some((place, self.documents.get(place)?))
    }

    /// The place and definition of an enum.
    #[must_use]
    pub fn enumeration(&self, id: &str) -> Option<(usize, &EnumDef)> {
        self.enums.iter().enumerate().find(|(_, e)| e.id == id)
    }

    /// Whether a fact of this name is there and so wrong that nothing can be said of it.
    pub(crate) fn is_broken(&self, id: &str) -> bool {
        self.broken.contains(id)
    }

    /// Reads the vocabulary from its file.
    pub(crate) fn read(file: &mut File<'_>, root: Tab<'_>) -> Self {
        file.only(root, "the vocabulary", &["enum", "fact", "document"]);
        let mut vocabulary = Self {
            path: file.path.to_owned(),
            ..Self::default()
        };
        if let Some(enums) = file.table(root, "enum") {
            for id in enums.keys() {
                let def = read_enum(file, enums, id);
                vocabulary.enums.extend(def);
            }
        }
        let facts = file.table(root, "fact");
        vocabulary.is_read = facts.is_some() || !root.has("fact");
        if let Some(facts) = facts {
            for id in facts.keys() {
                check_name(file, facts.key_span(id), id);
                let Some(fact) = read_fact(file, facts, id, &vocabulary) else {
                    vocabulary.broken.insert(id.to_owned());
                    continue;
                };
                vocabulary
                    .fact_places
                    .insert(fact.id.clone(), vocabulary.facts.len());
                vocabulary.facts.push(fact);
            }
        }
        if let Some(documents) = file.table(root, "document") {
            for id in documents.keys() {
                check_name(file, documents.key_span(id), id);
                let Some(document) = read_document(file, documents, id, &vocabulary) else {
                    continue;
                };
                let place = vocabulary.documents.len();
                vocabulary.document_places.insert(document.id.clone(), place);
                vocabulary.documents.push(document);
            }
        }
        vocabulary
    }
}

/// Ids that expressions use are snake_case and no keyword.
pub(crate) fn check_name(file: &mut File<'_>, span: Span, id: &str) {
    let good = id.starts_with(|c: char| c.is_ascii_lowercase())
        && id
            .chars()
            .all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_');
    if !good {
        file.error(
            span,
            "bad-id",
            format!("`{id}` is not a name"),
            "use small letters, digits and `_`",
        );
    } else if KEYWORDS.contains(&id) {
        file.error(
            span,
            "bad-id",
            format!("`{id}` is a word of the language"),
            "choose another name",
        );
    }
}

/// The ids of all facts and documents.
impl Vocabulary {
    /// All ids of facts.
    pub fn fact_ids(&self) -> impl Iterator<Item = &str> {
        self.facts.iter().map(|f| f.id.as_str())
    }

    /// All ids of documents.
    pub fn document_ids(&self) -> impl Iterator<Item = &str> {
        self.documents.iter().map(|d| d.id.as_str())
    }
}

impl EnumDef {
    /// The place of a value.
    #[must_use]
    pub fn value(&self, id: &str) -> Option<usize> {
        self.values.iter().position(|v| v.id == id)
    }
}

fn read_enum(file: &mut File<'_>, enums: Tab<'_>, id: &str) -> Option<EnumDef> {
    let tab = file.table(enums, id)?;
    file.only(tab, "an enum", &["values", "label", "zones"]);
    let Some(values) = file.table(tab, "values") else {
        file.error(
            tab.span,
            "missing-key",
            format!("enum `{id}` lacks `values`"),
            "write values.NAME = { ja = \"…\", zh-Hans = \"…\", en = \"…\" }",
        );
        return None;
    };
    let mut def = EnumDef {
        id: id.to_owned(),
        values: Vec::new(),
    };
    for value in values.keys() {
        let label = file
            .label(values, value, &format!("enum `{id}`"), true)
            .unwrap_or_default();
        def.values.push(EnumValue {
            id: value.to_owned(),
            label,
            zone: None,
        });
    }
    if let Some(zones) = file.table(tab, "zones") {
        for id in zones.keys() {
            let Some(zone) = file.text(zones, id) else {
                continue;
            };
            read_zone(file, &mut def, zones.key_span(id), id, zone);
        }
    }
    Some(def)
}

fn read_zone(file: &mut File<'_>, def: &mut EnumDef, at: Span, id: &str, zone: Spanned<String>) {
    if Zone::by_name(&zone.value).is_none() {
        let message = format!("there is no time zone `{}`", zone.value);
        let help = "a name of the time-zone database, such as Asia/Tokyo";
        file.error(zone.span, "unknown-zone", message, help);
    }
    match def.values.iter_mut().find(|v| v.id == id) {
        Some(value) => value.zone = Some(zone.value),
        None => {
            let help = suggest(id, def.values.iter().map(|v| v.id.as_str()), "add it to `values`");
            let message = format!("enum `{}` has no value `{id}`", def.id);
            file.error(at, "unknown-value", message, help);
        }
    }
}

fn read_type(file: &mut File<'_>, tab: Tab<'_>, what: &str, vocabulary: &Vocabulary) -> Option<FactType> {
    let ty = file.need_text(tab, "type", what);
    Some(match ty.value.as_str() {
        "bool" => FactType::Bool,
        "yen" => FactType::Yen,
        "count" => FactType::Count,
        "date" => FactType::Date,
        "instant" => FactType::Instant,
        "text" => FactType::Text,
        "enum" => {
            let of = file.need_text(tab, "of", what);
            if of.value.is_empty() {
                return None;
            }
            if vocabulary.enumeration(&of.value).is_none() {
                let known = vocabulary.enums.iter().map(|e| e.id.as_str());
                let help = suggest(&of.value, known, "define it under [enum]");
                file.error(
                    of.span,
                    "unknown-enum",
                    format!("there is no enum `{}`", of.value),
                    help,
                );
                return None;
            }
            FactType::Enum { of: of.value }
        }
        "list" => {
            let mut fields = Vec::new();
            if let Some(defs) = file.table(tab, "fields") {
                for id in defs.keys() {
                    check_name(file, defs.key_span(id), id);
                    let field = read_field(file, defs, id, vocabulary);
                    fields.extend(field);
                }
            }
            let complete_by = file.text(tab, "complete_by");
            if let Some(by) = &complete_by {
                let fits = fields.iter().any(|f: &Field| {
                    f.id == by.value && !f.optional && matches!(f.ty, FactType::Date | FactType::Instant)
                });
                if !fits {
                    let message = format!("{what} has no date or instant field `{}`", by.value);
                    let help = "name a field of type date or instant that is not optional";
                    file.error(by.span, "unknown-field", message, help);
                }
            }
            FactType::List {
                fields,
                complete_by: complete_by.map(|b| b.value),
            }
        }
        other => {
            let help = suggest(
                other,
                TYPES.iter().copied(),
                &format!("the types are {}", TYPES.join(", ")),
            );
            file.error(
                ty.span,
                "unknown-type",
                format!("there is no type `{other}`"),
                help,
            );
            return None;
        }
    })
}

fn read_field(file: &mut File<'_>, fields: Tab<'_>, id: &str, vocabulary: &Vocabulary) -> Option<Field> {
    let tab = file.table(fields, id)?;
    let what = format!("field `{id}`");
    file.only(tab, &what, &["type", "of", "optional", "label"]);
    let ty = read_type(file, tab, &what, vocabulary)?;
    if matches!(ty, FactType::List { .. }) {
        file.error(
            tab.span,
            "unknown-type",
            format!("{what} cannot be a list"),
            "lists do not nest",
        );
        return None;
    }
    Some(Field {
        id: id.to_owned(),
        ty,
        optional: file.flag(tab, "optional"),
        label: file.label(tab, "label", &what, true).unwrap_or_default(),
    })
}

fn read_fact(file: &mut File<'_>, facts: Tab<'_>, id: &str, vocabulary: &Vocabulary) -> Option<Fact> {
    let tab = file.table(facts, id)?;
    let what = format!("fact `{id}`");
    let keys = [
        "type",
        "of",
        "fields",
        "complete_by",
        "proof",
        "optional",
        "group",
        "label",
        "question",
        "act",
    ];
    file.only(tab, &what, &keys);
    let ty = read_type(file, tab, &what, vocabulary)?;
    let proof = file.need_text(tab, "proof", &what);
    let proof = match proof.value.as_str() {
        "stated" => Proof::Stated,
        "evidenced" => Proof::Evidenced,
        "confirmed" | "" => Proof::Confirmed,
        other => {
            let help = suggest(
                other,
                ["stated", "evidenced", "confirmed"],
                "stated, evidenced or confirmed",
            );
            file.error(
                proof.span,
                "unknown-proof",
                format!("there is no proof `{other}`"),
                help,
            );
            Proof::Confirmed
        }
    };
    let group = file.need_text(tab, "group", &what);
    if !group.value.is_empty() && !GROUPS.contains(&group.value.as_str()) {
        let help = suggest(
            &group.value,
            GROUPS.iter().copied(),
            &format!("the groups are {}", GROUPS.join(", ")),
        );
        file.error(
            group.span,
            "unknown-group",
            format!("there is no group `{}`", group.value),
            help,
        );
    }
    let optional = file.flag(tab, "optional");
    if optional && matches!(ty, FactType::List { .. }) {
        file.error(
            tab.span,
            "wrong-type",
            format!("{what}: a list cannot be optional"),
            "let it be empty",
        );
    }
    Some(Fact {
        id: id.to_owned(),
        ty,
        proof,
        optional,
        group: group.value,
        label: file.label(tab, "label", &what, true).unwrap_or_default(),
        question: file.label(tab, "question", &what, false),
        act: file.flag(tab, "act"),
        span: facts.key_span(id),
    })
}

fn read_document(file: &mut File<'_>, docs: Tab<'_>, id: &str, vocabulary: &Vocabulary) -> Option<Document> {
    let tab = file.table(docs, id)?;
    let what = format!("document `{id}`");
    file.only(tab, &what, &["label", "proves", "issuer"]);
    let mut proves = Vec::new();
    for fact in file.texts(tab, "proves") {
        let is_open = vocabulary.is_broken(&fact.value) || !vocabulary.is_read;
        if vocabulary.fact(&fact.value).is_none() && !is_open {
            let help = suggest(&fact.value, vocabulary.fact_ids(), "define it under [fact]");
            file.error(
                fact.span,
                "unknown-fact",
                format!("there is no fact `{}`", fact.value),
                help,
            );
        }
        proves.push(fact.value);
    }
    Some(Document {
        id: id.to_owned(),
        label: file.label(tab, "label", &what, true).unwrap_or_default(),
        proves,
        issuer: file.label(tab, "issuer", &what, false),
        span: docs.key_span(id),
    })
}
