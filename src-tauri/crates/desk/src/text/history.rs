//! The entries of a claim's history in words.

use satei_model::{Label, Payload, ReadState};
use satei_rules::Catalogue;

use super::{fill, label, proof_text, value_text};
use crate::catalogue::{input, label_of};

/// What happened, in one line. Ids of facts, documents and rules are shown by their names.
pub(crate) fn history_text(payload: Option<&Payload>, kind: &str, catalogue: &Catalogue) -> Label {
    let Some(payload) = payload else {
        return label("内容は消去済みです", "内容已删除", "Its content was erased");
    };
    let document = |id: &str| label_of(catalogue, id);
    match payload {
        Payload::ClaimOpened(it) => say(
            ["{x}を受け付けました", "受理了{x}", "Claim {x} opened"],
            &it.number,
        ),
        Payload::PersonRecorded(it) => say(
            ["請求者を記録: {x}", "登记申请人：{x}", "Claimant recorded: {x}"],
            &it.name,
        ),
        Payload::FactRecorded(it) => {
            let value = catalogue.vocabulary().fact(&it.fact).map_or_else(
                || Label::same(&it.value.to_string()),
                |(_, fact)| value_text(&it.value, &input(catalogue, &fact.ty)),
            );
            let text = label(
                "{fact} = {value}({proof})",
                "{fact} = {value}（{proof}）",
                "{fact} = {value} ({proof})",
            );
            fill(
                fill(fill(text, "fact", &document(&it.fact)), "value", &value),
                "proof",
                &proof_text(it.proof),
            )
        }
        Payload::FactCleared(it) => with(
            ["{x}を取り消しました", "撤销了{x}", "{x} cleared"],
            &document(&it.fact),
            &it.reason,
        ),
        Payload::EvidenceAttached(it) => say(["受領: {x}", "收到：{x}", "Received: {x}"], &it.name),
        Payload::EvidenceRead(it) => match it.state {
            ReadState::Read => say(
                ["読み取り済み({x}ページ)", "已读取（{x}页）", "Read ({x} pages)"],
                &it.pages.to_string(),
            ),
            _ => with(
                ["読み取れません{x}", "无法读取{x}", "Could not be read{x}"],
                &Label::default(),
                it.reason.as_deref().unwrap_or_default(),
            ),
        },
        Payload::EvidenceClassified(it) => match &it.document {
            Some(kind) => part(
                ["書類の種類: {x}", "材料种类：{x}", "Classified as {x}"],
                &document(kind),
            ),
            None => label(
                "書類の種類を取り消しました",
                "撤销了材料种类",
                "Classification taken back",
            ),
        },
        Payload::EvidenceSetAside(it) if it.set_aside => with(
            ["資料を除外{x}", "排除材料{x}", "File set aside{x}"],
            &Label::default(),
            &it.reason,
        ),
        Payload::EvidenceSetAside(_) => label("資料を戻しました", "恢复材料", "File taken up again"),
        Payload::DocumentStateSet(it) => {
            let text = label(
                "{document}: {state}",
                "{document}：{state}",
                "{document}: {state}",
            );
            let text = fill(
                fill(text, "document", &document(&it.document)),
                "state",
                &state(it.state),
            );
            reason(text, &it.why)
        }
        Payload::ReadingChosen(it) => with(
            ["解釈を選択: {x}", "选择解释：{x}", "Reading chosen: {x}"],
            &Label::same(it.choice.as_deref().unwrap_or("—")),
            &it.reason,
        ),
        Payload::PresumptionSet(it) => with(
            ["推定: {x}", "推定：{x}", "Presumption: {x}"],
            &rule(catalogue, &it.rule),
            &it.reason,
        ),
        Payload::DiscretionFound(it) => with(
            ["裁量判断: {x}", "裁量判断：{x}", "Discretion: {x}"],
            &rule(catalogue, &it.rule),
            &it.reason,
        ),
        Payload::DossierReferred(it) => match &it.dossier {
            Some(dossier) => with(
                ["登録を参照: {x}", "引用登记：{x}", "Refers to registration {x}"],
                &Label::same(&dossier.number),
                &it.reason,
            ),
            None => with(
                [
                    "登録の参照をやめました{x}",
                    "不再引用登记{x}",
                    "No longer refers to a registration{x}",
                ],
                &Label::default(),
                &it.reason,
            ),
        },
        Payload::EnquiryRecorded(it) => with(
            ["照会: {x}", "查询：{x}", "Enquiry: {x}"],
            &rule(catalogue, &it.rule),
            &it.note,
        ),
        Payload::AmountSet(it) => {
            let amount = it.amount.map_or_else(|| "—".to_owned(), |it| it.signed());
            with(
                ["金額を指定: {x}", "指定金额：{x}", "Amount set: {x}"],
                &Label::same(&amount),
                &it.reason,
            )
        }
        Payload::StatusChanged(it) => {
            with(["状態: {x}", "状态：{x}", "Status: {x}"], &it.to.label(), &it.why)
        }
        Payload::DueSet(it) => {
            let day = it.due_on.map_or_else(|| "—".to_owned(), |it| it.to_string());
            with(
                ["期日: {x}", "期限：{x}", "Due: {x}"],
                &super::date_text(&day),
                &it.why,
            )
        }
        Payload::Decided(it) => {
            let amount = it
                .amount
                .map_or_else(String::new, |it| format!(" {}", it.signed()));
            let text = part(["決定: {x}", "决定：{x}", "Decided: {x}"], &outcome(it.outcome));
            let text = join(text, &amount);
            reason(text, it.overrides.as_deref().unwrap_or_default())
        }
        Payload::DecisionReversed(it) => with(
            ["決定を取り消しました{x}", "撤销决定{x}", "Decision reversed{x}"],
            &Label::default(),
            &it.reason,
        ),
        Payload::LetterIssued(it) => part(
            ["通知書を発行: {x}", "出具通知书：{x}", "Letter issued: {x}"],
            &letter(it.letter_kind),
        ),
        Payload::NoteAdded(it) => say(["メモ: {x}", "备注：{x}", "Note: {x}"], &it.text),
        Payload::Undone(_) => label("元に戻しました", "已撤销", "Undone"),
        _ => Label::same(kind),
    }
}

