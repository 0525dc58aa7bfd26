//! Builds, runs and checks the workbench: cargo xtask run | test | bench | dist | tidy.

fn main() {}
