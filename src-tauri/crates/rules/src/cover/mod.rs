//! Coverage: how much of its source a plan carries out, and how much of the plan its scenarios guard.

mod register;
mod seen;
mod show;

use crate::catalogue::{Catalogue, Plan};
use crate::mutate::{MutationReport, mutate_version};
use crate::plan::{PlanVersion, RuleKind};
use seen::Seen;
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};

pub use register::{Register, RegisteredClause};
pub(crate) use register::{is_register, read};
pub use seen::Unseen;

/// A number with the place where it stands: a clause that nothing cites, or a citation of a clause
/// that the register lacks.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Gap {
    /// The number.
    pub id: String,
    /// Where it stands: a place of the source, or who cites it.
    pub at: String,
}

/// How many numbers of a register are carried, and by what.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Tally {
    /// How many the register has.
    pub total: usize,
    /// How many of them something carries, or a note says make no difference.
    pub covered: usize,
    /// How many are covered by what: `rule`, `reading`, `hole`, `discretion`, `scenario`,
    /// `without effect`. One number may be covered by several.
    pub by: BTreeMap<&'static str, usize>,
    /// Numbers of the register that nothing carries.
    pub missing: Vec<Gap>,
    /// Citations of numbers that the register lacks.
    pub unknown: Vec<Gap>,
    #[serde(skip)]
    ids: BTreeMap<String, bool>,
}

/// What one benefit carries.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct BenefitCover {
    /// The benefit.
    pub benefit: String,
    /// Its rules.
    pub rules: usize,
    /// The clauses of the register that they carry out.
    pub clauses: usize,
}

/// The coverage of one version of a plan.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PlanCover {
    /// The plan.
    pub plan: String,
    /// The effective date of the version.
    pub version: String,
    /// The register it is measured against; absent where there is none, which is a gap.
    pub register: Option<String>,
    /// Its clauses.
    pub clauses: Tally,
    /// By benefit, in the order of the plan.
    pub benefits: Vec<BenefitCover>,
    /// What the source leaves open.
    pub ambiguities: Tally,
    /// What one claim has to do with another.
    pub interactions: Tally,
    /// Scenarios beside the plan.
    pub scenarios: usize,
    /// Rules.
    pub rules: usize,
    /// Rules of which the scenarios have not seen every result that they can have.
    pub unseen: Vec<Unseen>,
    /// What came of changing its numbers and operators, where that was asked for.
    pub mutants: Option<MutationReport>,
    /// Whether this is the plan's newest version.
    pub newest: bool,
}

/// The coverage of a set of plans.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct CoverReport {
    /// Every version of every plan.
    pub plans: Vec<PlanCover>,
}

impl PlanCover {
    /// Whether nothing is missing.
    #[must_use]
    pub fn is_whole(&self) -> bool {
        self.register.is_some()
            && [&self.clauses, &self.ambiguities, &self.interactions]
                .iter()
                .all(|tally| tally.missing.is_empty() && tally.unknown.is_empty())
            && self.unseen.is_empty()
            && self
                .mutants
                .as_ref()
                .is_none_or(|m| m.failing == 0 && m.survivors().is_empty() && m.stale.is_empty())
    }
}

impl CoverReport {
    /// Whether nothing is missing anywhere.
    #[must_use]
    pub fn is_whole(&self) -> bool {
        self.plans.iter().all(PlanCover::is_whole)
    }

    /// Covered and total over the newest versions. A number that several plans share counts once, and
    /// is covered where all of them cover it.
    fn total(&self, tally: impl Fn(&PlanCover) -> &Tally) -> (usize, usize) {
        let mut all: BTreeMap<&str, bool> = BTreeMap::new();
        for plan in self.plans.iter().filter(|p| p.newest) {
            for (id, covered) in &tally(plan).ids {
                *all.entry(id).or_insert(true) &= covered;
            }
        }
        (all.values().filter(|c| **c).count(), all.len())
    }
}

/// Measures every version of every plan against its register of clauses and its scenarios. `mutants`:
/// whether to change every number and operator, which takes longest.
#[must_use]
pub fn cover(catalogue: &Catalogue, mutants: bool) -> CoverReport {
    let seen = Seen::by_scenarios(catalogue);
    let mut report = CoverReport::default();
    for (place, plan) in catalogue.plans().iter().enumerate() {
        for (at, version) in plan.versions.iter().enumerate() {
            let mut found = cover_version(catalogue, plan, version);
            found.newest = at + 1 == plan.versions.len();
            (found.rules, found.unseen) = seen.unseen(catalogue, place, at);
            found.mutants = mutants.then(|| mutate_version(catalogue, place, at));
            report.plans.push(found);
        }
    }
    report
}

/// What carries a number: the kind of carrier, and its name for a person.
type Carrier<'a> = (&'a str, &'static str, String);