fn rule(catalogue: &Catalogue, id: &str) -> Label {
    let found = catalogue
        .plans()
        .iter()
        .flat_map(|it| &it.versions)
        .find_map(|it| it.rule(id));
    found.map_or_else(|| Label::same(id), |it| it.label.clone())
}

fn say(texts: [&str; 3], what: &str) -> Label {
    part(texts, &Label::same(what))
}

fn part([ja, zh, en]: [&str; 3], what: &Label) -> Label {
    fill(label(ja, zh, en), "x", what)
}

fn with(texts: [&str; 3], what: &Label, why: &str) -> Label {
    reason(part(texts, what), why)
}

fn reason(text: Label, why: &str) -> Label {
    if why.trim().is_empty() {
        text
    } else {
        join(text, &format!(" — {why}"))
    }
}

fn join(text: Label, more: &str) -> Label {
    label(
        format!("{}{more}", text.ja),
        format!("{}{more}", text.zh_hans),
        format!("{}{more}", text.en),
    )
}

fn state(state: satei_model::DocumentState) -> Label {
    use satei_model::DocumentState as State;
    match state {
        State::Missing => label("未着", "未收到", "missing"),
        State::Received => label("受領", "已收到", "received"),
        State::Accepted => label("受理", "已采纳", "accepted"),
        State::Rejected => label("不備", "不合格", "rejected"),
        State::Unobtainable => label("取得不能", "无法取得", "unobtainable"),
        State::Waived => label("免除", "已免除", "waived"),
    }
}

fn outcome(outcome: satei_model::Outcome) -> Label {
    use satei_model::Outcome as Decided;
    match outcome {
        Decided::Paid => label("支払う", "支付", "pay"),
        Decided::PartlyPaid => label("一部を支払う", "部分支付", "pay in part"),
        Decided::Denied => label("支払わない", "不支付", "deny"),
        Decided::Entitled => label("適格とする", "认定符合资格", "entitled"),
        Decided::NotEntitled => label("不適格とする", "认定不符合资格", "not entitled"),
    }
}

fn letter(kind: satei_model::LetterKind) -> Label {
    use satei_model::LetterKind as Kind;
    match kind {
        Kind::Payment => label("お支払いのご案内", "支付通知", "payment"),
        Kind::PartialPayment => label("一部お支払いのご案内", "部分支付通知", "partial payment"),
        Kind::Denial => label("お支払いできない旨のご案内", "不予支付通知", "denial"),
        Kind::Deficiency => label("追加書類ご提出のお願い", "补充文件通知", "deficiency"),
        Kind::Acknowledgement => label("受付のお知らせ", "受理通知", "acknowledgement"),
        Kind::Extension => label("期間延長のお知らせ", "延期通知", "extension"),
    }
}

#[cfg(test)]
mod tests {
    use std::fmt::Debug;

    use satei_model::{DocumentState, Label, LetterKind, Outcome, Proof, Status};
    use serde::Serialize;

    const TEXTS: [&str; 3] = [
        include_str!("../../../../../assets/locales/ja.ftl"),
        include_str!("../../../../../assets/locales/zh-Hans.ftl"),
        include_str!("../../../../../assets/locales/en.ftl"),
    ];

    fn same<T: Copy + Debug + Serialize>(sort: &str, values: &[T], said: fn(T) -> Label) {
        for value in values {
            let word = serde_json::to_value(value).expect("a word");
            let key = format!("{sort}-{} = ", word.as_str().expect("a word").replace('_', "-"));
            let label = said(*value);
            for (text, told) in TEXTS.iter().zip([label.ja, label.zh_hans, label.en]) {
                let window = text.lines().find_map(|line| line.strip_prefix(&key));
                let window = window.expect("the window has a word for it");
                assert_eq!(told.to_lowercase(), window.to_lowercase(), "{key}");
            }
        }
    }

    /// The history of a claim stands beside its checklist and its decision in the same window.
    #[test]
    fn the_history_speaks_in_the_words_of_the_window() {
        same("document", DocumentState::ALL, super::state);
        same("outcome", Outcome::ALL, super::outcome);
        same("letter", LetterKind::ALL, super::letter);
        same("status", Status::ALL, Status::label);
        same("proof", Proof::ALL, super::proof_text);
    }
}
