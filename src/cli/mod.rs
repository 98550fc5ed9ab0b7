//! The command line: what the user typed, where settings come from, and one file a subcommand.

mod args;
mod batch;
mod byte_size;
mod completions;
mod config_file;
mod console;
mod evaluate;
mod input;
mod json_lines;
mod method;
mod names;
mod options;
mod output;
mod progress;
mod rank;
mod ranking;
mod segment;
mod setting;
mod settings;
mod status;
mod stop_words;
mod summarize;
mod timings;

use std::ffi::OsString;

use args::Command;
use console::Console;
use settings::{Refusal, Settings};
use status::Status;

/// Runs the program with its arguments, the first of which is its name.
pub(crate) fn run(arguments: impl Iterator<Item = OsString>) -> Status {
    let arguments: Vec<OsString> = arguments.collect();
    let settings = match Settings::load(&arguments) {
        Ok(settings) => settings,
        Err(Refusal::Arguments(answer)) => return status::show(&answer),
        Err(Refusal::Setting(error)) => {
            Console::default().error(&error.into());
            return Status::Usage;
        }
    };
    let console = Console::new(settings.common());
    let outcome = match &settings.cli.command {
        Command::Summarize(args) => summarize::run(args, &settings, &console),
        Command::Rank(args) => rank::run(args, &settings, &console),
        Command::Segment(args) => segment::run(args, &settings, &console),
        Command::Batch(args) => batch::run(args, &settings, &console),
        Command::Evaluate(args) => evaluate::run(args, &settings, &console),
        Command::Completions(args) => completions::run(args),
    };
    outcome.unwrap_or_else(|error| {
        let status = Status::of(&error);
        if status != Status::Done {
            console.error(&error);
        }
        status
    })
}
