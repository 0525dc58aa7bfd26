//! Errors in the person's language, from the texts of the window. What has none of its own there is told as the error
//! itself says it, in English.

use fluent_bundle::{FluentArgs, FluentBundle, FluentResource};
use satei_desk::view::{DeskError, Hint};

use crate::args::Lang;

const JA: &str = include_str!("../../../../assets/locales/ja.ftl");
const ZH_HANS: &str = include_str!("../../../../assets/locales/zh-Hans.ftl");
const EN: &str = include_str!("../../../../assets/locales/en.ftl");

/// The texts of a language.
pub struct Words {
    tag: &'static str,
    bundle: FluentBundle<FluentResource>,
}

impl Words {
    /// The texts that errors are told with.
    pub fn of(lang: Lang) -> Self {
        match lang {
            Lang::Ja => Self::read("ja", JA),
            Lang::ZhHans => Self::read("zh-Hans", ZH_HANS),
            Lang::En => Self::read("en", EN),
        }
    }

    fn read(tag: &'static str, text: &str) -> Self {
        let mut bundle = FluentBundle::new(vec![tag.parse().unwrap_or_default()]);
        // What is shown is also copied and searched: no invisible marks around what is filled in.
        bundle.set_use_isolating(false);
        // A line that cannot be read is left out, and its errors are told in English; the tests of the window see to
        // it that there is none.
        let resource = FluentResource::try_new(text.to_owned()).unwrap_or_else(|(rest, _)| rest);
        // Nothing is there yet that could be there twice.
        let _ = bundle.add_resource(resource);
        Self { tag, bundle }
    }

    /// A message filled with values; nothing where there is no such message or a value of it is missing.
    pub fn message(&self, key: &str, values: &[(&str, &str)]) -> Option<String> {
        let pattern = self.bundle.get_message(key)?.value()?;
        let args: FluentArgs = values.iter().map(|(name, value)| (*name, *value)).collect();
        let mut errors = Vec::new();
        let text = self.bundle.format_pattern(pattern, Some(&args), &mut errors);
        errors.is_empty().then(|| text.into_owned())
    }

    /// An error in this language: its sentence, and below it each mistake or problem it consists of.
    pub fn error(&self, error: &DeskError) -> Option<String> {
        let starts = |hint: &&Hint| hint.name == "mistake";
        let first = error.hints.iter().position(|it| starts(&it));
        let (head, mistakes) = error.hints.split_at(first.unwrap_or(error.hints.len()));
        let mut values = self.values(head);
        let own = format!("error-{}", error.code.replace('_', "-"));
        let what = error.code.strip_prefix("unknown_");
        values.extend(what.map(|what| ("what", what)));
        let text = match (self.message(&own, &values), what) {
            (Some(text), _) => text,
            (None, Some(_)) => self.message("error-unknown", &values)?,
            (None, None) => return None,
        };
        let text = self.advised("error-unknown", text, &values);
        let mut lines: Vec<String> = mistakes
            .chunk_by(|_, next| next.name != "mistake")
            .filter_map(|it| self.mistake(it))
            .collect();
        lines.extend(head.iter().filter(|it| it.name == "problem").filter_map(|it| {
            let key = format!("letter-problem-{}", it.value.replace('_', "-"));
            self.message(&key, &[])
        }));
        let listed: String = lines.iter().map(|line| format!("\n  ・{line}")).collect();
        Some(text + &listed)
    }

    /// One mistake: its place, what is wrong, and what was probably meant.
    fn mistake(&self, hints: &[Hint]) -> Option<String> {
        let (code, rest) = hints.split_first()?;
        let mut values = self.values(rest);
        let text = self.message(&format!("mistake-{}", code.value), &values)?;
        let text = self.advised("mistake", text, &values);
        values.push(("text", &text));
        Some(self.message("mistake-at", &values).unwrap_or(text))
    }

    fn advised(&self, key: &str, text: String, values: &[(&str, &str)]) -> String {
        let mut values = values.to_vec();
        values.push(("text", &text));
        let near = self.message(&format!("{key}-near"), &values);
        near.or_else(|| self.message(&format!("{key}-known"), &values))
            .unwrap_or(text)
    }

    /// The values of hints; of those in several languages, this one's.
    fn values<'a>(&self, hints: &'a [Hint]) -> Vec<(&'a str, &'a str)> {
        let named = |it: &'a Hint| match it.name.split_once('@') {
            Some((name, tag)) => (tag == self.tag).then_some((name, it.value.as_str())),
            None => Some((it.name.as_str(), it.value.as_str())),
        };
        hints.iter().filter_map(named).collect()
    }
}

/// The texts of all three languages.
#[cfg(test)]
pub fn all() -> [Words; 3] {
    [("ja", JA), ("zh-Hans", ZH_HANS), ("en", EN)].map(|(tag, text)| Words::read(tag, text))
}

#[cfg(test)]
mod tests {
    use satei_desk::view::DeskError;
    use satei_rules::Mistake;

    use super::all;

    #[test]
    fn every_mistake_has_its_sentence_with_all_its_values() {
        for words in all() {
            for (code, values) in Mistake::CODES {
                let key = format!("mistake-{code}");
                let values: Vec<(&str, &str)> = values.iter().map(|it| (*it, "⟨value⟩")).collect();
                let text = words.message(&key, &values);
                let text =
                    text.unwrap_or_else(|| panic!("{}: {key} is missing or wants other values", words.tag));
                let shown = text.matches("⟨value⟩").count();
                assert_eq!(shown, values.len(), "{}: {text}", words.tag);
            }
        }
    }

    #[test]
    fn mistakes_are_listed_each_with_its_place_and_what_was_probably_meant() {
        let error = DeskError::new("claim_file_wrong", "…")
            .hint("mistake", "no-such-day")
            .hint("path", "/facts/joined_on")
            .hint("place@ja", "事実「加入日」")
            .hint("place@en", "fact “Joined on”")
            .hint("found", "2026-02-30")
            .hint("mistake", "unknown-document")
            .hint("path", "/documents/recipt")
            .hint("place@ja", "書類「recipt」")
            .hint("id", "recipt")
            .hint("near", "receipt");
        let [ja, ..] = all();
        let said = ja.error(&error).unwrap();
        let lines: Vec<&str> = said.lines().collect();
        assert_eq!(lines.len(), 3, "{said}");
        assert_eq!(
            lines[1],
            "  ・事実「加入日」（/facts/joined_on）: 「2026-02-30」という日はありません。"
        );
        assert_eq!(
            lines[2],
            "  ・書類「recipt」（/documents/recipt）: 「recipt」という書類はありません。「receipt」ではありませんか。"
        );
    }

    #[test]
    fn an_error_without_its_values_is_left_to_its_own_sentence() {
        let [ja, ..] = all();
        assert_eq!(ja.error(&DeskError::new("desk_newer", "…")), None);
        assert_eq!(ja.error(&DeskError::new("brand_new", "…")), None);
        let newer = DeskError::new("desk_newer", "…")
            .hint("found", 9)
            .hint("known", 1);
        assert!(ja.error(&newer).is_some_and(|it| it.contains("形式9")));
        let unknown = DeskError::new("unknown_contract", "…").hint("id", "C-9");
        assert!(ja.error(&unknown).is_some_and(|it| it.contains("「C-9」")));
    }
}
