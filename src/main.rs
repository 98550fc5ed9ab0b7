//! The program: see `briefing --help`.
#![forbid(unsafe_code)]

mod cli;

use std::panic;
use std::process::ExitCode;

use briefing::guard;

fn main() -> ExitCode {
    keep_quiet_about_caught_panics();
    cli::run(std::env::args_os()).into()
}

/// The library catches the panics of some third-party code, so they are not worth a message; all
/// others are.
fn keep_quiet_about_caught_panics() {
    let report = panic::take_hook();
    panic::set_hook(Box::new(move |info| {
        if !guard::is_on() {
            report(info);
        }
    }));
}
