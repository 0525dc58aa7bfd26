//! How many tests passed, read from what the test programs say.

use std::fmt;
use std::ops::Add;

/// Tests and checks by how they ended.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Counts {
    /// Those that passed.
    pub passed: u64,
    /// Those that failed, timed out or could not be started.
    pub failed: u64,
    /// Those that were not run.
    pub skipped: u64,
}

impl Add for Counts {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self {
            passed: self.passed + other.passed,
            failed: self.failed + other.failed,
            skipped: self.skipped + other.skipped,
        }
    }
}

impl fmt::Display for Counts {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            out,
            "{} passed, {} failed, {} skipped",
            self.passed, self.failed, self.skipped
        )
    }
}

impl Counts {
    /// From the lines `test result: ok. 3 passed; 0 failed; 1 ignored; …` of `cargo test`.
    pub fn of_cargo_test(text: &str) -> Self {
        text.lines()
            .filter(|line| line.trim_start().starts_with("test result:"))
            .map(Self::of_line)
            .fold(Self::default(), Self::add)
    }

    /// From the last line `Summary [ 0.1s] 4 tests run: 3 passed, 1 failed, 2 skipped` of nextest.
    pub fn of_nextest(text: &str) -> Option<Self> {
        text.lines()
            .rfind(|line| line.trim_start().starts_with("Summary ["))
            .map(Self::of_line)
    }

    /// From the last line that names both what passed and what failed.
    pub fn of_last_line(text: &str) -> Option<Self> {
        text.lines()
            .rfind(|line| line.contains(" passed") && line.contains(" failed"))
            .map(Self::of_line)
    }

    /// From the report vitest writes as JSON.
    pub fn of_vitest(json: &str) -> Option<Self> {
        let report: serde_json::Value = serde_json::from_str(json).ok()?;
        let number = |name: &str| report[name].as_u64();
        Some(Self {
            passed: number("numPassedTests")?,
            failed: number("numFailedTests")?,
            skipped: number("numPendingTests")? + number("numTodoTests").unwrap_or(0),
        })
    }

    fn of_line(line: &str) -> Self {
        let words: Vec<&str> = line
            .split(|sign: char| !sign.is_alphanumeric())
            .filter(|word| !word.is_empty())
            .collect();
        let mut counts = Self::default();
        for pair in words.windows(2) {
            let Ok(number) = pair[0].parse::<u64>() else {
                continue;
            };
            match pair[1] {
                "passed" => counts.passed += number,
                // "timed" of "timed out", "exec" of "exec failed".
                "failed" | "timed" | "exec" => counts.failed += number,
                "skipped" | "ignored" => counts.skipped += number,
                _ => {}
            }
        }
        counts
    }
}

#[cfg(test)]
mod tests {
    use super::Counts;

    fn counts(passed: u64, failed: u64, skipped: u64) -> Counts {
        Counts {
            passed,
            failed,
            skipped,
        }
    }

    #[test]
    fn cargo_test_results_are_added_up() {
        let text = "test a ... ok\n\ntest result: ok. 3 passed; 0 failed; 1 ignored; 0 measured; 7 filtered out; finished in 0.00s\n\
                    test result: FAILED. 2 passed; 4 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.00s\n";
        assert_eq!(Counts::of_cargo_test(text), counts(5, 4, 1));
    }

    #[test]
    fn nextest_counts_time_outs_as_failures() {
        let text = "     Summary [   0.012s] 7 tests run: 3 passed (1 slow), 2 failed, 1 timed out, 1 exec failed, 5 skipped";
        assert_eq!(Counts::of_nextest(text), Some(counts(3, 4, 5)));
        assert_eq!(Counts::of_nextest("error: could not compile"), None);
    }

    #[test]
    fn a_vitest_report_is_read() {
        let json = r#"{"numPassedTests":12,"numFailedTests":1,"numPendingTests":2,"numTodoTests":0}"#;
        assert_eq!(Counts::of_vitest(json), Some(counts(12, 1, 2)));
        assert_eq!(Counts::of_vitest("{}"), None);
    }

    #[test]
    fn the_last_line_with_both_counts() {
        assert_eq!(
            Counts::of_last_line("a: 1 passed, 0 failed\n212 passed, 3 failed\nbye"),
            Some(counts(212, 3, 0))
        );
        assert_eq!(Counts::of_last_line("nothing"), None);
    }

    #[test]
    fn the_summary_line_is_the_agreed_one() {
        assert_eq!(counts(3, 0, 1).to_string(), "3 passed, 0 failed, 1 skipped");
    }
}
