//! What two versions state differently.

use super::canon::{Side, days_off};
use super::proof::Prover;
use crate::catalogue::Catalogue;
use crate::expr::show;
use crate::plan::{PlanVersion, Reading, Rule};
use crate::vocabulary::Vocabulary;
use satei_model::Label;
use serde::Serialize;
use std::collections::BTreeMap;

/// How an item of a plan changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum ChangeKind {
    /// Only the later version has it.
    Added,
    /// Only the earlier version has it.
    Removed,
    /// Both have it, and it reads otherwise.
    Changed,
}

/// A key that reads otherwise.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct KeyChange {
    /// The key.
    pub key: String,
    /// What stood there; absent where it was not there.
    pub before: Option<String>,
    /// What stands there now; absent where it is gone.
    pub after: Option<String>,
}

/// Something that was added, removed or changed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Change {
    /// How.
    pub kind: ChangeKind,
    /// What: `plan`, `benefit`, `calendar`, `definition`, `reading`, `rule`, `note`, `fact`, `document`.
    pub what: &'static str,
    /// Its id; empty for the plan itself.
    pub id: String,
    /// The keys that read otherwise, of what both versions have.
    pub keys: Vec<KeyChange>,
    /// Of rules: proved to do the same to every claim.
    pub same_effect: bool,
}

/// An item in words: its keys with their values.
type Words = BTreeMap<String, String>;
type Items = BTreeMap<(&'static str, String), Words>;

/// All changes between two versions.
pub(super) fn changes(
    a: &Catalogue,
    before: &PlanVersion,
    b: &Catalogue,
    after: &PlanVersion,
    sides: &[(Side<'_>, Side<'_>)],
) -> Vec<Change> {
    let (old, new) = (items(a.vocabulary(), before), items(b.vocabulary(), after));
    let mut found = Vec::new();
    for ((what, id), words) in &old {
        let key = (*what, id.clone());
        let (kind, keys) = match new.get(&key) {
            None => (ChangeKind::Removed, Vec::new()),
            Some(now) if now != words => (ChangeKind::Changed, keys(words, now)),
            Some(_) => continue,
        };
        let same_effect = kind == ChangeKind::Changed && *what == "rule" && same_effect(id, sides);
        found.push(Change {
            kind,
            what,
            id: id.clone(),
            keys,
            same_effect,
        });
    }
    for (what, id) in new.keys().filter(|key| !old.contains_key(*key)) {
        found.push(Change {
            kind: ChangeKind::Added,
            what,
            id: id.clone(),
            keys: Vec::new(),
            same_effect: false,
        });
    }
    found
}

fn keys(before: &Words, after: &Words) -> Vec<KeyChange> {
    let mut all: Vec<&String> = before.keys().chain(after.keys()).collect();
    all.sort();
    all.dedup();
    all.into_iter()
        .filter(|key| before.get(*key) != after.get(*key))
        .map(|key| KeyChange {
            key: key.clone(),
            before: before.get(key).cloned(),
            after: after.get(key).cloned(),
        })
        .collect()
}

/// Whether a rule that reads otherwise does the same in every benefit that both versions have it in.
fn same_effect(rule: &str, sides: &[(Side<'_>, Side<'_>)]) -> bool {
    let mut compared = false;
    for (a, b) in sides {
        let code = |side: &Side<'_>| {
            let place = side.plan.rules.iter().position(|r| r.id == rule)?;
            let code = side.program.rules.iter().find(|c| c.rule == place)?.clone();
            Some((code, side.plan.rules.get(place)?.clone()))
        };
        let mut prover = Prover::default();
        match (code(a), code(b)) {
            (None, None) => {}
            (Some((old, was)), Some((new, is))) => {
                compared = true;
                if prover.matter(*a, &old, &was) != prover.matter(*b, &new, &is) {
                    return false;
                }
            }
            _ => return false,
        }
    }
    compared
}

fn items(vocabulary: &Vocabulary, version: &PlanVersion) -> Items {
    let mut items = Items::new();
    items.insert(("plan", String::new()), head(version));
    for benefit in &version.benefits {
        let mut words = Words::new();
        label(&mut words, "label", &benefit.label);
        words.insert("pays".into(), word(&benefit.pays));
        words.insert("combine".into(), word(&benefit.combine));
        words.insert("subject".into(), word(&benefit.subject));
        words.insert("carries".into(), benefit.carries.join(", "));
        words.extend(benefit.outcome.clone().map(|o| ("outcome".to_owned(), o)));
        items.insert(("benefit", benefit.id.clone()), words);
    }
    for calendar in version.calendars.iter() {
        let words = Words::from([("days".to_owned(), days_off(calendar))]);
        items.insert(("calendar", calendar.id.clone()), words);
    }
    for define in &version.defines {
        let words = Words::from([("is".to_owned(), show(&define.is))]);
        items.insert(("definition", define.id.value.clone()), words);
    }
    for reading in &version.readings {
        items.insert(("reading", reading.id.clone()), of_reading(reading));
    }
    for rule in &version.rules {
        items.insert(("rule", rule.id.clone()), of_rule(rule));
    }
    for note in &version.no_effect {
        let mut words = Words::new();
        words.insert("place".into(), format!("{} {}", note.clause, note.at));
        label(&mut words, "why", &note.why);
        let of = [&note.inventory, &note.register, &note.interactions];
        let id = of.into_iter().flatten().cloned().collect::<Vec<_>>().join(" ");
        items.insert(("note", id), words);
    }
    of_vocabulary(vocabulary, version, &mut items);
    items
}

