//! What the user may type. The doc comments are the help.

use std::path::PathBuf;

use briefing::render::Format;
use clap::{Args, Parser, Subcommand, ValueEnum};
use clap_complete::Shell;

use crate::cli::batch::args as batch;
use crate::cli::batch::args::BatchArgs;
use crate::cli::evaluate::args as evaluate;
use crate::cli::evaluate::args::EvaluateArgs;
use crate::cli::method::{MethodArgs, choice, whole_number};
use crate::cli::names::NameArgs;
use crate::cli::options::{ClusterArgs, CommonArgs, InputArgs, LengthArgs};

const EXAMPLES: &str = "\
Examples:
  briefing summarize articles/                    five sentences from a folder of articles
  briefing summarize --words 100 a.txt b.txt      at most 100 words from two articles
  briefing summarize --about 'ceasefire' *.txt    with an eye on one question
  briefing rank --top 10 articles/                the ten most central sentences
  briefing batch clusters.jsonl -o out.jsonl      a briefing of every cluster, one a line
  briefing summarize --help                       every option, with the method's parameters

Settings:
  Every option can also be set in a TOML file given by --config (words = 100, rank = \"lexrank\")
  or by an environment variable (BRIEFING_WORDS=100, BRIEFING_MAX_ITERATIONS=50). Options count
  before variables, variables before the file. A file or variable may serve several commands:
  what a command has no option for, or no such value, it passes over.

Exit status:
  0 done, 1 some inputs failed, 2 wrong usage or settings, 3 nothing to summarise or evaluate";

const SUMMARIZE_EXAMPLES: &str = "\
Examples:
  briefing summarize articles/
  briefing summarize --words 100 --format markdown -o today.md articles/
  briefing summarize --about 'prisoner exchange' --known yesterday/ today/
  briefing summarize --rank lexrank --select mmr --explain articles/
  briefing summarize --field text=body dump.jsonl feed.xml pages.zip
  cat article.txt | briefing summarize --sentences 3";

const RANK_EXAMPLES: &str = "\
Examples:
  briefing rank --top 10 articles/
  briefing rank --format csv -o ranks.csv articles/
  briefing rank --rank lexrank --order document a.txt b.txt";

const SEGMENT_EXAMPLES: &str = "\
Examples:
  briefing segment article.txt
  briefing segment --format json article.txt
  echo '{\"lang\": \"en\", \"text\": \"It rains. It pours.\"}' | briefing segment --jsonl";

const COMPLETIONS_EXAMPLES: &str = "\
Examples:
  briefing completions bash > ~/.local/share/bash-completion/completions/briefing
  briefing completions zsh > ~/.zfunc/_briefing
  briefing completions fish > ~/.config/fish/completions/briefing.fish";

/// Makes a short briefing out of many news articles
///
/// The briefing is made of the articles' own sentences: what the sources agree on, each point
/// once, every sentence traceable to its source.
#[derive(Parser, Debug)]
#[command(version, after_help = EXAMPLES, max_term_width = 100)]
#[command(subcommand_required = true, arg_required_else_help = true)]
pub(crate) struct Cli {
    #[command(subcommand)]
    pub(crate) command: Command,
}

#[derive(Subcommand, Debug)]
pub(crate) enum Command {
    /// Summarise articles on one event
    #[command(after_help = SUMMARIZE_EXAMPLES)]
    Summarize(SummarizeArgs),
    /// List every sentence with its rank
    #[command(after_help = RANK_EXAMPLES)]
    Rank(RankArgs),
    /// Cut articles into sentences
    #[command(after_help = SEGMENT_EXAMPLES)]
    Segment(SegmentArgs),
    /// Summarise clusters of articles, one a line
    ///
    /// Every line of the input is answered with a line, in the same order: the briefing of that
    /// cluster, or what is wrong with it. Memory holds a window of the input, however long it is.
    /// The answers are the same on any number of threads.
    #[command(after_help = batch::EXAMPLES)]
    Batch(Box<BatchArgs>),
    /// Score summaries against those that people wrote
    ///
    /// Summarises every cluster that has references, within the cluster's own budget unless a
    /// length is given, or scores ready-made summaries. Each figure is a mean over clusters with
    /// its 95 % bootstrap interval.
    #[command(after_help = evaluate::EXAMPLES)]
    Evaluate(Box<EvaluateArgs>),
    /// Write the completions for a shell
    #[command(after_help = COMPLETIONS_EXAMPLES)]
    Completions(CompletionsArgs),
}

#[derive(Args, Debug)]
pub(crate) struct SummarizeArgs {
    #[command(flatten)]
    pub(crate) input: InputArgs,
    #[command(flatten)]
    pub(crate) cluster: ClusterArgs,
    #[command(flatten)]
    pub(crate) length: LengthArgs,

    /// What the briefing should be about, in your own words
    #[arg(long, value_name = "TEXT", value_parser = question, help_heading = "Content")]
    pub(crate) about: Option<String>,
    /// A file or folder that the reader knows already; what it tells counts less. Repeatable
    #[arg(long, value_name = "PATH", help_heading = "Content")]
    pub(crate) known: Vec<PathBuf>,

    /// Form of the briefing
    #[arg(long, value_name = "FORMAT", value_parser = choice(Format::ALL))]
    #[arg(default_value = Format::default().to_string(), help_heading = "Output")]
    pub(crate) format: Format,
    /// Say why each sentence was taken; in text and JSON
    #[arg(long, help_heading = "Output")]
    pub(crate) explain: bool,
    /// Columns of a line of text; 0 does not wrap [default: the terminal's, at most 100; 0 where
    /// the output is no terminal]
    #[arg(long, value_name = "N", value_parser = whole_number::<usize>, help_heading = "Output")]
    pub(crate) width: Option<usize>,
    /// Print the time of every stage on standard error
    #[arg(long, help_heading = "Output")]
    pub(crate) timings: bool,

    #[command(flatten)]
    pub(crate) common: CommonArgs,

    #[command(flatten)]
    pub(crate) names: NameArgs,

    #[command(flatten)]
    pub(crate) method: MethodArgs,
}

#[derive(Args, Debug)]
pub(crate) struct RankArgs {
    #[command(flatten)]
    pub(crate) input: InputArgs,
    #[command(flatten)]
    pub(crate) cluster: ClusterArgs,

    /// What the ranking should lean to, in your own words
    #[arg(long, value_name = "TEXT", value_parser = question, help_heading = "Content")]
    pub(crate) about: Option<String>,

    /// Form of the list
    #[arg(
        long,
        value_enum,
        value_name = "FORMAT",
        default_value_t,
        help_heading = "Output"
    )]
    pub(crate) format: RankFormat,
    /// Only the N highest-ranked sentences
    #[arg(long, value_name = "N", value_parser = whole_number::<usize>, help_heading = "Output")]
    pub(crate) top: Option<usize>,
    /// Order of the list
    #[arg(
        long,
        value_enum,
        value_name = "ORDER",
        default_value_t,
        help_heading = "Output"
    )]
    pub(crate) order: RankOrder,
    /// Columns of a line of the table; 0 does not shorten [default: the terminal's; 0 where the
    /// output is no terminal]
    #[arg(long, value_name = "N", value_parser = whole_number::<usize>, help_heading = "Output")]
    pub(crate) width: Option<usize>,
    /// Print the time of every stage and the speed of the walk on standard error; JSON has them too
    #[arg(long, help_heading = "Output")]
    pub(crate) timings: bool,

    #[command(flatten)]
    pub(crate) common: CommonArgs,

    #[command(flatten)]
    pub(crate) names: NameArgs,

    #[command(flatten)]
    pub(crate) method: MethodArgs,
}

