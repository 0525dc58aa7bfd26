//! What the desk's own book says: earlier claims, standing readings, members, attached terms.

use satei_cases::{ClaimState, HouseReading};
use satei_evidence::OriginalId;
use satei_model::{MemberRecorded, Status};
use satei_rules::PlanVersion;
use serde_json::{Map, Value, json};

use crate::desk::Desk;
use crate::errors::{Outcome, case_error};
use crate::letters::Passage;
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
        items.extend(
            history
                .claims
                .iter()
                .map(|other| Value::Object(as_earlier(other, person.as_deref()))),
        );
        let begins = self
            .plans
            .catalogue()
            .plan(&state.plan)
            .and_then(|it| it.versions.first());
        let begins = begins.and_then(|it| it.effective.parse::<chrono::NaiveDate>().ok());
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
        let earlier = history.past.len() + history.claims.len();
        Ok(Some(ContractBrief {
            contract_id: contract.to_string(),
            joined_on: found.entry.joined_on.to_string(),
            ended_on: found.entry.ended_on.map(|it| it.to_string()),
            earlier_claims: u32::try_from(earlier).unwrap_or(u32::MAX),
            complete_from: history.complete_from.map(|it| it.to_string()),
        }))
    }

    /// The passage of a rule in the terms attached to the desk, if there are any: terms are text whose
    /// headings name the clauses.
    pub(crate) fn passage(&self, plan: &PlanVersion, rule: &str) -> Outcome<Option<Passage>> {
        let terms = self.store.terms(&plan.id).map_err(|error| case_error(&error))?;
        let Some(terms) = terms.iter().find(|it| it.version.to_string() == plan.effective) else {
            return Ok(None);
        };
        let Some(rule) = plan.rule(rule) else {
            return Ok(None);
        };
        let Ok(original) = terms.original.parse::<OriginalId>() else {
            return Ok(None);
        };
        // Terms that cannot be read now quote nothing; `verify` is where damage is reported.
        let Ok(bytes) = self.vault.original_bytes(original) else {
            return Ok(None);
        };
        let Ok(text) = String::from_utf8(bytes) else {
            return Ok(None);
        };
        Ok(section(&text, &rule.clause, &rule.id).map(|text| Passage {
            text,
            own_words: terms.own_words,
        }))
    }
}

/// The text under the heading that names a clause. A heading may name the rules it tells of in braces, where
/// several rules cite one clause: `## Clause 8 {loss theft}`.
fn section(text: &str, clause: &str, rule: &str) -> Option<String> {
    let heads = |line: &&str| {
        let Some(heading) = line.strip_prefix('#') else {
            return false;
        };
        let heading = heading.trim_start_matches('#').trim();
        match heading.strip_suffix('}').and_then(|it| it.rsplit_once(" {")) {
            Some((_, rules)) => rules.split(' ').any(|it| it == rule),
            None => heading == clause,
        }
    };
    let mut lines = text.lines().skip_while(|line| !heads(line));
    lines.next()?;
    let body = lines
        .take_while(|line| !line.starts_with('#'))
        .map(str::trim)
        .filter(|it| !it.is_empty());
    let body: Vec<&str> = body.collect();
    (!body.is_empty()).then(|| body.join("\n"))
}

/// A claim of this desk as another claim's history sees it.
fn as_earlier(other: &ClaimState, person: Option<&str>) -> Map<String, Value> {
    let fact = |name: &str| {
        other
            .facts
            .get(name)
            .and_then(|it| it.settled())
            .map(|it| it.what.value.clone())
    };
    let decided = other
        .decisions
        .iter()
        .rev()
        .find(|it| it.reversed.is_none())
        .map(|it| &it.decided);
    let reversed = decided.is_none() && !other.decisions.is_empty();
    use satei_model::Outcome as Decision;
    let outcome = match (other.status, decided.map(|it| it.outcome)) {
        (Status::Withdrawn, _) => "withdrawn",
        (Status::ClosedDocumentsOutstanding, _) => "deficient",
        (Status::Paid, Some(Decision::Paid | Decision::PartlyPaid)) => "paid",
        (_, Some(Decision::Paid | Decision::PartlyPaid | Decision::Entitled)) => "accepted",
        (_, Some(Decision::Denied | Decision::NotEntitled)) => "refused",
        (_, None) if reversed => "reversed",
        _ => "open",
    };
    let mut out = Map::new();
    out.insert("claim".to_owned(), json!(other.number));
    out.insert("plan".to_owned(), json!(other.plan));
    if let Some(person) = person {
        out.insert("person".to_owned(), json!(person));
    }
    if let Some(benefit) = decided
        .map(|it| it.benefit.clone())
        .or_else(|| other.benefits.first().cloned())
    {
        out.insert("benefit".to_owned(), json!(benefit));
    }
    for (field, names) in [
        ("accident", &["accident_id"][..]),
        ("insured", &["insured_id"]),
        ("applied_at", &["applied_at"]),
        ("accident_at", &["accident_at", "theft_at"]),
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

#[cfg(test)]
mod tests {
    use super::section;

    #[test]
    fn a_passage_is_what_stands_under_its_clause() {
        let terms = "# Sample\nIntro\n\n## Art. 2\nFive years.\n\n## Art. 20\nOther.\n\n## Art. 7 {loss theft}\nLost.\n";
        assert_eq!(
            section(terms, "Art. 2", "device-age").as_deref(),
            Some("Five years.")
        );
        assert_eq!(section(terms, "Art. 3", "device-age"), None);
        assert_eq!(section(terms, "Art. 7", "theft").as_deref(), Some("Lost."));
        assert_eq!(section(terms, "Art. 7", "battery"), None);
    }
}
