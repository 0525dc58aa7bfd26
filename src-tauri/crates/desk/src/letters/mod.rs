//! From a claim and what was decided about it to the data of a letter.

mod asking;
mod clauses;
mod copy;
mod fitting;
mod hand_out;
mod head;
mod issue;
mod locate;
mod money;
mod parties;
mod worked_out;

use chrono::{DateTime, FixedOffset};
use satei_letters::data::{Addressee, LetterData, Reply};
use satei_letters::{LetterError, MissingGlyph};
use satei_model::ContactVerified;
use satei_rules::{Benefit, Catalogue, PlanVersion};

use crate::errors::{Outcome, refused};
use crate::text::letter_text;
use crate::view::{
    AssessmentView, ClaimView, DecisionView, DeskError, DeskInfo, EvidenceView, FactView, Label, LetterKind,
    LetterRequest,
};

pub(crate) use copy::MadeWith;
pub(crate) use fitting::letter_of;
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
    /// The plans, to read what a rule speaks of.
    pub catalogue: &'a Catalogue,
    /// The plan version it was assessed under.
    pub plan: &'a PlanVersion,
    /// The benefit it is about.
    pub benefit: &'a Benefit,
    /// Passages of attached terms by rule id.
    pub passages: &'a dyn Fn(&str) -> Option<Passage>,
    /// What the decision was made with, for the file copy.
    pub made_with: Vec<MadeWith>,
    /// When the plan's contact and complaint data were last checked at this desk, and the body that was named with them.
    pub checked: Option<ContactVerified>,
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

    /// A fact's value as a letter writes it; nothing where it is not known, or not one of several.
    fn value(&self, fact: &FactView) -> Option<Label> {
        let shown = fact.text.as_ref()?;
        let known = self.info.vocabulary.facts.iter().find(|it| it.name == fact.name);
        Some(known.map_or_else(|| shown.clone(), |it| letter_text(&fact.value, &it.input)))
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
/// decided; `letter_partial` and `letter_whole` where it is the other of payments; `date_wrong` where the reply-by day is no day.
pub(crate) fn letter_data(material: &Material<'_>, request: &LetterRequest) -> Outcome<LetterData> {
    fitting::fits_decision(material, request.kind)?;
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
        claim: head::head(material, kind),
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
            clauses::readings(material, kind)
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

/// A known fact of the claim.
fn fact<'a>(claim: &'a ClaimView, name: &str) -> Option<&'a FactView> {
    claim
        .facts
        .iter()
        .find(|it| it.name == name && !it.value.is_null())
}