/// Forms of the ranked list.
#[derive(ValueEnum, Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum RankFormat {
    #[default]
    Table,
    Csv,
    Json,
}

/// Orders of the ranked list.
#[derive(ValueEnum, Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum RankOrder {
    /// Highest rank first
    #[default]
    Rank,
    /// As the sentences stand in the documents
    Document,
}

#[derive(Args, Debug)]
pub(crate) struct SegmentArgs {
    #[command(flatten)]
    pub(crate) input: InputArgs,

    /// Form of the list
    #[arg(
        long,
        value_enum,
        value_name = "FORMAT",
        default_value_t,
        help_heading = "Output"
    )]
    pub(crate) format: SegmentFormat,
    /// Read JSON Lines {"lang", "text"} and write one line {"sentences"} for each, in order
    ///
    /// The language is an ISO 639-1 code. Where it is not known it is identified, where it is
    /// missing it is that of --language. A line that cannot be read gives {"error"} in its
    /// place. Blank lines are passed over.
    #[arg(long, help_heading = "Output")]
    pub(crate) jsonl: bool,

    #[command(flatten)]
    pub(crate) common: CommonArgs,
}

/// Forms of the list of pieces.
#[derive(ValueEnum, Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum SegmentFormat {
    #[default]
    Text,
    Json,
}

#[derive(Args, Debug)]
pub(crate) struct CompletionsArgs {
    /// The shell
    #[arg(value_enum)]
    pub(crate) shell: Shell,
}

fn question(text: &str) -> Result<String, &'static str> {
    if text.contains(char::is_alphanumeric) {
        Ok(text.to_owned())
    } else {
        Err("must hold a word")
    }
}
