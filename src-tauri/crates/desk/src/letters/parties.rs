//! Who a letter comes from, whom it asks to turn to, and how its decision is looked at again: plan data.

use chrono::NaiveDate;
use satei_letters::data::{Adr, Contact, Reexamination, Sender};
use satei_rules::Decider;

use super::Material;
use crate::text::label;
use crate::view::{Label, LetterKind};

impl Material<'_> {
    /// Whether the letter is about insurance: the insurer decides, and its dispute body hears complaints.
    pub(super) fn insures(&self) -> bool {
        self.plan.decider(self.benefit) == Decider::Insurer
    }

    fn verified(&self, in_plan: Option<&str>) -> Option<NaiveDate> {
        let here = self.checked.as_ref().map(|it| it.on);
        in_plan.and_then(|it| it.parse().ok()).or(here)
    }
}

/// The company that decides. Where the plan names none the company is empty, and the letter says so of itself.
pub(super) fn sender(material: &Material<'_>) -> Sender {
    let party = material.plan.party(material.benefit);
    let desk = material
        .plan
        .contact_of(material.benefit)
        .map(|it| name_alone(&it.desk));
    Sender {
        company: party.map_or_else(Label::default, |it| it.name.clone()),
        department: party.and(desk),
        postal_code: party.and_then(|it| it.postal_code.clone()),
        address: party.map_or_else(Vec::new, |it| it.address.clone()),
        adjuster: Some(material.info.user.clone()),
        seal: true,
    }
}

/// A desk's name without the way to it, which the plan adds in brackets where there is no telephone.
fn name_alone(desk: &Label) -> Label {
    let name = |text: &str, bracket| text.split(bracket).next().unwrap_or(text).trim_end().to_owned();
    label(
        name(&desk.ja, '（'),
        name(&desk.zh_hans, '（'),
        name(&desk.en, '('),
    )
}

pub(super) fn contact(material: &Material<'_>) -> Contact {
    let found = material.plan.contact_of(material.benefit);
    Contact {
        desk: found.map_or_else(|| material.claim.plan_label.clone(), |it| it.desk.clone()),
        phone: found.and_then(|it| it.phone.clone()),
        hours: found.and_then(|it| it.hours.clone()),
        address: None,
        verified_on: material.verified(found.and_then(|it| it.verified_on.as_deref())),
    }
}

/// How a decision is looked at again; of a letter that decides nothing, where to turn if its handling displeases.
pub(super) fn reexamination(material: &Material<'_>, kind: LetterKind) -> Reexamination {
    let route = match kind {
        LetterKind::Payment | LetterKind::PartialPayment | LetterKind::Denial => label(
            "決定の内容にご不明な点やご異議がある場合は、上記の窓口までお申し出ください。担当者を替えて改めて審査いたします。",
            "如对决定内容有疑问或异议，请向上列窗口提出，我们将更换负责人重新审核。",
            "If you disagree with this decision, tell the desk named above; another adjuster will examine it again.",
        ),
        LetterKind::Deficiency | LetterKind::Acknowledgement | LetterKind::Extension => label(
            "お手続きの進め方にご不満がある場合は、上記の窓口までお申し出ください。別の担当者がご説明いたします。",
            "如对办理过程有不满，请向上列窗口提出，将由另一名负责人说明。",
            "If you are not content with how this is handled, tell the desk named above; another adjuster will answer.",
        ),
    };
    let decides = matches!(
        kind,
        LetterKind::Payment | LetterKind::PartialPayment | LetterKind::Denial
    );
    Reexamination {
        route,
        // Whoever is paid in full may be told of the body; one that nobody has confirmed is not worth telling.
        adr: adr(material).filter(|it| decides && (kind != LetterKind::Payment || it.verified_on.is_some())),
    }
}

/// What is not insurance has no designated body, and its letters no line for one.
fn adr(material: &Material<'_>) -> Option<Adr> {
    let body = material.plan.adr.as_ref().filter(|_| material.insures())?;
    if body.unnamed {
        let checked = material.checked.as_ref();
        let named = checked.and_then(|it| Some((it.on, it.body.as_ref()?)));
        return Some(Adr {
            name: named.map_or_else(|| body.desk.clone(), |(_, it)| Label::same(&it.name)),
            phone: named.and_then(|(_, it)| it.phone.clone()),
            hours: None,
            address: None,
            verified_on: named.map(|(on, _)| on),
        });
    }
    Some(Adr {
        name: body.desk.clone(),
        phone: body.phone.clone().filter(|it| !it.is_empty()),
        hours: body.hours.clone(),
        address: None,
        verified_on: material.verified(body.verified_on.as_deref()),
    })
}
