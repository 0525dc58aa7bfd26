//! What the desk's own book says: earlier claims, standing readings, members.

use chrono::NaiveDate;
use satei_cases::{ClaimState, DecisionNow, HouseReading};
use satei_model::{MemberRecorded, Status, Subject};
use serde_json::{Map, Value, json};

use crate::assessing::fits;
use crate::desk::Desk;
use crate::errors::{Outcome, case_error};
use crate::view::ContractBrief;

impl Desk {
    /// The `earlier_claims` of a claim: those in the book and those on this desk, of the same person.
    /// Nothing where the claim is linked to nobody: then the history is not known.
    pub(crate) fn earlier_claims(&self, state: &ClaimState) -> Outcome<Option<Value>> {
        if state.person.member.is_none() && state.person.contract.is_none() {
            return Ok(None);
        }
        let history = self
            .store
            .history(state.claim)
            .map_err(|error| case_error(&error))?;
        let person = self.member_of(state)?.map(|it| it.number);
        let mut items: Vec<Value> = history
            .past
            .iter()
            .map(|it| Value::Object(it.fields.clone()))
            .collect();
        let claims = history.claims.iter().filter(|it| is_claim(it));
        let elements = claims.flat_map(|other| {
            let since = self.local(other.status_since.at).date_naive();
            as_earlier(other, person.as_deref(), since)
        });
        items.extend(elements.map(Value::Object));
        for item in items.iter_mut().filter_map(Value::as_object_mut) {
            item.retain(|field, value| fits(self.plans.catalogue(), "earlier_claims", field, value));
        }
        let begins = self
            .plans
            .catalogue()
            .plan(&state.plan)
            .and_then(|it| it.versions.first());
        let begins = begins.and_then(|it| it.effective.parse::<NaiveDate>().ok());
        Ok(Some(match (history.complete_from, begins) {
            // Nothing can be missing from before the plan began.
            (Some(from), Some(begins)) if from <= begins => json!({ "items": items, "complete": true }),
            (Some(from), _) => {
                json!({ "items": items, "complete": false, "complete_from": from.to_string() })
            }
            (None, _) => json!({ "items": items, "complete": false }),
        }))
    }

    pub(crate) fn house_readings(&self, plan: &str) -> Outcome<Vec<HouseReading>> {
        self.store
            .house_readings(plan)
            .map_err(|error| case_error(&error))
    }

    pub(crate) fn member_of(&self, state: &ClaimState) -> Outcome<Option<MemberRecorded>> {
        let Some(member) = state.person.member else {
            return Ok(None);
        };
        let found = self.store.member(member).map_err(|error| case_error(&error))?;
        Ok(found.map(|it| it.entry))
    }

    pub(crate) fn contract_brief(&self, state: &ClaimState) -> Outcome<Option<ContractBrief>> {
        let Some(contract) = state.person.contract else {
            return Ok(None);
        };
        let Some(found) = self
            .store
            .contract(contract)
            .map_err(|error| case_error(&error))?
        else {
            return Ok(None);
        };
        let history = self
            .store
            .history(state.claim)
            .map_err(|error| case_error(&error))?;
        let earlier = history.past.len() + history.claims.iter().filter(|it| is_claim(it)).count();
        Ok(Some(ContractBrief {
            contract_id: contract.to_string(),
            joined_on: found.entry.joined_on.to_string(),
            ended_on: found.entry.ended_on.map(|it| it.to_string()),
            earlier_claims: u32::try_from(earlier).unwrap_or(u32::MAX),
            complete_from: history.complete_from.map(|it| it.to_string()),
        }))
    }
}

/// Nothing was claimed with a registration: it is no earlier claim.
fn is_claim(other: &ClaimState) -> bool {
    other.subject == Subject::Claim
}

/// A claim of this desk as another claim's history sees it: an element for each benefit that was decided or is still
/// asked for; one without a benefit where neither is known. `since`: the day on which it got its status.
fn as_earlier(other: &ClaimState, person: Option<&str>, since: NaiveDate) -> Vec<Map<String, Value>> {
    let mut decided: Vec<&str> = Vec::new();
    for it in &other.decisions {
        if !decided.contains(&it.decided.benefit.as_str()) {
            decided.push(&it.decided.benefit);
        }
    }
    let still_asked = !other.status.is_closed() && other.status != Status::InPayment;
    let open = other.benefits.iter().map(String::as_str);
    let open = open.filter(|it| !decided.contains(it) && (still_asked || decided.is_empty()));
    let mut benefits: Vec<Option<&str>> = decided.iter().copied().chain(open).map(Some).collect();
    if benefits.is_empty() {
        benefits.push(None);
    }
    let mut elements: Vec<Map<String, Value>> = Vec::new();
    for benefit in benefits {
        let mut element = as_earlier_under(other, benefit, person);
        if element.get("outcome").is_some_and(|it| it == "paid") {
            element.insert("paid_on".to_owned(), json!(since.to_string()));
        }
        elements.push(element);
    }
    elements
}

/// The same under one benefit.
fn as_earlier_under(other: &ClaimState, benefit: Option<&str>, person: Option<&str>) -> Map<String, Value> {
    let fact = |name: &str| {
        other
            .facts
            .get(name)
            .and_then(|it| it.settled())
            .map(|it| it.what.value.clone())
    };
    let of_benefit = |it: &&DecisionNow| Some(it.decided.benefit.as_str()) == benefit;
    let decided = other.decisions.iter().rev().filter(of_benefit);
    let decided = decided
        .clone()
        .find(|it| it.reversed.is_none())
        .map(|it| &it.decided);
    let reversed = decided.is_none() && other.decisions.iter().any(|it| of_benefit(&it));
    use satei_model::Outcome as Decision;
    let outcome = match (other.status, decided.map(|it| it.outcome)) {
        (Status::Withdrawn, _) => "withdrawn",
        (Status::Paid, Some(Decision::Paid | Decision::PartlyPaid)) => "paid",
        (_, Some(Decision::Paid | Decision::PartlyPaid | Decision::Entitled)) => "accepted",
        (_, Some(Decision::Denied | Decision::NotEntitled)) => "refused",
        (Status::ClosedDocumentsOutstanding, None) => "deficient",
        (_, None) if reversed => "reversed",
        (_, None) => "open",
    };
    let mut out = Map::new();
    out.insert("claim".to_owned(), json!(other.number));
    out.insert("plan".to_owned(), json!(other.plan));
    if let Some(person) = person {
        out.insert("person".to_owned(), json!(person));
    }
    if let Some(benefit) = benefit {
        out.insert("benefit".to_owned(), json!(benefit));
    }
    for (field, names) in [
        ("accident", &["accident_id"][..]),
        ("insured", &["insured_id"]),
        ("applied_at", &["applied_at"]),
        ("accident_at", &["accident_at", "stolen_at"]),
        ("device", &["repaired_imei", "registered_imei"]),
    ] {
        if let Some(value) = names.iter().find_map(|name| fact(name)) {
            out.insert(field.to_owned(), value);
        }
    }
    out.insert("outcome".to_owned(), json!(outcome));
    let amount = decided.and_then(|it| it.amount);
    out.insert(
        "amount".to_owned(),
        json!(amount.map_or_else(|| "0".to_owned(), |it| it.to_string())),
    );
    out
}
