//! How a sample claim is put together.

use chrono::{DateTime, Days, NaiveDate};
use serde_json::{Value, json};

use crate::book::{DEVICES, KSP, account, joined_on, member_number, phone_model, thing};
use crate::evidence::evidence_bytes;
use crate::words::{
    Expected, SampleClaim, SampleDecision, SampleDocument, SampleEvidence, SampleFact, SampleProof,
    SampleSource,
};

/// A claim whose day due is still a number of days.
pub(super) struct Draft {
    claim: SampleClaim,
    due_in: Option<i64>,
}

/// A fact read from a file: index of the file, page, region.
pub(super) type Seen = (usize, Option<[f32; 4]>);

impl Draft {
    pub(super) fn new(key: &'static str, plan: &'static str, benefit: &'static str, opened_at: &str) -> Self {
        let opened_at = DateTime::parse_from_rfc3339(opened_at).unwrap_or_default();
        let claim = SampleClaim {
            key,
            plan,
            subject: "claim",
            benefits: vec![benefit],
            member: key,
            contract: key,
            device: None,
            dossier: None,
            language: "ja",
            shows: "",
            opened_at,
            due_on: None,
            status: "received",
            evidence: Vec::new(),
            documents: Vec::new(),
            facts: Vec::new(),
            findings: Vec::new(),
            enquiries: Vec::new(),
            presumptions: Vec::new(),
            notes: Vec::new(),
            decision: None,
            expected: Vec::new(),
        };
        let mut draft = Self { claim, due_in: None };
        if let Some(account) = account(key) {
            draft = draft.said("payee_account", json!(account));
        }
        if let Some(thing) = thing(key) {
            draft = draft.said("item_name", json!(thing));
        }
        draft.book("member_id", json!(member_number(key)))
    }

    pub(super) fn shows(mut self, text: &'static str) -> Self {
        self.claim.shows = text;
        self
    }

    /// Gives the claim a key of its own where its member has another claim under the common one.
    pub(super) fn key(mut self, key: &'static str) -> Self {
        self.claim.key = key;
        self
    }

    pub(super) fn status(mut self, status: &'static str, due_in: Option<i64>) -> Self {
        self.claim.status = status;
        self.due_in = due_in;
        self
    }

    /// Asks for a further benefit.
    pub(super) fn also(mut self, benefit: &'static str) -> Self {
        self.claim.benefits.push(benefit);
        self
    }

    pub(super) fn registration(mut self) -> Self {
        self.claim.subject = "registration";
        self
    }

    /// Refers to the registration under this key.
    pub(super) fn refers_to(mut self, dossier: &'static str) -> Self {
        self.claim.dossier = Some(dossier);
        self
    }

    pub(super) fn language(mut self, language: &'static str) -> Self {
        self.claim.language = language;
        self
    }

    /// Adds a file: name as received, path, document kind and the state of that document ("" leaves it as it is).
    pub(super) fn file(
        mut self,
        name: &'static str,
        path: &'static str,
        document: &'static str,
        state: &'static str,
    ) -> Self {
        let index = self.claim.evidence.len();
        let media_type = match path.rsplit('.').next() {
            Some("pdf") => "application/pdf",
            Some("png") => "image/png",
            _ => "image/jpeg",
        };
        self.claim.evidence.push(SampleEvidence {
            name,
            path,
            media_type,
            bytes: evidence_bytes(path).unwrap_or_default(),
            document: (!document.is_empty()).then_some(document),
        });
        if !state.is_empty() {
            self.claim.documents.push(SampleDocument {
                document,
                state,
                why: "",
                evidence: vec![index],
            });
        }
        self
    }

    /// A document that came as a thing and not as a file.
    pub(super) fn held(mut self, document: &'static str, state: &'static str) -> Self {
        self.claim.documents.push(SampleDocument {
            document,
            state,
            why: "",
            evidence: Vec::new(),
        });
        self
    }

    /// Says why a document has its state.
    pub(super) fn why(mut self, document: &str, why: &'static str) -> Self {
        for d in self.claim.documents.iter_mut().filter(|d| d.document == document) {
            d.why = why;
        }
        self
    }

