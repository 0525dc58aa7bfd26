//! Enums, facts and documents of the vocabulary, from its file.

use super::{Document, EnumDef, EnumValue, Fact, FactType, Field, GROUPS, Vocabulary, check_name};
use crate::calendar::Zone;
use crate::diag::{Span, suggest};
use crate::toml::{File, Spanned, Tab};
use satei_model::Proof;

const TYPES: &[&str] = &["bool", "yen", "count", "date", "instant", "text", "enum", "list"];

pub(super) fn read_enum(file: &mut File<'_>, enums: Tab<'_>, id: &str) -> Option<EnumDef> {
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

pub(super) fn read_fact(
    file: &mut File<'_>,
    facts: Tab<'_>,
    id: &str,
    vocabulary: &Vocabulary,
) -> Option<Fact> {
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

pub(super) fn read_document(
    file: &mut File<'_>,
    docs: Tab<'_>,
    id: &str,
    vocabulary: &Vocabulary,
) -> Option<Document> {
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
