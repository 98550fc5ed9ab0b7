//! The program: see `briefing --help`.
#![forbid(unsafe_code)]

mod cli;

use std::panic;
use std::process::ExitCode;

use briefing::analysis::Stemmer;
use briefing::reader::is_extracting;

fn main() -> ExitCode {
    keep_quiet_about_caught_panics();
    cli::run(std::env::args_os()).into()
}

/// The library catches the panics of two third-party libraries, of stems and of web pages, so they
/// are not worth a message; all others are.
fn keep_quiet_about_caught_panics() {
    let report = panic::take_hook();
    panic::set_hook(Box::new(move |info| {
        if !Stemmer::is_at_work() && !is_extracting() {
            report(info);
        }
    }));
}
