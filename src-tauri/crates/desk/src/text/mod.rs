//! Values and history in words, in the three languages at once.

mod date;
mod defect;
mod history;
mod value;

pub(crate) use date::{date_text, instant_text, long};
pub(crate) use defect::defect_text;
pub(crate) use history::history_text;
pub(crate) use value::{letter_text, value_text};

use crate::view::{Label, Proof};

/// The three texts of a label.
pub(crate) fn label(ja: impl Into<String>, zh_hans: impl Into<String>, en: impl Into<String>) -> Label {
    Label {
        ja: ja.into(),
        zh_hans: zh_hans.into(),
        en: en.into(),
    }
}

/// How well a fact is known, in words.
pub(crate) fn proof_text(proof: Proof) -> Label {
    match proof {
        Proof::Stated => label("申告", "申报", "stated"),
        Proof::Evidenced => label("証拠", "有证据", "evidenced"),
        Proof::Confirmed => label("確認済", "已确认", "confirmed"),
    }
}

/// Puts a part into the slot `{name}` of each language's text.
pub(crate) fn fill(mut text: Label, name: &str, part: &Label) -> Label {
    let slot = format!("{{{name}}}");
    text.ja = text.ja.replace(&slot, &part.ja);
    text.zh_hans = text.zh_hans.replace(&slot, &part.zh_hans);
    text.en = text.en.replace(&slot, &part.en);
    text
}
