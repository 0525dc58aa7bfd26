//! Words that several parts of the program share, as values.

use serde::{Deserialize, Serialize};

/// A language of the workbench and of letters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, Default)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export))]
pub enum Language {
    /// Japanese.
    #[default]
    #[serde(rename = "ja")]
    Ja,
    /// Simplified Chinese.
    #[serde(rename = "zh-Hans")]
    ZhHans,
    /// English.
    #[serde(rename = "en")]
    En,
}

impl Language {
    /// Every language, Japanese first.
    pub const ALL: [Self; 3] = [Self::Ja, Self::ZhHans, Self::En];

    /// The language tag (BCP 47).
    #[must_use]
    pub fn tag(self) -> &'static str {
        match self {
            Self::Ja => "ja",
            Self::ZhHans => "zh-Hans",
            Self::En => "en",
        }
    }
}

/// A text in all three languages.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export))]
pub struct Label {
    /// Japanese.
    pub ja: String,
    /// Simplified Chinese.
    #[serde(rename = "zh-Hans")]
    pub zh_hans: String,
    /// English.
    pub en: String,
}

impl Label {
    /// The text in one language.
    #[must_use]
    pub fn get(&self, language: Language) -> &str {
        match language {
            Language::Ja => &self.ja,
            Language::ZhHans => &self.zh_hans,
            Language::En => &self.en,
        }
    }

    /// The same text in every language: for names and numbers, which have no translation.
    #[must_use]
    pub fn same(text: &str) -> Self {
        Self {
            ja: text.to_owned(),
            zh_hans: text.to_owned(),
            en: text.to_owned(),
        }
    }
}

/// A closed set of snake_case words with their text, as they stand in JSON and in table columns.
macro_rules! word_set {
    ($($(#[$doc:meta])* $name:ident { $($(#[$vdoc:meta])* $variant:ident = $word:literal,)* })*) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
        #[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export))]
        pub enum $name {
            $($(#[$vdoc])* #[serde(rename = $word)] $variant,)*
        }

        impl $name {
            /// Every value, in the order of this list.
            pub const ALL: &'static [Self] = &[$(Self::$variant),*];

            /// The word as stored and as it crosses boundaries.
            #[must_use]
            pub fn word(self) -> &'static str {
                match self { $(Self::$variant => $word),* }
            }

            /// The value a stored word stands for.
            #[must_use]
            pub fn from_word(word: &str) -> Option<Self> {
                match word { $($word => Some(Self::$variant),)* _ => None }
            }
        }
    )*};
}
pub(crate) use word_set;

word_set! {
    /// What a claim file is about.
    Subject {
        /// A claim for money or a service.
        Claim = "claim",
        /// The dossier of a device's registration.
        Registration = "registration",
    }
    /// How well a fact is known; each level includes the one before.
    Proof {
        /// The claimant says so.
        Stated = "stated",
        /// Read from accepted evidence.
        Evidenced = "evidenced",
        /// A person looked and confirmed.
        Confirmed = "confirmed",
    }
    /// Where a kind of document stands on a claim.
    DocumentState {
        /// Not there.
        Missing = "missing",
        /// There; nobody has looked.
        Received = "received",
        /// Looked at and accepted.
        Accepted = "accepted",
        /// Looked at and rejected, with a reason.
        Rejected = "rejected",
        /// Cannot be had; somebody says so.
        Unobtainable = "unobtainable",
        /// Not insisted on, with a reason.
        Waived = "waived",
    }
    /// How a benefit was decided.
    Outcome {
        /// Paid in full.
        Paid = "paid",
        /// Paid in part.
        PartlyPaid = "partly_paid",
        /// Not paid.
        Denied = "denied",
        /// The service or registration is due.
        Entitled = "entitled",
        /// The service or registration is not due.
        NotEntitled = "not_entitled",
    }
    /// Kind of letter.
    LetterKind {
        /// Payment in full.
        Payment = "payment",
        /// Payment in part.
        PartialPayment = "partial_payment",
        /// Denial.
        Denial = "denial",
        /// Documents asked for.
        Deficiency = "deficiency",
        /// Acknowledgement of receipt.
        Acknowledgement = "acknowledgement",
        /// Notice that the examination takes longer.
        Extension = "extension",
    }
}
