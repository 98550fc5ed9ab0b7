//! What the user may type for `briefing batch`. The doc comments are the help.

use std::path::PathBuf;
use std::time::Duration;

use briefing::reader::FieldName;
use clap::Args;

use crate::cli::byte_size::byte_size;
use crate::cli::method::{MethodArgs, whole_number};
use crate::cli::names::NameArgs;
use crate::cli::options::{CommonArgs, LanguageChoice, LengthArgs};

pub(crate) const EXAMPLES: &str = "\
Examples:
  briefing batch clusters.jsonl -o briefings.jsonl
  briefing batch --resume --words 100 -o briefings.jsonl clusters/ more.jsonl.gz
  zcat clusters.jsonl.gz | briefing batch --log-format json > briefings.jsonl

A line of the input is
  {\"id\": \"…\", \"documents\": [{\"id\": \"…\", \"title\": \"…\", \"date\": \"…\", \"text\": \"…\"}],
   \"query\": \"…\", \"known\": [documents], \"budget\": {\"words\": 100}}
and any other fields, which go through to its answer: the briefing as JSON, as summarize makes it,
or {\"id\": \"…\", \"error\": {\"kind\": \"…\", \"message\": \"…\", \"line\": 7}}.";

#[derive(Args, Debug)]
pub(crate) struct BatchArgs {
    /// Files of clusters, JSON Lines, also packed (.gz, .zst), and folders of such; `-` is
    /// standard input, which is also read where no path is given
    #[arg(value_name = "INPUT")]
    pub(crate) paths: Vec<PathBuf>,
    /// Language of the articles: an ISO 639-1 code such as en or uk, or auto to identify it
    #[arg(
        long,
        value_name = "CODE",
        default_value = "auto",
        help_heading = "Input"
    )]
    pub(crate) language: LanguageChoice,
    /// Another name for a field of a document, such as text=body. Repeatable
    #[arg(long, value_name = "FIELD=NAME", help_heading = "Input")]
    pub(crate) field: Vec<FieldName>,
    /// Files and folders to pass over inside of folders, as in a .gitignore. Repeatable
    #[arg(long, value_name = "PATTERN", help_heading = "Input")]
    pub(crate) exclude: Vec<String>,
    /// Follow symbolic links inside of folders
    #[arg(long, help_heading = "Input", hide_short_help = true)]
    pub(crate) follow_links: bool,

    /// Go on with the run to the same --output that was broken off
    ///
    /// What stands in FILE.partial is kept as far as the input up to there is the same; the result
    /// is the one that a run without a break would have given. Begins at the start if there is
    /// nothing to go on with.
    #[arg(long, help_heading = "Run", requires = "output")]
    pub(crate) resume: bool,
    /// Stop at the first record that fails
    #[arg(long, help_heading = "Run")]
    pub(crate) fail_fast: bool,
    /// Most records between the reading of one and the writing of its answer; 0 takes 16 a thread.
    /// Together they have at most 256M, one longer record aside
    #[arg(long, value_name = "N", value_parser = whole_number::<usize>, default_value_t = 0)]
    #[arg(help_heading = "Run")]
    pub(crate) window: usize,
    /// Longest record, in bytes; K, M and G stand for powers of 1024
    #[arg(long, value_name = "SIZE", value_parser = byte_size, default_value = "64M")]
    #[arg(help_heading = "Run")]
    pub(crate) max_record_bytes: u64,
    /// Most sentences of a record
    #[arg(long, value_name = "N", value_parser = whole_number::<usize>, default_value_t = 500_000)]
    #[arg(help_heading = "Run")]
    pub(crate) max_record_sentences: usize,
    /// Most time for a record, in seconds, looked at after each stage of the work
    #[arg(long, value_name = "SECONDS", value_parser = seconds, default_value = "60")]
    #[arg(help_heading = "Run")]
    pub(crate) max_record_seconds: Duration,

    /// Say why each sentence was taken
    #[arg(long, help_heading = "Output")]
    pub(crate) explain: bool,

    #[command(flatten)]
    pub(crate) common: CommonArgs,
    #[command(flatten)]
    pub(crate) length: LengthArgs,
    #[command(flatten)]
    pub(crate) names: NameArgs,
    #[command(flatten)]
    pub(crate) method: MethodArgs,
}

fn seconds(text: &str) -> Result<Duration, &'static str> {
    let seconds: Option<f64> = text.parse().ok();
    let time = seconds.and_then(|seconds| Duration::try_from_secs_f64(seconds).ok());
    time.filter(|time| !time.is_zero())
        .ok_or("must be a number of seconds above 0, such as 60 or 0.5")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_read_in_seconds() {
        assert_eq!(seconds("0.5"), Ok(Duration::from_millis(500)));
        for wrong in ["", "0", "-1", "NaN", "inf", "1e300", "1s"] {
            assert!(seconds(wrong).is_err(), "{wrong:?}");
        }
    }
}
