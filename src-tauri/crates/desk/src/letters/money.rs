//! The amount of a letter, line by line; what limits leave; to whom and how it is paid.

use satei_letters::data::{Account, AmountLine, Charge, FactUsed, LineKind, Payment, Payout, Remainder};
use satei_model::Yen;
use satei_rules::{Pays, Rounding};

use super::{Material, fact};
use crate::errors::{Outcome, refused};
use crate::text::{fill, label};
use crate::view::{
    AmountView, BreakdownLine, BreakdownRole, ChargeView, Label, LetterKind, RemainderUnit, RemainderView,
};

/// What is paid; nothing for letters that pay nothing, and for benefits that are services.
pub(super) fn payout(material: &Material<'_>, kind: LetterKind) -> Outcome<Option<Payout>> {
    if !pays(kind) {
        return Ok(None);
    }
    let Some(amount) = material.decision.and_then(|it| it.amount.as_deref()) else {
        return Ok(None);
    };
    let amount = yen(amount)?;
    Ok(Some(Payout {
        amount,
        lines: lines(material, amount)?,
        rounding: Some(rounding(material.plan.rounding)),
        payment: payment(material),
    }))
}

fn pays(kind: LetterKind) -> bool {
    matches!(kind, LetterKind::Payment | LetterKind::PartialPayment)
}

/// The calculation as it was assessed. Where a person decided on another amount it does not lead to that, and one
/// line says so.
fn lines(material: &Material<'_>, amount: Yen) -> Outcome<Vec<AmountLine>> {
    let assessed = material.assessment.amount.as_ref().and_then(settled);
    if assessed.map(yen).transpose()? != Some(amount) {
        return Ok(vec![AmountLine {
            kind: LineKind::Loss,
            label: label(
                "当社の判断により定めた金額",
                "由我们酌情确定的金额",
                "Amount set at our discretion",
            ),
            amount,
            place: None,
        }]);
    }
    // The letter prints the amount itself below the lines.
    let lines = material.assessment.breakdown.iter();
    let lines = lines.filter(|line| line.role != BreakdownRole::Result);
    let lines = lines.filter_map(|line| {
        let figure = settled(&line.amount)?;
        let kind = match line.role {
            BreakdownRole::Loss => LineKind::Loss,
            BreakdownRole::Removed => LineKind::NotCovered,
            BreakdownRole::Result => LineKind::Result,
        };
        let place = line
            .rule
            .as_ref()
            .and_then(|rule| material.plan.rule(rule))
            .map(|it| Label::same(&it.clause));
        Some(yen(figure).map(|amount| AmountLine {
            kind,
            label: if starts(material, line) {
                started(&line.label)
            } else {
                line.label.clone()
            },
            amount,
            place,
        }))
    });
    lines.collect()
}

/// Whether a line is what a rule's calculation starts from and not what it comes to: the same rule takes something off
/// again, by its share or its cap.
fn starts(material: &Material<'_>, line: &BreakdownLine) -> bool {
    let mut lines = material.assessment.breakdown.iter();
    line.role == BreakdownRole::Loss
        && line.rule.is_some()
        && lines.any(|it| it.role == BreakdownRole::Removed && it.rule == line.rule)
}

fn started(rule: &Label) -> Label {
    let words = label(
        "「{x}」の計算のもとになる金額",
        "“{x}”的计算基数",
        "What “{x}” is worked out from",
    );
    fill(words, "x", rule)
}

fn rounding(rounding: Rounding) -> Label {
    match rounding {
        Rounding::Floor => label(
            "1円未満の端数は切り捨てます。",
            "不足1日元的部分舍去。",
            "Fractions of a yen are dropped.",
        ),
        Rounding::HalfUp => label(
            "1円未満の端数は四捨五入します。",
            "不足1日元的部分四舍五入。",
            "Fractions of a yen are rounded to the nearest, a half up.",
        ),
        Rounding::Ceil => label(
            "1円未満の端数は切り上げます。",
            "不足1日元的部分进位。",
            "Fractions of a yen are rounded up.",
        ),
    }
}