/// The facts and documents that a version speaks of, as the vocabulary defines them.
fn of_vocabulary(vocabulary: &Vocabulary, version: &PlanVersion, items: &mut Items) {
    let used = crate::lint::used(version);
    for fact in vocabulary.facts.iter().filter(|f| used.facts.contains(&f.id)) {
        let words = json_words(fact);
        items.insert(("fact", fact.id.clone()), words);
    }
    for document in vocabulary
        .documents
        .iter()
        .filter(|d| used.documents.contains(&d.id))
    {
        items.insert(("document", document.id.clone()), json_words(document));
    }
}

/// Something in words by way of its JSON.
fn json_words(of: &impl Serialize) -> Words {
    let json = serde_json::to_value(of).unwrap_or_default();
    let keys = json.as_object().into_iter().flatten();
    keys.filter(|(_, v)| !v.is_null())
        .map(|(k, v)| {
            let text = v.as_str().map_or_else(|| v.to_string(), str::to_owned);
            (k.clone(), text)
        })
        .collect()
}

fn head(version: &PlanVersion) -> Words {
    let mut words = Words::new();
    label(&mut words, "label", &version.label);
    let mut put = |key: &str, value: String| words.insert(key.to_owned(), value);
    put("effective", version.effective.clone());
    put("ends", version.ends.clone().unwrap_or_default());
    put("version_by", word(&version.version_by));
    put("time_zone", version.time_zone.clone());
    put("rounding", word(&version.rounding));
    put("leap_day", format!("{:?}", version.leap_day));
    put("insurance", version.insurance.to_string());
    put(
        "source",
        format!("{} {}", version.source_title, version.source_file),
    );
    put("number_prefix", version.number_prefix.clone());
    for (key, contact) in [("contact", &version.contact), ("adr", &version.adr)] {
        if let Some(contact) = contact {
            put(key, plainly(contact));
        }
    }
    for (key, party) in [("insurer", &version.insurer), ("operator", &version.operator)] {
        if let Some(party) = party {
            put(key, plainly(party));
        }
    }
    words
}

fn plainly(data: &impl serde::Serialize) -> String {
    serde_json::to_string(data).unwrap_or_default()
}

fn of_reading(reading: &Reading) -> Words {
    let mut words = Words::new();
    label(&mut words, "question", &reading.question);
    if let Some(because) = &reading.because {
        label(&mut words, "because", because);
    }
    words.insert("place".into(), format!("{} {}", reading.clause, reading.at));
    words.extend(reading.register.clone().map(|r| ("register".to_owned(), r)));
    words.extend(reading.recommend.clone().map(|r| ("recommend".to_owned(), r)));
    for choice in &reading.choices {
        let key = format!("choice {}", choice.id);
        label(&mut words, &key, &choice.label);
        words.extend(choice.value.as_ref().map(|v| (key, show(v))));
    }
    words
}

fn of_rule(rule: &Rule) -> Words {
    let mut words = Words::new();
    label(&mut words, "label", &rule.label);
    if let Some(open) = &rule.open {
        label(&mut words, "open", open);
    }
    for (key, expr) in [
        ("if", &rule.guard),
        ("when", &rule.when),
        ("cap", &rule.cap),
        ("deduct", &rule.deduct),
        ("becomes", &rule.becomes),
        ("by", &rule.by),
        ("pay", &rule.pay),
    ] {
        words.extend(expr.as_ref().map(|e| (key.to_owned(), show(e))));
    }
    for (key, list) in [
        ("benefits", &rule.benefits),
        ("inventory", &rule.inventory),
        ("register", &rule.register),
        ("interactions", &rule.interactions),
        ("require", &rule.require),
    ] {
        if !list.is_empty() {
            words.insert(key.to_owned(), list.join(", "));
        }
    }
    let mut put = |key: &str, value: String| words.insert(key.to_owned(), value);
    put("kind", word(&rule.kind));
    put("burden", word(&rule.burden));
    put("place", format!("{} {}", rule.clause, rule.at));
    put("on", word(&rule.on));
    put("advisory", rule.advisory.to_string());
    put("enquire", rule.enquire.to_string());
    for (key, one) in [("of", &rule.of), ("lines", &rule.lines)] {
        if let Some(one) = one {
            put(key, one.clone());
        }
    }
    words
}

fn label(words: &mut Words, key: &str, label: &Label) {
    words.insert(format!("{key} ja"), label.ja.clone());
    words.insert(format!("{key} zh-Hans"), label.zh_hans.clone());
    words.insert(format!("{key} en"), label.en.clone());
}

/// The word that files use for a value.
fn word(value: &impl Serialize) -> String {
    let json = serde_json::to_value(value).unwrap_or_default();
    json.as_str().map_or_else(|| json.to_string(), str::to_owned)
}
