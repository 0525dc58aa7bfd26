//! A stored assessment as its packed basis states it, read without copying.

use crate::assess::{AmountRange, Verdict, together};
use crate::claim::PresumptionCall;
use crate::diff::Outcome;
use satei_model::packed::{Item, Reader, pack};
use satei_model::{DocumentState, Proof};
use serde_json::json;
use smallvec::SmallVec;
use std::sync::LazyLock;

/// How a fact begins that is confirmed and says only its value, as nearly all are: its value follows.
static CONFIRMED: LazyLock<Vec<u8>> = LazyLock::new(|| {
    let mut bytes = pack(&json!({ "proof": "confirmed", "value": null }));
    bytes.pop();
    bytes
});

/// A stored assessment. Every section is in the order of its ids, as packing left it.
pub(super) struct Stored<'a> {
    pub plan: &'a str,
    pub version: String,
    pub benefit: &'a str,
    /// The first bytes of the hash of the plan's text.
    pub hash: Option<u64>,
    /// What it was made with beside that.
    pub made: u64,
    pub stated: Outcome,
    pub as_of: i64,
    /// The facts that have one value, with their proof and where the value stands.
    pub facts: SmallVec<[(&'a str, (Proof, Reader<'a>)); 64]>,
    pub documents: SmallVec<[(&'a str, DocumentState); 16]>,
    pub readings: SmallVec<[(&'a str, &'a str); 24]>,
    pub findings: Vec<(&'a str, bool)>,
    pub presumptions: Vec<(&'a str, PresumptionCall)>,
    pub enquiries: Vec<(&'a str, ())>,
    pub amounts: Vec<(&'a str, i64)>,
    /// The whole claim.
    pub claim: Reader<'a>,
}

impl<'a> Stored<'a> {
    /// Reads a basis; nothing where it is damaged or not one.
    pub fn read(basis: &'a [u8]) -> Option<Self> {
        let mut reader = Reader::new(basis);
        let mut stored = Self {
            plan: "",
            version: String::new(),
            benefit: "",
            hash: None,
            made: 0,
            stated: Outcome {
                verdict: Verdict::PlanDefect,
                amount: None,
                charged: (0, Some(0)),
            },
            as_of: 0,
            facts: SmallVec::new(),
            documents: SmallVec::new(),
            readings: SmallVec::new(),
            findings: Vec::new(),
            presumptions: Vec::new(),
            enquiries: Vec::new(),
            amounts: Vec::new(),
            claim: reader,
        };
        for _ in 0..map(&mut reader)? {
            match reader.name()? {
                "amount" => stored.stated.amount = amount(&mut reader)?.map(|it| (it.from, it.to)),
                "benefit" => stored.benefit = reader.name()?,
                "charges" => {
                    let Item::List(charges) = reader.item()? else {
                        return None;
                    };
                    let charges = (0..charges).map(|_| amount(&mut reader)?);
                    let charges = charges.collect::<Option<Vec<AmountRange>>>()?;
                    stored.stated.charged = together(charges.iter());
                }
                "claim" => {
                    stored.claim = reader;
                    stored.read_claim(&mut reader)?;
                }
                "hash" => stored.hash = number(reader.item()?),
                "made" => stored.made = number(reader.item()?)?,
                "plan" => stored.plan = reader.name()?,
                "verdict" => stored.stated.verdict = verdict(reader.name()?)?,
                "version" => stored.version = reader.item()?.text()?,
                _ => reader.skip()?,
            }
        }
        Some(stored)
    }

    fn read_claim(&mut self, reader: &mut Reader<'a>) -> Option<()> {
        for _ in 0..map(reader)? {
            match reader.name()? {
                "as_of" => match reader.item()? {
                    Item::Instant(at, _) => self.as_of = at,
                    _ => return None,
                },
                "facts" => entries(reader, |id, reader| {
                    if reader.passes(&CONFIRMED) {
                        self.facts.push((id, (Proof::Confirmed, *reader)));
                        return reader.skip();
                    }
                    let (mut proof, mut value) = (Proof::Stated, None);
                    for _ in 0..map(reader)? {
                        match reader.name()? {
                            "value" => {
                                value = Some(*reader);
                                reader.skip()?;
                            }
                            "proof" => proof = proof_of(reader.name()?)?,
                            _ => reader.skip()?,
                        }
                    }
                    self.facts.extend(value.map(|value| (id, (proof, value))));
                    Some(())
                })?,
                "documents" => entries(reader, |id, reader| {
                    let state = member(reader, "state")?.and_then(word).and_then(state_of)?;
                    self.documents.push((id, state));
                    Some(())
                })?,
                "readings" => entries(reader, |id, reader| {
                    let choice = member(reader, "choice")?.and_then(word)?;
                    self.readings.push((id, choice));
                    Some(())
                })?,
                "findings" => entries(reader, |id, reader| {
                    let raised = member(reader, "raised")? == Some(Item::Bool(true));
                    self.findings.push((id, raised));
                    Some(())
                })?,
                "presumptions" => entries(reader, |id, reader| {
                    let confirmed = member(reader, "confirmed")? == Some(Item::Bool(true));
                    let call = if confirmed {
                        PresumptionCall::Confirmed
                    } else {
                        PresumptionCall::Overturned
                    };
                    self.presumptions.push((id, call));
                    Some(())
                })?,
                "enquiries" => entries(reader, |id, reader| {
                    self.enquiries.push((id, ()));
                    reader.skip()
                })?,
                "amounts" => entries(reader, |id, reader| {
                    let amount = member(reader, "amount")?.and_then(whole)?;
                    self.amounts.push((id, amount));
                    Some(())
                })?,
                _ => reader.skip()?,
            }
        }
        Some(())
    }
}

fn map(reader: &mut Reader<'_>) -> Option<usize> {
    match reader.item()? {
        Item::Map(members) => Some(members),
        _ => None,
    }
}

/// Every entry of a section.
fn entries<'a>(
    reader: &mut Reader<'a>,
    mut each: impl FnMut(&'a str, &mut Reader<'a>) -> Option<()>,
) -> Option<()> {
    for _ in 0..map(reader)? {
        let id = reader.name()?;
        each(id, reader)?;
    }
    Some(())
}

/// A member of an entry whose members are no lists.
fn member<'a>(reader: &mut Reader<'a>, wanted: &str) -> Option<Option<Item<'a>>> {
    let mut found = None;
    for _ in 0..map(reader)? {
        if reader.name()? == wanted {
            found = Some(reader.item()?);
        } else {
            reader.skip()?;
        }
    }
    Some(found)
}

fn amount(reader: &mut Reader<'_>) -> Option<Option<AmountRange>> {
    let mut found = AmountRange {
        from: 0,
        to: None,
        denial_possible: false,
    };
    let members = match reader.item()? {
        Item::Null => return Some(None),
        Item::Map(members) => members,
        _ => return None,
    };
    for _ in 0..members {
        let name = reader.name()?;
        let item = reader.item()?;
        match name {
            "from" => found.from = whole(item)?,
            "to" => found.to = whole(item),
            "denial_possible" => found.denial_possible = item == Item::Bool(true),
            _ => return None,
        }
    }
    Some(Some(found))
}

fn word(item: Item<'_>) -> Option<&str> {
    match item {
        Item::Text(word) => Some(word),
        _ => None,
    }
}

pub(super) fn whole(item: Item<'_>) -> Option<i64> {
    match item {
        Item::Digits(number) | Item::Int(number) => Some(number),
        _ => None,
    }
}

fn number(item: Item<'_>) -> Option<u64> {
    match item {
        Item::Int(number) => u64::try_from(number).ok(),
        Item::Big(number) => Some(number),
        _ => None,
    }
}

fn verdict(word: &str) -> Option<Verdict> {
    Some(match word {
        "plan_defect" => Verdict::PlanDefect,
        "not_payable" => Verdict::NotPayable,
        "undetermined" => Verdict::Undetermined,
        "payable" => Verdict::Payable,
        "entitled" => Verdict::Entitled,
        "not_entitled" => Verdict::NotEntitled,
        _ => return None,
    })
}

fn proof_of(word: &str) -> Option<Proof> {
    Some(match word {
        "stated" => Proof::Stated,
        "evidenced" => Proof::Evidenced,
        "confirmed" => Proof::Confirmed,
        _ => return None,
    })
}

fn state_of(word: &str) -> Option<DocumentState> {
    Some(match word {
        "missing" => DocumentState::Missing,
        "received" => DocumentState::Received,
        "accepted" => DocumentState::Accepted,
        "rejected" => DocumentState::Rejected,
        "unobtainable" => DocumentState::Unobtainable,
        "waived" => DocumentState::Waived,
        _ => return None,
    })
}
