//! Every user-visible string is in all three languages, with the same variables.

use std::collections::{BTreeMap, BTreeSet};

use super::sources::Source;

const LANGUAGES: [&str; 3] = ["ja", "zh-Hans", "en"];

/// Keys and variables that one language has and another lacks.
pub fn check(files: &[Source]) -> Vec<String> {
    let mut found = Vec::new();
    let mut languages: Vec<(&str, BTreeMap<String, BTreeSet<String>>)> = Vec::new();
    for language in LANGUAGES {
        let name = format!("assets/locales/{language}.ftl");
        match files.iter().find(|file| file.name == name) {
            Some(file) => {
                let (messages, twice) = messages(&file.text);
                found.extend(
                    twice
                        .into_iter()
                        .map(|key| format!("{name} has the key {key} twice.")),
                );
                languages.push((language, messages));
            }
            None => found.push(format!("{name} is missing.")),
        }
    }
    let keys: BTreeSet<&String> = languages
        .iter()
        .flat_map(|(_, messages)| messages.keys())
        .collect();
    for key in keys {
        let mut first: Option<(&str, &BTreeSet<String>)> = None;
        for (language, messages) in &languages {
            match (messages.get(key), first) {
                (None, _) => found.push(format!("assets/locales/{language}.ftl lacks the key {key}.")),
                (Some(variables), None) => first = Some((language, variables)),
                (Some(variables), Some((other, expected))) if variables != expected => {
                    found.push(format!(
                        "{key} uses other variables in {language} than in {other}."
                    ));
                }
                (Some(_), Some(_)) => {}
            }
        }
    }
    found
}

/// Messages, terms and attributes with the variables each uses; and the keys that stand twice.
fn messages(text: &str) -> (BTreeMap<String, BTreeSet<String>>, Vec<String>) {
    let mut messages: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let mut twice = Vec::new();
    let (mut message, mut key) = (String::new(), String::new());
    for line in text.lines().filter(|line| !line.starts_with('#')) {
        let begins = line.split_once('=').map(|(name, _)| name.trim_end());
        match begins {
            Some(name) if is_key(name) => {
                name.clone_into(&mut message);
                key.clone_from(&message);
            }
            Some(name)
                if line.starts_with(' ') && name.trim_start().strip_prefix('.').is_some_and(is_key) =>
            {
                key = format!("{message}{}", name.trim_start());
            }
            _ => {
                if let Some(variables) = messages.get_mut(&key) {
                    variables.extend(variables_of(line));
                }
                continue;
            }
        }
        if messages
            .insert(key.clone(), variables_of(line).collect())
            .is_some()
        {
            twice.push(key.clone());
        }
    }
    (messages, twice)
}

fn is_key(name: &str) -> bool {
    name.starts_with(|sign: char| sign.is_ascii_alphabetic() || sign == '-')
        && name
            .chars()
            .all(|sign| sign.is_ascii_alphanumeric() || sign == '-' || sign == '_')
}

fn variables_of(line: &str) -> impl Iterator<Item = String> {
    line.split('$').skip(1).map(|rest| {
        rest.chars()
            .take_while(|sign| sign.is_ascii_alphanumeric() || *sign == '-' || *sign == '_')
            .collect()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn languages(ja: &str, zh: &str, en: &str) -> Vec<Source> {
        LANGUAGES
            .iter()
            .zip([ja, zh, en])
            .map(|(language, text)| Source {
                name: format!("assets/locales/{language}.ftl"),
                text: text.to_owned(),
            })
            .collect()
    }

    #[test]
    fn the_same_keys_and_variables_everywhere() {
        let ja = "# 注\nqueue-due = 期限 { $day }\nask = 照会\n    .title = 照会する\n";
        let en = "queue-due =\n    { $day ->\n        [one] due { $day }\n       *[other] due { $day }\n    }\nask = Ask\n    .title = Ask for it\n";
        assert_eq!(check(&languages(ja, ja, en)), Vec::<String>::new());
    }

    #[test]
    fn a_missing_key_a_missing_attribute_and_another_variable_are_named() {
        let ja = "a = { $x }\nb = い\n    .title = う\n";
        let zh = "a = { $y }\nb = 乙\n";
        let en = "a = { $x }\nb = b\n    .title = t\n";
        let found = check(&languages(ja, zh, en));
        assert_eq!(found.len(), 2, "{found:?}");
        assert!(found[0].contains("a uses other variables in zh-Hans"));
        assert!(found[1].contains("zh-Hans.ftl lacks the key b.title"));
    }

    #[test]
    fn a_missing_language_and_a_key_that_stands_twice_are_named() {
        let mut files = languages("a = 1\na = 2\n", "a = 1\n", "a = 1\n");
        files.pop();
        let found = check(&files);
        assert!(
            found
                .iter()
                .any(|sentence| sentence.contains("ja.ftl has the key a twice"))
        );
        assert!(
            found
                .iter()
                .any(|sentence| sentence.contains("en.ftl is missing"))
        );
    }
}
