//! The tables of plans/LANGUAGE.md, run.

use crate::support::{assessed, blocks, catalogue, language, plan, result, rule};
use satei_rules::{Assessment, Catalogue, Need};
use serde_json::{Map, Value, json};

/// What a column of a table gives or asks.
enum Column {
    Fact(String),
    Document(String),
    /// A plan with one rule, and whether its cells are values rather than words.
    Rule(Box<Catalogue>),
    /// A plan that asks for a document, of which an evidence rule `q` says something; the cells say what
    /// is asked for.
    Asked(Box<Catalogue>),
    /// The same; the cells say what people are asked.
    Questions(Box<Catalogue>),
    /// A plan with a payout and limits; the cells say what is paid.
    Paid(Box<Catalogue>),
}

fn cells(line: &str) -> Vec<String> {
    line.trim()
        .trim_matches('|')
        .split('|')
        .map(|c| c.trim().to_owned())
        .collect()
}

/// The calendar that a table may ask for.
const SHOP: &str = "[[calendar]]\nid = \"usual\"\n[[calendar]]\nid = \"shop\"\nholidays = \"none\"\n\
                    weekend = []\nclosed = [\"12-29 to 01-03\"]\n";

fn settings(info: &str) -> String {
    info.split_whitespace()
        .filter(|s| *s != "calendar=shop")
        .map(|s| s.replace('=', " = \"") + "\"\n")
        .collect()
}

fn quoted(expr: &str) -> String {
    format!("'''{expr}'''")
}

/// The rule behind a heading; a value is compared with what the cell says.
fn rule_of(heading: &str, cell: &str) -> String {
    let exclusions = [
        ("exclusion:", ""),
        ("exclusion claimant:", "burden = \"claimant\""),
        ("exclusion enquire:", "enquire = \"always\""),
    ];
    for (prefix, keys) in exclusions {
        if let Some(expr) = heading.strip_prefix(prefix) {
            return rule(
                "r",
                "exclusion",
                &format!("when = {}\n{keys}", quoted(expr.trim())),
            );
        }
    }
    if let Some(rest) = heading.strip_prefix("require ") {
        let (names, by) = rest
            .split_once(" by ")
            .map_or((rest, None), |(n, b)| (n, Some(b)));
        let names: Vec<String> = names.split(" or ").map(|n| format!("\"{n}\"")).collect();
        let by = by.map(|b| format!("by = \"{b}\"")).unwrap_or_default();
        return rule(
            "r",
            "document",
            &format!("require = [{}]\n{by}", names.join(", ")),
        );
    }
    let condition = match cell {
        "true" | "false" | "?" => heading.to_owned(),
        "none" => format!("({heading}) == ({heading})"),
        value => format!("({heading}) == {value}"),
    };
    rule("r", "eligibility", &format!("when = {}", quoted(&condition)))
}

fn input(cell: &str) -> Value {
    match cell {
        "true" | "false" => json!(cell == "true"),
        _ if cell.starts_with(['[', '{']) => serde_json::from_str(cell).expect("JSON in a table"),
        _ => match cell.replace('_', "").parse::<i64>() {
            Ok(n) if cell.len() != 4 => json!(n),
            _ => json!(cell),
        },
    }
}

/// The finding that a cell asks for.
fn wanted(cell: &str) -> &str {
    match cell {
        "true" => "met",
        "false" | "none" => "not_met",
        "?" => "undetermined",
        "applies" | "does_not_apply" | "presumed" | "undetermined" => cell,
        _ => "met",
    }
}

/// `require DOCUMENT of which CONDITION or ANOTHER` as a plan.
fn requiring(text: &str) -> Box<Catalogue> {
    let (document, rest) = text
        .trim()
        .strip_prefix("require ")
        .and_then(|t| t.split_once(" of which "))
        .expect("a document and what is said of it");
    let (condition, another) = rest.split_once(" or ").unwrap_or((rest, ""));
    let documents = [document, another].map(|d| format!("\"{d}\""));
    let all = if another.is_empty() {
        &documents[..1]
    } else {
        &documents
    };
    let rules = [
        rule("r", "document", &format!("require = [{}]", all.join(", "))),
        rule(
            "q",
            "evidence",
            &format!("of = \"{document}\"\nwhen = \"{condition}\""),
        ),
    ];
    Box::new(catalogue(&plan("pays = \"service\"", "", &rules.concat())))
}

/// What an assessment asks for, in the words of a table.
fn asked_for(assessment: &Assessment) -> String {
    let mut words = Vec::new();
    for ask in &assessment.settle.deficiency {
        assert_eq!(ask.rule.as_deref(), Some("r"), "the rule that asks is named");
        words.extend(ask.documents.clone());
        words.extend(ask.fails.iter().map(|rule| format!("fails {rule}")));
    }
    words.join(", ")
}

/// `paid: AMOUNT; deduct X; where C: becomes Y` as a plan.
fn paying(text: &str) -> Box<Catalogue> {
    let mut parts = text.split(';').map(str::trim);
    let pay = parts.next().expect("an amount");
    let mut rules = rule("pay", "payout", &format!("pay = {}", quoted(pay)));
    for (place, limit) in parts.enumerate() {
        let (guard, limit) = match limit.strip_prefix("where ").and_then(|l| l.split_once(": ")) {
            Some((guard, limit)) => (format!("if = {}\n", quoted(guard)), limit),
            None => (String::new(), limit),
        };
        let (key, value) = limit.split_once(' ').expect("a key and its expression");
        let keys = format!("{guard}{key} = {}", quoted(value));
        rules.push_str(&rule(&format!("l{place}"), "limit", &keys));
    }
    Box::new(catalogue(&plan("", "", &rules)))
}

