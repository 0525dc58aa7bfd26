//! The only program that parses files from outside; it runs under limits.

fn main() {}
