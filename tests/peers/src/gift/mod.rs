//! A whole benefit of a plan in use, `parcel-gift` of `okippa-plus-free`: its facts as a hand-written evaluator
//! wants them. Instants, hours and days, enums, documents with their quality, readings, a history that may not
//! be complete, presumptions, a cap.

mod by_hand;
mod drawn;

use crate::sixteen::by_hand::Tri;
use satei_rules::{
    Catalogue, ClaimInput, DocumentState, FactEntry, FactValue, ListValue, PresumptionCall, Vocabulary,
};

pub use by_hand::assess;
pub use drawn::varied;

/// The plan and the benefit.
pub const PLAN: &str = "okippa-plus-free";
pub const BENEFIT: &str = "parcel-gift";

/// Far enough away for every date and instant.
const FAR: i64 = i64::MAX / 4;

/// Whether a value is there at all.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum There {
    Yes,
    Perhaps,
    No,
}

/// A number, day or instant of which only bounds may be known.
#[derive(Debug, Clone, Copy)]
struct Span {
    from: i64,
    to: i64,
    there: There,
}

/// An earlier claim.
#[derive(Debug, Clone, Copy)]
struct Earlier {
    plan: Option<u32>,
    person: Option<u32>,
    accident: Option<u32>,
    applied_at: Span,
    /// A place in [`OUTCOMES`].
    outcome: Option<u8>,
}

const OUTCOMES: [&str; 5] = ["open", "accepted", "paid", "refused", "reversed"];
const SELLERS: [&str; 3] = ["online_shop", "individual", "auction"];
const QUALITIES: [&str; 2] = ["in_order", "left_uncorrected"];
const PAPERS: [&str; 2] = ["theft_report", "receipt_number"];
const CHANNELS: [&str; 2] = ["web_upload", "email"];

/// A claim for the gift.
pub struct Gift {
    enrolled_at: Span,
    enrolment_ended_at: Span,
    delivered_at: Span,
    stolen_at: Span,
    reported_at: Span,
    contacted_at: Span,
    applied_at: Span,
    police_reported_on: Span,
    ordered_on: Span,
    repurchased_on: Span,
    purchase_amount: Span,
    repurchase_amount: Span,
    purchased_by_member: Tri,
    goods_stolen: Tri,
    shop_cover_available: Tri,
    report_false: Tri,
    enrolment_turned_down: Tri,
    /// Places in the arrays above, or for a plain yes and no: whether it is the one value asked for.
    seller: Option<u8>,
    report_quality: Option<u8>,
    police_paper: Option<u8>,
    police_slip_channel: Option<u8>,
    cause_is_theft: Tri,
    bag_is_stolen: Tri,
    into_the_bag: Tri,
    member: Option<u32>,
    accident: Option<u32>,
    this_plan: u32,
    earlier: Vec<Earlier>,
    earlier_complete: bool,
    police_slip: DocumentState,
    repurchase_voucher: DocumentState,
    tracking_proof: DocumentState,
    order_proof: DocumentState,
    scene_photo: DocumentState,
    bank_account: DocumentState,
    /// The readings as places of their choices.
    cover_moments: Option<u8>,
    counted_application: Option<u8>,
    report_clock: Option<u8>,
    repurchase_period: Option<u8>,
    police_week: Option<u8>,
    slip_channel: Option<u8>,
    scene_photo_duty: Option<u8>,
    proofs_needed: Option<u8>,
    deficient_report: Option<u8>,
    gift_basis: Option<u8>,
    gift_form: Option<u8>,
    shop_asked: bool,
    terms_raised: Tri,
    /// What a person said of the presumptions, in the order of [`PRESUMED`].
    calls: [Option<PresumptionCall>; 6],
}

const PRESUMED: [&str; 6] = [
    "from-a-person",
    "only-the-bag",
    "shop-cover",
    "report-false",
    "terms-of-use",
    "enrolment-incomplete",
];

