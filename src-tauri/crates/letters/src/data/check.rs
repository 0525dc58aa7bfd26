//! What a letter of each kind must carry.

use std::fmt;

use super::{Gives, LetterData};
use crate::LetterKind;

/// Something that a letter of this kind must carry and does not, or must not carry and does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum Problem {
    /// Claim number, letter number, insured, addressee or contact desk is empty.
    NameMissing,
    /// The plan names no company that decides.
    SenderMissing,
    /// A paying letter without amount and payee.
    PayoutMissing,
    /// A letter that does not pay, or about a service, carries an amount.
    PayoutTooMuch,
    /// A partial payment of a service, which is granted or not.
    ServiceInPart,
    /// A denial or partial payment that names no clause.
    ClausesMissing,
    /// A partial payment that gives less than was assessed and does not say why.
    ReasonMissing,
    /// A deficiency letter that asks for nothing.
    NothingAskedFor,
    /// A deficiency letter without a reply-by date.
    ReplyByMissing,
    /// The reply-by date is not after the letter's date.
    ReplyByPast,
    /// An extension that does not say what is to be confirmed and until when.
    ExtensionMissing,
    /// A decision without a way to have it looked at again, or one against the claimant without the insurer's ADR body.
    ReexaminationMissing,
    /// An ADR body on a letter of a plan that is not insurance.
    AdrWithoutInsurance,
    /// A denial or partial payment while nobody has verified the contact desk or the ADR body.
    Unverified,
    /// A denial that neither quotes every clause nor says why it cites the place only.
    QuotationMissing,
}

impl Problem {
    /// A stable name.
    pub fn code(self) -> &'static str {
        match self {
            Self::NameMissing => "name_missing",
            Self::SenderMissing => "sender_missing",
            Self::PayoutMissing => "payout_missing",
            Self::PayoutTooMuch => "payout_too_much",
            Self::ServiceInPart => "service_in_part",
            Self::ClausesMissing => "clauses_missing",
            Self::ReasonMissing => "reason_missing",
            Self::NothingAskedFor => "nothing_asked_for",
            Self::ReplyByMissing => "reply_by_missing",
            Self::ReplyByPast => "reply_by_past",
            Self::ExtensionMissing => "extension_missing",
            Self::ReexaminationMissing => "reexamination_missing",
            Self::AdrWithoutInsurance => "adr_without_insurance",
            Self::Unverified => "contact_unverified",
            Self::QuotationMissing => "quotation_missing",
        }
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::NameMissing => "a number or name every letter carries is empty",
            Self::SenderMissing => "the plan names no company that the letter comes from",
            Self::PayoutMissing => "a letter that pays needs the amount and the payee",
            Self::PayoutTooMuch => "a letter that does not pay must not carry an amount",
            Self::ServiceInPart => "a service is granted or not, never paid in part",
            Self::ClausesMissing => {
                "a denial or partial payment must name the clauses it rests on, and the assessment names none: reverse the decision, record the fact or finding by which the clause denies, and decide again"
            }
            Self::ReasonMissing => {
                "a payment of less than was assessed must tell the claimant why: write it as a remark"
            }
            Self::NothingAskedFor => "a request for documents must name what is missing",
            Self::ReplyByMissing => "a request for documents needs a reply-by date",
            Self::ReplyByPast => "the reply-by date must be after the letter's date",
            Self::ExtensionMissing => "a notice of extension must say what is to be confirmed and until when",
            Self::ReexaminationMissing => "a decision must say how it is looked at again",
            Self::AdrWithoutInsurance => "a plan that is not insurance has no ADR body",
            Self::Unverified => {
                "a denial or partial payment needs contact and ADR data that somebody has verified"
            }
            Self::QuotationMissing => {
                "a denial quotes its clauses, or the issuer says why it cites the place only"
            }
        })
    }
}

impl LetterData {
    /// Looks whether the letter carries what its kind must.
    ///
    /// # Errors
    /// Everything that is wrong, in order.
    pub fn check(&self) -> Result<(), Vec<Problem>> {
        let mut found = Vec::new();
        let mut refuse = |wrong: bool, problem: Problem| {
            if wrong {
                found.push(problem);
            }
        };
        let service = self.claim.gives == Gives::Service;
        let decides = matches!(
            self.kind,
            LetterKind::Payment | LetterKind::PartialPayment | LetterKind::Denial
        );
        let rests_on_clauses = matches!(self.kind, LetterKind::PartialPayment | LetterKind::Denial);
        let pays = !service && matches!(self.kind, LetterKind::Payment | LetterKind::PartialPayment);
        let adr = self.reexamination.as_ref().and_then(|again| again.adr.as_ref());

        refuse(self.a_name_is_empty(), Problem::NameMissing);
        refuse(blank(&self.sender.company.ja), Problem::SenderMissing);
        refuse(
            pays && self
                .payout
                .as_ref()
                .is_none_or(|payout| blank(&payout.payment.payee)),
            Problem::PayoutMissing,
        );
        refuse(!pays && self.payout.is_some(), Problem::PayoutTooMuch);
        refuse(
            service && self.kind == LetterKind::PartialPayment,
            Problem::ServiceInPart,
        );
        refuse(
            rests_on_clauses && self.clauses.is_empty(),
            Problem::ClausesMissing,
        );
        let gives_less = self.overrides.iter().any(|it| it.gives_less);
        refuse(
            gives_less && self.remarks.iter().all(|it| blank(&it.ja)),
            Problem::ReasonMissing,
        );
        refuse(
            decides && self.reexamination.is_none()
                || rests_on_clauses && self.claim.insurance && adr.is_none(),
            Problem::ReexaminationMissing,
        );
        if self.kind == LetterKind::Deficiency {
            refuse(self.missing.is_empty(), Problem::NothingAskedFor);
            refuse(self.reply.is_none(), Problem::ReplyByMissing);
        }
        let today = self.issued_at.date_naive();
        refuse(
            self.reply.as_ref().is_some_and(|reply| reply.by <= today),
            Problem::ReplyByPast,
        );
        refuse(
            self.kind == LetterKind::Extension
                && self
                    .extension
                    .as_ref()
                    .is_none_or(|extension| extension.outstanding.is_empty()),
            Problem::ExtensionMissing,
        );
        refuse(
            !self.claim.insurance && adr.is_some(),
            Problem::AdrWithoutInsurance,
        );
        let verified = self.contact.verified_on.is_some() && adr.is_none_or(|adr| adr.verified_on.is_some());
        refuse(rests_on_clauses && !verified, Problem::Unverified);
        if self.kind == LetterKind::Denial {
            let reason_given = self
                .place_only_reason
                .as_deref()
                .is_some_and(|reason| !blank(reason));
            let all_quoted = self.clauses.iter().all(|clause| clause.quotation.is_some());
            refuse(!all_quoted && !reason_given, Problem::QuotationMissing);
        }
        if found.is_empty() { Ok(()) } else { Err(found) }
    }

    fn a_name_is_empty(&self) -> bool {
        [
            &self.number,
            &self.claim.number,
            &self.claim.insured,
            &self.addressee.name,
            &self.contact.desk.ja,
        ]
        .into_iter()
        .any(|text| blank(text))
    }
}

fn blank(text: &str) -> bool {
    text.trim().is_empty()
}