/// What every limit over earlier claims leaves before and after this decision, where the benefit is given.
pub(super) fn remainders(material: &Material<'_>, kind: LetterKind) -> Outcome<Vec<Remainder>> {
    if !pays(kind) {
        return Ok(Vec::new());
    }
    let paid = material.decision.and_then(|it| it.amount.as_deref());
    let paid = paid.map(yen).transpose()?.unwrap_or(Yen::ZERO);
    let of = |left: &RemainderView| {
        let before = yen(&left.before)?;
        let taken = match left.unit {
            RemainderUnit::Times => Yen::from(1),
            RemainderUnit::Yen => paid,
        };
        let after = before.checked_sub(taken).unwrap_or(Yen::ZERO);
        Ok(Remainder {
            label: left.label.clone(),
            before: quantity(left.unit, before),
            after: quantity(left.unit, after),
        })
    };
    material.assessment.remainders.iter().map(of).collect()
}

/// What the claimant has to pay with or after this decision. What may not be charged at all starts from nought; what is
/// nothing for sure is not worth a line.
pub(super) fn charges(material: &Material<'_>, kind: LetterKind) -> Outcome<Vec<Charge>> {
    if !pays(kind) && kind != LetterKind::Denial {
        return Ok(Vec::new());
    }
    let of = |charge: &ChargeView| {
        Ok(Charge {
            label: charge.label.clone(),
            place: Label::same(&charge.clause),
            from: if charge.certain {
                yen(&charge.amount.from)?
            } else {
                Yen::ZERO
            },
            to: charge.amount.to.as_deref().map(yen).transpose()?,
        })
    };
    let charges = material.assessment.charges.iter();
    let charges = charges.filter(|it| it.amount.to.as_deref() != Some("0"));
    charges.map(of).collect()
}

/// What the earlier claims come to that a limit counts: the fact it rests on.
pub(super) fn counted(material: &Material<'_>, rule: &str) -> Option<FactUsed> {
    let left = material.assessment.remainders.iter().find(|it| it.rule == rule)?;
    Some(FactUsed {
        label: label(
            "対象となる過去のご請求",
            "计入限额的以往申请",
            "Earlier claims that count",
        ),
        value: quantity(left.unit, yen(&left.counted).ok()?),
        evidence: None,
    })
}

fn quantity(unit: RemainderUnit, number: Yen) -> Label {
    let number = Label::same(&number.grouped());
    let text = match unit {
        RemainderUnit::Times => label("{n}回", "{n}次", "{n}"),
        RemainderUnit::Yen => label("{n}円", "{n}日元", "JPY {n}"),
    };
    fill(text, "n", &number)
}

/// To whom and how: the account the claimant named, or what belongs to the benefit.
fn payment(material: &Material<'_>) -> Payment {
    let text = |name: &str| fact(material.claim, name)?.text.as_ref().map(|it| it.ja.clone());
    let points = fact(material.claim, "payment_form").is_some_and(|it| it.value == "points");
    let account = text("payee_account");
    let (method, account) = match material.benefit.pays {
        Pays::Gift => (
            label("ギフトカード等の送付", "寄送礼品卡等", "Gift card, sent to you"),
            None,
        ),
        _ if points => (
            label("ポイントの付与", "发放积分", "Points"),
            account.map(Account::Known),
        ),
        Pays::Money | Pays::Service => (
            label(
                "ご指定口座への振込",
                "汇入指定账户",
                "Transfer to the account you named",
            ),
            Some(account.map_or(Account::Open, Account::Known)),
        ),
    };
    Payment {
        payee: text("payee_name").unwrap_or_else(|| material.claim.person.name.clone()),
        method,
        account,
        expected_on: None,
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
