//! Words and columns on a terminal.

use satei_desk::Yen;
use satei_desk::view::{AmountView, DocumentState, FindingResult, Label, Status, VerdictKind};
use serde::Serialize;
use unicode_width::UnicodeWidthStr;

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
        Failure::new(
            "json",
            format!("The answer could not be written as JSON: {error}."),
        )
    })?;
    println!("{body}");
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
        VerdictKind::PlanDefect => say(lang, "約款データ不備", "条款数据有误", "plan defect"),
        VerdictKind::NotPayable => say(lang, "支払対象外", "不予赔付", "not payable"),
        VerdictKind::Undetermined => say(lang, "判定未了", "尚未确定", "undetermined"),
        VerdictKind::Payable => say(lang, "支払対象", "可赔付", "payable"),
        VerdictKind::Entitled => say(lang, "利用可", "可享受", "entitled"),
        VerdictKind::NotEntitled => say(lang, "利用不可", "不可享受", "not entitled"),
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
        FindingResult::Undetermined => say(lang, "未判明", "未明", "undetermined"),
        FindingResult::Silent => say(lang, "対象外", "不涉及", "silent"),
    }
}

/// A document's state in words.
pub fn document_state(state: DocumentState, lang: Lang) -> &'static str {
    match state {
        DocumentState::Missing => say(lang, "未着", "未收到", "missing"),
        DocumentState::Received => say(lang, "受領", "已收到", "received"),
        DocumentState::Accepted => say(lang, "確認済", "已确认", "accepted"),
        DocumentState::Rejected => say(lang, "不備", "不合格", "rejected"),
        DocumentState::Unobtainable => say(lang, "提出不能", "无法提供", "unobtainable"),
        DocumentState::Waived => say(lang, "省略", "免提交", "waived"),
    }
}

/// A status in words.
pub fn status(status: Status, lang: Lang) -> &'static str {
    match status {
        Status::Received => say(lang, "受付", "已受理", "received"),
        Status::InReview => say(lang, "審査中", "审核中", "in review"),
        Status::DocumentsAsked => say(lang, "不備照会中", "补件中", "documents asked"),
        Status::ThirdPartyAsked => say(lang, "外部照会中", "外部查询中", "third party asked"),
        Status::AwaitingApproval => say(lang, "決裁待ち", "待审批", "awaiting approval"),
        Status::InPayment => say(lang, "支払手続中", "付款中", "in payment"),
        Status::Paid => say(lang, "支払済", "已付款", "paid"),
        Status::Denied => say(lang, "支払対象外", "不予赔付", "denied"),
        Status::Withdrawn => say(lang, "取下げ", "已撤回", "withdrawn"),
        Status::ClosedDocumentsOutstanding => say(
            lang,
            "書類未着完了",
            "因缺件结案",
            "closed, documents outstanding",
        ),
        Status::Reopened => say(lang, "再開", "重新受理", "reopened"),
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
    use super::column;

    #[test]
    fn a_kanji_takes_two_columns() {
        assert_eq!(column("受付", 6), "受付  ");
        assert_eq!(column("ab", 4), "ab  ");
    }
}
