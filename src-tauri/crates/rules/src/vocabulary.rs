//! The vocabulary: the facts, documents and enums that all plans share.

mod read;

use crate::diag::Span;
use crate::expr::KEYWORDS;
use crate::toml::{File, Tab};
use read::{read_document, read_enum, read_fact};
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
