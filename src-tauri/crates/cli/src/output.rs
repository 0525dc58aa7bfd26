//! Words and columns on a terminal.

use satei_desk::Yen;
use satei_desk::view::{
    AmountView, DeskError, DocumentState, FindingResult, Label, Outcome, Proof, Status, VerdictKind,
};
use serde::Serialize;
use unicode_width::UnicodeWidthStr;

use crate::answer::as_it_is;
use crate::args::Lang;
use crate::failure::Failure;

/// The text of a label in the language asked for.
pub fn text(label: &Label, lang: Lang) -> &str {
    match lang {
        Lang::Ja => &label.ja,
        Lang::ZhHans => &label.zh_hans,
        Lang::En => &label.en,
    }
}

/// One of three texts.
pub fn say(lang: Lang, ja: &'static str, zh: &'static str, en: &'static str) -> &'static str {
    match lang {
        Lang::Ja => ja,
        Lang::ZhHans => zh,
        Lang::En => en,
    }
}

/// Prints a value as indented JSON.
///
/// # Errors
/// When it cannot be written as JSON.
pub fn json(value: &impl Serialize) -> Result<(), Failure> {
    let body = serde_json::to_string_pretty(value).map_err(|error| {
        let message = format!("The answer could not be written as JSON: {error}.");
        Failure::from(DeskError::new("json", message).hint("why", error))
    })?;
    as_it_is(&format!("{body}\n"));
    Ok(())
}

/// Pads a text to a width in terminal columns: a kanji takes two.
pub fn column(text: &str, width: usize) -> String {
    let taken = text.width();
    format!("{text}{}", " ".repeat(width.saturating_sub(taken)))
}

/// The verdict in words.
pub fn verdict(kind: VerdictKind, lang: Lang) -> &'static str {
    match kind {
        VerdictKind::PlanDefect => say(lang, "約款データの不備", "条款数据有误", "plan defect"),
        VerdictKind::NotPayable => say(lang, "支払対象外", "不予支付", "not payable"),
        VerdictKind::Undetermined => say(lang, "未確定", "未定", "undetermined"),
        VerdictKind::Payable => say(lang, "支払対象", "应予支付", "payable"),
        VerdictKind::Entitled => say(lang, "適格", "符合资格", "entitled"),
        VerdictKind::NotEntitled => say(lang, "不適格", "不符合资格", "not entitled"),
    }
}

/// What stands behind a verdict that rests on presumptions. One against the claim never does: it is what stands.
pub fn presuming(kind: VerdictKind, presuming: bool, lang: Lang) -> &'static str {
    match kind {
        VerdictKind::Payable | VerdictKind::Entitled if presuming => {
            say(lang, "（推定を含む）", "（含推定）", ", presuming")
        }
        _ => "",
    }
}

/// What was decided, in words.
pub fn outcome(outcome: Outcome, lang: Lang) -> &'static str {
    match outcome {
        Outcome::Paid => say(lang, "支払う", "支付", "Pay"),
        Outcome::PartlyPaid => say(lang, "一部を支払う", "部分支付", "Pay in part"),
        Outcome::Denied => say(lang, "支払わない", "不支付", "Deny"),
        Outcome::Entitled => say(lang, "適格とする", "认定符合资格", "Entitled"),
        Outcome::NotEntitled => say(lang, "不適格とする", "认定不符合资格", "Not entitled"),
    }
}

/// A finding's result in words.
pub fn result(result: FindingResult, lang: Lang) -> &'static str {
    match result {
        FindingResult::Met => say(lang, "充足", "满足", "met"),
        FindingResult::NotMet => say(lang, "不充足", "不满足", "not met"),
        FindingResult::Applies => say(lang, "該当", "适用", "applies"),
        FindingResult::DoesNotApply => say(lang, "非該当", "不适用", "does not apply"),
        FindingResult::Presumed => say(lang, "非該当と推定", "推定不适用", "presumed not to apply"),
        FindingResult::Undetermined => say(lang, "未確定", "未定", "undetermined"),
        FindingResult::Silent => say(lang, "対象外", "不涉及", "silent"),
    }
}

/// How well a fact is known, in words.
pub fn proof(proof: Proof, lang: Lang) -> &'static str {
    match proof {
        Proof::Stated => say(lang, "申告", "申报", "stated"),
        Proof::Evidenced => say(lang, "証拠", "有证据", "evidenced"),
        Proof::Confirmed => say(lang, "確認済", "已确认", "confirmed"),
    }
}

/// A document's state in words.
pub fn document_state(state: DocumentState, lang: Lang) -> &'static str {
    match state {
        DocumentState::Missing => say(lang, "未着", "未收到", "missing"),
        DocumentState::Received => say(lang, "受領", "已收到", "received"),
        DocumentState::Accepted => say(lang, "受理", "已采纳", "accepted"),
        DocumentState::Rejected => say(lang, "不備", "不合格", "rejected"),
        DocumentState::Unobtainable => say(lang, "取得不能", "无法取得", "unobtainable"),
        DocumentState::Waived => say(lang, "免除", "已免除", "waived"),
    }
}

