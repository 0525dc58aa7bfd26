//! Who stands behind a plan, and where a claimant can turn.

use super::{Benefit, Pays, PlanVersion};
use crate::calendar;
use crate::toml::{File, Tab};
use satei_model::Label;
use serde::Serialize;

/// A company that decides under a plan: its letters come from it.
#[derive(Debug, Clone, Serialize)]
pub struct Party {
    /// Its name.
    pub name: Label,
    /// Its postal code, as in `100-0001`.
    pub postal_code: Option<String>,
    /// Its address, in the lines a letter has it in.
    pub address: Vec<String>,
    /// Its own desk, where questions do not go to that of the plan.
    pub contact: Option<Contact>,
    /// Where the data stand.
    pub basis: Option<Label>,
}

/// Where a claimant can turn.
#[derive(Debug, Clone, Serialize)]
pub struct Contact {
    /// Who it is.
    pub desk: Label,
    /// Telephone number.
    pub phone: Option<String>,
    /// When it answers.
    pub hours: Option<Label>,
    /// The date on which somebody last verified these data; absent = unverified.
    pub verified_on: Option<String>,
    /// Where the data stand.
    pub basis: Option<Label>,
    /// Of a dispute-resolution body: the source does not name it, so whoever checks these data has to.
    pub unnamed: bool,
}

/// Which of a plan's two companies decides about a benefit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Decider {
    /// The insurer.
    Insurer,
    /// The company that runs the plan.
    Operator,
}

impl PlanVersion {
    /// Who decides about a benefit: what the file says, otherwise the operator about services, if the plan names one,
    /// and about everything of a plan that is not insurance; the insurer about the rest.
    #[must_use]
    pub fn decider(&self, benefit: &Benefit) -> Decider {
        let service = benefit.pays == Pays::Service && self.operator.is_some();
        match benefit.by {
            Some(by) if self.insurance => by,
            _ if service || !self.insurance => Decider::Operator,
            _ => Decider::Insurer,
        }
    }

    /// The company that decides about a benefit and signs its letters; nothing where the plan does not name it.
    #[must_use]
    pub fn party(&self, benefit: &Benefit) -> Option<&Party> {
        match self.decider(benefit) {
            Decider::Insurer => self.insurer.as_ref(),
            Decider::Operator => self.operator.as_ref(),
        }
    }

    /// Whom to ask about a benefit: the desk of the company that decides, or that of the plan.
    #[must_use]
    pub fn contact_of(&self, benefit: &Benefit) -> Option<&Contact> {
        let own = self.party(benefit).and_then(|it| it.contact.as_ref());
        own.or(self.contact.as_ref())
    }
}

pub(super) fn read_party(file: &mut File<'_>, plan: Tab<'_>, key: &str) -> Option<Party> {
    let tab = file.table(plan, key)?;
    file.only(tab, key, &["name", "postal_code", "address", "contact", "basis"]);
    Some(Party {
        name: file.label(tab, "name", key, true).unwrap_or_default(),
        postal_code: file.text(tab, "postal_code").map(|it| it.value),
        address: file
            .texts(tab, "address")
            .into_iter()
            .map(|it| it.value)
            .collect(),
        contact: read_contact(file, tab, "contact"),
        basis: file.label(tab, "basis", key, false),
    })
}

pub(super) fn read_contact(file: &mut File<'_>, under: Tab<'_>, key: &str) -> Option<Contact> {
    let tab = file.table(under, key)?;
    file.only(tab, key, &["desk", "phone", "hours", "verified_on", "basis"]);
    Some(contact(file, tab, key))
}

/// The dispute-resolution body, which a source often leaves unnamed.
pub(super) fn read_body(file: &mut File<'_>, under: Tab<'_>, key: &str) -> Option<Contact> {
    let tab = file.table(under, key)?;
    let keys = ["desk", "phone", "hours", "verified_on", "basis", "unnamed"];
    file.only(tab, key, &keys);
    let body = contact(file, tab, key);
    let unnamed = file.flag(tab, "unnamed");
    if unnamed && (body.verified_on.is_some() || body.phone.is_some()) {
        let message = "a body that is not named was checked by nobody and has no telephone";
        let help = "name it in `desk` and leave `unnamed` out, or leave out `phone` and `verified_on`";
        file.error(tab.span, "unnamed-body", message.to_owned(), help);
    }
    Some(Contact { unnamed, ..body })
}

fn contact(file: &mut File<'_>, tab: Tab<'_>, key: &str) -> Contact {
    let verified_on = file.text(tab, "verified_on");
    if let Some(date) = &verified_on
        && calendar::parse_date(&date.value).is_none()
    {
        let message = format!("`{}` is not a date", date.value);
        file.error(date.span, "bad-date", message, "write YYYY-MM-DD");
    }
    Contact {
        desk: file.label(tab, "desk", key, true).unwrap_or_default(),
        phone: file.text(tab, "phone").map(|it| it.value),
        hours: file.label(tab, "hours", key, false),
        verified_on: verified_on.map(|it| it.value),
        basis: file.label(tab, "basis", key, false),
        unnamed: false,
    }
}
