//! What is recorded → what the rules core takes in. Events stay for ever, plans change: a value that the plans no
//! longer know must not keep anybody from opening the claim and mending it.

use satei_rules::{Catalogue, ClaimInput, FactType, FactValue, InputError, Zone};
use serde_json::Value;

use crate::errors::Outcome;
use crate::mistakes::{input_errors, joined};

/// A claim as the rules core takes it in.
pub(crate) struct Taken {
    /// The claim file, without what is left out.
    pub file: Value,
    /// The same, as the rules core reads it.
    pub input: ClaimInput,
    /// What was left out and counts as not known, with the reason.
    pub left_out: Vec<InputError>,
}

/// Reads a claim file of the desk's own. An entry that cannot be read is left out whole.
///
/// # Errors
/// `claim_file_wrong` where the claim itself cannot be read: its plan is not there any more.
pub(crate) fn taken_in(mut file: Value, catalogue: &Catalogue) -> Outcome<Taken> {
    let left_out = match ClaimInput::from_value(&file, catalogue) {
        Ok(input) => {
            return Ok(Taken {
                file,
                input,
                left_out: Vec::new(),
            });
        }
        Err(errors) => errors,
    };
    for error in &left_out {
        let mut parts = error.path.split('/').skip(1);
        if let (Some(section), Some(id)) = (parts.next(), parts.next())
            && let Some(entries) = file.get_mut(section).and_then(Value::as_object_mut)
        {
            entries.remove(id);
        }
    }
    match ClaimInput::from_value(&file, catalogue) {
        Ok(input) => Ok(Taken {
            file,
            input,
            left_out,
        }),
        Err(errors) => Err(joined(input_errors(catalogue, &errors))),
    }
}

/// Whether a field of a list takes a value. What it does not take is not known there.
pub(crate) fn fits(catalogue: &Catalogue, list: &str, field: &str, value: &Value) -> bool {
    let fact = catalogue.vocabulary().fact(list).map(|(_, fact)| &fact.ty);
    let Some(FactType::List { fields, .. }) = fact else {
        return false;
    };
    let (Some(field), Some(zone)) = (
        fields.iter().find(|it| it.id == field),
        Zone::by_name("Asia/Tokyo"),
    ) else {
        return false;
    };
    FactValue::parse_json(value, &field.ty, field.optional, catalogue.vocabulary(), zone).is_ok()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::Plans;

    #[test]
    fn what_the_plans_do_not_take_counts_as_not_known_and_the_rest_stands() {
        let plans = Plans::built_in().expect("the built-in plans are right");
        let file = json!({
            "satei": 1, "plan": "okippa-plus-free", "subject": "claim", "as_of": "2026-11-20T10:00:00+09:00",
            "facts": {
                "cause": { "value": "no_such_cause", "proof": "confirmed" },
                "goods_stolen": { "value": true, "proof": "confirmed" },
                "no_fact_any_more": { "value": 1, "proof": "confirmed" },
            },
            "amounts": { "no-such-rule": { "amount": "1", "by": "A. Mori", "reason": "x" } },
        });
        let taken = taken_in(file, plans.catalogue()).expect("the claim itself can be read");
        let known: Vec<&String> = taken.input.facts.keys().collect();
        assert_eq!(known, ["goods_stolen"]);
        let mut paths: Vec<&str> = taken.left_out.iter().map(|it| it.path.as_str()).collect();
        paths.sort_unstable();
        assert_eq!(paths.len(), 3, "{paths:?}");
        assert!(paths[0].starts_with("/amounts/no-such-rule"), "{paths:?}");
        assert!(paths[1].starts_with("/facts/cause"), "{paths:?}");
        assert!(paths[2].starts_with("/facts/no_fact_any_more"), "{paths:?}");
    }

    #[test]
    fn a_claim_under_a_plan_that_is_gone_says_so() {
        let plans = Plans::built_in().expect("the built-in plans are right");
        let file = json!({ "satei": 1, "plan": "no-such-plan", "as_of": "2026-11-20T10:00:00+09:00" });
        let told = taken_in(file, plans.catalogue()).err().map(|it| it.code);
        assert_eq!(told.as_deref(), Some("claim_file_wrong"));
    }
}
