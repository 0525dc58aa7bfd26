//! A change asked for by a person → the payloads of the events that record it, or why it is refused.

use satei_cases::ClaimState;
use satei_model::{
    AmountSet, DecisionReversed, DiscretionFound, DocumentState, DocumentStateSet, DueSet, EnquiryRecorded,
    EvidenceClassified, EvidenceId, EvidenceSetAside, FactCleared, FactRecorded, NoteAdded, Payload,
    PresumptionSet, PresumptionState, ReadingChosen, Region, Source, SourceKind, StatusChanged, Undone,
    parse_date,
};
use satei_rules::{Catalogue, PlanVersion, RuleKind};

use crate::claims::status_after;
use crate::desk::Desk;
use crate::errors::{Outcome, reason_missing, refused, unknown, unknown_of};
use crate::facts::taken;
use crate::letters::yen;
use crate::view::{Change, ReadingScope};

/// Parts per whole in which events keep places on a page.
const REGION_PARTS: f32 = 10_000.0;

/// What a change is judged by.
pub(crate) struct Ground<'a> {
    /// The claim as it is.
    pub state: &'a ClaimState,
    /// The plans.
    pub catalogue: &'a Catalogue,
    /// The version of the claim's plan.
    pub plan: &'a PlanVersion,
    /// Exclusions presumed not to apply, by benefit.
    pub presumed: &'a dyn Fn(&str) -> Vec<String>,
}

