//! The fixed wording of letters, in three languages, as typed tables: a key missing from one file is
//! an error when the tables are read, and a test reads all of them.

use std::sync::LazyLock;

use serde::Deserialize;

use crate::{Label, Language, LetterKind};

/// Declares a table of wording: one TOML table, every value a string, no key missing or too many.
macro_rules! table {
    ($(#[$doc:meta])* $name:ident { $($field:ident),* $(,)? }) => {
        $(#[$doc])*
        #[derive(Debug, Deserialize)]
        #[serde(deny_unknown_fields)]
        pub(crate) struct $name { $(pub(crate) $field: String),* }
    };
}

table!(Words {
    money_insurance,
    money_guarantee,
    money_gift,
    request_claim,
    request_service,
    terms_insurance,
    terms_guarantee,
    colon,
    page,
    quote,
    source
});
table!(Head {
    number,
    person,
    organisation,
    post,
    adjuster,
    seal,
    salutation,
    closing,
    record,
    end,
    footer,
    file_copy,
    translation,
    translation_note,
    translation_bound,
});
table!(Kind { title, body, clauses });
table!(Claim {
    heading,
    number,
    plan,
    benefit,
    service,
    terms,
    terms_from,
    insured_insurance,
    insured_guarantee,
    accident,
    item,
    received,
    complete,
});
table!(Payout {
    heading,
    breakdown,
    item,
    place,
    amount,
    rounding,
    payment,
    payee,
    method,
    account,
    account_open,
    expected,
});
table!(Remainders {
    heading,
    limit,
    before,
    after
});
table!(Charges {
    heading,
    denied,
    item,
    place,
    amount,
    open,
    at_most
});
table!(Clause {
    result,
    quotation,
    own_words,
    facts
});
table!(Readings { heading, note });
table!(Overrides { heading });
table!(Remarks { heading });
table!(Missing {
    heading,
    heading_known,
    why,
    place,
    alternatives,
    ask
});
table!(Reply {
    heading,
    by,
    clock,
    clock_text,
    terms_deadline,
    nothing,
    nothing_text
});
table!(Extended {
    heading,
    was_due,
    due,
    why,
    until,
    until_text
});
table!(Contact {
    heading,
    desk,
    phone,
    hours,
    address
});
table!(Reexamination {
    heading,
    heading_adr,
    route,
    adr
});
table!(
    /// Wording of the file copy's annex.
    FileCopy {
        title, overrides, facts, fact, value, proof, source, recorded, readings, place, choice, scope, reason, chosen,
        presumptions, label, state, place_only, evidence, name, document, received, versions, what, version, sha256,
        template, font, typesetter, substitutions, character, r#where, issued, none,
    }
);

/// All fixed wording of letters in one language.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Wording {
    pub(crate) words: Words,
    pub(crate) head: Head,
    payment: Kind,
    partial_payment: Kind,
    denial: Kind,
    deficiency: Kind,
    payment_service: Kind,
    denial_service: Kind,
    acknowledgement: Kind,
    extension: Kind,
    pub(crate) claim: Claim,
    pub(crate) payout: Payout,
    pub(crate) remainders: Remainders,
    pub(crate) charges: Charges,
    pub(crate) clause: Clause,
    pub(crate) readings: Readings,
    pub(crate) overrides: Overrides,
    pub(crate) remarks: Remarks,
    pub(crate) missing: Missing,
    pub(crate) reply: Reply,
    pub(crate) extended: Extended,
    pub(crate) contact: Contact,
    pub(crate) reexamination: Reexamination,
}

/// The wording files as they are compiled in; they are part of the template's hash.
pub(crate) const FILES: [&str; 6] = [
    include_str!("../../../../assets/letters/strings.ja.toml"),
    include_str!("../../../../assets/letters/strings.zh-Hans.toml"),
    include_str!("../../../../assets/letters/strings.en.toml"),
    include_str!("../../../../assets/letters/file-copy.ja.toml"),
    include_str!("../../../../assets/letters/file-copy.zh-Hans.toml"),
    include_str!("../../../../assets/letters/file-copy.en.toml"),
];

#[expect(
    clippy::expect_used,
    reason = "the files are compiled in, and a test reads every one"
)]
fn read<T: for<'de> Deserialize<'de>>(file: usize) -> T {
    toml::from_str(FILES[file]).expect("the compiled-in wording is complete")
}

