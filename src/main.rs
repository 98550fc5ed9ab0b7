//! The program: see `briefing --help`.
#![forbid(unsafe_code)]

mod cli;

use std::panic;
use std::process::ExitCode;

use briefing::analysis::Stemmer;

fn main() -> ExitCode {
    keep_quiet_about_stemmers();
    cli::run(std::env::args_os()).into()
}

/// The library catches the panics of one third-party stemmer, so they are not worth a message;
/// all others are.
fn keep_quiet_about_stemmers() {
    let report = panic::take_hook();
    panic::set_hook(Box::new(move |info| {
        if !Stemmer::is_at_work() {
            report(info);
        }
    }));
}
