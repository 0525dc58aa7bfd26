//! From a claim and what was decided about it to the data of a letter.

mod clauses;
mod copy;
mod issue;
mod money;

use chrono::{DateTime, FixedOffset, NaiveDate};
use satei_letters::data::{
    Addressee, Adr, ClaimHead, Contact, Extension, LetterData, MissingItem, Outstanding, Reexamination,
    Reply, Sender,
};
use satei_letters::{Days, LetterError};
use satei_rules::PlanVersion;

use crate::errors::{Outcome, refused};
use crate::text::label;
use crate::view::{
    AssessmentView, ClaimView, DecisionView, DeskError, DeskInfo, DocumentState, FactView, Label, LetterKind,
    LetterRequest, Needed,
};

pub(crate) use copy::Provenance;
pub(crate) use money::yen;

/// Days a claimant is given to reply, where nobody says otherwise: the house's own period.
pub(crate) const REPLY_DAYS: u64 = 30;

/// What a letter is made from.
pub(crate) struct Material<'a> {
    /// The desk.
    pub info: &'a DeskInfo,
    /// The claim.
    pub claim: &'a ClaimView,
    /// The benefit's assessment: the frozen one of the decision, where there is one.
    pub assessment: &'a AssessmentView,
    /// The decision, if one stands.
    pub decision: Option<&'a DecisionView>,
    /// The plan version it was assessed under.
    pub plan: &'a PlanVersion,
    /// Passages of attached terms by rule id.
    pub passages: &'a dyn Fn(&str) -> Option<Passage>,
    /// Hashes and versions for the file copy.
    pub provenance: Provenance,
    /// Day the plan's contact and complaint data were verified at this desk, if they were.
    pub verified_on: Option<NaiveDate>,
    /// When the letter is issued.
    pub at: DateTime<FixedOffset>,
    /// Number of the letter.
    pub number: String,
}

/// A passage of the terms attached to the desk.
#[derive(Debug, Clone)]
pub(crate) struct Passage {
    /// The words.
    pub text: String,
    /// Whether they are sample wording of our own.
    pub own_words: bool,
}

/// The data of the letter asked for.
///
/// # Errors
/// `letter_needs_decision` where a payment or denial is asked for and nothing, or the opposite, was
/// decided; `date_wrong` where the reply-by day is no day.
pub(crate) fn letter_data(material: &Material<'_>, request: &LetterRequest) -> Outcome<LetterData> {
    fits_decision(material, request.kind)?;
    let by = match &request.reply_by {
        Some(text) => {
            satei_model::parse_date(text).map_err(|error| refused("date_wrong", error.to_string()))?
        }
        None => material.at.date_naive() + chrono::Days::new(REPLY_DAYS),
    };
    let kind = request.kind;
    let rests = matches!(kind, LetterKind::PartialPayment | LetterKind::Denial);
    let asks = matches!(kind, LetterKind::Deficiency | LetterKind::Acknowledgement);
    Ok(LetterData {
        kind,
        language: request.language,
        number: material.number.clone(),
        issued_at: material.at,
        claim: head(material),
        addressee: Addressee {
            name: material.claim.person.name.clone(),
            organisation: false,
            postal_code: None,
            address: Vec::new(),
        },
        sender: sender(material),
        clauses: clauses::applied(material, kind),
        place_only_reason: request
            .place_only_reason
            .clone()
            .filter(|it| !it.trim().is_empty()),
        readings: if rests {
            clauses::readings(material)
        } else {
            Vec::new()
        },
        overrides: clauses::overrides(material, kind),
        remarks: request
            .remark
            .iter()
            .filter(|it| !it.trim().is_empty())
            .map(|it| Label::same(it))
            .collect(),
        payout: money::payout(material, kind)?,
        missing: if asks { missing(material) } else { Vec::new() },
        reply: (kind == LetterKind::Deficiency).then_some(Reply {
            by,
            clock: None,
            terms_deadline: None,
        }),
        extension: (kind == LetterKind::Extension).then(|| extension(material, by)),
        contact: contact(material),
        reexamination: Some(Reexamination {
            route: route(),
            adr: adr(material),
        }),
        substitute: false,
        file_copy: request.file_copy.then(|| copy::file_copy(material)),
    })
}

/// The error a letter's own checks give, in the desk's form.
pub(crate) fn letter_error(error: &LetterError) -> DeskError {
    let mut out = DeskError::new(error.code(), error.to_string());
    if let LetterError::Data(problems) = error {
        for problem in problems {
            out = out.hint("problem", problem.code());
        }
    }
    out
}

fn fits_decision(material: &Material<'_>, kind: LetterKind) -> Outcome<()> {
    use crate::view::Outcome as Decided;
    let wanted: &[Decided] = match kind {
        LetterKind::Payment => &[Decided::Paid, Decided::PartlyPaid, Decided::Entitled],
        LetterKind::PartialPayment => &[Decided::PartlyPaid, Decided::Paid],
        LetterKind::Denial => &[Decided::Denied, Decided::NotEntitled],
        LetterKind::Deficiency | LetterKind::Acknowledgement | LetterKind::Extension => return Ok(()),
    };
    if material.decision.is_some_and(|it| wanted.contains(&it.outcome)) {
        return Ok(());
    }
    Err(refused(
        "letter_needs_decision",
        "This letter tells of a decision that has not been made. Decide first.",
    ))
}

