//! A plan file → [`PlanVersion`].

use super::party::{read_body, read_contact, read_party};
use super::read_calendar::read_calendars;
use super::read_rule::{read_no_effect, read_reading, read_rule};
use super::{Benefit, Combine, Decider, Define, Pays, PlanVersion, Rounding, VersionBy};
use crate::calendar::{self, LeapDay, Zone};
use crate::diag::{Span, suggest};
use crate::expr::{self, ast::Expr};
use crate::toml::{File, Source, Spanned, Tab};
use crate::vocabulary::check_name;
use satei_model::Subject;
use std::sync::Arc;

/// One of several words, or an error with a suggestion.
pub(super) fn word<T: Copy>(
    file: &mut File<'_>,
    found: &Spanned<String>,
    what: &str,
    words: &[(&str, T)],
) -> Option<T> {
    if let Some((_, value)) = words.iter().find(|(name, _)| *name == found.value) {
        return Some(*value);
    }
    let names: Vec<&str> = words.iter().map(|w| w.0).collect();
    let help = suggest(
        &found.value,
        names.iter().copied(),
        &format!("one of {}", names.join(", ")),
    );
    file.error(
        found.span,
        "unknown-word",
        format!("`{}` is no {what}", found.value),
        help,
    );
    None
}

pub(super) fn optional_word<T: Copy>(
    file: &mut File<'_>,
    tab: Tab<'_>,
    key: &str,
    words: &[(&str, T)],
    default: T,
) -> T {
    match file.text(tab, key) {
        Some(found) => word(file, &found, key, words).unwrap_or(default),
        None => default,
    }
}

/// Ids of plans, benefits and rules are kebab-case.
pub(super) fn check_kebab(file: &mut File<'_>, id: &Spanned<String>) {
    // That there is none was said where it was looked for.
    if id.value.is_empty() && id.span.len != 2 {
        return;
    }
    let good = id.value.starts_with(|c: char| c.is_ascii_lowercase())
        && id
            .value
            .chars()
            .all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-');
    if !good {
        file.error(
            id.span,
            "bad-id",
            format!("`{}` is not an id", id.value),
            "use small letters, digits and `-`",
        );
    }
}

/// An expression, or its syntax error as a diagnostic.
fn expression(file: &mut File<'_>, source: &Source) -> Option<Expr> {
    match expr::parse(&source.text, source.offset.unwrap_or(source.span.start)) {
        Ok(expr) => Some(expr),
        Err(error) => {
            let span = match source.offset {
                Some(offset) => Span::new(offset + error.start, offset + error.end),
                None => source.span,
            };
            file.error(span, "syntax", error.message, error.help);
            None
        }
    }
}

pub(super) fn expr_at(file: &mut File<'_>, tab: Tab<'_>, key: &str) -> Option<Expr> {
    let source = file.source(tab, key)?;
    expression(file, &source)
}

