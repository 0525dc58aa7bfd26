//! One version of a plan, whole.

use std::collections::BTreeSet;

use chrono::{Days, NaiveDate};
use satei_rules::{Catalogue, Contact, Plan, PlanVersion, VersionBy};

use super::wording::{Used, rule_view, wording_view};
use super::{version_named, word};
use crate::catalogue::{label_of, reading};
use crate::desk::Desk;
use crate::errors::{Outcome, case_error, unknown};
use crate::view::{
    ContactView, Label, NamedBody, NoEffectView, PassageView, PlanBenefit, PlanDocument, PlanReading,
    PlanView, RuleView, TermsBrief, VersionBrief,
};

impl Desk {
    /// A version of a plan; the newest where none is named.
    ///
    /// # Errors
    /// `unknown_plan`, `unknown_version`, or the desk cannot be read.
    pub fn plan(&self, plan: &str, version: Option<&str>) -> Outcome<PlanView> {
        let found = self.plan_named(plan)?;
        let version = match version {
            Some(effective) => version_named(found, effective)?,
            None => found.versions.last().ok_or_else(|| unknown("plan", plan))?,
        };
        let catalogue = self.plans.catalogue();
        let rules: Vec<RuleView> = version
            .rules
            .iter()
            .map(|it| rule_view(catalogue, version, it))
            .collect();
        let checked_on = self
            .store
            .contact(&found.id)
            .map_err(|error| case_error(&error))?;
        let checked = |contact: &Contact| {
            let here = checked_on.as_ref();
            let named = here.and_then(|it| it.body.as_ref()).filter(|_| contact.unnamed);
            ContactView {
                // Checked at this desk, or by whoever wrote the plan; what nobody has named nobody has checked.
                verified_on: here
                    .filter(|_| !contact.unnamed || named.is_some())
                    .map(|it| it.on.to_string())
                    .or_else(|| contact.verified_on.clone()),
                named: named.map(|it| NamedBody {
                    name: it.name.clone(),
                    phone: it.phone.clone(),
                    source: it.source.clone(),
                }),
                ..contact_view(contact)
            }
        };
        Ok(PlanView {
            plan: found.id.clone(),
            label: version.label.clone(),
            versions: briefs(found),
            version: version.effective.clone(),
            version_by: version_by(catalogue, version),
            insurance: version.insurance,
            time_zone: version.time_zone.clone(),
            rounding: word(version.rounding),
            leap_day: word(version.leap_day),
            source_title: version.source_title.clone(),
            terms: self.terms_of(version)?,
            insurer: version.insurer.as_ref().map(|it| it.name.clone()),
            operator: version.operator.as_ref().map(|it| it.name.clone()),
            contact: version.contact.as_ref().map(checked),
            adr: version.adr.as_ref().map(checked),
            benefits: benefits(catalogue, version, &rules),
            readings: self.readings_of(version, &rules)?,
            documents: documents(catalogue, &rules),
            no_effect: version
                .no_effect
                .iter()
                .enumerate()
                .map(|(place, it)| NoEffectView {
                    id: place.to_string(),
                    inventory: [&it.inventory, &it.register, &it.interactions]
                        .into_iter()
                        .flatten()
                        .cloned()
                        .collect(),
                    clause: it.clause.clone(),
                    at: it.at.clone(),
                    why: it.why.clone(),
                })
                .collect(),
            rules,
        })
    }

    /// The passage of the attached terms that a rule cites.
    ///
    /// # Errors
    /// `unknown_plan`, `unknown_version`, `unknown_rule`, or the desk cannot be read.
    pub fn plan_passage(&self, plan: &str, version: &str, rule: &str) -> Outcome<PassageView> {
        let version = version_named(self.plan_named(plan)?, version)?;
        if version.rule(rule).is_none() {
            return Err(unknown("rule", rule));
        }
        let passage = self.passage(version, rule)?;
        Ok(PassageView {
            own_words: passage.as_ref().is_some_and(|it| it.own_words),
            text: passage.map(|it| it.text),
        })
    }

    fn terms_of(&self, version: &PlanVersion) -> Outcome<Option<TermsBrief>> {
        let terms = self
            .store
            .terms(&version.id)
            .map_err(|error| case_error(&error))?;
        let found = terms
            .into_iter()
            .find(|it| it.version.to_string() == version.effective);
        let Some(found) = found else { return Ok(None) };
        let mut quoted = 0;
        for rule in &version.rules {
            quoted += u32::from(self.passage(version, &rule.id)?.is_some());
        }
        Ok(Some(TermsBrief {
            name: found.name,
            own_words: found.own_words,
            quoted,
        }))
    }