    fn fact(mut self, name: &'static str, value: Value, proof: SampleProof, source: SampleSource) -> Self {
        self.claim.facts.retain(|f| f.name != name);
        self.claim.facts.push(SampleFact {
            name,
            value,
            proof,
            source,
        });
        self
    }

    pub(super) fn without(mut self, names: &[&str]) -> Self {
        self.claim.facts.retain(|f| !names.contains(&f.name));
        self
    }

    /// A fact from the member book.
    pub(super) fn book(self, name: &'static str, value: Value) -> Self {
        self.fact(name, value, SampleProof::Confirmed, SampleSource::Book)
    }

    /// A fact the claimant states.
    pub(super) fn said(self, name: &'static str, value: Value) -> Self {
        self.fact(name, value, SampleProof::Stated, SampleSource::Claimant)
    }

    /// A fact an adjuster found.
    pub(super) fn found(self, name: &'static str, value: Value) -> Self {
        self.fact(name, value, SampleProof::Confirmed, SampleSource::Adjuster)
    }

    /// A fact read from a file.
    pub(super) fn read(self, name: &'static str, value: Value, (index, region): Seen) -> Self {
        self.fact(
            name,
            value,
            SampleProof::Evidenced,
            SampleSource::Evidence {
                index,
                page: 1,
                region,
            },
        )
    }

    /// A fact an adjuster saw in a file.
    pub(super) fn looked(self, name: &'static str, value: Value, (index, region): Seen) -> Self {
        self.fact(
            name,
            value,
            SampleProof::Confirmed,
            SampleSource::Evidence {
                index,
                page: 1,
                region,
            },
        )
    }

    pub(super) fn found_not(mut self, rule: &'static str, reason: &'static str) -> Self {
        self.claim.findings.push((rule, false, reason));
        self
    }

    pub(super) fn asked(mut self, rule: &'static str, note: &'static str) -> Self {
        self.claim.enquiries.push((rule, note));
        self
    }

    /// Nobody has asked anyone yet.
    pub(super) fn forget_enquiries(mut self) -> Self {
        self.claim.enquiries.clear();
        self
    }

    pub(super) fn note(mut self, note: &'static str) -> Self {
        self.claim.notes.push(note);
        self
    }

    pub(super) fn decided(
        mut self,
        outcome: &'static str,
        amount: u32,
        override_reason: Option<&'static str>,
    ) -> Self {
        let benefit = self.claim.benefits.first().copied().unwrap_or_default();
        self.claim.decision = Some(SampleDecision {
            benefit,
            outcome,
            amount: Some(amount),
            override_reason,
        });
        self
    }

    pub(super) fn expect(
        mut self,
        verdict: &'static str,
        amount: Option<u32>,
        because: Option<&'static str>,
    ) -> Self {
        let benefit = self.claim.benefits.first().copied().unwrap_or_default();
        self.claim.expected.push(Expected {
            benefit,
            verdict,
            presuming: false,
            amount,
            charge: None,
            because,
        });
        self
    }

    /// What a further benefit of the claim must come to.
    pub(super) fn expect_of(mut self, benefit: &'static str, verdict: &'static str) -> Self {
        self.claim.expected.push(Expected {
            benefit,
            verdict,
            presuming: false,
            amount: None,
            charge: None,
            because: None,
        });
        self
    }

    /// What the claimant has to pay in all under the benefit expected last.
    pub(super) fn charging(mut self, yen: u32) -> Self {
        if let Some(expected) = self.claim.expected.last_mut() {
            expected.charge = Some(yen);
        }
        self
    }

    pub(super) fn presuming(mut self) -> Self {
        for e in &mut self.claim.expected {
            e.presuming = true;
        }
        self
    }

    pub(super) fn finish(mut self, today: NaiveDate) -> SampleClaim {
        self.claim.due_on = self.due_in.and_then(|days| {
            let distance = Days::new(days.unsigned_abs());
            if days < 0 {
                today.checked_sub_days(distance)
            } else {
                today.checked_add_days(distance)
            }
        });
        self.claim
    }

