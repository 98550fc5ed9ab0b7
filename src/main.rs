//! The program: see `briefing --help`.
#![forbid(unsafe_code)]
fn main() {}