/// A status in words.
pub fn status(status: Status, lang: Lang) -> &'static str {
    match status {
        Status::Received => say(lang, "受付", "已受理", "received"),
        Status::InReview => say(lang, "審査中", "审查中", "in review"),
        Status::DocumentsAsked => say(lang, "不備照会中", "补件中", "documents asked"),
        Status::ThirdPartyAsked => say(lang, "外部照会中", "外部查询中", "third party asked"),
        Status::AwaitingApproval => say(lang, "決裁待ち", "待批准", "awaiting approval"),
        Status::InPayment => say(lang, "支払手続中", "支付办理中", "in payment"),
        Status::Paid => say(lang, "支払済", "已支付", "paid"),
        Status::Denied => say(lang, "不払決定", "已拒赔", "denied"),
        Status::Withdrawn => say(lang, "取下げ", "已撤回", "withdrawn"),
        Status::ClosedDocumentsOutstanding => {
            say(lang, "書類未着完了", "缺件结案", "closed, documents outstanding")
        }
        Status::Reopened => say(lang, "再開", "重新开启", "reopened"),
    }
}

/// Whole yen with separators, or a range of it.
pub fn amount(amount: &AmountView) -> String {
    match &amount.to {
        Some(to) if *to == amount.from => yen(to),
        Some(to) => format!("{}–{}", yen(&amount.from), yen(to)),
        None => format!("{}–", yen(&amount.from)),
    }
}

/// An amount of a view, with its sign and separators.
pub fn yen(digits: &str) -> String {
    digits.parse().map_or_else(|_| digits.to_owned(), Yen::signed)
}

#[cfg(test)]
mod tests {
    use std::fmt::Debug;

    use satei_desk::view::{DocumentState, FindingResult, Outcome, Proof, Status, VerdictKind};
    use serde::Serialize;

    use super::{column, document_state, outcome, presuming, proof, result, status, verdict};
    use crate::args::Lang;
    use crate::words::all;

    /// A terminal and the window call the same thing by the same word.
    #[test]
    fn the_words_are_those_of_the_window() {
        fn same<T: Copy + Debug + Serialize>(sort: &str, values: &[T], said: fn(T, Lang) -> &'static str) {
            let langs = [Lang::Ja, Lang::ZhHans, Lang::En];
            for value in values {
                let word = serde_json::to_value(value).unwrap();
                let key = format!("{sort}-{}", word.as_str().unwrap().replace('_', "-"));
                for (words, lang) in all().iter().zip(langs) {
                    let window = words
                        .message(&key, &[])
                        .unwrap_or_else(|| panic!("{key} is missing"));
                    let terminal = said(*value, lang);
                    assert_eq!(
                        terminal.to_lowercase(),
                        window.to_lowercase(),
                        "{key} in {lang:?}"
                    );
                }
            }
        }
        use DocumentState as D;
        use FindingResult as F;
        use Status as S;
        use VerdictKind as V;
        let verdicts = [
            V::PlanDefect,
            V::NotPayable,
            V::Undetermined,
            V::Payable,
            V::Entitled,
            V::NotEntitled,
        ];
        same("verdict", &verdicts, verdict);
        for kind in verdicts {
            let word = serde_json::to_value(kind).unwrap();
            let key = format!("verdict-{}-presuming", word.as_str().unwrap().replace('_', "-"));
            for (words, lang) in all().iter().zip([Lang::Ja, Lang::ZhHans, Lang::En]) {
                let terminal = format!("{}{}", verdict(kind, lang), presuming(kind, true, lang));
                let window = words.message(&key, &[]).unwrap();
                assert_eq!(
                    terminal.to_lowercase(),
                    window.to_lowercase(),
                    "{key} in {lang:?}"
                );
            }
        }
        let results = [
            F::Met,
            F::NotMet,
            F::Applies,
            F::DoesNotApply,
            F::Presumed,
            F::Undetermined,
            F::Silent,
        ];
        same("result", &results, result);
        let states = [
            D::Missing,
            D::Received,
            D::Accepted,
            D::Rejected,
            D::Unobtainable,
            D::Waived,
        ];
        same("document", &states, document_state);
        let statuses = [
            S::Received,
            S::InReview,
            S::DocumentsAsked,
            S::ThirdPartyAsked,
            S::AwaitingApproval,
            S::InPayment,
            S::Paid,
            S::Denied,
            S::Withdrawn,
            S::ClosedDocumentsOutstanding,
            S::Reopened,
        ];
        same("status", &statuses, status);
        same(
            "proof",
            &[Proof::Stated, Proof::Evidenced, Proof::Confirmed],
            proof,
        );
        let outcomes = [
            Outcome::Paid,
            Outcome::PartlyPaid,
            Outcome::Denied,
            Outcome::Entitled,
            Outcome::NotEntitled,
        ];
        same("outcome", &outcomes, outcome);
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
    fn a_kanji_takes_two_columns() {
        assert_eq!(column("受付", 6), "受付  ");
        assert_eq!(column("ab", 4), "ab  ");
    }
}
