//! What a letter is about: the plan and benefit, the person, the accident and the thing.

use chrono::NaiveDate;
use satei_letters::Days;
use satei_letters::data::{ClaimHead, Gives};
use satei_rules::Pays;

use super::{Material, fact};
use crate::text::{fill, label};
use crate::view::{FactView, Label, LetterKind};

/// The facts that say when what is claimed for happened, of whatever plan.
const ACCIDENTS: [&str; 2] = ["accident_at", "stolen_at"];

/// What every letter names of its claim.
pub(super) fn head(material: &Material<'_>, kind: LetterKind) -> ClaimHead {
    let claim = material.claim;
    ClaimHead {
        number: claim.number.clone(),
        plan: claim.plan_label.clone(),
        benefit: material.assessment.label.clone(),
        insurance: material.insures(),
        gives: match material.benefit.pays {
            Pays::Money => Gives::Money,
            Pays::Gift => Gives::Gift,
            Pays::Service => Gives::Service,
        },
        terms_from: NaiveDate::parse_from_str(&material.plan.effective, "%Y-%m-%d").unwrap_or_default(),
        insured: claim.person.name.clone(),
        accident: ACCIDENTS.iter().find_map(|name| days(fact(claim, name)?)),
        item: item(material),
        received_on: claim.opened_at.get(..10).and_then(|it| it.parse().ok()),
        // While a document is asked for, nobody can say when everything was in.
        complete_on: fact(claim, "request_complete_on")
            .filter(|_| kind != LetterKind::Deficiency && material.assessment.settle.ask.is_empty())
            .and_then(days)
            .map(|it| it.from),
    }
}

/// The device with its model and number, or the thing as the claimant names it; where nobody named one, what the plan
/// asks of it.
fn item(material: &Material<'_>) -> Option<Label> {
    let text = |name: &str| material.value(fact(material.claim, name)?);
    match text("device_kind") {
        Some(kind) => Some(device(material, &kind)),
        None => match (
            text("item_name").or_else(|| text("device_model")),
            order(material),
        ) {
            (Some(named), Some(order)) => Some(fill(
                fill(label("{x}（{o}）", "{x}（{o}）", "{x} ({o})"), "o", &order),
                "x",
                &named,
            )),
            (named, order) => named.or(order).or_else(|| thing(material)),
        },
    }
}

/// The order by its number. Where order lines are claimed for, it is that of the accident.
fn order(material: &Material<'_>) -> Option<Label> {
    fact(material.claim, "order_lines")?;
    let number = material.value(fact(material.claim, "accident_id")?)?;
    Some(fill(label("ご注文 {x}", "订单 {x}", "order {x}"), "x", &number))
}

/// A device with its model and number.
fn device(material: &Material<'_>, kind: &Label) -> Label {
    let claim = material.claim;
    let text = |name: &str| material.value(fact(claim, name)?);
    let device = match text("device_model") {
        None => kind.clone(),
        Some(model) => fill(fill(Label::same("{kind} {model}"), "kind", kind), "model", &model),
    };
    let numbers = [
        ("registered_imei", Label::same("IMEI {n}")),
        ("registered_serial", Label::same("S/N {n}")),
        (
            "registered_production_no",
            label("製造番号 {n}", "制造编号 {n}", "Production no. {n}"),
        ),
    ];
    let number = numbers.into_iter().find_map(|(name, sort)| {
        let known = fact(claim, name).filter(|it| it.value != "none")?;
        let number = fill(sort, "n", &material.value(known)?);
        // What the claimant registered stands under a number of its own.
        let source = known.source.as_ref().and_then(|it| it.dossier_number.as_ref());
        Some(match source {
            None => number,
            Some(dossier) => fill(
                fill(
                    label("{x}、登録 {d}", "{x}，登记 {d}", "{x}, registration {d}"),
                    "d",
                    &Label::same(dossier),
                ),
                "x",
                &number,
            ),
        })
    });
    match number {
        None => device,
        Some(number) => fill(
            fill(
                label("{device}（{n}）", "{device}（{n}）", "{device} ({n})"),
                "n",
                &number,
            ),
            "device",
            &device,
        ),
    }
}

/// What a claim is about where nobody gave the thing a name: the number of the appliance, or its kind.
fn thing(material: &Material<'_>) -> Option<Label> {
    let known = |name: &str| fact(material.claim, name);
    let named = |name: &str, words: Label| Some(fill(words, "x", &material.value(known(name)?)?));
    named("appliance_id", label("家電製品 {x}", "家电 {x}", "Appliance {x}"))
        .or_else(|| {
            let parcel = label(
                "転送する小包（商品価格の合計 {x}）",
                "转送包裹（商品价格合计{x}）",
                "Parcel to be forwarded (goods for {x})",
            );
            named("parcel_goods_price", parcel)
        })
        .or_else(|| named("bag_model", label("バッグ（{x}）", "收件袋（{x}）", "Bag ({x})")))
        .or_else(|| named("lock_trouble", label("鍵（{x}）", "门锁（{x}）", "Lock ({x})")))
        .or_else(|| named("pickup_item", Label::same("{x}")))
        .or_else(|| named("goods_kind", Label::same("{x}")))
}

/// The day or span of days a date or instant fact means.
fn days(fact: &FactView) -> Option<Days> {
    let day = |value: &serde_json::Value| value.as_str()?.get(..10)?.parse::<NaiveDate>().ok();
    match fact.value.as_object() {
        None => day(&fact.value).map(Days::on),
        Some(span) => {
            let from = span.get("from").and_then(day)?;
            Some(Days {
                from,
                to: span.get("to").and_then(day),
            })
        }
    }
}