/// Reads facts of a claim as the vocabulary lets them count.
struct Reader<'a> {
    vocabulary: &'a Vocabulary,
    claim: &'a ClaimInput,
    texts: Vec<&'a str>,
}

impl<'a> Reader<'a> {
    fn value(&self, id: &str) -> Option<&'a FactValue> {
        let (_, fact) = self.vocabulary.fact(id)?;
        match self.claim.facts.get(id)? {
            FactEntry::Value { value, proof, .. } if *proof >= fact.proof => Some(value),
            _ => None,
        }
    }

    fn span(&self, id: &str) -> Span {
        let optional = self.vocabulary.fact(id).is_some_and(|(_, fact)| fact.optional);
        let there = if optional { There::Perhaps } else { There::Yes };
        let least = if id.ends_with("amount") { 0 } else { -FAR };
        self.value(id).map_or(
            Span {
                from: least,
                to: FAR,
                there,
            },
            |value| span(value, least),
        )
    }

    fn bool(&self, id: &str) -> Tri {
        match self.value(id)? {
            FactValue::Bool(b) => Some(*b),
            _ => None,
        }
    }

    fn word(&self, id: &str) -> Option<&'a str> {
        match self.value(id)? {
            FactValue::Enum(word) => Some(word),
            _ => None,
        }
    }

    fn text(&mut self, value: Option<&'a FactValue>) -> Option<u32> {
        match value? {
            FactValue::Text(text) => Some(self.number(text)),
            _ => None,
        }
    }

    fn number(&mut self, text: &'a str) -> u32 {
        let known = self.texts.iter().position(|t| *t == text);
        let place = known.unwrap_or_else(|| {
            self.texts.push(text);
            self.texts.len() - 1
        });
        place as u32
    }

    fn document(&self, id: &str) -> DocumentState {
        self.claim
            .documents
            .get(id)
            .map_or(DocumentState::Missing, |d| d.state)
    }

    fn reading(&self, catalogue: &Catalogue, id: &str) -> Option<u8> {
        let choice = &self.claim.readings.get(id)?.what.choice;
        let version = catalogue.plan(PLAN)?.versions.last()?;
        let reading = version.readings.iter().find(|r| r.id == id)?;
        reading
            .choices
            .iter()
            .position(|c| c.id == *choice)
            .map(|place| place as u8)
    }

    fn earlier(&mut self, list: &'a ListValue) -> Vec<Earlier> {
        let (_, fact) = self
            .vocabulary
            .fact("earlier_claims")
            .expect("the history is in the vocabulary");
        let satei_rules::FactType::List { fields, .. } = &fact.ty else {
            panic!("the history is a list");
        };
        let place = |id: &str| {
            fields
                .iter()
                .position(|f| f.id == id)
                .expect("a field of the history")
        };
        let [plan, person, accident, applied_at, outcome] =
            ["plan", "person", "accident", "applied_at", "outcome"].map(place);
        let one = |item: &'a Vec<Option<FactValue>>| Earlier {
            plan: self.text(item[plan].as_ref()),
            person: self.text(item[person].as_ref()),
            accident: self.text(item[accident].as_ref()),
            applied_at: item[applied_at]
                .as_ref()
                .map_or(Span::open(), |at| span(at, -FAR)),
            outcome: match &item[outcome] {
                Some(FactValue::Enum(word)) => Some(place_of(&OUTCOMES, word)),
                _ => None,
            },
        };
        list.items.iter().map(one).collect()
    }
}

impl Span {
    fn open() -> Self {
        Self {
            from: -FAR,
            to: FAR,
            there: There::Yes,
        }
    }
}

fn span(value: &FactValue, least: i64) -> Span {
    match value {
        FactValue::Number(from, to) | FactValue::Date(from, to) | FactValue::Instant(from, to) => Span {
            from: from.unwrap_or(least),
            to: to.unwrap_or(FAR),
            there: There::Yes,
        },
        _ => Span {
            from: 0,
            to: 0,
            there: There::No,
        },
    }
}

