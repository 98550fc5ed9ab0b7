//! What the user may type. The doc comments are the help.

use std::path::PathBuf;

use anyhow::Context;
use briefing::reader::ReaderConfig;
use briefing::render::Format;
use briefing::{Budget, Language};
use clap::{ArgGroup, Args, Parser, Subcommand, ValueEnum};
use clap_complete::Shell;
use rayon::{ThreadPool, ThreadPoolBuilder};

use crate::cli::byte_size::{byte_size, shown_size};
use crate::cli::evaluate::args as evaluate;
use crate::cli::evaluate::args::EvaluateArgs;
use crate::cli::method::{MethodArgs, choice, whole_number};

const EXAMPLES: &str = "\
Examples:
  briefing summarize articles/                    five sentences from a folder of articles
  briefing summarize --words 100 a.txt b.txt      at most 100 words from two articles
  briefing summarize --about 'ceasefire' *.txt    with an eye on one question
  briefing rank --top 10 articles/                the ten most central sentences
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
    pub(crate) method: MethodArgs,
}

/// What is read.
#[derive(Args, Clone, Debug)]
#[command(next_help_heading = "Input")]
pub(crate) struct InputArgs {
    /// Files and folders; `-` is standard input, which is also read where no path is given
    #[arg(value_name = "PATH", help_heading = None::<&str>)]
    pub(crate) paths: Vec<PathBuf>,
    /// Language of the articles: an ISO 639-1 code such as en or uk, or auto to identify it
    #[arg(long, value_name = "CODE", default_value = "auto")]
    pub(crate) language: LanguageChoice,
    /// Largest file that is read, in bytes; K, M and G stand for powers of 1024
    #[arg(long, value_name = "SIZE", value_parser = byte_size)]
    #[arg(default_value = shown_size(ReaderConfig::default().max_file_bytes))]
    pub(crate) max_file_bytes: u64,
}

/// How long the briefing may be.
#[derive(Args, Clone, Copy, Debug)]
#[command(next_help_heading = "Length, one of")]
#[command(group = ArgGroup::new("length").multiple(false))]
pub(crate) struct LengthArgs {
    /// At most this many sentences [default: 5]
    #[arg(long, value_name = "N", value_parser = whole_number::<usize>, group = "length")]
    sentences: Option<usize>,
    /// At most this many words
    #[arg(long, value_name = "N", value_parser = whole_number::<usize>, group = "length")]
    words: Option<usize>,
    /// At most this many characters
    #[arg(long, value_name = "N", value_parser = whole_number::<usize>, group = "length")]
    characters: Option<usize>,
    /// At most this many bytes of UTF-8
    #[arg(long, value_name = "N", value_parser = whole_number::<usize>, group = "length")]
    bytes: Option<usize>,
}

impl LengthArgs {
    /// The options, of which one alone can count.
    pub(crate) const OPTIONS: [&'static str; 4] = ["sentences", "words", "characters", "bytes"];

    pub(crate) fn budget(self) -> Budget {
        self.given().unwrap_or_default()
    }

    /// The length, if one is given.
    pub(crate) fn given(self) -> Option<Budget> {
        let words = self.words.map(Budget::Words);
        let characters = self.characters.map(Budget::Characters);
        let bytes = self.bytes.map(Budget::Bytes);
        let sentences = self.sentences.map(Budget::Sentences);
        sentences.or(words).or(characters).or(bytes)
    }
}

#[derive(Args, Debug)]
pub(crate) struct RankArgs {
    #[command(flatten)]
    pub(crate) input: InputArgs,

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
    /// Print the time of every stage on standard error
    #[arg(long, help_heading = "Output")]
    pub(crate) timings: bool,

    #[command(flatten)]
    pub(crate) common: CommonArgs,

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
    /// The language is an ISO 639-1 code; one that is not known gets the rules of English, one
    /// that is missing that of --language. A line that cannot be read gives {"error"} in its
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

/// What every subcommand that works on documents has.
#[derive(Args, Clone, Debug, Default)]
#[command(next_help_heading = "General")]
pub(crate) struct CommonArgs {
    /// Write to a file, whole or not at all; `-` is standard output
    #[arg(short, long, value_name = "FILE", help_heading = "Output")]
    pub(crate) output: Option<PathBuf>,
    /// Threads to work with, at most 512; 0 takes one a core
    #[arg(long, value_name = "N", value_parser = thread_count, default_value_t = 0)]
    pub(crate) threads: usize,
    /// TOML file with settings, named like the options
    #[arg(long, value_name = "FILE")]
    pub(crate) config: Option<PathBuf>,
    /// When to use colour; `auto` heeds NO_COLOR
    #[arg(long, value_enum, value_name = "WHEN", default_value_t)]
    pub(crate) color: Color,
    /// No warnings and no progress
    #[arg(short, long)]
    pub(crate) quiet: bool,
    /// Say what is done
    #[arg(short, long)]
    pub(crate) verbose: bool,
}

fn question(text: &str) -> Result<String, &'static str> {
    if text.contains(char::is_alphanumeric) {
        Ok(text.to_owned())
    } else {
        Err("must hold a word")
    }
}

/// More threads than any machine has use for would only take time to start.
const MOST_THREADS: usize = 512;

fn thread_count(text: &str) -> Result<usize, &'static str> {
    let count = whole_number(text)?;
    if count > MOST_THREADS {
        return Err("must be at most 512");
    }
    Ok(count)
}

impl CommonArgs {
    /// The threads to work with.
    ///
    /// # Errors
    /// If the system gives none.
    pub(crate) fn pool(&self) -> anyhow::Result<ThreadPool> {
        let pool = ThreadPoolBuilder::new().num_threads(self.threads).build();
        pool.context("no threads to work with")
    }
}

/// When colour is used.
#[derive(ValueEnum, Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Color {
    #[default]
    Auto,
    Always,
    Never,
}

/// A language, or that it is to be identified.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct LanguageChoice(pub(crate) Option<Language>);

impl std::str::FromStr for LanguageChoice {
    type Err = &'static str;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        if text == "auto" {
            return Ok(Self(None));
        }
        let language = text.parse().map(Some).map(Self);
        language.map_err(|_| "must be auto or an ISO 639-1 code such as en, de or uk")
    }
}