fn head(material: &Material<'_>) -> ClaimHead {
    let claim = material.claim;
    ClaimHead {
        number: claim.number.clone(),
        plan: claim.plan_label.clone(),
        benefit: material.assessment.label.clone(),
        insurance: material.plan.insurance,
        service: material
            .plan
            .benefit(&material.assessment.benefit)
            .is_some_and(|it| it.pays == satei_rules::Pays::Service),
        terms_from: NaiveDate::parse_from_str(&material.plan.effective, "%Y-%m-%d").unwrap_or_default(),
        insured: claim.person.name.clone(),
        accident: ["accident_at", "theft_at", "accident_on"]
            .iter()
            .find_map(|name| days(fact(claim, name)?)),
        item: ["device_model", "item_name", "device_kind"]
            .iter()
            .find_map(|name| fact(claim, name)?.text.clone()),
        received_on: claim.opened_at.get(..10).and_then(|it| it.parse().ok()),
        complete_on: fact(claim, "request_complete_on")
            .and_then(days)
            .map(|it| it.from),
    }
}

/// A known fact of the claim.
fn fact<'a>(claim: &'a ClaimView, name: &str) -> Option<&'a FactView> {
    claim
        .facts
        .iter()
        .find(|it| it.name == name && !it.value.is_null())
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

fn sender(material: &Material<'_>) -> Sender {
    let desk = material.plan.contact.as_ref().map(|it| it.desk.clone());
    Sender {
        company: desk.unwrap_or_else(|| material.claim.plan_label.clone()),
        department: None,
        postal_code: None,
        address: Vec::new(),
        adjuster: Some(material.info.user.clone()),
        seal: true,
    }
}

fn contact(material: &Material<'_>) -> Contact {
    let plan = material.plan.contact.as_ref();
    Contact {
        desk: plan.map_or_else(|| material.claim.plan_label.clone(), |it| it.desk.clone()),
        phone: plan.and_then(|it| it.phone.clone()),
        hours: plan.and_then(|it| it.hours.clone()),
        address: None,
        verified_on: verified(plan.and_then(|it| it.verified_on.as_deref()), material),
    }
}

/// A plan that is not insurance has no designated body, and its letters no line for one.
fn adr(material: &Material<'_>) -> Option<Adr> {
    let body = material.plan.adr.as_ref().filter(|_| material.plan.insurance)?;
    Some(Adr {
        name: body.desk.clone(),
        phone: body.phone.clone().filter(|it| !it.is_empty()),
        hours: body.hours.clone(),
        address: None,
        verified_on: verified(body.verified_on.as_deref(), material),
    })
}

fn verified(in_plan: Option<&str>, material: &Material<'_>) -> Option<NaiveDate> {
    in_plan.and_then(|it| it.parse().ok()).or(material.verified_on)
}

fn route() -> Label {
    label(
        "決定の内容にご不明な点やご異議がある場合は、下記窓口までお申し出ください。担当者を替えて改めて審査いたします。",
        "如对决定内容有疑问或异议，请向下列窗口提出，本公司将更换负责人重新审核。",
        "If you disagree with this decision, tell the desk named below; another adjuster will examine it again.",
    )
}

fn missing(material: &Material<'_>) -> Vec<MissingItem> {
    let name = |id: &str| {
        let found = material.info.vocabulary.documents.iter().find(|it| it.name == id);
        found.map_or_else(|| Label::same(id), |it| it.label.clone())
    };
    let issuer = |id: &str| {
        material
            .info
            .vocabulary
            .documents
            .iter()
            .find(|it| it.name == id)
            .and_then(|it| it.issuer.clone())
    };
    let asked = material.assessment.settle.ask.iter();
    asked
        .filter_map(|asked| {
            let (first, others) = asked.alternatives.split_first()?;
            let requirement = material
                .assessment
                .requirements
                .iter()
                .find(|it| it.rule == asked.rule);
            let why = requirement
                .and_then(|it| {
                    it.why
                        .clone()
                        .filter(|_| it.state == DocumentState::Rejected && it.needed != Needed::No)
                })
                .or_else(|| requirement.map(|it| it.label.clone()));
            Some(MissingItem {
                document: name(first),
                why: why.unwrap_or_default(),
                place: Label::same(&asked.clause),
                alternatives: others.iter().map(|it| name(it)).collect(),
                ask: issuer(first),
            })
        })
        .collect()
}

fn extension(material: &Material<'_>, until: NaiveDate) -> Extension {
    let mut outstanding: Vec<Outstanding> = missing(material)
        .into_iter()
        .map(|it| Outstanding {
            what: it.document,
            why: it.why,
            until,
        })
        .collect();
    if outstanding.is_empty() {
        outstanding = material
            .assessment
            .findings
            .iter()
            .filter(|it| it.result == crate::view::FindingResult::Undetermined && !it.advisory)
            .map(|it| Outstanding {
                what: it.label.clone(),
                why: Label::same(&it.clause),
                until,
            })
            .collect();
    }
    Extension {
        was_due_on: material.claim.due_on.as_ref().and_then(|it| it.parse().ok()),
        due_on: until,
        outstanding,
    }
}
