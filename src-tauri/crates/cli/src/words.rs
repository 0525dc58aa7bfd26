//! What the terminal says in the person's language, from the texts of the window. An error that has none of its own there is
//! told as it says itself, in English.

use std::sync::LazyLock;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource};
use satei_desk::view::{DeskError, Hint, VerdictKind};
use serde::Serialize;

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
    /// The texts of a language. They are read once.
    pub fn of(lang: Lang) -> &'static Self {
        static JAPANESE: LazyLock<Words> = LazyLock::new(|| Words::read("ja", JA));
        static CHINESE: LazyLock<Words> = LazyLock::new(|| Words::read("zh-Hans", ZH_HANS));
        static ENGLISH: LazyLock<Words> = LazyLock::new(|| Words::read("en", EN));
        match lang {
            Lang::Ja => &JAPANESE,
            Lang::ZhHans => &CHINESE,
            Lang::En => &ENGLISH,
        }
    }

    /// What the window calls a value of a closed list, such as a status: `sort` is how its words begin. A value without a
    /// word there is told as it is stored.
    pub fn value(&self, sort: &str, value: impl Serialize) -> String {
        self.value_when(sort, value, "")
    }

    /// What the window calls a verdict, which may rest on presumptions.
    pub fn verdict(&self, kind: VerdictKind, presuming: bool) -> String {
        self.value_when("verdict", kind, if presuming { "-presuming" } else { "" })
    }

    fn value_when(&self, sort: &str, value: impl Serialize, ending: &str) -> String {
        let stored = serde_json::to_value(value).unwrap_or_default();
        let stored = stored.as_str().unwrap_or_default();
        let key = format!("{sort}-{}{ending}", stored.replace('_', "-"));
        self.message(&key, &[]).unwrap_or_else(|| stored.to_owned())
    }

    fn read(tag: &'static str, text: &str) -> Self {
        let mut bundle = FluentBundle::new_concurrent(vec![tag.parse().unwrap_or_default()]);
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

#[cfg(test)]
mod tests {
    use satei_desk::view::{DeskError, DocumentState, FindingResult, Outcome, Proof, Status, VerdictKind};
    use satei_rules::Mistake;
    use serde::Serialize;

    use super::Words;
    use crate::args::Lang;

    fn all() -> [&'static Words; 3] {
        [Lang::Ja, Lang::ZhHans, Lang::En].map(Words::of)
    }

    /// Every value that a terminal shows has its word, as in the window.
    #[test]
    fn every_value_of_a_closed_list_has_its_word() {
        fn worded<T: Copy + Serialize>(sort: &str, values: &[T]) {
            for (words, value) in all()
                .iter()
                .flat_map(|it| values.iter().map(move |value| (it, value)))
            {
                let stored = serde_json::to_value(value).unwrap();
                assert_ne!(
                    words.value(sort, value),
                    stored.as_str().unwrap(),
                    "{}: {sort}",
                    words.tag
                );
            }
        }
        use FindingResult as F;
        worded("document", DocumentState::ALL);
        worded("status", Status::ALL);
        worded("outcome", Outcome::ALL);
        worded("proof", Proof::ALL);
        worded(
            "result",
            &[
                F::Met,
                F::NotMet,
                F::Applies,
                F::DoesNotApply,
                F::Presumed,
                F::Undetermined,
                F::Silent,
            ],
        );
        let [ja, zh, en] = all();
        for (words, plain, presuming) in [
            (ja, "支払対象", "支払対象（推定を含む）"),
            (zh, "应予支付", "应予支付（含推定）"),
            (en, "Payable", "Payable, presuming"),
        ] {
            assert_eq!(words.verdict(VerdictKind::Payable, false), plain);
            assert_eq!(words.verdict(VerdictKind::Payable, true), presuming);
        }
    }

    /// In a list of claims a status stands beside a verdict: the same word for both would tell neither.
    #[test]
    fn no_status_is_called_like_a_verdict_or_a_decision() {
        for words in all() {
            let denied = words.message("status-denied", &[]).unwrap();
            for other in ["verdict-not-payable", "verdict-not-entitled", "outcome-denied"] {
                assert_ne!(words.message(other, &[]).unwrap(), denied, "{other}");
            }
        }
    }

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