/// The payloads of a change to the claim's own stream. Choices of the house, decisions, letters and
/// references are made elsewhere, because they need more than the claim.
///
/// # Errors
/// What is unknown, lacks a reason, or cannot be taken as it is.
pub(crate) fn payloads(ground: &Ground<'_>, change: &Change) -> Outcome<Vec<Payload>> {
    match change {
        Change::SetFact {
            fact,
            value,
            proof,
            evidence_id,
            page,
            region,
            note,
        } => {
            let evidence = evidence_id.as_ref().map(|id| evidence(ground, id)).transpose()?;
            let source = Source {
                kind: match (evidence, proof) {
                    (Some(_), _) => SourceKind::Evidence,
                    (None, satei_model::Proof::Stated) => SourceKind::Claimant,
                    (None, _) => SourceKind::Adjuster,
                },
                evidence,
                page: *page,
                region: region.map(region_of),
                note: note.clone().filter(|it| !it.trim().is_empty()),
            };
            let value = taken(ground.catalogue, fact, value)?;
            Ok(one(FactRecorded {
                fact: fact.clone(),
                value,
                proof: *proof,
                source,
            }))
        }
        Change::ClearFact { fact, reason } => {
            if !ground.state.facts.contains_key(fact) {
                return Err(unknown("fact", fact));
            }
            Ok(one(FactCleared {
                fact: fact.clone(),
                reason: reason.clone().unwrap_or_default(),
            }))
        }
        Change::Classify {
            evidence_id,
            document,
        } => classify(ground, evidence_id, document.as_deref()),
        Change::SetAside {
            evidence_id,
            set_aside,
            reason,
        } => {
            if *set_aside {
                needs(reason, "Setting a file aside")?;
            }
            let evidence = evidence(ground, evidence_id)?;
            Ok(one(EvidenceSetAside {
                evidence,
                set_aside: *set_aside,
                reason: reason.clone(),
            }))
        }
        Change::SetDocument { document, state, why } => {
            known_document(ground, document)?;
            let why = why.clone().unwrap_or_default();
            match state {
                DocumentState::Rejected => needs(&why, "Rejecting a document")?,
                DocumentState::Unobtainable => needs(&why, "Saying that a document cannot be had")?,
                DocumentState::Waived => needs(&why, "Waiving a document")?,
                DocumentState::Missing | DocumentState::Received | DocumentState::Accepted => {}
            }
            Ok(one(DocumentStateSet {
                document: document.clone(),
                state: *state,
                why,
                evidence: filed(ground, document),
            }))
        }
        Change::ChooseReading {
            reading,
            choice,
            scope: ReadingScope::Claim,
            reason,
        } => {
            let found = ground.plan.reading(reading).ok_or_else(|| {
                unknown_of(
                    "reading",
                    reading,
                    ground.plan.readings.iter().map(|it| it.id.as_str()),
                )
            })?;
            if let Some(choice) = choice {
                needs(reason, "Choosing a reading")?;
                if !found.choices.iter().any(|it| it.id == *choice) {
                    return Err(unknown_of(
                        "choice",
                        choice,
                        found.choices.iter().map(|it| it.id.as_str()),
                    ));
                }
            }
            Ok(one(ReadingChosen {
                reading: reading.clone(),
                choice: choice.clone(),
                reason: reason.clone(),
            }))
        }
        Change::ConfirmPresumptions { benefit, reason } => {
            needs(reason, "Confirming presumptions")?;
            let rules = (ground.presumed)(benefit);
            if rules.is_empty() {
                return Err(refused(
                    "nothing_presumed",
                    "Nothing is presumed on this benefit.",
                ));
            }
            let state = PresumptionState::Confirmed;
            Ok(rules
                .into_iter()
                .map(|rule| {
                    PresumptionSet {
                        rule,
                        state,
                        reason: reason.clone(),
                    }
                    .into()
                })
                .collect())
        }
        Change::OverturnPresumption { rule, reason } => {
            needs(reason, "Overturning a presumption")?;
            known_rule(ground, rule, &[RuleKind::Exclusion, RuleKind::Discretion])?;
            Ok(one(PresumptionSet {
                rule: rule.clone(),
                state: PresumptionState::Overturned,
                reason: reason.clone(),
            }))
        }
        Change::FindDiscretion { rule, raised, reason } => {
            if raised.is_some() {
                needs(reason, "A finding at discretion")?;
            }
            known_rule(ground, rule, &[RuleKind::Discretion])?;
            Ok(one(DiscretionFound {
                rule: rule.clone(),
                raised: *raised,
                reason: reason.clone(),
            }))
        }
        Change::RecordEnquiry { rule, note } => {
            needs(note, "An enquiry")?;
            known_rule(ground, rule, &[RuleKind::Exclusion])?;
            Ok(one(EnquiryRecorded {
                rule: rule.clone(),
                note: note.clone(),
            }))
        }
        Change::SetAmount { rule, amount, reason } => {
            known_rule(ground, rule, &[RuleKind::Payout, RuleKind::Charge])?;
            let amount = amount.as_deref().map(typed_yen).transpose()?;
            if amount.is_some() {
                needs(reason, "An amount that the source does not state")?;
            }
            Ok(one(AmountSet {
                rule: rule.clone(),
                amount,
                reason: reason.clone(),
            }))
        }
        Change::SetStatus { status, reason } => {
            if *status == ground.state.status {
                return Err(refused("status_same", "The claim has this status already."));
            }
            if status.is_closed() || ground.state.status.is_closed() {
                needs(reason, "Closing or reopening a claim")?;
            }
            Ok(one(StatusChanged {
                to: *status,
                why: reason.clone(),
            }))
        }
        Change::SetDue { day, reason } => {
            let due_on = day
                .as_deref()
                .map(|day| parse_date(day).map_err(|error| refused("date_wrong", error.to_string())))
                .transpose()?;
            if due_on.is_some() {
                needs(reason, "A due day")?;
            }
            Ok(one(DueSet {
                due_on,
                why: reason.clone(),
            }))
        }
        Change::ReverseDecision { benefit, reason } => {
            needs(reason, "Reversing a decision")?;
            if ground.state.standing_decision(benefit).is_none() {
                return Err(refused("not_decided", "No decision on this benefit stands."));
            }
            let mut out = one(DecisionReversed {
                benefit: benefit.clone(),
                reason: reason.clone(),
            });
            let to = status_after(ground.state, benefit, None);
            if let Some(to) = to.filter(|to| *to != ground.state.status) {
                let why = reason.clone();
                out.push(StatusChanged { to, why }.into());
            }
            Ok(out)
        }
        Change::AddNote { text } => {
            needs(text, "A note")?;
            Ok(one(NoteAdded { text: text.clone() }))
        }
        Change::Undo {} => {
            steps(&ground.state.undo).ok_or_else(|| refused("nothing_to_undo", "There is nothing to undo."))
        }
        Change::Redo {} => {
            steps(&ground.state.redo).ok_or_else(|| refused("nothing_to_redo", "There is nothing to redo."))
        }
        Change::ChooseReading {
            scope: ReadingScope::House,
            ..
        }
        | Change::Decide { .. }
        | Change::ReferToDossier { .. }
        | Change::SetPerson { .. }
        | Change::IssueLetter { .. } => Err(refused(
            "not_a_claim_change",
            "This change is not recorded on the claim alone.",
        )),
    }
}

