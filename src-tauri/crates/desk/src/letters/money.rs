//! The amount of a letter, line by line.

use satei_letters::data::{AmountLine, LineKind, Payment, Payout};
use satei_model::Yen;

use super::Material;
use crate::errors::{Outcome, refused};
use crate::text::label;
use crate::view::{AmountView, BreakdownRole, Label, LetterKind};

/// What is paid; nothing for letters that pay nothing, and for benefits that are services.
pub(super) fn payout(material: &Material<'_>, kind: LetterKind) -> Outcome<Option<Payout>> {
    if !matches!(kind, LetterKind::Payment | LetterKind::PartialPayment) {
        return Ok(None);
    }
    let Some(amount) = material.decision.and_then(|it| it.amount.as_deref()) else {
        return Ok(None);
    };
    let amount = yen(amount)?;
    // The letter prints the amount itself below the lines.
    let lines = material.assessment.breakdown.iter();
    let lines = lines.filter(|line| line.role != BreakdownRole::Result);
    let lines = lines.filter_map(|line| {
        let figure = settled(&line.amount)?;
        let kind = match line.role {
            BreakdownRole::Loss => LineKind::Loss,
            BreakdownRole::Removed => LineKind::NotCovered,
            BreakdownRole::Cap => LineKind::Memo,
            BreakdownRole::Result => LineKind::Result,
        };
        let place = line
            .rule
            .as_ref()
            .and_then(|rule| material.plan.rule(rule))
            .map(|it| Label::same(&it.clause));
        Some(yen(figure).map(|amount| AmountLine {
            kind,
            label: line.label.clone(),
            amount,
            place,
        }))
    });
    Ok(Some(Payout {
        amount,
        lines: lines.collect::<Outcome<_>>()?,
        rounding: None,
        remainders: Vec::new(),
        payment: Payment {
            payee: material.claim.person.name.clone(),
            method: method(material),
            account: None,
            expected_on: None,
        },
    }))
}

fn method(material: &Material<'_>) -> Label {
    let gift = material
        .plan
        .benefit(&material.assessment.benefit)
        .is_some_and(|it| it.pays == satei_rules::Pays::Gift);
    if gift {
        label("ギフトカード等の送付", "寄送礼品卡等", "Gift card, sent to you")
    } else {
        label(
            "ご指定口座への振込",
            "汇入指定账户",
            "Transfer to the account you named",
        )
    }
}

fn settled(amount: &AmountView) -> Option<&str> {
    amount.to.as_deref().filter(|to| *to == amount.from)
}

/// Whole yen from their text.
pub(crate) fn yen(text: &str) -> Outcome<Yen> {
    text.parse::<Yen>()
        .map_err(|error| refused("amount_wrong", error.to_string()))
}
