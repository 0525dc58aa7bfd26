//! What a decision rests on is packed in few bytes, so that a million can be replayed.

use satei_desk::Plans;
use satei_model::packed::is_short;
use satei_rules::FactType;

#[test]
fn every_word_of_the_plans_has_a_short_form() {
    let plans = Plans::built_in().unwrap();
    let catalogue = plans.catalogue();
    let vocabulary = catalogue.vocabulary();
    let mut words: Vec<&str> = vocabulary.fact_ids().chain(vocabulary.document_ids()).collect();
    words.extend(
        vocabulary
            .enums
            .iter()
            .flat_map(|it| &it.values)
            .map(|it| it.id.as_str()),
    );
    for fact in &vocabulary.facts {
        if let FactType::List { fields, .. } = &fact.ty {
            words.extend(fields.iter().map(|it| it.id.as_str()));
        }
    }
    for plan in catalogue.plans() {
        words.push(&plan.id);
        for version in &plan.versions {
            words.extend(version.benefits.iter().map(|it| it.id.as_str()));
            words.extend(version.rules.iter().map(|it| it.id.as_str()));
            words.extend(version.readings.iter().map(|it| it.id.as_str()));
            let choices = version.readings.iter().flat_map(|it| &it.choices);
            words.extend(choices.map(|it| it.id.as_str()));
        }
    }
    words.retain(|word| word.len() > 2 && !is_short(word));
    words.sort_unstable();
    words.dedup();
    assert!(
        words.is_empty(),
        "add to the end of crates/model/src/packed/words.txt, a line each: {words:?}"
    );
}
