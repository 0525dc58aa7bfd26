//! From a claim and what was decided about it to the data of a letter.

mod asking;
mod clauses;
mod copy;
mod issue;
mod locate;
mod money;
mod parties;

use chrono::{DateTime, FixedOffset, NaiveDate};
use satei_letters::data::{Addressee, ClaimHead, Gives, LetterData, Reply};
use satei_letters::{Days, LetterError, MissingGlyph};
use satei_rules::{Benefit, Pays, PlanVersion};

use crate::errors::{Outcome, refused};
use crate::text::{fill, label};
use crate::view::{
    AssessmentView, ClaimView, DecisionView, DeskError, DeskInfo, EvidenceView, FactView, Label, LetterKind,
    LetterRequest,
};

pub(crate) use copy::MadeWith;
pub(crate) use locate::{Passage, TermsPage, TermsText};
pub(crate) use money::yen;

/// Days a claimant is given to reply, where nobody says otherwise: the house's own period.
pub(crate) const REPLY_DAYS: u64 = 30;

/// Facts that letters name and no rule asks for: what was claimed for.
pub(crate) const THING_FACTS: [&str; 2] = ["item_name", "device_model"];

/// Facts that letters name and no rule asks for: where money goes.
pub(crate) const PAYEE_FACTS: [&str; 2] = ["payee_name", "payee_account"];

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
    /// The benefit it is about.
    pub benefit: &'a Benefit,
    /// Passages of attached terms by rule id.
    pub passages: &'a dyn Fn(&str) -> Option<Passage>,
    /// What the decision was made with, for the file copy.
    pub made_with: Vec<MadeWith>,
    /// Day the plan's contact and complaint data were verified at this desk, if they were.
    pub verified_on: Option<NaiveDate>,
    /// When the letter is issued.
    pub at: DateTime<FixedOffset>,
    /// Number of the letter.
    pub number: String,
}

impl Material<'_> {
    /// A fact's name for people.
    fn fact_label(&self, name: &str) -> Label {
        let known = self.info.vocabulary.facts.iter().find(|it| it.name == name);
        known.map_or_else(|| Label::same(name), |it| it.label.clone())
    }

    /// The kind of document a file was taken for.
    fn document_label(&self, file: &EvidenceView) -> Option<Label> {
        let kind = file.document.as_ref()?;
        let known = &self.info.vocabulary.documents;
        known
            .iter()
            .find(|it| it.name == *kind)
            .map(|it| it.label.clone())
    }
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
        sender: parties::sender(material),
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
        charges: money::charges(material, kind)?,
        remainders: money::remainders(material, kind)?,
        missing: if asks {
            asking::missing(material)
        } else {
            Vec::new()
        },
        reply: (kind == LetterKind::Deficiency).then_some(Reply {
            by,
            clock: None,
            terms_deadline: None,
        }),
        extension: (kind == LetterKind::Extension).then(|| asking::extension(material, by)),
        contact: parties::contact(material),
        reexamination: Some(parties::reexamination(material, kind)),
        substitute: false,
        file_copy: request.file_copy.then(|| copy::file_copy(material)),
    })
}

/// The error a letter's own checks give, in the desk's form.
pub(crate) fn letter_error(error: &LetterError) -> DeskError {
    let mut out = DeskError::new(error.code(), error.to_string());
    match error {
        LetterError::Data(problems) => {
            for problem in problems {
                out = out.hint("problem", problem.code());
            }
            out
        }
        LetterError::Glyphs(glyphs) => {
            let named: Vec<String> = glyphs.iter().map(MissingGlyph::named).collect();
            out.hint("glyphs", named.join(", "))
        }
        LetterError::FontsMissing { missing, .. } => out.hint("font", missing),
        LetterError::FontDamaged { path, reason } => out.hint("font", path.display()).hint("why", reason),
        LetterError::Layout(why) => out.hint("why", why),
        LetterError::Cancelled => out,
    }
}

fn fits_decision(material: &Material<'_>, kind: LetterKind) -> Outcome<()> {
    use crate::view::Outcome as Decided;
    let wanted: &[Decided] = match kind {
        LetterKind::Payment => &[Decided::Paid, Decided::Entitled],
        LetterKind::PartialPayment => &[Decided::PartlyPaid, Decided::Paid],
        LetterKind::Denial => &[Decided::Denied, Decided::NotEntitled],
        LetterKind::Deficiency | LetterKind::Acknowledgement | LetterKind::Extension => return Ok(()),
    };
    // Less than was assessed is a payment in part whatever the decision calls it: it has to say why, and to whom one
    // can complain.
    if kind == LetterKind::Payment
        && material
            .decision
            .is_some_and(|it| less_than_assessed(material, it))
    {
        return Err(refused(
            "letter_partial",
            "The decision pays less than was assessed: its letter is that of a partial payment.",
        ));
    }
    if material.decision.is_some_and(|it| wanted.contains(&it.outcome)) {
        return Ok(());
    }
    Err(refused(
        "letter_needs_decision",
        "This letter tells of a decision that has not been made. Decide first.",
    ))
}

fn less_than_assessed(material: &Material<'_>, decision: &DecisionView) -> bool {
    if decision.outcome == crate::view::Outcome::PartlyPaid {
        return true;
    }
    let paid = decision.amount.as_deref().and_then(|it| yen(it).ok());
    let assessed = material.assessment.amount.as_ref();
    let assessed = assessed.and_then(|it| yen(&it.from).ok());
    paid.zip(assessed).is_some_and(|(paid, assessed)| paid < assessed)
}

fn head(material: &Material<'_>) -> ClaimHead {
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
        accident: ["accident_at", "stolen_at"]
            .iter()
            .find_map(|name| days(fact(claim, name)?)),
        item: item(claim),
        received_on: claim.opened_at.get(..10).and_then(|it| it.parse().ok()),
        complete_on: fact(claim, "request_complete_on")
            .and_then(days)
            .map(|it| it.from),
    }
}

/// The device with its model and number, or the thing as the claimant names it.
fn item(claim: &ClaimView) -> Option<Label> {
    let text = |name: &str| fact(claim, name)?.text.clone();
    let Some(kind) = text("device_kind") else {
        return text("item_name").or_else(|| text("device_model"));
    };
    let device = match text("device_model") {
        None => kind,
        Some(model) => fill(
            fill(Label::same("{kind} {model}"), "kind", &kind),
            "model",
            &model,
        ),
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
        let number = fill(sort, "n", known.text.as_ref()?);
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
    Some(match number {
        None => device,
        Some(number) => fill(
            fill(
                label("{device}({n})", "{device}（{n}）", "{device} ({n})"),
                "n",
                &number,
            ),
            "device",
            &device,
        ),
    })
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
