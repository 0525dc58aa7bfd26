//! The gate: every check there is, each named and timed, ending with one summary line.

mod count;
mod display;
mod steps;

use std::time::{Duration, Instant};

use crate::Outcome;
use crate::repo::Repo;
pub use count::Counts;
pub use display::Display;

/// Runs every step whose needs were met and prints the summary line last.
pub fn test(repo: &Repo) -> Outcome {
    let mut gate = Gate::default();
    steps::all(repo, &mut gate);
    gate.report();
    let total = gate.total();
    println!("{total}");
    // The summary line is the last word: the failures are listed above it.
    if total.failed == 0 {
        Ok(())
    } else {
        Err(String::new())
    }
}

/// The steps so far.
#[derive(Default)]
pub struct Gate {
    steps: Vec<Step>,
}

struct Step {
    name: &'static str,
    took: Duration,
    end: End,
}

enum End {
    Ran { counts: Counts, trouble: Option<String> },
    NotRun { needs: &'static str },
}

impl Step {
    fn counts(&self) -> Counts {
        match &self.end {
            End::Ran { counts, .. } => *counts,
            End::NotRun { .. } => Counts {
                skipped: 1,
                ..Counts::default()
            },
        }
    }

    fn held(&self) -> bool {
        matches!(&self.end, End::Ran { trouble: None, .. })
    }
}

impl Gate {
    /// Runs one step unless something it needs did not hold. A step that holds without having
    /// counted tests counts as one check passed; one that does not hold counts at least one failure.
    pub fn step(
        &mut self,
        name: &'static str,
        needs: &[&'static str],
        work: impl FnOnce() -> Outcome<(Counts, bool)>,
    ) {
        let broken = self
            .steps
            .iter()
            .find(|step| needs.contains(&step.name) && !step.held());
        if let Some(broken) = broken {
            println!("\n── {name}: not run, because {} did not hold", broken.name);
            let needs = broken.name;
            self.steps.push(Step {
                name,
                took: Duration::ZERO,
                end: End::NotRun { needs },
            });
            return;
        }
        println!("\n── {name}");
        let started = Instant::now();
        let (mut counts, trouble) = match work() {
            Ok((counts, true)) if counts.failed == 0 => (counts, None),
            Ok((counts, _)) => (counts, Some("see its output above".to_owned())),
            Err(message) => (Counts::default(), Some(message)),
        };
        match trouble {
            Some(_) if counts.failed == 0 => counts.failed = 1,
            None if counts == Counts::default() => counts.passed = 1,
            _ => {}
        }
        let took = started.elapsed();
        println!(
            "── {name}: {} in {:.1} s",
            if trouble.is_none() {
                "holds"
            } else {
                "DOES NOT HOLD"
            },
            took.as_secs_f64()
        );
        self.steps.push(Step {
            name,
            took,
            end: End::Ran { counts, trouble },
        });
    }

    fn total(&self) -> Counts {
        self.steps
            .iter()
            .fold(Counts::default(), |sum, step| sum + step.counts())
    }

    fn report(&self) {
        println!("\n── summary");
        for step in &self.steps {
            let Counts {
                passed,
                failed,
                skipped,
            } = step.counts();
            let seconds = step.took.as_secs_f64();
            println!(
                "{:<20} {seconds:>8.1} s {passed:>6} passed {failed:>4} failed {skipped:>4} skipped",
                step.name
            );
        }
        let took: Duration = self.steps.iter().map(|step| step.took).sum();
        println!("{:<20} {:>8.1} s", "in all", took.as_secs_f64());
        for step in &self.steps {
            match &step.end {
                End::Ran {
                    trouble: Some(trouble),
                    ..
                } => println!("{} does not hold: {trouble}", step.name),
                End::NotRun { needs } => println!("{} was not run, because {needs} did not hold", step.name),
                End::Ran { trouble: None, .. } => {}
            }
        }
        println!();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn holds() -> Outcome<(Counts, bool)> {
        Ok((Counts::default(), true))
    }

    #[test]
    fn a_failed_step_stops_only_what_needs_it() {
        let mut gate = Gate::default();
        gate.step("a", &[], || Err("broken".to_owned()));
        gate.step("b", &["a"], || panic!("must not run"));
        gate.step("c", &["b"], || panic!("must not run"));
        gate.step("d", &[], holds);
        assert_eq!(
            gate.total(),
            Counts {
                passed: 1,
                failed: 1,
                skipped: 2
            }
        );
    }

    #[test]
    fn a_failing_program_is_a_failure_even_when_its_tests_passed() {
        let mut gate = Gate::default();
        gate.step("tests", &[], || {
            Ok((
                Counts {
                    passed: 5,
                    failed: 0,
                    skipped: 0,
                },
                false,
            ))
        });
        assert_eq!(
            gate.total(),
            Counts {
                passed: 5,
                failed: 1,
                skipped: 0
            }
        );
    }

    #[test]
    fn failing_tests_are_a_failure_even_when_the_program_succeeds() {
        let mut gate = Gate::default();
        gate.step("tests", &[], || {
            Ok((
                Counts {
                    passed: 5,
                    failed: 2,
                    skipped: 0,
                },
                true,
            ))
        });
        gate.step("after", &["tests"], holds);
        assert_eq!(
            gate.total(),
            Counts {
                passed: 5,
                failed: 2,
                skipped: 1
            }
        );
    }
}
