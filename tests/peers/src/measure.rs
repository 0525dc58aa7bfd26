//! Interleaved slices, their medians, in thread CPU time.

use cpu_time::ThreadTime;
use std::ops::Range;
use std::time::Instant;

/// Claims measured at one go: long enough that reading the clock is next to nothing of it.
const SLICE: usize = 256;

/// One of those that are measured.
pub struct Runner<'a> {
    /// Its name in the tables.
    pub name: String,
    run: Box<dyn FnMut(usize) + 'a>,
    /// Nanoseconds a claim, slice by slice.
    times: Vec<f64>,
}

impl<'a> Runner<'a> {
    /// Something that takes a claim by its place.
    pub fn new(name: impl Into<String>, run: impl FnMut(usize) + 'a) -> Self {
        Self {
            name: name.into(),
            run: Box::new(run),
            times: Vec::new(),
        }
    }

    fn slice(&mut self, claims: Range<usize>) {
        let count = claims.len() as f64;
        let start = ThreadTime::now();
        claims.for_each(&mut self.run);
        self.times.push(start.elapsed().as_nanos() as f64 / count);
    }

    /// The median of the slices, in nanoseconds a claim.
    pub fn median(&self) -> f64 {
        median(&self.times)
    }
}

/// The middle of some times.
pub fn median(times: &[f64]) -> f64 {
    let mut sorted = times.to_vec();
    sorted.sort_by(f64::total_cmp);
    sorted.get(sorted.len() / 2).copied().unwrap_or_default()
}

/// Runs all over the same claims, taking turns slice by slice, so that a busy machine slows all alike.
pub fn race(runners: &mut [Runner<'_>], claims: usize, rounds: usize) {
    // Once over all to warm up.
    for runner in runners.iter_mut() {
        runner.slice(0..claims);
        runner.times.clear();
    }
    for _ in 0..rounds {
        for first in (0..claims).step_by(SLICE) {
            for runner in runners.iter_mut() {
                runner.slice(first..(first + SLICE).min(claims));
            }
        }
    }
}

/// How long something takes that works with several threads, in milliseconds of the clock: the median of some runs.
pub fn milliseconds(runs: usize, mut run: impl FnMut()) -> f64 {
    let times: Vec<f64> = (0..runs)
        .map(|_| {
            let start = Instant::now();
            run();
            start.elapsed().as_secs_f64() * 1e3
        })
        .collect();
    median(&times)
}