impl Wording {
    /// The wording in `language`.
    pub(crate) fn of(language: Language) -> &'static Self {
        static JA: LazyLock<Wording> = LazyLock::new(|| read(0));
        static ZH_HANS: LazyLock<Wording> = LazyLock::new(|| read(1));
        static EN: LazyLock<Wording> = LazyLock::new(|| read(2));
        match language {
            Language::Ja => &JA,
            Language::ZhHans => &ZH_HANS,
            Language::En => &EN,
        }
    }

    /// What a letter of `kind` is called and how it begins; `service`: no money is at stake.
    pub(crate) fn kind(&self, kind: LetterKind, service: bool) -> &Kind {
        match kind {
            LetterKind::Payment if service => &self.payment_service,
            LetterKind::Denial if service => &self.denial_service,
            LetterKind::Payment => &self.payment,
            LetterKind::PartialPayment => &self.partial_payment,
            LetterKind::Denial => &self.denial,
            LetterKind::Deficiency => &self.deficiency,
            LetterKind::Acknowledgement => &self.acknowledgement,
            LetterKind::Extension => &self.extension,
        }
    }
}

impl FileCopy {
    /// The wording of the annex in `language`.
    pub(crate) fn of(language: Language) -> &'static Self {
        static JA: LazyLock<FileCopy> = LazyLock::new(|| read(3));
        static ZH_HANS: LazyLock<FileCopy> = LazyLock::new(|| read(4));
        static EN: LazyLock<FileCopy> = LazyLock::new(|| read(5));
        match language {
            Language::Ja => &JA,
            Language::ZhHans => &ZH_HANS,
            Language::En => &EN,
        }
    }

    /// One wording of the annex in all languages.
    pub(crate) fn label(pick: impl Fn(&Self) -> &String) -> Label {
        let of = |language| pick(Self::of(language)).clone();
        Label {
            ja: of(Language::Ja),
            zh_hans: of(Language::ZhHans),
            en: of(Language::En),
        }
    }
}

/// Fills `{name}` in wording. Values are put in once and never searched themselves.
pub(crate) fn fill(wording: &str, values: &[(&str, &str)]) -> String {
    let mut out = String::with_capacity(wording.len());
    let mut rest = wording;
    while let Some(open) = rest.find('{') {
        out.push_str(&rest[..open]);
        let after = &rest[open + 1..];
        let known = after.find('}').and_then(|close| {
            values
                .iter()
                .find(|(name, _)| *name == &after[..close])
                .map(|(_, value)| (close, value))
        });
        match known {
            Some((close, value)) => {
                out.push_str(value);
                rest = &after[close + 1..];
            }
            None => {
                out.push('{');
                rest = after;
            }
        }
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn keys(file: usize) -> Vec<String> {
        let table: toml::Table = toml::from_str(FILES[file]).unwrap();
        table
            .iter()
            .flat_map(|(section, values)| {
                values
                    .as_table()
                    .unwrap()
                    .keys()
                    .map(move |key| format!("{section}.{key}"))
            })
            .collect()
    }

    fn placeholders(text: &str) -> Vec<String> {
        let mut found: Vec<String> = text
            .split('{')
            .skip(1)
            .filter_map(|rest| rest.split_once('}'))
            .map(|(name, _)| name.to_owned())
            // A word for the claim; languages need it in other places.
            .filter(|name| name != "request")
            .collect();
        found.sort();
        found
    }

    #[test]
    fn the_three_languages_have_the_same_keys_and_all_can_be_read() {
        assert_eq!(keys(0), keys(1));
        assert_eq!(keys(0), keys(2));
        for language in Language::ALL {
            Wording::of(language);
            FileCopy::of(language);
        }
    }

    #[test]
    fn no_translation_forgets_a_date_or_a_deadline() {
        for section in ["deficiency", "extension", "claim", "extended"] {
            let tables: Vec<toml::Table> = (0..3).map(|file| toml::from_str(FILES[file]).unwrap()).collect();
            for (key, ja) in tables[0][section].as_table().unwrap() {
                for other in &tables[1..] {
                    let theirs = other[section][key].as_str().unwrap();
                    assert_eq!(
                        placeholders(ja.as_str().unwrap()),
                        placeholders(theirs),
                        "{section}.{key}"
                    );
                }
            }
        }
    }

    #[test]
    fn a_value_with_braces_is_not_filled_again() {
        assert_eq!(fill("{a} {b}", &[("a", "{b}"), ("b", "x")]), "{b} x");
    }
}
