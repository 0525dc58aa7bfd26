//! Dossiers that claims refer to: what a registration or enrolment hands on.

use super::{Verdict, assess};
use crate::catalogue::Catalogue;
use crate::claim::{ClaimInput, FactEntry, FactValue};
use satei_model::{Proof, Subject};

impl ClaimInput {
    /// Takes over what a dossier of the same plan hands on: the facts that its benefits carry, with their
    /// proof, and its outcome as of the dossier's own moment. `name` says where they come from. A fact of
    /// which the claim already holds another value is then known in two ways, and so not known.
    pub fn refer_to(&mut self, catalogue: &Catalogue, dossier: &ClaimInput, name: &str) {
        let versions = catalogue.plan(&dossier.plan).map_or(&[][..], |p| &p.versions);
        let benefits = versions.iter().rev().flat_map(|v| &v.benefits);
        let mut done: Vec<&str> = Vec::new();
        for benefit in benefits.filter(|b| b.subject == Subject::Registration) {
            if done.contains(&benefit.id.as_str()) {
                continue;
            }
            done.push(&benefit.id);
            for fact in &benefit.carries {
                if let Some(FactEntry::Value { value, proof, .. }) = dossier.facts.get(fact) {
                    self.take_over(fact, value, *proof, name);
                }
            }
            let Some(fact) = &benefit.outcome else { continue };
            // What a person decided about the dossier stands among its facts and goes before.
            if let Some(FactEntry::Value { value, proof, .. }) = dossier.facts.get(fact) {
                self.take_over(fact, value, *proof, name);
                continue;
            }
            let outcome = match assess(catalogue, dossier, &benefit.id).verdict {
                Verdict::Entitled => "entitled",
                Verdict::NotEntitled => "not_entitled",
                _ => continue,
            };
            self.take_over(fact, &FactValue::Enum(outcome.to_owned()), Proof::Confirmed, name);
        }
    }

    fn take_over(&mut self, fact: &str, value: &FactValue, proof: Proof, name: &str) {
        let own = self.facts.get_mut(fact);
        let taken = FactEntry::Value {
            value: value.clone(),
            proof,
            from: Some(name.to_owned()),
        };
        match own {
            None => drop(self.facts.insert(fact.to_owned(), taken)),
            Some(FactEntry::Candidates(values)) if values.contains(value) => {}
            Some(FactEntry::Candidates(values)) => values.push(value.clone()),
            Some(own) => {
                if let FactEntry::Value {
                    value: known,
                    proof: proved,
                    ..
                } = own
                {
                    if known != value {
                        *own = FactEntry::Candidates(vec![known.clone(), value.clone()]);
                    } else if *proved < proof {
                        *own = taken;
                    }
                }
            }
        }
    }
}
