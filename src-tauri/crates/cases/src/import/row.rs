//! One row: cells to values, or the reason why not.

use chrono::NaiveDate;
use satei_model::{ContractId, ContractRecorded, MemberId, MemberRecorded, Term, Yen, parse_date, text};
use serde_json::{Map, Value};

use super::{Field, Refusal};

/// What a row says.
#[derive(Debug)]
pub(super) struct Row {
    pub number: String,
    pub name: Option<String>,
    kana: Option<String>,
    phones: Vec<String>,
    email: Option<String>,
    address: Option<String>,
    pub contract: Option<ContractCells>,
    pub device: Option<DeviceCells>,
    pub past: Option<Map<String, Value>>,
}

/// The contract of a row.
#[derive(Debug)]
pub(super) struct ContractCells {
    pub plan: String,
    pub joined_on: NaiveDate,
    pub ended_on: Option<NaiveDate>,
    term: Option<Term>,
}

/// The device of a row.
#[derive(Debug)]
pub(super) struct DeviceCells {
    pub facts: Map<String, Value>,
    pub registered_on: Option<NaiveDate>,
}

/// The cells of a row by field.
pub(super) struct Cells<'a>(pub Vec<(Field, &'a str)>);

impl Cells<'_> {
    pub fn text(&self, field: Field) -> Option<String> {
        let cell = self.0.iter().find(|(known, _)| *known == field)?;
        Some(text::narrow(cell.1).trim().to_owned())
    }

    /// What all cells of a field say, in their order.
    pub fn texts(&self, field: Field) -> Vec<String> {
        let cells = self.0.iter().filter(|(known, _)| *known == field);
        cells
            .map(|(_, cell)| text::narrow(cell).trim().to_owned())
            .collect()
    }

    pub fn days(&self, field: Field) -> Result<Vec<NaiveDate>, Refusal> {
        let cells = self.texts(field).into_iter();
        cells
            .map(|cell| parse_date(&cell).map_err(|e| wrong(field, &cell, e)))
            .collect()
    }

    fn day(&self, field: Field) -> Result<Option<NaiveDate>, Refusal> {
        self.text(field)
            .map(|cell| parse_date(&cell).map_err(|e| wrong(field, &cell, e)))
            .transpose()
    }
}

fn wrong(field: Field, cell: &str, why: impl ToString) -> Refusal {
    Refusal::Cell {
        field,
        cell: cell.to_owned(),
        why: why.to_string(),
    }
}

impl Row {
    pub fn read(cells: &[String], mapping: &[Option<Field>]) -> Result<Self, Refusal> {
        let filled = cells.iter().zip(mapping).filter(|(cell, _)| !cell.is_empty());
        let cells = Cells(
            filled
                .filter_map(|(cell, field)| field.map(|f| (f, cell.as_str())))
                .collect(),
        );
        let number = cells.text(Field::Number).ok_or(Refusal::NoNumber)?;
        let contract = contract(&cells)?;
        let device = device(&cells)?;
        let past = past(&cells)?;
        if contract.is_none() && (device.is_some() || past.is_some()) {
            return Err(Refusal::NoContract);
        }
        Ok(Self {
            number,
            name: cells.text(Field::Name),
            kana: cells.text(Field::Kana),
            phones: cells.texts(Field::Phone),
            email: cells.text(Field::Email),
            address: cells.text(Field::Address),
            contract,
            device,
            past,
        })
    }

    /// The row, if its contract is under one of the plans.
    pub fn under(self, plans: &[&str]) -> Result<Self, Refusal> {
        match &self.contract {
            Some(contract) if !plans.contains(&contract.plan.as_str()) => {
                let plan = contract.plan.clone();
                Err(Refusal::UnknownPlan { plan })
            }
            _ => Ok(self),
        }
    }

    /// Writes what the row says over what is known; an empty cell leaves it as it is.
    pub fn write_member(&self, member: &mut MemberRecorded) {
        if let Some(name) = &self.name {
            member.name.clone_from(name);
        }
        if let Some(kana) = &self.kana {
            member.kana.clone_from(kana);
        }
        if self.email.is_some() {
            member.email.clone_from(&self.email);
        }
        if let Some(address) = &self.address {
            member.person.insert("address".to_owned(), address.clone().into());
        }
        for phone in &self.phones {
            let same = |known: &String| text::search_form(known) == text::search_form(phone);
            if !member.phones.iter().any(same) {
                member.phones.push(phone.clone());
            }
        }
    }
}

impl ContractCells {
    pub fn record(&self, id: ContractId, member: MemberId) -> ContractRecorded {
        let mut contract = ContractRecorded {
            id,
            member,
            plan: self.plan.clone(),
            joined_on: self.joined_on,
            ended_on: None,
            terms: Vec::new(),
            facts: Map::new(),
        };
        self.write(&mut contract);
        contract
    }

    pub fn write(&self, contract: &mut ContractRecorded) {
        if self.ended_on.is_some() {
            contract.ended_on = self.ended_on;
        }
        if let Some(term) = self.term
            && !contract.terms.contains(&term)
        {
            contract.terms.push(term);
            contract.terms.sort();
        }
    }
}

