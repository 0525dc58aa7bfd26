//! Why a plan cannot be applied, in words.

use satei_rules::Defect;

use super::{fill, label};
use crate::view::Label;

/// Why a plan cannot be applied, in words.
pub(crate) fn defect_text(defect: &Defect) -> Label {
    let text = match defect {
        Defect::UnknownPlan { .. } => label(
            "プラン「{plan}」がありません。",
            "没有方案“{plan}”。",
            "There is no plan “{plan}”.",
        ),
        Defect::UnknownBenefit { .. } => label(
            "このプランに補償「{benefit}」はありません。",
            "此方案没有保障项目“{benefit}”。",
            "The plan has no benefit “{benefit}”.",
        ),
        Defect::TooLarge => label(
            "金額が大きすぎて計算できません。入力した金額を確かめてください。",
            "金额过大，无法计算。请核对输入的金额。",
            "An amount is larger than the program can count. Check the amounts entered.",
        ),
        Defect::NoVersion { on: None, .. } => label(
            "版を決める日付がないため、適用する版がありません。",
            "决定版本的日期不存在，因此没有适用的版本。",
            "The date that picks the version does not exist, so no version applies.",
        ),
        Defect::NoVersion { nearest: None, .. } => label(
            "{on}に有効な版はありません。",
            "{on}没有有效的版本。",
            "No version is in force on {on}.",
        ),
        Defect::NoVersion {
            nearest: Some((_, None)),
            ..
        } => label(
            "{on}に有効な版はありません。最も近い版は{from}から有効です。日付を確かめてください。",
            "{on}没有有效的版本。最接近的版本自{from}起有效。请核对日期。",
            "No version is in force on {on}; the nearest is in force from {from}. Check the date.",
        ),
        Defect::NoVersion {
            nearest: Some((_, Some(_))),
            ..
        } => label(
            "{on}に有効な版はありません。最も近い版は{from}から{to}まで有効です。日付を確かめてください。",
            "{on}没有有效的版本。最接近的版本自{from}起至{to}有效。请核对日期。",
            "No version is in force on {on}; the nearest is in force from {from} to {to}. Check the date.",
        ),
    };
    let slots: Vec<(&str, &str)> = match defect {
        Defect::UnknownPlan { plan } => vec![("plan", plan)],
        Defect::UnknownBenefit { benefit } => vec![("benefit", benefit)],
        Defect::TooLarge => Vec::new(),
        Defect::NoVersion { on, nearest, .. } => {
            let (from, to) = nearest.as_ref().map_or(("", ""), |(from, to)| {
                (from.as_str(), to.as_deref().unwrap_or_default())
            });
            vec![
                ("on", on.as_deref().unwrap_or_default()),
                ("from", from),
                ("to", to),
            ]
        }
    };
    let put = |text, (name, value): (&str, &str)| fill(text, name, &Label::same(value));
    slots.into_iter().fold(text, put)
}
