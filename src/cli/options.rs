//! Options that several subcommands have. The doc comments are the help.

use std::fmt;
use std::path::PathBuf;

use anyhow::Context;
use briefing::reader::{FieldName, Format, ReaderConfig};
use briefing::{Budget, Language};
use clap::{ArgGroup, Args, ValueEnum};
use rayon::{ThreadPool, ThreadPoolBuilder};

use crate::cli::byte_size::{byte_size, shown_size};
use crate::cli::method::{choice, whole_number};

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
    /// Format of every input; auto tells it by name and content
    #[arg(long, value_name = "FORMAT", value_parser = choice(FormatChoice::ALL))]
    #[arg(default_value = "auto")]
    pub(crate) input_format: FormatChoice,
    /// Another name for a field of JSON or a column of CSV, such as text=body; the fields are id,
    /// title, author, site, date, url, language and text. Repeatable
    #[arg(long, value_name = "FIELD=NAME")]
    pub(crate) field: Vec<FieldName>,
    /// Files and folders to pass over inside of folders, as in a .gitignore. Repeatable
    #[arg(long, value_name = "PATTERN")]
    pub(crate) exclude: Vec<String>,
    /// Largest file that is read, in bytes; K, M and G stand for powers of 1024
    #[arg(long, value_name = "SIZE", value_parser = byte_size)]
    #[arg(default_value = shown_size(ReaderConfig::default().max_file_bytes))]
    pub(crate) max_file_bytes: u64,
    /// Most bytes that a packed file may hold
    #[arg(long, value_name = "SIZE", value_parser = byte_size, hide_short_help = true)]
    #[arg(default_value = shown_size(ReaderConfig::default().max_unpacked_bytes))]
    pub(crate) max_unpacked_bytes: u64,
    /// Most bytes that a byte of a packed file may unpack to, beyond 1M in all
    #[arg(long, value_name = "N", value_parser = whole_number::<u64>, hide_short_help = true)]
    #[arg(default_value_t = ReaderConfig::default().max_unpack_ratio)]
    pub(crate) max_unpack_ratio: u64,
    /// Most documents that are read
    #[arg(long, value_name = "N", value_parser = whole_number::<usize>, hide_short_help = true)]
    #[arg(default_value_t = ReaderConfig::default().max_documents)]
    pub(crate) max_documents: usize,
    /// Most levels of nested tags, elements, lists and objects, up to 4096; of JSON 127 at most
    #[arg(long, value_name = "N", value_parser = whole_number::<usize>, hide_short_help = true)]
    #[arg(default_value_t = ReaderConfig::default().max_nesting)]
    pub(crate) max_nesting: usize,
    /// Most attributes of a tag of a web page
    #[arg(long, value_name = "N", value_parser = whole_number::<usize>, hide_short_help = true)]
    #[arg(default_value_t = ReaderConfig::default().max_attributes)]
    pub(crate) max_attributes: usize,
    /// How long the article in a web page may be looked for
    #[arg(long, value_name = "N", value_parser = whole_number::<u64>, hide_short_help = true)]
    #[arg(default_value_t = ReaderConfig::default().max_extraction.as_secs())]
    pub(crate) max_extraction_seconds: u64,
    /// Follow symbolic links in folders, out of the folder too
    #[arg(long)]
    pub(crate) follow_links: bool,
}

/// Which cluster is meant.
#[derive(Args, Clone, Debug)]
pub(crate) struct ClusterArgs {
    /// Of a file of clusters take this one
    #[arg(long, value_name = "ID", help_heading = "Input")]
    pub(crate) cluster: Option<String>,
}

/// A format, or that it is to be found out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct FormatChoice(pub(crate) Option<Format>);

impl FormatChoice {
    const ALL: &'static [Self] = &[
        Self(None),
        Self(Some(Format::Text)),
        Self(Some(Format::Html)),
        Self(Some(Format::Markdown)),
        Self(Some(Format::Json)),
        Self(Some(Format::JsonLines)),
        Self(Some(Format::Csv)),
        Self(Some(Format::Feed)),
        Self(Some(Format::Warc)),
        Self(Some(Format::Mail)),
    ];
}

impl fmt::Display for FormatChoice {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            Some(format) => format.fmt(f),
            None => f.write_str("auto"),
        }
    }
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
    /// Form of what is said on standard error: text, or JSON, an object a line
    #[arg(
        long,
        value_enum,
        value_name = "FORMAT",
        default_value_t,
        hide_short_help = true
    )]
    pub(crate) log_format: LogFormat,
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

/// Forms of what is said on standard error.
#[derive(ValueEnum, Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum LogFormat {
    #[default]
    Text,
    Json,
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
    /// The threads to work with. The current one is among them: one less is to be started, and
    /// what it asks for memory comes from where that grows in large steps.
    ///
    /// # Errors
    /// If the system gives none.
    pub(crate) fn pool(&self) -> anyhow::Result<ThreadPool> {
        let pool = ThreadPoolBuilder::new().num_threads(self.threads);
        let pool = pool.use_current_thread().build();
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
