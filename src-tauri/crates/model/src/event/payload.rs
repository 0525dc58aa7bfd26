//! The payload of an event, and how payloads of earlier programs are read.

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::claim::*;
use super::desk::*;
use crate::canonical::{CanonicalError, canonical_bytes};

/// The version of payloads this program writes.
pub const EVENT_SCHEMA: u16 = 1;

/// Lifts a payload from one schema to the next.
type Upcaster = fn(Value) -> Value;

/// The upcaster at place `n` lifts schema `n + 1` to `n + 2`.
const UPCASTERS: [Upcaster; EVENT_SCHEMA as usize - 1] = [];

/// Why a stored payload cannot be read.
#[derive(Debug, thiserror::Error)]
pub enum PayloadError {
    /// Written by a newer program.
    #[error("the event has schema {0}; this program knows up to {EVENT_SCHEMA}")]
    Newer(u16),
    /// Not what its schema says.
    #[error("the payload is damaged: {0}")]
    Damaged(#[from] serde_json::Error),
}

macro_rules! payloads {
    ($($(#[$doc:meta])* $name:ident = $kind:literal,)*) => {
        /// What an event says, by kind.
        #[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
        #[serde(tag = "kind")]
        pub enum Payload {
            $($(#[$doc])* #[serde(rename = $kind)] $name($name),)*
        }

        impl Payload {
            /// Every kind there is.
            pub const KINDS: &'static [&'static str] = &[$($kind),*];

            /// The kind, as it is stored.
            #[must_use]
            pub fn kind(&self) -> &'static str {
                match self { $(Self::$name(_) => $kind),* }
            }
        }

        $(impl From<$name> for Payload {
            fn from(payload: $name) -> Self {
                Self::$name(payload)
            }
        })*
    };
}

payloads! {
    /// A claim was opened.
    ClaimOpened = "claim_opened",
    /// The claimant's own data were recorded.
    PersonRecorded = "person_recorded",
    /// A fact was recorded.
    FactRecorded = "fact_recorded",
    /// A fact was taken back.
    FactCleared = "fact_cleared",
    /// A file was received.
    EvidenceAttached = "evidence_attached",
    /// The reader has read a file, or failed to.
    EvidenceRead = "evidence_read",
    /// A person said which document a file is.
    EvidenceClassified = "evidence_classified",
    /// A file was set aside, or taken up again.
    EvidenceSetAside = "evidence_set_aside",
    /// A document's state was set.
    DocumentStateSet = "document_state_set",
    /// A reading was chosen for this claim.
    ReadingChosen = "reading_chosen",
    /// A presumption was confirmed or overturned.
    PresumptionSet = "presumption_set",
    /// A person answered a discretion.
    DiscretionFound = "discretion_found",
    /// A claim refers to a dossier, or to none any more.
    DossierReferred = "dossier_referred",
    /// A question was put to somebody.
    EnquiryRecorded = "enquiry_recorded",
    /// A person gave an amount the terms leave open.
    AmountSet = "amount_set",
    /// The status changed.
    StatusChanged = "status_changed",
    /// The due day was set.
    DueSet = "due_set",
    /// A benefit was decided.
    Decided = "decided",
    /// A decision was reversed.
    DecisionReversed = "decision_reversed",
    /// A letter was issued.
    LetterIssued = "letter_issued",
    /// A note was added.
    NoteAdded = "note_added",
    /// An event was taken back.
    Undone = "undone",
    /// The desk was made.
    DeskCreated = "desk_created",
    /// A person who works here was recorded.
    UserRecorded = "user_recorded",
    /// A member was recorded.
    MemberRecorded = "member_recorded",
    /// A contract was recorded.
    ContractRecorded = "contract_recorded",
    /// A device was registered.
    DeviceRegistered = "device_registered",
    /// An earlier claim was recorded.
    PastClaimRecorded = "past_claim_recorded",
    /// The book of earlier claims is complete from a day on.
    HistoryCompleteAsOf = "history_complete_as_of",
    /// The house chose a reading.
    HouseReadingAdopted = "house_reading_adopted",
    /// Terms were attached to the desk.
    TermsAttached = "terms_attached",
    /// A plan's contact data were checked.
    ContactVerified = "contact_verified",
    /// A file of members was imported.
    ImportRecorded = "import_recorded",
    /// A payload was erased.
    PayloadErased = "payload_erased",
}

impl Payload {
    /// Whether it belongs to a claim's history rather than to the desk's.
    #[must_use]
    pub fn of_claim(&self) -> bool {
        !matches!(
            self,
            Self::DeskCreated(_)
                | Self::UserRecorded(_)
                | Self::MemberRecorded(_)
                | Self::ContractRecorded(_)
                | Self::DeviceRegistered(_)
                | Self::PastClaimRecorded(_)
                | Self::HistoryCompleteAsOf(_)
                | Self::HouseReadingAdopted(_)
                | Self::TermsAttached(_)
                | Self::ContactVerified(_)
                | Self::ImportRecorded(_)
                | Self::PayloadErased(_)
        )
    }

    /// The bytes that are stored and committed to.
    ///
    /// # Errors
    /// Where a value inside holds a number that is not an integer.
    pub fn canonical(&self) -> Result<Vec<u8>, CanonicalError> {
        canonical_bytes(self)
    }

    /// Reads a stored payload of any schema up to the present one.
    ///
    /// # Errors
    /// From a newer program, or damaged.
    pub fn from_stored(schema: u16, bytes: &[u8]) -> Result<Self, PayloadError> {
        if schema > EVENT_SCHEMA {
            return Err(PayloadError::Newer(schema));
        }
        let value = lift(serde_json::from_slice(bytes)?, schema, &UPCASTERS);
        Ok(serde_json::from_value(value)?)
    }
}

/// Applies every upcaster from `schema` on.
fn lift(value: Value, schema: u16, upcasters: &[Upcaster]) -> Value {
    let first = usize::from(schema.saturating_sub(1)).min(upcasters.len());
    upcasters[first..]
        .iter()
        .fold(value, |value, upcast| upcast(value))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn a_payload_of_a_newer_program_is_refused() {
        assert!(matches!(
            Payload::from_stored(EVENT_SCHEMA + 1, b"{}"),
            Err(PayloadError::Newer(_))
        ));
    }

    #[test]
    fn a_payload_of_an_older_schema_goes_through_every_upcaster_after_it() {
        let upcasters: [Upcaster; 2] = [
            |mut value| {
                value["trail"] = json!([2]);
                value
            },
            |mut value| {
                value["last"] = json!(3);
                value
            },
        ];
        assert_eq!(lift(json!({}), 1, &upcasters), json!({"trail": [2], "last": 3}));
        assert_eq!(lift(json!({}), 2, &upcasters), json!({"last": 3}));
        assert_eq!(lift(json!({}), 3, &upcasters), json!({}));
    }

    #[test]
    fn a_payload_reads_back_as_it_was_written() {
        let payload = Payload::from(FactRecorded {
            fact: "imei".into(),
            value: json!("350000000000006"),
            proof: crate::Proof::Stated,
            source: Source::of(SourceKind::Claimant),
        });
        let bytes = payload.canonical().unwrap();
        assert_eq!(
            String::from_utf8(bytes.clone()).unwrap(),
            r#"{"fact":"imei","kind":"fact_recorded","proof":"stated","source":{"kind":"claimant"},"value":"350000000000006"}"#
        );
        assert_eq!(Payload::from_stored(1, &bytes).unwrap(), payload);
    }

    /// Stored for years: these are the bytes, and what no longer refers says so with a null.
    #[test]
    fn a_reference_to_a_dossier_reads_back_as_it_was_written() {
        let dossier = Dossier {
            claim: "00000000-0000-4000-8000-000000000012".parse().unwrap(),
            number: "KSP-0012".into(),
        };
        for (dossier, said) in [
            (
                Some(dossier),
                r#"{"claim":"00000000-0000-4000-8000-000000000012","number":"KSP-0012"}"#,
            ),
            (None, "null"),
        ] {
            let payload = Payload::from(DossierReferred {
                dossier,
                reason: "機種変更".into(),
            });
            assert!(payload.of_claim());
            let bytes = payload.canonical().unwrap();
            assert_eq!(
                String::from_utf8(bytes.clone()).unwrap(),
                format!(r#"{{"dossier":{said},"kind":"dossier_referred","reason":"機種変更"}}"#)
            );
            assert_eq!(Payload::from_stored(1, &bytes).unwrap(), payload);
        }
    }
}
