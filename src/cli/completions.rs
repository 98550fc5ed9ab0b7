//! `briefing completions`.

use clap::CommandFactory;

use crate::cli::args::{Cli, CompletionsArgs};
use crate::cli::output::Output;
use crate::cli::status::Status;

/// Writes the completions of a shell to standard output.
pub(crate) fn run(args: &CompletionsArgs) -> anyhow::Result<Status> {
    let mut script = Vec::new();
    clap_complete::generate(args.shell, &mut Cli::command(), "briefing", &mut script);
    let mut output = Output::open(None)?;
    output.put(&String::from_utf8_lossy(&script))?;
    output.finish()?;
    Ok(Status::Done)
}