    /// What the book knows about a member of Keitai Support Plus and the device registered under the same key.
    pub(super) fn member_and_device(mut self) -> Self {
        let key = self.claim.key;
        let joined = joined_on(key);
        self = self
            .book("joined_on", json!(joined))
            .book("service_applied_on", json!(joined))
            .book("membership_ended_on", json!("none"))
            .book("rejoined", json!(false));
        if let Some(&(_, numbers, released, registered, purchased)) = DEVICES.iter().find(|d| d.0 == key) {
            self.claim.device = Some(key);
            self = self
                .book("released_on", json!(released))
                .book("device_model", json!(phone_model(released)))
                .book("purchased_on", json!(purchased))
                .book("registration_result", json!("entitled"))
                .book("registered_at", json!(registered))
                .book("registered_with_photos", json!(true))
                .book("registered_imei", json!(numbers.imei))
                .book("registered_serial", json!(numbers.serial));
        }
        self.phone()
    }

    /// A phone sold in Japan, owned and used by the member.
    pub(super) fn phone(self) -> Self {
        self.book("device_kind", json!("smartphone"))
            .book("wifi_capable", json!(true))
            .book("support_capable", json!(true))
            .book("maker_genuine", json!(true))
            .book("released_in_japan", json!(true))
            .book("first_sold_by", json!("maker_in_japan"))
            .book("already_broken", json!(false))
            .book("seller", json!("shop"))
            .said("device_owner", json!("member"))
            .said("device_user", json!("member"))
    }
}

/// A claim for repair cost: the book's facts, and the accident from the claim form (file `form`).
pub(super) fn repair(
    key: &'static str,
    opened_at: &'static str,
    accident: (&'static str, Value, &str, bool),
    form: usize,
) -> Draft {
    let (id, at, cause, outside) = accident;
    Draft::new(key, KSP, "repair-cost", opened_at)
        .member_and_device()
        .said("accident_id", json!(id))
        .read("accident_at", at, (form, Some([0.27, 0.36, 0.4, 0.033])))
        .read("cause", json!(cause), (form, Some([0.27, 0.427, 0.6, 0.03])))
        .read(
            "external_damage",
            json!(outside),
            (form, Some([0.27, 0.459, 0.62, 0.14])),
        )
        .said("applied_at", json!(opened_at))
        .looked(
            "form_shows_imei",
            json!(true),
            (form, Some([0.27, 0.672, 0.5, 0.032])),
        )
        .looked(
            "form_shows_serial",
            json!(true),
            (form, Some([0.27, 0.704, 0.5, 0.032])),
        )
        .found(
            "request_complete_on",
            json!(opened_at.get(..10).unwrap_or_default()),
        )
        .found_not("outside-rules", "規定外の点は見当たらない")
}

/// What the repair papers say: numbers of the device, who repaired it, what it cost.
pub(super) fn repaired(
    draft: Draft,
    report: usize,
    (imei, serial): (&str, &str),
    by: &str,
    lines: &[(&str, u32)],
) -> Draft {
    let items: Vec<Value> = lines
        .iter()
        .map(|(kind, yen)| json!({ "kind": kind, "amount": yen }))
        .collect();
    draft
        .read("repair_outcome", json!("repaired"), (report, None))
        .read("examined_by", json!(by), (report, None))
        .read(
            "repaired_imei",
            json!(imei),
            (report, Some([0.295, 0.288, 0.4, 0.03])),
        )
        .read(
            "repaired_serial",
            json!(serial),
            (report, Some([0.295, 0.317, 0.4, 0.03])),
        )
        .read("swapped_in_repair", json!(false), (report, None))
        .read(
            "cost_lines",
            json!({ "items": items, "complete": true }),
            (report, None),
        )
}

/// What a dated receipt says.
pub(super) fn receipted(draft: Draft, receipt: usize, on: &str, region: [f32; 4]) -> Draft {
    draft
        .read("repair_receipt_on", json!(on), (receipt, Some(region)))
        .looked("receipt_is_estimate", json!(false), (receipt, None))
}