fn cover_version(catalogue: &Catalogue, plan: &Plan, version: &PlanVersion) -> PlanCover {
    let register = catalogue.register(&plan.id, &version.effective);
    let scenarios: Vec<_> = catalogue
        .scenarios()
        .iter()
        .filter(|f| f.plan == plan.id)
        .flat_map(|f| &f.scenarios)
        .collect();
    let mut clauses: Vec<Carrier<'_>> = Vec::new();
    let mut ambiguities: Vec<Carrier<'_>> = Vec::new();
    let mut interactions: Vec<Carrier<'_>> = Vec::new();
    for reading in &version.readings {
        let named = |id| (id, "reading", format!("reading `{}`", reading.id));
        ambiguities.extend(reading.register.as_deref().map(named));
    }
    for rule in &version.rules {
        let name = format!("rule `{}`", rule.id);
        let kind = match rule.kind {
            RuleKind::Discretion => "discretion",
            _ if rule.open.is_some() => "hole",
            _ => "rule",
        };
        clauses.extend(
            rule.inventory
                .iter()
                .map(|id| (id.as_str(), "rule", name.clone())),
        );
        ambiguities.extend(rule.register.iter().map(|id| (id.as_str(), kind, name.clone())));
        interactions.extend(
            rule.interactions
                .iter()
                .map(|id| (id.as_str(), "rule", name.clone())),
        );
    }
    for note in &version.no_effect {
        for (ids, carriers) in [
            (&note.inventory, &mut clauses),
            (&note.register, &mut ambiguities),
            (&note.interactions, &mut interactions),
        ] {
            let named = |id| (id, "without effect", "a note without effect".to_owned());
            carriers.extend(ids.iter().map(String::as_str).map(named));
        }
    }
    for scenario in &scenarios {
        let name = format!("scenario `{}`", scenario.id);
        let each = scenario
            .interactions
            .iter()
            .map(|id| (id.as_str(), "scenario", name.clone()));
        interactions.extend(each);
    }
    let registered: Vec<(&str, &str)> = register
        .iter()
        .flat_map(|r| &r.clauses)
        .map(|c| (c.id.as_str(), c.at.as_str()))
        .collect();
    let plain = |ids: fn(&Register) -> &Vec<String>| -> Vec<(&str, &str)> {
        let ids = register.into_iter().flat_map(ids);
        ids.map(|id| (id.as_str(), "")).collect()
    };
    let open = plain(|r| &r.ambiguities);
    let between = plain(|r| &r.interactions);
    PlanCover {
        plan: plan.id.clone(),
        version: version.effective.clone(),
        register: register.map(|r| r.path.clone()),
        benefits: benefits(version, &registered),
        clauses: tally(&registered, &clauses),
        ambiguities: tally(&open, &ambiguities),
        interactions: tally(&between, &interactions),
        scenarios: scenarios.len(),
        rules: 0,
        unseen: Vec::new(),
        mutants: None,
        newest: false,
    }
}

fn benefits(version: &PlanVersion, registered: &[(&str, &str)]) -> Vec<BenefitCover> {
    let cover = |benefit: &crate::plan::Benefit| {
        let rules: Vec<_> = version
            .rules
            .iter()
            .filter(|r| r.benefits.contains(&benefit.id))
            .collect();
        let cited: BTreeSet<&str> = rules
            .iter()
            .flat_map(|r| &r.inventory)
            .map(String::as_str)
            .filter(|id| registered.iter().any(|(known, _)| known == id))
            .collect();
        BenefitCover {
            benefit: benefit.id.clone(),
            rules: rules.len(),
            clauses: cited.len(),
        }
    };
    version.benefits.iter().map(cover).collect()
}

/// Counts what of a register is carried.
fn tally(registered: &[(&str, &str)], carriers: &[Carrier<'_>]) -> Tally {
    let mut tally = Tally {
        total: registered.len(),
        ..Tally::default()
    };
    for (id, at) in registered {
        let kinds: BTreeSet<&'static str> = carriers
            .iter()
            .filter(|(of, ..)| of == id)
            .map(|(_, kind, _)| *kind)
            .collect();
        tally.ids.insert((*id).to_owned(), !kinds.is_empty());
        if kinds.is_empty() {
            tally.missing.push(Gap {
                id: (*id).to_owned(),
                at: (*at).to_owned(),
            });
        } else {
            tally.covered += 1;
        }
        for kind in kinds {
            *tally.by.entry(kind).or_default() += 1;
        }
    }
    for (id, _, name) in carriers {
        if !registered.iter().any(|(known, _)| known == id) {
            tally.unknown.push(Gap {
                id: (*id).to_owned(),
                at: name.clone(),
            });
        }
    }
    tally
}