/// Reads one version of a plan. Mistakes are reported; nothing comes back where the file cannot be
/// understood at all.
pub(crate) fn read(file: &mut File<'_>, root: Tab<'_>, hash: String) -> Option<PlanVersion> {
    file.only(
        root,
        "a plan file",
        &[
            "plan",
            "calendar",
            "benefit",
            "define",
            "reading",
            "rule",
            "no_effect",
        ],
    );
    let Some(plan) = file.table(root, "plan") else {
        let help = "a plan file begins with [plan]; `satei plan new` writes one that works";
        file.error(Span::new(0, 0), "missing-key", "the file lacks [plan]", help);
        return None;
    };
    let mut version = read_head(file, plan, hash)?;
    version.calendars = read_calendars(file, root);
    for tab in file.tables(root, "benefit") {
        let benefit = read_benefit(file, tab);
        unique(
            file,
            version.benefits.iter().map(|b| b.id.as_str()),
            &benefit.id,
            benefit.span,
            "benefit",
        );
        version.benefits.push(benefit);
    }
    for tab in file.tables(root, "define") {
        file.only(tab, "a definition", &["id", "type", "is"]);
        let id = file.need_text(tab, "id", "a definition");
        check_name(file, id.span, &id.value);
        unique(
            file,
            version.defines.iter().map(|d| d.id.value.as_str()),
            &id.value,
            id.span,
            "definition",
        );
        file.need_text(tab, "is", "a definition");
        if let Some(is) = expr_at(file, tab, "is") {
            version.defines.push(Define {
                id,
                ty: file.text(tab, "type"),
                is,
            });
        }
    }
    for tab in file.tables(root, "reading") {
        let reading = read_reading(file, tab);
        unique(
            file,
            version.readings.iter().map(|r| r.id.as_str()),
            &reading.id,
            reading.span,
            "reading",
        );
        version.readings.push(reading);
    }
    for tab in file.tables(root, "rule") {
        if let Some(rule) = read_rule(file, tab, &version.benefits) {
            unique(
                file,
                version.rules.iter().map(|r| r.id.as_str()),
                &rule.id,
                rule.span,
                "rule",
            );
            version.rules.push(rule);
        }
    }
    for tab in file.tables(root, "no_effect") {
        let clause = read_no_effect(file, tab);
        version.no_effect.push(clause);
    }
    if version.benefits.is_empty() {
        let help = "add a [[benefit]]: what is paid or done, with id, pays and label";
        file.error(plan.span, "missing-key", "the plan has no [[benefit]]", help);
    }
    Some(version)
}

pub(super) fn unique<'a>(
    file: &mut File<'_>,
    mut known: impl Iterator<Item = &'a str>,
    id: &str,
    span: Span,
    what: &str,
) {
    if known.any(|k| k == id) {
        file.error(
            span,
            "duplicate-id",
            format!("there are two of {what} `{id}`"),
            "ids are unique in a file",
        );
    }
}

fn read_head(file: &mut File<'_>, plan: Tab<'_>, hash: String) -> Option<PlanVersion> {
    let keys = [
        "id",
        "effective",
        "ends",
        "version_by",
        "time_zone",
        "leap_day",
        "rounding",
        "insurance",
        "label",
        "source",
        "number_prefix",
        "insurer",
        "operator",
        "contact",
        "adr",
    ];
    file.only(plan, "[plan]", &keys);
    let id = file.need_text(plan, "id", "[plan]");
    check_kebab(file, &id);
    let effective = file.need_text(plan, "effective", "[plan]");
    let effective_day = calendar::parse_date(&effective.value);
    if effective_day.is_none() {
        file.error(
            effective.span,
            "bad-date",
            format!("`{}` is not a date", effective.value),
            "write YYYY-MM-DD",
        );
    }
    let ends = file.text(plan, "ends");
    let ends_day = ends.as_ref().and_then(|e| calendar::parse_date(&e.value));
    if let Some(ends) = &ends
        && ends_day.is_none_or(|last| effective_day.is_some_and(|first| last < first))
    {
        let message = format!("`{}` is no day on which the version can end", ends.value);
        let help = "write the last day it is in force, not before it begins";
        file.error(ends.span, "bad-date", message, help);
    }
    let by = file.need_text(plan, "version_by", "[plan]");
    let version_by = match by.value.strip_prefix("reading ") {
        Some(reading) => VersionBy::Reading(reading.trim().to_owned()),
        None => VersionBy::Fact(by.value.clone()),
    };
    let zone_name = file.need_text(plan, "time_zone", "[plan]");
    let zone = Zone::by_name(&zone_name.value);
    if zone.is_none() {
        let help = "a name of the time-zone database, such as Asia/Tokyo";
        file.error(
            zone_name.span,
            "unknown-zone",
            format!("there is no time zone `{}`", zone_name.value),
            help,
        );
    }
    let (mut title, mut source_file) = (String::new(), String::new());
    if let Some(source) = file.table(plan, "source") {
        file.only(source, "source", &["title", "file"]);
        title = file.need_text(source, "title", "source").value;
        source_file = file.text(source, "file").map(|f| f.value).unwrap_or_default();
    }
    let insurance = file.flag(plan, "insurance");
    for (key, code) in [
        ("insurer", "insurer-without-insurance"),
        ("adr", "adr-without-insurance"),
    ] {
        if plan.has(key) && !insurance {
            let help = "a plan that is not insurance has neither an insurer nor a dispute-resolution line";
            let message = format!("[plan.{key}] stands only where insurance = true");
            file.error(plan.key_span(key), code, message, help);
        }
    }
    Some(PlanVersion {
        id: id.value,
        effective: effective.value,
        ends: ends.map(|e| e.value),
        path: file.path.to_owned(),
        hash,
        label: file.label(plan, "label", "[plan]", true).unwrap_or_default(),
        version_by,
        time_zone: zone_name.value,
        rounding: optional_word(
            file,
            plan,
            "rounding",
            &[
                ("floor", Rounding::Floor),
                ("half_up", Rounding::HalfUp),
                ("ceil", Rounding::Ceil),
            ],
            Rounding::Floor,
        ),
        leap_day: optional_word(
            file,
            plan,
            "leap_day",
            &[("clamp", LeapDay::Clamp), ("march", LeapDay::March)],
            LeapDay::Clamp,
        ),
        insurance,
        source_title: title,
        source_file,
        number_prefix: file
            .text(plan, "number_prefix")
            .map(|p| p.value)
            .unwrap_or_default(),
        insurer: read_party(file, plan, "insurer"),
        operator: read_party(file, plan, "operator"),
        contact: read_contact(file, plan, "contact"),
        adr: read_body(file, plan, "adr"),
        benefits: Vec::new(),
        readings: Vec::new(),
        rules: Vec::new(),
        no_effect: Vec::new(),
        effective_day: effective_day?,
        ends_day,
        effective_span: effective.span,
        zone: zone?,
        defines: Vec::new(),
        calendars: Arc::from([]),
        rounding_stated: plan.has("rounding"),
        version_by_span: by.span,
        text: file.text.to_owned(),
    })
}