pub(super) fn contract(cells: &Cells<'_>) -> Result<Option<ContractCells>, Refusal> {
    let (joined_on, ended_on) = (cells.day(Field::JoinedOn)?, cells.day(Field::EndedOn)?);
    let term = match (cells.day(Field::TermFrom)?, cells.day(Field::TermUntil)?) {
        (Some(from), Some(until)) if from <= until => Some(Term { from, until }),
        (None, None) => None,
        (Some(_), Some(_)) => return Err(Refusal::TermBackwards),
        _ => return Err(Refusal::TermHalf),
    };
    match (cells.text(Field::Plan), joined_on) {
        (Some(_), Some(joined)) if ended_on.is_some_and(|ended| ended < joined) => {
            Err(Refusal::ContractBackwards)
        }
        (Some(plan), Some(joined_on)) => Ok(Some(ContractCells {
            plan,
            joined_on,
            ended_on,
            term,
        })),
        (None, None) if ended_on.is_none() && term.is_none() => Ok(None),
        (Some(_), None) => Err(Refusal::NoJoiningDay),
        (None, _) => Err(Refusal::NoPlan),
    }
}

/// The facts of a device, by the fields that hold them.
pub(super) const DEVICE_FACTS: [(Field, &str); 4] = [
    (Field::Imei, "registered_imei"),
    (Field::Serial, "registered_serial"),
    (Field::Maker, "maker"),
    (Field::Model, "model"),
];

pub(super) fn device(cells: &Cells<'_>) -> Result<Option<DeviceCells>, Refusal> {
    let mut facts = Map::new();
    for (field, fact) in DEVICE_FACTS {
        if let Some(cell) = cells.text(field) {
            let cell = if field == Field::Imei { imei(&cell)? } else { cell };
            facts.insert(fact.to_owned(), cell.into());
        }
    }
    let registered_on = cells.day(Field::RegisteredOn)?;
    if facts.is_empty() && registered_on.is_some() {
        return Err(Refusal::NoDevice);
    }
    Ok((!facts.is_empty()).then_some(DeviceCells { facts, registered_on }))
}

/// An IMEI has 15 digits, the last of which checks the others (Luhn).
fn imei(cell: &str) -> Result<String, Refusal> {
    let digits: Vec<u32> = cell
        .chars()
        .filter(|c| !matches!(c, ' ' | '-'))
        .map_while(|c| c.to_digit(10))
        .collect();
    let doubled = |(place, digit): (usize, &u32)| match place % 2 {
        0 => *digit,
        _ => digit * 2 / 10 + digit * 2 % 10,
    };
    let sum: u32 = digits.iter().rev().enumerate().map(doubled).sum();
    let whole = cell.chars().all(|c| c.is_ascii_digit() || matches!(c, ' ' | '-'));
    if whole && digits.len() == 15 && sum.is_multiple_of(10) {
        Ok(digits
            .iter()
            .filter_map(|digit| char::from_digit(*digit, 10))
            .collect())
    } else {
        let why = format!("`{cell}` is not an IMEI (15 digits, the last one a check digit)");
        Err(wrong(Field::Imei, cell, why))
    }
}

/// Outcomes of an earlier claim: the words of the vocabulary, and how Japanese books write them.
const OUTCOMES: [(&str, &str); 8] = [
    ("open", "審査中"),
    ("accepted", "支払決定"),
    ("paid", "支払済"),
    ("refused", "不払決定"),
    // Books of other houses say what the assessment came to.
    ("refused", "支払対象外"),
    ("withdrawn", "取下げ"),
    ("reversed", "支払取消"),
    ("deficient", "書類不備で終了"),
];

fn outcome_words() -> String {
    let mut words = OUTCOMES.map(|(word, _)| word).to_vec();
    words.dedup();
    words.join(", ")
}

/// The fields of `earlier_claims` in the vocabulary that a row can say.
pub(super) const PAST_FIELDS: [&str; 6] = [
    "applied_at",
    "accident_at",
    "paid_on",
    "amount",
    "benefit",
    "outcome",
];

/// An earlier claim with the field names of `earlier_claims` in the vocabulary.
pub(super) fn past(cells: &Cells<'_>) -> Result<Option<Map<String, Value>>, Refusal> {
    let mut fields = Map::new();
    for (field, name) in [
        (Field::ClaimAppliedOn, "applied_at"),
        (Field::ClaimAccidentOn, "accident_at"),
    ] {
        if let Some(day) = cells.day(field)? {
            fields.insert(name.to_owned(), day.to_string().into());
        }
    }
    if let Some(day) = cells.day(Field::ClaimPaidOn)? {
        fields.insert("paid_on".to_owned(), day.to_string().into());
    }
    if let Some(amount) = cells.text(Field::ClaimAmount) {
        let amount = amount
            .parse::<Yen>()
            .map_err(|e| wrong(Field::ClaimAmount, &amount, e))?;
        fields.insert("amount".to_owned(), amount.to_string().into());
    }
    if let Some(benefit) = cells.text(Field::ClaimBenefit) {
        fields.insert("benefit".to_owned(), benefit.into());
    }
    if let Some(cell) = cells.text(Field::ClaimOutcome) {
        let known = OUTCOMES
            .iter()
            .find(|(word, japanese)| cell == *word || cell == *japanese);
        let (word, _) = known.ok_or_else(|| {
            let why = format!("`{cell}` is none of {}", outcome_words());
            wrong(Field::ClaimOutcome, &cell, why)
        })?;
        fields.insert("outcome".to_owned(), (*word).into());
    }
    if !fields.is_empty() && !fields.contains_key("applied_at") {
        return Err(Refusal::NoApplication);
    }
    Ok((!fields.is_empty()).then_some(fields))
}