/// The amount, or from where to where it reaches.
fn paid(assessment: &Assessment) -> String {
    let amount = assessment.amount.as_ref().expect("an amount");
    match amount.to {
        Some(to) if to == amount.from => {
            let lines: i64 = assessment.breakdown.iter().map(|line| line.amount).sum();
            assert_eq!(lines, to, "the lines of the calculation come to the amount");
            to.to_string()
        }
        to => format!(
            "{} to {}",
            amount.from,
            to.map_or_else(String::new, |to| to.to_string())
        ),
    }
}

/// What a cell names.
fn named(cell: &str) -> &str {
    if cell == "nothing" { "" } else { cell }
}

fn questions(assessment: &Assessment) -> String {
    let ids: Vec<&str> = assessment.settle.questions.iter().map(Need::id).collect();
    ids.join(", ")
}

fn column(heading: &str, cell: &str, info: &str, values: bool) -> Column {
    let facts = [
        "a", "b", "shade", "price", "number", "d", "e", "moment", "land", "word", "past", "items",
    ];
    if facts.contains(&heading) {
        return Column::Fact(heading.to_owned());
    }
    if let Some(document) = heading.strip_prefix("document ") {
        return Column::Document(document.to_owned());
    }
    if let Some(text) = heading.strip_prefix("paid:") {
        return Column::Paid(paying(text));
    }
    if let Some(text) = heading.strip_prefix("asked:") {
        return Column::Asked(requiring(text));
    }
    if let Some(text) = heading.strip_prefix("questions:") {
        return Column::Questions(requiring(text));
    }
    // A value that is not known is compared with itself.
    let asked = if values && cell == "?" {
        format!("({heading}) == ({heading})")
    } else {
        heading.to_owned()
    };
    let mut rest = rule_of(&asked, cell);
    if info.contains("calendar=shop") {
        rest.push_str(SHOP);
    }
    let text = plan("pays = \"service\"", &settings(info), &rest);
    Column::Rule(Box::new(catalogue(&text)))
}

#[test]
fn every_table_of_the_norm_holds() {
    let mut checked = 0;
    for (info, lines) in blocks(&language(), "table") {
        let headings = cells(&lines[0]);
        let rows: Vec<Vec<String>> = lines[1..].iter().map(|l| cells(l)).collect();
        for row in &rows {
            assert_eq!(row.len(), headings.len(), "{row:?}");
            let mut facts = Map::new();
            let mut documents = Map::new();
            let mut asked = Vec::new();
            for (i, (heading, cell)) in headings.iter().zip(row).enumerate() {
                let words = ["true", "false", "?"];
                let values = rows.iter().any(|r| !words.contains(&r[i].as_str()));
                match column(heading, cell, &info, values) {
                    Column::Fact(id) if cell == "?" => {
                        facts.insert(id, json!({ "candidates": [] })).map_or((), drop)
                    }
                    Column::Fact(id) => facts.insert(id, input(cell)).map_or((), drop),
                    Column::Document(id) => documents.insert(id, json!(cell)).map_or((), drop),
                    column => asked.push((heading, cell, column)),
                }
            }
            for (heading, cell, column) in asked {
                let found = |plan| assessed(plan, json!({ "facts": facts, "documents": documents }));
                let plain = cell.replace('_', "");
                let (found, wanted) = match &column {
                    Column::Paid(plan) => (paid(&found(plan)), plain.as_str()),
                    Column::Rule(plan) => (result(&found(plan), "r"), wanted(cell)),
                    Column::Asked(plan) => (asked_for(&found(plan)), named(cell)),
                    Column::Questions(plan) => (questions(&found(plan)), named(cell)),
                    Column::Fact(_) | Column::Document(_) => continue,
                };
                assert_eq!(found, wanted, "`{heading}` where {row:?}");
                checked += 1;
            }
        }
    }
    assert!(checked > 200, "only {checked} cells were checked");
}

#[test]
fn every_idiom_of_the_norm_compiles() {
    let mut compiled = 0;
    for (_, lines) in blocks(&language(), "idioms") {
        for line in &lines[1..] {
            let cells = cells(line);
            let [says, expression] = cells.as_slice() else {
                panic!("{line}");
            };
            let load = |kind: &str, keys: String| {
                let text = plan("", "", &rule("r", kind, &keys));
                crate::support::load(&crate::support::vocabulary(), &text)
            };
            let amount = load("payout", format!("pay = {}", quoted(expression)));
            let condition = load("eligibility", format!("when = {}", quoted(expression)));
            let limit = load("limit", format!("becomes = {}", quoted(expression)));
            if let (Err(amount), Err(condition), Err(limit)) = (amount, condition, limit) {
                panic!("{says}: {amount}{condition}{limit}");
            }
            compiled += 1;
        }
    }
    assert!(compiled > 15, "only {compiled} idioms were compiled");
}
