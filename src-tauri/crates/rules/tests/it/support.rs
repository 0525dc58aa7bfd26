//! Small plans made from text.

use satei_rules::{Assessment, Catalogue, ClaimInput, Diagnostics, SourceFile, assess};
use serde_json::{Value, json};

/// The text of plans/LANGUAGE.md.
pub fn language() -> String {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../../plans/LANGUAGE.md");
    std::fs::read_to_string(path).expect("the language's norm stands beside the plans")
}

/// The fenced blocks of a kind: what stands behind the kind, and the lines.
pub fn blocks(text: &str, kind: &str) -> Vec<(String, Vec<String>)> {
    let mut found = Vec::new();
    let mut lines = text.lines();
    while let Some(line) = lines.next() {
        let Some(info) = line.strip_prefix("```").and_then(|l| l.strip_prefix(kind)) else {
            continue;
        };
        let body = lines
            .by_ref()
            .take_while(|l| *l != "```")
            .map(str::to_owned)
            .collect();
        found.push((info.trim().to_owned(), body));
    }
    found
}

/// The vocabulary of the language's tables.
pub fn vocabulary() -> String {
    let found = blocks(&language(), "toml vocabulary");
    found.first().expect("the norm defines a vocabulary").1.join("\n")
}

/// A rule of the benefit `t`, with some keys in TOML.
pub fn rule(id: &str, kind: &str, keys: &str) -> String {
    format!(
        "[[rule]]\nid = \"{id}\"\nbenefits = [\"t\"]\nkind = \"{kind}\"\nclause = \"1\"\nat = \"L1\"\n\
         label = {{ ja = \"規則\", zh-Hans = \"规则\", en = \"Rule\" }}\n{keys}\n"
    )
}

/// A plan `p` with one benefit `t`; `pays` and settings of [plan] in TOML, then rules and so on.
pub fn plan(pays: &str, settings: &str, rest: &str) -> String {
    let label = "{ ja = \"名\", zh-Hans = \"名\", en = \"Name\" }";
    let rounding = if settings.contains("rounding") {
        ""
    } else {
        "rounding = \"floor\"\n"
    };
    format!(
        "[plan]\nid = \"p\"\neffective = 2020-01-01\nversion_by = \"d\"\ntime_zone = \"Asia/Tokyo\"\n{settings}\n{rounding}\
         label = {label}\nsource = {{ title = \"Terms\" }}\n\
         [[benefit]]\nid = \"t\"\n{pays}\nlabel = {label}\n{rest}"
    )
}

/// Loads a vocabulary and a plan.
pub fn load(vocabulary: &str, plan: &str) -> Result<Catalogue, Diagnostics> {
    Catalogue::load(vec![
        SourceFile {
            path: "vocabulary.toml".into(),
            text: vocabulary.to_owned(),
        },
        SourceFile {
            path: "p/2020-01-01.toml".into(),
            text: plan.to_owned(),
        },
    ])
}

/// Loads a plan over the vocabulary of the tables; it must be right.
pub fn catalogue(plan: &str) -> Catalogue {
    load(&vocabulary(), plan).unwrap_or_else(|d| panic!("{d}\n{plan}"))
}

/// A claim under `p`, with sections of a claim file; `d` is known unless the sections say otherwise.
pub fn claim(catalogue: &Catalogue, sections: Value) -> ClaimInput {
    let mut json =
        json!({ "plan": "p", "as_of": "2026-04-01T00:00:00+09:00", "facts": { "d": "2026-03-15" } });
    for (key, value) in sections.as_object().expect("an object") {
        match (json[key].as_object_mut(), value.as_object()) {
            (Some(under), Some(own)) => under.extend(own.clone()),
            _ => json[key] = value.clone(),
        }
    }
    ClaimInput::from_value(&json, catalogue).unwrap_or_else(|e| panic!("{e:?}"))
}

/// Assesses the benefit `t`.
pub fn assessed(catalogue: &Catalogue, sections: Value) -> Assessment {
    assess(catalogue, &claim(catalogue, sections), "t")
}

/// The word of a file for a value.
pub fn word(value: impl serde::Serialize) -> String {
    let json = serde_json::to_value(value).expect("serialises");
    json.as_str().map_or_else(|| json.to_string(), str::to_owned)
}

/// The result of a rule.
pub fn result(assessment: &Assessment, rule: &str) -> String {
    let found = assessment
        .findings
        .iter()
        .find(|f| f.rule == rule)
        .expect("the rule is there");
    word(found.result)
}
