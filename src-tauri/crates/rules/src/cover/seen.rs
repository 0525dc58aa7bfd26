//! Which results of every rule the scenarios have seen, of those that it can have.

use crate::assess::{FindingResult, Pass, assess};
use crate::catalogue::Catalogue;
use crate::claim::ClaimInput;
use crate::diagram::{Compiler, FALSE, TRUE};
use crate::plan::RuleKind;
use crate::program::{Node, Program, RuleCode};
use serde::Serialize;
use std::collections::BTreeMap;

/// A rule with the results that it can have and that no scenario has shown.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Unseen {
    /// The rule.
    pub rule: String,
    /// `true`, `false`, `undetermined`.
    pub never: Vec<&'static str>,
}

/// Whether a rule was, or can be, true, false and undetermined.
#[derive(Debug, Clone, Copy, Default)]
struct Results([bool; 3]);

const WORDS: [&str; 3] = ["true", "false", "undetermined"];

impl Results {
    fn add(&mut self, other: Self) {
        for (mine, theirs) in self.0.iter_mut().zip(other.0) {
            *mine |= theirs;
        }
    }

    fn of(kind: RuleKind, result: FindingResult) -> Self {
        use FindingResult::{Applies, DoesNotApply, Met, NotMet, Presumed, Silent, Undetermined};
        Self(match result {
            // A charge is nothing but its `if`, so its silence is its being false.
            Silent if kind == RuleKind::Charge => [false, true, false],
            Met | Applies => [true, false, false],
            NotMet | DoesNotApply => [false, true, false],
            Undetermined | Presumed => [false, false, true],
            Silent => [false; 3],
        })
    }
}

/// What the scenarios have seen, by plan, version and rule.
pub(super) struct Seen(BTreeMap<(String, String, String), Results>);

impl Seen {
    /// Assesses every scenario for the benefits of which it expects something.
    pub fn by_scenarios(catalogue: &Catalogue) -> Self {
        let mut seen: BTreeMap<_, Results> = BTreeMap::new();
        for scenario in catalogue.scenarios().iter().flat_map(|f| &f.scenarios) {
            for benefit in scenario.expect.keys() {
                let found = assess(catalogue, &scenario.claim, benefit);
                for finding in found.findings {
                    let key = (found.plan.clone(), found.version.clone(), finding.rule);
                    seen.entry(key)
                        .or_default()
                        .add(Results::of(finding.kind, finding.result));
                }
            }
        }
        Self(seen)
    }

    /// The rules of a version of which a possible result was never seen, and how many rules there are.
    pub fn unseen(&self, catalogue: &Catalogue, plan: usize, version: usize) -> (usize, Vec<Unseen>) {
        let Some(plan) = catalogue.plans().get(plan) else {
            return (0, Vec::new());
        };
        let (Some(version), Some(programs)) = (plan.versions.get(version), plan.programs.get(version)) else {
            return (0, Vec::new());
        };
        let nothing = ClaimInput::new(&plan.id, 0);
        let mut possible: BTreeMap<&str, Results> = BTreeMap::new();
        for program in programs {
            let pass = Pass::new(catalogue.vocabulary(), version, program, &nothing);
            for code in &program.rules {
                if let Some(rule) = version.rules.get(code.rule) {
                    let results = results(&pass, program, code, rule.kind);
                    possible.entry(&rule.id).or_default().add(results);
                }
            }
        }
        let mut unseen = Vec::new();
        for rule in &version.rules {
            let key = (plan.id.clone(), version.effective.clone(), rule.id.clone());
            let seen = self.0.get(&key).copied().unwrap_or_default();
            let can = possible.get(rule.id.as_str()).copied().unwrap_or_default();
            let never: Vec<&str> = (0..WORDS.len())
                .filter(|i| can.0.get(*i) > seen.0.get(*i))
                .filter_map(|i| WORDS.get(i).copied())
                .collect();
            if !never.is_empty() {
                unseen.push(Unseen {
                    rule: rule.id.clone(),
                    never,
                });
            }
        }
        (version.rules.len(), unseen)
    }
}

/// The results that a rule can have at all, whatever a claim says.
fn results(pass: &Pass<'_>, program: &Program, code: &RuleCode, kind: RuleKind) -> Results {
    let Some(result) = code.result else {
        // A person may raise a discretion, find against it, or say nothing.
        return Results([kind == RuleKind::Discretion; 3]);
    };
    let mut compiler = Compiler::new(pass);
    let condition = compiler.condition(result);
    if condition > TRUE || compiler.diagrams.full {
        return Results([true; 3]);
    }
    let clock = crate::eval::cone(&program.arena, result)
        .iter()
        .any(|id| matches!(program.arena.node(*id), Node::AsOf));
    Results([condition == TRUE || clock, condition == FALSE || clock, false])
}