/// The place of a word; one behind the last for a word that no clause names.
fn place_of(words: &[&str], word: &str) -> u8 {
    words.iter().position(|w| *w == word).unwrap_or(words.len()) as u8
}

impl Gift {
    /// The facts of a claim.
    pub fn of(catalogue: &Catalogue, claim: &ClaimInput) -> Self {
        let mut r = Reader {
            vocabulary: catalogue.vocabulary(),
            claim,
            texts: Vec::new(),
        };
        let history = match r.value("earlier_claims") {
            Some(FactValue::List(list)) => Some(list),
            _ => None,
        };
        let (member, accident) = (r.value("member_id"), r.value("accident_id"));
        let reading = |r: &Reader<'_>, id| r.reading(catalogue, id);
        Self {
            this_plan: r.number(PLAN),
            member: r.text(member),
            accident: r.text(accident),
            earlier: history.map(|list| r.earlier(list)).unwrap_or_default(),
            earlier_complete: history.is_some_and(|list| list.complete),
            enrolled_at: r.span("enrolled_at"),
            enrolment_ended_at: r.span("enrolment_ended_at"),
            delivered_at: r.span("delivered_at"),
            stolen_at: r.span("stolen_at"),
            reported_at: r.span("reported_at"),
            contacted_at: r.span("contacted_at"),
            applied_at: r.span("applied_at"),
            police_reported_on: r.span("police_reported_on"),
            ordered_on: r.span("ordered_on"),
            repurchased_on: r.span("repurchased_on"),
            purchase_amount: r.span("purchase_amount"),
            repurchase_amount: r.span("repurchase_amount"),
            purchased_by_member: r.bool("purchased_by_member"),
            goods_stolen: r.bool("goods_stolen"),
            shop_cover_available: r.bool("shop_cover_available"),
            report_false: r.bool("report_false"),
            enrolment_turned_down: r.word("enrolment_result").map(|w| w == "not_entitled"),
            seller: r.word("seller").map(|w| place_of(&SELLERS, w)),
            report_quality: r.word("report_quality").map(|w| place_of(&QUALITIES, w)),
            police_paper: r.word("police_paper").map(|w| place_of(&PAPERS, w)),
            police_slip_channel: r.word("police_slip_channel").map(|w| place_of(&CHANNELS, w)),
            cause_is_theft: r.word("cause").map(|w| w == "theft"),
            bag_is_stolen: r.word("bag_state").map(|w| w == "stolen"),
            into_the_bag: r.word("delivered_to").map(|w| w == "okippa_bag"),
            police_slip: r.document("police_slip"),
            repurchase_voucher: r.document("repurchase_voucher"),
            tracking_proof: r.document("tracking_proof"),
            order_proof: r.document("order_proof"),
            scene_photo: r.document("scene_photo"),
            bank_account: r.document("bank_account"),
            cover_moments: reading(&r, "cover_moments"),
            counted_application: reading(&r, "counted_application"),
            report_clock: reading(&r, "report_clock"),
            repurchase_period: reading(&r, "repurchase_period"),
            police_week: reading(&r, "police_week"),
            slip_channel: reading(&r, "slip_channel"),
            scene_photo_duty: reading(&r, "scene_photo_duty"),
            proofs_needed: reading(&r, "proofs_needed"),
            deficient_report: reading(&r, "deficient_report"),
            gift_basis: reading(&r, "gift_basis"),
            gift_form: reading(&r, "gift_form"),
            shop_asked: claim.enquiries.contains_key("shop-cover"),
            terms_raised: claim.findings.get("terms-of-use").map(|f| f.what),
            calls: PRESUMED.map(|id| claim.presumptions.get(id).map(|p| p.what)),
        }
    }
}