fn read_benefit(file: &mut File<'_>, tab: Tab<'_>) -> Benefit {
    let keys = [
        "id", "label", "pays", "combine", "subject", "by", "carries", "outcome",
    ];
    file.only(tab, "a benefit", &keys);
    let id = file.need_text(tab, "id", "a benefit");
    check_kebab(file, &id);
    let what = format!("benefit `{}`", id.value);
    let subjects = [("claim", Subject::Claim), ("registration", Subject::Registration)];
    let subject = optional_word(file, tab, "subject", &subjects, Subject::Claim);
    for key in ["carries", "outcome"] {
        if tab.has(key) && subject != Subject::Registration {
            let help = "only a benefit with subject = \"registration\" hands facts on";
            let message = format!("{what} is no dossier that a claim could refer to");
            file.error(tab.key_span(key), "no-dossier", message, help);
        }
    }
    Benefit {
        label: file.label(tab, "label", &what, true).unwrap_or_default(),
        pays: optional_word(
            file,
            tab,
            "pays",
            &[
                ("money", Pays::Money),
                ("gift", Pays::Gift),
                ("service", Pays::Service),
            ],
            Pays::Money,
        ),
        combine: optional_word(
            file,
            tab,
            "combine",
            &[
                ("first", Combine::First),
                ("sum", Combine::Sum),
                ("min", Combine::Min),
                ("max", Combine::Max),
            ],
            Combine::First,
        ),
        combine_stated: tab.has("combine"),
        subject,
        by: file.text(tab, "by").and_then(|by| {
            let words = [("insurer", Decider::Insurer), ("operator", Decider::Operator)];
            word(file, &by, "by", &words)
        }),
        outcome: file.text(tab, "outcome").map(|o| o.value),
        carries: file.texts(tab, "carries").into_iter().map(|c| c.value).collect(),
        id: id.value,
        span: tab.span,
    }
}