    fn readings_of(&self, version: &PlanVersion, rules: &[RuleView]) -> Outcome<Vec<PlanReading>> {
        let catalogue = self.plans.catalogue();
        let house = self.house_readings(&version.id)?;
        let said = |reading: &str, choice: &str| {
            satei_rules::choice_wording(catalogue, version, reading, choice)
                .map(|it| wording_view(catalogue, version, &it))
        };
        let views = version.readings.iter().map(|it| PlanReading {
            reading: reading(version, it),
            at: it.at.clone(),
            wordings: it
                .choices
                .iter()
                .filter_map(|choice| said(&it.id, &choice.id))
                .collect(),
            house: house
                .iter()
                .find(|stand| stand.reading == it.id)
                .map(|stand| self.house_stand(stand)),
            rules: speaking_of(rules, |rule| &rule.readings, &it.id),
            picks_version: picks(version, &it.id),
        });
        Ok(views.collect())
    }
}

/// What picks the version, by its name.
fn version_by(catalogue: &Catalogue, version: &PlanVersion) -> Label {
    match &version.version_by {
        VersionBy::Fact(id) => label_of(catalogue, id),
        VersionBy::Reading(id) => version
            .reading(id)
            .map_or_else(|| Label::same(id), |it| it.question.clone()),
    }
}

/// Every version with its span of days.
fn briefs(plan: &Plan) -> Vec<VersionBrief> {
    let last_day = |effective: &str| {
        let first = effective.parse::<NaiveDate>().ok()?;
        first.checked_sub_days(Days::new(1)).map(|it| it.to_string())
    };
    let next = plan.versions.iter().skip(1).map(Some).chain([None]);
    plan.versions
        .iter()
        .zip(next)
        .map(|(version, next)| VersionBrief {
            effective: version.effective.clone(),
            until: version
                .ends
                .clone()
                .or_else(|| next.and_then(|it| last_day(&it.effective))),
            rules: u32::try_from(version.rules.len()).unwrap_or(u32::MAX),
        })
        .collect()
}

pub(super) fn contact_view(contact: &Contact) -> ContactView {
    ContactView {
        desk: contact.desk.clone(),
        phone: contact.phone.clone(),
        hours: contact.hours.clone(),
        verified_on: contact.verified_on.clone(),
        basis: contact.basis.clone(),
        unnamed: contact.unnamed,
        named: None,
    }
}

/// The rules whose list of something names an id.
fn speaking_of(rules: &[RuleView], of: impl Fn(&RuleView) -> &Vec<String>, id: &str) -> Vec<String> {
    rules
        .iter()
        .filter(|rule| of(rule).iter().any(|it| it == id))
        .map(|rule| rule.id.clone())
        .collect()
}

/// Whether a reading picks the version.
fn picks(version: &PlanVersion, reading: &str) -> bool {
    version.version_by == VersionBy::Reading(reading.to_owned())
}

fn benefits(catalogue: &Catalogue, version: &PlanVersion, rules: &[RuleView]) -> Vec<PlanBenefit> {
    let picking = Used::picking(catalogue, version);
    let views = version.benefits.iter().map(|benefit| {
        let own: Vec<&RuleView> = rules
            .iter()
            .filter(|it| it.benefits.contains(&benefit.id))
            .collect();
        let mut facts: BTreeSet<&str> = own.iter().flat_map(|it| &it.facts).map(String::as_str).collect();
        facts.extend(picking.facts.iter().map(String::as_str));
        let mut documents: Vec<String> = Vec::new();
        for document in own.iter().flat_map(|it| &it.documents) {
            if !documents.contains(document) {
                documents.push(document.clone());
            }
        }
        PlanBenefit {
            id: benefit.id.clone(),
            label: benefit.label.clone(),
            subject: benefit.subject,
            pays: word(benefit.pays),
            combine: word(benefit.combine),
            facts: catalogue
                .vocabulary()
                .facts
                .iter()
                .filter(|it| facts.contains(it.id.as_str()))
                .map(|it| it.id.clone())
                .collect(),
            documents,
            readings: version
                .readings
                .iter()
                .filter(|it| picks(version, &it.id) || own.iter().any(|rule| rule.readings.contains(&it.id)))
                .map(|it| it.id.clone())
                .collect(),
        }
    });
    views.collect()
}

/// The documents the rules speak of, those that are asked for first.
fn documents(catalogue: &Catalogue, rules: &[RuleView]) -> Vec<PlanDocument> {
    let mut ids: Vec<&String> = Vec::new();
    let asked = rules.iter().flat_map(|it| &it.require);
    for id in asked.chain(rules.iter().flat_map(|it| &it.documents)) {
        if !ids.contains(&id) {
            ids.push(id);
        }
    }
    let facts: BTreeSet<&String> = rules.iter().flat_map(|it| &it.facts).collect();
    ids.into_iter()
        .map(|id| PlanDocument {
            document: id.clone(),
            asked_by: speaking_of(rules, |rule| &rule.require, id),
            judged_by: rules
                .iter()
                .filter(|it| it.of.as_ref() == Some(id))
                .map(|it| it.id.clone())
                .collect(),
            proves: catalogue
                .vocabulary()
                .document(id)
                .into_iter()
                .flat_map(|(_, it)| &it.proves)
                .filter(|it| facts.contains(it))
                .cloned()
                .collect(),
        })
        .collect()
}