/// Whole yen as a person types them: full-width digits, separators and a sign are taken.
pub(crate) fn typed_yen(text: &str) -> Outcome<satei_model::Yen> {
    let digits: String = satei_model::text::narrow(text)
        .chars()
        .filter(|it| !matches!(it, ',' | '¥' | '円' | ' '))
        .collect();
    yen(&digits)
}

fn one(payload: impl Into<Payload>) -> Vec<Payload> {
    vec![payload.into()]
}

fn needs(reason: &str, what: &str) -> Outcome<()> {
    if reason.trim().is_empty() {
        Err(reason_missing(what))
    } else {
        Ok(())
    }
}

fn steps(events: &[satei_model::EventId]) -> Option<Vec<Payload>> {
    let undone = events.iter().map(|event| Undone { event: *event }.into());
    (!events.is_empty()).then(|| undone.collect())
}

fn evidence(ground: &Ground<'_>, id: &str) -> Outcome<EvidenceId> {
    let parsed = id.parse::<EvidenceId>().map_err(|_| unknown("evidence", id))?;
    ground
        .state
        .evidence(parsed)
        .map(|_| parsed)
        .ok_or_else(|| unknown("evidence", id))
}

fn known_document(ground: &Ground<'_>, document: &str) -> Outcome<()> {
    document_in(ground.catalogue, document)
}

impl Desk {
    /// Whether there is such a kind of document.
    ///
    /// # Errors
    /// `unknown_document`, with the one that was probably meant.
    pub fn knows_document(&self, document: &str) -> Outcome<()> {
        document_in(self.plans.catalogue(), document)
    }
}

fn document_in(catalogue: &Catalogue, document: &str) -> Outcome<()> {
    let vocabulary = catalogue.vocabulary();
    vocabulary
        .document(document)
        .map(|_| ())
        .ok_or_else(|| unknown_of("document", document, vocabulary.document_ids()))
}

fn known_rule(ground: &Ground<'_>, rule: &str, kinds: &[RuleKind]) -> Outcome<()> {
    let found = ground.plan.rule(rule).filter(|it| kinds.contains(&it.kind));
    let known = ground.plan.rules.iter().filter(|it| kinds.contains(&it.kind));
    found
        .map(|_| ())
        .ok_or_else(|| unknown_of("rule", rule, known.map(|it| it.id.as_str())))
}

/// A file that is said to be a document makes that document received, where nothing was there yet.
fn classify(ground: &Ground<'_>, id: &str, document: Option<&str>) -> Outcome<Vec<Payload>> {
    let evidence = evidence(ground, id)?;
    let mut out = one(EvidenceClassified {
        evidence,
        document: document.map(str::to_owned),
    });
    if let Some(document) = document {
        known_document(ground, document)?;
        let missing = ground
            .state
            .documents
            .get(document)
            .is_none_or(|it| it.what.state == DocumentState::Missing);
        if missing {
            out.push(
                DocumentStateSet {
                    document: document.to_owned(),
                    state: DocumentState::Received,
                    why: String::new(),
                    evidence: vec![evidence],
                }
                .into(),
            );
        }
    }
    Ok(out)
}

/// The files classified as a document.
fn filed(ground: &Ground<'_>, document: &str) -> Vec<EvidenceId> {
    let files = ground
        .state
        .evidence
        .iter()
        .filter(|it| it.document.as_deref() == Some(document) && it.set_aside.is_none());
    files.map(|it| it.attached.evidence).collect()
}

/// A place on a page as events keep it.
pub(crate) fn region_of([x, y, width, height]: [f32; 4]) -> Region {
    // Saturating by definition of `as`; a fraction outside the page is held to its edge.
    let part = |it: f32| (it.clamp(0.0, 1.0) * REGION_PARTS).round() as u16;
    Region {
        x: part(x),
        y: part(y),
        width: part(width),
        height: part(height),
    }
}

/// A place on a page as the fractions the window uses.
pub(crate) fn fractions(region: &Region) -> [f32; 4] {
    [region.x, region.y, region.width, region.height].map(|it| f32::from(it) / REGION_PARTS)
}
